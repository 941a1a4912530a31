//! Numbered slogans: “两个确立”, “四个重大转变”, “五位一体”.

use crate::order::Order;
use crate::text::digest::Extract;
use crate::text::ground::brackets::Brackets;
use crate::text::lexicon::counted::SLOGANS;
use crate::text::report::Report;

/// Every numbered slogan where it stands first, without its quotation marks.
#[must_use]
pub fn slogans(report: &Report) -> Vec<Extract> {
    let mut found = Vec::new();
    let mut seen = rustc_hash::FxHashSet::default();
    for (block, text) in report.blocks.iter().map(|block| block.text()).enumerate() {
        let brackets = Brackets::of(text);
        let mut places: Vec<std::ops::Range<usize>> = Vec::new();
        for pair in &brackets.pairs {
            let marks = ['“', '”', '"', '‘', '’', '「', '」', '＂'];
            let words = text.get(pair.clone()).unwrap_or("");
            let inner = words.trim_start_matches(marks);
            let start = pair.start + (words.len() - inner.len());
            let inner = inner.trim_end_matches(marks);
            if start > pair.start && is_slogan(inner) {
                places.push(start..start + inner.len());
            }
        }
        for (byte, character) in text.char_indices() {
            if is_number(character) && !brackets.inside(byte) {
                let rest = text.get(byte + character.len_utf8()..).unwrap_or("");
                let plain = rest.strip_prefix(['个', '项', '大']).and_then(|noun| {
                    SLOGANS.iter().find(|counted| noun.starts_with(**counted)).map(|counted| (noun, counted))
                });
                if let Some((noun, counted)) = plain
                    && noun.get(counted.len()..).is_none_or(|next| {
                        next.chars().next().is_none_or(|c| !c.is_alphanumeric() || matches!(c, '的' | '和' | '、'))
                    })
                {
                    let end = byte + character.len_utf8() + (rest.len() - noun.len()) + counted.len();
                    places.push(byte..end);
                }
            }
        }
        places.order_by_key(|place| place.start);
        for place in places {
            let extract = Extract::of(report, vec![report.span(block, place)]);
            if seen.insert(extract.text.clone()) {
                found.push(extract);
            }
        }
    }
    found
}

fn is_number(character: char) -> bool {
    "一二两三四五六七八九十".contains(character)
}

/// 两个确立, 五位一体; not 十四五, a plan, and not whole sentences.
fn is_slogan(words: &str) -> bool {
    let length = words.chars().count();
    let mut characters = words.chars();
    let first = characters.next().is_some_and(is_number);
    let plan = words.starts_with('十') && words.ends_with('五') && length == 3;
    // 一刀切 counts nothing; 一国两制 and 一个重大要求 do.
    let rest = words.strip_prefix('一');
    let counts = rest
        .is_none_or(|rest| rest.starts_with(['个', '项', '大', '条']) || rest.contains(|c| is_number(c) || c == '双'));
    first
        && counts
        && (2..=12).contains(&length)
        && !plan
        && words.chars().all(char::is_alphabetic)
        && !words.chars().all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        slogans(&Report::new(None, [text.to_owned()])).into_iter().map(|slogan| slogan.text).collect()
    }

    #[test]
    fn slogans_are_found_once() {
        assert_eq!(
            read(
                "领悟“两个确立”，增强\"四个意识\"，把握“五个重大关系”“六项重大任务”，做到两个维护、“两个确立”，推进“三农”工作"
            ),
            ["两个确立", "四个意识", "五个重大关系", "六项重大任务", "两个维护", "三农"]
        );
    }

    #[test]
    fn the_marks_do_not_belong_to_a_slogan() {
        for text in [
            "“两个确立”",
            "\"两个确立\"",
            "‘两个确立’",
            "「两个确立」",
            "做到两个确立",
            "做到两个确立、",
            "做到两个确立的要求",
        ] {
            assert_eq!(read(text), ["两个确立"], "{text}");
        }
        // 一 counts only with a classifier or a second number; the quoted words may be of any kind.
        assert_eq!(read("“一个重大要求”“一国两制”“六个如何始终”"), ["一个重大要求", "一国两制", "六个如何始终"]);
        assert_eq!(read("三项重大任务，五大统筹"), ["三项重大任务", "五大统筹"]);
    }

    #[test]
    fn plans_and_counts_are_no_slogans() {
        for text in [
            "“十四五”时期",
            "八个方面任务",
            "“一。二”",
            "“新质生产力”",
            "“一刀切”",
            "两个坚持不懈的人",
            "“三”",
            "“要做到两个维护的事”",
            "“三十”",
            "“三个a1”",
            "六个如何始终",
            "“两个负责人讲述十二年来坚守山区故事”",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }
}
