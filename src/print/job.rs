//! What is to be printed and how.

use web_sys::Element;

use crate::dom::layout::Layout;
use crate::text::Span;

/// One print.
#[derive(Debug, Clone)]
pub struct Job {
    /// The layout.
    pub layout: Layout,
    /// Classes of the tree's root.
    pub classes: String,
    /// What is printed highlighted.
    pub marks: Vec<Span>,
    /// What is printed instead of the article.
    pub content: Option<Element>,
}

impl From<Layout> for Job {
    fn from(layout: Layout) -> Self {
        Self { layout, classes: layout.name().to_owned(), marks: vec![], content: None }
    }
}

impl Job {
    /// What the card asks for: the layout's name and classes of `print-tree.css`, what is highlighted,
    /// and what is printed instead of the article.
    pub fn new(classes: String, marks: Vec<Span>, content: Option<Element>) -> Self {
        let layout = classes.split(' ').next().and_then(Layout::named).unwrap_or(Layout::Article);
        Self { layout, classes, marks, content }
    }

    /// Whether half-width marks are set in full width.
    pub fn is_typeset(&self) -> bool {
        self.classes.split(' ').any(|class| class == "typeset")
    }
}

/// Spans from triples of block, start and end.
pub fn spans(triples: &[u32]) -> Vec<Span> {
    let (triples, _) = triples.as_chunks();
    let span =
        |&[block, start, end]: &[u32; 3]| Span { block: block as usize, start: start as usize, end: end as usize };
    triples.iter().map(span).collect()
}
