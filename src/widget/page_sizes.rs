//! Text sizes that a control of the page's own has set before the widget came: what it remembers in a cookie, its script sets
//! as the page loads.
//!
//! An inline size may as well be the editor's, as in text pasted from Word. It counts as a control's only where the page has
//! such a control, the number is what that sets or what the page remembers, and the attribute is written as scripts write it.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Storage, Window};

use super::take_over;
use crate::dom::command::Command;
use crate::dom::inline::inline_size;
use crate::page::{names, remembers};
use crate::text::ground::words;

/// What may be a control.
const MAY_BE: &str = "a, button, input, span, i, em, b, font, li, img, [onclick]";
/// So many of them are looked at.
const MOST: usize = 3000;

/// Those of `elements` whose inline size a control of the page has set. `elements`: such round and of the article's text.
pub fn of_controls(window: &Window, document: &Document, elements: &[HtmlElement]) -> Vec<HtmlElement> {
    let sized: Vec<(&HtmlElement, String)> =
        elements.iter().filter_map(|element| Some((element, size(element)?))).collect();
    let controls = if sized.is_empty() { vec![] } else { controls(document) };
    if controls.is_empty() {
        return vec![];
    }
    let remembered = remembered(window, document);
    let is_set = |size: &str| {
        let sets = |wanted: bool| {
            controls
                .iter()
                .any(|(command, handler)| (*command == Command::SizeMedium) == wanted && names(handler, size))
        };
        // What the usual size is called, the page has for everybody.
        remembers(&remembered, size) || sets(false) && !sets(true)
    };
    let kinds = kinds(elements);
    // A script sets what holds the text, or all of a kind; an editor some of it.
    let is_shared = |element: &HtmlElement| {
        let name = element.tag_name();
        words::has(HOLDERS, &name) && element.first_element_child().is_some()
            || kinds.iter().any(|(kind, count, of_all)| *kind == name && *count > 1 && of_all.is_some())
    };
    let set = sized.into_iter().filter(|(element, size)| is_set(size) && is_shared(element));
    set.map(|(element, _)| element.clone()).collect()
}

/// The inline size of an element in px, where its attribute is written as scripts write it.
fn size(element: &HtmlElement) -> Option<String> {
    let size = inline_size(element);
    let written = size.ends_with("px") && element.get_attribute("style") == Some(element.style().css_text());
    written.then_some(size)
}

/// Of each kind of elements how many there are, and the inline size that all of them have.
fn kinds(elements: &[HtmlElement]) -> Vec<(String, usize, Option<String>)> {
    let mut kinds: Vec<(String, usize, Option<String>)> = vec![];
    for element in elements {
        let (name, size) = (element.tag_name(), inline_size(element));
        match kinds.iter_mut().find(|(known, ..)| *known == name) {
            Some((_, count, of_all)) => {
                *count += 1;
                if of_all.as_ref() != Some(&size) {
                    *of_all = None;
                }
            }
            None => kinds.push((name, 1, Some(size))),
        }
    }
    kinds
}

/// What holds a whole article.
const HOLDERS: &str = "DIV TD FONT ARTICLE SECTION MAIN BODY HTML";

/// The page's controls for sizes, and what each calls.
fn controls(document: &Document) -> Vec<(Command, String)> {
    let Ok(all) = document.query_selector_all(MAY_BE) else { return vec![] };
    let all = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok());
    all.take(MOST).filter_map(|element| take_over::size_control(&element)).collect()
}

/// All that the page remembers, as `name=value;`.
fn remembered(window: &Window, document: &Document) -> String {
    let cookie = Reflect::get(document, &"cookie".into()).ok().and_then(|cookie| cookie.as_string());
    let mut entries = cookie.unwrap_or_default() + ";";
    let stores = [window.local_storage(), window.session_storage()];
    for storage in stores.into_iter().filter_map(|storage| storage.ok().flatten()) {
        for_each(&storage, |name, value| {
            // Ours is no script's.
            if !name.starts_with("jiyao:") {
                entries += &[name, "=", value, ";"].concat();
            }
        });
    }
    entries
}

fn for_each(storage: &Storage, mut run: impl FnMut(&str, &str)) {
    /// Entries, and UTF-8 bytes of one.
    const LONGEST: (u32, usize) = (200, 200);
    for at in 0..storage.length().unwrap_or(0).min(LONGEST.0) {
        let Some(name) = storage.key(at).ok().flatten() else { continue };
        if let Some(value) = storage.get_item(&name).ok().flatten().filter(|value| value.len() < LONGEST.1) {
            run(&name, &value);
        }
    }
}
