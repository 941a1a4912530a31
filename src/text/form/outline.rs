//! The sections and lists as they leave the core: with extracts and UTF-16 spans.

use crate::text::digest::{Extract, Outline, OutlineItem, Section};
use crate::text::form::list::List;
use crate::text::form::part::Part;
use crate::text::form::section::ReportSection;
use crate::text::report::{Report, Span};

/// The sections and lists as they leave the core: with extracts and UTF-16 spans.
#[must_use]
pub fn outline(report: &Report, sections: &[ReportSection], lists: &[List]) -> (Vec<Section>, Vec<Outline>) {
    let spans = |parts: &[Part]| -> Vec<Span> {
        parts.iter().map(|(block, range)| report.span(*block, range.clone())).collect()
    };
    let extract = |(block, range): &Part| Extract::of(report, vec![report.span(*block, range.clone())]);
    let sections = sections
        .iter()
        .map(|section| Section {
            marker: extract(&section.marker).text,
            speaker: section.speaker.clone(),
            spans: spans(&section.parts),
            points: section.points.iter().map(extract).collect(),
        })
        .collect();
    let outlines = lists
        .iter()
        .map(|list| Outline {
            declared: list.declared.as_ref().map(|(number, _)| *number),
            items: list
                .items
                .iter()
                .map(|item| OutlineItem {
                    ordinal: item.ordinal,
                    heading: extract(&(item.block, item.heading.clone())),
                    spans: spans(&item.parts),
                })
                .collect(),
            spans: spans(&whole(list)),
        })
        .collect();
    (sections, outlines)
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
