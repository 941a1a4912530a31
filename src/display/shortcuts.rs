//! Keys that work anywhere in the page. Off unless the reader or the site wants them: WCAG 2.1.4, and a page may have its own.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Window};

use crate::dom::command::Command;

/// Where Alt+Shift and a key mean what is written.
const FIELDS: &str = "input, textarea, select, [contenteditable]";
/// Keys by their place, so that layouts and input methods make no difference, and the bar's commands.
const KEYS: [(&str, Command); 8] = [
    ("Equal", Command::Larger),
    ("NumpadAdd", Command::Larger),
    ("Minus", Command::Smaller),
    ("NumpadSubtract", Command::Smaller),
    ("Digit0", Command::ResetSize),
    ("KeyD", Command::Display),
    ("KeyP", Command::Print),
    ("KeyS", Command::Digest),
];

/// Calls `run` with a command of the bar when Alt+Shift and its key are pressed; dropping the listener stops that.
pub fn listen(window: &Window, run: impl Fn(Command) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(window, "keydown", options, move |event: &Event| {
        let get = |name: &str| Reflect::get(event, &name.into()).unwrap_or_default();
        let is = |name: &str| get(name).is_truthy();
        if !is("altKey") || !is("shiftKey") || is("ctrlKey") || is("metaKey") || is("isComposing") {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.closest(FIELDS).ok().flatten().is_some()) {
            return;
        }
        let code = get("code").as_string().unwrap_or_default();
        if let Some(&(_, command)) = KEYS.iter().find(|(key, _)| *key == code) {
            event.prevent_default();
            run(command);
        }
    })
}
