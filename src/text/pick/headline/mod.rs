//! The headline: one line of the report's own words that says who held what and what it decided.
//!
//! A headline is made by cutting, as the editors of these reports do it and as Dorr, Zajic and
//! Schwartz (Hedge Trimmer, 2003) do it for English: the lead sentence without its dateline, times,
//! notes and strings of posts, without clauses that only say when, why or who says so; then, if
//! there is room, who presided. The cuts lie at the borders of clauses, of a time or of a post, so
//! that what is left reads as a sentence.

mod clause;
pub(super) mod cuts;
mod demands;
mod divided;
mod line;
mod meeting;
mod news;
mod place;
mod printed;
pub(crate) mod targets;
mod time;

use self::clause::parts;
use self::divided::headings;
use self::line::line;
use self::meeting::{meeting, opens_meeting};
use self::news::{is_background, news, reaction};
use self::printed::printed;
use self::targets::targets;
use crate::text::digest::Extract;
use crate::text::ground::editors_note::after_editors_note;
use crate::text::ground::furniture::{is_page_line, is_placeholder};
use crate::text::ground::sentence::Sentence;
use crate::text::pick::acts::ReportAct;
use crate::text::report::Report;
use crate::text::who::attendance::Attendance;

/// The headline of `report`, at most `limit` characters long; a report without sentences, or a
/// limit of 0, gives an empty one.
#[must_use]
pub fn headline(
    report: &Report,
    sentences: &[Sentence],
    attendance: &Attendance,
    acts: &[ReportAct],
    limit: usize,
) -> Extract {
    let start = after_editors_note(report);
    let own = || sentences.iter().enumerate().filter(|(_, sentence)| sentence.block >= start);
    let body: Vec<(usize, &Sentence)> = own().filter(|(_, sentence)| is_body(report, sentence)).take(8).collect();
    let first = own().find(|(_, sentence)| has_words(report, sentence));
    // The lead is the first sentence that is no background.
    let lead = body.iter().take(3).position(|(_, sentence)| !is_background(sentence.text(report)));
    let opening = body.iter().take(2).position(|(_, sentence)| opens_meeting(sentence.text(report)));
    let clauses = match opening {
        Some(at) if lead.is_none_or(|lead| at <= lead) => {
            meeting(report, &body, at, attendance, acts, sentences, limit)
        }
        _ if !body.is_empty() => headings(report, &body, limit)
            .or_else(|| reaction(report, &body, limit))
            .unwrap_or_else(|| news(report, &body, sentences, limit)),
        _ => first.map(|(_, sentence)| parts(report, sentence, false)).unwrap_or_default(),
    };
    line(report, &targets(report, sentences, limit).or_else(|| printed(report, limit)).unwrap_or(clauses), limit)
}

fn has_words(report: &Report, sentence: &Sentence) -> bool {
    let text = sentence.text(report);
    let block = report.blocks.get(sentence.block).map_or("", |block| block.text());
    text.chars().any(char::is_alphanumeric) && !is_placeholder(block) && !is_page_line(block)
}

/// Whether a sentence is of the report's text: no line of the page, no heading, not the title again.
fn is_body(report: &Report, sentence: &Sentence) -> bool {
    let text = sentence.text(report);
    let ends = text.trim_end_matches(['”', '"', '）', ')', '’', '】']).ends_with(['。', '！', '!', '；', '.', ';']);
    has_words(report, sentence) && ends && text.chars().count() > 8
}
