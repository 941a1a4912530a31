//! Reports as they come out of broken programs: the fixtures, with characters lost, doubled, swapped, put in.

use jiyao::text::Report;
use proptest::prelude::*;

/// What happens to a text between who wrote it and the page: parts lost, doubled, in another place, marks in between.
#[derive(Debug, Clone)]
enum Damage {
    Cut(f64, usize),
    Double(f64, usize),
    Swap(f64, f64, usize),
    Insert(f64, String),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = || 0.0..1.0;
    let odd = prop::sample::select(vec![
        "\0", "\u{7}", "\u{85}", "\u{200b}", "\u{202e}", "\u{2028}", "\u{feff}", "\u{fffd}", "\u{301}", "\r", "\t",
        "\n", "  ", "。", "，", "《", "》", "“", "”", "（", "）", "、", "一是", "二、", "会议", "的", "𠮷",
    ]);
    prop_oneof![
        (place(), 1usize..40).prop_map(|(at, length)| Damage::Cut(at, length)),
        (place(), 1usize..200).prop_map(|(at, length)| Damage::Double(at, length)),
        (place(), place(), 1usize..60).prop_map(|(a, b, length)| Damage::Swap(a, b, length)),
        (place(), odd.prop_map(str::to_owned)).prop_map(|(at, what)| Damage::Insert(at, what)),
    ]
}

/// `text` with a damage; places are parts of its length, lengths characters.
fn damaged(text: &str, damage: &Damage) -> String {
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

/// A report of the fixtures, damaged a few times; sometimes its title too.
pub fn damaged_report() -> impl Strategy<Value = Report> {
    let sources: Vec<(String, String)> = super::fixtures()
        .iter()
        .map(|folder| super::fixture(folder))
        .map(|report| {
            let lines: Vec<&str> = report.blocks.iter().map(|block| block.text()).collect();
            (report.title.clone().unwrap_or_default(), lines.join("\n"))
        })
        .collect();
    let damages = || prop::collection::vec(damage(), 1..12);
    (prop::sample::select(sources), damages(), prop::option::of(damages())).prop_map(
        |((title, text), damages, titles)| {
            let title = titles.map(|damages| damages.iter().fold(title, |title, damage| damaged(&title, damage)));
            let text = damages.iter().fold(text, |text, damage| damaged(&text, damage));
            Report::new(title, text.split('\n').map(str::to_owned))
        },
    )
}
