//! Links to a passage: the text directive of the URL Fragment Text Directives draft (WICG),
//! `#:~:text=[prefix-,]start[,end][,-suffix]`.
//!
//! A browser takes the first place where `start` stands, right after `prefix` where there is one, then the first `end`
//! after it, right before `suffix`. Each of the four stands in one block and at word boundaries; between them there may
//! be white space and the edge of a block. So what is named is tried out on the report's own text until it leads to the
//! passage's own place and ends where it ends.

use std::cell::OnceCell;
use std::ops::Range;

use crate::text::ground::sentence::clauses;
pub use crate::text::reader::ngrams::Ngrams;
use crate::text::reader::ngrams::trimmed_start;
use crate::text::report::{Report, Span};

/// Characters of a passage that is named whole; a longer one by its first and last clauses.
const WHOLE: usize = 60;
/// Characters of what comes before or after it, where the passage alone is not unique.
const CONTEXT: usize = 60;

/// What a directive names; bytes of [`Ngrams::text`].
#[derive(Debug, Clone)]
struct Terms {
    prefix: Option<Range<usize>>,
    start: Range<usize>,
    end: Option<Range<usize>>,
    suffix: Option<Range<usize>>,
}

/// The fragment, from `#` on, that leads to a passage; `None` where the spans point at nothing.
/// `ngrams`: the report's own.
///
/// Start and end are clauses without their punctuation: browsers match at word boundaries only, and
/// a clause's end is one in every segmentation.
#[must_use]
pub fn text_fragment(report: &Report, ngrams: &Ngrams, spans: &[Span]) -> Option<String> {
    let (first, last) = (*spans.first()?, *spans.last()?);
    let byte = |block: usize, unit: usize| Some(ngrams.blocks.get(block)? + report.blocks.get(block)?.byte(unit));
    let passage = byte(first.block, first.start)?..byte(last.block, last.end)?;
    let passage = bare(&ngrams.text, wordy_lines(&ngrams.text, passage));
    let terms = terms(ngrams, &passage)?;
    let mut directive = String::from("#:~:text=");
    let text = |range: Range<usize>| ngrams.text.get(range).unwrap_or("");
    if let Some(prefix) = terms.prefix {
        encode(text(prefix), &mut directive);
        directive.push_str("-,");
    }
    encode(text(terms.start), &mut directive);
    if let Some(end) = terms.end {
        directive.push(',');
        encode(text(end), &mut directive);
    }
    if let Some(suffix) = terms.suffix {
        directive.push_str(",-");
        encode(text(suffix), &mut directive);
    }
    Some(directive)
}

/// The shortest terms that lead to `passage`; those that say most where none does, so that the link still leads to the
/// same words.
fn terms(ngrams: &Ngrams, passage: &Range<usize>) -> Option<Terms> {
    let text = &ngrams.text;
    let (head, tail) = (ngrams.line(passage.start), ngrams.line(passage.end));
    let short = |range: &Range<usize>, most: usize| {
        text.get(range.clone()).is_some_and(|part| part.chars().nth(most).is_none() && !part.contains('\n'))
    };
    let whole = short(passage, WHOLE);
    let starts = if whole { vec![passage.clone()] } else { openings(text, passage.start..passage.end.min(head.end)) };
    let ends = if whole { Vec::new() } else { closings(text, passage.start.max(tail.start)..passage.end) };
    // Beside what is named: marks alone at the passage's ends are not.
    let before = contexts_before(ngrams, starts.first().map_or(passage.start, |start| start.start));
    let after = contexts_after(ngrams, ends.first().map_or(passage.end, |end| end.end));
    let some = |ranges: &[Range<usize>]| -> Vec<Option<Range<usize>>> { ranges.iter().cloned().map(Some).collect() };
    let none = [None];
    let ends = if ends.is_empty() { none.to_vec() } else { some(&ends) };
    let (before, after) = (some(&before), some(&after));
    // Without context first, then with what comes before, after, and both.
    for (prefixes, suffixes) in [(&none[..], &none[..]), (&before, &none), (&none, &after), (&before, &after)] {
        for prefix in prefixes {
            for suffix in suffixes {
                let (prefix, suffix) = (prefix.as_ref(), suffix.as_ref());
                for start in &starts {
                    let ends = ends.iter().map(|end| end.as_ref().filter(|end| end.start >= start.end));
                    let opens = OnceCell::new();
                    let found = ends.into_iter().find(|end| match end {
                        None => start == passage && ngrams.starts(prefix, start, suffix),
                        Some(end) => {
                            *opens.get_or_init(|| ngrams.starts(prefix, start, None))
                                && ngrams.ends(start.end, end, suffix)
                        }
                    });
                    if let Some(end) = found {
                        let (prefix, suffix) = (prefix.cloned(), suffix.cloned());
                        return Some(Terms { prefix, start: start.clone(), end: end.cloned(), suffix });
                    }
                }
            }
        }
    }
    let start = starts.into_iter().next()?;
    let end = ends.into_iter().next().flatten().filter(|end| end.start >= start.end);
    (!start.is_empty()).then(|| Terms { prefix: before.into_iter().next().flatten(), start, end, suffix: None })
}

