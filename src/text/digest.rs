//! What the core makes of a report: the digest's shape.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::text::report::{Report, Span};

/// Words of the report itself: `text` is what `spans` point at, joined.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Extract {
    /// The words.
    pub text: String,
    /// Where they stand, in the report's order.
    pub spans: Vec<Span>,
}

impl Extract {
    /// The extract that these spans of `report` make; no spans, an empty one.
    #[must_use]
    pub fn of(report: &Report, spans: Vec<Span>) -> Self {
        Self { text: spans.iter().map(|&span| report.slice(span)).collect(), spans }
    }
}

/// A term that says what the report is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Keyword {
    /// The term as it stands in the text.
    pub text: String,
    /// Every occurrence.
    pub spans: Vec<Span>,
    /// 1 for the first keyword, less for each that follows; above 0.
    pub weight: f64,
    /// Number of occurrences.
    pub count: usize,
}

/// What a part of a report tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// What was done and achieved: 过去一年, 2024年工作回顾.
    Review,
    /// How things stand: 当前, 面临, 问题依然存在.
    Situation,
    /// What somebody asks for: 会议强调，要….
    Demand,
    /// What is to be done: 会议确定，要抓好以下任务, 今年重点工作.
    Task,
    /// What the meeting did: 会议审议通过了…, 会议决定….
    Act,
}

impl PartKind {
    /// Its name, as in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Situation => "situation",
            Self::Demand => "demand",
            Self::Task => "task",
            Self::Act => "act",
        }
    }

    /// The kind of this name; `None` where there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Review, Self::Situation, Self::Demand, Self::Task, Self::Act]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// What the meeting did: passed, decided, deployed, studied, heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Act {
    /// 通过, 批准, 决定, 同意, 部署, 研究, 审议, 听取, 学习 …: the verb's group, not its very word.
    pub kind: String,
    /// The words, from the verb on: 审议通过《某某条例（草案）》.
    pub text: String,
    /// Where they stand.
    pub spans: Vec<Span>,
    /// The first 《title》 in it with its marks, where it has one.
    pub title: Option<Extract>,
}

/// A line of the summary.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SummaryLine {
    /// The words.
    pub text: String,
    /// Where they stand, in the report's order.
    pub spans: Vec<Span>,
    /// Which part of the report says it.
    pub from: LineSource,
}

/// Where a line of the summary comes from, so that it can be labelled (会议确定 · 三).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct LineSource {
    /// What the line tells; `None` where its words do not say.
    pub kind: Option<PartKind>,
    /// Index into [`Digest::sections`].
    pub section: Option<usize>,
    /// Index into [`Digest::outlines`].
    pub outline: Option<usize>,
    /// The item's number in that list; `None` where the line tells several items.
    pub ordinal: Option<usize>,
    /// The person who says it.
    pub speaker: Option<String>,
    /// Items of the list that the line leaves out; 0 where it leaves out none.
    pub left: usize,
}

/// A part of the report that a formula such as 会议指出 opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The formula: 会议指出, 习近平强调.
    pub marker: String,
    /// The person who speaks, where it is one.
    pub speaker: Option<String>,
    /// What it tells; `None` where its words do not say.
    pub kind: Option<PartKind>,
    /// The whole section, a span for each block that it covers; the first starts at the marker, or before it where the
    /// one who speaks comes in (李文山听取了汇报，强调，…).
    pub spans: Vec<Span>,
    /// What is said, point by point.
    pub points: Vec<Extract>,
}

/// A list such as 一是…二是….
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outline {
    /// The number of items that the text announces (八个方面), where it does.
    pub declared: Option<usize>,
    /// What it tells; `None` where its words do not say.
    pub kind: Option<PartKind>,
    /// The section that it stands in: index into [`Digest::sections`].
    pub section: Option<usize>,
    /// The words before it that announce it: 要抓好以下八个方面重点任务.
    pub announcement: Option<Extract>,
    /// The items in order.
    pub items: Vec<OutlineItem>,
    /// The whole list, a span for each block that it covers.
    pub spans: Vec<Span>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineItem {
    /// Its number, from 1.
    pub ordinal: usize,
    /// Its first sentence without the ordinal.
    pub heading: Extract,
    /// Who is to do it (由市水务局牵头): names of bodies as they stand in the item.
    pub bodies: Vec<Extract>,
    /// By when (6月底前完成), as it stands in the item.
    pub deadline: Option<Extract>,
    /// The whole item, from its ordinal on.
    pub spans: Vec<Span>,
}

/// A person who takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The post as the text gives it before the name.
    pub post: Option<String>,
    /// What the person did: 主持, 讲话, 作工作报告, 出席 ….
    pub roles: Vec<String>,
    /// Where the name stands.
    pub spans: Vec<Span>,
}

/// A region or an office that takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Body {
    /// Its name.
    pub name: String,
    /// What it did: 交流发言, 书面交流, 列席 ….
    pub role: String,
    /// Where the name stands.
    pub spans: Vec<Span>,
}

