//! What the writer and the reader of the packed dictionary must agree on: how numbers become
//! symbols, and in which context each symbol is coded.
//!
//! A context is only a number here. The file says which table each context uses: the writer puts
//! contexts of like distribution together (as JPEG XL does), so that contexts may be many.

use super::state::{STATES, State, States};

/// A way to write a number as a symbol below 64 and a few bits as they are: numbers below
/// `2^direct` are symbols themselves, greater ones keep `kept` bits after their highest.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    direct: u32,
    kept: u32,
}

impl Scale {
    /// The symbol of `value`, the number of bits beside it, and these.
    #[must_use]
    pub const fn split(self, value: u32) -> (usize, u32, u32) {
        if value < 1 << self.direct {
            return (value as usize, 0, 0);
        }
        let high = value.ilog2();
        let count = high - self.kept;
        let symbol = (1 << self.direct) + ((high - self.direct) << self.kept) + ((value >> count) - (1 << self.kept));
        (symbol as usize, count, value & ((1 << count) - 1))
    }

    /// The least number of `symbol`, and how many bits are to be added to it.
    #[must_use]
    #[inline(always)]
    pub const fn join(self, symbol: usize) -> (u32, u32) {
        let symbol = symbol as u32;
        if symbol < 1 << self.direct {
            return (symbol, 0);
        }
        let above = symbol - (1 << self.direct);
        let count = self.direct + (above >> self.kept) - self.kept;
        // A symbol that no number has, in a damaged file: any number will do.
        let count = if count > 27 { 27 } else { count };
        (((1 << self.kept) + (above & ((1 << self.kept) - 1))) << count, count)
    }
}

/// Distances between the ranks of siblings; up to 16 bits.
pub const GAP: Scale = Scale { direct: 3, kept: 2 };
/// Numbers of children, less one; symbols below 31 up to 49,151.
pub const COUNT: Scale = Scale { direct: 2, kept: 1 };
/// Frequencies, less one; up to 29 bits.
pub const FREQUENCY: Scale = Scale { direct: 3, kept: 1 };
/// Sizes in bytes, and how often a character is used; up to 16 bits.
pub const SIZE: Scale = Scale { direct: 3, kept: 2 };

impl Scale {
    /// Any number that the format holds, up to 29 bits.
    pub const WIDE: Scale = Scale { direct: 3, kept: 1 };
}

/// A weight of a table, up to 4095, with all but its highest four bits cleared.
#[must_use]
pub const fn round(weight: u32) -> u32 {
    let dropped = weight_bits_dropped(weight);
    weight >> dropped << dropped
}

const fn weight_bits_dropped(weight: u32) -> u32 {
    if weight < 16 { 0 } else { weight.ilog2() - 3 }
}

/// A rounded weight as the number of its bits and those after the highest that were not cleared:
/// their number, their value.
#[must_use]
pub const fn weight(weight: u32) -> (u32, u32, u32) {
    if weight == 0 {
        return (0, 0, 0);
    }
    let high = weight.ilog2();
    let count = if high < 3 { high } else { 3 };
    (high + 1, count, (weight >> (high - count)) & ((1 << count) - 1))
}

/// A leaf: a word that starts no longer one.
pub const LEAF: usize = 0;
/// Symbols of a word with children: this plus the symbol of their number.
pub const WORD: usize = 1;
/// Symbols of a prefix that is no word.
pub const PREFIX: usize = 32;

/// Most characters that differ: as many children are the most that a kind can say.
pub const MOST_CHARACTERS: usize = 3 << 14;
/// Longest word, in characters.
pub const MAX_LENGTH: usize = 64;
/// A first character with more second characters than this has a bundle to itself, in blocks.
pub const MOST_SMALL: usize = 32;
/// Nodes after which a bundle of small first characters is closed.
pub const BUNDLE: usize = 96;

/// Number of second characters in each block of a first character that has `siblings` of them: few
/// in the first ones, since the most used characters are asked for most, and start most words.
pub fn blocks(siblings: usize) -> impl Iterator<Item = usize> {
    let mut rest = siblings;
    (0u32..).map_while(move |nth| {
        let length = rest.min(8 << nth.min(3));
        rest -= length;
        (length > 0).then_some(length)
    })
}

