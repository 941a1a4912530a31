//! Looks for inputs that break the package: the targets of `tests/fuzz`, and what the command decodes, in Node.

use std::process::Command;

use anyhow::Result;
use clap::ValueEnum;

use crate::dictionary;
use crate::run::{command, root, run, say, tools, write};
use crate::setup;

/// What inputs are given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// A text's digest, and what is written and read aloud of it
    Digest,
    /// Terms in a text, and links to passages of it
    Find,
    /// A page's article, without a browser
    Page,
    /// The dictionary's reader
    Dictionary,
    /// Bytes that the command reads, in Node
    Decoding,
}

impl Target {
    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// Gives inputs to a target for so many seconds, to all where none is named: those of the core side by side.
pub fn fuzz(target: Option<Target>, seconds: u64) -> Result<()> {
    let seconds = seconds.to_string();
    if target != Some(Target::Decoding) {
        say("Compiling the targets");
        let mut core = core(target)?;
        run(core.env("JIYAO_FUZZ_SECONDS", &seconds).arg("--nocapture"))?;
    }
    if matches!(target, None | Some(Target::Decoding)) {
        setup::npm_packages(&tools())?;
        let mut node = command("node", ["--test", "tests/browser/tests/decoding.test.mjs"]);
        run(node.env("JIYAO_FUZZ_SECONDS", &seconds))?;
    }
    Ok(())
}

/// The command that runs one target of the core, or all of them.
pub fn core(target: Option<Target>) -> Result<Command> {
    let folder = root().join("target/stage/fuzz");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("dictionary.bin");
    write(&file, dictionary::packed()?)?;
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let mut core = command(&cargo, ["test", "--profile", "fuzz", "--package", "jiyao-fuzz", "--test", "targets", "--"]);
    core.env("JIYAO_DICTIONARY", file).arg("--test-threads=4");
    core.args(target.map(|target| target.name() + "::"));
    Ok(core)
}
