//! Lists: which ordinals belong together, and how far each item goes.
//!
//! The ordinals stand in the text, or the page's own numbered lists have them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::contents::drop_contents;
use super::declared::declared;
use super::open::{Open, gathered};
use super::ordinal::{Before, Kind, Ordinal};
use super::part::{Part, parts};
use crate::order::Order;
use crate::text::ground::brackets::Brackets;
use crate::text::ground::sentence::{sentence_ends, trimmed};
use crate::text::report::Report;
use crate::text::who::speech;

/// A list such as 一是…二是…, of two items at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// How its items are numbered.
    pub kind: Kind,
    /// Its items in order.
    pub items: Vec<ListItem>,
    /// The number of items that the words before it announce, and where they do.
    pub declared: Option<(usize, Part)>,
}

/// An item of a list. Positions are bytes of its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// Its number, from 1.
    pub ordinal: usize,
    /// The block in which it starts.
    pub block: usize,
    /// First byte of its ordinal; where only the page shows that, of its words.
    pub start: usize,
    /// Its first sentence or, if shorter, what comes before the first ；, without ordinal and end mark.
    pub heading: Range<usize>,
    /// The whole item from its ordinal on, a part for each block.
    pub parts: Vec<Part>,
    /// What stands before its ordinal.
    pub before: Before,
}

/// A block and a byte of it.
type Place = (usize, usize);

/// The lists of the report, in the order of their first items; a nested list follows the list that
/// holds it. A table of contents is none.
#[must_use]
pub fn lists(report: &Report) -> Vec<List> {
    let mut found = gathered(report);
    found.retain(|list| list.items.len() > 1);
    drop_contents(report, &mut found);
    finish(report, &found)
}

/// Where items end, what their headings are, and what the words before the list announce.
fn finish(report: &Report, open: &[Open]) -> Vec<List> {
    let text_of = |block: usize| report.blocks.get(block).map_or("", |block| block.text());
    let mut starts: Vec<Vec<usize>> = vec![Vec::new(); report.blocks.len()];
    for (_, block, ordinal) in open.iter().flat_map(|list| &list.items) {
        if let Some(starts) = starts.get_mut(*block) {
            starts.push(ordinal.start);
        }
    }
    starts.iter_mut().for_each(|starts| starts.order());
    let stops = if open.is_empty() { Vec::new() } else { stops(report) };
    let again = again(report, open);
    let mut lists: Vec<List> = Vec::new();
    let mut around: Vec<usize> = Vec::new(); // the lists that go on here, the innermost last
    for list in open {
        let first = list.first();
        while around.last().and_then(|&index| lists.get(index)).is_some_and(|list| list.end() <= first) {
            around.pop();
        }
        // The list around this one ends it: with the item that holds it.
        let outer = around.last().and_then(|&index| lists.get(index)).and_then(|list| {
            let at = list.items.partition_point(|item| (item.block, item.start) <= first);
            list.items.get(at.checked_sub(1)?).map(ListItem::end)
        });
        // A list in which an item goes on over several paragraphs lets the last do so, too, but not
        // for much longer.
        let longest = list
            .items
            .windows(2)
            .map(|pair| if let [(_, a, _), (_, b, _)] = pair { b - a } else { 0 })
            .max()
            .unwrap_or(0);
        let most = if longest > 1 && list.kind != Kind::Dash { 2 * longest + 4 } else { 1 };
        let mut items = Vec::new();
        for (index, &(number, block, ordinal)) in list.items.iter().enumerate() {
            let end = match list.items.get(index + 1) {
                Some(&(_, block, ordinal)) => (block, ordinal.start),
                None if let Some(last) = list.last_block => (last, text_of(last).len()),
                None => {
                    let last = (block + most).min(report.blocks.len()).saturating_sub(1);
                    let stop = stops.get(stops.partition_point(|stop| *stop <= (block, ordinal.body)));
                    let again = again.get(&list.kind).and_then(|starts| {
                        let &(start, sentence) =
                            starts.get(starts.partition_point(|(start, _)| *start <= (block, ordinal.start)))?;
                        Some(if sentence > (block, ordinal.body) { sentence } else { start })
                    });
                    let end = [stop.copied(), outer, again]
                        .into_iter()
                        .flatten()
                        .fold((last, text_of(last).len()), |end, other| end.min(other));
                    end.max((block, ordinal.body))
                }
            };
            items.push(ListItem {
                ordinal: number,
                block,
                start: ordinal.start,
                heading: heading(text_of(block), ordinal, starts.get(block).map_or(&[], Vec::as_slice)),
                parts: parts(report, (block, ordinal.start), end),
                before: ordinal.before,
            });
        }
        let declared = declared(report, first.0, first.1, items.len());
        around.push(lists.len());
        lists.push(List { kind: list.kind, items, declared });
    }
    lists
}

