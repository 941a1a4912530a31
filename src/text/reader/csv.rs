//! The lists as a table: CSV, as spreadsheets read it.

use crate::text::digest::Digest;
use crate::text::reader::export::Labels;
use crate::text::reader::gist::Source;
use crate::text::report::{Report, Span};

/// The lists as a table (RFC 4180): number of the list, what it tells, what it stands under, number of the item, heading,
/// who is to do it, by when, whole item.
/// It starts with a byte order mark, without which Excel takes UTF-8 for the system's encoding.
#[must_use]
pub fn csv(digest: &Digest, report: &Report, labels: &Labels) -> String {
    let mut table = String::from("\u{feff}");
    let mut row = |cells: [&str; 8]| {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                table.push(',');
            }
            push_cell(&mut table, cell);
        }
        table.push_str("\r\n");
    };
    row(labels.columns);
    let from = Source { report, digest };
    for (index, outline) in digest.outlines.iter().enumerate() {
        let (list, marker) = ((index + 1).to_string(), from.name(outline));
        let kind = labels.kind(outline.kind);
        for item in &outline.items {
            let bodies: Vec<&str> = item.bodies.iter().map(|body| body.text.as_str()).collect();
            let deadline = item.deadline.as_ref().map_or("", |deadline| &deadline.text);
            let ordinal = item.ordinal.to_string();
            let (bodies, all) = (bodies.join(labels.list_comma), whole(report, &item.spans));
            row([&list, kind, &marker, &ordinal, &item.heading.text, &bodies, deadline, &all]);
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

    #[test]
    fn a_digest_without_lists_gives_the_heads_alone() {
        assert_eq!(
            csv(&Digest::default(), &Report::new(None, []), &Labels::CHINESE),
            "\u{feff}\"清单\",\"类别\",\"出处\",\"序号\",\"任务\",\"责任单位\",\"期限\",\"全文\"\r\n"
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
        let table = csv(&Digest { outlines: vec![outline], ..Digest::default() }, &report, &Labels::CHINESE);
        let row = "\"1\",\"任务\",\"\",\"1\",\"'=SUM(1)\",\"县水利局、县财政局\",\"6月底前\",\"一是\"\"护\"\"水，治水。\"\r\n";
        assert!(table.ends_with(row), "{table}");
    }
}
