//! Blocks to sentences and clauses.
//!
//! A sentence ends at 。！？ or a line end, a clause also at ；：， (GB/T 15834-2011, 3.1 and 3.2:
//! 句末点号 end sentences, 句内点号 part their clauses), half width or full width. What stands in
//! quotation marks, brackets or 《》 is kept whole. A sentence also ends where an item of a list
//! starts, even if the punctuation is missing there (…应急处置七是…): the list, not the
//! punctuation, knows that.

use std::ops::Range;

use crate::order::Order;
use crate::text::ground::brackets::Brackets;
use crate::text::lexicon::posts::POSTS;
use crate::text::lexicon::suffix;
use crate::text::report::Report;

/// A sentence: bytes of a block. The sentences of a block, joined, are the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Index into [`Report::blocks`].
    pub block: usize,
    /// Bytes of the block's text; white space around the words included.
    pub range: Range<usize>,
}

impl Sentence {
    /// The sentence's words, without white space around them: bytes of the block's text.
    #[must_use]
    pub fn trimmed(&self, report: &Report) -> Range<usize> {
        trimmed(report.blocks.get(self.block).map_or("", |block| block.text()), self.range.clone())
    }

    /// The text of the sentence, without white space around it.
    #[must_use]
    pub fn text<'a>(&self, report: &'a Report) -> &'a str {
        report.blocks.get(self.block).and_then(|block| block.text().get(self.trimmed(report))).unwrap_or("")
    }
}

/// The sentences of the report in order; blocks without words give one each, empty blocks none.
/// What stands at `starts`, a block and a byte of it, starts a sentence, too: the items of lists.
#[must_use]
pub fn sentences(report: &Report, starts: &[(usize, usize)]) -> Vec<Sentence> {
    let mut of_block: Vec<Vec<usize>> = vec![Vec::new(); report.blocks.len()];
    for &(block, start) in starts {
        if let Some(of_block) = of_block.get_mut(block) {
            of_block.push(start);
        }
    }
    let mut found = Vec::new();
    for (block, (text, mut cuts)) in report.blocks.iter().map(|block| block.text()).zip(of_block).enumerate() {
        cuts.extend(sentence_ends(text, &Brackets::of(text)));
        cuts.order();
        cuts.dedup();
        let mut start = 0;
        for cut in cuts {
            if cut > start {
                found.push(Sentence { block, range: start..cut });
                start = cut;
            }
        }
    }
    found
}

/// The clauses of a part of `text`, bytes of `text`; joined they are that part. A clause ends after
/// ，；： or a sentence's end, and at white space between two words of Chinese, as in headings.
#[must_use]
pub fn clauses(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let part = text.get(range.clone()).unwrap_or("");
    let brackets = Brackets::of(part);
    let characters: Vec<(usize, char)> = part.char_indices().collect();
    let mut cuts = sentence_ends(part, &brackets);
    for (index, &(byte, character)) in characters.iter().enumerate() {
        if brackets.inside(byte) {
            continue;
        }
        let previous = index.checked_sub(1).and_then(|index| characters.get(index)).map(|&(_, c)| c);
        let next = characters.get(index + 1).map(|&(_, c)| c);
        let cut = match character {
            '，' | '；' | '：' | '﹐' | '､' => true,
            // 1,200 and 21:50 and http://
            ',' | ';' | ':' => {
                !(previous.is_some_and(|c| c.is_ascii_alphanumeric())
                    && next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '/'))
            }
            c if c.is_whitespace() => {
                next.is_some_and(|c| !c.is_ascii() && !c.is_whitespace()) && previous.is_some_and(|c| !c.is_ascii())
            }
            _ => false,
        };
        if cut {
            cuts.push(byte + character.len_utf8());
        }
    }
    cuts.order();
    cuts.dedup();
    let mut start = 0;
    let mut found = Vec::new();
    for cut in cuts {
        if cut > start {
            found.push(range.start + start..range.start + cut);
            start = cut;
        }
    }
    found
}

/// `range` without the white space at its ends.
#[must_use]
pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or("");
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// Bytes after which a sentence of `text` ends, the last one being the end of the text; white
/// space after a sentence belongs to it. Empty text has none.
pub(crate) fn sentence_ends(text: &str, brackets: &Brackets) -> Vec<usize> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut ends = Vec::new();
    let mut start = 0;
    let mut words = 0; // characters since the sentence's first that is no white space
    let mut index = 0;
    while let Some(&(byte, character)) = characters.get(index) {
        index += 1;
        let previous = index.checked_sub(2).and_then(|index| characters.get(index)).map(|&(_, c)| c);
        let next = characters.get(index).map(|&(_, c)| c);
        let indent = is_wide_space(character) && next.is_some_and(is_wide_space) && !brackets.inside(byte);
        let end = if is_line_end(character) {
            true
        } else if indent {
            // Two wide spaces are the indent of a paragraph whose line end was lost; 主　　持 is a label.
            words > 3
        } else if let Some(pair) = brackets.around(byte) {
            // “……。” ends where its mark closes; so does a sentence that stands in brackets whole.
            pair.end == byte + character.len_utf8()
                && previous.is_some_and(is_full_stop)
                && !next.is_some_and(is_joining)
                && match character {
                    '”' | '’' | '"' | '」' | '』' => ends_quotation(text, pair.clone(), previous),
                    '）' | ')' => pair.start == start,
                    _ => false,
                }
        } else {
            match character {
                '。' | '！' | '？' | '｡' => true,
                '!' | '?' => !next.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '=' | '/' | '&')),
                // A full stop typed in half width: after Chinese, before Chinese or nothing.
                '．' if is_in_name(text.get(start..byte).unwrap_or("")) => false,
                '.' | '．' => {
                    previous.is_some_and(|c| !c.is_ascii() && !is_ordinal_digit(c) && !c.is_whitespace())
                        && next.is_none_or(|c| c.is_whitespace() || (!c.is_ascii() && c.is_alphabetic()))
                }
                _ => false,
            }
        };
        if !end {
            words += usize::from(words > 0 || !character.is_whitespace());
            continue;
        }
        words = 0;
        // ？！ and 。” and the white space behind belong to the sentence that they end.
        while let Some(&(byte, character)) = characters.get(index) {
            let goes_along = character.is_whitespace()
                || (!brackets.inside(byte)
                    && matches!(character, '。' | '！' | '？' | '!' | '?' | '”' | '’' | '）' | '」' | '』' | '】'));
            if !goes_along {
                break;
            }
            index += 1;
        }
        start = characters.get(index).map_or(text.len(), |&(byte, _)| byte);
        ends.push(start);
    }
    if ends.last() != Some(&text.len()) && !text.is_empty() {
        ends.push(text.len());
    }
    ends
}

