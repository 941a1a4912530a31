//! What was said, section by section: 会议指出, 会议强调 ….

use crate::card::lines::Lines;
use crate::dom::element::El;
use crate::text::Report;
use crate::text::digest::Digest;

/// The pane; `None` where no section has points.
pub fn pane(lines: &Lines, report: &Report, digest: &Digest) -> Option<El> {
    let pane = lines.el("div").class("points");
    for section in digest.sections.iter().filter(|section| !section.points.is_empty()) {
        let marker = lines.line(report, &section.marker, section.spans.get(..1).unwrap_or_default());
        let points = lines.el("ul");
        for point in &section.points {
            let item = lines.el("li").child(&lines.line(report, &point.text, &point.spans));
            let _ = points.0.append_child(&item.0);
        }
        let block = lines.el("section").children([&lines.el("h3").class("marker").child(&marker), &points]);
        let _ = pane.0.append_child(&block.0);
    }
    pane.0.has_child_nodes().then_some(pane)
}
