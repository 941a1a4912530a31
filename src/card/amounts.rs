//! Numbers as readers read them: characters, minutes, bytes.

use super::strings::Strings;
use crate::dom::number;
use crate::dom::strings::fill;

/// Characters a minute that readers of Chinese read: 255, give or take 29 (IReST, Trauzettel-Klosinski
/// and Dietz 2012; Firefox's Reader View reckons with the same).
const FAST: usize = 255 + 29;
const SLOW: usize = 255 - 29;

/// How many characters are to be read: white space does not count.
pub fn characters<'a>(texts: impl IntoIterator<Item = &'a str>) -> usize {
    texts.into_iter().map(|text| text.chars().filter(|c| !c.is_whitespace()).count()).sum()
}

/// `template` with the number of characters and the time that it takes to read them.
pub fn reading_time(strings: &Strings, template: &str, characters: usize) -> String {
    fill(&fill(template, &fill(strings.characters, &grouped(characters))), &minutes(strings, characters))
}

fn minutes(strings: &Strings, characters: usize) -> String {
    if characters < FAST {
        return strings.under_a_minute.to_owned();
    }
    let (least, most) = (characters.div_ceil(FAST), characters.div_ceil(SLOW));
    let range =
        if least == most { least.to_string() } else { [&least.to_string(), strings.to, &most.to_string()].concat() };
    fill(strings.minutes, &range)
}

/// 3147 as 3,147.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Bytes that have come, of how many where that is known: 0.4 / 1.4 MB, 120 KB.
pub fn bytes(strings: &Strings, loaded: f64, total: f64) -> String {
    let large = loaded.max(total) >= 1e6;
    let (unit, size) = if large { (" MB", 1e5) } else { (" KB", 1e3) };
    let figure = |bytes: f64| {
        let rounded = (bytes / size).round();
        number::text(if large { rounded / 10.0 } else { rounded })
    };
    let all = if total > 0.0 { [strings.of_all, &figure(total)].concat() } else { String::new() };
    fill(strings.loaded, &[&figure(loaded), all.as_str(), unit].concat())
}
