//! Reads the packed dictionary: jieba's 349,045 words with their frequencies and tags in 921 KB, and its hidden Markov model in 44,
//! of which a text needs only small parts decoded.
//!
//! # The file
//!
//! | bytes | what |
//! |---|---|
//! | 4, 4 | [`MAGIC`], [`VERSION`] |
//! | 8 | XXH64 of all that follows |
//! | 4, 4, 4, 8 | number of words, of characters, of nodes in the trie of all words; sum of the frequencies |
//! | | tags: their number, and each with its length before it |
//! | | one stream: the tables, and which of them each context uses |
//! | | one stream: every character, its use, where its words are; the size of every bundle |
//! | 16, 160 | the hidden Markov model: sums of its counts; its start and its transitions, as `f64` |
//! | | one stream: its counts of each character |
//! | | the bundles |
//!
//! Numbers are little-endian. A stream is coded as `rans.rs` says, in the contexts of `model.rs`.
//!
//! The words are a trie, taken apart by first character. A first character with more than 32 second
//! ones has a bundle to itself: what it is as a word, the sizes of its blocks, the ranks of its
//! second characters, and blocks of 8 to 64 of these with all that follows them. Others share a
//! bundle until that has some 100 nodes. So a report of 3,000 characters needs 200,000 symbols
//! decoded of 2.2 million, and no part of the file is ever unpacked as a whole.
//!
//! Siblings stand by rank, the rank being how much the trie uses a character: what is coded is the
//! distance from one to the next, in the context of how many are to come. It saves the bits that
//! their order would take, 130 KB of them. Tag and frequency are coded in the context of the last
//! word of the same length, a neighbour in the trie.
//!
//! # Codings that were tried
//!
//! All of `dict.txt`, 5,071,843 bytes. Time: from bytes to the words of a report of 3,000
//! characters, natively on one core of an EPYC, the best of several runs.
//!
//! | coding | bytes | time |
//! |---|---|---|
//! | the text, zlib | 1,904,842 | 50 ms |
//! | the text, xz | 1,512,100 | |
//! | sorted, front-coded, columns apart, gzip | 1,359,957 | |
//! | the same, brotli | 1,157,516 | |
//! | the same, xz | 1,127,916 | |
//! | a finite-state map | 2,200,000 | |
//! | this trie, Huffman codes in the same contexts | 942,000 | |
//! | this trie, rANS, one stream for all | 887,902 | all to be decoded |
//! | **this trie, rANS, bundles and blocks** | **921,408** | **4.2 ms** |
//!
//! The model's logarithms, 468 KB as numbers, take 146 KB gzipped; as the counts that they come from, in contexts of the
//! character's other counts and its rank, 44 KB. The traditional form of a character has the counts of the simplified one.
//!
//! Not taken: a later character given the one before it, as an index into those that follow it as
//! second characters (33 KB less, but then every list must be decoded); contexts by classes of the
//! last character for the tags (14 KB less); ranks of their own for second characters (nothing).

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::hmm::Hmm;
use super::model::{self, CONTEXTS, FAMILIES, MOST_CHARACTERS, Scale};
use super::rans::{Decoder, SYMBOLS, Table};
use super::read::{Fields, Reader};
use crate::Error;
use crate::order::Order;

mod walk;

/// First bytes of the file.
pub const MAGIC: [u8; 4] = *b"jyd\n";
/// Changes whenever a reader of the older version would misread the file.
pub const VERSION: u32 = 3;
/// Bytes of magic, version and checksum; the rest of the file follows.
pub const HEADER: usize = 16;

/// Checksum of what follows the header.
#[must_use]
pub fn checksum(body: &[u8]) -> u64 {
    xxhash_rust::xxh64::xxh64(body, 0)
}

/// A bundle: first characters that share a stream.
#[derive(Debug, Clone, Copy)]
struct Bundle {
    /// Of its first character.
    first: u16,
    /// Whether it has but one first character, in blocks.
    large: bool,
    /// Where it starts and ends in the file.
    start: u32,
    end: u32,
}

