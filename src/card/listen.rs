//! Clicks and changes in a part of the card, delegated to one listener each.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget};

use super::control::Control;
use crate::dom::key;

/// Calls `run` with what is pressed below `root`, by its `data-command`, and the element that has it.
/// A link with a modifier key stays a link: the reader wants it in another tab.
pub fn commands(root: &EventTarget, run: impl Fn(Control, &Element) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(root, "click", options, move |event: &Event| {
        let Some((control, pressed)) = named(event, "data-command") else { return };
        if pressed.has_attribute("href") {
            if ["ctrlKey", "metaKey", "shiftKey"].iter().any(|key| flag(event, key)) {
                return;
            }
            event.prevent_default();
        }
        // What stands in the bar's tray: the bar listens too.
        event.stop_propagation();
        run(control, &pressed);
    })
}

/// Calls `run` with a field below `root` that has another value now, by its `data-change`.
pub fn changes(root: &EventTarget, run: impl Fn(Control, &Element) + 'static) -> EventListener {
    EventListener::new(root, "change", move |event: &Event| {
        if let Some((control, field)) = named(event, "data-change") {
            run(control, &field);
        }
    })
}

/// Calls `run` with the name of a key that goes down below `root`; true takes it from the page.
pub fn keys(root: &EventTarget, run: impl Fn(&str, &Event) -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(root, "keydown", options, move |event: &Event| {
        if !event.default_prevented() && key::pressed(event).is_some_and(|key| run(&key, event)) {
            event.prevent_default();
            event.stop_propagation();
        }
    })
}

/// Whether a property of an event is true.
pub fn flag(event: &Event, name: &str) -> bool {
    Reflect::get(event, &name.into()).is_ok_and(|value| value.is_truthy())
}

fn named(event: &Event, attribute: &str) -> Option<(Control, Element)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let element = target.closest(&["[", attribute, "]"].concat()).ok()??;
    Some((Control::named(&element.get_attribute(attribute)?)?, element))
}
