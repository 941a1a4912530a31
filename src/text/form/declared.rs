//! How many items the words before a list announce: 八个方面, 四点要求, “三个聚焦”.

use std::ops::Range;

use super::part::Part;
use crate::text::ground::brackets::Brackets;
use crate::text::ground::furniture::is_placeholder;
use crate::text::ground::numeral::{digit, han_digit, han_number, small_number};
use crate::text::ground::sentence::{clauses, sentence_ends};
use crate::text::lexicon::counted::{COUNTERS, FOLLOWING, LEADS, LISTED, LISTED_AT_ONCE};
use crate::text::report::Report;

/// The number announced in the sentence that leads to a list of `count` items or the one before it, and its place. The
/// list starts at byte `start` of block `block`.
pub(super) fn declared(report: &Report, block: usize, start: usize, count: usize) -> Option<(usize, Part)> {
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
    let agrees = found.iter().rev().find(|found| found.number == count);
    let last_words = head.get(last..).unwrap_or("");
    let leads = last_words.trim_end().ends_with(['：', ':'])
        || FOLLOWING.iter().any(|word| last_words.contains(word))
        || (own && LEADS.iter().any(|word| last_words.contains(word)));
    let close = || {
        found.iter().rev().filter(|found| leads && !found.quoted).find(|found| {
            let clauses = clauses(head, found.range.end..head.len());
            found.range.start >= last
                && clauses.len() <= 2
                && clauses.iter().skip(1).all(|clause| clause.len() <= 8 * 3)
        })
    };
    agrees.or_else(close).map(|found| (found.number, (block, found.range.start + cut..found.range.end + cut)))
}

/// A count such as 八个方面.
struct Count {
    number: usize,
    range: Range<usize>,
    /// Whether it is quoted: a slogan, that may be no count of this list.
    quoted: bool,
}

/// The counts from byte `from` of `text` on. Quoted ones (“四个意识”) are left out but for “三个聚焦”：, which leads to a
/// list.
fn counts(text: &str, from: usize) -> Vec<Count> {
    let brackets = Brackets::of(text);
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let byte_of = |index: usize| characters.get(index).map_or(text.len(), |&(byte, _)| byte);
    let mut found = Vec::new();
    let mut index = characters.partition_point(|&(byte, _)| byte < from);
    while let Some(&(byte, character)) = characters.get(index) {
        let tail = characters.get(index..).unwrap_or(&[]);
        let is_number = |c: char| digit(c).is_some() || han_digit(c).is_some() || c == '两';
        let length = tail.iter().take_while(|&&(_, c)| is_number(c)).count();
        index += length.max(1);
        let number = if character == '两' { Some((2, 1)) } else { small_number(tail).or_else(|| han_number(tail)) };
        let ordinal = text.get(..byte).is_some_and(|head| head.ends_with(['第', '.', '．', '—', '-', '～']));
        let Some(number) = number.filter(|&(_, digits)| !ordinal && digits == length).map(|(number, _)| number) else {
            continue;
        };
        let rest = text.get(byte_of(index)..).unwrap_or("");
        let quoted = brackets.around(byte).map(|pair| pair.end);
        let leads = |end: usize| text.get(end..).is_some_and(|rest| rest.trim_start().starts_with(['：', ':']));
        let told = text
            .get(..byte)
            .is_some_and(|head| FOLLOWING.iter().any(|word| head.trim_end_matches('的').ends_with(word)));
        let end = match quoted {
            None => counted(rest, told).map(|bytes| byte_of(index) + bytes),
            Some(end) => Some(end).filter(|&end| leads(end)),
        };
        found.extend(end.map(|end| Count { number, range: byte..end, quoted: quoted.is_some() }));
    }
    found
}

