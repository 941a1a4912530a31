//! Finds Chromium for the end-to-end tests, or installs it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::run::{run, say};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The browser: `CHROME`, else one on `PATH`, else Debian's or Ubuntu's package where we may install it.
pub fn find_or_install() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROME") {
        let path = PathBuf::from(named);
        if path.is_file() {
            return Ok(path);
        }
        bail!("CHROME names {}, which is not a file", path.display());
    }
    if let Some(found) = on_path() {
        return Ok(found);
    }
    if may_install() {
        say("Installing Chromium (once)");
        run(Command::new("apt-get").args(["update", "-qq"]))?;
        run(Command::new("apt-get")
            .args(["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk", "poppler-utils"])
            .env("DEBIAN_FRONTEND", "noninteractive"))?;
        if let Some(found) = on_path() {
            return Ok(found);
        }
    }
    bail!(
        "the end-to-end tests need Chromium or Chrome: install it (Debian, Ubuntu: sudo apt-get install chromium \
         fonts-noto-cjk poppler-utils), or set CHROME to the browser's path"
    )
}

fn on_path() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).flat_map(|folder| NAMES.map(|name| folder.join(name))).find(|file| file.is_file())
}

fn may_install() -> bool {
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    root && Path::new("/usr/bin/apt-get").exists()
}
