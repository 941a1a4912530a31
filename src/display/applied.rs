//! The settings in force in a page, and what changes them: the panel, the site, other tabs, the system.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Window};

use super::aids::{OnlyArticle, Pointing};
use super::control::{Control, Press};
use super::elder::Elder;
use super::labels;
use super::panel::{Panel, SIZES};
use super::place::Place;
use super::region::{Region, most, property, style};
use super::settings::{ELDER_PIXELS, STEPPED, STEPS, Settings, step};
use super::shell::{Context, Shell};
use super::shortcuts;
use super::spacing::{Spaced, own};
use super::strings::Strings;
use super::theme::{MEDIA, Themed};
use super::watch::Watch;
use super::yielding::{Yielding, is_card_open};
use crate::Error;
use crate::dom::command::Command;
use crate::dom::guard::Sheet;
use crate::dom::strings::Language;
use crate::dom::{STILL_CSS, prefs};

/// As in the bar's style sheet.
const PHONE: &str = "(max-width: 600px)";

/// What the reader sees.
pub struct Display {
    window: Window,
    document: Document,
    strings: &'static Strings,
    region: Region,
    shell: Shell,
    /// What the site's options say.
    defaults: Settings,
    settings: Cell<Settings>,
    /// How many times larger the text is at least.
    least: Cell<f64>,
    spaced: RefCell<Option<Spaced>>,
    themed: RefCell<Option<Themed>>,
    elder: RefCell<Option<Elder>>,
    only_article: RefCell<Option<OnlyArticle>>,
    pointing: RefCell<Option<Pointing>>,
    panel: RefCell<Option<Panel>>,
    /// While the panel is open.
    yielding: RefCell<Option<(Yielding, EventListener)>>,
    watch: RefCell<Option<Watch>>,
    shortcuts: RefCell<Option<EventListener>>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Display {
    /// Shows the report as the reader has last chosen, or as the site's options say.
    pub fn new(context: &Context, options: &JsValue, shell: Shell) -> Result<Rc<Self>, Error> {
        let window = web_sys::window().ok_or(Error::Unsupported("window"))?;
        let document = window.document().ok_or(Error::Unsupported("document"))?;
        let (defaults, wrong) = Settings::default().with(options);
        if let Some(name) = wrong {
            let error = Error::InvalidInput(name);
            web_sys::console::error_1(&[error.code(), " ", &error.to_string()].concat().into());
        }
        let display = Rc::new(Self {
            strings: Strings::of(Language::of(&context.lang())),
            region: Region::new(context.body(), context.title_element()),
            shell,
            defaults,
            settings: Cell::default(),
            least: Cell::new(1.0),
            spaced: RefCell::default(),
            themed: RefCell::default(),
            elder: RefCell::default(),
            only_article: RefCell::default(),
            pointing: RefCell::default(),
            panel: RefCell::default(),
            yielding: RefCell::default(),
            watch: RefCell::default(),
            shortcuts: RefCell::default(),
            listeners: RefCell::default(),
            window,
            document,
        });
        display.listen();
        display.remembered(display.defaults.only_article);
        Ok(display)
    }

    fn listen(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let mut listeners = vec![prefs::on_change(&self.window, move || {
            with(&weak, |display| display.remembered(display.settings.get().only_article));
        })];
        if let Some(bar) = self.shell.element() {
            let weak = Rc::downgrade(self);
            listeners.push(EventListener::new(&bar, "jiyao:size", move |_| with(&weak, |display| display.resized())));
        }
        for list in MEDIA.iter().filter_map(|query| self.window.match_media(query).ok().flatten()) {
            let weak = Rc::downgrade(self);
            listeners.push(EventListener::new(&list, "change", move |_| with(&weak, |display| display.put_theme_on())));
        }
        self.listeners.replace(listeners);
    }

    /// What the reader has chosen, here or in another tab, but for what holds for this page alone.
    fn remembered(self: &Rc<Self>, only_article: bool) {
        let stored = prefs::stored(&self.window).map_or(JsValue::UNDEFINED, JsValue::from);
        // What is damaged or of another version is left out.
        self.set(Settings { only_article, ..self.defaults.with(&stored).0 });
    }

    /// The text has another size now.
    fn resized(&self) {
        if self.settings.get().spacing != [None; 4] {
            self.put_spacing_on();
        }
        self.show();
    }

    /// Changes what `values` names, `null` for all; gives all that is set. The reader's own choices stay remembered.
    pub fn update(self: &Rc<Self>, values: &JsValue) -> Result<JsValue, Error> {
        if values.is_null() {
            self.set(self.defaults);
        } else if !values.is_undefined() {
            match self.settings.get().with(values) {
                (settings, None) => self.set(settings),
                (_, Some(name)) => return Err(Error::InvalidInput(name)),
            }
        }
        Ok(self.settings.get().to_object().into())
    }

    /// Does what a command of the bar wants of the display; an error where that is nothing.
    pub fn run(self: &Rc<Self>, command: Command) -> Result<(), Error> {
        match command {
            Command::Display => self.set_open(!self.is_open()),
            Command::Focus => self.enter(),
            Command::Elder => self.choose(Control::Press(Press::Elder)),
            _ => return Err(Error::InvalidInput("command")),
        }
        Ok(())
    }

    /// Does what a control of the panel wants.
    fn handle(self: &Rc<Self>, control: Control) {
        match control {
            Control::Press(Press::Close) => self.leave(),
            Control::Value("size", name) => {
                if let Some((.., command)) = SIZES.iter().find(|size| size.0 == name) {
                    self.shell.run(*command);
                }
            }
            control => self.choose(control),
        }
    }

    fn run_shortcut(self: &Rc<Self>, command: Command) {
        match command {
            Command::Display if self.is_open() => self.leave(),
            Command::Display => self.enter(),
            command => self.shell.run(command),
        }
    }

    fn enter(self: &Rc<Self>) {
        self.set_open(true);
        if let Some(panel) = self.panel.borrow().as_ref() {
            panel.focus();
        }
    }

    fn leave(self: &Rc<Self>) {
        self.set_open(false);
        self.focus_opener();
    }

    /// Takes over, says and remembers what the reader has chosen.
    fn choose(self: &Rc<Self>, control: Control) {
        let Some((settings, said)) = self.after(control) else { return };
        self.set(settings);
        prefs::remember(&self.window, &settings.to_remember(&self.defaults));
        if matches!(control, Control::Press(Press::ResetAll)) {
            self.shell.run(Command::SizeDefault);
        }
        self.shell.announce(&said);
    }

    /// What a control makes of the settings, and what is to be said.
    fn after(&self, control: Control) -> Option<(Settings, String)> {
        let strings = self.strings;
        let mut settings = self.settings.get();
        let on_off = |on: bool| if on { strings.on } else { strings.off };
        let said = match control {
            Control::Press(Press::Close) => return None,
            Control::Press(
                press @ (Press::Elder | Press::OnlyArticle | Press::Ruler | Press::Captions | Press::Shortcuts),
            ) => {
                let (flag, name) = match press {
                    Press::Elder => (&mut settings.elder, strings.elder),
                    Press::OnlyArticle => (&mut settings.only_article, strings.only_article),
                    Press::Ruler => (&mut settings.ruler, strings.ruler),
                    Press::Captions => (&mut settings.captions, strings.captions),
                    _ => (&mut settings.shortcuts, strings.shortcuts),
                };
                *flag = !*flag;
                [name, " ", on_off(*flag)].concat()
            }
            Control::Press(Press::Easy) => {
                settings = settings.with_easy(!settings.is_easy());
                [strings.easy, " ", on_off(settings.is_easy())].concat()
            }
            Control::Press(Press::ResetAll) => {
                settings = self.defaults;
                strings.all_reset.to_owned()
            }
            Control::Value(name, value) => {
                if let Some(index) = STEPPED.iter().position(|stepped| *stepped == name) {
                    let spacing = settings.spacing.get_mut(index)?;
                    *spacing = match value {
                        "more" | "less" => {
                            let own = *own(&self.window, &self.region).get(index)?;
                            step(STEPS.get(index)?, *spacing, own, value == "more")
                        }
                        _ => None,
                    };
                    let value = labels::value(strings, index, *spacing);
                    [*labels::stepped(strings).get(index)?, " ", &value].concat()
                } else if settings.set_name(name, value) {
                    let (label, value) = match name {
                        "font" => (strings.font, labels::fonts(strings).get(settings.font).copied()),
                        "theme" => (strings.theme, labels::themes(strings).get(settings.theme).copied()),
                        "align" => (strings.align, Some(if settings.left { strings.left } else { strings.as_page })),
                        _ => (strings.scope, Some(if settings.whole_page { strings.page } else { strings.article })),
                    };
                    [label, " ", value?].concat()
                } else {
                    return None;
                }
            }
        };
        Some((settings, said))
    }

    fn set(self: &Rc<Self>, settings: Settings) {
        let before = self.settings.replace(settings);
        if before.elder != settings.elder {
            self.elder.replace(settings.elder.then(|| Elder::begin(&self.document)));
            self.least.set(if settings.elder { self.elder_scale() } else { 1.0 });
            self.shell.mark(Command::Elder, settings.elder);
            self.put_least_on();
        }
        let spacing = |settings: &Settings| (settings.spacing, settings.left, settings.font);
        if before.elder != settings.elder || spacing(&before) != spacing(&settings) {
            self.put_spacing_on();
        }
        if (before.theme, before.whole_page) != (settings.theme, settings.whole_page) {
            self.put_theme_on();
        }
        if before.shortcuts != settings.shortcuts {
            let weak = Rc::downgrade(self);
            let run = move |command: Command| with(&weak, |display| display.run_shortcut(command));
            self.shortcuts.replace(settings.shortcuts.then(|| shortcuts::listen(&self.window, run)));
        }
        self.put_aids_on(&before, &settings);
        let wants_watch = spacing(&settings) != spacing(&Settings::default()) || settings.theme != 0;
        if wants_watch != self.watch.borrow().is_some() {
            let weak = Rc::downgrade(self);
            let changed = move || {
                with(&weak, |display| {
                    display.put_spacing_on();
                    display.put_theme_on();
                });
            };
            let page = self.document.body().filter(|_| wants_watch);
            self.watch.replace(page.and_then(|page| Watch::new(&page, changed)));
        }
        self.show();
    }

    fn put_aids_on(self: &Rc<Self>, before: &Settings, settings: &Settings) {
        if before.only_article != settings.only_article {
            let weak = Rc::downgrade(self);
            let end = move || with(&weak, |display| display.choose(Control::Press(Press::OnlyArticle)));
            let begin = || OnlyArticle::begin(&self.document, &self.region, self.shell.element(), end);
            let aid = settings.only_article.then(begin);
            self.only_article.replace(aid);
        }
        if (before.ruler, before.captions) != (settings.ruler, settings.captions) {
            let Settings { ruler, captions, .. } = *settings;
            self.pointing.take();
            let begin = || Pointing::begin(&self.window, &self.document, ruler, captions);
            self.pointing.replace((ruler || captions).then(begin));
        }
    }

    /// How many times the page's own size makes most of the text 18 pt large.
    fn elder_scale(&self) -> f64 {
        let sizes =
            self.region.paragraphs(&self.window).into_iter().map(|paragraph| (paragraph.size, paragraph.length));
        let own = most(sizes) / self.shell.font_scale();
        if own > 0.0 { (ELDER_PIXELS / own).max(1.0) } else { 1.0 }
    }

    /// Has the shell read sizes and line heights anew.
    fn put_least_on(&self) {
        let pixels = if self.settings.get().elder { ELDER_PIXELS } else { 0.0 };
        self.shell.set_least_size(self.least.get(), pixels);
    }

    fn put_spacing_on(&self) {
        let settings = self.settings.get();
        self.spaced.take();
        let spaced = Spaced::put_on(&self.document, &self.window, &self.region, &settings);
        self.spaced.replace(spaced);
        self.put_least_on();
    }

    fn put_theme_on(&self) {
        let settings = self.settings.get();
        let still = Sheet::adopt(&self.document, STILL_CSS);
        self.themed.take();
        let themed = Themed::put_on(&self.document, &self.window, &self.region, settings.theme, settings.whole_page);
        self.themed.replace(themed);
        // Reading makes the change happen now, while nothing may fade.
        if let Some(style) = style(&self.window, &self.region.body) {
            property(&style, "color");
        }
        drop(still);
    }

    fn is_open(&self) -> bool {
        self.panel.borrow().as_ref().is_some_and(Panel::is_open)
    }

    fn set_open(self: &Rc<Self>, open: bool) {
        if open && self.panel.borrow().is_none() {
            let weak = Rc::downgrade(self);
            let run = move |control: Control| with(&weak, |display| display.handle(control));
            let root = self.shell.element().and_then(|bar| bar.shadow_root());
            let panel = root.and_then(|root| Panel::insert(&self.document, self.strings, &root, run));
            self.panel.replace(panel);
        }
        if let Some(panel) = self.panel.borrow().as_ref() {
            panel.show(&self.settings.get(), self.shell.font_scale());
            panel.set_open(open);
        }
        self.shell.mark(Command::Display, open);
        let panel = self.panel.borrow().as_ref().map(|panel| panel.element().clone());
        let both = self.shell.element().zip(panel).filter(|_| open);
        self.yielding.replace(both.map(|(bar, panel)| self.begin_yielding(&bar, &panel)));
        if open {
            self.with_place(|place, panel| place.open(panel));
        }
    }

    fn begin_yielding(self: &Rc<Self>, bar: &Element, panel: &Element) -> (Yielding, EventListener) {
        // On a phone both stand at the bottom.
        if is_card_open(bar) && self.window.match_media(PHONE).ok().flatten().is_some_and(|phone| phone.matches()) {
            self.shell.run(Command::Digest);
        }
        let weak = Rc::downgrade(self);
        let close = move || {
            // Not at once: it would drop what calls it.
            let weak = Weak::clone(&weak);
            Timeout::new(0, move || with(&weak, |display| display.set_open(false))).forget();
        };
        let weak = Rc::downgrade(self);
        let resized = EventListener::new(&self.window, "resize", move |_| {
            with(&weak, |display| display.with_place(|place, panel| place.open(panel)));
        });
        (Yielding::begin(&self.document, bar, panel, close), resized)
    }

    fn with_place(&self, work: impl FnOnce(&Place, &HtmlElement)) {
        let (panel, bar) = (self.panel.borrow(), self.shell.element());
        if let (Some(panel), Some(bar)) = (panel.as_ref().filter(|panel| panel.is_open()), bar) {
            work(&Place { window: &self.window, bar: &bar, region: &self.region }, panel.element());
        }
    }

    /// Back to the button that opened the panel; on a narrow screen it is behind 更多.
    fn focus_opener(&self) {
        let root = self.shell.element().and_then(|bar| bar.shadow_root());
        let selector =
            [Command::Display, Command::More].map(|command| ["[data-command=", command.name(), "]"].concat());
        let openers = root.and_then(|root| root.query_selector_all(&selector.join(",")).ok());
        let Some(openers) = openers else { return };
        let shown = (0..openers.length())
            .filter_map(|i| openers.item(i)?.dyn_into::<HtmlElement>().ok())
            .rfind(|opener| opener.client_height() > 0);
        if let Some(opener) = shown {
            let _ = opener.focus();
        }
    }

    fn show(&self) {
        if let Some(panel) = self.panel.borrow().as_ref() {
            panel.show(&self.settings.get(), self.shell.font_scale());
        }
        self.with_place(|place, panel| place.keep(panel));
    }

    /// Gives the page's own look back.
    pub fn destroy(self: &Rc<Self>) {
        self.listeners.take();
        self.yielding.take();
        self.panel.take();
        self.set(Settings::default());
    }
}

/// Runs `work` on a display that is still there.
fn with(display: &Weak<Display>, work: impl FnOnce(&Rc<Display>)) {
    if let Some(display) = display.upgrade() {
        work(&display);
    }
}
