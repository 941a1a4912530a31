//! The engine for JavaScript: plain values in, plain objects out, positions in UTF-16 code units.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::Error;
use crate::dict::{self, Terms};
use crate::text::digest::CalendarDay;
use crate::text::reader::csv::csv;
use crate::text::reader::document::{self, Document};
use crate::text::reader::export::{Labels, Origin, markdown, whole_text};
use crate::text::reader::gist::Gist;
use crate::text::reader::plain::PlainText;
use crate::text::report::PageItem;
use crate::text::{self, Digest, DigestOptions, Report, Segmenter};

/// The dictionary, read once and shared by the engines of the page.
#[wasm_bindgen]
pub struct Dictionary(Rc<dict::Dictionary>);

#[wasm_bindgen]
impl Dictionary {
    /// Reads the packed dictionary's bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>) -> Result<Dictionary, JsValue> {
        dict::Dictionary::open(bytes).map(|dictionary| Self(Rc::new(dictionary))).map_err(JsValue::from)
    }
}

/// Digests reports; stateless between calls apart from the words that it has looked up already.
#[wasm_bindgen]
pub struct Engine {
    dictionary: Rc<dict::Dictionary>,
    segmenter: Segmenter,
    terms: Terms,
}

#[derive(Deserialize)]
struct ReportInput {
    title: Option<String>,
    blocks: Vec<String>,
    items: Option<Vec<Option<PageItem>>>,
    date: Option<String>,
}

/// Where the report is from, for what is written of its digest.
#[derive(Default, Deserialize)]
#[serde(default)]
struct OriginInput {
    source: Option<String>,
    url: Option<String>,
    file: Option<String>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine that knows `terms` besides our own list.
    #[wasm_bindgen(constructor)]
    pub fn new(dictionary: &Dictionary, terms: Vec<String>) -> Engine {
        let dictionary = Rc::clone(&dictionary.0);
        Self { segmenter: Segmenter::new(&dictionary), dictionary, terms: Terms::new(terms) }
    }

    /// `{ title?, blocks, items?, date? }` and `DigestOptions` to a `Digest`.
    pub fn digest(&mut self, report: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        let report: ReportInput = parsed(report, "report")?;
        let date = report.date.clone().filter(|date| !date.is_empty());
        let date = date.map(CalendarDay::try_from).transpose().map_err(JsValue::from)?;
        plain(&self.digested(report, date, options)?.1)
    }

    /// The digest in a format that people read: `text`, `markdown` or `csv`.
    pub fn write(&mut self, report: JsValue, format: &str, options: JsValue) -> Result<String, JsValue> {
        let write = match format {
            "text" => whole_text,
            "markdown" => markdown,
            "csv" => csv,
            _ => return Err(JsValue::from(Error::InvalidInput("format"))),
        };
        let (report, digest, origin, labels) = self.written(report, options)?;
        Ok(write(&report, &digest, &origin, &labels))
    }

    /// What a document for Word holds, as `docx.js` takes it: `summary`, `tasks` or `report`.
    pub fn document(&mut self, report: JsValue, content: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let write: fn(&Report, &Digest, &Origin, &Labels) -> Document = match content {
            "summary" => |report, digest, origin, labels| {
                document::summary(&Gist::of(report, digest, &digest.summary), digest, origin, labels)
            },
            "tasks" => document::tasks,
            "report" => |report, _, origin, labels| document::gongwen(report, &[], origin, labels),
            _ => return Err(JsValue::from(Error::InvalidInput("content"))),
        };
        let (report, digest, origin, labels) = self.written(report, options)?;
        plain(&write(&report, &digest, &origin, &labels))
    }

    /// A plain text, one paragraph a line, as a report: `{ title, date, source, author, editor, blocks }`.
    pub fn read(&self, text: &str) -> Result<JsValue, JsValue> {
        plain(&PlainText::of(text))
    }

    /// The keywords of plain text; the block of a span is the number of its line.
    pub fn keywords(&mut self, text: &str, limit: usize) -> Result<JsValue, JsValue> {
        self.segmenter.cover(&self.dictionary, text);
        plain(&text::keywords(text, &self.segmenter, &self.terms, limit))
    }

    /// Where the words of `text` end, in UTF-16 code units from its start. The caller cuts its own
    /// string, which is ten times faster than a string made here for every word.
    pub fn ends(&mut self, text: &str) -> Vec<u32> {
        self.segmenter.cover(&self.dictionary, text);
        self.segmenter.ends(text)
    }
}

impl Engine {
    /// A report with its digest, where it is from, and the words round them.
    fn written(&mut self, report: JsValue, options: JsValue) -> Result<(Report, Digest, Origin, Labels), JsValue> {
        let from: OriginInput = parsed(report.clone(), "report")?;
        let report: ReportInput = parsed(report, "report")?;
        let title = report.title.clone().unwrap_or_default();
        let labels = Labels::CHINESE;
        let (address, label) = match (from.url, from.file) {
            (Some(url), _) if !url.is_empty() => (url, labels.address),
            (_, file) => (file.unwrap_or_default(), "文件"),
        };
        // Here the date is printed as it is; only one of the known shapes says which year is meant.
        let date = report.date.clone().and_then(|date| CalendarDay::try_from(date).ok());
        let origin = Origin { title, date: report.date.clone(), source: from.source, address };
        let (report, digest) = self.digested(report, date, options)?;
        Ok((report, digest, origin, Labels { address: label, ..labels }))
    }

    /// `date`: the page's, where the options have none.
    fn digested(
        &mut self,
        ReportInput { title, blocks, items, .. }: ReportInput,
        date: Option<CalendarDay>,
        options: JsValue,
    ) -> Result<(Report, Digest), JsValue> {
        let mut options = optional::<DigestOptions>(options, "options")?.unwrap_or_default();
        options.date = options.date.or(date);
        let mut text = blocks.join("\n");
        if let Some(title) = &title {
            text.push('\n');
            text.push_str(title);
        }
        let report = Report::new(title, blocks).with_items(items.unwrap_or_default());
        self.segmenter.cover(&self.dictionary, &text);
        let digest = text::digest(&report, &self.segmenter, &self.terms, &options);
        Ok((report, digest))
    }
}

fn parsed<T: for<'a> Deserialize<'a>>(value: JsValue, field: &'static str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|_| JsValue::from(Error::InvalidInput(field)))
}

fn optional<T: for<'a> Deserialize<'a>>(value: JsValue, field: &'static str) -> Result<Option<T>, JsValue> {
    if value.is_undefined() || value.is_null() { Ok(None) } else { parsed(value, field).map(Some) }
}

/// A plain object; without `json_compatible` maps would become `Map`s.
fn plain<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}
