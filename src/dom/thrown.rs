//! What has been thrown, in words.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

/// Said where whatever was thrown says nothing itself.
const UNKNOWN: &str = "出现意外错误，请刷新页面后重试。";

/// Whether it says that somebody has stopped what was on its way.
pub fn is_cancelled(thrown: &JsValue) -> bool {
    Reflect::get(thrown, &"code".into()).is_ok_and(|code| code.as_string().as_deref() == Some("cancelled"))
}

/// The message of what Rust or JavaScript has thrown: ours is `[code, message]` until the glue has made
/// a `JiyaoError` of it.
pub fn message_of(thrown: &JsValue) -> String {
    let at = |key: JsValue| Reflect::get(thrown, &key).ok().and_then(|message| message.as_string());
    at("message".into()).or_else(|| at(1.into())).unwrap_or_else(|| UNKNOWN.to_owned())
}
