//! What is highlighted, and the steps through it.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::chart::{Mark, Series};
use super::highlight::Layer;
use super::locate::bring_into_view;
use super::panes::keywords::{self, Listed};
use super::tabs::Tab;
use super::terms::{Place, Terms};
use super::{Card, message_of};
use crate::dom::strings::fill;
use crate::text::Span;

/// The places that previous and next lead through.
#[derive(Debug, Default)]
pub struct Hits {
    /// In the text's order, as it stands now.
    pub places: Vec<Place>,
    /// The one that has been come to.
    pub at: Option<usize>,
    /// What the reader searches for; `None`: the terms that are on.
    pub query: Option<String>,
}

/// Characters shown on each side of a hit in the list.
const CONTEXT: usize = 14;

impl Card {
    /// Highlights terms of the caller's, the digest's keywords, or nothing; gives the number of places.
    pub async fn highlight(self: &Rc<Self>, wanted: &JsValue) -> Result<usize, JsValue> {
        if wanted.as_string().as_deref() == Some("keywords") {
            self.digest(&JsValue::UNDEFINED).await?;
            self.adopt_keywords();
            self.terms.borrow_mut().set_all(true);
        } else if wanted.is_null() || wanted.is_undefined() {
            self.terms.borrow_mut().set_all(false);
        } else {
            let texts = Array::from(wanted).iter().filter_map(|term| term.as_string()).collect::<Vec<_>>();
            self.terms.replace(Terms::of_texts(texts));
        }
        self.settle();
        Ok(self.paint_terms())
    }

    fn adopt_keywords(&self) {
        if let Some(reading) = self.reading()
            && !self.terms.borrow().are_keywords()
        {
            self.terms.replace(Terms::of_keywords(&reading.digest.keywords));
        }
    }

    /// Marks the digest's keywords in the text, or takes the marks away: the bar's button.
    pub fn toggle_keywords(self: &Rc<Self>) {
        if self.terms.borrow().any_on() {
            return self.set_all_terms(false);
        }
        let card = Rc::clone(self);
        self.spawn(async move {
            match card.digest(&JsValue::UNDEFINED).await {
                Ok(_) => card.set_all_terms(true),
                Err(error) => card.shell.message(&message_of(&error)),
            }
        });
    }

    pub(super) fn set_all_terms(self: &Rc<Self>, on: bool) {
        if on {
            self.adopt_keywords();
        }
        self.terms.borrow_mut().set_all(on);
        let count = self.paint_terms();
        let said = if on {
            let terms = self.terms.borrow().list.len().to_string();
            fill(&fill(self.strings.all_highlighted, &terms), &count.to_string())
        } else {
            self.strings.highlight_off.to_owned()
        };
        self.shell.announce(&said);
    }

    pub(super) fn toggle_term(self: &Rc<Self>, index: usize) {
        self.adopt_keywords();
        let (text, on) = {
            let mut terms = self.terms.borrow_mut();
            let Some(term) = terms.list.get_mut(index) else { return };
            term.on = !term.on;
            (term.text.clone(), term.on)
        };
        self.paint_terms();
        if on {
            let count = self.hits.borrow().places.iter().filter(|place| place.term == index).count();
            self.shell.announce(&fill(&fill(self.strings.highlighted, &text), &count.to_string()));
        } else {
            self.shell.announce(self.strings.highlight_off);
        }
    }

    /// Highlights the terms that are on, and offers steps through them; gives the number of places.
    fn paint_terms(self: &Rc<Self>) -> usize {
        let places = self.terms.borrow().places(&self.text);
        for (layer, spans) in Terms::layers(&places) {
            self.show(layer, spans);
        }
        let count = places.len();
        let searching = self.hits.borrow().query.is_some();
        if !searching {
            self.set_places(places);
        }
        let (any, keywords) = (self.terms.borrow().any_on(), self.terms.borrow().are_keywords());
        self.shell.mark("keywords", any && keywords);
        self.show_terms();
        if self.prints_marks.get() {
            self.reset_print();
        }
        self.emit("jiyao:highlight", &JsValue::from(count as u32));
        count
    }

