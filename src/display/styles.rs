//! The style sheets.

use crate::dom::css::css;

/// The controls, in the bar's shadow root.
pub const PANEL: &str = css!("styles/panel.css");
/// Colours, in the document.
pub const THEME: &str = css!("styles/theme.css");
/// The mode for the elderly, in the document.
pub const ELDER: &str = css!("styles/elder.css");
/// What is hidden while the article is shown alone, in the document.
pub const ONLY_ARTICLE: &str = css!("styles/only-article.css");
/// The band over the line that is read, in its shadow root.
pub const RULER: &str = css!("styles/ruler.css");
/// The large text at the bottom, in its shadow root.
pub const CAPTIONS: &str = css!("styles/captions.css");
