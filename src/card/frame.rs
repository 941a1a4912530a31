//! Where the card's panel stands: in the page's flow, on a phone as a drawer from the bottom.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node};

use super::control::Control;
use super::lines::Lines;
use super::locate::style;
use super::panel::Panel;
use super::resized::Resized;
use super::stage::{Stage, with};
use super::{bar_height, focus, listen};
use crate::dom::command::Command;
use crate::page::place_above;

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
struct Drawer {
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

/// The panel, once the card has been opened, and where it stands.
pub struct Frame {
    stage: Rc<Stage>,
    title_element: Option<Element>,
    panel: RefCell<Option<Rc<Panel>>>,
    drawer: RefCell<Option<Drawer>>,
    /// Hears of another size of the report's text.
    text_size: RefCell<Option<EventListener>>,
    bar_height: RefCell<Option<Resized>>,
    /// What the reader was reading when the panel opened above it, and how far below the window's top it stood, px.
    left: RefCell<Option<(Element, f64)>>,
}

impl AsRef<Stage> for Frame {
    fn as_ref(&self) -> &Stage {
        &self.stage
    }
}

/// Whether an element is in the window, be it only in part.
fn is_in_view(element: &Element) -> bool {
    let rect = element.get_bounding_client_rect();
    let height = element.owner_document().and_then(|document| document.document_element());
    rect.bottom() > 0.0 && height.is_some_and(|html| rect.top() < f64::from(html.client_height()))
}

impl Frame {
    /// Without a panel. `title_element`: shows the report's title.
    pub fn new(stage: Rc<Stage>, title_element: Option<Element>) -> Self {
        let (panel, drawer, text_size, bar_height, left) = Default::default();
        Self { stage, title_element, panel, drawer, text_size, bar_height, left }
    }

    /// The panel.
    pub fn panel(&self) -> Option<Rc<Panel>> {
        self.panel.borrow().clone()
    }

    /// Puts a panel into the page; `run` gets what is pressed or changed in it.
    pub fn insert(self: &Rc<Self>, run: impl Fn(Control, &Element) + Clone + 'static) {
        let stage = &self.stage;
        let Some((parent, next)) = self.standing_place() else { return };
        let lines = Lines::new(&stage.document, stage.strings, &stage.origin.address, stage.text_lang.clone());
        let panel = Panel::insert(&stage.document, lines, (&parent, next.as_ref()), run);
        self.panel.replace(panel.map(Rc::new));
        // The panel grows with the report's text.
        let Some(bar) = stage.shell.element() else { return };
        let height = self.panel().map(|panel| bar_height::follow(&bar, panel.element()));
        self.bar_height.replace(height);
        let weak = Rc::downgrade(self);
        let listener = EventListener::new(&bar, "jiyao:size", move |_| with(&weak, |frame| frame.take_text_size()));
        self.text_size.replace(Some(listener));
    }

    fn take_text_size(&self) {
        if let Some(panel) = self.panel() {
            panel.set_text_scale(self.stage.shell.font_scale());
        }
    }

    /// Whether the reader sees the panel.
    pub fn is_open(&self) -> bool {
        self.panel().is_some_and(|panel| panel.is_open())
    }

    /// Shows or hides the panel.
    pub fn set_open(&self, open: bool) {
        if let Some(panel) = self.panel() {
            // Who has gone on reading elsewhere stays there.
            let back = if open { None } else { self.left.take() };
            let back = back.filter(|_| !self.stage.is_phone() && is_in_view(panel.element()));
            panel.set_open(open);
            if let Some((line, top)) = back.filter(|(line, _)| line.is_connected()) {
                self.stage.window.scroll_by_with_x_and_y(0.0, line.get_bounding_client_rect().top() - top);
            }
        }
        if open {
            self.take_text_size();
        }
        self.stage.shell.mark(Command::Digest, open);
    }

