//! 查找: what the reader types, found as substrings as they type.

use super::highlight::Layer;
use super::hits::Hits;
use crate::dom::command::Command;
use crate::dom::strings::fill;

impl Hits {
    /// Whether the reader is searching.
    pub fn is_finding(&self) -> bool {
        self.query.borrow().is_some()
    }

    /// Opens or closes the search: the bar's button.
    pub fn toggle_find(&self) {
        if self.is_finding() {
            return self.end_find();
        }
        self.stage.shell.mark(Command::Find, true);
        self.query.replace(Some(String::new()));
        if let Some(tray) = self.stage.tray() {
            tray.show_find(true, self.stage.strings);
        }
        self.search_typed();
    }

    /// Searches for `query`; gives the number of places. Nothing typed, nothing found.
    pub fn find(&self, query: &str) -> usize {
        self.stage.settle();
        self.query.replace(Some(query.to_owned()));
        self.at.set(None);
        let count = self.show_found(query);
        if let Some(tray) = self.stage.tray() {
            if !tray.is_finding() {
                tray.show_find(true, self.stage.strings);
            }
            if tray.query() != query {
                tray.set_query(query);
            }
        }
        self.stage.shell.mark(Command::Find, true);
        count
    }

    fn show_found(&self, query: &str) -> usize {
        let found = self.stage.text.find(&[query.to_owned()]);
        let count = found.len();
        self.stage.show(Layer::Found, found.iter().map(|hit| hit.span).collect());
        self.set_list(found);
        count
    }

    /// Searches for what stands in the field, and says how much is found.
    pub fn search_typed(&self) {
        let query = self.stage.tray().map(|tray| tray.query()).unwrap_or_default();
        let count = self.find(&query);
        if !query.trim().is_empty() {
            let strings = self.stage.strings;
            let said = match count {
                0 => strings.nothing_found.to_owned(),
                count => fill(strings.places, &count.to_string()),
            };
            self.stage.shell.announce(&said);
        }
    }

    /// Closes the search.
    pub fn end_find(&self) {
        self.stage.show(Layer::Found, vec![]);
        self.query.take();
        self.at.set(None);
        if let Some(tray) = self.stage.tray() {
            self.stage.save_focus(&tray.row.0, Command::Find);
            tray.show_find(false, self.stage.strings);
        }
        self.stage.shell.mark(Command::Find, false);
        let hits = self.terms().hits(&self.stage.text);
        self.set_list(hits);
    }

    /// After a change of the page.
    pub(super) fn repaint_found(&self) {
        let query = self.query.borrow().clone();
        if let Some(query) = query.filter(|query| !query.is_empty()) {
            self.show_found(&query);
        }
    }
}
