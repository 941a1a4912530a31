//! The genre's words: each list once, sorted, in the file of its subject.
//!
//! A list says what it is for and where it comes from; the tests of the module that uses it hold a case that needs it.
//! [`prefix`] and [`suffix`] look words up, the longest first, so a list needs no order of its own.

pub(crate) mod counted;
pub(crate) mod deciding;
pub(crate) mod empty;
pub(crate) mod formulas;
pub(crate) mod institutions;
pub(crate) mod meetings;
pub(crate) mod offices;
pub(crate) mod openers;
pub(crate) mod page_lines;
pub(crate) mod policy;
pub(crate) mod posts;
pub(crate) mod roles;
pub(crate) mod saying;
pub(crate) mod surnames;
pub(crate) mod tense;
pub(crate) mod time;
pub(crate) mod units;

/// The longest word of any list; characters.
const LONGEST: usize = 8;

/// A sorted list whose words are looked for at the end of a text, which is asked of every place of a report: most
/// places end with no word of the list, and that its characters tell without a search.
#[derive(Debug)]
pub(crate) struct Words {
    words: &'static [&'static str],
    /// A bit for each mark of a word's last character.
    ends: [u64; 4],
}

impl Words {
    /// The words of a list, which is sorted.
    pub(crate) const fn of(words: &'static [&'static str]) -> Self {
        let mut ends = [0; 4];
        let mut at = 0;
        while at < words.len() {
            let mark = mark(words[at].as_bytes());
            ends[mark / 64] |= 1 << (mark % 64);
            at += 1;
        }
        Self { words, ends }
    }

    /// Whether a word of the list may end as `text` does.
    fn may_end(&self, text: &str) -> bool {
        let mark = mark(text.as_bytes());
        self.ends.get(mark / 64).is_some_and(|bits| bits >> (mark % 64) & 1 == 1)
    }
}

impl std::ops::Deref for Words {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.words
    }
}

impl IntoIterator for &Words {
    type Item = &'static &'static str;
    type IntoIter = std::slice::Iter<'static, &'static str>;

    fn into_iter(self) -> Self::IntoIter {
        self.words.iter()
    }
}

/// Eight bits of the last character of a text.
const fn mark(text: &[u8]) -> usize {
    match text {
        [.., before, last] => ((*before & 3) << 6 | *last & 63) as usize,
        [last] => (*last & 63) as usize,
        [] => 0,
    }
}

/// The longest word of `list`, which is sorted, that `text` starts with.
pub(crate) fn prefix(text: &str, list: &[&'static str]) -> Option<&'static str> {
    let mut rest = text;
    loop {
        // What starts `rest` stands before it, and whatever stands between the two starts with it as well.
        let before = list.partition_point(|word| *word <= rest);
        let word = list.get(before.checked_sub(1)?)?;
        let shared = rest.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
        if shared == word.len() {
            return Some(word);
        }
        // `word` starts otherwise than the text behind what the two share; so no longer word starts it.
        rest = rest.get(..(0..=shared).rev().find(|&byte| rest.is_char_boundary(byte))?)?;
    }
}

/// The longest word of `list` that `text` ends with.
pub(crate) fn suffix(text: &str, list: &Words) -> Option<&'static str> {
    if !list.may_end(text) {
        return None;
    }
    let starts = text.char_indices().rev().map(|(byte, _)| byte).take(LONGEST);
    starts.filter_map(|start| find(text.get(start..)?, list)).last()
}

/// `text` without the longest word of `list` that it ends with.
pub(crate) fn without_suffix<'a>(text: &'a str, list: &Words) -> Option<&'a str> {
    suffix(text, list).and_then(|word| text.get(..text.len() - word.len()))
}

/// Whether `word` is in `list`, which is sorted.
pub(crate) fn holds(list: &[&'static str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// `text` without the longest word of `list` that it starts with.
pub(crate) fn without_prefix<'a>(text: &'a str, list: &[&'static str]) -> Option<&'a str> {
    prefix(text, list).and_then(|word| text.get(word.len()..))
}

fn find(word: &str, list: &[&'static str]) -> Option<&'static str> {
    list.binary_search(&word).ok().and_then(|at| list.get(at)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_name_nothing_twice() {
        for list in [
            counted::FOLLOWING,
            counted::LEADS,
            counted::LISTED,
            counted::LISTED_AT_ONCE,
            counted::SLOGANS,
            deciding::PASSED,
            offices::ASSEMBLED,
            offices::BODY_END,
            offices::IN_TURN,
            offices::REGIONS,
            offices::STAND_FOR,
            offices::GROUPS,
            offices::TELLING,
            page_lines::LABELS,
            posts::POSTS,
            openers::AFTER_SUBJECT,
            openers::MOMENTS,
            openers::PREPOSITIONS,
            posts::CITED,
            posts::KINDS,
            posts::RANKS,
            posts::ADDRESSES,
            roles::ADDRESSES,
            saying::JOINING,
            saying::MEETINGS,
            saying::MEETING_VERBS,
            saying::ADVERBS,
            saying::DEMANDS,
            saying::PAPERS,
            saying::PLEASANTRIES,
            saying::REPORTS,
            saying::SAYS,
            saying::SAYS_THAT,
            surnames::COMPOUND,
            time::AHEAD,
            time::BEFORE,
            time::BEHIND,
            time::DUE,
            time::EITHER,
            time::HELD,
            time::LENGTHS,
            time::LOOKS_BACK,
            time::NEXT_YEAR,
            time::NOT_BEFORE,
            time::OTHERS,
            time::PARTS,
            time::PARTS_ALONE,
            time::PARTS_OF_DAYS,
            units::NAMED_AFTER_TIMES,
            units::NOT_IN_WORDS,
            units::NO_UNITS,
            units::SIGNED,
            units::SINGLE,
        ] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
            assert!(list.iter().all(|word| (1..=LONGEST).contains(&word.chars().count())), "{list:?}");
        }
        for list in [
            policy::POLICY_VERBS,
            policy::LIGHT_NOUNS,
            policy::DUAL_VERBS,
            policy::NEUTRAL_WORDS,
            policy::ATTRIBUTED_NOUNS,
            policy::SEASONS,
            institutions::BODY_WORDS,
            meetings::HELD,
            meetings::MEETING_WORDS,
            institutions::KIND_WORDS,
            institutions::OWNERS,
            formulas::BOILERPLATE,
            formulas::GENERIC,
        ] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
        let surnames: Vec<char> = surnames::SURNAMES.chars().collect();
        assert!(surnames.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn the_longest_word_is_found() {
        let list = &Words::of(&["书记", "总书记", "记"]);
        assert_eq!(suffix("县委书记", list), Some("书记"));
        assert_eq!(suffix("总书记", list), Some("总书记"));
        assert_eq!(prefix("记者", list), Some("记"));
        assert_eq!(prefix("者", list), None);
        assert_eq!(without_prefix("书记员", list), Some("员"));
        assert_eq!(without_suffix("县委书记", list), Some("县委"));
        assert_eq!((prefix("", list), suffix("", list)), (None, None));
    }

    #[test]
    fn a_word_is_found_whatever_stands_between_it_and_the_text_in_the_list() {
        let list = &Words::of(&["会", "会议", "会议上", "会议上午", "会议由", "全"]);
        for (text, expected) in [
            ("会议室", Some("会议")),
            ("会议上半年", Some("会议上")),
            ("会计", Some("会")),
            ("会", Some("会")),
            ("全会", Some("全")),
            ("丁", None),
        ] {
            assert_eq!(prefix(text, list), expected, "{text}");
        }
    }
}
