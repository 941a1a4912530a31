//! Dates and periods: 2024年1月23日, 1月23日至24日, 2021—2025年, “十四五”时期.
//!
//! A date gets an ISO 8601 form only where it is certain. A date without a year takes it from the
//! day on which the report was published, if the report says that; nothing is guessed otherwise.

use std::ops::Range;

use crate::text::digest::Date;
use crate::text::ground::furniture::is_page_line;
use crate::text::ground::numeral::{han_digit, han_number};
use crate::text::report::{Report, Span};

/// A date in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDate {
    /// Index into [`Report::blocks`].
    pub block: usize,
    /// Bytes of the block.
    pub range: Range<usize>,
    /// First day, or the only one.
    pub start: Day,
    /// Last day of a period.
    pub end: Option<Day>,
}

/// A day, a month or a year, as far as the text gives it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Day {
    /// The year in four digits.
    pub year: Option<i32>,
    /// 去年 −1, 今年 0, 明年 1.
    pub relative: Option<i32>,
    /// 1 to 12; other numbers as the text has them.
    pub month: Option<u32>,
    /// 1 to 31; other numbers as the text has them.
    pub day: Option<u32>,
    /// Whether it is only a part of the month or the year (上旬, 年底), so that ISO can't say it.
    pub part: bool,
}

impl Day {
    /// Whether no calendar has this day.
    #[must_use]
    pub fn is_impossible(self) -> bool {
        let Some(month) = self.month else { return self.day.is_some_and(|day| day == 0 || day > 31) };
        !(1..=12).contains(&month) || self.day.is_some_and(|day| day == 0 || day > days_in(self.year, month))
    }

    fn iso(self) -> Option<String> {
        if self.part || self.is_impossible() {
            return None;
        }
        Some(match (self.year?, self.month, self.day) {
            (year, Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (year, Some(month), None) => format!("{year:04}-{month:02}"),
            (year, None, None) => format!("{year:04}"),
            _ => return None,
        })
    }

    /// Days since some day long ago, months taken as they are; for distances only.
    fn number(self) -> Option<i64> {
        let (year, month, day) = (self.year?, self.month?, self.day.unwrap_or(15));
        // Days from civil (Howard Hinnant, "chrono-compatible low-level date algorithms").
        let (month, day) = (i64::from(month), i64::from(day));
        let year = i64::from(year) - i64::from(month <= 2);
        Some(
            365 * year + year.div_euclid(4) - year.div_euclid(100)
                + year.div_euclid(400)
                + (153 * ((month + 9) % 12) + 2) / 5
                + day,
        )
    }

    /// The same day with its year, and its month where it lacks that, by the day of publication.
    fn near(mut self, published: Option<Day>) -> Self {
        /// A date without a year is one of the months around the report.
        const CERTAIN: i64 = 120;
        let Some(published) = published else { return self };
        if let (Some(relative), Some(year)) = (self.relative, published.year) {
            self.year = Some(year + relative);
        }
        if self.year.is_some() {
            return self;
        }
        let (Some(year), Some(month), Some(today)) = (published.year, published.month, published.number()) else {
            return self;
        };
        if self.month.is_none() {
            // 31日: the last such day that was.
            let Some(day) = self.day else { return self };
            let (year, month) = match (Some(day) > published.day, month) {
                (false, _) => (year, month),
                (true, 1) => (year - 1, 12),
                (true, _) => (year, month - 1),
            };
            return Self { year: Some(year), month: Some(month), ..self };
        }
        let years = [year, year - 1, year + 1].map(|year| Self { year: Some(year), ..self });
        let distance = |day: &Self| day.number().map_or(i64::MAX, |number| (number - today).abs());
        years.into_iter().min_by_key(distance).filter(|day| distance(day) <= CERTAIN).unwrap_or(self)
    }
}

fn days_in(year: Option<i32>, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_some_and(|year| year % 4 != 0 || (year % 100 == 0 && year % 400 != 0)) => 28,
        2 => 29,
        _ => 31,
    }
}