    /// Keeps in mind what the reader is reading, before the panel opens above it.
    pub fn keep_place(&self) {
        if !self.is_open() {
            self.left.replace(self.being_read());
        }
    }

    /// The part of the report that stands under the bar, once the reader has scrolled into it.
    fn being_read(&self) -> Option<(Element, f64)> {
        /// Below the bar, px: in the first line.
        const LINE: f64 = 24.0;
        let body = self.stage.text.body();
        let bar = self.stage.shell.element()?.get_bounding_client_rect();
        let column = body.get_bounding_client_rect();
        let (x, y) = (column.left() + column.width() / 2.0, bar.bottom().max(0.0) + LINE);
        let line = self.stage.document.element_from_point(x as f32, y as f32)?;
        let top = line.get_bounding_client_rect().top();
        (body.contains(Some(&line)) && line != *body).then_some((line, top))
    }

    /// Directly under the title where the bar stands above it; else above the body, under the bar.
    ///
    /// The card opens after the button that opens it: in front of it, it would push the button away
    /// under the reader's hand, and would come before it for those who hear the page.
    fn standing_place(&self) -> Option<(Node, Option<Node>)> {
        let body = self.stage.text.body();
        let above_body = || self.under_bar(place_above(body)?);
        let Some(title) = self.title_near(body) else { return above_body() };
        let after_bar = self.stage.shell.element().is_some_and(|bar| follows(&bar, &title));
        let in_flow = title.parent_element().is_some_and(|parent| {
            matches!(style(&self.stage.window, &parent, "display").as_str(), "block" | "flow-root" | "list-item")
        });
        if after_bar && in_flow { Some((title.parent_node()?, title.next_sibling())) } else { above_body() }
    }

    /// The same place, or behind the bar where that has been put there before.
    fn under_bar(&self, (parent, next): (Node, Option<Node>)) -> Option<(Node, Option<Node>)> {
        let bar = self.stage.shell.element().map(Node::from);
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

    /// Brings the panel into view; a drawer is.
    pub fn bring_into_view(&self) {
        if let Some(panel) = self.panel().filter(|_| !self.stage.is_phone()) {
            let element = panel.element();
            self.stage.bring_rect_into_view(element, &element.get_bounding_client_rect());
        }
    }

    /// On a phone: takes the focus into the drawer, and has Escape and Back call `close`.
    pub fn enter_drawer(&self, close: impl Fn() + Clone + 'static) {
        let Some(panel) = self.panel().filter(|_| self.stage.is_phone()) else { return };
        let back = close.clone();
        let watcher = CloseWatcher::new().ok().map(|watcher| {
            let back = Closure::<dyn FnMut()>::new(back);
            watcher.set_onclose(back.as_ref());
            (watcher, back)
        });
        let keys = listen::keys(panel.element(), move |key, _| {
            if key == "Escape" {
                close();
            }
            key == "Escape"
        });
        let opener = focus::deepest(self.stage.document.active_element());
        self.drawer.replace(Some(Drawer { watcher, _keys: keys, opener }));
        panel.focus();
    }

    /// Gives the focus back to what had it before the drawer.
    pub fn leave_drawer(&self) {
        let opener = self.drawer.take().and_then(|mut drawer| drawer.opener.take());
        if let Some(opener) = opener.filter(|opener| opener.is_connected()) {
            let _ = opener.focus();
        }
    }

    /// Takes a drawer out of the reader's way to the text, which gets the focus.
    pub fn clear_way(&self) {
        if self.stage.is_phone() {
            self.drawer.take();
            self.set_open(false);
        }
    }

    /// Takes the panel out of the page.
    pub fn leave(&self) {
        self.text_size.take();
        self.bar_height.take();
        self.drawer.take();
        self.panel.take();
    }
}

/// Whether `second` comes after `first` in the document.
fn follows(first: &Element, second: &Element) -> bool {
    first.compare_document_position(second) & Node::DOCUMENT_POSITION_FOLLOWING != 0
}
