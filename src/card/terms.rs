//! What is highlighted: the digest's keywords or terms of the caller's, each on or off.

use std::cmp::Reverse;

use super::highlight::{Layer, STYLES};
use super::live::LiveText;
use super::sorted::sorted;
use crate::text::Span;
use crate::text::digest::Keyword;

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

/// A place of a term in the text as it stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Index of the term.
    pub term: usize,
    /// Where.
    pub span: Span,
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

    /// Where the terms that are on stand, in the text's order. Where one stands within a longer one,
    /// the longer one counts.
    pub fn places(&self, text: &LiveText) -> Vec<Place> {
        self.places_of(text, |term| term.on)
    }

    /// The same for all terms, on or off.
    pub fn all_places(&self, text: &LiveText) -> Vec<Place> {
        self.places_of(text, |_| true)
    }

    fn places_of(&self, text: &LiveText, wanted: impl Fn(&Term) -> bool) -> Vec<Place> {
        let mut places: Vec<Place> = vec![];
        let (mut sought, mut indices) = (vec![], vec![]);
        for (index, term) in self.list.iter().enumerate().filter(|(_, term)| wanted(term)) {
            match &term.spans {
                Some(spans) => {
                    let found = text.occurrences(&term.text, spans);
                    places.extend(found.into_iter().map(|span| Place { term: index, span }));
                }
                None => {
                    sought.push(term.text.clone());
                    indices.push(index);
                }
            }
        }
        if !sought.is_empty() {
            let found = text.find(&sought).into_iter();
            places.extend(found.filter_map(|hit| Some(Place { term: *indices.get(hit.term)?, span: hit.span })));
        }
        let keys = places.iter().map(|Place { term, span }| (span.block, span.start, Reverse(span.end), *term));
        let mut places: Vec<Place> = vec![];
        for (block, start, Reverse(end), term) in sorted(keys) {
            if places.last().is_none_or(|last| last.span.block != block || last.span.end < end) {
                places.push(Place { term, span: Span { block, start, end } });
            }
        }
        places
    }

    /// The spans for each style's layer.
    pub fn layers(places: &[Place]) -> impl Iterator<Item = (Layer, Vec<Span>)> {
        (0..STYLES).map(|style| {
            let own = places.iter().filter(|place| Self::style(place.term) == style).map(|place| place.span).collect();
            (Layer::Term(style), own)
        })
    }
}
