//! What is picked out of the report to stand for it: keywords, headline, summary.

pub mod acts;
pub mod headline;
pub mod keywords;
mod phrases;
pub mod summary;
