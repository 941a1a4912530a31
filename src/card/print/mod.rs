//! Print beyond the article: the brief, and the preview with the choices.

mod brief;
mod digest;
mod preview;
mod strings;

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{Card, message_of};
use crate::dom::strings::Language;
use brief::Brief;
pub use brief::Origin;
use digest::{Part, parts, triples};
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
        let preview = Preview::open(&self.document, self.print_strings(), "article", run).map(Rc::new);
        self.preview.replace(preview);
        self.show_print();
    }

    /// Closes the preview: the browser's own print gives the usual layout again.
    pub fn close_print(&self) {
        if self.preview.take().is_some() {
            self.shell.set_print(None, &[], None);
        }
    }

    /// Prints the brief at once.
    pub async fn print_brief(self: &Rc<Self>) -> Result<(), JsValue> {
        self.prepare_brief().await?;
        JsFuture::from(self.shell.print(&JsValue::UNDEFINED)).await?;
        if self.preview.borrow().is_none() {
            self.shell.set_print(None, &[], None);
        }
        Ok(())
    }

    /// Makes the brief what is printed where nothing else is named.
    pub async fn prepare_brief(self: &Rc<Self>) -> Result<(), JsValue> {
        let digest = self.digest(&JsValue::UNDEFINED).await?;
        let brief = self.brief(digest.unchecked_ref());
        self.shell.set_print(Some(brief.classes), &[], Some(&brief.content));
        Ok(())
    }

    fn print_strings(&self) -> &'static Strings {
        Strings::of(Language::of(self.strings.lang))
    }

    fn brief(&self, digest: &Part) -> Brief {
        Brief::make(&self.document, self.print_strings(), &self.print_origin, digest, &self.shell)
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
        let digest = if brief || choice.marks {
            if self.reading.borrow().is_none() {
                preview.show_loading();
            }
            Some(self.digest(&JsValue::UNDEFINED).await?)
        } else {
            None
        };
        // The reader may have chosen anew, or closed the preview, while the digest was made.
        if self.preview.borrow().is_none() || preview.choice() != *choice {
            return Ok(());
        }
        match &digest {
            Some(digest) if brief => {
                let brief = self.brief(digest.unchecked_ref());
                self.shell.set_print(Some(brief.classes), &[], Some(&brief.content));
            }
            Some(digest) => {
                let keywords = parts(&digest.unchecked_ref::<Part>().keywords());
                let marks: Vec<u32> = keywords.iter().flat_map(|keyword| triples(&keyword.spans())).flatten().collect();
                self.shell.set_print(Some(&choice.classes), &marks, None);
            }
            None => self.shell.set_print(Some(&choice.classes), &[], None),
        }
        if let Some(tree) = self.shell.print_tree() {
            preview.show(&tree, &choice.layout);
        }
        Ok(())
    }
}
