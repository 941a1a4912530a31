//! Lines of the card: links that lead to their place in the report.

use std::cell::RefCell;

use web_sys::Document;

use super::strings::Strings;
use crate::dom::element::El;
use crate::text::fragment::text_fragment;
use crate::text::{Report, Span};

/// Makes lines, and remembers where they lead.
#[derive(Debug)]
pub struct Lines {
    /// The page's document.
    pub document: Document,
    /// The words of the interface.
    pub strings: &'static Strings,
    /// The page's address without its fragment.
    address: String,
    places: RefCell<Vec<Vec<Span>>>,
}

impl Lines {
    /// No line yet.
    pub fn new(document: &Document, strings: &'static Strings, address: &str) -> Self {
        let address = address.split('#').next().unwrap_or_default().to_owned();
        Self { document: document.clone(), strings, address, places: RefCell::default() }
    }

    /// An element.
    pub fn el(&self, tag: &str) -> El {
        El::new(&self.document, tag)
    }

    /// A line with these words that leads to `spans` of `report`.
    ///
    /// A link with the passage's own address, so that it can be opened in another tab, copied and
    /// selected; text in a button can't.
    pub fn line(&self, report: &Report, text: &str, spans: &[Span]) -> El {
        let Some(fragment) = text_fragment(report, spans) else { return self.el("span").text(text) };
        let index = self.places.borrow().len();
        self.places.borrow_mut().push(spans.to_vec());
        self.el("a")
            .class("line")
            .attr("href", &[self.address.as_str(), &fragment].concat())
            .attr("data-command", "line")
            .attr("data-line", &index.to_string())
            .attr("title", self.strings.show_in_text)
            .text(text)
    }

    /// Where line `index` leads.
    pub fn place(&self, index: usize) -> Vec<Span> {
        self.places.borrow().get(index).cloned().unwrap_or_default()
    }

    /// Forgets the lines from `index` on.
    pub fn forget(&self, index: usize) {
        self.places.borrow_mut().truncate(index);
    }

    /// The address of a passage.
    pub fn address(&self, report: &Report, spans: &[Span]) -> Option<String> {
        Some([self.address.as_str(), &text_fragment(report, spans)?].concat())
    }
}
