//! Finds the browsers of the end-to-end tests, their WebDriver servers and what else stands outside, or installs them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::run::{command, root, run, say};

const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Chromium: `CHROME`, else one on `PATH`, else Debian's or Ubuntu's package where we may install it.
pub fn chromium() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROME") {
        let path = PathBuf::from(named);
        if path.is_file() {
            return Ok(path);
        }
        bail!("CHROME names {}, which is not a file", path.display());
    }
    let packages = ["chromium", "fonts-noto-cjk", "poppler-utils"];
    found_or_installed(&CHROMIUM, "Chromium", &packages, "CHROME to the browser's path")
}

/// Chromium without a window of its own, which halves the time of the tests; not beside a browser that `CHROME` names, and
/// done without where it is not to be had.
pub fn headless_shell() -> Option<PathBuf> {
    if std::env::var_os("CHROME").is_some() {
        return None;
    }
    let name = "chromium-headless-shell";
    found_or_installed(&[name], name, &[name], "CHROME to a browser's path").ok()
}

/// What the print tests read paper with: poppler, and a font that has Chinese characters. What is
/// missing of them is installed where we may.
pub fn print_tools() -> Result<()> {
    found_or_installed(&["pdftotext"], "poppler", &["poppler-utils"], "PATH to where its pdftotext is")?;
    // Without fontconfig nothing can be said of the fonts.
    let fonts = Command::new("fc-list").args([":lang=zh-cn", "family"]).output();
    let none = fonts.is_ok_and(|output| output.stdout.trim_ascii().is_empty());
    if none && !may_install() {
        bail!("the print tests need a Chinese font: install one (Debian, Ubuntu: sudo apt-get install fonts-noto-cjk)");
    }
    if none { install("a Chinese font", &["fonts-noto-cjk"]) } else { Ok(()) }
}

/// What the three engines need beside Chromium itself; gives the variables that name the drivers.
pub fn engines() -> Result<Vec<(&'static str, PathBuf)>> {
    let driver = found_or_installed(&["chromedriver"], "chromedriver", &["chromium-driver"], "PATH to where it is")?;
    found_or_installed(&["firefox-esr", "firefox"], "Firefox", &["firefox-esr"], "PATH to where it is")?;
    let webkit = ["webkit2gtk-driver", "xvfb", "xauth"];
    for program in ["WebKitWebDriver", "xvfb-run"] {
        found_or_installed(&[program], program, &webkit, "PATH to where it is")?;
    }
    Ok(vec![("CHROMEDRIVER", driver), ("GECKODRIVER", geckodriver()?)])
}

/// What opens documents for Word.
pub fn office() -> Result<PathBuf> {
    found_or_installed(&["soffice"], "LibreOffice", &["libreoffice-writer-nogui"], "PATH to where its soffice is")
}

/// The runtime that Spark stands on.
pub fn java() -> Result<PathBuf> {
    found_or_installed(&["java"], "a Java runtime", &["default-jre-headless"], "PATH to where its java is")
}

/// Firefox's driver; Debian has none, crates.io has the source.
fn geckodriver() -> Result<PathBuf> {
    let tools = root().join("target/tools");
    let own = tools.join("bin/geckodriver");
    if let Some(found) = on_path(&["geckodriver"]).or_else(|| own.is_file().then(|| own.clone())) {
        return Ok(found);
    }
    say("Building geckodriver (once, some minutes)");
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    run(command(&cargo, ["install", "geckodriver", "--locked", "--quiet", "--root"]).arg(&tools))?;
    Ok(own)
}

/// The first of `programs` that is on `PATH`, else from Debian's or Ubuntu's packages where we may install them.
fn found_or_installed(programs: &[&str], name: &str, packages: &[&str], otherwise: &str) -> Result<PathBuf> {
    if let Some(found) = on_path(programs) {
        return Ok(found);
    }
    if may_install() {
        install(name, packages)?;
        if let Some(found) = on_path(programs) {
            return Ok(found);
        }
    }
    bail!(
        "the tests need {name}: install it (Debian, Ubuntu: sudo apt-get install {}), or set {otherwise}",
        packages.join(" ")
    )
}

fn install(name: &str, packages: &[&str]) -> Result<()> {
    say(&format!("Installing {name} (once)"));
    run(Command::new("apt-get").args(["update", "-qq"]))?;
    run(Command::new("apt-get")
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file()))
}

fn may_install() -> bool {
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    root && Path::new("/usr/bin/apt-get").exists()
}
