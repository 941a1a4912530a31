//! Ordinals that may open an item of a list: 一是, 第一, 一要, 首先, 一、, （一）, 1., (1), ①, ——.

use crate::text::ground::brackets::Brackets;
use crate::text::ground::numeral::{digit, han_digit, han_number, small_number, starts_with};
use crate::text::lexicon::counted::COUNTERS;

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
    /// ——…——…, one a paragraph; the dash has no number.
    Dash,
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
    /// The number, from 1; `None` for 最后 and ——, which follow whatever comes before.
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

/// What `text` says after the ordinal that it opens with: 修好水渠 of 一是修好水渠; all of it where it opens with none.
#[must_use]
pub fn without_ordinal(text: &str) -> &str {
    let first = ordinals(text, &Brackets::of(text)).into_iter().next().filter(|ordinal| ordinal.start == 0);
    first.and_then(|ordinal| text.get(ordinal.body..)).unwrap_or(text)
}

/// Every place of `text` where an item may start, in order.
#[must_use]
pub fn ordinals(text: &str, brackets: &Brackets) -> Vec<Ordinal> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut index = 0;
    let mut past = Past::default();
    while let Some(&(byte, character)) = characters.get(index) {
        let tail = characters.get(index..).unwrap_or(&[]);
        let before = past.before();
        let ordinal = if brackets.inside(byte) { None } else { read(tail, before) };
        let length = match ordinal {
            Some((kind, number, length)) => {
                let body = characters.get(index + length).map_or(text.len(), |&(byte, _)| byte);
                let decimal = kind == Kind::Digit
                    && digit(character).is_some()
                    && text.get(body..).is_some_and(|rest| rest.starts_with(|c: char| digit(c).is_some()));
                found.push(Ordinal { kind, number, start: byte, body, before, sure: !decimal });
                length
            }
            // A number that is no ordinal is passed as a whole: 二十一是 is not 一是.
            // 第二是, 其三是, 之一是: the number belongs to the word before it.
            None if matches!(character, '第' | '其' | '之' | '同') => {
                1 + tail.iter().skip(1).take_while(|&&(_, c)| han_digit(c).is_some()).count()
            }
            None if han_digit(character).is_some() => run(tail, |c| han_digit(c).is_some()),
            None if digit(character).is_some() => run(tail, |c| digit(c).is_some()),
            None => 1,
        };
        tail.iter().take(length).for_each(|&(_, c)| past.push(c));
        index += length;
    }
    found
}

/// What has been read of a block: enough to say what stands before a place without looking back.
#[derive(Default)]
struct Past {
    /// The last character, if any.
    last: Option<char>,
    /// The last that is no white space, and the one before it.
    word: Option<char>,
    before_word: Option<char>,
}

impl Past {
    fn push(&mut self, character: char) {
        self.last = Some(character);
        if !character.is_whitespace() {
            self.before_word = self.word.replace(character);
        }
    }

    fn before(&self) -> Before {
        match (self.last, self.word) {
            (_, None) => Before::Start,
            (Some(last), _) if last.is_whitespace() => Before::Stop,
            (_, Some('。' | '；' | ';' | '：' | ':' | '！' | '!' | '？' | '?' | '｡' | '—')) => Before::Stop,
            // A full stop typed in half width ends a sentence of Chinese.
            (_, Some('.' | '．')) if self.before_word.is_some_and(is_han) => Before::Stop,
            (_, Some('，' | ',' | '、' | '”' | '）' | ')' | '》' | '.')) => Before::Comma,
            _ => Before::Words,
        }
    }
}

fn run(tail: &[(usize, char)], part: impl Fn(char) -> bool) -> usize {
    tail.iter().take_while(|&&(_, c)| part(c)).count().max(1)
}

/// Kind, number and length in characters of an ordinal.
type Read = (Kind, Option<usize>, usize);

/// A place where an ordinal may stand.
#[derive(Clone, Copy)]
struct Place<'t> {
    /// The characters from here on.
    tail: &'t [(usize, char)],
    before: Before,
}

