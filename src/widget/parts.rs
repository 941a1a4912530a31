//! Card, display and print as the shell sees them: other wasm files, fetched when the reader first wants them, the print as
//! soon as the bar is there.

use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::dom::named::named;

named! {
    /// A part that is fetched late.
    pub enum Part {
        Card = "card",
        Display = "display",
        Print = "print",
    }
}

#[wasm_bindgen]
extern "C" {
    /// What `index.js` hands to the widget.
    pub type Parts;

    /// A promise of the [`Part`] of an article that has this name, a `PartHandle`; the same one each time until it fails.
    #[wasm_bindgen(method)]
    pub fn part(this: &Parts, name: &str, article: &Object) -> Promise;

    /// Stops a part on its way: who waits for it hears `cancelled`.
    #[wasm_bindgen(method)]
    pub fn stop(this: &Parts, name: &str);

    /// A promise of a pick of the article that goes on until it is freed: see [`super::pick`].
    #[wasm_bindgen(method)]
    pub fn pick(
        this: &Parts,
        first: Option<&Element>,
        lit: &Closure<dyn Fn(String)>,
        done: &Closure<dyn Fn(Option<String>)>,
    ) -> Promise;

    /// Asks for all that digest and keywords take, at once; if it is not `wanted` yet, only where the reader saves no data.
    #[wasm_bindgen(method)]
    pub fn expect(this: &Parts, wanted: bool);

    /// Mounts the widget anew, soon: the page's article is another one now.
    #[wasm_bindgen(method)]
    pub fn remount(this: &Parts);

    /// `Printing` of `exports/print.rs`.
    #[derive(Clone)]
    pub type Printing;

    /// A promise of what to say where the print dialogue did not open.
    #[wasm_bindgen(method, catch)]
    pub fn print(this: &Printing, layout: Option<&str>) -> Result<Promise, JsValue>;

    /// What is printed from now on where no layout is named.
    #[wasm_bindgen(method)]
    pub fn set(this: &Printing, classes: Option<&str>, marks: &[u32], content: Option<&Element>);

    /// What would be printed.
    #[wasm_bindgen(method)]
    pub fn tree(this: &Printing) -> Option<Element>;

    /// `Card` of `exports/card.rs`, or `Display` of `exports/display.rs`.
    #[derive(Clone)]
    pub type PartHandle;

    /// Does what a command of the bar, by its name, wants of this part; throws where that is nothing.
    #[wasm_bindgen(method, catch)]
    pub fn run(this: &PartHandle, command: &str) -> Result<(), JsValue>;

    /// Prints the brief at once, or only prepares it for the browser's own print.
    #[wasm_bindgen(method, js_name = printBrief)]
    pub fn print_brief(this: &PartHandle, prepare: bool) -> Promise;
}
