//! Walks the parts of the trie of all words that a text asks for.

use super::super::model::{self, GAP, LEAF, Last, MAX_LENGTH, Scale};
use super::super::rans::Decoder;
use super::super::read::Reader;
use super::{Bundle, Dictionary};

impl Dictionary {
    /// The words in a bundle of small first characters.
    #[inline(never)]
    pub(super) fn small(
        &self,
        home: u16,
        bundle: Bundle,
        mut queries: &[u64],
        budget: &mut u32,
        each: &mut impl FnMut(&str, u32, &str),
    ) -> Option<()> {
        let mut walk = Walk::new(self, self.bytes.get(bundle.start as usize..bundle.end as usize)?, budget, each);
        let first = usize::from(bundle.first);
        let members = self.homes.get(first..)?.iter().zip(self.characters.get(first..)?).zip(first as u64..);
        for ((_, &character), number) in members.filter(|((at, _), _)| **at == home) {
            if queries.is_empty() {
                break;
            }
            let (here, after) = queries.split_at(queries.iter().take_while(|&query| query >> 32 <= number).count());
            queries = after;
            let kind = walk.reader.symbol(model::kind(1, 0, 0, false, LEAF));
            let (is_word, children) = walk.reader.children(kind);
            walk.word.clear();
            walk.word.push(character);
            walk.node(1, is_word, children, !here.is_empty(), here);
        }
        Some(())
    }

    /// The words of a large first character.
    #[inline(never)]
    pub(super) fn large(
        &self,
        bundle: Bundle,
        queries: &[u64],
        budget: &mut u32,
        each: &mut impl FnMut(&str, u32, &str),
    ) -> Option<()> {
        let bytes = self.bytes.get(bundle.start as usize..bundle.end as usize)?;
        let mut walk = Walk::new(self, bytes, budget, each);
        let kind = walk.reader.symbol(model::kind(1, 0, 1, false, LEAF));
        let (is_word, siblings) = walk.reader.children(kind);
        walk.word.push(*self.characters.get(usize::from(bundle.first))?);
        walk.own(1, is_word, siblings == 0, true);
        let siblings = siblings as usize;
        let sizes: Vec<u32> =
            model::blocks(siblings).map(|_| walk.reader.number(model::BLOCK_SIZE, Scale::WIDE)).collect();
        // The blocks end where the bundle ends, so that the list need not be read to its end.
        let total: u64 = sizes.iter().map(|&size| u64::from(size)).sum();
        let mut rest = bytes.get(bytes.len().checked_sub(usize::try_from(total).ok()?)?..)?;
        let mut remaining = siblings;
        let mut previous = 0;
        let mut queries = queries;
        let mut ranks = Vec::new();
        for (length, &size) in model::blocks(siblings).zip(&sizes) {
            let (block, after) = rest.split_at_checked(size as usize)?;
            rest = after;
            ranks.clear();
            for _ in 0..length {
                let rank = previous + walk.reader.number(model::gap(2, remaining, previous, is_word), GAP) as usize;
                remaining -= 1;
                self.ranked.get(rank)?;
                previous = rank + 1;
                ranks.push(rank);
            }
            // `previous` is one more than the last rank, as a query has it.
            let (here, after) =
                queries.split_at(queries.iter().take_while(|&&query| second(query) <= previous).count());
            queries = after;
            walk.block(block, &ranks, siblings, is_word, here);
            if queries.is_empty() || walk.reader.stream.overrun() {
                break;
            }
        }
        Some(())
    }
}

/// One more than the rank of the second character of a query, 0 for none.
#[inline(always)]
fn second(query: u64) -> usize {
    (query >> 16) as usize & 0xFFFF
}

/// The same of the third.
#[inline(always)]
fn third(query: u64) -> usize {
    query as usize & 0xFFFF
}

/// A walk through a part of the trie of all words.
struct Walk<'a, F> {
    dictionary: &'a Dictionary,
    reader: Reader<'a, 'a>,
    last: Last,
    /// The characters down to the present node.
    word: String,
    /// Nodes that may still be read.
    budget: &'a mut u32,
    each: &'a mut F,
}

