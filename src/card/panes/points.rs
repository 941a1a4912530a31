//! What was said, section by section: 会议指出, 会议强调 …. Each point by its first clauses, the rest on demand.

use web_sys::Element;

use crate::card::control::Control;
use crate::card::lines::Lines;
use crate::card::panes::fold::copy;
use crate::card::pauses::Pauses;
use crate::dom::element::{El, button};
use crate::dom::strings::fill as filled;
use crate::text::digest::Digest;
use crate::text::reader::gist::{opening, without_formula};

/// Points of a section that are seen before the rest is asked for.
const MOST: usize = 8;

/// Fills the pane.
pub async fn fill(lines: &Lines, digest: &Digest, pane: &El, pauses: &Pauses) {
    for (at, section) in digest.sections.iter().enumerate().filter(|(_, section)| !section.points.is_empty()) {
        let marker = lines.line(&section.marker, section.spans.get(..1).unwrap_or_default());
        let head = lines.el("div").child(&lines.el("h3").class("marker").child(&marker));
        let points = lines.el("ul");
        let mut hidden = false;
        for (index, point) in section.points.iter().enumerate() {
            let said = without_formula(section, &point.text);
            let words = opening(said);
            let rest = said.get(words.len()..).unwrap_or("");
            let line = lines.line(words, &point.spans);
            if rest.chars().any(char::is_alphanumeric) {
                hidden = true;
                line.clone().child(&lines.el("span").class("more").attr("hidden", "").text(rest));
            }
            let item = lines.el("li").child(&line);
            if index >= MOST {
                hidden = true;
                item.clone().class("more").attr("hidden", "");
            }
            let _ = points.0.append_child(&item.0);
            pauses.pause().await;
        }
        if hidden {
            let folded = section.points.len().saturating_sub(MOST);
            let words = match folded {
                0 => lines.strings.whole.to_owned(),
                _ => filled(lines.strings.whole_more, &folded.to_string()),
            };
            let whole = button(&lines.document, Control::Points.name(), &words);
            let label = [&words, lines.strings.colon, &section.marker].concat();
            head.clone().child(&whole.attr("aria-expanded", "false").attr("aria-label", &label));
        }
        head.clone().child(&copy(lines, Control::CopySection, ("data-section", at), &section.marker));
        pane.clone().child(&lines.el("section").children([&head, &points]));
    }
}

/// Shows all that the section of this button says, or its first clauses again.
pub fn toggle(button: &Element) {
    let open = button.get_attribute("aria-expanded").as_deref() != Some("true");
    let _ = button.set_attribute("aria-expanded", if open { "true" } else { "false" });
    let section = button.closest("section").ok().flatten();
    let Some(more) = section.and_then(|section| section.query_selector_all(".more").ok()) else { return };
    for index in 0..more.length() {
        if let Some(part) = more.item(index).and_then(|part| wasm_bindgen::JsCast::dyn_into::<Element>(part).ok()) {
            let _ = part.toggle_attribute_with_force("hidden", !open);
        }
    }
}
