//! The digest as other programs and people's notes take it: plain text, Markdown, CSV.

use crate::text::digest::{Digest, Extract, SummaryLine};
use crate::text::report::{Report, Span};

/// Where a digest comes from. It stands on everything that leaves the page.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The title; empty where it is not known.
    pub title: String,
    /// Date, as the page gives it.
    pub date: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// The page's address.
    pub address: String,
}

/// The words between the report's own, in the interface's language.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct Labels {
    pub source: &'static str,
    pub date: &'static str,
    pub address: &'static str,
    pub summary: &'static str,
    pub points: &'static str,
    pub tasks: &'static str,
    pub people: &'static str,
    pub keywords: &'static str,
    /// 机器摘录，以原文为准.
    pub note: &'static str,
    /// Between a label and its value: a full-width colon, or a half-width one and a space.
    pub colon: &'static str,
    /// Between the things of a list.
    pub comma: &'static str,
    /// Heads of the table's columns: list, number, task, full text.
    pub columns: [&'static str; 4],
}

impl Labels {
    /// In Chinese, for what runs outside a page.
    pub const CHINESE: Self = Self {
        source: "来源",
        date: "日期",
        address: "网址",
        summary: "摘要",
        points: "要点",
        tasks: "任务",
        people: "人物",
        keywords: "关键词",
        note: "机器摘录，以原文为准",
        colon: "：",
        comma: "，",
        columns: ["清单", "序号", "任务", "全文"],
    };
}

/// Headline and summary with title, source, date, address and the note.
#[must_use]
pub fn plain_text(headline: &Extract, summary: &[SummaryLine], origin: &Origin, labels: &Labels) -> String {
    let mut lines = vec![];
    if !origin.title.is_empty() {
        lines.push(origin.title.clone());
    }
    lines.extend(provenance(origin, labels));
    lines.push(String::new());
    if !headline.text.is_empty() && summary.iter().all(|extract| extract.text != headline.text) {
        lines.push(headline.text.clone());
    }
    lines.extend(summary.iter().map(|extract| extract.text.clone()));
    lines.push(String::new());
    lines.push(labels.note.to_owned());
    lines.join("\n") + "\n"
}

/// The whole digest but for dates, figures and warnings, as plain text.
#[must_use]
pub fn whole_text(digest: &Digest, origin: &Origin, labels: &Labels) -> String {
    let (title, headline) = titled(digest, origin, labels);
    let mut lines = vec![title.to_owned()];
    lines.extend(provenance(origin, labels));
    if !headline.is_empty() {
        lines.extend([String::new(), headline.to_owned()]);
    }
    for Part { heading, groups } in parts(digest, labels).into_iter().filter(|part| !part.groups.is_empty()) {
        lines.extend([String::new(), ["【", heading, "】"].concat()]);
        for Group { marker, lines: own } in groups {
            lines.extend(marker.map(|marker| [marker, labels.colon.trim_end()].concat()));
            lines.extend(own.into_iter().map(|line| match line {
                Line::Item(text) | Line::Words(text) => text,
                Line::Numbered(number, text) => [&number.to_string(), ". ", &text].concat(),
            }));
        }
    }
    lines.extend([String::new(), labels.note.to_owned()]);
    lines.join("\n") + "\n"
}

/// The whole digest but for dates, figures and warnings, as Markdown.
#[must_use]
pub fn markdown(digest: &Digest, origin: &Origin, labels: &Labels) -> String {
    let mut lines = vec![];
    let (title, headline) = titled(digest, origin, labels);
    lines.extend([["# ", &escaped(title)].concat(), String::new()]);
    lines.extend(provenance(origin, labels).map(|line| ["- ", &escaped(&line)].concat()));
    for (index, Part { heading, groups }) in parts(digest, labels).into_iter().enumerate() {
        let headline = Some(escaped(headline)).filter(|text| index == 0 && !text.is_empty());
        if groups.is_empty() && headline.is_none() {
            continue;
        }
        lines.extend([String::new(), ["## ", heading].concat()]);
        if let Some(headline) = headline {
            lines.extend([String::new(), ["**", &headline, "**"].concat()]);
        }
        for Group { marker, lines: own } in groups {
            lines.extend(marker.into_iter().flat_map(|marker| [String::new(), ["### ", &escaped(marker)].concat()]));
            lines.push(String::new());
            lines.extend(own.into_iter().map(|line| match line {
                Line::Item(text) => ["- ", &escaped(&text)].concat(),
                Line::Numbered(number, text) => [&number.to_string(), ". ", &escaped(&text)].concat(),
                Line::Words(text) => escaped(&text),
            }));
        }
    }
    lines.extend([String::new(), ["> ", labels.note].concat()]);
    lines.join("\n") + "\n"
}

