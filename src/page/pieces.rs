//! A paragraph of the report as it is written again piece by piece: a page may have it in 200,000 text nodes.

use crate::text::Span;
use crate::text::reader::heading::{Heading, heading};

/// A paragraph of the report and how far it has been written.
#[derive(Debug)]
pub struct Pieces<'a> {
    /// Its index.
    pub index: usize,
    /// The heading that it is or starts with.
    pub heading: Option<Heading>,
    /// UTF-16 code units.
    pub units: usize,
    text: &'a str,
    /// What is highlighted in it, start and end in UTF-16 code units; in order, none over another.
    marks: Vec<(usize, usize)>,
    /// Where the last piece has ended, in UTF-16 code units and in bytes.
    reached: (usize, usize),
}

impl<'a> Pieces<'a> {
    /// The block `index` of `texts`; empty outside them.
    pub fn new(index: usize, texts: &'a [String], marks: &[Span]) -> Self {
        let text = texts.get(index).map(String::as_str).unwrap_or_default();
        let mut own: Vec<_> =
            marks.iter().filter(|mark| mark.block == index).map(|mark| (mark.start, mark.end)).collect();
        own.sort_unstable();
        let mut marks: Vec<(usize, usize)> = vec![];
        for (start, end) in own {
            match marks.last_mut() {
                Some(last) if start < last.1 => last.1 = last.1.max(end),
                _ => marks.push((start, end)),
            }
        }
        let units = text.chars().map(char::len_utf16).sum();
        Self { index, heading: heading(text), units, text, marks, reached: (0, 0) }
    }

    /// Whether position `at` is highlighted, and where that changes next.
    pub fn mark_at(&self, at: usize) -> (bool, usize) {
        let next = self.marks.partition_point(|mark| mark.1 <= at);
        match self.marks.get(next) {
            Some(&(start, end)) if start <= at => (true, end),
            Some(&(start, _)) => (false, start),
            None => (false, usize::MAX),
        }
    }

    /// The text between two UTF-16 positions. One piece after the other each character is looked at once.
    pub fn slice(&mut self, from: usize, to: usize) -> &'a str {
        if from < self.reached.0 {
            self.reached = (0, 0);
        }
        let start = self.advance(from);
        let end = self.advance(to);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Goes on to a UTF-16 position; gives its byte.
    fn advance(&mut self, to: usize) -> usize {
        let (mut unit, mut byte) = self.reached;
        for c in self.text.get(byte..).unwrap_or_default().chars() {
            if unit >= to {
                break;
            }
            unit += c.len_utf16();
            byte += c.len_utf8();
        }
        self.reached = (unit, byte);
        byte
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_cut_by_utf_16() {
        let texts = ["一、治水𠮷治河".to_owned()];
        let mut block = Pieces::new(0, &texts, &[]);
        assert_eq!(block.units, 8);
        assert_eq!(
            [block.slice(0, 2), block.slice(2, 4), block.slice(4, 6), block.slice(6, 8)],
            ["一、", "治水", "𠮷", "治河"]
        );
        assert_eq!(block.slice(2, 4), "治水", "back again");
        assert_eq!(block.slice(7, 99), "河");
        assert_eq!(Pieces::new(1, &texts, &[]).slice(0, 5), "");
        assert_eq!(block.heading.map(|heading| heading.level), Some(1));
    }

    #[test]
    fn highlights_that_overlap_are_one() {
        let mark = |start, end| Span { block: 0, start, end };
        let block = Pieces::new(0, &[], &[mark(6, 9), mark(2, 4), mark(3, 5), Span { block: 1, start: 0, end: 9 }]);
        let found: Vec<_> = [0, 2, 4, 5, 6, 9].into_iter().map(|at| block.mark_at(at)).collect();
        assert_eq!(found, [(false, 2), (true, 5), (true, 5), (false, 6), (true, 9), (false, usize::MAX)]);
    }
}
