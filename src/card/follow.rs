//! Notices that the page changes the article's text, and says so once it has come to rest.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Date};
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver, MutationObserverInit};

/// A page may change its text many times in a row: what follows waits this long.
const REST_MILLISECONDS: u32 = 100;
/// And at most this part of the time is spent on following: after work of 20 ms, 200 ms of rest.
const SHARE: f64 = 10.0;

struct Work {
    /// At once: the text that is known is out of date.
    changed: Box<dyn Fn()>,
    /// Later: what is shown has to follow.
    settle: Box<dyn Fn()>,
    waiting: RefCell<Option<Timeout>>,
    cost: Cell<f64>,
}

impl Work {
    fn note(self: &Rc<Self>) {
        (self.changed)();
        if self.waiting.borrow().is_some() {
            return;
        }
        let work = Rc::clone(self);
        let rest = REST_MILLISECONDS.max((self.cost.get() * SHARE) as u32);
        let timeout = Timeout::new(rest, move || {
            work.waiting.take();
            let start = Date::now();
            (work.settle)();
            work.cost.set(Date::now() - start);
        });
        self.waiting.replace(Some(timeout));
    }
}

/// Follows an element's text as long as this lives.
pub struct Follower {
    observer: MutationObserver,
    work: Rc<Work>,
    _callback: Closure<dyn FnMut(Array)>,
}

impl Follower {
    /// Calls `changed` at each change of the text below `body`, and `settle` a while later.
    pub fn new(body: &Element, changed: impl Fn() + 'static, settle: impl Fn() + 'static) -> Option<Self> {
        let work = Rc::new(Work {
            changed: Box::new(changed),
            settle: Box::new(settle),
            waiting: RefCell::default(),
            cost: Cell::new(0.0),
        });
        let noting = Rc::clone(&work);
        let callback = Closure::<dyn FnMut(Array)>::new(move |_| noting.note());
        let observer = MutationObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_character_data(true);
        options.set_subtree(true);
        observer.observe_with_options(body, &options).ok()?;
        Some(Self { observer, work, _callback: callback })
    }

    /// Does `change`, a change of ours, unnoticed.
    pub fn unnoticed<T>(&self, change: impl FnOnce() -> T) -> T {
        if self.observer.take_records().length() > 0 {
            self.work.note();
        }
        let result = change();
        self.observer.take_records();
        result
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.observer.disconnect();
        self.work.waiting.take();
    }
}
