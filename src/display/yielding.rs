//! What else closes the panel: a press outside of it and the bar, Escape wherever the focus is, and the card as it opens.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, MutationObserver, MutationObserverInit, Node};

use crate::dom::command::Command;
use crate::dom::key;

/// Listens as long as it lives.
pub struct Yielding {
    observer: Option<MutationObserver>,
    _opened: Closure<dyn FnMut()>,
    _press: EventListener,
    _escape: EventListener,
}

/// The button of the card, which says whether that is open.
fn opener(bar: &Element) -> Option<Element> {
    bar.shadow_root()?.query_selector(&["[data-command=", Command::Digest.name(), "]"].concat()).ok()?
}

/// Whether the card is open.
pub fn is_card_open(bar: &Element) -> bool {
    opener(bar).and_then(|opener| opener.get_attribute("aria-expanded")).as_deref() == Some("true")
}

impl Yielding {
    /// Calls `close` where the panel has to go.
    pub fn begin(document: &Document, bar: &Element, panel: &Element, close: impl Fn() + Clone + 'static) -> Self {
        let (host, run) = (bar.clone(), close.clone());
        // On its way down: a page may keep it from coming up.
        let options = EventListenerOptions::run_in_capture_phase();
        // A click: who scrolls the article by a finger goes on tuning. A script's own is no reader's.
        let press = EventListener::new_with_options(document, "click", options, move |event: &Event| {
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            if event.is_trusted() && !host.contains(target.as_ref()) {
                run();
            }
        });
        let (panel, run) = (panel.clone(), close.clone());
        // Before whatever else an Escape would end: that is for the next one. In the panel it is the panel's own.
        let options = EventListenerOptions {
            phase: EventListenerPhase::Capture,
            ..EventListenerOptions::enable_prevent_default()
        };
        let escape = EventListener::new_with_options(document, "keydown", options, move |event: &Event| {
            if key::pressed(event).as_deref() == Some("Escape") && !event.composed_path().includes(&panel, 0) {
                event.prevent_default();
                event.stop_propagation();
                run();
            }
        });
        let host = bar.clone();
        let opened = Closure::<dyn FnMut()>::new(move || {
            if is_card_open(&host) {
                close();
            }
        });
        let observer = MutationObserver::new(opened.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(opener)) = (&observer, opener(bar)) {
            let init = MutationObserverInit::new();
            init.set_attributes(true);
            let _ = observer.observe_with_options(&opener, &init);
        }
        Self { observer, _opened: opened, _press: press, _escape: escape }
    }
}

impl Drop for Yielding {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
