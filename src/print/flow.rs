//! Rebuilds the article's body as plain paragraphs, headings, lists, tables and pictures.
//!
//! A clone would bring along what makes print fail: the site's classes and sizes, lazy pictures,
//! indents typed as spaces, scripts. So every element is made anew. Its text is that of the report's
//! blocks, character for character: what is no block of the report (placeholders, 【字体: 打印本页)
//! is not printed.

use js_sys::Map;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, Text, Window};

use super::late;
use crate::dom::element::El;
use crate::dom::number;
use crate::dom::picture::{Picture, tell_shape};
use crate::page::{Blocks, Pieces, Run};
use crate::text::Span;
use crate::text::reader::heading::Heading;

#[wasm_bindgen]
extern "C" {
    /// An `<a>`, known by its tag.
    #[wasm_bindgen(extends = Element)]
    type Link;
    #[wasm_bindgen(method, getter)]
    fn href(this: &Link) -> String;
}

/// Rebuilds `body`, whose paragraphs are `blocks`, below `root`; what `marks` point at is highlighted. `texts`: those of the
/// blocks, or others of the same lengths.
pub fn rebuild(
    document: &Document,
    window: &Window,
    body: &Element,
    root: &El,
    blocks: &Blocks,
    texts: &[String],
    marks: &[Span],
) {
    let runs: Vec<(usize, &Run<Node>)> =
        blocks.runs().iter().enumerate().flat_map(|(block, runs)| runs.iter().map(move |run| (block, run))).collect();
    let firsts = Map::new();
    for (index, (_, run)) in runs.iter().enumerate().rev() {
        firsts.set(&run.node, &(index as u32).into());
    }
    let mut flow = Flow {
        document,
        window,
        texts,
        runs,
        firsts,
        marks,
        block: None,
        container: root.clone(),
        tag: "p",
        align: "",
        paragraph: None,
        inline: vec![],
        tips: vec![],
    };
    flow.children(body);
}

