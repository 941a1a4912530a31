//! The pane in which the pages are seen: one whole page, or as near as the reader wants; from page to page.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::{Document, Element, Event};

use super::pages::{HEIGHT, MILLIMETRE, PITCH, WIDTH};
use super::strings::Strings;
use crate::card::listen;
use crate::card::resized::Resized;
use crate::dom::element::{El, button};
use crate::dom::named::named;
use crate::dom::number;

named! {
    /// What the reader does to see the pages; the name is the `data-command` of a button.
    pub enum Look {
        Previous = "previous-page",
        Next = "next-page",
        Smaller = "zoom-out",
        Larger = "zoom-in",
        /// The whole page.
        Fit = "zoom-fit",
    }
}

/// Round a whole page, px; the same in the style sheet.
const MARGIN: f64 = 12.0;
/// A whole page is not shown larger than this, 1 for the paper's own size.
const LARGEST_FIT: f64 = 1.25;
/// The steps of the zoom.
const STEPS: [f64; 11] = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0];
/// A step that is nearer than this to what is shown is no step.
const NEAR: f64 = 0.02;

/// The pane.
pub struct Pane {
    element: El,
    paper: RefCell<Option<El>>,
    pages: Cell<usize>,
    /// What the reader has chosen; `None`: the whole page.
    zoom: Cell<Option<f64>>,
    scale: Cell<f64>,
    /// Whether the paper has just come: then its first page is shown.
    is_new: Cell<bool>,
    value: El,
    fit: El,
    /// The buttons that lead from page to page.
    steps: [El; 2],
    resized: RefCell<Option<Resized>>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Pane {
    /// The pane, and its buttons.
    pub fn new(document: &Document, strings: &Strings) -> (Rc<Self>, El) {
        let new = |tag: &str| El::new(document, tag);
        let press = |look: Look, text: &str| button(document, look.name(), text);
        let glyph = |look, text, name| press(look, text).class("glyph").attr("aria-label", name).attr("title", name);
        let element = new("div").class("pages").attr("role", "img").attr("tabindex", "0");
        let element = element.attr("aria-label", strings.pages_name);
        // What is seen first needs no telling: see `zoom`.
        let value = new("output").class("value").attr("aria-live", "off");
        let fit = press(Look::Fit, strings.whole_page);
        let steps = [press(Look::Previous, strings.previous_page), press(Look::Next, strings.next_page)];
        let tools = new("div").class("tools").attr("role", "group").attr("aria-label", strings.pages_name).children([
            &steps[0],
            &steps[1],
            &glyph(Look::Smaller, "−", strings.zoom_out).class("glyph first"),
            &value,
            &glyph(Look::Larger, "＋", strings.zoom_in),
            &fit,
        ]);
        let pane = Rc::new(Self {
            element,
            paper: RefCell::default(),
            pages: Cell::new(1),
            zoom: Cell::default(),
            scale: Cell::new(1.0),
            is_new: Cell::default(),
            value,
            fit,
            steps,
            resized: RefCell::default(),
            listeners: RefCell::default(),
        });
        pane.listen();
        (pane, tools)
    }

    /// What is put into the dialogue.
    pub fn element(&self) -> &El {
        &self.element
    }

    fn listen(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        self.resized.replace(Some(Resized::follow(&self.element.0, move || with(&weak, |pane| pane.set_scale()))));
        let (turned, scrolled) = (Rc::downgrade(self), Rc::downgrade(self));
        let options = EventListenerOptions::enable_prevent_default();
        let listeners = vec![
            EventListener::new_with_options(&self.element.0, "wheel", options, move |event| {
                with(&turned, |pane| pane.turn(event));
            }),
            EventListener::new(&self.element.0, "scroll", move |_| with(&scrolled, |pane| pane.show_steps())),
        ];
        self.listeners.replace(listeners);
    }

    /// Shows nothing.
    pub fn clear(&self) {
        self.paper.take();
        self.pages.set(1);
        self.element.0.set_text_content(None);
        self.show_steps();
    }

    /// Shows what `paper` holds, from its first page on, once their number is known.
    pub fn show(&self, paper: El) {
        self.element.0.set_text_content(None);
        let _ = self.element.0.append_child(&paper.0);
        self.paper.replace(Some(paper));
        self.is_new.set(true);
    }

    /// Takes the number of pages.
    pub fn set_pages(&self, pages: usize) {
        self.pages.set(pages);
        self.set_scale();
    }

    /// Does what a button or a key wants.
    pub fn run(&self, look: Look) {
        match look {
            Look::Previous => self.step(false),
            Look::Next => self.step(true),
            Look::Smaller => self.zoom(STEPS.iter().copied().rev().find(|step| *step < self.scale.get() - NEAR)),
            Look::Larger => self.zoom(STEPS.iter().copied().find(|step| *step > self.scale.get() + NEAR)),
            Look::Fit => {
                self.zoom.set(None);
                self.set_scale_told();
            }
        }
    }

    /// What a key wants where no field has the focus.
    pub fn run_key(&self, key: &str, in_pane: bool) -> bool {
        // Nothing to scroll up and down: the arrows lead from page to page.
        let flat = in_pane && self.is_flat();
        let look = match key {
            "+" | "=" | "＋" => Look::Larger,
            "-" | "−" | "－" => Look::Smaller,
            "0" => Look::Fit,
            "PageDown" => Look::Next,
            "PageUp" => Look::Previous,
            "ArrowDown" | "ArrowRight" if flat => Look::Next,
            "ArrowUp" | "ArrowLeft" if flat => Look::Previous,
            "Home" if in_pane => {
                self.go_to(0);
                return true;
            }
            "End" if in_pane => {
                self.go_to(self.pages.get() - 1);
                return true;
            }
            _ => return false,
        };
        self.run(look);
        true
    }

    fn zoom(&self, step: Option<f64>) {
        if step.is_some() {
            self.zoom.set(step);
            self.set_scale_told();
        }
    }

    fn set_scale_told(&self) {
        let _ = self.value.0.set_attribute("aria-live", "polite");
        self.set_scale();
    }

    /// Sets the pages as large as they are wanted, and keeps in the middle what is there.
    fn set_scale(&self) {
        let Some(paper) = self.paper.borrow().clone() else { return };
        let pane = &self.element.0;
        let before = self.middle();
        let style = paper.0.style();
        let _ = style.set_property("--pages", &number::text(self.pages.get() as f64));
        // A scroll bar that comes or goes takes from the room: then once more.
        for _ in 0..2 {
            let (width, height) = (f64::from(pane.client_width()), f64::from(pane.client_height()));
            let fitting = |room: f64, paper: f64| (room - 2.0 * MARGIN) / (paper * MILLIMETRE);
            let fit = fitting(width, WIDTH).min(fitting(height, HEIGHT)).clamp(0.05, LARGEST_FIT);
            let scale = self.zoom.get().unwrap_or((fit * 1000.0).floor() / 1000.0);
            self.scale.set(scale);
            let _ = style.set_property("--scale", &number::text(scale));
            let _ = style.set_property("--pad", &number::with_unit(self.pad(), "px"));
            if f64::from(pane.client_height()) == height && f64::from(pane.client_width()) == width {
                break;
            }
        }
        let value = number::percent(self.scale.get()) + "%";
        if self.value.0.text_content().as_deref() != Some(&value) {
            self.value.0.set_text_content(Some(&value));
        }
        let _ = self.fit.0.set_attribute("aria-pressed", if self.zoom.get().is_none() { "true" } else { "false" });
        if self.is_new.take() {
            self.go_to(0);
        } else {
            self.show_middle(before);
        }
        self.show_steps();
    }

    /// Room before the first page and after the last, px: where not all of them are in sight, so much that each can stand in
    /// the middle.
    fn pad(&self) -> f64 {
        let room = f64::from(self.element.0.client_width());
        let unit = MILLIMETRE * self.scale.get();
        let all = ((self.pages.get() - 1) as f64 * PITCH + WIDTH) * unit;
        if all + 2.0 * MARGIN <= room { MARGIN } else { ((room - WIDTH * unit) / 2.0).max(MARGIN) }
    }

    /// What stands in the middle of the pane, mm from the paper's left and top.
    fn middle(&self) -> (f64, f64) {
        let pane = &self.element.0;
        let unit = MILLIMETRE * self.scale.get();
        let x = f64::from(pane.scroll_left()) + f64::from(pane.client_width()) / 2.0 - self.pad();
        let y = f64::from(pane.scroll_top()) + f64::from(pane.client_height()) / 2.0 - MARGIN;
        (x / unit, y / unit)
    }

    fn show_middle(&self, (x, y): (f64, f64)) {
        let pane = &self.element.0;
        let unit = MILLIMETRE * self.scale.get();
        pane.set_scroll_left((x * unit + self.pad() - f64::from(pane.client_width()) / 2.0).round() as i32);
        pane.set_scroll_top((y * unit + MARGIN - f64::from(pane.client_height()) / 2.0).round() as i32);
    }

    /// The page in the middle, from 0.
    fn page(&self) -> usize {
        let at = (self.middle().0 - WIDTH / 2.0) / PITCH;
        (at.round().max(0.0) as usize).min(self.pages.get() - 1)
    }

    fn step(&self, forward: bool) {
        let page = self.page();
        self.go_to(if forward { (page + 1).min(self.pages.get() - 1) } else { page.saturating_sub(1) });
    }

    /// Puts a page into the middle, at its top where it is higher than the pane.
    fn go_to(&self, page: usize) {
        self.show_middle((page as f64 * PITCH + WIDTH / 2.0, 0.0));
        self.show_steps();
    }

    /// Tells which page buttons lead on. One that does not keeps the focus that it has.
    fn show_steps(&self) {
        let pane = &self.element.0;
        let all_seen = pane.scroll_width() <= pane.client_width();
        let (page, last) = (self.page(), self.pages.get() - 1);
        for (step, ends) in self.steps.iter().zip([page == 0, page >= last]) {
            let _ = step.0.set_attribute("aria-disabled", if all_seen || ends { "true" } else { "false" });
        }
    }

    /// Whether there is nothing to scroll up and down.
    fn is_flat(&self) -> bool {
        self.element.0.scroll_height() <= self.element.0.client_height()
    }

    /// A mouse has one wheel: it leads along the pages where there is nothing above and below.
    fn turn(&self, event: &Event) {
        let delta = |name: &str| number::of(event, name).unwrap_or_default();
        let (down, across) = (delta("deltaY"), delta("deltaX"));
        if listen::flag(event, "ctrlKey") || !self.is_flat() || across.abs() >= down.abs() {
            return;
        }
        event.prevent_default();
        /// Firefox counts in lines, px.
        const LINE: f64 = 40.0;
        let unit = if delta("deltaMode") == 1.0 { LINE } else { 1.0 };
        let pane: &Element = &self.element.0;
        pane.set_scroll_left(pane.scroll_left() + (down * unit) as i32);
    }
}

fn with(pane: &Weak<Pane>, run: impl FnOnce(&Rc<Pane>)) {
    if let Some(pane) = pane.upgrade() {
        run(&pane);
    }
}