impl<'a, F: FnMut(&str, u32, &str)> Walk<'a, F> {
    fn new(dictionary: &'a Dictionary, bytes: &'a [u8], budget: &'a mut u32, each: &'a mut F) -> Self {
        let reader = Reader { stream: Decoder::new(bytes), tables: &dictionary.tables, map: &dictionary.map };
        Self { dictionary, reader, last: Last::default(), word: String::new(), budget, each }
    }

    /// What the present node is as a word.
    #[inline(never)]
    fn own(&mut self, length: usize, is_word: bool, leaf: bool, wanted: bool) {
        if is_word {
            let (frequency, tag) = self.reader.word(length, leaf, &mut self.last);
            if wanted {
                (self.each)(&self.word, frequency, self.dictionary.tag(tag));
            }
        }
    }

    /// Reads the present node, of this length, and all below it. What is `wanted` is given, below
    /// it what `queries` ask for: they begin with the present node's characters.
    #[inline(never)]
    fn node(&mut self, length: usize, is_word: bool, children: u32, wanted: bool, queries: &[u64]) {
        self.own(length, is_word, children == 0, wanted);
        if length >= MAX_LENGTH {
            return;
        }
        let mut queries = queries;
        let mut previous = 0;
        let mut before = LEAF;
        let siblings = children as usize;
        for nth in 0..siblings {
            if self.reader.stream.overrun() || *self.budget == 0 {
                return;
            }
            *self.budget -= 1;
            let rank =
                previous + self.reader.number(model::gap(length + 1, siblings - nth, previous, is_word), GAP) as usize;
            let Some(&character) = self.dictionary.ranked.get(rank) else { return };
            previous = rank + 1;
            let kind = self.reader.symbol(model::kind(length + 1, siblings, rank, is_word, before));
            before = kind;
            let (is_word, children) = self.reader.children(kind);
            let mut here: &[u64] = &[];
            let wanted = wanted
                && match length {
                    1 => {
                        here = take(&mut queries, second, previous);
                        !here.is_empty()
                    }
                    2 => !take(&mut queries, third, previous).is_empty(),
                    _ => true,
                };
            self.descend(length + 1, character, is_word, children, wanted, here);
        }
    }

    /// Reads the child of this character.
    #[inline]
    fn descend(&mut self, length: usize, character: char, is_word: bool, children: u32, wanted: bool, queries: &[u64]) {
        if is_word && children == 0 && !wanted {
            // Most nodes are of this sort.
            self.reader.word(length, true, &mut self.last);
            return;
        }
        let known = self.word.len();
        if wanted {
            self.word.push(character);
        }
        self.node(length, is_word, children, wanted, queries);
        self.word.truncate(known);
    }

    /// Reads a block of second characters, given their ranks, as far as the last that is wanted.
    #[inline(never)]
    fn block(&mut self, bytes: &'a [u8], ranks: &[usize], siblings: usize, is_word: bool, mut queries: &[u64]) {
        let asked = |rank: &usize| queries.binary_search_by_key(&(rank + 1), |&query| second(query)).is_ok();
        let Some(until) = ranks.iter().rposition(asked) else { return };
        let list = std::mem::replace(&mut self.reader.stream, Decoder::new(bytes));
        self.last = Last::default();
        let mut before = LEAF;
        for &rank in ranks.iter().take(until + 1) {
            let kind = self.reader.symbol(model::kind(2, siblings, rank, is_word, before));
            before = kind;
            let (is_word, children) = self.reader.children(kind);
            let here = take(&mut queries, second, rank + 1);
            let Some(&character) = self.dictionary.ranked.get(rank) else { break };
            self.descend(2, character, is_word, children, !here.is_empty(), here);
        }
        self.reader.stream = list;
    }
}

/// Takes those of which `part` is `value` off the front of `queries`, and drops the lower ones.
#[inline]
fn take<'q>(queries: &mut &'q [u64], part: impl Fn(u64) -> usize, value: usize) -> &'q [u64] {
    while let Some((&query, after)) = queries.split_first()
        && part(query) < value
    {
        *queries = after;
    }
    let count = queries.iter().take_while(|&&query| part(query) == value).count();
    let (here, after) = queries.split_at(count);
    *queries = after;
    here
}
