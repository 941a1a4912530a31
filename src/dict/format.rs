//! Reads the packed dictionary.

use crate::Error;

/// First bytes of the file.
pub const MAGIC: [u8; 4] = *b"jyd\n";
/// Changes whenever a reader of the older version would misread the file.
pub const VERSION: u32 = 1;

/// jieba's dictionary, unpacked.
#[derive(Debug)]
pub struct Dictionary {
    lines: String,
    total: u64,
}

impl Dictionary {
    /// Reads a packed dictionary.
    ///
    /// # Errors
    /// [`Error::DictionaryNotOne`], [`Error::DictionaryVersion`] or [`Error::DictionaryCorrupt`].
    pub fn open(bytes: &[u8]) -> Result<Self, Error> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(Error::DictionaryNotOne)?;
        let (version, rest) = rest.split_first_chunk::<4>().ok_or(Error::DictionaryCorrupt)?;
        let version = u32::from_le_bytes(*version);
        if version != VERSION {
            return Err(Error::DictionaryVersion(version));
        }
        let lines = miniz_oxide::inflate::decompress_to_vec_zlib(rest).map_err(|_| Error::DictionaryCorrupt)?;
        let lines = String::from_utf8(lines).map_err(|_| Error::DictionaryCorrupt)?;
        let mut total = 0;
        for line in lines.lines() {
            let frequency = line.split(' ').nth(1).ok_or(Error::DictionaryCorrupt)?;
            total += frequency.parse::<u64>().map_err(|_| Error::DictionaryCorrupt)?;
        }
        Ok(Self { lines, total })
    }

    /// The sum of all frequencies.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Calls `each(word, frequency, tag)` for every word that can occur in `text`: at least those
    /// that do.
    pub fn words_in(&self, text: &str, mut each: impl FnMut(&str, u32, &str)) {
        let pairs: rustc_hash::FxHashSet<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
        let characters: rustc_hash::FxHashSet<char> = text.chars().collect();
        for line in self.lines.lines() {
            let mut fields = line.split(' ');
            let (Some(word), Some(frequency), Some(tag)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let mut rest = word.chars();
            let possible = match (rest.next(), rest.next()) {
                (Some(first), Some(second)) => pairs.contains(&(first, second)),
                (Some(only), None) => characters.contains(&only),
                _ => false,
            };
            if possible && let Ok(frequency) = frequency.parse() {
                each(word, frequency, tag);
            }
        }
    }
}
