//! The card for JavaScript.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use super::thrown;
use crate::card::{Card as Inner, Context, EngineClient, Shell};

/// The card of an article.
#[wasm_bindgen]
pub struct Card(Rc<Inner>);

#[wasm_bindgen]
impl Card {
    /// A closed card.
    #[wasm_bindgen(constructor)]
    pub fn new(context: &Context, engine: EngineClient, shell: Shell) -> Result<Card, JsValue> {
        Inner::new(context, engine, shell).map(Self).map_err(thrown)
    }

    /// Opens or closes the card.
    pub fn toggle(&self) {
        self.0.toggle();
    }

    /// Marks the keywords in the text, or takes the marks away.
    #[wasm_bindgen(js_name = toggleKeywords)]
    pub fn toggle_keywords(&self) {
        self.0.toggle_keywords();
    }

    /// The digest of the article.
    pub fn digest(&self, options: JsValue) -> Promise {
        let card = Rc::clone(&self.0);
        future_to_promise(async move { card.digest(&options).await.map(JsValue::from) })
    }

    /// Highlights terms, "keywords", or nothing (`null`); gives the number of places.
    pub fn highlight(&self, wanted: JsValue) -> Promise {
        let card = Rc::clone(&self.0);
        future_to_promise(async move { card.highlight(&wanted).await.map(|count| JsValue::from(count as u32)) })
    }

    /// Takes the card out of the page.
    pub fn destroy(&self) {
        self.0.destroy();
    }
}
