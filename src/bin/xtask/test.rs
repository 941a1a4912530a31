//! Runs everything that has to hold, and counts what ran.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::browsers;
use crate::build::build;
use crate::run::{command, run, say, tools};
use crate::setup;

/// Lints and tests, native and in the browser; with `all_browsers` in three engines.
pub fn test(only: Option<&str>, all_browsers: bool) -> Result<()> {
    // Before the native tests: these link it anew, and Linux then calls the one that runs `xtask (deleted)`.
    let own = std::env::current_exe()?;
    setup::build_tools()?;
    setup::packaging_tools(all_browsers)?;
    let chrome = browsers::chromium()?;
    browsers::print_tools()?;
    let drivers = if all_browsers { browsers::engines()? } else { vec![] };
    let mut passed = 0;
    if only.is_none() {
        say("Checking the format");
        run(&mut cargo(["fmt", "--check"]))?;
        say("Linting (native)");
        run(&mut cargo(["clippy", "--quiet", "--all-targets", "--features", "tools", "--", "-D", "warnings"]))?;
        say("Linting (WebAssembly)");
        run(&mut cargo([
            "clippy",
            "--quiet",
            "--lib",
            "--target",
            "wasm32-unknown-unknown",
            "--features",
            "widget,card,display,engine",
            "--",
            "-D",
            "warnings",
        ]))?;
        say("Native tests");
        passed += counted(&mut cargo(["test", "--lib", "--bins", "--tests", "--features", "tools"]))?;
        say("Doc tests");
        passed += counted(&mut cargo(["test", "--doc"]))?;
    }
    build()?;
    say("End-to-end and packaging tests in headless Chromium");
    let mut node = command("node", ["--test", "--test-concurrency=2", "--test-reporter=spec"]);
    if let Some(only) = only {
        node.arg(format!("--test-name-pattern={only}"));
    }
    node.args(test_files()?).arg(tools().join("packaging/packaging.test.mjs"));
    node.env("CHROME", &chrome).env("XTASK", own);
    if all_browsers {
        node.env("JIYAO_ALL", "1");
    }
    passed += counted(&mut node)?;
    if all_browsers {
        say("Smoke tests in Chromium, Firefox and WebKitGTK");
        let mut node = command("node", ["--test", "--test-reporter=spec"]);
        node.arg(tools().join("engines/engines.test.mjs")).env("CHROME", &chrome).envs(drivers);
        passed += counted(&mut node)?;
    } else {
        println!("Firefox, WebKitGTK and Next are tested with --all-browsers only");
    }
    if passed == 0 {
        bail!("no test ran");
    }
    println!("{passed} passed, 0 failed");
    Ok(())
}

/// The test files; Node 20 knows no patterns.
fn test_files() -> Result<Vec<PathBuf>> {
    let mut files = vec![];
    for entry in std::fs::read_dir(tools().join("tests"))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), arguments)
}

/// Runs a test command, shows what it prints, and adds up the passes that it reports.
fn counted(tests: &mut Command) -> Result<usize> {
    let mut child = tests.stdout(Stdio::piped()).spawn().context("the tests could not be started")?;
    let output = child.stdout.take().context("no output")?;
    let mut passed = 0;
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        passed += passes(&line);
    }
    if !child.wait()?.success() {
        bail!("tests failed");
    }
    Ok(passed)
}

/// The number of passes in a closing line of cargo's or Node's test runner; 0 for any other line.
fn passes(line: &str) -> usize {
    let cargo = line.strip_prefix("test result: ok. ").and_then(|rest| rest.split(' ').next());
    let node = line.strip_prefix("ℹ pass ");
    cargo.or(node).and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::passes;

    #[test]
    fn closing_lines_are_counted_and_no_others() {
        assert_eq!(passes("test result: ok. 12 passed; 0 failed; 0 ignored"), 12);
        assert_eq!(passes("ℹ pass 7"), 7);
        assert_eq!(passes("test a_test ... ok"), 0);
        assert_eq!(passes("ℹ fail 0"), 0);
    }
}
