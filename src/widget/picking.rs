//! How the reader comes to pick the article, and what becomes of that.

use std::rc::Rc;

use super::pick::{self, Pick};
use super::{Widget, later};
use crate::dom::command::Command;
use crate::dom::thrown::message_of;

impl Widget {
    /// Lets the reader show where the article is, or stops that.
    pub(super) fn toggle_pick(self: &Rc<Self>) {
        if self.pick.take().is_some() {
            self.end_pick();
            self.announcer.say(self.strings.aborted);
            return;
        }
        let (saying, ending) = (Rc::downgrade(self), Rc::downgrade(self));
        let lit = move |text: String| {
            if let Some(widget) = saying.upgrade() {
                widget.announcer.say(&text);
            }
        };
        let done = move |picked: Option<String>| {
            let Some(widget) = ending.upgrade() else { return };
            widget.end_pick();
            match picked {
                Some(selector) => {
                    pick::remember(&widget.document, Some(&selector));
                    widget.parts.remount();
                }
                None => widget.announcer.say(widget.strings.aborted),
            }
        };
        let widget = Rc::clone(self);
        later(async move {
            let first = widget.article.as_ref().map(|article| &article.body);
            match Pick::start(&widget.parts, first, lit, done).await {
                // Not where the widget has gone, or a second press has started one in the meantime.
                Ok(pick) if widget.element().is_some() && widget.pick.borrow().is_none() => {
                    widget.pick.replace(Some(pick));
                    widget.mark(Command::Pick, true);
                    widget.show_message(widget.strings.picking);
                    widget.announcer.say(widget.strings.picking);
                }
                Ok(_) => {}
                Err(error) => widget.show_message(&message_of(&error)),
            }
        });
    }

    fn end_pick(self: &Rc<Self>) {
        self.mark(Command::Pick, false);
        self.with_bar(|bar| bar.show_message(None));
        // Not at once: this may run inside one of the pick's own listeners.
        let widget = Rc::clone(self);
        later(async move { drop(widget.pick.take()) });
    }
}
