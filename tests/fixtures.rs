//! The fixtures agree with themselves: what `expected.json` says stands in the page or the report that it describes.
//! Nothing of the crate runs here; a wrong fixture would make a wrong test of the crate.

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

type Outcome = Result<(), Box<dyn Error>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The folders under `tests/fixtures/<kind>`, sorted.
fn folders(kind: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join("tests/fixtures").join(kind))? {
        let path = entry?.path();
        if path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn expected(folder: &Path) -> Result<Value, Box<dyn Error>> {
    Ok(serde_json::from_str(&fs::read_to_string(folder.join("expected.json"))?)?)
}

/// Text without tags and white space: enough to look for words in a page.
fn bare(html: &str) -> String {
    let mut inside = false;
    let mut text = String::new();
    for character in html.chars() {
        match character {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if inside || character.is_whitespace() => {}
            _ => text.push(character),
        }
    }
    text
}

#[test]
fn every_page_holds_what_its_expectation_names() -> Outcome {
    let pages = folders("pages")?;
    assert!(pages.len() >= 18, "only {} pages", pages.len());
    for folder in pages {
        let name = folder.display().to_string();
        let expected = expected(&folder)?;
        let bytes = fs::read(folder.join("page.html"))?;
        if expected["encoding"] == "gbk" {
            assert!(String::from_utf8(bytes).is_err(), "{name}: bytes are UTF-8");
            continue;
        }
        let mut html = String::from_utf8(bytes)?;
        for extra in ["frame.html", "content.js"] {
            if folder.join(extra).exists() {
                html += &fs::read_to_string(folder.join(extra))?;
            }
        }
        assert!(html.contains("示例"), "{name} does not say that it is a sample");
        let text = bare(&html);
        let article = expected["article"].as_bool().ok_or("article is no bool")?;
        for field in ["title", "date", "source", "author", "editor", "first", "last"] {
            let value = &expected[field];
            assert!(value.is_null() || value.is_string(), "{name}: {field}");
            // JSON-LD is the text of a script, so it is in `text` like the rest.
            if let (true, Some(words)) = (field != "date", value.as_str()) {
                assert!(text.contains(&bare(words)), "{name}: {field} {words} is not in the page");
            }
        }
        let blocks = expected["blocks"].as_u64().ok_or("blocks is no number")?;
        assert_eq!(article, blocks > 0, "{name}: an article and only an article has a body");
        assert_eq!(article, expected["first"].is_string() && expected["title"].is_string(), "{name}");
    }
    Ok(())
}

#[test]
fn every_report_holds_what_its_gold_names() -> Outcome {
    let reports = folders("reports")?;
    assert!(reports.len() >= 7, "only {} reports", reports.len());
    for folder in reports {
        let name = folder.display().to_string();
        let expected = expected(&folder)?;
        let report = fs::read_to_string(folder.join("report.txt"))?;
        let blocks: Vec<&str> = report.lines().collect();
        assert!(!blocks.iter().any(|block| block.trim().is_empty()), "{name}: an empty paragraph");
        assert!(!fs::read_to_string(folder.join("title.txt"))?.trim().is_empty(), "{name}: no title");
        let at = |value: &Value| value["block"].as_u64().and_then(|index| blocks.get(index as usize)).copied();
        let lists = expected["outlines"].as_array().ok_or("no outlines")?;
        let items = lists.iter().filter_map(|list| list["items"].as_array()).flatten();
        let sections = expected["sections"].as_array().ok_or("no sections")?;
        for (place, key) in
            items.map(|item| (item, "heading")).chain(sections.iter().map(|section| (section, "marker")))
        {
            let words = place[key].as_str().ok_or("no words")?;
            let block = at(place).ok_or_else(|| format!("{name}: no such block for {words}"))?;
            assert!(block.contains(words), "{name}: {words} is not in its block");
        }
        for field in ["people", "bodies"] {
            for (role, names) in expected[field].as_object().ok_or("people and bodies are objects")? {
                for words in names.as_array().ok_or("no list of names")? {
                    let words = words.as_str().ok_or("a name is a string")?;
                    assert!(report.contains(words), "{name}: {role} {words}");
                }
            }
        }
    }
    Ok(())
}

#[test]
fn the_demo_pages_show_the_sample_report_whole_and_say_that_it_is_one() -> Outcome {
    let demo = root().join("www/demo");
    let sample = fs::read_to_string(demo.join("sample.txt"))?;
    let lines: Vec<&str> = sample.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let report = fs::read_to_string(root().join("tests/fixtures/reports/sample/report.txt"))?;
    assert_eq!(lines, report.lines().collect::<Vec<_>>(), "the two copies of the sample differ");
    let pages = ["www/index.html", "www/demo/modern.html", "www/demo/trs.html", "www/demo/strict.html"];
    for page in pages {
        let text = bare(&fs::read_to_string(root().join(page))?);
        // The first line is the site's name, and the meta lines stand in the page with its own controls between them.
        for line in lines.iter().skip(5) {
            assert!(text.contains(&bare(line)), "{page} lacks {line}");
        }
    }
    for page in pages.iter().chain(&["www/demo/long.html"]) {
        let html = fs::read_to_string(root().join(page))?;
        assert!(html.contains("示例"), "{page} does not say that it is a sample");
        assert!(html.contains("dist/embed.js\" defer></script>"), "{page} does not load the widget");
        for external in ["src=\"http", "src=\"//", "stylesheet\" href=\"http", "@import"] {
            assert!(!html.contains(external), "{page} asks another site: {external}");
        }
    }
    Ok(())
}

#[test]
fn the_long_report_is_long_and_does_not_repeat_itself() -> Outcome {
    let html = fs::read_to_string(root().join("www/demo/long.html"))?;
    let (_, body) = html.split_once("id=\"UCAP-CONTENT\">").ok_or("no body")?;
    let (body, _) = body.split_once("<div class=\"editor\">").ok_or("no end of the body")?;
    assert!(bare(body).chars().count() >= 30_000);
    let mut sentences: Vec<String> =
        body.split(['。', '！', '？', '\n']).map(bare).filter(|sentence| sentence.chars().count() > 1).collect();
    let all = sentences.len();
    sentences.sort();
    sentences.dedup();
    assert!(sentences.len() * 100 >= all * 95, "{} of {all} sentences are unique", sentences.len());
    Ok(())
}
