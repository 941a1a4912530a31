//! Lists: which ordinals belong together, and how far each item goes.

use std::ops::Range;

use super::ordinal::{Before, Kind, Ordinal, ordinals};
use super::part::{Part, parts};
use crate::text::ground::brackets::Brackets;
use crate::text::ground::furniture::is_placeholder;
use crate::text::ground::numeral::han_number;
use crate::text::ground::sentence::{clauses, sentence_ends, trimmed};
use crate::text::report::Report;
use crate::text::who::speech;

/// A list such as 一是…二是…, of two items at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// How its items are numbered.
    pub kind: Kind,
    /// Its items in order.
    pub items: Vec<ListItem>,
    /// The number of items that the words before it announce, and where they do.
    pub declared: Option<(usize, Part)>,
}

/// An item of a list. Positions are bytes of its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// Its number, from 1.
    pub ordinal: usize,
    /// The block in which it starts.
    pub block: usize,
    /// First byte of its ordinal.
    pub start: usize,
    /// Its first sentence or, if shorter, what comes before the first ；, without ordinal and end mark.
    pub heading: Range<usize>,
    /// The whole item from its ordinal on, a part for each block.
    pub parts: Vec<Part>,
    /// What stands before its ordinal.
    pub before: Before,
}

/// A list in the making: its kind and its ordinals with their blocks.
struct Open {
    kind: Kind,
    items: Vec<(usize, usize, Ordinal)>,
}

impl Open {
    fn last(&self) -> usize {
        self.items.last().map_or(0, |&(number, _, _)| number)
    }
}

/// How many lists may be open at a time; the outermost is closed where there are more.
const DEPTH: usize = 16;

/// The lists of the report, in the order of their first items; a nested list follows the list that
/// holds it. A list starts with 1 after punctuation and goes on with the number that it waits for.
#[must_use]
pub fn lists(report: &Report) -> Vec<List> {
    let mut open: Vec<Open> = Vec::new();
    let mut closed: Vec<Open> = Vec::new();
    for (block, text) in report.blocks.iter().map(|block| block.text()).enumerate() {
        for ordinal in ordinals(text, &Brackets::of(text)) {
            place(&mut open, &mut closed, block, ordinal);
        }
    }
    closed.append(&mut open);
    closed.retain(|list| list.items.len() > 1);
    closed.sort_by_key(|list| list.items.first().map(|&(_, block, ordinal)| (block, ordinal.start)));
    finish(report, &closed)
}

