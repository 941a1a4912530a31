//! Dates and periods: 2024年1月23日, 1月23日至24日, 2021—2025年, “十四五”时期.
//!
//! [`written`] reads what stands in the text, [`meant`] finds the year where the text leaves it out. A date gets an
//! ISO 8601 form only where it is certain; nothing is guessed.

mod meant;
mod written;

use std::ops::Range;

use crate::text::digest::{CalendarDay, Date};
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
    /// 1 to 12; other numbers as the text has them.
    pub month: Option<u32>,
    /// 1 to 31; other numbers as the text has them.
    pub day: Option<u32>,
    /// Whether it is only a part of the month or the year (上旬, 年底), so that ISO can't say it.
    pub part: bool,
    /// What the text says of the year or month instead.
    hint: Hint,
}

/// What the text says of a year or month that it doesn't name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Hint {
    /// Nothing.
    #[default]
    None,
    /// So many years after the report's: 去年 −1.
    Years(i32),
    /// So many months after the report's: 本月 0.
    Months(i32),
    /// The year after the one in which the period starts: 至次年3月.
    Next,
    /// One that can't be told, or every one: 当年, 每月.
    Other,
}

impl From<CalendarDay> for Day {
    fn from(CalendarDay { year, month, day }: CalendarDay) -> Self {
        Self { year: Some(year), month: Some(month), day: Some(day), ..Self::default() }
    }
}