/// Every date of the report, in order.
#[must_use]
pub fn dates(report: &Report) -> Vec<ReportDate> {
    let mut found = Vec::new();
    for (block, text) in report.blocks.iter().map(|block| block.text()).enumerate() {
        let characters: Vec<(usize, char)> = text.char_indices().collect();
        let mut index = 0;
        while index < characters.len() {
            let tail = characters.get(index..).unwrap_or(&[]);
            let previous = index.checked_sub(1).and_then(|index| characters.get(index)).map(|&(_, c)| c);
            let number = |c: char| c.is_ascii_digit() || han_digit(c).is_some();
            if previous.is_some_and(|c| number(c) || matches!(c, '第' | '.' | '/' | '-'))
                && tail.first().is_some_and(|&(_, c)| number(c))
            {
                index += 1;
                continue;
            }
            let Some((start, end, length)) = period(tail) else {
                index += 1;
                continue;
            };
            let byte = |index: usize| characters.get(index).map_or(text.len(), |&(byte, _)| byte);
            found.push(ReportDate { block, range: byte(index)..byte(index + length), start, end });
            index += length;
        }
    }
    let published = published(report, &found);
    for date in &mut found {
        date.start = date.start.near(published);
        if let Some(end) = &mut date.end {
            // 12月30日至1月2日 goes over into the next year.
            end.year = end.year.or(date.start.year).filter(|_| date.start.year.is_some());
            let turns = end.year == date.start.year && end.month < date.start.month && date.start.month >= Some(11);
            if turns && end.day.is_some() && date.start.relative.is_none() {
                end.year = end.year.map(|year| year + 1);
            }
        }
    }
    found
}

/// The day of publication, where a line of the page or a short line under the title gives it.
fn published(report: &Report, dates: &[ReportDate]) -> Option<Day> {
    /// Blocks at the start in which a line with a date is the report's own.
    const HEAD: usize = 6;
    /// Characters of such a line at most.
    const LINE: usize = 60;
    let whole = |date: &&ReportDate| {
        date.end.is_none() && date.start.year.is_some() && date.start.day.is_some() && !date.start.is_impossible()
    };
    let text = |date: &ReportDate| report.blocks.get(date.block).map_or("", |block| block.text());
    dates
        .iter()
        .filter(whole)
        .find(|date| is_page_line(text(date)))
        .or_else(|| dates.iter().filter(whole).find(|date| date.block < HEAD && text(date).chars().nth(LINE).is_none()))
        .map(|date| date.start)
}

/// A period or a date at the start of `tail`, and its length in characters.
fn period(tail: &[(usize, char)]) -> Option<(Day, Option<Day>, usize)> {
    if let Some((first, last, length)) = plan(tail) {
        let year = |year| Day { year: Some(year), ..Day::default() };
        return Some((year(first), Some(year(last)), length));
    }
    let (mut start, length, open) = day(tail)?;
    let joint = tail
        .iter()
        .skip(length)
        .take_while(|&&(_, c)| matches!(c, '至' | '到' | '—' | '–' | '-' | '~' | '～' | '－' | '―'))
        .count();
    if joint > 0
        && let Some((mut end, more, None)) = tail.get(length + joint..).and_then(day)
    {
        // 2021—2025年, 1月23—24日: the first number takes its unit from the second.
        if let Some(number) = open {
            match end {
                Day { year: Some(_), month: None, day: None, .. } if number >= 1900 => {
                    start.year = i32::try_from(number).ok()
                }
                Day { day: Some(_), .. } if number <= 31 && start.month.is_some() => start.day = Some(number),
                _ => return None,
            }
        }
        if end.month.is_none() && end.year.is_none() && end.day.is_some() {
            end.month = start.month;
        }
        if end.year.is_none() && end.relative.is_none() {
            (end.year, end.relative) = (start.year, start.relative);
        }
        return Some((start, Some(end), length + joint + more));
    }
    (open.is_none()).then_some((start, None, length))
}

/// “十四五”时期: the five-year plans follow each other without a gap from the sixth (1981) on.
fn plan(tail: &[(usize, char)]) -> Option<(i32, i32, usize)> {
    let text: String = tail.iter().take(9).map(|&(_, c)| c).collect();
    let rest = text.strip_prefix(['“', '"', '「'])?;
    let characters: Vec<(usize, char)> = rest.char_indices().collect();
    let digits: Vec<(usize, char)> = characters.iter().copied().take_while(|&(_, c)| han_digit(c).is_some()).collect();
    let (&(_, last), number) = digits.split_last()?;
    let (number, length) = han_number(number)?;
    let rest: String = characters.iter().skip(digits.len()).map(|&(_, c)| c).collect();
    let period = ["时期", "期间"]
        .iter()
        .any(|word| rest.strip_prefix(['”', '"', '」']).is_some_and(|rest| rest.starts_with(word)));
    (last == '五' && length + 1 == digits.len() && (6..=30).contains(&number) && period)
        .then(|| (1981 + 5 * (number as i32 - 6), 1985 + 5 * (number as i32 - 6), digits.len() + 4))
}