/// Code points of characters: the step from one to the next.
pub const CODE_POINT: usize = 0;
/// How often the character stands in the trie of all words, but at its root.
pub const USES: usize = 1;
/// Where the words that start with the character are: [`NO_HEAD`] and so on.
pub const HEAD: usize = 2;
/// Sizes of bundles.
pub const BUNDLE_SIZE: usize = 3;
/// Sizes of blocks.
pub const BLOCK_SIZE: usize = 4;
const GAPS: usize = 5;

/// No word starts with the character.
pub const NO_HEAD: usize = 0;
/// In the bundle of small first characters that is open.
pub const SMALL: usize = 1;
/// In that bundle, and the last in it.
pub const SMALL_LAST: usize = 2;
/// In a bundle of its own.
pub const LARGE: usize = 3;

const KINDS: usize = GAPS + 3 * 24 * 16 * 2;
const TAGS: usize = KINDS + 5 * 8 * 16 * 6;
const FREQUENCIES: usize = TAGS + 5 * 65 * 4;
const EMISSIONS: usize = FREQUENCIES + 5 * 64 * 16;
const COUNTS: usize = EMISSIONS + 16 * 3;
/// Contexts of the counts of one state.
const COUNTS_OF_STATE: usize = 32 * 16;
/// Number of contexts.
pub const CONTEXTS: usize = COUNTS + STATES * COUNTS_OF_STATE;

/// The families of contexts: only contexts of one family can share a table.
pub const FAMILIES: [std::ops::Range<usize>; 14] = [
    0..1,
    1..2,
    2..3,
    3..4,
    4..5,
    GAPS..KINDS,
    KINDS..TAGS,
    TAGS..FREQUENCIES,
    FREQUENCIES..EMISSIONS,
    EMISSIONS..COUNTS,
    COUNTS..COUNTS + COUNTS_OF_STATE,
    COUNTS + COUNTS_OF_STATE..COUNTS + 2 * COUNTS_OF_STATE,
    COUNTS + 2 * COUNTS_OF_STATE..COUNTS + 3 * COUNTS_OF_STATE,
    COUNTS + 3 * COUNTS_OF_STATE..CONTEXTS,
];

#[inline(always)]
const fn log(value: usize) -> usize {
    (usize::BITS - value.leading_zeros()) as usize
}

#[inline(always)]
fn least(a: usize, b: usize) -> usize {
    a.min(b)
}

/// Context of the distance to the next sibling: the word's length so far with it, how many
/// siblings are to come with it, the rank of the one before (plus one, 0 for none), and whether
/// the parent is a word.
#[inline(always)]
pub fn gap(length: usize, remaining: usize, previous: usize, word: bool) -> usize {
    let level = least(length, 4).saturating_sub(2);
    let remaining = if remaining <= 8 {
        remaining
    } else {
        let high = log(remaining) - 1;
        8 + (high - 3) * 2 + (remaining >> (high - 1) & 1)
    };
    GAPS + ((level * 24 + least(remaining, 23)) * 16 + least(log(previous), 15)) * 2 + usize::from(word)
}

/// Context of a node's kind: its length, its number of siblings with itself, its rank, and whether
/// its parent is a word.
#[inline(always)]
pub fn kind(length: usize, siblings: usize, rank: usize, word: bool, before: usize) -> usize {
    let level = least(length, 5).saturating_sub(1);
    KINDS
        + ((level * 8 + least(log(siblings), 7)) * 16 + least(log(rank), 15)) * 6
        + usize::from(word)
        + 2 * if before == LEAF {
            0
        } else if before < PREFIX {
            1
        } else {
            2
        }
}

/// What the contexts of tags and frequencies remember: the last word of each length.
#[derive(Debug, Clone, Default)]
pub struct Last {
    tags: [u8; 5],
    frequencies: [u8; 5],
    same: [bool; 5],
}

impl Last {
    /// Context of the tag of a word of this length.
    #[inline(always)]
    pub fn tag(&self, length: usize, leaf: bool) -> usize {
        let length = least(length, 5).saturating_sub(1);
        TAGS + (length * 65 + least(usize::from(self.tags[length]), 64)) * 4
            + usize::from(leaf)
            + 2 * usize::from(self.same[length])
    }

    /// Context of the frequency of a word of this length and tag.
    #[inline(always)]
    pub fn frequency(&self, length: usize, tag: usize, leaf: bool) -> usize {
        let length = least(length, 5).saturating_sub(1);
        FREQUENCIES
            + (length * 64 + least(tag, 63)) * 16
            + least(usize::from(self.frequencies[length]), 7)
            + 8 * usize::from(leaf)
    }

