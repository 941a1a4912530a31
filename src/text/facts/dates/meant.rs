//! Which day a date means that leaves out its year or month.
//!
//! A report knows its day from its page, or tells it in its first sentence. A date without a year is one of the
//! months around that day; a deadline lies ahead of it. Where two readings are left, nothing is said.

use std::ops::Range;

use super::{Day, Hint, ReportDate};
use crate::text::digest::CalendarDay;
use crate::text::ground::furniture::{is_page_line, is_placeholder};
use crate::text::ground::numeral::digit;
use crate::text::lexicon::time::{AHEAD, BEFORE, BEHIND, DUE, EITHER, HELD, LOOKS_BACK, NOT_BEFORE};
use crate::text::report::Report;

/// Days between a report and a date without a year, at most, where nothing says on which side it lies.
const NEAR: i64 = 120;

/// Days by which a page may be later than the meeting that it tells of.
const LATE: i64 = 40;

/// Gives the dates the years and months that are certain. `published`: the day of the page, if known.
pub(super) fn resolve(report: &Report, dates: &mut [ReportDate], published: Option<Day>) {
    let published = published.or_else(|| own_day(report, dates));
    let title = report.title.as_deref().unwrap_or_default();
    let event = event(report, dates, published, named_year(title));
    let report_day = match (event.known(), published) {
        // A page of another year than its meeting's: nothing in it can be told.
        (Some(event), Some(published)) if distance(event, published) > NEAR => None,
        (None, _) if event.is_contradicted() => None,
        (event, published) => event.or(published),
    };
    let context = Context { published, event: event.known(), day: report_day };
    let mut before: Option<Before> = None;
    for index in 0..dates.len() {
        let Some(date) = dates.get(index) else { continue };
        let text = report.blocks.get(date.block).map_or("", |block| block.text());
        let earlier = before.filter(|before| before.block == date.block);
        let start = match event {
            Event::Known { index: at, day } if at == index => day,
            _ => context.meant_of(date, text, earlier),
        };
        let end = date.end.map(|end| period_end(date.start, start, end));
        let written = date.start.year.or(date.end.and_then(|end| end.year)).filter(|_| date.start.hint == Hint::None);
        before = Some(Before {
            block: date.block,
            end: date.range.end,
            day: end.unwrap_or(start),
            year: written.or(earlier.and_then(|before| before.year)),
        });
        if let Some(date) = dates.get_mut(index) {
            (date.start, date.end) = (start, end);
        }
    }
}

/// The date before in the same block.
#[derive(Clone, Copy)]
struct Before {
    block: usize,
    /// One past its last byte.
    end: usize,
    day: Day,
    /// The last year that was written out.
    year: Option<i32>,
}

/// What is known of the report's day.
struct Context {
    published: Option<Day>,
    event: Option<Day>,
    /// The day from which the others are told.
    day: Option<Day>,
}

impl Context {
    /// The first day of `date`. A period has its year only where its end, taken by itself, would have the same.
    fn meant_of(&self, date: &ReportDate, text: &str, before: Option<Before>) -> Day {
        let start = self.meant(date.start, text, &date.range, before);
        let in_year = |end: &Day| end.month >= start.month && end.month.is_some() && end.hint == Hint::None;
        match date.end.filter(in_year) {
            Some(end) if self.meant(end, text, &date.range, before).year != start.year => {
                Day { year: date.start.year, ..start }
            }
            _ => start,
        }
    }

    fn meant(&self, date: Day, text: &str, range: &Range<usize>, before: Option<Before>) -> Day {
        if date.year.is_some() {
            return date;
        }
        match date.hint {
            Hint::Years(years) => Day { year: self.year().map(|year| year + years), ..date },
            Hint::Months(months) => self.day.and_then(|day| month_after(day, months)).map_or(date, |(year, month)| {
                exists(Day { year: Some(year), month: Some(month), ..date }).unwrap_or(date)
            }),
            Hint::Next | Hint::Other => date,
            Hint::None if date.month.is_some() => {
                let side = side(text, range);
                let year = self.day.and_then(|today| self.year_of(date, today, side));
                // 2022年……，12月5日: the paragraph speaks of another year.
                let other = before.and_then(|before| before.year);
                let agrees = side == Side::Deadline || other.is_none() || other == year;
                Day { year: year.filter(|_| agrees), ..date }
            }
            Hint::None if date.day.is_some() => self.in_month(date, text, range, before),
            Hint::None => date,
        }
    }

    /// The year that 今年 means: none where meeting and page lie in two.
    fn year(&self) -> Option<i32> {
        let day = self.day?.year;
        let differ = self.event.zip(self.published).is_some_and(|(event, published)| event.year != published.year);
        day.filter(|_| !differ)
    }

