//! The controls, beside the article or along the bottom: see `place`.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, ShadowRoot};

use super::control::{Control, Press};
use super::labels;
use super::settings::{FONTS, STEPPED, Settings, THEMES};
use super::strings::Strings;
use super::styles;
use crate::dom::command::Command;
use crate::dom::element::{El, button};
use crate::dom::guard::{Inserted, Sheet};
use crate::dom::key;

/// The presets of the text size: name, size, and what the bar is asked for.
pub const SIZES: [(&str, f64, Command); 4] = [
    ("small", 0.9, Command::SizeSmall),
    ("medium", 1.0, Command::SizeMedium),
    ("large", 1.5, Command::SizeLarge),
    ("huge", 2.0, Command::SizeHuge),
];

/// The panel in the bar; dropping it takes it out.
pub struct Panel {
    whole: Inserted<El>,
    strings: &'static Strings,
    _sheet: Option<Sheet>,
    _listeners: [EventListener; 3],
}

impl Panel {
    /// A panel after the bar's row; `None` where there is no bar.
    pub fn insert(
        document: &Document,
        strings: &'static Strings,
        root: &ShadowRoot,
        run: impl Fn(Control) + Clone + 'static,
    ) -> Option<Self> {
        let bar = root.query_selector(".bar").ok()??;
        let parent = bar.parent_node()?;
        let sheet = Sheet::adopt(root, styles::PANEL);
        if sheet.is_none() {
            let _ = root.append_child(&El::new(document, "style").text(styles::PANEL).0);
        }
        let press = |press: Press, text: &str| button(document, press.name(), text);
        let panel = El::new(document, "div")
            .class("display")
            .attr("role", "group")
            .attr("aria-label", strings.panel)
            .attr("lang", strings.lang)
            .children([
                &El::new(document, "div").class("what modes").children([
                    &press(Press::Elder, strings.elder),
                    &press(Press::Easy, strings.easy),
                    &press(Press::OnlyArticle, strings.only_article),
                    &press(Press::Ruler, strings.ruler),
                    &press(Press::Captions, strings.captions),
                ]),
                &rows(document, strings),
                &El::new(document, "div").class("foot").children([
                    &press(Press::ResetAll, strings.reset_all),
                    &press(Press::Shortcuts, strings.shortcuts),
                    &El::new(document, "p").class("keys").text(strings.keys),
                    &press(Press::Close, strings.close),
                ]),
            ]);
        let listeners = listen(&panel, run);
        let whole = Inserted::before(panel, &parent, bar.next_sibling().as_ref());
        Some(Self { whole, strings, _sheet: sheet, _listeners: listeners })
    }

    /// Shows what is set.
    pub fn show(&self, settings: &Settings, scale: f64) {
        let [theme, font] = [THEMES.get(settings.theme), FONTS.get(settings.font).map(|font| &font.0)];
        let size = SIZES.iter().find(|size| (size.1 - scale).abs() < 0.001).map(|size| &size.0);
        for (name, value) in [
            ("theme", theme.copied()),
            ("font", font.copied()),
            ("size", size.copied()),
            ("themeScope", Some(if settings.whole_page { "page" } else { "article" })),
            ("align", Some(if settings.left { "left" } else { "default" })),
        ] {
            for input in self.all(&["input[name=\"", name, "\"]"].concat()) {
                if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
                    input.set_checked(Some(&*input.value()) == value);
                }
            }
        }
        for (press, on) in [
            (Press::Elder, settings.elder),
            (Press::Easy, settings.is_easy()),
            (Press::OnlyArticle, settings.only_article),
            (Press::Ruler, settings.ruler),
            (Press::Captions, settings.captions),
            (Press::Shortcuts, settings.shortcuts),
        ] {
            for button in self.all(&["[data-command=\"", press.name(), "\"]"].concat()) {
                let _ = button.set_attribute("aria-pressed", if on { "true" } else { "false" });
            }
        }
        for note in self.all(".keys") {
            let _ = note.toggle_attribute_with_force("hidden", !settings.shortcuts);
        }
        for (index, (name, value)) in STEPPED.iter().zip(settings.spacing).enumerate() {
            for output in self.all(&["[data-value=\"", name, "\"]"].concat()) {
                output.set_text_content(Some(&labels::value(self.strings, index, value)));
            }
        }
    }

    /// Whether the reader sees it.
    pub fn is_open(&self) -> bool {
        !self.whole.0.0.hidden()
    }

    /// Shows or hides it.
    pub fn set_open(&self, open: bool) {
        self.whole.0.0.set_hidden(!open);
    }

    /// The panel's own element.
    pub fn element(&self) -> &HtmlElement {
        &self.whole.0.0
    }

    /// Puts the focus on its first control.
    pub fn focus(&self) {
        if let Some(first) = self.all("button").first().and_then(|first| first.dyn_ref::<HtmlElement>()) {
            let _ = first.focus();
        }
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        super::region::elements(&self.whole.0.0, selector).split_off(1)
    }
}

