//! What is fetched when the reader first wants it: the card with the digest, and the highlights.

mod engine;
mod highlight;
mod panel;
mod shell;
mod strings;
mod styles;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Window};

use crate::Error;
use crate::dom::strings::{Language, fill};
use crate::page::Blocks;
pub use engine::EngineClient;
use engine::{Digest, Extract, each, spans};
use highlight::{Highlighter, KEYWORD, PLACE};
use panel::Panel;
pub use shell::{Context, Shell};
use strings::Strings;

/// The card of an article. Its panel stands in the page once it has been opened.
pub struct Card {
    window: Window,
    document: Document,
    strings: &'static Strings,
    engine: EngineClient,
    shell: Shell,
    body: Element,
    title: Option<String>,
    blocks: Blocks,
    highlighter: Highlighter,
    panel: RefCell<Option<Panel>>,
    /// The digest with default options, once it is there.
    digest: RefCell<Option<Digest>>,
    keywords_shown: Cell<bool>,
}

impl Card {
    /// A closed card.
    pub fn new(context: &Context, engine: EngineClient, shell: Shell) -> Result<Rc<Self>, Error> {
        let window = web_sys::window().ok_or(Error::Unsupported("window"))?;
        let document = window.document().ok_or(Error::Unsupported("document"))?;
        let body = context.body();
        Ok(Rc::new(Self {
            strings: Strings::of(Language::of(&context.lang())),
            blocks: Blocks::read(&body, &context.title()),
            title: Some(context.title()).filter(|title| !title.is_empty()),
            highlighter: Highlighter::new(&document),
            panel: RefCell::default(),
            digest: RefCell::default(),
            keywords_shown: Cell::new(false),
            window,
            document,
            engine,
            shell,
            body,
        }))
    }

    /// What a button of the panel does.
    fn run(self: &Rc<Self>, command: &str, line: usize) {
        match command {
            "close-card" => self.toggle(),
            "retry" => self.fill_panel(),
            "line" => self.show_place(line),
            _ => {}
        }
    }

    /// The digest; the one with default options is made once.
    pub async fn digest(self: &Rc<Self>, options: &JsValue) -> Result<Digest, JsValue> {
        if options.is_undefined()
            && let Some(digest) = self.digest.borrow().as_ref()
        {
            return Ok(digest.clone());
        }
        let report = Object::new();
        let blocks: Array = self.blocks.texts().iter().map(|text| JsValue::from(text.as_str())).collect();
        Reflect::set(&report, &"blocks".into(), &blocks)?;
        if let Some(title) = &self.title {
            Reflect::set(&report, &"title".into(), &title.as_str().into())?;
        }
        let weak = Rc::downgrade(self);
        let progress =
            Closure::<dyn Fn(f64, f64)>::new(move |loaded: f64, total: f64| progressed(&weak, loaded, total));
        let arguments = Array::of2(&report, options);
        let promise = self.engine.call("digest", &arguments, progress.as_ref().unchecked_ref());
        let digest: Digest = JsFuture::from(promise).await?.unchecked_into();
        if options.is_undefined() {
            self.digest.replace(Some(digest.clone()));
        }
        Ok(digest)
    }

    /// Highlights terms of the caller's, the digest's keywords, or nothing; gives the number of places.
    pub async fn highlight(self: &Rc<Self>, wanted: &JsValue) -> Result<usize, JsValue> {
        let found = if wanted.as_string().as_deref() == Some("keywords") {
            let digest = self.digest(&JsValue::UNDEFINED).await?;
            each::<Extract>(&digest.keywords()).flat_map(|keyword| spans(&keyword.spans())).collect()
        } else if wanted.is_null() || wanted.is_undefined() {
            vec![]
        } else {
            let terms: Vec<String> = Array::from(wanted).iter().filter_map(|term| term.as_string()).collect();
            self.blocks.find(&terms)
        };
        let ranges: Vec<_> = found.into_iter().filter_map(|span| self.blocks.range(span)).collect();
        let count = ranges.len();
        self.highlighter.show(KEYWORD, ranges);
        Ok(count)
    }

