//! Hears of another size of an element.

use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// Calls what it was given, now and whenever the size changes, as long as it lives.
pub struct Resized {
    observer: Option<ResizeObserver>,
    _run: Closure<dyn FnMut()>,
}

impl Resized {
    /// Calls `run` for `element`.
    pub fn follow(element: &Element, run: impl FnMut() + 'static) -> Self {
        let run = Closure::<dyn FnMut()>::new(run);
        let observer = ResizeObserver::new(run.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _run: run }
    }
}

impl Drop for Resized {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
