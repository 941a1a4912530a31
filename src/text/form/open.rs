//! Lists in the making: which ordinals of the text, and which items of the page's own lists, belong together.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::ordinal::{Before, Kind, Ordinal, ordinals};
use crate::order::Order;
use crate::text::ground::brackets::Brackets;
use crate::text::ground::furniture::is_placeholder;
use crate::text::ground::numeral::han_number;
use crate::text::report::{PageItem, Report};

/// A list in the making: its kind and its ordinals with their numbers and blocks.
pub(super) struct Open {
    pub(super) kind: Kind,
    pub(super) items: Vec<(usize, usize, Ordinal)>,
    /// Its last block, where the page says so.
    pub(super) last_block: Option<usize>,
}

impl Open {
    fn new(kind: Kind, block: usize, ordinal: Ordinal) -> Self {
        Self { kind, items: vec![(1, block, ordinal)], last_block: None }
    }

    fn last(&self) -> usize {
        self.items.last().map_or(0, |&(number, _, _)| number)
    }

    /// Block and byte of its first item.
    pub(super) fn first(&self) -> (usize, usize) {
        self.items.first().map_or((0, 0), |&(_, block, ordinal)| (block, ordinal.start))
    }
}

/// How many lists may be open at a time; the outermost is closed where there are more.
const DEPTH: usize = 16;

/// The lists of the report, those of a single item, too, in the order of their first items. A list starts with 1 after
/// punctuation and goes on with the number that it waits for.
pub(super) fn gathered(report: &Report) -> Vec<Open> {
    let mut open: Vec<Open> = Vec::new();
    let mut closed: Vec<Open> = Vec::new();
    let mut words = None; // the last block that is not empty
    for (block, text) in report.blocks.iter().map(|block| block.text()).enumerate() {
        for ordinal in ordinals(text, &Brackets::of(text)) {
            place(&mut open, &mut closed, block, words, ordinal);
        }
        if !text.trim().is_empty() && !is_placeholder(text) {
            words = Some(block);
        }
    }
    closed.append(&mut open);
    closed.iter_mut().for_each(|list| mend(report, list));
    of_page(report, &mut closed);
    closed.order_by_key(Open::first);
    closed
}

/// Adds the numbered lists of the page. Where their paragraphs bring ordinals of their own, those are meant.
fn of_page(report: &Report, lists: &mut Vec<Open>) {
    let numbered: FxHashSet<usize> = lists
        .iter()
        .flat_map(|list| &list.items)
        .filter(|(_, _, ordinal)| ordinal.before == Before::Start)
        .map(|&(_, block, _)| block)
        .collect();
    let mut found: Vec<(usize, Open)> = Vec::new();
    for (block, item) in report.items.iter().enumerate().take(report.blocks.len()) {
        let Some(PageItem { list, ordinal: number }) = *item else { continue };
        let text = report.blocks.get(block).map_or("", |block| block.text());
        let start = text.len() - text.trim_start().len();
        let ordinal =
            Ordinal { kind: Kind::Digit, number: Some(number), start, body: start, before: Before::Start, sure: true };
        // Lists nest, so that the one meant is among the last.
        let last = found.len().saturating_sub(DEPTH);
        let same = found.iter().skip(last).position(|(id, _)| *id == list);
        // <ol start="4"> goes on with the list before it.
        let before = |(_, open): &(usize, Open)| {
            number > 1 && open.last() + 1 == number && open.last_block.is_some_and(|last| last < block)
        };
        let known = same.or_else(|| found.iter().skip(last).rposition(before));
        match known.and_then(|index| found.get_mut(last + index)) {
            Some((id, open)) => {
                if *id != list || open.last() != number {
                    open.items.push((number, block, ordinal));
                }
                *id = list;
                open.last_block = Some(block);
            }
            None => {
                let items = vec![(number, block, ordinal)];
                found.push((list, Open { kind: Kind::Digit, items, last_block: Some(block) }));
            }
        }
    }
    let own = |list: &Open| {
        2 * list.items.iter().filter(|(_, block, _)| numbered.contains(block)).count() >= list.items.len()
    };
    lists.extend(found.into_iter().map(|(_, list)| list).filter(|list| !own(list)));
}

/// Puts in an item whose 是 or 要 was forgotten: 二是架桥；三通水；四是绿化.
fn mend(report: &Report, list: &mut Open) {
    if !matches!(list.kind, Kind::Is | Kind::Must) {
        return;
    }
    let mut mended: Vec<(usize, usize, Ordinal)> = Vec::with_capacity(list.items.len());
    for &(number, block, ordinal) in &list.items {
        if let Some(&(last, at, before)) = mended.last()
            && number == last + 2
            && at == block
            && let Some(lost) =
                report.blocks.get(block).and_then(|block| bare(block.text(), before.body..ordinal.start, last + 1))
        {
            mended.push((
                last + 1,
                block,
                Ordinal { start: lost.start, body: lost.end, before: Before::Stop, ..before },
            ));
        }
        mended.push((number, block, ordinal));
    }
    list.items = mended;
}

/// The place of a Han number that stands by itself after a stop.
fn bare(text: &str, within: Range<usize>, number: usize) -> Option<Range<usize>> {
    let words = text.get(within.clone())?;
    words.match_indices(['。', '；', ';']).find_map(|(at, stop)| {
        let rest = words.get(at + stop.len()..)?;
        let tail: Vec<(usize, char)> = rest.trim_start().char_indices().take(4).collect();
        let (found, length) = han_number(&tail)?;
        let start = within.start + at + stop.len() + (rest.len() - rest.trim_start().len());
        let &(bytes, next) = tail.get(length)?;
        (found == number && next.is_alphabetic()).then_some(start..start + bytes)
    })
}

/// Puts an ordinal into the innermost list that waits for it, or starts a list with it. `before`: the last block before
/// `block` that has words.
fn place(open: &mut Vec<Open>, closed: &mut Vec<Open>, block: usize, before: Option<usize>, ordinal: Ordinal) {
    let fits = |list: &Open| {
        list.kind == ordinal.kind
            && match ordinal.number {
                // A dash goes on where the paragraph before it had one, too.
                None if ordinal.kind == Kind::Dash => list.items.last().map(|&(_, block, _)| block) == before,
                None => list.last() > 0,
                Some(number) if number == list.last() + 1 => number > 1,
                // 一是, 二是, 四是: the writer lost one. Only where a sentence has ended.
                Some(number) => {
                    number == list.last() + 2 && list.items.len() > 1 && ordinal.before >= Before::Stop && ordinal.sure
                }
            }
    };
    // A number found in mid-sentence gives way to the same number after punctuation.
    let supersedes = |list: &Open| {
        list.kind == ordinal.kind
            && ordinal.before > Before::Words
            && ordinal.number == Some(list.last())
            && list.items.len() > 1
            && list.items.last().is_some_and(|(_, _, last)| last.before == Before::Words)
    };
    if let Some(index) = open.iter().rposition(|list| fits(list) || supersedes(list)) {
        closed.extend(open.drain(index + 1..));
        if let Some(list) = open.last_mut() {
            if supersedes(list) {
                list.items.pop();
            }
            let number = ordinal.number.unwrap_or(list.last() + 1);
            list.items.push((number, block, ordinal));
        }
    } else if (ordinal.number == Some(1) || ordinal.kind == Kind::Dash) && ordinal.before > Before::Words {
        if open.len() == DEPTH {
            closed.push(open.remove(0));
        }
        open.push(Open::new(ordinal.kind, block, ordinal));
    }
}
