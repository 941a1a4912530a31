//! Prints each shipped file's size and fails over the budget of `[package.metadata.size]`.

use std::io::Write;

use anyhow::{Context, Result, bail};
use cargo_metadata::MetadataCommand;
use flate2::{Compression, write::GzEncoder};

use crate::build::{build, dist};
use crate::run::{read, root};

/// Bytes of a file as stored, and as a server that compresses would send it.
#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Size {
    fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(vec![], Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = vec![];
        brotli::CompressorWriter::new(&mut brotli, 1 << 16, 11, 22).write_all(bytes)?;
        Ok(Self { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
    }
}

impl std::iter::Sum for Size {
    fn sum<I: Iterator<Item = Self>>(sizes: I) -> Self {
        sizes.fold(Self::default(), |a, b| Self {
            raw: a.raw + b.raw,
            gzip: a.gzip + b.gzip,
            brotli: a.brotli + b.brotli,
        })
    }
}

/// What a reader's browser fetches, and when.
const PARTS: [(&str, &str); 2] = [
    ("before first use", "the bar works once these have come"),
    ("with the first digest", "engine, worker and dictionary"),
];

/// The part that a file belongs to; `head` is `head.html`, which names what comes before first use.
fn part(name: &str, head: &str) -> Option<usize> {
    let shell = head.contains(&format!("/{name}\""));
    let engine = ["worker-", "engine-", "dictionary-"].iter().any(|start| name.starts_with(start))
        && !name.ends_with("client.js");
    if shell {
        Some(0)
    } else if engine {
        Some(1)
    } else {
        None
    }
}

/// Builds, prints, and checks the budget.
pub fn size() -> Result<()> {
    build()?;
    let mut files: Vec<(String, Size)> = vec![];
    let head = String::from_utf8(read(&dist().join("head.html"))?)?;
    for entry in std::fs::read_dir(dist())? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).context("a file name that is not UTF-8")?.to_owned();
        files.push((name, Size::of(&read(&path)?)?));
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));

    let metadata = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec()?;
    let budget = &metadata.root_package().context("no package")?.metadata["size"];
    let row = |name: &str, size: Size| println!("{name:<34}{:>10}{:>10}{:>10}", size.raw, size.gzip, size.brotli);
    println!("{:<34}{:>10}{:>10}{:>10}", "bytes", "raw", "gzip", "brotli");
    let mut over = vec![];
    for (index, (title, meaning)) in PARTS.iter().enumerate() {
        println!("\n{title}: {meaning}");
        let of_part = files.iter().filter(|(name, _)| part(name, &head) == Some(index));
        of_part.clone().for_each(|(name, size)| row(name, *size));
        let sum: Size = of_part.map(|(_, size)| *size).sum();
        row("sum", sum);
        let key = title.replace(' ', "-");
        let limit = budget[&key].as_u64().with_context(|| format!("no budget for {key}"))?;
        println!("budget{limit:>38}");
        if sum.raw as u64 > limit {
            over.push(format!("{title}: {} of {limit} bytes", sum.raw));
        }
    }
    println!("\nothers");
    files.iter().filter(|(name, _)| part(name, &head).is_none()).for_each(|(name, size)| row(name, *size));
    row("all files", files.iter().map(|(_, size)| *size).sum());
    if !over.is_empty() {
        bail!("over the budget: {}", over.join("; "));
    }
    Ok(())
}
