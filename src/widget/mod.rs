//! The widget in the page. It owns every change that it makes; dropping it gives the page back.

mod announce;
mod bar;
mod follow;
mod loading;
mod options;
mod page_sizes;
mod parts;
mod pick;
mod picking;
mod plain_print;
mod printing;
mod strings;
mod styles;
mod take_over;
mod toolbar;
mod type_size;

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, Node, Window};

use crate::Error;
use crate::dom::command::Command;
use crate::dom::layout::Layout;
use crate::dom::strings::{Language, fill};
use crate::dom::thrown::message_of;
use crate::dom::{events, number, prefs};
use crate::page::{Article, Recipe, item_objects, language_of, place_above};
pub use options::Options;
pub use parts::{Part, Parts};
use parts::{PartHandle, Printing};

use announce::Announcer;
use bar::Bar;
use follow::Follow;
use loading::Loading;
use pick::Pick;
use plain_print::PlainPrint;
use strings::Strings;
use type_size::TypeSize;

/// A widget mounted in a page. Its parts come and go with it.
pub struct Widget {
    document: Document,
    window: Window,
    strings: &'static Strings,
    parts: Parts,
    for_editors: bool,
    article: Option<Article>,
    announcer: Announcer,
    type_size: Rc<TypeSize>,
    default_scale: f64,
    bar: RefCell<Option<Bar>>,
    /// The page's address when it was read.
    url: RefCell<String>,
    recipe: Recipe,
    /// Where the article is, as the site or the reader has said.
    picked: Option<Element>,
    follow: RefCell<Option<Follow>>,
    pick: RefCell<Option<Pick>>,
    /// The browser's own print as long as there is no `printing`.
    plain_print: RefCell<Option<PlainPrint>>,
    printing: RefCell<Option<Printing>>,
    /// When that is asked for.
    soon: RefCell<Option<Timeout>>,
    /// The part that the reader waits for.
    loading: RefCell<Option<Loading>>,
    /// What listens to the page.
    listeners: RefCell<Vec<EventListener>>,
}

impl Widget {
    /// Finds the article and puts the bar above it. On a page without an article the bar offers
    /// what needs none.
    pub fn mount(options: &Options, parts: Parts) -> Result<Rc<Self>, Error> {
        let window = web_sys::window().ok_or(Error::Unsupported("window"))?;
        let document = window.document().ok_or(Error::Unsupported("document"))?;
        let page = document.body().ok_or(Error::NoArticle)?;
        let mut remembered = pick::remembered(&document);
        let mut picked = remembered.clone().or_else(|| chosen(&document, &options.article()));
        let recipe = Recipe {
            title: chosen(&document, &options.title()),
            date: chosen(&document, &options.date()),
            source: chosen(&document, &options.source()),
        };
        let mut found = Article::read(&document, picked.as_ref(), &recipe);
        // The site has put the text elsewhere since the reader has picked.
        if found.is_none() && remembered.take().is_some() {
            picked = chosen(&document, &options.article());
            found = Article::read(&document, picked.as_ref(), &recipe);
        }
        let framed = found.as_ref().is_some_and(|article| !article.is_in(&document));
        let article = found.filter(|_| !framed);
        let strings = strings(options, article.as_ref(), &document);
        if framed {
            web_sys::console::info_1(&["jiyao: ", strings.framed].concat().into());
        }
        let container = chosen(&document, &options.container());
        let text_root: Element = article.as_ref().map_or_else(|| page.clone().into(), |article| article.body.clone());
        let heads = article.iter().flat_map(|article| article.title_element.iter().chain(&article.subtitle_elements));
        let apart = |head: &&Element| !text_root.contains(Some(head)) && !head.contains(Some(&text_root));
        let mut roots = vec![text_root.clone()];
        roots.extend(heads.filter(apart).cloned());
        let shown = article.is_some() && prefs::has_display(options.as_ref());
        let widget = Rc::new(Self {
            announcer: Announcer::new(&document),
            listeners: RefCell::default(),
            plain_print: RefCell::default(),
            printing: RefCell::default(),
            soon: RefCell::default(),
            loading: RefCell::default(),
            type_size: TypeSize::new(window.clone(), roots, options.take_over() != Some(false)),
            default_scale: options.font_scale().unwrap_or(1.0),
            bar: RefCell::default(),
            url: RefCell::new(document.url().unwrap_or_default()),
            recipe,
            picked,
            follow: RefCell::default(),
            pick: RefCell::default(),
            document,
            window: window.clone(),
            strings,
            parts,
            for_editors: options.editor(),
            article,
        });
        let quiet = widget.article.is_none() && options.quiet() != Some(false);
        if !quiet {
            widget.insert_bar(container, &page, &text_root);
            if framed {
                widget.show_message(strings.framed);
            }
            if remembered.is_some() {
                widget.with_bar(Bar::with_pick);
            }
        }
        widget.follow_page(&page);
        widget.watch_reader(&window, !quiet && options.take_over() != Some(false));
        if shown {
            widget.show_display();
        }
        widget.prepare_print(!options.print_layout().is_null());
        if options.print_layout().as_string().as_deref() == Some(Layout::Brief.name()) {
            widget.print_brief_once_there();
        }
        Ok(widget)
    }

