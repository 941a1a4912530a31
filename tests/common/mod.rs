//! Shared by the integration tests: jieba's dictionary, and the report fixtures.
#![allow(dead_code, reason = "no test file uses all of it")]

pub mod damage;
pub mod directive;
pub mod kept;
#[path = "../../src/bin/xtask/dictionary.rs"]
mod packing;
pub mod pieces;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use jiyao::dict::{Dictionary, Terms};
use jiyao::text::{Digest, DigestOptions, Report, Segmenter, digest};

/// jieba's `dict.txt`.
pub fn jieba() -> &'static str {
    static LINES: OnceLock<String> = OnceLock::new();
    LINES.get_or_init(|| packing::jieba().expect("jieba's dict.txt"))
}

/// It packed, by the packer as it is now.
pub fn packed() -> &'static [u8] {
    static PACKED: OnceLock<Vec<u8>> = OnceLock::new();
    PACKED.get_or_init(|| packing::packed().expect("a dictionary that can be packed"))
}

/// jieba's whole dictionary, packed and read again.
pub fn dictionary() -> &'static Dictionary {
    static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
    DICTIONARY.get_or_init(|| Dictionary::open(packed()).expect("the packed dictionary"))
}

/// The crate's own list of terms.
pub fn terms() -> &'static Terms {
    static TERMS: OnceLock<Terms> = OnceLock::new();
    TERMS.get_or_init(Terms::default)
}

/// Its paragraphs and its title as one text.
pub fn text_of(report: &Report) -> String {
    let mut text: String = report.blocks.iter().flat_map(|block| [block.text(), "\n"]).collect();
    text.push_str(report.title.as_deref().unwrap_or(""));
    text
}

/// A segmenter for the report.
pub fn segmenter(report: &Report) -> Segmenter {
    Segmenter::for_text(dictionary(), &text_of(report))
}

/// The report's digest with the crate's own terms.
pub fn digest_of(report: &Report, options: &DigestOptions) -> Digest {
    digest(report, &segmenter(report), terms(), options)
}

/// A report without a title whose paragraphs are the lines of `text`.
pub fn report(text: &str) -> Report {
    Report::new(None, text.lines().map(str::to_owned))
}

/// The folders of the report fixtures, sorted.
pub fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(folder).expect("the fixtures").map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    folders
}

/// The report of a fixture: its title, and its lines as blocks.
pub fn fixture(folder: &Path) -> Report {
    let title = fs::read_to_string(folder.join("title.txt")).expect("title.txt").trim().to_owned();
    let text = fs::read_to_string(folder.join("report.txt")).expect("report.txt");
    Report::new(Some(title), text.lines().map(str::to_owned))
}
