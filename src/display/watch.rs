//! Hears of text that comes into the page later.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver, MutationObserverInit};

/// How long the page must be quiet.
const QUIET_MILLISECONDS: u32 = 200;

/// Watches the page; dropping it stops.
pub struct Watch {
    observer: MutationObserver,
    waiting: Rc<RefCell<Option<Timeout>>>,
    _callback: Closure<dyn FnMut()>,
}

impl Watch {
    /// Calls `changed` a little after elements have come into `root` or gone.
    pub fn new(root: &Element, changed: impl Fn() + Clone + 'static) -> Option<Self> {
        let waiting: Rc<RefCell<Option<Timeout>>> = Rc::default();
        let timer = Rc::clone(&waiting);
        let callback = Closure::<dyn FnMut()>::new(move || {
            timer.replace(Some(Timeout::new(QUIET_MILLISECONDS, changed.clone())));
        });
        let observer = MutationObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        // Not attributes: the marks of our own are attributes.
        let init = MutationObserverInit::new();
        init.set_child_list(true);
        init.set_subtree(true);
        observer.observe_with_options(root, &init).ok()?;
        Some(Self { observer, waiting, _callback: callback })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
        self.waiting.take();
    }
}
