//! 指读: a band over the line that is read.

use web_sys::{Document, DomRect, Node};

use crate::display::styles;
use crate::dom::element::El;
use crate::dom::host::Host;
use crate::dom::number;

/// The band; dropping it takes it away.
pub struct Ruler {
    _host: Host,
    band: El,
}

impl Ruler {
    /// A band that is nowhere yet.
    pub fn insert(document: &Document) -> Option<Self> {
        let host =
            Host::insert(document, "jiyao-ruler", &[styles::RULER], &Node::from(document.document_element()?), None)?;
        // What it shows is read where it stands.
        let band = El::new(document, "div").class("band").attr("aria-hidden", "true").attr("hidden", "");
        host.root.append_child(&band.0).ok()?;
        Some(Self { _host: host, band })
    }

    /// Puts it over a line of the window.
    pub fn show(&self, line: &DomRect) {
        // A quarter of a character above and below.
        let margin = line.height() / 4.0;
        let style = self.band.0.style();
        for (name, value) in [("top", line.top() - margin), ("height", line.height() + margin * 2.0)] {
            let _ = style.set_property(name, &[number::text(value).as_str(), "px"].concat());
        }
        self.band.0.set_hidden(false);
    }
}
