//! How the reader's own pick is remembered: for which pages, and by which selector.

/// The pages that are made with one template, as far as their addresses tell: the path with every
/// number in it left open. `/art/2024/1/24/art_12_345.html` and `/art/2023/11/2/art_12_99.html` are one.
pub fn path_pattern(path: &str) -> String {
    let mut pattern = String::with_capacity(path.len());
    for c in path.chars() {
        if !c.is_ascii_digit() {
            pattern.push(c);
        } else if !pattern.ends_with('#') {
            pattern.push('#');
        }
    }
    pattern
}

/// An element on the way from the picked one up to one that has an id.
#[derive(Debug)]
pub struct Step {
    /// Its tag, in lower case.
    pub tag: String,
    /// Its id, empty where it has none.
    pub id: String,
    /// Its place among the children of its parent that have the same tag, from 1.
    pub nth: usize,
}

/// A selector of the element whose way up these are, itself first: from the nearest id on. Ids with
/// numbers change from page to page and are passed over.
pub fn selector(way: &[Step]) -> String {
    let mut selector = String::new();
    for step in way {
        let stable = step.id.starts_with(|c: char| c.is_ascii_alphabetic())
            && step.id.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'-' | b'_'));
        let own = if stable {
            ["#", &step.id].concat()
        } else {
            let nth = u8::try_from(step.nth).unwrap_or(u8::MAX);
            let mut digits = String::new();
            for place in [100, 10, 1] {
                if nth >= place || place == 1 {
                    digits.push(char::from(b'0' + nth / place % 10));
                }
            }
            [&step.tag, ":nth-of-type(", &digits, ")"].concat()
        };
        selector = if selector.is_empty() { own } else { [&own, " > ", &selector].concat() };
        if stable {
            break;
        }
    }
    selector
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(tag: &str, id: &str, nth: usize) -> Step {
        Step { tag: tag.into(), id: id.into(), nth }
    }

    #[test]
    fn pages_of_one_template_share_a_pattern() {
        assert_eq!(path_pattern("/art/2024/1/24/art_12_345.html"), "/art/#/#/#/art_#_#.html");
        assert_eq!(path_pattern("/zwgk/t20240124_99.shtml"), path_pattern("/zwgk/t20231102_7.shtml"));
        assert_ne!(path_pattern("/zwgk/1.html"), path_pattern("/xwdt/1.html"));
        assert_eq!(path_pattern(""), "");
    }

    #[test]
    fn a_selector_starts_at_the_nearest_lasting_id() {
        assert_eq!(selector(&[step("div", "zoom", 1), step("body", "", 1)]), "#zoom");
        assert_eq!(
            selector(&[step("td", "", 12), step("tr", "post_123", 2), step("div", "main-box", 1), step("body", "", 1)]),
            "#main-box > tr:nth-of-type(2) > td:nth-of-type(12)"
        );
        assert_eq!(selector(&[step("div", "", 300)]), "div:nth-of-type(255)");
        assert_eq!(selector(&[]), "");
    }
}
