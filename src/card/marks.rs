//! Highlights by `<mark>` elements, for browsers without custom highlights.
//!
//! A text node that holds a highlight keeps what comes before the first one; marks and the text
//! between them follow as nodes of ours. So the page's own node stays where it is (frameworks hold
//! references to it: react/react issue 9836), and undoing is: our nodes out, its text back.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node, Range, Text};

use super::sorted::sorted;
use crate::dom::element::El;

/// A text node of the page with marks in it.
struct Marked {
    node: Text,
    /// Its text before the marks.
    whole: String,
    /// What is left in it.
    head: String,
    /// Our nodes, which follow it.
    added: Vec<Node>,
}

/// A part of a text node: UTF-16 code units, and its class.
struct Piece {
    node: Text,
    start: u32,
    end: u32,
    class: &'static str,
}

/// The marks in the page; [`Marks::lift`] takes them out.
pub struct Marks {
    document: Document,
    marked: RefCell<Vec<Marked>>,
}

impl Marks {
    /// None yet.
    pub fn new(document: &Document) -> Self {
        Self { document: document.clone(), marked: RefCell::default() }
    }

    /// Marks these ranges of a text without marks. Where two overlap, the later one is seen.
    pub fn lay(&self, ranges: Vec<(&'static str, Range)>) {
        let mut pieces: Vec<Piece> = vec![];
        for (class, range) in ranges {
            collect(&range, class, &mut pieces);
        }
        // All offsets are read before the first node changes: ranges move with their nodes.
        let mut nodes: Vec<(Text, Vec<Piece>)> = vec![];
        for piece in pieces {
            match nodes.iter_mut().rev().find(|(node, _)| *node == piece.node) {
                Some((_, own)) => own.push(piece),
                None => nodes.push((piece.node.clone(), vec![piece])),
            }
        }
        let marked = nodes.into_iter().filter_map(|(node, pieces)| self.mark(node, &pieces)).collect();
        self.marked.replace(marked);
    }

    fn mark(&self, node: Text, pieces: &[Piece]) -> Option<Marked> {
        let parent = node.parent_node()?;
        let next = node.next_sibling();
        let whole = node.data();
        let length = node.length();
        let mut edges = sorted(pieces.iter().flat_map(|piece| [piece.start, piece.end]).chain([length]));
        edges.dedup();
        let head = node.substring_data(0, *edges.first()?).ok()?;
        let mut added = vec![];
        for pair in edges.windows(2) {
            let &[start, end] = pair else { continue };
            let text = node.substring_data(start, end - start).ok()?;
            let class = pieces.iter().rev().find(|piece| piece.start <= start && end <= piece.end);
            let new: Node = match class {
                Some(piece) => El::new(&self.document, "mark").class(piece.class).text(&text).0.into(),
                None => self.document.create_text_node(&text).into(),
            };
            let _ = parent.insert_before(&new, next.as_ref());
            added.push(new);
        }
        node.set_data(&head);
        Some(Marked { node, whole, head, added })
    }

    /// Takes the marks out and gives the page's nodes their text back.
    pub fn lift(&self) {
        for Marked { node, whole, head, added } in self.marked.take() {
            for node in added {
                if let Some(parent) = node.parent_node() {
                    let _ = parent.remove_child(&node);
                }
            }
            // Unless the page has given it another in the meantime.
            if node.data() == head {
                node.set_data(&whole);
            }
        }
    }

    /// The first mark of this class.
    pub fn first(&self, class: &str) -> Option<Element> {
        let marked = self.marked.borrow();
        let elements = marked.iter().flat_map(|marked| &marked.added).filter_map(|node| node.dyn_ref::<Element>());
        elements.into_iter().find(|element| element.class_name() == class).cloned()
    }
}

/// The pieces of text nodes that a range covers.
fn collect(range: &Range, class: &'static str, pieces: &mut Vec<Piece>) {
    let (Ok(first), Ok(last)) = (range.start_container(), range.end_container()) else { return };
    let (start, end) = (range.start_offset().unwrap_or(0), range.end_offset().unwrap_or(0));
    let mut node = Some(first.clone());
    while let Some(found) = node {
        if let Some(text) = found.dyn_ref::<Text>() {
            let from = if found == first { start } else { 0 };
            let to = if found == last { end } else { text.length() };
            if from < to {
                pieces.push(Piece { node: text.clone(), start: from, end: to, class });
            }
        }
        if found == last {
            break;
        }
        node = following(&found);
    }
}

/// The next node in the document's order.
fn following(node: &Node) -> Option<Node> {
    if let Some(child) = node.first_child() {
        return Some(child);
    }
    let mut at = node.clone();
    loop {
        if let Some(next) = at.next_sibling() {
            return Some(next);
        }
        at = at.parent_node()?;
    }
}
