//! The shell as the card sees it: what it is given to start with, and what it may ask for.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::dom::command::Command;

#[wasm_bindgen]
extern "C" {
    /// The article: the `Article` of the types, its `body` element and the interface's `lang`.
    pub type Context;
    /// The element that holds the body.
    #[wasm_bindgen(method, getter)]
    pub fn body(this: &Context) -> Element;
    /// The element that shows the title.
    #[wasm_bindgen(method, getter, js_name = titleElement)]
    pub fn title_element(this: &Context) -> Option<Element>;
    /// The title, empty where it is not known.
    #[wasm_bindgen(method, getter)]
    pub fn title(this: &Context) -> String;
    /// What belongs to the title, as in `Article`.
    #[wasm_bindgen(method, getter)]
    pub fn subtitle(this: &Context) -> Array;
    /// The date, as in `Article`.
    #[wasm_bindgen(method, getter)]
    pub fn date(this: &Context) -> Option<String>;
    /// Who published it.
    #[wasm_bindgen(method, getter)]
    pub fn source(this: &Context) -> Option<String>;
    /// The page's address.
    #[wasm_bindgen(method, getter)]
    pub fn url(this: &Context) -> String;
    /// The interface's language.
    #[wasm_bindgen(method, getter)]
    pub fn lang(this: &Context) -> String;
    /// The report's language, where it is known.
    #[wasm_bindgen(method, getter, js_name = textLang)]
    pub fn text_lang(this: &Context) -> Option<String>;
    /// Whether what only editors want to know is shown too.
    #[wasm_bindgen(method, getter, js_name = forEditors)]
    pub fn for_editors(this: &Context) -> bool;

    /// The bar.
    pub type Shell;
    /// The bar's host element. `.tray` in its shadow root is the card's: what stands in it goes
    /// with the bar, which stays in view.
    #[wasm_bindgen(method, getter)]
    pub fn element(this: &Shell) -> Option<Element>;
    /// The size of the report's text: 1 as the page has it.
    #[wasm_bindgen(method, getter, js_name = fontScale)]
    pub fn font_scale(this: &Shell) -> f64;
    /// Has a text read out.
    #[wasm_bindgen(method)]
    pub fn announce(this: &Shell, text: &str);
    #[wasm_bindgen(method, js_name = mark)]
    fn mark_named(this: &Shell, command: &str, on: bool);
    /// What is printed from now on where no layout is named: the layout's name and classes, highlighted
    /// spans as triples, and what is printed instead of the article. Without classes: the usual layout;
    /// the highlights are then those of every layout that is named, too.
    #[wasm_bindgen(method, js_name = setPrint)]
    pub fn set_print(this: &Shell, classes: Option<&str>, marks: &[u32], content: Option<&Element>);
    /// A promise of that the print is there.
    #[wasm_bindgen(method, catch)]
    pub fn printable(this: &Shell) -> Result<Promise, JsValue>;
    /// What would be printed; `None` before the print is there.
    #[wasm_bindgen(method, js_name = printTree)]
    pub fn print_tree(this: &Shell) -> Option<Element>;
    /// Opens the print dialogue.
    #[wasm_bindgen(method)]
    pub fn print(this: &Shell, layout: &JsValue) -> Promise;
    /// Shows a message under the bar; an empty one takes the last away.
    #[wasm_bindgen(method)]
    pub fn message(this: &Shell, text: &str);
}

impl Shell {
    /// Marks a button as on or off.
    pub fn mark(&self, command: Command, on: bool) {
        self.mark_named(command.name(), on);
    }
}
