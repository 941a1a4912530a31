//! The style sheets.

use crate::dom::css::css;

/// The controls, in the bar's shadow root.
pub const PANEL: &str = css!("styles/panel.css");
/// Colours, in the document.
pub const THEME: &str = css!("styles/theme.css");
/// The mode for the elderly, in the document.
pub const ELDER: &str = css!("styles/elder.css");