/// The first clause of a part of a block, the first two …, as far as they are short.
fn openings(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let clauses: Vec<_> = clauses(text, part.clone()).into_iter().filter(|clause| is_wordy(text, clause)).collect();
    let start = clauses.first().map_or(part.start, |clause| clause.start);
    let named = clauses.iter().map(|clause| bare(text, start..clause.end));
    shortest(text, named.collect())
}

/// The last clause of a part of a block, the last two …, as far as they are short.
fn closings(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let clauses: Vec<_> = clauses(text, part.clone()).into_iter().filter(|clause| is_wordy(text, clause)).collect();
    let end = clauses.last().map_or(part.end, |clause| clause.end);
    let named = clauses.iter().rev().map(|clause| bare(text, clause.start..end));
    shortest(text, named.collect())
}

/// Those of `ranges`, which grow, that are short and in one line; the first is always there.
fn shortest(text: &str, ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let short = |range: &Range<usize>| {
        text.get(range.clone()).is_some_and(|part| part.chars().nth(WHOLE).is_none() && !part.contains('\n'))
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        if !found.is_empty() && !short(&range) {
            break;
        }
        found.push(range);
    }
    found
}

/// What comes right before `byte`, clause by clause more: in its block, or where that starts there the block before.
fn contexts_before(ngrams: &Ngrams, byte: usize) -> Vec<Range<usize>> {
    let text = &ngrams.text;
    let end = text.get(..byte).map_or(0, |head| head.trim_end().len());
    let line = ngrams.line(end.saturating_sub(1));
    // One character more than can be named: a clause that starts at the first of them is cut, or too long.
    let near = text.get(line.start..end).and_then(|head| head.char_indices().rev().nth(CONTEXT));
    let from = near.map_or(line.start, |(at, _)| line.start + at);
    let starts = clauses(text, from..end).into_iter().rev().map(|clause| clause.start);
    let starts = starts.filter(|&start| near.is_none() || start > from);
    starts.map(|start| trimmed_start(text, start)..end).filter(|range| is_wordy(text, range)).collect()
}

/// What comes right after `byte`, likewise.
fn contexts_after(ngrams: &Ngrams, byte: usize) -> Vec<Range<usize>> {
    let text = &ngrams.text;
    let start = trimmed_start(text, byte);
    let line = ngrams.line(start);
    let end = line.end.max(start);
    let beyond = text.get(start..end).and_then(|rest| rest.char_indices().nth(CONTEXT));
    // The clause that holds the first character beyond is not near whole.
    let until = beyond.map_or(end, |(at, character)| start + at + character.len_utf8());
    let clauses = clauses(text, start..until).into_iter().filter(|clause| beyond.is_none() || clause.end < until);
    let named = clauses.map(|clause| start..bare(text, start..clause.end).end.max(start));
    named.filter(|range| is_wordy(text, range)).collect()
}

