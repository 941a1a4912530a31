//! Takes a packed dictionary apart: fields off the front of bytes, symbols and numbers off a stream.

use super::model::{COUNT, FREQUENCY, LEAF, Last, PREFIX, Scale, WORD};
use super::rans::{Decoder, Table};
use crate::Error;

/// Takes fields off the front of bytes.
pub struct Fields<'a>(pub &'a [u8]);

impl<'a> Fields<'a> {
    pub fn take<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let (field, rest) = self.0.split_first_chunk::<N>().ok_or(Error::DictionaryCorrupt)?;
        self.0 = rest;
        Ok(*field)
    }

    pub fn slice(&mut self, length: usize) -> Result<&'a [u8], Error> {
        let (field, rest) = self.0.split_at_checked(length).ok_or(Error::DictionaryCorrupt)?;
        self.0 = rest;
        Ok(field)
    }
}

/// Reads symbols by their contexts.
pub struct Reader<'a, 'm> {
    pub stream: Decoder<'a>,
    pub tables: &'m [Table],
    /// Index into `tables` of each context.
    pub map: &'m [u16],
}

impl Reader<'_, '_> {
    // One function, not many copies: in a browser the first run is the one that counts, and there
    // code is compiled while it waits.
    #[inline(never)]
    pub fn symbol(&mut self, context: usize) -> usize {
        let table = self.map.get(context).and_then(|&table| self.tables.get(usize::from(table)));
        match table {
            Some(table) => self.stream.symbol(table),
            None => 0,
        }
    }

    #[inline(always)]
    pub fn number(&mut self, context: usize, scale: Scale) -> u32 {
        let (least, count) = scale.join(self.symbol(context));
        if count == 0 { least } else { least | self.stream.bits(count) }
    }

    /// Whether a node of this kind is a word, and the number of its children.
    #[inline(always)]
    pub fn children(&mut self, kind: usize) -> (bool, u32) {
        if kind == LEAF {
            return (true, 0);
        }
        let (is_word, symbol) = if kind < PREFIX { (true, kind - WORD) } else { (false, kind - PREFIX) };
        let (least, count) = COUNT.join(symbol);
        let more = if count == 0 { 0 } else { self.stream.bits(count) };
        (is_word, 1 + (least | more))
    }

    /// The frequency and the number of the tag of a word.
    #[inline(always)]
    pub fn word(&mut self, length: usize, leaf: bool, last: &mut Last) -> (u32, usize) {
        let tag = self.symbol(last.tag(length, leaf));
        let symbol = self.symbol(last.frequency(length, tag, leaf));
        let (least, count) = FREQUENCY.join(symbol);
        let more = if count == 0 { 0 } else { self.stream.bits(count) };
        last.remember(length, tag, symbol);
        ((least | more) + 1, tag)
    }
}
