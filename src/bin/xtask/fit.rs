//! Fits the weights of `text::pick::keywords::features` to labelled reports: logistic regression by Newton's method,
//! with a ridge that keeps features of few reports small.

use std::path::Path;

use anyhow::{Context, Result};
use jiyao::dict::{Dictionary, Terms};
use jiyao::text::keywords::features::{FEATURES, Features, NAMES};
use jiyao::text::keywords::{self, Candidate, candidates, choose};
use jiyao::text::{DigestOptions, Report, Segmenter, digest};
use serde_json::Value;

use crate::dictionary;
use crate::run::read;

/// The labelled files and what a report's text is called in each.
const FILES: [&str; 2] = ["keyword_gold.jsonl", "local_gold.jsonl"];
/// What a report of each counts: the second holds the kind that a site of a ministry, a city or a hospital has.
const COUNTS: [f64; 2] = [1.0, 2.0];
/// What a weight costs, squared: worth this many labels.
const RIDGE: f64 = 3.0;
/// What a candidate that is near to a keyword counts.
const NEAR: f64 = 0.3;
/// The features and a constant.
const COLUMNS: usize = FEATURES + 1;

/// A labelled report.
struct Labelled {
    file: usize,
    candidates: Vec<Candidate>,
    /// What its readers chose, bare, and how many of them, over how many could.
    gold: Vec<(String, f64)>,
}

/// Fits the weights to the labelled reports in `data`, prints how well weights that never saw a report choose its
/// keywords, those of the crate beside them, and the weights.
pub fn fit(data: &Path) -> Result<()> {
    let reports = labelled(data)?;
    let all: Vec<&Labelled> = reports.iter().collect();
    let mut unseen = Vec::new();
    for left_out in 0..reports.len() {
        let rest: Vec<&Labelled> =
            all.iter().enumerate().filter(|&(at, _)| at != left_out).map(|(_, &report)| report).collect();
        unseen.push(weights(&rest));
    }
    for (file, name) in FILES.iter().enumerate() {
        let of = |weights: &dyn Fn(usize) -> Features| {
            let own = reports.iter().enumerate().filter(|(_, report)| report.file == file);
            let scores: Vec<[f64; 3]> = own.map(|(at, report)| score(report, &weights(at))).collect();
            let mean = |column: usize| scores.iter().map(|score| score[column]).sum::<f64>() / scores.len() as f64;
            format!("weighted {:.3}  exact {:.3}  soft {:.3}", mean(0), mean(1), mean(2))
        };
        let whole = weights(&all);
        println!("{name}, ten keywords a report");
        println!("  each left out in turn  {}", of(&|at| unseen[at]));
        println!("  fitted to all          {}", of(&|_| whole));
        println!("  the crate's weights    {}", of(&|_| keywords::features::WEIGHTS));
    }
    for (name, weight) in NAMES.iter().zip(weights(&all)) {
        println!("{weight:7.2}  {name}");
    }
    Ok(())
}

fn labelled(data: &Path) -> Result<Vec<Labelled>> {
    let dictionary = Dictionary::open(dictionary::packed()?)?;
    let mut segmenter = Segmenter::new(&dictionary);
    let terms = Terms::default();
    let mut found = Vec::new();
    for (file, name) in FILES.iter().enumerate() {
        for line in String::from_utf8(read(&data.join(name))?)?.lines().filter(|line| !line.trim().is_empty()) {
            let record: Value = serde_json::from_str(line).with_context(|| format!("a line of {name}"))?;
            let blocks: Vec<String> = match (&record["blocks"], &record["text"]) {
                (Value::Array(blocks), _) => blocks.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
                (_, text) => text.as_str().unwrap_or("").lines().map(|line| line.trim().to_owned()).collect(),
            };
            let report = Report::new(record["title"].as_str().map(str::to_owned), blocks);
            for text in report.blocks.iter().map(|block| block.text()).chain(report.title.as_deref()) {
                segmenter.cover(&dictionary, text);
            }
            let digest = digest(&report, &segmenter, &terms, &DigestOptions::default());
            let names: Vec<&str> = digest.people.iter().map(|person| person.name.as_str()).collect();
            let headings = keywords::item_headings(&digest.outlines);
            let gold = record["keywords"].as_array().context("keywords")?.iter().map(|keyword| match keyword {
                Value::String(text) => (bare(text), 2.0),
                _ => (bare(keyword["text"].as_str().unwrap_or("")), keyword["weight"].as_f64().unwrap_or(1.0)),
            });
            let gold = gold.collect();
            found.push(Labelled { file, candidates: candidates(&report, &segmenter, &terms, &headings, &names), gold });
        }
    }
    Ok(found)
}

