//! Lists of words as one string with spaces between, and searching in short texts.
//!
//! A list of `&str` costs eight bytes a word besides its letters, and std's search prepares each
//! needle for long texts; both count in a file that comes with every page and reads it once.

/// Stands in a line of a page where an inline element starts or ends.
pub const SEAM: char = '\u{1}';

/// The words of a list.
pub fn of(list: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = Some(list);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.bytes().position(|b| b == b' ');
        rest = end.and_then(|end| text.get(end + 1..));
        text.get(..end.unwrap_or(text.len()))
    })
}

/// Whether `text` is a word of the list.
pub fn has(list: &'static str, text: &str) -> bool {
    of(list).any(|word| word == text)
}

/// Whether `text` holds a word of the list.
pub fn within(list: &'static str, text: &str) -> bool {
    of(list).any(|word| find(text, word).is_some())
}

/// The word of the list that `text` starts with, the first in the list's order.
pub fn at_start(list: &'static str, text: &str) -> Option<&'static str> {
    of(list).find(|word| text.starts_with(word))
}

/// Whether `text` ends with a word of the list.
pub fn at_end(list: &'static str, text: &str) -> bool {
    of(list).any(|word| text.ends_with(word))
}

/// Whether `text` holds the character; std's way for a single one prepares a search for long texts.
pub fn holds(text: &str, c: char) -> bool {
    text.chars().any(|other| other == c)
}

/// Characters; std's way counts long texts fast, with a kilobyte of code.
pub fn length(text: &str) -> usize {
    text.chars().fold(0, |length, _| length + 1)
}

/// `text` without the characters of a kind at its ends; of std's ways there would be one for each kind.
pub fn trimmed(text: &str, of_kind: fn(char) -> bool) -> &str {
    text.trim_matches(of_kind)
}

/// The same at the start.
pub fn trimmed_start(text: &str, of_kind: fn(char) -> bool) -> &str {
    text.trim_start_matches(of_kind)
}

/// The same at the end.
pub fn trimmed_end(text: &str, of_kind: fn(char) -> bool) -> &str {
    text.trim_end_matches(of_kind)
}

/// The first byte of `piece` in `text`.
pub fn find(text: &str, piece: &str) -> Option<usize> {
    let (text, piece) = (text.as_bytes(), piece.as_bytes());
    let first = piece.first()?;
    (0..(text.len() + 1).saturating_sub(piece.len()))
        .find(|&at| text.get(at) == Some(first) && text.get(at..at + piece.len()) == Some(piece))
}

/// The first byte of the last `piece` in `text`.
pub fn find_last(text: &str, piece: &str) -> Option<usize> {
    let (text, piece) = (text.as_bytes(), piece.as_bytes());
    (0..(text.len() + 1).saturating_sub(piece.len())).rfind(|&at| text.get(at..at + piece.len()) == Some(piece))
}

/// The text before byte `at` and from it on; outside the text, all of it and nothing.
pub fn split(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read() {
        assert_eq!(of("来源 信息来源").collect::<Vec<_>>(), ["来源", "信息来源"]);
        assert!(has("a bc d", "bc") && !has("a bc d", "b"));
        assert!(within("网 站", "某网页") && !within("网 站", "某报"));
        assert_eq!(at_start("来源 信息", "信息来源"), Some("信息"));
        assert!(at_end("网 报", "某报"));
    }

    #[test]
    fn pieces_are_found() {
        for (text, piece, first, last) in [
            ("a_b_c", "_", Some(1), Some(3)),
            ("会议", "议", Some(3), Some(3)),
            ("", "x", None, None),
            ("x", "xy", None, None),
        ] {
            assert_eq!((find(text, piece), find_last(text, piece)), (first, last));
        }
    }
}