    /// Until the digest is there, or where it can't be had, the article is printed.
    fn print_brief_once_there(self: &Rc<Self>) {
        let widget = Rc::clone(self);
        later(async move {
            if let Ok(card) = widget.loaded(Part::Card).await {
                let _ = JsFuture::from(card.print_brief(true)).await;
            }
        });
    }

    /// Takes the reader's remembered size, and from now on what other tabs and the page's own links want.
    fn watch_reader(self: &Rc<Self>, window: &Window, take_over: bool) {
        let (other_tab, link) = (Rc::downgrade(self), Rc::downgrade(self));
        let remembered = |widget: &Rc<Self>| {
            // On a page without an article it would scale menus.
            if widget.article.is_none() {
                return;
            }
            let scale = prefs::font_scale(&widget.window);
            widget.type_size.set_scale(scale.unwrap_or(widget.default_scale));
            widget.show_scale();
            // From then on it hears of changes by itself.
            if prefs::stored(&widget.window).is_some_and(|stored| prefs::has_display(&stored)) {
                widget.show_display();
            }
        };
        remembered(self);
        let mut listeners = vec![prefs::on_change(window, move || {
            if let Some(widget) = other_tab.upgrade() {
                remembered(&widget);
            }
        })];
        if take_over {
            listeners.extend(take_over::listen(window, move |command| {
                if let Some(widget) = link.upgrade() {
                    widget.run(command);
                }
            }));
        }
        self.listeners.replace(listeners);
    }

    fn show_scale(&self) -> f64 {
        let scale = self.type_size.scale();
        self.with_bar(|bar| bar.show_scale(scale));
        scale
    }

    fn insert_bar(self: &Rc<Self>, container: Option<Element>, page: &Element, text_root: &Element) {
        // What a page has written anew from its own markup is a copy of the bar without anything in it.
        if container.is_none()
            && let Ok(copies) = self.document.query_selector_all("jiyao-bar:empty")
        {
            for copy in (0..copies.length()).filter_map(|at| copies.item(at)?.dyn_into::<Element>().ok()) {
                if copy.shadow_root().is_none() {
                    copy.remove();
                }
            }
        }
        let first = page.first_child();
        let above = self.article.as_ref().and_then(|_| place_above(text_root));
        let place: (Node, Option<Node>) = match (container, above) {
            (Some(container), _) => (container.into(), None),
            (None, Some(above)) => above,
            _ => (page.clone().into(), first),
        };
        let weak = Rc::downgrade(self);
        let run = move |command: Command| {
            if let Some(widget) = weak.upgrade() {
                widget.run(command);
            }
        };
        let weak = Rc::downgrade(self);
        let expect = move |command: Command| {
            if let Some(widget) = weak.upgrade().filter(|widget| widget.article.is_some() && command.needs_engine()) {
                widget.parts.expect(false);
            }
        };
        let place = (&place.0, place.1.as_ref());
        let bar = Bar::insert(&self.document, self.strings, &self.announcer, place, run, expect);
        if let (None, Some(bar)) = (&self.article, &bar) {
            bar.without_article();
            bar.show_message(Some(self.strings.no_article));
        }
        self.bar.replace(bar);
        if self.article.is_some() && prefs::is_first_meeting(&self.window) {
            self.show_message(self.strings.hint);
            self.announcer.say(self.strings.hint);
        }
        self.emit("jiyao:ready", &JsValue::NULL);
    }

    /// Fires an event on the bar; it bubbles.
    fn emit(&self, name: &str, detail: &JsValue) {
        if let Some(bar) = self.element() {
            events::emit(&bar, name, detail);
        }
    }

