//! Numbered headings as GB/T 9704—2012, clause 7.3.3, orders them: 一、 then （一） then 1. then （1）.

/// A heading at the start of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading {
    /// 1 for 一、 to 4 for （1）.
    pub level: u8,
    /// UTF-16 code units of the paragraph that are the heading: all of it, or its first sentence
    /// where the text runs on in the same paragraph.
    pub end: usize,
}

/// A sentence longer than this is no heading, whatever number it starts with; characters. Two
/// lines of 28 and a half: a heading that long is broken over lines, but still read as one.
const LONGEST: usize = 60;

/// The heading that `paragraph` is or starts with; `None` where it starts without such a number or
/// with a whole sentence of text, and for an empty paragraph. Half-width and full-width marks are alike.
#[must_use]
pub fn heading(paragraph: &str) -> Option<Heading> {
    let (level, words) = number(paragraph)?;
    let before = paragraph.len() - words.len();
    let stop = words.char_indices().find(|(_, c)| matches!(c, '。' | '！' | '？' | '；' | ';' | '!' | '?'));
    let end = before + stop.map_or(words.len(), |(at, c)| at + c.len_utf8());
    let heading = paragraph.get(..end)?;
    (!words.is_empty() && heading.chars().nth(LONGEST).is_none())
        .then(|| Heading { level, end: heading.encode_utf16().count() })
}

/// The level by the number at the start, and what follows the number.
fn number(paragraph: &str) -> Option<(u8, &str)> {
    if let Some(rest) = paragraph.strip_prefix(['（', '(']) {
        let (han, rest) = numerals(rest)?;
        return Some((if han { 2 } else { 4 }, rest.strip_prefix(['）', ')'])?));
    }
    let (han, rest) = numerals(paragraph)?;
    if han {
        return Some((1, rest.strip_prefix('、')?));
    }
    let words = rest.strip_prefix(['.', '．', '、'])?;
    // 3.5亿元 is a figure.
    (!words.starts_with(|c: char| c.is_ascii_digit())).then_some((3, words))
}

/// Skips a number of at most three digits; whether it is written in Chinese.
fn numerals(text: &str) -> Option<(bool, &str)> {
    const HAN: &str = "〇零一二三四五六七八九十百";
    // By characters: std's search for a text would bring 4 KB into the widget.
    let is_han = |c: char| HAN.chars().any(|numeral| numeral == c);
    let han = text.starts_with(is_han);
    let rest = text.trim_start_matches(|c: char| if han { is_han(c) } else { c.is_ascii_digit() });
    let digits = text.len().checked_sub(rest.len())? / if han { 3 } else { 1 };
    (1..=3).contains(&digits).then_some((han, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_levels_are_told_apart() {
        for (text, level) in [
            ("一、总体要求", 1),
            ("十二、保障措施", 1),
            ("（一）加强领导", 2),
            ("(三)压实责任", 2),
            ("1.摸清底数", 3),
            ("2．建立台账", 3),
            ("3、挂牌督办", 3),
            ("（1）责任到人", 4),
            ("(2)限期完成", 4),
        ] {
            assert_eq!(heading(text), Some(Heading { level, end: text.encode_utf16().count() }), "{text}");
        }
    }

    #[test]
    fn a_heading_that_runs_on_ends_with_its_sentence() {
        let text = "（一）加强组织领导。各县要把这件事放在心上，一抓到底。";
        assert_eq!(heading(text), Some(Heading { level: 2, end: "（一）加强组织领导。".encode_utf16().count() }));
    }

    #[test]
    fn text_is_no_heading() {
        let long = "一、".to_owned() + &"要".repeat(80);
        for text in
            ["", "一", "一、", "（一）", "一是加强领导", "3.5亿元投资", "2024年工作", "会议指出，要一、二、三。", &long]
        {
            assert_eq!(heading(text), None, "{text}");
        }
    }
}
