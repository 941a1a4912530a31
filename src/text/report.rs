//! What goes into the core and what comes back: blocks of text, and spans that point into them.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A place in a report: UTF-16 code units `start..end` of block `block`.
///
/// UTF-16 is the unit of DOM ranges and of JavaScript strings, the only readers of positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Index into [`Report::blocks`].
    pub block: usize,
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
}

impl Span {
    /// Whether one of `spans` holds it whole; itself too.
    #[must_use]
    pub fn is_within(&self, spans: &[Self]) -> bool {
        spans.iter().any(|span| span.block == self.block && span.start <= self.start && self.end <= span.end)
    }
}

/// One paragraph of a report, as it stands on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    text: String,
    /// Every [`STEP`] bytes, how many UTF-16 code units come before: from a byte to its code unit
    /// by a short walk instead of one from the block's start.
    checkpoints: Vec<u32>,
}

/// Bytes between two checkpoints.
const STEP: usize = 64;

impl Block {
    /// A block of this text.
    #[must_use]
    pub fn new(text: String) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        let mut units = 0u32;
        for (byte, character) in text.char_indices() {
            while byte >= checkpoints.len() * STEP {
                checkpoints.push(units);
            }
            units += character.len_utf16() as u32;
        }
        Self { text, checkpoints }
    }

    /// The text as it was given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// UTF-16 code units before byte `byte`, which must lie on a character boundary.
    #[must_use]
    pub fn utf16(&self, byte: usize) -> usize {
        // A checkpoint counts what comes before the first character at or after its byte.
        let index = (byte / STEP).min(self.checkpoints.len().saturating_sub(1));
        let Some(&units) = self.checkpoints.get(index) else { return 0 };
        let mut from = index * STEP;
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let walked: usize = self.text.get(from..byte).unwrap_or("").chars().map(char::len_utf16).sum();
        units as usize + walked
    }

    /// The byte of UTF-16 code unit `unit`; past the end, the text's length. A unit inside a
    /// surrogate pair gives the character's end.
    #[must_use]
    pub fn byte(&self, unit: usize) -> usize {
        let index = self.checkpoints.partition_point(|&units| units as usize <= unit).saturating_sub(1);
        let mut from = (index * STEP).min(self.text.len());
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let mut units = self.checkpoints.get(index).map_or(0, |&units| units as usize);
        for (byte, character) in self.text[from..].char_indices() {
            if units >= unit {
                return from + byte;
            }
            units += character.len_utf16();
        }
        self.text.len()
    }
}

/// The item of a numbered list of the page (`<ol>`) that a block belongs to. The browser shows its number, the text
/// doesn't have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageItem {
    /// Which list of the page; the same for all its items.
    pub list: usize,
    /// The number that the browser shows.
    pub ordinal: usize,
}

/// A report: its title, if known, and its paragraphs in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The title; it steers keywords and headline, and no span points into it.
    pub title: Option<String>,
    /// The paragraphs.
    pub blocks: Vec<Block>,
    /// For each block the innermost numbered list item of the page that holds it; where there are fewer than blocks,
    /// the rest has none.
    pub items: Vec<Option<PageItem>>,
}

impl Report {
    /// A report of this title and these paragraphs, which may be empty.
    #[must_use]
    pub fn new(title: Option<String>, blocks: impl IntoIterator<Item = String>) -> Self {
        Self { title, blocks: blocks.into_iter().map(Block::new).collect(), items: Vec::new() }
    }

    /// The report with the items of the page's numbered lists, one for each block.
    #[must_use]
    pub fn with_items(mut self, items: Vec<Option<PageItem>>) -> Self {
        self.items = items;
        self
    }

    /// The span of the bytes `range` of block `block`.
    #[must_use]
    pub fn span(&self, block: usize, range: Range<usize>) -> Span {
        let text = &self.blocks[block];
        Span { block, start: text.utf16(range.start), end: text.utf16(range.end) }
    }

    /// What a span points at; empty where it points outside the report.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.blocks
            .get(span.block)
            .and_then(|block| block.text.get(block.byte(span.start)..block.byte(span.end)))
            .unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_utf16_and_go_both_ways() {
        let text = "𠮷野家a会议，".repeat(40);
        let block = Block::new(text.clone());
        for (byte, _) in text.char_indices() {
            let unit = text[..byte].encode_utf16().count();
            assert_eq!(block.utf16(byte), unit);
            assert_eq!(block.byte(unit), byte);
        }
        assert_eq!(block.byte(usize::MAX), text.len());
        assert_eq!(block.utf16(text.len()), text.encode_utf16().count());
    }

    #[test]
    fn an_empty_block_has_one_position() {
        let block = Block::new(String::new());
        assert_eq!((block.utf16(0), block.byte(0), block.byte(9)), (0, 0, 0));
    }
}
