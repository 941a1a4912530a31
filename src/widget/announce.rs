//! Tells screen readers what has changed.

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;
use web_sys::Document;

use crate::dom::element::El;

/// VoiceOver in Safari misses a change that comes with others; Pagefind's announcer waits as long.
const DELAY_MILLISECONDS: u32 = 100;

/// Two polite live regions, used in turn: the same words twice are read twice.
#[derive(Debug)]
pub struct Announcer {
    regions: [El; 2],
    next: Cell<usize>,
    waiting: RefCell<Option<Timeout>>,
}

impl Announcer {
    /// Regions that stand in the page before they are needed, as screen readers want it.
    pub fn new(document: &Document) -> Self {
        let region =
            || El::new(document, "div").class("announcement").attr("role", "status").attr("aria-live", "polite");
        Self { regions: [region(), region()], next: Cell::new(0), waiting: RefCell::default() }
    }

    /// The regions, to be put into a part of the widget.
    pub fn elements(&self) -> &[El; 2] {
        &self.regions
    }

    /// Has `text` read out.
    pub fn say(&self, text: &str) {
        let index = self.next.get();
        self.next.set(1 - index);
        let [old, new] = [&self.regions[1 - index], &self.regions[index]];
        old.0.set_text_content(None);
        let (region, text) = (new.clone(), text.to_owned());
        self.waiting.replace(Some(Timeout::new(DELAY_MILLISECONDS, move || region.0.set_text_content(Some(&text)))));
    }
}
