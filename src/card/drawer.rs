//! Where the card stands: in the page's flow, on a phone as a drawer from the bottom.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node};

use super::lines::Lines;
use super::locate::{bring_into_view, matches, style};
use super::panel::Panel;
use super::{Card, focus, listen, with};
use crate::page::place_above;

/// Where the card is a drawer; the same in the style sheet.
pub const PHONE: &str = "(max-width: 600px)";

#[wasm_bindgen]
extern "C" {
    /// Hears the Back button of Android as well as Escape, and leaves the page's history alone.
    type CloseWatcher;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<CloseWatcher, JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_onclose(this: &CloseWatcher, run: &JsValue);
    #[wasm_bindgen(method)]
    fn destroy(this: &CloseWatcher);
}

/// An open drawer: what closes it. Nothing else is held: the page behind it scrolls and is read.
pub struct Drawer {
    watcher: Option<(CloseWatcher, Closure<dyn FnMut()>)>,
    _keys: EventListener,
    opener: Option<HtmlElement>,
}

impl Drop for Drawer {
    fn drop(&mut self) {
        if let Some((watcher, _)) = &self.watcher {
            watcher.set_onclose(&JsValue::NULL);
            watcher.destroy();
        }
    }
}

impl Card {
    pub(super) fn insert_panel(self: &Rc<Self>) {
        let Some((parent, next)) = self.standing_place() else { return };
        let lines = Lines::new(&self.document, self.strings, &self.origin.address);
        let panel = Panel::insert(&self.document, lines, (&parent, next.as_ref()), self.runner());
        self.panel.replace(panel.map(Rc::new));
        self.follow_text_size();
    }

    /// Has the panel grow with the report's text.
    fn follow_text_size(self: &Rc<Self>) {
        let Some(bar) = self.shell.element() else { return };
        let weak = Rc::downgrade(self);
        self.text_size.replace(Some(EventListener::new(&bar, "jiyao:size", move |_| {
            with(&weak, Self::take_text_size);
        })));
        self.take_text_size();
    }

    pub(super) fn take_text_size(self: &Rc<Self>) {
        if let Some(panel) = self.panel() {
            panel.set_text_scale(self.shell.font_scale());
        }
    }

    /// Directly under the title where the bar stands above it; else above the body, under the bar.
    ///
    /// The card opens after the button that opens it: in front of it, it would push the button away
    /// under the reader's hand, and would come before it for those who hear the page.
    fn standing_place(&self) -> Option<(Node, Option<Node>)> {
        let body = self.text.body();
        let above_body = || self.under_bar(place_above(body)?);
        let Some(title) = self.title_near(body) else { return above_body() };
        let after_bar = self.shell.element().is_some_and(|bar| follows(&bar, &title));
        let in_flow = title.parent_element().is_some_and(|parent| {
            matches!(style(&self.window, &parent, "display").as_str(), "block" | "flow-root" | "list-item")
        });
        if after_bar && in_flow { Some((title.parent_node()?, title.next_sibling())) } else { above_body() }
    }

    /// The same place, or behind the bar where that has been put there before.
    fn under_bar(&self, (parent, next): (Node, Option<Node>)) -> Option<(Node, Option<Node>)> {
        let bar = self.shell.element().map(Node::from);
        let next = next.and_then(|next| if Some(&next) == bar.as_ref() { next.next_sibling() } else { Some(next) });
        Some((parent, next))
    }

    /// What shows the title, where it stands above the body, not far away.
    fn title_near(&self, body: &Element) -> Option<Element> {
        const NEAR: f64 = 400.0;
        let title = self.title_element.clone()?;
        let gap = body.get_bounding_client_rect().top() - title.get_bounding_client_rect().bottom();
        (follows(&title, body) && (0.0..NEAR).contains(&gap)).then_some(title)
    }

    pub(super) fn bring_panel_into_view(&self, panel: &Panel) {
        let element = panel.element();
        bring_into_view(&self.window, &self.document, element, &element.get_bounding_client_rect());
    }

    /// On a phone: takes the focus into the drawer, and lets Escape and Back close it.
    pub(super) fn enter_drawer(self: &Rc<Self>) {
        if !matches(&self.window, PHONE) {
            return;
        }
        let Some(panel) = self.panel() else { return };
        let weak = Rc::downgrade(self);
        let watcher = CloseWatcher::new().ok().map(|watcher| {
            let weak = weak.clone();
            let close = Closure::<dyn FnMut()>::new(move || with(&weak, |card| card.close()));
            watcher.set_onclose(close.as_ref());
            (watcher, close)
        });
        let keys = listen::keys(panel.element(), move |key, _| {
            if key == "Escape" {
                with(&weak, |card| card.close());
            }
            key == "Escape"
        });
        let opener = focus::deepest(self.document.active_element());
        self.drawer.replace(Some(Drawer { watcher, _keys: keys, opener }));
        panel.focus();
    }

    /// Gives the focus back to what had it before the drawer.
    pub(super) fn leave_drawer(&self) {
        let opener = self.drawer.take().and_then(|mut drawer| drawer.opener.take());
        if let Some(opener) = opener.filter(|opener| opener.is_connected()) {
            let _ = opener.focus();
        }
    }
}

/// Whether `second` comes after `first` in the document.
fn follows(first: &Element, second: &Element) -> bool {
    first.compare_document_position(second) & Node::DOCUMENT_POSITION_FOLLOWING != 0
}
