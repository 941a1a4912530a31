//! The text at a point of the screen.

use wasm_bindgen::prelude::*;
use web_sys::{Document, DomRect, Element, Node, Range};

#[wasm_bindgen]
extern "C" {
    /// A document that tells which character is at a point: by the standard's name, or by WebKit's older one.
    type Pointable;
    #[wasm_bindgen(method, catch, js_name = caretPositionFromPoint)]
    fn caret_position(this: &Pointable, x: f64, y: f64) -> Result<Option<CaretPosition>, JsValue>;
    #[wasm_bindgen(method, catch, js_name = caretRangeFromPoint)]
    fn caret_range(this: &Pointable, x: f64, y: f64) -> Result<Option<Range>, JsValue>;

    type CaretPosition;
    #[wasm_bindgen(method, getter, js_name = offsetNode)]
    fn node(this: &CaretPosition) -> Option<Node>;
    #[wasm_bindgen(method, getter)]
    fn offset(this: &CaretPosition) -> u32;
}

/// What a sentence's part ends with.
const STOPS: [char; 12] = ['，', '。', '；', '：', '！', '？', ',', ';', '!', '?', '\n', '\u{3000}'];
/// Elements whose text is one piece.
const BLOCKS: &str = "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, a, button, label, figcaption, blockquote, div, section, article, body";
/// How far beside a character a point still belongs to its line, in px.
const NEAR: f64 = 60.0;

/// A character of a text.
pub struct Pointed {
    node: Node,
    /// In UTF-16 code units of the node.
    offset: u32,
    /// Where it is on the screen.
    pub place: DomRect,
}

impl Pointed {
    /// The character at, or next to, a point in px of the window; `None` where there is no text near.
    pub fn at(document: &Document, x: f64, y: f64) -> Option<Self> {
        let pointable: &Pointable = document.unchecked_ref();
        let (node, offset) = match pointable.caret_position(x, y) {
            Ok(position) => position.and_then(|position| Some((position.node()?, position.offset())))?,
            Err(_) => {
                let range = pointable.caret_range(x, y).ok()??;
                (range.start_container().ok()?, range.start_offset().ok()?)
            }
        };
        let length = node.node_value().filter(|_| node.node_type() == Node::TEXT_NODE)?.encode_utf16().count() as u32;
        let offset = offset.min(length.checked_sub(1)?);
        let range = document.create_range().ok()?;
        range.set_start(&node, offset).ok()?;
        range.set_end(&node, offset + 1).ok()?;
        let place = range.get_bounding_client_rect();
        let near = place.height() > 0.0
            && (place.top() - place.height() / 2.0..=place.bottom() + place.height() / 2.0).contains(&y)
            && (place.left() - NEAR..=place.right() + NEAR).contains(&x);
        near.then_some(Self { node, offset, place })
    }

    /// The part of a sentence that the character is in.
    pub fn part(&self, document: &Document) -> Option<String> {
        let block: Element = self.node.parent_element()?.closest(BLOCKS).ok()??;
        let text: Vec<char> = block.text_content()?.chars().collect();
        let before = document.create_range().ok()?;
        before.set_start(&block, 0).ok()?;
        before.set_end(&self.node, self.offset).ok()?;
        let at = before.to_string().as_string()?.chars().count().min(text.len().checked_sub(1)?);
        let is_stop = |c: &char| STOPS.contains(c);
        let start = text.get(..at)?.iter().rposition(is_stop).map_or(0, |stop| stop + 1);
        let end = text.get(at..)?.iter().position(is_stop).map_or(text.len(), |stop| at + stop + 1);
        let part: String = text.get(start..end)?.iter().collect();
        Some(part.trim().to_owned()).filter(|part| !part.is_empty())
    }
}
