//! Links to a passage: the text directive of the URL Fragment Text Directives draft (WICG),
//! `#:~:text=[prefix-,]start[,end][,-suffix]`.
//!
//! A browser takes the first place where `start` stands, right after `prefix` where there is one, then the first `end`
//! after it, right before `suffix`. Each of the four stands in one block and at word boundaries; between them there may
//! be white space and the edge of a block. So what is named is tried out on the report's own text until it leads to the
//! passage's own place and ends where it ends.

use std::ops::Range;

use crate::text::ground::sentence::clauses;
use crate::text::report::{Report, Span};

/// Characters of a passage that is named whole; a longer one by its first and last clauses.
const WHOLE: usize = 60;
/// Characters of what comes before or after it, where the passage alone is not unique.
const CONTEXT: usize = 60;

/// The pairs of characters of a report, each with its places: tells where a passage stands in it.
///
/// A card has a link for every sentence that it shows; to search a long report through for each of them
/// took longer than the rest of the card.
#[derive(Debug, Default)]
pub struct Bigrams {
    /// The title, which pages show before the text, and the blocks' texts, a line each.
    text: String,
    /// Where each block starts in it.
    blocks: Vec<usize>,
    /// For each hash of a pair its last place, an index into `places`.
    last: Vec<u32>,
    /// Where each character starts, bytes of `text`, and the place before it whose pair has the same hash.
    places: Vec<(u32, u32)>,
}

/// Hashes of pairs: a power of two, a few times the pairs that are common in a report.
const HASHES: usize = 4096;
/// No place.
const NONE: u32 = u32::MAX;

impl Bigrams {
    /// Those of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut found = Self { last: vec![NONE; HASHES], ..Self::default() };
        found.text.push_str(report.title.as_deref().unwrap_or(""));
        for block in &report.blocks {
            found.text.push('\n');
            found.blocks.push(found.text.len());
            found.text.push_str(block.text());
        }
        let mut characters = found.text.char_indices().peekable();
        while let Some((byte, first)) = characters.next() {
            let second = characters.peek().map_or('\n', |&(_, second)| second);
            if let Some(last) = found.last.get_mut(hash(first, second)) {
                let before = std::mem::replace(last, found.places.len() as u32);
                found.places.push((byte as u32, before));
            }
        }
        found
    }

    /// Where `passage` stands, in order, as browsers look for it: whatever the case of Latin letters. A passage of
    /// fewer than two characters stands nowhere.
    fn places(&self, passage: &str) -> Vec<usize> {
        let mut characters = passage.chars();
        let (Some(first), Some(second)) = (characters.next(), characters.next()) else { return Vec::new() };
        let mut place = self.last.get(hash(first, second)).copied().unwrap_or(NONE);
        let mut found = Vec::new();
        while let Some(&(byte, before)) = self.places.get(place as usize) {
            let byte = byte as usize;
            let here = self.text.get(byte..byte + passage.len());
            if here.is_some_and(|here| here.eq_ignore_ascii_case(passage)) {
                found.push(byte);
            }
            place = before;
        }
        found.reverse();
        found
    }

    /// The line of `text` that holds `byte`.
    fn line(&self, byte: usize) -> Range<usize> {
        let next = self.blocks.partition_point(|&start| start <= byte);
        let start = next.checked_sub(1).and_then(|at| self.blocks.get(at)).copied().unwrap_or(0);
        start..self.blocks.get(next).map_or(self.text.len(), |&next| next - 1)
    }

    /// Where a browser that is told `terms` goes: the first place where all of them match.
    fn selected(&self, terms: &Terms) -> Option<Range<usize>> {
        let text = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or("");
        let start = text(&terms.start);
        let follows = |byte: usize| {
            terms.suffix.as_ref().is_none_or(|suffix| {
                let (rest, suffix) = (self.text.get(byte..).unwrap_or("").trim_start(), text(suffix));
                rest.get(..suffix.len()).is_some_and(|rest| rest.eq_ignore_ascii_case(suffix))
            })
        };
        let precedes = |byte: usize| {
            terms.prefix.as_ref().is_none_or(|prefix| {
                let (head, prefix) = (self.text.get(..byte).unwrap_or("").trim_end(), text(prefix));
                let at = head.len().checked_sub(prefix.len());
                at.and_then(|at| head.get(at..)).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
            })
        };
        let ends = terms.end.as_ref().map(|end| (self.places(text(end)), end.len()));
        self.places(start).into_iter().filter(|&place| precedes(place)).find_map(|place| {
            let after = place + start.len();
            let end = match &ends {
                None => Some(after).filter(|&after| follows(after)),
                Some((places, length)) => {
                    let from = places.partition_point(|&place| place < after);
                    let later = places.get(from..).unwrap_or_default();
                    later.iter().map(|place| place + length).find(|&end| follows(end))
                }
            };
            Some(place..end?)
        })
    }
}

fn hash(first: char, second: char) -> usize {
    let (first, second) = (first.to_ascii_lowercase() as usize, second.to_ascii_lowercase() as usize);
    first.wrapping_mul(31).wrapping_add(second) % HASHES
}

