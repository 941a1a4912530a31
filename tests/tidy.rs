//! What holds for the repository itself: the invariants of the crate's documentation that can be
//! read off its files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below `folder` with this ending, and what is in them.
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = vec![];
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the repository") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && !path.ends_with("node_modules") && !path.ends_with("dist") {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let text = std::fs::read_to_string(&path).expect("a text");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} holds no {ending} file");
    found
}

#[test]
fn no_file_holds_the_marks_of_a_merge() {
    let kinds = [
        ("src", ".rs"),
        ("src", ".css"),
        ("tests", ".rs"),
        ("tests", ".mjs"),
        ("www", ".js"),
        ("www", ".ts"),
        ("www", ".md"),
    ];
    for (path, text) in kinds.iter().flat_map(|(folder, ending)| files(folder, ending)) {
        let mark = ["<<<<<<<", ">>>>>>>"].iter().any(|mark| text.lines().any(|line| line.starts_with(mark)));
        assert!(!mark, "{}", path.display());
    }
}

#[test]
fn the_core_does_no_io() {
    let forbidden =
        ["wasm_bindgen", "web_sys", "js_sys", "gloo", "std::fs", "std::net", "std::io", "std::env", "std::time"];
    for (path, text) in files("src/text", ".rs").into_iter().chain(files("src/dict", ".rs")) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for name in forbidden {
            assert!(!code.contains(name), "{} uses {name}", path.display());
        }
    }
}

/// The parts of the crate in the order in which one may use another: those of a line don't use each other.
const LAYERS: [&[&str]; 5] = [
    &["error", "order", "asking", "dict", "dom"],
    &["text"],
    &["page"],
    &["print", "display", "card", "widget"],
    &["exports"],
];

/// The parts of the core, the same.
const CORE: [&str; 10] = ["report", "digest", "lexicon", "ground", "who", "form", "facts", "pick", "reader", "make"];

#[test]
fn no_part_uses_a_later_one() {
    let layer = |name: &str| LAYERS.iter().position(|parts| parts.contains(&name));
    let core = |name: &str| CORE.iter().position(|part| *part == name);
    for (module, uses) in modules() {
        let own: Vec<&str> = module.split("::").collect();
        for used in &uses {
            let other: Vec<&str> = used.split("::").collect();
            if let (Some(here), Some(there)) = (layer(own[0]), layer(other[0])) {
                assert!(there < here || own[0] == other[0] || there == 0 && here == 0, "{module} uses {used}");
            }
            if let (["text", here, ..], ["text", there, ..]) = (&own[..], &other[..]) {
                let (here, there) = (core(here).expect("a part of the core"), core(there).expect("one, too"));
                assert!(there <= here, "{module} uses {used}");
            }
            // In the core by whole paths: a re-export would hide which part is meant.
            assert!(own[0] != "text" || own.len() == 1 || used != "text", "{module} uses a re-export of text");
        }
    }
}

#[test]
fn no_modules_use_each_other_in_a_circle() {
    let uses = modules();
    // A part may name the module that holds it: `use super::Card` in a part of the card.
    let holds = |outer: &str, inner: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with("::"));
    for start in uses.keys() {
        let mut open: Vec<&String> = vec![start];
        let mut seen = BTreeSet::new();
        while let Some(module) = open.pop() {
            for used in uses.get(module).into_iter().flatten().filter(|used| !holds(used, module)) {
                assert!(used != start, "{start} is used by {module}, which it uses");
                if seen.insert(used) {
                    open.push(used);
                }
            }
        }
    }
}

