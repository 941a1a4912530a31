//! The digest: asked for, shown in the panel, in the length that the reader wants.

use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::digest::{self, Warning};
use super::locate::matches;
use super::panel::Panel;
use super::panes::summary::{self, Length};
use super::tabs::Tab;
use super::terms::Terms;
use super::{Card, message_of, with};
use crate::dom::strings::fill;
use crate::text::digest::{Digest, Extract};

/// A digest as it came, and as it is read here.
pub struct Reading {
    /// `Digest` of the types.
    pub object: JsValue,
    /// The same.
    pub digest: Digest,
    /// What is for editors.
    pub warnings: Vec<Warning>,
    /// The summary in the length that the reader has chosen.
    pub summary: std::cell::RefCell<Vec<Extract>>,
}

impl Card {
    /// The digest; the one with default options is made once, however many ask for it.
    pub async fn digest(self: &Rc<Self>, options: &JsValue) -> Result<JsValue, JsValue> {
        if !options.is_undefined() {
            return self.ask(options).await;
        }
        if let Some(reading) = self.reading() {
            return Ok(reading.object.clone());
        }
        let making = self.making.borrow().clone();
        let making = making.unwrap_or_else(|| {
            let card = Rc::clone(self);
            let making = future_to_promise(async move { card.make().await });
            self.making.replace(Some(making.clone()));
            making
        });
        JsFuture::from(making).await
    }

    async fn make(self: &Rc<Self>) -> Result<JsValue, JsValue> {
        let report = self.text.report();
        let made = self.ask(&JsValue::UNDEFINED).await;
        let read = match &made {
            Ok(object) => {
                self.pauses.rest().await;
                Some((digest::read(object, &self.pauses).await, digest::warnings(object)))
            }
            Err(_) => None,
        };
        // The page may show another text by now, and the reader may have asked for its digest.
        if !Rc::ptr_eq(&report, &self.text.report()) {
            return made;
        }
        self.making.take();
        let object = made.inspect_err(|error| self.emit("jiyao:error", error))?;
        if let Some((digest, warnings)) = read {
            // Unless terms of the caller's are highlighted already.
            if self.terms.borrow().list.is_empty() {
                self.terms.replace(Terms::of_keywords(&digest.keywords));
            }
            let summary = digest.summary.clone().into();
            self.reading.replace(Some(Rc::new(Reading { object: object.clone(), digest, warnings, summary })));
        }
        self.emit("jiyao:digest", &object);
        Ok(object)
    }

    async fn ask(self: &Rc<Self>, options: &JsValue) -> Result<JsValue, JsValue> {
        let report = Object::new();
        let source = self.text.report();
        let texts = source.blocks.iter().map(|block| JsValue::from(block.text()));
        Reflect::set(&report, &"blocks".into(), &texts.collect::<Array>())?;
        if let Some(title) = &source.title {
            Reflect::set(&report, &"title".into(), &title.as_str().into())?;
        }
        let weak = Rc::downgrade(self);
        let progress = Closure::<dyn Fn(f64, f64)>::new(move |loaded: f64, total: f64| {
            with(&weak, |card| {
                if let Some(panel) = card.panel().filter(|_| card.reading().is_none()) {
                    panel.show_loading(loaded, total);
                }
            });
        });
        let promise = self.engine.call("digest", &Array::of2(&report, options), progress.as_ref().unchecked_ref());
        JsFuture::from(promise).await
    }

    /// Opens the card, at this tab where it has it.
    pub async fn open(self: &Rc<Self>, tab: Option<&str>) -> Result<(), JsValue> {
        let again = self.panel().is_some() && self.reading().is_none() && self.making.borrow().is_none();
        self.open_panel();
        if again {
            self.fill_panel();
        }
        let filling = self.filling.borrow().clone();
        self.digest(&JsValue::UNDEFINED).await?;
        if let Some(filling) = filling {
            JsFuture::from(filling).await?;
        }
        if let Some(tab) = tab.and_then(Tab::named) {
            self.select(tab);
        }
        Ok(())
    }