/// Whether a point behind `head` parts a name: a post, or 、, and two to five characters stand before it (副县长玉素甫．).
fn is_in_name(head: &str) -> bool {
    let starts = head.char_indices().rev().map(|(byte, _)| byte).skip(1).take(4);
    starts.filter_map(|start| head.get(..start)).any(|before| before.ends_with('、') || suffix(before, POSTS).is_some())
}

/// “干什么？”的问题 goes on; “……。” doesn't, nor does a longer question or exclamation.
fn ends_quotation(text: &str, pair: Range<usize>, last: Option<char>) -> bool {
    const LONG: usize = 12;
    last == Some('。')
        || text.get(..pair.start).is_some_and(|head| head.ends_with(['：', ':']))
        || text.get(pair).is_some_and(|quotation| quotation.chars().count() >= LONG)
}

fn is_full_stop(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '!' | '?' | '｡' | '…')
}

/// What can't open a sentence.
fn is_joining(character: char) -> bool {
    matches!(character, '，' | ',' | '、' | '；' | ';' | '：' | ':' | '。' | '的' | '）' | ')' | '”' | '—')
}

fn is_wide_space(character: char) -> bool {
    matches!(character, '\u{3000}' | '\u{2003}')
}

pub(crate) fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// 一. and １. number a heading.
fn is_ordinal_digit(character: char) -> bool {
    crate::text::ground::numeral::han_digit(character).is_some() || ('０'..='９').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        split_at(text, &[])
    }

    fn split_at(text: &str, starts: &[&str]) -> Vec<String> {
        let report = Report::new(None, [text.to_owned()]);
        let starts: Vec<(usize, usize)> = starts.iter().filter_map(|start| Some((0, text.find(start)?))).collect();
        sentences(&report, &starts).iter().map(|sentence| sentence.text(&report).to_owned()).collect()
    }

    #[test]
    fn full_stops_and_line_ends_end_sentences() {
        assert_eq!(split("会议开幕。代表到会！\n议程几项？三项"), ["会议开幕。", "代表到会！", "议程几项？", "三项"]);
        assert_eq!(split("会议开幕.代表到会!共三项"), ["会议开幕.", "代表到会!", "共三项"]);
    }

    #[test]
    fn a_lost_line_end_shows_by_its_indent() {
        assert_eq!(
            split("  本报记者李文摄\u{3000}\u{3000}会议指出，要修路。"),
            ["本报记者李文摄", "会议指出，要修路。"]
        );
        assert_eq!(split("主\u{3000}\u{3000}持：李文"), ["主\u{3000}\u{3000}持：李文"]);
    }

    #[test]
    fn points_in_numbers_and_names_end_nothing() {
        for text in ["增长12.5%，投资1.3万亿元", "1月23日，U.S.A.来访", "见www.example.cn/a?b=1"] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn what_is_quoted_or_bracketed_is_kept_whole() {
        for text in ["审议《何去何从？关于改革的意见》", "他回答了“为什么？怎么办？”的问题", "各县（区。市）参加"]
        {
            assert_eq!(split(text), [text]);
        }
        assert_eq!(split("他说：“路要修好。桥也要修好。”大家赞同。"), ["他说：“路要修好。桥也要修好。”", "大家赞同。"]);
        assert_eq!(split("工程完工。（记者李文）"), ["工程完工。", "（记者李文）"]);
    }

    #[test]
    fn an_item_starts_a_sentence_even_where_the_stop_is_missing() {
        let items = ["一是", "二是", "三是"];
        assert_eq!(split_at("一是修路。二是架桥三是通水。", &items), ["一是修路。", "二是架桥", "三是通水。"]);
        assert_eq!(split("坚持统一是好事。"), ["坚持统一是好事。"]);
    }

    #[test]
    fn clauses_keep_numbers_and_quotations() {
        let text = "投资1,200万元,建成“一厂,两站”；时间为21:50。";
        let parts: Vec<&str> = clauses(text, 0..text.len()).into_iter().map(|range| &text[range]).collect();
        assert_eq!(parts, ["投资1,200万元,", "建成“一厂,两站”；", "时间为21:50。"]);
    }
}
