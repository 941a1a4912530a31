//! The second walk through a report: where the candidates stand, and what stands round them.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::dict::Terms;
use crate::order::Order;
use crate::text::pick::phrases::Folded;

/// The occurrences of a candidate.
#[derive(Debug, Default)]
pub(super) struct Occurrences {
    /// Block, and first and one past the last of its folded characters.
    pub places: Vec<(usize, usize, usize)>,
    /// How many of them no longer candidate covers.
    pub alone: usize,
    /// It stands nowhere but in one longer candidate, time and again: a fragment of it.
    pub fragment: bool,
    /// What stands before and after each.
    before: Vec<Option<char>>,
    after: Vec<Option<char>>,
}

impl Occurrences {
    /// How freely it stands, in nats: the entropy at its less free edge.
    pub fn freedom(&self) -> f64 {
        entropy(self.before.clone()).min(entropy(self.after.clone()))
    }
}

/// The occurrences of each of `keys`, which are folded and different.
pub(super) fn occurrences<'a>(
    folded: &[Folded],
    keys: impl Iterator<Item = &'a str>,
) -> FxHashMap<String, Occurrences> {
    let list = Terms::of(keys.map(|key| Cow::Owned(key.to_owned())));
    let mut found: Vec<Occurrences> = list.iter().map(|_| Occurrences::default()).collect();
    // The next longer candidate that all occurrences so far stand in, if it is one and the same.
    let mut inside: Vec<Option<usize>> = vec![None; list.len()];
    let mut here = Vec::new();
    for (block, line) in folded.iter().enumerate() {
        let (mut covered, mut cover) = (0, 0);
        for start in 0..line.characters.len() {
            here.clear();
            here.extend(list.at_start_of(line.characters.get(start..).unwrap_or_default()));
            if let Some(&(index, length)) = here.last()
                && start + length > covered
            {
                (covered, cover) = (start + length, index);
                if let Some(found) = found.get_mut(index) {
                    found.alone += 1;
                }
            }
            for (at, &(index, length)) in here.iter().enumerate() {
                let (Some(found), Some(inside)) = (found.get_mut(index), inside.get_mut(index)) else { continue };
                let next = here.get(at + 1).map_or(cover, |&(longer, _)| longer);
                *inside = (found.places.is_empty() || *inside == Some(next)).then_some(next);
                found.places.push((block, start, start + length));
                found.before.push(start.checked_sub(1).and_then(|at| line.characters.get(at)).copied());
                found.after.push(line.characters.get(start + length).copied());
            }
        }
    }
    let number: Vec<usize> = found.iter().map(|found| found.places.len()).collect();
    for (index, (found, cover)) in found.iter_mut().zip(inside).enumerate() {
        let all = |cover: usize| cover != index && number.get(cover) == Some(&found.places.len());
        found.fragment = found.places.len() > 1 && cover.is_some_and(all);
    }
    list.iter().map(str::to_owned).zip(found).collect()
}

/// Entropy in nats of what stands at one edge; an edge of a block or a mark is unlike all others.
fn entropy(mut neighbours: Vec<Option<char>>) -> f64 {
    let number = neighbours.len() as f64;
    neighbours.order();
    let marks = neighbours.iter().filter(|neighbour| neighbour.is_none_or(|c| !c.is_alphanumeric())).count();
    let mut entropy = marks as f64 * number.ln() / number.max(1.0);
    for group in neighbours.chunk_by(|a, b| a == b) {
        if group.first().is_some_and(|neighbour| neighbour.is_some_and(char::is_alphanumeric)) {
            let part = group.len() as f64 / number;
            entropy -= part * part.ln();
        }
    }
    entropy
}
