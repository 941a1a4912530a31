//! Tabs by the ARIA Authoring Practices' pattern: one tab stop, arrow keys, Home and End.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::control::Control;
use super::lines::Lines;
use super::listen;
use crate::dom::element::El;
use crate::dom::named::named;

named! {
    /// What a tab stands for, with its name in the API; in the order in which they stand.
    pub enum Tab {
        Summary = "summary",
        Points = "points",
        Tasks = "tasks",
        People = "people",
        Keywords = "keywords",
    }
}

impl Tab {
    fn words(self, lines: &Lines) -> &'static str {
        match self {
            Self::Summary => lines.strings.gist,
            Self::Points => lines.strings.points,
            Self::Tasks => lines.strings.tasks,
            Self::People => lines.strings.people,
            Self::Keywords => lines.strings.keywords,
        }
    }
}

/// Tabs and their panes.
#[derive(Debug)]
pub struct Tabs {
    list: El,
    panes: Vec<(Tab, El, El)>,
    _keys: EventListener,
}

impl Tabs {
    /// Tabs over empty panes, the first one selected.
    pub fn new(lines: &Lines, tabs: Vec<Tab>) -> Self {
        let list = lines.el("div").class("tabs").attr("role", "tablist").attr("aria-label", lines.strings.digest);
        let panes: Vec<(Tab, El, El)> = tabs
            .into_iter()
            .map(|tab| {
                let (tab_id, pane_id) = (["tab-", tab.name()].concat(), ["pane-", tab.name()].concat());
                let button = lines
                    .el("button")
                    .attr("type", "button")
                    .attr("role", "tab")
                    .attr("id", &tab_id)
                    .attr("aria-controls", &pane_id)
                    .attr("data-command", Control::Tab.name())
                    .attr("data-tab", tab.name())
                    .text(tab.words(lines));
                let _ = list.0.append_child(&button.0);
                let pane = lines
                    .el("div")
                    .class(tab.name())
                    .attr("role", "tabpanel")
                    .attr("id", &pane_id)
                    .attr("aria-labelledby", &tab_id);
                (tab, button, pane)
            })
            .collect();
        let keys = listen::keys(&list.0, |key, event| {
            let Some(tab) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
            let Some(list) = tab.parent_element() else { return false };
            let next = match key {
                "ArrowRight" => tab.next_element_sibling().or_else(|| list.first_element_child()),
                "ArrowLeft" => tab.previous_element_sibling().or_else(|| list.last_element_child()),
                "Home" => list.first_element_child(),
                "End" => list.last_element_child(),
                _ => return false,
            };
            if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
                let _ = next.focus();
                next.click();
            }
            true
        });
        let tabs = Self { list, panes, _keys: keys };
        if let Some((first, ..)) = tabs.panes.first() {
            tabs.select(*first);
        }
        tabs
    }

    /// The row of tabs and the panes, to be put into the card.
    pub fn elements(&self) -> impl Iterator<Item = &El> {
        std::iter::once(&self.list).chain(self.panes.iter().map(|(_, _, pane)| pane))
    }

    /// The panes with their tabs.
    pub fn panes(&self) -> impl Iterator<Item = (Tab, &El)> {
        self.panes.iter().map(|(tab, _, pane)| (*tab, pane))
    }

    /// Shows the pane of `tab`; false where there is none.
    pub fn select(&self, tab: Tab) -> bool {
        let there = self.panes.iter().any(|(own, ..)| *own == tab);
        if there {
            for (own, button, pane) in &self.panes {
                let selected = *own == tab;
                let _ = button.0.set_attribute("aria-selected", if selected { "true" } else { "false" });
                button.0.set_tab_index(if selected { 0 } else { -1 });
                pane.0.set_hidden(!selected);
            }
        }
        there
    }

    /// The tab whose pane is shown.
    pub fn selected(&self) -> Option<Tab> {
        self.panes.iter().find(|(_, _, pane)| !pane.0.hidden()).map(|(tab, ..)| *tab)
    }

    /// Moves the focus to the selected tab.
    pub fn focus(&self) {
        let selected = self.selected();
        if let Some((_, button, _)) = self.panes.iter().find(|(tab, ..)| Some(*tab) == selected) {
            let _ = button.0.focus();
        }
    }
}
