//! A small chart: how often terms occur along the report, with the sections' beginnings.

use web_sys::{Document, Element};

use crate::dom::element::El;
use crate::dom::number;

/// Columns along the report.
const COLUMNS: usize = 60;
/// Units of the drawing; the style sheet says how large it is shown.
const WIDTH: usize = 600;
const HEIGHT: usize = 64;
/// Below the columns: the sections' ticks.
const FOOT: usize = 10;

/// The places of one term.
#[derive(Debug)]
pub struct Series {
    /// Its style, as in the text.
    pub style: usize,
    /// Where they stand, 0 for the report's beginning to 1.
    pub positions: Vec<f64>,
}

/// Where a section begins: a tick below the columns.
#[derive(Debug)]
pub struct Tick {
    /// 0 for the report's beginning to 1.
    pub position: f64,
    /// The section's marker.
    pub name: String,
}

/// The chart as an SVG drawing called `name`; `None` without a place.
///
/// Built by DOM calls: attributes of SVG are no inline style, so a strict policy lets them through.
pub fn svg(document: &Document, name: &str, series: &[Series], ticks: &[Tick]) -> Option<Element> {
    let mut counts = [[0usize; COLUMNS]; crate::card::highlight::STYLES];
    for one in series {
        for position in &one.positions {
            let column = ((position * COLUMNS as f64) as usize).min(COLUMNS - 1);
            if let Some(count) = counts.get_mut(one.style).and_then(|row| row.get_mut(column)) {
                *count += 1;
            }
        }
    }
    let total = |column: usize| counts.iter().filter_map(|row| row.get(column)).sum::<usize>();
    let most = (0..COLUMNS).map(total).max().filter(|most| *most > 0)?;
    let drawing = element(document, "svg")?;
    let _ = drawing.set_attribute("viewBox", &["0 0 ", &WIDTH.to_string(), " ", &(HEIGHT + FOOT).to_string()].concat());
    let _ = drawing.set_attribute("preserveAspectRatio", "none");
    let _ = drawing.set_attribute("role", "img");
    let _ = drawing.set_attribute("aria-label", name);
    let step = WIDTH / COLUMNS;
    for column in 0..COLUMNS {
        let mut base = HEIGHT;
        for (style, row) in counts.iter().enumerate() {
            let count = row.get(column).copied().unwrap_or(0);
            // At least 6 units, so that a single place is seen beside many.
            let height = if count == 0 { 0 } else { (count * HEIGHT / most).max(6).min(base) };
            if height > 0 {
                base -= height;
                let bar = [column * step + 1, base, step - 2, height];
                rectangle(document, &drawing, bar, &["bar style-", &(style + 1).to_string()].concat(), None);
            }
        }
    }
    rectangle(document, &drawing, [0, HEIGHT, WIDTH, 1], "axis", None);
    for tick in ticks {
        let at = ((tick.position * WIDTH as f64) as usize).min(WIDTH - 2);
        rectangle(document, &drawing, [at, HEIGHT, 2, FOOT], "mark", Some(&tick.name));
    }
    Some(drawing)
}

/// Widths that the labels are laid out for, px: a phone's, and a column's, from which on more labels have room. The style
/// sheet has the same.
const WIDTHS: [f64; 2] = [280.0, 480.0];
/// The size of a label's letters, px, which the style sheet has too.
const LETTER: f64 = 14.0;
/// Letters of a label at most.
const LETTERS: usize = 8;

/// The sections' names below their ticks; one that would run into the name before it is left out.
pub fn labels(document: &Document, ticks: &[Tick]) -> Option<El> {
    let row = El::new(document, "p").class("labels").attr("aria-hidden", "true");
    let mut ends = [0.0; WIDTHS.len()];
    for tick in ticks {
        let mut name: String = tick.name.chars().take(LETTERS).collect();
        if name.len() < tick.name.len() {
            name.push('…');
        }
        let letters = name.chars().count() as f64;
        let mut fits = [false; WIDTHS.len()];
        for ((fits, end), width) in fits.iter_mut().zip(&mut ends).zip(WIDTHS) {
            let own = (letters + 0.5) * LETTER;
            // The last ones end where the chart does.
            let start = (tick.position * width).min(width - own);
            *fits = letters > 0.0 && start >= *end;
            if *fits {
                *end = start + own;
            }
        }
        let class = match fits {
            [true, true] => "",
            [false, true] => "broad",
            [true, false] => "narrow",
            [false, false] => continue,
        };
        let label = El::new(document, "span").class(class).text(&name);
        let style = label.0.style();
        let _ = style.set_property("--at", &number::with_unit(tick.position * 100.0, "%"));
        let _ = style.set_property("--long", &number::text(letters));
        let _ = row.0.append_child(&label.0);
    }
    row.0.has_child_nodes().then_some(row)
}

fn rectangle(document: &Document, parent: &Element, values: [usize; 4], class: &str, title: Option<&str>) {
    let Some(rectangle) = element(document, "rect") else { return };
    for (name, value) in ["x", "y", "width", "height"].into_iter().zip(values) {
        let _ = rectangle.set_attribute(name, &value.to_string());
    }
    let _ = rectangle.set_attribute("class", class);
    if let (Some(text), Some(title)) = (title, element(document, "title")) {
        title.set_text_content(Some(text));
        let _ = rectangle.append_child(&title);
    }
    let _ = parent.append_child(&rectangle);
}

fn element(document: &Document, tag: &str) -> Option<Element> {
    document.create_element_ns(Some("http://www.w3.org/2000/svg"), tag).ok()
}
