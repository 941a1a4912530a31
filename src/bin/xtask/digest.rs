//! Digests a report as the native build does: what the browser's digest has to equal.

use std::path::Path;

use anyhow::{Result, anyhow};
use jiyao::dict::{Dictionary, Terms};
use jiyao::text::{Digest, DigestOptions, Report, Segmenter, digest};

use crate::dictionary;
use crate::run::read;

/// Prints the digest of a .txt report, one paragraph a line, as JSON.
pub fn print(file: &Path) -> Result<()> {
    let text = String::from_utf8(read(file)?).map_err(|_| anyhow!("{} is not UTF-8", file.display()))?;
    println!("{}", serde_json::to_string(&of(&report(None, &text))?)?);
    Ok(())
}

/// A report whose paragraphs are the lines that are not blank.
pub fn report(title: Option<&str>, text: &str) -> Report {
    let blocks = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Report::new(title.map(str::to_owned), blocks.map(str::to_owned))
}

/// The report's digest with the crate's own terms.
pub fn of(report: &Report) -> Result<Digest> {
    let dictionary = Dictionary::open(dictionary::packed()?)?;
    let mut segmenter = Segmenter::new(&dictionary);
    for text in report.blocks.iter().map(|block| block.text()).chain(report.title.as_deref()) {
        segmenter.cover(&dictionary, text);
    }
    Ok(digest(report, &segmenter, &Terms::default(), &DigestOptions::default()))
}
