//! Ordinals that may open an item of a list: 一是, 第一, 一要, 首先, 一、, （一）, 1., (1), ①.

use crate::text::ground::brackets::Brackets;
use crate::text::ground::numeral::{han_digit, han_number};

/// How the items of a list are numbered. A list keeps to one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 一是…二是…
    Is,
    /// 一要…二要…
    Must,
    /// 第一，…第二，…, also 第一是
    Rank,
    /// 其一，…其二，…
    Among,
    /// 首先，…其次，…再次，…最后，…
    Sequence,
    /// 一、…二、…
    Han,
    /// （一）…（二）…
    HanBracket,
    /// 1.…2.… or 1、…2、…
    Digit,
    /// (1)…(2)… or 1)…2)…
    DigitBracket,
    /// ①…②…
    Circled,
}

impl Kind {
    /// Whether such items are headings of paragraphs rather than parts of a sentence.
    #[must_use]
    pub fn is_heading(self) -> bool {
        matches!(self, Self::Han | Self::HanBracket | Self::Digit | Self::DigitBracket | Self::Circled)
    }
}

/// What stands before an ordinal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Before {
    /// Other words: only the number that a list waits for makes this an item.
    Words,
    /// ，or 、 or a closing mark.
    Comma,
    /// 。；：！？ or white space.
    Stop,
    /// Nothing: the block starts here.
    Start,
}

/// A place where an item of a list may start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ordinal {
    /// How it is numbered.
    pub kind: Kind,
    /// The number, from 1; `None` for 最后, which follows whatever comes before it.
    pub number: Option<usize>,
    /// First byte.
    pub start: usize,
    /// First byte of the item's words: after the number and the marks that belong to it.
    pub body: usize,
    /// What stands before it.
    pub before: Before,
    /// Whether it can't be anything else; 8.6个专项 is the eighth item only after the seventh.
    pub sure: bool,
}

/// Numbers beyond this are not ordinals of a list (years, amounts).
const MOST: usize = 99;

/// Every place of `text` where an item may start, in order.
#[must_use]
pub fn ordinals(text: &str, brackets: &Brackets) -> Vec<Ordinal> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(&(byte, character)) = characters.get(index) {
        let tail = &characters[index..];
        let before = before(&characters[..index]);
        let ordinal = if brackets.inside(byte) { None } else { read(tail, before) };
        match ordinal {
            Some((kind, number, length)) => {
                let body = characters.get(index + length).map_or(text.len(), |&(byte, _)| byte);
                let decimal = kind == Kind::Digit
                    && character.is_ascii_digit()
                    && text.get(body..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
                found.push(Ordinal { kind, number, start: byte, body, before, sure: !decimal });
                index += length;
            }
            // A number that is no ordinal is passed as a whole: 二十一是 is not 一是.
            // 第二是, 其三是, 之一是: the number belongs to the word before it.
            None if matches!(character, '第' | '其' | '之' | '同') => {
                index += 1 + tail.iter().skip(1).take_while(|&&(_, c)| han_digit(c).is_some()).count();
            }
            None if han_digit(character).is_some() => index += run(tail, |c| han_digit(c).is_some()),
            None if character.is_ascii_digit() => index += run(tail, |c| c.is_ascii_digit()),
            None => index += 1,
        }
    }
    found
}

fn run(tail: &[(usize, char)], part: impl Fn(char) -> bool) -> usize {
    tail.iter().take_while(|&&(_, c)| part(c)).count().max(1)
}

fn before(head: &[(usize, char)]) -> Before {
    let mut words = head.iter().rev().map(|&(_, c)| c);
    match words.next() {
        None => Before::Start,
        Some(c) if c.is_whitespace() => {
            if words.all(char::is_whitespace) {
                Before::Start
            } else {
                Before::Stop
            }
        }
        Some('。' | '；' | ';' | '：' | ':' | '！' | '!' | '？' | '?' | '｡' | '—') => Before::Stop,
        Some('，' | ',' | '、' | '”' | '）' | ')' | '》' | '.') => Before::Comma,
        Some(_) => Before::Words,
    }
}

