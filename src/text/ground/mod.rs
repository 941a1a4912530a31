//! What all reading stands on: sentences and clauses, words, quotation marks, numbers, lines that are not the report's
//! and what they say of it.

pub mod brackets;
pub mod byline;
pub mod date;
pub mod dateline;
pub mod editors_note;
pub mod furniture;
pub mod lexis;
pub mod numeral;
pub mod segment;
pub mod sentence;
pub mod unknown;
pub mod words;