/// jieba's dictionary, read where it lies: opening it decodes the characters only, and asking for
/// the words of a text only what starts like them.
pub struct Dictionary {
    bytes: Vec<u8>,
    words: u32,
    /// Of the trie of all words.
    nodes: u32,
    total: u64,
    tags: Vec<Box<str>>,
    tables: Vec<Table>,
    /// Index into `tables` of each context.
    map: Vec<u16>,
    /// By code point; what is called a character's number below is its place here.
    characters: Vec<char>,
    /// The number of each character of the basic plane, up to the highest there is.
    numbers: Vec<u16>,
    /// The bundle of each character, [`UNKNOWN`] for none.
    homes: Vec<u16>,
    bundles: Vec<Bundle>,
    /// Characters by rank: the most used first.
    ranked: Vec<char>,
    /// The rank of each character.
    ranks: Vec<u16>,
    hmm: Arc<Hmm>,
}

/// Where in a text words may start, as [`Dictionary::new_words_in`] was asked so far: every three
/// characters that stand together.
#[derive(Debug, Default, Clone)]
pub struct Seen(FxHashSet<u64>);

impl Seen {
    /// Number of places that differ.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The number of a character that the dictionary lacks.
const UNKNOWN: u16 = u16::MAX;

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dictionary").field("words", &self.words).field("total", &self.total).finish_non_exhaustive()
    }
}

impl Dictionary {
    /// Reads a packed dictionary; a vector is kept as it is, a slice copied.
    ///
    /// # Errors
    /// [`Error::DictionaryNotOne`] where the first four bytes are others, [`Error::DictionaryVersion`]
    /// where the packer was of another version, [`Error::DictionaryCorrupt`] where bytes are missing,
    /// too many or changed.
    pub fn open(bytes: impl Into<Vec<u8>>) -> Result<Self, Error> {
        let bytes = bytes.into();
        let rest = bytes.strip_prefix(&MAGIC).ok_or(Error::DictionaryNotOne)?;
        let mut fields = Fields(rest);
        let version = u32::from_le_bytes(fields.take()?);
        if version != VERSION {
            return Err(Error::DictionaryVersion(version));
        }
        let sum = u64::from_le_bytes(fields.take()?);
        if sum != checksum(fields.0) {
            return Err(Error::DictionaryCorrupt);
        }
        let words = u32::from_le_bytes(fields.take()?);
        let characters = u32::from_le_bytes(fields.take()?);
        let nodes = u32::from_le_bytes(fields.take()?);
        let total = u64::from_le_bytes(fields.take()?);
        let [tag_count] = fields.take()?;
        let mut tags = Vec::with_capacity(tag_count.into());
        for _ in 0..tag_count {
            let [length] = fields.take()?;
            let tag = str::from_utf8(fields.slice(length.into())?).map_err(|_| Error::DictionaryCorrupt)?;
            tags.push(tag.into());
        }
        if characters as usize > MOST_CHARACTERS {
            return Err(Error::DictionaryCorrupt);
        }
        let mut dictionary = Self {
            bytes: Vec::new(),
            words,
            nodes,
            total,
            tags,
            tables: Vec::new(),
            map: Vec::new(),
            characters: Vec::new(),
            numbers: Vec::new(),
            homes: Vec::new(),
            bundles: Vec::new(),
            ranked: Vec::new(),
            ranks: Vec::new(),
            hmm: Arc::default(),
        };
        let rest = dictionary.read_model(fields.0)?;
        let rest = dictionary.read_heads(rest, characters)?;
        let (hmm, rest) = Hmm::read(rest, &dictionary.tables, &dictionary.map, |character| dictionary.rank(character))?;
        dictionary.hmm = Arc::new(hmm);
        dictionary.place_bundles(bytes.len() - rest.len(), bytes.len())?;
        dictionary.bytes = bytes;
        Ok(dictionary)
    }