/// The modules of the crate, and which of them each one's code names outside its tests.
fn modules() -> BTreeMap<String, BTreeSet<String>> {
    let texts: BTreeMap<String, String> = files("src", ".rs")
        .into_iter()
        .filter(|(path, _)| !path.starts_with(root().join("src/bin")))
        .map(|(path, text)| {
            let path = path.strip_prefix(root().join("src")).expect("below src").with_extension("");
            let names: Vec<&str> = path.iter().filter_map(|name| name.to_str()).collect();
            let names = names.strip_suffix(&["mod"]).unwrap_or(&names);
            (names.join("::"), text)
        })
        .collect();
    let uses = |(module, text): (&String, &String)| {
        let code: String = text
            .split("#[cfg(test)]")
            .next()
            .unwrap_or_default()
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| [line, "\n"])
            .collect();
        let named = paths(&code).into_iter().filter_map(|path| resolved(&path, module, &texts));
        (module.clone(), named.filter(|named| named != module).collect())
    };
    texts.iter().map(uses).collect()
}

/// The paths that `code` names: those of its `use` lines, groups in braces taken apart, and those that start with
/// `crate::` or `super::` elsewhere.
fn paths(code: &str) -> Vec<String> {
    let mut found = vec![];
    for line in code.split("use ").skip(1).filter_map(|rest| rest.split(';').next()) {
        let line: String = line.split_whitespace().collect();
        found.extend(ungrouped(&line));
    }
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let path = code[at..].split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).next();
            found.extend(path.map(str::to_owned));
        }
    }
    found
}

/// `a::{b, c::{d, e}}` as `a::b`, `a::c::d`, `a::c::e`.
fn ungrouped(path: &str) -> Vec<String> {
    let Some((head, group)) = path.split_once('{') else { return vec![path.to_owned()] };
    let group = group.rsplit_once('}').map_or(group, |(group, _)| group);
    let (mut depth, mut part, mut parts) = (0, String::new(), vec![]);
    for character in group.chars() {
        match character {
            ',' if depth == 0 => parts.push(std::mem::take(&mut part)),
            _ => part.push(character),
        }
        depth += i32::from(character == '{') - i32::from(character == '}');
    }
    parts.push(part);
    parts.iter().flat_map(|part| ungrouped(part)).map(|part| [head, &part].concat()).collect()
}

/// The module that `path` leads to or into, named in `module`; `None` for another crate's.
fn resolved(path: &str, module: &str, modules: &BTreeMap<String, String>) -> Option<String> {
    let mut names: Vec<&str> = path.split("::").collect();
    let mut base: Vec<&str> = module.split("::").collect();
    match names.first() {
        Some(&"crate") => base.clear(),
        Some(&"super") => {
            while names.get(1) == Some(&"super") {
                base.pop();
                names.remove(0);
            }
            base.pop();
        }
        Some(&"self") => {}
        _ => names.insert(0, "self"),
    }
    let mut found = None;
    for name in names.into_iter().skip(1) {
        base.push(name);
        match modules.contains_key(&base.join("::")) {
            true => found = Some(base.join("::")),
            false => break,
        }
    }
    found
}

#[test]
fn only_exports_and_bindings_face_javascript() {
    // Bindings of what JavaScript hands in stand where they are used; what we hand out, in exports.
    for (path, text) in files("src", ".rs") {
        let hands_out = text.lines().collect::<Vec<_>>().windows(2).any(|lines| {
            lines[0].trim_start().starts_with("#[wasm_bindgen") && lines[1].trim_start().starts_with("pub struct")
        });
        assert!(!hands_out || path.components().any(|part| part.as_os_str() == "exports"), "{}", path.display());
    }
}

#[test]
fn the_shell_formats_nothing() {
    // `cargo xtask build` takes the formatter out of what every page loads.
    let parts = ["dom", "page", "widget", "error.rs"].map(|part| root().join("src").join(part));
    let of_shell = |path: &Path| parts.iter().any(|part| path.starts_with(part)) && !path.ends_with("tests.rs");
    for (path, text) in files("src", ".rs").into_iter().filter(|(path, _)| of_shell(path)) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for name in ["format!(", "format_args!(", "write!(", "writeln!("] {
            assert!(!code.contains(name), "{} uses {name}", path.display());
        }
    }
}

