//! The lists of tasks: 一是…二是…, with their numbers and the number that the report declares.

use crate::card::lines::Lines;
use crate::card::pauses::Pauses;
use crate::dom::element::El;
use crate::dom::strings::fill as filled;
use crate::text::digest::{Digest, Outline};

/// Fills the pane.
pub async fn fill(lines: &Lines, digest: &Digest, pane: &El, pauses: &Pauses) {
    for (index, outline) in digest.outlines.iter().enumerate().filter(|(_, outline)| !outline.items.is_empty()) {
        let name = section_of(digest, outline)
            .map_or_else(|| filled(lines.strings.list_number, &(index + 1).to_string()), |marker| marker.to_owned());
        let count = outline.items.len();
        let mut note = filled(lines.strings.items, &count.to_string());
        match outline.declared {
            Some(declared) if declared == count => note.push_str(lines.strings.as_declared),
            Some(declared) => note.push_str(&filled(lines.strings.declared, &declared.to_string())),
            None => {}
        }
        let head = lines.el("h3").class("marker").text(&name).child(&lines.el("small").text(&note));
        let list = lines.el("ol");
        for item in &outline.items {
            // The number is set as text, not by the list's counter: it is the report's own, and copied along.
            let number = lines.el("span").class("number").text(&item.ordinal.to_string());
            let words = item.heading.text.trim_matches(|c: char| "：:，,；;。".contains(c));
            let line = lines.line(words, &item.spans);
            let _ = list.0.append_child(&lines.el("li").children([&number, &line]).0);
            pauses.pause().await;
        }
        let _ = pane.0.append_child(&lines.el("section").children([&head, &list]).0);
    }
}

/// The marker of the section that a list stands in.
fn section_of<'a>(digest: &'a Digest, outline: &Outline) -> Option<&'a str> {
    let first = outline.spans.first()?;
    let holds =
        |span: &crate::text::Span| span.block == first.block && span.start <= first.start && first.start < span.end;
    let section = digest.sections.iter().rev().find(|section| section.spans.iter().any(holds))?;
    Some(section.marker.as_str()).filter(|marker| !marker.is_empty())
}
