//! What is asked of the engine: the digest of the report, which is made once, and summaries of other lengths.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use super::decode::{self, Warning};
use super::engine::EngineClient;
use super::panes::summary::Length;
use super::stage::Stage;
use crate::Error;
use crate::asking::{Act, Asking, Event, State};
use crate::dom::thrown::message_of;
use crate::page::item_objects;
use crate::text::Report;
use crate::text::digest::{Digest, SummaryLine};
use crate::text::reader::gist::Gist;

/// A digest as it came, and as it is read here.
pub struct Made {
    /// `Digest` of the types.
    pub object: JsValue,
    /// The same.
    pub digest: Digest,
    /// What is for editors.
    pub warnings: Vec<Warning>,
    /// The length of the summary that the reader has chosen.
    pub length: Cell<Length>,
    /// The summary in that length.
    pub summary: RefCell<Vec<SummaryLine>>,
}

impl Made {
    /// What the report comes to, in the length that the reader has chosen.
    pub fn gist(&self, report: &Report) -> Gist {
        let gist = Gist::of(report, &self.digest, &self.summary.borrow());
        if self.length.get() == Length::OneSentence { gist.in_one_line() } else { gist }
    }
}

/// Hears how far a request is, and what is the matter where it has failed.
type Changed = dyn Fn(State, &str);

/// The requests of a card.
pub struct Requests {
    stage: Rc<Stage>,
    engine: EngineClient,
    /// Hears how many bytes of the engine have come, of how many where that is known (else 0).
    progress: Closure<dyn Fn(f64, f64)>,
    /// The digest with default options, once it is there.
    made: RefCell<Option<Rc<Made>>>,
    /// How far it is.
    asking: Cell<Asking>,
    /// The promise of it while it is made.
    making: RefCell<Option<Promise>>,
    /// Hears how far it is, with what is the matter where it has failed.
    changed: Box<Changed>,
}

impl Requests {
    /// None yet.
    pub fn new(
        stage: Rc<Stage>,
        engine: EngineClient,
        progress: impl Fn(f64, f64) + 'static,
        changed: impl Fn(State, &str) + 'static,
    ) -> Self {
        Self {
            stage,
            engine,
            progress: Closure::new(progress),
            made: RefCell::default(),
            asking: Cell::default(),
            making: RefCell::default(),
            changed: Box::new(changed),
        }
    }

    /// The digest with default options, once it is there.
    pub fn made(&self) -> Option<Rc<Made>> {
        self.made.borrow().clone()
    }

    /// Who is asked.
    pub fn engine(&self) -> &EngineClient {
        &self.engine
    }

    /// How far it is.
    pub fn state(&self) -> State {
        self.asking.get().state()
    }

    fn on(self: &Rc<Self>, event: Event, message: &str) {
        let mut asking = self.asking.get();
        let before = asking.state();
        let act = asking.on(event);
        self.asking.set(asking);
        if matches!(act, Act::Stop | Act::Restart(_)) {
            self.making.take();
            // With the card the widget goes, and the engine by itself.
            if event != Event::Leave {
                self.engine.cancel();
            }
        }
        if let Act::Start(attempt) | Act::Restart(attempt) = act {
            let requests = Rc::clone(self);
            let making = future_to_promise(async move { requests.make(attempt).await });
            self.making.replace(Some(making.clone()));
            // Nobody may be waiting for it, and then what is the matter is shown, not thrown.
            spawn_local(async move { drop(JsFuture::from(making).await) });
        }
        if asking.state() != before || act != Act::Nothing {
            (self.changed)(asking.state(), message);
        }
    }

    /// Asks afresh, whatever is on its way.
    pub fn retry(self: &Rc<Self>) {
        self.on(Event::Retry, "");
    }

    /// Stops what is on its way; what has failed is put aside.
    pub fn cancel(self: &Rc<Self>) {
        self.on(Event::Cancel, "");
    }

