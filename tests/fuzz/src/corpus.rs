//! What is kept: inputs to begin with, and those that have broken something.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of this package.
fn own() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files in a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    found.sort();
    found
}

/// The inputs that are kept for a target, with the names of their files.
pub fn kept(target: &str) -> Vec<(String, Vec<u8>)> {
    let files = files(&own().join("corpus").join(target)).into_iter();
    files.map(|file| (file.display().to_string(), fs::read(&file).expect("an input"))).collect()
}

/// The fixtures of a kind, `reports` or `pages`: of each the file of this name.
pub fn fixtures(kind: &str, name: &str) -> Vec<Vec<u8>> {
    let folders = files(&own().join("../fixtures").join(kind)).into_iter();
    folders.filter_map(|folder| fs::read(folder.join(name)).ok()).collect()
}

/// Keeps an input that has broken something; gives the name of its file.
pub fn keep(target: &str, input: &[u8]) -> String {
    // By what it holds: found again, it is kept once.
    let name = input.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3) // FNV-1a
    });
    let file = own().join("corpus").join(target).join(format!("found-{name:016x}"));
    fs::write(&file, input).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    file.display().to_string()
}

/// Where the input is written that a target is at: what is left there has brought the whole process down.
pub fn at(target: &str) -> PathBuf {
    let folder = own().join("../../target/fuzz/at");
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder.join(target)
}
