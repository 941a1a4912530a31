//! The card for JavaScript.

use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use super::command_named;
use crate::Error;
use crate::card::{Card as Inner, Context, EngineClient, Format, Shell, Spoken};

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
        future_to_promise(async move { card.print_brief(prepare).await.map(|()| JsValue::UNDEFINED) })
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
        self.0.find(text.as_deref()) as u32
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
            let format = Format::named(&format).ok_or_else(|| JsValue::from(Error::InvalidInput("format")))?;
            card.digest(&JsValue::UNDEFINED).await?;
            Ok(card.exported(format).into())
        })
    }

    /// Reads aloud: `summary`, `tasks`, `report`; `undefined` stops. A promise of whether it has started.
    pub fn speak(&self, what: Option<String>) -> Promise {
        let card = Rc::clone(&self.0);
        future_to_promise(async move {
            let what = match what {
                Some(name) => Some(Spoken::named(&name).ok_or_else(|| JsValue::from(Error::InvalidInput("what")))?),
                None => None,
            };
            card.speak(what).await.map(JsValue::from)
        })
    }

    /// Takes the card out of the page.
    pub fn destroy(&self) {
        self.0.destroy();
    }
}
