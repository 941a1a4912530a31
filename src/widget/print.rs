//! Prints the article alone.

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

use super::styles;
use crate::dom::guard::{Attribute, Sheet};

/// What the browser's own print gives while the widget is mounted: the article alone.
#[derive(Debug)]
pub struct PrintStyles {
    _sheet: Option<Sheet>,
    _marks: Vec<Attribute>,
}

impl PrintStyles {
    /// Marks the article and what it stands in; a style sheet hides the rest when printing, and
    /// forgotten placeholders too.
    pub fn adopt(document: &Document, body: &Element, title: Option<&Element>, placeholders: &[Element]) -> Self {
        let mut marks: Vec<_> =
            placeholders.iter().map(|element| Attribute::set(element, "data-jiyao-print", "none")).collect();
        for kept in [Some(body), title].into_iter().flatten() {
            marks.push(Attribute::set(kept, "data-jiyao-print", "whole"));
            let mut above = kept.parent_element();
            while let Some(element) = above {
                if element.has_attribute("data-jiyao-print") {
                    break;
                }
                marks.push(Attribute::set(&element, "data-jiyao-print", "path"));
                above = element.parent_element();
            }
        }
        Self { _sheet: Sheet::adopt(document, styles::PRINT), _marks: marks }
    }
}

/// Opens the browser's print dialogue.
pub fn print() -> Result<(), JsValue> {
    web_sys::window().map_or(Ok(()), |window| window.print())
}
