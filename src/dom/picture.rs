//! Pictures as they are printed.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::number;

#[wasm_bindgen]
extern "C" {
    /// An `<img>`, known by its tag.
    #[derive(Debug)]
    #[wasm_bindgen(extends = Element)]
    pub type Picture;
    /// The address of what it shows; empty where it shows nothing yet.
    #[wasm_bindgen(method, getter, js_name = currentSrc)]
    pub fn current_src(this: &Picture) -> String;
    /// The address that it asks for.
    #[wasm_bindgen(method, getter)]
    pub fn src(this: &Picture) -> String;
    /// Whether it has come, or never will.
    #[wasm_bindgen(method, getter)]
    pub fn complete(this: &Picture) -> bool;
    /// Width on the page, in px.
    #[wasm_bindgen(method, getter)]
    pub fn width(this: &Picture) -> f64;
    /// Height on the page, in px.
    #[wasm_bindgen(method, getter)]
    pub fn height(this: &Picture) -> f64;
    /// Its own width, in px; 0 where it has not come or never will.
    #[wasm_bindgen(method, getter, js_name = naturalWidth)]
    pub fn natural_width(this: &Picture) -> f64;
    /// Its own height, in px.
    #[wasm_bindgen(method, getter, js_name = naturalHeight)]
    pub fn natural_height(this: &Picture) -> f64;
}

/// Tells the style sheet the shape of `printed`, which `known` has once it has come: 公文版式 gives a
/// picture a whole number of lines, for which its height has to be known.
pub fn tell_shape(printed: &HtmlElement, known: &Picture) {
    let (width, height) = (known.natural_width(), known.natural_height());
    if width >= 1.0 && height >= 1.0 {
        let _ = printed.style().set_property("--shape", &number::text(height / width));
    }
}

/// The same for all pictures in `root` that have come by now.
pub fn tell_shapes(root: &Element) {
    pictures_in(root).for_each(|picture| tell_shape(picture.unchecked_ref(), &picture));
}

/// The pictures in `root`.
pub fn pictures_in(root: &Element) -> impl Iterator<Item = Picture> {
    let list = root.query_selector_all("img").ok();
    list.into_iter().flat_map(|list| (0..list.length()).filter_map(move |at| list.item(at))).map(JsCast::unchecked_into)
}
