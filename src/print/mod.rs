//! Prints the article instead of the page: also where the reader prints with the browser's menu.
//!
//! A part of its own, fetched as soon as the bar is there: the bar does not wait for it. Who prints before it has come gets
//! what `widget::plain_print` gives.
//!
//! `beforeprint` puts a print-only tree beside `<body>`, and a style sheet that hides everything
//! else in print; `afterprint` takes both away. Nothing in the page is touched, and on screen the
//! tree is not shown. No frame and no popup: Safari refuses to print a sandboxed frame (Print.js
//! 721), and Chrome on iOS prints the page round it (Print.js 472).

mod context;
mod flow;
mod job;
mod late;
mod sheet;
mod strings;
mod styles;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Window};

use crate::Error;
use crate::dom::element::El;
use crate::dom::guard::{Inserted, Sheet};
use crate::dom::layout::Layout;
use crate::dom::picture::tell_shape;
use crate::dom::prefs;
use crate::dom::strings::Language;
use crate::text::Span;
pub use context::Context;
use job::{Job, spans};
use late::Early;
use sheet::{PrintTree, Source};
use strings::Strings;

#[wasm_bindgen]
extern "C" {
    /// The document, for its fonts: web-sys brings their whole interface.
    type Fonted;
    #[wasm_bindgen(method, getter)]
    fn fonts(this: &Fonted) -> Fonts;
    type Fonts;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Fonts) -> String;
}

/// How long pictures and fonts are waited for, in steps.
const STEP_MILLISECONDS: i32 = 50;
const STEPS: usize = 60;

/// How long the dialogue is waited for once the page has loaded, and at all, in steps.
const AFTER_LOAD: usize = 20;
const LOADING: usize = 600;

/// Prints. While this lives, the browser's own print gives the article as well.
pub struct Printer {
    inner: Rc<Inner>,
    _listeners: Vec<EventListener>,
}

struct Inner {
    document: Document,
    window: Window,
    strings: &'static Strings,
    source: Source,
    /// What is printed where nothing else is asked for; `None`: the page as it is.
    usual: RefCell<Option<Job>>,
    /// Whether that is the brief once there is one.
    keeps_brief: bool,
    /// What the preview shows or the next print is asked to be.
    wanted: RefCell<Option<Job>>,
    /// What is highlighted where the preview says nothing else.
    marks: RefCell<Vec<Span>>,
    /// A tree whose pictures are there, for the print that is about to begin.
    ready: RefCell<Option<PrintTree>>,
    shown: RefCell<Option<Shown>>,
    /// Whether `beforeprint` has come since the dialogue was asked for.
    begun: Cell<bool>,
    /// Pictures that the page does not show yet.
    early: Early,
    /// When these are asked for.
    soon: RefCell<Option<Timeout>>,
}

/// What is in the page while it is printed.
struct Shown {
    _host: Inserted<El>,
    _sheet: Option<Sheet>,
    _listeners: [EventListener; 2],
}

impl Printer {
    /// Listens for the browser's own print, which gives the article in the layout of this name: 正文 where there is no such
    /// layout, the page as it is where it is `null`.
    pub fn new(context: &Context, usual: &JsValue) -> Result<Self, Error> {
        let window = web_sys::window().ok_or(Error::Unsupported("window"))?;
        let document = window.document().ok_or(Error::Unsupported("document"))?;
        let named = || usual.as_string().as_deref().and_then(Layout::named).unwrap_or(Layout::Article);
        let usual = (!usual.is_null()).then(named);
        let inner = Rc::new(Inner {
            document,
            window,
            strings: Strings::of(Language::of(&context.lang())),
            source: Source::of(context),
            keeps_brief: usual == Some(Layout::Brief),
            // The brief needs the digest: until that is there, the article.
            usual: RefCell::new(
                usual.map(|usual| Job::from(if usual == Layout::Brief { Layout::Article } else { usual })),
            ),
            wanted: RefCell::default(),
            marks: RefCell::default(),
            ready: RefCell::default(),
            shown: RefCell::default(),
            begun: Cell::new(false),
            early: Early::default(),
            soon: RefCell::default(),
        });
        let listen = |name: &'static str, run: fn(&Rc<Inner>)| {
            let weak = Rc::downgrade(&inner);
            EventListener::new(&inner.window, name, move |_| with(&weak, run))
        };
        let listeners = vec![listen("beforeprint", Inner::begin), listen("afterprint", |inner| inner.end())];
        if !prefs::saves_data(&inner.window) {
            inner.ask_soon();
        }
        Ok(Self { inner, _listeners: listeners })
    }

    /// What is printed from now on where nothing else is named, with `marks`, triples of block, start and end, highlighted:
    /// `content`, or the article, with these classes; see `Job::new`. Without classes the usual layout, and the marks in a
    /// layout that is named, too.
    pub fn set(&self, classes: Option<String>, marks: &[u32], content: Option<Element>) {
        let (inner, marks) = (&self.inner, spans(marks));
        let job = match classes {
            Some(classes) => Some(Job::new(classes, marks, content)),
            None => {
                inner.marks.replace(marks);
                None
            }
        };
        if let Some(brief) = job.as_ref().filter(|job| inner.keeps_brief && job.layout == Layout::Brief) {
            inner.usual.replace(Some(brief.clone()));
        }
        inner.wanted.replace(job);
    }

    /// What would be printed, for the preview.
    pub fn tree(&self) -> Option<Element> {
        let job = self.inner.job()?;
        self.inner.tree(&job).map(|tree| tree.host.0.into())
    }

    /// Opens the print dialogue when pictures and fonts are there, or after three seconds; gives what to say
    /// where no dialogue came (Firefox on iOS, a page that loads for ever).
    pub async fn print(&self, layout: Option<Layout>) -> Result<Option<&'static str>, JsValue> {
        let inner = Rc::clone(&self.inner);
        let job = layout.map(|layout| inner.marked(Job::from(layout))).or_else(|| inner.job());
        if let Some(job) = &job {
            inner.ready.replace(inner.tree(job));
            inner.wait().await;
        }
        let kept = inner.wanted.replace(job);
        inner.begun.set(false);
        inner.window.print()?;
        if !inner.begun.get() {
            // Safari opens the dialogue after this turn, Chromium not before the page has loaded.
            let mut left = AFTER_LOAD;
            for _ in 0..LOADING {
                inner.sleep().await;
                if inner.document.ready_state() == "complete" {
                    left -= 1;
                }
                if left == 0 || inner.begun.get() {
                    break;
                }
            }
        }
        inner.wanted.replace(kept);
        inner.ready.take();
        Ok((!inner.begun.get()).then_some(inner.strings.not_printed))
    }
}

