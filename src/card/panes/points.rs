//! What was said, section by section: 会议指出, 会议强调 ….

use crate::card::lines::Lines;
use crate::card::pauses::Pauses;
use crate::dom::element::El;
use crate::text::digest::Digest;

/// Fills the pane.
pub async fn fill(lines: &Lines, digest: &Digest, pane: &El, pauses: &Pauses) {
    for section in digest.sections.iter().filter(|section| !section.points.is_empty()) {
        let marker = lines.line(&section.marker, section.spans.get(..1).unwrap_or_default());
        let points = lines.el("ul");
        let block = lines.el("section").children([&lines.el("h3").class("marker").child(&marker), &points]);
        for point in &section.points {
            let item = lines.el("li").child(&lines.line(&point.text, &point.spans));
            let _ = points.0.append_child(&item.0);
            pauses.pause().await;
        }
        let _ = pane.0.append_child(&block.0);
    }
}
