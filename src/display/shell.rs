//! The shell as the display sees it: what it is given to start with, and what it may ask for.

use wasm_bindgen::prelude::*;
use web_sys::Element;

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
    /// The interface's language.
    #[wasm_bindgen(method, getter)]
    pub fn lang(this: &Context) -> String;

    /// The bar.
    pub type Shell;
    /// The bar's host element.
    #[wasm_bindgen(method, getter)]
    pub fn element(this: &Shell) -> Option<Element>;
    /// The text size; 1: as the page has it.
    #[wasm_bindgen(method, getter, js_name = fontScale)]
    pub fn font_scale(this: &Shell) -> f64;
    /// Has the text at least so many times, and each size at least so many pixels large, and reads line heights anew.
    #[wasm_bindgen(method, js_name = setLeastSize)]
    pub fn set_least_size(this: &Shell, scale: f64, pixels: f64);
    /// Does what a button of the bar does.
    #[wasm_bindgen(method)]
    pub fn run(this: &Shell, command: &str);
    /// Has a text read out.
    #[wasm_bindgen(method)]
    pub fn announce(this: &Shell, text: &str);
    /// Marks a button as on or off.
    #[wasm_bindgen(method)]
    pub fn mark(this: &Shell, command: &str, on: bool);
}
