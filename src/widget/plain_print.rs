//! What the browser's own print gives before the file of the [print part](super::parts::Part::Print) has come: the article
//! as the page has it, without the rest of the page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::{Document, Element, Node, NodeList, ShadowRootInit, ShadowRootMode, Window};

use super::styles;
use crate::dom::element::El;
use crate::dom::guard::{Inserted, Sheet};

/// In force as long as it lives.
pub struct PlainPrint {
    _listeners: [EventListener; 2],
}

/// What is in the page while it is printed.
struct Shown {
    _host: Inserted<El>,
    _sheet: Sheet,
}

impl PlainPrint {
    /// Prints these elements.
    pub fn new(document: &Document, window: &Window, elements: Vec<Element>) -> Self {
        let shown: Rc<RefCell<Option<Shown>>> = Rc::default();
        let document = document.clone();
        let begun = {
            let shown = Rc::clone(&shown);
            EventListener::new(window, "beforeprint", move |_| drop(shown.replace(show(&document, &elements))))
        };
        let ended = EventListener::new(window, "afterprint", move |_| drop(shown.take()));
        Self { _listeners: [begun, ended] }
    }
}

fn show(document: &Document, elements: &[Element]) -> Option<Shown> {
    let html: Node = document.document_element()?.into();
    let host = El::new(document, "jiyao-print");
    let shadow = host.0.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).ok()?;
    for element in elements {
        let copy = element.clone_node_with_deep(true).ok()?;
        let _ = shadow.append_child(&copy);
    }
    // What would run, play or ask for something anew.
    let lively = shadow.query_selector_all("script,iframe,object,embed,video,audio,jiyao-bar,jiyao-card").ok()?;
    each(&lively, |node| drop(node.parent_node().map(|parent| parent.remove_child(&node))));
    let sheet = Sheet::adopt(document, styles::PRINT)?;
    Some(Shown { _host: Inserted::before(host, &html, None), _sheet: sheet })
}

fn each(list: &NodeList, run: impl FnMut(Node)) {
    (0..list.length()).filter_map(|at| list.item(at)).for_each(run);
}
