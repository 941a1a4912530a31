//! 摘要页: what a report comes to, on one page.

mod lines;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

use super::strings::Strings;
use crate::card::shell::Shell;
use crate::card::stage::Stage;
use crate::dom::date::written;
use crate::dom::element::El;
use crate::dom::guard::Inserted;
use crate::dom::strings::fill;
use crate::dom::title;
use crate::text::Report;
use crate::text::digest::{Digest, Person};
use crate::text::reader::export::{Labels, with_post};
use crate::text::reader::gist::{Gist, Tells};
use lines::Lines;

/// Classes of the sizes that are tried, 12 pt to 10.5 pt: smaller is not read with ease.
const SIZES: [&str; 3] = ["brief", "brief size-11", "brief size-10"];

/// The type area of A4 with margins of 25 mm, in px.
const HEIGHT: f64 = (297.0 - 50.0) * 96.0 / 25.4;

/// People who only came, named at most; the others are counted.
const PRESENT: usize = 12;

/// A brief that fits one page.
pub struct Brief {
    /// Classes of the print tree.
    pub classes: &'static str,
    /// What is printed.
    pub content: Element,
}

impl Brief {
    /// Sets a digest on one page: in the largest type in which all of it fits, or else in the smallest with as much of
    /// each part as there is room for.
    pub fn make(stage: &Stage, words: (&Strings, &Labels), report: &Report, digest: &Digest) -> Self {
        let (content, mut lines) = write(stage, words, report, digest);
        let strings = words.0;
        let fits = |classes: &'static str| {
            height(&stage.document, &stage.shell, classes, &content).is_none_or(|height| height <= HEIGHT)
        };
        for classes in SIZES {
            if fits(classes) {
                return Self { classes, content };
            }
        }
        let [.., classes] = SIZES;
        while !fits(classes) && lines.leave_out(strings) {}
        Self { classes, content }
    }
}

/// The brief with all that the gist holds, and its lines, of which some may be left out.
fn write<'a>(
    stage: &'a Stage,
    (strings, labels): (&Strings, &Labels),
    report: &Report,
    digest: &Digest,
) -> (Element, Lines<'a>) {
    let Stage { document, origin, .. } = stage;
    let new = |tag: &str| El::new(document, tag);
    let content = new("div");
    let add = |child: &El| drop(content.0.append_child(&child.0));
    let gist = Gist::of(report, digest, &digest.summary);

    add(&title::h1(document, &origin.title));
    title::subtitle(document, &stage.subtitle).for_each(|line| add(&line));
    let meta = new("p").class("meta");
    let date = origin.date.as_deref().map(written);
    let site = document.query_selector("meta[name='SiteName' i]").ok().flatten();
    let site = site.and_then(|meta| meta.get_attribute("content")).filter(|site| !site.is_empty());
    for (name, value) in [(strings.date, &date), (strings.source, &origin.source), (strings.site, &site)] {
        if let Some(value) = value {
            let _ = meta.0.append_child(&new("span").text(&[name, value].concat()).0);
        }
    }
    add(&meta);

    let mut lines = Lines::new(document, &content.0);
    let meeting = &gist.meeting;
    if !meeting.is_empty() {
        let line = new("p").class("meeting");
        let fact = |name: &str, value: &str| drop(line.0.append_child(&new("span").text(&[name, value].concat()).0));
        for (name, found) in [(strings.held, &meeting.when), (strings.place, &meeting.place)] {
            if let Some(found) = found {
                fact(name, &found.text);
            }
        }
        for leader in &meeting.leaders {
            if let Some(person) = digest.people.get(leader.person) {
                fact(&[&leader.roles.join(labels.list_comma), labels.colon].concat(), &with_post(person));
            }
        }
        if line.0.child_element_count() > 0 {
            add(&line);
        }
    }
    if !repeats(&origin.title, &digest.headline.text) && !digest.headline.text.is_empty() {
        add(&new("p").class("headline").text(&digest.headline.text));
    }
    if let Some(announcement) = &gist.announcement {
        add(&new("p").class("headline").text(&announcement.text));
    }
    let (review, parts): (Vec<_>, Vec<_>) = gist.parts.iter().partition(|part| part.tells == Tells::Review);
    for part in parts {
        lines.part(labels.tells(part.tells), part, labels);
    }
    let led = |index: usize| meeting.leaders.iter().any(|leader| leader.person == index);
    let others: Vec<&Person> =
        digest.people.iter().enumerate().filter(|(index, _)| !led(*index)).map(|(_, person)| person).collect();
    if !others.is_empty() {
        let mut names =
            others.iter().take(PRESENT).map(|person| named(person, labels)).collect::<Vec<_>>().join(labels.list_comma);
        if others.len() > PRESENT {
            names.push_str(&fill(strings.more_people, &(others.len() - PRESENT).to_string()));
        }
        lines.words(labels.people, &names);
    }
    for part in review {
        lines.part(labels.tells(part.tells), part, labels);
    }
    add(&new("p").class("provenance").text(labels.note));
    (content.0.into(), lines)
}

/// Whether the headline says no more than the title does.
fn repeats(title: &str, headline: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<char>>();
    let (title, headline) = (bare(title), bare(headline));
    // In the order of the title: 某某会议在京召开 and 某某会议3日在京召开.
    let mut rest = headline.iter();
    let said = title.iter().filter(|c| rest.clone().any(|other| other == *c) && rest.any(|other| other == *c)).count();
    !title.is_empty() && headline.len() <= title.len() + 4 && said * 10 >= headline.len() * 8
}

/// Post, name and what they did, as 副县长周望山（交流发言）.
fn named(person: &Person, labels: &Labels) -> String {
    let name = with_post(person);
    let roles: Vec<&str> = person.roles.iter().map(String::as_str).filter(|role| *role != "出席").collect();
    if roles.is_empty() { name } else { [&name, "（", &roles.join(labels.list_comma), "）"].concat() }
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
