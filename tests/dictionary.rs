//! jieba's whole dictionary, packed: every word of it comes back, and texts are cut as with all of it at once.

mod common;

use std::{
    collections::BTreeSet,
    error::Error,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use common::{dictionary, jieba, packed};
use jieba_rs::Jieba;
use jiyao::text::Segmenter;
use proptest::prelude::*;

type Outcome = Result<(), Box<dyn Error>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

#[test]
fn every_word_comes_back_from_less_than_a_megabyte() {
    let dictionary = dictionary();
    let text: String =
        jieba().lines().filter_map(|line| line.split(' ').next()).flat_map(|word| [word, "\n"]).collect();
    let mut found = BTreeSet::new();
    dictionary.words_in(&text, |word, frequency, tag| {
        found.insert(format!("{word} {frequency} {tag}"));
    });
    assert!(found.iter().map(String::as_str).eq(jieba().lines().collect::<BTreeSet<_>>()));
    assert_eq!((dictionary.words(), dictionary.total()), (349_045, 60_101_964));
    assert!(packed().len() < 1_000_000, "{} bytes", packed().len());
}

/// Texts of our own: the reports and pages among the fixtures, and what trips up a segmenter.
fn own_texts() -> Result<Vec<String>, Box<dyn Error>> {
    let mut texts: Vec<String> = [
        "",
        "会",
        "\r\n",
        "会议\r\n\r\n\u{3000}\u{3000}会议指出\r",
        "𠮷野家在A股上市，同比增长12.5%；WES-5.4.5版、C++和4S店。",
        "应急处置七是大力推进生态环境保护工作",
        "全国生态环境保护工作会议在京召开黄润秋出席会议并讲话",
        "\u{F8FF}\u{F8FE}会议\u{F8FF}\u{F8FE}",
        "e\u{301}会\u{200B}议👪👩‍👩‍👧𦡦讥䶯",
        "研究生命起源，结婚的和尚未结婚的，乒乓球拍卖完了",
    ]
    .map(str::to_owned)
    .to_vec();
    // Longer than a piece, without a place to cut it.
    texts.push("全面推进美丽中国建设加快推进人与自然和谐共生的现代化".repeat(700));
    for folder in ["reports", "pages"] {
        for entry in fs::read_dir(root().join("tests/fixtures").join(folder))? {
            for file in fs::read_dir(entry?.path())? {
                if let Ok(text) = fs::read_to_string(file?.path()) {
                    texts.push(text);
                }
            }
        }
    }
    Ok(texts)
}

/// Compares tokens, tags and ends of `text` with those of jieba with its whole dictionary.
fn assert_equal(whole: &Jieba, segmenter: &Segmenter, text: &str) {
    let expected: Vec<&str> = whole.cut(text, true).into_iter().map(|token| token.word).collect();
    assert!(segmenter.words(text) == expected, "{text}");
    let tags: Vec<(&str, &str)> = whole.tag(text, true).into_iter().map(|tag| (tag.word, tag.tag)).collect();
    assert!(segmenter.tagged(text) == tags, "{text}");
    let mut end = 0;
    let ends: Vec<u32> = expected
        .iter()
        .map(|word| {
            end += word.encode_utf16().count() as u32;
            end
        })
        .collect();
    assert!(segmenter.ends(text) == ends, "{text}");
}

#[test]
fn texts_are_cut_as_with_the_whole_dictionary() -> Outcome {
    let mut one_for_all = Segmenter::new(dictionary());
    for text in own_texts()? {
        assert_equal(whole(), &Segmenter::for_text(dictionary(), &text), &text);
        one_for_all.cover(dictionary(), &text);
        assert_equal(whole(), &one_for_all, &text);
    }
    Ok(())
}

/// jieba with its whole dictionary.
fn whole() -> &'static Jieba {
    static WHOLE: LazyLock<Jieba> = LazyLock::new(|| Jieba::with_dict(&mut jieba().as_bytes()).expect("jieba's own"));
    &WHOLE
}

proptest! {
    // Texts of words that nobody knows, which the hidden Markov model has to find.
    #[test]
    fn any_characters_are_cut_as_with_the_whole_dictionary(
        text in "([一-龥]{1,9}|[的了在人民中国家发展建设工作会议]{1,4}|[鿖-鿿㐀-䶿豈-龎𠀀𪜀𮯠𱀀]|[a-cX0-9.+#&_%-]{1,5}|[，。 \r\n]){0,12}"
    ) {
        let segmenter = Segmenter::for_text(dictionary(), &text);
        assert_equal(whole(), &segmenter, &text);
    }
}

#[test]
fn every_character_of_the_model_has_its_weights() {
    // Each between two that make every state likely: a share that is off would move a cut somewhere.
    let text: String = ('\u{4E00}'..='\u{9FFF}').collect();
    let backwards: String = text.chars().rev().collect();
    let spread: String = text.chars().flat_map(|character| ['阿', character, '克', character, '，']).collect();
    for text in [text, backwards, spread] {
        assert_equal(whole(), &Segmenter::for_text(dictionary(), &text), &text);
    }
}

#[test]
fn words_of_a_text_have_their_frequency() -> Outcome {
    let segmenter = Segmenter::for_text(dictionary(), "会议强调，生态环境保护");
    assert_eq!(segmenter.total(), 60_101_964);
    for word in ["会议", "生态环境", "保护", "强调"] {
        let line = jieba().lines().find(|line| line.split(' ').next() == Some(word)).ok_or(word)?;
        assert_eq!(Some(segmenter.frequency(word).to_string().as_str()), line.split(' ').nth(1));
    }
    assert_eq!(segmenter.frequency("高质量发展"), 0);
    Ok(())
}

#[test]
#[ignore = "needs the evaluation data: cargo xtask test --data FOLDER"]
fn evaluation_texts_are_cut_as_with_the_whole_dictionary() -> Outcome {
    let mut one_for_all = Segmenter::new(dictionary());
    let mut texts = 0;
    for entry in fs::read_dir(std::env::var("JIYAO_DATA")?)? {
        let path = entry?.path();
        let Some(kind) = path.extension().and_then(|kind| kind.to_str()) else { continue };
        let file = fs::read_to_string(&path)?;
        let mut records = Vec::new();
        match kind {
            "txt" => records.push(file),
            "jsonl" => {
                for line in file.lines() {
                    let record: serde_json::Value = serde_json::from_str(line)?;
                    records.extend(
                        ["text", "title"].iter().filter_map(|&field| record[field].as_str()).map(str::to_owned),
                    );
                    records.extend(
                        record["paras"]
                            .as_array()
                            .into_iter()
                            .flatten()
                            .filter_map(|para| para.as_str())
                            .map(str::to_owned),
                    );
                }
                // All of a file at once, too.
                records.push(records.join("\n"));
            }
            _ => continue,
        }
        for text in records {
            assert_equal(whole(), &Segmenter::for_text(dictionary(), &text), &text);
            one_for_all.cover(dictionary(), &text);
            assert_equal(whole(), &one_for_all, &text);
            texts += 1;
        }
    }
    assert!(texts > 0);
    println!("{texts} texts are cut alike");
    Ok(())
}
