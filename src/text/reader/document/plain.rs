//! A document as plain text.

use super::{Block, Document, Paragraph, Role};
use crate::text::reader::export::{Labels, assigned};

impl Document {
    /// As plain text, a line a paragraph, item or row, ending with a line break; empty for a document without content.
    #[must_use]
    pub fn plain_text(&self, labels: &Labels) -> String {
        let mut text = String::new();
        let mut before = None;
        for block in &self.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    if before.is_some_and(|before| stands_apart(before, paragraph.role)) {
                        text.push('\n');
                    }
                    push_paragraph(&mut text, paragraph, labels);
                    before = Some(paragraph.role);
                }
                Block::List(list) => {
                    for item in &list.items {
                        let number = item.number.map(|number| number.to_string());
                        push_line(&mut text, number.as_deref().unwrap_or(""), &item.text, "");
                    }
                }
                Block::Table(table) => {
                    for [number, task, bodies, deadline, _] in &table.rows {
                        let words = [bodies, deadline].into_iter().filter(|words| !words.is_empty());
                        push_line(&mut text, number, task, &assigned(words.map(String::as_str), labels));
                    }
                }
            }
        }
        text
    }
}

/// Whether an empty line stands between a paragraph and the one before.
fn stands_apart(before: Role, own: Role) -> bool {
    match own {
        Role::Title | Role::Subtitle | Role::Meta | Role::Heading2 | Role::Heading3 | Role::Heading4 => false,
        Role::Heading1 => true,
        _ => before != own,
    }
}

fn push_paragraph(text: &mut String, paragraph: &Paragraph, labels: &Labels) {
    let (before, behind) = match paragraph.role {
        Role::Heading1 => ("【", "】"),
        Role::Heading2 => ("", labels.colon.trim_end()),
        _ => ("", ""),
    };
    [before, &paragraph.lead, &paragraph.text, behind, "\n"].into_iter().for_each(|part| text.push_str(part));
}

fn push_line(text: &mut String, number: &str, words: &str, behind: &str) {
    let dot = if number.is_empty() { "" } else { ". " };
    [number, dot, words, behind, "\n"].into_iter().for_each(|part| text.push_str(part));
}
