//! The article's paragraphs, and the way from a position in them to the page and back.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range, Window};

use super::dom::kind_of;
use super::hints::{self, Hint};
use super::kind::{DEEPEST, Kind};
use super::numbering::Numbering;
use super::paragraph::{Reader, Run};
use crate::text::Span;
use crate::text::report::PageItem;

/// The paragraphs of an article, in reading order.
#[derive(Debug, Default)]
pub struct Blocks {
    texts: Vec<String>,
    runs: Vec<Vec<Run<Node>>>,
    items: Vec<Option<PageItem>>,
}

impl Blocks {
    /// Reads the paragraphs below `body`: those of the report whose title is `title` (empty where it
    /// is not known), without its title, credits, tools, hidden text and placeholders.
    pub fn read(body: &Element, title: &str) -> Self {
        let mut walk = Walk {
            window: web_sys::window(),
            reader: Reader::new(),
            whole: text_length(body),
            links: 0,
            blocks: 0,
            block: 0,
            numberings: vec![],
            lists: 0,
        };
        walk.children(body, 0);
        let (report, _) = walk.reader.report(title);
        let mut blocks = Self::default();
        for paragraph in report {
            blocks.texts.push(paragraph.text);
            blocks.runs.push(paragraph.runs);
            blocks.items.push(paragraph.item);
        }
        blocks
    }

    /// The paragraphs' texts.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// For each paragraph the item of a numbered list (`<ol>`) that it belongs to; the browser shows its number.
    pub fn items(&self) -> &[Option<PageItem>] {
        &self.items
    }

    /// The text nodes' shares of each paragraph.
    pub fn runs(&self) -> &[Vec<Run<Node>>] {
        &self.runs
    }

    /// The range of the page that a span points at; `None` where it points outside the article.
    pub fn range(&self, span: Span) -> Option<Range> {
        let runs = self.runs.get(span.block)?;
        let first = runs.iter().find(|run| span.start < run.start + run.length)?;
        let last = runs.iter().rev().find(|run| span.end > run.start)?;
        let range = Range::new().ok()?;
        range.set_start(&first.node, (first.offset + span.start.saturating_sub(first.start)) as u32).ok()?;
        range.set_end(&last.node, (last.offset + (span.end - last.start).min(last.length)) as u32).ok()?;
        Some(range)
    }

    /// The block and UTF-16 position in it of a boundary point in a text node of the page; one in
    /// text that was left out moves to the next position kept. `None` outside the article.
    #[allow(dead_code)] // the way from a selection to the report; nothing offers one yet
    pub fn position(&self, node: &Node, offset: usize) -> Option<(usize, usize)> {
        for (block, runs) in self.runs.iter().enumerate() {
            let mut end = None;
            for run in runs.iter().filter(|run| run.node == *node) {
                if offset <= run.offset + run.length {
                    return Some((block, run.start + offset.saturating_sub(run.offset)));
                }
                end = Some(run.start + run.length);
            }
            if let Some(end) = end {
                return Some((block, end));
            }
        }
        None
    }
}

/// `(PageItem | null)[]` of the types; `None` where no paragraph belongs to a numbered list.
pub fn item_objects(items: &[Option<PageItem>]) -> Option<Array> {
    let object = |item: &Option<PageItem>| {
        let Some(PageItem { list, ordinal }) = *item else { return JsValue::NULL };
        let object = Object::new();
        let _ = Reflect::set(&object, &"list".into(), &(list as f64).into());
        let _ = Reflect::set(&object, &"ordinal".into(), &(ordinal as f64).into());
        object.into()
    };
    items.iter().any(Option::is_some).then(|| items.iter().map(object).collect())
}

struct Walk {
    window: Option<Window>,
    reader: Reader<Node>,
    whole: usize,
    links: usize,
    /// How many block elements have started, and the number of the innermost.
    blocks: usize,
    block: usize,
    /// The numbered lists that are open here, and how many there have been.
    numberings: Vec<Numbering>,
    lists: usize,
}

