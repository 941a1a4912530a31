//! What the panel's controls want.

use crate::dom::named::named;

named! {
    /// A button of the panel; its name is its `data-command`.
    pub enum Press {
        Close = "close",
        /// 长者模式.
        Elder = "elder",
        /// The spacing of WCAG 1.4.8 and 1.4.12.
        Easy = "easy",
        /// 只看正文.
        OnlyArticle = "only-article",
        /// 指读.
        Ruler = "ruler",
        /// 大字幕.
        Captions = "captions",
        Shortcuts = "shortcuts",
        ResetAll = "reset-all",
    }
}

/// What the reader has pressed or chosen.
#[derive(Debug, Clone, Copy)]
pub enum Control<'a> {
    /// A button.
    Press(Press),
    /// A value of what is set, such as `font` and `song`; of what is set by steps `more`, `less` or `reset`.
    Value(&'a str, &'a str),
}

impl<'a> Control<'a> {
    /// By the name of a button, or what is set and the value with a colon between.
    pub fn named(text: &'a str) -> Option<Self> {
        match text.split_once(':') {
            Some((name, value)) => Some(Self::Value(name, value)),
            None => Press::named(text).map(Self::Press),
        }
    }
}
