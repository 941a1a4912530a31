//! 摘要页: the digest on one page.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

use super::digest::{Part, parts, triples};
use super::strings::Strings;
use crate::card::shell::{Context, Shell};
use crate::dom::date::written;
use crate::dom::element::El;
use crate::dom::guard::Inserted;
use crate::dom::strings::fill;

/// Classes of the sizes that are tried, 12 pt to 10.5 pt: smaller is not read with ease.
const SIZES: [&str; 3] = ["brief", "brief size-11", "brief size-10"];

/// The type area of A4 with margins of 25 mm, in px.
const HEIGHT: f64 = (297.0 - 50.0) * 96.0 / 25.4;

/// A brief that fits one page.
pub struct Brief {
    /// Classes of the print tree.
    pub classes: &'static str,
    /// What is printed.
    pub content: Element,
}

struct Draft<'a> {
    document: &'a Document,
    content: El,
    note: El,
    /// What can be left out, with how early: the highest first.
    spare: Vec<(u8, El)>,
    /// Items of the longest list: the tasks, which are kept to the last.
    most: u32,
}

impl Brief {
    /// Sets `digest` on one page: in the largest type in which all of it fits, or else in the
    /// smallest without what is least missed.
    pub fn make(document: &Document, strings: &Strings, context: &Origin, digest: &Part, shell: &Shell) -> Self {
        let mut draft = Draft::write(document, strings, context, digest);
        let content: Element = draft.content.0.clone().into();
        let fits =
            |classes: &'static str| height(document, shell, classes, &content).is_none_or(|height| height <= HEIGHT);
        for classes in SIZES {
            if fits(classes) {
                return Self { classes, content };
            }
        }
        let [.., classes] = SIZES;
        let mut left_out = 0;
        while !fits(classes) {
            let next = draft.spare.iter().enumerate().max_by_key(|(at, (rank, _))| (*rank, *at)).map(|(at, _)| at);
            let Some(at) = next else { break };
            let (_, line) = draft.spare.remove(at);
            let parent = line.0.parent_element();
            line.0.remove();
            // A heading or a list with nothing under it goes too.
            if let Some(parent) =
                parent.filter(|parent| parent.query_selector("p, li").is_ok_and(|found| found.is_none()))
            {
                parent.remove();
            }
            left_out += 1;
            draft.note.0.set_text_content(Some(&fill(strings.shortened, &left_out.to_string())));
        }
        Self { classes, content }
    }
}

/// What the brief says of the article besides the digest.
#[derive(Debug)]
pub struct Origin {
    /// The title.
    pub title: String,
    /// The date as the `Article` of the types has it.
    pub date: Option<String>,
    /// Who published it.
    pub source: Option<String>,
}

impl From<&Context> for Origin {
    fn from(context: &Context) -> Self {
        Self { title: context.title(), date: context.date(), source: context.source() }
    }
}

