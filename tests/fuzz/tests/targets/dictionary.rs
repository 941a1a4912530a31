use std::sync::OnceLock;

use jiyao::dict::format::{HEADER, checksum};
use jiyao::dict::{Dictionary, Terms, pack};
use jiyao::text::{self, DigestOptions, Report, Segmenter};
use jiyao_fuzz::corpus;
use jiyao_fuzz::run::fuzz;
use proptest::prelude::*;

/// What happens to a file.
#[derive(Debug, Clone)]
enum Damage {
    Byte(f64, u8),
    Cut(f64),
    Double(f64, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = || 0.0..1.0;
    prop_oneof![
        8 => (place(), any::<u8>()).prop_map(|(at, value)| Damage::Byte(at, value)),
        1 => place().prop_map(Damage::Cut),
        1 => (place(), 1usize..64).prop_map(|(at, length)| Damage::Double(at, length)),
    ]
}

fn damaged(mut file: Vec<u8>, damage: &Damage) -> Vec<u8> {
    let place = |part: f64| (part * file.len() as f64) as usize;
    match *damage {
        Damage::Byte(at, value) => {
            let at = place(at);
            if let Some(byte) = file.get_mut(at) {
                *byte = value;
            }
        }
        Damage::Cut(at) => file.truncate(place(at)),
        Damage::Double(at, length) => {
            let at = place(at);
            let part = file.get(at..(at + length).min(file.len())).unwrap_or_default().to_vec();
            file.splice(at..at, part);
        }
    }
    file
}

/// With a checksum that fits: what is damaged by accident is refused at once.
fn signed(mut file: Vec<u8>) -> Vec<u8> {
    if let Some((header, body)) = file.split_at_mut_checked(HEADER) {
        header[8..].copy_from_slice(&checksum(body).to_le_bytes());
    }
    file
}

/// Small dictionaries with bundles and blocks of all sorts, packed.
fn packed() -> &'static [Vec<u8>] {
    static PACKED: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    PACKED.get_or_init(|| {
        let text: Vec<String> = corpus::fixtures("reports", "report.txt")
            .iter()
            .map(|text| String::from_utf8_lossy(text).into_owned())
            .collect();
        let characters: Vec<char> = text.concat().chars().filter(|c| c.is_alphanumeric()).collect();
        let words = |count: usize| -> String {
            let words = characters.windows(4).step_by(3).take(count).enumerate();
            words
                .map(|(nth, word)| {
                    let word: String = word.iter().take(nth % 4 + 1).collect();
                    format!("{word} {} {}\n", nth * nth + 1, ["n", "v", "ns", "nr", "m"][nth % 5])
                })
                .collect()
        };
        [0, 20, 3000].map(|count| pack::pack(&words(count), "").expect("words that can be packed")).to_vec()
    })
}

/// Any file is a dictionary or is refused, and with any dictionary a text is read to its end.
#[test]
fn dictionary() {
    let file = (prop::sample::select(packed()), prop::collection::vec(damage(), 0..9), prop::bool::weighted(0.9));
    let made = file.prop_map(|(file, damages, fits): (Vec<u8>, Vec<Damage>, bool)| {
        let file = damages.iter().fold(file, damaged);
        if fits { signed(file) } else { file }
    });
    let text = corpus::fixtures("reports", "report.txt").swap_remove(0);
    let text = String::from_utf8_lossy(&text).into_owned();
    let terms = Terms::default();
    fuzz("dictionary", made, |input| {
        let Ok(dictionary) = Dictionary::open(input) else { return };
        let report = Report::new(None, text.lines().map(str::to_owned));
        let segmenter = Segmenter::for_text(&dictionary, &text);
        assert_eq!(segmenter.words(&text).concat(), text);
        let digest = text::digest(&report, &segmenter, &terms, &DigestOptions::default());
        assert_eq!(jiyao_fuzz::kept::broken(&report, &digest), None);
    });
}