/// `range` without the lines at its ends that hold no word: a row of stars between two paragraphs.
fn wordy_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or("");
    let (Some(first), Some(last)) = (part.find(char::is_alphanumeric), part.rfind(char::is_alphanumeric)) else {
        return range;
    };
    let start = part.get(..first).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let end = part.get(last..).and_then(|tail| tail.find('\n')).map_or(part.len(), |at| last + at);
    range.start + start..range.start + end
}

/// `range` without the punctuation and white space at its ends, but for what opens or closes a pair.
fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    let mark = |c: char| c.is_whitespace() || "，。；：、！？,.;:!?…".contains(c);
    let part = text.get(range.clone()).unwrap_or("");
    let start = range.start + (part.len() - part.trim_start_matches(mark).len());
    start..start + part.trim_matches(mark).len()
}

fn is_wordy(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some_and(|part| part.chars().any(char::is_alphanumeric))
}

/// Percent-encoded; `-`, `,` and `&` too, which mean something in a directive.
fn encode(text: &str, into: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'~') {
            into.push(byte as char);
        } else {
            into.push('%');
            into.extend([byte >> 4, byte & 15].iter().filter_map(|&digit| HEX.get(digit as usize)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directive(blocks: &[&str], spans: &[(usize, &str)]) -> Option<String> {
        let report = Report::new(None, blocks.iter().map(|&text| text.to_owned()));
        let spans: Vec<Span> = spans
            .iter()
            .map(|&(block, text)| {
                let start = blocks[block].rfind(text).unwrap_or(0);
                report.span(block, start..start + text.len())
            })
            .collect();
        let fragment = text_fragment(&report, &Ngrams::of(&report), &spans)?;
        let mut bytes = vec![];
        let mut rest = fragment.bytes();
        while let Some(byte) = rest.next() {
            bytes.push(match byte {
                b'%' => {
                    let digits = [rest.next()?, rest.next()?];
                    u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
                }
                _ => byte,
            });
        }
        String::from_utf8(bytes).ok()
    }

    #[test]
    fn a_short_passage_is_named_whole() {
        assert_eq!(directive(&["会议指出,要抓落实。"], &[(0, "要抓落实。")]).as_deref(), Some("#:~:text=要抓落实"));
    }

    #[test]
    fn a_long_passage_is_named_by_its_ends() {
        let text = format!("会议强调，{}，务求取得实效。", "要扎实推进重点任务，加快补齐短板弱项，".repeat(4));
        let found = directive(&[&text], &[(0, &text)]);
        assert_eq!(found.as_deref(), Some("#:~:text=会议强调,务求取得实效"));
    }

    #[test]
    fn what_is_said_twice_is_told_apart_by_what_comes_before() {
        let found = directive(&["会议要求，抓好落实。", "领导指出，抓好落实。"], &[(1, "抓好落实。")]);
        assert_eq!(found.as_deref(), Some("#:~:text=领导指出，-,抓好落实"));
        let found = directive(&["会议要求，抓好落实。", "领导指出，抓好落实，见成效。"], &[(1, "抓好落实，见成效。")]);
        assert_eq!(found.as_deref(), Some("#:~:text=抓好落实，见成效"));
    }

    #[test]
    fn a_passage_over_two_blocks_runs_from_the_first_to_the_last() {
        let found =
            directive(&["第一段开头，很长。", "第二段，结尾。"], &[(0, "第一段开头，很长。"), (1, "第二段，结尾。")]);
        assert_eq!(found.as_deref(), Some("#:~:text=第一段开头,结尾"));
    }

    #[test]
    fn nothing_leads_nowhere() {
        assert_eq!(directive(&["。"], &[(0, "。")]), None);
        assert_eq!(directive(&[], &[]), None);
    }
}