/// What stands over a digest, and the headline where that is not the same.
fn titled<'a>(digest: &'a Digest, origin: &'a Origin, labels: &Labels) -> (&'a str, &'a str) {
    match (origin.title.as_str(), digest.headline.text.as_str()) {
        ("", "") => (labels.summary, ""),
        ("", headline) => (headline, ""),
        both => both,
    }
}

/// A part of a digest, as all formats give it.
struct Part<'a> {
    heading: &'a str,
    groups: Vec<Group<'a>>,
}

/// Lines that belong together: a section under its marker, a list.
struct Group<'a> {
    marker: Option<&'a str>,
    lines: Vec<Line>,
}

enum Line {
    Item(String),
    Numbered(usize, String),
    /// The things of a list in one line.
    Words(String),
}

/// The parts in the order in which they are read; the first is the summary.
fn parts<'a>(digest: &'a Digest, labels: &Labels) -> Vec<Part<'a>> {
    let items = |extracts: &[Extract]| extracts.iter().map(|extract| Line::Item(extract.text.clone())).collect();
    let group = |lines: Vec<Line>| {
        if lines.is_empty() { vec![] } else { vec![Group { marker: None, lines }] }
    };
    let points = digest.sections.iter();
    let points = points.map(|section| Group { marker: Some(&section.marker), lines: items(&section.points) });
    let tasks = digest.outlines.iter().map(|outline| {
        let lines = outline.items.iter().map(|item| Line::Numbered(item.ordinal, item.heading.text.clone()));
        Group { marker: None, lines: lines.collect() }
    });
    let people = digest.people.iter().map(|person| {
        let parts = std::iter::once(&person.name).chain(&person.post).chain(&person.roles);
        Line::Item(parts.map(String::as_str).collect::<Vec<_>>().join(labels.comma))
    });
    let bodies = digest.bodies.iter().map(|body| Line::Item([&body.name, labels.comma, &body.role].concat()));
    let words: Vec<&str> = digest.keywords.iter().map(|keyword| keyword.text.as_str()).collect();
    let words = Some(words.join(labels.comma)).filter(|words| !words.is_empty());
    vec![
        Part {
            heading: labels.summary,
            groups: group(digest.summary.iter().map(|line| Line::Item(line.text.clone())).collect()),
        },
        Part { heading: labels.points, groups: points.collect() },
        Part { heading: labels.tasks, groups: tasks.collect() },
        Part { heading: labels.people, groups: group(people.chain(bodies).collect()) },
        Part { heading: labels.keywords, groups: group(words.map(Line::Words).into_iter().collect()) },
    ]
}

/// The lists as a table (RFC 4180): number of the list, number of the item, heading, whole item.
/// It starts with a byte order mark, without which Excel takes UTF-8 for the system's encoding.
#[must_use]
pub fn csv(digest: &Digest, report: &Report, labels: &Labels) -> String {
    let mut table = String::from("\u{feff}");
    let mut row = |cells: [&str; 4]| {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                table.push(',');
            }
            push_cell(&mut table, cell);
        }
        table.push_str("\r\n");
    };
    row(labels.columns);
    for (index, outline) in digest.outlines.iter().enumerate() {
        let list = (index + 1).to_string();
        for item in &outline.items {
            row([&list, &item.ordinal.to_string(), &item.heading.text, &whole(report, &item.spans)]);
        }
    }
    table
}

fn whole(report: &Report, spans: &[Span]) -> String {
    let parts: Vec<&str> = spans.iter().map(|&span| report.slice(span).trim()).collect();
    parts.join("\n")
}

fn push_cell(table: &mut String, cell: &str) {
    // Spreadsheets run a cell that starts so as a formula, and the page's text is not to be trusted
    // with that (OWASP, CSV injection).
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    table.push('"');
    if formula {
        table.push('\'');
    }
    for character in cell.chars() {
        if character == '"' {
            table.push('"');
        }
        table.push(character);
    }
    table.push('"');
}

fn provenance<'a>(origin: &'a Origin, labels: &'a Labels) -> impl Iterator<Item = String> + 'a {
    let known = [
        (labels.source, origin.source.as_deref()),
        (labels.date, origin.date.as_deref()),
        (labels.address, Some(origin.address.as_str()).filter(|address| !address.is_empty())),
    ];
    known.into_iter().filter_map(|(label, value)| Some([label, labels.colon, value?].concat()))
}

