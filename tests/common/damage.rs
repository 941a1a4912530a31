//! Texts and pages as they come out of broken programs: characters lost, doubled, swapped, put in.

use proptest::prelude::*;

/// What happens to a text between who wrote it and the page; places are parts of its length, lengths characters.
#[derive(Debug, Clone)]
pub enum Damage {
    /// Characters are lost.
    Cut(f64, usize),
    /// They come twice.
    Double(f64, usize),
    /// Two passages have changed places.
    Swap(f64, f64, usize),
    /// Something stands in between.
    Insert(f64, String),
}

/// What breaks rules that look at characters.
pub const ODD: [&str; 31] = [
    "\0", "\u{7}", "\u{85}", "\u{200b}", "\u{202e}", "\u{2028}", "\u{feff}", "\u{fffd}", "\u{301}", "\u{3000}", "\r",
    "\t", "\n", "  ", "。", "，", "；", "：", "《", "》", "“", "”", "（", "）", "、", "一是", "二、", "1.", "会议",
    "的", "𠮷",
];

/// A damage, which may put in what is `odd`.
pub fn damage(odd: &'static [&'static str]) -> impl Strategy<Value = Damage> {
    let place = || 0.0..1.0;
    prop_oneof![
        (place(), 1usize..40).prop_map(|(at, length)| Damage::Cut(at, length)),
        (place(), 1usize..200).prop_map(|(at, length)| Damage::Double(at, length)),
        (place(), place(), 1usize..60).prop_map(|(a, b, length)| Damage::Swap(a, b, length)),
        (place(), prop::sample::select(odd)).prop_map(|(at, what)| Damage::Insert(at, what.to_owned())),
    ]
}

/// `text` with a damage.
pub fn damaged(text: &str, damage: &Damage) -> String {
    let characters: Vec<char> = text.chars().collect();
    let place = |part: f64| (part * characters.len() as f64) as usize;
    let end = characters.len();
    let part = |from: usize, to: usize| &characters[from.min(end)..to.max(from).min(end)];
    let parts: Vec<&[char]> = match damage {
        Damage::Cut(at, length) => vec![part(0, place(*at)), part(place(*at) + length, end)],
        Damage::Double(at, length) => vec![part(0, place(*at) + length), part(place(*at), end)],
        Damage::Swap(a, b, length) => {
            let (a, b) = (place(a.min(*b)), place(a.max(*b)).max(place(a.min(*b)) + length));
            vec![part(0, a), part(b, b + length), part(a + length, b), part(a, a + length), part(b + length, end)]
        }
        Damage::Insert(at, what) => {
            let what: Vec<char> = what.chars().collect();
            return [part(0, place(*at)), &what, part(place(*at), end)].concat().into_iter().collect();
        }
    };
    parts.concat().into_iter().collect()
}

/// `text` with one damage after the other.
pub fn damaged_by(text: &str, damages: &[Damage]) -> String {
    damages.iter().fold(text.to_owned(), |text, damage| damaged(&text, damage))
}