/// Letters and digits alone.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// One says a good deal of what the other says.
fn near(a: &str, b: &str) -> bool {
    let (shorter, longer) = if a.len() < b.len() { (a, b) } else { (b, a) };
    longer.contains(shorter) && shorter.chars().count() as f64 >= 0.6 * longer.chars().count() as f64
}

/// Of the best ten: the readers' votes over the most that ten could have, the part that is right, and the part that is
/// near to right.
fn score(report: &Labelled, weights: &Features) -> [f64; 3] {
    let chosen = choose(&report.candidates, weights, 10);
    let votes = |key: &str| report.gold.iter().find(|(gold, _)| gold == key).map_or(0.0, |(_, votes)| *votes);
    let mut most: Vec<f64> = report.gold.iter().map(|(_, votes)| *votes).collect();
    most.sort_by(|a, b| b.total_cmp(a));
    let (mut weighted, mut exact, mut soft) = (0.0, 0.0, 0.0);
    for key in chosen.iter().map(|(candidate, _)| bare(&candidate.key)) {
        weighted += votes(&key);
        exact += f64::from(u8::from(votes(&key) > 0.0));
        soft += f64::from(u8::from(report.gold.iter().any(|(gold, _)| near(gold, &key))));
    }
    [weighted / most.iter().take(10).sum::<f64>().max(1.0), exact / 10.0, soft / 10.0]
}

/// The weights under which what readers chose is likeliest.
fn weights(reports: &[&Labelled]) -> Features {
    let mut rows: Vec<([f64; COLUMNS], f64, f64)> = Vec::new();
    for report in reports {
        for candidate in &report.candidates {
            let key = bare(&candidate.key);
            let votes = report.gold.iter().find(|(gold, _)| *gold == key).map(|(_, votes)| votes / 2.0);
            // What is nearly right is half right.
            let near = || if report.gold.iter().any(|(gold, _)| near(gold, &key)) { NEAR } else { 0.0 };
            let mut row = [1.0; COLUMNS];
            row[..FEATURES].copy_from_slice(&candidate.features);
            rows.push((row, votes.map_or_else(near, |_| 1.0), votes.unwrap_or(1.0) * COUNTS[report.file]));
        }
    }
    let mut weights = [0.0; COLUMNS];
    for _ in 0..12 {
        let mut slope = [0.0; COLUMNS];
        let mut curve = [[0.0; COLUMNS]; COLUMNS];
        for at in 0..FEATURES {
            slope[at] = -RIDGE * weights[at];
            curve[at][at] = RIDGE;
        }
        curve[FEATURES][FEATURES] = 1e-6;
        for (row, label, votes) in &rows {
            let sum: f64 = row.iter().zip(&weights).map(|(a, b)| a * b).sum();
            let guess = 1.0 / (1.0 + (-sum).exp());
            for a in 0..COLUMNS {
                slope[a] += votes * (label - guess) * row[a];
                for b in 0..COLUMNS {
                    curve[a][b] += votes * guess * (1.0 - guess) * row[a] * row[b];
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solved(curve, slope)) {
            *weight += step;
        }
    }
    let mut fitted = [0.0; FEATURES];
    fitted.copy_from_slice(&weights[..FEATURES]);
    fitted
}

/// The solution of `matrix` · x = `right`, by elimination; the matrix is positive definite.
fn solved(mut matrix: [[f64; COLUMNS]; COLUMNS], mut right: [f64; COLUMNS]) -> [f64; COLUMNS] {
    for pivot in 0..COLUMNS {
        for row in pivot + 1..COLUMNS {
            let part = matrix[row][pivot] / matrix[pivot][pivot];
            #[allow(clippy::needless_range_loop, reason = "two rows are read by one column")]
            for column in pivot..COLUMNS {
                matrix[row][column] -= part * matrix[pivot][column];
            }
            right[row] -= part * right[pivot];
        }
    }
    for row in (0..COLUMNS).rev() {
        let known: f64 = (row + 1..COLUMNS).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}
