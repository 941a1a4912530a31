//! jieba's dictionary and its packed form, which is kept in `target/dictionary`.
//!
//! Packing takes an unoptimised build some twenty seconds. The build, `cargo xtask digest`, and by path every test
//! binary and the benchmark of the core need the same bytes: so it is done once, and again where the packer or jieba's
//! dictionary has changed.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use cargo_metadata::MetadataCommand;
use jiyao::dict::pack::pack;
use xxhash_rust::xxh64::Xxh64;

/// The repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// jieba's `dict.txt`, from the source of the jieba-rs that this crate depends on.
pub fn jieba() -> Result<String> {
    source("jieba-rs", "src/data/dict.txt")
}

/// jieba's `hmm.model`, which jieba-rs takes from a crate beside it.
fn hmm() -> Result<String> {
    source("jieba-macros", "src/hmm.model")
}

/// A file from the source of a crate that this one depends on.
fn source(name: &str, file: &str) -> Result<String> {
    let metadata = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).exec()?;
    let package = metadata.packages.iter().find(|package| package.name == name);
    let manifest = &package.with_context(|| format!("no {name}"))?.manifest_path;
    let file = manifest.parent().with_context(|| format!("{name} has no folder"))?.join(file);
    fs::read_to_string(&file).with_context(|| format!("cannot read {file}"))
}

/// The packed dictionary. Test binaries that run at once wait for the one that packs it.
pub fn packed() -> Result<Vec<u8>> {
    let folder = root().join("target/dictionary");
    let file = folder.join(format!("{:016x}.bin", key()?));
    if let Ok(bytes) = fs::read(&file) {
        return Ok(bytes);
    }
    fs::create_dir_all(&folder)?;
    let lock = File::create(folder.join("lock"))?;
    lock.lock()?;
    if let Ok(bytes) = fs::read(&file) {
        return Ok(bytes);
    }
    let bytes = pack(&jieba()?, &hmm()?)?;
    // Renamed when it is whole: whoever is interrupted leaves no half of a dictionary under its name.
    let part = folder.join("part");
    fs::write(&part, &bytes)?;
    fs::rename(part, file)?;
    Ok(bytes)
}

/// What the packed bytes follow from: the sources of `dict`, and the crates of jieba in the lock file.
fn key() -> Result<u64> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?.replace('\r', "");
    let mut hash = Xxh64::new(0);
    for package in lock.split("\n\n").filter(|package| package.contains("name = \"jieba-")) {
        hash.update(package.as_bytes());
    }
    for source in sources(&root().join("src/dict"))? {
        hash.update(&fs::read(source)?);
    }
    Ok(hash.digest())
}

/// The Rust files below `folder`, sorted.
fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = vec![];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
