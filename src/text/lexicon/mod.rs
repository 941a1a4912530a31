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

/// The longest word of `list`, which is sorted, that `text` starts with.
pub(crate) fn prefix(text: &str, list: &[&'static str]) -> Option<&'static str> {
    let ends = text.char_indices().skip(1).map(|(byte, _)| byte).chain([text.len()]).take(LONGEST);
    ends.filter_map(|end| find(text.get(..end)?, list)).last()
}

/// The longest word of `list`, which is sorted, that `text` ends with.
pub(crate) fn suffix(text: &str, list: &[&'static str]) -> Option<&'static str> {
    let starts = text.char_indices().rev().map(|(byte, _)| byte).take(LONGEST);
    starts.filter_map(|start| find(text.get(start..)?, list)).last()
}

/// `text` without the longest word of `list` that it ends with.
pub(crate) fn without_suffix<'a>(text: &'a str, list: &[&'static str]) -> Option<&'a str> {
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
        let list = ["书记", "总书记", "记"];
        assert_eq!(suffix("县委书记", &list), Some("书记"));
        assert_eq!(suffix("总书记", &list), Some("总书记"));
        assert_eq!(prefix("记者", &list), Some("记"));
        assert_eq!(prefix("者", &list), None);
        assert_eq!(without_prefix("书记员", &list), Some("员"));
        assert_eq!(without_suffix("县委书记", &list), Some("县委"));
    }
}
