//! What all parts of the card stand on: the page, the report's text in it with what is highlighted, and the shell.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomRect, Element, HtmlElement, Node, Window};

use super::focus;
use super::follow::Follower;
use super::highlight::{Highlighter, Layer};
use super::live::LiveText;
use super::locate::{self, matches};
use super::pauses::Pauses;
use super::shell::{Context, Shell};
use super::strings::Strings;
use super::tray::Tray;
use crate::Error;
use crate::dom::command::Command;
use crate::dom::events;
use crate::dom::strings::Language;
use crate::text::Span;
use crate::text::reader::export::Origin;

/// Where the card is a drawer; the same in the style sheet.
const PHONE: &str = "(max-width: 600px)";

/// The stage. What it has changed in the page is undone by [`Stage::leave`].
pub struct Stage {
    pub window: Window,
    pub document: Document,
    /// The words of the interface.
    pub strings: &'static Strings,
    /// The bar.
    pub shell: Shell,
    /// Where long work rests.
    pub pauses: Pauses,
    /// Where the report is from.
    pub origin: Origin,
    /// The lines that belong to its title.
    pub subtitle: Vec<String>,
    /// The language of the report, as a tag.
    pub text_lang: Option<String>,
    /// The report's text in the page.
    pub text: LiveText,
    highlighter: Highlighter,
    follower: RefCell<Option<Follower>>,
    /// Highlights anew what is shown, after a change of the page.
    repaint: OnceCell<Box<dyn Fn()>>,
    tray: RefCell<Option<Rc<Tray>>>,
    left: Cell<bool>,
}

impl Stage {
    /// The stage of an article.
    pub fn new(context: &Context, shell: Shell, pauses: Pauses) -> Result<Self, Error> {
        let window = web_sys::window().ok_or(Error::Unsupported("window"))?;
        let document = window.document().ok_or(Error::Unsupported("document"))?;
        let title = context.title();
        Ok(Self {
            strings: Strings::of(Language::of(&context.lang())),
            text: LiveText::read(context.body(), Some(title.clone()).filter(|title| !title.is_empty())),
            text_lang: context.text_lang(),
            subtitle: context.subtitle().iter().filter_map(|line| line.as_string()).collect(),
            origin: Origin { title, date: context.date(), source: context.source(), address: context.url() },
            highlighter: Highlighter::new(&document),
            follower: RefCell::default(),
            repaint: OnceCell::new(),
            tray: RefCell::default(),
            left: Cell::default(),
            window,
            document,
            shell,
            pauses,
        })
    }

    /// Follows the page's changes of the text from now on; `repaint` is called when it has been read anew.
    pub fn follow(self: &Rc<Self>, repaint: impl Fn() + 'static) {
        let _ = self.repaint.set(Box::new(repaint));
        let (changed, settled) = (Rc::downgrade(self), Rc::downgrade(self));
        self.follower.replace(Follower::new(
            self.text.body(),
            move || with(&changed, |stage| stage.text.mark_stale()),
            move || with(&settled, |stage| stage.settle()),
        ));
    }

    /// After a change of the page: reads the text anew and highlights where things stand now.
    pub fn settle(&self) {
        if self.left.get() || !self.text.is_stale() {
            return;
        }
        self.unnoticed(|| {
            self.highlighter.lift();
            self.text.refresh();
        });
        if let Some(repaint) = self.repaint.get() {
            repaint();
        }
    }

    /// Does a change of ours; the page's observer hears nothing of it.
    fn unnoticed(&self, change: impl FnOnce()) {
        match self.follower.borrow().as_ref() {
            Some(follower) => follower.unnoticed(change),
            None => change(),
        }
    }

    /// Highlights in one layer, `spans` of the text as it stands now.
    pub fn show(&self, layer: Layer, spans: Vec<Span>) {
        let show = || self.highlighter.show(&self.text, layer, spans);
        if self.highlighter.is_custom() { show() } else { self.unnoticed(show) }
    }

    /// Whether highlights are printed too.
    pub fn print_highlights(&self, printed: bool) {
        self.highlighter.set_printed(printed);
    }

    /// Where spans of the report stand now, those that are still there.
    pub fn now(&self, spans: &[Span]) -> Vec<Span> {
        spans.iter().filter_map(|&span| self.text.now(span)).collect()
    }

    /// Brings what is highlighted in a layer into view, the first of it.
    pub fn bring_into_view(&self, layer: Layer) {
        if let Some((element, rect)) = self.highlighter.first_box(&self.text, layer) {
            self.bring_rect_into_view(&element, &rect);
        }
    }

    /// Brings a box in the window, which stands in `element`, into view.
    pub fn bring_rect_into_view(&self, element: &Element, rect: &DomRect) {
        locate::bring_into_view(&self.window, &self.document, element, rect);
    }

    /// Whether the card is a drawer here.
    pub fn is_phone(&self) -> bool {
        matches(&self.window, PHONE)
    }

    /// Has the card's part of the bar.
    pub fn set_tray(&self, tray: Option<Tray>) {
        self.tray.replace(tray.map(Rc::new));
    }

    /// The card's part of the bar.
    pub fn tray(&self) -> Option<Rc<Tray>> {
        self.tray.borrow().clone()
    }

    /// Fires an event on the bar; it bubbles.
    pub fn emit(&self, name: &str, detail: &JsValue) {
        if let Some(bar) = self.shell.element() {
            events::emit(&bar, name, detail);
        }
    }

    /// Moves the focus to a button of the bar where it stands in a part that is about to go, so that
    /// keyboards and screen readers do not start again at the page's top.
    pub fn save_focus(&self, part: &Node, command: Command) {
        let inside =
            focus::deepest(self.document.active_element()).is_some_and(|focused| part.contains(Some(&focused)));
        let Some(bar) = self.shell.element().filter(|_| inside).and_then(|bar| bar.shadow_root()) else { return };
        // On a narrow screen the button may be in a sheet that is closed.
        for command in [command, Command::More] {
            let button = bar.query_selector(&["[data-command='", command.name(), "']"].concat()).ok().flatten();
            if let Some(button) = button.filter(|button| button.client_height() > 0) {
                let _ = button.unchecked_ref::<HtmlElement>().focus();
                return;
            }
        }
    }

    /// Takes everything out of the page.
    pub fn leave(&self) {
        self.left.set(true);
        self.follower.take();
        // Not by dropping it: JavaScript may hold the card for as long as it likes.
        self.highlighter.remove();
        self.tray.take();
    }

    /// Whether it has left the page: nothing is to be done any more.
    pub fn is_left(&self) -> bool {
        self.left.get()
    }
}

impl AsRef<Stage> for Stage {
    fn as_ref(&self) -> &Stage {
        self
    }
}

/// Runs `work` on a part of the card that is still in the page.
pub fn with<T: AsRef<Stage>>(part: &Weak<T>, work: impl FnOnce(&Rc<T>)) {
    if let Some(part) = part.upgrade().filter(|part| !T::as_ref(part).is_left()) {
        work(&part);
    }
}
