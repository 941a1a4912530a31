//! Waits for text that comes late: a body put in or replaced by a script after the page has loaded.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver, MutationObserverInit};

/// How long after mounting changes are watched.
const WATCHED_MILLISECONDS: u32 = 20_000;
/// How long the page must be quiet before it is read again.
const QUIET_MILLISECONDS: u32 = 300;
/// How often it is read again at most: a ticker or a player never stops changing.
const READINGS: u32 = 10;

/// Watches the page; dropping it stops.
pub struct Late {
    watch: Rc<Watch>,
    _end: Timeout,
}

struct Watch {
    observer: MutationObserver,
    callback: RefCell<Option<Closure<dyn FnMut()>>>,
    quiet: RefCell<Option<Timeout>>,
    readings: Cell<u32>,
}

impl Late {
    /// Calls `changed` when elements have come into `root` or gone, and no more have for a while.
    pub fn watch(root: &Element, changed: impl Fn() + 'static) -> Option<Self> {
        let changed = Rc::new(changed);
        let waiting: Rc<RefCell<Option<Rc<Watch>>>> = Rc::default();
        let callback = {
            let waiting = Rc::clone(&waiting);
            Closure::<dyn FnMut()>::new(move || {
                let (Some(watch), changed) = (waiting.borrow().clone(), Rc::clone(&changed)) else { return };
                if watch.readings.get() < READINGS {
                    let again = Rc::clone(&watch);
                    let run = move || {
                        again.readings.set(again.readings.get() + 1);
                        changed();
                    };
                    watch.quiet.replace(Some(Timeout::new(QUIET_MILLISECONDS, run)));
                }
            })
        };
        let observer = MutationObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        let init = MutationObserverInit::new();
        init.set_child_list(true);
        init.set_subtree(true);
        observer.observe_with_options(root, &init).ok()?;
        let watch = Rc::new(Watch {
            observer,
            callback: RefCell::new(Some(callback)),
            quiet: RefCell::default(),
            readings: Cell::new(0),
        });
        waiting.replace(Some(Rc::clone(&watch)));
        let end = Rc::clone(&watch);
        Some(Self { watch, _end: Timeout::new(WATCHED_MILLISECONDS, move || end.observer.disconnect()) })
    }
}

impl Drop for Late {
    fn drop(&mut self) {
        self.watch.observer.disconnect();
        self.watch.quiet.take();
        // The callback holds the watch that holds the callback.
        self.watch.callback.take();
    }
}
