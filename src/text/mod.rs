//! The pure core: from the blocks of a report to its digest. No I/O, no browser.
//!
//! The modules stand in the order in which a report flows through them; a later one may use an earlier one, never the
//! other way (`tests/tidy.rs` keeps it):
//!
//! * [`report`]: what comes in, and the spans that point into it.
//! * [`mod@digest`]: the shape of what goes out.
//! * `lexicon`: the genre's words, each list once, with its reason.
//! * [`ground`]: brackets, sentences, words, numbers, lines that are not the report's.
//! * [`who`]: names, roles, bodies, who says what.
//! * [`form`]: ordinals, lists, sections.
//! * [`facts`]: dates, figures, slogans, warnings.
//! * [`pick`]: keywords, headline, summary.
//! * [`reader`]: what card and widget need beside the digest.
//! * [`make`]: the order of work.
//!
//! What is re-exported below are the paths by which programs know the parts; the core itself uses the whole ones.

pub mod digest;
pub mod facts;
pub mod form;
pub mod ground;
mod lexicon;
pub mod make;
pub mod pick;
pub mod reader;
pub mod report;
pub mod who;

pub use digest::{Digest, DigestOptions, SummaryLength};
pub use facts::warnings;
pub use form as outline;
pub use ground::segment::Segmenter;
pub use ground::{brackets, furniture, segment, sentence};
pub use make::{digest, keywords, summarize};
pub use pick::{headline, keywords, summary};
pub use reader::{export, find, fragment, heading, utterances};
pub use report::{Block, Report, Span};
pub use who::{bodies, names, people, roles};
