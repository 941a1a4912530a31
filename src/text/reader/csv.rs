//! The lists as a table: CSV, as spreadsheets read it.

use crate::text::digest::Digest;
use crate::text::reader::export::{Labels, Origin};
use crate::text::reader::gist::Source;
use crate::text::report::{Report, Span};

/// The lists as a table (RFC 4180): number of the item, heading, who is to do it, by when, where it stands; number of the
/// list, what it tells, whole item, the report's title.
/// It starts with a byte order mark, without which Excel takes UTF-8 for the system's encoding.
#[must_use]
pub fn csv(report: &Report, digest: &Digest, origin: &Origin, labels: &Labels) -> String {
    let mut table = String::from("\u{feff}");
    let mut row = |cells: [&str; 9]| {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                table.push(',');
            }
            push_cell(&mut table, cell);
        }
        table.push_str("\r\n");
    };
    row(labels.columns);
    let from = Source::new(report, digest);
    for (index, outline) in digest.outlines.iter().enumerate() {
        let (list, kind) = ((index + 1).to_string(), labels.kind(outline.kind));
        for (line, item) in from.list(index, outline).lines.iter().zip(&outline.items) {
            let deadline = line.deadline.as_deref().unwrap_or("");
            let ordinal = item.ordinal.to_string();
            let (bodies, all) = (line.bodies.join(labels.list_comma), whole(report, &item.spans));
            let task = &item.heading.text;
            row([&ordinal, task, &bodies, deadline, &line.source, &list, kind, &all, &origin.title]);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::digest::{Extract, Outline, OutlineItem, PartKind};

    fn written(report: &Report, digest: &Digest) -> String {
        let origin = Origin { title: "县务会".into(), ..Origin::default() };
        csv(report, digest, &origin, &Labels::CHINESE)
    }

    #[test]
    fn a_digest_without_lists_gives_the_heads_alone() {
        assert_eq!(
            written(&Report::new(None, []), &Digest::default()),
            "\u{feff}\"序号\",\"任务\",\"责任单位\",\"时限\",\"出处\",\"清单\",\"类别\",\"全文\",\"标题\"\r\n"
        );
    }

    #[test]
    fn a_row_says_who_and_by_when_and_a_cell_is_no_formula() {
        let report = Report::new(None, ["一是\"护\"水，治水。".into()]);
        let extract = |text: &str| Extract { text: text.into(), spans: vec![] };
        let item = OutlineItem {
            ordinal: 1,
            heading: extract("=SUM(1)"),
            bodies: vec![extract("县水利局"), extract("县财政局")],
            deadline: Some(extract("6月底前")),
            spans: vec![report.span(0, 0..report.blocks[0].text().len())],
        };
        let outline = Outline {
            declared: None,
            kind: Some(PartKind::Task),
            section: None,
            announcement: None,
            items: vec![item],
            spans: vec![],
        };
        let table = written(&report, &Digest { outlines: vec![outline], ..Digest::default() });
        let row = "\"1\",\"'=SUM(1)\",\"县水利局、县财政局\",\"6月底前\",\"\",\"1\",\"任务\",\"一是\"\"护\"\"水，治水。\",\"县务会\"\r\n";
        assert!(table.ends_with(row), "{table}");
    }
}