/// Where the items of the lists start, for [`sentences`](crate::text::ground::sentence::sentences): block and byte.
#[must_use]
pub fn starts(lists: &[List]) -> Vec<(usize, usize)> {
    lists.iter().flat_map(|list| &list.items).map(|item| (item.block, item.start)).collect()
}

/// 要抓好以下八个方面重点任务 before a list, with its mark: from the last clause's start to the list.
#[must_use]
pub fn announcement(report: &Report, list: &List) -> Option<Part> {
    let (_, (block, declared)) = list.declared.as_ref()?;
    let text = report.blocks.get(*block)?.text();
    let head = text.get(..declared.start)?;
    let from = head
        .rfind(['。', '！', '；', '\n'])
        .map_or(0, |at| at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let from = from + (text.get(from..declared.start)?.len() - text.get(from..declared.start)?.trim_start().len());
    let after = text.get(declared.end..)?;
    let to = declared.end + after.find(['。', '：', ':', '，', ',', '；']).unwrap_or(after.len());
    // With its mark, which parts it from the first item.
    let stop = after.get(to - declared.end..)?.chars().next().map_or(0, char::len_utf8);
    (text.get(from..to)?.chars().count() <= 60).then(|| (*block, from..to + stop))
}

impl List {
    /// One past its last byte, and the block of that.
    fn end(&self) -> (usize, usize) {
        self.items.last().map_or((0, 0), ListItem::end)
    }
}

impl ListItem {
    fn end(&self) -> (usize, usize) {
        self.parts.last().map_or((self.block, self.start), |(block, range)| (*block, range.end))
    }
}

/// Where the last item of a list ends at the latest: sentences that open a section, and blocks that
/// close one.
fn stops(report: &Report) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (index, text) in report.blocks.iter().map(|block| block.text()).enumerate() {
        if speech::closes(text) {
            found.push((index, 0));
        }
        let mut start = 0;
        for end in sentence_ends(text, &Brackets::of(text)) {
            let sentence = text.get(start..end).unwrap_or("").trim_start();
            if start > 0 && (speech::opens(sentence) || speech::tells_attendance(sentence)) {
                found.push((index, start));
            }
            start = end;
        }
    }
    found
}

/// Where the lists of each kind start, and the sentences that hold these places: a list has none of its own kind in it, so
/// that one which counts from 1 again ends the one before (…二是架桥。下一步做好两件事：一是…).
fn again(report: &Report, open: &[Open]) -> FxHashMap<Kind, Vec<(Place, Place)>> {
    let mut found: FxHashMap<Kind, Vec<(Place, Place)>> = FxHashMap::default();
    let mut sentences = (usize::MAX, Vec::new()); // of the block that was looked at last
    for list in open {
        let (block, start) = list.first();
        if sentences.0 != block {
            let text = report.blocks.get(block).map_or("", |block| block.text());
            sentences = (block, sentence_ends(text, &Brackets::of(text)));
        }
        let before = sentences.1.partition_point(|&end| end <= start).checked_sub(1);
        let sentence = before.and_then(|before| sentences.1.get(before)).copied().unwrap_or(0);
        found.entry(list.kind).or_default().push(((block, start), (block, sentence)));
    }
    found
}

