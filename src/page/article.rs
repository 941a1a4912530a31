//! The article of a page.

use web_sys::{Document, Element};

use super::blocks::Blocks;
use super::density::{self, Extent};
use super::dom::{self, Page};
use super::meta::{self, Meta};

/// An article on the page.
#[derive(Debug)]
pub struct Article {
    /// The element that holds the body.
    pub body: Element,
    /// The element that shows the title, where one does; the card stands under it.
    pub title_element: Option<Element>,
    /// Title, date, source and the like.
    pub meta: Meta,
    /// The body's paragraphs, with the way back to the page.
    pub blocks: Blocks,
}

impl Article {
    /// The article of `document`, or the one in `picked` where the site or the reader says so.
    /// `None`: this page holds no article.
    pub fn read(document: &Document, picked: Option<&Element>) -> Option<Self> {
        let Page { tree, elements } = Page::read(document);
        let head = dom::head(document);
        let noise = density::noise(&tree);
        let extent = match picked {
            Some(picked) => density::extent(&tree, index_of(&elements, picked)?),
            None => density::find(&tree, &noise, |node| elements.get(node).is_some_and(dom::is_displayed)),
        }?;
        let (title, shown) = meta::title(&tree, &noise, &head, extent);
        let vouched = shown.is_some() || head.vouches();
        if picked.is_none() && (!density::is_enough(&tree, extent, vouched) || density::is_list(&tree, extent)) {
            return None;
        }
        let meta = Meta { title, ..meta::fields(&tree, &noise, &head, extent, shown) };
        let Extent { node, .. } = extent;
        let mut body = picked.or(elements.get(node))?.clone();
        // A row is no place for paragraphs: nothing can be put before or into it.
        while matches!(&*body.tag_name(), "TR" | "TBODY" | "THEAD") {
            body = body.parent_element()?;
        }
        let blocks = Blocks::read(&body, meta.title.as_deref().unwrap_or_default());
        let title_element = shown.and_then(|index| elements.get(index).cloned());
        (!blocks.texts().is_empty()).then_some(Self { body, title_element, meta, blocks })
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
