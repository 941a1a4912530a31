//! Makes a page fixture of a saved page: the page's bytes, and what detection says of it now.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::browsers;
use crate::build::build;
use crate::run::{command, read, root, run, say, tools, write};

/// Makes `tests/fixtures/pages/<slug>` of `file`; fails where it is there already.
pub fn fixture(slug: &str, file: &Path) -> Result<()> {
    let folder = new_folder(slug)?;
    let bytes = read(file)?;
    let encoding = encoding(&bytes)?;
    build()?;
    let chrome = browsers::chromium()?;
    std::fs::create_dir_all(&folder)?;
    write(&folder.join("page.html"), &bytes)?;
    say("Reading the page in Chromium");
    let mut script = command("node", [tools().join("fixture.mjs")]);
    let made = run(script.arg(&folder).arg(encoding).env("CHROME", chrome));
    if made.is_err() {
        std::fs::remove_dir_all(&folder)?;
        return made;
    }
    println!("{}: now correct expected.json by the page.", folder.display());
    println!("It holds what detection gives today, which is what the fixture is to judge.");
    println!("Replace names of people and places by made-up ones in both files before it goes into the repository.");
    Ok(())
}

fn new_folder(slug: &str) -> Result<PathBuf> {
    if slug.is_empty() || !slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        bail!("`{slug}`: a fixture's name has lower-case letters, digits and hyphens, such as issue-12");
    }
    let folder = root().join("tests/fixtures/pages").join(slug);
    if folder.exists() {
        bail!("{} is there already", folder.display());
    }
    Ok(folder)
}

/// What the bytes are in: UTF-8 where they can be, else GB 18030 under its web name.
fn encoding(bytes: &[u8]) -> Result<&'static str> {
    if std::str::from_utf8(bytes).is_ok() {
        return Ok("utf-8");
    }
    let (_, _, malformed) = encoding_rs::GB18030.decode(bytes);
    if malformed {
        bail!("the page is in neither UTF-8 nor GB 18030");
    }
    Ok("gbk")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_taken_or_no_names_are_refused() {
        for slug in ["", "Trs", "../escape", "a b", "trs-2005"] {
            assert!(new_folder(slug).is_err(), "{slug}");
        }
        assert!(new_folder("issue-99999").is_ok());
    }

    #[test]
    fn bytes_say_what_they_are_in() -> Result<()> {
        assert_eq!(encoding("会议".as_bytes())?, "utf-8");
        let (bytes, ..) = encoding_rs::GBK.encode("会议召开");
        assert_eq!(encoding(&bytes)?, "gbk");
        assert!(encoding(&[0xff, 0xff, 0xff]).is_err());
        Ok(())
    }
}
