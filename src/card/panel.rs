//! The card's panel: the digest under the title, each line of it leading to its place.

use web_sys::{Document, Node};

use crate::dom::BASE_CSS;
use crate::dom::element::{El, button};
use crate::dom::host::Host;
use crate::dom::number;

use super::engine::{Digest, Extract, each};
use super::strings::Strings;
use super::styles;

/// The panel in the page.
#[derive(Debug)]
pub struct Panel {
    host: Host,
    document: Document,
    strings: &'static Strings,
    content: El,
}

impl Panel {
    /// An empty panel before `next` in `parent`; `run` gets the commands and the number of the line.
    pub fn insert(
        document: &Document,
        strings: &'static Strings,
        (parent, next): (&Node, Option<&Node>),
        run: impl Fn(&str, usize) + 'static,
    ) -> Option<Self> {
        let mut host = Host::insert(document, "jiyao-card", &[BASE_CSS, styles::CARD], parent, next)?;
        let content = El::new(document, "div").class("content");
        let card = El::new(document, "section")
            .class("card")
            .attr("lang", strings.lang)
            .attr("aria-label", strings.digest)
            .children([
                &El::new(document, "header").children([
                    &El::new(document, "h2").text(strings.digest),
                    &button(document, "close-card", strings.close),
                ]),
                &content,
                &El::new(document, "footer").text(strings.provenance),
            ]);
        host.root.append_child(&card.0).ok()?;
        host.on_command(move |command, pressed| {
            let line = pressed.get_attribute("data-line").and_then(|line| line.parse().ok());
            run(command, line.unwrap_or(0));
        });
        Some(Self { host, document: document.clone(), strings, content })
    }

    /// Shows that the digest is on its way; `part` of the bytes has come, 0 to 1.
    pub fn show_loading(&self, part: f64) {
        self.replace([
            El::new(&self.document, "p").class("state").attr("role", "status").text(self.strings.loading),
            El::new(&self.document, "progress")
                .attr("max", "1")
                .attr("value", &number::text(part))
                .attr("aria-label", self.strings.loading),
        ]);
    }

    /// Shows an error with a way to try again.
    pub fn show_error(&self, message: &str) {
        self.replace([
            El::new(&self.document, "p").class("state").attr("role", "alert").text(message),
            button(&self.document, "retry", self.strings.retry),
        ]);
    }

    /// Shows the digest.
    pub fn show(&self, digest: &Digest) {
        let line = |index: usize, text: &str, class: &str| {
            button(&self.document, "line", text)
                .class(class)
                .attr("data-line", &index.to_string())
                .attr("title", self.strings.show_in_text)
        };
        let headline = line(0, &digest.headline().text(), "headline");
        let summary = El::new(&self.document, "ol").class("summary");
        for (index, extract) in each::<Extract>(&digest.summary()).enumerate() {
            let item = El::new(&self.document, "li").child(&line(index + 1, &extract.text(), "line"));
            let _ = summary.0.append_child(&item.0);
        }
        let keywords = El::new(&self.document, "ul").class("keywords").attr("aria-label", self.strings.keywords);
        for keyword in each::<Extract>(&digest.keywords()) {
            let _ = keywords.0.append_child(&El::new(&self.document, "li").text(&keyword.text()).0);
        }
        self.replace([headline, summary, keywords]);
    }

    /// Whether the reader sees it.
    pub fn is_open(&self) -> bool {
        !self.host.element().has_attribute("hidden")
    }

    /// Shows or hides it.
    pub fn set_open(&self, open: bool) {
        let _ = self.host.element().toggle_attribute_with_force("hidden", !open);
    }

    fn replace<const N: usize>(&self, children: [El; N]) {
        self.content.0.set_text_content(None);
        self.content.clone().children(&children);
    }
}
