//! The style sheets.

use crate::dom::css::css;

/// The bar.
pub const BAR: &str = css!("styles/bar.css");
/// Hides the page in print, in the document.
pub const PRINT: &str = css!("../print/styles/print.css");