    /// Closes the card.
    pub fn close(self: &Rc<Self>) {
        if let Some(panel) = self.panel() {
            if let Some(card) = panel.find(".card") {
                self.save_focus(&card, "digest");
            }
            panel.set_open(false);
        }
        self.leave_drawer();
        self.shell.mark("digest", false);
    }

    /// Opens or closes the card.
    pub fn toggle(self: &Rc<Self>) {
        if self.panel().is_some_and(|panel| panel.is_open()) {
            self.close();
        } else {
            self.open_panel();
        }
    }

    fn open_panel(self: &Rc<Self>) {
        match self.panel() {
            Some(panel) => {
                panel.set_open(true);
                self.take_text_size();
            }
            None => {
                self.insert_panel();
                self.fill_panel();
            }
        }
        self.shell.mark("digest", true);
        self.enter_drawer();
        let card = Rc::clone(self);
        self.spawn(async move {
            // Where it is needs a layout of the whole page.
            card.pauses.rest().await;
            if let Some(panel) = card.panel().filter(|_| !matches(&card.window, super::drawer::PHONE)) {
                card.bring_panel_into_view(&panel);
            }
        });
    }

    pub(super) fn fill_panel(self: &Rc<Self>) {
        let Some(panel) = self.panel() else { return };
        if self.reading().is_none() {
            panel.show_loading(0.0, 0.0);
        }
        let card = Rc::clone(self);
        let filling = future_to_promise(async move {
            // What led here has had its turn.
            card.pauses.rest().await;
            let made = card.digest(&JsValue::UNDEFINED).await;
            if card.destroyed.get() {
                return Ok(JsValue::UNDEFINED);
            }
            match (made, card.reading()) {
                (Ok(_), Some(reading)) => card.show_reading(&panel, &reading).await,
                (Err(error), _) => {
                    let message = message_of(&error);
                    panel.show_error(&message);
                    card.shell.announce(&message);
                }
                (Ok(_), None) => {}
            }
            Ok(JsValue::UNDEFINED)
        });
        self.filling.replace(Some(filling));
    }

    async fn show_reading(self: &Rc<Self>, panel: &Panel, reading: &Reading) {
        self.pauses.rest().await;
        let warnings = if self.for_editors { reading.warnings.as_slice() } else { &[] };
        panel.show(self.text.report(), &reading.digest, warnings);
        if panel.element().matches(":focus").unwrap_or(false) {
            panel.focus();
        }
        panel.fill(&reading.digest, &self.pauses).await;
        self.show_terms();
        self.shell.announce(self.strings.digest_ready);
    }

    /// Makes the digest of the text as it stands now.
    pub(super) fn renew(self: &Rc<Self>) {
        self.text.adopt();
        self.reading.take();
        self.making.take();
        self.terms.take();
        self.clear_hits();
        if let Some(panel) = self.panel() {
            panel.show_replaced(false);
        }
        self.fill_panel();
    }

    /// Shows a tab of the card.
    pub(super) fn select(self: &Rc<Self>, tab: Tab) {
        if let Some(panel) = self.panel() {
            panel.select(tab);
        }
    }

    /// Has the summary made in another length.
    pub(super) fn set_length(self: &Rc<Self>, length: Length) {
        if self.length.replace(length) == length {
            return;
        }
        let (Some(panel), Some(reading)) = (self.panel(), self.reading()) else { return };
        let Some(pane) = panel.pane(Tab::Summary) else { return };
        summary::mark(&pane, length);
        let card = Rc::clone(self);
        self.spawn(async move {
            let made = if length == Length::Medium {
                Ok(reading.digest.summary.clone())
            } else {
                card.ask(&length.options(&card.text.report())).await.map(|object| digest::summary(&object))
            };
            // The reader may have chosen another in the meantime.
            if card.length.get() != length || card.destroyed.get() {
                return;
            }
            match made {
                Ok(extracts) => {
                    summary::fill(&panel.lines, &pane, &extracts);
                    card.shell.announce(&fill(card.strings.length_now, &extracts.len().to_string()));
                    reading.summary.replace(extracts);
                }
                Err(error) => card.shell.message(&message_of(&error)),
            }
        });
    }
}
