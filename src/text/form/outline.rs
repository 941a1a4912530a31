//! The sections and lists as they leave the core: with extracts and UTF-16 spans.

use std::ops::Range;

use crate::text::digest::{Extract, Outline, OutlineItem, Section};
use crate::text::form::assignment;
use crate::text::form::kind::{Kinds, section_at};
use crate::text::form::list::{List, ListItem, announcement};
use crate::text::form::part::Part;
use crate::text::form::section::ReportSection;
use crate::text::report::{Report, Span};

/// The sections and lists as they leave the core: with extracts and UTF-16 spans.
#[must_use]
pub fn outline(
    report: &Report,
    sections: &[ReportSection],
    lists: &[List],
    kinds: &Kinds,
) -> (Vec<Section>, Vec<Outline>) {
    let spans = |parts: &[Part]| -> Vec<Span> {
        parts.iter().map(|(block, range)| report.span(*block, range.clone())).collect()
    };
    let extract = |(block, range): &Part| Extract::of(report, vec![report.span(*block, range.clone())]);
    let parts = sections
        .iter()
        .enumerate()
        .map(|(at, section)| Section {
            kind: kinds.sections.get(at).copied().flatten(),
            marker: extract(&section.marker).text,
            speaker: section.speaker.clone(),
            spans: spans(&section.parts),
            points: section.points.iter().map(extract).collect(),
        })
        .collect();
    let outlines = lists
        .iter()
        .enumerate()
        .map(|(at, list)| Outline {
            kind: kinds.lists.get(at).copied().flatten(),
            section: list.items.first().and_then(|item| section_at(sections, (item.block, item.start))),
            announcement: announcement(report, list).as_ref().map(&extract),
            declared: list.declared.as_ref().map(|(number, _)| *number),
            items: list
                .items
                .iter()
                .map(|item| OutlineItem {
                    ordinal: item.ordinal,
                    heading: extract(&(item.block, item.heading.clone())),
                    bodies: assigned(report, item, assignment::bodies).iter().map(&extract).collect(),
                    deadline: assigned(report, item, |text| assignment::deadline(text).into_iter().collect())
                        .first()
                        .map(&extract),
                    spans: spans(&item.parts),
                })
                .collect(),
            spans: spans(&whole(list)),
        })
        .collect();
    (parts, outlines)
}

/// All parts of a list's items, those of a block in one.
fn whole(list: &List) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (block, range) in list.items.iter().flat_map(|item| &item.parts) {
        match parts.last_mut() {
            Some((last, whole)) if last == block => whole.end = range.end,
            _ => parts.push((*block, range.clone())),
        }
    }
    parts
}

/// What `find` finds in an item's parts; its bytes are those of the part's text.
fn assigned(report: &Report, item: &ListItem, find: impl Fn(&str) -> Vec<Range<usize>>) -> Vec<Part> {
    let of_part = |(block, range): &Part| {
        let text = report.blocks.get(*block).and_then(|block| block.text().get(range.clone())).unwrap_or("");
        find(text)
            .into_iter()
            .map(|found| (*block, range.start + found.start..range.start + found.end))
            .collect::<Vec<_>>()
    };
    item.parts.iter().flat_map(of_part).collect()
}
