//! What the site chooses: `MountOptions` of the types, as JavaScript hands them over.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

use crate::Error;
use crate::text::ground::words;

#[wasm_bindgen]
extern "C" {
    /// `MountOptions`.
    #[wasm_bindgen(js_name = Object)]
    pub type Options;

    /// A selector or an element.
    #[wasm_bindgen(method, getter)]
    pub fn article(this: &Options) -> JsValue;

    /// A selector or an element that the bar goes into.
    #[wasm_bindgen(method, getter)]
    pub fn container(this: &Options) -> JsValue;

    /// A selector or an element that holds the article's title.
    #[wasm_bindgen(method, getter)]
    pub fn title(this: &Options) -> JsValue;

    /// A selector or an element that holds its date.
    #[wasm_bindgen(method, getter)]
    pub fn date(this: &Options) -> JsValue;

    /// A selector or an element that names its source.
    #[wasm_bindgen(method, getter)]
    pub fn source(this: &Options) -> JsValue;

    /// Whether a page without an article shows nothing of the widget; it does not where unset.
    #[wasm_bindgen(method, getter)]
    pub fn quiet(this: &Options) -> Option<bool>;

    /// The interface's language; the article's own where unset.
    #[wasm_bindgen(method, getter)]
    pub fn lang(this: &Options) -> Option<String>;

    /// What the browser's own print gives.
    #[wasm_bindgen(method, getter, js_name = printLayout)]
    pub fn print_layout(this: &Options) -> JsValue;

    /// Whether what only editors want to know is shown too.
    #[wasm_bindgen(method, getter)]
    pub fn editor(this: &Options) -> bool;

    /// How large the text is where the reader has chosen nothing; 1: as the page has it.
    #[wasm_bindgen(method, getter, js_name = fontScale)]
    pub fn font_scale(this: &Options) -> Option<f64>;

    /// Whether the page's own links for size and print drive the widget; they do where unset.
    #[wasm_bindgen(method, getter, js_name = takeOver)]
    pub fn take_over(this: &Options) -> Option<bool>;
}

/// Whether a value is of a type.
type Fits = fn(&JsValue) -> bool;

/// What the options take, by their names: a text, a switch, a number, a selector or an element, a text or bytes. The same
/// as in the types.
const KINDS: [(&str, Fits); 5] = [
    ("base lang printLayout theme themeScope font align", JsValue::is_string),
    ("worker quiet takeOver editor elder shortcuts", |value| value.as_bool().is_some()),
    ("fontScale lineHeight letterSpacing paragraphSpacing lineWidth", |value| value.as_f64().is_some()),
    ("article title date source container dictionary", |value| value.is_string() || value.is_object()),
    ("terms", |value| Array::is_array(value) && Array::from(value).iter().all(|term| term.is_string())),
];

impl Options {
    /// An error that names the first option of a wrong type. `null` is as good as unset.
    pub fn check(&self) -> Result<(), Error> {
        for (names, fits) in KINDS {
            for name in words::of(names) {
                let value = Reflect::get(self, &name.into()).unwrap_or_default();
                if !value.is_undefined() && !value.is_null() && !fits(&value) {
                    return Err(Error::InvalidInput(name));
                }
            }
        }
        Ok(())
    }
}
