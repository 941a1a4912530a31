//! The glue between JavaScript and a module, as wasm-bindgen makes it and as the package has it.
//!
//! The glue can't be stored compressed as the wasm is: a policy that forbids `eval` forbids running it then. So what
//! wasm-bindgen writes at length in every function is said once, and names are short.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};

use crate::run::root;

/// The glue as the package has it. `imports` and `exports` are the module's names, which become those that the glue uses.
pub fn packed<'a>(
    glue: &str,
    imports: impl Iterator<Item = &'a mut String>,
    exports: impl Iterator<Item = &'a mut String>,
) -> Result<String> {
    let glue = start_of_module(glue)?;
    let (before, rest) = glue.split_once(IMPORTS).context("wasm-bindgen lists imports otherwise")?;
    let (list, rest) = rest.split_once(END_OF_IMPORTS).context("wasm-bindgen ends imports otherwise")?;
    let (_, after) = rest.split_once(OF_MODULE).context("wasm-bindgen names the imports' module otherwise")?;
    let list = shared(parsed(list)?, imports)?;
    let own = format!("import {{ isOf, own }} from {:?};\n", root().join("src/dom/own.js"));
    let glue = [&own, before, IMPORTS, &list, END_OF_IMPORTS, MODULE, OF_MODULE, after, SHARED].concat();
    let glue = DATED.iter().fold(glue, |glue, (start, end)| without(&glue, start, end));
    Ok(shorten_exports(glue, exports))
}

const IMPORTS: &str = "const import0 = {\n            __proto__: null,\n";
const END_OF_IMPORTS: &str = "};\n        return {";
const OF_MODULE: &str = ": import0,\n";

/// What the module calls the module that it imports from.
pub const MODULE: &str = "_";

/// What the imports have in common.
const SHARED: &str = "
function caught(work) {
    return (...list) => {
        try {
            return work(...list);
        } catch (error) {
            wasm.__wbindgen_exn_store(addToExternrefTable0(error));
        }
    };
}
function giveObject(object) {
    return object == null ? 0 : addToExternrefTable0(object);
}
function giveString(at, text, ptr = passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc)) {
    const view = getDataViewMemory0();
    view.setInt32(at >>> 0, ptr, true);
    view.setInt32((at >>> 0) + 4, WASM_VECTOR_LEN, true);
}
function giveMaybeString(at, text) {
    giveString(at, text, text == null ? 0 : undefined);
}
";

/// Starts the module as `www/js` does, with one that is compiled: without wasm-bindgen's own ways to fetch one.
fn start_of_module(glue: &str) -> Result<String> {
    const START: &str = "
let started;
export default function start(module) {
    return (started ??= WebAssembly.instantiate(module, __wbg_get_imports())
        .then((instance) => __wbg_finalize_init(instance, module))
        .catch((error) => {
            started = undefined;
            throw error;
        }));
}
";
    let (before, after) =
        glue.split_once("async function __wbg_load(").context("wasm-bindgen starts modules otherwise")?;
    if !after.trim_end().ends_with("export { initSync, __wbg_init as default };") {
        bail!("wasm-bindgen exports otherwise");
    }
    Ok([before, START].concat())
}

/// What wasm-bindgen writes for browsers older than WebAssembly with references to objects (Chrome 96, Firefox 79,
/// Safari 15), and for texts of two gigabytes: where each starts, and what follows it.
const DATED: [(&str, &str); 5] = [
    ("(typeof FinalizationRegistry", "new FinalizationRegistry"),
    ("if (Symbol.dispose)", "\n"),
    ("if (realloc === undefined) {", "let len = arg.length;"),
    ("if (!('encodeInto' in cachedTextEncoder)) {", "let WASM_VECTOR_LEN"),
    ("numBytesDecoded += bytes.length;", "return cachedTextDecoder.decode(bytes);"),
];

/// `glue` without what reaches from each `start` to before the `end` after it.
fn without(glue: &str, start: &str, end: &str) -> String {
    let mut parts = glue.split(start);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept += part.find(end).map_or(part, |at| &part[at..]);
    }
    kept
}

/// A function that the module imports.
struct Import<'a> {
    name: &'a str,
    /// As a JavaScript arrow function.
    function: String,
}

/// The functions of the list of imports, each as short as it can be said.
fn parsed(list: &str) -> Result<Vec<Import<'_>>> {
    let mut imports = vec![];
    let mut rest = list;
    while !rest.trim().is_empty() {
        let (name, start) =
            rest.trim_start().split_once(": function(").context("wasm-bindgen writes imports otherwise")?;
        let (list, body, after) = match start.strip_prefix(") { return handleError(function (") {
            Some(start) => parts(start, "}, arguments); },\n"),
            None => parts(start, "},\n"),
        }
        .with_context(|| format!("wasm-bindgen writes `{name}` otherwise"))?;
        let function = format!("({list}) => {{\n{}}}", said_shortly(body));
        let is_caught = start.starts_with(") { return handleError");
        imports.push(Import { name, function: if is_caught { format!("caught({function})") } else { function } });
        rest = after;
    }
    Ok(imports)
}

/// Arguments and body of a function, and what follows it.
fn parts<'a>(function: &'a str, end: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let (list, rest) = function.split_once(") {\n")?;
    let at = rest.match_indices(end).map(|(at, _)| at).find(|at| *at == 0 || rest[..*at].ends_with('\n'))?;
    Some((list, &rest[..at], &rest[at + end.len()..]))
}

