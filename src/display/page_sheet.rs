//! A style sheet of the document, also where sheets can't be constructed.

use web_sys::Document;

use crate::dom::element::El;
use crate::dom::guard::{Inserted, KeptSheet};

/// In force as long as this lives.
pub enum PageSheet {
    /// A constructed sheet.
    Adopted(#[allow(dead_code)] KeptSheet),
    /// Safari before 16.4: an element, which a strict `style-src` blocks.
    Element(#[allow(dead_code)] Inserted<El>),
}

impl PageSheet {
    /// Puts `css` in force.
    pub fn adopt(document: &Document, css: &str) -> Option<Self> {
        if let Some(sheet) = KeptSheet::adopt(document, css) {
            return Some(Self::Adopted(sheet));
        }
        let head = document.head()?;
        Some(Self::Element(Inserted::before(El::new(document, "style").text(css), &head, None)))
    }
}
