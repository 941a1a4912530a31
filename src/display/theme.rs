//! Colours of the article or of the whole page.

use web_sys::{Document, Element, Window};

use super::page_sheet::PageSheet;
use super::region::{Region, elements, html, property, style};
use super::settings::THEMES;
use super::styles;
use crate::dom::guard::Attribute;

/// What the system may want: its own colours and no others; what 跟随系统 chooses by.
pub const MEDIA: [&str; 3] = ["(forced-colors: active)", "(prefers-contrast: more)", "(prefers-color-scheme: dark)"];

/// A column whose text begins nearer to its edge than this gets a margin of its colour.
const MARGIN: f64 = 8.0;

/// A theme in force; dropping this gives the page's own colours back.
pub struct Themed {
    _sheet: Option<PageSheet>,
    _marks: Vec<Attribute>,
}

impl Themed {
    /// Puts a theme of the table in force, or what the system wants; `None` where that is the page's own, or where the
    /// system forces its own colours.
    pub fn put_on(
        document: &Document,
        window: &Window,
        region: &Region,
        theme: usize,
        whole_page: bool,
    ) -> Option<Self> {
        let wanted = |query: &str| window.match_media(query).ok().flatten().is_some_and(|list| list.matches());
        let name = match (THEMES.get(theme).copied()?, MEDIA.map(wanted)) {
            ("default", _) | (_, [true, ..]) => return None,
            ("auto", [_, true, _]) => "white-on-black",
            ("auto", [_, _, true]) => "night",
            ("auto", _) => return None,
            (name, _) => name,
        };
        let html = html(document)?;
        let roots = if whole_page { vec![html.clone()] } else { region.columns() };
        // Before the sheet takes all grounds away.
        let mut marks: Vec<Attribute> = roots
            .iter()
            .flat_map(|root| elements(root, "body, body *"))
            .filter(|element| has_ground(window, element))
            .map(|element| Attribute::set(&element, "data-jiyao-ground", ""))
            .collect();
        let text =
            region.paragraphs(window).first().map_or(0.0, |first| first.element.get_bounding_client_rect().left());
        marks.extend(roots.iter().map(|root| {
            let is_edge = !whole_page && text - root.get_bounding_client_rect().left() < MARGIN;
            Attribute::set(root, "data-jiyao-themed", if is_edge { "edge" } else { "" })
        }));
        marks.push(Attribute::set(&region.body, "data-jiyao-pictures", ""));
        marks.push(Attribute::set(&html, "data-jiyao-theme", name));
        Some(Self { _sheet: PageSheet::adopt(document, styles::THEME), _marks: marks })
    }
}

fn has_ground(window: &Window, element: &Element) -> bool {
    let Some(style) = style(window, element) else { return false };
    let colour = property(&style, "background-color");
    // `transparent` is computed as rgba(0, 0, 0, 0).
    let painted = !colour.is_empty() && colour != "transparent" && !colour.ends_with(", 0)");
    painted || property(&style, "background-image") != "none"
}