/// The ordinal that `tail` starts with.
fn read(tail: &[(usize, char)], before: Before) -> Option<Read> {
    let place = Place { tail, before };
    let first = place.at(0)?;
    if let Some(number) = enclosed(first) {
        return place.enclosed(first, number);
    }
    if let Some((number, length)) = han_number(tail) {
        return place.han(number, length);
    }
    if let Some((number, length)) = sequence(tail, before) {
        return Some((Kind::Sequence, number, place.past_mark(length)));
    }
    match first {
        '—' | '─' | '―' | '-' if before == Before::Start => place.dash(),
        '第' if before >= Before::Comma => place.rank(),
        '其' if before >= Before::Comma => place.among(),
        '（' | '(' if before >= Before::Comma => place.bracketed(),
        '0'..='9' | '０'..='９' if before >= Before::Stop => place.digits(),
        _ => None,
    }
}

impl<'t> Place<'t> {
    /// The character so many further on.
    fn at(self, index: usize) -> Option<char> {
        self.tail.get(index).map(|&(_, c)| c)
    }

    fn from(self, index: usize) -> &'t [(usize, char)] {
        self.tail.get(index..).unwrap_or(&[])
    }

    /// Past the white space at `from`.
    fn spaces(self, from: usize) -> usize {
        from + self.from(from).iter().take_while(|&&(_, c)| c.is_whitespace() && c != '\n').count()
    }

    /// Past the mark at `from`, which belongs to the ordinal: 一是，…, 一是：… and 一要——….
    fn past_mark(self, from: usize) -> usize {
        let end = self.spaces(from);
        let mark = matches!(self.at(end), Some('，' | ',' | '：' | ':' | '、'));
        self.spaces(end + if mark { 1 } else { dashes(self.from(end)) })
    }

    /// Whether a mark or a space stands at `index`.
    fn is_delimited(self, index: usize) -> bool {
        matches!(self.at(index), Some('，' | ',' | '：' | ':' | '、' | '\u{3000}' | ' '))
            || dashes(self.from(index)) > 0
    }

    /// ①, ㈠, ⑴, ⒈.
    fn enclosed(self, first: char, number: usize) -> Option<Read> {
        let kind = match first {
            '㈠'..='㈩' => Kind::HanBracket,
            '①'..='⑳' => Kind::Circled,
            '⑴'..='⒇' => Kind::DigitBracket,
            _ => Kind::Digit,
        };
        (self.before >= Before::Comma).then(|| (kind, Some(number), self.past_mark(1)))
    }

    /// 一是, 一要, 一、, 一）, and 一 before a space.
    fn han(self, number: usize, length: usize) -> Option<Read> {
        let (kind, end) = match self.at(length)? {
            '是' if self.at(length + 1) != Some('否') => (Kind::Is, self.past_mark(length + 1)),
            '要' if self.before >= Before::Comma
                && !matches!(self.at(length + 1), Some('求' | '素' | '点' | '件' | '事')) =>
            {
                (Kind::Must, self.past_mark(length + 1))
            }
            '、' | '．' | '.' if self.before >= Before::Stop && !is_enumeration(self.from(length + 1)) => {
                (Kind::Han, self.spaces(length + 1))
            }
            // 一）加强领导
            '）' | ')' if self.before >= Before::Stop => (Kind::HanBracket, self.spaces(length + 1)),
            ' ' | '\u{3000}' if self.before == Before::Start && self.at(self.spaces(length)).is_some_and(is_han) => {
                (Kind::Han, self.spaces(length))
            }
            _ => return None,
        };
        Some((kind, Some(number), end))
    }

    /// —— at the start of a paragraph.
    fn dash(self) -> Option<Read> {
        let length = dashes(self.tail);
        // ——一要加强领导: the number is the ordinal.
        let next = self.from(self.spaces(length));
        let numbered = next.first().is_none_or(|&(_, c)| !is_han(c)) || read(next, Before::Stop).is_some();
        (length > 0 && !numbered).then(|| (Kind::Dash, None, self.spaces(length)))
    }

    /// 第一，…, 第一点，…, 第二个方面是….
    fn rank(self) -> Option<Read> {
        let (number, length) = han_number(self.from(1)).or_else(|| digits(self.from(1)))?;
        let noun = ["个方面", "方面", "点", "条"].into_iter().find(|noun| {
            let after = length + 1 + noun.chars().count();
            starts_with(self.from(length + 1), noun) && (self.is_delimited(after) || self.at(after) == Some('是'))
        });
        let end = length + 1 + noun.map_or(0, |noun| noun.chars().count());
        if self.at(end) == Some('是') {
            return Some((Kind::Rank, Some(number), self.past_mark(end + 1)));
        }
        // 第一、第二, 第一、二: numbers are named, nothing is opened.
        let next = self.at(self.past_mark(end));
        let goes_on = next == Some('第') || next.is_some_and(|c| han_digit(c).is_some());
        (self.is_delimited(end) && !goes_on).then(|| (Kind::Rank, Some(number), self.past_mark(end)))
    }

    /// 其一，…, 其一是….
    fn among(self) -> Option<Read> {
        let (number, length) = han_number(self.from(1))?;
        let end = length + 1;
        let is = self.at(end) == Some('是');
        (is || self.is_delimited(end)).then(|| (Kind::Among, Some(number), self.past_mark(end + usize::from(is))))
    }

    /// （一）, (1).
    fn bracketed(self) -> Option<Read> {
        let rest = self.from(1);
        let (number, length, kind) = han_number(rest)
            .map(|(number, length)| (number, length, Kind::HanBracket))
            .or_else(|| digits(rest).map(|(number, length)| (number, length, Kind::DigitBracket)))?;
        matches!(self.at(length + 1), Some('）' | ')')).then(|| (kind, Some(number), self.past_mark(length + 2)))
    }

    /// 1.…, 1、…, 1）….
    fn digits(self) -> Option<Read> {
        let (number, length) = digits(self.tail)?;
        let next = self.at(length + 1);
        let is_digit = next.is_some_and(|c| digit(c).is_some());
        let kind = match self.at(length)? {
            // 1.3万亿元 is an amount; 8.6个专项 at the start of a paragraph may be the eighth item.
            '.' | '．' if is_digit && self.before == Before::Start => Kind::Digit,
            '.' | '．' | '、' if !is_digit && next.is_none_or(|c| !c.is_ascii_alphanumeric()) => Kind::Digit,
            ')' | '）' => Kind::DigitBracket,
            _ => return None,
        };
        Some((kind, Some(number), self.spaces(length + 1)))
    }
}