    /// What a button of the bar does.
    pub fn run(self: &Rc<Self>, command: Command) {
        if self.article.is_some() && self.loading.borrow().is_none() {
            self.show_message(""); // What was said before; that there is no article goes on being so.
        }
        match command {
            Command::Smaller | Command::Larger => {
                self.choose_font_scale(self.type_size.step(command == Command::Larger));
            }
            Command::ResetSize | Command::SizeMedium => self.choose_font_scale(1.0),
            Command::SizeDefault => self.choose_font_scale(self.default_scale),
            Command::SizeSmall => self.choose_font_scale(0.9),
            Command::SizeLarge => self.choose_font_scale(1.5),
            Command::SizeHuge => self.choose_font_scale(2.0),
            Command::Focus if self.article.is_none() => self.with_bar(Bar::focus),
            Command::Display | Command::Focus | Command::Elder => self.run_in(Part::Display, Some(command)),
            Command::Digest | Command::Keywords | Command::Find | Command::Speech => {
                if self.article.is_some() && command.needs_engine() {
                    self.parts.expect(true);
                }
                self.run_in(Part::Card, Some(command))
            }
            Command::Print => self.toggle_print(),
            Command::Pick => self.toggle_pick(),
            Command::Unpick => {
                pick::remember(&self.document, None);
                self.parts.remount();
            }
            Command::Abort => self.stop_loading(),
            Command::Again => self.load_again(),
            // The bar's own.
            Command::More => {}
        }
    }

    /// Looks again when the page gets its text late, changes it, or becomes another page.
    fn follow_page(self: &Rc<Self>, page: &Element) {
        let weak = Rc::downgrade(self);
        let changed = move || {
            if let Some(widget) = weak.upgrade().filter(|widget| widget.is_outdated()) {
                widget.parts.remount();
            }
        };
        let body = self.article.as_ref().map(|article| &article.body);
        self.follow.replace(Some(Follow::start(&self.window, page, body, changed)));
    }

    /// Whether the page has another article by now, or none any more.
    fn is_outdated(&self) -> bool {
        let url = self.document.url().unwrap_or_default();
        let moved = self.url.replace(url.clone()) != url;
        let Some(article) = &self.article else { return self.read_again().is_some() };
        if !moved && article.is_whole() && (self.picked.is_some() || article.is_displayed()) {
            return false;
        }
        match self.read_again() {
            // Other text in the same place, under the same title: the card follows that, and stays open.
            Some(found) => article.body != found.body || article.meta != found.meta,
            None => !article.is_whole(),
        }
    }

    fn read_again(&self) -> Option<Article> {
        // An element that is gone says nothing any more; mounting anew asks the site again.
        let picked = self.picked.as_ref().filter(|picked| picked.is_connected());
        Article::read(&self.document, picked, &self.recipe).filter(|found| found.is_in(&self.document))
    }

    /// 1: as the page has it.
    pub fn font_scale(&self) -> f64 {
        self.type_size.scale()
    }

    /// Scales the text and says so.
    pub fn set_font_scale(&self, scale: f64) {
        self.type_size.set_scale(scale);
        let scale = self.show_scale();
        self.emit("jiyao:size", &JsValue::from(scale));
        self.announcer.say(&fill(self.strings.size_now, &number::percent(scale)));
    }

    /// Scales the text as the reader wants it, on the site's other pages too.
    fn choose_font_scale(&self, scale: f64) {
        self.set_font_scale(scale);
        prefs::remember_font_scale(&self.window, self.type_size.chosen());
    }

    /// Has the text at least so much larger, and at least so many pixels large.
    pub fn set_least_size(&self, scale: f64, pixels: f64) {
        self.type_size.set_least(scale, pixels);
        self.show_scale();
    }

    /// A promise of a [`PartHandle`]: the card or the display settings, fetched with the first call.
    pub fn part(&self, part: Part) -> Promise {
        let context = self.article.as_ref().ok_or_else(|| JsValue::from(Error::NoArticle));
        let context = context.and_then(|article| self.context(article));
        context.map_or_else(|error| Promise::reject(&error), |context| self.parts.part(part.name(), &context))
    }

    async fn loaded(&self, part: Part) -> Result<PartHandle, JsValue> {
        JsFuture::from(self.part(part)).await.map(JsCast::unchecked_into)
    }

    /// What a part is told of the article.
    fn context(&self, article: &Article) -> Result<Object, JsValue> {
        let context = article_object(&self.document, article);
        for (key, value) in [
            ("body", JsValue::from(&article.body)),
            ("titleElement", article.title_element.clone().into()),
            ("forEditors", self.for_editors.into()),
            ("lang", self.strings.lang.into()),
            ("textLang", article.language.into()),
        ] {
            Reflect::set(&context, &key.into(), &value)?;
        }
        Ok(context)
    }

