//! What is fetched when the reader first wants it: the card with the digest, the highlights, the
//! search, reading aloud.

mod amounts;
mod chart;
mod clipboard;
mod digest;
mod drawer;
mod engine;
mod export;
mod find;
mod focus;
mod follow;
mod highlight;
mod hits;
mod lines;
mod listen;
mod live;
mod locate;
mod marks;
mod panel;
mod panes;
mod pauses;
mod place;
mod print;
mod reading;
mod shell;
mod sorted;
mod speech;
mod strings;
mod styles;
mod tabs;
mod terms;
mod tray;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, HtmlInputElement, Window};

use crate::Error;
use crate::dom::strings::Language;
use crate::text::Span;
use crate::text::reader::export::Origin;
use drawer::Drawer;
pub use engine::EngineClient;
use follow::Follower;
use highlight::{Highlighter, Layer};
use hits::Hits;
use live::LiveText;
use panel::Panel;
use panes::summary::Length;
use pauses::Pauses;
use place::Shown;
use print::Preview;
use reading::Reading;
pub use shell::{Context, Shell};
use speech::Speech;
use strings::Strings;
use tabs::Tab;
use terms::Terms;
use tray::Tray;

/// The card of an article. Its panel stands in the page once it has been opened.
pub struct Card {
    window: Window,
    document: Document,
    strings: &'static Strings,
    engine: EngineClient,
    shell: Shell,
    pauses: Pauses,
    origin: Origin,
    title_element: Option<Element>,
    for_editors: bool,
    text: LiveText,
    highlighter: Highlighter,
    follower: RefCell<Option<Follower>>,
    panel: RefCell<Option<Rc<Panel>>>,
    preview: RefCell<Option<Rc<Preview>>>,
    drawer: RefCell<Option<Drawer>>,
    tray: RefCell<Option<Rc<Tray>>>,
    /// The digest with default options, once it is there.
    reading: RefCell<Option<Rc<Reading>>>,
    /// The promise of it while it is made.
    making: RefCell<Option<Promise>>,
    /// And of the panel being filled with it.
    filling: RefCell<Option<Promise>>,
    length: Cell<Length>,
    terms: RefCell<Terms>,
    /// Whether what is highlighted is printed so.
    prints_marks: Cell<bool>,
    hits: RefCell<Hits>,
    shown: RefCell<Option<Shown>>,
    speech: RefCell<Option<Speech>>,
    /// Hears of another size of the report's text.
    text_size: RefCell<Option<EventListener>>,
    destroyed: Cell<bool>,
}

impl Card {
    /// A closed card. `rest`: gives a promise that is kept in a later task.
    pub async fn new(context: Context, engine: EngineClient, shell: Shell, rest: Function) -> Result<Rc<Self>, Error> {
        let window = web_sys::window().ok_or(Error::Unsupported("window"))?;
        let document = window.document().ok_or(Error::Unsupported("document"))?;
        let title = context.title();
        let text = LiveText::read(context.body(), Some(title.clone()).filter(|title| !title.is_empty()));
        let pauses = Pauses::new(rest);
        pauses.rest().await;
        let card = Rc::new(Self {
            strings: Strings::of(Language::of(&context.lang())),
            origin: Origin { title, date: context.date(), source: context.source(), address: context.url() },
            title_element: context.title_element(),
            for_editors: context.for_editors(),
            highlighter: Highlighter::new(&document),
            follower: RefCell::default(),
            panel: RefCell::default(),
            preview: RefCell::default(),
            drawer: RefCell::default(),
            tray: RefCell::default(),
            reading: RefCell::default(),
            making: RefCell::default(),
            filling: RefCell::default(),
            length: Cell::new(Length::Medium),
            terms: RefCell::default(),
            prints_marks: Cell::default(),
            hits: RefCell::default(),
            shown: RefCell::default(),
            speech: RefCell::default(),
            text_size: RefCell::default(),
            destroyed: Cell::new(false),
            window,
            document,
            engine,
            shell,
            pauses,
            text,
        });
        let (weak, later) = (Rc::downgrade(&card), Rc::downgrade(&card));
        let follower = Follower::new(
            card.text.body(),
            move || with(&weak, |card| card.text.mark_stale()),
            move || with(&later, |card| card.settle()),
        );
        card.follower.replace(follower);
        card.pauses.pause().await;
        card.insert_tray();
        Ok(card)
    }

