//! The style sheets.

use crate::dom::css::css;

/// The card.
pub const CARD: &str = css!("styles/card.css");
/// What stands under the bar.
pub const TRAY: &str = css!("styles/tray.css");
/// The print preview.
pub const PREVIEW: &str = css!("styles/preview.css");
/// The print tree as columns that stand for pages.
pub const PREVIEW_PAGES: &str = css!("styles/preview-pages.css");
/// Highlights, in the document.
pub const HIGHLIGHT: &str = css!("styles/highlight.css");
