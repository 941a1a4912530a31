//! The keywords: chips sized by weight, the chart of where they occur, the list of every place.

use web_sys::Element;

use crate::card::chart::{self, Series, Tick};
use crate::card::context::Context;
use crate::card::control::Control;
use crate::card::highlight::STYLES;
use crate::card::lines::Lines;
use crate::card::live::LiveText;
use crate::card::terms::Terms;
use crate::dom::element::{El, button};
use crate::dom::strings::fill;
use crate::text::Span;
use crate::text::digest::{Digest, Keyword, Section};
use crate::text::reader::find::Hit;

/// Places in the list of hits at most; previous and next reach the rest.
const LISTED: usize = 100;

/// Fills the pane, but for what depends on what is highlighted: [`show`].
pub fn start(lines: &Lines, digest: &Digest, pane: &El) {
    let chips = lines.el("ul").class("chips");
    for (index, keyword) in digest.keywords.iter().enumerate() {
        let chip = button(&lines.document, Control::Term.name(), &keyword.text)
            .class(["chip size-", size(keyword), " style-", STYLE_NUMBERS[index % STYLES]].concat().as_str())
            .attr("aria-pressed", "false")
            .attr("data-term", &index.to_string());
        let count = lines.el("small").text(&keyword.count.to_string()).attr("aria-hidden", "true");
        let places = fill(lines.strings.places, &keyword.count.to_string());
        let chip = chip.child(&count).attr("aria-label", &[&keyword.text, lines.strings.comma, &places].concat());
        let _ = chips.0.append_child(&lines.el("li").child(&chip).0);
    }
    let print = lines.el("label").class("check").children([
        &lines.el("input").attr("type", "checkbox").attr("data-change", Control::PrintHighlights.name()),
        &lines.el("span").text(lines.strings.print_highlights),
    ]);
    let controls = lines.el("div").class("controls").children([
        &button(&lines.document, Control::TermsOn.name(), lines.strings.all_on),
        &button(&lines.document, Control::TermsOff.name(), lines.strings.all_off),
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

/// Where a section begins, in the text as it stands now.
struct Begin<'a> {
    span: Span,
    marker: &'a str,
}

/// The hits of the terms that are on, with the index of the section that each stands in.
struct Listed<'a> {
    sections: Vec<Begin<'a>>,
    hits: Vec<(Hit, Option<usize>)>,
}

impl Listed<'_> {
    fn count(&self, section: Option<usize>) -> usize {
        self.hits.iter().filter(|(_, own)| *own == section).count()
    }
}

/// Shows which keywords are highlighted, where, and every place.
pub fn show(lines: &Lines, pane: &Element, text: &LiveText, terms: &Terms, digest: &Digest) {
    press(pane, |index| terms.are_keywords() && terms.list.get(index).is_some_and(|term| term.on));
    let sections: Vec<Begin> = digest.sections.iter().filter_map(|section| begin(section, text)).collect();
    let section_of = |span: Span| {
        sections.iter().rposition(|Begin { span: start, .. }| (start.block, start.start) <= (span.block, span.start))
    };
    let hits = terms.hits(text).into_iter().map(|hit| (hit, section_of(hit.span))).collect();
    let listed = Listed { hits, sections };
    draw(lines, pane, text, terms, digest, &listed);
    list(lines, pane, text, &listed);
}

fn begin<'a>(section: &'a Section, text: &LiveText) -> Option<Begin<'a>> {
    Some(Begin { span: text.now(*section.spans.first()?)?, marker: &section.marker })
}

/// Shows on the chips which keywords are highlighted.
fn press(pane: &Element, on: impl Fn(usize) -> bool) {
    let Ok(chips) = pane.query_selector_all("[data-term]") else { return };
    for index in 0..chips.length() {
        let chip = chips.item(index).and_then(|chip| wasm_bindgen::JsCast::dyn_into::<Element>(chip).ok());
        if let Some(chip) = chip {
            let _ = chip.set_attribute("aria-pressed", if on(index as usize) { "true" } else { "false" });
        }
    }
}

