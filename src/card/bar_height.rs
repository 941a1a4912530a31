//! The bar's height, which changes with its tray, its messages and the text: on a phone the card stands above it.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};

use crate::dom::number;

/// Keeps the card's `--bar` as long as it lives.
pub struct BarHeight {
    observer: Option<ResizeObserver>,
    _resized: Closure<dyn FnMut()>,
}

impl BarHeight {
    /// Tells `card` of the height of `bar`, now and whenever it changes.
    pub fn follow(bar: &Element, card: &Element) -> Self {
        let (host, card) = (bar.clone(), card.clone());
        let resized = Closure::<dyn FnMut()>::new(move || {
            let height = number::with_unit(host.get_bounding_client_rect().height(), "px");
            if let Some(card) = card.dyn_ref::<HtmlElement>() {
                let _ = card.style().set_property("--bar", &height);
            }
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(bar);
        }
        Self { observer, _resized: resized }
    }
}

impl Drop for BarHeight {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
