//! 摘要页: the digest on one page.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

use super::strings::Strings;
use crate::card::shell::Shell;
use crate::dom::date::written;
use crate::dom::element::El;
use crate::dom::guard::Inserted;
use crate::dom::strings::fill;
use crate::dom::title;
use crate::text::Span;
use crate::text::digest::{Digest, Outline, Person};
use crate::text::reader::export::Origin;

/// Classes of the sizes that are tried, 12 pt to 10.5 pt: smaller is not read with ease.
const SIZES: [&str; 3] = ["brief", "brief size-11", "brief size-10"];

/// The type area of A4 with margins of 25 mm, in px.
const HEIGHT: f64 = (297.0 - 50.0) * 96.0 / 25.4;

/// Paragraphs that say when and where.
const OPENING: usize = 3;

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
    most: usize,
    /// The lists, with the line that says how many items are left out, and that number.
    lists: Vec<(El, El, usize)>,
}

impl Brief {
    /// Sets `digest` on one page: in the largest type in which all of it fits, or else in the
    /// smallest without what is least missed.
    pub fn make(document: &Document, strings: &Strings, origin: &Origin, digest: &Digest, shell: &Shell) -> Self {
        let mut draft = Draft::write(document, strings, origin, digest);
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
            draft.leave_out(&line, strings);
            left_out += 1;
            draft.note.0.set_text_content(Some(&fill(strings.shortened, &left_out.to_string())));
        }
        Self { classes, content }
    }
}

impl<'a> Draft<'a> {
    fn write(document: &'a Document, strings: &Strings, origin: &Origin, digest: &Digest) -> Self {
        let new = |tag: &str| El::new(document, tag);
        let content = new("div");
        let note = new("span");
        let most = digest.outlines.iter().map(|outline| outline.items.len()).max().unwrap_or(0);
        let mut draft =
            Draft { document, content: content.clone(), note: note.clone(), spare: vec![], most, lists: vec![] };
        let add = |child: &El| drop(content.0.append_child(&child.0));

        add(&title::h1(document, &origin.title));
        let line = new("p").class("meta");
        let held = when_held(digest).map(str::to_owned);
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
        add(&new("p").class("headline").text(&digest.headline.text));

        if digest.sections.is_empty() && !digest.summary.is_empty() {
            let part = draft.section(strings.summary);
            for (index, extract) in digest.summary.iter().filter(|line| line.text != digest.headline.text).enumerate() {
                let line = new("p").text(&extract.text);
                let _ = part.0.append_child(&line.0);
                draft.spare.push((if index == 0 { 1 } else { 4 }, line));
            }
        }
        let mut outlines: Vec<&Outline> = digest.outlines.iter().collect();
        for section in &digest.sections {
            let (inside, others): (Vec<&Outline>, _) =
                outlines.into_iter().partition(|outline| holds(&section.spans, &outline.spans));
            outlines = others;
            let part = draft.section(&section.marker);
            for (index, point) in section.points.iter().enumerate() {
                // A point that a list takes up is said by the list.
                if inside.iter().any(|list| holds(&list.spans, &point.spans)) {
                    continue;
                }
                let line = new("p").text(&point.text);
                let _ = part.0.append_child(&line.0);
                draft.spare.push((if index == 0 { 1 } else { 4 }, line));
            }
            for outline in inside {
                draft.list(&part, outline);
            }
        }
        if !outlines.is_empty() {
            let part = draft.section(strings.points);
            for outline in outlines {
                draft.list(&part, outline);
            }
        }
        let people: Vec<String> = digest.people.iter().map(named).collect();
        if !people.is_empty() {
            let part = draft.section(strings.people);
            let line = new("p").text(&people.join("、"));
            let _ = part.0.append_child(&line.0);
            draft.spare.push((3, line));
        }
        let keywords: Vec<&str> = digest.keywords.iter().take(12).map(|keyword| keyword.text.as_str()).collect();
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

    fn list(&mut self, part: &El, outline: &Outline) {
        let list = El::new(self.document, "ol");
        for item in &outline.items {
            let line = El::new(self.document, "li").attr("value", &item.ordinal.to_string()).text(&item.heading.text);
            let _ = list.0.append_child(&line.0);
            self.spare.push((if outline.items.len() == self.most { 0 } else { 2 }, line));
        }
        let _ = part.0.append_child(&list.0);
        self.lists.push((list, El::new(self.document, "li").class("more"), 0));
    }

    /// Takes a line out; a list says how many it lacks. A heading or a list with nothing under it goes too.
    fn leave_out(&mut self, line: &El, strings: &Strings) {
        let mut parent = line.0.parent_element();
        line.0.remove();
        let list =
            self.lists.iter_mut().find(|(list, ..)| parent.as_ref().is_some_and(|parent| list.as_ref() == parent));
        if let Some((list, more, count)) = list {
            *count += 1;
            more.0.set_text_content(Some(&fill(strings.more, &count.to_string())));
            let _ = list.0.append_child(&more.0);
        }
        while let Some(empty) =
            parent.filter(|parent| parent.query_selector("p, li:not(.more)").is_ok_and(|found| found.is_none()))
        {
            parent = empty.parent_element();
            empty.remove();
        }
    }
}

/// When the meeting was held: the first day that the opening of a report on one names.
fn when_held(digest: &Digest) -> Option<&str> {
    let on_a_meeting = !digest.sections.is_empty() || digest.outlines.iter().any(|outline| outline.declared.is_some());
    let in_opening = |spans: &[Span]| spans.first().is_some_and(|span| span.block < OPENING);
    let day = |text: &str| text.contains('月') && text.contains('日');
    let found = digest.dates.iter().find(|date| in_opening(&date.spans) && day(&date.text));
    found.filter(|_| on_a_meeting).map(|date| date.text.as_str())
}

/// Name and roles, as 甲（主持、讲话）.
fn named(person: &Person) -> String {
    let name = person.name.clone();
    if person.roles.is_empty() { name } else { [&name, "（", &person.roles.join("、"), "）"].concat() }
}

/// Whether one of `spans` holds one of `inner`.
fn holds(spans: &[Span], inner: &[Span]) -> bool {
    let within = |inner: &Span| {
        spans.iter().any(|span| span.block == inner.block && span.start <= inner.start && inner.end <= span.end)
    };
    inner.iter().any(within)
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
