//! 概要: the headline, the meeting in one line, and what the report comes to in the length that the reader wants.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::card::amounts::{characters, reading_time};
use crate::card::control::Control;
use crate::card::labels::labels;
use crate::card::lines::Lines;
use crate::card::panes::fold::{Fold, tags};
use crate::card::pauses::Pauses;
use crate::card::strings::Strings;
use crate::dom::element::{El, button};
use crate::dom::named::named;
use crate::dom::strings::fill as filled;
use crate::text::Report;
use crate::text::digest::Digest;
use crate::text::reader::gist::{Gist, GistLine, Group, Part, Tells};
use crate::text::reader::meeting::Meeting;

named! {
    /// A length of the summary; its name is the `data-length` of its button.
    pub enum Length {
        /// The headline, and what announces the list of tasks.
        OneSentence = "one",
        /// Three sentences.
        Short = "short",
        /// Five sentences, the engine's default.
        Medium = "medium",
        /// A tenth of the report, but no less than eight sentences.
        Long = "long",
    }
}

impl Length {
    /// `DigestOptions` of the types for a summary of this length and no keywords.
    pub fn options(self, report: &Report) -> JsValue {
        let texts = report.blocks.iter().map(|block| block.text());
        let (key, value) = match self {
            Self::OneSentence => ("sentences", 0.0),
            Self::Short => ("sentences", 3.0),
            Self::Medium => ("sentences", 5.0),
            // Eight sentences of some 45 characters: below that a tenth would be shorter than `Medium`.
            Self::Long if characters(texts) < 3600 => ("sentences", 8.0),
            Self::Long => ("ratio", 0.1),
        };
        let (summary, options) = (Object::new(), Object::new());
        let _ = Reflect::set(&summary, &key.into(), &value.into());
        let _ = Reflect::set(&options, &"summary".into(), &summary);
        let _ = Reflect::set(&options, &"keywords".into(), &0.into());
        options.into()
    }
}

/// Fills the pane.
pub async fn start(lines: &Lines, digest: &Digest, gist: &Gist, pane: &El, pauses: &Pauses) {
    if !digest.headline.text.is_empty() {
        let headline = lines.line(&digest.headline.text, &digest.headline.spans);
        pane.clone().child(&lines.el("p").class("headline").child(&headline));
    }
    if let Some(announcement) = &gist.announcement {
        let line = lines.line(&announcement.text, &announcement.spans);
        pane.clone().child(&lines.el("p").class("announced").child(&line));
    }
    if !gist.meeting.is_empty() {
        pane.clone().child(&meeting(lines, digest, &gist.meeting));
    }
    let lengths = lines.el("div").class("lengths").attr("role", "group").attr("aria-label", lines.strings.length);
    let words = [lines.strings.one_sentence, lines.strings.short, lines.strings.medium, lines.strings.long];
    for (length, words) in Length::ALL.iter().zip(words) {
        let pressed = if *length == Length::Medium { "true" } else { "false" };
        let choice = button(&lines.document, Control::Length.name(), words).attr("data-length", length.name());
        let _ = lengths.0.append_child(&choice.attr("aria-pressed", pressed).0);
    }
    let head = lines.el("div").class("measure").children([&lines.el("p").class("time"), &lengths]);
    pane.clone().children([&head, &lines.el("div").class("parts")]);
    fill(lines, digest, gist, &pane.0, pauses).await;
}

/// When, where, who presided, spoke, reported.
fn meeting(lines: &Lines, digest: &Digest, meeting: &Meeting) -> El {
    let strings = lines.strings;
    let list = lines.el("dl").class("meeting").attr("aria-label", strings.meeting);
    let add = |label: &str, value: &El| {
        let pair = lines.el("div").children([&lines.el("dt").text(label), value]);
        let _ = list.0.append_child(&pair.0);
    };
    for (label, fact) in
        [(strings.when, &meeting.when), (strings.place, &meeting.place), (strings.meeting, &meeting.name)]
    {
        if let Some(fact) = fact {
            add(label, &lines.el("dd").child(&lines.line(&fact.text, &fact.spans)));
        }
    }
    for leader in &meeting.leaders {
        let Some(person) = digest.people.get(leader.person) else { continue };
        let value = lines.el("dd");
        if let Some(post) = &person.post {
            value.clone().child(&lines.el("span").class("post").text(post));
        }
        value.clone().child(&lines.line(&person.name, &person.spans).class("line name"));
        add(&leader.roles.join(strings.list_comma), &value);
    }
    list
}

