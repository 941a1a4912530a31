//! Dates as the text writes them.

use std::ops::Range;

use super::{Day, Hint};
use crate::text::ground::numeral::{digit, han_digit, han_figure, han_number, small_number, starts_with};
use crate::text::lexicon::time::{LENGTHS, MONTHS, NEXT_YEAR, OTHERS, PARTS, PARTS_ALONE, PARTS_OF_DAYS, YEARS};

type Characters = [(usize, char)];

/// Tells `found` of every date of `text`, in order: its bytes, its first day and, of a period, its last.
pub(super) fn read(text: &str, mut found: impl FnMut(Range<usize>, Day, Option<Day>)) {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |index: usize| characters.get(index).map_or(text.len(), |&(byte, _)| byte);
    let mut index = 0;
    let mut last = 0; // one past the date before
    while let Some(&(_, character)) = characters.get(index) {
        let (head, tail) = characters.split_at(index);
        let date = if may_start(character) && !belongs_before(head, character) {
            let listed = last > 0 && head.get(last..).is_some_and(is_list_mark);
            period(tail, listed)
        } else {
            None
        };
        let Some((mut start, end, length)) = date else {
            index += 1;
            continue;
        };
        let bare = start.year.is_none() && start.hint == Hint::None;
        let only_day = bare && start.month.is_none() && start.day.is_some();
        let other = bare && follows(head, OTHERS);
        if other {
            start.hint = Hint::Other;
        }
        // 为期5日 and 每月5日 are no days of a calendar.
        if !(only_day && (other || follows(head, LENGTHS))) {
            found(byte(index)..byte(index + length), start, end);
        }
        index += length;
        last = index;
    }
}

/// The characters with which a date starts; most of a text has none of them.
fn may_start(character: char) -> bool {
    digit(character).is_some()
        || han_digit(character).is_some()
        || matches!(character, '今' | '本' | '去' | '上' | '下' | '明' | '前' | '后' | '年' | '月' | '“' | '"' | '「')
}

/// Whether a number goes on from what stands before it: 第3, 1.5, 12月's 2.
fn belongs_before(head: &Characters, character: char) -> bool {
    let number = |c: char| digit(c).is_some() || han_digit(c).is_some();
    let mut before = head.iter().rev().map(|&(_, c)| c);
    number(character)
        && match before.next() {
            Some(c) if number(c) || c == '第' => true,
            Some('.' | '/' | '-' | '－') => before.next().is_some_and(|c| number(c) || c.is_ascii_alphabetic()),
            Some(c) => c.is_ascii_alphabetic(),
            None => false,
        }
}

/// 、 between two days, as in 1月29日、30日.
fn is_list_mark(between: &Characters) -> bool {
    matches!(between, [(_, '、' | '和' | '及' | '与' | '，' | ',')])
}

fn follows(head: &Characters, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let from = head.len().checked_sub(word.chars().count());
        from.and_then(|from| head.get(from..)).is_some_and(|tail| starts_with(tail, word))
    })
}

/// What stands at the start of some text.
struct Written {
    day: Day,
    /// Characters.
    length: usize,
    /// A number that waits for the unit of the period's end, and where it ends: 2021 of 2021—2025年.
    open: Option<(u32, usize)>,
}

/// A period or a date at the start of `tail`, and its length in characters. `listed`: after another date and 、.
fn period(tail: &Characters, listed: bool) -> Option<(Day, Option<Day>, usize)> {
    if let Some((first, last, length)) = plan(tail) {
        let year = |year| Day { year: Some(year), ..Day::default() };
        return Some((year(first), Some(year(last)), length));
    }
    let Written { day: mut start, length, open } = written(tail, listed)?;
    let from = open.map_or(length, |(_, end)| end);
    let joint = joint(tail.get(from..)?, open.is_some());
    if joint > 0
        && let Some(Written { day: mut end, length: more, open: None }) =
            tail.get(from + joint..).and_then(|rest| written(rest, true))
        && joined(&mut start, &mut end, open.map(|(number, _)| number), tail.get(from..from + joint)?)
    {
        return Some((start, Some(end), from + joint + more));
    }
    // 2024年1-: the year stands by itself.
    (length > 0).then_some((start, None, length))
}