impl Day {
    /// Whether no calendar has this day.
    #[must_use]
    pub fn is_impossible(self) -> bool {
        let Some(month) = self.month else { return self.day.is_some_and(|day| day == 0 || day > 31) };
        let days = CalendarDay::days_in(self.year, month);
        !(1..=12).contains(&month) || self.day.is_some_and(|day| day == 0 || day > days)
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
}

/// Every date of the report, in order. `published`: the day of the page, where the caller knows it; without it the
/// report's own line of date and source tells it.
#[must_use]
pub fn dates(report: &Report, published: Option<CalendarDay>) -> Vec<ReportDate> {
    let mut found: Vec<ReportDate> = Vec::new();
    for (block, text) in report.blocks.iter().map(|block| block.text()).enumerate() {
        written::read(text, |range, start, end| found.push(ReportDate { block, range, start, end }));
    }
    meant::resolve(report, &mut found, published.map(Day::from));
    found
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

    fn found(blocks: &[&str], published: Option<&str>) -> Vec<(String, Option<String>)> {
        titled("", blocks, published)
    }

    fn titled(title: &str, blocks: &[&str], published: Option<&str>) -> Vec<(String, Option<String>)> {
        let report = Report::new(Some(title.to_owned()), blocks.iter().map(|&block| block.to_owned()));
        let published = published.map(|day| CalendarDay::try_from(day.to_owned()).expect("a day"));
        listed(&report, &dates(&report, published)).into_iter().map(|date| (date.text, date.iso)).collect()
    }

    fn iso(text: &str) -> Option<String> {
        let found = found(&[text], None);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.into_iter().next().and_then(|(_, iso)| iso)
    }

    /// The ISO form of `date` in a report of this day.
    fn on(published: &str, block: &str, date: &str) -> Option<String> {
        let found = found(&[block], Some(published));
        let one = found.iter().find(|(text, _)| text == date);
        one.unwrap_or_else(|| panic!("{block}: {date} is not in {found:?}")).1.clone()
    }

    #[test]
    fn whole_dates_and_periods_have_an_iso_form() {
        for (text, expected) in [
            ("2024年1月23日", "2024-01-23"),
            ("二〇二四年一月二十三日", "2024-01-23"),
            ("2024-01-23", "2024-01-23"),
            ("2024/1/23", "2024-01-23"),
            ("2024.1.23", "2024-01-23"),
            ("2024年3月", "2024-03"),
            ("2024年3月份", "2024-03"),
            ("到2027年", "2027"),
            ("2024年1月23号", "2024-01-23"),
            ("2024年1月23日至24日", "2024-01-23/2024-01-24"),
            ("2024年1月30日至2月2日", "2024-01-30/2024-02-02"),
            ("2024年12月30日至2025年1月2日", "2024-12-30/2025-01-02"),
            ("2024年1月23—24日", "2024-01-23/2024-01-24"),
            ("2024年1月23、24日", "2024-01-23/2024-01-24"),
            ("2021—2025年", "2021/2025"),
            ("2021年至2025年", "2021/2025"),
            ("“十四五”时期", "2021/2025"),
            ("“十五五”期间", "2026/2030"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn digits_and_zeros_have_many_shapes() {
        for (text, expected) in [
            ("２０２４年１月２３日", "2024-01-23"),
            ("二○二三年五月", "2023-05"),
            ("二O二三年五月六日", "2023-05-06"),
            ("二Ｏ一五年十二月", "2015-12"),
            ("二零二四年十月一日", "2024-10-01"),
            ("2024 年 1 月 23 日", "2024-01-23"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn periods_are_read_in_every_shape() {
        for (text, expected) in [
            ("二〇二四年一月二十三日至二十四日", "2024-01-23/2024-01-24"),
            ("二○二四年一月二十三日至二月一日", "2024-01-23/2024-02-01"),
            ("2024 年 1 月 23 日至 24 日", "2024-01-23/2024-01-24"),
            ("2024年1月23日 — 24日", "2024-01-23/2024-01-24"),
            ("2025年9月21日下午至9月22日上午", "2025-09-21/2025-09-22"),
            ("2025年9月21日晚上至22日", "2025-09-21/2025-09-22"),
            ("2025年9月21日上午至22日", "2025-09-21/2025-09-22"),
            ("2025年9月21日（星期日）至22日", "2025-09-21/2025-09-22"),
            ("12月28日至2025年1月3日", "2024-12-28/2025-01-03"),
            ("3月1日至2025年5月3日", "2025-03-01/2025-05-03"),
            ("2023年12月30日至1月2日", "2023-12-30/2024-01-02"),
            ("2023年11月至次年3月", "2023-11/2024-03"),
            ("2023年9月1日至翌年1月15日", "2023-09-01/2024-01-15"),
            ("2021-2025年", "2021/2025"),
            ("2026－2030年", "2026/2030"),
            ("2021～2025年", "2021/2025"),
            ("2021年到2025年", "2021/2025"),
            ("2024年1—3月", "2024-01/2024-03"),
            ("2024年1至10月", "2024-01/2024-10"),
            ("2024年3月至5月", "2024-03/2024-05"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_year_is_not_invented() {
        for text in [
            "1月23日召开",
            "今年5月召开",
            "2024年底",
            "2024年上半年",
            "当年6月",
            "每年3月5日",
            "12月28日至1月3日",
            "2024年9月至3月",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn parts_of_a_year_are_dates_without_an_iso_form() {
        for (text, expected) in [
            ("6月底前完成", "6月底"),
            ("年底前完成", "年底"),
            ("今年年底前完成", "今年年底"),
            ("明年底建成", "明年底"),
            ("3月上旬启动", "3月上旬"),
        ] {
            assert_eq!(found(&[text], Some("2024-02-01")), [(expected.to_owned(), None)], "{text}");
        }
    }

    #[test]
    fn the_day_of_publication_gives_the_year() {
        let line = "发布时间:2024年01月05日";
        let isos = |block: &str| -> Vec<Option<String>> {
            found(&[line, block], None).into_iter().skip(1).map(|(_, iso)| iso).collect()
        };
        assert_eq!(isos("12月28日，县里开会。"), [Some("2023-12-28".to_owned())]);
        assert_eq!(isos("1月3日至4日，县里开会。")[0].as_deref(), Some("2024-01-03/2024-01-04"));
        assert_eq!(isos("今年6月验收，去年3月启动。"), [Some("2024-06".to_owned()), Some("2023-03".to_owned())]);
        // The line may be the last one, or have no label.
        assert_eq!(
            found(&["9月17日，县里开会。", "县政府办公室", "2012年10月22日"], None)[0].1.as_deref(),
            Some("2012-09-17")
        );
        assert_eq!(found(&["2024-01-05 青禾日报", "1月3日，县里开会。"], None)[1].1.as_deref(), Some("2024-01-03"));
        // A month, a period or a day that cannot be tell no day.
        for line in ["发布时间：2024年1月", "时间：2024年1月3日至5日", "发布时间：2024年2月30日"]
        {
            assert_eq!(found(&[line, "1月9日，修路。"], None)[1].1, None, "{line}");
        }
        // A sentence is no such line.
        assert_eq!(found(&["2019年6月1日，条例施行。", "12月3日，修路。"], None)[1].1, None);
    }

    #[test]
    fn the_caller_may_know_the_day() {
        assert_eq!(on("2024-01-05", "12月28日，县里开会。", "12月28日").as_deref(), Some("2023-12-28"));
        assert_eq!(on("2024-03-05", "31日，县里开会。", "31日"), None);
        assert_eq!(on("2024-04-02", "31日，县里开会。", "31日").as_deref(), Some("2024-03-31"));
        assert_eq!(on("2024-01-02", "31日，县里开会。", "31日").as_deref(), Some("2023-12-31"));
        assert_eq!(on("2024-04-02", "本月15日开工。", "本月15日").as_deref(), Some("2024-04-15"));
        assert_eq!(on("2024-01-02", "上月15日开工。", "上月15日").as_deref(), Some("2023-12-15"));
        // Half a year off on either side.
        assert_eq!(on("2024-01-05", "7月6日，桥通车。", "7月6日"), None);
    }

    #[test]
    fn a_deadline_lies_ahead() {
        let held = "1月23日，县政府召开会议。会议要求，";
        for (task, date, expected) in [
            ("各乡镇要在12月31日前完成整改", "12月31日", Some("2024-12-31")),
            ("11月20日前上报方案", "11月20日", Some("2024-11-20")),
            ("1月26日前上报方案", "1月26日", Some("2024-01-26")),
            ("1月20日之前的问题要查清", "1月20日", Some("2024-01-20")),
            ("大桥定于9月1日通车", "9月1日", Some("2024-09-01")),
            ("9月1日，大桥将通车", "9月1日", Some("2024-09-01")),
            ("11月前见效", "11月", Some("2024-11")),
            // Done already, or a word that only looks like 前.
            ("截至12月31日完工", "12月31日", Some("2023-12-31")),
            ("12月31日前已经完工", "12月31日", Some("2023-12-31")),
            ("12月29日前往调研", "12月29日", Some("2023-12-29")),
            // 将 with an object, a plan that was made: not against the nearer day.
            ("12月5日，县里将三个村纳入试点", "12月5日", None),
            ("12月5日，县里印发行动计划", "12月5日", None),
            // 截至 for 截止.
            ("报名截至2月28日", "2月28日", None),
            // Which side is open.
            ("自10月1日起施行", "10月1日", None),
        ] {
            assert_eq!(on("2024-01-24", &format!("{held}{task}。"), date).as_deref(), expected, "{task}");
        }
        // Without the day of the meeting a deadline just before publication may be over.
        assert_eq!(on("2024-01-24", "各乡镇要在1月20日前报送。", "1月20日"), None);
        assert_eq!(on("2024-01-24", "各乡镇要在3月20日前报送。", "3月20日").as_deref(), Some("2024-03-20"));
    }

    #[test]
    fn a_report_that_names_its_day_needs_no_page() {
        let block = "2025年3月20日，青禾县召开防汛会议。会议确定，8月15日前完工，今年10月验收，2月3日的决定要落实。";
        let isos: Vec<_> = found(&[block], None).into_iter().map(|(_, iso)| iso).collect();
        let expected = ["2025-03-20", "2025-08-15", "2025-10", "2025-02-03"];
        assert_eq!(isos, expected.map(|iso| Some(iso.to_owned())));
        assert_eq!(found(&["2025年3月20日，总书记在全国大会上讲话。5月3日，县里学习。"], None)[1].1, None);
        // A day in the text that is no meeting's tells nothing.
        assert_eq!(found(&["2025年3月20日印发的办法规定，8月15日前完工。"], None)[1].1, None);
    }

    #[test]
    fn a_day_without_a_month_takes_it_from_the_date_before() {
        for (block, date, expected) in [
            ("会议定于1月29日、30日召开。", "30日", Some("2024-01-30")),
            ("1月22日开幕，24日闭幕。", "24日", Some("2024-01-24")),
            ("会议于一月二十二日、二十三日召开。", "二十三日", Some("2024-01-23")),
            ("1月22日报到，2日离会。", "2日", None),
            // Another sentence: only where the day of the page says the same.
            ("去年3月启动。12日开会。", "12日", None),
            ("每月5日前报送。", "5日", None),
        ] {
            let found = found(&[block], Some("2024-01-25"));
            let iso = found.iter().find(|(text, _)| text == date).and_then(|(_, iso)| iso.as_deref());
            assert_eq!(iso, expected, "{block}: {found:?}");
        }
    }

    #[test]
    fn the_year_may_stand_in_the_title_or_the_meetings_name() {
        let first =
            |title: &str, block: &str| titled(title, &[block], None).into_iter().next().and_then(|(_, iso)| iso);
        for (title, block, expected) in [
            ("2024年全县林业工作会议召开", "1月9日，会议召开。", Some("2024-01-09")),
            ("", "4月18日，全县2010年林业工作会议在县城召开。", Some("2010-04-18")),
            ("", "4月18日，县里召开2010年林业工作会议。", Some("2010-04-18")),
            ("全县召开2019年度林业工作会议", "4月23日，会议召开。", Some("2019-04-23")),
            ("2012年第12次县长办公会议", "12月17日，会议召开。", Some("2012-12-17")),
            // Last year's report, next year's plan, two years, no meeting, a year that is over.
            ("2023年度林业工作会议召开", "1月9日，会议召开。", None),
            ("2023年林业工作总结会召开", "1月9日，会议召开。", None),
            ("2024年经济工作会议召开", "12月28日，会议召开。", None),
            ("2023年总结暨2024年部署会议", "1月9日，会议召开。", None),
            ("2024年林业要点印发", "1月9日，会议召开。", None),
            ("", "1月9日，会议召开，总结2023年工作。", None),
            ("2020年以来林业工作会议", "4月9日，会议召开。", None),
        ] {
            assert_eq!(first(title, block).as_deref(), expected, "{title} {block}");
        }
        // With the page's day the name must agree: planned at the year's end, summed up at its start.
        for (title, block, published, expected) in [
            ("2024年林业工作会议", "4月18日，会议召开。", "2024-04-20", Some("2024-04-18")),
            ("2024年林业工作会议", "12月28日，会议召开。", "2023-12-30", Some("2023-12-28")),
            ("2023年林业工作会议", "1月9日，会议召开。", "2024-01-10", Some("2024-01-09")),
            ("2023年林业工作会议", "5月9日，会议召开。", "2024-05-10", None),
            ("2024年林业工作会议", "9月8日，会议召开。", "2023-09-10", None),
        ] {
            assert_eq!(titled(title, &[block], Some(published))[0].1.as_deref(), expected, "{title} {block}");
        }
        // A page put up again years later doesn't agree with the title, and nothing is said.
        assert_eq!(titled("2012年林业工作会议", &["4月18日，会议召开。"], Some("2024-05-01"))[0].1, None);
    }

    #[test]
    fn a_year_named_just_before_contradicts() {
        assert_eq!(on("2024-01-24", "2022年工作成效明显，12月5日大桥通车。", "12月5日"), None);
        assert_eq!(on("2024-01-24", "2023年工作成效明显，12月5日大桥通车。", "12月5日").as_deref(), Some("2023-12-05"));
        // The year turns between the meeting and the page: 今年 may be either.
        let block = "2023年12月30日，县里召开会议，今年6月验收。";
        assert_eq!(on("2024-01-02", block, "今年6月"), None);
    }

    #[test]
    fn numbers_are_not_dates() {
        for text in [
            "30日内办结",
            "3个月",
            "第2024号",
            "1234年",
            "12.5%",
            "100日行动",
            "2024级",
            "今年以来",
            "为期5日",
            "三月三歌圩",
            "一月接着一月拼",
            "2014－2015学年",
            "三日",
            "1-3号楼",
        ] {
            assert!(found(&[text], None).is_empty(), "{text}: {:?}", found(&[text], None));
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
            let published = CalendarDay::try_from("2023-03-01".to_owned()).ok();
            assert_eq!(impossible(&report, &dates(&report, published)).len(), expected, "{text}");
        }
    }

    #[test]
    fn a_period_goes_over_the_years_end() {
        let block = "12月30日至1月2日，县里开展慰问。";
        assert_eq!(on("2024-01-05", block, "12月30日至1月2日").as_deref(), Some("2023-12-30/2024-01-02"));
        // January to November of which year? The page's day lies in one, the other has just ended.
        assert_eq!(on("2025-01-15", "1—11月能耗下降。", "1—11月"), None);
        assert_eq!(on("2025-05-15", "1—4月能耗下降。", "1—4月").as_deref(), Some("2025-01/2025-04"));
    }
}
