//! The pure core: from the blocks of a report to its digest. No I/O, no browser.

pub mod bodies;
pub mod brackets;
pub mod digest;
pub mod export;
pub mod facts;
pub mod find;
pub mod fragment;
pub mod furniture;
pub mod heading;
pub mod headline;
pub mod keywords;
pub mod names;
pub mod outline;
pub mod people;
mod phrases;
pub mod report;
pub mod roles;
pub mod segment;
pub mod sentence;
pub mod summary;
pub mod utterances;
pub mod warnings;

pub use digest::{Digest, DigestOptions, SummaryLength, digest};
pub use keywords::keywords;
pub use report::{Block, Report, Span};
pub use segment::Segmenter;
pub use summary::summarize;
