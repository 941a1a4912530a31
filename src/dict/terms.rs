//! Terms of official Chinese: our own list, and those that a site adds at run time.

use std::borrow::Cow;

use crate::order::Order;
use rustc_hash::FxHashMap;

/// The list that comes with the crate: one term a line, `#` starts a comment.
const LIST: &str = include_str!("terms.txt");

/// Longest term in characters; longer ones given at run time are left out.
const LONGEST: usize = 40;

/// A set of terms that finds itself in a text.
///
/// The terms steer keywords and highlights. They are not for segmentation, which stays plain jieba.
#[derive(Debug, Clone)]
pub struct Terms {
    /// Sorted and without repetition; folded as [`fold`] folds.
    terms: Vec<Cow<'static, str>>,
    /// The terms that start with these two characters: the range of their indices.
    by_start: FxHashMap<(char, char), (u32, u32)>,
}

impl Default for Terms {
    /// The list that comes with the crate, alone.
    fn default() -> Self {
        Self::new([])
    }
}

impl Terms {
    /// The crate's list and these terms. Quotation marks in a term do not count, full width equals
    /// half width; a term of fewer than two characters or of more than 40 is left out.
    #[must_use]
    pub fn new(extra: impl IntoIterator<Item = String>) -> Self {
        let own = LIST.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(Cow::Borrowed);
        let extra = extra.into_iter().map(|term| Cow::Owned(term.chars().filter_map(fold).collect::<String>()));
        Self::of(own.chain(extra))
    }

    /// These terms alone, folded already.
    pub(crate) fn of(terms: impl Iterator<Item = Cow<'static, str>>) -> Self {
        let mut terms: Vec<_> = terms.filter(|term| (2..=LONGEST).contains(&term.chars().count())).collect();
        terms.order();
        terms.dedup();
        let mut by_start: FxHashMap<(char, char), (u32, u32)> = FxHashMap::default();
        for (index, term) in terms.iter().enumerate() {
            let mut start = term.chars();
            if let (Some(first), Some(second)) = (start.next(), start.next()) {
                by_start.entry((first, second)).or_insert((index as u32, 0)).1 = index as u32 + 1;
            }
        }
        Self { terms, by_start }
    }

    /// How many terms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether `term`, folded, is one of them.
    #[must_use]
    pub fn contains(&self, term: &str) -> bool {
        self.terms.binary_search_by(|own| own.as_ref().cmp(term)).is_ok()
    }

    /// The terms in the order of their Unicode code points.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(AsRef::as_ref)
    }

    /// The terms that stand at the start of `text`, folded characters, the longest last: the index
    /// of each in the order of code points, and its length in characters.
    pub(crate) fn at_start_of<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (usize, usize)> + 'a {
        let range = match *text {
            [first, second, ..] => self.by_start.get(&(first, second)).copied().unwrap_or_default(),
            _ => (0, 0),
        };
        let terms = self.terms.get(range.0 as usize..range.1 as usize).unwrap_or_default();
        terms.iter().zip(range.0 as usize..).filter_map(|(term, index)| {
            let mut length = 0;
            for character in term.chars() {
                if text.get(length) != Some(&character) {
                    return None;
                }
                length += 1;
            }
            Some((index, length))
        })
    }
}

/// A character as terms are compared: full-width ASCII as half width, quotation marks and white
/// space as nothing.
#[must_use]
pub fn fold(character: char) -> Option<char> {
    match character {
        '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' | '『' | '』' | '＂' | '＇' => None,
        // U+FF01 to U+FF5E are U+0021 to U+007E, 0xFEE0 higher.
        '！'..='～' => char::from_u32(character as u32 - 0xFEE0),
        _ if character.is_whitespace() => None,
        _ => Some(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups() -> Vec<(&'static str, Vec<&'static str>)> {
        let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in LIST.lines().filter(|line| !line.is_empty()) {
            match line.strip_prefix("# ") {
                Some(name) => groups.push((name, Vec::new())),
                None => groups.last_mut().expect("a comment opens the list").1.push(line),
            }
        }
        groups
    }

    #[test]
    fn the_list_is_sorted_in_its_groups_and_names_no_term_twice() {
        let mut all = Vec::new();
        for (name, terms) in groups() {
            assert!(terms.windows(2).all(|pair| pair[0] < pair[1]), "{name} is not sorted");
            all.extend(terms);
        }
        let number = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(number, all.len(), "a term stands twice");
        assert!(number >= 400);
        assert_eq!(Terms::default().len(), number, "every line is a term, folded as it stands");
    }

    #[test]
    fn terms_are_clean() {
        for term in groups().into_iter().flat_map(|(_, terms)| terms) {
            assert_eq!(term.chars().filter_map(fold).collect::<String>(), term, "not folded");
            assert!(!term.contains(['，', '。', '；', '：', '《', '》', '（', '）']), "{term}");
        }
    }

    #[test]
    fn finds_the_terms_at_a_place() {
        let terms = Terms::new([" “绿 水”工程".to_owned(), "短".to_owned()]);
        let text: Vec<char> = "生态环境保护工作".chars().collect();
        assert_eq!(terms.at_start_of(&text).map(|(_, length)| length).collect::<Vec<_>>(), [4, 6]);
        assert_eq!(terms.at_start_of(&text[1..]).count(), 0);
        assert_eq!(terms.at_start_of(&[]).count(), 0);
        assert!(terms.contains("绿水工程") && !terms.contains("短"));
    }

    #[test]
    fn folds_width_and_quotes() {
        let folded: String = "“两个　确立”ＡI＋！".chars().filter_map(fold).collect();
        assert_eq!(folded, "两个确立AI+!");
    }
}
