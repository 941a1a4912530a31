//! A print tree set in pages: the columns of a multi-column box as high as the paper's type area. Browsers break columns and
//! pages by the same rules.

use web_sys::{Document, Element};

use crate::card::styles;
use crate::dom::element::El;
use crate::dom::guard::Sheet;
use crate::dom::layout::Layout;
use crate::dom::number;
use crate::dom::picture::{pictures_in, tell_shapes};

/// CSS px in a millimetre.
pub const MILLIMETRE: f64 = 96.0 / 25.4;
/// A4, mm.
pub const WIDTH: f64 = 210.0;
pub const HEIGHT: f64 = 297.0;
/// From one page to the next in the preview, mm.
pub const PITCH: f64 = 218.0;

/// A print tree in pages.
pub struct Pages {
    article: Element,
    /// Width of the type area, mm.
    width: f64,
}

impl Pages {
    /// Sets `tree` in pages, for good.
    pub fn set(tree: &Element, layout: Layout) -> Option<Self> {
        let root = tree.shadow_root()?;
        // The tree keeps the sheet: both go together.
        std::mem::forget(Sheet::adopt(&root, styles::PREVIEW_PAGES));
        let article = root.query_selector("article").ok()??;
        Some(Self { article, width: if layout == Layout::Gongwen { 156.0 } else { 166.0 } })
    }

    /// How many they are, where the tree stands in the page.
    pub fn count(&self) -> usize {
        tell_shapes(&self.article);
        let width = f64::from(self.article.scroll_width()) / MILLIMETRE;
        ((width + PITCH - self.width) / PITCH).round().max(1.0) as usize
    }

    /// Whether every picture has come, or never will.
    pub fn are_pictures_there(&self) -> bool {
        pictures_in(&self.article).all(|picture| picture.complete())
    }
}

/// The sheets of paper under so many pages, numbered as the print is.
pub fn sheets(document: &Document, layout: Layout, count: usize) -> Vec<El> {
    let sheet = |page: usize| {
        let text = page.to_string();
        let text = match layout {
            Layout::Gongwen => ["— ", &text, " —"].concat(),
            Layout::Article => [&text, " / ", &count.to_string()].concat(),
            // One page needs no number.
            Layout::Brief => String::new(),
        };
        let number =
            El::new(document, "span").class(if page.is_multiple_of(2) { "number even" } else { "number" }).text(&text);
        let sheet = El::new(document, "div").class("sheet").child(&number);
        let _ = sheet.0.style().set_property("--page", &number::text((page - 1) as f64));
        sheet
    };
    (1..=count).map(sheet).collect()
}
