//! The graph of passages that share words (TextRank).

use rustc_hash::FxHashSet;

use super::Target;
use super::pairs::common;
use super::unit::Unit;
use crate::order::Order;

/// Passages in the graph at most; passages times passages is the work.
const MOST: usize = 160;

/// Keeps the [`MOST`] most promising units, or as many as the length calls for, in order.
pub(super) fn promising(units: &mut Vec<Unit>, target: Target) {
    let needed = match target {
        Target::Sentences(number) => number.saturating_mul(2),
        Target::Characters(number) => number / 10,
    };
    let most = MOST.max(needed);
    if units.len() <= most {
        return;
    }
    let mut order: Vec<usize> = (0..units.len()).collect();
    let score = |at: usize| units.get(at).map_or(0.0, |unit| unit.score);
    order.order_by(|&a, &b| score(b).total_cmp(&score(a)).then(a.cmp(&b)));
    let keep: FxHashSet<usize> = order.into_iter().take(most).collect();
    let mut index = 0;
    units.retain(|_| {
        index += 1;
        keep.contains(&(index - 1))
    });
}

/// What the rank counts for.
const RANK: f64 = 0.9;

/// Adds to each score the unit's rank in the graph, 0 to [`RANK`].
///
/// TextRank: similarity is the number of words in common over the sum of the lengths' logarithms,
/// damping 0.85. A unit of a long list of them has edges to the [`MOST`] nearest before it only.
pub(super) fn rank(units: &mut [Unit]) {
    const DAMPING: f64 = 0.85;
    const ROUNDS: usize = 20;
    let number = units.len();
    let mut edges: Vec<Vec<(u32, f64)>> = vec![Vec::new(); number];
    let mut sums = vec![0.0; number];
    for (i, a) in units.iter().enumerate() {
        for (j, b) in units.iter().enumerate().skip(i + 1).take(MOST) {
            let shared = common(&a.pairs, &b.pairs);
            if shared < 2 {
                continue;
            }
            let lengths = (a.pairs.len() as f64).ln() + (b.pairs.len() as f64).ln();
            let weight = shared as f64 / lengths.max(1.0);
            for (from, to) in [(i, j), (j, i)] {
                if let (Some(list), Some(sum)) = (edges.get_mut(from), sums.get_mut(from)) {
                    list.push((to as u32, weight));
                    *sum += weight;
                }
            }
        }
    }
    let mut ranks = vec![1.0; number];
    for _ in 0..ROUNDS {
        let mut next = vec![1.0 - DAMPING; number];
        for ((list, sum), rank) in edges.iter().zip(&sums).zip(&ranks) {
            for &(to, weight) in list {
                if let Some(next) = next.get_mut(to as usize) {
                    *next += DAMPING * rank * weight / sum;
                }
            }
        }
        ranks = next;
    }
    let best = ranks.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    for (unit, rank) in units.iter_mut().zip(ranks) {
        unit.score += RANK * rank / best;
    }
}
