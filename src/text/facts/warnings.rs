//! What an editor would want to mend.

use crate::order::Order;
use crate::text::digest::Warning;
use crate::text::facts::dates::{ReportDate, impossible};
use crate::text::form::list::{List, ListItem};
use crate::text::form::ordinal::Before;
use crate::text::ground::brackets::Brackets;
use crate::text::ground::furniture::is_placeholder;
use crate::text::report::{Report, Span};

/// The warnings about the report's text, in the report's order. A report without slips has none.
///
/// Codes: `count-mismatch`, `missing-ordinal`, `missing-stop`, `placeholder`, `unclosed-mark`,
/// `impossible-date`.
#[must_use]
pub fn warnings(report: &Report, lists: &[List], dates: &[ReportDate]) -> Vec<Warning> {
    let mut found = Vec::new();
    for list in lists {
        of_list(report, list, &mut found);
    }
    for (index, block) in report.blocks.iter().enumerate() {
        let text = block.text();
        if is_placeholder(text) {
            // Lines of marks part a page; only words and numbers were meant to become text.
            if !text.contains(char::is_alphanumeric) {
                continue;
            }
            let message = format!("此段“{}”像是占位内容，应删去或补全", shortened(text.trim()));
            found.push(Warning { code: "placeholder", message, spans: vec![report.span(index, 0..text.len())] });
            continue;
        }
        for byte in Brackets::of(text).unclosed {
            let Some(mark) = text.get(byte..).and_then(|rest| rest.chars().next()) else { continue };
            let message = format!("“{mark}”没有配对的后一半");
            // “ in “ would read as a pair.
            let message = if matches!(mark, '“' | '‘' | '"' | '＂') {
                "引号没有配对的后一半".to_owned()
            } else {
                message
            };
            found.push(Warning {
                code: "unclosed-mark",
                message,
                spans: vec![report.span(index, byte..byte + mark.len_utf8())],
            });
        }
    }
    for span in impossible(report, dates) {
        let message = format!("日期“{}”不存在", report.slice(span));
        found.push(Warning { code: "impossible-date", message, spans: vec![span] });
    }
    found.order_by_key(|warning| warning.spans.first().map(|span| (span.block, span.start)));
    found
}

fn of_list(report: &Report, list: &List, found: &mut Vec<Warning>) {
    let count = list.items.len();
    if let Some((declared, (block, range))) = &list.declared
        && *declared != count
    {
        let mut spans: Vec<Span> = vec![report.span(*block, range.clone())];
        spans.extend(list.items.iter().map(|item| ordinal(report, item)));
        let words = spans.first().map_or("", |&span| report.slice(span));
        let message = format!("文中说“{words}”，列出的是{count}项");
        found.push(Warning { code: "count-mismatch", message, spans });
    }
    for pair in list.items.windows(2) {
        let [one, next] = pair else { continue };
        let ordinal = ordinal(report, next);
        if next.ordinal > one.ordinal + 1 {
            let message = format!("列表从第{}项跳到第{}项，中间缺一项", one.ordinal, next.ordinal);
            found.push(Warning { code: "missing-ordinal", message, spans: vec![ordinal] });
        }
        if next.before == Before::Words {
            let message = format!("“{}”前缺句号", report.slice(ordinal).trim());
            found.push(Warning { code: "missing-stop", message, spans: vec![ordinal] });
        }
    }
}

/// The place of an item's ordinal; of its heading where only the page shows the number.
fn ordinal(report: &Report, item: &ListItem) -> Span {
    let heading = item.heading.clone();
    report.span(item.block, if item.start < heading.start { item.start..heading.start } else { heading })
}

