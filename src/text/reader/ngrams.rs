//! Where a passage stands in a report, found by the n-grams of its characters.

use std::ops::Range;

use crate::text::report::Report;

/// The text of a report, with the places of its pairs and fours of characters: tells where a passage stands in it.
///
/// A card has a link for every sentence that it shows; to search a long report through for each of them
/// took longer than the rest of the card. Only the first place of a text is ever asked for: a text that
/// is repeated throughout the report is found at once, one that is not has a four that is rare.
#[derive(Debug, Default)]
pub struct Ngrams {
    /// The title, which pages show before the text, and the blocks' texts, a line each.
    pub(super) text: String,
    /// Where each block starts in it.
    pub(super) blocks: Vec<usize>,
    /// Its pairs, for passages of two or three characters.
    pairs: Places,
    /// Its fours: thousands of items that only their numbers tell apart share each of their pairs with all the others.
    fours: Places,
}

/// Where the characters start that have a hash.
#[derive(Debug, Default)]
struct Places {
    /// For each slot, which hashes share, where its places start in `places`; one more than there are slots.
    first: Vec<u32>,
    /// Bytes of the text: by slot, then in order.
    places: Vec<u32>,
}

impl Places {
    /// Those of what `hashes` says of a text: bytes in order, each with its hash.
    fn of(hashes: &[(usize, u32)]) -> Self {
        // Few share a slot with what has another hash.
        let slots = hashes.len().next_power_of_two();
        let mut first = vec![0u32; slots + 1];
        for &(_, hash) in hashes {
            if let Some(count) = first.get_mut(hash as usize % slots + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut first {
            sum += *start;
            *start = sum;
        }
        let mut next = first.clone();
        let mut places = vec![0u32; hashes.len()];
        for &(byte, hash) in hashes {
            if let Some(at) = next.get_mut(hash as usize % slots) {
                if let Some(place) = places.get_mut(*at as usize) {
                    *place = byte as u32;
                }
                *at += 1;
            }
        }
        Self { first, places }
    }

    /// The places of what has the fewest of `hashes`, and where that stands in its own text.
    fn rarest(&self, hashes: &[(usize, u32)]) -> Option<(usize, &[u32])> {
        let slots = self.first.len().checked_sub(1)?;
        let places = |hash: u32| {
            let slot = hash as usize % slots;
            self.places.get(*self.first.get(slot)? as usize..*self.first.get(slot + 1)? as usize)
        };
        let all = hashes.iter().filter_map(|&(at, hash)| Some((at, places(hash)?)));
        all.min_by_key(|(_, places)| places.len())
    }
}

impl Ngrams {
    /// Those of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut text = report.title.clone().unwrap_or_default();
        let mut blocks = Vec::new();
        for block in &report.blocks {
            text.push('\n');
            blocks.push(text.len());
            text.push_str(block.text());
        }
        let all = pairs(&text);
        Self { blocks, pairs: Places::of(&all), fours: Places::of(&fours(&all)), text }
    }

    /// The first place from byte `from` on where `words` stand, as browsers look for them: whatever the case of Latin
    /// letters, right behind `prefix` and right before `suffix`, but for white space. Fewer than two characters stand
    /// nowhere.
    fn place(&self, from: usize, prefix: &str, words: &str, suffix: &str) -> Option<usize> {
        let (gram, of_words) = self.rarest(words)?;
        let before = self.rarest(prefix).filter(|(_, places)| places.len() < of_words.len());
        let behind = self.rarest(suffix).filter(|(_, places)| places.len() < of_words.len());
        let fits = |&place: &usize| {
            place >= from
                && self.stands(place, words)
                && self.precedes(place, prefix)
                && self.follows(place + words.len(), suffix)
        };
        // Those of `places` from which `words` can start at `from` or later.
        let later = |places: &[u32], from: usize| places.partition_point(|&place| (place as usize) < from);
        match (before, behind) {
            (Some((gram, places)), _) => {
                let least = self.trimmed_end(from).saturating_sub(prefix.len()) + gram;
                let places = places.get(later(places, least)..)?;
                let ends = places.iter().map(|&place| (place as usize).saturating_sub(gram) + prefix.len());
                ends.map(|end| trimmed_start(&self.text, end)).find(fits)
            }
            (None, Some((gram, places))) => {
                let places = places.get(later(places, from + words.len() + gram)..)?;
                let starts = places.iter().map(|&place| (place as usize).saturating_sub(gram));
                starts.filter_map(|start| self.trimmed_end(start).checked_sub(words.len())).find(fits)
            }
            (None, None) => {
                let places = of_words.get(later(of_words, from + gram)..)?;
                places.iter().map(|&place| place as usize - gram).find(fits)
            }
        }
    }

    /// The places of the rarest four of `words`, or pair of fewer, and where in them it stands.
    fn rarest(&self, words: &str) -> Option<(usize, &[u32])> {
        let pairs = pairs(words);
        self.fours.rarest(&fours(&pairs)).or_else(|| self.pairs.rarest(&pairs))
    }

    fn stands(&self, place: usize, words: &str) -> bool {
        self.text.get(place..place + words.len()).is_some_and(|here| here.eq_ignore_ascii_case(words))
    }

    /// Whether `prefix` stands right before `byte`.
    fn precedes(&self, byte: usize, prefix: &str) -> bool {
        let at = self.trimmed_end(byte).checked_sub(prefix.len());
        prefix.is_empty() || at.is_some_and(|at| self.stands(at, prefix))
    }

    /// Whether `suffix` stands right behind `byte`.
    fn follows(&self, byte: usize, suffix: &str) -> bool {
        suffix.is_empty() || self.stands(trimmed_start(&self.text, byte), suffix)
    }

    /// Where the white space before `byte` starts.
    fn trimmed_end(&self, byte: usize) -> usize {
        self.text.get(..byte).map_or(byte, |head| head.trim_end().len())
    }

    /// The line of `text` that holds `byte`.
    pub(super) fn line(&self, byte: usize) -> Range<usize> {
        let next = self.blocks.partition_point(|&start| start <= byte);
        let start = next.checked_sub(1).and_then(|at| self.blocks.get(at)).copied().unwrap_or(0);
        start..self.blocks.get(next).map_or(self.text.len(), |&next| next - 1)
    }

    pub(super) fn slice(&self, range: Option<&Range<usize>>) -> &str {
        range.and_then(|range| self.text.get(range.clone())).unwrap_or("")
    }

    /// Whether a browser that is told `prefix` and `start`, and `suffix` where nothing else ends the passage, finds them
    /// first at the start of the passage.
    pub(super) fn starts(
        &self,
        prefix: Option<&Range<usize>>,
        start: &Range<usize>,
        suffix: Option<&Range<usize>>,
    ) -> bool {
        let (prefix, suffix) = (self.slice(prefix), self.slice(suffix));
        self.place(0, prefix, self.slice(Some(start)), suffix) == Some(start.start)
    }

    /// Whether a browser that is told `end` and `suffix` finds them first at the end of the passage, looking from byte
    /// `from` on.
    pub(super) fn ends(&self, from: usize, end: &Range<usize>, suffix: Option<&Range<usize>>) -> bool {
        self.place(from, "", self.slice(Some(end)), self.slice(suffix)) == Some(end.start)
    }
}

/// The pairs of characters of `text`, in order: where each stands, and its hash.
fn pairs(text: &str) -> Vec<(usize, u32)> {
    let lower = |character: char| character.to_ascii_lowercase() as u32;
    let characters = text.char_indices().zip(text.chars().skip(1));
    characters.map(|((byte, first), second)| (byte, mixed(lower(first), lower(second)))).collect()
}

/// The fours of a text's characters, likewise, by its pairs.
fn fours(pairs: &[(usize, u32)]) -> Vec<(usize, u32)> {
    pairs.iter().zip(pairs.iter().skip(2)).map(|(&(byte, first), &(_, second))| (byte, mixed(first, second))).collect()
}

/// One hash of two, the second weighed so that order counts: Knuth's multiplicative hashing, whose low bits are taken
/// from the high ones, which depend on all.
const fn mixed(first: u32, second: u32) -> u32 {
    let sum = first.wrapping_mul(31).wrapping_add(second).wrapping_mul(2_654_435_769);
    sum ^ (sum >> 15)
}

pub(super) fn trimmed_start(text: &str, byte: usize) -> usize {
    text.get(byte..).map_or(byte, |rest| text.len() - rest.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_find_a_passage_wherever_it_stands() {
        let text = "要抓落实，抓落实要实。要抓紧，抓落细、抓落小，要抓落实。";
        let report = Report::new(None, [text.to_owned(), text.chars().rev().collect()]);
        let ngrams = Ngrams::of(&report);
        let characters: Vec<char> = text.chars().collect();
        for (start, end) in
            (0..characters.len()).flat_map(|start| (start + 2..=characters.len()).map(move |end| (start, end)))
        {
            let passage: String = characters[start..end].iter().collect();
            let found: usize = report.blocks.iter().map(|block| block.text().matches(&passage).count()).sum();
            let next = |place: usize| ngrams.place(place + 1, "", &passage, "");
            let places = std::iter::successors(ngrams.place(0, "", &passage, ""), |&place| next(place));
            assert_eq!(places.count(), found, "{passage}");
        }
    }
}
