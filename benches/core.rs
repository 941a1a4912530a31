//! The core, natively: reading the packed dictionary, cutting text into words, digesting reports of 3 to 3,000
//! thousand characters.

#[allow(dead_code, reason = "the build tool uses more of it")]
#[path = "../src/bin/xtask/dictionary.rs"]
mod dictionary;

use std::{error::Error, fs, hint::black_box, path::Path, time::Duration};

use criterion::{BenchmarkId, Criterion, Throughput};
use jiyao::{
    dict::{Dictionary, Terms},
    text::{DigestOptions, Report, Segmenter, digest},
};

/// The paragraphs of the reports among the fixtures.
fn paragraphs(root: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut folders: Vec<_> = fs::read_dir(root.join("tests/fixtures/reports"))?.collect::<Result<_, _>>()?;
    folders.sort_by_key(|folder| folder.path());
    let mut paragraphs = Vec::new();
    for folder in folders {
        let report = fs::read_to_string(folder.path().join("report.txt"))?;
        paragraphs.extend(report.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    }
    Ok(paragraphs)
}

/// A report of about so many characters: the paragraphs over and over, each time with their sentences turned
/// round by one more, so that no two rounds are the same.
fn blocks(paragraphs: &[String], characters: usize) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut length = 0;
    for round in 0.. {
        for paragraph in paragraphs {
            if length >= characters {
                return blocks;
            }
            let mut sentences: Vec<&str> = paragraph.split_inclusive('。').collect();
            let count = sentences.len();
            sentences.rotate_left(round % count);
            length += paragraph.chars().count();
            blocks.push(sentences.concat());
        }
    }
    blocks
}

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let packed = dictionary::packed()?;
    let dictionary = Dictionary::open(packed.as_slice())?;
    let paragraphs = paragraphs(root)?;
    let terms = Terms::default();
    let mut criterion = Criterion::default().configure_from_args();

    criterion.bench_function("open", |bencher| bencher.iter(|| Dictionary::open(black_box(packed.as_slice()))));
    for (name, characters) in [("3", 3_000), ("30", 30_000), ("300", 300_000), ("3000", 3_000_000)] {
        let blocks = blocks(&paragraphs, characters);
        let text = blocks.join("\n");
        let report = Report::new(None, blocks);
        let mut group = criterion.benchmark_group("thousand characters");
        group
            .sample_size(10)
            .measurement_time(Duration::from_secs(3))
            .throughput(Throughput::Elements(characters as u64));
        group.bench_function(BenchmarkId::new("collect", name), |bencher| {
            bencher.iter(|| Segmenter::for_text(&dictionary, black_box(&text)));
        });
        let segmenter = Segmenter::for_text(&dictionary, &text);
        group
            .bench_function(BenchmarkId::new("cut", name), |bencher| bencher.iter(|| segmenter.ends(black_box(&text))));
        group.bench_function(BenchmarkId::new("digest", name), |bencher| {
            bencher.iter(|| digest(black_box(&report), &segmenter, &terms, &DigestOptions::default()));
        });
        group.finish();
    }
    criterion.final_summary();
    Ok(())
}
