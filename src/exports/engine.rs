//! The engine for JavaScript: plain values in, plain objects out, positions in UTF-16 code units.

use std::rc::Rc;

use js_sys::{Array, JsString};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::thrown;
use crate::Error;
use crate::dict::{self, Terms};
use crate::text::{self, DigestOptions, Report, Segmenter};

/// The dictionary, read once and shared by the engines of the page.
#[wasm_bindgen]
pub struct Dictionary(Rc<dict::Dictionary>);

#[wasm_bindgen]
impl Dictionary {
    /// Reads the packed dictionary's bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Dictionary, JsValue> {
        dict::Dictionary::open(bytes).map(|dictionary| Self(Rc::new(dictionary))).map_err(thrown)
    }
}

/// Digests reports; stateless between calls apart from its dictionary.
#[wasm_bindgen]
pub struct Engine {
    dictionary: Rc<dict::Dictionary>,
    terms: Terms,
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
        Self { dictionary: Rc::clone(&dictionary.0), terms: Terms::new(terms) }
    }

    /// `{ title?, blocks }` and `DigestOptions` to a `Digest`.
    pub fn digest(&self, report: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        let ReportInput { title, blocks } = parsed(report, "report")?;
        let options = optional::<DigestOptions>(options, "options")?.unwrap_or_default();
        let mut text = blocks.join("\n");
        if let Some(title) = &title {
            text.push('\n');
            text.push_str(title);
        }
        let report = Report::new(title, blocks);
        plain(&text::digest(&report, &Segmenter::for_text(&self.dictionary, &text), &self.terms, &options))
    }

    /// The keywords of plain text; the block of a span is the number of its line.
    pub fn keywords(&self, text: &str, limit: usize) -> Result<JsValue, JsValue> {
        plain(&text::keywords(text, &Segmenter::for_text(&self.dictionary, text), &self.terms, limit))
    }

    /// The words of `text`; joined they are the text.
    pub fn segment(&self, text: &str) -> Array {
        let segmenter = Segmenter::for_text(&self.dictionary, text);
        segmenter.words(text).into_iter().map(JsString::from).collect()
    }
}

fn parsed<T: for<'a> Deserialize<'a>>(value: JsValue, field: &'static str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|_| thrown(Error::InvalidInput(field)))
}

fn optional<T: for<'a> Deserialize<'a>>(value: JsValue, field: &'static str) -> Result<Option<T>, JsValue> {
    if value.is_undefined() || value.is_null() { Ok(None) } else { parsed(value, field).map(Some) }
}

/// A plain object; without `json_compatible` maps would become `Map`s.
fn plain<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}
