//! The packed dictionary: jieba's words, frequencies and tags and its model for other words in one file, and our own terms.

#[cfg(not(target_arch = "wasm32"))]
mod coding;
pub mod format;
pub mod hmm;
// The writer, which is not for wasm32, uses the rest.
#[cfg_attr(target_arch = "wasm32", allow(dead_code))]
mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod pack;
mod rans;
mod read;
mod state;
pub mod terms;

pub use format::{Dictionary, Seen};
pub use hmm::Hmm;
pub use terms::Terms;