    /// The year of a month or day.
    fn year_of(&self, date: Day, today: Day, side: Side) -> Option<i32> {
        let year = today.year?;
        let candidates = [year - 1, year, year + 1].map(|year| Day { year: Some(year), ..date });
        let candidates = candidates.into_iter().filter_map(exists);
        let ahead = |day: &Day| after(*day, today) >= 0;
        let nearest = || {
            let day = candidates.clone().min_by_key(|day| distance(*day, today))?;
            day.year.filter(|_| distance(day, today) <= NEAR)
        };
        let next = || candidates.clone().find(ahead)?.year;
        match side {
            Side::Deadline => {
                // Without the day of the meeting: a deadline shortly before the page may have been met.
                let recent = |day: Day| !ahead(&day) && distance(day, today) <= LATE;
                next().filter(|_| self.event.is_some() || !candidates.clone().any(recent))
            }
            // 将 may take an object and 计划 be a noun: not against the nearer reading.
            Side::Ahead => match nearest() {
                Some(year) => next().filter(|next| *next == year),
                None => next(),
            },
            Side::Behind => nearest().filter(|year| next() != Some(*year)),
            Side::Open => nearest(),
            Side::Either => None,
        }
    }

    /// A day without a month: 29日、30日 in the month of the date before it, or the last such day that was.
    fn in_month(&self, date: Day, text: &str, range: &Range<usize>, before: Option<Before>) -> Day {
        let of_before = before.and_then(|before| {
            let same = before.day.month.is_some() && before.day.day.is_some() && before.day.day <= date.day;
            let day = Day { year: before.day.year, month: before.day.month, hint: before.day.hint, ..date };
            let sentence = text
                .get(before.end..range.start)
                .is_some_and(|between| !between.contains(['。', '；', '！', '？', '\n']));
            same.then(|| (exists(day).unwrap_or(date), sentence))
        });
        if let Some((day, true)) = of_before {
            return day;
        }
        // 1月22日报到，2日离会: which month is not said.
        if before.is_some_and(|before| before.day.month.is_some()) && of_before.is_none() {
            return date;
        }
        let ahead = matches!(side(text, range), Side::Ahead | Side::Deadline);
        let today = if ahead { self.day } else { self.published.filter(|_| self.day.is_some()) };
        let of_page = today.and_then(|today| {
            let in_month = |months| {
                let (year, month) = month_after(today, months)?;
                exists(Day { year: Some(year), month: Some(month), ..date })
            };
            let fits = |day: &Day| if ahead { after(*day, today) >= 0 } else { after(*day, today) <= 0 };
            let other = || in_month(if ahead { 1 } else { -1 }).filter(|day| distance(*day, today) <= 31);
            in_month(0).filter(fits).or_else(other)
        });
        match (of_before, of_page) {
            (Some((before, _)), Some(page)) if before != page => date,
            (_, Some(day)) => day,
            _ => date,
        }
    }
}

/// The end of a period that starts on `start`, which the text writes as `written`.
fn period_end(written: Day, start: Day, mut end: Day) -> Day {
    if end.hint == Hint::Next {
        end.year = start.year.map(|year| year + 1);
        return end;
    }
    if end.month.is_none() && end.year.is_none() {
        end.month = start.month;
    }
    if end.year.is_none() || end.hint != Hint::None {
        end.year = start.year;
    }
    // 12月30日至1月2日 goes over into the next year.
    let turns = end.year == start.year && end.month < start.month && start.month >= Some(10) && end.month.is_some();
    if turns && written.hint == Hint::None {
        end.year = end.year.map(|year| year + 1);
    }
    if end.is_impossible() && !(Day { year: written.year, ..end }).is_impossible() {
        end.year = None;
    }
    end
}

/// The day of the report's event, as far as it is known.
#[derive(Clone, Copy)]
enum Event {
    /// No date of an event.
    Unknown,
    /// The page and the title give it different years.
    Contradicted,
    /// This date of the report.
    Known { index: usize, day: Day },
}

impl Event {
    fn known(self) -> Option<Day> {
        if let Self::Known { day, .. } = self { Some(day) } else { None }
    }

    fn is_contradicted(self) -> bool {
        matches!(self, Self::Contradicted)
    }
}

