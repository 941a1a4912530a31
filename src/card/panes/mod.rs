//! What stands behind the card's tabs, a file for each.

pub mod keywords;
mod people;
mod points;
pub mod summary;
mod tasks;

use super::lines::Lines;
use super::tabs::Tab;
use crate::dom::element::El;
use crate::text::Report;
use crate::text::digest::Digest;

/// The panes of a digest. What would be empty is left out.
pub fn all(lines: &Lines, report: &Report, digest: &Digest) -> Vec<(Tab, El)> {
    let panes = [
        (Tab::Summary, summary::pane(lines, report, digest)),
        (Tab::Points, points::pane(lines, report, digest)),
        (Tab::Tasks, tasks::pane(lines, report, digest)),
        (Tab::People, people::pane(lines, report, digest)),
        (Tab::Keywords, keywords::pane(lines, digest)),
    ];
    panes.into_iter().filter_map(|(tab, pane)| Some((tab, pane?))).collect()
}
