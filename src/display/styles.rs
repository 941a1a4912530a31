//! The style sheets.

/// The controls, in the bar's shadow root.
pub const PANEL: &str = include_str!("styles/panel.css");
/// Colours, in the document.
pub const THEME: &str = include_str!("styles/theme.css");
/// The mode for the elderly, in the document.
pub const ELDER: &str = include_str!("styles/elder.css");
