//! Builds the npm package into `www/dist`: four wasm files of one crate, the dictionary, the glue.
//!
//! The wasm files are stored gzipped (servers in this field often compress nothing), under the
//! ending `.bin`: every server knows it, IIS too, so that no MIME type has to be set up, and none
//! adds a `Content-Encoding` as Apache does for `.gz`. Every file but the entry points carries a
//! hash of its content in its name, so that a cache can't mix versions.

use std::hash::{DefaultHasher, Hasher};
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use cargo_metadata::MetadataCommand;
use wasm_bindgen_cli_support::Bindgen;

use crate::dictionary;
use crate::run::{command, node, read, root, run, say, tools, write};
use crate::setup;

/// For `wasm-opt`. Of the functions that are called once, only the tiny ones are inlined: all of them
/// make the module 1 % smaller, but what is served, its gzipped form, 5 % larger.
const SMALL: [&str; 2] = ["-Oz", "--one-caller-inline-max-function-size=20"];

/// For speed. By default whatever has one caller is inlined, however large: the whole digest became one function of
/// 160 KB, which V8 took 16 ms to compile before the first digest, and 390 ms more of a core to optimise.
const FAST: [&str; 2] = ["-O3", "--one-caller-inline-max-function-size=300"];

/// Where the package's built files go.
pub fn dist() -> PathBuf {
    root().join("www/dist")
}

/// Builds everything.
pub fn build() -> Result<()> {
    setup::build_tools()?;
    let stage = root().join("target/stage");
    std::fs::create_dir_all(&stage)?;
    let made = |name, options| gzipped(&wasm(name, options, &stage)?);
    // One module is linked and shrunk on one core. The engine has a profile, and so a lock of cargo's, of its own.
    let (small, engine) = std::thread::scope(|scope| {
        let engine = scope.spawn(|| made("engine", &FAST));
        let small = || -> Result<_> { Ok([made("widget", &SMALL)?, made("card", &SMALL)?, made("display", &SMALL)?]) };
        (small(), engine.join())
    });
    let ([widget, card, display], engine) = (small?, engine.map_err(|_| anyhow!("the engine's build panicked"))??);
    say("Packing the dictionary");
    let dictionary = dictionary::packed()?;

    let dist = dist();
    if dist.exists() {
        std::fs::remove_dir_all(&dist)?;
    }
    std::fs::create_dir_all(&dist)?;
    let mut names = vec![];
    for (name, bytes) in
        [("widget", widget), ("card", card), ("display", display), ("engine", engine), ("dictionary", dictionary)]
    {
        let hashed = format!("{name}-{}.bin", hash(&bytes));
        write(&dist.join(&hashed), bytes)?;
        names.push(format!("--{name}={hashed}"));
    }
    // Beside the files, so that the notices go wherever these are copied.
    write(&dist.join("LICENSE.txt"), read(&root().join("LICENSE"))?)?;
    say("Bundling the JavaScript");
    let mut bundle = command("node", [tools().join("bundle.mjs")]);
    run(bundle.arg(&stage).arg(&dist).arg(format!("--version={}", env!("CARGO_PKG_VERSION"))).args(names))?;
    stamp_package()
}

/// Compiles the crate with one of its export features, makes the glue, and shrinks the wasm.
fn wasm(feature: &str, options: &[&str], stage: &Path) -> Result<Vec<u8>> {
    say(&format!("Compiling {feature} to WebAssembly"));
    let profile = if feature == "engine" { "engine" } else { "widget" };
    let mut cargo = command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), ["build", "--lib"]);
    run(cargo.args(["--target", "wasm32-unknown-unknown", "--profile", profile, "--features", feature]))?;
    let target = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec()?.target_directory;
    let compiled = target.join("wasm32-unknown-unknown").join(profile).join("jiyao.wasm");

    let mut output = Bindgen::new()
        .input_path(compiled)
        .out_name(feature)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    let glue =
        shorten_imports(output.js().to_owned(), output.wasm_mut().imports.iter_mut().map(|import| &mut import.name))?;
    write(&stage.join(format!("{feature}.js")), guard_objects(&share_strings(&glue)))?;
    let (raw, small) = (stage.join(format!("{feature}.raw.wasm")), stage.join(format!("{feature}.wasm")));
    write(&raw, output.wasm_mut().emit_wasm())?;
    // Never --all-features: Node 20 refuses the result. The module's own feature section is read.
    run(node("binaryen/bin/wasm-opt").args(options).arg(&raw).arg("-o").arg(&small))?;
    read(&small)
}

