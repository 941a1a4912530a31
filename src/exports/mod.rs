//! What JavaScript gets of each wasm file: one thin file each. What JavaScript hands in is bound where it is used.

#[cfg(feature = "card")]
mod card;
#[cfg(feature = "display")]
mod display;
#[cfg(feature = "engine")]
mod engine;
#[cfg(feature = "growth")]
mod growth;
#[cfg(feature = "print")]
mod print;
#[cfg(feature = "widget")]
mod widget;

use wasm_bindgen::prelude::*;

#[cfg(any(feature = "widget", feature = "card", feature = "display", feature = "print"))]
use crate::Error;
#[cfg(any(feature = "widget", feature = "card", feature = "display"))]
use crate::dom::command::Command;

/// The version of the package that this file was built for.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// The command of the bar that JavaScript names.
#[cfg(any(feature = "widget", feature = "card", feature = "display"))]
fn command_named(name: &str) -> Result<Command, JsValue> {
    Command::named(name).ok_or_else(|| JsValue::from(Error::InvalidInput("command")))
}

/// A text that a caller may leave out or set to `null`; an error that names the argument where it is something else.
#[cfg(any(feature = "widget", feature = "card", feature = "print"))]
fn optional_text(value: &JsValue, argument: &'static str) -> Result<Option<String>, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    value.as_string().map(Some).ok_or_else(|| wrong(argument))
}

/// Thrown where an argument is not of the documented shape.
#[cfg(any(feature = "widget", feature = "card", feature = "display", feature = "print"))]
fn wrong(argument: &'static str) -> JsValue {
    Error::InvalidInput(argument).into()
}
