//! The keyboard of a toolbar, as the ARIA Authoring Practices have it: one stop for Tab, arrows, Home and End within.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Listens in the toolbar; `closed` is called when Esc is pressed.
pub fn listen(bar: &Element, closed: impl Fn() + 'static) -> [EventListener; 2] {
    for (index, button) in buttons(bar).iter().enumerate() {
        button.set_tab_index(if index == 0 { 0 } else { -1 });
    }
    let inside = bar.clone();
    let focused = EventListener::new(bar, "focusin", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        for button in buttons(&inside) {
            button.set_tab_index(if target.as_ref() == Some(button.as_ref()) { 0 } else { -1 });
        }
    });
    let inside = bar.clone();
    let options = EventListenerOptions::enable_prevent_default();
    let keys = EventListener::new_with_options(bar, "keydown", options, move |event| {
        let key = Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string()).unwrap_or_default();
        // What a narrow screen hides has no height.
        let shown: Vec<HtmlElement> =
            buttons(&inside).into_iter().filter(|button| button.client_height() > 0).collect();
        let now = shown.iter().position(|button| button.tab_index() == 0).unwrap_or(0);
        let last = shown.len().saturating_sub(1);
        let next = match key.as_str() {
            "ArrowRight" | "ArrowDown" => {
                if now == last {
                    0
                } else {
                    now + 1
                }
            }
            "ArrowLeft" | "ArrowUp" => {
                if now == 0 {
                    last
                } else {
                    now - 1
                }
            }
            "Home" => 0,
            "End" => last,
            "Escape" => return closed(),
            _ => return,
        };
        event.prevent_default();
        if let Some(button) = shown.get(next) {
            let _ = button.focus();
        }
    });
    [focused, keys]
}

fn buttons(bar: &Element) -> Vec<HtmlElement> {
    let Ok(all) = bar.query_selector_all("button") else { return vec![] };
    (0..all.length()).filter_map(|i| all.item(i)?.dyn_into().ok()).collect()
}