/// Kind, number and length in characters of the ordinal that `tail` starts with.
fn read(tail: &[(usize, char)], before: Before) -> Option<(Kind, Option<usize>, usize)> {
    let at = |index: usize| tail.get(index).map(|&(_, c)| c);
    let first = at(0)?;
    let spaces =
        |from: usize| from + tail.iter().skip(from).take_while(|&&(_, c)| c.is_whitespace() && c != '\n').count();
    // 一是，…  and 一是：… : the mark belongs to the ordinal.
    let past_mark = |from: usize| {
        let end = spaces(from);
        spaces(if matches!(at(end), Some('，' | ',' | '：' | ':' | '、')) { end + 1 } else { end })
    };
    let delimiter = |index: usize| matches!(at(index), Some('，' | ',' | '：' | ':' | '、' | '\u{3000}' | ' '));

    if let Some(number) = enclosed(first) {
        let kind = if ('㈠'..='㈩').contains(&first) {
            Kind::HanBracket
        } else if ('①'..='⑳').contains(&first) {
            Kind::Circled
        } else if ('⑴'..='⒇').contains(&first) {
            Kind::DigitBracket
        } else {
            Kind::Digit
        };
        return (before >= Before::Comma).then(|| (kind, Some(number), past_mark(1)));
    }
    if let Some((number, length)) = han_number(tail) {
        return match at(length)? {
            '是' if at(length + 1) != Some('否') => Some((Kind::Is, Some(number), past_mark(length + 1))),
            '要' if before >= Before::Comma && !matches!(at(length + 1), Some('求' | '素' | '点' | '件' | '事')) => {
                Some((Kind::Must, Some(number), past_mark(length + 1)))
            }
            // 一、二级 and 一、二、三等奖 are enumerations of numbers.
            '、' | '．' | '.'
                if before >= Before::Stop && at(length + 1).is_none_or(|c| han_digit(c).is_none() && c != '两') =>
            {
                Some((Kind::Han, Some(number), spaces(length + 1)))
            }
            ' ' | '\u{3000}' if before == Before::Start && at(spaces(length)).is_some_and(is_han) => {
                Some((Kind::Han, Some(number), spaces(length)))
            }
            _ => None,
        };
    }
    if let Some((number, length)) = sequence(tail, before) {
        return Some((Kind::Sequence, number, past_mark(length)));
    }
    match first {
        '第' if before >= Before::Comma => {
            let (number, length) = han_number(tail.get(1..)?).or_else(|| digits(tail.get(1..)?))?;
            let end = length + 1;
            match at(end) {
                Some('是') => Some((Kind::Rank, Some(number), past_mark(end + 1))),
                _ if delimiter(end)
                    && !matches!(at(past_mark(end)), Some('第'))
                    && at(past_mark(end)).is_none_or(|c| han_digit(c).is_none()) =>
                {
                    Some((Kind::Rank, Some(number), past_mark(end)))
                }
                _ => None,
            }
        }
        '其' if before >= Before::Comma => {
            let (number, length) = han_number(tail.get(1..)?)?;
            let end = length + 1;
            (delimiter(end) || at(end) == Some('是'))
                .then(|| (Kind::Among, Some(number), past_mark(if at(end) == Some('是') { end + 1 } else { end })))
        }
        '（' | '(' if before >= Before::Comma => {
            let rest = tail.get(1..)?;
            let (number, length, kind) = han_number(rest)
                .map(|(n, l)| (n, l, Kind::HanBracket))
                .or_else(|| digits(rest).map(|(n, l)| (n, l, Kind::DigitBracket)))?;
            matches!(at(length + 1), Some('）' | ')')).then(|| (kind, Some(number), past_mark(length + 2)))
        }
        '0'..='9' if before >= Before::Stop => {
            let (number, length) = digits(tail)?;
            match at(length)? {
                '.' | '．' | '、'
                    if at(length + 1).is_none_or(|c| !c.is_ascii_alphanumeric())
                        || (before == Before::Start
                            && at(length) != Some('、')
                            && at(length + 1).is_some_and(|c| c.is_ascii_digit())) =>
                {
                    Some((Kind::Digit, Some(number), spaces(length + 1)))
                }
                ')' | '）' => Some((Kind::DigitBracket, Some(number), spaces(length + 1))),
                _ => None,
            }
        }
        _ => None,
    }
}