    /// Forgets it: the report is another one now. One that is on its way is not kept when it comes.
    pub fn forget(self: &Rc<Self>) {
        self.made.take();
        self.on(Event::Forget, "");
    }

    /// The card leaves the page.
    pub fn leave(self: &Rc<Self>) {
        self.on(Event::Leave, "");
    }

    /// The digest with default options; it is made once, however many ask for it, and who waits for an attempt that the
    /// reader has made anew waits for the next.
    pub async fn digest(self: &Rc<Self>) -> Result<JsValue, JsValue> {
        if let Some(made) = self.made() {
            return Ok(made.object.clone());
        }
        self.on(Event::Ask, "");
        loop {
            let making = self.making.borrow().clone();
            let Some(making) = making else { return Err(self.stopped()) };
            let asked = JsFuture::from(making.clone()).await;
            let next = self.making.borrow().clone();
            if asked.is_ok() || next.is_none_or(|next| Object::is(&next, &making)) {
                return asked;
            }
        }
    }

    async fn make(self: &Rc<Self>, attempt: u32) -> Result<JsValue, JsValue> {
        let stage = &self.stage;
        // What led here has had its turn.
        stage.pauses.rest().await;
        if !self.asking.get().counts(attempt) {
            return Err(self.stopped());
        }
        let asked = self.ask(&JsValue::UNDEFINED).await;
        let read = match &asked {
            Ok(object) => {
                stage.pauses.rest().await;
                Some((decode::digest(object, &stage.pauses).await, decode::warnings(object)))
            }
            Err(_) => None,
        };
        // The reader may have cancelled it, or the page may show another text by now.
        if !self.asking.get().counts(attempt) {
            return asked;
        }
        match (asked, read) {
            (Ok(object), Some((digest, warnings))) => {
                let summary = digest.summary.clone().into();
                let length = Cell::new(Length::Medium);
                self.made.replace(Some(Rc::new(Made { object: object.clone(), digest, warnings, length, summary })));
                self.on(Event::Answer(attempt), "");
                stage.emit("jiyao:digest", &object);
                Ok(object)
            }
            (asked, _) => {
                let error = asked.err().unwrap_or_default();
                self.on(Event::Fail(attempt), &message_of(&error));
                stage.emit("jiyao:error", &error);
                Err(error)
            }
        }
    }

    /// What those hear who wait for an attempt that does not count any more.
    fn stopped(&self) -> JsValue {
        JsValue::from(if self.state() == State::Left { Error::Destroyed } else { Error::Cancelled })
    }

    /// A digest with `DigestOptions` of the types.
    pub async fn ask(&self, options: &JsValue) -> Result<JsValue, JsValue> {
        let report = Object::new();
        let source = self.stage.text.report();
        let texts = source.blocks.iter().map(|block| JsValue::from(block.text()));
        Reflect::set(&report, &"blocks".into(), &texts.collect::<Array>())?;
        if let Some(title) = &source.title {
            Reflect::set(&report, &"title".into(), &title.as_str().into())?;
        }
        if let Some(items) = item_objects(&source.items) {
            Reflect::set(&report, &"items".into(), &items)?;
        }
        if let Some(date) = &self.stage.origin.date {
            Reflect::set(&report, &"date".into(), &date.as_str().into())?;
        }
        let progress = self.progress.as_ref().unchecked_ref();
        JsFuture::from(self.engine.call("digest", &Array::of2(&report, options), progress)).await
    }

    /// The summary of `made` in another length.
    pub async fn summary(&self, made: &Made, length: Length) -> Result<Vec<SummaryLine>, JsValue> {
        match length {
            Length::Medium => return Ok(made.digest.summary.clone()),
            Length::OneSentence => return Ok(vec![]),
            Length::Short | Length::Long => {}
        }
        let object = self.ask(&length.options(&self.stage.text.report())).await?;
        Ok(decode::summary(&object))
    }
}
