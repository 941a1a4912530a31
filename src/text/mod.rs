//! The pure core: from the blocks of a report to its digest. No I/O, no browser.

pub mod digest;
pub mod report;
pub mod segment;

pub use digest::{Digest, DigestOptions, SummaryLength, digest};
pub use report::{Block, Report, Span};
pub use segment::Segmenter;
