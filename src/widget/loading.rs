//! A part on its way after a press: what the bar says of it meanwhile, and what the reader can do about it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;

use super::Widget;
use super::parts::{Part, PartHandle};
use crate::dom::command::Command;
use crate::dom::thrown::{is_cancelled, message_of};

/// How long a part is on its way before the bar says so, in milliseconds.
const SOON: u32 = 1000;

/// What the reader waits for, or what has failed to come.
#[derive(Debug)]
pub struct Loading {
    part: Part,
    command: Command,
    /// Has the bar say so, as long as it has not failed.
    soon: Option<Timeout>,
}

impl Widget {
    /// The part that a command takes. Once it takes its time, the bar says so, with ways to stop it and to ask anew; where it
    /// fails, what is the matter, with the same. `None` where the reader has stopped it.
    pub(super) async fn awaited(self: &Rc<Self>, part: Part, command: Command) -> Result<Option<PartHandle>, JsValue> {
        let weak = Rc::downgrade(self);
        let soon = Timeout::new(SOON, move || {
            if let Some(widget) = weak.upgrade() {
                widget.with_bar(|bar| bar.show_loading(widget.strings.loading));
                widget.announcer.say(widget.strings.loading);
            }
        });
        self.loading.replace(Some(Loading { part, command, soon: Some(soon) }));
        let loaded = self.loaded(part).await;
        // One press after another may wait for the same part, or for another one: the last is shown.
        let shown = match self.loading.borrow_mut().as_mut().filter(|loading| loading.part == part) {
            Some(loading) => {
                loading.soon.take();
                true
            }
            None => false,
        };
        match loaded {
            Ok(handle) => {
                if shown {
                    self.put_aside();
                }
                Ok(Some(handle))
            }
            Err(error) if is_cancelled(&error) => Ok(None),
            Err(error) => {
                if shown {
                    let message = message_of(&error);
                    self.with_bar(|bar| bar.show_loading(&message));
                    self.announcer.say(&message);
                }
                Err(error)
            }
        }
    }

    /// Stops what is on its way, or puts aside what has failed.
    pub(super) fn stop_loading(&self) {
        if let Some(loading) = self.drop_loading() {
            self.announcer.say(self.strings.aborted);
            self.with_bar(|bar| bar.focus_on(loading.command));
        }
    }

    /// Asks anew for what is on its way or has failed.
    pub(super) fn load_again(self: &Rc<Self>) {
        let Some(loading) = self.drop_loading() else { return };
        self.with_bar(|bar| bar.focus_on(loading.command));
        let widget = Rc::clone(self);
        // In a later task: those who wait for the first hear that it has been stopped before.
        Timeout::new(0, move || widget.run(loading.command)).forget();
    }

    /// What has failed is done in another way.
    pub(super) fn put_aside(&self) {
        self.loading.take();
        self.show_message("");
    }

    fn drop_loading(&self) -> Option<Loading> {
        let loading = self.loading.take()?;
        self.parts.stop(loading.part.name());
        self.show_message("");
        Some(loading)
    }
}
