//! The only `#[wasm_bindgen]` files: thin, one for each wasm file.

#[cfg(feature = "engine")]
mod engine;
#[cfg(feature = "widget")]
mod widget;

use js_sys::Array;
use wasm_bindgen::JsValue;

use crate::Error;

/// What JavaScript throws: `[code, message]`, which the glue makes a `JiyaoError` of.
pub fn thrown(error: Error) -> JsValue {
    Array::of2(&error.code().into(), &error.to_string().into()).into()
}