/// Gives the imports names of two or three characters, in the glue and in the module.
///
/// wasm-bindgen's names such as `__wbg_getAttribute_1e4f4b4c1c2f6b0a` stand in both, and the glue
/// can't be stored compressed as the wasm is: a policy that forbids `eval` forbids running it then.
fn shorten_imports<'a>(mut glue: String, names: impl Iterator<Item = &'a mut String>) -> Result<String> {
    for (index, name) in names.enumerate() {
        let short = format!("_{}", base36(index));
        let property = format!("{name}: function(");
        if !glue.contains(&property) {
            bail!("wasm-bindgen's glue has changed its form: no `{property}`");
        }
        glue = glue.replacen(&property, &format!("{short}: function("), 1);
        *name = short;
    }
    Ok(glue)
}

/// Has the glue give texts to the module by one function: wasm-bindgen writes the same four lines wherever JavaScript
/// answers with a text, 2 KB of what every page loads.
fn share_strings(glue: &str) -> String {
    const PASSED: &str = "passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);";
    const GIVEN: &str = "getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);";
    const SHARED: &str = "
function giveString(at, text, ptr = passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc)) {
    const view = getDataViewMemory0();
    view.setInt32(at >>> 0, ptr, true);
    view.setInt32((at >>> 0) + 4, WASM_VECTOR_LEN, true);
}
";
    let always = format!("const ptr1 = {PASSED}\nconst len1 = WASM_VECTOR_LEN;\n{GIVEN}");
    let maybe = format!("var ptr1 = isLikeNone(ret) ? 0 : {PASSED}\nvar len1 = WASM_VECTOR_LEN;\n{GIVEN}");
    // Only a text that may be missing is asked whether it is: one that must not be makes `passStringToWasm0` throw, and
    // the call fails, as `document.URL` does outside browsers; with a null pointer for it memory would be read at random.
    // Where wasm-bindgen writes other lines, these stay, and the budget of `cargo xtask size` notices. Without a text that
    // may be missing there is no `isLikeNone`.
    if !glue.contains(&maybe) {
        return glue.to_owned();
    }
    [
        glue.replace(&always, "giveString(arg0, ret);")
            .replace(&maybe, "giveString(arg0, ret, isLikeNone(ret) ? 0 : undefined);")
            .as_str(),
        SHARED,
    ]
    .concat()
}

/// Has the glue see the page's objects as `src/dom/own.js` does.
fn guard_objects(glue: &str) -> String {
    let mut guarded = format!("import {{ isOf, own }} from {:?};\n", root().join("src/dom/own.js"));
    for line in glue.split_inclusive('\n') {
        let test = line.split_once("result = ").and_then(|(before, test)| {
            let (object, name) = test.trim_end().strip_suffix(';')?.split_once(" instanceof ")?;
            let of_page = ["Document", "Element", "Node", "Text", "Window"].contains(&name) || name.starts_with("HTML");
            of_page.then(|| format!("{before}result = isOf({object}, {name:?});\n"))
        });
        let seen = || line.replace(" arg0.", " own(arg0).").replace(" arg1.", " own(arg1).");
        guarded += &test.unwrap_or_else(seen);
    }
    guarded
}

fn base36(mut number: usize) -> String {
    let mut digits = vec![];
    loop {
        digits.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[number % 36]);
        number /= 36;
        if number == 0 {
            break;
        }
    }
    digits.into_iter().rev().map(char::from).collect()
}

/// gzip as small as it gets: Zopfli's is 5 % smaller than zlib's best, and every page loads it.
fn gzipped(bytes: &[u8]) -> Result<Vec<u8>> {
    let options = zopfli::Options { iteration_count: ZOPFLI_ITERATIONS, ..Default::default() };
    let mut file = vec![];
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut file)?;
    Ok(file)
}

/// More bring some hundred bytes at most.
const ZOPFLI_ITERATIONS: NonZeroU64 = NonZeroU64::new(8).expect("8 is not 0");

/// Eight hexadecimal digits that change with the content.
fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:08x}", hasher.finish() as u32)
}

/// The npm package has the crate's version.
fn stamp_package() -> Result<()> {
    let file = root().join("www/package.json");
    let text = String::from_utf8(read(&file)?)?;
    let stamped: String = text
        .lines()
        .map(|line| {
            if line.starts_with("  \"version\":") {
                format!("  \"version\": \"{}\",\n", env!("CARGO_PKG_VERSION"))
            } else {
                format!("{line}\n")
            }
        })
        .collect();
    if stamped != text {
        write(&file, stamped)?;
    }
    Ok(())
}
