//! Sentences to tokens, with jieba-rs: exactly the tokens that its whole dictionary gives.

use jieba_rs::{Jieba, Token};
use rustc_hash::FxHashMap;

use crate::dict::{Dictionary, Seen};

/// Cuts text into words.
///
/// jieba's route depends on the words that occur in the text, on their frequencies, and on the
/// total of all frequencies. So only the words that can occur in the text go in, and one filler
/// word, which cannot occur, carries the rest of the total: the tokens are those of the whole
/// dictionary, for a hundredth of the work.
///
/// A segmenter may be used for one text after another: [`Segmenter::cover`] adds the words that it
/// lacks, and what is there stays.
#[derive(Debug)]
pub struct Segmenter {
    jieba: Jieba,
    frequencies: FxHashMap<Box<str>, u32>,
    /// Sum of `frequencies`.
    loaded: u64,
    total: u64,
    seen: Seen,
}

/// A word that no text holds: jieba looks up runs of Chinese and Latin letters only, and these are
/// private-use characters.
const FILLER: &str = "\u{F8FF}\u{F8FE}";

/// Places seen after which the next text starts afresh, so that a program that digests reports for
/// years stays small: about 20 MB.
const MOST_PLACES: usize = 500_000;

/// Bytes after which a text is cut at the next line or sentence: keeps jieba's work in the cache,
/// and its memory from growing with the text.
const PIECE: usize = 16 << 10;

impl Segmenter {
    /// A segmenter without words.
    #[must_use]
    pub fn new(dictionary: &Dictionary) -> Self {
        Self {
            jieba: Jieba::empty(),
            frequencies: FxHashMap::default(),
            loaded: 0,
            total: dictionary.total(),
            seen: Seen::default(),
        }
    }

    /// A segmenter for `text` and any part of it.
    #[must_use]
    pub fn for_text(dictionary: &Dictionary, text: &str) -> Self {
        let mut segmenter = Self::new(dictionary);
        segmenter.cover(dictionary, text);
        segmenter
    }

    /// Makes the segmenter fit for `text` and any part of it, too. It must always be the same
    /// dictionary. After very many texts the earlier ones are forgotten: cover a text, then cut it.
    pub fn cover(&mut self, dictionary: &Dictionary, text: &str) {
        if self.seen.len() > MOST_PLACES {
            *self = Self::new(dictionary);
        }
        let Self { jieba, frequencies, loaded, seen, .. } = self;
        dictionary.new_words_in(text, seen, |word, frequency, tag| {
            if frequencies.insert(word.into(), frequency).is_none() {
                jieba.add_word(word, Some(frequency as usize), Some(tag));
                *loaded += u64::from(frequency);
            }
        });
        self.jieba.add_word(FILLER, Some(self.total.saturating_sub(self.loaded) as usize), None);
    }

    /// The words of `text`, in order; joined they are the text. Words outside the dictionary are
    /// found by jieba's hidden Markov model.
    #[must_use]
    pub fn words<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let mut words = Vec::with_capacity(text.len() / 5);
        for piece in pieces(text) {
            words.extend(self.jieba.cut(piece, true).into_iter().map(|token| token.word));
        }
        words
    }

    /// Where the words of `text` end, in UTF-16 code units from its start: what a caller in
    /// JavaScript needs to cut its own string. The last is the text's length; an empty text has none.
    #[must_use]
    pub fn ends(&self, text: &str) -> Vec<u32> {
        let mut ends = Vec::with_capacity(text.len() / 5);
        let mut start = 0;
        for piece in pieces(text) {
            let tokens = self.jieba.cut(piece, true);
            // Code units are characters, but for the characters of four bytes, which are rare.
            if piece.bytes().any(|byte| byte >= 0xF0) {
                for token in &tokens {
                    start += token.word.chars().map(char::len_utf16).sum::<usize>() as u32;
                    ends.push(start);
                }
            } else {
                ends.extend(tokens.iter().map(|token| start + token.end as u32));
                start += tokens.last().map_or(0, |token: &Token| token.end) as u32;
            }
        }
        ends
    }

    /// The words of `text` with jieba's part-of-speech tags, `x` where the dictionary has none.
    pub fn tagged<'a>(&'a self, text: &'a str) -> Vec<(&'a str, &'a str)> {
        pieces(text).flat_map(|piece| self.jieba.tag(piece, true)).map(|tag| (tag.word, tag.tag)).collect()
    }

    /// How often the dictionary counted `word`: 1 to 883,634 in jieba's, 0 for a word that it
    /// lacks. Known for the words that occur in the texts that the segmenter covers.
    #[must_use]
    pub fn frequency(&self, word: &str) -> u32 {
        self.frequencies.get(word).copied().unwrap_or(0)
    }

    /// The sum of the frequencies of the whole dictionary: 60,101,964 for jieba's. The rarity of a
    /// word, in nats, is `ln(total / frequency)`.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }
}

/// Cuts `text` where jieba cuts it anyway: after a line end or a full stop it starts anew.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let from = (PIECE..PIECE + 4).find(|&byte| rest.is_char_boundary(byte)).unwrap_or(rest.len());
        let line = rest.get(from..).and_then(|after| after.split_inclusive(['\n', '。']).next());
        let end = from + line.map_or(0, str::len);
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}
