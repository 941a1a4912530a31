//! What part of the page the article is, and its paragraphs, whatever elements they are.

use web_sys::{CssStyleDeclaration, Document, Element, Node, Window};

use crate::dom::number;

/// The article in the page.
pub struct Region {
    /// The element that holds the text.
    pub body: Element,
    title: Option<Element>,
}

/// A paragraph.
pub struct Paragraph {
    /// The block that holds it.
    pub element: Element,
    /// The size of most of its text in px, as it is shown.
    pub size: f64,
    /// Characters.
    pub length: usize,
}

impl Region {
    /// The article of this body and this title.
    pub fn new(body: Element, title: Option<Element>) -> Self {
        Self { body, title }
    }

    /// What is coloured with the article: the column that holds little but title and text, or else these themselves.
    pub fn columns(&self) -> Vec<Element> {
        let Some(title) = self.title.as_ref().filter(|title| !self.body.contains(Some(title))) else {
            return vec![self.body.clone()];
        };
        let mut column = Some(self.body.clone());
        while let Some(element) = column.take_if(|element| !element.contains(Some(title))) {
            column = element.parent_element();
        }
        match column.filter(|column| is_part(column) && length(column) <= length(&self.body) * 3 / 2 + 200) {
            Some(column) => vec![with_margins(column)],
            None => vec![title.clone(), self.body.clone()],
        }
    }

    /// Title and text, and what stands between them: a subtitle, date and source.
    pub fn parts(&self) -> Vec<Element> {
        let mut parts = self.between();
        parts.extend(self.title.clone());
        parts.push(self.body.clone());
        parts
    }

    fn between(&self) -> Vec<Element> {
        /// Characters of a byline at most.
        const LONGEST: usize = 200;
        let Some(mut top) = self.title.clone().filter(|title| !self.body.contains(Some(title))) else { return vec![] };
        while let Some(parent) = top.parent_element().filter(|parent| !parent.contains(Some(&self.body))) {
            top = parent;
        }
        let mut found = vec![];
        let mut next = top.next_element_sibling();
        while let Some(element) = next.take_if(|element| !element.contains(Some(&self.body))) {
            next = element.next_element_sibling();
            if (1..=LONGEST).contains(&length(&element)) {
                found.push(element);
            }
        }
        // The text stands elsewhere than below the title.
        if next.is_none() { vec![] } else { found }
    }

    /// The paragraphs in their order; cells of tables are none: their width is the table's.
    pub fn paragraphs(&self, window: &Window) -> Vec<Paragraph> {
        let mut found: Vec<(Element, Vec<(f64, usize)>)> = vec![];
        for element in elements(&self.body, ":not(style):not(script)") {
            let length = own_length(&element);
            let Some(style) = style(window, &element).filter(|_| length > 0) else { continue };
            let size = number::parse(&property(&style, "font-size"));
            let Some(block) = self.block_of(window, element).filter(|_| size > 0.0) else { continue };
            match found.iter_mut().rfind(|(other, _)| *other == block) {
                Some((_, runs)) => runs.push((size, length)),
                None => found.push((block, vec![(size, length)])),
            }
        }
        found
            .into_iter()
            .map(|(element, runs)| {
                let size = most(runs.iter().copied());
                Paragraph { element, size, length: runs.iter().map(|run| run.1).sum() }
            })
            .collect()
    }

    /// The block that the text of `element` flows in; `None` in a cell.
    fn block_of(&self, window: &Window, element: Element) -> Option<Element> {
        let mut next = Some(element);
        while let Some(element) = next {
            let display = property(&style(window, &element)?, "display");
            if display == "table-cell" {
                return None;
            }
            if element == self.body || !(display.starts_with("inline") || display == "contents" || display == "ruby") {
                return Some(element);
            }
            next = element.parent_element();
        }
        None
    }
}

/// The size that most characters have.
pub fn most(runs: impl Iterator<Item = (f64, usize)>) -> f64 {
    let mut sizes: Vec<(f64, usize)> = vec![];
    for (size, length) in runs {
        match sizes.iter_mut().find(|other| (other.0 - size).abs() < 0.01) {
            Some(other) => other.1 += length,
            None => sizes.push((size, length)),
        }
    }
    sizes.iter().max_by_key(|(_, length)| *length).map_or(0.0, |(size, _)| *size)
}

/// `root` and what is below it that fits.
pub fn elements(root: &Element, selector: &str) -> Vec<Element> {
    let mut all = vec![root.clone()];
    if let Ok(below) = root.query_selector_all(selector) {
        use wasm_bindgen::JsCast;
        all.extend((0..below.length()).filter_map(|i| below.item(i)?.dyn_into().ok()));
    }
    all
}

/// The computed style.
pub fn style(window: &Window, element: &Element) -> Option<CssStyleDeclaration> {
    window.get_computed_style(element).ok()?
}

/// A property of it.
pub fn property(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default()
}

/// `<html>`.
pub fn html(document: &Document) -> Option<Element> {
    document.document_element()
}

/// The outermost element that holds no more than `column`: the panel whose margins are its own.
fn with_margins(column: Element) -> Element {
    let (mut outermost, own) = (column.clone(), length(&column));
    while let Some(parent) = outermost.parent_element().filter(|parent| is_part(parent) && length(parent) == own) {
        outermost = parent;
    }
    outermost
}

/// Whether it is less than the page.
fn is_part(element: &Element) -> bool {
    !matches!(&*element.tag_name(), "BODY" | "HTML")
}

fn length(element: &Element) -> usize {
    element.text_content().map_or(0, |text| text.chars().filter(|c| !c.is_whitespace()).count())
}

/// Characters that are the element's own, not its children's.
fn own_length(element: &Element) -> usize {
    let mut length = 0;
    let mut child = element.first_child();
    while let Some(node) = child {
        if node.node_type() == Node::TEXT_NODE {
            length += node.node_value().map_or(0, |text| text.chars().filter(|c| !c.is_whitespace()).count());
        }
        child = node.next_sibling();
    }
    length
}
