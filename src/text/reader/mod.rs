//! What card and widget need beside the digest: export, search, links to a passage, reading aloud, headings.

pub mod export;
pub mod find;
pub mod fragment;
pub mod heading;
pub mod utterances;