/// A date at the start of `tail`, its length in characters, and a number left without a unit
/// (2021 of 2021—2025年).
fn day(tail: &[(usize, char)]) -> Option<(Day, usize, Option<u32>)> {
    let at = |index: usize| tail.get(index).map(|&(_, c)| c);
    let is = |index: usize, mark: char| at(index) == Some(mark);
    let mut found = Day::default();
    let mut index = 0;
    let word: String = tail.iter().take(2).map(|&(_, c)| c).collect();
    found.relative = match word.as_str() {
        "今年" => Some(0),
        "去年" => Some(-1),
        "明年" => Some(1),
        _ => None,
    };
    if found.relative.is_some() {
        index = 2;
    } else if let Some((year, length)) = year(tail) {
        let space = usize::from(is(length, ' '));
        if is(length + space, '年') && !is(length + space + 1, '级') {
            found.year = Some(year);
            index = length + space + 1;
        } else if let Some(mark) = at(length).filter(|c| matches!(c, '-' | '/' | '.' | '－')) {
            let (month, m) = small(tail.get(length + 1..)?)?;
            let second = length + 1 + m;
            if at(second) == Some(mark)
                && let Some((day, d)) = small(tail.get(second + 1..)?)
                && !at(second + 1 + d).is_some_and(|c| c.is_ascii_digit())
            {
                return Some((
                    Day { year: Some(year), month: Some(month), day: Some(day), ..Day::default() },
                    second + 1 + d,
                    None,
                ));
            }
            return matches!(mark, '-' | '－').then_some((found, length, u32::try_from(year).ok()));
        } else if matches!(at(length), Some('—' | '–' | '~' | '～' | '至' | '到' | '―')) {
            return Some((found, length, u32::try_from(year).ok()));
        }
    }
    let skip = |from: usize| from + usize::from(from > 0 && is(from, ' '));
    let mut open = None;
    if let Some((month, length)) = tail.get(skip(index)..).and_then(small)
        && is(skip(skip(index) + length), '月')
    {
        found.month = Some(month);
        index = skip(skip(index) + length) + 1;
        if let Some((day, length)) = tail.get(skip(index)..).and_then(small) {
            let end = skip(index) + length;
            if matches!(at(skip(end)), Some('日' | '号')) {
                found.day = Some(day);
                index = skip(end) + 1;
            } else if matches!(at(end), Some('—' | '–' | '-' | '~' | '～' | '至' | '到' | '－')) {
                open = Some(day);
                index = end;
            }
        } else if is(index, '份') {
            index += 1;
        }
    } else if found.year.is_none() && found.relative.is_none() {
        // 31日 by itself, not 30日内 or 100日.
        let (day, length) = small(tail)?;
        let unit = is(length, '日')
            && !["内", "以", "均", "常", "游", "元", "后", "前", "左", "多", "龄"]
                .iter()
                .any(|word| at(length + 1).is_some_and(|c| word.contains(c)));
        if !unit || !at(0).is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        found.day = Some(day);
        index = length + 1;
    }
    // 今年 by itself is no date.
    if found.relative.is_some() && found.month.is_none() {
        return None;
    }
    for part in ["上旬", "中旬", "下旬", "月底", "月初", "底", "初", "末", "上半年", "下半年", "以前", "前后"]
    {
        let word: String = tail.iter().skip(index).take(part.chars().count()).map(|&(_, c)| c).collect();
        if word == part && found.day.is_none() && open.is_none() {
            found.part = true;
            index += part.chars().count();
            break;
        }
    }
    (index > 0).then_some((found, index, open))
}

/// A year in four digits, 1900 to 2099: 2024 or 二〇二四.
fn year(tail: &[(usize, char)]) -> Option<(i32, usize)> {
    let digits: Vec<u32> = tail.iter().map_while(|&(_, c)| c.to_digit(10)).take(5).collect();
    let digits = if digits.is_empty() {
        tail.iter()
            .map_while(|&(_, c)| han_digit(c).filter(|&digit| digit < 10))
            .map(|digit| digit as u32)
            .take(5)
            .collect()
    } else {
        digits
    };
    let year = digits.iter().fold(0, |year, digit| year * 10 + digit);
    (digits.len() == 4 && (1900..2100).contains(&year)).then_some((year as i32, 4))
}

/// A number of one or two digits, or such a Han number.
fn small(tail: &[(usize, char)]) -> Option<(u32, usize)> {
    let digits: Vec<u32> = tail.iter().map_while(|&(_, c)| c.to_digit(10)).take(3).collect();
    match digits.len() {
        0 => han_number(tail).map(|(number, length)| (number as u32, length)),
        1 | 2 => Some((digits.iter().fold(0, |number, digit| number * 10 + digit), digits.len())),
        _ => None,
    }
}

