//! Changes to the page that undo themselves when dropped: what `destroy()` rests on.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

/// An element that is in the page as long as this lives.
#[derive(Debug)]
pub struct Inserted<T: AsRef<Element>>(pub T);

impl<T: AsRef<Element>> Inserted<T> {
    /// Puts `element` before `next`, or last where that is `None`.
    pub fn before(element: T, parent: &Node, next: Option<&Node>) -> Self {
        // Fails only where `next` is no child of `parent`, and then the element is nowhere.
        let _ = parent.insert_before(element.as_ref(), next);
        Self(element)
    }
}

impl<T: AsRef<Element>> Drop for Inserted<T> {
    fn drop(&mut self) {
        // Not by `remove()`, of which some pages have made their own.
        let node = self.0.as_ref();
        if let Some(parent) = node.parent_node() {
            let _ = parent.remove_child(node);
        }
    }
}

/// An attribute that has another value as long as this lives.
#[derive(Debug)]
pub struct Attribute {
    element: Element,
    name: &'static str,
    before: Option<String>,
}

impl Attribute {
    #[allow(dead_code)]
    /// Sets it.
    pub fn set(element: &Element, name: &'static str, value: &str) -> Self {
        let before = element.get_attribute(name);
        let _ = element.set_attribute(name, value);
        Self { element: element.clone(), name, before }
    }
}

impl Drop for Attribute {
    fn drop(&mut self) {
        // Nothing but `set` writes here, so there is nothing to read first; `style` is another matter, see
        // `InlineStyle`: Chromium writes a changed style into its attribute only when that is read, and
        // removal without reading leaves `style=""` behind.
        let _ = match &self.before {
            Some(value) => self.element.set_attribute(self.name, value),
            None => self.element.remove_attribute(self.name),
        };
    }
}

#[wasm_bindgen]
extern "C" {
    #[derive(Debug)]
    /// A document or a shadow root; web-sys gives no way to write one function for both.
    pub type StyleRoot;
    #[wasm_bindgen(method, getter, js_name = adoptedStyleSheets)]
    fn adopted(this: &StyleRoot) -> js_sys::Array;
    #[wasm_bindgen(method, setter, js_name = adoptedStyleSheets)]
    fn set_adopted(this: &StyleRoot, sheets: &js_sys::Array);
}

/// A style sheet of the document as long as this lives.
///
/// A constructed sheet, which `style-src` does not forbid as it does `<style>`.
#[derive(Debug)]
pub struct Sheet {
    root: StyleRoot,
    sheet: web_sys::CssStyleSheet,
}

impl Sheet {
    /// Adopts `css`; `None` where the browser has no constructed sheets (Safari before 16.4).
    pub fn adopt(root: &JsValue, css: &str) -> Option<Self> {
        let sheet = web_sys::CssStyleSheet::new().ok()?;
        sheet.replace_sync(css).ok()?;
        let sheet = Self { root: root.clone().unchecked_into(), sheet };
        sheet.put_back();
        Some(sheet)
    }

    /// Puts it behind the others where it is not among them.
    fn put_back(&self) {
        let sheets = js_sys::Array::from(&self.root.adopted());
        if !sheets.includes(&self.sheet, 0) {
            sheets.push(&self.sheet);
            self.root.set_adopted(&sheets);
        }
    }
}

/// A style sheet of the document, back in force within a second where the page has set its list of sheets anew.
#[derive(Debug)]
pub struct KeptSheet {
    _sheet: Rc<Sheet>,
    _looks: Interval,
}

impl KeptSheet {
    /// Adopts `css`; `None` as for [`Sheet::adopt`].
    #[allow(dead_code)] // The shell has none.
    pub fn adopt(root: &JsValue, css: &str) -> Option<Self> {
        /// No event tells of the list.
        const MILLISECONDS: u32 = 1000;
        let sheet = Rc::new(Sheet::adopt(root, css)?);
        let weak = Rc::downgrade(&sheet);
        let look = move || {
            if let Some(sheet) = weak.upgrade() {
                sheet.put_back();
            }
        };
        Some(Self { _sheet: sheet, _looks: Interval::new(MILLISECONDS, look) })
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        let others =
            self.root.adopted().iter().filter(|sheet| *sheet != *AsRef::<JsValue>::as_ref(&self.sheet)).collect();
        self.root.set_adopted(&others);
    }
}
