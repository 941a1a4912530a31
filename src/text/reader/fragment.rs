//! Links to a passage: the text directive of the URL Fragment Text Directives draft (WICG),
//! `#:~:text=[prefix-,]start[,end]`.

use crate::text::ground::sentence::{clauses, trimmed};
use crate::text::report::{Report, Span};

/// Characters of a passage that is named whole; a longer one by its first and last clause.
const WHOLE: usize = 60;
/// Characters of what comes before it, where the passage alone is not unique.
const BEFORE: usize = 24;

/// The pairs of characters of a report, each with its places: tells what stands in it more than once.
///
/// A card has a link for every sentence that it shows; to search a long report through for each of them
/// took longer than the rest of the card.
#[derive(Debug, Default)]
pub struct Bigrams {
    /// The blocks' texts, a line each.
    text: String,
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
        for block in &report.blocks {
            found.text.push_str(block.text());
            found.text.push('\n');
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

    /// Whether `passage` stands in the report more than once; one of fewer than two characters counts as such.
    fn repeat(&self, passage: &str) -> bool {
        let mut characters = passage.chars();
        let (Some(first), Some(second)) = (characters.next(), characters.next()) else { return true };
        let mut place = self.last.get(hash(first, second)).copied().unwrap_or(NONE);
        let mut seen = false;
        while let Some(&(byte, before)) = self.places.get(place as usize) {
            if self.text.get(byte as usize..).is_some_and(|rest| rest.starts_with(passage))
                && std::mem::replace(&mut seen, true)
            {
                return true;
            }
            place = before;
        }
        false
    }
}

fn hash(first: char, second: char) -> usize {
    (first as usize).wrapping_mul(31).wrapping_add(second as usize) % HASHES
}

/// The fragment, from `#` on, that leads to a passage; `None` where the spans point at nothing.
/// `bigrams`: those of the report.
///
/// Start and end are clauses without their punctuation: browsers match at word boundaries only, and
/// a clause's end is one in every segmentation.
#[must_use]
pub fn text_fragment(report: &Report, bigrams: &Bigrams, spans: &[Span]) -> Option<String> {
    let (first, last) = (*spans.first()?, *spans.last()?);
    let block = report.blocks.get(first.block)?;
    let text = block.text();
    let bytes = block.byte(first.start)..block.byte(first.end);
    let whole = text.get(bytes.clone())?.trim();
    let mut directive = String::from("#:~:text=");
    let start = if spans.len() == 1 && whole.chars().count() <= WHOLE {
        bare(whole)
    } else {
        bare(clauses(text, bytes.clone()).into_iter().find_map(|clause| wordy(text.get(clause)?))?)
    };
    let end = (spans.len() > 1 || start.len() < bare(whole).len()).then(|| {
        let block = report.blocks.get(last.block)?;
        let bytes = block.byte(last.start)..block.byte(last.end);
        clauses(block.text(), bytes).into_iter().rev().find_map(|clause| wordy(block.text().get(clause)?)).map(bare)
    });
    if start.is_empty() {
        return None;
    }
    if bigrams.repeat(start) {
        let head = trimmed(text, 0..bytes.start);
        // Whole clauses, as far as they are near.
        let near = clauses(text, head.clone())
            .into_iter()
            .find(|clause| text.get(clause.start..head.end).is_some_and(|part| part.chars().count() <= BEFORE));
        if let Some(before) =
            near.and_then(|clause| text.get(clause.start..head.end)).filter(|before| !before.is_empty())
        {
            encode(before, &mut directive);
            directive.push_str("-,");
        }
    }
    encode(start, &mut directive);
    if let Some(end) = end.flatten().filter(|end| !end.is_empty() && *end != start) {
        directive.push(',');
        encode(end, &mut directive);
    }
    Some(directive)
}

/// Without the punctuation and white space at its ends, but for what opens or closes a pair.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "，。；：、！？,.;:!?…".contains(c))
}

fn wordy(text: &str) -> Option<&str> {
    text.chars().any(char::is_alphanumeric).then_some(text)
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
    fn a_passage_repeats_where_a_search_finds_it_twice() {
        let text = "要抓落实，抓落实要实。要抓紧，抓落细、抓落小，要抓落实。";
        let report = Report::new(None, [text.to_owned(), text.chars().rev().collect()]);
        let bigrams = Bigrams::of(&report);
        let characters: Vec<char> = text.chars().collect();
        for (start, end) in
            (0..characters.len()).flat_map(|start| (start + 2..=characters.len()).map(move |end| (start, end)))
        {
            let passage: String = characters[start..end].iter().collect();
            let found: usize = report.blocks.iter().map(|block| block.text().matches(&passage).count()).sum();
            assert_eq!(bigrams.repeat(&passage), found > 1, "{passage}");
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
