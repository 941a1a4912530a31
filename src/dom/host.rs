//! A host element with a shadow root: the page's styles stay out, ours stay in.

use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, Node, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::element::El;
use super::guard::{Inserted, Sheet};
use super::number;

/// A part of the widget in the page; dropping it removes it.
#[derive(Debug)]
pub struct Host {
    element: Inserted<El>,
    /// Where the part's elements go.
    pub root: ShadowRoot,
    _sheets: Vec<Sheet>,
    listeners: Vec<EventListener>,
}

impl Host {
    /// A host called `tag`, with these style sheets, before `next` in `parent`.
    pub fn insert(document: &Document, tag: &str, css: &[&str], parent: &Node, next: Option<&Node>) -> Option<Self> {
        let element = El::new(document, tag);
        if let Some(shrunk) = shrunk(document) {
            let _ = element.0.style().set_property("--jiyao-zoom", &number::text(1.0 / shrunk));
        }
        let root = element.0.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).ok()?;
        let mut sheets = vec![];
        for css in css {
            match Sheet::adopt(&root, css) {
                Some(sheet) => sheets.push(sheet),
                // Safari before 16.4. A strict CSP leaves the part unstyled there, but working.
                None => drop(root.append_child(&El::new(document, "style").text(css).0)),
            }
        }
        Some(Self { element: Inserted::before(element, parent, next), root, _sheets: sheets, listeners: vec![] })
    }

    /// The host itself.
    pub fn element(&self) -> &Element {
        self.element.0.as_ref()
    }

    /// Calls `run` with the `data-command` of what is pressed in this part, and the element that has it.
    pub fn on_command(&mut self, run: impl Fn(&str, Element) + 'static) {
        self.listeners.push(EventListener::new(&self.root, "click", move |event: &Event| {
            if let Some((command, pressed)) = command_of(event) {
                run(&command, pressed);
            }
        }));
    }

    /// Calls `run` with the `data-command` of what the pointer or the focus comes to.
    pub fn on_approach(&mut self, run: impl Fn(&str) + 'static) {
        let run = Rc::new(run);
        for event in ["pointerover", "focusin"] {
            let run = Rc::clone(&run);
            self.listeners.push(EventListener::new(&self.root, event, move |event: &Event| {
                if let Some((command, _)) = command_of(event) {
                    run(&command);
                }
            }));
        }
    }

    /// The first element in this part that fits.
    pub fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).ok().flatten()
    }
}

/// By how much a phone shrinks the page, 0 to 1: one without a viewport line is laid out 980 px wide for a screen of 360.
/// A desktop's zoom does not count.
fn shrunk(document: &Document) -> Option<f64> {
    let window = document.default_view()?;
    let viewport = Reflect::get(&window, &"visualViewport".into()).ok()?;
    let scale = Reflect::get(&viewport, &"scale".into()).ok()?.as_f64()?;
    (0.1..0.8).contains(&scale).then_some(scale)
}

/// The `data-command` of what an event happened to, and the element that has it.
fn command_of(event: &Event) -> Option<(String, Element)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let pressed = target.closest("[data-command]").ok()??;
    Some((pressed.get_attribute("data-command")?, pressed))
}
