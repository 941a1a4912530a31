//! The card opened, filled, closed.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use super::Card;
use super::panel::Panel;
use super::panes::summary::{self, Length};
use super::request::Made;
use super::tabs::Tab;
use crate::asking::State;
use crate::dom::command::Command;
use crate::dom::strings::fill;
use crate::dom::thrown::message_of;

impl Card {
    /// Opens the card, at this tab where it has it.
    pub async fn open(self: &Rc<Self>, tab: Option<Tab>) -> Result<(), JsValue> {
        self.open_panel();
        let filling = self.filling.borrow().clone();
        self.requests.digest().await?;
        if let Some(filling) = filling {
            JsFuture::from(filling).await?;
        }
        if let Some(tab) = tab {
            self.select(tab);
        }
        Ok(())
    }

    /// Closes the card.
    pub fn close(&self) {
        if let Some(card) = self.frame.panel().and_then(|panel| panel.find(".card")) {
            self.stage.save_focus(&card, Command::Digest);
        }
        self.frame.set_open(false);
        self.frame.leave_drawer();
    }

    /// Opens or closes the card.
    pub fn toggle(self: &Rc<Self>) {
        if self.frame.is_open() {
            self.close();
        } else {
            self.open_panel();
        }
    }

    fn open_panel(self: &Rc<Self>) {
        self.frame.keep_place();
        let is_first = self.frame.panel().is_none();
        if is_first {
            self.frame.insert(self.runner());
        }
        self.frame.set_open(true);
        if let Some(tray) = self.stage.tray() {
            tray.show_waiting(None);
        }
        // One that was cancelled or has failed is asked for again.
        if is_first || matches!(self.requests.state(), State::Idle | State::Failed) {
            self.fill_panel();
        }
        self.enter_drawer();
        let card = Rc::clone(self);
        spawn_local(async move {
            // Where it is needs a layout of the whole page.
            card.stage.pauses.rest().await;
            if !card.stage.is_left() {
                card.frame.bring_into_view();
            }
        });
    }

    pub(super) fn fill_panel(self: &Rc<Self>) {
        let Some(panel) = self.frame.panel() else { return };
        if self.requests.made().is_none() {
            panel.show_loading(0.0, 0.0);
        }
        self.is_filling.set(true);
        let card = Rc::clone(self);
        let filling = future_to_promise(async move {
            // What led here has had its turn.
            card.stage.pauses.rest().await;
            let asked = card.requests.digest().await;
            if !card.stage.is_left()
                && let (Ok(_), Some(made)) = (asked, card.requests.made())
            {
                card.show_made(&panel, &made).await;
            }
            card.is_filling.set(false);
            Ok(JsValue::UNDEFINED)
        });
        self.filling.replace(Some(filling));
    }

    async fn show_made(&self, panel: &Panel, made: &Made) {
        let stage = &self.stage;
        stage.pauses.rest().await;
        let warnings = if self.for_editors { made.warnings.as_slice() } else { &[] };
        panel.show(stage.text.report(), &made.digest, warnings);
        if panel.element().matches(":focus").unwrap_or(false) {
            panel.focus();
        }
        panel.fill(&stage.text.report(), &made.digest, &stage.pauses).await;
        self.show_hits();
        stage.shell.announce(stage.strings.digest_ready);
    }

    /// Makes the digest of the text as it stands now.
    pub(super) fn renew(self: &Rc<Self>) {
        self.stage.text.adopt();
        self.requests.forget();
        self.hits.forget();
        if let Some(panel) = self.frame.panel() {
            panel.show_replaced(false);
        }
        self.fill_panel();
    }

    /// Shows a tab of the card.
    pub(super) fn select(&self, tab: Tab) {
        if let Some(panel) = self.frame.panel() {
            panel.select(tab);
        }
    }

    /// Has the summary made in another length.
    pub(super) fn set_length(self: &Rc<Self>, length: Length) {
        let (Some(panel), Some(made)) = (self.frame.panel(), self.requests.made()) else { return };
        let Some(pane) = panel.pane(Tab::Summary) else { return };
        if made.length.replace(length) == length {
            return;
        }
        summary::show_length(&pane, length);
        let card = Rc::clone(self);
        spawn_local(async move {
            let asked = card.requests.summary(&made, length).await;
            // The reader may have chosen another in the meantime.
            if made.length.get() != length || card.stage.is_left() {
                return;
            }
            let (shell, strings) = (&card.stage.shell, card.stage.strings);
            match asked {
                Ok(lines) => {
                    made.summary.replace(lines);
                    let gist = made.gist(&card.stage.text.report());
                    summary::fill(&panel.lines, &made.digest, &gist, &pane, &card.stage.pauses).await;
                    let count = gist.lines().count() + 1;
                    shell.announce(&fill(strings.length_now, &count.to_string()));
                }
                Err(error) => shell.message(&message_of(&error)),
            }
        });
    }
}
