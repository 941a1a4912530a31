//! Sentences to tokens, with jieba-rs: exactly the tokens that its whole dictionary gives.

use jieba_rs::Jieba;
use rustc_hash::FxHashMap;

use crate::dict::Dictionary;

/// Cuts one document into words.
///
/// jieba's route depends on the words that occur in the text, on their frequencies, and on the
/// total of all frequencies. So only the words that can occur in the document go in, and one
/// filler word, which cannot occur, carries the rest of the total: the tokens are those of the
/// whole dictionary, for a hundredth of the work.
#[derive(Debug)]
pub struct Segmenter {
    jieba: Jieba,
    frequencies: FxHashMap<Box<str>, u32>,
    total: u64,
}

/// A word that no text holds: private-use characters.
const FILLER: &str = "\u{F8FF}\u{F8FE}";

impl Segmenter {
    /// A segmenter for `text` and any part of it.
    #[must_use]
    pub fn for_text(dictionary: &Dictionary, text: &str) -> Self {
        let mut jieba = Jieba::empty();
        let mut frequencies = FxHashMap::default();
        let mut loaded = 0;
        dictionary.words_in(text, |word, frequency, tag| {
            jieba.add_word(word, Some(frequency as usize), Some(tag));
            frequencies.insert(word.into(), frequency);
            loaded += u64::from(frequency);
        });
        let total = dictionary.total();
        jieba.add_word(FILLER, Some((total - loaded) as usize), None);
        Self { jieba, frequencies, total }
    }

    /// The words of `text`, in order; joined they are the text. Words outside the dictionary are
    /// found by jieba's hidden Markov model.
    #[must_use]
    pub fn words<'a>(&self, text: &'a str) -> Vec<&'a str> {
        self.jieba.cut(text, true).into_iter().map(|token| token.word).collect()
    }

    /// The words of `text` with jieba's part-of-speech tags, `x` where the dictionary has none.
    pub fn tagged<'a>(&'a self, text: &'a str) -> Vec<(&'a str, &'a str)> {
        self.jieba.tag(text, true).into_iter().map(|tag| (tag.word, tag.tag)).collect()
    }

    /// How often the dictionary counted `word`: 1 to 883,634 in jieba's, 0 for a word that it
    /// lacks. Known for the words that occur in the text that the segmenter was made for.
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
