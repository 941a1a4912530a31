//! Line height, letter and paragraph spacing, line width, alignment and font of the article's text.
//!
//! A style sheet and marks, no inline styles: those are the text size's. `:not(#jiyao#jiyao#jiyao)` outweighs the page's
//! own rules, its `!important` ones included.

use web_sys::{Document, Window};

use super::page_sheet::PageSheet;
use super::region::{Paragraph, Region, property, style};
use super::settings::{FONTS, Settings};
use crate::dom::guard::Attribute;
use crate::dom::number;

const WEIGHT: &str = ":not(#jiyao#jiyao#jiyao)";
/// Letters that are drawings.
const ICONS: &str = ":not(pre, pre *, code, kbd, samp, [class*=\"icon\" i])";
/// Rounding of widths to the browser's own unit must not cost a character.
const ROUNDING: f64 = 0.1;

/// Spacing in force; dropping this gives the page's own back.
pub struct Spaced {
    _sheet: Option<PageSheet>,
    _marks: Vec<Attribute>,
}

impl Spaced {
    /// Puts spacing and font in force; `None` where all are the page's own. Sizes are read as they are now.
    pub fn put_on(document: &Document, window: &Window, region: &Region, settings: &Settings) -> Option<Self> {
        let [line_height, letter_spacing, paragraph_spacing, line_width] = settings.spacing;
        let family = FONTS.get(settings.font).map(|font| font.1).filter(|family| !family.is_empty());
        if settings.spacing == [None; 4] && !settings.left && family.is_none() {
            return None;
        }
        let mut css = String::from("@media screen {");
        let mut rule = |below: &str, body: &[&str]| {
            for selector in [["[data-jiyao-body]", WEIGHT].concat(), [", [data-jiyao-body] ", below, WEIGHT].concat()] {
                css.push_str(&selector);
            }
            css.push('{');
            body.iter().for_each(|part| css.push_str(part));
            css.push('}');
        };
        if let Some(times) = line_height {
            rule("", &["line-height:", &number::text(times), "!important"]);
        }
        if let Some(em) = letter_spacing {
            // WCAG 1.4.12 has 0.16 between words where it has 0.12 between letters.
            let [letters, words] = [em, em * 4.0 / 3.0].map(|em| number::with_unit(em, "em"));
            rule("", &["letter-spacing:", &letters, "!important;word-spacing:", &words, "!important"]);
        }
        if let Some(family) = family {
            rule(ICONS, &["font-family:", family, "!important"]);
        }
        let mut marks = vec![Attribute::set(&region.body, "data-jiyao-body", "")];
        let mut sizes: Vec<f64> = vec![];
        if settings.left || paragraph_spacing.is_some() || line_width.is_some() {
            for Paragraph { element, size, .. } in region.paragraphs(window) {
                let known = sizes.iter().position(|other| (other - size).abs() < 0.01);
                let index = known.unwrap_or_else(|| {
                    sizes.push(size);
                    sizes.len() - 1
                });
                marks.push(Attribute::set(&element, "data-jiyao-paragraph", &number::text(index as f64)));
            }
        }
        if settings.left {
            css.push_str(&["[data-jiyao-paragraph]", WEIGHT, "{text-align:left!important}"].concat());
        }
        let width_of =
            |size: f64, characters: f64| characters * size * (1.0 + letter_spacing.unwrap_or(0.0)) + ROUNDING;
        for (index, size) in sizes.iter().enumerate() {
            css.push_str(&["[data-jiyao-paragraph=\"", &number::text(index as f64), "\"]", WEIGHT, "{"].concat());
            if let Some(em) = paragraph_spacing {
                let below = number::with_unit(em * size, "px");
                css.push_str(&["margin-top:0!important;margin-bottom:", &below, "!important;"].concat());
            }
            if let Some(characters) = line_width {
                let width = number::with_unit(width_of(*size, characters), "px");
                css.push_str(&["max-width:", &width, "!important;"].concat());
            }
            css.push('}');
        }
        if let Some(characters) = line_width {
            // In the middle of the column, as the widest paragraph wants it.
            let widest = width_of(sizes.iter().copied().fold(0.0, f64::max), characters) + inset(window, region);
            let widest = number::with_unit(widest, "px");
            let body = ["{max-width:", &widest, "!important;margin-inline:auto!important}"];
            css.push_str(&["[data-jiyao-body]", WEIGHT, &body.concat()].concat());
        }
        css.push('}');
        Some(Self { _sheet: PageSheet::adopt(document, &css), _marks: marks })
    }
}

/// What of the body's width is not its text's, in px.
fn inset(window: &Window, region: &Region) -> f64 {
    let Some(style) = style(window, &region.body) else { return 0.0 };
    if property(&style, "box-sizing") != "border-box" {
        return 0.0;
    }
    ["padding-left", "padding-right", "border-left-width", "border-right-width"]
        .iter()
        .map(|name| number::parse(&property(&style, name)))
        .filter(|pixels| pixels.is_finite())
        .sum()
}

/// What the page has itself, in the order of the steps, by the longest paragraph.
pub fn own(window: &Window, region: &Region) -> [f64; 4] {
    /// Where a browser only says `normal`.
    const NORMAL: f64 = 1.5;
    let longest = region.paragraphs(window).into_iter().max_by_key(|paragraph| paragraph.length);
    let style = longest.as_ref().and_then(|paragraph| style(window, &paragraph.element));
    let (Some(paragraph), Some(style)) = (longest, style) else { return [NORMAL, 0.0, 0.0, f64::INFINITY] };
    let times = |name: &str| {
        let ratio = number::parse(&property(&style, name)) / paragraph.size;
        if ratio.is_finite() { ratio } else { 0.0 }
    };
    let line_height = times("line-height");
    [
        if line_height > 0.0 { line_height } else { NORMAL },
        times("letter-spacing"),
        times("margin-bottom"),
        f64::from(paragraph.element.client_width()) / paragraph.size,
    ]
}