/// Makes one period of the days on both sides of a joint; false where they are none.
fn joined(start: &mut Day, end: &mut Day, open: Option<u32>, joint: &Characters) -> bool {
    // 1月23—24日: the first number takes its unit from the second.
    if let Some(number) = open {
        match *end {
            Day { year: Some(_), month: None, day: None, .. } if number >= 1900 => {
                start.year = i32::try_from(number).ok()
            }
            Day { year: None, month: Some(_), day: None, .. } if number <= 12 && start.month.is_none() => {
                start.month = Some(number);
            }
            Day { year: None, month: None, day: Some(_), .. } if number <= 31 => start.day = Some(number),
            _ => return false,
        }
    }
    // 23、24日 are two days in a row; 5、24日 are two dates.
    let listed = matches!(joint, [(_, '、')]);
    if listed && start.day.map(|day| day + 1) != end.day {
        return false;
    }
    if end.month.is_none() && end.year.is_none() && end.day.is_some() {
        end.month = start.month;
    }
    if end.hint == Hint::None && end.year.is_none() {
        (end.year, end.hint) = (start.year, start.hint);
    }
    // 12月28日至2025年1月3日: the year stands at the end.
    if let (None, Hint::None, Some(year), Some(month)) = (start.year, start.hint, end.year, start.month)
        && let Some(last) = end.month
    {
        start.year = Some(if month > last { year - 1 } else { year });
    }
    start.year.is_some() == end.year.is_some() || end.hint == Hint::Next
}

/// Characters between the ends of a period: 至, —, 下午至, （星期三）至; none where there is no such joint.
fn joint(tail: &Characters, open: bool) -> usize {
    let at = |index: usize| tail.get(index).map(|&(_, c)| c);
    let spaces = |from: usize| from + tail.iter().skip(from).take_while(|&&(_, c)| c == ' ' || c == '\u{3000}').count();
    let mut index = 0;
    if !open {
        if matches!(at(0), Some('（' | '(')) {
            /// Characters of 星期三 and its brackets, at most.
            const WEEKDAY: usize = 6;
            let close = tail.iter().take(WEEKDAY).position(|&(_, c)| matches!(c, '）' | ')'));
            index = close.map_or(0, |close| close + 1);
        }
        let rest = tail.get(spaces(index)..).unwrap_or(&[]);
        let part = PARTS_OF_DAYS.iter().filter(|part| starts_with(rest, part)).max_by_key(|part| part.len());
        if let Some(part) = part {
            index = spaces(index) + part.chars().count();
        }
    }
    index = spaces(index);
    let mark = |c: char| matches!(c, '至' | '到' | '—' | '–' | '-' | '~' | '～' | '〜' | '－' | '―');
    let marks = tail.iter().skip(index).take_while(|&&(_, c)| mark(c)).count();
    if marks == 0 {
        return usize::from(open && at(index) == Some('、'));
    }
    spaces(index + marks)
}

/// “十四五”时期: the five-year plans follow each other without a gap from the sixth (1981) on.
fn plan(tail: &Characters) -> Option<(i32, i32, usize)> {
    let (&(_, '“' | '"' | '「'), rest) = tail.split_first()? else { return None };
    let digits = rest.iter().take_while(|&&(_, c)| han_digit(c).is_some()).count();
    let (&(_, last), number) = rest.get(..digits)?.split_last()?;
    let (number, length) = han_number(number)?;
    let after = rest.get(digits..)?;
    let closed = matches!(after.first(), Some((_, '”' | '"' | '」')));
    let period = after.get(1..).is_some_and(|rest| starts_with(rest, "时期") || starts_with(rest, "期间"));
    (last == '五' && length + 1 == digits && (6..=30).contains(&number) && closed && period)
        .then(|| (1981 + 5 * (number as i32 - 6), 1985 + 5 * (number as i32 - 6), digits + 4))
}

/// A date at the start of `tail`. `bare`: days in Han digits may stand without a month.
fn written(tail: &Characters, bare: bool) -> Option<Written> {
    let at = |index: usize| tail.get(index).map(|&(_, c)| c);
    let is = |index: usize, mark: char| at(index) == Some(mark);
    let from = |index: usize| tail.get(index..).unwrap_or(&[]);
    let spaces = |index: usize| index + from(index).iter().take_while(|&&(_, c)| c == ' ').count();
    let opens = |index: usize| {
        let mark = at(spaces(index));
        mark.is_some_and(|c| matches!(c, '—' | '–' | '-' | '~' | '～' | '〜' | '至' | '到' | '－' | '―' | '、'))
    };
    let mut day = Day::default();
    let mut index = 0;
    if let Some((word, hint)) = relative(tail) {
        day.hint = hint;
        index = word.chars().count();
    } else if let Some((year, length)) = year(tail) {
        if let Some((month, last, length)) = numeric(from(length), length) {
            let day = Day { year: Some(year), month: Some(month), day: Some(last), ..day };
            return Some(Written { day, length, open: None });
        }
        let unit = spaces(length);
        if is(unit, '年') && !is(unit + 1, '级') {
            day.year = Some(year);
            index = unit + 1;
        } else if opens(length) && !is(length, '、') {
            return Some(Written { day, length: 0, open: Some((u32::try_from(year).ok()?, length)) });
        } else {
            return None;
        }
    }
    let mut open = None;
    let start = if index > 0 { spaces(index) } else { 0 };
    if let Some((value, length)) = number(from(start)) {
        let unit = spaces(start + length);
        if is(unit, '月') && !matches!(day.hint, Hint::Months(_)) && !is_festival(at(start), from(unit + 1)) {
            day.month = Some(value);
            index = unit + 1;
            let alone =
                day.year.is_none() && day.hint == Hint::None && at(start).is_some_and(|c| han_digit(c).is_some());
            let next = spaces(index);
            if let Some((number, length)) = number(from(next)) {
                let unit = spaces(next + length);
                if matches!(at(unit), Some('日' | '号')) {
                    day.day = Some(number);
                    index = unit + 1;
                } else if opens(next + length) {
                    open = Some((number, next + length));
                }
            } else if is(index, '份') {
                index += 1;
            } else if alone && at(index).is_some_and(|c| c.is_alphabetic() && !"底初末中上下起至到以前".contains(c))
            {
                // 一月接着一月拼
                return None;
            }
        } else if (index == 0 || matches!(day.hint, Hint::Months(_)))
            && is(unit, '日')
            && is_day(at(start), from(unit + 1), bare || index > 0)
        {
            day.day = Some(value);
            index = unit + 1;
        } else if opens(start + length) && digit(at(start)?).is_some() {
            // 2024年1—3月, 23—24日
            open = Some((value, start + length));
        }
    }
    if day.day.is_none() && open.is_none() {
        let parts = if index == 0 { PARTS_ALONE } else { PARTS };
        if let Some(part) = parts.iter().filter(|part| starts_with(from(index), part)).max_by_key(|part| part.len()) {
            day.part = true;
            index += part.chars().count();
        }
    }
    // 今年 and 本月 by themselves are no dates.
    if day.hint != Hint::None && day.month.is_none() && day.day.is_none() && !day.part {
        index = 0;
        day.hint = if open.is_some() { day.hint } else { Hint::None };
    }
    (index > 0 || open.is_some()).then_some(Written { day, length: index, open })
}

