//! Print beyond the article: the brief, the highlights, and the preview with the choices.

mod brief;
mod preview;
mod strings;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::hits::Hits;
use super::labels::labels;
use super::request::{Made, Requests};
use super::stage::{Stage, with};
use crate::dom::layout::Layout;
use crate::dom::strings::Language;
use crate::dom::thrown::message_of;
use crate::text::reader::find::Hit;
use brief::Brief;
use preview::{Choice, Press, Preview};
use strings::Strings;

/// What the card has printed, and the preview of it.
pub struct Print {
    stage: Rc<Stage>,
    requests: Rc<Requests>,
    hits: Rc<Hits>,
    preview: RefCell<Option<Rc<Preview>>>,
}

impl AsRef<Stage> for Print {
    fn as_ref(&self) -> &Stage {
        &self.stage
    }
}

impl Print {
    /// Without a preview.
    pub fn new(stage: Rc<Stage>, requests: Rc<Requests>, hits: Rc<Hits>) -> Self {
        Self { stage, requests, hits, preview: RefCell::default() }
    }

    /// Opens the preview, or closes it.
    pub fn toggle(self: &Rc<Self>) {
        if self.preview.borrow().is_some() {
            return self.close();
        }
        let weak = Rc::downgrade(self);
        let run = move |press: Press| {
            with(&weak, |print| match press {
                Press::Close => print.close(),
                Press::Choose => print.show(),
                Press::Print => drop(print.stage.shell.print(&JsValue::UNDEFINED)),
            });
        };
        let marks = self.hits.are_printed() && self.hits.terms().any_on();
        let preview = Preview::open(&self.stage.document, self.strings(), Layout::Article, marks, run).map(Rc::new);
        self.preview.replace(preview);
        self.show();
    }

    /// Closes the preview: the browser's own print gives the usual layout again.
    fn close(&self) {
        if self.preview.take().is_some() {
            self.reset();
        }
    }

    /// Has the usual layout printed, with the highlights where the reader wants them; while the
    /// preview is open, what that shows stays.
    pub fn reset(&self) {
        if self.preview.borrow().is_some() {
            return;
        }
        let hits = if self.hits.are_printed() { self.hits.terms().hits(&self.stage.text) } else { vec![] };
        self.stage.shell.set_print(None, &triples(&hits), None);
    }

    /// Prints the brief at once.
    pub async fn print_brief(&self) -> Result<(), JsValue> {
        self.prepare_brief().await?;
        JsFuture::from(self.stage.shell.print(&JsValue::UNDEFINED)).await?;
        self.reset();
        Ok(())
    }

    /// Makes the brief what is printed where nothing else is named.
    pub async fn prepare_brief(&self) -> Result<(), JsValue> {
        JsFuture::from(self.stage.shell.printable()?).await?;
        self.requests.digest().await?;
        if let Some(made) = self.requests.made() {
            self.set_brief(&made);
        }
        Ok(())
    }

    fn strings(&self) -> &'static Strings {
        Strings::of(Language::of(self.stage.strings.lang))
    }

    fn set_brief(&self, made: &Made) {
        let report = self.stage.text.report();
        let brief = Brief::make(&self.stage, (self.strings(), &labels(self.stage.strings)), &report, &made.digest);
        self.stage.shell.set_print(Some(brief.classes), &[], Some(&brief.content));
    }

    fn show(self: &Rc<Self>) {
        let Some(preview) = self.preview.borrow().clone() else { return };
        let print = Rc::clone(self);
        spawn_local(async move {
            let choice = preview.choice();
            let shown = print.lay_out(&preview, &choice).await;
            if let Err(error) = shown
                && preview.choice() == choice
            {
                preview.show_message(&message_of(&error));
            }
        });
    }

    async fn lay_out(&self, preview: &Preview, choice: &Choice) -> Result<(), JsValue> {
        JsFuture::from(self.stage.shell.printable()?).await?;
        let brief = choice.layout == Layout::Brief;
        // Terms of the caller's are there without a digest.
        if brief || choice.marks && self.hits.terms().list.is_empty() {
            if self.requests.made().is_none() {
                preview.show_loading();
            }
            self.requests.digest().await?;
        }
        // The reader may have chosen anew, or closed the preview, while the digest was made.
        if self.preview.borrow().is_none() || preview.choice() != *choice {
            return Ok(());
        }
        match self.requests.made() {
            Some(made) if brief => self.set_brief(&made),
            _ => {
                let hits = if choice.marks { self.hits.of_all() } else { vec![] };
                self.stage.shell.set_print(Some(&choice.classes), &triples(&hits), None);
            }
        }
        if let Some(tree) = self.stage.shell.print_tree() {
            preview.show(&tree, choice.layout);
        }
        Ok(())
    }

    /// Takes the preview out of the page.
    pub fn leave(&self) {
        self.preview.take();
    }
}

/// The places of hits as triples of block, start and end.
fn triples(hits: &[Hit]) -> Vec<u32> {
    let triple = |hit: &Hit| [hit.span.block, hit.span.start, hit.span.end];
    hits.iter().flat_map(triple).map(|at| at as u32).collect()
}
