//! Lines of the card: links that lead to their passage in the report.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Document;

use super::control::Control;
use super::strings::Strings;
use crate::dom::element::El;
use crate::text::reader::fragment::{Ngrams, text_fragment};
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
    /// The language that the report is written in.
    language: Option<String>,
    source: RefCell<Source>,
    /// The passages that they lead to, by their numbers.
    passages: RefCell<Vec<Vec<Span>>>,
}

/// What the lines lead to.
#[derive(Debug, Default)]
struct Source {
    report: Rc<Report>,
    ngrams: Ngrams,
}

impl Lines {
    /// No line yet.
    pub fn new(document: &Document, strings: &'static Strings, address: &str, language: Option<String>) -> Self {
        let address = address.split('#').next().unwrap_or_default().to_owned();
        let (source, passages) = (RefCell::default(), RefCell::default());
        Self { document: document.clone(), strings, address, language, source, passages }
    }

    /// An element.
    pub fn el(&self, tag: &str) -> El {
        El::new(&self.document, tag)
    }

    /// Forgets all lines; those to come lead to `report`.
    pub fn begin(&self, report: Rc<Report>) {
        self.passages.borrow_mut().clear();
        self.source.replace(Source { ngrams: Ngrams::of(&report), report });
    }

    /// A line with these words that leads to `spans` of the report.
    ///
    /// A link with the passage's own address, so that it can be opened in another tab, copied and
    /// selected; text in a button can't.
    pub fn line(&self, text: &str, spans: &[Span]) -> El {
        let Some(address) = self.address(spans) else { return self.extract("span", text) };
        let index = self.passages.borrow().len();
        self.passages.borrow_mut().push(spans.to_vec());
        self.extract("a", text)
            .class("line")
            .attr("href", &address)
            .attr("data-command", Control::Line.name())
            .attr("data-line", &index.to_string())
            .attr("title", self.strings.show_in_text)
    }

    /// An element with words of the report, which says what language they are in.
    fn extract(&self, tag: &str, text: &str) -> El {
        let element = self.el(tag).text(text);
        match &self.language {
            Some(language) => element.attr("lang", language),
            None => element,
        }
    }

    /// Where line `index` leads.
    pub fn passage(&self, index: usize) -> Vec<Span> {
        self.passages.borrow().get(index).cloned().unwrap_or_default()
    }

    /// The address of a passage; `None` where the spans point at nothing.
    pub fn address(&self, spans: &[Span]) -> Option<String> {
        let source = self.source.borrow();
        Some([self.address.as_str(), &text_fragment(&source.report, &source.ngrams, spans)?].concat())
    }
}
