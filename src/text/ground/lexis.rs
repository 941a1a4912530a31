//! The dictionary's words that texts may hold, as a trie: each with its frequency and its tag.

use rustc_hash::FxHashMap;

/// A word of the dictionary.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// How often the dictionary counted it; 0 for the start of words that is none itself.
    pub frequency: u32,
    /// Index into [`Lexis::tags`].
    tag: u8,
    /// Natural logarithm of the frequency.
    pub log: f64,
}

/// A set of words.
#[derive(Debug)]
pub struct Lexis {
    /// The node that a character leads to from a node: the latter's number in the upper half of the key.
    steps: FxHashMap<u64, u32>,
    /// By node; the first is the root.
    words: Vec<Word>,
    tags: Vec<Box<str>>,
}

const NO_WORD: Word = Word { frequency: 0, tag: 0, log: 0.0 };

impl Default for Lexis {
    fn default() -> Self {
        Self { steps: FxHashMap::default(), words: vec![NO_WORD], tags: Vec::new() }
    }
}

fn key(node: u32, character: char) -> u64 {
    u64::from(node) << 32 | u64::from(character)
}

impl Lexis {
    /// Adds a word, if it is not there.
    pub fn add(&mut self, word: &str, frequency: u32, tag: &str) {
        let mut node = 0;
        for character in word.chars() {
            let next = self.words.len() as u32;
            node = *self.steps.entry(key(node, character)).or_insert(next);
            if node == next {
                self.words.push(NO_WORD);
            }
        }
        let tag = self.tags.iter().position(|known| **known == *tag).unwrap_or_else(|| {
            self.tags.push(tag.into());
            self.tags.len() - 1
        });
        if let Some(entry) = self.words.get_mut(node as usize) {
            *entry = Word { frequency, tag: tag as u8, log: f64::from(frequency).ln() };
        }
    }

    /// The words that these characters start with, the shortest first: the number of characters of each, and the word.
    #[inline]
    pub fn at_start_of(&self, characters: impl Iterator<Item = char>) -> impl Iterator<Item = (usize, Word)> {
        let mut node = 0;
        (1..)
            .zip(characters)
            .map_while(move |(length, character)| {
                node = *self.steps.get(&key(node, character))?;
                Some((length, *self.words.get(node as usize)?))
            })
            .filter(|(_, word)| word.frequency > 0)
    }

    /// The word that is spelt so.
    pub fn get(&self, word: &str) -> Option<Word> {
        let step = |node: u32, character| self.steps.get(&key(node, character)).copied();
        let node = word.chars().try_fold(0, step)?;
        self.words.get(node as usize).copied().filter(|word| word.frequency > 0)
    }

    /// jieba's part-of-speech tag of a word.
    pub fn tag(&self, word: Word) -> &str {
        self.tags.get(usize::from(word.tag)).map_or("", |tag| tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_at_the_start_and_by_their_spelling() {
        let mut lexis = Lexis::default();
        for (word, frequency, tag) in [("会议室", 3, "n"), ("会", 12, "v"), ("会议", 9, "n"), ("C++", 3, "nz")] {
            lexis.add(word, frequency, tag);
        }
        let starts = |text: &str| -> Vec<(usize, u32)> {
            lexis.at_start_of(text.chars()).map(|(length, word)| (length, word.frequency)).collect()
        };
        assert_eq!(starts("会议室里"), [(1, 12), (2, 9), (3, 3)]);
        assert_eq!(starts("会长"), [(1, 12)]);
        assert_eq!(starts("C+"), []);
        assert_eq!(starts(""), []);
        assert_eq!(lexis.get("会议").map(|word| (word.frequency, lexis.tag(word))), Some((9, "n")));
        assert_eq!(lexis.get("C++").map(|word| lexis.tag(word)), Some("nz"));
        for unknown in ["", "C", "C+", "议", "会议室里"] {
            assert!(lexis.get(unknown).is_none(), "{unknown}");
        }
    }
}
