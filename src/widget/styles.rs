//! The style sheets.

/// The bar.
pub const BAR: &str = include_str!("styles/bar.css");
/// Print, in the document.
pub const PRINT: &str = include_str!("styles/print.css");
