//! 查找: what the reader types, found as substrings as they type.

use std::rc::Rc;

use super::Card;
use super::highlight::Layer;
use super::terms::Place;
use crate::dom::strings::fill;

impl Card {
    /// Opens or closes the search: the bar's button.
    pub fn toggle_find(self: &Rc<Self>) {
        if self.hits.borrow().query.is_some() {
            return self.end_find();
        }
        self.shell.mark("find", true);
        self.hits.borrow_mut().query = Some(String::new());
        if let Some(tray) = self.tray() {
            tray.show_find(true, self.strings);
        }
        self.search_typed();
    }

    /// Searches for `query`; gives the number of places. Nothing typed, nothing found.
    pub fn find(self: &Rc<Self>, query: &str) -> usize {
        self.settle();
        let places: Vec<Place> =
            self.text.find(&[query.to_owned()]).into_iter().map(|hit| Place { term: 0, span: hit.span }).collect();
        let count = places.len();
        self.show(Layer::Found, places.iter().map(|place| place.span).collect());
        {
            let mut hits = self.hits.borrow_mut();
            hits.query = Some(query.to_owned());
            hits.at = None;
        }
        self.set_places(places);
        if let Some(tray) = self.tray() {
            if !tray.is_finding() {
                tray.show_find(true, self.strings);
            }
            if tray.query() != query {
                tray.set_query(query);
            }
        }
        self.shell.mark("find", true);
        count
    }

    pub(super) fn search_typed(self: &Rc<Self>) {
        let query = self.tray().map(|tray| tray.query()).unwrap_or_default();
        let count = self.find(&query);
        if !query.trim().is_empty() {
            let said = if count == 0 {
                self.strings.nothing_found.to_owned()
            } else {
                fill(self.strings.places, &count.to_string())
            };
            self.shell.announce(&said);
        }
    }

    /// Closes the search.
    pub fn end_find(self: &Rc<Self>) {
        self.show(Layer::Found, vec![]);
        {
            let mut hits = self.hits.borrow_mut();
            hits.query = None;
            hits.at = None;
        }
        if let Some(tray) = self.tray() {
            self.save_focus(&tray.row.0, "find");
            tray.show_find(false, self.strings);
        }
        self.shell.mark("find", false);
        let places = self.terms.borrow().places(&self.text);
        self.set_places(places);
    }

    /// After a change of the page.
    pub(super) fn repaint_found(self: &Rc<Self>) {
        let query = self.hits.borrow().query.clone();
        let Some(query) = query.filter(|query| !query.is_empty()) else { return };
        let places: Vec<Place> =
            self.text.find(&[query]).into_iter().map(|hit| Place { term: 0, span: hit.span }).collect();
        self.show(Layer::Found, places.iter().map(|place| place.span).collect());
        self.set_places(places);
    }
}
