//! What is highlighted of the reader's or the site's wish, and the steps through it.

use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;

use super::context::Context;
use super::highlight::Layer;
use super::request::Requests;
use super::stage::Stage;
use super::terms::Terms;
use crate::dom::command::Command;
use crate::dom::strings::fill;
use crate::text::Span;
use crate::text::reader::find::Hit;

/// The terms, the search, and the hits that previous and next lead through.
pub struct Hits {
    pub(super) stage: Rc<Stage>,
    requests: Rc<Requests>,
    /// Called with the number of places when other terms are highlighted.
    painted: Box<dyn Fn(usize)>,
    terms: RefCell<Terms>,
    /// What the reader searches for; `None`: the terms that are on.
    pub(super) query: RefCell<Option<String>>,
    /// In the text's order, as it stands now.
    list: RefCell<Vec<Hit>>,
    /// The one that has been come to.
    pub(super) at: Cell<Option<usize>>,
    /// Whether what is highlighted is printed so.
    printed: Cell<bool>,
}

impl Hits {
    /// Nothing is highlighted. `painted` is called with the number of places when other terms are highlighted.
    pub fn new(stage: Rc<Stage>, requests: Rc<Requests>, painted: impl Fn(usize) + 'static) -> Self {
        Self {
            stage,
            requests,
            painted: Box::new(painted),
            terms: RefCell::default(),
            query: RefCell::default(),
            list: RefCell::default(),
            at: Cell::default(),
            printed: Cell::default(),
        }
    }

