//! Highlights ranges of the page with the CSS Custom Highlight API: no node is added or changed.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Range};

use super::styles;
use crate::dom::guard::Sheet;

/// web-sys has these behind an unstable flag, which a library's users would have to set as well.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Highlight)]
    type CssHighlight;
    #[wasm_bindgen(constructor, js_class = "Highlight", variadic, catch)]
    fn new(ranges: &Array) -> Result<CssHighlight, JsValue>;

    type HighlightRegistry;
    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<HighlightRegistry>;
    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &CssHighlight);
    #[wasm_bindgen(method)]
    fn delete(this: &HighlightRegistry, name: &str) -> bool;
}

/// The widget's highlights; dropping this removes them.
#[derive(Debug)]
pub struct Highlighter {
    _sheet: Option<Sheet>,
}

impl Highlighter {
    /// None yet.
    pub fn new(document: &Document) -> Self {
        Self { _sheet: Sheet::adopt(document, styles::HIGHLIGHT) }
    }

    /// Shows `ranges` under `name`, instead of what was there; none removes the highlight.
    pub fn show(&self, name: &str, ranges: impl IntoIterator<Item = Range>) {
        HIGHLIGHTS.with(|registry| {
            let Some(registry) = registry else { return };
            let ranges: Array = ranges.into_iter().collect();
            if ranges.length() == 0 {
                registry.delete(name);
            } else if let Ok(highlight) = CssHighlight::new(&ranges) {
                registry.set(name, &highlight);
            }
        });
    }
}

/// Names in the registry.
pub const KEYWORD: &str = "jiyao-keyword";
/// The line that the reader has followed.
pub const PLACE: &str = "jiyao-place";

impl Drop for Highlighter {
    fn drop(&mut self) {
        self.show(KEYWORD, []);
        self.show(PLACE, []);
    }
}
