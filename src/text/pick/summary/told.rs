//! Several things in one line: a list by its headings, the acts that the headline leaves out.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::lists::{is_chapters, is_glossary, names_fields};
use super::pairs::{added, pairs};
use super::unit::{Unit, words};
use super::{Material, Target};
use crate::order::Order;
use crate::text::digest::PartKind;
use crate::text::form::demand::asks;
use crate::text::form::kind::section_at;
use crate::text::form::list::{ListItem, announcement};
use crate::text::form::part::Part;
use crate::text::ground::brackets::Brackets;
use crate::text::pick::acts::ReportAct;
use crate::text::pick::headline::targets::targets_in;
use crate::text::report::Report;

/// Characters of a line that tells a list: what is read in one breath ends long before, but eight headings of two
/// clauses are still looked over as a list.
const LIST: usize = 220;
/// Characters of a line that tells acts; a cabinet meeting has five or six, with long titles.
const ACTS: usize = 240;
/// Characters of a heading that says something by itself.
const SHORTEST: usize = 4;

/// The line of a list, where it is a list of what is to be done or is asked for. `None` for what was achieved, for
/// chapters of a report, and where not even the first items find room.
pub(super) fn list_line(material: Material, at: usize, target: Target) -> Option<Unit> {
    let Material { report, lists, sections, kinds, year, .. } = material;
    let list = lists.get(at)?;
    let kind = kinds.lists.get(at).copied().flatten();
    if matches!(kind, Some(PartKind::Review | PartKind::Situation))
        || is_chapters(report, list, year)
        || is_glossary(report, list)
        || names_fields(report, list)
    {
        return None;
    }
    let room = match target {
        Target::Sentences(_) => LIST,
        Target::Characters(number) => LIST.min(number * 2 / 3),
    };
    let whole: Vec<Part> = list.items.iter().map(|item| heading(report, item, false)).collect();
    let first: Vec<Part> = list.items.iter().map(|item| heading(report, item, true)).collect();
    let length = |parts: &[Part]| words(report, parts).chars().count();
    let (mut parts, mut left) = (whole, 0);
    if length(&parts) > room {
        parts = first;
    }
    while length(&parts) > room && parts.len() > 2 {
        parts.pop();
        left += 1;
    }
    if length(&parts) > room || left > 0 && parts.len() < 2 {
        return None;
    }
    if left > 0
        && let Some(announcement) = announcement(report, list)
        && length(&parts) + length(std::slice::from_ref(&announcement)) <= room + LIST / 4
    {
        parts.insert(0, announcement);
    }
    // A comma at the very end would go on with what is not told.
    if let Some((block, range)) = parts.last_mut() {
        let text = report.blocks.get(*block).and_then(|block| block.text().get(range.clone())).unwrap_or("");
        range.end = range.start + text.trim_end_matches(['，', ',', '；', ';', '、']).len();
    }
    let start = list.items.first()?;
    let mut unit = Unit::of(report, joined(parts), kind);
    unit.section = section_at(sections, (start.block, start.start));
    unit.outline = Some(at);
    unit.whole = true;
    unit.left = left;
    Some(unit)
}

/// An item from its ordinal to the end of its heading, with the mark behind it; `short`: of its first clause.
fn heading(report: &Report, item: &ListItem, short: bool) -> Part {
    let text = report.blocks.get(item.block).map_or("", |block| block.text());
    let words = text.get(item.heading.clone()).unwrap_or("");
    let mut end = item.heading.end;
    if short {
        let brackets = Brackets::of(words);
        let comma = words
            .char_indices()
            .enumerate()
            .find(|&(number, (byte, c))| number >= SHORTEST && matches!(c, '，' | ',') && !brackets.inside(byte));
        if let Some((_, (byte, _))) = comma {
            end = item.heading.start + byte;
        }
    }
    (item.block, item.start..end + mark(text, end))
}

/// Bytes of the mark that stands at `byte`.
fn mark(text: &str, byte: usize) -> usize {
    text.get(byte..)
        .and_then(|rest| rest.chars().next())
        .filter(|c| "。；;，,、！：".contains(*c))
        .map_or(0, char::len_utf8)
}

/// Without the mark at the very end; parts that stand together in one.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    for (block, range) in parts {
        match found.last_mut() {
            Some((last, whole)) if *last == block && whole.end == range.start => whole.end = range.end,
            _ => found.push((block, range)),
        }
    }
    found
}

/// Characters of a sentence that heads those behind it: 要坚持问题导向，狠抓持续改进。
const TOPIC: usize = 26;