#[test]
fn what_is_pressed_goes_by_an_enum() {
    // A bare name that no enum has would do nothing when it is pressed, and no compiler would say so.
    let bare = [
        "button(document, \"",
        "button(&lines.document, \"",
        "\"data-command\", \"",
        "\"data-change\", \"",
        ".mark(\"",
    ];
    for (path, text) in files("src", ".rs") {
        for name in bare {
            assert!(!text.contains(name), "{} has a bare {name}", path.display());
        }
    }
}

#[test]
fn pages_are_given_no_markup_and_no_inline_style() {
    let forbidden =
        ["innerHTML", "set_inner_html", "insertAdjacentHTML", "outerHTML", "document.write", "eval(", "new Function"];
    for (path, text) in files("src", ".rs").into_iter().chain(files("www/js", ".js")) {
        // A comment may say what pages do.
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            assert!(forbidden.iter().all(|name| !line.contains(name)), "{}: {line}", path.display());
        }
    }
}

#[test]
fn the_wasm_graph_builds_no_c_code() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let tree = Command::new(cargo)
        .args([
            "tree",
            "--target",
            "wasm32-unknown-unknown",
            "--features",
            "widget,print,card,display,engine",
            "--edges",
            "normal,build",
        ])
        .args(["--prefix", "none", "--manifest-path"])
        .arg(root().join("Cargo.toml"))
        .output()
        .expect("cargo tree runs");
    let tree = String::from_utf8(tree.stdout).expect("UTF-8");
    assert!(tree.contains("wasm-bindgen") && !tree.contains("jieba"), "jieba is for building and tests alone: {tree}");
    for line in tree.lines() {
        let name = line.split(' ').next().unwrap_or_default();
        assert!(
            !(name.ends_with("-sys") && name != "js-sys" && name != "web-sys") && name != "cc",
            "{name} builds C code"
        );
    }
}

#[test]
fn each_invariant_of_the_documentation_has_its_test() {
    let tests: String = ["tests", "src"]
        .iter()
        .flat_map(|folder| files(folder, ".rs"))
        .chain(files("tests/browser/tests", ".mjs"))
        .map(|(_, text)| text)
        .collect();
    let library = std::fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    for (invariant, test) in [
        ("The core does no I/O", "fn the_core_does_no_io"),
        ("Nothing is paraphrased", "extracts_are_verbatim"),
        ("Positions that leave the core are UTF-16", "fn positions_are_utf16_and_go_both_ways"),
        ("gives the page back byte for byte", "destroy restores the page byte for byte"),
        ("Nothing is fetched but the package's own files", "only the shell is fetched before first use"),
        ("No inline style or script", "a strict page with Trusted Types reports no violation"),
        ("The bar never waits for the engine", "the bar never waits for the engine"),
        ("Same input, same digest", "the digest is the same natively, in Node, in a worker and on the page"),
        ("Bad input gets a clear error", "bad input gets a clear error with a stable code"),
    ] {
        assert!(library.contains(invariant), "lib.rs no longer says: {invariant}");
        assert!(tests.contains(test), "no test is called: {test}");
    }
}

#[test]
fn the_package_has_the_versions_of_the_crate() {
    let package = std::fs::read_to_string(root().join("www/package.json")).expect("package.json");
    assert!(package.contains(&format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"))));
}

#[test]
#[ignore = "needs the evaluation data: cargo xtask test --data FOLDER"]
fn no_text_of_the_evaluation_data_is_in_the_repository() {
    let folder = std::env::var("JIYAO_DATA").expect("JIYAO_DATA names the folder");
    let seed = std::fs::read_to_string(Path::new(&folder).join("seed.txt")).expect("seed.txt");
    let sentences: Vec<&str> = seed.split(['。', '\n']).map(str::trim).filter(|s| s.chars().count() >= 40).collect();
    assert!(sentences.len() > 20);
    for folder in ["src", "www", "tests"] {
        for ending in [".rs", ".txt", ".html", ".mjs", ".json"] {
            let of_folder = std::panic::catch_unwind(|| files(folder, ending)).unwrap_or_default();
            for (path, text) in of_folder {
                for sentence in &sentences {
                    assert!(!text.contains(sentence), "{} holds: {sentence}", path.display());
                }
            }
        }
    }
}
