//! An editor's note at a report's head.

use crate::text::ground::brackets::Brackets;
use crate::text::ground::dateline::datelines;
use crate::text::report::Report;

/// Blocks at the start of a report in which an editor's note may stand, and further ones up to the report's own lead.
const NOTE: usize = 3;

/// The first block of the report's own text: behind an editor's note (编者按) at its head, and what the note goes on to
/// announce, where a byline or a dateline says where the report starts.
#[must_use]
pub fn after_editors_note(report: &Report) -> usize {
    let is_note = |text: &str| {
        let words = text.trim_start().trim_start_matches(['【', '[', '［', '（']);
        ["编者按", "编者的话", "编前语", "开栏的话", "开栏语"].iter().any(|start| words.starts_with(start))
    };
    let Some(note) = report.blocks.iter().take(NOTE).position(|block| is_note(block.text())) else { return 0 };
    let signed = |text: &str| {
        let found = datelines(text, &Brackets::of(text));
        found.first().is_some_and(|first| text.get(..first.start).is_some_and(|before| before.trim().is_empty()))
    };
    let own = report.blocks.iter().enumerate().skip(note + 1).take(NOTE).find(|(_, block)| signed(block.text()));
    own.map_or(note + 1, |(block, _)| block).min(report.blocks.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editors_note_is_not_the_reports() {
        let of = |blocks: &[&str]| after_editors_note(&Report::new(None, blocks.iter().map(|&block| block.to_owned())));
        let note = "【编者按】今年是修渠的收官之年。必须如期完成。";
        let column = "修渠在今朝。今起，本报推出“修渠”专栏。";
        let signed = "（通讯员 江河清）3月5日，青禾县召开水利工作会议。";
        assert_eq!(of(&[note, column, signed, "会议强调，要抓紧修渠。"]), 2);
        assert_eq!(of(&[note, "3月5日，青禾县召开水利工作会议。"]), 1);
        assert_eq!(of(&["3月5日，青禾县召开水利工作会议。", "会议强调，要抓紧修渠。"]), 0);
        assert_eq!(of(&[note]), 0);
        assert_eq!(of(&[]), 0);
    }
}
