//! `cargo xtask`: sets up, builds, serves, tests and measures jiyao.

mod archive;
mod bench;
mod browsers;
mod build;
mod demo;
mod dictionary;
mod digest;
mod extension;
mod fit;
mod fixture;
mod fuzz;
mod glue;
mod growth;
mod run;
mod setup;
mod size;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Sets up, builds, serves, tests and measures jiyao.")]
struct Cli {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    /// Build, then serve the demo on http://127.0.0.1:8000 (the next free port where it is taken)
    Demo {
        /// A report to show instead of the sample: .txt, one paragraph a line, or .html
        file: Option<PathBuf>,
        /// The port to try first
        #[arg(long, default_value_t = 8000)]
        port: u16,
        /// Open the browser
        #[arg(long)]
        open: bool,
    },
    /// Run everything: format, lints, documentation, native tests, doc tests, packaging tests, end-to-end tests in headless Chromium
    Test {
        /// Also the smoke tests in Firefox and WebKitGTK, the package in Next, the documents in LibreOffice, and 5,000 reports through Spark; installs what they need
        #[arg(long)]
        all_browsers: bool,
        /// Only the end-to-end tests whose file or name holds this
        #[arg(long)]
        only: Option<String>,
        /// Also the native tests that need the evaluation data, in this folder
        #[arg(long)]
        data: Option<PathBuf>,
    },
    /// Build the npm package into www/dist
    Build,
    /// Build, then pack the browser extension for Chromium and for Firefox into target/extension
    Extension,
    /// Build the module that counts its own steps, for the test of how they grow with the text
    Growth,
    /// Look for inputs that break the package: all targets, or one
    Fuzz {
        /// Which one
        target: Option<fuzz::Target>,
        /// How long each is given inputs
        #[arg(long, default_value_t = 60)]
        seconds: u64,
    },
    /// Build, then print the size of each shipped file against the budget in Cargo.toml
    Size,
    /// Print the digest of a .txt report, one paragraph a line, as JSON
    Digest {
        /// The report
        file: PathBuf,
    },
    /// Make a fixture of a saved page or a report, with what the crate gives now as a first expectation
    Fixture {
        /// Its name, such as issue-12
        slug: String,
        /// The saved page, or a .txt: the title in its first line, then one paragraph a line
        file: PathBuf,
    },
    /// Fit the weights of keywords to labelled reports, and print them with how well they do on reports left out
    Fit {
        /// The folder of the labelled reports: keyword_gold.jsonl and local_gold.jsonl
        #[arg(long)]
        data: PathBuf,
    },
    /// Compare with peers in the same run
    Bench {
        /// Which comparison; all where none is named
        name: Option<String>,
        /// A folder whose reports are measured instead of the repository's own, by comparisons that take one
        #[arg(long)]
        data: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    match run_verb() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run_verb() -> anyhow::Result<()> {
    match Cli::parse().verb {
        None => Ok(Cli::command().print_help()?),
        Some(Verb::Build) => build::build(),
        Some(Verb::Extension) => extension::extension(),
        Some(Verb::Growth) => growth::build(),
        Some(Verb::Fuzz { target, seconds }) => fuzz::fuzz(target, seconds),
        Some(Verb::Size) => size::size(),
        Some(Verb::Demo { file, port, open }) => demo::demo(file.as_deref(), port, open),
        Some(Verb::Test { only, all_browsers, data }) => test::test(only.as_deref(), all_browsers, data.as_deref()),
        Some(Verb::Digest { file }) => digest::print(&file),
        Some(Verb::Fixture { slug, file }) => fixture::fixture(&slug, &file),
        Some(Verb::Fit { data }) => fit::fit(&data),
        Some(Verb::Bench { name, data }) => bench::bench(name.as_deref(), data.as_deref()),
    }
}
