//! The bar's commands: what its buttons, the page's own links and the keyboard want. Shell, card and
//! display are three wasm files; between them a command goes by its name.

use super::named::named;

named! {
    /// A command of the bar; its name is the `data-command` of its button.
    pub enum Command {
        Smaller = "smaller",
        Larger = "larger",
        /// To the page's own size.
        ResetSize = "reset-size",
        /// To the size that the site's options say.
        SizeDefault = "size-default",
        SizeSmall = "size-small",
        SizeMedium = "size-medium",
        SizeLarge = "size-large",
        SizeHuge = "size-huge",
        Print = "print",
        /// Opens the sheet of what does not fit into a narrow bar.
        More = "more",
        /// Lets the reader show where the article is.
        Pick = "pick",
        /// Back from that to what the widget finds by itself.
        Unpick = "unpick",
        /// What is on its way after a press is not wanted any more.
        Abort = "abort",
        /// It is asked for anew.
        Again = "again",
        /// Opens or closes the display's panel.
        Display = "display",
        /// Brings the reader to that panel.
        Focus = "focus",
        /// 长者模式.
        Elder = "elder",
        /// Opens or closes the card.
        Digest = "digest",
        /// Highlights the keywords, or no longer.
        Keywords = "keywords",
        /// Opens or closes the search.
        Find = "find",
        /// 朗读: begins or ends it.
        Speech = "speech",
    }
}

impl Command {
    /// Whether it takes the engine and the dictionary.
    pub fn needs_engine(self) -> bool {
        matches!(self, Self::Digest | Self::Keywords)
    }
}
