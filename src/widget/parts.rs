//! The card as the shell sees it: another wasm file, fetched when the reader first wants it.

use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What `index.js` hands to the widget.
    pub type Parts;

    /// A promise of the card for an article, a `CardHandle`; the same one each time until it fails.
    #[wasm_bindgen(method)]
    pub fn card(this: &Parts, article: &Object) -> Promise;

    /// Mounts the widget anew, soon: the page's article is another one now.
    #[wasm_bindgen(method)]
    pub fn remount(this: &Parts);

    /// `Card` of `exports/card.rs`.
    #[derive(Clone)]
    pub type CardHandle;

    /// What a button of the bar does with the card: `digest`, `keywords`, `find`, `speech`, `print`.
    #[wasm_bindgen(method)]
    pub fn run(this: &CardHandle, command: &str);

    /// Prints the brief at once, or only prepares it for the browser's own print.
    #[wasm_bindgen(method, js_name = printBrief)]
    pub fn print_brief(this: &CardHandle, prepare: bool) -> Promise;
}
