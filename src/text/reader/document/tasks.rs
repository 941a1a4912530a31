//! 任务清单: the lists of a report as tables.

use super::{Block, Document, Role, Table};
use crate::text::digest::{Digest, Outline, PartKind};
use crate::text::reader::export::{Labels, Origin, by_weight, list_name};
use crate::text::reader::gist::{GistLine, Source};
use crate::text::report::Report;

/// The lists of what is to be done, asked for or decided, a table each under its name; not what was done before, and not
/// how things stand. A report without such lists gives the title and the note.
#[must_use]
pub fn tasks(report: &Report, digest: &Digest, origin: &Origin, labels: &Labels) -> Document {
    let mut document = Document::new(&origin.title);
    document.paragraph(Role::Title, labels.task_list);
    if !origin.title.is_empty() {
        document.paragraph(Role::Subtitle, &origin.title);
    }
    document.meta(origin, labels);
    let from = Source::new(report, digest);
    for (at, outline) in by_weight(digest).into_iter().filter(|(_, outline)| is_ahead(outline)) {
        let group = from.list(at, outline);
        let (kind, name) = (labels.kind(outline.kind), list_name(&group.source, group.lines.len(), labels));
        let name = if kind.is_empty() { name } else { [kind, labels.colon, &name].concat() };
        document.paragraph(Role::Heading1, name);
        document.blocks.push(Block::Table(table(&group.lines, labels)));
    }
    document.paragraph(Role::Note, labels.note);
    document
}

/// Whether [`tasks`] has a table of this digest.
#[must_use]
pub fn has_tasks(digest: &Digest) -> bool {
    digest.outlines.iter().any(|outline| is_ahead(outline) && !outline.items.is_empty())
}

/// Whether a list tells what is to come.
pub(super) fn is_ahead(outline: &Outline) -> bool {
    !matches!(outline.kind, Some(PartKind::Review | PartKind::Situation))
}

/// A row for each item.
pub(super) fn table(lines: &[GistLine], labels: &Labels) -> Table {
    let [number, task, bodies, deadline, source, ..] = labels.columns;
    let row = |line: &GistLine| {
        let number = line.number.map(|number| number.to_string()).unwrap_or_default();
        let deadline = line.deadline.clone().unwrap_or_default();
        [number, line.text.clone(), line.bodies.join(labels.list_comma), deadline, line.source.clone()]
    };
    Table { heads: [number, task, bodies, deadline, source], rows: lines.iter().map(row).collect() }
}