struct Flow<'a> {
    document: &'a Document,
    window: &'a Window,
    texts: &'a [String],
    /// The text nodes' shares of the blocks, in the page's order.
    runs: Vec<(usize, &'a Run<Node>)>,
    /// Each text node -> the index of its first share. Most white space between paragraphs has none.
    firsts: Map,
    marks: &'a [Span],
    /// The block that is being read.
    block: Option<Pieces<'a>>,
    /// Where paragraphs go.
    container: El,
    /// The tag of the next paragraph.
    tag: &'static str,
    /// The class of the next paragraph.
    align: &'static str,
    /// The block that is being written, `None` for one of pictures only, and its paragraph.
    paragraph: Option<(Option<usize>, El)>,
    /// The inline elements that the source is in, and the address of a link.
    inline: Vec<(&'static str, Option<String>)>,
    /// Those of them that the paragraph has already.
    tips: Vec<El>,
}

impl Flow<'_> {
    fn children(&mut self, element: &Element) {
        let mut child = element.first_child();
        while let Some(node) = child {
            if let Some(text) = node.dyn_ref::<Text>() {
                self.text(text);
            } else if let Some(element) = node.dyn_ref::<Element>() {
                self.element(element);
            }
            child = node.next_sibling();
        }
    }

    fn element(&mut self, element: &Element) {
        let name = element.tag_name().to_ascii_lowercase();
        let known = |tags: &'static [&'static str]| tags.iter().find(|tag| **tag == name).copied();
        if name == "img" {
            return self.picture(element.unchecked_ref());
        }
        if let Some(tag) = known(&INLINE) {
            let address = if tag == "a" { element.unchecked_ref::<Link>().href() } else { String::new() };
            self.inline.push((tag, Some(address).filter(|address| address.starts_with("http"))));
            self.children(element);
            self.inline.pop();
            self.tips.truncate(self.inline.len());
            return;
        }
        let Ok(Some(style)) = self.window.get_computed_style(element) else { return };
        let style = |name: &str| style.get_property_value(name).unwrap_or_default();
        let display = style("display");
        if display == "none" {
            return;
        }
        if display.starts_with("inline") {
            return self.children(element);
        }
        self.close();
        let outer = (self.tag, self.align);
        let align = style("text-align");
        self.align = if align.ends_with("center") {
            "center"
        } else if align == "right" || align == "end" {
            "right"
        } else {
            ""
        };
        if let Some(tag) = known(&HEADINGS) {
            self.tag = tag;
        }
        match known(&STRUCTURE).or_else(|| known(&TABLE).filter(|_| is_data(element))) {
            Some(tag) => self.structure(tag, element),
            None => self.children(element),
        }
        self.close();
        (self.tag, self.align) = outer;
    }

    /// A list, a table or a part of one.
    fn structure(&mut self, tag: &'static str, source: &Element) {
        let mut made = El::new(self.document, tag);
        for name in ["colspan", "rowspan", "start", "value"] {
            if let Some(value) = source.get_attribute(name) {
                made = made.attr(name, &value);
            }
        }
        let outer = std::mem::replace(&mut self.container, made.clone());
        self.children(source);
        self.close();
        self.container = outer;
        if tag == "table" {
            repeat_head(self.document, &made);
            // A long one starts where there is room, or most of the page before it would stay empty.
            let rows = made.0.query_selector_all("tr").map_or(0, |rows| rows.length());
            if rows <= WHOLE {
                made = made.class("whole");
            }
        }
        // Cells keep their places even where they are empty.
        if tag == "td" || tag == "th" || made.0.first_child().is_some() {
            let _ = self.container.0.append_child(&made.0);
        }
    }

    fn text(&mut self, node: &Text) {
        let node: &Node = node.as_ref();
        let Some(first) = self.firsts.get(node).as_f64() else { return };
        let rest = self.runs.iter().skip(first as usize);
        let here: Vec<_> = rest.take_while(|(_, run)| run.node == *node).copied().collect();
        for (block, run) in here {
            self.write(block, run.start, run.start + run.length);
        }
    }

    /// Writes a part of a block, cut where a heading ends and where highlights start and end.
    fn write(&mut self, index: usize, from: usize, to: usize) {
        let mut block = match self.block.take() {
            Some(block) if block.index == index => block,
            _ => Pieces::new(index, self.texts, self.marks),
        };
        let found = block.heading.filter(|_| self.tag == "p");
        let whole = found.filter(|found| found.end == block.units);
        self.begin(Some(index), whole.map_or(self.align, level));
        let heading_end = found.filter(|_| whole.is_none()).map_or(0, |found| found.end);
        let mut at = from;
        while at < to {
            let (marked, border) = block.mark_at(at);
            let end = if at < heading_end { heading_end.min(border) } else { border }.min(to);
            let mut words = self.tip();
            for (wanted, tag, class) in [(at < heading_end, "span", found.map_or("", level)), (marked, "mark", "")] {
                if wanted {
                    let inner = El::new(self.document, tag).class(class);
                    words.child(&inner);
                    words = inner;
                }
            }
            let _ = words.0.append_child(&self.document.create_text_node(block.slice(at, end)));
            at = end;
        }
        self.block = Some(block);
    }

    /// Makes sure that the paragraph is that of `block`.
    fn begin(&mut self, block: Option<usize>, class: &str) {
        match &mut self.paragraph {
            // The block of a picture is that of the text after it.
            Some((known, paragraph)) if known.is_none() || block.is_none() || *known == block => {
                *known = known.or(block);
                if block.is_some() {
                    paragraph.0.set_class_name(class);
                }
            }
            _ => {
                self.close();
                let paragraph = El::new(self.document, self.tag).class(class);
                self.container.clone().child(&paragraph);
                self.paragraph = Some((block, paragraph));
            }
        }
    }

    /// The innermost element of the paragraph.
    fn tip(&mut self) -> El {
        let mut tip = self.paragraph.as_ref().map_or(&self.container, |(_, paragraph)| paragraph).clone();
        for (index, (tag, address)) in self.inline.iter().enumerate() {
            if let Some(there) = self.tips.get(index) {
                tip = there.clone();
                continue;
            }
            let mut element = El::new(self.document, tag);
            if let Some(address) = address {
                element = element.attr("href", address);
            }
            tip.child(&element);
            tip = element.clone();
            self.tips.push(element);
        }
        tip
    }

    fn picture(&mut self, source: &Picture) {
        let Some((address, late)) = late::address(source) else { return };
        let is_small = !late && (1.0..=LINE).contains(&source.height());
        let made = El::new(self.document, "img").attr("src", &address);
        let alt = source.get_attribute("alt").unwrap_or_default();
        let made = if alt.is_empty() { made } else { made.attr("alt", &alt) };
        let made = if late { made.class(late::LATE) } else { made };
        let width = source.width();
        if width > 1.0 {
            let _ = made.0.style().set_property("--width", &number::with_unit(width, "px"));
        }
        // An icon or a character that fonts lack: it stands in the line.
        let made = if is_small { made.class("in-line") } else { made };
        tell_shape(&made.0, source);
        self.begin(None, "picture");
        self.tip().child(&made);
    }

    fn close(&mut self) {
        self.tips.clear();
        self.paragraph = None;
    }
}

/// What is not higher than this stands in a line of text, px.
const LINE: f64 = 24.0;

/// Rows of a table that is kept on one page.
const WHOLE: u32 = 8;

const INLINE: [&str; 13] = ["b", "strong", "i", "em", "u", "s", "sub", "sup", "a", "ruby", "rt", "rp", "small"];
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
const STRUCTURE: [&str; 4] = ["ul", "ol", "li", "blockquote"];
const TABLE: [&str; 8] = ["table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"];

/// Whether the table that `part` is or belongs to holds data: old sites lay out text with tables too.
fn is_data(part: &Element) -> bool {
    let Ok(Some(table)) = part.closest("table") else { return false };
    let has = |selector: &str| table.query_selector(selector).is_ok_and(|found| found.is_some());
    has("tr ~ tr, thead ~ tbody") && has("td ~ td, th ~ td") && !has("table")
}

/// Makes a first row of headings the table's head, which every page repeats.
fn repeat_head(document: &Document, table: &El) {
    let find = |selector: &str| table.0.query_selector(selector).ok().flatten();
    let (None, Some(row)) = (find("thead"), find("tr")) else { return };
    // A row of bold cells is what pasting from Word makes of a head.
    if let (Ok(None), Some(body)) = (row.query_selector("td:not(:has(b, strong))"), row.parent_element()) {
        let head = El::new(document, "thead");
        let _ = head.0.append_child(&row);
        let _ = table.0.insert_before(&head.0, Some(&body));
    }
}

/// The class of a heading. The lower two levels are set as the text is.
fn level(heading: Heading) -> &'static str {
    match heading.level {
        1 => "level-1",
        2 => "level-2",
        _ => "",
    }
}
