//! Scales the article's text: text only, each element from the size that it has.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Window};

use crate::dom::guard::Attribute;
use crate::dom::number;

/// Steps of the buttons.
pub const STEPS: [f64; 10] = [0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0];

/// The text size of one element and all below it; dropping this restores it.
#[derive(Debug)]
pub struct TypeSize {
    window: Window,
    root: Element,
    scale: Cell<f64>,
    changed: RefCell<Vec<Attribute>>,
}

impl TypeSize {
    /// The size as it is.
    pub fn new(window: Window, root: Element) -> Self {
        Self { window, root, scale: Cell::new(1.0), changed: RefCell::default() }
    }

    /// 1: as the page has it.
    pub fn scale(&self) -> f64 {
        self.scale.get()
    }

    /// Scales to `scale` times the page's own size, within the steps' ends.
    pub fn set_scale(&self, scale: f64) {
        let scale = if scale.is_finite() { scale.clamp(STEPS[0], STEPS[STEPS.len() - 1]) } else { 1.0 };
        self.changed.take();
        self.scale.set(scale);
        if scale == 1.0 {
            return;
        }
        // All sizes are read before any is set: children inherit.
        let sizes: Vec<(HtmlElement, f64)> = elements_with_text(&self.root)
            .filter_map(|element| Some((self.font_size(&element)?, element)))
            .map(|(size, element)| (element, size))
            .collect();
        for (element, size) in sizes {
            self.changed.borrow_mut().push(Attribute::keep(&element, "style"));
            let _ = element.style().set_property_with_priority(
                "font-size",
                &number::with_unit(size * scale, "px"),
                "important",
            );
        }
    }

    /// The next step up or down.
    pub fn step(&self, up: bool) -> f64 {
        let now = self.scale.get();
        let next = if up {
            STEPS.iter().find(|step| **step > now + 0.001)
        } else {
            STEPS.iter().rev().find(|step| **step < now - 0.001)
        };
        next.copied().unwrap_or(now)
    }

    fn font_size(&self, element: &Element) -> Option<f64> {
        let style = self.window.get_computed_style(element).ok()??;
        Some(number::parse(&style.get_property_value("font-size").ok()?)).filter(|size| size.is_finite())
    }
}

/// The elements at and below `root` that hold text of their own.
fn elements_with_text(root: &Element) -> impl Iterator<Item = HtmlElement> + use<> {
    let all = root.query_selector_all("*").ok();
    let below = all.into_iter().flat_map(|all| (0..all.length()).filter_map(move |i| all.item(i)));
    std::iter::once(Node::from(root.clone()))
        .chain(below)
        .filter(|node| {
            let mut child = node.first_child();
            while let Some(found) = child {
                if found.node_type() == Node::TEXT_NODE
                    && found.node_value().is_some_and(|text| !text.trim().is_empty())
                {
                    return true;
                }
                child = found.next_sibling();
            }
            false
        })
        .filter_map(|node| node.dyn_into::<HtmlElement>().ok())
}
