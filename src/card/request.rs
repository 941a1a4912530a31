//! What is asked of the engine: the digest of the report, which is made once, and summaries of other lengths.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::decode::{self, Warning};
use super::engine::EngineClient;
use super::panes::summary::Length;
use super::stage::Stage;
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

/// The requests of a card.
pub struct Requests {
    stage: Rc<Stage>,
    engine: EngineClient,
    /// Hears how many bytes of the engine have come, of how many where that is known (else 0).
    progress: Closure<dyn Fn(f64, f64)>,
    /// The digest with default options, once it is there.
    made: RefCell<Option<Rc<Made>>>,
    /// The promise of it while it is made.
    making: RefCell<Option<Promise>>,
}

impl Requests {
    /// None yet.
    pub fn new(stage: Rc<Stage>, engine: EngineClient, progress: impl Fn(f64, f64) + 'static) -> Self {
        let progress = Closure::new(progress);
        Self { stage, engine, progress, made: RefCell::default(), making: RefCell::default() }
    }

    /// The digest with default options, once it is there.
    pub fn made(&self) -> Option<Rc<Made>> {
        self.made.borrow().clone()
    }

    /// Whether it is being made.
    pub fn is_making(&self) -> bool {
        self.making.borrow().is_some()
    }

    /// Forgets it: the report is another one now. One that is on its way is not kept when it comes.
    pub fn forget(&self) {
        self.made.take();
        self.making.take();
    }

    /// The digest with default options; it is made once, however many ask for it.
    pub async fn digest(self: &Rc<Self>) -> Result<JsValue, JsValue> {
        if let Some(made) = self.made() {
            return Ok(made.object.clone());
        }
        let making = self.making.borrow().clone();
        let making = making.unwrap_or_else(|| {
            let requests = Rc::clone(self);
            let making = future_to_promise(async move { requests.make().await });
            self.making.replace(Some(making.clone()));
            making
        });
        JsFuture::from(making).await
    }

    async fn make(&self) -> Result<JsValue, JsValue> {
        let stage = &self.stage;
        let report = stage.text.report();
        let asked = self.ask(&JsValue::UNDEFINED).await;
        let read = match &asked {
            Ok(object) => {
                stage.pauses.rest().await;
                Some((decode::digest(object, &stage.pauses).await, decode::warnings(object)))
            }
            Err(_) => None,
        };
        // The page may show another text by now, and the reader may have asked for its digest.
        if !Rc::ptr_eq(&report, &stage.text.report()) {
            return asked;
        }
        self.making.take();
        let object = asked.inspect_err(|error| stage.emit("jiyao:error", error))?;
        if let Some((digest, warnings)) = read {
            let summary = digest.summary.clone().into();
            let length = Cell::new(Length::Medium);
            self.made.replace(Some(Rc::new(Made { object: object.clone(), digest, warnings, length, summary })));
        }
        stage.emit("jiyao:digest", &object);
        Ok(object)
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
