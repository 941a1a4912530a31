//! What the reader has chosen, kept for the site's other pages and its other open tabs.
//!
//! One key of the site's own localStorage holds an object; fields that this file does not know stay as
//! they are. A blocked, full or damaged store is no error: choices then hold until the page is left.
//! The browser extension brings a store of its own, which holds for all sites and leaves the site's alone.

use gloo::events::EventListener;
use js_sys::{JSON, Object, Reflect, Symbol};
use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, Storage, Window};

/// Changes with the shape of what is stored.
const KEY: &str = "jiyao:reader:1";
const FONT_SCALE: &str = "fontScale";
const MET: &str = "met";

/// What is set in the display's panel, or by the site's options of the same names. The page's own links and
/// `fontScale` need no panel.
pub const DISPLAY: [&str; 13] = [
    "lineHeight",
    "letterSpacing",
    "paragraphSpacing",
    "lineWidth",
    "align",
    "font",
    "theme",
    "themeScope",
    "elder",
    "shortcuts",
    "onlyArticle",
    "ruler",
    "captions",
];

/// The text size that the reader has chosen, 1 for the page's own.
pub fn font_scale(window: &Window) -> Option<f64> {
    Reflect::get(&stored(window)?.into(), &FONT_SCALE.into()).ok()?.as_f64()
}

/// Remembers the text size.
pub fn remember_font_scale(window: &Window, scale: f64) {
    remember(window, &[(FONT_SCALE, scale.into())]);
}

/// Whether the reader meets the bar for the first time; remembers that it is met. `false` where nothing can be remembered:
/// what is told once would be told on every page.
pub fn is_first_meeting(window: &Window) -> bool {
    let met = || stored(window).is_some_and(|all| Reflect::get(&all, &MET.into()).is_ok_and(|met| met.is_truthy()));
    if met() {
        return false;
    }
    remember(window, &[(MET, true.into())]);
    met()
}

/// Remembers these choices; one that is `undefined` is forgotten.
pub fn remember(window: &Window, choices: &[(&str, JsValue)]) {
    let all = stored(window).unwrap_or_default();
    for (name, value) in choices {
        // JSON leaves out what is undefined.
        let _ = Reflect::set(&all, &(*name).into(), value);
    }
    if let (Some(storage), Ok(text)) = (storage(window), JSON::stringify(&all)) {
        let _ = storage.set_item(KEY, &String::from(text));
    }
}

/// Whether an object says anything of what [`DISPLAY`] names.
pub fn has_display(choices: &JsValue) -> bool {
    DISPLAY.iter().any(|name| Reflect::get(choices, &(*name).into()).is_ok_and(|value| !value.is_undefined()))
}

/// Calls `changed` when another tab has changed the choices; dropping the listener stops that.
pub fn on_change(window: &Window, changed: impl Fn() + 'static) -> EventListener {
    let source: EventTarget = own_store(window).map_or_else(|| window.clone().into(), JsCast::unchecked_into);
    EventListener::new(&source, "storage", move |event| {
        // Without a key the whole store was cleared.
        let key = Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string());
        if key.is_none_or(|key| key == KEY) {
            changed();
        }
    })
}

/// All choices, as an object.
pub fn stored(window: &Window) -> Option<Object> {
    JSON::parse(&storage(window)?.get_item(KEY).ok()??).ok()?.dyn_into().ok()
}

/// Whether the reader wants as little loaded as may be.
#[allow(dead_code)] // the display asks for nothing
pub fn saves_data(window: &Window) -> bool {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).unwrap_or_default();
    let connection = of(&of(window, "navigator"), "connection");
    connection.is_object() && of(&connection, "saveData") == JsValue::TRUE
}

/// Where choices are kept. Getting the site's own throws where cookies are blocked.
pub fn storage(window: &Window) -> Option<Storage> {
    own_store(window).map(JsCast::unchecked_into).or_else(|| window.local_storage().ok()?)
}

/// The store that the extension has set: `getItem`, `setItem` and `removeItem` as localStorage has them, and `storage` events
/// when another page has changed it (`www/extension/store.js`). Under a symbol, since no element of the page can have that as its id.
fn own_store(window: &Window) -> Option<Object> {
    Reflect::get(window, &Symbol::for_("jiyao:store")).ok()?.dyn_into().ok()
}