/// A date or a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Date {
    /// As the text has it.
    pub text: String,
    /// `2024-01-23`, `2024-01` or `2024`, a period as `2024-01-23/2024-01-24`; `None` where it is not certain.
    pub iso: Option<String>,
    /// Where it stands.
    pub spans: Vec<Span>,
}

/// Something that an editor would want to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// A stable code in kebab case.
    pub code: &'static str,
    /// The same in Chinese.
    pub message: String,
    /// The place.
    pub spans: Vec<Span>,
}

/// The digest of a report. Everything in it stands in the report; nothing is paraphrased.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Digest {
    /// Who held what and decided what, in one line.
    pub headline: Extract,
    /// What the meeting did, the weightiest first.
    pub acts: Vec<Act>,
    /// What the report comes to: acts that the headline leaves out, tasks, demands, then the rest.
    pub summary: Vec<SummaryLine>,
    /// Terms, the most telling first.
    pub keywords: Vec<Keyword>,
    /// The parts that 会议指出 and the like open.
    pub sections: Vec<Section>,
    /// The lists.
    pub outlines: Vec<Outline>,
    /// Who took part.
    pub people: Vec<Person>,
    /// Which regions and offices took part.
    pub bodies: Vec<Body>,
    /// Dates and periods.
    pub dates: Vec<Date>,
    /// Figures with their units.
    pub figures: Vec<Extract>,
    /// Numbered slogans: 四个重大转变.
    pub slogans: Vec<Extract>,
    /// What an editor would want to mend.
    pub warnings: Vec<Warning>,
}

/// A day of the calendar, written `2024-01-23` or `2024-01-23T21:50`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct CalendarDay {
    /// Four digits.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// 1 to the month's last.
    pub day: u32,
}

impl CalendarDay {
    /// The days of a month; a February of a year that is not known has 29.
    #[must_use]
    pub fn days_in(year: Option<i32>, month: u32) -> u32 {
        match month {
            4 | 6 | 9 | 11 => 30,
            2 if year.is_some_and(|year| year % 4 != 0 || (year % 100 == 0 && year % 400 != 0)) => 28,
            2 => 29,
            _ => 31,
        }
    }
}

impl TryFrom<String> for CalendarDay {
    type Error = Error;

    /// # Errors
    /// [`Error::InvalidInput`] where `text` is not of one of the two shapes, or no calendar has the day.
    fn try_from(text: String) -> Result<Self, Error> {
        let malformed = Error::InvalidInput("date");
        let (date, time) = text.split_once('T').map_or((text.as_str(), None), |(date, time)| (date, Some(time)));
        let number = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let parts: Vec<&str> = date.split('-').collect();
        let [year, month, day] = parts[..] else { return Err(malformed) };
        let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
            return Err(malformed);
        };
        let clock = |time: &str| {
            let (hour, minute) = time.split_once(':')?;
            Some(number(hour, 2)? < 24 && number(minute, 2)? < 60)
        };
        let year = i32::try_from(year).unwrap_or(0);
        let exists = (1..=12).contains(&month) && (1..=Self::days_in(Some(year), month)).contains(&day);
        if exists && time.is_none_or(|time| clock(time) == Some(true)) {
            Ok(Self { year, month, day })
        } else {
            Err(malformed)
        }
    }
}

/// How long the summary is to be.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SummaryLength {
    /// This many sentences. Up to five are fewer where they are long: what has been read for half a minute is followed by
    /// lists and decisions alone.
    Sentences(usize),
    /// This many characters, kept within 10 % where the report has them.
    Chars(usize),
    /// This part of the report's characters, 0 to 1.
    Ratio(f64),
}

/// What the caller may choose.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(default)]
pub struct DigestOptions {
    /// Length of the summary; five sentences where unset.
    pub summary: SummaryLength,
    /// Number of keywords at most, 0 for none.
    pub keywords: usize,
    /// Characters of the headline at most.
    pub headline: usize,
    /// The day of the page that the report stands on, from which dates without a year take theirs; unset, what the
    /// report itself says of it.
    pub date: Option<CalendarDay>,
}

impl Default for DigestOptions {
    fn default() -> Self {
        Self { summary: SummaryLength::Sentences(5), keywords: 20, headline: 60, date: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_calendar_has_two_shapes() {
        for text in ["2024-01-23", "2024-01-23T21:50", "2024-02-29", "2000-02-29T00:00"] {
            let day = CalendarDay::try_from(text.to_owned());
            assert!(
                day.is_ok_and(|day| text.starts_with(&format!("{:04}-{:02}-{:02}", day.year, day.month, day.day))),
                "{text}"
            );
        }
        for text in [
            "",
            "2024",
            "2024-1-23",
            "24-01-23",
            "2024-13-01",
            "2024-00-01",
            "2024-04-31",
            "2023-02-29",
            "1900-02-29",
            "2024-01-00",
            "2024-01-23T",
            "2024-01-23T24:00",
            "2024-01-23T21:60",
            "2024-01-23 21:50",
            "2024-01-23T21",
            "+024-01-23",
            "2024年1月23日",
        ] {
            assert_eq!(CalendarDay::try_from(text.to_owned()), Err(Error::InvalidInput("date")), "{text}");
        }
    }
}