/// Draws the chart of the terms that are on; where none is, of all keywords.
fn draw(lines: &Lines, pane: &Element, text: &LiveText, terms: &Terms, digest: &Digest, listed: &Listed) {
    let Some(figure) = pane.query_selector(".chart").ok().flatten() else { return };
    let strings = lines.strings;
    let of_term = |index: usize| {
        let own = listed.hits.iter().filter(|(hit, _)| hit.term == index);
        Series { style: Terms::style(index), positions: own.map(|(hit, _)| text.position(hit.span)).collect() }
    };
    let (series, label) = if listed.hits.is_empty() {
        let spans = digest.keywords.iter().flat_map(|keyword| &keyword.spans);
        let positions = spans.filter_map(|&span| text.now(span)).map(|span| text.position(span)).collect();
        (vec![Series { style: 0, positions }], strings.chart_all.to_owned())
    } else {
        let on = terms.list.iter().enumerate().filter(|(_, term)| term.on);
        (on.map(|(index, _)| of_term(index)).collect(), terms.label(strings))
    };
    let count: usize = series.iter().map(|series| series.positions.len()).sum();
    let caption = fill(&fill(strings.chart, &label), &count.to_string());
    let mut name = caption.clone();
    for (index, section) in listed.sections.iter().enumerate() {
        let own = listed.count(Some(index));
        if own > 0 {
            name.extend([strings.comma, section.marker, " ", &fill(strings.places, &own.to_string())]);
        }
    }
    let tick = |section: &Begin| Tick { position: text.position(section.span), name: section.marker.to_owned() };
    let ticks: Vec<Tick> = listed.sections.iter().map(tick).collect();
    figure.set_text_content(None);
    if let Some(chart) = chart::svg(&lines.document, &name, &series, &ticks) {
        // The drawing's name begins with the same words.
        let caption = lines.el("p").class("caption").attr("aria-hidden", "true").text(&caption);
        let _ = figure.append_child(&caption.0);
        let _ = figure.append_child(&chart);
        if let Some(labels) = chart::labels(&lines.document, &ticks) {
            let _ = figure.append_child(&labels.0);
        }
        let ends = lines
            .el("p")
            .class("ends")
            .attr("aria-hidden", "true")
            .children([&lines.el("span").text(strings.beginning), &lines.el("span").text(strings.ending)]);
        let _ = figure.append_child(&ends.0);
    }
}

/// Lists the places; custom highlights do not reach screen readers (mdn/content issue 43408).
fn list(lines: &Lines, pane: &Element, text: &LiveText, listed: &Listed) {
    let Some(details) = pane.query_selector(".hits").ok().flatten() else { return };
    let (strings, all) = (lines.strings, listed.hits.len());
    details.set_text_content(None);
    let _ = details.toggle_attribute_with_force("hidden", all == 0);
    let summary = lines.el("summary").text(&fill(strings.hit_list, &all.to_string()));
    let _ = details.append_child(&summary.0);
    let mut context = Context::of(text.texts());
    let mut last: Option<(Option<usize>, El)> = None;
    for (index, &(hit, section)) in listed.hits.iter().take(LISTED).enumerate() {
        let items = match last.take() {
            Some((of, items)) if of == section => items,
            _ => {
                let marker = section.and_then(|section| listed.sections.get(section));
                let marker = marker.map_or(strings.opening, |section| section.marker);
                let count = lines.el("small").text(&fill(strings.places, &listed.count(section).to_string()));
                let _ = details.append_child(&lines.el("h3").class("marker").text(marker).child(&count).0);
                let items = lines.el("ol");
                let _ = details.append_child(&items.0);
                items
            }
        };
        let [before, term, after] = context.around(hit.span);
        let words = button(&lines.document, Control::Hit.name(), "")
            .class("hit")
            .attr("data-hit", &index.to_string())
            .children([&lines.el("span").text(&before), &lines.el("b").text(&term), &lines.el("span").text(&after)]);
        let _ = items.0.append_child(&lines.el("li").child(&words).0);
        last = Some((section, items));
    }
    if all > LISTED {
        let more = fill(strings.more_hits, &(all - LISTED).to_string());
        let _ = details.append_child(&lines.el("p").class("note").text(&more).0);
    }
}
