//! Texts made at random of those that are kept.

use proptest::prelude::*;

use crate::damage::{damage, damaged_by};

/// One or two parts of these texts, or of `made`, damaged a few times.
pub fn texts(
    kept: Vec<Vec<u8>>,
    made: impl Strategy<Value = String> + 'static,
    odd: &'static [&'static str],
) -> impl Strategy<Value = Vec<u8>> {
    let kept: Vec<String> = kept.iter().map(|text| String::from_utf8_lossy(text).into_owned()).collect();
    let part = (prop::sample::select(kept), 0.0..1.0, 0.0..1.0).prop_map(|(text, from, length): (String, f64, f64)| {
        let all = text.chars().count() as f64;
        // Half of the texts from their start.
        let from = ((from * 2.0 - 1.0).max(0.0) * all) as usize;
        text.chars().skip(from).take((length * all) as usize).collect()
    });
    let part = prop_oneof![3 => part, 1 => made];
    (prop::collection::vec(part, 1..3), prop::collection::vec(damage(odd), 0..12))
        .prop_map(|(parts, damages)| damaged_by(&parts.join("\n"), &damages).into_bytes())
}
