//! What the brief reads of a digest, a plain object.

use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Digest`, or any part of it: the getters below say which part has what.
    pub type Part;
    /// Of the digest.
    #[wasm_bindgen(method, getter)]
    pub fn headline(this: &Part) -> Part;
    /// Of the digest.
    #[wasm_bindgen(method, getter)]
    pub fn sections(this: &Part) -> Array;
    /// Of the digest.
    #[wasm_bindgen(method, getter)]
    pub fn outlines(this: &Part) -> Array;
    /// Of the digest.
    #[wasm_bindgen(method, getter)]
    pub fn keywords(this: &Part) -> Array;
    /// Of the digest.
    #[wasm_bindgen(method, getter)]
    pub fn people(this: &Part) -> Array;
    /// Of the digest.
    #[wasm_bindgen(method, getter)]
    pub fn dates(this: &Part) -> Array;
    /// Of an extract, a keyword, a date.
    #[wasm_bindgen(method, getter)]
    pub fn text(this: &Part) -> String;
    /// Of nearly all.
    #[wasm_bindgen(method, getter)]
    pub fn spans(this: &Part) -> Array;
    /// Of a section.
    #[wasm_bindgen(method, getter)]
    pub fn marker(this: &Part) -> String;
    /// Of a section.
    #[wasm_bindgen(method, getter)]
    pub fn points(this: &Part) -> Array;
    /// Of an outline.
    #[wasm_bindgen(method, getter)]
    pub fn items(this: &Part) -> Array;
    /// Of an outline's item.
    #[wasm_bindgen(method, getter)]
    pub fn heading(this: &Part) -> Part;
    /// Of a person.
    #[wasm_bindgen(method, getter)]
    pub fn name(this: &Part) -> String;
    /// Of a person.
    #[wasm_bindgen(method, getter)]
    pub fn roles(this: &Part) -> Array;
    /// Of a span.
    #[wasm_bindgen(method, getter)]
    pub fn block(this: &Part) -> u32;
    /// Of a span.
    #[wasm_bindgen(method, getter)]
    pub fn start(this: &Part) -> u32;
    /// Of a span.
    #[wasm_bindgen(method, getter)]
    pub fn end(this: &Part) -> u32;
}

/// The parts of a list.
pub fn parts(list: &Array) -> Vec<Part> {
    list.iter().map(JsValue::unchecked_into).collect()
}

/// Spans as triples of block, start and end.
pub fn triples(list: &Array) -> Vec<[u32; 3]> {
    parts(list).iter().map(|span| [span.block(), span.start(), span.end()]).collect()
}
