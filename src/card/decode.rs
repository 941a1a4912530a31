//! Reads the digest, a plain object of the engine's, into the core's types.
//!
//! By `Reflect`, where serde's deserialisers would add dozens of kilobytes. What is missing or of
//! another kind reads as empty: the engine that wrote it is of the same version.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

use super::pauses::Pauses;
use crate::text::Span;
use crate::text::digest::{
    Act, Body, Date, Digest, Extract, Keyword, LineSource, Outline, OutlineItem, PartKind, Person, Section, SummaryLine,
};

// What there is most of is read by getters: a key would be made a JavaScript string each time.
#[wasm_bindgen]
extern "C" {
    /// Anything in a digest.
    type Value;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Value) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn spans(this: &Value) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn block(this: &Value) -> f64;
    #[wasm_bindgen(method, getter)]
    fn start(this: &Value) -> f64;
    #[wasm_bindgen(method, getter)]
    fn end(this: &Value) -> f64;
}

/// Something that an editor would want to mend.
#[derive(Debug)]
pub struct Warning {
    /// What is the matter, in Chinese.
    pub message: String,
    /// Where.
    pub spans: Vec<Span>,
}

/// `Digest` of the types, without figures, slogans and warnings.
pub async fn digest(object: &JsValue, pauses: &Pauses) -> Digest {
    Digest {
        headline: extract(&get(object, "headline")),
        acts: list(object, "acts", act),
        summary: summary(object),
        keywords: slowly(object, "keywords", keyword, pauses).await,
        sections: slowly(object, "sections", section, pauses).await,
        outlines: slowly(object, "outlines", outline, pauses).await,
        people: slowly(object, "people", person, pauses).await,
        bodies: slowly(object, "bodies", body, pauses).await,
        dates: slowly(object, "dates", date, pauses).await,
        ..Digest::default()
    }
}

/// The summary alone.
pub fn summary(object: &JsValue) -> Vec<SummaryLine> {
    list(object, "summary", |line| {
        let Extract { text, spans } = extract(line);
        SummaryLine { text, spans, from: line_source(&get(line, "from")) }
    })
}

/// The warnings alone.
pub fn warnings(object: &JsValue) -> Vec<Warning> {
    list(object, "warnings", |warning| Warning { message: text(warning, "message"), spans: spans(warning) })
}

/// The spans of a `Span[]`.
pub fn spans_of(array: &JsValue) -> Vec<Span> {
    elements(array, |span| {
        let span: &Value = span.unchecked_ref();
        Span { block: span.block() as usize, start: span.start() as usize, end: span.end() as usize }
    })
}

/// `Span[]` of a caller's; `None` for anything else.
pub fn checked_spans(array: &JsValue) -> Option<Vec<Span>> {
    let is_span = |span: JsValue| {
        ["block", "start", "end"].iter().all(|key| get(&span, key).as_f64().is_some_and(|number| number >= 0.0))
    };
    (Array::is_array(array) && Array::from(array).iter().all(is_span)).then(|| spans_of(array))
}

fn extract(object: &JsValue) -> Extract {
    Extract { text: object.unchecked_ref::<Value>().text().unwrap_or_default(), spans: spans(object) }
}

/// `None` where there is none.
fn optional(object: &JsValue) -> Option<Extract> {
    object.is_object().then(|| extract(object))
}

fn kind(object: &JsValue) -> Option<PartKind> {
    get(object, "kind").as_string().and_then(|name| PartKind::named(&name))
}

fn act(object: &JsValue) -> Act {
    let title = optional(&get(object, "title"));
    Act { kind: text(object, "kind"), text: text(object, "text"), spans: spans(object), title }
}

fn line_source(object: &JsValue) -> LineSource {
    LineSource {
        kind: kind(object),
        section: index(object, "section"),
        outline: index(object, "outline"),
        ordinal: index(object, "ordinal"),
        speaker: get(object, "speaker").as_string(),
        left: number(object, "left"),
    }
}

fn keyword(object: &JsValue) -> Keyword {
    Keyword {
        text: text(object, "text"),
        spans: spans(object),
        weight: get(object, "weight").as_f64().unwrap_or(0.0),
        count: number(object, "count"),
    }
}

fn section(object: &JsValue) -> Section {
    Section {
        marker: text(object, "marker"),
        speaker: get(object, "speaker").as_string(),
        kind: kind(object),
        spans: spans(object),
        points: list(object, "points", extract),
    }
}

fn outline(object: &JsValue) -> Outline {
    Outline {
        declared: index(object, "declared"),
        kind: kind(object),
        section: index(object, "section"),
        announcement: optional(&get(object, "announcement")),
        items: list(object, "items", |item| OutlineItem {
            ordinal: number(item, "ordinal"),
            heading: extract(&get(item, "heading")),
            bodies: list(item, "bodies", extract),
            deadline: optional(&get(item, "deadline")),
            spans: spans(item),
        }),
        spans: spans(object),
    }
}

fn person(object: &JsValue) -> Person {
    Person {
        name: text(object, "name"),
        post: get(object, "post").as_string(),
        roles: list(object, "roles", |role| role.as_string().unwrap_or_default()),
        spans: spans(object),
    }
}

fn body(object: &JsValue) -> Body {
    Body { name: text(object, "name"), role: text(object, "role"), spans: spans(object) }
}

fn date(object: &JsValue) -> Date {
    Date { text: text(object, "text"), iso: get(object, "iso").as_string(), spans: spans(object) }
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

fn text(object: &JsValue, key: &str) -> String {
    get(object, key).as_string().unwrap_or_default()
}

fn number(object: &JsValue, key: &str) -> usize {
    get(object, key).as_f64().unwrap_or(0.0) as usize
}

/// A number that may be missing.
fn index(object: &JsValue, key: &str) -> Option<usize> {
    get(object, key).as_f64().map(|index| index as usize)
}

fn spans(object: &JsValue) -> Vec<Span> {
    spans_of(&object.unchecked_ref::<Value>().spans())
}

fn list<T>(object: &JsValue, key: &str, read: impl Fn(&JsValue) -> T) -> Vec<T> {
    elements(&get(object, key), read)
}

/// The same, with pauses.
async fn slowly<T>(object: &JsValue, key: &str, read: impl Fn(&JsValue) -> T, pauses: &Pauses) -> Vec<T> {
    let mut found = vec![];
    if let Some(array) = get(object, key).dyn_ref::<Array>() {
        for element in array.iter() {
            found.push(read(&element));
            pauses.pause().await;
        }
    }
    found
}

fn elements<T>(array: &JsValue, read: impl Fn(&JsValue) -> T) -> Vec<T> {
    array.dyn_ref::<Array>().map(|array| array.iter().map(|element| read(&element)).collect()).unwrap_or_default()
}
