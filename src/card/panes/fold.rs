//! Lists of which the first items stand open and the rest is folded; who is to do a task, and by when; the button that copies
//! a list or a section.

use crate::card::control::Control;
use crate::card::lines::Lines;
use crate::card::pauses::Pauses;
use crate::dom::element::{El, button};
use crate::dom::strings::fill;

/// A place for a list.
#[derive(Debug, Clone, Copy)]
pub struct Fold<'a> {
    /// What elements are made with.
    pub lines: &'a Lines,
    /// Items that stand open.
    pub room: usize,
    /// `ol` or `ul`.
    pub tag: &'static str,
}

impl Fold<'_> {
    /// Puts the items below `parent`, under `head` where there is one; gives the room that is left for what follows.
    pub async fn fill(
        self,
        parent: &El,
        head: Option<&str>,
        items: impl ExactSizeIterator<Item = El>,
        pauses: &Pauses,
    ) -> usize {
        let Self { lines, room, tag } = self;
        let count = items.len();
        let list = || lines.el(tag).class(if tag == "ol" { "numbered" } else { "plain" });
        if let Some(head) = head.filter(|_| room > 0) {
            parent.clone().child(&lines.el("p").class("head").text(head));
        }
        let (open, rest) = (list(), list());
        for (index, item) in items.enumerate() {
            let _ = if index < room { &open } else { &rest }.0.append_child(&item.0);
            pauses.pause().await;
        }
        if room > 0 {
            parent.clone().child(&open);
        }
        if count > room {
            let words = match head {
                Some(head) if room == 0 => head.to_owned(),
                _ => fill(lines.strings.rest, &(count - room).to_string()),
            };
            let summary = lines.el("summary").text(&words);
            parent.clone().child(&lines.el("details").class("rest").children([&summary, &rest]));
        }
        room.saturating_sub(count)
    }
}

/// Who is to do a task and by when, as small labels; `None` where the report says neither.
pub fn tags<'a>(lines: &Lines, bodies: impl Iterator<Item = &'a str>, deadline: Option<&str>) -> Option<El> {
    let tag = |class: &str, words: &str| lines.el("span").class(class).text(words);
    let bodies = bodies.map(|body| tag("tag", body));
    let all: Vec<El> = deadline.map(|deadline| tag("tag due", deadline)).into_iter().chain(bodies).collect();
    (!all.is_empty()).then(|| lines.el("p").class("tags").children(&all))
}

/// A button that copies what stands under `name`; `of`: the attribute that tells which, with its number.
pub fn copy(lines: &Lines, control: Control, (of, at): (&str, usize), name: &str) -> El {
    let label = [lines.strings.copy, lines.strings.colon, name].concat();
    button(&lines.document, control.name(), lines.strings.copy).attr(of, &at.to_string()).attr("aria-label", &label)
}
