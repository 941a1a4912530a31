//! Runs the README's examples for whole archives: Spark, pandas and DuckDB against one process of the command.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::browsers;
use crate::run::{command, exists, read, root, run, say, write};

/// Sets up what they need and runs them on the package that has been built.
pub fn test() -> Result<()> {
    browsers::java()?;
    let python = packages(&root().join("tests/archive/requirements.txt"))?;
    run(&mut command(&python.to_string_lossy(), ["-m", "unittest", "discover", "tests/archive"]))
}

/// A Python that has these packages, and that nothing else uses; made anew whenever the list has changed.
fn packages(list: &Path) -> Result<PathBuf> {
    if !exists("python3") {
        bail!("the archive's tests need Python: install it (Debian, Ubuntu: sudo apt-get install python3-venv)");
    }
    let folder = root().join("target/archive");
    let (python, installed) = (folder.join("bin/python"), folder.join("requirements.txt"));
    let wanted = read(list)?;
    if std::fs::read(&installed).is_ok_and(|found| found == wanted) {
        return Ok(python);
    }
    say("Installing pyspark, pandas and DuckDB (once)");
    run(command("python3", ["-m", "venv", "--clear"]).arg(&folder))?;
    run(command(&python.to_string_lossy(), ["-m", "pip", "install", "--quiet", "--requirement"]).arg(list))?;
    write(&installed, wanted)?;
    Ok(python)
}
