//! What the reader points at, with the pointer, by the focus or by keys, and what is read aloud.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlInputElement, Window};

use super::captions::Captions;
use super::pointed::Pointed;
use super::ruler::Ruler;
use crate::dom::number;

/// What is named as a whole.
const NAMED: &str = "a, button, input, select, textarea, summary, img, [role=button], [role=tab], [role=link]";
/// Where keys mean what is written or chosen.
const FIELDS: &str = "input, textarea, select, [contenteditable]";

/// Ruler and captions that follow the reader as long as this lives.
pub struct Pointing {
    _listeners: Vec<EventListener>,
}

struct Aids {
    window: Window,
    document: Document,
    ruler: Option<Ruler>,
    captions: Option<Captions>,
    /// The point that was last pointed at, in px of the window.
    point: Cell<(f64, f64)>,
}

impl Pointing {
    /// Follows the reader with those that are wanted.
    pub fn begin(window: &Window, document: &Document, ruler: bool, captions: bool) -> Self {
        let aids = Rc::new(Aids {
            window: window.clone(),
            document: document.clone(),
            ruler: ruler.then(|| Ruler::insert(document)).flatten(),
            captions: captions.then(|| Captions::insert(document)).flatten(),
            point: Cell::new((f64::NAN, f64::NAN)),
        });
        let on = |name: &'static str, run: fn(&Aids, &Event)| {
            let aids = Rc::clone(&aids);
            EventListener::new(document, name, move |event| run(&aids, event))
        };
        let keys =
            EventListener::new_with_options(document, "keydown", EventListenerOptions::enable_prevent_default(), {
                let aids = Rc::clone(&aids);
                move |event| aids.key(event)
            });
        Self {
            _listeners: vec![
                on("pointermove", |aids, event| aids.point_at(event)),
                on("pointerdown", |aids, event| aids.point_at(event)),
                // From one button of the bar to the next, `focusin` does not leave the bar; the key that went there does.
                on("focusin", Aids::focused),
                on("keyup", Aids::focused),
                on("jiyao:speech", |aids, event| aids.hear(event)),
                keys,
            ],
        }
    }
}

impl Aids {
    fn point_at(&self, event: &Event) {
        let (Some(x), Some(y)) = (number::of(event, "clientX"), number::of(event, "clientY")) else { return };
        if !self.name(event) {
            self.read(x, y);
        }
    }

    fn focused(&self, event: &Event) {
        self.name(event);
    }

    /// Shows the line at a point; false where there is no text.
    fn read(&self, x: f64, y: f64) -> bool {
        let Some(pointed) = Pointed::at(&self.document, x, y) else { return false };
        self.point.set((x, y));
        if let Some(ruler) = &self.ruler {
            ruler.show(&pointed.place);
        }
        if let Some((captions, part)) = self.captions.as_ref().zip(pointed.part(&self.document)) {
            captions.show(&part);
        }
        true
    }

    /// Shows what a link, button, field or picture is called; false where the event is of none.
    fn name(&self, event: &Event) -> bool {
        let Some(named) = target(event).and_then(|target| target.closest(NAMED).ok().flatten()) else { return false };
        let attribute = |name: &str| named.get_attribute(name).filter(|value| !value.trim().is_empty());
        let label = || {
            // A radio button's label holds it.
            named.closest("label").ok().flatten().and_then(|label| label.text_content())
        };
        let value = || named.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
        let name = attribute("aria-label")
            .or_else(|| attribute("alt"))
            .or_else(|| named.text_content().filter(|text| !text.trim().is_empty()))
            .or_else(label)
            .or_else(|| attribute("title"))
            .or_else(value);
        if let Some((captions, name)) = self.captions.as_ref().zip(name.filter(|name| !name.trim().is_empty())) {
            captions.show(name.trim());
        }
        true
    }

    fn hear(&self, event: &Event) {
        let said = Reflect::get(event, &"detail".into()).ok().and_then(|detail| detail.as_string());
        if let Some((captions, said)) = self.captions.as_ref().zip(said) {
            captions.show(&said);
        }
    }

    /// Alt+Shift with the arrows up and down: the line above or below.
    fn key(&self, event: &Event) {
        let get = |name: &str| Reflect::get(event, &name.into()).unwrap_or_default();
        let is = |name: &str| get(name).is_truthy();
        let step = match get("code").as_string().as_deref() {
            Some("ArrowDown") => 1.0,
            Some("ArrowUp") => -1.0,
            _ => return,
        };
        let in_field = target(event).is_some_and(|target| target.closest(FIELDS).ok().flatten().is_some());
        if !is("altKey") || !is("shiftKey") || is("ctrlKey") || is("metaKey") || in_field {
            return;
        }
        event.prevent_default();
        self.go(step);
    }

    fn go(&self, step: f64) {
        /// Px of one try, and how many: past the space between two paragraphs.
        const STEP: f64 = 6.0;
        const TRIES: usize = 40;
        /// Px that a line keeps from the window's edges.
        const EDGE: f64 = 80.0;
        let (Some(width), Some(height)) =
            (number::of(&self.window, "innerWidth"), number::of(&self.window, "innerHeight"))
        else {
            return;
        };
        let (x, y) = self.point.get();
        if x.is_nan() {
            // Nothing has been pointed at: the first line in the middle of the window and below.
            let mut tries = (0..TRIES * 2).map(|nth| height / 3.0 + STEP * nth as f64);
            tries.any(|y| self.read(width / 2.0, y));
            return;
        }
        let Some(line) = Pointed::at(&self.document, x, y).map(|pointed| pointed.place) else {
            self.point.set((f64::NAN, f64::NAN));
            return self.go(step);
        };
        let mut from = if step > 0.0 { line.bottom() } else { line.top() };
        let scrolled = if step > 0.0 { (from + EDGE - height).max(0.0) } else { (from - EDGE).min(0.0) };
        if scrolled != 0.0 {
            self.window.scroll_by_with_x_and_y(0.0, scrolled);
            from -= scrolled;
        }
        let top = line.top() - scrolled;
        for nth in 1..=TRIES {
            let y = from + step * STEP * nth as f64;
            let other =
                Pointed::at(&self.document, x, y).is_some_and(|pointed| (pointed.place.top() - top).abs() > 2.0);
            if other && self.read(x, y) {
                return;
            }
        }
    }
}

/// The innermost element that an event is of, in the parts of the widget as well.
fn target(event: &Event) -> Option<Element> {
    let path = Reflect::get(event, &"composedPath".into()).ok()?.dyn_into::<Function>().ok()?.call0(event).ok()?;
    let first: JsValue = Array::from(&path).get(0);
    first.dyn_into::<Element>().ok()
}