/// With the characters that Markdown would read as its own escaped (CommonMark 0.31, 2.4).
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&') {
            safe.push('\\');
        }
        safe.push(if character == '\n' || character == '\r' { ' ' } else { character });
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::digest::{Keyword, Outline, OutlineItem, Person, Section};

    fn extract(text: &str) -> Extract {
        Extract { text: text.into(), spans: vec![] }
    }

    fn line(text: &str) -> SummaryLine {
        SummaryLine { text: text.into(), ..SummaryLine::default() }
    }

    fn origin() -> Origin {
        Origin {
            title: "示例会议召开".into(),
            date: Some("2025-02-19".into()),
            source: Some("示例局".into()),
            address: "https://example.invalid/a".into(),
        }
    }

    #[test]
    fn the_plain_text_says_where_it_comes_from() {
        let text = plain_text(&extract("会议召开"), &[line("一。"), line("二。")], &origin(), &Labels::CHINESE);
        let lines = "示例会议召开\n来源：示例局\n日期：2025-02-19\n网址：https://example.invalid/a\n\n\
            会议召开\n一。\n二。\n\n机器摘录，以原文为准\n";
        assert_eq!(text, lines);
    }

    #[test]
    fn an_empty_digest_of_nowhere_is_the_note() {
        let text = plain_text(&Extract::default(), &[], &Origin::default(), &Labels::CHINESE);
        assert_eq!(text.trim(), "机器摘录，以原文为准");
        assert_eq!(
            csv(&Digest::default(), &Report::new(None, []), &Labels::CHINESE),
            "\u{feff}\"清单\",\"序号\",\"任务\",\"全文\"\r\n"
        );
        assert_eq!(
            markdown(&Digest::default(), &Origin::default(), &Labels::CHINESE),
            "# 摘要\n\n\n> 机器摘录，以原文为准\n"
        );
    }

    fn digest(report: &Report) -> Digest {
        let item = report.span(0, 0..report.blocks[0].text().len());
        Digest {
            headline: extract("会议召开"),
            summary: vec![line("一。")],
            sections: vec![Section {
                marker: "会议*指出*".into(),
                speaker: None,
                kind: None,
                spans: vec![],
                points: vec![extract("要点。")],
            }],
            outlines: vec![Outline {
                declared: None,
                kind: None,
                section: None,
                announcement: None,
                items: vec![OutlineItem {
                    ordinal: 1,
                    heading: extract("=SUM(1)"),
                    bodies: vec![],
                    deadline: None,
                    spans: vec![item],
                }],
                spans: vec![],
            }],
            people: vec![Person {
                name: "某某".into(),
                post: Some("局长".into()),
                roles: vec!["讲话".into()],
                spans: vec![],
            }],
            keywords: vec![Keyword { text: "湿地".into(), spans: vec![], weight: 1.0, count: 1 }],
            ..Digest::default()
        }
    }

    #[test]
    fn a_cell_is_no_formula_and_keeps_its_quotation_marks() {
        let report = Report::new(None, ["一是\"护\"水，治水。".into()]);
        let table = csv(&digest(&report), &report, &Labels::CHINESE);
        assert!(table.contains("\"1\",\"1\",\"'=SUM(1)\",\"一是\"\"护\"\"水，治水。\"\r\n"), "{table}");
    }

    #[test]
    fn markdown_holds_every_part_and_no_markup_of_the_page() {
        let report = Report::new(None, ["一".into()]);
        let text = markdown(&digest(&report), &origin(), &Labels::CHINESE);
        for part in [
            "# 示例会议召开",
            "## 要点\n\n### 会议\\*指出\\*\n\n- 要点。",
            "1. =SUM(1)",
            "- 某某，局长，讲话",
            "## 关键词\n\n湿地",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn a_report_without_a_title_is_headed_by_its_headline() {
        let report = Report::new(None, ["一".into()]);
        let text = markdown(&digest(&report), &Origin::default(), &Labels::CHINESE);
        assert!(text.starts_with("# 会议召开\n\n\n## 摘要\n\n- 一。\n"), "{text}");
        assert!(whole_text(&digest(&report), &Origin::default(), &Labels::CHINESE).starts_with("会议召开\n\n【摘要】"));
    }

    #[test]
    fn the_whole_text_holds_what_the_markdown_holds() {
        let report = Report::new(None, ["一".into()]);
        let text = whole_text(&digest(&report), &origin(), &Labels::CHINESE);
        let lines = "示例会议召开\n来源：示例局\n日期：2025-02-19\n网址：https://example.invalid/a\n\n会议召开\n\n\
            【摘要】\n一。\n\n【要点】\n会议*指出*：\n要点。\n\n【任务】\n1. =SUM(1)\n\n【人物】\n某某，局长，讲话\n\n\
            【关键词】\n湿地\n\n机器摘录，以原文为准\n";
        assert_eq!(text, lines);
    }
}