fn rows(document: &Document, strings: &'static Strings) -> El {
    let el = |tag: &str| El::new(document, tag);
    let row = |label: &str, role: &str, content: &El| {
        let name = el("span").class("label").attr("aria-hidden", "true").text(label);
        el("div").class("row").attr("role", role).attr("aria-label", label).children([&name, content])
    };
    let choice = |name: &str, label: &str, values: &[(&str, &str)]| {
        let what = el("div").class("what");
        for (value, text) in values {
            let input = el("input").attr("type", "radio").attr("name", name).attr("value", value);
            let label = el("label").children([&input, &el("span").text(text)]);
            let _ = what.0.append_child(&label.0);
        }
        row(label, "radiogroup", &what)
    };
    let named = |names: &[&'static str], labels: &[&'static str]| -> Vec<(&'static str, &'static str)> {
        names.iter().copied().zip(labels.iter().copied()).collect()
    };
    let themes = choice("theme", strings.theme, &named(&THEMES, &labels::themes(strings)));
    themes.0.set_class_name("row wide");
    let _ = themes.0.append_child(&el("p").class("forced").text(strings.forced).0);
    let rows = el("div").class("rows").children([
        &choice(
            "size",
            strings.size,
            &named(&SIZES.map(|size| size.0), &[strings.small, strings.medium, strings.large, strings.huge]),
        ),
        &choice("font", strings.font, &named(&FONTS.map(|font| font.0), &labels::fonts(strings))),
        &themes,
        &choice("themeScope", strings.scope, &[("article", strings.article), ("page", strings.page)]),
        &choice("align", strings.align, &[("default", strings.as_page), ("left", strings.left)]),
    ]);
    STEPPED.iter().zip(labels::stepped(strings)).fold(rows, |rows, (name, label)| {
        let press = |what: &str, text: &str, spoken: &str| {
            // 行距：增大. English puts the word first, which nobody misses in a label.
            button(document, &[name, ":", what].concat(), text).attr("aria-label", &[label, " ", spoken].concat())
        };
        let what = el("div").class("what").children([
            &press("less", "−", strings.less),
            &el("output").class("value").attr("data-value", name),
            &press("more", "＋", strings.more),
            &press("reset", strings.reset, strings.reset),
        ]);
        rows.child(&row(label, "group", &what))
    })
}

/// Clicks, changes and Escape, which stay in the panel: the bar listens too.
fn listen(panel: &El, run: impl Fn(Control) + Clone + 'static) -> [EventListener; 3] {
    let options = EventListenerOptions::enable_prevent_default();
    let target = |event: &Event| event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let (click, change) = (run.clone(), run.clone());
    [
        EventListener::new(&panel.0, "click", move |event| {
            event.stop_propagation();
            let pressed = target(event).and_then(|target| target.closest("[data-command]").ok().flatten());
            let name = pressed.and_then(|pressed| pressed.get_attribute("data-command"));
            if let Some(control) = name.as_deref().and_then(Control::named) {
                click(control);
            }
        }),
        EventListener::new(&panel.0, "change", move |event| {
            if let Some(input) = target(event).and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
                change(Control::Value(&input.name(), &input.value()));
            }
        }),
        EventListener::new_with_options(&panel.0, "keydown", options, move |event| {
            if key::pressed(event).as_deref() == Some("Escape") {
                event.prevent_default();
                event.stop_propagation();
                run(Control::Press(Press::Close));
            }
        }),
    ]
}