impl Walk {
    fn children(&mut self, parent: &Node, depth: usize) {
        let mut child = parent.first_child();
        while let Some(node) = child {
            self.node(&node, depth);
            child = node.next_sibling();
        }
    }

    fn node(&mut self, node: &Node, depth: usize) {
        let (kind, name) = kind_of(node);
        match kind {
            Kind::Text => self.reader.text(node, &node.node_value().unwrap_or_default(), self.links > 0),
            Kind::Break => self.reader.line_break(),
            kind @ (Kind::Link | Kind::Inline | Kind::Block) if depth < DEEPEST => {
                let element: &Element = node.unchecked_ref();
                let mut block = kind == Kind::Block;
                // Most elements of a body have no attribute, and then nothing sets them apart.
                if element.has_attributes() {
                    match self.display(element) {
                        Some(display) if display == "none" => return,
                        Some(display) => {
                            block = !display.is_empty()
                                && !display.starts_with("inline")
                                && !display.starts_with("ruby")
                                && display != "contents"
                        }
                        None => {}
                    }
                    if block && self.is_noise(element, &name) {
                        return;
                    }
                }
                let link = usize::from(kind == Kind::Link && element.has_attribute("href"));
                self.links += link;
                let numbered = name == "OL";
                if numbered {
                    self.numberings.push(numbering(element, self.lists));
                    self.lists += 1;
                }
                if block {
                    self.reader.end(false);
                    self.blocks += 1;
                    let outer = std::mem::replace(&mut self.block, self.blocks);
                    let place = self.reader.enter(outer * 2 + usize::from(name == "P"));
                    let item = (name == "LI").then(|| self.item(element)).flatten();
                    let around = item.map(|item| self.reader.set_item(item));
                    self.children(element, depth + 1);
                    self.reader.end(matches!(&*name, "TD" | "TH"));
                    if let Some(around) = around {
                        self.reader.set_item(around);
                    }
                    self.reader.enter(place);
                    self.block = outer;
                } else {
                    self.children(element, depth + 1);
                }
                if numbered {
                    self.numberings.pop();
                }
                self.links -= link;
            }
            _ => {}
        }
    }

    /// What an `<li>` is of the innermost numbered list; `None` where it is none of its items, as in a `<ul>` inside it.
    fn item(&mut self, item: &Element) -> Option<Option<PageItem>> {
        let of_list = item.parent_element().is_some_and(|list| list.node_name() == "OL");
        let numbering = self.numberings.last_mut().filter(|_| of_list)?;
        Some(numbering.next(item.get_attribute("value").as_deref()))
    }

    /// The computed `display`, `none` for what is hidden otherwise.
    fn display(&self, element: &Element) -> Option<String> {
        let style = self.window.as_ref()?.get_computed_style(element).ok()??;
        style.get_property_value("display").ok()
    }

    /// Share bars, related links and the like inside the body, never something that holds a third of it; comments, unless
    /// nearly all of it is called so.
    fn is_noise(&self, element: &Element, name: &str) -> bool {
        let attribute = |key| element.get_attribute(key).unwrap_or_default();
        let (id, class) = (attribute("id"), attribute("class"));
        // The text comes last: it is copied to be measured.
        hints::of(name, &id, &class) == Hint::Noise && {
            let length = text_length(element);
            length * 3 < self.whole || length * 5 < self.whole * 4 && hints::is_comments(&id, &class)
        }
    }
}

fn numbering(list: &Element, index: usize) -> Numbering {
    let items = || {
        let children = std::iter::successors(list.first_child(), Node::next_sibling);
        children.filter(|child| child.node_name() == "LI").count()
    };
    let start = list.get_attribute("start");
    Numbering::new(index, start.as_deref(), list.has_attribute("reversed").then(items))
}

/// UTF-16 code units, white space and scripts too.
fn text_length(element: &Element) -> usize {
    element.text_content().map_or(0, |text| text.len())
}
