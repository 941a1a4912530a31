//! A block as terms see it.

use crate::dict::terms::fold;

/// Folded characters, and the bytes that each comes from.
#[derive(Debug)]
pub(in crate::text::pick) struct Folded {
    pub characters: Vec<char>,
    /// First byte of each character.
    pub starts: Vec<u32>,
    /// One past the last byte of each.
    pub ends: Vec<u32>,
}

impl Folded {
    pub fn of(text: &str) -> Self {
        let mut folded = Self { characters: Vec::new(), starts: Vec::new(), ends: Vec::new() };
        for (byte, character) in text.char_indices() {
            if let Some(plain) = fold(character) {
                folded.characters.push(plain);
                folded.starts.push(byte as u32);
                folded.ends.push((byte + character.len_utf8()) as u32);
            }
        }
        folded
    }

    /// The first character that starts at `byte` or after it.
    pub fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| (start as usize) < byte)
    }
}
