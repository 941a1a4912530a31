//! The card's panel: a box in the page's flow, on a phone a drawer from the bottom.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

use super::amounts::{self, characters, reading_time};
use super::control::Control;
use super::decode::Warning;
use super::export::Word;
use super::grip::Grip;
use super::lines::Lines;
use super::pauses::Pauses;
use super::strings::Strings;
use super::tabs::{Tab, Tabs};
use super::{listen, panes, styles};
use crate::dom::BASE_CSS;
use crate::dom::element::{El, button};
use crate::dom::host::Host;
use crate::dom::number;
use crate::dom::strings::fill;
use crate::text::Report;
use crate::text::digest::Digest;
use crate::text::reader::document::has_tasks;

/// Characters of a text that is its own summary: a headline has as many.
const SHORT: usize = 60;

/// The panel in the page.
pub struct Panel {
    host: Host,
    /// What its lines are made with, and where they lead.
    pub lines: Lines,
    time: El,
    notice: El,
    content: El,
    footer: El,
    tabs: RefCell<Option<Rc<Tabs>>>,
    _listeners: [EventListener; 2],
    _grip: Grip,
}

impl Panel {
    /// An empty panel before `next` in `parent`; `run` gets what is pressed or changed in it.
    pub fn insert(
        document: &Document,
        lines: Lines,
        (parent, next): (&Node, Option<&Node>),
        run: impl Fn(Control, &Element) + Clone + 'static,
    ) -> Option<Self> {
        let strings = lines.strings;
        let host = Host::insert(document, "jiyao-card", &[BASE_CSS, styles::CARD], parent, next)?;
        let content = El::new(document, "div").class("content");
        let time = El::new(document, "p").class("time");
        let notice = El::new(document, "div").class("notice").attr("hidden", "");
        let footer = El::new(document, "footer").attr("hidden", "");
        let grip = Grip::button(document, strings);
        let close = button(document, Control::Close.name(), strings.close);
        let card = El::new(document, "section")
            .class("card")
            .attr("lang", strings.lang)
            .attr("tabindex", "-1")
            .attr("aria-label", strings.digest)
            .children([
                &El::new(document, "header").children([
                    &El::new(document, "h2").text(strings.digest),
                    &grip,
                    &time,
                    &close,
                ]),
                &notice,
                &content,
                &footer,
            ]);
        host.root.append_child(&card.0).ok()?;
        let listeners = [listen::commands(&host.root, run.clone()), listen::changes(&host.root, run.clone())];
        let grip = Grip::attach(&grip, &card, strings, move || run(Control::Close, &close.0));
        Some(Self {
            host,
            lines,
            time,
            notice,
            content,
            footer,
            tabs: RefCell::default(),
            _listeners: listeners,
            _grip: grip,
        })
    }

