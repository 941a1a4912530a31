//! What is highlighted: the digest's keywords or terms of the caller's, each on or off.

use std::cmp::Reverse;

use super::highlight::{Layer, STYLES};
use super::live::LiveText;
use super::sorted::sorted;
use super::strings::Strings;
use crate::dom::strings::fill;
use crate::text::Span;
use crate::text::digest::Keyword;
use crate::text::reader::find::Hit;

/// A term.
#[derive(Debug)]
pub struct Term {
    /// Its words.
    pub text: String,
    /// Where it stands in the report; `None`: wherever a search finds it.
    spans: Option<Vec<Span>>,
    /// Whether it is highlighted.
    pub on: bool,
}

/// The terms.
#[derive(Debug, Default)]
pub struct Terms {
    /// In the order in which they are shown; it gives each its style.
    pub list: Vec<Term>,
}

impl Terms {
    /// The digest's keywords, all off.
    pub fn of_keywords(keywords: &[Keyword]) -> Self {
        let term =
            |keyword: &Keyword| Term { text: keyword.text.clone(), spans: Some(keyword.spans.clone()), on: false };
        Self { list: keywords.iter().map(term).collect() }
    }

    /// Terms of the caller's, all on.
    pub fn of_texts(texts: impl IntoIterator<Item = String>) -> Self {
        Self { list: texts.into_iter().map(|text| Term { text, spans: None, on: true }).collect() }
    }

    /// Whether they are the digest's keywords.
    pub fn are_keywords(&self) -> bool {
        self.list.first().is_some_and(|term| term.spans.is_some())
    }

    /// All on or all off.
    pub fn set_all(&mut self, on: bool) {
        self.list.iter_mut().for_each(|term| term.on = on);
    }

    /// Whether any is on.
    pub fn any_on(&self) -> bool {
        self.list.iter().any(|term| term.on)
    }

    /// The style of a term.
    pub fn style(term: usize) -> usize {
        term % STYLES
    }

    /// The term that is on, or how many are.
    pub fn label(&self, strings: &Strings) -> String {
        let mut on = self.list.iter().filter(|term| term.on);
        match (on.next(), on.count()) {
            (Some(term), 0) => term.text.clone(),
            (_, more) => fill(strings.terms, &(more + 1).to_string()),
        }
    }

    /// Where the terms that are on stand, in the text's order. Where one stands within a longer one,
    /// the longer one counts.
    pub fn hits(&self, text: &LiveText) -> Vec<Hit> {
        self.hits_of(text, |term| term.on)
    }

    /// The same for all terms, on or off.
    pub fn all_hits(&self, text: &LiveText) -> Vec<Hit> {
        self.hits_of(text, |_| true)
    }

    fn hits_of(&self, text: &LiveText, wanted: impl Fn(&Term) -> bool) -> Vec<Hit> {
        let mut hits: Vec<Hit> = vec![];
        let (mut sought, mut indices) = (vec![], vec![]);
        for (index, term) in self.list.iter().enumerate().filter(|(_, term)| wanted(term)) {
            match &term.spans {
                Some(spans) => {
                    let found = text.occurrences(&term.text, spans);
                    hits.extend(found.into_iter().map(|span| Hit { term: index, span }));
                }
                None => {
                    sought.push(term.text.clone());
                    indices.push(index);
                }
            }
        }
        if !sought.is_empty() {
            let found = text.find(&sought).into_iter();
            hits.extend(found.filter_map(|hit| Some(Hit { term: *indices.get(hit.term)?, span: hit.span })));
        }
        let keys = hits.iter().map(|Hit { term, span }| (span.block, span.start, Reverse(span.end), *term));
        let mut hits: Vec<Hit> = vec![];
        for (block, start, Reverse(end), term) in sorted(keys) {
            if hits.last().is_none_or(|last| last.span.block != block || last.span.end < end) {
                hits.push(Hit { term, span: Span { block, start, end } });
            }
        }
        hits
    }

    /// The spans for each style's layer.
    pub fn layers(hits: &[Hit]) -> impl Iterator<Item = (Layer, Vec<Span>)> {
        (0..STYLES).map(|style| {
            let own = hits.iter().filter(|hit| Self::style(hit.term) == style).map(|hit| hit.span).collect();
            (Layer::Term(style), own)
        })
    }
}
