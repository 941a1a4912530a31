//! The clauses of a headline as one line.

use super::clause::Clause;
use crate::text::digest::Extract;
use crate::text::ground::brackets::Brackets;
use crate::text::report::{Report, Span};

/// The clauses as one line: no mark at its end, at most `limit` characters. A headline goes in the report's order: a clause
/// that comes before the one ahead of it is left out.
pub(super) fn line(report: &Report, clauses: &[Clause], limit: usize) -> Extract {
    let mut spans: Vec<Span> = Vec::new();
    let mut used = 0;
    let mut last: Option<&Clause> = None;
    'clauses: for clause in clauses {
        if last.is_some_and(|last| !clause.stands_behind(last)) {
            continue;
        }
        last = Some(clause);
        let Some(block) = report.blocks.get(clause.block) else { continue };
        for piece in &clause.pieces {
            let text = block.text().get(piece.clone()).unwrap_or("");
            let length = text.chars().count();
            if text.starts_with(['，', ',']) {
                trim_end(report, &mut spans);
            }
            if used + length <= limit {
                spans.push(report.span(clause.block, piece.clone()));
                used += length;
                continue;
            }
            let cut = shortened(text, limit - used);
            // Nothing else to show: in the middle of the words.
            let hard = || text.char_indices().nth(limit).map(|(byte, _)| byte);
            if let Some(length) = cut.or_else(|| if spans.is_empty() { hard() } else { None }) {
                spans.push(report.span(clause.block, piece.start..piece.start + length));
            }
            break 'clauses;
        }
    }
    trim_end(report, &mut spans);
    // One span for what stands together.
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.block == span.block && last.end == span.start => last.end = span.end,
            _ => joined.push(span),
        }
    }
    Extract::of(report, joined)
}

/// Leaves out the marks and the white space at the end.
fn trim_end(report: &Report, spans: &mut Vec<Span>) {
    while let Some(span) = spans.last_mut() {
        let text = report.slice(*span);
        let bare = text.trim_end_matches(|c: char| c.is_whitespace() || "，,；;：:。.、".contains(c));
        span.end = span.start + bare.encode_utf16().count();
        if span.end > span.start {
            break;
        }
        spans.pop();
    }
}

/// Bytes of the longest start of `text` of at most `limit` characters that ends where a part ends:
/// before a mark or after a title in 《》, outside brackets. `None` where no part of some length ends.
pub(super) fn shortened(text: &str, limit: usize) -> Option<usize> {
    /// Characters of a part that says something.
    const LEAST: usize = 8;
    let brackets = Brackets::of(text);
    let mut best = None;
    for (number, (byte, character)) in text.char_indices().enumerate().take(limit + 1) {
        let end = byte + character.len_utf8();
        if number < limit && number >= LEAST && character == '》' {
            if brackets.around(byte).is_some_and(|pair| pair.end == end) {
                best = Some(end);
            }
        } else if number >= LEAST && "，,；;。、".contains(character) && !brackets.inside(byte) {
            best = Some(byte);
        }
    }
    best
}
