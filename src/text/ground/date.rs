//! Dates as Chinese pages write them, as ISO 8601 without a zone: `2024-01-24` or `2024-01-24T21:50`.
//!
//! Known: `2024-01-24 21:50`, `2024/1/24`, `2024.01.24`, `2017——04——12`, `2024年01月24日 21时50分`,
//! `2026-09-28-21:50:00` (gov.cn), `2024-01-24T13:50:00Z`, `二〇二四年一月二十四日`; and, as a whole
//! value only, `20240124`, `20240124215000` and seconds or milliseconds since 1970.

use crate::text::digest::CalendarDay;
use crate::text::ground::words::{self, SEAM};

/// A date in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// `2024-01-24` or `2024-01-24T21:50`.
    pub iso: String,
}

/// The first date in `text`; `None` where there is none.
pub fn first(text: &str) -> Option<Found> {
    let mut before = ' ';
    for (start, c) in text.char_indices() {
        if !before.is_ascii_digit()
            && numeral(c).is_some()
            && let Some((iso, end)) = at(text, start)
        {
            return Some(Found { start, end, iso });
        }
        before = c;
    }
    None
}

/// A date that is a whole value of metadata.
pub fn value(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(found) = first(text) {
        return Some(found.iso);
    }
    if text.len() < 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
    match text.len() {
        8 => iso(number(0..4)?, number(4..6)?, number(6..8)?, None),
        12 | 14 => iso(number(0..4)?, number(4..6)?, number(6..8)?, Some((number(8..10)?, number(10..12)?))),
        10 | 13 => Some(of_seconds(text.get(..10)?.parse().ok()?)),
        _ => None,
    }
}

/// The date that two boxes of a page make, as 20 above 2024-05 or 05/20 beside 2024; in either order.
pub fn of_boxes(a: &str, b: &str) -> Option<String> {
    let bare = |text: &str| text.chars().filter(|c| !is_space(*c)).collect::<String>();
    let (a, b) = (bare(a), bare(b));
    [(&a, &b), (&b, &a)].into_iter().find_map(|(large, small)| {
        let digits = |text: &str, count| text.chars().take_while(char::is_ascii_digit).count() == count;
        // A box with a year and nothing longer than a month; one with a day, and the month where that has none.
        let fits = digits(large, 4) && words::length(large) <= 8 && !small.is_empty() && words::length(small) <= 6;
        let whole = fits.then(|| {
            [words::trimmed_end(large, |c| matches!(c, '年' | '月' | '-' | '/' | '.')), "-", small].concat()
        })?;
        let found = first(&whole.replace(['年', '月', '/', '.'], "-"))?;
        (found.start == 0 && found.iso.len() == 10).then_some(found.iso)
    })
}

/// A date that starts at byte `start`, and the byte after it.
fn at(text: &str, start: usize) -> Option<(String, usize)> {
    let mut cursor = Cursor { text, at: start };
    let year = cursor.year()?;
    let after_year = cursor.at;
    let chinese = cursor.separator();
    // 「2024 01/24 21:50」: a space alone will do only where a time follows.
    let loose = chinese.is_none();
    if loose && cursor.at == after_year {
        return None;
    }
    let chinese = chinese.unwrap_or(false);
    let month = cursor.number(2)?;
    cursor.separator()?;
    let day = cursor.number(2)?;
    if !chinese && cursor.peek().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    cursor.take(|c| matches!(c, '日' | '号'));
    let date = iso(year, month, day, None)?;
    let after_date = cursor.at;
    if let Some((hour, minute)) = cursor.time()
        && hour < 24
        && minute < 60
    {
        // Chinese time is eight hours before Greenwich; a page that gives Greenwich time says so.
        if cursor.rest().starts_with('Z') || cursor.rest().starts_with("+00:00") {
            return Some((of_seconds(seconds(year, month, day) + hour * 3600 + minute * 60), cursor.at));
        }
        return Some((iso(year, month, day, Some((hour, minute)))?, cursor.at));
    }
    (!loose).then_some((date, after_date))
}