impl<'a> Draft<'a> {
    fn write(document: &'a Document, strings: &Strings, origin: &Origin, digest: &Part) -> Self {
        let new = |tag: &str| El::new(document, tag);
        let content = new("div");
        let note = new("span");
        let most = parts(&digest.outlines()).iter().map(|outline| outline.items().length()).max().unwrap_or(0);
        let mut draft = Draft { document, content: content.clone(), note: note.clone(), spare: vec![], most };
        let add = |child: &El| drop(content.0.append_child(&child.0));

        add(&new("h1").text(&origin.title));
        let line = new("p").class("meta");
        let held = parts(&digest.dates()).first().map(Part::text);
        let date = origin.date.as_deref().map(written);
        let site = document.query_selector("meta[name='SiteName' i]").ok().flatten();
        let site = site.and_then(|meta| meta.get_attribute("content")).filter(|site| !site.is_empty());
        for (name, value) in
            [(strings.held, &held), (strings.date, &date), (strings.source, &origin.source), (strings.site, &site)]
        {
            if let Some(value) = value {
                let _ = line.0.append_child(&new("span").text(&[name, value].concat()).0);
            }
        }
        add(&line);
        add(&new("p").class("headline").text(&digest.headline().text()));

        let mut outlines: Vec<(Part, Vec<[u32; 3]>)> = parts(&digest.outlines())
            .into_iter()
            .map(|outline| {
                let spans = triples(&outline.spans());
                (outline, spans)
            })
            .collect();
        for section in parts(&digest.sections()) {
            let whole = triples(&section.spans());
            let (inside, others) =
                outlines.into_iter().partition(|(_, spans)| spans.iter().any(|span| holds(&whole, span)));
            outlines = others;
            let inside: Vec<(Part, _)> = inside;
            let part = draft.section(&section.marker());
            for (index, point) in parts(&section.points()).iter().enumerate() {
                // A point that a list takes up is said by the list.
                let spans = triples(&point.spans());
                if inside.iter().any(|(_, list)| spans.iter().any(|span| holds(list, span))) {
                    continue;
                }
                let line = new("p").text(&point.text());
                let _ = part.0.append_child(&line.0);
                draft.spare.push((if index == 0 { 1 } else { 4 }, line));
            }
            for (outline, _) in &inside {
                draft.list(&part, outline);
            }
        }
        for (outline, _) in &outlines {
            let part = draft.section(strings.points);
            draft.list(&part, outline);
        }
        let people: Vec<String> = parts(&digest.people()).iter().map(named).collect();
        if !people.is_empty() {
            let part = draft.section(strings.people);
            let line = new("p").text(&people.join("、"));
            let _ = part.0.append_child(&line.0);
            draft.spare.push((3, line));
        }
        let keywords: Vec<String> = parts(&digest.keywords()).iter().take(12).map(Part::text).collect();
        if !keywords.is_empty() {
            let part = draft.section(strings.keywords);
            let _ = part.0.append_child(&new("p").text(&keywords.join("　")).0);
        }
        add(&new("p").class("provenance").children([&new("span").text(strings.provenance), &note]));
        draft
    }

    fn section(&self, name: &str) -> El {
        let part = El::new(self.document, "section").child(&El::new(self.document, "h2").text(name));
        let _ = self.content.0.append_child(&part.0);
        part
    }

    fn list(&mut self, part: &El, outline: &Part) {
        let list = El::new(self.document, "ol");
        for item in parts(&outline.items()) {
            let line = El::new(self.document, "li").text(&item.heading().text());
            let _ = list.0.append_child(&line.0);
            self.spare.push((if outline.items().length() == self.most { 0 } else { 2 }, line));
        }
        let _ = part.0.append_child(&list.0);
    }
}

/// Name and roles, as 甲（主持、讲话）.
fn named(person: &Part) -> String {
    let roles: Vec<String> = person.roles().iter().filter_map(|role| role.as_string()).collect();
    if roles.is_empty() { person.name() } else { [&person.name(), "（", &roles.join("、"), "）"].concat() }
}

/// Whether one of `spans` holds `inner`.
fn holds(spans: &[[u32; 3]], inner: &[u32; 3]) -> bool {
    let [block, start, end] = *inner;
    spans.iter().any(|&[other, from, to]| other == block && from <= start && end <= to)
}

/// How high the brief is at the width of a page, in px; `None` where it can't be measured.
fn height(document: &Document, shell: &Shell, classes: &str, content: &Element) -> Option<f64> {
    shell.set_print(Some(classes), &[], Some(content));
    let tree = shell.print_tree()?;
    let article = tree.shadow_root()?.query_selector("article").ok()??;
    let hidden = El::new(document, "jiyao-measure");
    let style = hidden.0.style();
    for (name, value) in
        [("position", "fixed"), ("visibility", "hidden"), ("width", "166mm"), ("top", "0"), ("left", "0")]
    {
        let _ = style.set_property_with_priority(name, value, "important");
    }
    let _ = hidden.0.append_child(&tree);
    let html: web_sys::Node = document.document_element()?.unchecked_into();
    let _shown = Inserted::before(hidden, &html, None);
    Some(article.get_bounding_client_rect().height())
}
