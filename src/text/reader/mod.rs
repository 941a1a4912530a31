//! What card and widget need beside the digest: the gist, export, search, links to a passage, reading
//! aloud, headings, typesetting; and reports that are plain texts.

pub mod csv;
pub mod document;
pub mod export;
pub mod find;
pub mod fragment;
pub mod gist;
pub mod heading;
pub mod meeting;
mod ngrams;
pub mod plain;
pub mod typeset;
pub mod utterances;