impl Inner {
    fn job(&self) -> Option<Job> {
        let wanted = self.wanted.borrow().clone();
        wanted.or_else(|| self.usual.borrow().clone().map(|job| self.marked(job)))
    }

    fn marked(&self, job: Job) -> Job {
        Job { marks: self.marks.borrow().clone(), ..job }
    }

    fn tree(&self, job: &Job) -> Option<PrintTree> {
        PrintTree::build(&self.document, &self.window, &self.source, self.strings, job)
    }

    /// Asks for the pictures that the page does not show yet, once it has loaded what it shows.
    fn ask_soon(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let ask = move || {
            with(&weak, |inner| match &*inner.document.ready_state() {
                "complete" => inner.early.ask(&inner.document, &inner.source.body),
                _ => inner.ask_soon(),
            })
        };
        self.soon.replace(Some(Timeout::new(late::AFTER, ask)));
    }

    fn begin(self: &Rc<Self>) {
        self.begun.set(true);
        self.end();
        let Some(job) = self.job() else { return };
        let Some(tree) = self.ready.take().or_else(|| self.tree(&job)) else { return };
        self.early.tell_missing(&self.document, tree.pictures());
        let Some(html) = self.document.document_element() else { return };
        let css = [styles::PRINT, styles::page(job.layout)].concat();
        let sheet = Sheet::adopt(&self.document, &css);
        if sheet.is_none() {
            // Beside the shadow root, not in it: @page is the document's.
            let _ = tree.host.0.append_child(&El::new(&self.document, "style").text(&css).0);
        }
        let html: &web_sys::Node = &html;
        let host = Inserted::before(tree.host.clone(), html, None);
        // Where afterprint never comes, the reader's next step in the page ends the print: the
        // dialogue lets none through. A timer would, while the dialogue lays the page out again.
        let listen = |name: &'static str| {
            let weak: Weak<Self> = Rc::downgrade(self);
            EventListener::once(&self.window, name, move |_| with(&weak, |inner| inner.end()))
        };
        let listeners = [listen("pointerdown"), listen("keydown")];
        self.shown.replace(Some(Shown { _host: host, _sheet: sheet, _listeners: listeners }));
    }

    fn end(&self) {
        self.shown.take();
    }

    /// Waits for the pictures of the tree and the page's fonts.
    async fn wait(&self) {
        let fonts = self.document.unchecked_ref::<Fonted>().fonts();
        for _ in 0..STEPS {
            let there =
                self.ready.borrow().as_ref().is_none_or(|tree| tree.pictures().all(|picture| picture.complete()));
            if there && fonts.status() != "loading" {
                break;
            }
            self.sleep().await;
        }
        if let Some(tree) = self.ready.borrow().as_ref() {
            tree.pictures().for_each(|picture| tell_shape(picture.unchecked_ref(), &picture));
        }
    }

    async fn sleep(&self) {
        let promise = Promise::new(&mut |done, _| {
            let _ = self.window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, STEP_MILLISECONDS);
        });
        let _ = JsFuture::from(promise).await;
    }
}

fn with(inner: &Weak<Inner>, run: impl FnOnce(&Rc<Inner>)) {
    if let Some(inner) = inner.upgrade() {
        run(&inner);
    }
}
