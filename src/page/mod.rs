//! The page as the widget finds it: where the article is, what is known of it, and its text.

pub mod blocks;
mod detect;
mod meta;

use web_sys::{Document, Element};

pub use blocks::Blocks;
pub use meta::Meta;

/// An article on the page.
#[derive(Debug)]
pub struct Article {
    /// The element that holds the body.
    pub body: Element,
    /// Title, date, source and the like.
    pub meta: Meta,
    /// The body's paragraphs, with the way back to the page.
    pub blocks: Blocks,
}

impl Article {
    /// The article of `document`, or the one in `picked` where the site or the reader says so.
    /// `None`: this page holds no article.
    pub fn read(document: &Document, picked: Option<&Element>) -> Option<Self> {
        let body = picked.cloned().or_else(|| detect::body(document))?;
        let meta = meta::read(document, &body);
        let blocks = Blocks::read(&body);
        (!blocks.texts().is_empty()).then_some(Self { body, meta, blocks })
    }
}
