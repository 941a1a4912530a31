//! Finds the article's body.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

const KNOWN: &str = "#UCAP-CONTENT, .TRS_Editor, .TRS_UEDITOR, .trs_editor_view, #zoom, article";

/// Fewer characters than this are no article.
const SHORTEST: usize = 1;

/// The element that holds the body, or `None` on a page without an article.
pub fn body(document: &Document) -> Option<Element> {
    known(document).or_else(|| densest(document))
}

fn known(document: &Document) -> Option<Element> {
    let found = document.query_selector_all(KNOWN).ok()?;
    (0..found.length())
        .filter_map(|i| found.item(i)?.dyn_into::<Element>().ok())
        .map(|element| (text_length(&element), element))
        .filter(|(length, _)| *length >= SHORTEST)
        .max_by_key(|(length, _)| *length)
        .map(|(_, element)| element)
}

/// The element whose own paragraphs hold the most punctuation.
fn densest(document: &Document) -> Option<Element> {
    let paragraphs = document.query_selector_all("p").ok()?;
    let mut best: Option<(usize, Element)> = None;
    for i in 0..paragraphs.length() {
        let Some(parent) = paragraphs.item(i).and_then(|node| node.parent_element()) else {
            continue;
        };
        if best.as_ref().is_some_and(|(_, element)| *element == parent) {
            continue;
        }
        let text = parent.text_content().unwrap_or_default();
        let score = text.chars().filter(|c| "。，,；;".contains(*c)).count();
        if score >= 5 && best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, parent));
        }
    }
    best.map(|(_, element)| element)
}

fn text_length(element: &Element) -> usize {
    element.text_content().unwrap_or_default().chars().filter(|c| !c.is_whitespace()).count()
}
