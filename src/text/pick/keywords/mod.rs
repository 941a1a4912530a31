//! Keywords: complete terms that say what a report is about.
//!
//! Candidates are noun phrases between a policy verb and a light noun, names of laws, bodies and meetings, see
//! `phrases`. They are weighed by what the report does with them: how often and where they stand, whether the title
//! names them, how freely they stand (the entropy of what comes before and after, Jin and Tanaka-Ishii 2006;
//! occurrences inside a longer phrase count less, as in the C-value of Frantzi, Ananiadou and Mima 2000), and how rare
//! their words are in general text, for which the dictionary's frequencies stand.

mod chosen;
pub mod features;
mod occurrences;
mod survey;

use std::cmp::Ordering;

use crate::dict::{Terms, terms::fold};
use crate::order::Order;
use crate::text::digest::{Keyword, Outline};
use crate::text::ground::segment::Segmenter;
use crate::text::lexicon::formulas::BOILERPLATE;
use crate::text::lexicon::holds;
use crate::text::pick::phrases::Folded;
use crate::text::report::{Report, Span};
use chosen::{settle, with_subject};
use features::{Features, WEIGHTS};
use occurrences::occurrences;
use survey::survey;

/// A candidate below this part of the best one's score is no keyword.
const LEAST: f64 = 0.3;
/// But a report has so many, where it has as many candidates.
const FEWEST: usize = 8;

/// A phrase that may be a keyword.
#[derive(Debug)]
pub struct Candidate {
    /// Its folded characters.
    pub key: String,
    /// What the report does with it.
    pub features: Features,
    characters: usize,
    /// Where it is first met, as a number that grows with the text.
    first: usize,
    /// Whether it stands in the title or, where there is none, in the first sentence.
    announced: bool,
    /// How often its pairs of characters stand in the report, as a mean of logarithms: what the report goes on about.
    theme: f64,
    /// How much of the report it is: occurrences times rarity in nats; 0 for what may not be its subject.
    said: f64,
    /// Bytes of each occurrence by block.
    places: Vec<(usize, usize, usize)>,
}

/// The headings of the lists' items: the parts of a report that announce what follows.
#[must_use]
pub fn item_headings(outlines: &[Outline]) -> Vec<Span> {
    let items = outlines.iter().flat_map(|outline| &outline.items);
    items.flat_map(|item| item.heading.spans.iter().copied()).collect()
}

/// Whether `term` stands in every report and so says nothing about this one.
#[must_use]
pub(super) fn is_boilerplate(term: &str) -> bool {
    holds(BOILERPLATE, term)
}

/// At most `limit` keywords of `report`, the most telling first.
///
/// `headings` are the parts that announce what follows, `names` the persons of the report: no
/// keyword holds one. Needs a segmenter for the text of the report and of its title.
#[must_use]
pub fn rank(
    report: &Report,
    segmenter: &Segmenter,
    terms: &Terms,
    headings: &[Span],
    names: &[&str],
    limit: usize,
) -> Vec<Keyword> {
    if limit == 0 {
        return Vec::new();
    }
    let candidates = candidates(report, segmenter, terms, headings, names);
    let chosen = choose(&candidates, &WEIGHTS, limit);
    let best = chosen.first().map_or(1.0, |(_, score)| *score);
    chosen.into_iter().filter_map(|(candidate, score)| chosen::keyword(report, candidate, score / best)).collect()
}

/// Characters of a title that are looked at: none of a report has as many, but pages name their whole text as theirs, and
/// every phrase is looked for in it.
const TITLE: usize = 400;

/// All phrases of `report` that may be keywords, with what the report does with them; arguments as for [`rank`].
#[must_use]
pub fn candidates(
    report: &Report,
    segmenter: &Segmenter,
    terms: &Terms,
    headings: &[Span],
    names: &[&str],
) -> Vec<Candidate> {
    let folded: Vec<Folded> = report.blocks.iter().map(|block| Folded::of(block.text())).collect();
    let title: String = report.title.as_deref().unwrap_or("").chars().filter_map(fold).take(TITLE).collect();
    let seen = survey(report, &folded, segmenter, terms, headings);
    let kept = survey::promising(seen, terms, &title, names);
    let occurrences = occurrences(&folded, kept.iter().map(|(key, _)| key.as_str()));
    features::candidates(&folded, kept, occurrences, terms, &title)
}

/// The best `limit` of `candidates` by `weights`, with their scores, the best first.
#[must_use]
pub fn choose<'a>(candidates: &'a [Candidate], weights: &Features, limit: usize) -> Vec<(&'a Candidate, f64)> {
    let score = |candidate: &Candidate| candidate.features.iter().zip(weights).map(|(a, b)| a * b).sum::<f64>();
    let mut scored: Vec<(&Candidate, f64)> = candidates.iter().map(|candidate| (candidate, score(candidate))).collect();
    scored.order_by(|(a, x), (b, y)| {
        y.partial_cmp(x).unwrap_or(Ordering::Equal).then(a.first.cmp(&b.first)).then(a.key.cmp(&b.key))
    });
    let mut chosen = settle(&scored, limit);
    let best = chosen.first().map_or(1.0, |(_, score)| *score);
    let mut kept = 0;
    chosen.retain(|(_, score)| {
        kept += 1;
        *score > 0.0 && (*score > LEAST * best || kept <= FEWEST)
    });
    with_subject(&mut chosen, &scored);
    chosen.truncate(limit);
    chosen
}
