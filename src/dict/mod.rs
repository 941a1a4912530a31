//! The packed dictionary: jieba's words, frequencies and tags in one file, and our own terms.

pub mod format;
#[cfg(not(target_arch = "wasm32"))]
pub mod pack;
pub mod terms;

pub use format::Dictionary;
pub use terms::Terms;
