//! The widget in the page. It owns every change that it makes; dropping it gives the page back.

mod announce;
mod bar;
mod card;
mod element;
mod engine;
mod guard;
mod highlight;
mod host;
mod options;
mod print;
mod strings;
mod styles;
mod type_size;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, Node, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Window};

use crate::Error;
use crate::page::Article;
pub use engine::EngineClient;
use engine::{Digest, Extract, each, spans};
pub use options::Options;

use announce::Announcer;
use bar::Bar;
use card::Card;
use highlight::{Highlighter, KEYWORD, PLACE};
use print::PrintStyles;
use strings::{Strings, fill};
use type_size::TypeSize;

/// A widget mounted in a page. Its parts come and go with it.
pub struct Widget {
    window: Window,
    document: Document,
    strings: &'static Strings,
    engine: EngineClient,
    article: Option<Article>,
    announcer: Announcer,
    type_size: TypeSize,
    highlighter: Highlighter,
    bar: RefCell<Option<Bar>>,
    card: RefCell<Option<Card>>,
    _print: Option<PrintStyles>,
    /// The digest with default options, once it is there.
    digest: RefCell<Option<Digest>>,
    keywords_shown: Cell<bool>,
}

impl Widget {
    /// Finds the article and puts the bar above it. On a page without an article the bar offers
    /// what needs none.
    pub fn mount(options: &Options, engine: EngineClient) -> Result<Rc<Self>, Error> {
        let window = web_sys::window().ok_or(Error::Unsupported("window"))?;
        let document = window.document().ok_or(Error::Unsupported("document"))?;
        let page = document.body().ok_or(Error::NoArticle)?;
        let picked = chosen(&document, &options.article());
        let article = Article::read(&document, picked.as_ref());
        let language = options.lang().or_else(|| document.document_element()?.get_attribute("lang"));
        let strings = Strings::of(language.as_deref().unwrap_or("zh-CN"));
        let container = chosen(&document, &options.container());
        let text_root: Element = article.as_ref().map_or_else(|| page.clone().into(), |article| article.body.clone());
        let print = article.as_ref().map(|article| {
            let title = document.query_selector("h1").ok().flatten();
            PrintStyles::adopt(&document, &article.body, title.as_ref())
        });
        let widget = Rc::new(Self {
            announcer: Announcer::new(&document),
            type_size: TypeSize::new(window.clone(), text_root.clone()),
            highlighter: Highlighter::new(&document),
            bar: RefCell::default(),
            card: RefCell::default(),
            _print: print,
            digest: RefCell::default(),
            keywords_shown: Cell::new(false),
            window,
            document,
            strings,
            engine,
            article,
        });
        widget.insert_bar(container, &page, &text_root);
        Ok(widget)
    }

    fn insert_bar(self: &Rc<Self>, container: Option<Element>, page: &Element, text_root: &Element) {
        let first = page.first_child();
        let place: (Node, Option<Node>) = match (container, &self.article, text_root.parent_node()) {
            (Some(container), ..) => (container.into(), None),
            (None, Some(_), Some(parent)) => (parent, Some(text_root.clone().into())),
            _ => (page.clone().into(), first),
        };
        let weak = Rc::downgrade(self);
        let run = move |command: &str| {
            if let Some(widget) = weak.upgrade() {
                widget.run(command);
            }
        };
        let bar = Bar::insert(&self.document, self.strings, &self.announcer, (&place.0, place.1.as_ref()), run);
        if let (None, Some(bar)) = (&self.article, &bar) {
            bar.without_article();
            bar.show_message(Some(self.strings.no_article));
        }
        self.bar.replace(bar);
    }

    /// What a button of the bar does.
    fn run(self: &Rc<Self>, command: &str) {
        match command {
            "smaller" | "larger" => self.set_font_scale(self.type_size.step(command == "larger")),
            "reset-size" => self.set_font_scale(1.0),
            "print" => drop(print::print()),
            "digest" => self.toggle_card(),
            "keywords" => self.toggle_keywords(),
            _ => {}
        }
    }

    /// What a button of the card does.
    fn run_in_card(self: &Rc<Self>, command: &str, line: usize) {
        match command {
            "close-card" => self.toggle_card(),
            "retry" => self.fill_card(),
            "line" => self.show_place(line),
            _ => {}
        }
    }