    /// Shows the text as the reader has chosen: the display does so by itself once it is there.
    fn show_display(self: &Rc<Self>) {
        self.run_in(Part::Display, None);
    }

    /// Fetches a part and has it do what a command wants; says so in the bar where that can't be.
    fn run_in(self: &Rc<Self>, part: Part, command: Option<Command>) {
        let widget = Rc::clone(self);
        later(async move {
            let loaded = match command {
                Some(command) => widget.awaited(part, command).await,
                None => widget.loaded(part).await.map(Some),
            };
            let done = match loaded {
                Ok(Some(part)) => command.map_or(Ok(()), |command| part.run(command.name())),
                Ok(None) => Ok(()),
                Err(error) => Err(error),
            };
            if let Err(error) = done {
                if widget.loading.borrow().is_none() {
                    widget.show_message(&message_of(&error));
                }
                widget.emit("jiyao:error", &error);
            }
        });
    }

    /// Has a text read out.
    pub fn announce(&self, text: &str) {
        self.announcer.say(text);
    }

    /// Marks a button of the bar as on or off.
    pub fn mark(&self, command: Command, on: bool) {
        self.with_bar(|bar| bar.mark(command, on));
    }

    /// Shows a message under the bar; an empty one takes the last away.
    pub fn show_message(&self, text: &str) {
        self.with_bar(|bar| bar.show_message(Some(text).filter(|text| !text.is_empty())));
    }

    /// The bar's host element.
    pub fn element(&self) -> Option<Element> {
        self.bar.borrow().as_ref().map(|bar| bar.element().clone())
    }

    /// The article as the API gives it, or null.
    pub fn article_object(&self) -> JsValue {
        self.article.as_ref().map_or(JsValue::NULL, |article| article_object(&self.document, article).into())
    }

    /// Takes the parts out of the page. What else holds the widget, such as an answer of the
    /// engine on its way, finds nothing to do.
    pub fn destroy(&self) {
        self.listeners.take();
        self.follow.take();
        self.pick.take();
        self.bar.take();
        self.plain_print.take();
        self.printing.take();
        self.soon.take();
        self.loading.take();
        self.type_size.end();
    }

    fn with_bar(&self, work: impl FnOnce(&Bar)) {
        if let Some(bar) = self.bar.borrow().as_ref() {
            work(bar);
        }
    }
}

/// Does some work whose end nobody waits for. In a box: each kind of work would have a task of its own in the code.
fn later(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    spawn_local(work);
}

/// `Article` of the types.
pub fn article_object(document: &Document, article: &Article) -> Object {
    let object = Object::new();
    let set = |key: &str, value: JsValue| drop(Reflect::set(&object, &key.into(), &value));
    let text = |value: &Option<String>| value.as_deref().map_or(JsValue::NULL, JsValue::from);
    set("title", article.meta.title.as_deref().unwrap_or("").into());
    set("subtitle", article.meta.subtitle.iter().map(|line| JsValue::from(line.as_str())).collect::<Array>().into());
    set("date", text(&article.meta.date));
    set("source", text(&article.meta.source));
    set("author", text(&article.meta.author));
    set("editor", text(&article.meta.editor));
    set("url", document.url().unwrap_or_default().into());
    set("blocks", article.blocks.texts().iter().map(|text| JsValue::from(text.as_str())).collect::<Array>().into());
    if let Some(items) = item_objects(article.blocks.items()) {
        set("items", items.into());
    }
    object
}

/// The element that an option names, by selector or itself; `None` where it is unset or matches nothing.
fn chosen(document: &Document, option: &JsValue) -> Option<Element> {
    match option.as_string() {
        Some(selector) => {
            let found = document.query_selector(&selector).ok().flatten();
            if found.is_none() {
                let error = Error::SelectorWithoutMatch(selector);
                web_sys::console::error_1(&["jiyao: ", error.code(), " ", &error.message()].concat().into());
            }
            found
        }
        None => option.dyn_ref::<Element>().cloned(),
    }
}

/// The words of the interface: in the language that the site says, or the article's.
fn strings(options: &Options, article: Option<&Article>, document: &Document) -> &'static Strings {
    // Many a template of a Chinese site says that it is English.
    let written = match article {
        Some(article) => article.language,
        None => language_of(&[document.title()]),
    };
    let language = options.lang().or_else(|| written.map(str::to_owned));
    let language = language.or_else(|| document.document_element()?.get_attribute("lang"));
    Strings::of(Language::of(language.as_deref().unwrap_or_default()))
}
