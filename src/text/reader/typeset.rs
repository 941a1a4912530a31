//! Punctuation as Chinese type is set. GB/T 15834—2011, 5.1: the marks of Chinese text take the place of a character each; in
//! half width they also break the grid of 28 characters a line (GB/T 9704—2012, 5.2.3).

use crate::text::ground::numeral::digit;

/// `text` with the half-width marks of its Chinese in full width, mark for mark, so that places in it stay: `，；：！？` behind a Han
/// character, the stop at the end, and brackets round Han characters. What belongs to digits, letters and addresses stays.
#[must_use]
pub fn full_width(text: &str) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let mut open = Vec::new();
    for index in 0..characters.len() {
        let at = |index: Option<usize>| index.and_then(|index| characters.get(index)).copied();
        let (Some(mark), before, after) = (at(Some(index)), at(index.checked_sub(1)), at(Some(index + 1))) else {
            break;
        };
        let chinese = before.is_some_and(is_chinese);
        let ends = after.is_none_or(|after| is_chinese(after) || after.is_whitespace() || digit(after).is_some());
        let full = match mark {
            ',' if chinese && ends => '，',
            ';' if chinese && ends => '；',
            ':' if chinese && ends => '：',
            '!' if chinese && ends => '！',
            '?' if chinese && ends => '？',
            // 一.加强领导 and 2.修渠: a stop inside a paragraph may belong to a number.
            '.' if chinese && after.is_none() => '。',
            '(' => {
                open.push(index);
                continue;
            }
            ')' => {
                let start = open.pop();
                let inside = start.and_then(|start| characters.get(start + 1..index)).unwrap_or(&[]);
                if let Some(start) = start.filter(|_| inside.iter().copied().any(is_chinese)) {
                    for (index, mark) in [(start, '（'), (index, '）')] {
                        if let Some(character) = characters.get_mut(index) {
                            *character = mark;
                        }
                    }
                }
                continue;
            }
            _ => continue,
        };
        if let Some(character) = characters.get_mut(index) {
            *character = full;
        }
    }
    characters.into_iter().collect()
}

/// Han characters, and marks that stand in Chinese text alone.
fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '《' | '》' | '（' | '）' | '”' | '“' | '、' | '。' | '，' | '；' | '：')
}

#[cfg(test)]
mod tests {
    use super::full_width;

    #[test]
    fn marks_of_chinese_text_take_a_whole_character() {
        for (text, set) in [
            ("会议强调,要修好水渠;管好用水:先旱田!", "会议强调，要修好水渠；管好用水：先旱田！"),
            ("印发《用水办法》,自5月1日起执行.", "印发《用水办法》，自5月1日起执行。"),
            ("时间:2025年3月1日", "时间：2025年3月1日"),
            ("(二)修渠(含支渠)", "（二）修渠（含支渠）"),
            ("县水利局(以下简称“水利局”)", "县水利局（以下简称“水利局”）"),
        ] {
            assert_eq!(full_width(text), set);
            assert_eq!(text.encode_utf16().count(), set.encode_utf16().count(), "{text}");
        }
    }

    #[test]
    fn what_belongs_to_digits_letters_and_addresses_stays() {
        for text in [
            "3.5万亩",
            "1,200人",
            "一.加强领导",
            "(1)修渠",
            "GB/T 9704(2012)",
            "https://example.cn/a?b=1",
            "水渠A,B段",
            "(",
            ")修",
            "",
        ] {
            assert_eq!(full_width(text), text);
        }
    }
}
