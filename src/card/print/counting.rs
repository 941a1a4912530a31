//! How many pages each layout has, which the preview says beside its name: counted by laying them out, one after another,
//! where the page has nothing else to do.

use std::rc::{Rc, Weak};

use js_sys::Promise;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::preview::{Choice, Preview};
use super::{Print, Wanted};
use crate::dom::layout::Layout;

/// How long pictures are waited for, in steps. Without them nothing is known.
const STEP_MILLISECONDS: i32 = 50;
const STEPS: usize = 60;

impl Print {
    /// Says of each layout how many pages it has with what is chosen now; nothing where that is not known.
    pub(super) fn show_counts(&self, preview: &Preview) {
        for layout in Layout::ALL {
            preview.show_amount(*layout, self.count_of(&preview.choice_of(*layout)));
        }
    }

    fn count_of(&self, choice: &Choice) -> Option<usize> {
        self.counted.borrow().iter().find(|(of, _)| of == choice).map(|(_, pages)| *pages)
    }

    /// Takes the number of pages that a choice comes to.
    pub(super) fn take_count(&self, choice: &Choice, pages: usize) {
        self.counted.borrow_mut().retain(|(of, _)| of != choice);
        self.counted.borrow_mut().push((choice.clone(), pages));
        if let Some(preview) = self.preview.borrow().as_ref() {
            self.show_counts(preview);
        }
    }

    /// Counts the pages of the layouts that are not known yet; `shown`: what the print is asked for in the meantime.
    pub(super) fn count_others(self: &Rc<Self>, preview: &Rc<Preview>, shown: Wanted) {
        self.round.set(self.round.get() + 1);
        let round = self.round.get();
        let (print, preview) = (Rc::downgrade(self), Rc::downgrade(preview));
        spawn_local(async move {
            for layout in Layout::ALL {
                count(&print, &preview, round, *layout, &shown).await;
            }
        });
    }

    /// Forgets them: the page may have another text next time.
    pub(super) fn forget_counts(&self) {
        self.round.set(self.round.get() + 1);
        self.counted.take();
    }
}

/// The preview as it was when this round of counting began; `None` once the reader has gone on.
fn still(print: &Weak<Print>, preview: &Weak<Preview>, round: usize) -> Option<(Rc<Print>, Rc<Preview>)> {
    let print = print.upgrade().filter(|print| print.round.get() == round && !print.stage.is_left())?;
    Some((print, preview.upgrade()?))
}

/// Counts the pages of a layout in two steps, each a task of its own: the tree, and its lines and pages.
async fn count(
    print: &Weak<Print>,
    preview: &Weak<Preview>,
    round: usize,
    layout: Layout,
    shown: &Wanted,
) -> Option<()> {
    idle(print).await?;
    let (choice, tree) = {
        let (print, preview) = still(print, preview, round)?;
        let choice = preview.choice_of(layout);
        if print.count_of(&choice).is_some() {
            return None;
        }
        // The digest is not made for a number alone.
        let wanted = print.wanted(&choice)?;
        print.ask(&wanted);
        let tree = print.stage.shell.print_tree();
        print.ask(shown);
        (choice, tree?)
    };
    idle(print).await?;
    let pages = still(print, preview, round)?.1.lay_out(&tree, layout)?;
    for _ in 0..STEPS {
        if pages.are_pictures_there() {
            break;
        }
        sleep(print).await?;
    }
    let (print, preview) = still(print, preview, round)?;
    if pages.are_pictures_there() {
        print.take_count(&choice, pages.count());
    }
    preview.clear_away();
    Some(())
}

async fn idle(print: &Weak<Print>) -> Option<()> {
    let stage = Rc::clone(&print.upgrade()?.stage);
    stage.pauses.idle().await;
    Some(())
}

async fn sleep(print: &Weak<Print>) -> Option<()> {
    let window = print.upgrade()?.stage.window.clone();
    let _ = JsFuture::from(Promise::new(&mut |done, _| {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, STEP_MILLISECONDS);
    }))
    .await;
    Some(())
}