fn iso(year: u32, month: u32, day: u32, time: Option<(u32, u32)>) -> Option<String> {
    if !(1980..2100).contains(&year)
        || !(1..=12).contains(&month)
        || !(1..=CalendarDay::days_in(i32::try_from(year).ok(), month)).contains(&day)
    {
        return None;
    }
    let mut out = String::with_capacity(16);
    push(&mut out, year / 100);
    push(&mut out, year % 100);
    out.push('-');
    push(&mut out, month);
    out.push('-');
    push(&mut out, day);
    if let Some((hour, minute)) = time.filter(|&(hour, minute)| hour < 24 && minute < 60) {
        out.push('T');
        push(&mut out, hour);
        out.push(':');
        push(&mut out, minute);
    }
    Some(out)
}

/// Two digits.
fn push(out: &mut String, number: u32) {
    for digit in [number / 10 % 10, number % 10] {
        out.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

/// Seconds since 1970 of a day's start; days from civil by Howard Hinnant's method.
fn seconds(year: u32, month: u32, day: u32) -> u32 {
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
    days.saturating_sub(719_468).saturating_mul(86_400)
}

/// The date in China at this many seconds since 1970; civil from days by Howard Hinnant's method.
fn of_seconds(seconds: u32) -> String {
    let minutes = (u64::from(seconds) + 8 * 3600) / 60;
    let days = (minutes / 1440) as u32 + 719_468;
    let of_day = (minutes % 1440) as u32;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u32::from(month <= 2);
    iso(year, month, day, Some((of_day / 60, of_day % 60))).unwrap_or_default()
}

/// The value of a digit, Arabic, full-width or Chinese.
fn numeral(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        '〇' | '○' | '零' | 'Ｏ' | 'О' => Some(0),
        _ => "一二三四五六七八九".chars().zip(1..).find(|&(digit, _)| digit == c).map(|(_, value)| value),
    }
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Steps over characters of a kind; says how many.
    fn take(&mut self, kind: impl Fn(char) -> bool) -> usize {
        let mut count = 0;
        while let Some(c) = self.peek().filter(|&c| kind(c)) {
            self.at += c.len_utf8();
            count += 1;
        }
        count
    }

    fn year(&mut self) -> Option<u32> {
        let mut year = 0;
        for _ in 0..4 {
            let c = self.peek()?;
            year = year * 10 + numeral(c)?;
            self.at += c.len_utf8();
        }
        (self.peek().and_then(numeral).is_none()).then_some(year)
    }

    /// Between year, month and day: `-`, `/`, `.`, 年, 月, any of them more than once, with space.
    /// Says whether it is 年 or 月.
    fn separator(&mut self) -> Option<bool> {
        let spaces = self.take(is_space);
        let chinese = self.take(|c| matches!(c, '年' | '月')) > 0;
        if !chinese && self.take(|c| matches!(c, '-' | '—' | '–' | '－' | '/' | '.' | '．' | '／')) == 0 {
            return None;
        }
        (spaces + self.take(is_space) <= 4).then_some(chinese)
    }

    /// A number of up to `digits` digits, or of Chinese numerals up to 三十一.
    fn number(&mut self, digits: usize) -> Option<u32> {
        let (mut number, mut count, mut tens) = (0, 0, false);
        while let Some(c) = self.peek() {
            if c == '十' && !tens && number < 10 {
                number = 10 * number.max(1);
                tens = true;
            } else if let Some(value) = numeral(c).filter(|_| tens || count < digits) {
                number = if tens { number + value } else { number * 10 + value };
            } else {
                break;
            }
            count += 1;
            self.at += c.len_utf8();
            if tens && number % 10 != 0 {
                break;
            }
        }
        (count > 0).then_some(number)
    }

    /// What may stand before a time, and hour and minute.
    fn time(&mut self) -> Option<(u32, u32)> {
        let mut steps = 0;
        while let Some(c) = self.peek() {
            let between =
                is_space(c) || matches!(c, 'T' | '-' | '（' | '(' | '）' | ')' | '星' | '期' | '周' | '日' | '天');
            let weekday = steps > 0 && numeral(c).is_some() && !c.is_ascii_digit();
            if !between && !weekday {
                break;
            }
            self.at += c.len_utf8();
            steps += 1;
            if steps > 9 {
                return None;
            }
        }
        let afternoon = self.rest().starts_with("下午") || self.rest().starts_with("晚上");
        if afternoon || self.rest().starts_with("上午") {
            self.at += "下午".len();
        }
        let hour = self.number(2)?;
        if self.take(|c| matches!(c, ':' | '：' | '时' | '点')) != 1 {
            return None;
        }
        let minute = self.number(2)?;
        if self.take(|c| matches!(c, ':' | '：' | '分')) == 1 && self.number(2).is_some() {
            let fraction = self.at;
            if self.take(|c| c == '.') == 1 && self.take(|c| c.is_ascii_digit()) == 0 {
                self.at = fraction;
            }
        }
        Some((if afternoon && hour < 12 { hour + 12 } else { hour }, minute))
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == SEAM
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso_of(text: &str) -> Option<String> {
        first(text).map(|found| found.iso)
    }

    #[test]
    fn every_form_is_read() {
        for (text, iso) in [
            ("发布时间：2024-01-24 21:50", "2024-01-24T21:50"),
            ("2024-01-24", "2024-01-24"),
            ("2024年01月24日", "2024-01-24"),
            ("2024年 1月 4 日 8时5分", "2024-01-04T08:05"),
            ("2017——04——12", "2017-04-12"),
            ("2024/1/4 07:08:09", "2024-01-04T07:08"),
            ("2024.01.24 来源", "2024-01-24"),
            ("2026-09-28-21:50:00", "2026-09-28T21:50"),
            ("2026-03-09  10:01:19", "2026-03-09T10:01"),
            ("2025-04-03T06:58:00+08:00", "2025-04-03T06:58"),
            ("2025-04-03T22:58:00Z", "2025-04-04T06:58"),
            ("2025-04-03T22:58:00.000Z", "2025-04-04T06:58"),
            ("2023年11月17日15:13", "2023-11-17T15:13"),
            ("2023年11月17日（星期五）15:13", "2023-11-17T15:13"),
            ("2023年1月7日 下午3:05", "2023-01-07T15:05"),
            ("二〇二四年一月二十四日", "2024-01-24"),
            ("二○二二年十月三十一日", "2022-10-31"),
            ("二零一九年十二月十日", "2019-12-10"),
            ("２０２４年３月５日", "2024-03-05"),
            ("2024 01/24 21:50:37", "2024-01-24T21:50"),
            ("2024\u{a0}-\u{a0}03\u{a0}-\u{a0}05", "2024-03-05"),
        ] {
            assert_eq!(iso_of(text).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_no_date() {
        assert!(first("发布时间：2024-02-30").is_none());
        assert_eq!(first("发布时间：2024-02-29").map(|found| found.iso).as_deref(), Some("2024-02-29"));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "2024",
            "2024年",
            "12024-01-02",
            "2024-13-01",
            "2024-00-10",
            "1900-01-01",
            "电话 010-2024-0101",
            "2024年工作",
            "20-1-2",
            "2024 1/2",
            "2024 12 10:30",
        ] {
            assert_eq!(iso_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_that_is_none_leaves_the_date() {
        assert_eq!(iso_of("2024-01-24 99:99").as_deref(), Some("2024-01-24"));
        assert_eq!(iso_of("2024-01-24 浏览次数：12").as_deref(), Some("2024-01-24"));
        assert_eq!(iso_of("2024年1月24日 一、会议").as_deref(), Some("2024-01-24"));
    }

    #[test]
    fn two_boxes_make_a_date() {
        for (a, b) in
            [("20", "2024年05月"), ("2024-05", "20"), ("05/20", "2024"), ("5月20日", "2024年"), ("20日", "2024.05")]
        {
            assert_eq!(of_boxes(a, b).as_deref(), Some("2024-05-20"), "{a} {b}");
        }
        for (a, b) in [
            ("20", "05"),
            ("2024", "2025"),
            ("", "2024-05"),
            ("第20期", "2024年"),
            ("2024-05-20", "20"),
            ("20", "2024"),
        ] {
            assert_eq!(of_boxes(a, b), None, "{a} {b}");
        }
    }

    #[test]
    fn whole_values_may_be_packed() {
        assert_eq!(value("20240124").as_deref(), Some("2024-01-24"));
        assert_eq!(value("20240124215000").as_deref(), Some("2024-01-24T21:50"));
        assert_eq!(value("1706104200").as_deref(), Some("2024-01-24T21:50"));
        assert_eq!(value("1706104200000").as_deref(), Some("2024-01-24T21:50"));
        assert_eq!(value("12345"), None);
        assert_eq!(value("1-2-3"), None);
    }
}
