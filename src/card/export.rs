//! Copies and saves the digest, and tells the page of events.

use std::rc::Rc;

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::{Card, clipboard};
use crate::dom::events;
use crate::text::reader::export::{Labels, csv, markdown, plain_text};

impl Card {
    /// The formats.
    pub const FORMATS: [&'static str; 4] = ["text", "markdown", "json", "csv"];

    /// The digest in one of the formats; empty where the format is none of
    /// these or there is no digest yet.
    pub fn exported(&self, format: &str) -> String {
        let Some(reading) = self.reading() else { return String::new() };
        let labels = self.labels();
        match format {
            "text" => plain_text(&reading.digest.headline, &reading.summary.borrow(), &self.origin, &labels),
            "markdown" => markdown(&reading.digest, &self.origin, &labels),
            "csv" => csv(&reading.digest, &self.text.report(), &labels),
            "json" => self.json(&reading.object),
            _ => String::new(),
        }
    }

    fn labels(&self) -> Labels {
        let words = self.strings;
        Labels {
            source: words.source,
            date: words.date,
            address: words.address,
            summary: words.digest,
            points: words.points,
            tasks: words.tasks,
            people: words.people,
            keywords: words.keywords,
            note: words.provenance,
            colon: words.colon,
            comma: words.comma,
            columns: [words.column_list, words.column_number, words.column_task, words.column_text],
        }
    }

    /// The digest with where it comes from; its spans point into the blocks, so these come along.
    fn json(&self, digest: &JsValue) -> String {
        let all = Object::new();
        let set = |key: &str, value: JsValue| drop(Reflect::set(&all, &key.into(), &value));
        let text = |value: Option<&String>| value.map_or(JsValue::NULL, JsValue::from);
        set("title", self.origin.title.as_str().into());
        set("date", text(self.origin.date.as_ref()));
        set("source", text(self.origin.source.as_ref()));
        set("url", self.origin.address.as_str().into());
        set("note", self.strings.provenance.into());
        let report = self.text.report();
        let blocks = report.blocks.iter().map(|block| JsValue::from(block.text()));
        set("blocks", blocks.collect::<js_sys::Array>().into());
        set("digest", digest.clone());
        let text = JSON::stringify_with_replacer_and_space(&all, &JsValue::NULL, &2.into());
        text.ok().and_then(|text| text.as_string()).unwrap_or_default()
    }

    /// A button of the card: `copy-` or `save-` and the format.
    pub(super) fn export(self: &Rc<Self>, command: &str) {
        let (format, ending) = match command {
            "copy-markdown" | "save-markdown" => ("markdown", ".md"),
            "save-json" => ("json", ".json"),
            "save-csv" => ("csv", ".csv"),
            _ => ("text", ".txt"),
        };
        let text = self.exported(format);
        if command.starts_with("save-") {
            clipboard::save(&self.document, &[&self.file_name(), ending].concat(), &text);
            return self.tell(self.strings.saved, None);
        }
        let card = Rc::clone(self);
        self.spawn(async move {
            if clipboard::copy(&card.document, &text).await {
                card.tell(card.strings.copied, None);
            } else {
                card.tell(card.strings.copy_by_hand, Some(&text));
            }
        });
    }

    fn tell(&self, message: &str, by_hand: Option<&str>) {
        if let Some(panel) = self.panel() {
            panel.show_done(message, by_hand);
        }
        self.shell.announce(message);
    }

    /// The title without what file systems do not take, at most 60 characters.
    fn file_name(&self) -> String {
        let title =
            self.origin.title.chars().map(|c| if "\\/:*?\"<>|".contains(c) || c.is_control() { '_' } else { c });
        let name: String = title.take(60).collect();
        if name.trim().is_empty() { "jiyao".to_owned() } else { name.trim().to_owned() }
    }

    /// Fires an event on the bar; it bubbles.
    pub(super) fn emit(&self, name: &str, detail: &JsValue) {
        if let Some(bar) = self.shell.element() {
            events::emit(&bar, name, detail);
        }
    }
}