/// A body with what many do as one function, with objects of the page as `src/dom/own.js` sees them. Where wasm-bindgen
/// writes other lines these stay, and the budget of `cargo xtask size` notices.
fn said_shortly(body: &str) -> String {
    const OBJECT: &str = "return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);\n";
    const PASSED: &str = "passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);";
    const GIVEN: &str = "getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);\n";
    // Only a text that may be missing is asked whether it is: one that must not be makes `passStringToWasm0` throw, and
    // the call fails, as `document.URL` does outside browsers; with a null pointer for it memory would be read at random.
    let string = format!("const ptr1 = {PASSED}\nconst len1 = WASM_VECTOR_LEN;\n{GIVEN}");
    let maybe = format!("var ptr1 = isLikeNone(ret) ? 0 : {PASSED}\nvar len1 = WASM_VECTOR_LEN;\n{GIVEN}");
    // In one line of `const ret = …;`, what becomes of it after.
    let endings = [
        ("return ret;\n", "return ", ""),
        (OBJECT, "return giveObject(", ")"),
        (&string, "giveString(arg0, ", ")"),
        (&maybe, "giveMaybeString(arg0, ", ")"),
    ];
    let body: String = body.split_inclusive('\n').filter(|line| !line.starts_with("//")).collect();
    let body = body.replace(" arg0.", " own(arg0).").replace(" arg1.", " own(arg1).");
    if let Some(tested) = test_of_page(&body) {
        return tested;
    }
    let given = body.strip_prefix("const ret = ").and_then(|rest| rest.split_once(";\n"));
    given
        .and_then(|(value, rest)| {
            let (_, start, end) = endings.into_iter().find(|(ending, ..)| rest == *ending)?;
            Some([start, value, end, ";\n"].concat())
        })
        .unwrap_or(body)
}

/// `instanceof` of one of the page's objects.
fn test_of_page(body: &str) -> Option<String> {
    let test = body.strip_prefix("let result;\ntry {\nresult = arg0 instanceof ")?;
    let (name, _) = test.split_once(";\n")?;
    let of_page = ["Document", "Element", "Node", "Text", "Window"].contains(&name) || name.starts_with("HTML");
    of_page.then(|| format!("return isOf(arg0, {name:?});\n"))
}

/// The list of imports again, under names of two or three characters, in the glue and in the module. wasm-bindgen's names
/// such as `__wbg_getAttribute_1e4f4b4c1c2f6b0a` stand in both. Functions that do the same are one.
fn shared<'a>(imports: Vec<Import<'_>>, names: impl Iterator<Item = &'a mut String>) -> Result<String> {
    let mut list = String::new();
    let mut short = HashMap::new();
    let mut by_function = HashMap::new();
    for Import { name, function } in imports {
        let count = by_function.len();
        let shortened = by_function.entry(function).or_insert_with_key(|function| {
            let shortened = format!("_{}", base36(count));
            list += &format!("{shortened}: {function},\n");
            shortened
        });
        short.insert(name, shortened.clone());
    }
    for name in names {
        *name = short.get(name.as_str()).with_context(|| format!("no import `{name}` in the glue"))?.clone();
    }
    Ok(list)
}

/// Gives the exports that the glue calls short names, in the glue and in the module.
fn shorten_exports<'a>(glue: String, names: impl Iterator<Item = &'a mut String>) -> String {
    let mut names: Vec<_> = names.collect();
    // A name that starts as another does goes first.
    names.sort_by(|a, b| b.cmp(a));
    names.into_iter().enumerate().fold(glue, |glue, (index, name)| {
        let (long, short) = (format!("wasm.{name}"), format!("_{}", base36(index)));
        if !glue.contains(&long) {
            return glue;
        }
        *name = short.clone();
        glue.replace(&long, &["wasm.", &short].concat())
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "
export function version() {
return wasm.version();
}
function __wbg_get_imports() {
            const import0 = {
            __proto__: null,
        __wbg_body_1: function(arg0) {
const ret = arg0.body;
return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
},
__wbg_disconnect_2: function(arg0) {
arg0.disconnect();
},
__wbg_disconnect_3: function(arg0) {
arg0.disconnect();
},
__wbg_focus_4: function() { return handleError(function (arg0) {
arg0.focus();
}, arguments); },
__wbg_instanceof_5: function(arg0) {
let result;
try {
result = arg0 instanceof Element;
} catch (_) {
result = false;
}
const ret = result;
return ret;
},
};
        return {
            __proto__: null,
            \"./widget_bg.js\": import0,
        };
}
async function __wbg_load(module) {}
export { initSync, __wbg_init as default };
";

    #[test]
    fn glue_and_module_keep_the_same_short_names() {
        let mut imports =
            ["__wbg_body_1", "__wbg_disconnect_2", "__wbg_disconnect_3", "__wbg_focus_4", "__wbg_instanceof_5"]
                .map(String::from);
        let mut exports = ["version", "__wbindgen_exn_store", "unused"].map(String::from);
        let glue = packed(GLUE, imports.iter_mut(), exports.iter_mut()).expect("glue");
        // What does the same is one function.
        assert_eq!(imports, ["_0", "_1", "_1", "_2", "_3"]);
        assert!(glue.contains("_0: (arg0) => {\nreturn giveObject(own(arg0).body);\n},\n_1:"), "{glue}");
        assert!(glue.contains("_2: caught((arg0) => {\narg0.focus();\n}),\n"), "{glue}");
        assert!(glue.contains("return isOf(arg0, \"Element\");"), "{glue}");
        let [version, store, unused] = &exports;
        assert_eq!(unused, "unused");
        // Shared lines call the exports by their short names, too.
        assert!(glue.contains(&format!("wasm.{version}()")) && glue.contains(&format!("wasm.{store}(")), "{glue}");
        assert!(!glue.contains("exn_store"), "{glue}");
    }

    #[test]
    fn glue_of_another_form_is_refused() {
        assert!(packed("export function version() {}", [].into_iter(), [].into_iter()).is_err());
    }
}
