//! The first walk through a report: every phrase, and what it is seen to do.

use rustc_hash::FxHashMap;

use super::is_boilerplate;
use crate::dict::Terms;
use crate::order::Order;
use crate::text::ground::furniture::{is_page_line, is_placeholder};
use crate::text::ground::segment::Segmenter;
use crate::text::pick::phrases::{self, Folded, Kind, LONGEST, Phrase, is_kind, kind};
use crate::text::report::{Report, Span};

/// Phrases that are looked at a second time at most; the rest stand once, far from all that matters.
const MOST: usize = 600;
/// So often a word of two or three characters has to stand by itself to be a term without being in the list of terms.
const SHORT: usize = 3;
/// A region's name so often: it stands in other names as well.
const REGION: usize = 2;
/// And so rare it has to be in general, in nats: 经济, 发展, 企业 say too little.
const COMMON: f64 = 9.0;

/// What a phrase is seen to do in the report: how many of its occurrences do it.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    /// Where it is first met, as a number that grows with the text.
    pub first: usize,
    pub count: usize,
    /// It stands between what opens and what closes a phrase.
    pub free: usize,
    /// It stands between a policy verb and a light noun.
    pub framed: usize,
    /// It has one of the two.
    pub edges: usize,
    pub quoted: usize,
    pub titled: usize,
    pub blocks: usize,
    last_block: usize,
    /// In the first paragraph that has a whole sentence.
    pub lead: usize,
    /// In that one's first sentence.
    pub opening: usize,
    /// In the first clauses of a paragraph.
    pub early: usize,
    /// In a heading.
    pub heads: usize,
    pub tokens: usize,
    pub joined: usize,
    pub verb_first: usize,
    pub verb_last: usize,
    pub verb_inside: usize,
    pub light_first: bool,
    pub idiom: bool,
    pub region: bool,
    pub light: bool,
    pub kind: Kind,
    /// Mean rarity of its words in nats.
    pub rarity: f64,
}

/// Every phrase of the report and what it does.
pub(super) fn survey(
    report: &Report,
    folded: &[Folded],
    segmenter: &Segmenter,
    terms: &Terms,
    headings: &[Span],
) -> FxHashMap<String, Seen> {
    let mut seen: FxHashMap<String, Seen> = FxHashMap::default();
    let mut key = String::new();
    let mut number = 0;
    // The first paragraph with a whole sentence says what the meeting was about.
    let lead = report.blocks.iter().position(|block| block.text().contains('。') && block.text().len() > 90);
    let headings = Headings::of(report, headings);
    for (block, line) in folded.iter().enumerate() {
        let text = report.blocks.get(block).map_or("", |block| block.text());
        if is_page_line(text) || is_placeholder(text) {
            continue;
        }
        phrases::each(text, line, segmenter, terms, &mut |phrase: Phrase| {
            key.clear();
            key.extend(line.characters.get(phrase.start..phrase.end).unwrap_or_default());
            number += 1;
            let entry = match seen.get_mut(key.as_str()) {
                Some(entry) => entry,
                None if is_boilerplate(&key) => return,
                None => seen.entry(key.clone()).or_insert_with(|| Seen::first(number, &key, &phrase)),
            };
            entry.add(&phrase, block);
            entry.lead += usize::from(lead == Some(block));
            entry.opening += usize::from(lead == Some(block) && phrase.sentence == 0);
            let byte = line.starts.get(phrase.start).map_or(0, |&byte| byte as usize);
            entry.heads += usize::from(headings.hold(block, byte));
        });
    }
    seen
}

impl Seen {
    fn first(number: usize, key: &str, phrase: &Phrase) -> Self {
        Self {
            first: number,
            last_block: usize::MAX,
            tokens: phrase.tokens,
            light_first: phrase.light_first,
            idiom: phrase.idiom,
            region: phrase.region,
            light: phrase.light,
            kind: if phrase.kind == Kind::Topic { kind(key) } else { phrase.kind },
            rarity: phrase.rarity,
            ..Self::default()
        }
    }

