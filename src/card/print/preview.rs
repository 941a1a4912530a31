//! The preview: the pages as they will be printed, with the choices.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement, Node};

use super::pages::{Pages, sheets};
use super::pane::{Look, Pane};
use super::strings::Strings;
use crate::card::{listen, styles};
use crate::dom::BASE_CSS;
use crate::dom::element::{El, button};
use crate::dom::host::Host;
use crate::dom::layout::Layout;
use crate::dom::named::named;
use crate::dom::strings::fill;

/// What the reader has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The layout.
    pub layout: Layout,
    /// The layout's name and the classes of the print tree.
    pub classes: String,
    /// Whether keywords are highlighted.
    pub marks: bool,
}

named! {
    /// What the reader does in the preview; the name is the `data-command` of a button.
    pub enum Press {
        Close = "close",
        Print = "print",
        /// Another choice.
        Choose = "choose",
    }
}

/// The open preview.
pub struct Preview {
    host: Host,
    document: Document,
    strings: &'static Strings,
    dialog: HtmlDialogElement,
    pane: Rc<Pane>,
    /// The number of pages beside the name of each layout.
    amounts: Vec<El>,
    /// Where trees are laid out that are not shown.
    measured: El,
    count: El,
    note: El,
    /// Hears of pictures that come late into what is shown.
    late: RefCell<Option<EventListener>>,
    _listeners: Vec<EventListener>,
}

