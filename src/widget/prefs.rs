//! What the reader has chosen, kept for the site's other pages and its other open tabs.
//!
//! One key of the site's own localStorage holds an object; fields that this file does not know stay as
//! they are. A blocked, full or damaged store is no error: choices then hold until the page is left.

use gloo::events::EventListener;
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Storage, Window};

/// Changes with the shape of what is stored.
const KEY: &str = "jiyao:reader:1";
const FONT_SCALE: &str = "fontScale";

/// The text size that the reader has chosen, 1 for the page's own.
pub fn font_scale(window: &Window) -> Option<f64> {
    Reflect::get(&stored(window)?.into(), &FONT_SCALE.into()).ok()?.as_f64()
}

/// Remembers the text size.
pub fn remember_font_scale(window: &Window, scale: f64) {
    let choices = stored(window).unwrap_or_default();
    let _ = Reflect::set(&choices, &FONT_SCALE.into(), &scale.into());
    if let (Some(storage), Ok(text)) = (storage(window), JSON::stringify(&choices)) {
        let _ = storage.set_item(KEY, &String::from(text));
    }
}

/// Calls `changed` when another tab has changed the choices; dropping the listener stops that.
pub fn on_change(window: &Window, changed: impl Fn() + 'static) -> EventListener {
    EventListener::new(window, "storage", move |event| {
        // Without a key the whole store was cleared.
        let key = Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string());
        if key.is_none_or(|key| key == KEY) {
            changed();
        }
    })
}

fn stored(window: &Window) -> Option<Object> {
    JSON::parse(&storage(window)?.get_item(KEY).ok()??).ok()?.dyn_into().ok()
}

/// Getting it throws where cookies are blocked.
fn storage(window: &Window) -> Option<Storage> {
    window.local_storage().ok()?
}
