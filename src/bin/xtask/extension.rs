//! The browser extension: the built package and `www/extension` as archives for Chromium and Firefox.

use anyhow::Result;

use crate::build::{build, dist, stage};
use crate::run::{command, root, run, say, tools};

/// Builds the package, then the archives into `target/extension`.
pub fn extension() -> Result<()> {
    build()?;
    pack()
}

/// The archives of the package as it is built, each beside a folder to load unpacked.
pub fn pack() -> Result<()> {
    say("Packing the extension");
    let mut pack = command("node", [tools().join("extension.mjs"), stage(), dist(), root().join("target/extension")]);
    run(pack.arg(format!("--version={}", env!("CARGO_PKG_VERSION"))))
}
