//! 摘要页: what a report comes to.

use super::{Block, Document, Item, List, Role};
use crate::text::digest::Digest;
use crate::text::reader::export::{Labels, Origin, gist_line, list_name, meeting_line, person_line};
use crate::text::reader::gist::Gist;

/// The gist with title, source, date, address and the note: the meeting, headline, acts, tasks, demands, people.
#[must_use]
pub fn summary(gist: &Gist, digest: &Digest, origin: &Origin, labels: &Labels) -> Document {
    let mut document = Document::new(&origin.title);
    if !origin.title.is_empty() {
        document.paragraph(Role::Title, &origin.title);
    }
    document.meta(origin, labels);
    let meeting = meeting_line(&gist.meeting, digest, labels);
    if !meeting.is_empty() {
        document.paragraph(Role::Facts, meeting);
    }
    for said in [Some(&digest.headline), gist.announcement.as_ref()].into_iter().flatten() {
        if !said.text.is_empty() {
            document.paragraph(Role::Headline, &said.text);
        }
    }
    for part in &gist.parts {
        document.paragraph(Role::Heading1, labels.tells(part.tells));
        for group in &part.groups {
            if let Some(outline) = group.outline.and_then(|at| digest.outlines.get(at)) {
                document.paragraph(Role::Heading2, list_name(&group.source, outline.items.len(), labels));
            }
            let items = group.lines.iter().map(|line| Item { number: line.number, text: gist_line(line, labels) });
            document.blocks.push(Block::List(List { items: items.collect() }));
        }
    }
    if !gist.parts.is_empty() && !digest.people.is_empty() {
        document.paragraph(Role::Heading1, labels.people);
        document.list(digest.people.iter().map(|person| person_line(person, labels)));
    }
    document.paragraph(Role::Note, labels.note);
    document
}