/// Whether 一、 goes on to count numbers, not to name what it opens: 一、二级 and 一、二、三等奖 do, 一、三大行动 doesn't.
fn is_enumeration(tail: &[(usize, char)]) -> bool {
    let digits = tail.iter().take_while(|&&(_, c)| han_digit(c).is_some()).count();
    let next = tail.get(digits).map(|&(_, c)| c);
    digits > 0 && !next.is_some_and(|c| COUNTERS.contains(&c) && c != '类')
}

/// Characters of a dash at the start of `tail`: —— or --, also a single —.
fn dashes(tail: &[(usize, char)]) -> usize {
    let length = tail.iter().take_while(|&&(_, c)| matches!(c, '—' | '─' | '―' | '-')).count();
    if length == 1 && tail.first().is_some_and(|&(_, c)| c == '-') { 0 } else { length }
}

/// 首先, 其次, 再次, 最后 at the start of a clause, and their length.
fn sequence(tail: &[(usize, char)], before: Before) -> Option<(Option<usize>, usize)> {
    if before < Before::Stop {
        return None;
    }
    let words = [("首先", Some(1)), ("其次", Some(2)), ("再次", Some(3)), ("再者", Some(3)), ("最后", None)];
    let (_, number) = words.into_iter().find(|(word, _)| starts_with(tail, word))?;
    // 首先 before a comma or 要/是 counts things up; 最后一公里 doesn't.
    let next = tail.get(2).map(|&(_, c)| c);
    matches!(next, Some('，' | ',' | '是' | '要' | '：')).then(|| (number, if next == Some('是') { 3 } else { 2 }))
}

