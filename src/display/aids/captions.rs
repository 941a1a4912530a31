//! 大字幕: what is pointed at, focused or read aloud, large at the bottom of the window.

use web_sys::{Document, Node};

use crate::display::styles;
use crate::dom::element::El;
use crate::dom::host::Host;

/// The line; dropping it takes it away.
pub struct Captions {
    _host: Host,
    line: El,
}

impl Captions {
    /// A line that says nothing yet.
    pub fn insert(document: &Document) -> Option<Self> {
        let host = Host::insert(
            document,
            "jiyao-captions",
            &[styles::CAPTIONS],
            &Node::from(document.document_element()?),
            None,
        )?;
        // Whoever hears the page hears it where it stands.
        let line = El::new(document, "div").class("line").attr("aria-hidden", "true").attr("hidden", "");
        host.root.append_child(&line.0).ok()?;
        Some(Self { _host: host, line })
    }

    /// Says this.
    pub fn show(&self, text: &str) {
        self.line.0.set_text_content(Some(text));
        self.line.0.set_hidden(false);
    }
}
