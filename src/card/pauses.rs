//! Long work in portions, so that the page hears its reader in between.

use std::cell::Cell;

use js_sys::{Date, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds at a stretch. Browsers call a task long from 50 ms on (W3C Long Tasks), and the last step of a portion,
/// with the layout and what else the page does, counts too.
const PORTION: f64 = 10.0;

#[wasm_bindgen]
extern "C" {
    /// Safari has none.
    #[wasm_bindgen(catch, js_name = requestIdleCallback)]
    fn request_idle_callback(run: &Function) -> Result<f64, JsValue>;
}

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

    /// Waits until the page has nothing else to do.
    pub async fn idle(&self) {
        let mut is_missing = false;
        let idle = Promise::new(&mut |done, _| is_missing = request_idle_callback(&done).is_err());
        if is_missing {
            return self.rest().await;
        }
        let _ = JsFuture::from(idle).await;
        self.since.set(Date::now());
    }

    /// Between two steps: rests where enough has been done since the last rest.
    pub async fn pause(&self) {
        if Date::now() - self.since.get() > PORTION {
            self.rest().await;
        }
    }
}