    /// 1: as the page has it.
    pub fn font_scale(&self) -> f64 {
        self.type_size.scale()
    }

    /// Scales the text and says so.
    pub fn set_font_scale(&self, scale: f64) {
        self.type_size.set_scale(scale);
        let scale = self.type_size.scale();
        self.with_bar(|bar| bar.show_scale(scale));
        self.announcer.say(&fill(self.strings.size_now, &((scale * 100.0).round() as u32).to_string()));
    }

    /// Opens the print dialogue.
    pub async fn print(&self, _layout: Option<&str>) -> Result<(), JsValue> {
        print::print()
    }

    /// The digest; the one with default options is made once.
    pub async fn digest(self: &Rc<Self>, options: &JsValue) -> Result<Digest, JsValue> {
        if options.is_undefined()
            && let Some(digest) = self.digest.borrow().as_ref()
        {
            return Ok(digest.clone());
        }
        let article = self.article.as_ref().ok_or_else(|| crate::exports::thrown(Error::NoArticle))?;
        let report = Object::new();
        let blocks: Array = article.blocks.texts().iter().map(|text| JsValue::from(text.as_str())).collect();
        Reflect::set(&report, &"blocks".into(), &blocks)?;
        if let Some(title) = &article.meta.title {
            Reflect::set(&report, &"title".into(), &title.as_str().into())?;
        }
        let weak = Rc::downgrade(self);
        let progress =
            Closure::<dyn Fn(f64, f64)>::new(move |loaded: f64, total: f64| progressed(&weak, loaded, total));
        let arguments = Array::of2(&report, options);
        let promise = self.engine.call("digest", &arguments, progress.as_ref().unchecked_ref());
        let digest: Digest = JsFuture::from(promise).await?.unchecked_into();
        if options.is_undefined() {
            self.digest.replace(Some(digest.clone()));
        }
        Ok(digest)
    }

    /// Highlights terms of the caller's, the digest's keywords, or nothing; gives the number of places.
    pub async fn highlight(self: &Rc<Self>, wanted: &JsValue) -> Result<usize, JsValue> {
        let Some(article) = &self.article else {
            return Ok(0);
        };
        let ranges: Vec<_> = if wanted.as_string().as_deref() == Some("keywords") {
            let digest = self.digest(&JsValue::UNDEFINED).await?;
            each::<Extract>(&digest.keywords())
                .flat_map(|keyword| spans(&keyword.spans()))
                .filter_map(|span| article.blocks.range(span))
                .collect()
        } else {
            let terms: Vec<String> = Array::from(wanted).iter().filter_map(|term| term.as_string()).collect();
            article.blocks.find(&terms).into_iter().filter_map(|span| article.blocks.range(span)).collect()
        };
        let count = ranges.len();
        self.highlighter.show(KEYWORD, ranges);
        Ok(count)
    }

    /// The article as the API gives it, or null.
    pub fn article_object(&self) -> JsValue {
        self.article.as_ref().map_or(JsValue::NULL, |article| article_object(&self.document, article).into())
    }

    /// Takes the parts out of the page. What else holds the widget, such as an answer of the
    /// engine on its way, finds nothing to do.
    pub fn destroy(&self) {
        self.bar.take();
        self.card.take();
        self.type_size.set_scale(1.0);
    }

    fn toggle_card(self: &Rc<Self>) {
        let open = self.with_card(|card| {
            card.set_open(!card.is_open());
            card.is_open()
        });
        let open = open.unwrap_or_else(|| {
            self.insert_card();
            self.fill_card();
            true
        });
        self.with_bar(|bar| bar.mark("digest", open));
    }

    fn insert_card(self: &Rc<Self>) {
        let Some((body, parent)) =
            self.article.as_ref().and_then(|article| Some((&article.body, article.body.parent_node()?)))
        else {
            return;
        };
        let weak = Rc::downgrade(self);
        let run = move |command: &str, line: usize| {
            if let Some(widget) = weak.upgrade() {
                widget.run_in_card(command, line);
            }
        };
        self.card.replace(Card::insert(&self.document, self.strings, (&parent, Some(body)), run));
    }

