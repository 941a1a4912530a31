//! What stands behind the card's tabs, a file for each.

mod fold;
pub mod keywords;
mod people;
pub mod points;
pub mod summary;
mod tasks;

use super::lines::Lines;
use super::pauses::Pauses;
use super::tabs::Tab;
use crate::dom::element::El;
use crate::text::Report;
use crate::text::digest::Digest;
use crate::text::reader::gist::Gist;

/// The tabs of a digest. A pane that would be empty has none.
pub fn tabs(digest: &Digest) -> Vec<Tab> {
    let has = |tab: &Tab| match tab {
        Tab::Summary => !digest.headline.text.is_empty() || !digest.summary.is_empty() || !digest.acts.is_empty(),
        Tab::Points => digest.sections.iter().any(|section| !section.points.is_empty()),
        Tab::Tasks => digest.outlines.iter().any(|outline| !outline.items.is_empty()),
        Tab::People => !digest.people.is_empty() || !digest.bodies.is_empty(),
        Tab::Keywords => !digest.keywords.is_empty(),
    };
    Tab::ALL.iter().copied().filter(has).collect()
}

/// Fills the pane of a tab.
pub async fn fill(tab: Tab, lines: &Lines, report: &Report, digest: &Digest, pane: &El, pauses: &Pauses) {
    match tab {
        Tab::Summary => {
            let gist = Gist::of(report, digest, &digest.summary);
            summary::start(lines, digest, &gist, pane, pauses).await;
        }
        Tab::Points => points::fill(lines, digest, pane, pauses).await,
        Tab::Tasks => tasks::fill(lines, report, digest, pane, pauses).await,
        Tab::People => people::fill(lines, digest, pane, pauses).await,
        Tab::Keywords => keywords::start(lines, digest, pane),
    }
}
