//! Long work in portions, so that the page hears its reader in between.

use std::cell::Cell;

use js_sys::{Date, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds at a stretch. Browsers call a task long from 50 ms on (W3C Long Tasks), and the last step of a portion,
/// with the layout and what else the page does, counts too.
const PORTION: f64 = 10.0;

/// Where work rests.
pub struct Pauses {
    rest: Function,
    since: Cell<f64>,
}

impl Pauses {
    /// `rest`: gives a promise that is kept in a later task.
    pub fn new(rest: Function) -> Self {
        Self { rest, since: Cell::new(0.0) }
    }

    /// Lets the page have its turn.
    pub async fn rest(&self) {
        if let Ok(turn) = self.rest.call0(&JsValue::UNDEFINED) {
            let _ = JsFuture::from(turn.unchecked_into::<Promise>()).await;
        }
        self.since.set(Date::now());
    }

    /// Between two steps: rests where enough has been done since the last rest.
    pub async fn pause(&self) {
        if Date::now() - self.since.get() > PORTION {
            self.rest().await;
        }
    }
}