/// 今年, 上月, 次年 at the start of `tail`.
fn relative(tail: &Characters) -> Option<(&'static str, Hint)> {
    let years = YEARS.iter().map(|&(word, years)| (word, Hint::Years(years)));
    let months = MONTHS.iter().map(|&(word, months)| (word, Hint::Months(months)));
    let next = NEXT_YEAR.iter().map(|&word| (word, Hint::Next));
    let short = [("今", Hint::Years(0)), ("去", Hint::Years(-1)), ("明", Hint::Years(1))];
    let found = years.chain(months).chain(next).find(|(word, _)| starts_with(tail, word));
    // 今年底 has one 年 for two.
    found.or_else(|| {
        short.into_iter().find(|(word, _)| {
            starts_with(tail, word)
                && PARTS_ALONE.iter().any(|part| tail.get(1..).is_some_and(|rest| starts_with(rest, part)))
        })
    })
}

/// A number of one or two digits, or such a Han number.
fn number(tail: &Characters) -> Option<(u32, usize)> {
    small_number(tail).or_else(|| han_number(tail)).map(|(number, length)| (number as u32, length))
}

/// -01-23 after a year; `length`: characters before it.
fn numeric(tail: &Characters, length: usize) -> Option<(u32, u32, usize)> {
    let (&(_, mark), rest) = tail.split_first()?;
    if !matches!(mark, '-' | '/' | '.' | '－') {
        return None;
    }
    let (month, m) = small_number(rest)?;
    let (&(_, second), rest) = rest.get(m..)?.split_first()?;
    let (day, d) = small_number(rest)?;
    (second == mark).then_some((month as u32, day as u32, length + 1 + m + 1 + d))
}

/// 三月三: a festival, not a month.
fn is_festival(first: Option<char>, after: &Characters) -> bool {
    let Some((_, length)) = han_number(after) else { return false };
    first.is_some_and(|c| han_digit(c).is_some())
        && !matches!(after.get(length), Some((_, '日' | '号' | '至' | '到' | '—' | '、' | '-' | '～')))
}

/// Whether 31日 is a day by itself, not 30日内 or 三日; `bare`: Han digits may be one, too.
fn is_day(first: Option<char>, after: &Characters, bare: bool) -> bool {
    let other = after.first().is_some_and(|&(_, c)| "内之以均常游元后前左多龄间无".contains(c));
    !other && first.is_some_and(|c| digit(c).is_some() || bare)
}

/// A year in four digits, 1900 to 2099: 2024 or 二〇二四.
fn year(tail: &Characters) -> Option<(i32, usize)> {
    let arabic = tail.first().is_some_and(|&(_, c)| digit(c).is_some());
    if !arabic && !tail.first().is_some_and(|&(_, c)| matches!(c, '一' | '二')) {
        return None;
    }
    let value = |c: char| if arabic { digit(c) } else { han_figure(c) };
    let digits = tail.iter().map_while(|&(_, c)| value(c)).take(5);
    let (year, length) = digits.fold((0, 0), |(year, length), digit| (year * 10 + digit, length + 1));
    (length == 4 && (1900..2100).contains(&year)).then_some((year as i32, 4))
}
