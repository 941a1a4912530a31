use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::dict::pack;

/// These words, and no model.
fn pack(lines: &str) -> Result<Vec<u8>, Error> {
    pack::pack(lines, "")
}

const WORDS: &str = "会 12 v\n会议 9 n\n会议室 3 n\n会议指出 2 l\n议 1 g\n生态 7 n\n生态环境 5 n\n生态环境保护 3 n\n\
    环境 8 n\n保护 600 v\n保护区 1 n\n美丽 4 a\n美丽中国 2 nz\nA股 3 n\nC++ 3 nz\n𠮷野家 6 nz\n中国 52000 ns\n中国人 900 n\n";

/// Words enough for bundles and blocks of all sorts: of one first character hundreds.
fn many_words() -> String {
    let mut lines = WORDS.to_owned();
    for first in ['东', '西', '南', '北', '上', '下'] {
        for nth in 0..u32::from(first) % 300 {
            let second = char::from_u32(0x4E00 + nth * 7).unwrap_or('一');
            lines.push_str(&format!("{first}{second} {} {}\n", nth + 1, ["n", "v", "ns"][nth as usize % 3]));
            if nth % 4 == 0 {
                lines.push_str(&format!("{first}{second}人{first} {} i\n", nth * 1000 + 1));
            }
        }
    }
    lines
}

fn words_of(lines: &str) -> BTreeSet<String> {
    lines.lines().map(str::to_owned).collect()
}

fn found(dictionary: &Dictionary, text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    dictionary.words_in(text, |word, frequency, tag| {
        words.insert(format!("{word} {frequency} {tag}"));
    });
    words
}

