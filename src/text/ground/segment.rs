//! Sentences to tokens: exactly those that jieba gives with its whole dictionary.
//!
//! jieba-rs itself is not called: it brings a table of 468 KB along for the words that its dictionary lacks, a third of the
//! engine, of which `dict` keeps the counts. The tests hold both side by side.

use std::sync::Arc;

use crate::dict::{Dictionary, Hmm, Seen};
use crate::text::ground::{lexis::Lexis, unknown};

/// Cuts text into words.
///
/// The likeliest way to cut a text depends on the words that occur in it, on their frequencies, and on the total of all
/// frequencies. So only the words that can occur in the text are taken from the dictionary: the tokens are those of the
/// whole, for a hundredth of the work.
///
/// A segmenter may be used for one text after another: [`Segmenter::cover`] adds the words that it
/// lacks, and what is there stays.
#[derive(Debug)]
pub struct Segmenter {
    lexis: Lexis,
    hmm: Arc<Hmm>,
    total: u64,
    seen: Seen,
}

/// Places seen after which the next text starts afresh, so that a program that digests reports for
/// years stays small: about 20 MB.
const MOST_PLACES: usize = 500_000;

/// A step of the likeliest way from a character on.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    /// Logarithm of the probability of the whole way.
    score: f64,
    /// Where the word that starts here ends.
    end: usize,
}

impl Segmenter {
    /// A segmenter without words.
    #[must_use]
    pub fn new(dictionary: &Dictionary) -> Self {
        Self { lexis: Lexis::default(), hmm: dictionary.hmm(), total: dictionary.total(), seen: Seen::default() }
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
        let Self { lexis, seen, .. } = self;
        dictionary.new_words_in(text, seen, |word, frequency, tag| lexis.add(word, frequency, tag));
    }

    /// The words of `text`, in order; joined they are the text. Words outside the dictionary are
    /// found by jieba's hidden Markov model.
    #[must_use]
    pub fn words<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let mut words = Vec::with_capacity(text.len() / 5);
        self.each_word(text, &mut |word| words.push(word));
        words
    }

    /// Where the words of `text` end, in UTF-16 code units from its start: what a caller in
    /// JavaScript needs to cut its own string. The last is the text's length; an empty text has none.
    #[must_use]
    pub fn ends(&self, text: &str) -> Vec<u32> {
        let mut ends = Vec::with_capacity(text.len() / 5);
        let mut end = 0;
        self.each_word(text, &mut |word| {
            end += word.chars().map(char::len_utf16).sum::<usize>() as u32;
            ends.push(end);
        });
        ends
    }

    /// The words of `text` with jieba's part-of-speech tags, `x` where the dictionary has none.
    pub fn tagged<'a>(&'a self, text: &'a str) -> Vec<(&'a str, &'a str)> {
        let mut tagged = Vec::with_capacity(text.len() / 5);
        self.each_word(text, &mut |word| tagged.push((word, self.tag(word))));
        tagged
    }

    fn tag(&self, word: &str) -> &str {
        if let Some(word) = self.lexis.get(word) {
            return self.lexis.tag(word);
        }
        // As jieba tags what it does not know: numbers, words with a Latin letter or digit, others.
        let letters = || word.chars().filter(char::is_ascii_alphanumeric);
        match letters().next() {
            None => "x",
            Some(_) if letters().all(|letter| letter.is_ascii_digit()) => "m",
            Some(_) => "eng",
        }
    }

    /// Calls `each` with the words of `text`, in order.
    fn each_word<'a>(&self, text: &'a str, each: &mut impl FnMut(&'a str)) {
        let mut characters = Vec::new();
        let mut way = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let end = if is_of_words(first) {
                rest.find(|character| !is_of_words(character)).unwrap_or(rest.len())
            } else if rest.starts_with("\r\n") {
                2
            } else {
                first.len_utf8()
            };
            let (block, after) = rest.split_at(end);
            if is_of_words(first) {
                characters.clear();
                characters.extend(block.chars());
                self.likeliest(&characters, &mut way);
                self.each_step(block, &characters, &way, each);
            } else {
                each(block);
            }
            rest = after;
        }
    }

    /// The likeliest way through a block, into `way`: a step for each character, from the last back to the first. Of two as
    /// likely the longer word is taken. A character that starts no word is one.
    fn likeliest(&self, characters: &[char], way: &mut Vec<Step>) {
        let total = (self.total as f64).ln();
        let count = characters.len();
        way.clear();
        way.resize(count + 1, Step::default());
        for start in (0..count).rev() {
            let after = |end: usize| way.get(end).map_or(0.0, |step| step.score);
            let mut best: Option<Step> = None;
            let rest = characters.get(start..).unwrap_or_default().iter().copied();
            for (length, word) in self.lexis.at_start_of(rest) {
                let end = start + length;
                let score = word.log - total + after(end);
                if best.is_none_or(|best| score >= best.score) {
                    best = Some(Step { score, end });
                }
            }
            let best = best.unwrap_or_else(|| Step { score: 0.0 - total + after(start + 1), end: start + 1 });
            if let Some(step) = way.get_mut(start) {
                *step = best;
            }
        }
    }

    /// Calls `each` with the words of a block on its way. Single characters in a row are put together: they may be a word
    /// that the dictionary lacks.
    fn each_step<'a>(&self, block: &'a str, characters: &[char], way: &[Step], each: &mut impl FnMut(&'a str)) {
        let mut rest = block;
        // Bytes of the single characters at the start of `rest`.
        let mut singles = 0;
        let mut start = 0;
        while let Some(step) = way.get(start).filter(|step| step.end > start) {
            let length: usize =
                characters.get(start..step.end).unwrap_or_default().iter().map(|character| character.len_utf8()).sum();
            if step.end == start + 1 {
                singles += length;
            } else {
                let (left, after) = rest.split_at(singles);
                self.each_left_over(left, each);
                let (word, after) = after.split_at(length);
                each(word);
                (rest, singles) = (after, 0);
            }
            start = step.end;
        }
        self.each_left_over(rest, each);
    }

    /// Cuts single characters in a row. Where they are a word that was less likely than they are, they stay single.
    fn each_left_over<'a>(&self, text: &'a str, each: &mut impl FnMut(&'a str)) {
        let Some(first) = text.chars().next() else { return };
        if first.len_utf8() == text.len() {
            each(text);
        } else if self.lexis.get(text).is_some() {
            text.split_inclusive(|_| true).for_each(each);
        } else {
            unknown::cut(text, &self.hmm, each);
        }
    }

    /// How often the dictionary counted `word`: 1 to 883,634 in jieba's, 0 for a word that it
    /// lacks. Known for the words that occur in the texts that the segmenter covers.
    #[must_use]
    pub fn frequency(&self, word: &str) -> u32 {
        self.lexis.get(word).map_or(0, |word| word.frequency)
    }

    /// The sum of the frequencies of the whole dictionary: 60,101,964 for jieba's. The rarity of a
    /// word, in nats, is `ln(total / frequency)`.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }
}

/// Whether jieba looks a character up: Chinese ones, Latin letters, digits and a few signs.
fn is_of_words(character: char) -> bool {
    matches!(character,
        '\u{4E00}'..='\u{9FFF}'
        | '0'..='9' | 'A'..='Z' | 'a'..='z' | '+' | '#' | '&' | '.' | '_' | '%' | '-'
        | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2A6DF}' | '\u{2A700}'..='\u{2EBEF}' | '\u{2F800}'..='\u{2FA1F}')
}
