//! Reports divided by headings: after an introduction each part has its own line, and those lines,
//! one after the other, say what the report is about.

use super::clause::{Clause, Kind};
use crate::text::ground::sentence::Sentence;
use crate::text::report::Report;

/// The headings of the parts, parted by the full stops that end the parts before them. `None` where the
/// first paragraph is not followed by a heading at once, where there are not two that fit `limit`
/// characters, or where the headings are numbered: those name chapters (一、工作回顾) and say nothing.
pub(super) fn headings(report: &Report, body: &[(usize, &Sentence)], limit: usize) -> Option<Vec<Clause>> {
    let introduction = body.first()?.1.block;
    let lines: Vec<(usize, &str)> = report
        .blocks
        .iter()
        .enumerate()
        .skip(introduction)
        .map(|(number, block)| (number, block.text()))
        .filter(|(_, text)| !text.trim().is_empty())
        .collect();
    let mut found = Vec::new();
    let mut used = 0;
    for window in lines.windows(3) {
        let [(before_block, before), (block, text), (_, after)] = window else { continue };
        if !is_heading(text) || !ends_part(before) || !ends_part(after) {
            if found.is_empty() {
                return None;
            }
            continue;
        }
        let words = text.trim();
        used += words.chars().count() + usize::from(!found.is_empty());
        if used > limit {
            break;
        }
        if !found.is_empty() {
            let stop = before.trim_end();
            found.push(clause(*before_block, stop, stop.len() - stop.chars().next_back()?.len_utf8()));
        }
        found.push(clause(*block, text.trim_end(), text.len() - text.trim_start().len()));
    }
    // Two headings and the stop between them.
    (found.len() >= 3).then_some(found)
}

fn clause(block: usize, text: &str, start: usize) -> Clause {
    let words = text.get(start..).unwrap_or("").to_owned();
    Clause { block, pieces: std::iter::once(start..text.len()).collect(), text: words, kind: Kind::Statement }
}

pub(super) fn ends_part(text: &str) -> bool {
    text.trim_end().trim_end_matches('”').ends_with(['。', '！', '？'])
        && text.trim_end().ends_with(['。', '！', '？', '”'])
}

/// Whether a line is an unnumbered heading of some length.
pub(super) fn is_heading(line: &str) -> bool {
    let line = line.trim();
    let numbered = line.starts_with(['一', '（', '(', '第', '①']) || line.starts_with(|c: char| c.is_ascii_digit());
    (6..=40).contains(&line.chars().count())
        && !numbered
        && !line.contains(['。', '！', '？'])
        && line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '”' | '》'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_short_lines_without_number_and_stop() {
        for line in ["东山县：修渠引水保春灌", "两地合力建好防护林带", "水库“清淤行动”"]
        {
            assert!(is_heading(line), "{line}");
        }
        for line in ["一、去年工作回顾", "（一）抓好春灌", "1. 抓好春灌生产", "今年春灌已经开始。", "春灌", ""]
        {
            assert!(!is_heading(line), "{line}");
        }
    }
}
