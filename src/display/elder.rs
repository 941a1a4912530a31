//! 长者模式: large text, large controls, nothing that moves.

use wasm_bindgen::prelude::*;
use web_sys::Document;

use super::page_sheet::PageSheet;
use super::region::{elements, html};
use super::styles;
use crate::dom::guard::Attribute;

#[wasm_bindgen]
extern "C" {
    /// `<marquee>`: obsolete, on many a site, and deaf to style sheets.
    type Marquee;
    #[wasm_bindgen(method, catch)]
    fn stop(this: &Marquee) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn start(this: &Marquee) -> Result<(), JsValue>;
}

/// The mode as long as this lives; the size of the text is the shell's.
pub struct Elder {
    _sheet: Option<PageSheet>,
    _mark: Option<Attribute>,
    stopped: Vec<Marquee>,
}

impl Elder {
    /// Begins it.
    pub fn begin(document: &Document) -> Self {
        let html = html(document);
        let running =
            html.iter().flat_map(|html| elements(html, "marquee")).filter(|element| element.tag_name() == "MARQUEE");
        let stopped: Vec<Marquee> = running.map(|element| JsValue::from(element).unchecked_into()).collect();
        for marquee in &stopped {
            let _ = marquee.stop();
        }
        Self {
            _sheet: PageSheet::adopt(document, styles::ELDER),
            _mark: html.map(|html| Attribute::set(&html, "data-jiyao-elder", "")),
            stopped,
        }
    }
}

impl Drop for Elder {
    fn drop(&mut self) {
        for marquee in &self.stopped {
            let _ = marquee.start();
        }
    }
}
