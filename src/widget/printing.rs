//! The widget's print: another wasm file, asked for as soon as the bar is there, and until then [`PlainPrint`].

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::Element;

use super::parts::{Part, Printing};
use super::plain_print::PlainPrint;
use super::{Widget, later};
use crate::Error;
use crate::dom::command::Command;
use crate::dom::layout::Layout;

/// How long after mounting the print is asked for, in milliseconds: what the reader sees comes first.
const AFTER: u32 = 300;

impl Widget {
    /// Has the print ready before the reader wants it, and until then the browser's own print give the article alone, where
    /// it is to (`own`).
    pub(super) fn prepare_print(self: &Rc<Self>, own: bool) {
        let Some(article) = &self.article else { return };
        if own {
            let heads = article.title_element.iter().chain(&article.subtitle_elements);
            let apart = heads.filter(|head| !article.body.contains(Some(head)));
            let printed = apart.chain([&article.body]).cloned().collect();
            self.plain_print.replace(Some(PlainPrint::new(&self.document, &self.window, printed)));
        }
        let weak = Rc::downgrade(self);
        let fetch = move || {
            let Some(widget) = weak.upgrade() else { return };
            later(async move { drop(widget.printing().await) });
        };
        self.soon.replace(Some(Timeout::new(AFTER, fetch)));
    }

    /// The print, fetched with the first call.
    async fn printing(&self) -> Result<Printing, JsValue> {
        let printing: Printing = JsFuture::from(self.part(Part::Print)).await?.unchecked_into();
        if self.article.is_some() && self.printing.borrow().is_none() {
            self.plain_print.take();
            self.printing.replace(Some(printing.clone()));
        }
        Ok(printing)
    }

    /// Opens the print dialogue, in the usual layout where none is named. A page without an article is printed as it is.
    pub async fn print(&self, layout: Option<&str>) -> Result<(), JsValue> {
        if layout.is_some_and(|name| Layout::named(name).is_none()) {
            return Err(Error::InvalidInput("layout").into());
        }
        if self.article.is_none() {
            return self.window.print();
        }
        if layout == Some(Layout::Brief.name()) {
            return JsFuture::from(self.loaded(Part::Card).await?.print_brief(false)).await.map(drop);
        }
        let missed = JsFuture::from(self.printing().await?.print(layout)?).await?;
        if let Some(message) = missed.as_string() {
            self.show_message(&message);
        }
        Ok(())
    }

    /// What is printed from now on where no layout is named: see `Printing::set`.
    pub fn set_print(self: &Rc<Self>, classes: Option<String>, marks: Vec<u32>, content: Option<Element>) {
        let set = move |printing: &Printing| printing.set(classes.as_deref(), &marks, content.as_ref());
        if let Some(printing) = &*self.printing.borrow() {
            return set(printing);
        }
        let widget = Rc::clone(self);
        later(async move {
            if let Ok(printing) = widget.printing().await {
                set(&printing);
            }
        });
    }

    /// A promise of that the print is there: for what follows to be set and shown at once.
    pub fn printable(self: &Rc<Self>) -> Promise {
        let widget = Rc::clone(self);
        future_to_promise(async move { widget.printing().await.map(|_| JsValue::UNDEFINED) })
    }

    /// What would be printed.
    pub fn print_tree(&self) -> Option<Element> {
        self.printing.borrow().as_ref()?.tree()
    }

    /// Opens the preview; prints at once where there is none, for want of an article or of a network.
    pub(super) fn toggle_print(self: &Rc<Self>) {
        let widget = Rc::clone(self);
        later(async move {
            let shown = match widget.awaited(Part::Card, Command::Print).await {
                Ok(Some(card)) => card.run(Command::Print.name()),
                Ok(None) => return,
                Err(error) => {
                    widget.put_aside();
                    Err(error)
                }
            };
            if shown.is_err() && widget.print(None).await.is_err() {
                let _ = widget.window.print();
            }
        });
    }
}