/// Bytes of what is counted at the start of `rest`, where it is something that lists are made of. `told`: 以下 stands
/// before the number, and anything is.
fn counted(rest: &str, told: bool) -> Option<usize> {
    /// Characters from the number to the end of what it counts, at most.
    const REACH: usize = 12;
    let noun = rest.strip_prefix(COUNTERS);
    let (noun, counter) = match noun {
        Some(noun) => (noun, true),
        None => (rest, rest.starts_with("方面")),
    };
    let words_from = noun.strip_prefix(['“', '"', '「']).unwrap_or(noun);
    let words: String = words_from.chars().take(REACH).take_while(|c| c.is_alphanumeric()).collect();
    let skipped = rest.len() - words_from.len();
    let listed = LISTED.iter().filter_map(|word| words.find(word).map(|at| at + word.len())).min();
    let at_once = || LISTED_AT_ONCE.iter().find(|word| words.starts_with(**word)).map(|word| word.len());
    let matter = || (rest.starts_with("件事") && !words.starts_with("事业")).then_some("事".len());
    let alone = || (rest.starts_with(['点', '条']) && words.is_empty()).then_some(0);
    let any = || (told && !words.is_empty()).then_some(words.len());
    let bytes = counter.then(|| listed.or_else(at_once).or_else(matter).or_else(alone).or_else(any))??;
    Some(skipped + bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the words before a list of `count` items announce.
    fn read(blocks: &[&str], count: usize) -> Option<(usize, String)> {
        let report = Report::new(None, blocks.iter().map(|&block| block.to_owned()));
        let last = blocks.len().checked_sub(1)?;
        let start = blocks.last()?.find("一是").unwrap_or(0);
        declared(&report, last, start, count).map(|(number, (block, range))| (number, blocks[block][range].to_owned()))
    }

    #[test]
    fn the_count_of_the_list_is_found() {
        for (text, expected) in [
            ("要抓好三个方面工作。一是修路。", "三个方面"),
            ("他提三点意见：一是修路。", "三点意见"),
            ("他讲了三点：一是修路。", "三点"),
            ("要办好三件大事。一是修路。", "三件大事"),
            ("要办好三件事：一是修路。", "三件事"),
            ("实施三大计划，奠定基础。一是修路。", "三大计划"),
            ("从3方面发力：一是修路。", "3方面"),
            ("从３个方面发力：一是修路。", "３个方面"),
            ("今年要确保以下三个“稳定”。一是修路。", "三个“稳定"),
            ("要看好以下三种树木：一是松树。一是", "三种树木"),
            ("内容要做到“三个聚焦”：一是修路。", "三个聚焦”"),
            ("要做到三个坚持：一是修路。", "三个坚持"),
            ("通过三种方式抓好。一是修路。", "三种方式"),
        ] {
            assert_eq!(read(&[text], 3), Some((3, expected.to_owned())), "{text}");
        }
        assert_eq!(read(&["会议确定了以下三项任务：", "", "修路。"], 3).map(|found| found.0), Some(3));
        assert_eq!(read(&["要办好两件大事。一是修路。"], 2).map(|found| found.0), Some(2));
    }

    #[test]
    fn other_numbers_announce_nothing() {
        for text in [
            "增强“三个意识”，一是修路。",
            "全县三个乡镇参加。一是修路。",
            "第三项任务：一是修路。",
            "三月开会。一是修路。",
            "三个事业单位参加。一是修路。",
            "三个乡镇加快建设。一是修路。",
        ] {
            assert_eq!(read(&[text], 3), None, "{text}");
        }
    }

    #[test]
    fn a_count_that_differs_must_lead_to_the_list() {
        assert_eq!(read(&["要抓好五项工作：一是修路。"], 3).map(|found| found.0), Some(5));
        assert_eq!(read(&["五项工作已经完成，成绩很大，来之不易，值得珍惜。一是修路。"], 3), None);
        assert_eq!(read(&["要做到“五个聚焦”：一是修路。"], 3), None);
        // Of two the one that agrees.
        assert_eq!(read(&["五项工作分三个方面推进：一是修路。"], 3).map(|found| found.0), Some(3));
    }
}
