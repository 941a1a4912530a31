//! The shell as the display sees it: what it is given to start with, and what it may ask for.

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
    #[wasm_bindgen(method, js_name = run)]
    fn run_named(this: &Shell, command: &str);
    /// Has a text read out.
    #[wasm_bindgen(method)]
    pub fn announce(this: &Shell, text: &str);
    #[wasm_bindgen(method, js_name = mark)]
    fn mark_named(this: &Shell, command: &str, on: bool);
}

impl Shell {
    /// Does what a command of the bar wants.
    pub fn run(&self, command: Command) {
        self.run_named(command.name());
    }

    /// Marks a button as on or off.
    pub fn mark(&self, command: Command, on: bool) {
        self.mark_named(command.name(), on);
    }
}
