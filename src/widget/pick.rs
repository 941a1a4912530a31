//! The reader's own pick of the article, remembered in this browser for the site's pages of the same path pattern. How it is
//! picked is the card's file, fetched when the reader wants it.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Storage};

use super::Parts;
use crate::dom::prefs;
use crate::page::path_pattern;

#[wasm_bindgen]
extern "C" {
    /// `Picking` of `exports/card.rs`.
    type Handle;
    #[wasm_bindgen(method)]
    fn free(this: &Handle);
}

/// A pick that is going on; dropping it takes the marks from the page.
pub struct Pick {
    handle: Handle,
    _lit: Closure<dyn Fn(String)>,
    _done: Closure<dyn Fn(Option<String>)>,
}

impl Pick {
    /// Starts it, for the keyboard from `first`; see `card::pick`.
    pub async fn start(
        parts: &Parts,
        first: Option<&Element>,
        lit: impl Fn(String) + 'static,
        done: impl Fn(Option<String>) + 'static,
    ) -> Result<Self, JsValue> {
        let (lit, done) = (Closure::new(lit), Closure::new(done));
        let started: Promise = parts.pick(first, &lit, &done);
        let handle = wasm_bindgen_futures::JsFuture::from(started).await?.unchecked_into();
        Ok(Self { handle, _lit: lit, _done: done })
    }
}

impl Drop for Pick {
    fn drop(&mut self) {
        self.handle.free();
    }
}

/// The element that the reader has picked on a page like this one before.
pub fn remembered(document: &Document) -> Option<Element> {
    let (storage, key) = place(document)?;
    let selector = storage.get_item(&key).ok()??;
    document.query_selector(&selector).ok().flatten()
}

/// Remembers what a selector finds for pages like this one, or with `None` forgets what was remembered. Without
/// storage (private windows, blocked cookies) the pick holds until the page is left.
pub fn remember(document: &Document, selector: Option<&str>) {
    let Some((storage, key)) = place(document) else { return };
    let _ = match selector {
        Some(selector) => storage.set_item(&key, selector),
        None => storage.remove_item(&key),
    };
}

/// The storage, which is the site's own unless an extension keeps it, and the key of pages like this one.
fn place(document: &Document) -> Option<(Storage, String)> {
    let storage = prefs::storage(&web_sys::window()?)?;
    let url = document.url().ok()?;
    let path = url.split(['?', '#']).next()?.splitn(4, '/').nth(3).unwrap_or("");
    Some((storage, ["jiyao:article:/", &path_pattern(path)].concat()))
}
