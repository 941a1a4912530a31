//! What the reader takes along: copies, the address of a passage, files.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::Card;
use super::clipboard::{self, Copied};
use super::export::{self, Format, Part, Word};
use crate::Error;
use crate::dom::thrown::message_of;

impl Card {
    /// Copies the address of the passage that is shown.
    pub(super) fn copy_link(self: &Rc<Self>) {
        let address = self.frame.panel().and_then(|panel| panel.lines.address(&self.passage.spans()));
        let Some(address) = address else { return };
        let stage = Rc::clone(&self.stage);
        spawn_local(async move {
            let copied = Copied { text: address, ..Copied::default() };
            if clipboard::copy(&stage.document, &copied).await {
                stage.shell.announce(stage.strings.copied);
                if let Some(tray) = stage.tray() {
                    tray.show_copied(stage.strings);
                }
            } else {
                stage.shell.message(&copied.text);
            }
        });
    }

    /// The digest in this format; empty where there is none yet.
    pub fn exported(&self, format: Format) -> String {
        self.requests.made().map(|made| export::written(&self.stage, &made, format)).unwrap_or_default()
    }

    /// A document for Word, a `Blob`; to be called once there is a digest.
    pub async fn word(&self, word: Word) -> Result<JsValue, JsValue> {
        let Some(made) = self.requests.made() else { return Err(Error::Destroyed.into()) };
        export::word(&self.stage, self.requests.engine(), &made, word).await
    }

    pub(super) fn copy_part(self: &Rc<Self>, part: Part) {
        if let Some(made) = self.requests.made() {
            self.copy(export::copied(&self.stage, &made, part));
        }
    }

    pub(super) fn copy(self: &Rc<Self>, copied: Copied) {
        let card = Rc::clone(self);
        spawn_local(async move {
            let strings = card.stage.strings;
            if clipboard::copy(&card.stage.document, &copied).await {
                card.show_done(strings.copied, None);
            } else {
                card.show_done(strings.copy_by_hand, Some(&copied.text));
            }
        });
    }

    pub(super) fn save(&self, format: Format) {
        if let Some(made) = self.requests.made() {
            let file = export::text_file(&self.stage, &made, format);
            clipboard::save(&self.stage.document, &format.file_name(&self.stage), &file);
            self.show_done(self.stage.strings.saved, None);
        }
    }

    pub(super) fn save_word(self: &Rc<Self>, word: Word) {
        let card = Rc::clone(self);
        spawn_local(async move {
            let made = card.word(word).await;
            if card.stage.is_left() {
                return;
            }
            match made {
                Ok(file) => {
                    clipboard::save(&card.stage.document, &word.file_name(&card.stage), &file);
                    card.show_done(card.stage.strings.saved, None);
                }
                Err(error) => card.show_done(&message_of(&error), None),
            }
        });
    }

    fn show_done(&self, message: &str, by_hand: Option<&str>) {
        if let Some(panel) = self.frame.panel() {
            panel.show_done(message, by_hand);
        }
        self.stage.shell.announce(message);
    }
}
