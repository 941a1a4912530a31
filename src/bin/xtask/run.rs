//! Runs other programs, with a word on what is being done and a clear end where they fail.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Where the npm packages of the tools are: the browser tests' own package.
pub fn tools() -> PathBuf {
    root().join("tests/browser")
}

/// Says what is being done.
pub fn say(step: &str) {
    println!("▸ {step}");
}

/// A program in the repository's folder.
pub fn command<S: AsRef<std::ffi::OsStr>>(program: &str, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs it, its output where ours goes; fails where it does.
pub fn run(command: &mut Command) -> Result<()> {
    let name = format!("{:?}", command).replace('"', "");
    let status = command.status().with_context(|| format!("`{name}` could not be started"))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// The first line of what a program says of its version; what went wrong where it says nothing.
pub fn version(program: impl AsRef<std::ffi::OsStr>) -> String {
    match Command::new(&program).arg("--version").current_dir(root()).output() {
        Ok(output) => String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or("unknown").trim().to_owned(),
        Err(error) => format!("{}: {error}", program.as_ref().display()),
    }
}

/// Whether a program can be started.
pub fn exists(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// `node` with a script of one of the tools' packages.
pub fn node(script: &str) -> Command {
    let mut command = command("node", [tools().join("node_modules").join(script)]);
    command.env("NODE_NO_WARNINGS", "1");
    command
}

/// Reads a file, with its name in the error.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file, with its name in the error.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
