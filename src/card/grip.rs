//! The grip at the drawer's top: drags it to all of its height, to half of the window, and away; a press and the arrow
//! keys do what a drag does, for who cannot drag (WCAG 2.2, 2.5.7).

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::{Document, Event, HtmlElement};

use super::listen;
use super::strings::Strings;
use crate::dom::element::El;
use crate::dom::number;

/// Of the window's height, what a low drawer and the bar take; the same in the style sheet.
const LOW: f64 = 0.5;
/// Of the window's height, how far it is dragged at least to be meant.
const MEANT: f64 = 0.08;
/// A press whose pointer moves less, px, is no drag: fingers tremble.
const STILL: f64 = 6.0;
/// Says that the drawer is low, to the style sheet.
const IS_LOW: &str = "data-low";
/// How high it may be while it is dragged.
const DRAGGED: &str = "--drawer";

/// The grip, and what it hears.
pub struct Grip {
    _listeners: Vec<EventListener>,
}

struct Held {
    grip: HtmlElement,
    card: HtmlElement,
    strings: &'static Strings,
    drag: Cell<Option<Drag>>,
    /// Whether the press that ends now was a drag, whose click means nothing.
    dragged: Cell<bool>,
}

/// A pointer that holds the grip; px.
#[derive(Clone, Copy)]
struct Drag {
    from: f64,
    height: f64,
}

impl Grip {
    /// The grip's button.
    pub fn button(document: &Document, strings: &Strings) -> El {
        El::new(document, "button").class("grip").attr("type", "button").attr("aria-label", strings.lower)
    }

    /// Has `grip` change the height of `card`; `close` takes the drawer away.
    pub fn attach(grip: &El, card: &El, strings: &'static Strings, close: impl Fn() + 'static) -> Self {
        let (drag, dragged) = Default::default();
        let held = Rc::new(Held { grip: grip.0.clone(), card: card.0.clone(), strings, drag, dragged });
        let on = |name: &'static str, run: fn(&Held, &Event)| {
            let held = Rc::clone(&held);
            EventListener::new(&grip.0, name, move |event| run(&held, event))
        };
        let let_go = {
            let held = Rc::clone(&held);
            EventListener::new(&grip.0, "pointerup", move |event| {
                if held.let_go(event) {
                    close();
                }
            })
        };
        let keys = {
            let held = Rc::clone(&held);
            listen::keys(&grip.0, move |key, _| match key {
                "ArrowUp" => held.set_low(false),
                "ArrowDown" => held.set_low(true),
                _ => false,
            })
        };
        let listeners = vec![
            on("pointerdown", Held::take),
            on("pointermove", Held::pull),
            on("pointercancel", |held, _| held.cancel()),
            on("click", Held::press),
            let_go,
            keys,
        ];
        Self { _listeners: listeners }
    }
}

impl Held {
    fn take(&self, event: &Event) {
        let Some(from) = number::of(event, "clientY") else { return };
        if let Some(pointer) = number::of(event, "pointerId") {
            let _ = self.grip.set_pointer_capture(pointer as i32);
        }
        self.dragged.set(false);
        self.drag.set(Some(Drag { from, height: f64::from(self.card.offset_height()) }));
    }

    fn pull(&self, event: &Event) {
        let (Some(drag), Some(y)) = (self.drag.get(), number::of(event, "clientY")) else { return };
        if (y - drag.from).abs() > STILL {
            self.dragged.set(true);
        }
        if self.dragged.get() {
            // All of its height while it is dragged: that of a low one ends at half.
            let _ = self.card.remove_attribute(IS_LOW);
            let height = number::with_unit((drag.height + drag.from - y).max(0.0), "px");
            let _ = self.card.style().set_property(DRAGGED, &height);
        }
    }

    /// Where the drawer stays; true where it has been dragged away.
    fn let_go(&self, event: &Event) -> bool {
        let (Some(drag), Some(y)) = (self.drag.get(), number::of(event, "clientY")) else { return false };
        let window = window_height();
        self.end();
        if !self.dragged.get() {
            return false;
        }
        let up = drag.from - y;
        // The bar is below the drawer, and the same above and below the half.
        let bar = window - self.card.get_bounding_client_rect().bottom();
        let height = drag.height + up + bar;
        let (half, meant) = (window * LOW, window * MEANT);
        self.set_low(if up > 0.0 { height < half + meant } else { height < drag.height + bar - meant });
        height < half - 2.0 * meant
    }

    fn end(&self) {
        self.drag.set(None);
        let _ = self.card.style().remove_property(DRAGGED);
    }

    /// The browser has taken the pointer: the drawer is high where it was dragged, and its name says so.
    fn cancel(&self) {
        self.end();
        self.set_low(self.card.has_attribute(IS_LOW));
    }

    fn press(&self, event: &Event) {
        // A click of a key has no count.
        let by_key = number::of(event, "detail") == Some(0.0);
        if !self.dragged.take() || by_key {
            self.set_low(!self.card.has_attribute(IS_LOW));
        }
    }

    /// Makes the drawer low, or as high as it may be.
    fn set_low(&self, low: bool) -> bool {
        let _ = self.card.toggle_attribute_with_force(IS_LOW, low);
        let name = if low { self.strings.higher } else { self.strings.lower };
        let _ = self.grip.set_attribute("aria-label", name);
        true
    }
}

/// The window's height, px.
fn window_height() -> f64 {
    web_sys::window().and_then(|window| number::of(&window, "innerHeight")).unwrap_or(0.0)
}