    fn strings(&self) -> &'static Strings {
        self.lines.strings
    }

    /// Shows the shape of a digest and how many bytes have come, of how many where that is known (else 0).
    pub fn show_loading(&self, loaded: f64, total: f64) {
        let strings = self.strings();
        if self.find(".loading").is_none() {
            let bar = self.lines.el("progress").attr("max", "1").attr("aria-label", strings.loading);
            let shape = self.lines.el("div").class("shape").attr("aria-hidden", "true");
            (0..4).for_each(|_| drop(shape.0.append_child(&self.lines.el("i").0)));
            let words = self.lines.el("p").class("state");
            let ways = self.ways();
            self.replace(&[self.lines.el("div").class("loading").children([&words, &bar, &ways, &shape])]);
            self.footer.0.set_hidden(true);
        }
        if let Some(words) = self.find(".loading .state") {
            let bytes = if loaded > 0.0 {
                [strings.comma, &amounts::bytes(strings, loaded, total)].concat()
            } else {
                String::new()
            };
            words.set_text_content(Some(&[strings.loading, &bytes].concat()));
        }
        if let Some(bar) = self.find("progress").filter(|_| total > 0.0) {
            let _ = bar.set_attribute("value", &number::text((loaded / total).min(1.0)));
        }
    }

    /// Shows an error, or that it has been cancelled, with a way to try again.
    pub fn show_error(&self, message: &str) {
        self.replace(&[self.lines.el("p").class("state error").text(message), self.ways()]);
        self.footer.0.set_hidden(true);
    }

    /// What a reader can do who waits, or waits no longer.
    fn ways(&self) -> El {
        let button = |control: Control, text| button(&self.lines.document, control.name(), text);
        self.lines.el("p").class("ways").children([
            &button(Control::Retry, self.strings().retry).class("main"),
            &button(Control::Cancel, self.strings().cancel),
        ])
    }

    /// Shows the digest, but for what [`Panel::fill`] puts into it.
    pub fn show(&self, report: Rc<Report>, digest: &Digest, warnings: &[Warning]) {
        let strings = self.strings();
        let whole = characters(report.blocks.iter().map(|block| block.text()));
        self.lines.begin(report);
        self.time.0.set_text_content(Some(&reading_time(strings, strings.whole_time, whole)));
        let tabs = if whole < SHORT { vec![] } else { panes::tabs(digest) };
        let short = tabs.is_empty();
        if short {
            self.replace(&[self.lines.el("p").class("state").text(strings.too_short)]);
        } else {
            let tabs = Tabs::new(&self.lines, tabs);
            self.content.0.set_text_content(None);
            self.content.clone().children(tabs.elements());
            self.tabs.replace(Some(Rc::new(tabs)));
        }
        if !warnings.is_empty() {
            let head = fill(strings.for_editors, &warnings.len().to_string());
            let list = self.lines.el("ul");
            for warning in warnings {
                let line = self.lines.line(&warning.message, &warning.spans);
                let _ = list.0.append_child(&self.lines.el("li").child(&line).0);
            }
            let head = self.lines.el("summary").text(&head);
            self.content.clone().child(&self.lines.el("details").class("editors").children([&head, &list]));
        }
        if short {
            self.footer.0.set_hidden(true);
        } else {
            self.show_footer(digest);
        }
    }

    /// Fills the panes, the one in view first.
    pub async fn fill(&self, report: &Report, digest: &Digest, pauses: &Pauses) {
        let tabs = self.tabs.borrow().clone();
        for (tab, pane) in tabs.iter().flat_map(|tabs| tabs.panes()) {
            panes::fill(tab, &self.lines, report, digest, pane, pauses).await;
            pauses.pause().await;
        }
    }

    fn show_footer(&self, digest: &Digest) {
        let strings = self.strings();
        let document = &self.lines.document;
        self.footer.0.set_text_content(None);
        let row = self.lines.el("div").class("actions");
        if !digest.summary.is_empty() || !digest.headline.text.is_empty() {
            let _ = row.0.append_child(&button(document, Control::CopySummary.name(), strings.copy_summary).0);
        }
        let tasks = has_tasks(digest);
        if tasks {
            let _ = row.0.append_child(&button(document, Control::CopyTasks.name(), strings.copy_tasks).0);
        }
        if *digest != Digest::default() {
            let word =
                |word: Word, words| button(document, Control::SaveWord.name(), words).attr("data-word", word.name());
            let choices = self.lines.el("div").class("choices").child(&word(Word::Summary, strings.save_word_summary));
            if tasks {
                let _ = choices.0.append_child(&word(Word::Tasks, strings.save_word_tasks).0);
            }
            let choices = choices.children([
                &word(Word::Report, strings.save_word_report),
                &button(document, Control::CopyMarkdown.name(), strings.copy_markdown),
                &button(document, Control::SaveMarkdown.name(), strings.save_markdown),
                &button(document, Control::SaveJson.name(), strings.save_json),
            ]);
            if !digest.outlines.is_empty() {
                let _ = choices.0.append_child(&button(document, Control::SaveCsv.name(), strings.save_csv).0);
            }
            let export = self.lines.el("details").class("export");
            let _ = row.0.append_child(&export.children([&self.lines.el("summary").text(strings.export), &choices]).0);
        }
        let done = self.lines.el("p").class("done").attr("hidden", "");
        self.footer.clone().children([&self.lines.el("p").class("provenance").text(strings.provenance), &row, &done]);
        self.footer.0.set_hidden(false);
    }

    /// Says in the card what has been done; `by_hand`: a text for the reader to copy.
    pub fn show_done(&self, message: &str, by_hand: Option<&str>) {
        let Some(done) = self.find(".done") else { return };
        done.set_text_content(Some(message));
        let _ = done.remove_attribute("hidden");
        if let Some(text) = by_hand {
            let field = self.lines.el("textarea").attr("readonly", "").attr("rows", "4").attr("aria-label", message);
            field.0.set_text_content(Some(text));
            let _ = done.append_child(&field.0);
            let _ = field.0.focus();
            if let Some(field) = field.0.dyn_ref::<web_sys::HtmlTextAreaElement>() {
                field.select();
            }
        }
    }

    /// Says that the page shows another text now, with a way to make the digest anew; or no longer.
    pub fn show_replaced(&self, replaced: bool) {
        if replaced == self.notice.0.hidden() {
            self.notice.0.set_text_content(None);
            let strings = self.strings();
            self.notice.clone().children([
                &self.lines.el("p").text(strings.replaced),
                &button(&self.lines.document, Control::Renew.name(), strings.renew),
            ]);
            self.notice.0.set_hidden(!replaced);
        }
    }

    /// Shows the pane of a tab; false where there is none.
    pub fn select(&self, tab: Tab) -> bool {
        self.tabs.borrow().as_ref().is_some_and(|tabs| tabs.select(tab))
    }

    /// The tab whose pane is shown.
    pub fn selected(&self) -> Option<Tab> {
        self.tabs.borrow().as_ref().and_then(|tabs| tabs.selected())
    }

    /// The pane of a tab.
    pub fn pane(&self, tab: Tab) -> Option<Element> {
        self.find(&["#pane-", tab.name()].concat())
    }

    /// Whether the reader sees it.
    pub fn is_open(&self) -> bool {
        !self.host.element().has_attribute("hidden")
    }

    /// Shows or hides it.
    pub fn set_open(&self, open: bool) {
        let _ = self.host.element().toggle_attribute_with_force("hidden", !open);
    }

    /// Sets its text larger or smaller, 1 for the usual size.
    pub fn set_text_scale(&self, scale: f64) {
        if let Some(host) = self.host.element().dyn_ref::<HtmlElement>() {
            let _ = host.style().set_property("--jiyao-text", &number::text(scale));
        }
    }

    /// Moves the focus into it.
    pub fn focus(&self) {
        match self.tabs.borrow().as_ref() {
            Some(tabs) => tabs.focus(),
            None => {
                if let Some(card) = self.find(".card").and_then(|card| card.dyn_into::<HtmlElement>().ok()) {
                    let _ = card.focus();
                }
            }
        }
    }

    /// Its host element.
    pub fn element(&self) -> &Element {
        self.host.element()
    }

    /// The first element in it that fits.
    pub fn find(&self, selector: &str) -> Option<Element> {
        self.host.find(selector)
    }

    fn replace(&self, children: &[El]) {
        self.tabs.take();
        self.content.0.set_text_content(None);
        self.content.clone().children(children);
    }
}