    fn fill_card(self: &Rc<Self>) {
        self.with_card(|card| card.show_loading(0.0));
        let widget = Rc::clone(self);
        spawn_local(async move {
            match widget.digest(&JsValue::UNDEFINED).await {
                Ok(digest) => {
                    widget.with_card(|card| card.show(&digest));
                    widget.announcer.say(widget.strings.digest_ready);
                }
                Err(error) => drop(widget.with_card(|card| card.show_error(&message_of(&error)))),
            }
        });
    }

    fn toggle_keywords(self: &Rc<Self>) {
        let on = !self.keywords_shown.get();
        self.keywords_shown.set(on);
        self.with_bar(|bar| bar.mark("keywords", on));
        let widget = Rc::clone(self);
        spawn_local(async move {
            let wanted = if on { JsValue::from("keywords") } else { JsValue::NULL };
            match widget.highlight(&wanted).await {
                Ok(count) if on => widget.announcer.say(&fill(widget.strings.highlighted, &count.to_string())),
                Ok(_) => widget.announcer.say(widget.strings.highlight_off),
                Err(error) => {
                    widget.keywords_shown.set(false);
                    widget.with_bar(|bar| {
                        bar.mark("keywords", false);
                        bar.show_message(Some(&message_of(&error)));
                    });
                }
            }
        });
    }

    /// Scrolls to the place of a line of the card: 0 is the headline, then the summary's sentences.
    fn show_place(&self, line: usize) {
        let digest = self.digest.borrow();
        let (Some(digest), Some(article)) = (digest.as_ref(), &self.article) else {
            return;
        };
        let extract = match line {
            0 => Some(digest.headline()),
            _ => each::<Extract>(&digest.summary()).nth(line - 1),
        };
        let Some(extract) = extract else { return };
        let ranges: Vec<_> =
            spans(&extract.spans()).into_iter().filter_map(|span| article.blocks.range(span)).collect();
        let Some(element) = ranges.first().and_then(|range| range.start_container().ok()?.parent_element()) else {
            return;
        };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        let still = self
            .window
            .match_media("(prefers-reduced-motion: reduce)")
            .ok()
            .flatten()
            .is_some_and(|query| query.matches());
        options.set_behavior(if still { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
        element.scroll_into_view_with_scroll_into_view_options(&options);
        self.highlighter.show(PLACE, ranges);
    }

    fn with_bar(&self, work: impl FnOnce(&Bar)) {
        if let Some(bar) = self.bar.borrow().as_ref() {
            work(bar);
        }
    }

    fn with_card<T>(&self, work: impl FnOnce(&Card) -> T) -> Option<T> {
        self.card.borrow().as_ref().map(work)
    }
}

/// Bytes of the engine have come.
fn progressed(widget: &Weak<Widget>, loaded: f64, total: f64) {
    if let Some(widget) = widget.upgrade()
        && total > 0.0
    {
        widget.with_card(|card| card.show_loading(loaded / total));
    }
}

/// `Article` of the types.
pub fn article_object(document: &Document, article: &Article) -> Object {
    let object = Object::new();
    let set = |key: &str, value: JsValue| drop(Reflect::set(&object, &key.into(), &value));
    let text = |value: &Option<String>| value.as_deref().map_or(JsValue::NULL, JsValue::from);
    set("title", article.meta.title.as_deref().unwrap_or("").into());
    set("date", text(&article.meta.date));
    set("source", text(&article.meta.source));
    set("author", text(&article.meta.author));
    set("editor", text(&article.meta.editor));
    set("url", document.url().unwrap_or_default().into());
    set("blocks", article.blocks.texts().iter().map(|text| JsValue::from(text.as_str())).collect::<Array>().into());
    object
}

/// The element that an option names, by selector or itself; `None` where it is unset or matches nothing.
fn chosen(document: &Document, option: &JsValue) -> Option<Element> {
    match option.as_string() {
        Some(selector) => {
            let found = document.query_selector(&selector).ok().flatten();
            if found.is_none() {
                let error = Error::SelectorWithoutMatch(selector);
                web_sys::console::error_1(&format!("jiyao: {} {error}", error.code()).into());
            }
            found
        }
        None => option.dyn_ref::<Element>().cloned(),
    }
}

/// The message of whatever JavaScript has thrown.
fn message_of(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| Error::NoArticle.to_string())
}
