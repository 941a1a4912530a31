//! Lists that tell nothing of what is to be done: chapters, explanations of terms, fields.

use crate::text::digest::PartKind;
use crate::text::form::kind::{list_end, told};
use crate::text::form::list::{List, ListItem};
use crate::text::report::Report;

/// Items of a list of chapters at most: a report that has more of them says in their headings what it is about.
const CHAPTERS: usize = 4;

/// Whether a list's items are the chapters of a report: 一、2024年工作回顾, 二、2025年工作安排, or headings under which most
/// of it stands.
pub(super) fn is_chapters(report: &Report, list: &List, year: Option<i32>) -> bool {
    let kinds: Vec<Option<PartKind>> = list.items.iter().map(|item| told(words_of(report, item), year)).collect();
    let few = list.items.len() <= CHAPTERS;
    let blocks = list.items.first().map_or(0, |item| list_end(list).0.saturating_sub(item.block) + 1);
    list.kind.is_heading()
        && (few && 3 * blocks > 2 * report.blocks.len() && blocks > 3 * list.items.len()
            || kinds.iter().any(|kind| {
                *kind == Some(PartKind::Review) || few && kind.is_some() && kinds.iter().any(|other| other.is_none())
            }))
}

/// Whether a list explains words of the report: 名词解释 stands over it.
pub(super) fn is_glossary(report: &Report, list: &List) -> bool {
    /// Characters of such a heading: 《政府工作报告》有关内容名词注释.
    const LINE: usize = 24;
    let over = list.items.first().and_then(|item| {
        let before = report.blocks.get(..item.block)?;
        before.iter().rev().map(|block| block.text().trim()).find(|line| !line.is_empty())
    });
    over.is_some_and(|line| {
        let terms = ["名词", "术语", "用语"].iter().any(|word| line.contains(word));
        terms && ["解释", "注释", "说明"].iter().any(|end| line.ends_with(end)) && line.chars().count() <= LINE
    })
}

/// Whether the headings of a list only say of which field each item is: 医疗卫生方面, 养老帮困方面.
pub(super) fn names_fields(report: &Report, list: &List) -> bool {
    let field = |item: &ListItem| words_of(report, item).trim_end_matches(['。', '：', ':']).ends_with("方面");
    list.items.iter().all(field)
}

fn words_of<'a>(report: &'a Report, item: &ListItem) -> &'a str {
    report.blocks.get(item.block).and_then(|block| block.text().get(item.heading.clone())).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::form::list::lists;

    fn first(blocks: &[&str]) -> (Report, List) {
        let report = Report::new(None, blocks.iter().map(|&block| block.to_owned()));
        let list = lists(&report).into_iter().next().expect("a list");
        (report, list)
    }

    #[test]
    fn chapters_glossaries_and_fields_tell_nothing() {
        let chapters = [
            "一、奋力修渠，水利建设取得新成效",
            "去年修渠三百公里。",
            "农田都用上了水。",
            "群众满意。",
            "二、乘势而上，再谱新篇",
            "今年修渠四百公里。",
            "各乡镇按时序推进。",
            "县里每月调度。",
        ];
        let (report, list) = first(&chapters);
        assert!(is_chapters(&report, &list, None));
        let (report, list) = first(&["会议明确三项任务。", "一、修好渠道", "二、架好桥梁", "三、种好树木"]);
        assert!(!is_chapters(&report, &list, None));
        let terms = ["1.“两灌”：自流灌溉和提水灌溉。", "2.“三水”：饮水、用水、排水。"];
        let (report, list) = first(&["名词解释", terms[0], terms[1]]);
        assert!(is_glossary(&report, &list));
        let (report, list) = first(&["今年的重点说明", terms[0], terms[1]]);
        assert!(!is_glossary(&report, &list));
        let (report, list) = first(&["1.供水方面。", "2.防汛方面。"]);
        assert!(names_fields(&report, &list));
    }
}
