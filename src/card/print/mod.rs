//! Print beyond the article: the brief, the highlights, and the preview with the choices.

mod brief;
mod counting;
mod pages;
mod pane;
mod preview;
mod strings;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;

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
    /// The brief, with the digest that it was made of.
    brief: RefCell<Option<(Rc<Made>, Wanted)>>,
    /// How many pages these choices come to.
    counted: RefCell<Vec<(Choice, usize)>>,
    /// Changes with what the preview shows.
    round: Cell<usize>,
}

/// What the print is asked for.
#[derive(Clone)]
struct Wanted {
    classes: String,
    /// Triples of block, start and end.
    marks: Vec<u32>,
    content: Option<Element>,
}

impl AsRef<Stage> for Print {
    fn as_ref(&self) -> &Stage {
        &self.stage
    }
}

impl Print {
    /// Without a preview.
    pub fn new(stage: Rc<Stage>, requests: Rc<Requests>, hits: Rc<Hits>) -> Self {
        let (preview, brief, counted, round) = Default::default();
        Self { stage, requests, hits, preview, brief, counted, round }
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
            self.forget_counts();
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

    fn set_brief(&self, made: &Rc<Made>) {
        self.ask(&self.brief_of(made));
    }

    fn ask(&self, wanted: &Wanted) {
        self.stage.shell.set_print(Some(&wanted.classes), &wanted.marks, wanted.content.as_ref());
    }

    /// The brief, which is made once. Others are asked of the print on the way.
    fn brief_of(&self, made: &Rc<Made>) -> Wanted {
        if let Some((_, brief)) = self.brief.borrow().as_ref().filter(|(of, _)| Rc::ptr_eq(of, made)) {
            return brief.clone();
        }
        let report = self.stage.text.report();
        let brief = Brief::make(&self.stage, (self.strings(), &labels(self.stage.strings)), &report, &made.digest);
        let brief = Wanted { classes: brief.classes.to_owned(), marks: vec![], content: Some(brief.content) };
        self.brief.replace(Some((Rc::clone(made), brief.clone())));
        brief
    }

    /// Whether this choice cannot be printed without the digest. Terms of the caller's are there without one.
    fn needs_digest(&self, choice: &Choice) -> bool {
        choice.layout == Layout::Brief || choice.marks && self.hits.terms().list.is_empty()
    }

    /// What is to be printed; `None` where the digest is wanting.
    fn wanted(&self, choice: &Choice) -> Option<Wanted> {
        let made = self.requests.made();
        if self.needs_digest(choice) && made.is_none() {
            return None;
        }
        if choice.layout == Layout::Brief {
            return Some(self.brief_of(&made?));
        }
        let hits = if choice.marks { self.hits.of_all() } else { vec![] };
        Some(Wanted { classes: choice.classes.clone(), marks: triples(&hits), content: None })
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

    async fn lay_out(self: &Rc<Self>, preview: &Rc<Preview>, choice: &Choice) -> Result<(), JsValue> {
        self.show_counts(preview);
        JsFuture::from(self.stage.shell.printable()?).await?;
        if self.needs_digest(choice) {
            if self.requests.made().is_none() {
                preview.show_loading();
            }
            self.requests.digest().await?;
        }
        // The reader may have chosen anew, or closed the preview, while the digest was made.
        if self.preview.borrow().is_none() || preview.choice() != *choice {
            return Ok(());
        }
        let Some(wanted) = self.wanted(choice) else { return Ok(()) };
        self.ask(&wanted);
        if let Some(tree) = self.stage.shell.print_tree() {
            let (weak, shown) = (Rc::downgrade(self), choice.clone());
            preview.show(&tree, choice.layout, move |pages| with(&weak, |print| print.take_count(&shown, pages)));
            self.count_others(preview, wanted);
        }
        Ok(())
    }

    /// Takes the preview out of the page.
    pub fn leave(&self) {
        self.preview.take();
        self.forget_counts();
    }
}

/// The places of hits as triples of block, start and end.
fn triples(hits: &[Hit]) -> Vec<u32> {
    let triple = |hit: &Hit| [hit.span.block, hit.span.start, hit.span.end];
    hits.iter().flat_map(triple).map(|at| at as u32).collect()
}
