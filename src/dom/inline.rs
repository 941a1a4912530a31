//! The inline style of one element while some of its properties have values of ours.

use js_sys::JSON;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// Says in the style itself what the attribute was without our values, as JSON: a page that writes its markup anew from
/// `innerHTML` copies both.
const BEFORE: &str = "--jiyao-before";

/// Finds what has values of ours.
pub const CHANGED: &str = "[style*='--jiyao-before']";

/// The inline text size of an element, empty where it has none.
pub fn inline_size(element: &HtmlElement) -> String {
    element.style().get_property_value("font-size").unwrap_or_default()
}

/// Properties of an element's `style` that have other values as long as this lives.
///
/// Inline and `!important`, they win against every rule of the page, its `!important` ones included.
/// The attribute comes back byte for byte, unless the page has written to it meanwhile: then only
/// what is still ours is taken back.
#[derive(Debug)]
pub struct InlineStyle {
    element: HtmlElement,
    before: Option<String>,
    after: Option<String>,
    /// Name, and the element's own value and priority.
    ours: Vec<(&'static str, String, String)>,
}

impl InlineStyle {
    /// Sets these properties; one that the browser does not know is left out.
    pub fn set(element: HtmlElement, properties: Vec<(&'static str, String)>) -> Self {
        let (style, before) = (element.style(), element.get_attribute("style"));
        let mut ours = vec![];
        let is_first = style.get_property_value(BEFORE).unwrap_or_default().is_empty();
        let told =
            is_first.then(|| JSON::stringify(&before.clone().map_or(JsValue::NULL, JsValue::from)).ok()).flatten();
        for (name, value) in properties.into_iter().chain(told.map(|told| (BEFORE, String::from(told)))) {
            ours.push((name, style.get_property_value(name).unwrap_or_default(), style.get_property_priority(name)));
            let _ = style.set_property_with_priority(name, &value, "important");
        }
        let after = element.get_attribute("style");
        Self { element, before, after, ours }
    }

    /// Gives a copy of an element that had values of ours the attribute that this had without them.
    pub fn undo_copied(copy: &HtmlElement) {
        let told = copy.style().get_property_value(BEFORE).unwrap_or_default();
        let before = JSON::parse(&told).ok().and_then(|before| before.as_string());
        let _ = match before {
            Some(before) => copy.set_attribute("style", &before),
            None => copy.remove_attribute("style"),
        };
    }

    /// The element.
    pub fn element(&self) -> &HtmlElement {
        &self.element
    }
}

impl Drop for InlineStyle {
    fn drop(&mut self) {
        let style = self.element.style();
        // Read before it is removed: Chromium writes a changed style into the attribute only when that
        // is read, and a removal without reading leaves `style=""` behind.
        let untouched = self.element.get_attribute("style") == self.after;
        if !untouched {
            // Without its priority a property is the page's again.
            for (name, value, priority) in
                self.ours.iter().filter(|ours| !style.get_property_priority(ours.0).is_empty())
            {
                // An empty value removes the property.
                let _ = style.set_property_with_priority(name, value, priority);
            }
            if self.element.get_attribute("style").is_some_and(|left| !left.is_empty()) {
                return;
            }
        }
        let _ = match &self.before {
            Some(value) if untouched => self.element.set_attribute("style", value),
            Some(_) => Ok(()),
            None => self.element.remove_attribute("style"),
        };
    }
}
