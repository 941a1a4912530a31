//! The card for JavaScript.

use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::Element;

use super::{command_named, optional_text, wrong};
use crate::card::{Card as Inner, Context, EngineClient, Format, Pick, Shell, Spoken, Tab, Wanted, Word};

/// The card of an article.
#[wasm_bindgen]
pub struct Card(Rc<Inner>);

#[wasm_bindgen]
impl Card {
    /// A closed card. `rest`: gives a promise that is kept in a later task.
    pub async fn make(context: Context, engine: EngineClient, shell: Shell, rest: Function) -> Result<Card, JsValue> {
        Inner::new(context, engine, shell, rest).await.map(Self).map_err(JsValue::from)
    }

    /// Does what a command of the bar wants: `digest`, `keywords`, `find`, `speech`, `print`. Throws where the card has
    /// nothing to do with the command.
    pub fn run(&self, command: &str) -> Result<(), JsValue> {
        self.0.run(command_named(command)?).map_err(JsValue::from)
    }

    /// Opens the card at a tab; at the one it shows where the tab is unset or has nothing in it.
    pub fn open(&self, tab: JsValue) -> Result<Promise, JsValue> {
        let tab = optional_text(&tab, "tab")?;
        let tab = tab.map(|name| Tab::named(&name).ok_or_else(|| wrong("tab"))).transpose()?;
        let card = Rc::clone(&self.0);
        Ok(future_to_promise(async move { card.open(tab).await.map(|()| JsValue::UNDEFINED) }))
    }

    /// Closes the card.
    pub fn close(&self) {
        self.0.close();
    }

    /// Prints the brief at once; `prepare`: makes it what the browser's own print gives.
    #[wasm_bindgen(js_name = printBrief)]
    pub fn print_brief(&self, prepare: bool) -> Promise {
        let card = Rc::clone(&self.0);
        future_to_promise(async move { card.print_brief(prepare).await.map(|()| JsValue::UNDEFINED) })
    }

    /// The digest of the article.
    pub fn digest(&self, options: JsValue) -> Result<Promise, JsValue> {
        if !options.is_undefined() && !options.is_object() {
            return Err(wrong("options"));
        }
        let card = Rc::clone(&self.0);
        Ok(future_to_promise(async move { card.digest(&options).await }))
    }

    /// Highlights terms, "keywords", or nothing (`null`); gives the number of places.
    pub fn highlight(&self, terms: JsValue) -> Result<Promise, JsValue> {
        let wanted = match terms.as_string().as_deref() {
            Some("keywords") => Wanted::Keywords,
            None if terms.is_null() || terms.is_undefined() => Wanted::Nothing,
            None if Array::is_array(&terms) => {
                let texts = Array::from(&terms).iter().map(|term| term.as_string()).collect::<Option<_>>();
                Wanted::Texts(texts.ok_or_else(|| wrong("terms"))?)
            }
            _ => return Err(wrong("terms")),
        };
        let card = Rc::clone(&self.0);
        Ok(future_to_promise(async move { card.highlight(wanted).await.map(|count| JsValue::from(count as u32)) }))
    }

    /// Searches as the reader does; `undefined` ends the search. Gives the number of places.
    pub fn find(&self, text: JsValue) -> Result<u32, JsValue> {
        Ok(self.0.find(optional_text(&text, "text")?.as_deref()) as u32)
    }

    /// To the next hit or the previous one; gives its number from 1, 0 where there is none.
    pub fn step(&self, forward: bool) -> u32 {
        self.0.step(forward).map_or(0, |at| at as u32 + 1)
    }

    /// Shows a `Span[]` of the report; false where that text is gone.
    pub fn show(&self, spans: &JsValue) -> Result<bool, JsValue> {
        self.0.show_spans(spans).map_err(JsValue::from)
    }

    /// The digest as a text (`text`, `html`, `markdown`, `json`, `csv`) or as a `Blob` for Word (`docx-summary`, `docx-tasks`,
    /// `docx-report`).
    pub fn exported(&self, format: &JsValue) -> Result<Promise, JsValue> {
        let name = format.as_string().unwrap_or_default();
        let (text, word) = (Format::named(&name), Word::named(&name));
        if text.is_none() && word.is_none() {
            return Err(wrong("format"));
        }
        let card = Rc::clone(&self.0);
        Ok(future_to_promise(async move {
            card.digest(&JsValue::UNDEFINED).await?;
            match word {
                Some(word) => card.word(word).await,
                None => Ok(text.map(|format| card.exported(format)).unwrap_or_default().into()),
            }
        }))
    }

    /// Reads aloud: `summary`, `tasks`, `report`; `undefined` stops. A promise of whether it has started.
    pub fn speak(&self, what: &JsValue) -> Result<Promise, JsValue> {
        let what = optional_text(what, "what")?;
        let what = what.map(|name| Spoken::named(&name).ok_or_else(|| wrong("what"))).transpose()?;
        let card = Rc::clone(&self.0);
        Ok(future_to_promise(async move { card.speak(what).await.map(JsValue::from) }))
    }

    /// Takes the card out of the page.
    pub fn destroy(&self) {
        self.0.destroy();
    }
}

/// The reader's pick of the article, which goes on until it is freed.
#[wasm_bindgen]
pub struct Picking(#[allow(dead_code)] Option<Pick>);

#[wasm_bindgen]
impl Picking {
    /// Starts it, for the keyboard from `first`: `lit(text)` hears of each block that the keyboard lights up, `done(selector)`
    /// what has been picked, nothing with `undefined`.
    #[wasm_bindgen(constructor)]
    pub fn new(first: Option<Element>, lit: Function, done: Function) -> Picking {
        let document = web_sys::window().and_then(|window| window.document());
        let tell = |listener: Function| move |text: JsValue| drop(listener.call1(&JsValue::UNDEFINED, &text));
        let (lit, done) = (tell(lit), tell(done));
        let start =
            |document| Pick::start(&document, first, move |text| lit(text.into()), move |picked| done(picked.into()));
        Self(document.and_then(start))
    }
}
