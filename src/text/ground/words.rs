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
        // A loop by hand: where code is compiled to be small, std's `position` calls a function for each byte.
        let mut end = 0;
        while text.as_bytes().get(end).is_some_and(|&b| b != b' ') {
            end += 1;
        }
        rest = text.get(end + 1..);
        text.get(..end)
    })
}

/// The characters that the words of lists start with: which character of a page may be the first of one is nearly always
/// told by this, without a look at the words. Reckoned when the crate is compiled; by a bit of the character's number, so
/// that few others share one.
#[derive(Debug)]
pub struct Starts([u32; 32]);

impl Starts {
    /// Those of no list.
    pub const NONE: Self = Self([0; 32]);

    /// These and those of another list.
    #[must_use]
    #[allow(clippy::indexing_slicing)] // when the crate is compiled
    pub const fn with(mut self, list: &'static str) -> Self {
        let bytes = list.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if at == 0 || bytes[at - 1] == b' ' {
                let c = match bytes[at] {
                    first @ 0..0x80 => first as usize,
                    first @ 0x80..0xe0 => (first as usize & 31) << 6 | bytes[at + 1] as usize & 63,
                    first => {
                        (first as usize & 15) << 12 | (bytes[at + 1] as usize & 63) << 6 | bytes[at + 2] as usize & 63
                    }
                };
                self.0[c / 32 % 32] |= 1 << (c % 32);
            }
            at += 1;
        }
        self
    }

    /// Whether a word may start with `c`.
    pub fn may_start(&self, c: char) -> bool {
        let c = c as usize;
        self.0.get(c / 32 % 32).is_some_and(|bits| bits >> (c % 32) & 1 == 1)
    }

    /// Whether `text` holds a word of `list`, whose starts these are.
    pub fn within(&self, list: &'static str, text: &str) -> bool {
        text.char_indices().any(|(at, c)| self.may_start(c) && at_start(list, split(text, at).1).is_some())
    }
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
    let end = (text.len() + 1).saturating_sub(piece.len());
    let mut at = 0;
    // By hand, as in `of`.
    while at < end {
        if text.get(at) == Some(first) && text.get(at..at + piece.len()) == Some(piece) {
            return Some(at);
        }
        at += 1;
    }
    None
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
        assert_eq!(of("").collect::<Vec<_>>(), [""]);
    }

    #[test]
    fn starts_of_words_are_known() {
        const LIST: &str = "网页 © ICP备 Copyright";
        const STARTS: Starts = Starts::NONE.with(LIST);
        for c in "网©IC".chars() {
            assert!(STARTS.may_start(c), "{c}");
        }
        assert!(!STARTS.may_start('页') && !STARTS.may_start('P') && !STARTS.may_start('\u{1f600}'));
        assert!(STARTS.within(LIST, "青ICP备1号") && STARTS.within(LIST, "某网页") && STARTS.within(LIST, "© 2024"));
        assert!(!STARTS.within(LIST, "某网的页") && !STARTS.within(LIST, ""));
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