    /// Takes over places to step through, and keeps to the one come to where it is still among them.
    pub(super) fn set_places(self: &Rc<Self>, places: Vec<Place>) {
        {
            let mut hits = self.hits.borrow_mut();
            let now = hits.at.and_then(|at| hits.places.get(at)).map(|place| place.span);
            hits.at = now.and_then(|now| places.iter().position(|place| place.span == now));
            hits.places = places;
        }
        let current = self.current().map(|place| vec![place.span]).unwrap_or_default();
        self.show(Layer::Current, current);
        self.show_steps();
    }

    fn current(&self) -> Option<Place> {
        let hits = self.hits.borrow();
        hits.places.get(hits.at?).copied()
    }

    fn show_steps(&self) {
        let Some(tray) = self.tray() else { return };
        let hits = self.hits.borrow();
        if let Some(query) = &hits.query {
            return match hits.places.len() {
                0 if query.is_empty() => tray.show_nothing(""),
                0 => tray.show_nothing(self.strings.nothing_found),
                count => tray.show_hits("", hits.at, count),
            };
        }
        if hits.places.is_empty() {
            return tray.hide_hits();
        }
        tray.show_hits(&self.terms_label(), hits.at, hits.places.len());
    }

    /// The term that is on, or how many are.
    fn terms_label(&self) -> String {
        let terms = self.terms.borrow();
        let mut on = terms.list.iter().filter(|term| term.on);
        match (on.next(), on.count()) {
            (Some(term), 0) => term.text.clone(),
            (_, more) => fill(self.strings.terms, &(more + 1).to_string()),
        }
    }

    /// To the next hit or the previous one, from the last to the first; from where the reader is, the
    /// first time. Gives the position, from 0.
    pub fn step(self: &Rc<Self>, forward: bool) -> Option<usize> {
        self.settle();
        let next = {
            let hits = self.hits.borrow();
            let count = hits.places.len();
            if count == 0 {
                return None;
            }
            match hits.at {
                Some(at) => (at + if forward { 1 } else { count - 1 }) % count,
                None => self.first_in_view(&hits.places, forward),
            }
        };
        self.go_to_hit(next, None);
        Some(next)
    }

    /// The first hit below the window's top, or the last one above it.
    fn first_in_view(&self, places: &[Place], forward: bool) -> usize {
        let below = places.partition_point(|place| {
            self.text.range(place.span).is_some_and(|range| range.get_bounding_client_rect().bottom() < 0.0)
        });
        let count = places.len();
        if forward { below % count } else { (below + count - 1) % count }
    }

    /// To a hit. `pressed`: what leads back.
    pub(super) fn go_to_hit(self: &Rc<Self>, index: usize, pressed: Option<&Element>) {
        let Some(place) = self.hits.borrow().places.get(index).copied() else { return };
        self.hits.borrow_mut().at = Some(index);
        self.show(Layer::Current, vec![place.span]);
        self.show_steps();
        if let Some(pressed) = pressed.and_then(|pressed| pressed.dyn_ref::<HtmlElement>()) {
            // With the focus and the way back, as for a line of the card.
            if let Some(span) = self.text.then(place.span) {
                self.show_place(vec![span], Some(pressed.clone()));
                return;
            }
        }
        if let Some((element, place)) = self.highlighter.first_box(&self.text, Layer::Current) {
            bring_into_view(&self.window, &self.document, &element, &place);
        }
        let hits = self.hits.borrow();
        let (at, count) = ((index + 1).to_string(), hits.places.len().to_string());
        let position = fill(&fill(self.strings.nth, &at), &count);
        let said = [position.as_str(), self.strings.colon, &self.context(place.span)].concat();
        self.shell.announce(&said);
    }

    /// The words round a hit.
    fn context(&self, span: Span) -> String {
        let (before, term, after) = self.around(span);
        [before, term, after].concat()
    }