/// Puts the parts of another gist into the pane.
pub async fn fill(lines: &Lines, digest: &Digest, gist: &Gist, pane: &Element, pauses: &Pauses) {
    let find = |selector: &str| pane.query_selector(selector).ok().flatten();
    if let Some(time) = find(".time") {
        // What is folded is not read at first.
        let shown = gist.parts.iter().filter(|part| part.tells != Tells::Review);
        let lines_of = |part| Part::lines(part).take(most(lines, part.tells));
        let texts = shown.flat_map(lines_of).map(|line| line.text.as_str());
        let said = std::iter::once(digest.headline.text.as_str());
        let announced = gist.announcement.iter().map(|announcement| announcement.text.as_str());
        let length = characters(said.chain(announced).chain(texts));
        time.set_text_content(Some(&reading_time(lines.strings, lines.strings.summary_time, length)));
    }
    let Some(parts) = find(".parts") else { return };
    parts.set_text_content(None);
    for part in &gist.parts {
        let section = self::part(lines, digest, part, pauses).await;
        let _ = parts.append_child(&section.0);
    }
}

/// Lines of a part before the rest is folded, so that two windows hold what is open; a phone's hold less.
fn most(lines: &Lines, tells: Tells) -> usize {
    /// The card is a drawer below this width, see `card.css`; px.
    const NARROW: i32 = 600;
    let narrow = lines.document.document_element().is_some_and(|root| root.client_width() <= NARROW);
    match (tells, narrow) {
        (Tells::Tasks, _) => 10,
        (Tells::Acts, false) => 7,
        (Tells::Acts, true) => 5,
        (Tells::Demands, false) => 8,
        (Tells::Demands, true) => 5,
        (Tells::Points, false) => 5,
        (Tells::Points, true) => 1,
        (Tells::Review, _) => 12,
    }
}

async fn part(lines: &Lines, digest: &Digest, part: &Part, pauses: &Pauses) -> El {
    let name = labels(lines.strings).tells(part.tells);
    let section = lines.el("section").class("part");
    // What was done before stands apart, and last.
    let inside = if part.tells == Tells::Review {
        let count: usize = part.groups.iter().map(|group| group.lines.len()).sum();
        let count = lines.el("small").text(&filled(lines.strings.items, &count.to_string()));
        let summary = lines.el("summary").child(&lines.el("h3").class("marker").text(name).child(&count));
        let details = lines.el("details").class("review").child(&summary);
        section.clone().child(&details);
        details
    } else {
        section.clone().child(&lines.el("h3").class("marker").text(name));
        section.clone()
    };
    let mut room = most(lines, part.tells);
    for group in &part.groups {
        let fold = Fold { lines, room, tag: if group.outline.is_some() { "ol" } else { "ul" } };
        let head = group.outline.map(|at| head(lines, digest, at, group));
        let items = group.lines.iter().map(|own| line(lines, own));
        let left = fold.fill(&inside, head.as_deref(), items, pauses).await;
        // What stands beside a list takes no room from it.
        room = if part.tells == Tells::Tasks && group.outline.is_none() { room } else { left };
    }
    section
}

/// Where a list stands and how many items it has.
fn head(lines: &Lines, digest: &Digest, at: usize, group: &Group) -> String {
    let declared = digest.outlines.get(at).and_then(|outline| outline.declared);
    let count = count(lines.strings, group.lines.len(), declared);
    if group.source.is_empty() { count } else { [&group.source, lines.strings.comma, &count].concat() }
}

/// The number of a list's items, and whether the report declares as many.
pub fn count(strings: &Strings, count: usize, declared: Option<usize>) -> String {
    let mut words = filled(strings.items, &count.to_string());
    match declared {
        Some(declared) if declared == count => words.push_str(strings.as_declared),
        Some(declared) => words.push_str(&filled(strings.declared, &declared.to_string())),
        None => {}
    }
    words
}

/// A line with its number and its source.
fn line(lines: &Lines, own: &GistLine) -> El {
    let item = lines.el("li");
    if let Some(number) = own.number {
        // The number is set as text, not by the list's counter: it is the report's own, and copied along.
        item.clone().child(&lines.el("span").class("number").text(&number.to_string()));
    }
    let words = lines.el("div").child(&lines.line(&own.text, &own.spans));
    if let Some(tags) = tags(lines, own.bodies.iter().map(String::as_str), own.deadline.as_deref()) {
        words.clone().child(&tags);
    }
    item.clone().child(&words);
    if !own.source.is_empty() {
        item.clone().child(&lines.el("small").class("from").text(&own.source));
    }
    item
}

/// Shows on the buttons which length the summary has.
pub fn show_length(pane: &Element, length: Length) {
    for own in Length::ALL {
        let found = pane.query_selector(&["[data-length=", own.name(), "]"].concat()).ok().flatten();
        if let Some(button) = found {
            let _ = button.set_attribute("aria-pressed", if *own == length { "true" } else { "false" });
        }
    }
}
