//! Pictures that the page loads only as the reader scrolls. The browser's own print waits for nothing: so they are asked for
//! early, and one that has not come by then is told in words.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

use crate::dom::element::El;
use crate::dom::picture::{Picture, pictures_in};
use crate::text::ground::words;

/// How long after mounting they are asked for, and how long again while the page loads, in milliseconds.
pub const AFTER: u32 = 300;

/// So many at most, for a page of many pictures.
const MOST: usize = 60;

/// The class of a picture in the print tree that the page does not show yet.
pub const LATE: &str = "late";

/// What has been asked for. The browser gives a picture that is held here at once to another element of the page.
#[derive(Debug, Default)]
pub struct Early(RefCell<Vec<Picture>>);

impl Early {
    /// Asks for the pictures of `body` that it does not show yet; once.
    pub fn ask(&self, document: &Document, body: &Element) {
        if !self.0.borrow().is_empty() {
            return;
        }
        let asked = pictures_in(body).filter_map(|picture| {
            let (address, late) = address(&picture)?;
            let asked = || El::new(document, "img").attr("fetchpriority", "low").attr("src", &address);
            late.then(|| asked().0.unchecked_into())
        });
        *self.0.borrow_mut() = asked.take(MOST).collect();
    }

    /// Puts words in place of the pictures among `printed` that have not come: what the page says of them, or nothing.
    pub fn tell_missing(&self, document: &Document, printed: impl Iterator<Item = Picture>) {
        let has_come = |picture: &Picture| picture.natural_width() >= 1.0;
        for picture in printed.filter(|picture| picture.class_name() == LATE && !has_come(picture)) {
            if self.0.borrow().iter().any(|asked| asked.src() == picture.src() && has_come(asked)) {
                continue;
            }
            let alt = picture.get_attribute("alt").unwrap_or_default();
            let words = El::new(document, "span").class("alt").text(&alt);
            let Some(line) = picture.parent_node() else { continue };
            let _ = if alt.is_empty() { line.remove_child(&picture) } else { line.replace_child(&words.0, &picture) };
        }
    }
}

/// The address of what a picture shows or will show, and whether it does not show it yet; `None` for one that is broken or a
/// dot: one that counts visits.
pub fn address(source: &Picture) -> Option<(String, bool)> {
    let shown = source.current_src();
    let shown = if shown.is_empty() { source.src() } else { shown };
    // A dot also stands in place of what scripts of the site load as the reader scrolls.
    let is_dot = shown.is_empty() || source.complete() && source.natural_width() < 2.0;
    match later_address(source, is_dot) {
        Some(later) => Some((later, true)),
        None => (!is_dot).then(|| (shown, source.natural_width() < 1.0)),
    }
}

/// The address that a picture gets later: in `data-src` and the like, or, where it shows nothing yet, in whatever its
/// site calls the attribute.
fn later_address(source: &Picture, is_dot: bool) -> Option<String> {
    let known = ["data-src", "data-original"].iter().find_map(|name| source.get_attribute(name));
    known.or_else(|| {
        let names = source.get_attribute_names();
        let names = names.iter().filter_map(|name| name.as_string());
        let mut others = names.filter(|name| is_dot && name.starts_with("data-"));
        others.find_map(|name| {
            // Of several, as in `srcset`, the first.
            let value = source.get_attribute(&name)?;
            let address = value.trim().split([' ', ',']).next()?;
            let is_picture = words::within("src original lazy img image url", &name) && words::holds(address, '/');
            (is_picture && !address.starts_with("data:")).then(|| address.to_owned())
        })
    })
}
