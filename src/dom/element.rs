//! Builds elements. Text is always set as text, never as markup.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// An element under construction.
#[derive(Debug, Clone)]
pub struct El(pub HtmlElement);

impl El {
    /// A new element. `tag` is a valid name, so creation can't fail.
    pub fn new(document: &Document, tag: &str) -> Self {
        let element = document.create_element(tag).unwrap_or_else(|_| wasm_bindgen::throw_str(tag));
        Self(element.unchecked_into())
    }

    /// With these classes.
    pub fn class(self, names: &str) -> Self {
        self.0.set_class_name(names);
        self
    }

    /// With this attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// With this text.
    pub fn text(self, text: &str) -> Self {
        self.0.set_text_content(Some(text));
        self
    }

    /// With this child at the end.
    pub fn child(self, child: &El) -> Self {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// With these children at the end.
    pub fn children<'a>(self, children: impl IntoIterator<Item = &'a El>) -> Self {
        children.into_iter().fold(self, |parent, child| parent.child(child))
    }
}

impl AsRef<Element> for El {
    fn as_ref(&self) -> &Element {
        &self.0
    }
}

/// A button that says `text`; `command` is its `data-command`.
pub fn button(document: &Document, command: &str, text: &str) -> El {
    El::new(document, "button").attr("type", "button").attr("data-command", command).text(text)
}
