//! The bar's height, which changes with its tray, its messages and the text: on a phone the card stands above it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::resized::Resized;
use crate::dom::number;

/// Tells `card` of the height of `bar` by its `--bar`, now and whenever it changes.
pub fn follow(bar: &Element, card: &Element) -> Resized {
    let (host, card) = (bar.clone(), card.clone());
    Resized::follow(bar, move || {
        let height = number::with_unit(host.get_bounding_client_rect().height(), "px");
        if let Some(card) = card.dyn_ref::<HtmlElement>() {
            let _ = card.style().set_property("--bar", &height);
        }
    })
}
