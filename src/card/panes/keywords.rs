//! The keywords: chips sized by weight, the chart of where they occur, the list of every place.

use web_sys::Element;

use crate::card::chart::{self, Mark, Series};
use crate::card::highlight::STYLES;
use crate::card::lines::Lines;
use crate::dom::element::{El, button};
use crate::dom::strings::fill;
use crate::text::digest::{Digest, Keyword};

/// Places in the list of hits at most; previous and next reach the rest.
const LISTED: usize = 100;

/// A place in the list of hits.
#[derive(Debug)]
pub struct Listed {
    /// What comes before it.
    pub before: String,
    /// The term.
    pub term: String,
    /// What comes after it.
    pub after: String,
    /// The section that it stands in.
    pub section: Option<usize>,
}

/// Fills the pane, but for what depends on what is highlighted: [`mark`], [`draw`], [`list`].
pub fn start(lines: &Lines, digest: &Digest, pane: &El) {
    let chips = lines.el("ul").class("chips");
    for (index, keyword) in digest.keywords.iter().enumerate() {
        let chip = button(&lines.document, "term", &keyword.text)
            .class(["chip size-", size(keyword), " style-", STYLE_NUMBERS[index % STYLES]].concat().as_str())
            .attr("aria-pressed", "false")
            .attr("data-term", &index.to_string());
        let count = lines.el("small").text(&keyword.count.to_string()).attr("aria-hidden", "true");
        let places = fill(lines.strings.places, &keyword.count.to_string());
        let chip = chip.child(&count).attr("aria-label", &[&keyword.text, lines.strings.comma, &places].concat());
        let _ = chips.0.append_child(&lines.el("li").child(&chip).0);
    }
    let print = lines.el("label").class("check").children([
        &lines.el("input").attr("type", "checkbox").attr("data-change", "print-highlights"),
        &lines.el("span").text(lines.strings.print_highlights),
    ]);
    let controls = lines.el("div").class("controls").children([
        &button(&lines.document, "terms-on", lines.strings.all_on),
        &button(&lines.document, "terms-off", lines.strings.all_off),
        &print,
    ]);
    let figure = lines.el("div").class("chart");
    let hits = lines.el("details").class("hits").attr("hidden", "");
    pane.clone().children([&chips, &controls, &figure, &hits]);
}

const STYLE_NUMBERS: [&str; STYLES] = ["1", "2", "3", "4", "5", "6"];

/// Of five sizes, by weight.
fn size(keyword: &Keyword) -> &'static str {
    match keyword.weight {
        weight if weight > 0.8 => "5",
        weight if weight > 0.6 => "4",
        weight if weight > 0.4 => "3",
        weight if weight > 0.2 => "2",
        _ => "1",
    }
}

/// Marks which keywords are highlighted.
pub fn mark(pane: &Element, on: impl Fn(usize) -> bool) {
    let Ok(chips) = pane.query_selector_all("[data-term]") else { return };
    for index in 0..chips.length() {
        let chip = chips.item(index).and_then(|chip| wasm_bindgen::JsCast::dyn_into::<Element>(chip).ok());
        if let Some(chip) = chip {
            let _ = chip.set_attribute("aria-pressed", if on(index as usize) { "true" } else { "false" });
        }
    }
}

/// Draws the chart.
pub fn draw(lines: &Lines, pane: &Element, name: &str, series: &[Series], sections: &[Mark]) {
    let Some(figure) = pane.query_selector(".chart").ok().flatten() else { return };
    figure.set_text_content(None);
    if let Some(chart) = chart::svg(&lines.document, name, series, sections) {
        let _ = figure.append_child(&chart);
        let ends = lines
            .el("p")
            .class("ends")
            .attr("aria-hidden", "true")
            .children([&lines.el("span").text(lines.strings.beginning), &lines.el("span").text(lines.strings.ending)]);
        let _ = figure.append_child(&ends.0);
    }
}

/// Lists the places; custom highlights do not reach screen readers (mdn/content issue 43408).
pub fn list(lines: &Lines, pane: &Element, hits: &[Listed], sections: &[String]) {
    let Some(details) = pane.query_selector(".hits").ok().flatten() else { return };
    details.set_text_content(None);
    let _ = details.toggle_attribute_with_force("hidden", hits.is_empty());
    let summary = lines.el("summary").text(&fill(lines.strings.hit_list, &hits.len().to_string()));
    let _ = details.append_child(&summary.0);
    let mut last = None;
    let mut items: Option<El> = None;
    for (index, hit) in hits.iter().take(LISTED).enumerate() {
        if items.is_none() || last != Some(hit.section) {
            last = Some(hit.section);
            let count = hits.iter().filter(|other| other.section == hit.section).count();
            let marker =
                hit.section.and_then(|section| sections.get(section)).map_or(lines.strings.opening, |name| name);
            let count = lines.el("small").text(&fill(lines.strings.places, &count.to_string()));
            let _ = details.append_child(&lines.el("h3").class("marker").text(marker).child(&count).0);
            let list = lines.el("ol");
            let _ = details.append_child(&list.0);
            items = Some(list);
        }
        let words = button(&lines.document, "hit", "").class("hit").attr("data-hit", &index.to_string()).children([
            &lines.el("span").text(&hit.before),
            &lines.el("b").text(&hit.term),
            &lines.el("span").text(&hit.after),
        ]);
        if let Some(list) = &items {
            let _ = list.0.append_child(&lines.el("li").child(&words).0);
        }
    }
    if hits.len() > LISTED {
        let more = fill(lines.strings.more_hits, &(hits.len() - LISTED).to_string());
        let _ = details.append_child(&lines.el("p").class("note").text(&more).0);
    }
}
