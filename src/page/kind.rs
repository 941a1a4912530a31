//! What the names of nodes stand for: text, lines, blocks, or nothing to read.

use crate::text::ground::words;

/// Elements deeper than this are not read; browsers' parsers nest no deeper than 512.
pub const DEEPEST: usize = 800;

/// What kind of node a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text node.
    Text,
    /// `<br>`.
    Break,
    /// A link.
    Link,
    /// An element in a line of text.
    Inline,
    /// A frame, which may hold the article.
    Frame,
    /// What holds no text to read.
    Nothing,
    /// Anything else.
    Block,
}

/// The kind of a node by its name.
pub fn kind(name: &str) -> Kind {
    match name {
        "#text" => Kind::Text,
        "BR" => Kind::Break,
        "A" => Kind::Link,
        "SPAN" | "B" | "STRONG" | "I" | "EM" | "FONT" | "U" | "S" | "SUB" | "SUP" | "MARK" | "RUBY" | "RB"
        | "SMALL" | "BIG" | "LABEL" | "ABBR" | "CITE" | "CODE" | "Q" | "STRIKE" | "DEL" | "INS" | "TIME" | "NOBR"
        | "WBR" | "BDO" | "BDI" | "IMG" => Kind::Inline,
        "IFRAME" | "FRAME" => Kind::Frame,
        "SCRIPT" | "STYLE" | "NOSCRIPT" | "TEMPLATE" | "SELECT" | "BUTTON" | "TEXTAREA" | "INPUT" | "OBJECT"
        | "VIDEO" | "AUDIO" | "CANVAS" | "svg" | "math" | "RT" | "RP" | "HEAD" | "TITLE" | "LINK" | "META"
        | "#comment" => Kind::Nothing,
        // Word's o:p and st1:chsdate stand in lines of text.
        _ if words::holds(name, ':') => Kind::Inline,
        _ if name.starts_with("JIYAO-") || name.starts_with('#') => Kind::Nothing,
        _ => Kind::Block,
    }
}

/// Whether an element of this name holds paragraphs, not only the words of one or the rows of a table.
pub fn is_container(name: &str) -> bool {
    kind(name) == Kind::Block
        && !matches!(
            name,
            "P" | "LI"
                | "TR"
                | "TBODY"
                | "THEAD"
                | "TFOOT"
                | "DT"
                | "DD"
                | "PRE"
                | "H1"
                | "H2"
                | "H3"
                | "H4"
                | "H5"
                | "H6"
        )
}