    fn around(&self, span: Span) -> (String, String, String) {
        let texts = self.text.texts();
        let units: Vec<u16> = texts.get(span.block).map(|text| text.encode_utf16().collect()).unwrap_or_default();
        let slice = |from: usize, to: usize| {
            let part = units.get(from.min(units.len())..to.min(units.len())).unwrap_or_default();
            String::from_utf16_lossy(part).trim().to_owned()
        };
        let (from, to) = (span.start.saturating_sub(CONTEXT), span.end + CONTEXT);
        let mut before = slice(from, span.start);
        let mut after = slice(span.end, to);
        if from > 0 {
            before.insert(0, '…');
        }
        if to < units.len() {
            after.push('…');
        }
        (before, slice(span.start, span.end), after)
    }

    /// Takes the highlights and the steps away.
    pub(super) fn clear_hits(self: &Rc<Self>) {
        if self.hits.borrow().query.is_some() {
            return self.end_find();
        }
        if let Some(tray) = self.tray() {
            self.save_focus(&tray.row.0, "keywords");
        }
        self.set_all_terms(false);
    }

    /// After a change of the page.
    pub(super) fn repaint_hits(self: &Rc<Self>) {
        if self.terms.borrow().any_on() {
            self.paint_terms();
        }
        self.repaint_found();
    }

    /// Shows in the card which keywords are highlighted, where, and every place.
    pub(super) fn show_terms(&self) {
        let (Some(panel), Some(reading)) = (self.panel(), self.reading()) else { return };
        let Some(pane) = panel.pane(Tab::Keywords) else { return };
        let terms = self.terms.borrow();
        let keywords_on = terms.are_keywords();
        keywords::mark(&pane, |index| keywords_on && terms.list.get(index).is_some_and(|term| term.on));
        let places = terms.places(&self.text);
        let sections: Vec<(Span, &str)> = reading
            .digest
            .sections
            .iter()
            .filter_map(|section| Some((self.text.now(*section.spans.first()?)?, section.marker.as_str())))
            .collect();
        let names: Vec<String> = sections.iter().map(|(_, name)| (*name).to_owned()).collect();
        let section_of =
            |span: Span| sections.iter().rposition(|(start, _)| (start.block, start.start) <= (span.block, span.start));
        // Without a highlight the chart shows all keywords.
        let all: Vec<Series> = terms
            .list
            .iter()
            .enumerate()
            .filter(|(_, term)| !places.is_empty() && term.on)
            .map(|(index, _)| Series {
                style: Terms::style(index),
                positions: places
                    .iter()
                    .filter(|place| place.term == index)
                    .map(|place| self.text.position(place.span))
                    .collect(),
            })
            .collect();
        let (series, label) = if all.is_empty() {
            let positions = reading.digest.keywords.iter().flat_map(|keyword| &keyword.spans);
            let positions = positions.filter_map(|&span| self.text.now(span));
            let positions = positions.map(|span| self.text.position(span)).collect();
            (vec![Series { style: 0, positions }], self.strings.chart_all.to_owned())
        } else {
            (all, self.terms_label())
        };
        let count: usize = series.iter().map(|series| series.positions.len()).sum();
        let mut name = fill(&fill(self.strings.chart, &label), &count.to_string());
        if !places.is_empty() {
            for (index, (_, marker)) in sections.iter().enumerate() {
                let own = places.iter().filter(|place| section_of(place.span) == Some(index)).count();
                if own > 0 {
                    let part = fill(self.strings.places, &own.to_string());
                    name.extend([self.strings.comma, *marker, " ", &part]);
                }
            }
        }
        let marks: Vec<Mark> = sections
            .iter()
            .map(|(span, name)| Mark { position: self.text.position(*span), name: (*name).to_owned() })
            .collect();
        keywords::draw(&panel.lines, &pane, &name, &series, &marks);
        let listed: Vec<Listed> = places
            .iter()
            .map(|place| {
                let (before, term, after) = self.around(place.span);
                Listed { before, term, after, section: section_of(place.span) }
            })
            .collect();
        keywords::list(&panel.lines, &pane, &listed, &names);
    }
}
