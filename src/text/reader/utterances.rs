//! A text in pieces that a speech synthesiser reads one at a time.

use std::ops::Range;

use crate::text::ground::brackets::Brackets;
use crate::text::ground::sentence::{clauses, sentence_ends, trimmed};
use crate::text::report::{Report, Span};

/// Characters of one utterance at most. Chrome stops an utterance after some 15 seconds with
/// voices from the network (Chromium issues 332002367 and 40747712), about 60 to 70 characters at
/// the slowest rate; most sentences are that short, and the longest are cut at their clauses.
pub const LONGEST: usize = 180;

/// What is read in one go: a sentence, or some clauses of a long one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

/// The utterances of these parts of the report, in order; white space around them left out.
/// Parts without a letter or a digit give none.
#[must_use]
pub fn utterances(report: &Report, parts: &[Span]) -> Vec<Utterance> {
    let mut found = vec![];
    for part in parts {
        let Some(block) = report.blocks.get(part.block) else { continue };
        let text = block.text();
        let bytes = block.byte(part.start)..block.byte(part.end);
        for piece in pieces(text, bytes) {
            let piece = trimmed(text, piece);
            let words = text.get(piece.clone()).unwrap_or("");
            if words.chars().any(char::is_alphanumeric) {
                found.push(Utterance { text: words.to_owned(), span: report.span(part.block, piece) });
            }
        }
    }
    found
}

/// Sentences, the long ones cut.
fn pieces(text: &str, bytes: Range<usize>) -> Vec<Range<usize>> {
    let part = text.get(bytes.clone()).unwrap_or("");
    let mut found = vec![];
    let mut start = bytes.start;
    for end in sentence_ends(part, &Brackets::of(part)) {
        let sentence = start..bytes.start + end;
        start = sentence.end;
        if length(text, &sentence) <= LONGEST {
            found.push(sentence);
        } else {
            found.extend(packed(text, clauses(text, sentence)));
        }
    }
    found
}

/// Clauses put together to pieces of at most [`LONGEST`] characters; longer ones are cut hard.
fn packed(text: &str, clauses: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = vec![];
    for clause in clauses.into_iter().flat_map(|clause| cut(text, clause)) {
        match found.last_mut() {
            Some(last) if length(text, &(last.start..clause.end)) <= LONGEST => last.end = clause.end,
            _ => found.push(clause),
        }
    }
    found
}

fn cut(text: &str, clause: Range<usize>) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut start = clause.start;
    let (mut count, mut pause) = (0, None);
    for (byte, character) in text.get(clause.clone()).unwrap_or("").char_indices() {
        if count == LONGEST {
            // At the last 、 or space, if there was one.
            let end = pause.take().unwrap_or(clause.start + byte);
            found.push(start..end);
            count = text.get(end..clause.start + byte).unwrap_or("").chars().count();
            start = end;
        }
        count += 1;
        if character == '、' || character.is_whitespace() {
            pause = Some(clause.start + byte + character.len_utf8());
        }
    }
    found.push(start..clause.end);
    found
}

fn length(text: &str, range: &Range<usize>) -> usize {
    text.get(range.clone()).unwrap_or("").trim().chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(text: &str) -> Vec<String> {
        let report = Report::new(None, [text.to_owned()]);
        let whole = Span { block: 0, start: 0, end: usize::MAX };
        let found = utterances(&report, &[whole]);
        for utterance in &found {
            assert_eq!(report.slice(utterance.span), utterance.text);
            assert!(utterance.text.chars().count() <= LONGEST);
        }
        found.into_iter().map(|utterance| utterance.text).collect()
    }

    #[test]
    fn a_sentence_is_an_utterance() {
        assert_eq!(spoken(" 会议指出,要抓落实。会议强调，要抓好。 "), ["会议指出,要抓落实。", "会议强调，要抓好。"]);
    }

    #[test]
    fn a_long_sentence_is_cut_at_its_clauses() {
        let sentence = "要扎实推进各项重点工作任务落地见效，".repeat(15) + "务求实效。";
        let found = spoken(&sentence);
        assert_eq!(found.concat(), sentence);
        assert!(found.len() == 2 && found.iter().all(|text| text.ends_with(['，', '。'])), "{found:?}");
    }

    #[test]
    fn a_clause_that_is_too_long_is_cut_at_a_list_comma_or_anywhere() {
        let listed = "党建、".repeat(100);
        assert!(spoken(&listed).iter().all(|text| text.ends_with('、')));
        assert_eq!(
            spoken(&"字".repeat(400)).iter().map(|text| text.chars().count()).collect::<Vec<_>>(),
            [180, 180, 40]
        );
    }

    #[test]
    fn what_has_no_words_is_not_read() {
        assert!(spoken("……").is_empty());
        assert!(spoken("").is_empty());
    }
}
