//! Where the panel stands: beside the article where there is room, else along the bottom, two lines of the article in sight.

use web_sys::{CssStyleDeclaration, DomRect, Element, HtmlElement, Window};

use super::region::{Region, most, property, style};
use crate::dom::number;

/// Beside the article: at least and at most so wide, px.
const BESIDE: [f64; 2] = [256.0, 400.0];
/// Beside the article: so high where the window is.
const TALL: f64 = 640.0;
/// To the window's edge and to the article.
const GAP: f64 = 8.0;
/// Along the bottom: never lower, whatever the article's lines need.
const LEAST: f64 = 120.0;

/// What the panel stands between.
pub struct Place<'a> {
    /// The browser's window.
    pub window: &'a Window,
    /// The bar's host.
    pub bar: &'a Element,
    /// The article.
    pub region: &'a Region,
}

impl Place<'_> {
    /// Puts a panel that has been opened where it leaves the article in sight, and scrolls to that where it is not.
    pub fn open(&self, panel: &HtmlElement) {
        let Some((width, height)) = self.size() else { return };
        let (bar, body) = (self.bar.get_bounding_client_rect(), self.region.body.get_bounding_client_rect());
        let (floor, lines) = (self.floor(&bar, height), self.lines());
        let [left, right] = [bar.left().min(body.left()), width - bar.right().max(body.right())];
        let room = right.max(left) - 2.0 * GAP;
        let is_beside = room >= BESIDE[0];
        panel.set_class_name(if is_beside { "display beside" } else { "display" });
        let own = panel.style();
        let _ = own.remove_property("max-height");
        let top = if is_beside {
            let wide = room.min(BESIDE[1]);
            let x = if right >= left { width - right + GAP } else { left - GAP - wide };
            self.set(&own, &[("left", x), ("width", wide)]);
            let lowest = (height - TALL).max(GAP);
            bar.top().clamp(GAP, lowest)
        } else {
            self.set(&own, &[("left", bar.left().max(0.0)), ("width", bar.width().min(width))]);
            let most = (height / 2.0).min(floor - self.ceiling(&bar) - lines).max(LEAST);
            floor - panel.get_bounding_client_rect().height().min(most)
        };
        let end = if is_beside { height - GAP } else { floor };
        self.set(&own, &[("top", top), ("max-height", end - top)]);
        self.show_lines(if is_beside { floor } else { top });
    }

    /// Scrolls to the article where fewer than two lines of it are in sight above `to`.
    fn show_lines(&self, to: f64) {
        let (bar, body) = (self.bar.get_bounding_client_rect(), self.region.body.get_bounding_client_rect());
        let (from, lines) = (self.ceiling(&bar), self.lines());
        let by = if body.top() > to - lines {
            body.top() - (to - lines)
        } else if body.bottom() < from + lines {
            body.bottom() - (from + lines)
        } else {
            return;
        };
        self.window.scroll_by_with_x_and_y(0.0, by);
    }

    /// Keeps an open panel where it is as its letters, the bar and the article grow: what has been pressed stays under
    /// the pointer as long as two lines of the article do fit.
    pub fn keep(&self, panel: &HtmlElement) {
        let Some((_, height)) = self.size() else { return };
        let (bar, old) = (self.bar.get_bounding_client_rect(), panel.get_bounding_client_rect().top());
        let is_beside = panel.class_name() == "display beside";
        let (top, end) = if is_beside {
            (old, height - GAP)
        } else {
            let floor = self.floor(&bar, height);
            (old.max(self.ceiling(&bar) + self.lines()).min(floor - LEAST), floor)
        };
        self.set(&panel.style(), &[("top", top), ("max-height", end - top)]);
        self.show_lines(if is_beside { end } else { top });
    }

    fn set(&self, own: &CssStyleDeclaration, values: &[(&str, f64)]) {
        // See `dom::host`: lengths in a page that the phone shrinks count so many times.
        let zoom = style(self.window, self.bar).map_or(f64::NAN, |bar| number::parse(&property(&bar, "--jiyao-zoom")));
        let zoom = if zoom > 0.0 { zoom } else { 1.0 };
        for (name, value) in values {
            let _ = own.set_property(name, &number::with_unit((value / zoom).round(), "px"));
        }
    }

    /// The window's width and height.
    fn size(&self) -> Option<(f64, f64)> {
        let html = self.window.document()?.document_element()?;
        Some((f64::from(html.client_width()), f64::from(html.client_height())))
    }

    /// Whether the bar is at the bottom, as on a phone.
    fn is_bar_below(&self) -> bool {
        style(self.window, self.bar).is_some_and(|bar| property(&bar, "position") == "fixed")
    }

    fn floor(&self, bar: &DomRect, height: f64) -> f64 {
        if self.is_bar_below() { bar.top() } else { height }
    }

    /// Where the article is in sight from, once the bar sticks.
    fn ceiling(&self, bar: &DomRect) -> f64 {
        if self.is_bar_below() { 0.0 } else { bar.height() }
    }

    /// The height of two lines of most of the text, and the half of one that is cut.
    fn lines(&self) -> f64 {
        let paragraphs = self.region.paragraphs(self.window);
        let lines = paragraphs.into_iter().map(|paragraph| {
            let line = style(self.window, &paragraph.element)
                .map_or(f64::NAN, |own| number::parse(&property(&own, "line-height")));
            // `normal` is no number.
            (if line > 0.0 { line.max(paragraph.size) } else { paragraph.size * 1.5 }, paragraph.length)
        });
        2.5 * most(lines)
    }
}
