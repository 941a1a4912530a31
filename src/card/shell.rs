//! The shell as the card sees it: what it is given to start with, and what it may ask for.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// The article: the `Article` of the types, its `body` element and the interface's `lang`.
    pub type Context;
    /// The element that holds the body.
    #[wasm_bindgen(method, getter)]
    pub fn body(this: &Context) -> Element;
    /// The title, empty where it is not known.
    #[wasm_bindgen(method, getter)]
    pub fn title(this: &Context) -> String;
    /// The interface's language.
    #[wasm_bindgen(method, getter)]
    pub fn lang(this: &Context) -> String;

    /// The bar.
    pub type Shell;
    /// Has a text read out.
    #[wasm_bindgen(method)]
    pub fn announce(this: &Shell, text: &str);
    /// Marks a button as on or off.
    #[wasm_bindgen(method)]
    pub fn mark(this: &Shell, command: &str, on: bool);
    /// Shows a message under the bar.
    #[wasm_bindgen(method)]
    pub fn message(this: &Shell, text: &str);
}
