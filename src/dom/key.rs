//! Keys that go down.

use js_sys::Reflect;
use web_sys::Event;

/// What Safari still calls a key that has ended a composition, when `isComposing` is false again.
const OF_INPUT_METHOD: f64 = 229.0;

/// The name of the key of a `keydown`; none where it is an input method's: Enter and Escape that choose or dismiss what that
/// offers are not for us.
#[allow(dead_code)] // the print asks for no key by name
pub fn pressed(event: &Event) -> Option<String> {
    let get = |name: &str| Reflect::get(event, &name.into()).unwrap_or_default();
    if get("isComposing").is_truthy() || get("keyCode").as_f64() == Some(OF_INPUT_METHOD) {
        return None;
    }
    get("key").as_string()
}
