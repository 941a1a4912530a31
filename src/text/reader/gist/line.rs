//! The lines of the gist, and what stands together.

use crate::text::report::Span;

/// Lines that stand together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// The list whose items they are: index into [`crate::text::digest::Digest::outlines`].
    pub outline: Option<usize>,
    /// Where the list stands, as a line's own source; empty where it stands nowhere in particular.
    pub source: String,
    /// The lines.
    pub lines: Vec<GistLine>,
}

/// A line of the gist.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GistLine {
    /// The item's number in its list.
    pub number: Option<usize>,
    /// The words: a line of the summary, an act, the heading of an item, or the first clauses of a point.
    pub text: String,
    /// Where the whole of it stands.
    pub spans: Vec<Span>,
    /// Where it comes from: 会议确定 · 三是. Empty where it stands under nothing.
    pub source: String,
    /// Who is to do it.
    pub bodies: Vec<String>,
    /// By when.
    pub deadline: Option<String>,
}

impl Group {
    /// A line by itself.
    pub(super) fn of(line: GistLine) -> Self {
        Self { lines: vec![line], ..Self::default() }
    }
}
