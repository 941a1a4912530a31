//! Print beyond the article: the brief, the highlights, and the preview with the choices.

mod brief;
mod preview;
mod strings;

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::reading::Reading;
use super::terms::Place;
use super::{Card, message_of};
use crate::dom::strings::Language;
use brief::Brief;
use preview::Choice;
pub use preview::Preview;
use strings::Strings;

impl Card {
    /// Opens the preview, or closes it.
    pub fn toggle_print(self: &Rc<Self>) {
        if self.preview.borrow().is_some() {
            return self.close_print();
        }
        let weak = Rc::downgrade(self);
        let run = move |command: &str| {
            let Some(card) = weak.upgrade() else { return };
            match command {
                "close" => card.close_print(),
                "choose" => card.show_print(),
                "print" => drop(card.shell.print(&JsValue::UNDEFINED)),
                _ => {}
            }
        };
        let marks = self.prints_marks.get() && self.terms.borrow().any_on();
        let preview = Preview::open(&self.document, self.print_strings(), "article", marks, run).map(Rc::new);
        self.preview.replace(preview);
        self.show_print();
    }

    /// Closes the preview: the browser's own print gives the usual layout again.
    pub fn close_print(&self) {
        if self.preview.take().is_some() {
            self.reset_print();
        }
    }

    /// Has the usual layout printed, with the highlights where the reader wants them; while the
    /// preview is open, what that shows stays.
    pub(super) fn reset_print(&self) {
        if self.preview.borrow().is_some() {
            return;
        }
        let marks = if self.prints_marks.get() { triples(&self.terms.borrow().places(&self.text)) } else { vec![] };
        self.shell.set_print(None, &marks, None);
    }

    /// Prints the brief at once.
    pub async fn print_brief(self: &Rc<Self>) -> Result<(), JsValue> {
        self.prepare_brief().await?;
        JsFuture::from(self.shell.print(&JsValue::UNDEFINED)).await?;
        self.reset_print();
        Ok(())
    }

    /// Makes the brief what is printed where nothing else is named.
    pub async fn prepare_brief(self: &Rc<Self>) -> Result<(), JsValue> {
        self.digest(&JsValue::UNDEFINED).await?;
        if let Some(reading) = self.reading() {
            self.set_brief(&reading);
        }
        Ok(())
    }

    fn print_strings(&self) -> &'static Strings {
        Strings::of(Language::of(self.strings.lang))
    }

    fn set_brief(&self, reading: &Reading) {
        let brief = Brief::make(&self.document, self.print_strings(), &self.origin, &reading.digest, &self.shell);
        self.shell.set_print(Some(brief.classes), &[], Some(&brief.content));
    }

    fn show_print(self: &Rc<Self>) {
        let Some(preview) = self.preview.borrow().clone() else { return };
        let card = Rc::clone(self);
        spawn_local(async move {
            let choice = preview.choice();
            let shown = card.lay_out(&preview, &choice).await;
            if let Err(error) = shown
                && preview.choice() == choice
            {
                preview.show_message(&message_of(&error));
            }
        });
    }

    async fn lay_out(self: &Rc<Self>, preview: &Preview, choice: &Choice) -> Result<(), JsValue> {
        let brief = choice.layout == "brief";
        // Terms of the caller's are there without a digest.
        if brief || choice.marks && self.terms.borrow().list.is_empty() {
            if self.reading().is_none() {
                preview.show_loading();
            }
            self.digest(&JsValue::UNDEFINED).await?;
        }
        // The reader may have chosen anew, or closed the preview, while the digest was made.
        if self.preview.borrow().is_none() || preview.choice() != *choice {
            return Ok(());
        }
        match self.reading() {
            Some(reading) if brief => self.set_brief(&reading),
            _ => {
                let marks = if choice.marks { self.marks() } else { vec![] };
                self.shell.set_print(Some(&choice.classes), &marks, None);
            }
        }
        if let Some(tree) = self.shell.print_tree() {
            preview.show(&tree, &choice.layout);
        }
        Ok(())
    }

    /// The terms that are highlighted, or all where none is, as triples of block, start and end.
    fn marks(&self) -> Vec<u32> {
        let terms = self.terms.borrow();
        triples(&if terms.any_on() { terms.places(&self.text) } else { terms.all_places(&self.text) })
    }
}

fn triples(places: &[Place]) -> Vec<u32> {
    let span = |place: &Place| [place.span.block, place.span.start, place.span.end];
    places.iter().flat_map(span).map(|at| at as u32).collect()
}
