//! The style sheets.

/// The card.
pub const CARD: &str = include_str!("styles/card.css");
/// What stands under the bar.
pub const TRAY: &str = include_str!("styles/tray.css");
/// Highlights, in the document.
pub const HIGHLIGHT: &str = include_str!("styles/highlight.css");
