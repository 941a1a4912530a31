//! From a line of the card to its place in the report, and back.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement};

use super::drawer::PHONE;
use super::highlight::{Layer, holder};
use super::locate::{bring_into_view, matches, paragraph_of};
use super::tabs::Tab;
use super::{Card, clipboard, digest, listen, with};
use crate::dom::guard::Attribute;
use crate::text::Span;

/// The highlight stays this long, then pales, then goes.
const STAY_MILLISECONDS: u32 = 4000;
const FADE_MILLISECONDS: u32 = 600;

/// The place that is shown, and the way back from it.
pub struct Shown {
    /// In the report.
    spans: Vec<Span>,
    /// The line that has led there; `None` where a program asked for the place.
    line: Option<HtmlElement>,
    tab: Option<Tab>,
    fading: bool,
    _focus: Option<Attribute>,
    _timer: Option<Timeout>,
    _escape: Option<EventListener>,
}

impl Card {
    /// Follows line `index` of the card.
    pub(super) fn follow_line(self: &Rc<Self>, line: &Element, index: usize) {
        let Some(panel) = self.panel() else { return };
        let line = line.dyn_ref::<HtmlElement>().cloned();
        if !self.show_place(panel.lines.place(index), line) {
            self.shell.message(self.strings.place_gone);
            self.shell.announce(self.strings.place_gone);
        } else {
            self.shell.message("");
        }
    }

    /// Shows a `Span[]` of the report; false where that text is gone.
    pub fn show_spans(self: &Rc<Self>, spans: &JsValue) -> bool {
        self.show_place(digest::spans_of(spans), None)
    }

    /// Brings `spans` of the report into view, highlights them for a while and puts the focus there;
    /// false where the text is not there any more. `line`: what leads back.
    pub fn show_place(self: &Rc<Self>, spans: Vec<Span>, line: Option<HtmlElement>) -> bool {
        self.settle();
        let now: Vec<Span> = spans.iter().filter_map(|&span| self.text.now(span)).collect();
        let Some(range) = now.first().and_then(|&span| self.text.range(span)) else { return false };
        let Some(element) = holder(&range) else { return false };
        let tab = self.panel().and_then(|panel| panel.selected());
        self.shown.take();
        self.show(Layer::Fading, vec![]);
        self.show(Layer::Place, now);
        let paragraph = paragraph_of(&self.window, element);
        let focus = self.focus_paragraph(&paragraph);
        // On a phone the drawer would lie on it.
        if line.is_some() && matches(&self.window, PHONE) {
            self.drawer.take();
            if let Some(panel) = self.panel() {
                panel.set_open(false);
            }
            self.shell.mark("digest", false);
        }
        if let Some((element, place)) = self.highlighter.first_box(&self.text, Layer::Place) {
            bring_into_view(&self.window, &self.document, &element, &place);
        }
        let escape = line.is_some().then(|| {
            let weak = Rc::downgrade(self);
            listen::keys(&self.document, move |key, _| {
                if key == "Escape" {
                    with(&weak, |card| card.go_back());
                }
                key == "Escape"
            })
        });
        if let Some(tray) = self.tray() {
            tray.offer_back(line.is_some(), self.strings);
        }
        if line.is_some() {
            self.shell.announce(self.strings.shown_in_text);
        }
        self.shown.replace(Some(Shown {
            spans,
            line,
            tab,
            fading: false,
            _focus: focus,
            _timer: Some(self.after(STAY_MILLISECONDS, Self::fade)),
            _escape: escape,
        }));
        true
    }

    /// Puts the focus on a paragraph of the page, so that keyboards and screen readers go on from there.
    fn focus_paragraph(&self, paragraph: &Element) -> Option<Attribute> {
        let element = paragraph.dyn_ref::<HtmlElement>()?;
        let guard = (!paragraph.has_attribute("tabindex")).then(|| Attribute::set(paragraph, "tabindex", "-1"));
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
        guard
    }

    fn after(self: &Rc<Self>, milliseconds: u32, work: fn(&Rc<Self>)) -> Timeout {
        let weak = Rc::downgrade(self);
        Timeout::new(milliseconds, move || with(&weak, work))
    }

    fn fade(self: &Rc<Self>) {
        let Some(spans) = self.shown.borrow_mut().as_mut().map(|shown| {
            shown.fading = true;
            shown.spans.clone()
        }) else {
            return;
        };
        self.show(Layer::Place, vec![]);
        self.show(Layer::Fading, spans.iter().filter_map(|&span| self.text.now(span)).collect());
        let timer = self.after(FADE_MILLISECONDS, |card| card.show(Layer::Fading, vec![]));
        if let Some(shown) = self.shown.borrow_mut().as_mut() {
            shown._timer = Some(timer);
        }
    }

    /// After a change of the page.
    pub(super) fn repaint_place(self: &Rc<Self>) {
        let shown = self.shown.borrow();
        let Some(shown) = shown.as_ref().filter(|shown| !shown.fading) else { return };
        self.show(Layer::Place, shown.spans.iter().filter_map(|&span| self.text.now(span)).collect());
    }

    /// Back to the line of the card that led here.
    pub(super) fn go_back(self: &Rc<Self>) {
        let Some(shown) = self.shown.take() else { return };
        self.show(Layer::Place, vec![]);
        self.show(Layer::Fading, vec![]);
        if let Some(tray) = self.tray() {
            tray.offer_back(false, self.strings);
        }
        let (Some(panel), Some(line)) = (self.panel(), &shown.line) else { return };
        if !panel.is_open() {
            panel.set_open(true);
            self.shell.mark("digest", true);
            self.enter_drawer();
        }
        shown.tab.map(|tab| panel.select(tab));
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = line.focus_with_options(&options);
        if matches(&self.window, PHONE) {
            line.scroll_into_view();
        } else {
            bring_into_view(&self.window, &self.document, panel.element(), &line.get_bounding_client_rect());
        }
    }

    /// Copies the address of the passage that is shown.
    pub(super) fn copy_link(self: &Rc<Self>) {
        let spans = self.shown.borrow().as_ref().map(|shown| shown.spans.clone()).unwrap_or_default();
        let Some(address) = self.panel().and_then(|panel| panel.lines.address(&spans)) else {
            return;
        };
        let card = Rc::clone(self);
        self.spawn(async move {
            if clipboard::copy(&card.document, &address).await {
                card.shell.announce(card.strings.copied);
                if let Some(tray) = card.tray() {
                    tray.show_copied(card.strings);
                }
            } else {
                card.shell.message(&address);
            }
        });
    }
}