/// The dates as they leave the core, each once with every place where it stands.
#[must_use]
pub fn listed(report: &Report, dates: &[ReportDate]) -> Vec<Date> {
    let mut found: Vec<Date> = Vec::new();
    let mut index = rustc_hash::FxHashMap::default();
    for date in dates {
        let span = report.span(date.block, date.range.clone());
        let text = report.slice(span).to_owned();
        let iso = match date.end {
            None => date.start.iso(),
            Some(_) if is_reversed(date) => None,
            Some(end) => date.start.iso().zip(end.iso()).map(|(start, end)| format!("{start}/{end}")),
        };
        let at = *index.entry((text.clone(), iso.clone())).or_insert_with(|| {
            found.push(Date { text, iso, spans: Vec::new() });
            found.len() - 1
        });
        if let Some(date) = found.get_mut(at) {
            date.spans.push(span);
        }
    }
    found
}

fn is_reversed(date: &ReportDate) -> bool {
    date.end.is_some_and(|end| {
        let key = |day: Day| (day.year, day.month, day.day);
        date.start.year == end.year
            && (date.start.month == end.month || end.year.is_some())
            && key(end) < key(date.start)
    })
}

/// The places of dates that cannot be: 2月30日, 13月, 1月24日至23日.
#[must_use]
pub fn impossible(report: &Report, dates: &[ReportDate]) -> Vec<Span> {
    dates
        .iter()
        .filter(|date| date.start.is_impossible() || date.end.is_some_and(Day::is_impossible) || is_reversed(date))
        .map(|date| report.span(date.block, date.range.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(blocks: &[&str]) -> Vec<(String, Option<String>)> {
        let report = Report::new(None, blocks.iter().map(|&block| block.to_owned()));
        listed(&report, &dates(&report)).into_iter().map(|date| (date.text, date.iso)).collect()
    }

    fn iso(text: &str) -> Option<String> {
        let found = read(&[text]);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.into_iter().next().and_then(|(_, iso)| iso)
    }

    #[test]
    fn whole_dates_and_periods_have_an_iso_form() {
        for (text, expected) in [
            ("2024年1月23日", "2024-01-23"),
            ("二〇二四年一月二十三日", "2024-01-23"),
            ("2024-01-23", "2024-01-23"),
            ("2024年3月", "2024-03"),
            ("到2027年", "2027"),
            ("2024年1月23日至24日", "2024-01-23/2024-01-24"),
            ("2024年1月30日至2月2日", "2024-01-30/2024-02-02"),
            ("2024年12月30日至2025年1月2日", "2024-12-30/2025-01-02"),
            ("2024年1月23—24日", "2024-01-23/2024-01-24"),
            ("2021—2025年", "2021/2025"),
            ("2021年至2025年", "2021/2025"),
            ("“十四五”时期", "2021/2025"),
            ("“十五五”期间", "2026/2030"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_year_is_not_invented() {
        assert_eq!(iso("1月23日召开"), None);
        assert_eq!(iso("今年5月召开"), None);
        assert_eq!(iso("2024年底"), None);
    }

    #[test]
    fn the_day_of_publication_gives_the_year() {
        let found = read(&["发布时间:2024年01月05日", "12月28日至29日开会，31日闭会，今年6月验收，去年3月启动。"]);
        let isos: Vec<Option<&str>> = found.iter().skip(1).map(|(_, iso)| iso.as_deref()).collect();
        assert_eq!(isos, [Some("2023-12-28/2023-12-29"), Some("2023-12-31"), Some("2024-06"), Some("2023-03")]);
    }

    #[test]
    fn numbers_are_not_dates() {
        for text in ["30日内办结", "3个月", "第2024号", "1234年", "12.5%", "100日行动", "2024级", "今年以来"]
        {
            assert!(read(&[text]).is_empty(), "{text}: {:?}", read(&[text]));
        }
    }

    #[test]
    fn dates_that_cannot_be_are_found() {
        for (text, expected) in [
            ("2月30日", 1),
            ("2023年2月29日", 1),
            ("13月1日", 1),
            ("1月24日至23日", 1),
            ("2024年2月29日", 0),
            ("2月29日", 0),
        ] {
            let report = Report::new(None, [text.to_owned()]);
            assert_eq!(impossible(&report, &dates(&report)).len(), expected, "{text}");
        }
    }
}
