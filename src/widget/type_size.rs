//! Scales the article's text: text only, each element from the size that it has.
//!
//! A size on the container reaches only what inherits, and a factor on each element compounds where
//! elements nest. So each element that holds text gets its own computed size, times the scale, in px.
//!
//! The page's own script may size text as well, with a control of its own that nobody has taken over or with a size that it
//! remembers. Times the scale that would be too much: what it has written since the widget came does not count, nor what a
//! control of the page has set before, see `page_sizes`.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Array, Map, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleDeclaration, Element, HtmlElement, MutationObserver, MutationObserverInit, Node, Window};

use super::page_sizes;
use crate::dom::guard::Sheet;
use crate::dom::inline::{self, InlineStyle, inline_size};
use crate::dom::{STILL_CSS, number};

/// Steps of the buttons.
pub const STEPS: [f64; 10] = [0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0];

/// Lists' markers and first-line indents follow the size of these, even where all text is in spans.
const SIZED: &str = "p, li";

/// The text size of elements and all below them; the page has its own again at 1.
pub struct TypeSize {
    window: Window,
    roots: Vec<Element>,
    scale: Cell<f64>,
    /// What the scale, and a size in px, is at least.
    least: Cell<(f64, f64)>,
    changed: RefCell<Vec<InlineStyle>>,
    /// Each element below and round the roots when the widget came -> the inline size that it had then of its own.
    before: Map,
    observer: Option<MutationObserver>,
    _callback: Closure<dyn FnMut(Array)>,
}

impl TypeSize {
    /// The size as it is. The first of the `roots` is the body of the article; `takes_over`: whether the page's own controls
    /// for sizes are the widget's.
    pub fn new(window: Window, roots: Vec<Element>, takes_over: bool) -> Rc<Self> {
        undo_copies(&roots);
        Rc::new_cyclic(|weak: &Weak<Self>| {
            let weak = weak.clone();
            let callback = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
                let Some(size) = weak.upgrade() else { return };
                let kind = Reflect::get(&records.get(0), &"type".into());
                if kind.is_ok_and(|kind| kind != "attributes") || size.is_resized() {
                    size.apply();
                }
            });
            let before = Map::new();
            let all: Vec<_> =
                around(&roots).into_iter().chain(roots.iter().flat_map(|root| below(root, "*"))).collect();
            for element in &all {
                before.set(element, &inline_size(element).into());
            }
            if let Some(document) = window.document().filter(|_| takes_over) {
                for element in page_sizes::of_controls(&window, &document, &all) {
                    before.set(&element, &"".into());
                }
            }
            let observer = MutationObserver::new(callback.as_ref().unchecked_ref()).ok();
            Self {
                window,
                roots,
                scale: Cell::new(1.0),
                least: Cell::new((1.0, 0.0)),
                changed: RefCell::default(),
                before,
                observer,
                _callback: callback,
            }
        })
    }

    /// What the text has now; 1: as the page has it.
    pub fn scale(&self) -> f64 {
        let least = self.least.get().0;
        // Below 1 it is what a reader has chosen, unless more has been asked for.
        if least > 1.0 { self.scale.get().max(least) } else { self.scale.get() }
    }

    /// What has been set, whatever the scale is at least.
    pub fn chosen(&self) -> f64 {
        self.scale.get()
    }

    /// From now on the scale is at least `scale`, where that is more than 1, and each size at least `pixels`. The same
    /// again reads the page's line heights and sizes anew.
    pub fn set_least(&self, scale: f64, pixels: f64) {
        self.least.set((scale, pixels));
        self.renew();
    }

    /// Scales to `scale` times the page's own size, within the steps' ends. What comes into the
    /// article later follows.
    pub fn set_scale(&self, scale: f64) {
        let scale = if scale.is_finite() { scale.clamp(STEPS[0], STEPS[STEPS.len() - 1]) } else { 1.0 };
        if self.scale.replace(scale) != scale || self.is_resized() {
            self.renew();
        }
    }

    fn is_plain(&self) -> bool {
        self.scale() == 1.0 && self.least.get().1 == 0.0
    }

    fn renew(&self) {
        self.apply();
        let Some(observer) = &self.observer else { return };
        observer.disconnect();
        if !self.is_plain() {
            let init = MutationObserverInit::new();
            init.set_attribute_filter(&Array::of1(&"style".into()));
            for element in around(&self.roots) {
                let _ = observer.observe_with_options(&element, &init);
            }
            init.set_child_list(true);
            init.set_subtree(true);
            for root in &self.roots {
                let _ = observer.observe_with_options(root, &init);
            }
        }
    }

    /// The elements whose inline size the page has changed since the widget came, and the size that they had.
    fn resized(&self) -> Vec<(HtmlElement, String)> {
        let styled = self.roots.iter().flat_map(|root| below(root, "[style]"));
        let all = around(&self.roots).into_iter().chain(styled);
        let changed = all.filter_map(|element| {
            // What came later has its own size.
            let before = self.before.get(&element).as_string()?;
            let ours = element.style().get_property_priority("font-size") == "important";
            (!ours && inline_size(&element) != before).then_some((element, before))
        });
        changed.collect()
    }

    fn is_resized(&self) -> bool {
        !self.resized().is_empty()
    }

    /// Takes back what is changed, reads each element as the page has it, and sets it anew.
    fn apply(&self) {
        let still = self.window.document().and_then(|document| Sheet::adopt(&document, STILL_CSS));
        // The last first: what an element has got second, it must lose first.
        let mut changed = self.changed.take();
        while changed.pop().is_some() {}
        undo_copies(&self.roots);
        for (element, before) in self.resized() {
            let size = if before.is_empty() { "revert-layer".to_owned() } else { before };
            changed.push(InlineStyle::set(element, vec![("font-size", size)]));
        }
        if !self.is_plain() {
            // All are read before any is set: children inherit.
            let mut read = vec![];
            for element in self.roots.iter().flat_map(elements_with_text) {
                if let Some(properties) = self.scaled(&element) {
                    read.push((element, properties));
                }
            }
            for (element, properties) in read {
                changed.push(InlineStyle::set(element, properties));
            }
        }
        self.changed.replace(changed);
        if !self.is_plain() {
            self.open_clipped();
        }
        // Reading makes the change happen now, while nothing may fade.
        if let Some(style) = self.roots.first().and_then(|root| self.style(root)) {
            property(&style, "font-size");
        }
        drop(still);
        // What was changed here is no news.
        if let Some(observer) = &self.observer {
            observer.take_records();
        }
    }

    /// Gives the page its own sizes back, and those that its script has set since.
    pub fn end(&self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        let mut changed = self.changed.take();
        while changed.pop().is_some() {}
        undo_copies(&self.roots);
    }

    /// What an element must have to show its text at the scale.
    fn scaled(&self, element: &Element) -> Option<Vec<(&'static str, String)>> {
        let style = self.style(element)?;
        let pixels = |name| Some(number::parse(&property(&style, name))).filter(|pixels| pixels.is_finite());
        let size = pixels("font-size").filter(|size| *size > 0.0)?;
        let mut properties =
            vec![("font-size", number::with_unit((size * self.scale()).max(self.least.get().1), "px"))];
        // `normal` has no number.
        if let Some(height) = pixels("line-height") {
            properties.push(("line-height", number::text(height / size)));
        }
        // Word indents by 32pt what is two characters.
        let indent = property(&style, "text-indent");
        if indent.ends_with("px") && !indent.starts_with('0') {
            properties.push(("text-indent", number::with_unit(number::parse(&indent) / size, "em")));
        }
        // Long addresses; Chinese breaks anywhere.
        properties.push(("overflow-wrap", "break-word".to_owned()));
        Some(properties)
    }

    /// Lets boxes of a fixed height grow where their text does not fit any more.
    fn open_clipped(&self) {
        let mut changed = self.changed.borrow_mut();
        for index in 0..changed.len() {
            let Some(element) = changed.get(index).map(InlineStyle::element) else { return };
            // Inline elements have no height.
            if element.client_height() > 0 && element.scroll_height() > element.client_height() + 1 {
                let free = vec![("height", "auto".to_owned()), ("max-height", "none".to_owned())];
                let opened = InlineStyle::set(element.clone(), free);
                changed.push(opened);
            }
        }
    }

    /// The next step up or down.
    pub fn step(&self, up: bool) -> f64 {
        let now = self.scale();
        let next = if up {
            STEPS.iter().find(|step| **step > now + 0.001)
        } else {
            STEPS.iter().rev().find(|step| **step < now - 0.001)
        };
        next.copied().unwrap_or(now)
    }

    fn style(&self, element: &Element) -> Option<CssStyleDeclaration> {
        self.window.get_computed_style(element).ok()?
    }
}

