//! A passage of the report, shown for a while to who comes from the card, and the way back.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::highlight::{Layer, holder};
use super::locate::paragraph_of;
use super::stage::{Stage, with};
use super::tabs::Tab;
use crate::dom::guard::Attribute;
use crate::text::Span;

/// The highlight stays this long, then pales, then goes.
const STAY_MILLISECONDS: u32 = 4000;
const FADE_MILLISECONDS: u32 = 600;

/// The way back to the card.
pub struct Back {
    /// The line that has led to the passage.
    pub line: HtmlElement,
    /// The tab that it stands behind.
    pub tab: Option<Tab>,
    /// Hears the key that leads back.
    pub _escape: EventListener,
}

struct Shown {
    /// In the report.
    spans: Vec<Span>,
    /// `None` where a program asked for the passage.
    back: Option<Back>,
    fading: bool,
    _focus: Option<Attribute>,
    _timer: Timeout,
}

/// The passage that is shown.
pub struct Passage {
    stage: Rc<Stage>,
    shown: RefCell<Option<Shown>>,
}

impl AsRef<Stage> for Passage {
    fn as_ref(&self) -> &Stage {
        &self.stage
    }
}

impl Passage {
    /// None yet.
    pub fn new(stage: Rc<Stage>) -> Self {
        Self { stage, shown: RefCell::default() }
    }

    /// The element that `spans` of the report start in now; `None` where that text is gone.
    pub fn element(&self, spans: &[Span]) -> Option<Element> {
        let now = self.stage.now(spans);
        holder(&self.stage.text.range(*now.first()?)?)
    }

    /// Brings `spans` of the report into view, highlights them for a while and puts the focus there;
    /// false where that text is gone.
    pub fn show(self: &Rc<Self>, spans: Vec<Span>, back: Option<Back>) -> bool {
        let Some(element) = self.element(&spans) else { return false };
        let stage = &self.stage;
        self.shown.take();
        stage.show(Layer::Fading, vec![]);
        stage.show(Layer::Passage, stage.now(&spans));
        let focus = focus_paragraph(&paragraph_of(&stage.window, element));
        stage.bring_into_view(Layer::Passage);
        if let Some(tray) = stage.tray() {
            tray.offer_back(back.is_some(), stage.strings);
        }
        if back.is_some() {
            stage.shell.announce(stage.strings.shown_in_text);
        }
        let timer = self.after(STAY_MILLISECONDS, |passage| passage.fade());
        self.shown.replace(Some(Shown { spans, back, fading: false, _focus: focus, _timer: timer }));
        true
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
        self.stage.show(Layer::Passage, vec![]);
        self.stage.show(Layer::Fading, self.stage.now(&spans));
        let timer = self.after(FADE_MILLISECONDS, |passage| passage.stage.show(Layer::Fading, vec![]));
        if let Some(shown) = self.shown.borrow_mut().as_mut() {
            shown._timer = timer;
        }
    }

    /// After a change of the page.
    pub fn repaint(&self) {
        if let Some(shown) = self.shown.borrow().as_ref().filter(|shown| !shown.fading) {
            self.stage.show(Layer::Passage, self.stage.now(&shown.spans));
        }
    }

    /// Where the passage that is shown stands in the report; empty where none is.
    pub fn spans(&self) -> Vec<Span> {
        self.shown.borrow().as_ref().map(|shown| shown.spans.clone()).unwrap_or_default()
    }

    /// Shows it no longer; gives the way back that it had.
    pub fn end(&self) -> Option<Back> {
        let shown = self.shown.take()?;
        self.stage.show(Layer::Passage, vec![]);
        self.stage.show(Layer::Fading, vec![]);
        if let Some(tray) = self.stage.tray() {
            tray.offer_back(false, self.stage.strings);
        }
        shown.back
    }
}

/// Puts the focus on a paragraph of the page, so that keyboards and screen readers go on from there.
fn focus_paragraph(paragraph: &Element) -> Option<Attribute> {
    let element = paragraph.dyn_ref::<HtmlElement>()?;
    let guard = (!paragraph.has_attribute("tabindex")).then(|| Attribute::set(paragraph, "tabindex", "-1"));
    focus_still(element);
    guard
}

/// Puts the focus on an element and scrolls nowhere.
pub fn focus_still(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