    /// Remembers a word: its length, its tag, the symbol of its frequency.
    #[inline(always)]
    pub fn remember(&mut self, length: usize, tag: usize, frequency: usize) {
        let length = least(length, 5).saturating_sub(1);
        self.same[length] = self.tags[length] == tag as u8 + 1;
        self.tags[length] = tag as u8 + 1;
        self.frequencies[length] = match frequency {
            0 => 1,
            1 => 2,
            2 => 3,
            3..=5 => 4,
            6..=9 => 5,
            10..=13 => 6,
            _ => 7,
        };
    }
}

/// What the hidden Markov model has of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emission {
    /// Nothing.
    None,
    /// Counts of its own.
    Own,
    /// The counts of a character before it.
    Shared,
}

impl Emission {
    /// That of a symbol.
    pub fn of(symbol: usize) -> Self {
        match symbol {
            0 => Self::None,
            1 => Self::Own,
            _ => Self::Shared,
        }
    }
}

/// The order in which the counts of a character are told.
pub const ORDER: [State; STATES] = [State::Single, State::Begin, State::End, State::Middle];

/// Context of what the model has of a character of this rank, by what it has of the character before it.
pub fn emission(rank: Option<u16>, before: Emission) -> usize {
    EMISSIONS + rarity(rank) * 3 + before as usize
}

/// Context of the count of this state, given those told before it.
pub fn count(state: State, counts: &States<u32>, rank: Option<u16>) -> usize {
    let bits = |state: State| log(counts[state as usize] as usize);
    let (known, more) = match state {
        State::Single => (0, rarity(rank)),
        State::Begin => (bits(State::Single), rarity(rank) / 2),
        State::End => (bits(State::Begin), bits(State::Single) / 2),
        State::Middle => (bits(State::Begin).max(bits(State::End)), bits(State::Single) / 2),
    };
    COUNTS + state as usize * COUNTS_OF_STATE + least(known, 31) * 16 + least(more, 15)
}

/// How rarely words have a character: 0 to 14, and 15 where none has it.
fn rarity(rank: Option<u16>) -> usize {
    rank.map_or(15, |rank| least(log(rank.into()), 14))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_from_their_symbols() {
        for (scale, highest) in [(GAP, 16), (SIZE, 16), (COUNT, 16), (FREQUENCY, 29), (Scale::WIDE, 29)] {
            let values = (0..highest).flat_map(|bit| (0..9).map(move |more| (1u32 << bit) + more * (1 << bit) / 9));
            for value in values.chain([0]) {
                let (symbol, count, low) = scale.split(value);
                let (least, bits) = scale.join(symbol);
                assert_eq!((least | low, bits), (value, count));
                assert!(symbol < 64);
            }
        }
        assert!(WORD + COUNT.split(MOST_CHARACTERS as u32 - 1).0 < PREFIX);
    }

    #[test]
    fn contexts_stay_in_their_families() {
        let ends = [0, 1, 2, 3, 7, 8, 9, 30, 300, 20_000, 1 << 17, usize::MAX >> 1];
        for number in 0..ends.len().pow(3) {
            let [a, b, c] = [1, 12, 144].map(|step| ends[number / step % ends.len()]);
            assert!(FAMILIES[5].contains(&gap(a, b, c, true)));
            assert!(FAMILIES[6].contains(&kind(a, b, c, true, 63)));
            let mut last = Last::default();
            last.remember(a, b % 64, c % 64);
            last.remember(a, b % 64, c % 64);
            assert!(FAMILIES[7].contains(&last.tag(a, true)));
            assert!(FAMILIES[8].contains(&last.frequency(a, b % 64, true)));
            let rank = u16::try_from(a).ok();
            assert!(FAMILIES[9].contains(&emission(rank, Emission::of(b % 64))));
            for (family, state) in (10..).zip([State::Begin, State::End, State::Middle, State::Single]) {
                assert!(FAMILIES[family].contains(&count(state, &[a as u32, b as u32, c as u32, u32::MAX], rank)));
            }
        }
    }

    #[test]
    fn blocks_hold_all() {
        for siblings in [0, 1, 8, 9, 33, 1000, 1 << 17] {
            assert_eq!(blocks(siblings).sum::<usize>(), siblings);
        }
    }
}