fn property(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default()
}

/// Takes our values from what the page has made of its own markup while they were in it (`innerHTML += …`): they would
/// count as the page's.
fn undo_copies(roots: &[Element]) {
    let copies = roots.iter().flat_map(|root| below(root, inline::CHANGED));
    copies.filter(|copy| copy.matches(inline::CHANGED) == Ok(true)).for_each(|copy| InlineStyle::undo_copied(&copy));
}

/// The elements round `roots`, from their parents on.
fn around(roots: &[Element]) -> Vec<HtmlElement> {
    let mut found: Vec<HtmlElement> = vec![];
    for root in roots {
        let mut next = root.parent_element();
        while let Some(element) = next {
            next = element.parent_element();
            if let Ok(element) = element.dyn_into()
                && !found.contains(&element)
            {
                found.push(element);
            }
        }
    }
    found
}

/// `root` and the elements below it that a selector finds.
fn below(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let mut found: Vec<HtmlElement> = root.clone().dyn_into().into_iter().collect();
    if let Ok(all) = root.query_selector_all(selector) {
        found.extend((0..all.length()).filter_map(|i| all.item(i)?.dyn_into::<HtmlElement>().ok()));
    }
    found
}

/// The elements at and below `root` whose own size shows: those that hold text of their own.
fn elements_with_text(root: &Element) -> impl Iterator<Item = HtmlElement> {
    // TRS puts its style sheet inside the article.
    let all = below(root, ":not(style):not(script)").into_iter();
    all.filter(|element| has_text(element) || element.matches(SIZED) == Ok(true))
}

fn has_text(element: &Element) -> bool {
    let mut child = element.first_child();
    while let Some(node) = child {
        if node.node_type() == Node::TEXT_NODE && node.node_value().is_some_and(|text| !text.trim().is_empty()) {
            return true;
        }
        child = node.next_sibling();
    }
    false
}
