//! The words for settings.

use super::settings::STEPPED;
use super::strings::Strings;
use crate::dom::number;
use crate::dom::strings::fill;

/// In the order of the themes.
pub fn themes(strings: &Strings) -> [&'static str; 7] {
    [
        strings.default,
        strings.auto,
        strings.eye_care,
        strings.night,
        strings.black_on_yellow,
        strings.yellow_on_black,
        strings.white_on_black,
    ]
}

/// In the order of the fonts.
pub fn fonts(strings: &Strings) -> [&'static str; 5] {
    [strings.default, strings.hei, strings.song, strings.kai, strings.fang]
}

/// In the order of the steppers.
pub fn stepped(strings: &Strings) -> [&'static str; STEPPED.len()] {
    [strings.line_height, strings.letter_spacing, strings.paragraph_spacing, strings.line_width]
}

/// A value of a stepper.
pub fn value(strings: &Strings, index: usize, value: Option<f64>) -> String {
    let Some(value) = value else { return strings.as_page.to_owned() };
    let template = match index {
        0 => strings.times,
        3 => strings.line_of,
        _ => strings.characters,
    };
    fill(template, &number::text(value))
}