fn only_words(lines: &str) -> String {
    lines.lines().filter_map(|line| line.split(' ').next()).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_word_comes_back() -> Result<(), Error> {
    for lines in [WORDS.to_owned(), many_words()] {
        let dictionary = Dictionary::open(pack(&lines)?)?;
        assert_eq!(found(&dictionary, &only_words(&lines)), words_of(&lines));
        assert_eq!(dictionary.words() as usize, lines.lines().count());
        let total: u64 = lines.lines().filter_map(|line| line.split(' ').nth(1)?.parse::<u64>().ok()).sum();
        assert_eq!(dictionary.total(), total);
    }
    Ok(())
}

#[test]
fn only_words_that_can_occur_are_given() -> Result<(), Error> {
    let dictionary = Dictionary::open(pack(&many_words())?)?;
    assert_eq!(
        found(&dictionary, "会议，生态环"),
        words_of("会 12 v\n会议 9 n\n议 1 g\n生态 7 n\n生态环境 5 n\n生态环境保护 3 n")
    );
    assert_eq!(found(&dictionary, ""), BTreeSet::new());
    assert_eq!(found(&dictionary, "𠮷野"), BTreeSet::new());
    assert_eq!(found(&dictionary, "𠮷野家"), words_of("𠮷野家 6 nz"));
    Ok(())
}

#[test]
fn later_texts_give_what_earlier_ones_did_not() -> Result<(), Error> {
    let dictionary = Dictionary::open(pack(&many_words())?)?;
    let mut seen = Seen::default();
    let mut words = BTreeSet::new();
    for text in ["会议", "会议室", "生态", "美丽中国", "中国人", "生态环境"] {
        dictionary.new_words_in(text, &mut seen, |word, frequency, tag| {
            words.insert(format!("{word} {frequency} {tag}"));
        });
        assert!(found(&dictionary, text).is_subset(&words));
    }
    let mut again = 0;
    dictionary.new_words_in("会议室", &mut seen, |_, _, _| again += 1);
    assert_eq!(again, 0);
    Ok(())
}

#[test]
fn a_dictionary_of_no_words_is_one() -> Result<(), Error> {
    let dictionary = Dictionary::open(pack("")?)?;
    assert_eq!((dictionary.words(), dictionary.total()), (0, 0));
    assert_eq!(found(&dictionary, "会议"), BTreeSet::new());
    Ok(())
}

#[test]
fn a_word_given_twice_keeps_its_first_tag_and_its_last_frequency() -> Result<(), Error> {
    let dictionary = Dictionary::open(pack("会议 9 n\n会议 4 v\n")?)?;
    assert_eq!(found(&dictionary, "会议"), words_of("会议 4 n"));
    assert_eq!(dictionary.total(), 4);
    Ok(())
}

#[test]
fn lines_that_are_no_entries_are_refused() {
    for lines in ["会议", "会议 n", "会议 0 n", "会议 99999999999 n"] {
        assert_eq!(pack(lines).err(), Some(Error::InvalidInput("dict")), "{lines}");
    }
}

#[test]
fn what_is_no_dictionary_and_what_is_another_version_have_codes_of_their_own() -> Result<(), Error> {
    for bytes in [&b""[..], b"jyd", b"<!DOCTYPE html><title>404</title>", b"\x1F\x8B\x08"] {
        assert_eq!(Dictionary::open(bytes).err(), Some(Error::DictionaryNotOne));
    }
    let mut other = pack(WORDS)?;
    other[4] = 1;
    assert_eq!(Dictionary::open(other).err(), Some(Error::DictionaryVersion(1)));
    Ok(())
}

#[test]
fn every_truncation_is_noticed() -> Result<(), Error> {
    let bytes = pack(&many_words())?;
    for length in MAGIC.len()..bytes.len() {
        assert_eq!(Dictionary::open(&bytes[..length]).err(), Some(Error::DictionaryCorrupt), "{length}");
    }
    Ok(())
}

#[test]
fn every_flipped_bit_is_noticed() -> Result<(), Error> {
    let bytes = pack(WORDS)?;
    for bit in 0..bytes.len() * 8 {
        let mut bytes = bytes.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(Dictionary::open(bytes).is_err(), "{bit}");
    }
    Ok(())
}

/// The file with a checksum that fits whatever was done to it.
fn signed(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Some((header, body)) = bytes.split_at_mut_checked(HEADER) {
        header[8..].copy_from_slice(&checksum(body).to_le_bytes());
    }
    bytes
}

proptest! {
    // A damaged file whose checksum fits is no accident, but even that neither panics nor runs on.
    #[test]
    fn a_file_made_to_deceive_does_no_harm(
        damage in prop::collection::vec((HEADER..4096usize, any::<u8>()), 1..6),
        cut in prop::option::of(HEADER..4096usize),
    ) {
        static PACKED: LazyLock<Vec<u8>> = LazyLock::new(|| pack(&many_words()).unwrap_or_default());
        let mut bytes = PACKED.clone();
        for (place, value) in damage {
            let length = bytes.len();
            bytes[HEADER + place % (length - HEADER)] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut);
        }
        if let Ok(dictionary) = Dictionary::open(signed(bytes)) {
            found(&dictionary, &only_words(&many_words()));
        }
    }

    #[test]
    fn any_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend([0; 8]);
        file.extend(bytes);
        if let Ok(dictionary) = Dictionary::open(signed(file)) {
            found(&dictionary, "会议指出，生态环境保护");
        }
    }

    #[test]
    fn any_words_come_back(words in prop::collection::btree_map("[一二三会议指出a-c𠮷]{1,6}", (1u32..1 << 20, "[a-z]{0,3}"), 0..200)) {
        let mut tags = BTreeSet::new();
        let words: Vec<_> = words.iter().filter(|(_, (_, tag))| { tags.insert(tag.clone()); tags.len() <= SYMBOLS }).collect();
        let lines: BTreeSet<String> = words.iter().map(|(word, (frequency, tag))| format!("{word} {frequency} {tag}")).collect();
        let text: String = words.iter().map(|(word, _)| format!("{word}。")).collect();
        let dictionary = pack(&lines.iter().cloned().collect::<Vec<_>>().join("\n")).and_then(Dictionary::open);
        prop_assert_eq!(dictionary.map(|dictionary| found(&dictionary, &text)), Ok(lines));
    }
}
