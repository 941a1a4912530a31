//! A title that breaks at its spaces before it breaks anywhere else, and what belongs to it.

use web_sys::{Document, Node};

use super::element::El;

/// A first-level heading with `title`, each part of it between spaces in a `<span>`. GB/T 9704—2012, 7.3.1
/// wants a title broken between phrases; the spaces are what the page knows of these.
pub fn h1(document: &Document, title: &str) -> El {
    let h1 = El::new(document, "h1");
    for (index, part) in title.split([' ', '\u{3000}']).enumerate() {
        if index > 0 {
            let space: Node = document.create_text_node(" ").into();
            let _ = h1.0.append_child(&space);
        }
        let _ = h1.0.append_child(&El::new(document, "span").text(part).0);
    }
    h1
}

/// The lines under a title that belong to it, each a paragraph.
pub fn subtitle(document: &Document, lines: &[String]) -> impl Iterator<Item = El> {
    lines.iter().map(|line| El::new(document, "p").class("subtitle").text(line))
}
