//! Runs everything that has to hold, and counts what ran and how long it took.

use std::io::{BufRead, BufReader};
use std::ops::AddAssign;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::archive;
use crate::browsers;
use crate::build::build;
use crate::extension;
use crate::fuzz;
use crate::growth;
use crate::run::{command, run, say, tools, version};
use crate::setup;

/// What is exported to JavaScript, all at once: lints and documentation see the whole crate.
const WASM: [&str; 5] =
    ["--lib", "--target", "wasm32-unknown-unknown", "--features", "widget,print,card,display,engine"];

/// A test that waits for what never comes is told so after this many milliseconds: some ten times the longest. Node counts a
/// file for a test, too: the packaging tests with every framework take six minutes.
const LONGEST_TEST: u32 = 1_200_000;

/// Lints and tests, native and in the browser; with `all_browsers` in three engines, with `data` also those that
/// need the evaluation data.
pub fn test(only: Option<&str>, all_browsers: bool, data: Option<&Path>) -> Result<()> {
    // Before the native tests: these link it anew, and Linux then calls the one that runs `xtask (deleted)`.
    let own = std::env::current_exe()?;
    let mut stages = Stages::default();
    stages.begin("Setting up");
    setup::build_tools()?;
    setup::packaging_tools(all_browsers)?;
    let chrome = browsers::chromium()?;
    let shell = browsers::headless_shell();
    browsers::print_tools()?;
    let drivers = if all_browsers { browsers::engines()? } else { vec![] };
    if all_browsers {
        browsers::office()?;
    }
    println!("{}, Node.js {}, {}", version(&chrome), version("node"), version("rustc"));
    let mut ran = Count::default();
    if only.is_none() {
        stages.begin("Checking the format");
        run(&mut cargo(["fmt", "--all", "--check"]))?;
        stages.begin("Linting (native)");
        run(&mut cargo(["clippy", "--quiet", "--all-targets", "--features", "tools", "--", "-D", "warnings"]))?;
        run(cargo(["clippy", "--quiet", "--all-targets", "--package", "jiyao-fuzz"]).args(["--", "-D", "warnings"]))?;
        stages.begin("Linting (WebAssembly)");
        run(cargo(["clippy", "--quiet"]).args(WASM).args(["--", "-D", "warnings"]))?;
        stages.begin("Documentation");
        let document = |arguments: &[&str]| {
            let mut doc = cargo(["doc", "--quiet", "--no-deps", "--document-private-items"]);
            run(doc.args(arguments).env("RUSTDOCFLAGS", "-D warnings"))
        };
        document(&["--features", "tools"])?;
        document(&WASM)?;
        stages.begin("Native tests and doc tests");
        let mut native = cargo(["test", "--features", "tools"]);
        if let Some(data) = data {
            let data = data.canonicalize().with_context(|| format!("there is no {}", data.display()))?;
            native.env("JIYAO_DATA", data).args(["--", "--include-ignored"]);
        }
        ran += counted(&mut native)?;
    }
    if only.is_none() {
        stages.begin("Giving the core inputs that may break it");
        ran += counted(&mut fuzz::core(None)?)?;
    }
    stages.begin("Building the package");
    build()?;
    extension::pack()?;
    stages.begin("Building the module whose steps are counted");
    growth::build()?;
    stages.begin("End-to-end and packaging tests in headless Chromium");
    let mut node = node_tests(&chrome);
    node.arg("--test-concurrency=2");
    if let Some(only) = only {
        node.arg(format!("--test-name-pattern={only}"));
    }
    node.args(test_files()?).arg(tools().join("packaging/packaging.test.mjs")).env("XTASK", own);
    node.envs(shell.map(|shell| ("HEADLESS_SHELL", shell)));
    if all_browsers {
        node.env("JIYAO_ALL", "1");
    }
    ran += counted(&mut node)?;
    if all_browsers {
        stages.begin("Smoke tests in Chromium, Firefox and WebKitGTK");
        ran += counted(
            node_tests(&chrome)
                .args(["engines", "extension"].map(|name| tools().join(format!("engines/{name}.test.mjs"))))
                .envs(drivers),
        )?;
        stages.begin("Archives: Spark, pandas and DuckDB");
        archive::test()?;
    } else {
        println!("Firefox, WebKitGTK, Next, LibreOffice and Spark are tested with --all-browsers only");
    }
    stages.print();
    if ran.passed == 0 {
        bail!("no test ran");
    }
    println!("{} passed, 0 failed, {} skipped", ran.passed, ran.skipped);
    Ok(())
}

/// What is being done, and since when.
#[derive(Default)]
struct Stages(Vec<(&'static str, Instant)>);

impl Stages {
    /// Says that this is done from now on.
    fn begin(&mut self, name: &'static str) {
        say(name);
        self.0.push((name, Instant::now()));
    }

    /// Prints what each took, in seconds.
    fn print(&self) {
        let now = Instant::now();
        let ends = self.0.iter().skip(1).map(|&(_, start)| start).chain([now]);
        for (&(name, start), end) in self.0.iter().zip(ends) {
            println!("{:>5} s  {name}", (end - start).as_secs());
        }
        if let Some(&(_, start)) = self.0.first() {
            println!("{:>5} s  in all", (now - start).as_secs());
        }
    }
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

/// Node's test runner, without its files.
fn node_tests(chrome: &Path) -> Command {
    let mut node = command("node", ["--test", "--test-reporter=spec", &format!("--test-timeout={LONGEST_TEST}")]);
    node.env("CHROME", chrome);
    node
}

/// Tests that passed, and that were ignored or skipped.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    passed: usize,
    skipped: usize,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.skipped += other.skipped;
    }
}

impl Count {
    /// What a closing line of cargo's or Node's test runner says; nothing for any other line.
    fn of(line: &str) -> Self {
        if let Some(result) = line.strip_prefix("test result: ok. ") {
            let number = |word: &str| {
                let field = result.split("; ").find_map(|field| field.strip_suffix(word));
                field.and_then(|number| number.parse().ok()).unwrap_or(0)
            };
            return Self { passed: number(" passed"), skipped: number(" ignored") };
        }
        let number = |word: &str| line.strip_prefix(word).and_then(|number| number.trim().parse().ok()).unwrap_or(0);
        Self { passed: number("ℹ pass "), skipped: number("ℹ skipped ") }
    }
}

/// Runs a test command, shows what it prints, and adds up what it reports.
fn counted(tests: &mut Command) -> Result<Count> {
    let mut child = tests.stdout(Stdio::piped()).spawn().context("the tests could not be started")?;
    let output = child.stdout.take().context("no output")?;
    let mut ran = Count::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        ran += Count::of(&line);
    }
    if !child.wait()?.success() {
        bail!("tests failed");
    }
    Ok(ran)
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn closing_lines_are_counted_and_no_others() {
        for (line, passed, skipped) in [
            ("test result: ok. 12 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.01s", 12, 2),
            ("ℹ pass 7", 7, 0),
            ("ℹ skipped 3", 0, 3),
            ("test a_test ... ok", 0, 0),
            ("ℹ fail 1", 0, 0),
        ] {
            assert_eq!(Count::of(line), Count { passed, skipped }, "{line}");
        }
    }
}
