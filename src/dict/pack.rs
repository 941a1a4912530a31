//! Writes the packed dictionary from jieba's `dict.txt`.

use super::format::{MAGIC, VERSION};

/// Packs `dict`, the lines `word frequency tag` of jieba's dictionary.
#[must_use]
pub fn pack(dict: &str) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend(miniz_oxide::deflate::compress_to_vec_zlib(dict.as_bytes(), 9));
    file
}
