//! The widget's events: `jiyao:ready`, `jiyao:digest` and so on, fired on the bar's host.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Element};

/// Fires an event that bubbles.
pub fn emit(element: &Element, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // False: a listener has cancelled it, which means nothing here.
        let _ = element.dispatch_event(&event);
    }
}
