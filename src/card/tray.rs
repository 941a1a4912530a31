//! What the card puts under the bar, which stays in view: the way back, the steps through hits, the
//! search.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement};

use super::control::Control;
use super::strings::Strings;
use super::{listen, styles};
use crate::dom::element::{El, button};
use crate::dom::guard::{Inserted, Sheet};
use crate::dom::strings::fill;

/// The card's part of the bar; dropping it takes it out.
pub struct Tray {
    _whole: Inserted<El>,
    /// The way back, the search, the steps.
    pub row: El,
    back: El,
    link: El,
    hits: El,
    label: El,
    count: El,
    clear: El,
    find: El,
    field: El,
    /// What is waited for, and what can be done about it.
    waiting: El,
    said: El,
    /// Where the controls of reading aloud go.
    pub speech: El,
    _sheet: Option<Sheet>,
    _listeners: Vec<EventListener>,
}

impl Tray {
    /// An empty tray in the bar; `None` where the bar has no place for it. `run` gets what is
    /// pressed, changed or typed into.
    pub fn insert(
        document: &Document,
        strings: &'static Strings,
        bar: &Element,
        run: impl Fn(Control, &Element) + Clone + 'static,
    ) -> Option<Self> {
        let root = bar.shadow_root()?;
        let parent = root.query_selector(".tray").ok()??;
        let el = |tag: &str| El::new(document, tag);
        let back = button(document, Control::Back.name(), strings.back).attr("hidden", "");
        let link = button(document, Control::CopyLink.name(), strings.copy_link).attr("hidden", "");
        let field = el("input")
            .attr("type", "search")
            .attr("enterkeyhint", "search")
            .attr("autocomplete", "off")
            .attr("aria-label", strings.find)
            .attr("placeholder", strings.find);
        let find = el("div").class("find").attr("role", "search").attr("hidden", "").child(&field);
        let label = el("span").class("label");
        let count = el("output").class("count");
        let clear = button(document, Control::Clear.name(), strings.clear);
        let hits = el("div").class("steps").attr("role", "group").attr("aria-label", strings.keywords).children([
            &label,
            &count,
            &button(document, Control::Previous.name(), strings.previous),
            &button(document, Control::Next.name(), strings.next),
            &clear,
        ]);
        hits.0.set_hidden(true);
        let speech = el("div").class("speech").attr("role", "group").attr("aria-label", strings.read_aloud);
        speech.0.set_hidden(true);
        let row = el("div").class("row").children([&back, &link, &find, &hits]);
        let said = el("span").class("said");
        let waiting = el("div").class("row waiting").children([
            &said,
            &button(document, Control::Cancel.name(), strings.cancel),
            &button(document, Control::Retry.name(), strings.retry),
        ]);
        waiting.0.set_hidden(true);
        let whole = el("div").class("card-tray").attr("lang", strings.lang).children([&row, &waiting, &speech]);
        let listeners = listeners(&whole.0, &field.0, run);
        let sheet = Sheet::adopt(&root, styles::TRAY);
        let whole = Inserted::before(whole, &parent, None);
        Some(Self {
            _whole: whole,
            row,
            back,
            link,
            hits,
            label,
            count,
            clear,
            find,
            field,
            waiting,
            said,
            speech,
            _sheet: sheet,
            _listeners: listeners,
        })
    }

    /// Offers the way back to the card and the link to the passage, or not.
    pub fn offer_back(&self, offered: bool, strings: &Strings) {
        self.link.0.set_text_content(Some(strings.copy_link));
        self.back.0.set_hidden(!offered);
        self.link.0.set_hidden(!offered);
    }

    /// Says on the button that the link has been copied.
    pub fn show_copied(&self, strings: &Strings) {
        self.link.0.set_text_content(Some(strings.copied));
    }

    /// Says what is waited for or what is the matter, with the ways on; `None`: nothing.
    pub fn show_waiting(&self, words: Option<&str>) {
        self.said.0.set_text_content(words);
        self.waiting.0.set_hidden(words.is_none());
    }

    /// Offers steps through the hits of `label`: `at` is the one that has been come to, from 0.
    pub fn show_hits(&self, label: &str, at: Option<usize>, count: usize, strings: &Strings) {
        self.label.0.set_text_content(Some(label));
        let all = count.to_string();
        let said = at.map_or_else(|| fill(strings.all_hits, &all), |at| [&(at + 1).to_string(), "/", &all].concat());
        self.count.0.set_text_content(Some(&said));
        self.hits.0.set_hidden(false);
    }

    /// Says that nothing has been found.
    pub fn show_nothing(&self, message: &str) {
        self.label.0.set_text_content(None);
        self.count.0.set_text_content(Some(message));
        self.hits.0.set_hidden(false);
    }

    /// Takes the steps away.
    pub fn hide_hits(&self) {
        self.hits.0.set_hidden(true);
    }

    /// Shows the search field and puts the focus into it, or takes it away.
    pub fn show_find(&self, shown: bool, strings: &Strings) {
        self.find.0.set_hidden(!shown);
        self.label.0.set_hidden(shown);
        self.clear.0.set_text_content(Some(if shown { strings.end_find } else { strings.clear }));
        if shown {
            let _ = self.field.0.focus();
            if let Some(field) = self.field.0.dyn_ref::<HtmlInputElement>() {
                field.select();
            }
        }
    }

    /// Whether the search field is shown.
    pub fn is_finding(&self) -> bool {
        !self.find.0.hidden()
    }

    /// What stands in the search field.
    pub fn query(&self) -> String {
        self.field.0.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value).unwrap_or_default()
    }

    /// Puts words into the search field.
    pub fn set_query(&self, query: &str) {
        if let Some(field) = self.field.0.dyn_ref::<HtmlInputElement>() {
            field.set_value(query);
        }
    }
}

/// What the reader does in the tray gets to `run`.
fn listeners(
    whole: &HtmlElement,
    field: &HtmlElement,
    run: impl Fn(Control, &Element) + Clone + 'static,
) -> Vec<EventListener> {
    vec![
        listen::commands(whole, run.clone()),
        listen::changes(whole, run.clone()),
        listen::keys(field, {
            let (run, field) = (run.clone(), field.clone());
            move |key: &str, event: &Event| {
                let control = match key {
                    "Enter" if listen::flag(event, "shiftKey") => Control::Previous,
                    "Enter" => Control::Next,
                    "Escape" => Control::EndFind,
                    _ => return false,
                };
                run(control, &field);
                true
            }
        }),
        EventListener::new(field, "input", {
            let (run, field) = (run.clone(), field.clone());
            move |event: &Event| {
                // Half a word that an input method is about to replace is not searched for.
                if !listen::flag(event, "isComposing") {
                    run(Control::Search, &field);
                }
            }
        }),
        // Chromium's last `input` of a composition still counts as composing.
        EventListener::new(field, "compositionend", {
            let field = field.clone();
            move |_: &Event| run(Control::Search, &field)
        }),
    ]
}
