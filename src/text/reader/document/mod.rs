//! Documents for office programs: paragraphs that say what they are, lists, tables.
//!
//! What is copied goes to the clipboard as HTML and as plain text, what is saved becomes a .docx (`www/js/docx.js`): both of
//! the same document.

mod gongwen;
mod html;
mod plain;
mod section;
mod summary;
mod tasks;

pub use gongwen::gongwen;
pub use section::{list, section};
pub use summary::summary;
pub use tasks::{has_tasks, tasks};

use serde::Serialize;

use crate::text::reader::export::{Labels, Origin, provenance};

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Document {
    /// What it looks like on paper.
    pub layout: Layout,
    /// What programs show as its title; empty where it is not known.
    pub title: String,
    /// Its content, in reading order.
    pub blocks: Vec<Block>,
}

/// What a document looks like on paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// A sheet for oneself: 小四, single pages.
    #[default]
    Sheet,
    /// The geometry of GB/T 9704—2012.
    Gongwen,
}

/// What a document consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list.
    List(List),
    /// A table of tasks.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// What it is.
    pub role: Role,
    /// The numbered heading that it starts with, where text runs on behind it; else empty.
    pub lead: String,
    /// The level of that heading, from 1.
    pub level: u8,
    /// Its text behind that.
    pub text: String,
    /// How far its end stands from the right margin, in tenths of a character; only of a signature and its day.
    pub right: u32,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The document's title.
    Title,
    /// A line that belongs to it.
    Subtitle,
    /// Where and when it was published.
    Meta,
    /// A line of facts: who presided, when.
    Facts,
    /// What the report says in one sentence.
    Headline,
    /// A heading: 一、.
    Heading1,
    /// A heading: （一）.
    Heading2,
    /// A heading: 1.
    Heading3,
    /// A heading: （1）.
    Heading4,
    /// Text.
    Body,
    /// 主送, and how a speech addresses its hearers.
    Addressee,
    /// 附件说明: what is attached.
    Attachment,
    /// 落款: who issues it.
    Signature,
    /// 成文日期: the day below that.
    Day,
    /// What stands below all: that the digest is an extract.
    Note,
}

/// A list; its items have numbers or none has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct List {
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its number in the report.
    pub number: Option<usize>,
    /// Its words.
    pub text: String,
}

/// A table: number, task, who is to do it, by when, where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Heads of the columns.
    pub heads: [&'static str; COLUMNS],
    /// A row for each task.
    pub rows: Vec<[String; COLUMNS]>,
}

/// Columns of a table.
pub const COLUMNS: usize = 5;

impl Document {
    /// An empty one of this title.
    fn new(title: &str) -> Self {
        Self { title: title.to_owned(), ..Self::default() }
    }

    fn paragraph(&mut self, role: Role, text: impl Into<String>) {
        let paragraph = Paragraph { role, lead: String::new(), level: 0, text: text.into(), right: 0 };
        self.blocks.push(Block::Paragraph(paragraph));
    }

    /// A list of what has no numbers.
    fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<Item> = items.into_iter().map(|text| Item { number: None, text }).collect();
        if !items.is_empty() {
            self.blocks.push(Block::List(List { items }));
        }
    }

    /// Source, date and address, a line each.
    fn meta(&mut self, origin: &Origin, labels: &Labels) {
        provenance(origin, labels).for_each(|line| self.paragraph(Role::Meta, line));
    }
}
