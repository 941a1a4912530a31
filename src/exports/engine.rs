//! The engine for JavaScript: plain values in, plain objects out, positions in UTF-16 code units.

use std::rc::Rc;

use js_sys::{Array, JsString};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::thrown;
use crate::Error;
use crate::dict;
use crate::text::{self, DigestOptions, Report, Segmenter};

/// The version of the package that this file was built for.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// The dictionary, read once and shared by the engines of the page.
#[wasm_bindgen]
pub struct Dictionary(Rc<dict::Dictionary>);

#[wasm_bindgen]
impl Dictionary {
    /// Reads the packed dictionary's bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Dictionary, JsValue> {
        dict::Dictionary::open(bytes)
            .map(|dictionary| Self(Rc::new(dictionary)))
            .map_err(thrown)
    }
}

/// Digests reports; stateless between calls apart from its dictionary.
#[wasm_bindgen]
pub struct Engine {
    dictionary: Rc<dict::Dictionary>,
    terms: Vec<String>,
}

#[derive(Deserialize)]
struct ReportInput {
    title: Option<String>,
    blocks: Vec<String>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine that knows `terms` besides our own list.
    #[wasm_bindgen(constructor)]
    pub fn new(dictionary: &Dictionary, terms: Vec<String>) -> Engine {
        Self {
            dictionary: Rc::clone(&dictionary.0),
            terms,
        }
    }

    /// `{ title?, blocks }` and `DigestOptions` to a `Digest`.
    pub fn digest(&self, report: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        let ReportInput { title, blocks } = parsed(report, "report")?;
        let options = optional::<DigestOptions>(options, "options")?.unwrap_or_default();
        let text = blocks.join("\n");
        let report = Report::new(title, blocks);
        let _ = &self.terms;
        plain(&text::digest(
            &report,
            &Segmenter::for_text(&self.dictionary, &text),
            &options,
        ))
    }

    /// The words of `text`; joined they are the text.
    pub fn segment(&self, text: &str) -> Array {
        let segmenter = Segmenter::for_text(&self.dictionary, text);
        segmenter
            .words(text)
            .into_iter()
            .map(JsString::from)
            .collect()
    }
}

fn parsed<T: for<'a> Deserialize<'a>>(value: JsValue, field: &'static str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|_| thrown(Error::InvalidInput(field)))
}

fn optional<T: for<'a> Deserialize<'a>>(
    value: JsValue,
    field: &'static str,
) -> Result<Option<T>, JsValue> {
    if value.is_undefined() || value.is_null() {
        Ok(None)
    } else {
        parsed(value, field).map(Some)
    }
}

/// A plain object; without `json_compatible` maps would become `Map`s.
fn plain<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(JsValue::from)
}
