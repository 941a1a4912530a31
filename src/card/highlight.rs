//! Highlights places of the text: by the CSS Custom Highlight API, which adds and changes no node,
//! or by `<mark>` elements where the browser has it not.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Document, DomRect, Element, Range};

use super::live::LiveText;
use super::marks::Marks;
use super::styles;
use crate::dom::guard::KeptSheet;
use crate::text::Span;

/// web-sys has these behind an unstable flag, which a library's users would have to set as well.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Highlight)]
    type CssHighlight;
    #[wasm_bindgen(constructor, js_class = "Highlight", variadic, catch)]
    fn new(ranges: &Array) -> Result<CssHighlight, JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &CssHighlight, priority: u32);

    type HighlightRegistry;
    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<HighlightRegistry>;
    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &CssHighlight);
    #[wasm_bindgen(method)]
    fn delete(this: &HighlightRegistry, name: &str) -> bool;
}

/// Number of styles for terms; more terms take turns.
pub const STYLES: usize = 6;

/// What a place is highlighted for. Where two overlap, the later one is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// A term, in one of [`STYLES`] styles.
    Term(usize),
    /// What the reader has searched for.
    Found,
    /// The sentence being read aloud.
    Spoken,
    /// The passage that a line of the card has led to.
    Passage,
    /// The same, about to go.
    Fading,
    /// The hit that previous and next have come to.
    Current,
}

impl Layer {
    const ALL: [Self; STYLES + 5] = [
        Self::Term(0),
        Self::Term(1),
        Self::Term(2),
        Self::Term(3),
        Self::Term(4),
        Self::Term(5),
        Self::Found,
        Self::Spoken,
        Self::Passage,
        Self::Fading,
        Self::Current,
    ];

    fn index(self) -> usize {
        Self::ALL.iter().position(|layer| *layer == self).unwrap_or(0)
    }

    /// The name in the registry and of the class.
    pub fn name(self) -> &'static str {
        match self {
            Self::Term(style) => {
                const NAMES: [&str; STYLES] =
                    ["jiyao-term-1", "jiyao-term-2", "jiyao-term-3", "jiyao-term-4", "jiyao-term-5", "jiyao-term-6"];
                NAMES.get(style).copied().unwrap_or(NAMES[0])
            }
            Self::Found => "jiyao-found",
            Self::Spoken => "jiyao-spoken",
            Self::Passage => "jiyao-place",
            Self::Fading => "jiyao-fading",
            Self::Current => "jiyao-current",
        }
    }
}

/// The widget's highlights; dropping this removes them.
pub struct Highlighter {
    /// `None` where the browser has custom highlights.
    marks: Option<Marks>,
    /// What is highlighted, by layer, in the text as it stands now.
    spans: RefCell<[Vec<Span>; Layer::ALL.len()]>,
    document: Document,
    sheet: RefCell<Option<KeptSheet>>,
}

impl Highlighter {
    /// None yet.
    pub fn new(document: &Document) -> Self {
        let custom = HIGHLIGHTS.with(Option::is_some);
        let highlighter = Self {
            marks: (!custom).then(|| Marks::new(document)),
            spans: RefCell::default(),
            document: document.clone(),
            sheet: RefCell::default(),
        };
        highlighter.set_printed(false);
        highlighter
    }

    /// Whether highlights are printed too.
    pub fn set_printed(&self, printed: bool) {
        let media = if printed { "@media all{" } else { "@media screen{" };
        let css = if self.marks.is_some() {
            // The same rules for the class of a `<mark>`; bare marks have none of the browser's yellow.
            let classes = styles::HIGHLIGHT.replace("::highlight(", "mark.").replace(')', "");
            ["mark[class^=jiyao-]{all:unset}", media, &classes, "}"].concat()
        } else {
            [media, styles::HIGHLIGHT, "}"].concat()
        };
        self.sheet.replace(KeptSheet::adopt(&self.document, &css));
    }

    /// Highlights `spans` of the text as it stands now, instead of what was there in this layer.
    pub fn show(&self, text: &LiveText, layer: Layer, spans: Vec<Span>) {
        if let Some(shown) = self.spans.borrow_mut().get_mut(layer.index()) {
            if spans.is_empty() && shown.is_empty() {
                return;
            }
            *shown = spans;
        }
        match &self.marks {
            None => self.register(text, layer),
            Some(marks) => {
                marks.lift();
                self.lay(text, marks);
            }
        }
    }

    fn register(&self, text: &LiveText, layer: Layer) {
        HIGHLIGHTS.with(|registry| {
            let (Some(registry), all) = (registry, self.spans.borrow()) else { return };
            let spans = all.get(layer.index()).map(Vec::as_slice).unwrap_or_default();
            let ranges: Array = spans.iter().filter_map(|&span| text.range(span)).collect();
            if ranges.length() == 0 {
                registry.delete(layer.name());
            } else if let Ok(highlight) = CssHighlight::new(&ranges) {
                highlight.set_priority(layer.index() as u32);
                registry.set(layer.name(), &highlight);
            }
        });
    }

    fn lay(&self, text: &LiveText, marks: &Marks) {
        let spans = self.spans.borrow();
        let all = Layer::ALL.iter().zip(spans.iter());
        let ranges = all.flat_map(|(layer, spans)| {
            spans.iter().filter_map(|&span| text.range(span)).map(|range| (layer.name(), range))
        });
        marks.lay(ranges.collect());
    }

    /// Takes out of the page what would be in the way of reading its text.
    pub fn lift(&self) {
        if let Some(marks) = &self.marks {
            marks.lift();
        }
    }

    /// Takes everything out of the page.
    pub fn remove(&self) {
        self.lift();
        self.sheet.take();
        self.spans.take();
        HIGHLIGHTS.with(|registry| {
            if let Some(registry) = registry {
                for layer in Layer::ALL {
                    registry.delete(layer.name());
                }
            }
        });
    }

    /// Whether the page's own nodes are left alone.
    pub fn is_custom(&self) -> bool {
        self.marks.is_none()
    }

    /// The box of the first place of a layer, in the viewport, and the element that it stands in.
    pub fn first_box(&self, text: &LiveText, layer: Layer) -> Option<(Element, DomRect)> {
        if let Some(mark) = self.marks.as_ref().and_then(|marks| marks.first(layer.name())) {
            return Some((mark.parent_element()?, mark.get_bounding_client_rect()));
        }
        let first = *self.spans.borrow().get(layer.index())?.first()?;
        let range = text.range(first)?;
        Some((holder(&range)?, range.get_bounding_client_rect()))
    }
}

/// The element that a range starts in.
pub fn holder(range: &Range) -> Option<Element> {
    range.start_container().ok()?.parent_element()
}

impl Drop for Highlighter {
    fn drop(&mut self) {
        self.remove();
    }
}
