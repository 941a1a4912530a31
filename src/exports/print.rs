//! The print for JavaScript.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::Element;

use super::optional_text;
use crate::Error;
use crate::dom::layout::Layout;
use crate::print::{Context, Printer};

/// The print of an article. While this lives, the browser's own print gives the article as well.
#[wasm_bindgen]
pub struct Printing(Option<Rc<Printer>>);

#[wasm_bindgen]
impl Printing {
    /// `usual`: the name of the layout of the browser's own print, `null` where that gives the page as it is.
    #[wasm_bindgen(constructor)]
    pub fn new(context: &Context, usual: &JsValue) -> Result<Printing, JsValue> {
        Ok(Self(Some(Rc::new(Printer::new(context, usual)?))))
    }

    /// Opens the print dialogue, in the usual layout where none is named; a promise of what to say where it does not
    /// come. Throws where there is
    /// no such layout.
    pub fn print(&self, layout: JsValue) -> Result<Promise, JsValue> {
        let name = optional_text(&layout, "layout")?;
        let wrong = || JsValue::from(Error::InvalidInput("layout"));
        let layout = name.map(|name| Layout::named(&name).ok_or_else(wrong)).transpose()?;
        let printer = self.0.clone().ok_or_else(|| JsValue::from(Error::Destroyed))?;
        Ok(future_to_promise(async move {
            printer.print(layout).await.map(|missed| missed.map_or(JsValue::UNDEFINED, JsValue::from))
        }))
    }

    /// What is printed from now on where no layout is named; without classes, the usual layout. The marks are triples of
    /// block, start and end.
    pub fn set(&self, classes: Option<String>, marks: &[u32], content: Option<Element>) {
        if let Some(printer) = &self.0 {
            printer.set(classes, marks, content);
        }
    }

    /// What would be printed.
    pub fn tree(&self) -> Option<Element> {
        self.0.as_ref()?.tree()
    }

    /// Leaves the browser's own print as the page has it.
    pub fn destroy(&mut self) {
        self.0.take();
    }
}