impl Preview {
    /// Opens it with this layout chosen and, where `marks`, the highlights ticked.
    pub fn open(
        document: &Document,
        strings: &'static Strings,
        layout: Layout,
        marks: bool,
        run: impl Fn(Press) + Clone + 'static,
    ) -> Option<Self> {
        let html: Node = document.document_element()?.into();
        let mut host = Host::insert(document, "jiyao-preview", &[BASE_CSS, styles::PREVIEW], &html, None)?;
        let new = |tag: &str| El::new(document, tag);
        let (pane, tools) = Pane::new(document, strings);
        let amounts: Vec<El> = Layout::ALL.iter().map(|_| new("small")).collect();
        let (note, count) = (new("p").class("note"), new("p").class("count").attr("role", "status"));
        let measured = new("div").class("measured").attr("aria-hidden", "true");
        let dialog = new("dialog").attr("lang", strings.lang).attr("aria-label", strings.preview).children([
            &new("div")
                .class("head")
                .children([&new("h2").text(strings.preview), &button(document, Press::Close.name(), strings.close)]),
            &new("div").class("choices").children([&form(document, strings, layout, marks, &amounts), &note]),
            &tools,
            pane.element(),
            &new("div")
                .class("foot")
                .children([&count, &button(document, Press::Print.name(), strings.print).class("primary")]),
            &measured,
        ]);
        host.root.append_child(&dialog.0).ok()?;
        let dialog: HtmlDialogElement = dialog.0.unchecked_into();
        dialog.show_modal().ok()?;
        let (changed, closed, looked, keyed) = (run.clone(), run.clone(), Rc::clone(&pane), Rc::clone(&pane));
        let listeners = vec![
            EventListener::new(&dialog, "change", move |_| changed(Press::Choose)),
            EventListener::new(&dialog, "close", move |_| closed(Press::Close)),
            listen::keys(&host.root, move |key, event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let is = |selector: &str| target.as_ref().is_some_and(|target| target.matches(selector) == Ok(true));
                let held = ["ctrlKey", "metaKey", "altKey"].iter().any(|key| listen::flag(event, key));
                !held && !is("select") && keyed.run_key(key, is(".pages"))
            }),
        ];
        host.on_command(move |name, _| {
            if let Some(press) = Press::named(name) {
                run(press);
            }
            if let Some(look) = Look::named(name) {
                looked.run(look);
            }
        });
        let document = document.clone();
        let (late, _listeners) = (RefCell::default(), listeners);
        Some(Self { host, document, strings, dialog, pane, amounts, measured, count, note, late, _listeners })
    }

    /// What is chosen.
    pub fn choice(&self) -> Choice {
        let chosen = self.input("[name=layout]:checked").and_then(|input| Layout::named(&input.value()));
        self.choice_of(chosen.unwrap_or(Layout::Article))
    }

    /// What would be chosen in this layout.
    pub fn choice_of(&self, layout: Layout) -> Choice {
        let select = |selector: &str| {
            self.host
                .find(selector)
                .map(|found| found.unchecked_into::<HtmlSelectElement>().value())
                .unwrap_or_default()
        };
        let ticked = |selector: &str| self.input(selector).is_some_and(|input| input.checked());
        let mut classes = layout.name().to_owned();
        if layout == Layout::Article {
            for class in [select("[name=size]"), select("[name=font]")] {
                if !class.is_empty() {
                    classes = [&classes, " ", &class].concat();
                }
            }
        }
        if layout == Layout::Gongwen && ticked("[name=typeset]") {
            classes.push_str(" typeset");
        }
        if layout != Layout::Brief && ticked("[name=links]") {
            classes.push_str(" links");
        }
        Choice { marks: layout != Layout::Brief && ticked("[name=marks]"), layout, classes }
    }

    fn input(&self, selector: &str) -> Option<HtmlInputElement> {
        self.host.find(selector).map(JsCast::unchecked_into)
    }

    /// Says what is going on instead of the pages.
    pub fn show_message(&self, text: &str) {
        self.late.take();
        self.pane.clear();
        self.count.0.set_text_content(Some(text));
    }

    /// The words while the digest is made.
    pub fn show_loading(&self) {
        self.show_message(self.strings.loading);
    }

    /// Says how many pages a layout has, beside its name; nothing where that is not known.
    pub fn show_amount(&self, layout: Layout, pages: Option<usize>) {
        if let Some(amount) = self.amounts.get(layout as usize) {
            let words = pages.map(|pages| fill(self.strings.amount, &pages.to_string()));
            if amount.0.text_content().unwrap_or_default() != words.as_deref().unwrap_or_default() {
                amount.0.set_text_content(words.as_deref());
            }
        }
    }

    /// Lays a tree out where it is not seen; `None` where it is no print tree.
    pub fn lay_out(&self, tree: &Element, layout: Layout) -> Option<Pages> {
        self.measured.0.set_text_content(None);
        self.measured.0.append_child(tree).ok()?;
        Pages::set(tree, layout)
    }

    /// Clears away what was laid out.
    pub fn clear_away(&self) {
        self.measured.0.set_text_content(None);
    }

    /// Shows the pages of a print tree; `counted` is told how many they are, again where a picture comes late.
    pub fn show(&self, tree: &Element, layout: Layout, counted: impl Fn(usize) + 'static) {
        let _ = self.dialog.set_attribute("data-layout", layout.name());
        self.note.0.set_text_content(Some(&self.note_on(layout)));
        let Some(root) = tree.shadow_root() else { return };
        let Some(pages) = Pages::set(tree, layout) else { return };
        let new = |tag: &str| El::new(&self.document, tag);
        // The tree's own host lets no style of ours in: what is scaled stands round it.
        let (paper, under, scaled) = (new("div").class("paper"), new("div"), new("div").class("scaled"));
        let _ = scaled.clone().child(&under).0.append_child(tree);
        self.pane.show(paper.child(&scaled));
        let (document, count, strings, pane) =
            (self.document.clone(), self.count.clone(), self.strings, Rc::clone(&self.pane));
        let measure = move || {
            let number = pages.count();
            let words = fill(strings.pages, &number.to_string());
            if count.0.text_content().as_deref() != Some(&words) {
                count.0.set_text_content(Some(&words));
            }
            under.0.set_text_content(None);
            under.clone().children(&sheets(&document, layout, number));
            pane.set_pages(number);
            counted(number);
        };
        measure();
        // A picture that comes late moves what follows; load does not bubble.
        let captured = EventListenerOptions::run_in_capture_phase();
        let late = EventListener::new_with_options(&root, "load", captured, move |_| measure());
        self.late.replace(Some(late));
    }

    fn note_on(&self, layout: Layout) -> String {
        let mut note = match layout {
            Layout::Gongwen => self.strings.gongwen_note,
            Layout::Brief => self.strings.brief_note,
            Layout::Article => self.strings.article_note,
        }
        .to_owned();
        if layout == Layout::Gongwen && !self.has_fangsong() {
            note.push_str(self.strings.no_font);
        }
        if !has_margin_boxes(&self.document) {
            note.push_str(self.strings.no_numbers);
        }
        note
    }

    /// Whether a 仿宋 is installed. No interface tells; a missing font leaves the widths of the one
    /// after it, so the widths after two different ones are compared.
    fn has_fangsong(&self) -> bool {
        let probe = El::new(&self.document, "span").class("probe").text("mmmmmmmmlliiWW");
        let _ = self.dialog.append_child(&probe.0);
        let width = |family: &str| {
            let _ = probe.0.style().set_property("font-family", family);
            probe.0.unchecked_ref::<HtmlElement>().offset_width()
        };
        let found = ["仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FangSong_GB2312"].iter().any(|name| {
            ["monospace", "sans-serif"].iter().any(|after| width(&["\"", name, "\", ", after].concat()) != width(after))
        });
        probe.0.remove();
        found
    }
}

