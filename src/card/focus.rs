//! What has the focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What has the focus, within shadow roots too.
pub fn deepest(active: Option<Element>) -> Option<HtmlElement> {
    let mut at = active?;
    while let Some(inner) = at.shadow_root().and_then(|root| root.active_element()) {
        at = inner;
    }
    at.dyn_into().ok()
}
