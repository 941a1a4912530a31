//! The digest as other programs and people's notes take it: plain text, Markdown, CSV.

use super::digest::{Digest, Extract};
use super::{Report, Span};

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

/// Headline and summary with title, source, date, address and the note.
#[must_use]
pub fn plain_text(headline: &Extract, summary: &[Extract], origin: &Origin, labels: &Labels) -> String {
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

/// The whole digest but for dates, figures and warnings.
#[must_use]
pub fn markdown(digest: &Digest, origin: &Origin, labels: &Labels) -> String {
    let mut lines = vec![];
    let heading = |lines: &mut Vec<String>, text: &str| {
        lines.extend([String::new(), ["## ", text].concat(), String::new()]);
    };
    let title = if origin.title.is_empty() { labels.summary } else { &origin.title };
    lines.extend([["# ", &escaped(title)].concat(), String::new()]);
    lines.extend(provenance(origin, labels).map(|line| ["- ", &escaped(&line)].concat()));
    if !digest.headline.text.is_empty() || !digest.summary.is_empty() {
        heading(&mut lines, labels.summary);
    }
    if !digest.headline.text.is_empty() {
        lines.extend([["**", &escaped(&digest.headline.text), "**"].concat(), String::new()]);
    }
    lines.extend(digest.summary.iter().map(|extract| ["- ", &escaped(&extract.text)].concat()));
    if !digest.sections.is_empty() {
        heading(&mut lines, labels.points);
        for section in &digest.sections {
            lines.extend([["### ", &escaped(&section.marker)].concat(), String::new()]);
            lines.extend(section.points.iter().map(|point| ["- ", &escaped(&point.text)].concat()));
            lines.push(String::new());
        }
        lines.pop();
    }
    if !digest.outlines.is_empty() {
        heading(&mut lines, labels.tasks);
        for outline in &digest.outlines {
            let item = |item: &super::digest::OutlineItem| {
                [&item.ordinal.to_string(), ". ", &escaped(&item.heading.text)].concat()
            };
            lines.extend(outline.items.iter().map(item));
            lines.push(String::new());
        }
        lines.pop();
    }
    if !digest.people.is_empty() {
        heading(&mut lines, labels.people);
        for person in &digest.people {
            let mut line = ["- ", &escaped(&person.name)].concat();
            let more = person.post.iter().chain(&person.roles);
            more.for_each(|part| line.extend([labels.comma, &escaped(part)]));
            lines.push(line);
        }
        for body in &digest.bodies {
            lines.push(["- ", &escaped(&body.name), labels.comma, &escaped(&body.role)].concat());
        }
    }
    if !digest.keywords.is_empty() {
        heading(&mut lines, labels.keywords);
        let words: Vec<String> = digest.keywords.iter().map(|keyword| escaped(&keyword.text)).collect();
        lines.push(words.join(labels.comma));
    }
    lines.extend([String::new(), ["> ", labels.note].concat()]);
    lines.join("\n") + "\n"
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

    const LABELS: Labels = Labels {
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
        columns: ["组", "序号", "任务", "全文"],
    };

    fn extract(text: &str) -> Extract {
        Extract { text: text.into(), spans: vec![] }
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
        let text = plain_text(&extract("会议召开"), &[extract("一。"), extract("二。")], &origin(), &LABELS);
        let lines = "示例会议召开\n来源：示例局\n日期：2025-02-19\n网址：https://example.invalid/a\n\n\
            会议召开\n一。\n二。\n\n机器摘录，以原文为准\n";
        assert_eq!(text, lines);
    }

    #[test]
    fn an_empty_digest_of_nowhere_is_the_note() {
        let text = plain_text(&Extract::default(), &[], &Origin::default(), &LABELS);
        assert_eq!(text.trim(), "机器摘录，以原文为准");
        assert_eq!(
            csv(&Digest::default(), &Report::new(None, []), &LABELS),
            "\u{feff}\"组\",\"序号\",\"任务\",\"全文\"\r\n"
        );
        assert_eq!(markdown(&Digest::default(), &Origin::default(), &LABELS), "# 摘要\n\n\n> 机器摘录，以原文为准\n");
    }

    fn digest(report: &Report) -> Digest {
        let item = report.span(0, 0..report.blocks[0].text().len());
        Digest {
            headline: extract("会议召开"),
            summary: vec![extract("一。")],
            sections: vec![Section {
                marker: "会议*指出*".into(),
                speaker: None,
                spans: vec![],
                points: vec![extract("要点。")],
            }],
            outlines: vec![Outline {
                declared: None,
                items: vec![OutlineItem { ordinal: 1, heading: extract("=SUM(1)"), spans: vec![item] }],
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
        let table = csv(&digest(&report), &report, &LABELS);
        assert!(table.contains("\"1\",\"1\",\"'=SUM(1)\",\"一是\"\"护\"\"水，治水。\"\r\n"), "{table}");
    }

    #[test]
    fn markdown_holds_every_part_and_no_markup_of_the_page() {
        let report = Report::new(None, ["一".into()]);
        let text = markdown(&digest(&report), &origin(), &LABELS);
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
}