    /// The tables, and which of them each context uses.
    fn read_model<'a>(&mut self, bytes: &'a [u8]) -> Result<&'a [u8], Error> {
        let mut stream = Decoder::new(bytes);
        self.map = vec![0; CONTEXTS];
        for family in FAMILIES {
            let base = self.tables.len() as u16;
            let count = stream.bits(8);
            let width = count.max(1).next_power_of_two().trailing_zeros();
            let map = self.map.get_mut(family).ok_or(Error::DictionaryCorrupt)?;
            map.fill(base);
            if count > 1 {
                for table in map {
                    if stream.bits(1) == 1 {
                        *table = base + (stream.bits(width) as u16).min(count as u16 - 1);
                    }
                }
            }
            for _ in 0..count {
                let mut weights = [0; SYMBOLS];
                let used = stream.bits(6) as usize;
                for weight in weights.iter_mut().take(used + 1) {
                    let class = stream.bits(4);
                    if class > 0 {
                        let high = class - 1;
                        let count = high.min(3);
                        *weight = (1 << count | stream.bits(count)) << (high - count);
                    }
                }
                self.tables.push(Table::of_weights(&weights).ok_or(Error::DictionaryCorrupt)?);
            }
        }
        stream.end().ok_or(Error::DictionaryCorrupt)
    }

    /// The characters and the sizes of the bundles.
    fn read_heads<'a>(&mut self, bytes: &'a [u8], count: u32) -> Result<&'a [u8], Error> {
        let mut reader = Reader { stream: Decoder::new(bytes), tables: &self.tables, map: &self.map };
        let mut characters = Vec::with_capacity(count as usize);
        let mut homes = Vec::with_capacity(count as usize);
        let mut bundles = Vec::new();
        let mut by_use: [Vec<u16>; SYMBOLS] = std::array::from_fn(|_| Vec::new());
        let mut next = 0u32;
        // The bundle of small ones that is open; its number is known when it ends.
        let mut open = Vec::new();
        for number in 0..count as u16 {
            let code_point = next.saturating_add(reader.number(model::CODE_POINT, Scale::WIDE));
            next = code_point.saturating_add(1);
            characters.push(char::from_u32(code_point).ok_or(Error::DictionaryCorrupt)?);
            if let Some(characters) = by_use.get_mut(reader.symbol(model::USES)) {
                characters.push(number);
            }
            homes.push(UNKNOWN);
            let place = reader.symbol(model::HEAD);
            if place == model::SMALL || place == model::SMALL_LAST {
                open.push(number);
            }
            if place == model::SMALL_LAST || place == model::LARGE {
                let large = place == model::LARGE;
                let one = [number];
                let members = if large { &one } else { open.as_slice() };
                for &member in members {
                    if let Some(home) = homes.get_mut(usize::from(member)) {
                        *home = bundles.len() as u16;
                    }
                }
                let first = members.first().copied().unwrap_or(number);
                let size = reader.number(model::BUNDLE_SIZE, Scale::WIDE);
                bundles.push(Bundle { first, large, start: 0, end: size });
                if !large {
                    open.clear();
                }
            }
        }
        let rest = reader.stream.end().ok_or(Error::DictionaryCorrupt)?;
        let mut ranks = vec![0; characters.len()];
        let mut ranked = Vec::with_capacity(characters.len());
        for (rank, number) in (0..).zip(by_use.into_iter().rev().flatten()) {
            if let (Some(entry), Some(&character)) =
                (ranks.get_mut(usize::from(number)), characters.get(usize::from(number)))
            {
                *entry = rank;
                ranked.push(character);
            }
        }
        (self.ranks, self.ranked) = (ranks, ranked);
        let highest = characters.iter().rev().map(|&character| u32::from(character)).find(|&point| point < 0x1_0000);
        self.numbers = vec![UNKNOWN; highest.map_or(0, |highest| highest as usize + 1)];
        for (number, &character) in (0..).zip(&characters) {
            if let Some(entry) = self.numbers.get_mut(character as usize) {
                *entry = number;
            }
        }
        self.characters = characters;
        self.homes = homes;
        self.bundles = bundles;
        Ok(rest)
    }

    /// Where each bundle lies: one after the other, from `start` to `end`.
    fn place_bundles(&mut self, start: usize, end: usize) -> Result<(), Error> {
        let (mut place, end) = (start as u32, end as u32);
        for bundle in &mut self.bundles {
            bundle.start = place;
            place = place.checked_add(bundle.end).filter(|&place| place <= end).ok_or(Error::DictionaryCorrupt)?;
            bundle.end = place;
        }
        if place == end { Ok(()) } else { Err(Error::DictionaryCorrupt) }
    }

    #[inline]
    fn number(&self, character: char) -> u16 {
        let point = u32::from(character);
        if point < 0x1_0000 {
            return self.numbers.get(point as usize).copied().unwrap_or(UNKNOWN);
        }
        self.characters.binary_search(&character).map_or(UNKNOWN, |number| number as u16)
    }

    #[inline]
    fn rank(&self, character: char) -> Option<u16> {
        self.ranks.get(usize::from(self.number(character))).copied()
    }

    /// The model by which words are found that the dictionary lacks.
    #[must_use]
    pub fn hmm(&self) -> Arc<Hmm> {
        Arc::clone(&self.hmm)
    }

    /// The sum of all frequencies.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Number of words.
    #[must_use]
    pub fn words(&self) -> u32 {
        self.words
    }

    /// Calls `each(word, frequency, tag)` for every word that can occur in `text`: those whose
    /// first three characters, or all where they are fewer, stand in it together.
    pub fn words_in(&self, text: &str, each: impl FnMut(&str, u32, &str)) {
        self.new_words_in(text, &mut Seen::default(), each);
    }

    /// As [`Dictionary::words_in`], for what the texts before it with the same `seen` have not
    /// asked for; a word that they had may come again.
    pub fn new_words_in(&self, text: &str, seen: &mut Seen, mut each: impl FnMut(&str, u32, &str)) {
        let mut queries = Vec::new();
        // Of the last two characters: number and one more than the rank; a character that is in
        // no word has rank 0.
        let (mut first, mut second) = ((UNKNOWN, 0), (UNKNOWN, 0));
        for character in text.chars().map(Some).chain([None, None]) {
            let number = character.map_or(UNKNOWN, |character| self.number(character));
            let third = (number, self.ranks.get(usize::from(number)).map_or(0, |rank| rank + 1));
            if first.0 != UNKNOWN {
                let query = u64::from(first.0) << 32 | u64::from(second.1) << 16 | u64::from(third.1);
                if seen.0.insert(query) {
                    queries.push((self.homes.get(usize::from(first.0)).copied().unwrap_or(UNKNOWN), query));
                }
            }
            (first, second) = (second, third);
        }
        queries.order();
        // No node is visited twice, so that even a file made to deceive comes to an end.
        let mut budget = self.nodes;
        for queries in queries.chunk_by(|a, b| a.0 == b.0) {
            let Some(&(home, _)) = queries.first() else { continue };
            let Some(&bundle) = self.bundles.get(usize::from(home)) else { continue };
            let queries: Vec<u64> = queries.iter().map(|&(_, query)| query).collect();
            // Of a damaged bundle comes what could be read of it.
            if bundle.large {
                self.large(bundle, &queries, &mut budget, &mut each);
            } else {
                self.small(home, bundle, &queries, &mut budget, &mut each);
            }
        }
    }

    fn tag(&self, number: usize) -> &str {
        self.tags.get(number).map_or("", |tag| tag)
    }
}

#[cfg(test)]
mod tests;
