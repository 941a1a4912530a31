//! The card and the display as the shell sees them: other wasm files, fetched when the reader first wants them.

use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What `index.js` hands to the widget.
    pub type Parts;

    /// A promise of the `card` or the `display` of an article, a `PartHandle`; the same one each time until it fails.
    #[wasm_bindgen(method)]
    pub fn part(this: &Parts, name: &str, article: &Object) -> Promise;

    /// Mounts the widget anew, soon: the page's article is another one now.
    #[wasm_bindgen(method)]
    pub fn remount(this: &Parts);

    /// `Card` of `exports/card.rs`, or `Display` of `exports/display.rs`.
    #[derive(Clone)]
    pub type PartHandle;

    /// What a button of the bar does with the card: `digest`, `keywords`, `find`, `speech`, `print`; with the display:
    /// `display`, `focus`, `elder`.
    #[wasm_bindgen(method)]
    pub fn run(this: &PartHandle, command: &str);

    /// Prints the brief at once, or only prepares it for the browser's own print.
    #[wasm_bindgen(method, js_name = printBrief)]
    pub fn print_brief(this: &PartHandle, prepare: bool) -> Promise;
}
