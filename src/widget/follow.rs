//! Follows a page that changes: text that comes late, an article that is replaced, a site that is one page.
//!
//! Watching everything is kept short: a ticker or a player never stops changing. For the page's life only what costs
//! nothing while nothing happens is listened to: that the article loses its size (it was removed or hidden, or its text is
//! another), that the address changes, that the reader presses something.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, MutationObserver, MutationObserverInit, ResizeObserver, Window};

/// How long everything is watched after mounting and after a step to another page of the site.
const WATCHED_MILLISECONDS: u32 = 20_000;
/// How long the page must be quiet before it is looked at again.
const QUIET_MILLISECONDS: u32 = 300;
/// How often it is looked at in that time at most.
const LOOKS: u32 = 10;

/// Follows the page; dropping it stops.
pub struct Follow {
    watch: Rc<Watch>,
    size: Option<ResizeObserver>,
    _steps: Vec<EventListener>,
    _callbacks: [Closure<dyn FnMut()>; 2],
}

struct Watch {
    page: Element,
    /// Whether there is an article: without one, what is shown later counts too.
    has_article: bool,
    observer: Option<MutationObserver>,
    changed: Box<dyn Fn()>,
    quiet: RefCell<Option<Timeout>>,
    end: RefCell<Option<Timeout>>,
    looks: Cell<u32>,
}

impl Follow {
    /// Calls `changed` when `page` may have another article than `body`, and has been quiet for a while.
    pub fn start(window: &Window, page: &Element, body: Option<&Element>, changed: impl Fn() + 'static) -> Self {
        let weak: Rc<RefCell<Weak<Watch>>> = Rc::default();
        let callback = |resized: bool| {
            let weak = Rc::clone(&weak);
            Closure::<dyn FnMut()>::new(move || {
                let watch = weak.borrow().upgrade();
                if let Some(watch) = watch.filter(|watch| resized || watch.looks.get() < LOOKS) {
                    watch.soon();
                }
            })
        };
        let (mutated, resized) = (callback(false), callback(true));
        let watch = Rc::new(Watch {
            page: page.clone(),
            has_article: body.is_some(),
            observer: MutationObserver::new(mutated.as_ref().unchecked_ref()).ok(),
            changed: Box::new(changed),
            quiet: RefCell::default(),
            end: RefCell::default(),
            looks: Cell::new(0),
        });
        weak.replace(Rc::downgrade(&watch));
        watch.begin();
        let size = body.and_then(|body| {
            let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
            observer.observe(body);
            Some(observer)
        });
        let step = |target: &EventTarget, name: &'static str| {
            let watch = Rc::downgrade(&watch);
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(target, name, options, move |_| {
                if let Some(watch) = watch.upgrade() {
                    watch.begin();
                    watch.soon();
                }
            })
        };
        // A press is how a step starts where the browser tells of none: before Chrome 102, Safari 26.2, Firefox 147.
        let mut steps = vec![step(window, "popstate"), step(window, "hashchange"), step(window, "click")];
        let navigation = Reflect::get(window, &"navigation".into()).ok().filter(JsValue::is_object);
        steps.extend(navigation.map(|navigation| step(navigation.unchecked_ref(), "currententrychange")));
        Self { watch, size, _steps: steps, _callbacks: [mutated, resized] }
    }
}

impl Watch {
    /// Everything is watched from now on for a while.
    fn begin(self: &Rc<Self>) {
        let Some(observer) = &self.observer else { return };
        let init = MutationObserverInit::new();
        init.set_child_list(true);
        init.set_subtree(true);
        if !self.has_article {
            let names = ["class", "style", "hidden"].map(JsValue::from);
            init.set_attribute_filter(&js_sys::Array::from_iter(names));
        }
        let _ = observer.observe_with_options(&self.page, &init);
        self.looks.set(0);
        let ending = Rc::downgrade(self);
        self.end.replace(Some(Timeout::new(WATCHED_MILLISECONDS, move || {
            if let Some(observer) = ending.upgrade().and_then(|watch| watch.observer.clone()) {
                observer.disconnect();
            }
        })));
    }

    /// The page is looked at once it has been quiet.
    fn soon(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let look = move || {
            if let Some(watch) = weak.upgrade() {
                watch.looks.set(watch.looks.get() + 1);
                (watch.changed)();
            }
        };
        self.quiet.replace(Some(Timeout::new(QUIET_MILLISECONDS, look)));
    }
}

impl Drop for Follow {
    fn drop(&mut self) {
        if let Some(observer) = &self.watch.observer {
            observer.disconnect();
        }
        if let Some(observer) = &self.size {
            observer.disconnect();
        }
        self.watch.quiet.take();
        self.watch.end.take();
    }
}
