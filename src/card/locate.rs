//! Brings a place of the report into view.

use web_sys::{Document, DomRect, Element, ScrollBehavior, ScrollToOptions, Window};

/// Free room above the place, as a part of the window's height: enough for a header that only
/// sticks once the page is scrolled.
const ABOVE: f64 = 0.25;
/// Room between what sticks to the window's top and the place, px.
const GAP: f64 = 24.0;

/// Scrolls so that `rect`, a box in the window that stands in `element`, is in view below whatever
/// sticks to the top. Not at all where it is well in view already.
pub fn bring_into_view(window: &Window, document: &Document, element: &Element, rect: &DomRect) {
    let height = inner_height(window);
    let (top, bottom) = free_room(window, document, rect, height);
    let wanted = (top + own_bar(window, document, top) + GAP).max(height * ABOVE);
    let scroller = scrolling_ancestor(window, document, element);
    let in_view = rect.top() >= top + GAP / 2.0 && (rect.bottom() <= bottom - GAP / 2.0 || rect.top() <= wanted);
    let clipped = scroller.as_ref().is_some_and(|scroller| {
        let frame = scroller.get_bounding_client_rect();
        rect.top() < frame.top() || rect.bottom() > frame.bottom()
    });
    if in_view && !clipped {
        return;
    }
    let distance = match &scroller {
        Some(scroller) => rect.top() - scroller.get_bounding_client_rect().top() - GAP,
        None => rect.top() - wanted,
    };
    let options = ScrollToOptions::new();
    options.set_top(distance);
    options.set_behavior(if distance.abs() > height * 1.5 || prefers_stillness(window) {
        // A long way would take long, too: then a jump is calmer.
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    match scroller {
        Some(scroller) => {
            scroller.scroll_by_with_scroll_to_options(&options);
            let frame = scroller.get_bounding_client_rect();
            if frame.top() < 0.0 || frame.bottom() > height {
                scroller.scroll_into_view();
            }
        }
        None => window.scroll_by_with_scroll_to_options(&options),
    }
}

/// The height of our own bar where it is about to stick: with all that it may offer it is higher
/// than the free room.
fn own_bar(window: &Window, document: &Document, top: f64) -> f64 {
    let bar = document.query_selector("jiyao-bar").ok().flatten();
    let bar = bar.filter(|bar| style(window, bar, "position") == "sticky").map(|bar| bar.get_bounding_client_rect());
    bar.filter(|bar| bar.bottom() > top).map_or(0.0, |bar| bar.height())
}

/// The window's height, px.
pub fn inner_height(window: &Window) -> f64 {
    window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
}

/// What of the window's height nothing of the page or of ours sticks over, at the column of `rect`.
pub fn free_room(window: &Window, document: &Document, rect: &DomRect, height: f64) -> (f64, f64) {
    let x = rect.left() + rect.width() / 2.0;
    let (mut top, mut bottom) = (0.0, height);
    // Headers may stand below each other; more than four sticking ones leave no page to read.
    for _ in 0..4 {
        match sticking(window, document, x, top + 1.0) {
            Some(over) if over.bottom() > top && over.bottom() < height * 0.6 => top = over.bottom(),
            _ => break,
        }
    }
    for _ in 0..4 {
        match sticking(window, document, x, bottom - 1.0) {
            Some(over) if over.top() < bottom && over.top() > height * 0.4 => bottom = over.top(),
            _ => break,
        }
    }
    (top, bottom)
}

/// The box of what sticks to the window at a point.
fn sticking(window: &Window, document: &Document, x: f64, y: f64) -> Option<DomRect> {
    let mut at = document.element_from_point(x as f32, y as f32);
    while let Some(element) = at {
        if matches!(style(window, &element, "position").as_str(), "fixed" | "sticky") {
            return Some(element.get_bounding_client_rect());
        }
        at = element.parent_element();
    }
    None
}

/// The nearest element that scrolls by itself; `None` where the window does.
fn scrolling_ancestor(window: &Window, document: &Document, element: &Element) -> Option<Element> {
    let (root, body) = (document.document_element(), document.body());
    let mut at = element.parent_element();
    while let Some(found) = at {
        if Some(&found) == root.as_ref() || body.as_ref().is_some_and(|body| *AsRef::<Element>::as_ref(body) == found) {
            return None;
        }
        if found.scroll_height() > found.client_height()
            && matches!(style(window, &found, "overflow-y").as_str(), "auto" | "scroll")
        {
            return Some(found);
        }
        at = found.parent_element();
    }
    None
}

/// The nearest element at or above `element` that is a paragraph rather than a piece of one.
pub fn paragraph_of(window: &Window, element: Element) -> Element {
    let mut at = element;
    while style(window, &at, "display").starts_with("inline") {
        match at.parent_element() {
            Some(parent) => at = parent,
            None => break,
        }
    }
    at
}

/// Whether the reader wants no motion.
fn prefers_stillness(window: &Window) -> bool {
    matches(window, "(prefers-reduced-motion: reduce)")
}

/// Whether a media query holds.
pub fn matches(window: &Window, query: &str) -> bool {
    window.match_media(query).ok().flatten().is_some_and(|query| query.matches())
}

/// A computed style.
pub fn style(window: &Window, element: &Element, property: &str) -> String {
    let computed = window.get_computed_style(element).ok().flatten();
    computed.and_then(|style| style.get_property_value(property).ok()).unwrap_or_default()
}
