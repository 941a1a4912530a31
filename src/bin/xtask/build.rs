//! Builds the npm package into `www/dist`: five wasm files of one crate, the dictionary, the glue.
//!
//! The wasm files are stored gzipped (servers in this field often compress nothing), under the
//! ending `.bin`: every server knows it, IIS too, so that no MIME type has to be set up, and none
//! adds a `Content-Encoding` as Apache does for `.gz`. Every file but the entry points carries a
//! hash of its content in its name, so that a cache can't mix versions.

use std::hash::{DefaultHasher, Hasher};
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use cargo_metadata::MetadataCommand;
use wasm_bindgen_cli_support::{Bindgen, Output};

use crate::dictionary;
use crate::glue;
use crate::run::{command, node, read, root, run, say, tools, write};
use crate::setup;

/// For `wasm-opt`. Of the functions that are called once, only the tiny ones are inlined: all of them
/// make the module 1 % smaller, but what is served, its gzipped form, 5 % larger.
const SMALL: [&str; 2] = ["-Oz", "--one-caller-inline-max-function-size=20"];

/// For what every page loads: blocks nested anew, 1 % smaller. The first kilobyte of memory is the end of the stack, where
/// no data are.
const SMALLEST: [&str; 6] = ["--flatten", "--rereloop", SMALL[0], SMALL[1], "--low-memory-unused", "--converge"];

/// For speed. By default whatever has one caller is inlined, however large: the whole digest became one function of
/// 160 KB, which V8 took 16 ms to compile before the first digest, and 390 ms more of a core to optimise.
const FAST: [&str; 2] = ["-O3", "--one-caller-inline-max-function-size=20"];

/// For the engine, too: what is small is inlined, less than by default. A tenth less to fetch and to compile before the first
/// digest; later ones take as long, within 4 %.
const INLINED: &str = r#"target.wasm32-unknown-unknown.rustflags = ["-Cllvm-args=-inline-threshold=25"]"#;

/// Where the package's built files go.
pub fn dist() -> PathBuf {
    root().join("www/dist")
}

/// Where the glue of the wasm files is, for the bundler.
pub fn stage() -> PathBuf {
    root().join("target/stage")
}

/// Builds everything.
pub fn build() -> Result<()> {
    setup::build_tools()?;
    let stage = stage();
    std::fs::create_dir_all(&stage)?;
    let made = |name, options| gzipped(&wasm(name, options, &stage)?);
    // One module is linked and shrunk on one core. The engine has a profile, and so a lock of cargo's, of its own.
    let (small, engine) = std::thread::scope(|scope| {
        let engine = scope.spawn(|| made("engine", &FAST));
        let small = || -> Result<_> {
            let small = |name| made(name, &SMALL);
            Ok([made("widget", &SMALLEST)?, small("print")?, small("card")?, small("display")?])
        };
        (small(), engine.join())
    });
    let ([widget, print, card, display], engine) =
        (small?, engine.map_err(|_| anyhow!("the engine's build panicked"))??);
    say("Packing the dictionary");
    let dictionary = dictionary::packed()?;

    let dist = dist();
    if dist.exists() {
        std::fs::remove_dir_all(&dist)?;
    }
    std::fs::create_dir_all(&dist)?;
    let mut names = vec![];
    for (name, bytes) in [
        ("widget", widget),
        ("print", print),
        ("card", card),
        ("display", display),
        ("engine", engine),
        ("dictionary", dictionary),
    ] {
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
    let compiled = compiled(feature, profile, (feature == "engine").then_some(INLINED))?;

    let mut output = Bindgen::new()
        .input_path(compiled)
        .out_name(feature)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    let js = output.js().to_owned();
    let module = output.wasm_mut();
    let imports = module.imports.iter_mut().map(|import| {
        import.module = glue::MODULE.into();
        &mut import.name
    });
    let exports = module.exports.iter_mut().map(|export| &mut export.name);
    write(&stage.join(format!("{feature}.js")), glue::packed(&js, imports, exports)?)?;
    blank_file_names(&mut output);
    silence(&mut output, |name| is_only_for_panics(name) || feature == "widget" && is_formatter(name));
    let (raw, small) = (stage.join(format!("{feature}.raw.wasm")), stage.join(format!("{feature}.wasm")));
    write(&raw, output.wasm_mut().emit_wasm())?;
    // Never --all-features: Node 20 refuses the result. The module's own feature section is read.
    run(node("binaryen/bin/wasm-opt").args(options).arg(&raw).arg("-o").arg(&small))?;
    read(&small)
}

/// Compiles the crate with one of its export features and, maybe, a setting of cargo's; gives the module's file.
pub fn compiled(feature: &str, profile: &str, setting: Option<&str>) -> Result<PathBuf> {
    let mut cargo = command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), ["build", "--lib"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--profile", profile, "--features", feature]);
    if let Some(setting) = setting {
        cargo.args(["--config", setting]);
    }
    run(&mut cargo)?;
    let target = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec()?.target_directory;
    Ok(target.join("wasm32-unknown-unknown").join(profile).join("jiyao.wasm").into())
}

/// Makes a trap of each function that `is_silent` names.
fn silence(output: &mut Output, is_silent: impl Fn(&str) -> bool) {
    let functions = &mut output.wasm_mut().funcs;
    let local: Vec<_> = functions.iter_local().map(|(id, _)| id).collect();
    for id in local {
        let function = functions.get_mut(id);
        if function.name.as_deref().is_some_and(&is_silent) {
            let body = function.kind.unwrap_local_mut();
            let entry = body.entry_block();
            body.block_mut(entry).instrs.clear();
            body.builder_mut().func_body().unreachable();
        }
    }
}

/// Blanks the names of source files, which only panics would say.
fn blank_file_names(output: &mut Output) {
    const FOLDER: &[u8] = b"src/";
    let of_path = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-/.".contains(byte);
    let segments = &mut output.wasm_mut().data;
    let all: Vec<_> = segments.iter().map(|data| data.id()).collect();
    for id in all {
        let data = segments.get_mut(id);
        let starts: Vec<usize> =
            data.value.windows(FOLDER.len()).enumerate().filter(|(_, at)| *at == FOLDER).map(|(at, _)| at).collect();
        for start in starts {
            let rest = &mut data.value[start..];
            let end = rest.windows(3).position(|three| three == b".rs").map(|dot| dot + 3);
            if let Some(name) = end.and_then(|end| rest.get_mut(..end)).filter(|name| name.iter().all(of_path)) {
                name.fill(0);
            }
        }
    }
}

/// Whether a function of the standard library only makes the words of a panic and ends. Nobody can read them, since the
/// module has no standard error; a trap ends it as well.
fn is_only_for_panics(name: &str) -> bool {
    let path = name.trim_start_matches('<');
    let of_std = ["core[", "alloc[", "std["].iter().any(|start| path.starts_with(start));
    let ends = ["::panicking::panic", "_fail", "::panic_already_", "::handle_error"];
    of_std && !name.contains("panic_count") && ends.iter().any(|part| name.contains(part))
}

/// Whether a function belongs to the standard library's formatter. The shell puts texts together without it
/// (`tests/tidy.rs` keeps that), so that in it only panics call these.
fn is_formatter(name: &str) -> bool {
    name.contains("::fmt::")
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
