//! The reader's own pick of the article: the blocks light up under the pointer or by the arrow keys, a
//! click or Enter picks.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event};

use crate::dom::guard::{Attribute, Sheet};
use crate::dom::key;
use crate::page::{is_container, selector_of};

/// Outlines what a click would pick; the page keeps its layout.
const STYLE: &str = "[data-jiyao-pick]{outline:3px solid #0b57a4!important;outline-offset:2px!important;\
    background-color:rgb(11 87 164/.08)!important}*{cursor:crosshair!important}";

/// Fewer characters than this are passed over when pointing: a title, a date, a button.
const FEWEST: usize = 60;

/// A pick that is going on; dropping it takes the marks from the page.
pub struct Pick {
    _sheet: Option<Sheet>,
    _listeners: [EventListener; 3],
    _lit: Rc<RefCell<Option<Lit>>>,
}

struct Lit {
    element: Element,
    _mark: Attribute,
}

impl Pick {
    /// Starts picking, for the keyboard from `first`, else from what holds the most text; `None` on an empty page. `done`
    /// gets a selector of what holds the article, `None` where the reader has picked nothing; `lit` gets the text of each
    /// block that the keyboard lights up.
    pub fn start(
        document: &Document,
        first: Option<Element>,
        lit: impl Fn(&str) + 'static,
        done: impl Fn(Option<String>) + 'static,
    ) -> Option<Self> {
        let first = first.or_else(|| largest_child(&document.body()?.into()))?;
        let current: Rc<RefCell<Option<Lit>>> = Rc::default();
        let light = {
            let current = Rc::clone(&current);
            move |element: Element| {
                if current.borrow().as_ref().is_some_and(|lit| lit.element == element) {
                    return;
                }
                current.take();
                let mark = Attribute::set(&element, "data-jiyao-pick", "");
                current.replace(Some(Lit { element, _mark: mark }));
            }
        };
        light(first);
        let (light, done) = (Rc::new(light), Rc::new(done));
        let options = EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: false };
        let over = {
            let light = Rc::clone(&light);
            EventListener::new_with_options(document, "pointerover", options, move |event| {
                if let Some(element) = target(event).and_then(|target| block(&target)) {
                    light(element);
                }
            })
        };
        let click = {
            let done = Rc::clone(&done);
            EventListener::new_with_options(document, "click", options, move |event| {
                let Some(target) = target(event) else { return };
                // Buttons of our own do what they say.
                if is_ours(&target) {
                    return;
                }
                event.prevent_default();
                event.stop_propagation();
                if let Some(element) = block(&target) {
                    done(Some(selector_of(&element)));
                }
            })
        };
        let keys = {
            let current = Rc::clone(&current);
            EventListener::new_with_options(document, "keydown", options, move |event| {
                let key = key::pressed(event).unwrap_or_default();
                let Some(at) = current.borrow().as_ref().map(|lit| lit.element.clone()) else { return };
                let next = match key.as_str() {
                    "Escape" => {
                        done(None);
                        None
                    }
                    "Enter" => {
                        done(Some(selector_of(&at)));
                        None
                    }
                    "ArrowUp" => at.parent_element().filter(|parent| parent.tag_name() != "BODY"),
                    "ArrowDown" => largest_child(&at),
                    "ArrowLeft" => sibling(&at, Element::previous_element_sibling),
                    "ArrowRight" => sibling(&at, Element::next_element_sibling),
                    _ => return,
                };
                event.prevent_default();
                event.stop_propagation();
                if let Some(element) = next {
                    let text = element.text_content().unwrap_or_default();
                    lit(&text.split_whitespace().next().unwrap_or("").chars().take(40).collect::<String>());
                    element.scroll_into_view();
                    light(element);
                }
            })
        };
        Some(Self { _sheet: Sheet::adopt(document, STYLE), _listeners: [over, click, keys], _lit: current })
    }
}

/// The element with the most text below the page's body: where the keyboard starts on a page
/// without an article.
fn largest_child(element: &Element) -> Option<Element> {
    let mut best: Option<(usize, Element)> = None;
    let mut next = element.first_element_child();
    while let Some(child) = next {
        next = child.next_element_sibling();
        let length = length(&child);
        if length > 0 && !is_ours(&child) && best.as_ref().is_none_or(|(most, _)| length > *most) {
            best = Some((length, child));
        }
    }
    best.map(|(_, child)| child)
}

fn sibling(element: &Element, step: fn(&Element) -> Option<Element>) -> Option<Element> {
    let mut next = step(element);
    while let Some(element) = next {
        if length(&element) > 0 && !is_ours(&element) {
            return Some(element);
        }
        next = step(&element);
    }
    None
}

fn target(event: &Event) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into::<Element>().ok())
}

/// Whether it is a part of the widget; its hosts are all called `jiyao-…`.
fn is_ours(element: &Element) -> bool {
    element.tag_name().starts_with("JIYAO-")
}

/// The block round `element` that is large enough to be an article and can hold paragraphs.
fn block(element: &Element) -> Option<Element> {
    let mut next = Some(element.clone());
    while let Some(element) = next {
        let name = element.tag_name();
        if matches!(&*name, "BODY" | "HTML") || is_ours(&element) {
            return None;
        }
        if is_container(&name) && length(&element) >= FEWEST {
            return Some(element);
        }
        next = element.parent_element();
    }
    None
}

/// Characters without white space.
fn length(element: &Element) -> usize {
    element.text_content().map_or(0, |text| text.chars().filter(|c| !c.is_whitespace()).count())
}
