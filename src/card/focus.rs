//! Where the focus goes when what has it goes.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::Card;

impl Card {
    /// Moves the focus to a button of the bar where it stands in a part that is about to go, so that
    /// keyboards and screen readers do not start again at the page's top.
    pub(super) fn save_focus(&self, part: &Node, command: &str) {
        let inside = deepest(self.document.active_element()).is_some_and(|focused| part.contains(Some(&focused)));
        let Some(bar) = self.shell.element().filter(|_| inside).and_then(|bar| bar.shadow_root()) else { return };
        // On a narrow screen the button may be in a sheet that is closed.
        for command in [command, "more"] {
            let button = bar.query_selector(&["[data-command='", command, "']"].concat()).ok().flatten();
            if let Some(button) = button.filter(|button| button.client_height() > 0) {
                let _ = button.unchecked_ref::<HtmlElement>().focus();
                return;
            }
        }
    }
}

/// What has the focus, within shadow roots too.
pub fn deepest(active: Option<Element>) -> Option<HtmlElement> {
    let mut at = active?;
    while let Some(inner) = at.shadow_root().and_then(|root| root.active_element()) {
        at = inner;
    }
    at.dyn_into().ok()
}
