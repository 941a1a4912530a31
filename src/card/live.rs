//! The report's text in the page, which may change under us: a framework renders it anew, a script
//! adds to it.
//!
//! The digest's spans point into the text as it was first read ([`LiveText::report`]). What is
//! highlighted, searched and scrolled to is the text as it stands now; [`LiveText::now`] leads from
//! the one to the other.

use std::cell::{Cell, OnceCell, Ref, RefCell};
use std::rc::Rc;

use web_sys::{Element, Range};

use crate::page::Blocks;
use crate::text::reader::find::{Hit, Index};
use crate::text::{Report, Span};

/// The text of an article.
pub struct LiveText {
    body: Element,
    report: RefCell<Rc<Report>>,
    current: RefCell<Current>,
    stale: Cell<bool>,
}

struct Current {
    blocks: Blocks,
    /// Made with the first search.
    index: OnceCell<Index>,
    /// Which block each of the report's is now.
    moved: Vec<Option<usize>>,
    /// The blocks that the report has not.
    fresh: Vec<usize>,
    /// Where each block starts in the whole, UTF-16 code units; the whole's length at the end.
    offsets: Vec<usize>,
}

impl Current {
    fn of(blocks: Blocks, report: &Report) -> Self {
        let texts = blocks.texts();
        let moved: Vec<Option<usize>> = report
            .blocks
            .iter()
            .enumerate()
            .map(|(index, block)| {
                let same = |now: &String| now == block.text();
                let in_place = texts.get(index).is_some_and(same);
                if in_place { Some(index) } else { texts.iter().position(same) }
            })
            .collect();
        let mut known = vec![false; texts.len()];
        for &block in moved.iter().flatten() {
            if let Some(known) = known.get_mut(block) {
                *known = true;
            }
        }
        let fresh = known.iter().enumerate().filter(|(_, known)| !**known).map(|(block, _)| block).collect();
        let mut offsets = vec![0];
        let mut whole = 0;
        for text in texts {
            whole += text.encode_utf16().count();
            offsets.push(whole);
        }
        Self { blocks, index: OnceCell::new(), moved, fresh, offsets }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.blocks.texts().iter().map(String::as_str)))
    }
}

impl LiveText {
    /// The text below `body`.
    pub fn read(body: Element, title: Option<String>) -> Self {
        let blocks = Blocks::read(&body, title.as_deref().unwrap_or_default());
        let report = Report::new(title, blocks.texts().iter().cloned()).with_items(blocks.items().to_vec());
        let current = RefCell::new(Current::of(blocks, &report));
        Self { body, report: RefCell::new(Rc::new(report)), current, stale: Cell::new(false) }
    }

    /// The element that holds the text.
    pub fn body(&self) -> &Element {
        &self.body
    }

    /// The text as it was first read, which the digest is of.
    pub fn report(&self) -> Rc<Report> {
        Rc::clone(&self.report.borrow())
    }

    /// Takes the text as it stands now for the report.
    pub fn adopt(&self) {
        let title = self.report.borrow().title.clone();
        let blocks = Blocks::read(&self.body, title.as_deref().unwrap_or_default());
        let report = Report::new(title, blocks.texts().iter().cloned()).with_items(blocks.items().to_vec());
        self.current.replace(Current::of(blocks, &report));
        self.report.replace(Rc::new(report));
    }

    /// Says that the page has changed.
    pub fn mark_stale(&self) {
        self.stale.set(true);
    }

    /// Whether the page has changed since the text was read.
    pub fn is_stale(&self) -> bool {
        self.stale.get()
    }

    /// Reads the text again if the page has changed. None of our own marks may be in it then.
    pub fn refresh(&self) {
        if self.stale.replace(false) {
            let report = self.report();
            let blocks = Blocks::read(&self.body, report.title.as_deref().unwrap_or_default());
            self.current.replace(Current::of(blocks, &report));
        }
    }

    /// Where a span of the report stands now; `None` where its paragraph is gone or reads otherwise.
    pub fn now(&self, span: Span) -> Option<Span> {
        let block = (*self.current.borrow().moved.get(span.block)?)?;
        Some(Span { block, ..span })
    }

    /// Where a span of the text as it stands now stood in the report.
    pub fn then(&self, span: Span) -> Option<Span> {
        let block = self.current.borrow().moved.iter().position(|block| *block == Some(span.block))?;
        Some(Span { block, ..span })
    }

    /// The page's range of a span of the text as it stands now.
    pub fn range(&self, span: Span) -> Option<Range> {
        self.current.borrow().blocks.range(span)
    }

    /// Where these terms stand now.
    pub fn find(&self, terms: &[String]) -> Vec<Hit> {
        self.current.borrow().index().find(terms)
    }

    /// Where a keyword stands now: where the digest says, and in paragraphs that are new by search;
    /// in no order.
    pub fn occurrences(&self, text: &str, spans: &[Span]) -> Vec<Span> {
        let mut found: Vec<Span> = spans.iter().filter_map(|&span| self.now(span)).collect();
        let current = self.current.borrow();
        if !current.fresh.is_empty() {
            let fresh = current.index().find_in(current.fresh.iter().copied(), &[text]);
            found.extend(fresh.into_iter().map(|hit| hit.span));
        }
        found
    }

    /// Where a span of the text as it stands now starts, from 0 for the first character to 1.
    pub fn position(&self, span: Span) -> f64 {
        let current = self.current.borrow();
        let whole = current.offsets.last().copied().unwrap_or(0).max(1);
        let before = current.offsets.get(span.block).copied().unwrap_or(0) + span.start;
        before as f64 / whole as f64
    }

    /// The paragraphs as they stand now.
    pub fn texts(&self) -> Ref<'_, [String]> {
        Ref::map(self.current.borrow(), |current| current.blocks.texts())
    }

    /// Whether less than half of the report is still there.
    pub fn is_replaced(&self) -> bool {
        let current = self.current.borrow();
        let there = current.moved.iter().filter(|block| block.is_some()).count();
        there * 2 < current.moved.len()
    }
}
