//! The article of a page.

use web_sys::{Document, Element};

use super::blocks::Blocks;
use super::density;
use super::detect::{self, Found};
use super::dom::{self, Page};
use super::language;
use super::meta::Meta;
use super::tree::{Line, Tree};

/// An article on the page.
#[derive(Debug)]
pub struct Article {
    /// The element that holds the body.
    pub body: Element,
    /// The element that shows the title, where one does.
    #[allow(dead_code)] // for the card, which stands under it
    pub title_element: Option<Element>,
    /// The elements that show what belongs to the title, where they stand outside the body.
    pub subtitle_elements: Vec<Element>,
    /// Title, date, source and the like.
    pub meta: Meta,
    /// The body's paragraphs, with the way back to the page.
    pub blocks: Blocks,
    /// The language that they are written in, as a tag; `None` where their characters do not tell.
    pub language: Option<&'static str>,
}

impl Article {
    /// The article of `document`, or the one in `picked` where the site or the reader says so; `recipe`: what else the
    /// site says. `None`: this page holds no article.
    pub fn read(document: &Document, picked: Option<&Element>, recipe: &Recipe) -> Option<Self> {
        let mut page = Page::read(document);
        let head = dom::head(document);
        // What is hidden counts only where the page shows nothing instead: it may be shown later.
        let hidden = if picked.is_none() { page.hide() } else { vec![] };
        // Many a page has a field for passwords in its header, but only one to log in on is without a date.
        let asks = document.query_selector("input[type=password]").is_ok_and(|field| field.is_some());
        let look = |tree: &Tree, displayed| match picked {
            Some(picked) => detect::at(tree, &head, index_of(&page.elements, picked)?),
            None => detect::find(tree, &head, displayed, asks),
        };
        let found = look(&page.tree, true);
        let found = if found.is_none() && !hidden.is_empty() {
            page.tree.show(hidden);
            look(&page.tree, false)
        } else {
            found
        };
        let Found { extent, shown, subtitle, meta } = found?;
        let mut body = picked.or(page.elements.get(extent.node))?.clone();
        // A row is no place for paragraphs: nothing can be put before or into it.
        while matches!(&*body.tag_name(), "TR" | "TBODY" | "THEAD") {
            body = body.parent_element()?;
        }
        let meta = recipe.applied(meta);
        let blocks = Blocks::read(&body, meta.title.as_deref().unwrap_or_default());
        let title_element = recipe.title.clone().or_else(|| page.elements.get(shown?).cloned());
        let subtitle_elements = subtitle.into_iter().filter_map(|node| page.elements.get(node).cloned());
        let subtitle_elements = subtitle_elements.filter(|element| !element.contains(Some(&body))).collect();
        let language = language::of(blocks.texts());
        let article = Self { body, title_element, subtitle_elements, meta, blocks, language };
        (!article.blocks.texts().is_empty()).then_some(article)
    }

    /// Whether it stands in `document` itself, not in a frame of it.
    pub fn is_in(&self, document: &Document) -> bool {
        self.body.owner_document().as_ref() == Some(document)
    }

    /// Whether the text that was read is still in the page.
    pub fn is_whole(&self) -> bool {
        let mut ends = [self.blocks.runs().first(), self.blocks.runs().last()].into_iter().flatten().flatten();
        ends.all(|run| run.node.is_connected())
    }

    /// Whether the page shows it.
    pub fn is_displayed(&self) -> bool {
        dom::is_displayed(&self.body)
    }
}

impl Page {
    /// Takes out what is not displayed, or is not meant for everybody: copies of the article for phones, for the reading
    /// voice, for print.
    fn hide(&mut self) -> Vec<(usize, Line)> {
        let mut hidden = vec![];
        let mut index = 1;
        while let Some(node) = self.tree.nodes.get(index) {
            let end = node.end;
            index += 1;
            if node.attributed
                && density::is_worth(&self.tree, index - 1)
                && self.elements.get(index - 1).is_some_and(dom::is_hidden)
            {
                hidden.extend(self.tree.hide(index - 1));
                index = end;
            }
        }
        hidden
    }
}

/// What the site says of its pages beside where the article is: the elements that hold the fields.
#[derive(Debug, Default)]
pub struct Recipe {
    /// Holds the title.
    pub title: Option<Element>,
    /// Holds the date, with or without a label.
    pub date: Option<Element>,
    /// Holds the source, with or without a label.
    pub source: Option<Element>,
}

impl Recipe {
    /// `meta` with what these elements say instead, where they say something.
    fn applied(&self, meta: Meta) -> Meta {
        let text = |element: &Option<Element>| element.as_ref().and_then(|element| element.text_content());
        meta.told(text(&self.title), text(&self.date), text(&self.source))
    }
}

/// The index of the block element that is `element` or the nearest round it.
fn index_of(elements: &[Element], element: &Element) -> Option<usize> {
    let mut next = Some(element.clone());
    while let Some(element) = next {
        if let Some(index) = elements.iter().position(|other| *other == element) {
            return Some(index);
        }
        next = element.parent_element();
    }
    None
}
