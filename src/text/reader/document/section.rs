//! One section or one list of a report, for who wants no more.

use super::tasks::{is_ahead, table};
use super::{Block, Document, Item, List, Role};
use crate::text::digest::Digest;
use crate::text::reader::export::{Labels, Origin, gist_line, list_name, provenance};
use crate::text::reader::gist::{Source, without_formula};
use crate::text::report::Report;

/// Section `at` of the digest: its marker, all that it says, and where it comes from; empty where there is none.
#[must_use]
pub fn section(digest: &Digest, at: usize, origin: &Origin, labels: &Labels) -> Document {
    let mut document = Document::new(&origin.title);
    if let Some(section) = digest.sections.get(at) {
        document.paragraph(Role::Heading1, &section.marker);
        document.list(section.points.iter().map(|point| without_formula(section, &point.text).to_owned()));
        document.whence(origin, labels);
    }
    document
}

/// List `at` of the digest: its name, its items, a table where they are to be done, and where it comes from; empty where
/// there is none.
#[must_use]
pub fn list(report: &Report, digest: &Digest, at: usize, origin: &Origin, labels: &Labels) -> Document {
    let mut document = Document::new(&origin.title);
    if let Some(outline) = digest.outlines.get(at) {
        let group = Source::new(report, digest).list(at, outline);
        document.paragraph(Role::Heading1, list_name(&group.source, group.lines.len(), labels));
        document.blocks.push(if is_ahead(outline) {
            Block::Table(table(&group.lines, labels))
        } else {
            let items = group.lines.iter().map(|line| Item { number: line.number, text: gist_line(line, labels) });
            Block::List(List { items: items.collect() })
        });
        document.whence(origin, labels);
    }
    document
}

impl Document {
    /// The report's title and where it is from, below what is told of it.
    fn whence(&mut self, origin: &Origin, labels: &Labels) {
        if !origin.title.is_empty() {
            self.paragraph(Role::Note, &origin.title);
        }
        provenance(origin, labels).for_each(|line| self.paragraph(Role::Note, line));
        self.paragraph(Role::Note, labels.note);
    }
}