/// The first characters of a text, for a message.
fn shortened(text: &str) -> String {
    const MOST: usize = 12;
    if text.chars().nth(MOST).is_some() { text.chars().take(MOST).chain(['…']).collect() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::facts::dates::dates;
    use crate::text::form::list::lists;
    use crate::text::report::PageItem;

    fn read(blocks: &[&str]) -> Vec<(&'static str, String, String)> {
        let report = Report::new(None, blocks.iter().map(|&block| block.to_owned()));
        warnings(&report, &lists(&report), &dates(&report, None))
            .into_iter()
            .map(|warning| {
                let place = warning.spans.first().map_or("", |&span| report.slice(span)).to_owned();
                (warning.code, warning.message, place)
            })
            .collect()
    }

    fn one(blocks: &[&str]) -> (&'static str, String, String) {
        let found = read(blocks);
        assert_eq!(found.len(), 1, "{found:?}");
        found.into_iter().next().unwrap_or_default()
    }

    #[test]
    fn a_count_that_the_list_does_not_keep() {
        let found = one(&["要抓好三个方面工作。一是修路。二是架桥。"]);
        assert_eq!(found, ("count-mismatch", "文中说“三个方面”，列出的是2项".into(), "三个方面".into()));
        assert!(read(&["要抓好两个方面工作。一是修路。二是架桥。"]).is_empty());
        assert!(read(&["全县五个乡镇参加。一是修路。二是架桥。"]).is_empty());
    }

    #[test]
    fn a_list_of_the_page_is_counted_at_its_headings() {
        let items = [None, Some(1), Some(2), Some(4)].map(|item| item.map(|ordinal| PageItem { list: 0, ordinal }));
        let blocks = ["会议确定五项任务：", "修路。", "架桥。", "通水。"].map(str::to_owned);
        let report = Report::new(None, blocks).with_items(items.to_vec());
        let found = warnings(&report, &lists(&report), &[]);
        let places =
            |warning: &Warning| warning.spans.iter().map(|&span| report.slice(span).to_owned()).collect::<Vec<_>>();
        assert_eq!(found.iter().map(|warning| warning.code).collect::<Vec<_>>(), ["count-mismatch", "missing-ordinal"]);
        assert_eq!(places(&found[0]), ["五项任务", "修路", "架桥", "通水"]);
        assert_eq!(places(&found[1]), ["通水"]);
    }

    #[test]
    fn a_clean_report_has_none() {
        for blocks in [
            &["要抓好三个方面工作：一是修路；二是架桥；三通水；四是绿化。"][..],
            &["要增强“五个意识”。一是修路。二是架桥。"],
            &["要做到“五个聚焦”：一是修路。二是架桥。"],
            &["———", "会议于2024年2月29日召开。", "9月至次年3月供暖。"],
            &["一、修路……1", "二、架桥……2", "三、通水……9"],
        ] {
            let found: Vec<_> = read(blocks).into_iter().filter(|found| found.0 != "count-mismatch").collect();
            assert!(found.is_empty(), "{found:?}");
        }
        assert!(read(&["要增强“五个意识”。一是修路。二是架桥。"]).is_empty());
    }

    #[test]
    fn a_stop_missing_before_an_ordinal() {
        assert_eq!(one(&["一是修路。二是架桥三是通水。"]), ("missing-stop", "“三是”前缺句号".into(), "三是".into()));
    }

    #[test]
    fn an_ordinal_that_was_lost() {
        assert_eq!(one(&["一是修路。二是架桥。四是通水。"]).0, "missing-ordinal");
    }

    #[test]
    fn placeholders_open_marks_and_impossible_dates() {
        assert_eq!(
            one(&["会议开幕。", "111", "会议闭幕。"]),
            ("placeholder", "此段“111”像是占位内容，应删去或补全".into(), "111".into())
        );
        assert_eq!(one(&["【字体: 打印本页"]), ("unclosed-mark", "“【”没有配对的后一半".into(), "【".into()));
        assert_eq!(one(&["增强“四个意识。"]).0, "unclosed-mark");
        assert_eq!(one(&["会议于2月30日召开。"]), ("impossible-date", "日期“2月30日”不存在".into(), "2月30日".into()));
    }
}