/// Puts an ordinal into the innermost list that waits for it, or starts a list with it.
fn place(open: &mut Vec<Open>, closed: &mut Vec<Open>, block: usize, ordinal: Ordinal) {
    let fits = |list: &Open| {
        list.kind == ordinal.kind
            && match ordinal.number {
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
    } else if ordinal.number == Some(1) && ordinal.before > Before::Words {
        if open.len() == DEPTH {
            closed.push(open.remove(0));
        }
        open.push(Open { kind: ordinal.kind, items: vec![(1, block, ordinal)] });
    }
}

/// Where items end, what their headings are, and what the words before the list announce.
fn finish(report: &Report, open: &[Open]) -> Vec<List> {
    let text_of = |block: usize| report.blocks.get(block).map_or("", |block| block.text());
    let mut starts: Vec<Vec<usize>> = vec![Vec::new(); report.blocks.len()];
    for (_, block, ordinal) in open.iter().flat_map(|list| &list.items) {
        if let Some(starts) = starts.get_mut(*block) {
            starts.push(ordinal.start);
        }
    }
    starts.iter_mut().for_each(|starts| starts.sort_unstable());
    let stops = if open.is_empty() { Vec::new() } else { stops(report) };
    let mut lists: Vec<List> = Vec::new();
    let mut around: Vec<usize> = Vec::new(); // the lists that go on here, the innermost last
    for list in open {
        let first = list.items.first().map_or((0, 0), |&(_, block, ordinal)| (block, ordinal.start));
        while around.last().and_then(|&index| lists.get(index)).is_some_and(|list| list.end() <= first) {
            around.pop();
        }
        // The list around this one ends it: with the item that holds it.
        let outer = around.last().and_then(|&index| lists.get(index)).and_then(|list| {
            let at = list.items.partition_point(|item| (item.block, item.start) <= first);
            list.items.get(at.checked_sub(1)?).map(ListItem::end)
        });
        // A list in which an item goes on over several paragraphs lets the last do so, too, but not
        // for much longer.
        let longest = list
            .items
            .windows(2)
            .map(|pair| if let [(_, a, _), (_, b, _)] = pair { b - a } else { 0 })
            .max()
            .unwrap_or(0);
        let most = if longest > 1 { 2 * longest + 4 } else { 1 };
        let mut items = Vec::new();
        for (index, &(number, block, ordinal)) in list.items.iter().enumerate() {
            let end = match list.items.get(index + 1) {
                Some(&(_, block, ordinal)) => (block, ordinal.start),
                None => {
                    let last = (block + most).min(report.blocks.len()).saturating_sub(1);
                    let stop = stops.get(stops.partition_point(|stop| *stop <= (block, ordinal.body)));
                    let end = [stop.copied(), outer]
                        .into_iter()
                        .flatten()
                        .fold((last, text_of(last).len()), |end, other| end.min(other));
                    end.max((block, ordinal.body))
                }
            };
            items.push(ListItem {
                ordinal: number,
                block,
                start: ordinal.start,
                heading: heading(text_of(block), ordinal.body, starts.get(block).map_or(&[], Vec::as_slice)),
                parts: parts(report, (block, ordinal.start), end),
                before: ordinal.before,
            });
        }
        let declared = declared(report, first.0, first.1, items.len());
        around.push(lists.len());
        lists.push(List { kind: list.kind, items, declared });
    }
    lists
}

/// Where the items of the lists start, for [`sentences`](crate::text::ground::sentence::sentences): block and byte.
#[must_use]
pub fn starts(lists: &[List]) -> Vec<(usize, usize)> {
    lists.iter().flat_map(|list| &list.items).map(|item| (item.block, item.start)).collect()
}

/// 要抓好以下八个方面重点任务 before a list, with its mark: from the last clause's start to the list.
#[must_use]
pub fn announcement(report: &Report, list: &List) -> Option<Part> {
    let (_, (block, declared)) = list.declared.as_ref()?;
    let text = report.blocks.get(*block)?.text();
    let head = text.get(..declared.start)?;
    let from = head
        .rfind(['。', '！', '；', '\n'])
        .map_or(0, |at| at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let from = from + (text.get(from..declared.start)?.len() - text.get(from..declared.start)?.trim_start().len());
    let after = text.get(declared.end..)?;
    let to = declared.end + after.find(['。', '：', ':', '，', ',', '；']).unwrap_or(after.len());
    // With its mark, which parts it from the first item.
    let stop = after.get(to - declared.end..)?.chars().next().map_or(0, char::len_utf8);
    (text.get(from..to)?.chars().count() <= 60).then(|| (*block, from..to + stop))
}

impl List {
    /// One past its last byte, and the block of that.
    fn end(&self) -> (usize, usize) {
        self.items.last().map_or((0, 0), ListItem::end)
    }
}

impl ListItem {
    fn end(&self) -> (usize, usize) {
        self.parts.last().map_or((self.block, self.start), |(block, range)| (*block, range.end))
    }
}

/// Where the last item of a list ends at the latest: sentences that open a section, and blocks that
/// close one.
fn stops(report: &Report) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (index, text) in report.blocks.iter().map(|block| block.text()).enumerate() {
        if speech::closes(text) {
            found.push((index, 0));
        }
        let mut start = 0;
        for end in sentence_ends(text, &Brackets::of(text)) {
            let sentence = text.get(start..end).unwrap_or("").trim_start();
            if start > 0 && (speech::opens(sentence) || speech::tells_attendance(sentence)) {
                found.push((index, start));
            }
            start = end;
        }
    }
    found
}

fn heading(text: &str, body: usize, starts: &[usize]) -> Range<usize> {
    let next = starts.get(starts.partition_point(|&start| start < body)).copied().unwrap_or(text.len());
    let part = text.get(body..next).unwrap_or("");
    let brackets = Brackets::of(part);
    let sentence = sentence_ends(part, &brackets).first().copied().unwrap_or(0);
    let semicolon = part
        .char_indices()
        .find(|&(byte, c)| matches!(c, '；' | ';') && !brackets.inside(byte))
        .map_or(part.len(), |(byte, _)| byte);
    let range = trimmed(text, body..body + sentence.min(semicolon));
    let words =
        text.get(range.clone()).unwrap_or("").trim_end_matches(['。', '；', ';', '｡', '，', ',', '、', '：', ':', ' ']);
    range.start..range.start + words.len()
}

/// 八个方面, 四点要求, 五件大事 in the sentence that leads to the list or the one before it.
fn declared(report: &Report, block: usize, start: usize, count: usize) -> Option<(usize, Part)> {
    /// Bytes before the list that are read; keeps a paragraph of many lists linear.
    const REACH: usize = 1500;
    /// Blocks before the list that may be empty or placeholders.
    const NEAR: usize = 8;
    let head = report.blocks.get(block).and_then(|block| block.text().get(..start)).unwrap_or("");
    let own = !head.trim().is_empty();
    let (block, head) = if !own {
        let earlier = report.blocks.iter().enumerate().take(block).rev().take(NEAR);
        let (block, text) = earlier
            .map(|(index, block)| (index, block.text()))
            .find(|(_, text)| !text.trim().is_empty() && !is_placeholder(text))?;
        (block, text)
    } else {
        (block, head)
    };
    let mut cut = head.len().saturating_sub(REACH);
    while !head.is_char_boundary(cut) {
        cut += 1;
    }
    let head = head.get(cut..).unwrap_or("");
    let ends = sentence_ends(head, &Brackets::of(head));
    let from = ends.iter().rev().nth(2).copied().unwrap_or(0);
    let last = ends.iter().rev().nth(1).copied().unwrap_or(0);
    let found = counts(head, from.min(last));
    // The count that agrees is the one that was meant; one that doesn't must stand close by: in the
    // last sentence, with nothing but a lead-in (主要包括：) between it and the list.
    let agrees = found.iter().rev().find(|(number, _)| *number == count);
    let last_words = head.get(last..).unwrap_or("");
    let leads = last_words.trim_end().ends_with(['：', ':'])
        || ["以下", "如下", "下列", "下面"].iter().any(|word| last_words.contains(word))
        || (own
            && ["抓好", "做好", "提出", "部署", "包括", "突出", "实施", "落实", "要", "重点", "明确", "聚焦"]
                .iter()
                .any(|word| last_words.contains(word)));
    let close = || {
        found.iter().rev().filter(|_| leads).find(|(_, range)| {
            let clauses = clauses(head, range.end..head.len());
            range.start >= last && clauses.len() <= 2 && clauses.iter().skip(1).all(|clause| clause.len() <= 8 * 3)
        })
    };
    agrees.or_else(close).map(|(number, range)| (*number, (block, range.start + cut..range.end + cut)))
}

/// What such a count counts, after 个 项 点 条 件 大.
const COUNTED: &[&str] = &[
    "方面", "任务", "要求", "意见", "措施", "举措", "工作", "重点", "大事", "建议", "原则", "问题", "关系", "部署",
    "目标", "行动", "安排", "希望", "内容", "环节", "坚持", "体会", "经验", "特点", "认识", "必须", "着力", "突破",
    "转变", "提升", "要点", "启示", "实事", "事情", "文章", "重大", "关键", "抓手", "政策", "统筹",
];

/// Counts such as 八个方面 from byte `from` of `text` on, quoted ones (“四个意识”) left out.
fn counts(text: &str, from: usize) -> Vec<(usize, Range<usize>)> {
    let brackets = Brackets::of(text);
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut index = characters.partition_point(|&(byte, _)| byte < from);
    while let Some(&(byte, character)) = characters.get(index) {
        let tail = characters.get(index..).unwrap_or(&[]);
        let number = match character {
            '两' => Some((2, 1)),
            '0'..='9' => {
                let digits = tail.iter().map_while(|&(_, c)| c.to_digit(10)).collect::<Vec<_>>();
                (digits.len() < 3).then(|| (digits.iter().fold(0, |n, &d| n * 10 + d as usize), digits.len()))
            }
            _ => han_number(tail),
        };
        let length = tail
            .iter()
            .take_while(|&&(_, c)| c.is_ascii_digit() || han_number(&[(0, c)]).is_some() || c == '两')
            .count();
        index += length.max(1);
        let ordinal = text.get(..byte).is_some_and(|head| head.ends_with(['第', '.', '．', '—', '-', '～']));
        let Some((number, digits)) = number.filter(|_| !ordinal && !brackets.inside(byte)) else { continue };
        if digits != length {
            continue;
        }
        let rest: String = tail.iter().skip(length).map(|&(_, c)| c).take(12).collect();
        let noun = rest.trim_start_matches(['个', '项', '点', '条', '件', '大']);
        let counter = rest.chars().next().is_some_and(|c| "个项点条件大".contains(c)) || rest.starts_with("方面");
        let words: String = noun.chars().take_while(|c| c.is_alphanumeric()).collect();
        let counted = COUNTED.iter().filter_map(|word| words.find(word).map(|at| at + word.len())).min();
        if counter && (counted.is_some() || (rest.starts_with('点') && words.is_empty())) {
            let end = byte
                + tail.iter().take(length).map(|(_, c)| c.len_utf8()).sum::<usize>()
                + (rest.len() - noun.len())
                + counted.unwrap_or(0);
            found.push((number, byte..end));
        }
    }
    found
}
