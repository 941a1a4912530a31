//! The card for JavaScript.

use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::Error;
use crate::card::{Card as Inner, Context, EngineClient, Shell};

/// The card of an article.
#[wasm_bindgen]
pub struct Card(Rc<Inner>);

#[wasm_bindgen]
impl Card {
    /// A closed card. `rest`: gives a promise that is kept in a later task.
    pub async fn make(context: Context, engine: EngineClient, shell: Shell, rest: Function) -> Result<Card, JsValue> {
        Inner::new(context, engine, shell, rest).await.map(Self).map_err(JsValue::from)
    }

    /// What a button of the bar does: `digest`, `keywords`, `find`, `speech`, `print`.
    pub fn run(&self, command: &str) {
        match command {
            "digest" => self.0.toggle(),
            "keywords" => self.0.toggle_keywords(),
            "find" => self.0.toggle_find(),
            "print" => self.0.toggle_print(),
            _ => self.0.toggle_speech(),
        }
    }

    /// Opens the card at a tab; at the one it shows where the tab is unset or has nothing in it.
    pub fn open(&self, tab: Option<String>) -> Promise {
        let card = Rc::clone(&self.0);
        future_to_promise(async move { card.open(tab.as_deref()).await.map(|()| JsValue::UNDEFINED) })
    }

    /// Closes the card.
    pub fn close(&self) {
        self.0.close();
    }

    /// Prints the brief at once; `prepare`: makes it what the browser's own print gives.
    #[wasm_bindgen(js_name = printBrief)]
    pub fn print_brief(&self, prepare: bool) -> Promise {
        let card = Rc::clone(&self.0);
        future_to_promise(async move {
            if prepare {
                card.prepare_brief().await?
            } else {
                card.print_brief().await?
            };
            Ok(JsValue::UNDEFINED)
        })
    }

    /// The digest of the article.
    pub fn digest(&self, options: JsValue) -> Promise {
        let card = Rc::clone(&self.0);
        future_to_promise(async move { card.digest(&options).await })
    }

    /// Highlights terms, "keywords", or nothing (`null`); gives the number of places.
    pub fn highlight(&self, wanted: JsValue) -> Promise {
        let card = Rc::clone(&self.0);
        future_to_promise(async move { card.highlight(&wanted).await.map(|count| JsValue::from(count as u32)) })
    }

    /// Searches as the reader does; `undefined` ends the search. Gives the number of places.
    pub fn find(&self, text: Option<String>) -> u32 {
        match text {
            Some(text) => self.0.find(&text) as u32,
            None => {
                self.0.end_find();
                0
            }
        }
    }

    /// To the next hit or the previous one; gives its number from 1, 0 where there is none.
    pub fn step(&self, forward: bool) -> u32 {
        self.0.step(forward).map_or(0, |at| at as u32 + 1)
    }

    /// Shows a `Span[]` of the report; false where that text is gone.
    pub fn show(&self, spans: &JsValue) -> bool {
        self.0.show_spans(spans)
    }

    /// The digest as `text`, `markdown`, `json` or `csv`.
    pub fn exported(&self, format: String) -> Promise {
        let card = Rc::clone(&self.0);
        future_to_promise(async move {
            if !Inner::FORMATS.contains(&format.as_str()) {
                return Err(JsValue::from(Error::InvalidInput("format")));
            }
            card.digest(&JsValue::UNDEFINED).await?;
            Ok(card.exported(&format).into())
        })
    }

    /// Reads aloud: `summary`, `tasks`, `report`; `undefined` stops. A promise of whether it has started.
    pub fn speak(&self, what: Option<String>) -> Promise {
        let card = Rc::clone(&self.0);
        future_to_promise(async move {
            if what.as_deref().is_some_and(|what| !Inner::SPOKEN.contains(&what)) {
                return Err(JsValue::from(Error::InvalidInput("what")));
            }
            card.speak(what.as_deref()).await.map(JsValue::from)
        })
    }

    /// Takes the card out of the page.
    pub fn destroy(&self) {
        self.0.destroy();
    }
}