/// The first day of the first paragraphs, if its sentence tells of a meeting or the like. Its year is written out, or
/// the page's day or the meeting's name gives it.
fn event(report: &Report, dates: &[ReportDate], published: Option<Day>, titled: Option<Named>) -> Event {
    /// Paragraphs in which a report tells of its event.
    const HEAD: usize = 3;
    let is_text =
        |text: &str| !text.trim().is_empty() && !is_placeholder(text) && !is_page_line(text) && !is_date_line(text);
    let texts = report.blocks.iter().map(|block| block.text());
    let head: Vec<usize> =
        texts.enumerate().filter(|(_, text)| is_text(text)).map(|(index, _)| index).take(HEAD).collect();
    let day = |date: &&(usize, &ReportDate)| date.1.start.month.is_some() && date.1.start.day.is_some();
    let dated = dates.iter().enumerate().take_while(|(_, date)| head.last().is_some_and(|last| date.block <= *last));
    let dated: Vec<(usize, &ReportDate)> = dated.filter(|(_, date)| head.contains(&date.block)).collect();
    let Some(&(index, date)) = dated.iter().find(day) else { return Event::Unknown };
    let text = report.blocks.get(date.block).map_or("", |block| block.text());
    let (from, to) = sentence(text, &date.range);
    let words = text.get(from..to).unwrap_or("");
    let after = text.get(date.range.end..to).unwrap_or("");
    let open = matches!(side(text, &date.range), Side::Open);
    // 2025年3月20日印发的办法: of something else.
    let attribute = after.split(['，', ',', '。']).next().is_some_and(|clause| clause.contains('的'));
    if !open || date.start.hint != Hint::None || attribute || !HELD.iter().any(|word| words.contains(word)) {
        return Event::Unknown;
    }
    if date.start.year.is_some() {
        // A report may begin with what a leader once said elsewhere; without a page nothing tells it apart.
        if published.is_none() && words.contains("总书记") {
            return Event::Unknown;
        }
        return Event::Known { index, day: date.start };
    }
    let clauses = words.split(['，', ',', '；', '：', '、']);
    let held = clauses.filter(|clause| HELD.iter().any(|word| clause.contains(word))).find_map(named_year);
    let named = titled.or(held);
    let by_page = published.and_then(|today| {
        let context = Context { published, event: None, day: published };
        context.year_of(date.start, today, Side::Open)
    });
    let year = match (by_page, named) {
        (Some(year), None) => Some(year),
        (Some(year), Some(named)) if named.allows(year, date.start.month) => Some(year),
        (None, Some(named)) if published.is_none() => named.year_of(date.start.month),
        (_, Some(_)) => return Event::Contradicted,
        (None, None) => None,
    };
    match year.and_then(|year| exists(Day { year: Some(year), ..date.start })) {
        Some(day) => Event::Known { index, day },
        None => Event::Unknown,
    }
}

/// The bytes of the sentence around `range`, not further than a few hundred bytes off.
fn sentence(text: &str, range: &Range<usize>) -> (usize, usize) {
    const REACH: usize = 100; // characters
    let ends = |c: &char| matches!(c, '。' | '！' | '？' | '\n');
    let head = text.get(..range.start).unwrap_or("");
    let tail = text.get(range.end..).unwrap_or("");
    let before: usize = head.chars().rev().take(REACH).take_while(|c| !ends(c)).map(char::len_utf8).sum();
    let after: usize = tail.chars().take(REACH).take_while(|c| !ends(c)).map(char::len_utf8).sum();
    (range.start - before, range.end + after)
}

/// The year in the name of a meeting: 2024年全县林业工作会议.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Named {
    year: i32,
    /// Whether the name counts the meetings of that year: 2012年第12次.
    counted: bool,
    /// Whether it may be the year before the meeting: 年度, 总结.
    may_be_over: bool,
}

impl Named {
    /// The meeting's year by its name alone: not in the months in which last year is summed up and next year planned.
    fn year_of(self, month: Option<u32>) -> Option<i32> {
        let month = month?;
        let sure = self.counted || (if self.may_be_over { 4 } else { 1 }..=10).contains(&month);
        sure.then_some(self.year)
    }

    /// Whether a meeting of this name may be held then.
    fn allows(self, year: i32, month: Option<u32>) -> bool {
        year == self.year || year == self.year - 1 && month >= Some(10) || year == self.year + 1 && month <= Some(4)
    }
}

/// The only year in `words`, if it belongs to the name of a meeting and the name doesn't look back.
fn named_year(words: &str) -> Option<Named> {
    /// Characters from the year to 会, at most.
    const NAME: usize = 40;
    let mut found: Option<Named> = None;
    for (at, _) in words.match_indices('年') {
        let (head, tail) = (words.get(..at)?, words.get(at + '年'.len_utf8()..)?);
        let digits: Vec<u32> = head.trim_end().chars().rev().map_while(digit).take(5).collect();
        let year = digits.iter().rev().fold(0, |year, digit| year * 10 + digit);
        if digits.len() != 4 || !(1900..2100).contains(&year) {
            continue;
        }
        let name: String =
            tail.chars().take(NAME).take_while(|c| !matches!(c, '，' | '。' | '；' | ',' | '：')).collect();
        let meeting = name.contains('会') || name.contains('第') && name.contains('次');
        let back = LOOKS_BACK.iter().any(|word| name.contains(word) || head.contains(word));
        let part = name.starts_with(['底', '至', '到', '前', '末', '起', '版', '初', '—', '-']);
        let named = Named {
            year: i32::try_from(year).ok()?,
            counted: name.starts_with('第') && name.contains('次'),
            may_be_over: name.starts_with('度'),
        };
        match found {
            Some(found) if found.year != named.year => return None,
            _ if !meeting || back || part => return None,
            _ => found = Some(named),
        }
    }
    found
}

