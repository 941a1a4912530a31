//! The style sheets.

/// The card.
pub const CARD: &str = include_str!("styles/card.css");
/// Highlights, in the document.
pub const HIGHLIGHT: &str = include_str!("styles/highlight.css");
