//! What a candidate is weighed by.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Candidate;
use super::occurrences::Occurrences;
use super::survey::Seen;
use crate::dict::Terms;
use crate::text::lexicon::formulas::GENERIC;
use crate::text::lexicon::holds;
use crate::text::pick::phrases::{Folded, Kind};

/// Number of features that a candidate is weighed by.
pub const FEATURES: usize = 34;

/// A candidate's features, or what each of them counts for.
pub type Features = [f64; FEATURES];

/// What the features are, in their order.
pub const NAMES: [&str; FEATURES] = [
    "ln(1 + occurrences that no longer candidate covers)",
    "ln(1 + occurrences between what opens and closes a phrase)",
    "part of such occurrences",
    "in the list of terms",
    "in the title",
    "part of its pairs of characters that stand in the title",
    "mean ln of how often its pairs of characters stand in the report",
    "in a title in 《》",
    "in the first paragraph",
    "in its first sentence",
    "in quotation marks",
    "2 characters",
    "3 characters",
    "4 characters",
    "9 characters or more",
    "mean rarity of its words in nats",
    "part of the paragraphs that hold it",
    "early in a paragraph",
    "in a heading",
    "freedom of its edges in nats",
    "position of the first occurrence",
    "generic",
    "two phrases joined",
    "starts with a verb",
    "ends with a verb",
    "verb inside",
    "idiom",
    "starts with a light noun",
    "ends with a light noun",
    "a region",
    "a document's name",
    "a body's name",
    "a meeting's name",
    "a quotation that starts with a number",
];

/// What each feature counts for: fitted by logistic regression on labelled reports (`cargo xtask fit`), rounded, as no
/// figure hangs on the second digit.
pub const WEIGHTS: Features = [
    0.76, 0.43, -0.07, 0.95, 0.18, -0.23, 0.15, 0.25, 0.44, 0.43, 0.51, -2.55, -1.28, -0.46, -0.06, 0.04, 0.70, 0.33,
    0.41, 0.32, 0.11, -1.42, -1.44, -0.25, 0.07, -0.02, -0.42, -0.90, -0.06, -0.26, 0.68, -1.02, -0.74, 1.09,
];

/// The candidates of what was seen, without fragments of others.
pub(super) fn candidates(
    folded: &[Folded],
    seen: Vec<(String, Seen)>,
    mut occurrences: FxHashMap<String, Occurrences>,
    terms: &Terms,
    title: &str,
) -> Vec<Candidate> {
    let blocks = folded.iter().filter(|line| !line.characters.is_empty()).count().max(1) as f64;
    let last = seen.iter().map(|(_, seen)| seen.first).max().unwrap_or(1).max(1) as f64;
    let title_pairs: FxHashSet<(char, char)> = pairs(title).collect();
    let mut counts: FxHashMap<(char, char), u32> = FxHashMap::default();
    for line in folded {
        for pair in line.characters.iter().zip(line.characters.iter().skip(1)) {
            *counts.entry((*pair.0, *pair.1)).or_default() += 1;
        }
    }
    with_light_nouns(&seen, &mut occurrences);
    let candidate = |(key, seen): (String, Seen)| {
        let found = occurrences.remove(&key).filter(|found| !found.fragment)?;
        let characters = key.chars().count();
        let flag = |is: bool| f64::from(u8::from(is));
        let titled = !title.is_empty() && title.contains(&key);
        let theme = pairs(&key).map(|pair| f64::from(counts.get(&pair).copied().unwrap_or(1)).ln()).sum::<f64>()
            / (characters.max(2) - 1) as f64;
        let features = [
            (found.alone.min(6) as f64).ln_1p(),
            (seen.free.min(6) as f64).ln_1p(),
            seen.free as f64 / seen.count.max(1) as f64,
            flag(terms.contains(&key)),
            flag(titled),
            pairs(&key).filter(|pair| title_pairs.contains(pair)).count() as f64 / (characters.max(2) - 1) as f64,
            theme,
            flag(seen.titled > 0),
            flag(seen.lead > 0),
            flag(seen.opening > 0),
            flag(seen.quoted > 0),
            flag(characters <= 2),
            flag(characters == 3),
            flag(characters == 4),
            flag(characters >= 9),
            seen.rarity,
            seen.blocks as f64 / blocks,
            flag(seen.early > 0),
            flag(seen.heads > 0),
            found.freedom(),
            1.0 - seen.first as f64 / last,
            flag(holds(GENERIC, &key)),
            flag(seen.joined > 0),
            flag(seen.verb_first > 0),
            flag(seen.verb_last > 0),
            flag(seen.verb_inside > 0),
            flag(seen.idiom),
            flag(seen.light_first),
            flag(seen.light),
            flag(seen.region),
            flag(seen.kind == Kind::Document),
            flag(seen.kind == Kind::Body),
            flag(seen.kind == Kind::Meeting),
            flag(seen.quoted > 0 && key.starts_with(|c: char| "一二两三四五六七八九十百双多".contains(c))),
        ];
        let bytes = |&(block, start, end): &(usize, usize, usize)| {
            let line = folded.get(block)?;
            Some((block, *line.starts.get(start)? as usize, *line.ends.get(end.checked_sub(1)?)? as usize))
        };
        let announced = titled || title.is_empty() && seen.opening > 0;
        let may = seen.kind == Kind::Topic && characters <= 5 && !holds(GENERIC, &key) && !seen.light_first;
        let said = if may { found.places.len() as f64 * seen.rarity } else { 0.0 };
        let places = found.places.iter().filter_map(bytes).collect();
        Some(Candidate { key, features, characters, first: seen.first, announced, theme, said, places })
    };
    seen.into_iter().filter_map(candidate).collect()
}

/// 信访 or 信访工作: one of the two is the term. It is the longer one where the report seldom says the word without its
/// light noun.
fn with_light_nouns(seen: &[(String, Seen)], occurrences: &mut FxHashMap<String, Occurrences>) {
    for (longer, _) in seen.iter().filter(|(_, seen)| seen.light) {
        let Some((end, _)) = longer.char_indices().nth_back(1) else { continue };
        let Some(shorter) = longer.get(..end) else { continue };
        let number = |key: &str| occurrences.get(key).map_or(0, |found| found.places.len());
        let less = if 5 * number(longer) >= 2 * number(shorter) && number(longer) > 1 { shorter } else { longer };
        if let Some(less) = occurrences.get_mut(less) {
            less.fragment = true;
        }
    }
}

/// The pairs of characters next to each other: what a report is about it says in many longer and shorter forms, which
/// share them.
fn pairs(text: &str) -> impl Iterator<Item = (char, char)> + '_ {
    text.chars().zip(text.chars().skip(1))
}
