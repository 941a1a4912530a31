//! The report as the reader wants it shown, beyond the size of the text: spacing, font, colours, elder mode.
//!
//! A part of its own: fetched when the reader opens the panel, or has chosen something before.

mod elder;
mod labels;
mod panel;
mod settings;
mod shell;
mod strings;
mod theme;

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use web_sys::{Document, Window};

use crate::dom::guard::Sheet;
use crate::dom::region::Region;
use crate::dom::strings::Language;
use crate::dom::{prefs, toolbar};
use elder::Elder;
use panel::Panel;
use settings::{ELDER_SIZE, FONTS, SPACING, Settings, step};
pub use shell::{Context, Shell};
use strings::Strings;
use theme::{THEMES, Themed};

/// The controls, in the bar's shadow root.
const PANEL: &str = include_str!("styles/panel.css");

/// What the reader sees.
pub struct Display {
    window: Window,
    document: Document,
    strings: &'static Strings,
    region: Region,
    shell: Shell,
    /// Without an article, what is remembered is left alone: it would change menus.
    has_article: bool,
    defaults: Settings,
    settings: Cell<Settings>,
    theme: RefCell<Option<Themed>>,
    elder: RefCell<Option<Elder>>,
    panel: RefCell<Option<Controls>>,
}

/// The controls, once they have been asked for.
struct Controls {
    panel: Panel,
    _sheet: Option<Sheet>,
    _keys: Vec<EventListener>,
}

impl Display {
    /// The page as it is.
    pub fn new(context: &Context, shell: Shell) -> Self {
        let window = web_sys::window().unwrap_or_else(|| wasm_bindgen::throw_str("window"));
        let document = window.document().unwrap_or_else(|| wasm_bindgen::throw_str("document"));
        let has_article = context.has_article();
        Self {
            window,
            document,
            strings: Strings::of(Language::of(&context.lang())),
            region: Region::new(context.body(), context.title_element()),
            shell,
            has_article,
            defaults: if has_article { Settings::PLAIN.with(&context.options()) } else { Settings::PLAIN },
            settings: Cell::new(Settings::PLAIN),
            theme: RefCell::default(),
            elder: RefCell::default(),
            panel: RefCell::default(),
        }
    }

    /// Shows the report as the reader has last chosen, here or in another tab.
    pub fn remembered(&self) {
        if self.has_article {
            self.set(self.defaults.with(&prefs::load(&self.window)));
        }
    }

    /// Puts the controls into the bar's panel.
    pub fn open(&self) {
        if self.panel.borrow().is_none() {
            let shadow = self.shell.element().and_then(|bar| bar.shadow_root());
            let place = shadow.as_ref().and_then(|root| root.query_selector(".settings").ok().flatten());
            let (Some(shadow), Some(place)) = (shadow, place) else { return };
            let panel = Panel::new(&self.document, self.strings);
            let _ = place.append_child(&panel.element.0);
            let keys = panel.rows().iter().flat_map(toolbar::listen).collect();
            self.panel.replace(Some(Controls { panel, _sheet: Sheet::adopt(&shadow, PANEL), _keys: keys }));
        }
        self.show();
    }

    /// Has the controls show what is set.
    pub fn show(&self) {
        if let Some(controls) = self.panel.borrow().as_ref() {
            controls.panel.show(&self.settings.get(), self.shell.font_scale());
        }
    }

    /// Does what a control wants, says it and remembers it. Others' commands do nothing.
    pub fn run(&self, command: &str) {
        let Some((now, said)) = self.after(command) else { return };
        self.set(now);
        if self.has_article {
            prefs::save(&self.window, now.fields(&self.defaults));
        }
        if command == "reset-all" {
            self.shell.run("default-size");
        }
        self.shell.announce(&said);
    }

    /// What a command makes of the settings, and what is to be said.
    fn after(&self, command: &str) -> Option<(Settings, String)> {
        let strings = self.strings;
        let mut now = self.settings.get();
        let (name, value) = command.split_once(':').unwrap_or((command, ""));
        if let Some(index) = SPACING.iter().position(|spacing| spacing.0 == name) {
            let page = [self.shell.line_height(), 0.0, 0.0, f64::INFINITY];
            let (steps, spacing) = (SPACING.get(index)?.1, now.spacing.get_mut(index)?);
            *spacing = match value {
                "more" | "less" => step(steps, *spacing, *page.get(index)?, value == "more"),
                _ => None,
            };
            let value = labels::spaced(strings, index, *spacing);
            return Some((now, [labels::spacing(strings).get(index)?, " ", &value].concat()));
        }
        let (label, value) = match name {
            "font" => {
                now.font = FONTS.iter().position(|font| font.0 == value)?;
                (strings.font, *labels::fonts(strings).get(now.font)?)
            }
            "theme" => {
                now.theme = THEMES.iter().position(|theme| theme.name == value)?;
                (strings.theme, *labels::themes(strings).get(now.theme)?)
            }
            "scope" => {
                now.whole_page = value == "page";
                (strings.scope, if now.whole_page { strings.whole_page } else { strings.article_only })
            }
            "align" => {
                now.left = value == "left";
                (strings.align, if now.left { strings.left } else { strings.as_page })
            }
            "elder" => {
                now.elder = !now.elder;
                (strings.elder, if now.elder { strings.on } else { strings.off })
            }
            "easy" => {
                let on = !now.is_easy();
                now = if on { now.easy() } else { Settings { spacing: [None; 4], left: false, ..now } };
                (strings.easy, if on { strings.on } else { strings.off })
            }
            "reset-all" => {
                now = self.defaults;
                (strings.all_reset, "")
            }
            _ => return None,
        };
        Some((now, [label, " ", value].concat()))
    }

    fn set(&self, settings: Settings) {
        let before = self.settings.replace(settings);
        if (before.spacing, before.left, before.font, before.elder)
            != (settings.spacing, settings.left, settings.font, settings.elder)
        {
            let [line_height, letter_spacing, paragraph_spacing, line_width] = settings.spacing;
            self.shell.set_spacing(
                if settings.elder { ELDER_SIZE } else { 0.0 },
                line_height,
                letter_spacing,
                paragraph_spacing,
                line_width,
                settings.left,
                FONTS.get(settings.font).and_then(|font| font.1),
            );
        }
        if (before.theme, before.whole_page) != (settings.theme, settings.whole_page) {
            self.theme.take();
            let theme = Themed::put_on(&self.document, &self.region, settings.theme, settings.whole_page);
            self.theme.replace(theme);
        }
        if before.elder != settings.elder {
            self.elder.replace(settings.elder.then(|| Elder::begin(&self.document)));
        }
        self.show();
    }

    /// Gives the page's own look back.
    pub fn end(&self) {
        self.set(Settings::PLAIN);
        if let Some(controls) = self.panel.take() {
            controls.panel.element.0.remove();
        }
    }
}
