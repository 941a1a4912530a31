//! Sorting with little code. Each of std's sorts is a dozen functions, 3 to 5 KB, for every type that is sorted: a sixth of the
//! engine, which a browser has to fetch and to compile before the first digest. Here all types share one merge sort of
//! places, and have but the comparison and the moving for themselves.

use std::cmp::Ordering;
use std::mem::{replace, swap};

/// Sorts in place; what is equal stays in its order.
pub trait Order<T> {
    /// By this comparison.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// By what `key` gives for each.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// By their own order.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let is_after = |a: usize, b: usize| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b).is_gt(),
            _ => false,
        };
        let mut from = ordered(self.len(), &is_after);
        // Along each circle of places, what belongs to a place is fetched from where it is.
        for start in 0..self.len() {
            let mut place = start;
            while let Some(source) = from.get_mut(place).map(|source| replace(source, place))
                && source != start
            {
                self.swap(place, source);
                place = source;
            }
        }
    }
}

/// The places below `count`, in the order that `is_after` tells: a merge sort, from pairs upwards.
#[inline(never)]
fn ordered(count: usize, is_after: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut merged = places.clone();
    let mut width = 1;
    while width < count {
        for (both, target) in places.chunks(2 * width).zip(merged.chunks_mut(2 * width)) {
            let (mut left, mut right) = both.split_at(width.min(both.len()));
            for slot in target {
                let of_right = match (left.first(), right.first()) {
                    (Some(&a), Some(&b)) => is_after(a, b),
                    (left, _) => left.is_none(),
                };
                let side = if of_right { &mut right } else { &mut left };
                if let Some((&first, rest)) = side.split_first() {
                    (*slot, *side) = (first, rest);
                }
            }
        }
        swap(&mut places, &mut merged);
        width *= 2;
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_std_does(list in prop::collection::vec((0u8..20, any::<u16>()), 0..70)) {
            let (mut own, mut std) = (list.clone(), list.clone());
            own.order();
            std.sort();
            prop_assert_eq!(&own, &std);
            let (mut own, mut std) = (list.clone(), list);
            own.order_by_key(|pair| pair.0);
            std.sort_by_key(|pair| pair.0);
            prop_assert_eq!(own, std, "what is equal stays in its order");
        }
    }
}
