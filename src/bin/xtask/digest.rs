//! Prints a report's digest as the native build makes it: what the browser's has to equal.

use std::path::Path;

use anyhow::{Result, anyhow};
use jiyao::dict::{Dictionary, Terms, pack};
use jiyao::text::{DigestOptions, Report, Segmenter, digest};

use crate::build::jieba_dictionary;
use crate::run::read;

/// Prints the digest of a .txt report, one paragraph a line, as JSON.
pub fn print(file: &Path) -> Result<()> {
    let text = String::from_utf8(read(file)?).map_err(|_| anyhow!("{} is not UTF-8", file.display()))?;
    let blocks = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    let report = Report::new(None, blocks);
    let dictionary = Dictionary::open(pack::pack(&jieba_dictionary()?)?)?;
    let segmenter = Segmenter::for_text(&dictionary, &text);
    let digest = digest(&report, &segmenter, &Terms::default(), &DigestOptions::default());
    println!("{}", serde_json::to_string(&digest)?);
    Ok(())
}
