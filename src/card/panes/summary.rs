//! The headline and the summary, in the length that the reader wants.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::card::amounts::{characters, reading_time};
use crate::card::control::Control;
use crate::card::lines::Lines;
use crate::dom::element::{El, button};
use crate::dom::named::named;
use crate::text::Report;
use crate::text::digest::{Digest, SummaryLine};

named! {
    /// A length of the summary; its name is the `data-length` of its button.
    pub enum Length {
        /// The one sentence that says most.
        OneSentence = "one",
        /// Three sentences.
        Short = "short",
        /// Five sentences, the engine's default.
        Medium = "medium",
        /// A tenth of the report, but no less than eight sentences.
        Long = "long",
    }
}

impl Length {
    /// `DigestOptions` of the types for a summary of this length and no keywords.
    pub fn options(self, report: &Report) -> JsValue {
        let texts = report.blocks.iter().map(|block| block.text());
        let (key, value) = match self {
            Self::OneSentence => ("sentences", 1.0),
            Self::Short => ("sentences", 3.0),
            Self::Medium => ("sentences", 5.0),
            // Eight sentences of some 45 characters: below that a tenth would be shorter than `Medium`.
            Self::Long if characters(texts) < 3600 => ("sentences", 8.0),
            Self::Long => ("ratio", 0.1),
        };
        let (summary, options) = (Object::new(), Object::new());
        let _ = Reflect::set(&summary, &key.into(), &value.into());
        let _ = Reflect::set(&options, &"summary".into(), &summary);
        let _ = Reflect::set(&options, &"keywords".into(), &0.into());
        options.into()
    }
}

/// Fills the pane, with the summary as the digest has it.
pub fn start(lines: &Lines, digest: &Digest, pane: &El) {
    if !digest.headline.text.is_empty() {
        let headline = lines.line(&digest.headline.text, &digest.headline.spans);
        pane.clone().child(&lines.el("p").class("headline").child(&headline));
    }
    let lengths = lines.el("div").class("lengths").attr("role", "group").attr("aria-label", lines.strings.length);
    let words = [lines.strings.one_sentence, lines.strings.short, lines.strings.medium, lines.strings.long];
    for (length, words) in Length::ALL.iter().zip(words) {
        let pressed = if *length == Length::Medium { "true" } else { "false" };
        let choice = button(&lines.document, Control::Length.name(), words).attr("data-length", length.name());
        let _ = lengths.0.append_child(&choice.attr("aria-pressed", pressed).0);
    }
    let head = lines.el("div").class("measure").children([&lines.el("p").class("time"), &lengths]);
    pane.clone().children([&head, &lines.el("ol").class("sentences")]);
    fill(lines, &pane.0, &digest.summary);
}

/// Puts another summary into the pane.
pub fn fill(lines: &Lines, pane: &Element, summary: &[SummaryLine]) {
    let find = |selector: &str| pane.query_selector(selector).ok().flatten();
    if let Some(list) = find(".sentences") {
        list.set_text_content(None);
        for extract in summary {
            let item = lines.el("li").child(&lines.line(&extract.text, &extract.spans));
            let _ = list.append_child(&item.0);
        }
    }
    if let Some(time) = find(".time") {
        let length = characters(summary.iter().map(|extract| extract.text.as_str()));
        time.set_text_content(Some(&reading_time(lines.strings, lines.strings.summary_time, length)));
    }
}

/// Shows on the buttons which length the summary has.
pub fn show_length(pane: &Element, length: Length) {
    for own in Length::ALL {
        let found = pane.query_selector(&["[data-length=", own.name(), "]"].concat()).ok().flatten();
        if let Some(button) = found {
            let _ = button.set_attribute("aria-pressed", if *own == length { "true" } else { "false" });
        }
    }
}