/// What a directive names; bytes of [`Bigrams::text`].
#[derive(Debug, Clone)]
struct Terms {
    prefix: Option<Range<usize>>,
    start: Range<usize>,
    end: Option<Range<usize>>,
    suffix: Option<Range<usize>>,
}

/// The fragment, from `#` on, that leads to a passage; `None` where the spans point at nothing.
/// `bigrams`: those of the report.
///
/// Start and end are clauses without their punctuation: browsers match at word boundaries only, and
/// a clause's end is one in every segmentation.
#[must_use]
pub fn text_fragment(report: &Report, bigrams: &Bigrams, spans: &[Span]) -> Option<String> {
    let (first, last) = (*spans.first()?, *spans.last()?);
    let byte = |block: usize, unit: usize| Some(bigrams.blocks.get(block)? + report.blocks.get(block)?.byte(unit));
    let passage = bare(&bigrams.text, byte(first.block, first.start)?..byte(last.block, last.end)?);
    let terms = terms(bigrams, &passage)?;
    let mut directive = String::from("#:~:text=");
    let text = |range: Range<usize>| bigrams.text.get(range).unwrap_or("");
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
fn terms(bigrams: &Bigrams, passage: &Range<usize>) -> Option<Terms> {
    let text = &bigrams.text;
    let (head, tail) = (bigrams.line(passage.start), bigrams.line(passage.end));
    let short = |range: &Range<usize>, most: usize| {
        text.get(range.clone()).is_some_and(|part| part.chars().nth(most).is_none() && !part.contains('\n'))
    };
    let whole = short(passage, WHOLE);
    let starts = if whole { vec![passage.clone()] } else { openings(text, passage.start..passage.end.min(head.end)) };
    let ends = if whole { Vec::new() } else { closings(text, passage.start.max(tail.start)..passage.end) };
    let before = contexts_before(bigrams, passage.start);
    let after = contexts_after(bigrams, passage.end);
    let some = |ranges: &[Range<usize>]| -> Vec<Option<Range<usize>>> { ranges.iter().cloned().map(Some).collect() };
    let none = [None];
    let ends = if ends.is_empty() { none.to_vec() } else { some(&ends) };
    let (before, after) = (some(&before), some(&after));
    // Without context first, then with what comes before, after, and both.
    for (prefixes, suffixes) in [(&none[..], &none[..]), (&before, &none), (&none, &after), (&before, &after)] {
        for prefix in prefixes {
            for suffix in suffixes {
                for start in &starts {
                    for end in &ends {
                        let end = end.clone().filter(|end| end.start >= start.end);
                        let terms = Terms { prefix: prefix.clone(), start: start.clone(), end, suffix: suffix.clone() };
                        if bigrams.selected(&terms).as_ref() == Some(passage) {
                            return Some(terms);
                        }
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
fn contexts_before(bigrams: &Bigrams, byte: usize) -> Vec<Range<usize>> {
    let text = &bigrams.text;
    let end = text.get(..byte).map_or(0, |head| head.trim_end().len());
    let line = bigrams.line(end.saturating_sub(1));
    let clauses = clauses(text, line.start..end);
    let near = |start: usize| text.get(start..end).is_some_and(|part| part.chars().nth(CONTEXT).is_none());
    let starts = clauses.into_iter().rev().map(|clause| clause.start).take_while(|&start| near(start));
    starts.map(|start| trimmed_start(text, start)..end).filter(|range| is_wordy(text, range)).collect()
}

/// What comes right after `byte`, likewise.
fn contexts_after(bigrams: &Bigrams, byte: usize) -> Vec<Range<usize>> {
    let text = &bigrams.text;
    let start = trimmed_start(text, byte);
    let line = bigrams.line(start);
    let clauses = clauses(text, start..line.end.max(start));
    let named = clauses.into_iter().map(|clause| start..bare(text, start..clause.end).end.max(start));
    let near = |range: &Range<usize>| text.get(range.clone()).is_some_and(|part| part.chars().nth(CONTEXT).is_none());
    named.take_while(near).filter(|range| is_wordy(text, range)).collect()
}

fn trimmed_start(text: &str, byte: usize) -> usize {
    text.get(byte..).map_or(byte, |rest| text.len() - rest.trim_start().len())
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
        let fragment = text_fragment(&report, &Bigrams::of(&report), &spans)?;
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
    fn the_pairs_find_a_passage_wherever_it_stands() {
        let text = "要抓落实，抓落实要实。要抓紧，抓落细、抓落小，要抓落实。";
        let report = Report::new(None, [text.to_owned(), text.chars().rev().collect()]);
        let bigrams = Bigrams::of(&report);
        let characters: Vec<char> = text.chars().collect();
        for (start, end) in
            (0..characters.len()).flat_map(|start| (start + 2..=characters.len()).map(move |end| (start, end)))
        {
            let passage: String = characters[start..end].iter().collect();
            let found: usize = report.blocks.iter().map(|block| block.text().matches(&passage).count()).sum();
            assert_eq!(bigrams.places(&passage).len(), found, "{passage}");
        }
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
