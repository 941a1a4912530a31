//! The preview: the pages as they will be printed, with the choices.
//!
//! The pages are the columns of a multi-column box as high as the paper's type area: browsers break
//! columns and pages by the same rules.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement, Node};

use super::strings::Strings;
use crate::card::styles;
use crate::dom::element::{El, button};
use crate::dom::guard::Sheet;
use crate::dom::host::Host;
use crate::dom::layout::Layout;
use crate::dom::named::named;
use crate::dom::picture::tell_shapes;
use crate::dom::strings::fill;
use crate::dom::{BASE_CSS, number};

/// Type area and margins of a layout, mm.
struct Paper {
    width: f64,
    gap: f64,
}
/// From one page to the next in the preview, mm.
const PITCH: f64 = 218.0;

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
    pages: El,
    count: El,
    note: El,
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
        let layouts = new("fieldset").class("layouts").child(&new("legend").text(strings.layout));
        for (own, text) in Layout::ALL.iter().zip([strings.article, strings.gongwen, strings.brief]) {
            let input = new("input").attr("type", "radio").attr("name", "layout").attr("value", own.name());
            let input = if *own == layout { input.attr("checked", "") } else { input };
            layouts.clone().child(&new("label").children([&input, &new("span").text(text)]));
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
        let (note, count) = (new("p").class("note"), new("p").class("count").attr("role", "status"));
        let pages =
            new("div").class("pages").attr("role", "img").attr("tabindex", "0").attr("aria-label", strings.preview);
        let dialog = new("dialog").attr("lang", strings.lang).attr("aria-label", strings.preview).children([
            &new("div")
                .class("head")
                .children([&new("h2").text(strings.preview), &button(document, Press::Close.name(), strings.close)]),
            &new("form").attr("method", "dialog").children([
                &layouts,
                &select(
                    "size",
                    strings.size,
                    &[("", strings.size_12), ("size-14", strings.size_14), ("size-16", strings.size_16)],
                ),
                &select(
                    "font",
                    strings.font,
                    &[("", strings.song), ("fang", strings.fang), ("kai", strings.kai), ("hei", strings.hei)],
                ),
                &tick("typeset", "of-gongwen", strings.typeset, false),
                &tick("links", "of-text", strings.links, false),
                &tick("marks", "of-text", strings.marks, marks),
            ]),
            &note,
            &pages,
            &new("div")
                .class("foot")
                .children([&count, &button(document, Press::Print.name(), strings.print).class("primary")]),
        ]);
        host.root.append_child(&dialog.0).ok()?;
        let dialog: HtmlDialogElement = dialog.0.unchecked_into();
        dialog.show_modal().ok()?;
        let (changed, closed) = (run.clone(), run.clone());
        let listeners = vec![
            EventListener::new(&dialog, "change", move |_| changed(Press::Choose)),
            EventListener::new(&dialog, "close", move |_| closed(Press::Close)),
        ];
        host.on_command(move |name, _| {
            if let Some(press) = Press::named(name) {
                run(press);
            }
        });
        Some(Self { host, document: document.clone(), strings, dialog, pages, count, note, _listeners: listeners })
    }

    /// What is chosen.
    pub fn choice(&self) -> Choice {
        let input = |selector: &str| self.host.find(selector).map(JsCast::unchecked_into::<HtmlInputElement>);
        let select = |selector: &str| {
            self.host
                .find(selector)
                .map(|found| found.unchecked_into::<HtmlSelectElement>().value())
                .unwrap_or_default()
        };
        let ticked = |selector: &str| input(selector).is_some_and(|input| input.checked());
        let layout = input("[name=layout]:checked").and_then(|input| Layout::named(&input.value()));
        let layout = layout.unwrap_or(Layout::Article);
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

    /// Says what is going on instead of the pages.
    pub fn show_message(&self, text: &str) {
        self.pages.0.set_text_content(None);
        self.count.0.set_text_content(Some(text));
    }

    /// The words while the digest is made.
    pub fn show_loading(&self) {
        self.show_message(self.strings.loading);
    }

    /// Shows the pages of a print tree.
    pub fn show(&self, tree: &Element, layout: Layout) {
        let _ = self.dialog.set_attribute("data-layout", layout.name());
        let gongwen = layout == Layout::Gongwen;
        let mut note = match layout {
            Layout::Gongwen => self.strings.gongwen_note,
            Layout::Brief => self.strings.brief_note,
            Layout::Article => self.strings.article_note,
        }
        .to_owned();
        if gongwen && !self.has_fangsong() {
            note.push_str(self.strings.no_font);
        }
        if !has_margin_boxes(&self.document) {
            note.push_str(self.strings.no_numbers);
        }
        self.note.0.set_text_content(Some(&note));
        let Some(root) = tree.shadow_root() else { return };
        // The tree keeps the sheet: both go together.
        std::mem::forget(Sheet::adopt(&root, styles::PREVIEW_PAGES));
        let paper = El::new(&self.document, "div").class("paper");
        // The tree's own host lets no style of ours in: what is scaled stands round it.
        let numbers = El::new(&self.document, "div");
        let scaled = El::new(&self.document, "div").class("scaled");
        let _ = scaled.0.append_child(tree);
        self.pages.0.set_text_content(None);
        self.pages.clone().child(&paper.clone().child(&scaled.child(&numbers)));
        let Some(article) = root.query_selector("article").ok().flatten() else { return };
        let (document, count, strings) = (self.document.clone(), self.count.clone(), self.strings);
        let sheet = if gongwen {
            Paper { width: 156.0, gap: PITCH - 156.0 }
        } else {
            Paper { width: 166.0, gap: PITCH - 166.0 }
        };
        let measure = move || {
            tell_shapes(&article);
            let width = f64::from(article.scroll_width()) * 25.4 / 96.0;
            let pages = ((width + sheet.gap) / (sheet.width + sheet.gap)).round().max(1.0);
            count.0.set_text_content(Some(&fill(strings.pages, &number::text(pages))));
            let style = paper.0.style();
            let _ = style.set_property("--pages", &number::text(pages));
            numbers.0.set_text_content(None);
            for page in 1..=(pages as usize) {
                let text = page.to_string();
                let text = if gongwen {
                    ["— ", &text, " —"].concat()
                } else {
                    [&text, " / ", &number::text(pages)].concat()
                };
                let label =
                    El::new(&document, "span").class(if page % 2 == 0 { "number even" } else { "number" }).text(&text);
                let _ = label.0.style().set_property("--page", &(page - 1).to_string());
                numbers.clone().child(&label);
            }
        };
        measure();
        // A picture that comes late moves what follows; load does not bubble.
        EventListener::new_with_options(&root, "load", EventListenerOptions::run_in_capture_phase(), move |_| {
            measure()
        })
        .forget();
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
