//! A stretch of the report: parts of blocks, in bytes.

use std::ops::Range;

use crate::text::ground::furniture::is_placeholder;
use crate::text::ground::sentence::trimmed;
use crate::text::report::Report;

/// A part of a block, in bytes.
pub type Part = (usize, Range<usize>);

/// The parts from one place to another, white space at their ends and placeholders left out.
#[must_use]
pub fn parts(report: &Report, start: (usize, usize), end: (usize, usize)) -> Vec<Part> {
    let mut found = Vec::new();
    let blocks = report.blocks.get(start.0..).unwrap_or(&[]).iter().map(|block| block.text());
    for (index, text) in (start.0..=end.0).zip(blocks) {
        let from = if index == start.0 { start.1 } else { 0 };
        let to = if index == end.0 { end.1 } else { text.len() };
        let range = trimmed(text, from..to.max(from));
        if !range.is_empty() && !is_placeholder(text) {
            found.push((index, range));
        }
    }
    found
}
