//! The packed dictionary: jieba's words, frequencies and tags in one file, and our own terms.

#[cfg(not(target_arch = "wasm32"))]
mod coding;
pub mod format;
mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod pack;
mod rans;
pub mod terms;

pub use format::{Dictionary, Seen};
pub use terms::Terms;
