//! A table of contents is no list: its headings come again where their text is.

use rustc_hash::FxHashSet;

use super::open::Open;
use super::ordinal::{Before, Ordinal};
use crate::text::ground::numeral::digit;
use crate::text::report::Report;

/// Takes out lists whose items are lines of a table of contents: with page numbers behind leaders, or the very headings
/// of a later list. `lists` are in order.
pub(super) fn drop_contents(report: &Report, lists: &mut Vec<Open>) {
    let mut later = FxHashSet::default();
    let mut keep: Vec<bool> = lists
        .iter()
        .rev()
        .map(|list| {
            let Some(headings) = headings(report, list) else { return true };
            !headings.iter().all(|heading| heading.has_page) && {
                let key: Vec<String> = headings.into_iter().map(|heading| heading.words).collect();
                later.insert((list.kind, key))
            }
        })
        .collect();
    lists.retain(|_| keep.pop().unwrap_or(true));
}

struct Heading {
    /// Letters and digits of it.
    words: String,
    /// Whether a page number stands behind it: 总体要求……3.
    has_page: bool,
}

/// The items of a list that are lines of their own; `None` where one is not.
fn headings(report: &Report, list: &Open) -> Option<Vec<Heading>> {
    /// Characters of a heading, at most.
    const LINE: usize = 60;
    let of_item = |&(_, block, ordinal): &(usize, usize, Ordinal)| {
        let text = report.blocks.get(block)?.text().get(ordinal.body..)?;
        let line = text.split(['。', '\n']).next()?.trim_end();
        let head = line.trim_end_matches(|c: char| digit(c).is_some()).trim_end();
        let bare = head.trim_end_matches(['.', '…', '·', '．', '-', '—', '・', ' ', '\t', '\u{3000}']);
        let has_page = head.len() < line.len() && bare.len() + 2 < head.len();
        let line = if has_page { bare } else { line };
        let own = ordinal.before == Before::Start && line.chars().nth(LINE).is_none();
        own.then(|| Heading { words: line.chars().filter(|c| c.is_alphanumeric()).collect(), has_page })
    };
    list.kind.is_heading().then(|| list.items.iter().map(of_item).collect())?
}

#[cfg(test)]
mod tests {
    use super::super::open::gathered;
    use super::*;

    fn kept(blocks: &[&str]) -> Vec<(usize, usize)> {
        let report = Report::new(None, blocks.iter().map(|&block| block.to_owned()));
        let mut lists = gathered(&report);
        lists.retain(|list| list.items.len() > 1);
        drop_contents(&report, &mut lists);
        lists.iter().map(|list| (list.first().0, list.items.len())).collect()
    }

    #[test]
    fn headings_that_come_again_are_contents() {
        let body = ["一、总体要求", "要守底线。", "二、主要任务。", "（一）修路", "路要宽。", "（二）架桥", "桥要牢。"];
        let contents = ["目录", "一、总体要求", "二、主要任务", "（一）修路", "（二）架桥"];
        assert_eq!(kept(&[&contents[..], &body[..]].concat()), [(5, 2), (8, 2)]);
        assert_eq!(kept(&body), [(0, 2), (3, 2)]);
        // Another heading: two lists.
        assert_eq!(kept(&["一、修路", "二、架桥", "一、修路", "二、通水"]), [(0, 2), (2, 2)]);
    }

    #[test]
    fn headings_with_page_numbers_are_contents() {
        assert!(kept(&["一、总体要求……1", "二、主要任务………12"]).is_empty());
        assert!(kept(&["1. 总体要求 ...... 1", "2. 主要任务 ...... 3"]).is_empty());
        // A figure at the end is no page.
        assert_eq!(kept(&["一、任务数：12", "二、完成数 11"]).len(), 1);
    }

    #[test]
    fn items_in_running_text_are_no_contents() {
        assert_eq!(kept(&["一是修路。二是架桥。", "一是修路。二是架桥。"]).len(), 2);
        assert_eq!(kept(&["部署：1.修路。2.架桥。", "1.修路。", "2.架桥。"]).len(), 2);
    }
}
