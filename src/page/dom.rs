//! Reads the page into a [`Tree`]: every element and text node once.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

use super::kind::{DEEPEST, Kind, kind};
use super::meta::Head;
use super::selector::{self, Step};
use super::tree::Tree;
use crate::text::ground::words;

/// The page's text, and the elements that the nodes of the tree stand for.
pub struct Page {
    /// Block elements and lines.
    pub tree: Tree,
    /// The block elements, in the tree's order.
    pub elements: Vec<Element>,
}

impl Page {
    /// Reads a document.
    pub fn read(document: &Document) -> Self {
        let mut page = Self { tree: Tree::default(), elements: vec![] };
        if let Some(body) = document.body() {
            page.node(&body, 0);
        }
        page
    }

    fn node(&mut self, node: &Node, depth: usize) {
        let (kind, name) = kind_of(node);
        match kind {
            Kind::Text => self.tree.text(&node.node_value().unwrap_or_default()),
            Kind::Break => self.tree.end_line(),
            kind @ (Kind::Link | Kind::Inline) if depth < DEEPEST => {
                let element: &Element = node.unchecked_ref();
                let link = isize::from(kind == Kind::Link && element.has_attribute("href"));
                self.tree.seam(link);
                self.children(node, depth);
                self.tree.seam(-link);
            }
            Kind::Block if depth < DEEPEST => {
                let element: &Element = node.unchecked_ref();
                let attribute = |key| element.get_attribute(key).unwrap_or_default();
                self.tree.open(&name, &attribute("id"), &attribute("class"), element.has_attributes());
                self.elements.push(element.clone());
                self.children(node, depth);
                self.tree.close();
            }
            Kind::Frame if depth < DEEPEST => {
                // Null for a frame of another origin.
                let document = Reflect::get(node, &"contentDocument".into()).ok();
                let body = document
                    .filter(|document| document.is_object())
                    .and_then(|document| document.unchecked_into::<Document>().body());
                if let Some(body) = body {
                    self.node(&body, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn children(&mut self, parent: &Node, depth: usize) {
        let mut child = parent.first_child();
        while let Some(node) = child {
            self.node(&node, depth + 1);
            child = node.next_sibling();
        }
    }
}

/// The kind of a node, and its name where it is none of text: half of a page's nodes are text, and a number costs less
/// than a name.
pub fn kind_of(node: &Node) -> (Kind, String) {
    if node.node_type() == Node::TEXT_NODE {
        return (Kind::Text, String::new());
    }
    let name = node.node_name();
    (kind(&name), name)
}

/// What the document says outside its text.
pub fn head(document: &Document) -> Head {
    let mut head = Head { title: document.title(), ..Head::default() };
    for element in elements(document, "meta[content],script:not([src])") {
        if element.node_name() == "SCRIPT" {
            let text = element.text_content().unwrap_or_default();
            let linked = element.get_attribute("type").is_some_and(|kind| kind.ends_with("ld+json"));
            if linked {
                head.linked_data.push(text)
            } else {
                head.scripts.push(text)
            };
        } else if let Some(name) = ["name", "property", "itemprop"].iter().find_map(|key| element.get_attribute(key)) {
            head.named.push((name.to_ascii_lowercase(), element.get_attribute("content").unwrap_or_default()));
        }
    }
    if let Ok(Some(time)) = document.query_selector("time[datetime]") {
        head.named.push(("datetime".into(), time.get_attribute("datetime").unwrap_or_default()));
    }
    let named = "#js_name,[class*=source],[class*=Source],[id*=source],[class*=laiyuan],[class*=nickname]";
    head.sources = elements(document, named).iter().take(20).filter_map(|element| element.text_content()).collect();
    head
}

fn elements(document: &Document, selector: &str) -> Vec<Element> {
    let Ok(found) = document.query_selector_all(selector) else { return vec![] };
    (0..found.length()).filter_map(|index| found.item(index).map(JsCast::unchecked_into)).collect()
}

/// Where something that belongs above the body goes: its parent and what it is put before. Inside
/// the body where its parent takes no other children than its like.
pub fn place_above(body: &Element) -> Option<(Node, Option<Node>)> {
    match &*body.tag_name() {
        "BODY" | "TD" | "TH" | "LI" | "DD" => Some((body.clone().into(), body.first_child())),
        _ => Some((body.parent_node()?, Some(body.clone().into()))),
    }
}

/// A selector that finds the element again on pages of the same template.
pub fn selector_of(element: &Element) -> String {
    let mut way = vec![];
    let mut next = Some(element.clone());
    while let Some(element) = next {
        let tag = element.tag_name();
        let mut nth = 1;
        let mut before = element.previous_element_sibling();
        while let Some(sibling) = before {
            nth += usize::from(sibling.tag_name() == tag);
            before = sibling.previous_element_sibling();
        }
        let id = element.get_attribute("id").unwrap_or_default();
        way.push(Step { tag: tag.to_ascii_lowercase(), id, nth });
        next = element.parent_element();
    }
    selector::selector(&way)
}

/// Whether an element is displayed and its ancestors are: neither by a style nor by an attribute hidden from readers or
/// from screen readers.
pub fn is_displayed(element: &Element) -> bool {
    let mut next = Some(element.clone());
    while let Some(element) = next {
        if is_hidden(&element) {
            return false;
        }
        next = element.parent_element();
    }
    true
}

/// Whether an element itself hides what is in it: not displayed, put beside the page for screen readers alone as the text
/// of a reading voice is, or left out for them.
pub fn is_hidden(element: &Element) -> bool {
    if element.has_attribute("hidden") || element.get_attribute("aria-hidden").as_deref() == Some("true") {
        return true;
    }
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok()?);
    let Some(style) = style else { return false };
    let has = |name, values: &'static str| style.get_property_value(name).is_ok_and(|value| words::has(values, &value));
    has("display", "none")
        || has("visibility", "hidden collapse")
        || has("position", "absolute fixed") && {
            let place = element.get_bounding_client_rect();
            place.right() <= 0.0 || place.width() < 2.0 || place.height() < 2.0
        }
}
