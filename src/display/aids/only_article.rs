//! 只看正文: nothing of the page but the article, the bar and the card.

use gloo::events::EventListener;
use web_sys::{Document, Element, Event};

use crate::display::page_sheet::PageSheet;
use crate::display::region::Region;
use crate::display::styles;
use crate::dom::guard::Attribute;
use crate::dom::key;

/// The rest of the page is hidden as long as this lives.
pub struct OnlyArticle {
    _sheet: Option<PageSheet>,
    _marks: Vec<Attribute>,
    _escape: EventListener,
}

impl OnlyArticle {
    /// Hides all but the article and what `bar` is in; calls `end` when Escape is pressed and nothing else wants it.
    pub fn begin(document: &Document, region: &Region, bar: Option<Element>, end: impl Fn() + 'static) -> Self {
        let kept = region.parts();
        // Elements on the way to what is kept: of these only what leads there stays.
        let mut way: Vec<Element> = vec![];
        for element in kept.iter().chain(&bar) {
            let mut next = element.parent_element();
            while let Some(element) = next.filter(|element| !way.contains(element)) {
                next = element.parent_element();
                way.push(element);
            }
        }
        // The bar may stand in what is kept whole.
        way.retain(|element| !kept.iter().any(|kept| kept.contains(Some(element))));
        let mark = |name: &'static str| move |element: &Element| Attribute::set(element, name, "");
        let marks = kept.iter().map(mark("data-jiyao-kept")).chain(way.iter().map(mark("data-jiyao-way"))).collect();
        let escape = EventListener::new(document, "keydown", move |event: &Event| {
            if !event.default_prevented() && key::pressed(event).as_deref() == Some("Escape") {
                end();
            }
        });
        Self { _sheet: PageSheet::adopt(document, styles::ONLY_ARTICLE), _marks: marks, _escape: escape }
    }
}
