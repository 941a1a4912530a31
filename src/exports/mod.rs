//! The only `#[wasm_bindgen]` files: thin, one for each wasm file.

#[cfg(feature = "engine")]
mod engine;
#[cfg(feature = "widget")]
mod widget;
