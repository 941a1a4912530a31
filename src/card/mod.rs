//! What is fetched when the reader first wants it: the card with the digest, the highlights, the
//! search, reading aloud, the print preview.
//!
//! Each part keeps its own state and stands on the [`stage`]: `request` asks the engine, `frame` holds the
//! panel, `hits` the terms and the search, `passage` what a line has led to, `speech` what is read aloud,
//! `print` the preview. [`Card`] leads from one to the other.

mod amounts;
mod bar_height;
mod chart;
mod clipboard;
mod context;
mod control;
mod decode;
mod engine;
mod export;
mod find;
mod focus;
mod follow;
mod frame;
mod grip;
mod highlight;
mod hits;
mod labels;
mod lines;
mod listen;
mod live;
mod locate;
mod marks;
mod opening;
mod panel;
mod panes;
mod passage;
mod pauses;
mod pick;
mod print;
mod request;
mod resized;
mod sharing;
mod shell;
mod sorted;
mod speech;
mod stage;
mod strings;
mod styles;
mod tabs;
mod terms;
mod tray;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::Error;
use crate::asking::State;
use crate::dom::command::Command;
use crate::text::Span;
use clipboard::Copied;
use control::Control;
pub use engine::EngineClient;
use export::Part;
pub use export::{Format, Word};
use frame::Frame;
use hits::Hits;
use panes::summary::Length;
use passage::{Back, Passage, focus_still};
use pauses::Pauses;
pub use pick::Pick;
use print::Print;
use request::Requests;
pub use shell::{Context, Shell};
use speech::Speech;
pub use speech::Spoken;
use stage::{Stage, with};
pub use tabs::Tab;
use tray::Tray;

/// What a caller wants highlighted.
pub enum Wanted {
    /// The digest's keywords.
    Keywords,
    /// These terms.
    Texts(Vec<String>),
    /// Nothing any more.
    Nothing,
}

/// The card of an article. Its panel stands in the page once it has been opened.
pub struct Card {
    stage: Rc<Stage>,
    /// Whether what only editors want to know is shown too.
    for_editors: bool,
    requests: Rc<Requests>,
    frame: Rc<Frame>,
    /// The promise of the panel being filled with the digest.
    filling: RefCell<Option<Promise>>,
    /// Whether that is going on.
    is_filling: Cell<bool>,
    hits: Rc<Hits>,
    passage: Rc<Passage>,
    speech: Rc<Speech>,
    print: Rc<Print>,
}

impl AsRef<Stage> for Card {
    fn as_ref(&self) -> &Stage {
        &self.stage
    }
}

impl Card {
    /// A closed card. `rest`: gives a promise that is kept in a later task.
    pub async fn new(context: Context, engine: EngineClient, shell: Shell, rest: Function) -> Result<Rc<Self>, Error> {
        let stage = Rc::new(Stage::new(&context, shell, Pauses::new(rest))?);
        stage.pauses.rest().await;
        let card = Rc::new_cyclic(|card| Self::of(card, &context, engine, &stage));
        let weak = Rc::downgrade(&card);
        stage.follow(move || with(&weak, |card| card.repaint()));
        stage.pauses.pause().await;
        let bar = stage.shell.element();
        let tray = bar.and_then(|bar| Tray::insert(&stage.document, stage.strings, &bar, card.runner()));
        stage.set_tray(tray);
        Ok(card)
    }

    fn of(card: &Weak<Self>, context: &Context, engine: EngineClient, stage: &Rc<Stage>) -> Self {
        let (loading, painting, asking) = (Weak::clone(card), Weak::clone(card), Weak::clone(card));
        let progress = move |loaded, total| with(&loading, |card| card.show_progress(loaded, total));
        let painted = move |count| with(&painting, |card| card.show_painted(count));
        let changed = move |state, message: &str| with(&asking, |card| card.show_state(state, message));
        let requests = Rc::new(Requests::new(Rc::clone(stage), engine, progress, changed));
        let hits = Rc::new(Hits::new(Rc::clone(stage), Rc::clone(&requests), painted));
        Self {
            for_editors: context.for_editors(),
            frame: Rc::new(Frame::new(Rc::clone(stage), context.title_element())),
            filling: RefCell::default(),
            is_filling: Cell::default(),
            passage: Rc::new(Passage::new(Rc::clone(stage))),
            speech: Rc::new(Speech::new(Rc::clone(stage), Rc::clone(&requests))),
            print: Rc::new(Print::new(Rc::clone(stage), Rc::clone(&requests), Rc::clone(&hits))),
            stage: Rc::clone(stage),
            requests,
            hits,
        }
    }

