//! The digest in the formats that it is copied and saved in.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::labels::labels;
use super::request::Made;
use super::stage::Stage;
use crate::dom::named::named;
use crate::text::reader::csv::csv;
use crate::text::reader::export::{markdown, plain_text};

named! {
    /// A format, with its name in the API.
    pub enum Format {
        /// The gist: the meeting, headline, acts, tasks, people.
        Text = "text",
        Markdown = "markdown",
        Json = "json",
        /// The tasks alone.
        Csv = "csv",
    }
}

/// The digest in this format.
pub fn written(stage: &Stage, made: &Made, format: Format) -> String {
    let labels = labels(stage.strings);
    let report = stage.text.report();
    match format {
        Format::Text => plain_text(&made.gist(&report), &made.digest, &stage.origin, &labels),
        Format::Markdown => markdown(&report, &made.digest, &stage.origin, &labels),
        Format::Csv => csv(&made.digest, &report, &labels),
        Format::Json => json(stage, &made.object),
    }
}

/// The name of a file with a report of this title: at most 60 characters of it, without what file systems do not take.
pub fn file_name(title: &str, format: Format) -> String {
    let kept = title.chars().map(|c| if "\\/:*?\"<>|".contains(c) || c.is_control() { '_' } else { c });
    let name: String = kept.take(60).collect();
    let name = if name.trim().is_empty() { "jiyao" } else { name.trim() };
    let ending = match format {
        Format::Text => ".txt",
        Format::Markdown => ".md",
        Format::Json => ".json",
        Format::Csv => ".csv",
    };
    [name, ending].concat()
}

/// The digest with where it comes from; its spans point into the blocks, so these come along.
fn json(stage: &Stage, digest: &JsValue) -> String {
    let origin = &stage.origin;
    let all = Object::new();
    let set = |key: &str, value: JsValue| drop(Reflect::set(&all, &key.into(), &value));
    let text = |value: Option<&String>| value.map_or(JsValue::NULL, JsValue::from);
    set("title", origin.title.as_str().into());
    set("date", text(origin.date.as_ref()));
    set("source", text(origin.source.as_ref()));
    set("url", origin.address.as_str().into());
    set("note", stage.strings.provenance.into());
    let report = stage.text.report();
    let blocks = report.blocks.iter().map(|block| JsValue::from(block.text()));
    set("blocks", blocks.collect::<Array>().into());
    set("digest", digest.clone());
    let text = JSON::stringify_with_replacer_and_space(&all, &JsValue::NULL, &2.into());
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}