fn heading(text: &str, Ordinal { start, body, .. }: Ordinal, starts: &[usize]) -> Range<usize> {
    let next = starts.get(starts.partition_point(|&other| other <= start)).copied().unwrap_or(text.len());
    let part = text.get(body..next).unwrap_or("");
    let brackets = Brackets::of(part);
    let sentence = sentence_ends(part, &brackets).first().copied().unwrap_or(0);
    let semicolon = part
        .char_indices()
        .find(|&(byte, c)| matches!(c, '；' | ';') && !brackets.inside(byte))
        .map_or(part.len(), |(byte, _)| byte);
    let range = trimmed(text, body..body + sentence.min(semicolon));
    let words = text
        .get(range.clone())
        .unwrap_or("")
        .trim_end_matches(['。', '.', '．', '；', ';', '｡', '，', ',', '、', '：', ':', ' ']);
    range.start..range.start + words.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::report::PageItem;

    /// Number, heading and text of each item of each list.
    fn read(report: &Report) -> Vec<Vec<(usize, String, String)>> {
        let text = |block: usize, range: &Range<usize>| {
            report.blocks.get(block).and_then(|block| block.text().get(range.clone())).unwrap_or("").to_owned()
        };
        let item = |item: &ListItem| {
            let whole: Vec<String> = item.parts.iter().map(|(block, range)| text(*block, range)).collect();
            (item.ordinal, text(item.block, &item.heading), whole.join("|"))
        };
        lists(report).iter().map(|list| list.items.iter().map(item).collect()).collect()
    }

    fn report(blocks: &[&str]) -> Report {
        Report::new(None, blocks.iter().map(|&block| block.to_owned()))
    }

    fn headings(blocks: &[&str]) -> Vec<Vec<String>> {
        read(&report(blocks))
            .into_iter()
            .map(|list| list.into_iter().map(|(_, heading, _)| heading).collect())
            .collect()
    }

    fn numbered(blocks: &[(&str, Option<(usize, usize)>)]) -> Report {
        let items = blocks.iter().map(|(_, item)| item.map(|(list, ordinal)| PageItem { list, ordinal })).collect();
        report(&blocks.iter().map(|(text, _)| *text).collect::<Vec<_>>()).with_items(items)
    }

    #[test]
    fn stops_and_digits_may_have_any_width() {
        for text in [
            "会议部署:1.加快修路.2.抓紧架桥.3.做好绿化.",
            "会议部署：１．加快修路。２．抓紧架桥。３．做好绿化。",
            "会议部署：１、加快修路；２、抓紧架桥；３、做好绿化。",
            "会议部署：（１）加快修路。（２）抓紧架桥。（３）做好绿化。",
            "会议部署：1.加快修路。2.抓紧架桥。3.做好绿化．",
            "会议部署：一要——加快修路；二要——抓紧架桥；三要——做好绿化。",
            "会议部署：一、加快修路。二、抓紧架桥。三、做好绿化。",
        ] {
            assert_eq!(headings(&[text]), [["加快修路", "抓紧架桥", "做好绿化"]], "{text}");
        }
    }

    #[test]
    fn dashes_open_items_where_one_paragraph_follows_another() {
        let list = [
            "会议强调，要落实精神。",
            "——要深入学习，统一思想。班子带头。",
            "",
            "——要对标对表。",
            "——要狠抓落实。",
            "会议还通报了情况。",
        ];
        let found = read(&report(&list));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].iter().map(|item| item.0).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(found[0][0].1, "要深入学习，统一思想");
        assert_eq!(found[0][2].2, "——要狠抓落实。");
        // A subtitle, a line between them, a number behind the dash.
        assert!(headings(&["——记青禾县林场", "林场建于山中。"]).is_empty());
        assert!(headings(&["——要学习。", "会议要求抓落实。", "——要对标。"]).is_empty());
        assert_eq!(headings(&["——一要学习。", "——二要对标。"]), [["学习", "对标"]]);
    }

    #[test]
    fn a_list_ends_where_one_of_its_kind_counts_from_1_again() {
        let read = |text: &str| {
            read(&report(&[text]))
                .into_iter()
                .map(|list| list.into_iter().map(|(_, _, whole)| whole).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        };
        let text = "去年抓了两件事：一是修路。二是架桥。今年做好两件事：一是通水。二是绿化。";
        assert_eq!(read(text), [["一是修路。", "二是架桥。"], ["一是通水。", "二是绿化。"]]);
        // In one sentence with the last item, at the ordinal.
        let text = "一是修路，二是架桥，一是通水，二是绿化。";
        assert_eq!(read(text), [["一是修路，", "二是架桥，"], ["一是通水，", "二是绿化。"]]);
        // One of another kind stands in the item.
        let text = "一是修路。二是架桥。一要牢固，二要美观。";
        assert_eq!(read(text), [["一是修路。", "二是架桥。一要牢固，二要美观。"], ["一要牢固，", "二要美观。"]]);
    }

    #[test]
    fn numbered_headings_hold_what_stands_below_them() {
        let blocks = [
            "一、压实责任",
            "各乡镇要研判形势。",
            "（一）专班",
            "成立专班。",
            "（二）清单",
            "列出清单。",
            "二、突出重点",
            "要排查隐患。",
            "要限期整改。",
        ];
        let found = read(&report(&blocks));
        assert_eq!(found.len(), 2);
        assert_eq!(found[0][0].2, "一、压实责任|各乡镇要研判形势。|（一）专班|成立专班。|（二）清单|列出清单。");
        assert_eq!(found[0][1].2, "二、突出重点|要排查隐患。|要限期整改。");
        assert_eq!(
            found[1].iter().map(|item| item.2.as_str()).collect::<Vec<_>>(),
            ["（一）专班|成立专班。", "（二）清单|列出清单。"]
        );
    }

    #[test]
    fn an_item_whose_是_was_forgotten_is_found_between_its_neighbours() {
        let text = "一是修路；二是架桥；三通水到户；四是绿化。";
        assert_eq!(headings(&[text]), [["修路", "架桥", "通水到户", "绿化"]]);
        // Without a stop before it, or with another number, it is none.
        for text in [
            "一是修路；二是架桥三通水到户；四是绿化。",
            "一是修路；二是架桥；五通水到户；四是绿化。",
            "一是修路；二是架桥；三；四是绿化。",
        ] {
            assert_eq!(headings(&[text])[0].len(), 3, "{text}");
        }
    }

    #[test]
    fn a_number_is_waited_for() {
        assert_eq!(headings(&["一是修路。三是绿化。"]), Vec::<Vec<String>>::new());
        assert_eq!(headings(&["一是修路。二是架桥三是通水。"]), [["修路", "架桥", "通水"]]);
        assert_eq!(headings(&["二是架桥。三是通水。"]), Vec::<Vec<String>>::new());
        // 最后 ends what 首先 began.
        assert_eq!(headings(&["首先，修路。其次，架桥。最后，通水。"]), [["修路", "架桥", "通水"]]);
        assert_eq!(headings(&["一是修路。二是架桥三是通水。三是绿化。"]), [["修路", "架桥三是通水", "绿化"]]);
        // The same number again after a stop takes the place of one found in mid-sentence.
        assert_eq!(headings(&["一是修路，统一是好事。二是架桥，同二是一样。二是通水。"])[0].len(), 2);
    }

    #[test]
    fn the_last_item_ends_where_something_else_begins() {
        let found = read(&report(&["一是修路。二是架桥。会议强调，要通水。"]));
        assert_eq!(found[0][1].2, "二是架桥。");
        let found = read(&report(&["一是修路。", "二是架桥。", "会议还有其他事项。"]));
        assert_eq!(found[0][1].2, "二是架桥。");
    }

    #[test]
    fn the_page_may_have_the_numbers() {
        let one = |ordinal| Some((0, ordinal));
        let page = numbered(&[
            ("会议确定三项任务：", None),
            ("修路。路要宽。", one(1)),
            ("架桥。", one(2)),
            ("桥要牢。", one(2)),
            ("通水。", one(3)),
            ("散会。", None),
        ]);
        let found = read(&page);
        assert_eq!(
            found,
            [[
                (1, "修路".to_owned(), "修路。路要宽。".to_owned()),
                (2, "架桥".to_owned(), "架桥。|桥要牢。".to_owned()),
                (3, "通水".to_owned(), "通水。".to_owned())
            ]]
        );
        assert_eq!(lists(&page)[0].declared.as_ref().map(|(number, _)| *number), Some(3));
        assert_eq!(lists(&page)[0].kind, Kind::Digit);
    }

    #[test]
    fn lists_of_the_page_nest_go_on_and_count_down() {
        let nested = numbered(&[
            ("修路。", Some((0, 1))),
            ("宽路。", Some((1, 1))),
            ("平路。", Some((1, 2))),
            ("先勘测。", Some((0, 1))),
            ("架桥。", Some((0, 2))),
        ]);
        let found = read(&nested);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0][0].2, "修路。|宽路。|平路。|先勘测。");
        assert_eq!(found[1].iter().map(|item| item.2.as_str()).collect::<Vec<_>>(), ["宽路。", "平路。"]);
        // A paragraph between two lists, the second of which starts where the first ended.
        let on =
            numbered(&[("修路。", Some((0, 1))), ("架桥。", Some((0, 2))), ("另有：", None), ("通水。", Some((1, 3)))]);
        assert_eq!(read(&on)[0].iter().map(|item| item.0).collect::<Vec<_>>(), [1, 2, 3]);
        // One inner item, after which the outer list goes on.
        let single = numbered(&[("修路。", Some((0, 1))), ("宽路。", Some((1, 1))), ("架桥。", Some((0, 2)))]);
        assert_eq!(
            read(&single),
            [[(1, "修路".to_owned(), "修路。|宽路。".to_owned()), (2, "架桥".to_owned(), "架桥。".to_owned())]]
        );
        let down = numbered(&[("修路。", Some((0, 3))), ("架桥。", Some((0, 2))), ("通水。", Some((0, 1)))]);
        assert_eq!(read(&down)[0].iter().map(|item| item.0).collect::<Vec<_>>(), [3, 2, 1]);
        assert!(read(&numbered(&[("修路。", Some((0, 1))), ("架桥。", None)])).is_empty());
    }

    #[test]
    fn paragraphs_with_ordinals_of_their_own_need_none_of_the_page() {
        let found = read(&numbered(&[("一、修路。", Some((0, 1))), ("二、架桥。", Some((0, 2)))]));
        assert_eq!(
            found,
            [[(1, "修路".to_owned(), "一、修路。".to_owned()), (2, "架桥".to_owned(), "二、架桥。".to_owned())]]
        );
    }
}