    fn insert_tray(self: &Rc<Self>) {
        let Some(bar) = self.shell.element() else { return };
        self.tray.replace(Tray::insert(&self.document, self.strings, &bar, self.runner()).map(Rc::new));
    }

    fn runner(self: &Rc<Self>) -> impl Fn(&str, &Element) + Clone + 'static {
        let weak = Rc::downgrade(self);
        move |command: &str, element: &Element| with(&weak, |card| card.run(command, element))
    }

    /// What the buttons and fields of the panel and the tray do.
    fn run(self: &Rc<Self>, command: &str, element: &Element) {
        self.settle();
        let number = |name: &str| element.get_attribute(name).and_then(|number| number.parse::<usize>().ok());
        let named = |name: &str| element.get_attribute(name).unwrap_or_default();
        match command {
            "close-card" => self.close(),
            "retry" => self.fill_panel(),
            "renew" => self.renew(),
            "tab" => drop(Tab::named(&named("data-tab")).map(|tab| self.select(tab))),
            "length" => drop(Length::named(&named("data-length")).map(|length| self.set_length(length))),
            "line" => self.follow_line(element, number("data-line").unwrap_or(usize::MAX)),
            "back" => self.go_back(),
            "copy-link" => self.copy_link(),
            "term" => self.toggle_term(number("data-term").unwrap_or(usize::MAX)),
            "terms-on" => self.set_all_terms(true),
            "terms-off" => self.set_all_terms(false),
            "print-highlights" => {
                let checked = element.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked);
                self.highlighter.set_printed(checked);
                self.prints_marks.set(checked);
                self.reset_print();
            }
            "hit" => self.go_to_hit(number("data-hit").unwrap_or(usize::MAX), Some(element)),
            "next" => drop(self.step(true)),
            "previous" => drop(self.step(false)),
            "clear" => self.clear_hits(),
            "search" => self.search_typed(),
            "end-find" => self.end_find(),
            "copy-summary" | "copy-markdown" | "save-markdown" | "save-json" | "save-csv" => self.export(command),
            _ if command.starts_with("speech-") => self.run_speech(command, element),
            _ => {}
        }
    }

    /// Takes everything out of the page.
    pub fn destroy(&self) {
        self.destroyed.set(true);
        self.follower.take();
        self.speech.take();
        self.shown.take();
        // Not by dropping it: JavaScript may hold the card for as long as it likes.
        self.highlighter.remove();
        self.text_size.take();
        self.drawer.take();
        self.panel.take();
        self.preview.take();
        self.tray.take();
    }

    /// Highlights in one layer, `spans` of the text as it stands now; the page's observer hears nothing.
    fn show(&self, layer: Layer, spans: Vec<Span>) {
        let show = || self.highlighter.show(&self.text, layer, spans);
        match self.follower.borrow().as_ref().filter(|_| !self.highlighter.is_custom()) {
            Some(follower) => follower.unnoticed(show),
            None => show(),
        }
    }

    /// After a change of the page: reads the text anew and highlights where things stand now.
    fn settle(self: &Rc<Self>) {
        if self.destroyed.get() || !self.text.is_stale() {
            return;
        }
        let read = || {
            self.highlighter.lift();
            self.text.refresh();
        };
        match self.follower.borrow().as_ref() {
            Some(follower) => follower.unnoticed(read),
            None => read(),
        }
        self.repaint_hits();
        self.repaint_place();
        self.repaint_spoken();
        if let Some(panel) = self.panel() {
            panel.show_replaced(self.reading().is_some() && self.text.is_replaced());
        }
    }

    fn panel(&self) -> Option<Rc<Panel>> {
        self.panel.borrow().clone()
    }

    fn tray(&self) -> Option<Rc<Tray>> {
        self.tray.borrow().clone()
    }

    fn reading(&self) -> Option<Rc<Reading>> {
        self.reading.borrow().clone()
    }

    /// Runs `work` later, on this card if it is still in the page.
    fn spawn(self: &Rc<Self>, work: impl Future<Output = ()> + 'static) {
        spawn_local(work);
    }
}

/// Runs `work` on a card that is still in the page.
fn with(card: &Weak<Card>, work: impl FnOnce(&Rc<Card>)) {
    if let Some(card) = card.upgrade().filter(|card| !card.destroyed.get()) {
        work(&card);
    }
}

/// The message of whatever JavaScript has thrown.
fn message_of(error: &JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| Error::NoArticle.to_string())
}
