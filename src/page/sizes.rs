//! What a page says of the text sizes that its own controls set.

use crate::text::ground::words;

/// Pieces of the names that sites remember a text size under.
const NAMES: &str = "zoom font size ziti zihao";

/// Whether `text`, such as the handler `doZoom(18)`, names `size`, such as `18px`: the number stands in it by itself.
pub fn names(text: &str, size: &str) -> bool {
    let number = words::trimmed_end(size, |c| !c.is_ascii_digit());
    let is_part = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_digit() || *b == b'.');
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(at) = words::find(words::split(text, from).1, number) {
        let start = from + at;
        from = start + number.len();
        if !is_part(bytes.get(start.wrapping_sub(1))) && !is_part(bytes.get(from)) {
            return true;
        }
    }
    false
}

/// Whether one of the entries `name=value`, each ended by `;` as in `document.cookie`, remembers `size`.
pub fn remembers(entries: &str, size: &str) -> bool {
    entries
        .split(';')
        .filter_map(|entry| entry.split_once('='))
        .any(|(name, value)| words::within(NAMES, &name.to_ascii_lowercase()) && names(value, size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_named_by_its_number() {
        assert!(
            names("javascript:doZoom(18)", "18px") && names("setSize('18px')", "18px") && names("zoom(9, 18)", "18px")
        );
        assert!(!names("doZoom(180)", "18px") && !names("doZoom(1.18)", "18px") && !names("doZoom(218, 118)", "18px"));
        assert!(!names("", "18px") && !names("doZoom(18)", "px"));
    }

    #[test]
    fn a_size_is_remembered_under_a_name_for_sizes() {
        assert!(remembers("id=5; articleFontSize=18", "18px") && remembers("ZOOM=18px;", "18px"));
        assert!(
            !remembers("visits=18; fontSize=16", "18px") && !remembers("fontSize", "18px") && !remembers("", "18px")
        );
    }
}