    /// Takes the panel and the highlights out of the page.
    pub fn destroy(&self) {
        self.panel.take();
        self.highlighter.show(KEYWORD, []);
        self.highlighter.show(PLACE, []);
    }

    /// Opens or closes the panel.
    pub fn toggle(self: &Rc<Self>) {
        let open = self.with_panel(|panel| {
            panel.set_open(!panel.is_open());
            panel.is_open()
        });
        let open = open.unwrap_or_else(|| {
            self.insert_panel();
            self.fill_panel();
            true
        });
        self.shell.mark("digest", open);
    }

    fn insert_panel(self: &Rc<Self>) {
        let Some(parent) = self.body.parent_node() else { return };
        let weak = Rc::downgrade(self);
        let run = move |command: &str, line: usize| {
            if let Some(card) = weak.upgrade() {
                card.run(command, line);
            }
        };
        self.panel.replace(Panel::insert(&self.document, self.strings, (&parent, Some(&self.body)), run));
    }

    fn fill_panel(self: &Rc<Self>) {
        self.with_panel(|panel| panel.show_loading(0.0));
        let card = Rc::clone(self);
        spawn_local(async move {
            match card.digest(&JsValue::UNDEFINED).await {
                Ok(digest) => {
                    card.with_panel(|panel| panel.show(&digest));
                    card.shell.announce(card.strings.digest_ready);
                }
                Err(error) => drop(card.with_panel(|panel| panel.show_error(&message_of(&error)))),
            }
        });
    }

    /// Marks the digest's keywords in the text, or takes the marks away.
    pub fn toggle_keywords(self: &Rc<Self>) {
        let on = !self.keywords_shown.get();
        self.keywords_shown.set(on);
        self.shell.mark("keywords", on);
        let card = Rc::clone(self);
        spawn_local(async move {
            let wanted = if on { JsValue::from("keywords") } else { JsValue::NULL };
            match card.highlight(&wanted).await {
                Ok(count) if on => card.shell.announce(&fill(card.strings.highlighted, &count.to_string())),
                Ok(_) => card.shell.announce(card.strings.highlight_off),
                Err(error) => {
                    card.keywords_shown.set(false);
                    card.shell.mark("keywords", false);
                    card.shell.message(&message_of(&error));
                }
            }
        });
    }

    /// Scrolls to the place of a line of the card: 0 is the headline, then the summary's sentences.
    fn show_place(&self, line: usize) {
        let digest = self.digest.borrow();
        let Some(digest) = digest.as_ref() else { return };
        let extract = match line {
            0 => Some(digest.headline()),
            _ => each::<Extract>(&digest.summary()).nth(line - 1),
        };
        let Some(extract) = extract else { return };
        let ranges: Vec<_> = spans(&extract.spans()).into_iter().filter_map(|span| self.blocks.range(span)).collect();
        let first = ranges.first().and_then(|range| range.start_container().ok()?.parent_element());
        let Some(element) = first else { return };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        let query = self.window.match_media("(prefers-reduced-motion: reduce)").ok().flatten();
        let still = query.is_some_and(|query| query.matches());
        options.set_behavior(if still { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
        element.scroll_into_view_with_scroll_into_view_options(&options);
        self.highlighter.show(PLACE, ranges);
    }

    fn with_panel<T>(&self, work: impl FnOnce(&Panel) -> T) -> Option<T> {
        self.panel.borrow().as_ref().map(work)
    }
}

/// Bytes of the engine have come.
fn progressed(card: &Weak<Card>, loaded: f64, total: f64) {
    if let Some(card) = card.upgrade()
        && total > 0.0
    {
        card.with_panel(|panel| panel.show_loading(loaded / total));
    }
}

/// The message of whatever JavaScript has thrown.
fn message_of(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| Error::NoArticle.to_string())
}