fn digits(tail: &[(usize, char)]) -> Option<(usize, usize)> {
    small_number(tail).filter(|(number, _)| (1..=MOST).contains(number))
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
            ("⑴加强领导", Kind::DigitBracket, "⑴"),
            ("⒈加强领导", Kind::Digit, "⒈"),
            ("㈠加强领导", Kind::HanBracket, "㈠"),
            ("１、加强领导", Kind::Digit, "１、"),
            ("１．加强领导", Kind::Digit, "１．"),
            ("（１）加强领导", Kind::DigitBracket, "（１）"),
            ("1)加强领导", Kind::DigitBracket, "1)"),
            ("一．加强领导", Kind::Han, "一．"),
            ("一.加强领导", Kind::Han, "一."),
            ("一）加强领导", Kind::HanBracket, "一）"),
            ("一、两条主线", Kind::Han, "一、"),
            ("一、三大行动", Kind::Han, "一、"),
            ("一要——加强领导", Kind::Must, "一要——"),
            ("一是：加强领导", Kind::Is, "一是："),
            ("第一点，加强领导", Kind::Rank, "第一点，"),
            ("第一个方面是加强领导", Kind::Rank, "第一个方面是"),
            ("第1，加强领导", Kind::Rank, "第1，"),
            ("其一是加强领导", Kind::Among, "其一是"),
        ] {
            assert_eq!(read_all(text), [(kind, Some(1), Start, ordinal)], "{text}");
            let later = format!("要做到：{text}");
            assert_eq!(read_all(&later), [(kind, Some(1), Stop, ordinal)], "{later}");
        }
        assert_eq!(read_all("——加强领导"), [(Kind::Dash, None, Start, "——")]);
        assert_eq!(read_all("— 加强领导"), [(Kind::Dash, None, Start, "— ")]);
        assert_eq!(read_all("——一要加强领导"), [(Kind::Must, Some(1), Stop, "一要")]);
        assert_eq!(read_all("一 加强领导"), [(Kind::Han, Some(1), Start, "一 ")]);
        for (word, number) in [("首先", 1), ("其次", 2), ("再次", 3), ("再者", 3)] {
            let text = format!("{word}，加强领导");
            assert_eq!(read_all(&text), [(Kind::Sequence, Some(number), Start, &*format!("{word}，"))]);
        }
        assert_eq!(read_all("最后，加强领导"), [(Kind::Sequence, None, Start, "最后，")]);
        assert_eq!(read_all("二十一是加强领导"), [(Kind::Is, Some(21), Start, "二十一是")]);
    }

    #[test]
    fn what_stands_before_an_ordinal_is_told() {
        for (text, expected) in [
            ("道路。2.桥梁", Before::Stop),
            ("道路.2.桥梁", Before::Stop),
            ("道路．２．桥梁", Before::Stop),
            ("道路；2.桥梁", Before::Stop),
            ("道路 2.桥梁", Before::Stop),
            ("  2.桥梁", Before::Start),
            ("道路，二是桥梁", Before::Comma),
            ("道路、二是桥梁", Before::Comma),
            ("（道路）二是桥梁", Before::Comma),
            ("道路二是桥梁", Before::Words),
        ] {
            let found = read_all(text);
            assert_eq!(found.iter().map(|o| (o.1, o.2)).collect::<Vec<_>>(), [(Some(2), expected)], "{text}");
        }
        // After a comma or words only what can be nothing else.
        for text in [
            "道路，2.桥梁",
            "道路，二、桥梁",
            "道路二要桥梁",
            "道路（二）桥梁".trim(),
            "道路②桥梁",
            "道路首先，桥梁",
            "道路——桥梁",
        ] {
            assert!(read_all(text).is_empty(), "{text}: {:?}", read_all(text));
        }
    }

    #[test]
    fn a_decimal_is_unsure() {
        let sure = |text: &str| ordinals(text, &Brackets::of(text)).first().map(|ordinal| ordinal.sure);
        assert_eq!(sure("8.6个专项落地"), Some(false));
        assert_eq!(sure("8.个专项落地"), Some(true));
        assert_eq!(sure("8、6个专项落地"), None);
    }

    #[test]
    fn numbers_in_running_text_are_not_ordinals() {
        for text in [
            "第一批第二产业",
            "一、二级单位",
            "一、二、三等奖",
            "二、三类地区",
            "一是否",
            "一要点",
            "100.加强",
            "0.加强",
            "——",
            "-5℃",
            "第二组",
            "第一点名",
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
