//! Terms in a text as a reader means them: substrings, whatever stands between or around the
//! characters.
//!
//! Full width equals half width, capitals equal small letters, and white space, `&nbsp;` and
//! quotation marks count as nothing, in the text and in the term. Where several terms start at one
//! place, the longest is found. An Aho-Corasick automaton would find the same, but as a library it
//! is larger than all the rest of the file that readers fetch for this.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::dict::terms::fold;
use crate::text::report::Span;

/// Where a term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Index into the terms that were looked for.
    pub term: usize,
    /// The place.
    pub span: Span,
}

/// A block as it is searched.
#[derive(Debug)]
struct Folded {
    characters: Vec<char>,
    /// Where each character starts in the block, in UTF-16 code units.
    starts: Vec<u32>,
}

/// A text that can be searched many times.
#[derive(Debug)]
pub struct Index {
    blocks: Vec<Folded>,
}

impl Index {
    /// The index of these blocks.
    pub fn new<'a>(blocks: impl IntoIterator<Item = &'a str>) -> Self {
        let folded = |text: &str| {
            let (mut characters, mut starts, mut units) = (vec![], vec![], 0u32);
            for character in text.chars() {
                if let Some(kept) = kept(character) {
                    characters.push(kept);
                    starts.push(units);
                }
                units += character.len_utf16() as u32;
            }
            Folded { characters, starts }
        };
        Self { blocks: blocks.into_iter().map(folded).collect() }
    }

    /// Where these terms stand, in the text's order; no two places overlap. A term without a
    /// character that counts is nowhere.
    #[must_use]
    pub fn find<S: AsRef<str>>(&self, terms: &[S]) -> Vec<Hit> {
        self.find_in(0..self.blocks.len(), terms)
    }

    /// As [`Index::find`], in these blocks only.
    #[must_use]
    pub fn find_in<S: AsRef<str>>(&self, blocks: impl IntoIterator<Item = usize>, terms: &[S]) -> Vec<Hit> {
        let folded = terms.iter().enumerate().filter_map(|(index, term)| {
            let characters: Vec<char> = term.as_ref().chars().filter_map(kept).collect();
            Some((*characters.first()?, Reverse(characters.len()), index, characters))
        });
        // By first character, then the longest first; of equal terms the first stays the first. By a heap:
        // std's stable sort would add more to the file than all of this module.
        let wanted: Vec<(Vec<char>, usize)> = folded
            .collect::<BinaryHeap<_>>()
            .into_sorted_vec()
            .into_iter()
            .map(|(_, _, index, characters)| (characters, index))
            .collect();
        let mut found = vec![];
        for block in blocks {
            if let Some(folded) = self.blocks.get(block) {
                folded.find(block, &wanted, &mut found);
            }
        }
        found
    }
}

impl Folded {
    fn find(&self, block: usize, wanted: &[(Vec<char>, usize)], found: &mut Vec<Hit>) {
        let mut at = 0;
        while let Some(rest) = self.characters.get(at..).filter(|rest| !rest.is_empty()) {
            let first = wanted.partition_point(|(term, _)| term.first() < rest.first());
            let hit = wanted
                .iter()
                .skip(first)
                .take_while(|(term, _)| term.first() == rest.first())
                .find(|(term, _)| rest.starts_with(term));
            let Some((term, index)) = hit else {
                at += 1;
                continue;
            };
            let last = at + term.len() - 1;
            if let (Some(&start), Some(&end), Some(character)) =
                (self.starts.get(at), self.starts.get(last), self.characters.get(last))
            {
                let end = end as usize + character.len_utf16();
                found.push(Hit { term: *index, span: Span { block, start: start as usize, end } });
            }
            at = last + 1;
        }
    }
}

/// A character as it is compared; `None` for what does not count.
fn kept(character: char) -> Option<char> {
    match character {
        // Soft hyphen, zero-width space and joiners, byte order mark: invisible, but copied along.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        _ => fold(character).map(|character| character.to_ascii_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, terms: &[&str]) -> Vec<(usize, String)> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let slice = |span: Span| String::from_utf16_lossy(&units[span.start..span.end]);
        Index::new([text]).find(terms).into_iter().map(|hit| (hit.term, slice(hit.span))).collect()
    }

    #[test]
    fn the_longest_term_wins() {
        let hits = found("生态环境保护和环境治理", &["环境", "生态", "生态环境"]);
        assert_eq!(hits, [(2, "生态环境".into()), (0, "环境".into())]);
    }

    #[test]
    fn width_case_spaces_and_quotation_marks_do_not_count() {
        assert_eq!(found("推进“十四五”\u{a0}规 划。", &["十四五规划"]), [(0, "十四五”\u{a0}规 划".into())]);
        assert_eq!(found("ＰＭ２．５浓度下降，pm2.5", &["PM2.5"]).len(), 2);
        assert_eq!(found("（局）", &["(局)"]), [(0, "（局）".into())]);
    }

    #[test]
    fn substrings_are_found_not_words() {
        assert_eq!(found("大力推进科技创新", &["进科"]), [(0, "进科".into())]);
    }

    #[test]
    fn positions_are_utf16() {
        let hit = Index::new(["𠮷野家𠮷"]).find(&["家𠮷"]);
        assert_eq!(hit.first().map(|hit| (hit.span.start, hit.span.end)), Some((3, 6)));
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        assert_eq!(found("会议指出", &["", " ", "”"]), []);
        assert_eq!(found("", &["会议"]), []);
    }

    #[test]
    fn equal_terms_count_as_the_first() {
        assert_eq!(found("ＡＢ", &["ab", "AB"]), [(0, "ＡＢ".into())]);
    }
}
