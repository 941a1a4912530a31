//! Numbers to text and back by JavaScript's own functions: Rust's for `f64` would add 30 KB to a
//! file that every page loads.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The number at the start of `text`, such as 16 of `16px`; NaN where there is none.
    #[wasm_bindgen(js_name = parseFloat)]
    pub fn parse(text: &str) -> f64;

    /// As JavaScript writes it: `1`, `1.25`.
    #[wasm_bindgen(js_name = String)]
    pub fn text(number: f64) -> String;
}

/// A number that an object of the browser's has, such as `clientY` of an event: without web-sys's glue of every kind.
pub fn of(object: &JsValue, name: &str) -> Option<f64> {
    Reflect::get(object, &name.into()).ok()?.as_f64()
}

/// `number` and a unit, such as `18.5px`.
pub fn with_unit(number: f64, unit: &str) -> String {
    text(number) + unit
}

/// A whole percentage of `part`: 1.25 gives 125.
pub fn percent(part: f64) -> String {
    text((part * 100.0).round())
}
