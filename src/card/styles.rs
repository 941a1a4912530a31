//! The style sheets.

/// The card.
pub const CARD: &str = include_str!("styles/card.css");
/// What stands under the bar.
pub const TRAY: &str = include_str!("styles/tray.css");
/// The print preview.
pub const PREVIEW: &str = include_str!("styles/preview.css");
/// The print tree as columns that stand for pages.
pub const PREVIEW_PAGES: &str = include_str!("styles/preview-pages.css");
/// Highlights, in the document.
pub const HIGHLIGHT: &str = include_str!("styles/highlight.css");
