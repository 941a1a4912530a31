//! The article's paragraphs, and the way from a position in them to the page and back.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range, Text};

use crate::text::Span;

/// A text node's share of a block.
#[derive(Debug)]
struct Run {
    node: Text,
    /// UTF-16 code units of the block before it.
    start: usize,
    /// UTF-16 code units of the node that were left out before it.
    offset: usize,
    length: usize,
}

/// The paragraphs of an article, in reading order.
#[derive(Debug, Default)]
pub struct Blocks {
    texts: Vec<String>,
    runs: Vec<Vec<Run>>,
}

impl Blocks {
    /// Reads the paragraphs below `body`.
    pub fn read(body: &Element) -> Self {
        let mut reader = Reader::default();
        reader.element(body);
        reader.close();
        reader.blocks
    }

    /// The paragraphs' texts.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// Where these terms stand, as substrings; the longest first where several start at one place.
    pub fn find(&self, terms: &[String]) -> Vec<Span> {
        let mut found = vec![];
        for (block, text) in self.texts.iter().enumerate() {
            let mut at = 0;
            while at < text.len() {
                let rest = &text[at..];
                let longest = terms
                    .iter()
                    .filter(|term| !term.is_empty() && rest.starts_with(term.as_str()))
                    .map(String::len)
                    .max();
                if let Some(length) = longest {
                    let start = text[..at].encode_utf16().count();
                    found.push(Span { block, start, end: start + rest[..length].encode_utf16().count() });
                }
                at += longest.unwrap_or_else(|| rest.chars().next().map_or(1, char::len_utf8));
            }
        }
        found
    }

    /// The range of the page that a span points at; `None` where it points outside the article.
    pub fn range(&self, span: Span) -> Option<Range> {
        let runs = self.runs.get(span.block)?;
        let range = Range::new().ok()?;
        let first = runs.iter().find(|run| span.start < run.start + run.length)?;
        let last = runs.iter().rev().find(|run| span.end > run.start)?;
        range.set_start(&first.node, (first.offset + span.start.saturating_sub(first.start)) as u32).ok()?;
        range.set_end(&last.node, (last.offset + (span.end - last.start).min(last.length)) as u32).ok()?;
        Some(range)
    }
}

#[derive(Default)]
struct Reader {
    blocks: Blocks,
    text: String,
    units: usize,
    runs: Vec<Run>,
}

impl Reader {
    fn element(&mut self, element: &Element) {
        let name = element.tag_name();
        if matches!(name.as_str(), "SCRIPT" | "STYLE" | "NOSCRIPT" | "TEMPLATE") || name.starts_with("JIYAO-") {
            return;
        }
        let inline = matches!(
            name.as_str(),
            "SPAN" | "A" | "B" | "STRONG" | "I" | "EM" | "FONT" | "U" | "S" | "SUB" | "SUP" | "MARK" | "RUBY" | "SMALL"
        );
        if !inline {
            self.close();
        }
        let mut child = element.first_child();
        while let Some(node) = child {
            self.node(&node);
            child = node.next_sibling();
        }
        if !inline {
            self.close();
        }
    }

    fn node(&mut self, node: &Node) {
        if let Some(text) = node.dyn_ref::<Text>() {
            self.text_node(text);
        } else if let Some(element) = node.dyn_ref::<Element>() {
            self.element(element);
        }
    }

    /// Adds the node's text but white space at the block's start.
    fn text_node(&mut self, node: &Text) {
        let data = node.data();
        let kept = if self.text.is_empty() { data.trim_start() } else { data.as_str() };
        if kept.is_empty() {
            return;
        }
        let offset = data[..data.len() - kept.len()].encode_utf16().count();
        let length = kept.encode_utf16().count();
        self.runs.push(Run { node: node.clone(), start: self.units, offset, length });
        self.text.push_str(kept);
        self.units += length;
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.text);
        let runs = std::mem::take(&mut self.runs);
        self.units = 0;
        if !text.trim().is_empty() {
            self.blocks.texts.push(text.trim_end().to_owned());
            self.blocks.runs.push(runs);
        }
    }
}
