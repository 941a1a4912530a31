//! The engine as the widget sees it: a promise of a digest, wherever it is made.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;

use crate::text::Span;

#[wasm_bindgen]
extern "C" {
    /// `engine-client.js`: the engine in a worker, or on this thread where a worker can't start.
    pub type EngineClient;

    /// Calls a method of the engine; `progress(loaded, total)` hears of the bytes on the way.
    #[wasm_bindgen(method)]
    pub fn call(this: &EngineClient, method: &str, arguments: &Array, progress: &Function) -> Promise;
}

/// Types for reading a digest, a plain object. Getters cost a few bytes each, where serde's
/// deserialisers would cost the shell, which every page loads, dozens of kilobytes.
#[wasm_bindgen]
extern "C" {
    /// `Digest`.
    #[derive(Clone)]
    pub type Digest;
    /// The headline.
    #[wasm_bindgen(method, getter)]
    pub fn headline(this: &Digest) -> Extract;
    /// The summary, an array of `Extract`.
    #[wasm_bindgen(method, getter)]
    pub fn summary(this: &Digest) -> Array;
    /// The keywords, an array of `Keyword`, which are `Extract`s too.
    #[wasm_bindgen(method, getter)]
    pub fn keywords(this: &Digest) -> Array;

    /// `Extract`.
    pub type Extract;
    /// The words.
    #[wasm_bindgen(method, getter)]
    pub fn text(this: &Extract) -> String;
    /// Their places, an array of `Span`.
    #[wasm_bindgen(method, getter)]
    pub fn spans(this: &Extract) -> Array;

    /// `Span`.
    type SpanObject;
    #[wasm_bindgen(method, getter)]
    fn block(this: &SpanObject) -> usize;
    #[wasm_bindgen(method, getter)]
    fn start(this: &SpanObject) -> usize;
    #[wasm_bindgen(method, getter)]
    fn end(this: &SpanObject) -> usize;
}

/// The elements of an array as the type that they are documented to be.
pub fn each<T: JsCast>(array: &Array) -> impl Iterator<Item = T> + use<'_, T> {
    array.iter().map(JsValue::unchecked_into)
}

/// The spans of a `Span[]`.
pub fn spans(array: &Array) -> Vec<Span> {
    each::<SpanObject>(array).map(|span| Span { block: span.block(), start: span.start(), end: span.end() }).collect()
}
