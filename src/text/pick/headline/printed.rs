//! The headline that is printed over the report: its first lines, where the text brings them along.

use super::clause::{Clause, Kind};
use super::divided::{ends_part, is_heading};
use crate::text::ground::furniture::{is_page_line, is_placeholder};
use crate::text::report::Report;

/// What the lines below the first say where the headline is spread over all of them: the report's own
/// first sentence, which has commas, then reads better.
const DECIDES: [&str; 8] = ["审议", "研究", "听取", "决定", "部署", "讨论", "分析", "通过"];

/// The first line. `None` where the report does not begin with two lines that are no sentences: one may
/// be the name of a column or a mere greeting.
pub(super) fn printed(report: &Report, limit: usize) -> Option<Vec<Clause>> {
    let lines = report.blocks.iter().enumerate().map(|(number, block)| (number, block.text().trim()));
    let mut lines = lines.filter(|(_, line)| !line.is_empty() && !is_placeholder(line) && !is_page_line(line));
    let (number, first) = lines.next()?;
    let (_, second) = lines.next()?;
    let text = lines.map(|(_, line)| line).chain([second]).find(|line| !is_heading(line) && !is_note(line))?;
    let length = first.chars().count();
    let stack = is_heading(first) && (is_heading(second) || is_note(second)) && ends_part(text);
    let spread = DECIDES.iter().any(|verb| second.starts_with(verb));
    (stack && !spread && (LEAST..=limit).contains(&length)).then(|| clause(report, number).into_iter().collect())
}

/// Characters of a headline that says something.
const LEAST: usize = 10;

/// Whether a line is a note under a headline: （某年某月某日某会议通过）.
fn is_note(line: &str) -> bool {
    line.starts_with(['（', '(']) && line.ends_with(['）', ')'])
}

fn clause(report: &Report, block: usize) -> Option<Clause> {
    let text = report.blocks.get(block)?.text();
    let start = text.len() - text.trim_start().len();
    let words = text.trim();
    let pieces = std::iter::once(start..start + words.len()).collect();
    Some(Clause { block, pieces, text: words.to_owned(), kind: Kind::Statement })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(lines: &[&str]) -> Option<String> {
        let report = Report::new(None, lines.iter().map(|line| (*line).to_owned()));
        Some(printed(&report, 60)?.iter().map(|clause| clause.text.as_str()).collect::<Vec<_>>().join("|"))
    }

    #[test]
    fn a_stack_of_headlines_is_the_headline() {
        let body = "今天上午，全县春灌工作会议召开。";
        let stack = ["全县春灌工作会议隆重召开", "县长主持会议", body];
        assert_eq!(headline(&stack).as_deref(), Some("全县春灌工作会议隆重召开"));
        let noted = ["全县春灌工作会议公报", "（某日全县春灌工作会议通过）", body];
        assert_eq!(headline(&noted).as_deref(), Some("全县春灌工作会议公报"));
        for none in [
            ["同志们", "朋友们", body],
            ["全县召开春灌工作会议", body, "县长主持会议"],
            ["全县召开春灌工作会议", "审议《春灌用水办法》", body],
        ] {
            assert_eq!(headline(&none), None, "{none:?}");
        }
        assert_eq!(headline(&[]), None);
    }
}
