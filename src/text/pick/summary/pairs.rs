//! Pairs of Chinese characters: what two passages have in common, without a dictionary.

use crate::order::Order;
use std::cmp::Ordering;

/// The pairs of Chinese characters in `text`, each once, sorted.
#[must_use]
pub(super) fn pairs(text: &str) -> Vec<u32> {
    let characters: Vec<char> = text.chars().collect();
    let han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let mut pairs: Vec<u32> = characters
        .windows(2)
        .filter_map(|pair| match *pair {
            [a, b] if han(a) && han(b) => Some((a as u32) << 16 | (b as u32 & 0xffff)),
            _ => None,
        })
        .collect();
    pairs.order();
    pairs.dedup();
    pairs
}

/// How many pairs two sorted lists share.
#[must_use]
pub(super) fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut number) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                (i, j) = (i + 1, j + 1);
                number += 1;
            }
        }
    }
    number
}

/// Share of the shorter one's pairs that the other has, too.
#[must_use]
pub(super) fn overlap(a: &[u32], b: &[u32]) -> f64 {
    common(a, b) as f64 / a.len().min(b.len()).max(1) as f64
}

/// How many pairs of the first the second lacks.
#[must_use]
pub(super) fn added(of: &[u32], to: &[u32]) -> usize {
    of.len() - common(of, to)
}