/// The demands that head the details behind them, where a paragraph has several: 要坚持问题导向，狠抓持续改进。… 要加强监督
/// 检查，实行责任追究。… They are a list without numbers, as speeches of this kind are built (段首句).
pub(super) fn topic_lines(material: Material) -> Vec<Unit> {
    let Material { report, sentences, lists, sections, kinds, .. } = material;
    let listed: FxHashSet<usize> = lists.iter().flat_map(|list| &list.items).map(|item| item.block).collect();
    let mut found = Vec::new();
    let mut from = 0;
    for paragraph in sentences.chunk_by(|one, next| one.block == next.block) {
        let first = from;
        from += paragraph.len();
        let Some(block) = paragraph.first().map(|sentence| sentence.block).filter(|block| !listed.contains(block))
        else {
            continue;
        };
        let topics: Vec<Part> = paragraph
            .iter()
            .filter(|sentence| {
                let words = sentence.text(report);
                words.chars().count() <= TOPIC && words.ends_with('。') && asks(words) && words.contains(['，', ','])
            })
            .map(|sentence| (block, sentence.trimmed(report)))
            .collect();
        // Sentences of one length all through are no headings.
        let kind = kinds.sentences.get(first).copied().flatten();
        if topics.len() < 2 || paragraph.len() < 2 * topics.len() || kind == Some(PartKind::Review) {
            continue;
        }
        let mut unit = Unit::of(report, topics, Some(PartKind::Demand));
        unit.section = section_at(sections, (block, unit.start().1));
        unit.whole = true;
        if unit.characters <= LIST {
            found.push(unit);
        }
    }
    found
}

/// The acts that the headline leaves out, in one line; `None` where it names them all. Where they do not all find room,
/// those that weigh most stay.
pub(super) fn acts_line(material: Material) -> Option<Unit> {
    let Material { report, acts, headline, sections, .. } = material;
    let text_of = |block: usize, range: &Range<usize>| {
        report.blocks.get(block).and_then(|block| block.text().get(range.clone())).unwrap_or("")
    };
    let mut missing: Vec<usize> = (0..acts.len())
        .filter(|&at| {
            acts.get(at).is_some_and(|act| {
                let words = text_of(act.block, &act.range);
                !headline.text.contains(words)
            })
        })
        .collect();
    missing.order_by_key(|&at| (acts.get(at).map(|act| act.group), at));
    // 决定核准两个核电项目, 核准已列入规划的两个核电项目: told in other words it is the same.
    let mut told: Vec<Vec<u32>> = Vec::new();
    missing.retain(|&at| {
        let own = acts.get(at).map(|act| pairs(text_of(act.block, &act.range))).unwrap_or_default();
        let new = told.iter().all(|other| SAME * added(&own, other) > own.len().min(other.len()));
        told.extend(new.then_some(own));
        new
    });
    let mut used = 0;
    missing.retain(|&at| {
        let length = acts.get(at).map_or(0, |act| text_of(act.block, &act.range).chars().count() + 1);
        let fits = used + length <= ACTS;
        used += if fits { length } else { 0 };
        fits
    });
    missing.order();
    let last = *missing.last()?;
    let parts = missing
        .iter()
        .filter_map(|&at| {
            let act = acts.get(at)?;
            let text = report.blocks.get(act.block)?.text();
            let end = act.range.end + if at == last { 0 } else { mark(text, act.range.end) };
            Some((act.block, act.range.start..end))
        })
        .collect();
    let first = acts.get(*missing.first()?)?;
    let told: Vec<&ReportAct> = missing.iter().filter_map(|&at| acts.get(at)).collect();
    let mut unit = Unit::of(report, joined(parts), Some(PartKind::Act));
    unit.weak = told.iter().all(|act| act.is_routine());
    unit.section = section_at(sections, (first.block, first.range.start));
    unit.whole = true;
    Some(unit)
}

/// An act of which so small a part is new (one in this many pairs of characters) is the same as the other.
const SAME: usize = 5;

/// The targets of a work report that its headline has no room for.
pub(super) fn targets_line(material: Material) -> Option<Unit> {
    let Material { report, sentences, headline, sections, .. } = material;
    let (block, clauses) = targets_in(report, sentences)?;
    let text = report.blocks.get(block)?.text();
    let parts: Vec<Part> = clauses
        .into_iter()
        .filter(|clause| {
            let words = text.get(clause.clone()).unwrap_or("").trim_end_matches(['，', ',', '；', '。']);
            !headline.text.contains(words)
        })
        .map(|clause| (block, clause))
        .collect();
    let first = parts.first()?.1.start;
    let mut unit = Unit::of(report, joined(parts), Some(PartKind::Task));
    unit.section = section_at(sections, (block, first));
    unit.whole = true;
    (unit.characters >= SHORTEST).then_some(unit)
}