    /// Takes everything out of the page.
    pub fn destroy(&self) {
        self.stage.leave();
        self.requests.leave();
        self.speech.leave();
        self.passage.end();
        self.frame.leave();
        self.print.leave();
    }

    fn runner(self: &Rc<Self>) -> impl Fn(Control, &Element) + Clone + 'static {
        let weak = Rc::downgrade(self);
        move |control: Control, element: &Element| with(&weak, |card| card.handle(control, element))
    }

    /// Does what a command of the bar wants of the card; an error where that is nothing.
    pub fn run(self: &Rc<Self>, command: Command) -> Result<(), Error> {
        match command {
            Command::Digest => self.toggle(),
            Command::Keywords => self.toggle_keywords(),
            Command::Find => self.hits.toggle_find(),
            Command::Print => self.print.toggle(),
            Command::Speech => self.speech.toggle(),
            _ => return Err(Error::InvalidInput("command")),
        }
        Ok(())
    }

    /// Does what a button or a field of the panel or the tray wants.
    fn handle(self: &Rc<Self>, control: Control, element: &Element) {
        self.stage.settle();
        let named = |name: &str| element.get_attribute(name).unwrap_or_default();
        let number = |name: &str| named(name).parse::<usize>().unwrap_or(usize::MAX);
        let value = || element.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value).unwrap_or_default();
        match control {
            Control::Close => self.close(),
            Control::Retry => self.requests.retry(),
            Control::Cancel => self.cancel(),
            Control::Renew => self.renew(),
            Control::Tab => drop(Tab::named(&named("data-tab")).map(|tab| self.select(tab))),
            Control::Length => drop(Length::named(&named("data-length")).map(|length| self.set_length(length))),
            Control::Points => panes::points::toggle(element),
            Control::Line => self.follow_line(element, number("data-line")),
            Control::Back => self.go_back(),
            Control::CopyLink => self.copy_link(),
            Control::Term => self.hits.toggle(number("data-term")),
            Control::TermsOn => self.hits.choose_all(true),
            Control::TermsOff => self.hits.choose_all(false),
            Control::PrintHighlights => {
                self.hits.set_printed(element.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked));
                self.print.reset();
            }
            Control::Hit => self.go_to_hit(number("data-hit"), Some(element)),
            Control::Next => drop(self.step(true)),
            Control::Previous => drop(self.step(false)),
            Control::Clear => self.hits.clear(),
            Control::Search => self.hits.search_typed(),
            Control::EndFind => self.hits.end_find(),
            Control::CopySummary => self.copy_part(Part::Summary),
            Control::CopyTasks => self.copy_part(Part::Tasks),
            Control::CopySection => self.copy_part(Part::Section(number("data-section"))),
            Control::CopyList => self.copy_part(Part::List(number("data-list"))),
            Control::CopyMarkdown => {
                self.copy(Copied { text: self.exported(Format::Markdown), ..Copied::default() });
            }
            Control::SaveWord => drop(Word::named(&named("data-word")).map(|word| self.save_word(word))),
            Control::SaveMarkdown => self.save(Format::Markdown),
            Control::SaveJson => self.save(Format::Json),
            Control::SaveCsv => self.save(Format::Csv),
            Control::SpeechWhat => drop(Spoken::named(&value()).map(|what| self.speech.start(what))),
            Control::SpeechRate => self.speech.set_rate(crate::dom::number::parse(&value())),
            Control::SpeechVoice => self.speech.set_voice(value()),
            Control::SpeechNext => self.speech.skip(true),
            Control::SpeechPrevious => self.speech.skip(false),
            Control::SpeechPause => self.speech.pause_or_resume(),
            Control::SpeechStop => self.speech.end(),
            Control::SpeechSettings => self.speech.toggle_settings(),
        }
    }

    /// After a change of the page, whose text has been read anew.
    fn repaint(&self) {
        self.hits.repaint();
        self.passage.repaint();
        self.speech.repaint();
        if let Some(panel) = self.frame.panel() {
            panel.show_replaced(self.requests.made().is_some() && self.stage.text.is_replaced());
        }
    }

    /// Shows how far the digest is, whoever has asked for it: in the panel, and under the bar where that is closed.
    fn show_state(self: &Rc<Self>, state: State, message: &str) {
        let strings = self.stage.strings;
        let panel = self.frame.panel();
        let is_open = self.frame.is_open();
        let told = match state {
            State::Waiting => Some(strings.loading),
            State::Failed => Some(message),
            State::Idle | State::Done | State::Left => None,
        };
        if let Some(tray) = self.stage.tray() {
            tray.show_waiting(told.filter(|_| !is_open));
        }
        match (state, panel) {
            (State::Waiting, Some(panel)) => panel.show_loading(0.0, 0.0),
            (State::Failed, Some(panel)) => panel.show_error(message),
            (State::Idle, Some(panel)) => panel.show_error(strings.cancelled),
            // What has been asked for elsewhere is shown here too.
            (State::Done, Some(_)) if !self.is_filling.get() => self.fill_panel(),
            _ => {}
        }
        if state == State::Failed {
            self.stage.shell.announce(message);
        }
    }

    /// Stops what is waited for; what has failed already, the reader is done with.
    fn cancel(&self) {
        if self.requests.state() != State::Waiting {
            self.close();
        }
        self.requests.cancel();
    }

    fn show_progress(&self, loaded: f64, total: f64) {
        if let Some(panel) = self.frame.panel().filter(|_| self.requests.made().is_none()) {
            panel.show_loading(loaded, total);
        }
    }

    /// Other terms are highlighted, at so many places.
    fn show_painted(&self, count: usize) {
        self.show_hits();
        if self.hits.are_printed() {
            self.print.reset();
        }
        self.stage.emit("jiyao:highlight", &JsValue::from(count as u32));
    }

    /// Shows in the card which keywords are highlighted, where, and every place.
    fn show_hits(&self) {
        let (Some(panel), Some(made)) = (self.frame.panel(), self.requests.made()) else { return };
        if let Some(pane) = panel.pane(Tab::Keywords) {
            panes::keywords::show(&panel.lines, &pane, &self.stage.text, &self.hits.terms(), &made.digest);
        }
    }

    /// The digest; the one with default options is made once, however many ask for it.
    pub async fn digest(&self, options: &JsValue) -> Result<JsValue, JsValue> {
        if options.is_undefined() { self.requests.digest().await } else { self.requests.ask(options).await }
    }

    /// Highlights terms of the caller's, the digest's keywords, or nothing; gives the number of places.
    pub async fn highlight(&self, wanted: Wanted) -> Result<usize, JsValue> {
        Ok(match wanted {
            Wanted::Keywords => {
                self.requests.digest().await?;
                self.hits.set_all(true)
            }
            Wanted::Nothing => self.hits.set_all(false),
            Wanted::Texts(texts) => self.hits.set_texts(texts),
        })
    }

    /// Marks the digest's keywords in the text, or takes the marks away.
    fn toggle_keywords(self: &Rc<Self>) {
        if self.hits.terms().any_on() {
            return self.hits.choose_all(false);
        }
        let card = Rc::clone(self);
        spawn_local(async move {
            let asked = card.requests.digest().await;
            if card.stage.is_left() {
                return;
            }
            // What has failed, the panel or the tray says, with the ways on.
            if asked.is_ok() {
                card.hits.choose_all(true);
            }
        });
    }

    /// Searches as the reader does, `None` ends the search; gives the number of places.
    pub fn find(&self, query: Option<&str>) -> usize {
        match query {
            Some(query) => self.hits.find(query),
            None => {
                self.hits.end_find();
                0
            }
        }
    }

    /// To the next hit or the previous one; gives its position, from 0.
    pub fn step(self: &Rc<Self>, forward: bool) -> Option<usize> {
        let next = self.hits.next(forward)?;
        self.go_to_hit(next, None);
        Some(next)
    }

    /// To a hit. `pressed`: what leads back.
    fn go_to_hit(self: &Rc<Self>, index: usize, pressed: Option<&Element>) {
        let Some(span) = self.hits.come_to(index) else { return };
        let pressed = pressed.and_then(|pressed| pressed.dyn_ref::<HtmlElement>());
        match (pressed, self.stage.text.then(span)) {
            // With the focus and the way back, as for a line of the card.
            (Some(pressed), Some(span)) => drop(self.show_passage(vec![span], Some(pressed.clone()))),
            _ => self.hits.show_current(),
        }
    }

    /// Follows line `index` of the card.
    fn follow_line(self: &Rc<Self>, line: &Element, index: usize) {
        let Some(panel) = self.frame.panel() else { return };
        let (shell, gone) = (&self.stage.shell, self.stage.strings.place_gone);
        if self.show_passage(panel.lines.passage(index), line.dyn_ref::<HtmlElement>().cloned()) {
            shell.message("");
        } else {
            shell.message(gone);
            shell.announce(gone);
        }
    }

    /// Shows a `Span[]` of the report; false where that text is gone.
    pub fn show_spans(self: &Rc<Self>, spans: &JsValue) -> Result<bool, Error> {
        let spans = decode::checked_spans(spans).ok_or(Error::InvalidInput("spans"))?;
        Ok(self.show_passage(spans, None))
    }

    /// Shows a passage of the report; false where that text is gone. `line`: what leads back.
    fn show_passage(self: &Rc<Self>, spans: Vec<Span>, line: Option<HtmlElement>) -> bool {
        self.stage.settle();
        if self.passage.element(&spans).is_none() {
            return false;
        }
        let back = line.map(|line| self.way_back(line));
        if back.is_some() {
            self.frame.clear_way();
        }
        self.passage.show(spans, back)
    }

    fn way_back(self: &Rc<Self>, line: HtmlElement) -> Back {
        let weak = Rc::downgrade(self);
        let escape = listen::keys(&self.stage.document, move |key, _| {
            if key == "Escape" {
                with(&weak, |card| card.go_back());
            }
            key == "Escape"
        });
        Back { line, tab: self.frame.panel().and_then(|panel| panel.selected()), _escape: escape }
    }

    /// Back to the line of the card that led here.
    fn go_back(self: &Rc<Self>) {
        let (Some(Back { line, tab, .. }), Some(panel)) = (self.passage.end(), self.frame.panel()) else { return };
        if !panel.is_open() {
            self.frame.set_open(true);
            self.enter_drawer();
        }
        tab.map(|tab| panel.select(tab));
        focus_still(&line);
        if self.stage.is_phone() {
            line.scroll_into_view();
        } else {
            self.stage.bring_rect_into_view(panel.element(), &line.get_bounding_client_rect());
        }
    }

    fn enter_drawer(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        self.frame.enter_drawer(move || with(&weak, |card| card.close()));
    }

    /// Prints the brief at once; `prepare`: only makes it what is printed where nothing else is named.
    pub async fn print_brief(&self, prepare: bool) -> Result<(), JsValue> {
        if prepare { self.print.prepare_brief().await } else { self.print.print_brief().await }
    }

    /// Reads aloud, `None` stops. Whether there is something to read and a voice for it.
    pub async fn speak(&self, what: Option<Spoken>) -> Result<bool, JsValue> {
        match what {
            Some(what) => self.speech.speak(what).await,
            None => {
                self.speech.end();
                Ok(false)
            }
        }
    }
}
