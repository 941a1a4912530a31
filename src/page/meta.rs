//! Title, date, source, author and editor of the article.

use web_sys::{Document, Element};

/// What the page says of its article; `None` where it says nothing.
#[derive(Debug, Clone, Default)]
pub struct Meta {
    /// The title without the site's name.
    pub title: Option<String>,
    /// `2024-01-24` or `2024-01-24T21:50`.
    pub date: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who edited it.
    pub editor: Option<String>,
}

/// What `document` says of the article in `body`.
pub fn read(document: &Document, _body: &Element) -> Meta {
    let named = |name: &str| {
        let found = document.query_selector(&format!("meta[name='{name}' i]")).ok()??;
        found.get_attribute("content").map(|content| content.trim().to_owned()).filter(|content| !content.is_empty())
    };
    let heading = || document.query_selector("h1").ok()?.and_then(|h1| h1.text_content());
    Meta {
        title: named("ArticleTitle")
            .or_else(heading)
            .or_else(|| Some(document.title()))
            .map(|title| title.trim().to_owned())
            .filter(|title| !title.is_empty()),
        date: named("PubDate").map(|date| date.trim().replacen(' ', "T", 1)),
        source: named("ContentSource"),
        author: named("Author"),
        editor: None,
    }
}