/// 首先, 其次, 再次, 最后 at the start of a clause, and their length.
fn sequence(tail: &[(usize, char)], before: Before) -> Option<(Option<usize>, usize)> {
    if before < Before::Stop {
        return None;
    }
    let word: String = tail.iter().take(2).map(|&(_, c)| c).collect();
    let number = match word.as_str() {
        "首先" => Some(1),
        "其次" => Some(2),
        "再次" | "再者" => Some(3),
        "最后" => None,
        _ => return None,
    };
    // 首先 before a comma or 要/是 counts things up; 最后一公里 doesn't.
    let next = tail.get(2).map(|&(_, c)| c);
    matches!(next, Some('，' | ',' | '是' | '要' | '：')).then(|| (number, if next == Some('是') { 3 } else { 2 }))
}

fn digits(tail: &[(usize, char)]) -> Option<(usize, usize)> {
    let digits: Vec<usize> = tail.iter().map_while(|&(_, c)| c.to_digit(10)).take(3).map(|d| d as usize).collect();
    let number = digits.iter().fold(0, |number, digit| number * 10 + digit);
    ((1..=MOST).contains(&number) && digits.len() < 3).then_some((number, digits.len()))
}

/// ① ㈠ ⑴ ⒈ and their like.
fn enclosed(character: char) -> Option<usize> {
    [('①', 20), ('⑴', 20), ('⒈', 20), ('㈠', 10)]
        .into_iter()
        .find_map(|(one, most)| (character as usize).checked_sub(one as usize).filter(|&offset| offset < most))
        .map(|offset| offset + 1)
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Vec<(Kind, Option<usize>, Before, &str)> {
        ordinals(text, &Brackets::of(text))
            .into_iter()
            .map(|o| (o.kind, o.number, o.before, &text[o.start..o.body]))
            .collect()
    }

    #[test]
    fn every_kind_is_read() {
        use Before::{Start, Stop};
        for (text, kind, ordinal) in [
            ("一是加强领导", Kind::Is, "一是"),
            ("一要加强领导", Kind::Must, "一要"),
            ("第一，加强领导", Kind::Rank, "第一，"),
            ("第一是加强领导", Kind::Rank, "第一是"),
            ("其一，加强领导", Kind::Among, "其一，"),
            ("首先，加强领导", Kind::Sequence, "首先，"),
            ("一、加强领导", Kind::Han, "一、"),
            ("（一）加强领导", Kind::HanBracket, "（一）"),
            ("(一) 加强领导", Kind::HanBracket, "(一) "),
            ("1.加强领导", Kind::Digit, "1."),
            ("1、加强领导", Kind::Digit, "1、"),
            ("(1)加强领导", Kind::DigitBracket, "(1)"),
            ("1）加强领导", Kind::DigitBracket, "1）"),
            ("①加强领导", Kind::Circled, "①"),
        ] {
            assert_eq!(read_all(text), [(kind, Some(1), Start, ordinal)], "{text}");
            let later = format!("要做到：{text}");
            assert_eq!(read_all(&later), [(kind, Some(1), Stop, ordinal)], "{later}");
        }
        assert_eq!(read_all("最后，加强领导"), [(Kind::Sequence, None, Start, "最后，")]);
        assert_eq!(read_all("二十一是加强领导"), [(Kind::Is, Some(21), Start, "二十一是")]);
    }

    #[test]
    fn numbers_in_running_text_are_not_ordinals() {
        for text in [
            "第一批第二产业",
            "一、二级单位",
            "投资1.3万亿元",
            "达3.5%",
            "2024年1月",
            "一要求二要点",
            "总量第一，增速第二，",
            "最后一公里",
            "首先进入",
            "第（一）项",
            "为12.5亿元",
            "一百二十一是多少",
            "“一是快”",
        ] {
            let found = read_all(text);
            assert!(found.iter().all(|o| o.2 == Before::Words), "{text}: {found:?}");
        }
    }
}
