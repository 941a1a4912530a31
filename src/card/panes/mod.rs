//! What stands behind the card's tabs, a file for each.

pub mod keywords;
mod people;
mod points;
pub mod summary;
mod tasks;

use super::lines::Lines;
use super::pauses::Pauses;
use super::tabs::Tab;
use crate::dom::element::El;
use crate::text::digest::Digest;

/// The tabs of a digest. A pane that would be empty has none.
pub fn tabs(digest: &Digest) -> Vec<Tab> {
    let has = |tab: &Tab| match tab {
        Tab::Summary => !digest.headline.text.is_empty() || !digest.summary.is_empty(),
        Tab::Points => digest.sections.iter().any(|section| !section.points.is_empty()),
        Tab::Tasks => digest.outlines.iter().any(|outline| !outline.items.is_empty()),
        Tab::People => !digest.people.is_empty() || !digest.bodies.is_empty(),
        Tab::Keywords => !digest.keywords.is_empty(),
    };
    Tab::ALL.iter().copied().filter(has).collect()
}

/// Fills the pane of a tab.
pub async fn fill(tab: Tab, lines: &Lines, digest: &Digest, pane: &El, pauses: &Pauses) {
    match tab {
        Tab::Summary => summary::start(lines, digest, pane),
        Tab::Points => points::fill(lines, digest, pane, pauses).await,
        Tab::Tasks => tasks::fill(lines, digest, pane, pauses).await,
        Tab::People => people::fill(lines, digest, pane, pauses).await,
        Tab::Keywords => keywords::start(lines, digest, pane),
    }
}
