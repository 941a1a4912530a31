//! Sets up what a fresh machine lacks.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run::{exists, read, root, run, say, tools, write};

/// What every build needs: the wasm target and the npm packages of the tools.
pub fn build_tools() -> Result<()> {
    wasm_target()?;
    npm_packages(&tools())
}

/// What the packaging tests need; Next, 340 MB, the other frameworks, 600 MB, and Mozilla's linter, 90 MB, only where all is
/// asked for.
pub fn packaging_tools(all: bool) -> Result<()> {
    let packaging = tools().join("packaging");
    npm_packages(&packaging)?;
    if all {
        for folder in [packaging.join("next"), packaging.join("frameworks"), tools().join("engines")] {
            npm_packages(&folder)?;
        }
    }
    Ok(())
}

fn wasm_target() -> Result<()> {
    let sysroot =
        Command::new("rustc").args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]).output();
    let there =
        sysroot.is_ok_and(|output| std::path::Path::new(String::from_utf8_lossy(&output.stdout).trim()).exists());
    if there {
        return Ok(());
    }
    say("Adding Rust's wasm32-unknown-unknown target (once)");
    run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"])).context(
        "the wasm32-unknown-unknown target is needed: install Rust with https://rustup.rs, then run this again",
    )
}

/// `npm ci` in a package of tools, again whenever its lock file has changed.
pub fn npm_packages(folder: &Path) -> Result<()> {
    if !exists("node") || !exists("npm") {
        bail!("Node.js 20 or newer with npm is needed: https://nodejs.org, or the package manager of this system");
    }
    let lock = read(&folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if std::fs::read(&installed).is_ok_and(|found| found == lock) {
        return Ok(());
    }
    let name = folder.strip_prefix(root()).unwrap_or(folder).display();
    say(&format!("Installing the npm packages of {name} (once)"));
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder))?;
    write(&installed, lock)
}