    fn add(&mut self, phrase: &Phrase, block: usize) {
        self.count += 1;
        self.free += usize::from(phrase.opens && phrase.closes);
        self.edges += usize::from(phrase.opens || phrase.closes);
        self.framed += usize::from(phrase.framed);
        self.quoted += usize::from(phrase.quoted);
        self.titled += usize::from(phrase.titled);
        self.joined += usize::from(phrase.joined);
        self.verb_first += usize::from(phrase.verb_first);
        self.verb_last += usize::from(phrase.verb_last);
        self.verb_inside += usize::from(phrase.verb_inside);
        self.early += usize::from(phrase.clause <= 1 && phrase.sentence == 0);
        if self.last_block != block {
            self.last_block = block;
            self.blocks += 1;
        }
    }
}

/// The headings by block and byte.
struct Headings(Vec<(usize, usize, usize)>);

impl Headings {
    fn of(report: &Report, headings: &[Span]) -> Self {
        let bytes = |span: &Span| {
            let block = report.blocks.get(span.block)?;
            Some((span.block, block.byte(span.start), block.byte(span.end)))
        };
        let mut found: Vec<_> = headings.iter().filter_map(bytes).collect();
        found.order();
        Self(found)
    }

    fn hold(&self, block: usize, byte: usize) -> bool {
        let at = self.0.partition_point(|&(of, start, _)| (of, start) <= (block, byte));
        let heading = at.checked_sub(1).and_then(|at| self.0.get(at));
        heading.is_some_and(|&(of, _, end)| of == block && byte < end)
    }
}

/// The phrases that can be keywords at all, the most promising first.
pub(super) fn promising(
    seen: FxHashMap<String, Seen>,
    terms: &Terms,
    title: &str,
    names: &[&str],
) -> Vec<(String, Seen)> {
    let mut list: Vec<(f64, String, Seen)> = seen
        .into_iter()
        .filter(|(key, seen)| can_be_term(key, seen, terms) && !names.iter().any(|name| holds_name(key, name)))
        .map(|(key, seen)| {
            let rough = (seen.count as f64).ln()
                + (seen.free as f64).ln_1p()
                + f64::from(u8::from(terms.contains(&key)))
                + f64::from(u8::from(title.contains(&key)))
                + f64::from(u8::from(seen.opening > 0));
            (rough, key, seen)
        })
        .collect();
    list.order_by(|a, b| b.0.total_cmp(&a.0).then(a.2.first.cmp(&b.2.first)).then_with(|| a.1.cmp(&b.1)));
    list.truncate(MOST);
    list.into_iter().map(|(_, key, seen)| (key, seen)).collect()
}

fn can_be_term(key: &str, seen: &Seen, terms: &Terms) -> bool {
    if seen.kind != Kind::Topic || terms.contains(key) {
        return true;
    }
    let characters = key.chars().count();
    // 江西省南昌市 says where, as a dateline does.
    if is_date(key) || seen.region && seen.tokens > 1 {
        return false;
    }
    // What never stands by itself has to stand in more than one place: in more than one longer phrase, then.
    let stands = seen.free > 0 || seen.count > 1 && seen.edges > 0;
    // What stands once with a verb in it may be a piece of a sentence.
    let verbal = seen.verb_first + seen.verb_last + seen.verb_inside > 0;
    if verbal && seen.free < 2 && seen.quoted + seen.framed == 0 {
        return false;
    }
    let short = seen.tokens == 1 && characters <= 3 && seen.quoted == 0;
    let often = seen.count >= if seen.region { REGION } else { SHORT } && seen.rarity > COMMON;
    stands && characters <= LONGEST && (!short || often) && !is_kind(key)
}

/// Whether `key` says when, not what: 十四五, 六中全会.
fn is_date(key: &str) -> bool {
    let number = |c: char| "一二三四五六七八九十".contains(c);
    key.strip_suffix("中全会").is_some_and(|rest| rest.ends_with(number))
        || key.starts_with('十') && key.chars().count() == 3 && key.chars().all(number)
}

/// Whether `key` holds the name, or starts or ends in the middle of it (县长江河 of 县长江河清).
fn holds_name(key: &str, name: &str) -> bool {
    let cuts = || name.char_indices().map(|(byte, _)| byte).skip(2);
    let ends = |cut: usize| name.get(..cut).is_some_and(|start| key.ends_with(start));
    !name.is_empty() && (key.contains(name) || cuts().any(ends))
}
