//! The article as the print is told of it.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// The `Article` of the types, with its `body` element, the language of its text and the interface's `lang`.
    pub type Context;
    /// The element that holds the body.
    #[wasm_bindgen(method, getter)]
    pub fn body(this: &Context) -> Element;
    /// Empty where it is not known.
    #[wasm_bindgen(method, getter)]
    pub fn title(this: &Context) -> String;
    /// Texts.
    #[wasm_bindgen(method, getter)]
    pub fn subtitle(this: &Context) -> Array;
    /// `2024-01-24` or `2024-01-24T21:50`, time in China.
    #[wasm_bindgen(method, getter)]
    pub fn date(this: &Context) -> Option<String>;
    /// Who published it.
    #[wasm_bindgen(method, getter)]
    pub fn source(this: &Context) -> Option<String>;
    /// Who wrote it.
    #[wasm_bindgen(method, getter)]
    pub fn author(this: &Context) -> Option<String>;
    /// The text's language, where its characters tell.
    #[wasm_bindgen(method, getter, js_name = textLang)]
    pub fn text_lang(this: &Context) -> Option<String>;
    /// The interface's language.
    #[wasm_bindgen(method, getter)]
    pub fn lang(this: &Context) -> String;
}
