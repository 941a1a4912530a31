//! The lists: what is to be done first, what was done before folded at the end; with their numbers, the number that the
//! report declares, who is to do it and by when.

use super::fold::{Fold, copy, tags};
use super::summary::count;
use crate::card::control::Control;
use crate::card::lines::Lines;
use crate::card::pauses::Pauses;
use crate::dom::element::El;
use crate::dom::strings::fill as filled;
use crate::text::Report;
use crate::text::digest::{Digest, Outline, OutlineItem, PartKind};
use crate::text::reader::export::by_weight;
use crate::text::reader::gist::Source;

/// Items that stand open, in all lists: two windows of them.
const MOST: usize = 24;

/// Fills the pane.
pub async fn fill(lines: &Lines, report: &Report, digest: &Digest, pane: &El, pauses: &Pauses) {
    let mut room = MOST;
    let lists = by_weight(digest);
    let from = Source::new(report, digest);
    let alone = lists.len() == 1;
    let is_review = |outline: &Outline| outline.kind == Some(PartKind::Review);
    let mut review = None;
    for (index, (at, outline)) in lists.into_iter().enumerate() {
        let section = lines.el("section");
        let name = name(lines, &from, outline, index);
        let count = count(lines.strings, outline.items.len(), outline.declared);
        let parent = if is_review(outline) && !alone {
            review.get_or_insert_with(|| {
                let words = lines.el("summary").child(&lines.el("h3").class("marker").text(lines.strings.review));
                let details = lines.el("details").class("review").child(&words);
                pane.clone().child(&lines.el("section").child(&details));
                details
            })
        } else {
            pane
        };
        let items = outline.items.iter().map(|own| item(lines, own));
        if room == 0 && !is_review(outline) {
            let head = [name.as_str(), lines.strings.comma, &count].concat();
            Fold { lines, room, tag: "ol" }.fill(&section, Some(&head), items, pauses).await;
        } else {
            let level = if is_review(outline) && !alone { "h4" } else { "h3" };
            let marker = lines.el(level).class("marker").text(&name).child(&lines.el("small").text(&count));
            let copy = copy(lines, Control::CopyList, ("data-list", at), &name);
            section.clone().child(&lines.el("div").class("head-line").children([&marker, &copy]));
            let own = if is_review(outline) { MOST } else { room };
            let left = Fold { lines, room: own, tag: "ol" }.fill(&section, None, items, pauses).await;
            room = if is_review(outline) { room } else { left };
        }
        parent.clone().child(&section);
    }
}

/// What a list stands under, or what announces it, or its number.
fn name(lines: &Lines, from: &Source<'_>, outline: &Outline, index: usize) -> String {
    let name = from.name(outline);
    if name.is_empty() { filled(lines.strings.list_number, &(index + 1).to_string()) } else { name }
}

fn item(lines: &Lines, item: &OutlineItem) -> El {
    // The number is set as text, not by the list's counter: it is the report's own, and copied along.
    let number = lines.el("span").class("number").text(&item.ordinal.to_string());
    let words = item.heading.text.trim_matches(|c: char| "：:，,；;。".contains(c));
    let line = lines.el("div").child(&lines.line(words, &item.spans));
    let bodies = item.bodies.iter().map(|body| body.text.as_str());
    if let Some(tags) = tags(lines, bodies, item.deadline.as_ref().map(|deadline| deadline.text.as_str())) {
        line.clone().child(&tags);
    }
    lines.el("li").children([&number, &line])
}
