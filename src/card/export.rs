//! The digest in the formats that it is copied and saved in.

use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::clipboard::{Copied, file};
use super::engine::EngineClient;
use super::labels::labels;
use super::request::Made;
use super::stage::Stage;
use crate::dom::date;
use crate::dom::named::named;
use crate::text::reader::csv::csv;
use crate::text::reader::document::{self, Document};
use crate::text::reader::export::{Origin, markdown};

named! {
    /// A format that is text, with its name in the API.
    pub enum Format {
        /// The gist: the meeting, headline, acts, tasks, people.
        Text = "text",
        /// The same as a piece of HTML.
        Html = "html",
        Markdown = "markdown",
        Json = "json",
        /// The tasks alone.
        Csv = "csv",
    }
}

named! {
    /// A document for Word, with its name in the API.
    pub enum Word {
        /// The gist.
        Summary = "docx-summary",
        /// The lists of what is to be done, as tables.
        Tasks = "docx-tasks",
        /// The report itself in 公文版式.
        Report = "docx-report",
    }
}

/// What is copied in one press.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    /// The gist, in the length that the reader has chosen.
    Summary,
    /// The lists of what is to be done.
    Tasks,
    /// A section, by its number.
    Section(usize),
    /// A list, by its number.
    List(usize),
}

/// The MIME type of a document for Word, ECMA-376.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The digest in this format.
pub fn written(stage: &Stage, made: &Made, format: Format) -> String {
    let labels = labels(stage.strings);
    let report = stage.text.report();
    match format {
        Format::Text => copied(stage, made, Part::Summary).text,
        Format::Html => copied(stage, made, Part::Summary).html,
        Format::Markdown => markdown(&report, &made.digest, &stage.origin, &labels),
        Format::Csv => csv(&report, &made.digest, &stage.origin, &labels),
        Format::Json => json(stage, &made.object),
    }
}

/// A part of the digest as it is copied.
pub fn copied(stage: &Stage, made: &Made, part: Part) -> Copied {
    let labels = labels(stage.strings);
    let (report, digest, origin) = (stage.text.report(), &made.digest, &stage.origin);
    let document = match part {
        Part::Summary => document::summary(&made.gist(&report), digest, origin, &labels),
        Part::Tasks => document::tasks(&report, digest, origin, &labels),
        Part::Section(at) => document::section(digest, at, origin, &labels),
        Part::List(at) => document::list(&report, digest, at, origin, &labels),
    };
    Copied { text: document.plain_text(&labels), html: document.html() }
}

/// A document for Word, as a `Blob`; an error where what makes it can't be had.
pub async fn word(stage: &Stage, engine: &EngineClient, made: &Made, word: Word) -> Result<JsValue, JsValue> {
    let document = to_word(stage, made, word).serialize(&Serializer::json_compatible())?;
    let bytes = JsFuture::from(engine.docx(&document)).await?;
    Ok(file(&bytes.unchecked_into::<Uint8Array>(), DOCX))
}

fn to_word(stage: &Stage, made: &Made, word: Word) -> Document {
    let labels = labels(stage.strings);
    let (report, digest) = (stage.text.report(), &made.digest);
    // On paper a day is read, not sorted.
    let origin = Origin { date: stage.origin.date.as_deref().map(date::written), ..stage.origin.clone() };
    match word {
        Word::Summary => document::summary(&made.gist(&report), digest, &origin, &labels),
        Word::Tasks => document::tasks(&report, digest, &origin, &labels),
        Word::Report => document::gongwen(&report, &stage.subtitle, &origin, &labels),
    }
}

/// A file with the digest in this format, as a `Blob`.
pub fn text_file(stage: &Stage, made: &Made, format: Format) -> JsValue {
    let kind = match format {
        Format::Text => "text/plain",
        Format::Html => "text/html",
        Format::Markdown => "text/markdown",
        Format::Json => "application/json",
        Format::Csv => "text/csv",
    };
    file(&Uint8Array::from(written(stage, made, format).as_bytes()), kind)
}

/// The name of a file with a report of this title: at most 60 characters of it, without what file systems do not take;
/// `about`: what it holds of the report, where it is not all.
fn file_name(title: &str, about: &str, ending: &str) -> String {
    let kept = title.chars().map(|c| if "\\/:*?\"<>|".contains(c) || c.is_control() { '_' } else { c });
    let name: String = kept.take(60).collect();
    let name = if name.trim().is_empty() { "jiyao" } else { name.trim() };
    [name, about, ending].concat()
}

impl Format {
    /// The name of a file in this format.
    pub fn file_name(self, stage: &Stage) -> String {
        let ending = match self {
            Self::Text => ".txt",
            Self::Html => ".html",
            Self::Markdown => ".md",
            Self::Json => ".json",
            Self::Csv => ".csv",
        };
        file_name(&stage.origin.title, "", ending)
    }
}

impl Word {
    /// The name of a file with this document.
    pub fn file_name(self, stage: &Stage) -> String {
        let strings = stage.strings;
        let about = match self {
            Self::Summary => [strings.open_bracket, strings.digest, strings.close_bracket].concat(),
            Self::Tasks => [strings.open_bracket, strings.task_list, strings.close_bracket].concat(),
            Self::Report => String::new(),
        };
        file_name(&stage.origin.title, &about, ".docx")
    }
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
