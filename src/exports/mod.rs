//! The only `#[wasm_bindgen]` files: thin, one for each wasm file.

#[cfg(feature = "card")]
mod card;
#[cfg(feature = "display")]
mod display;
#[cfg(feature = "engine")]
mod engine;
#[cfg(feature = "widget")]
mod widget;

use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::Error;

/// The version of the package that this file was built for.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// What JavaScript throws: `[code, message]`, which the glue makes a `JiyaoError` of.
pub fn thrown(error: Error) -> JsValue {
    Array::of2(&error.code().into(), &error.to_string().into()).into()
}
