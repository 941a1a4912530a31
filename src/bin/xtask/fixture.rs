//! Makes a fixture of a saved page or of a report: its text, and what the crate says of it now as a first expectation.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use jiyao::text::digest::{Digest, Person};
use serde_json::{Map, Value, json};

use crate::browsers;
use crate::build::build;
use crate::demo::decoded;
use crate::digest;
use crate::run::{command, read, root, run, say, tools, write};

/// Makes the fixture `slug`: of a .txt `tests/fixtures/reports/<slug>`, of anything else `tests/fixtures/pages/<slug>`;
/// fails where it is there already.
pub fn fixture(slug: &str, file: &Path) -> Result<()> {
    let text = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
    if text { report(slug, file) } else { page(slug, file) }
}

/// A report: the first line of `file` is its title, each other one a paragraph.
fn report(slug: &str, file: &Path) -> Result<()> {
    let folder = new_folder("reports", slug)?;
    let text = decoded(&read(file)?).with_context(|| format!("{} is neither UTF-8 nor GB18030", file.display()))?;
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let title = lines.next().with_context(|| format!("{} is empty", file.display()))?;
    let body: String = lines.flat_map(|line| [line, "\n"]).collect();
    if body.is_empty() {
        bail!("{} has a title, its first line, but no paragraphs", file.display());
    }
    let expected = expectation(&digest::of(&digest::report(Some(title), &body))?);
    std::fs::create_dir_all(&folder)?;
    write(&folder.join("title.txt"), format!("{title}\n"))?;
    write(&folder.join("report.txt"), &body)?;
    write(&folder.join("expected.json"), format!("{expected:#}\n"))?;
    correct(&folder, "the report");
    println!("Then INSTA_UPDATE=always cargo test --features tools writes its snapshots; read what they hold.");
    Ok(())
}

/// What `tests/digest_structure.rs` compares: sections, lists, who did what, which bodies did what.
fn expectation(digest: &Digest) -> Value {
    let sections = digest
        .sections
        .iter()
        .map(|section| json!({ "block": section.spans.first().map(|span| span.block), "marker": section.marker }));
    let outlines = digest.outlines.iter().map(|outline| {
        let items = outline.items.iter().map(|item| {
            let block = item.spans.first().map(|span| span.block);
            json!({ "ordinal": item.ordinal, "block": block, "heading": item.heading.text })
        });
        json!({ "declared": outline.declared, "items": items.collect::<Vec<_>>() })
    });
    let people = digest.people.iter().flat_map(|person| acts(person).map(|role| (role, person.name.as_str())));
    let bodies = digest.bodies.iter().map(|body| (body.role.as_str(), body.name.as_str()));
    json!({
        "sections": sections.collect::<Vec<_>>(),
        "outlines": outlines.collect::<Vec<_>>(),
        "people": by_role(people),
        "bodies": by_role(bodies),
    })
}

/// What a person did; attending is not told of who presides or speaks.
fn acts(person: &Person) -> impl Iterator<Item = &str> {
    let roles = person.roles.iter().map(String::as_str);
    roles.filter(|&role| role != "出席" || person.roles.len() == 1)
}

/// The names of each role, in order.
fn by_role<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Value {
    let mut roles: Map<String, Value> = Map::new();
    for (role, name) in pairs {
        if let Value::Array(names) = roles.entry(role).or_insert_with(|| json!([])) {
            names.push(json!(name));
        }
    }
    roles.into()
}

/// A saved page: its bytes, and what detection gives in Chromium.
fn page(slug: &str, file: &Path) -> Result<()> {
    let folder = new_folder("pages", slug)?;
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
    correct(&folder, "the page");
    Ok(())
}

/// Says what is left to do by hand.
fn correct(folder: &Path, by: &str) {
    println!("{}: now correct expected.json by {by}.", folder.display());
    println!("It holds what the crate gives today, which is what the fixture is to judge.");
    println!(
        "What goes into the repository is in our own words, with invented people and places: change them in all files."
    );
}

fn new_folder(kind: &str, slug: &str) -> Result<PathBuf> {
    if slug.is_empty() || !slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        bail!("`{slug}`: a fixture's name has lower-case letters, digits and hyphens, such as issue-12");
    }
    let folder = root().join("tests/fixtures").join(kind).join(slug);
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
            assert!(new_folder("pages", slug).is_err(), "{slug}");
        }
        assert!(new_folder("reports", "sample").is_err());
        assert!(new_folder("pages", "issue-99999").is_ok());
    }

    #[test]
    fn a_report_gets_the_expectation_that_its_readers_then_correct() -> Result<()> {
        let text = "3月5日，青禾县召开水利工作会议。县长江河清出席会议并讲话。\n会议强调，要抓好三项工作：一是及早修好水渠。二是严格管好水闸。三是用好每一方水。";
        let expected = expectation(&digest::of(&digest::report(Some("青禾县召开水利工作会议"), text))?);
        assert_eq!(expected["sections"], json!([{ "block": 1, "marker": "会议强调" }]));
        assert_eq!(expected["people"], json!({ "讲话": ["江河清"] }));
        assert_eq!(expected["outlines"][0]["declared"], json!(3));
        assert_eq!(expected["outlines"][0]["items"][1], json!({ "ordinal": 2, "block": 1, "heading": "严格管好水闸" }));
        Ok(())
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