/// Whether the browser prints what `@page` puts into the margins: Chromium from 131 on.
fn has_margin_boxes(document: &Document) -> bool {
    let Ok(sheet) = web_sys::CssStyleSheet::new() else { return false };
    let _ = (document, sheet.replace_sync("@page { @bottom-center { content: '1'; } }"));
    let rules = sheet.css_rules().ok();
    rules.and_then(|rules| rules.item(0)).is_some_and(|rule| rule.css_text().contains("@bottom"))
}

/// The choices, each layout with room for its number of pages.
fn form(document: &Document, strings: &Strings, layout: Layout, marks: bool, amounts: &[El]) -> El {
    let new = |tag: &str| El::new(document, tag);
    let layouts = new("fieldset").class("layouts").child(&new("legend").text(strings.layout));
    let names = [strings.article, strings.gongwen, strings.brief];
    for ((own, text), amount) in Layout::ALL.iter().zip(names).zip(amounts) {
        let input = new("input").attr("type", "radio").attr("name", "layout").attr("value", own.name());
        let input = if *own == layout { input.attr("checked", "") } else { input };
        let name = new("span").children([&new("span").text(text), amount]);
        layouts.clone().child(&new("label").children([&input, &name]));
    }
    let select = |name: &str, label: &str, options: &[(&str, &str)]| {
        let select = new("select").attr("name", name);
        for (value, text) in options {
            select.clone().child(&new("option").attr("value", value).text(text));
        }
        new("label").class("of-article").children([&new("span").text(label), &select])
    };
    let tick = |name: &str, class: &str, label: &str, ticked: bool| {
        let input = new("input").attr("type", "checkbox").attr("name", name);
        let input = if ticked { input.attr("checked", "") } else { input };
        new("label").class(class).children([&input, &new("span").text(label)])
    };
    let sizes = [("", strings.size_12), ("size-14", strings.size_14), ("size-16", strings.size_16)];
    let fonts = [("", strings.song), ("fang", strings.fang), ("kai", strings.kai), ("hei", strings.hei)];
    new("form").attr("method", "dialog").children([
        &layouts,
        &select("size", strings.size, &sizes),
        &select("font", strings.font, &fonts),
        &tick("typeset", "of-gongwen", strings.typeset, false),
        &tick("links", "of-text", strings.links, false),
        &tick("marks", "of-text", strings.marks, marks),
    ])
}
