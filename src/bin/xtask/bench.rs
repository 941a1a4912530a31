//! Runs the comparisons with peers, each a script that measures both in one run.

use std::path::Path;

use anyhow::{Result, bail};

use crate::browsers;
use crate::build::build;
use crate::run::{command, root, run, say, tools};

/// Runs the comparison `name`, or all of them; `data`: a folder with reports for those that take one.
pub fn bench(name: Option<&str>, data: Option<&Path>) -> Result<()> {
    let folder = tools().join("bench");
    let mut names: Vec<String> = std::fs::read_dir(&folder)?
        .filter_map(|entry| Some(entry.ok()?.path().file_name()?.to_str()?.strip_suffix(".mjs")?.to_owned()))
        .collect();
    names.sort();
    if let Some(wanted) = name {
        if !names.iter().any(|found| found == wanted) {
            bail!("no comparison is called {wanted}; there are: {}", names.join(", "));
        }
        names.retain(|found| found == wanted);
    }
    let chrome = browsers::chromium()?;
    build()?;
    for name in names {
        say(&format!("Comparing: {name}"));
        let mut script = command("node", [folder.join(format!("{name}.mjs"))]);
        run(script.arg(root().join("www")).args(data).env("CHROME", &chrome))?;
    }
    Ok(())
}
