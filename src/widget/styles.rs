//! The style sheets.

/// What all parts share: reset, colours, buttons.
pub const BASE: &str = include_str!("styles/base.css");
/// The bar.
pub const BAR: &str = include_str!("styles/bar.css");
/// The card.
pub const CARD: &str = include_str!("styles/card.css");
/// Highlights, in the document.
pub const HIGHLIGHT: &str = include_str!("styles/highlight.css");
/// Print, in the document.
pub const PRINT: &str = include_str!("styles/print.css");