    /// The terms.
    pub fn terms(&self) -> Ref<'_, Terms> {
        self.terms.borrow()
    }

    /// Highlights terms of the caller's; gives the number of places.
    pub fn set_texts(&self, texts: Vec<String>) -> usize {
        self.terms.replace(Terms::of_texts(texts));
        self.repainted()
    }

    /// Highlights all terms, which are the digest's keywords where there is one, or none; gives the number of places.
    pub fn set_all(&self, on: bool) -> usize {
        if on {
            self.adopt_keywords();
        }
        self.terms.borrow_mut().set_all(on);
        self.repainted()
    }

    /// The same, and says so.
    pub fn choose_all(&self, on: bool) {
        let count = self.set_all(on);
        let strings = self.stage.strings;
        let said = if on {
            let terms = self.terms.borrow().list.len().to_string();
            fill(&fill(strings.all_highlighted, &terms), &count.to_string())
        } else {
            strings.highlight_off.to_owned()
        };
        self.stage.shell.announce(&said);
    }

    /// Highlights a keyword, or no longer.
    pub fn toggle(&self, index: usize) {
        self.adopt_keywords();
        let (text, on) = {
            let mut terms = self.terms.borrow_mut();
            let Some(term) = terms.list.get_mut(index) else { return };
            term.on = !term.on;
            (term.text.clone(), term.on)
        };
        self.repaint_terms();
        let strings = self.stage.strings;
        if on {
            let count = self.list.borrow().iter().filter(|hit| hit.term == index).count();
            self.stage.shell.announce(&fill(&fill(strings.highlighted, &text), &count.to_string()));
        } else {
            self.stage.shell.announce(strings.highlight_off);
        }
    }

    /// Takes the digest's keywords for the terms, unless they are.
    fn adopt_keywords(&self) {
        if let Some(made) = self.requests.made()
            && !self.terms.borrow().are_keywords()
        {
            self.terms.replace(Terms::of_keywords(&made.digest.keywords));
        }
    }

    /// Forgets the terms: the report is another one now.
    pub fn forget(&self) {
        self.terms.take();
        self.clear();
    }

    /// Takes the search away, or else the highlights and the steps.
    pub fn clear(&self) {
        if self.is_finding() {
            return self.end_find();
        }
        if let Some(tray) = self.stage.tray() {
            self.stage.save_focus(&tray.row.0, Command::Keywords);
        }
        self.choose_all(false);
    }

    fn repainted(&self) -> usize {
        self.stage.settle();
        self.repaint_terms()
    }

    /// Highlights the terms that are on, and offers steps through them; gives the number of places.
    fn repaint_terms(&self) -> usize {
        let hits = self.terms.borrow().hits(&self.stage.text);
        for (layer, spans) in Terms::layers(&hits) {
            self.stage.show(layer, spans);
        }
        let count = hits.len();
        if !self.is_finding() {
            self.set_list(hits);
        }
        let keywords_on = self.terms.borrow().any_on() && self.terms.borrow().are_keywords();
        self.stage.shell.mark(Command::Keywords, keywords_on);
        (self.painted)(count);
        count
    }

    /// After a change of the page.
    pub fn repaint(&self) {
        if self.terms.borrow().any_on() {
            self.repaint_terms();
        }
        self.repaint_found();
    }

    /// Takes over hits to step through, and keeps to the one come to where it is still among them.
    pub(super) fn set_list(&self, list: Vec<Hit>) {
        let now = self.current();
        self.at.set(now.and_then(|now| list.iter().position(|hit| hit.span == now)));
        self.list.replace(list);
        self.stage.show(Layer::Current, self.current().into_iter().collect());
        self.show_steps();
    }

    fn current(&self) -> Option<Span> {
        Some(self.list.borrow().get(self.at.get()?)?.span)
    }

    fn show_steps(&self) {
        let Some(tray) = self.stage.tray() else { return };
        let (at, count) = (self.at.get(), self.list.borrow().len());
        match (self.query.borrow().as_ref(), count) {
            (Some(query), 0) if query.is_empty() => tray.show_nothing(""),
            (Some(_), 0) => tray.show_nothing(self.stage.strings.nothing_found),
            (Some(_), count) => tray.show_hits("", at, count, self.stage.strings),
            (None, 0) => tray.hide_hits(),
            (None, count) => {
                tray.show_hits(&self.terms.borrow().label(self.stage.strings), at, count, self.stage.strings)
            }
        }
    }

    /// The next hit or the previous one, after the last the first; from where the reader is, the first time.
    /// `None` where there is none.
    pub fn next(&self, forward: bool) -> Option<usize> {
        self.stage.settle();
        let list = self.list.borrow();
        let count = list.len();
        if count == 0 {
            return None;
        }
        Some(match self.at.get() {
            Some(at) => (at + if forward { 1 } else { count - 1 }) % count,
            None => self.first_in_view(&list, forward),
        })
    }

    /// The first hit below the window's top, or the last one above it.
    fn first_in_view(&self, list: &[Hit], forward: bool) -> usize {
        let below = list.partition_point(|hit| {
            let range = self.stage.text.range(hit.span);
            range.is_some_and(|range| range.get_bounding_client_rect().bottom() < 0.0)
        });
        let count = list.len();
        if forward { below % count } else { (below + count - 1) % count }
    }

    /// Comes to a hit: gives where it stands now.
    pub fn come_to(&self, index: usize) -> Option<Span> {
        let span = self.list.borrow().get(index)?.span;
        self.at.set(Some(index));
        self.stage.show(Layer::Current, vec![span]);
        self.show_steps();
        Some(span)
    }

    /// Brings the hit that has been come to into view, and says which it is and the words round it.
    pub fn show_current(&self) {
        let (Some(at), Some(span)) = (self.at.get(), self.current()) else { return };
        self.stage.bring_into_view(Layer::Current);
        let (number, count) = ((at + 1).to_string(), self.list.borrow().len().to_string());
        let position = fill(&fill(self.stage.strings.nth, &number), &count);
        let [before, term, after] = Context::of(self.stage.text.texts()).around(span);
        let said = [position.as_str(), self.stage.strings.colon, &before, &term, &after].concat();
        self.stage.shell.announce(&said);
    }

    /// Whether what is highlighted is to be printed so.
    pub fn set_printed(&self, printed: bool) {
        self.stage.print_highlights(printed);
        self.printed.set(printed);
    }

    /// Whether what is highlighted is printed so.
    pub fn are_printed(&self) -> bool {
        self.printed.get()
    }

    /// The terms that are highlighted, or all where none is: the digest's keywords where the caller has named none.
    pub fn of_all(&self) -> Vec<Hit> {
        if self.terms.borrow().list.is_empty() {
            self.adopt_keywords();
        }
        let terms = self.terms.borrow();
        if terms.any_on() { terms.hits(&self.stage.text) } else { terms.all_hits(&self.stage.text) }
    }
}
