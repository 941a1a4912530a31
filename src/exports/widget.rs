//! The widget for JavaScript.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Document, Element};

use super::{command_named, optional_text, wrong};
use crate::Error;
use crate::page::{Article, Recipe};
use crate::widget::{Options, Part, Parts, Widget, article_object};

/// The article of a document or of an element; `undefined` where there is none.
#[wasm_bindgen(js_name = readArticle)]
pub fn read_article(root: JsValue) -> Result<Option<js_sys::Object>, JsValue> {
    let picked = root.dyn_ref::<Element>();
    let document = root.dyn_ref::<Document>().cloned();
    if picked.is_none() && document.is_none() && !root.is_undefined() && !root.is_null() {
        return Err(wrong("root"));
    }
    let document = document
        .or_else(|| picked.and_then(|element| element.owner_document()))
        .or_else(|| web_sys::window()?.document());
    let Some(document) = document else { return Ok(None) };
    let article = Article::read(&document, picked, &Recipe::default());
    Ok(article.map(|article| article_object(&document, &article)))
}

/// Puts the widget into the page.
#[wasm_bindgen]
pub fn mount(options: &Options, parts: Parts) -> Result<Handle, JsValue> {
    options.check()?;
    Widget::mount(options, parts).map(|widget| Handle(Some(widget))).map_err(JsValue::from)
}

/// A mounted widget.
#[wasm_bindgen]
pub struct Handle(Option<Rc<Widget>>);

#[wasm_bindgen]
impl Handle {
    /// The article; `null` where the page has none.
    #[wasm_bindgen(getter)]
    pub fn article(&self) -> JsValue {
        self.0.as_ref().map_or(JsValue::NULL, |widget| widget.article_object())
    }

    /// 1: as the page has it.
    #[wasm_bindgen(getter, js_name = fontScale)]
    pub fn font_scale(&self) -> f64 {
        self.0.as_ref().map_or(1.0, |widget| widget.font_scale())
    }

    /// Scales the article's text.
    #[wasm_bindgen(setter, js_name = fontScale)]
    pub fn set_font_scale(&self, scale: &JsValue) -> Result<(), JsValue> {
        let scale = scale.as_f64().ok_or_else(|| wrong("fontScale"))?;
        if let Some(widget) = &self.0 {
            widget.set_font_scale(scale);
        }
        Ok(())
    }

    /// A promise of `card`, `Card` of the card's file, or `display`, `Display` of the display's, or `print`, `Printing` of the
    /// print's; fetched with the first call.
    pub fn part(&self, name: String) -> Result<Promise, JsValue> {
        let widget = self.widget()?;
        let part = Part::named(&name).ok_or_else(|| JsValue::from(Error::InvalidInput("part")))?;
        Ok(widget.part(part))
    }

    /// Does what a command of the bar wants: for the display. Throws where there is no such command.
    pub fn run(&self, command: &str) -> Result<(), JsValue> {
        let command = command_named(command)?;
        if let Some(widget) = &self.0 {
            widget.run(command);
        }
        Ok(())
    }

    /// Has the text at least so many times, and at least so many pixels large: for the display.
    #[wasm_bindgen(js_name = setLeastSize)]
    pub fn set_least_size(&self, scale: f64, pixels: f64) {
        if let Some(widget) = &self.0 {
            widget.set_least_size(scale, pixels);
        }
    }

    /// The bar's host element: for the card.
    #[wasm_bindgen(getter)]
    pub fn element(&self) -> Option<Element> {
        self.0.as_ref()?.element()
    }

    /// Prints the article.
    pub fn print(&self, layout: JsValue) -> Result<Promise, JsValue> {
        let widget = self.widget()?;
        let layout = optional_text(&layout, "layout")?;
        Ok(future_to_promise(async move { widget.print(layout.as_deref()).await.map(|()| JsValue::UNDEFINED) }))
    }

    /// What is printed from now on where no layout is named, until it is unset: for the card. The
    /// marks are triples of block, start and end.
    #[wasm_bindgen(js_name = setPrint)]
    pub fn set_print(&self, classes: Option<String>, marks: Vec<u32>, content: Option<Element>) {
        if let Some(widget) = &self.0 {
            widget.set_print(classes, marks, content);
        }
    }

    /// A promise of that the print is there: for the card, which then sets it and shows its tree.
    pub fn printable(&self) -> Result<Promise, JsValue> {
        Ok(self.widget()?.printable())
    }

    /// What would be printed; `undefined` before the print is there: for the card's preview.
    #[wasm_bindgen(js_name = printTree)]
    pub fn print_tree(&self) -> Option<Element> {
        self.0.as_ref()?.print_tree()
    }

    /// Has a text read out: for the card.
    pub fn announce(&self, text: &str) {
        if let Some(widget) = &self.0 {
            widget.announce(text);
        }
    }

    /// Marks a button of the bar as on or off: for the card. Throws where there is no such command.
    pub fn mark(&self, command: &str, on: bool) -> Result<(), JsValue> {
        let command = command_named(command)?;
        if let Some(widget) = &self.0 {
            widget.mark(command, on);
        }
        Ok(())
    }

    /// Shows a message under the bar, an empty one none: for the card.
    pub fn message(&self, text: &str) {
        if let Some(widget) = &self.0 {
            widget.show_message(text);
        }
    }

    /// Gives the page back as it was; a second call does nothing.
    pub fn destroy(&mut self) {
        if let Some(widget) = self.0.take() {
            widget.destroy();
        }
    }

    fn widget(&self) -> Result<Rc<Widget>, JsValue> {
        self.0.clone().ok_or_else(|| JsValue::from(Error::Destroyed))
    }
}
