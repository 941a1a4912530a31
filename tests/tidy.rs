//! What holds for the repository itself: the invariants of the crate's documentation that can be
//! read off its files.

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
fn pages_are_given_no_markup_and_no_inline_style() {
    let forbidden =
        ["innerHTML", "set_inner_html", "insertAdjacentHTML", "outerHTML", "document.write", "eval(", "new Function"];
    for (path, text) in files("src", ".rs").into_iter().chain(files("www/js", ".js")) {
        for name in forbidden {
            assert!(!text.contains(name), "{} uses {name}", path.display());
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
            "widget,card,display,engine",
            "--edges",
            "normal,build",
        ])
        .args(["--prefix", "none", "--manifest-path"])
        .arg(root().join("Cargo.toml"))
        .output()
        .expect("cargo tree runs");
    let tree = String::from_utf8(tree.stdout).expect("UTF-8");
    assert!(tree.contains("jieba-rs"), "no tree: {tree}");
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
