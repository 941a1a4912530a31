//! One passage after the other, the one that adds most (maximal marginal relevance).

use rustc_hash::FxHashMap;

use super::Target;
use super::pairs::{added, overlap, pairs};
use super::unit::Unit;
use crate::text::digest::{Extract, PartKind};

/// What a repetition costs, against the score.
const REPETITION: f64 = 1.8;
/// What a section without a word is worth.
const SECTION: f64 = 0.6;
/// Pairs of characters that a line adds at least to what the headline says, and what part of its own.
const NEW: (usize, usize) = (8, 4);

/// Lines that tell enough without a word on what was done.
const FEW: usize = 2;

/// Whether the headline says it already; what tells acts or a list by itself is what the headline left out.
fn says_again(unit: &Unit, headline: &[u32]) -> bool {
    let new = added(&unit.pairs, headline);
    !headline.is_empty() && !unit.whole && (new < NEW.0 || new * NEW.1 < unit.pairs.len())
}

/// Lines of a summary whose length nobody chose.
const DEFAULT: usize = 5;

/// Characters a line of such a summary: five are read in half a minute. Where the lines so far have as many, a list or
/// what was decided may still follow, no further sentence.
const READ: usize = 55;

/// Characters of a sentence that may follow all the same.
const BREATH: usize = 120;

/// Takes one unit after the other, the one that adds most; what was done and achieved only where nothing else is left,
/// and once. `whole`: characters of a summary that is no shorter than the report.
pub(super) fn choose(units: &[Unit], headline: &Extract, target: Target, whole: usize) -> Vec<usize> {
    let headline = pairs(&headline.text);
    let mut likeness: Vec<f64> =
        units.iter().map(|unit| if headline.is_empty() { 0.0 } else { overlap(&unit.pairs, &headline) }).collect();
    let mut sections: FxHashMap<Option<usize>, usize> = FxHashMap::default();
    let mut chosen: Vec<usize> = Vec::new();
    let mut taken: Vec<bool> = units.iter().map(|unit| says_again(unit, &headline)).collect();
    let mut used = 0;
    let mut reviews = 0;
    // Who asks for more than there is of substance gets the rest as well, repetitions too.
    let strong = units.iter().filter(|unit| !unit.weak && unit.kind != Some(PartKind::Review));
    let all = match target {
        Target::Sentences(number) => number > DEFAULT && number >= strong.count(),
        Target::Characters(number) => number >= strong.map(|unit| unit.characters).sum(),
    };
    loop {
        let room = match target {
            Target::Sentences(number) if chosen.len() < number => usize::MAX,
            Target::Characters(number) if used < number => number + number / 10 - used.min(number + number / 10),
            _ => break,
        };
        let mut best: Option<(bool, f64, usize)> = None;
        for (at, ((unit, likeness), taken)) in units.iter().zip(&likeness).zip(&taken).enumerate() {
            let review = unit.kind == Some(PartKind::Review);
            // What was done is missed only where the report tells little else.
            let passed =
                *likeness > 0.85 || (review && (reviews > 0 || chosen.len() >= FEW)) || unit.weak && !unit.whole;
            let read = match target {
                Target::Sentences(number) => number <= DEFAULT && used >= READ * number,
                Target::Characters(_) => false,
            };
            // What is to be done about a matter of the agenda of which nothing has been said counts more than half a minute.
            let to_do = matches!(unit.kind, Some(PartKind::Demand | PartKind::Task | PartKind::Act));
            let new = unit.section.is_some() && !sections.contains_key(&unit.section);
            let new = new && to_do && unit.characters <= BREATH && used + unit.characters < whole;
            if read && (unit.weak || !(unit.whole || new)) {
                continue;
            }
            if *taken || unit.characters > room || (passed && !all) {
                continue;
            }
            let late = review || unit.weak;
            let had = sections.get(&unit.section).copied().unwrap_or(0);
            let gain = unit.score - REPETITION * likeness + SECTION / (1 + had) as f64;
            if best.is_none_or(|(other, most, _)| (!late, gain) > (!other, most)) {
                best = Some((late, gain, at));
            }
        }
        let Some((_, _, at)) = best else { break };
        let Some(unit) = units.get(at) else { break };
        if let Some(taken) = taken.get_mut(at) {
            *taken = true;
        }
        reviews += usize::from(unit.kind == Some(PartKind::Review));
        chosen.push(at);
        used += unit.characters;
        *sections.entry(unit.section).or_default() += 1;
        for (likeness, other) in likeness.iter_mut().zip(units) {
            *likeness = likeness.max(overlap(&other.pairs, &unit.pairs));
        }
    }
    chosen
}

/// Brings the number of characters within a tenth of `target`, by one more unit or by another
/// for one of them, where that is possible.
pub(super) fn adjust(units: &[Unit], chosen: &mut Vec<usize>, target: usize) {
    let (low, high) = (target - target / 10, target + target / 10);
    let length = |at: usize| units.get(at).map_or(0, |unit| unit.characters);
    let score = |at: usize| units.get(at).map_or(0.0, |unit| unit.score);
    for _ in 0..8 {
        let used: usize = chosen.iter().map(|&at| length(at)).sum();
        if (low..=high).contains(&used) {
            return;
        }
        let rest: Vec<usize> = (0..units.len()).filter(|at| !chosen.contains(at)).collect();
        let off = |used: usize| if used < low { low - used } else { used.saturating_sub(high) };
        // One more, or another instead: what comes nearest, then what is better.
        let mut best: Option<(usize, f64, Option<usize>, usize)> = None;
        let mut consider = |used: usize, value: f64, out: Option<usize>, at: usize| {
            // Rather too little than too much.
            if used > high {
                return;
            }
            let better =
                best.is_none_or(|(nearest, most, _, _)| off(used) < nearest || (off(used) == nearest && value > most));
            if better {
                best = Some((off(used), value, out, at));
            }
        };
        for &at in &rest {
            consider(used + length(at), score(at), None, at);
            for (position, &out) in chosen.iter().enumerate() {
                consider(used - length(out) + length(at), score(at) - score(out), Some(position), at);
            }
        }
        match best {
            Some((nearest, _, out, at)) if nearest < off(used) => match out.and_then(|out| chosen.get_mut(out)) {
                Some(place) => *place = at,
                None => chosen.push(at),
            },
            _ => return,
        }
    }
}