/// The day of publication that the report itself gives: a line of the page or one that holds little but a date.
fn own_day(report: &Report, dates: &[ReportDate]) -> Option<Day> {
    let whole = |date: &&ReportDate| {
        date.end.is_none() && date.start.year.is_some() && date.start.day.is_some() && !date.start.is_impossible()
    };
    let text = |date: &ReportDate| report.blocks.get(date.block).map_or("", |block| block.text());
    let lines = || dates.iter().filter(whole);
    lines()
        .find(|date| is_page_line(text(date)))
        .or_else(|| lines().find(|date| is_date_line(text(date))))
        .map(|date| date.start)
}

/// Whether a line is short, has a digit and no clause: 2024-01-05 青禾日报, 2012年10月22日.
fn is_date_line(text: &str) -> bool {
    /// Characters.
    const LINE: usize = 40;
    text.chars().nth(LINE).is_none()
        && text.chars().any(|c| digit(c).is_some() || c == '〇' || c == '○')
        && !text.contains(['，', '。', '；', '！', '？', '、', '；'])
        && !HELD.iter().any(|word| text.contains(word))
}

/// On which side of the report a date lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Ahead for certain: 12月31日前, 定于3月1日.
    Deadline,
    /// Words that mostly stand with days ahead.
    Ahead,
    Behind,
    /// Nothing is said.
    Open,
    /// Something is said that may mean both.
    Either,
}

/// What the clause around a date says.
fn side(text: &str, range: &Range<usize>) -> Side {
    /// Characters that are read on either side.
    const REACH: usize = 24;
    let parts = |c: &char| matches!(c, '。' | '；' | '！' | '？' | '，' | ',' | ';' | '：' | '、' | '\n');
    let head: Vec<char> =
        text.get(..range.start).unwrap_or("").chars().rev().take(REACH).take_while(|c| !parts(c)).collect();
    let head: String = head.into_iter().rev().collect();
    let rest = text.get(range.end..).unwrap_or("");
    // 9月1日，大桥将通车: the clause after a date that is one by itself.
    let rest = rest.strip_prefix(['，', ',']).unwrap_or(rest);
    let tail: String = rest.chars().take(REACH).take_while(|c| !parts(c)).collect();
    let any = |words: &[&str]| words.iter().any(|word| head.contains(word) || tail.contains(word));
    // 12月31日前完成; not 前往, nor what was 3月1日前的.
    let before = BEFORE.iter().filter_map(|word| rest.strip_prefix(word)).any(|rest| !rest.starts_with('的'))
        && !NOT_BEFORE.iter().any(|word| rest.starts_with(word));
    let due = before || DUE.iter().any(|word| head.ends_with(word));
    let behind = any(BEHIND) || before && tail.contains('了');
    match (due, behind) {
        (_, true) => Side::Behind,
        (true, false) => Side::Deadline,
        _ if any(AHEAD) => Side::Ahead,
        _ if EITHER.iter().any(|word| head.ends_with(word) || tail.starts_with(word)) => Side::Either,
        _ => Side::Open,
    }
}

fn exists(day: Day) -> Option<Day> {
    (!day.is_impossible()).then_some(day)
}

/// The month so many months after that of `day`, with its year.
fn month_after(day: Day, months: i32) -> Option<(i32, u32)> {
    let index = day.year? * 12 + i32::try_from(day.month?).ok()? - 1 + months;
    Some((index.div_euclid(12), u32::try_from(index.rem_euclid(12)).ok()? + 1))
}

fn distance(one: Day, other: Day) -> i64 {
    after(one, other).abs()
}

/// Days from `other` to `one`; to a month that is not `other`'s, to its nearer end.
fn after(one: Day, other: Day) -> i64 {
    let number = |day: Day, of_month: u32| {
        // Days from civil (Howard Hinnant, "chrono-compatible low-level date algorithms").
        let (month, year) = (i64::from(day.month.unwrap_or(1)), i64::from(day.year.unwrap_or(0)));
        let year = year - i64::from(month <= 2);
        365 * year + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (153 * ((month + 9) % 12) + 2) / 5
            + i64::from(day.day.unwrap_or(of_month))
    };
    let last = CalendarDay::days_in(one.year, one.month.unwrap_or(1));
    let today = number(other, 1);
    let (first, last) = (number(one, 1) - today, number(one, last) - today);
    if first <= 0 && last >= 0 {
        0
    } else if first > 0 {
        first
    } else {
        last
    }
}
