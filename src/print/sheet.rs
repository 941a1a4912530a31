//! The print-only tree: a host with a shadow root, so that the site's styles stay out of it.

use web_sys::{Document, Element, ShadowRootInit, ShadowRootMode, Window};

use super::context::Context;
use super::flow;
use super::job::Job;
use super::strings::Strings;
use super::styles;
use crate::dom::date::written;
use crate::dom::element::El;
use crate::dom::guard::Sheet;
use crate::dom::picture::{Picture, pictures_in};
use crate::dom::title;
use crate::page::Blocks;
use crate::text::reader::typeset::full_width;

/// What is printed of the page.
#[derive(Debug)]
pub struct Source {
    /// The element that holds the article's body.
    pub body: Element,
    title: String,
    subtitle: Vec<String>,
    /// `2024-01-24` or `2024-01-24T21:50`.
    date: Option<String>,
    source: Option<String>,
    author: Option<String>,
    /// The language that it is written in.
    language: String,
}

impl Source {
    /// What the shell says of the article.
    pub fn of(context: &Context) -> Self {
        Self {
            body: context.body(),
            title: context.title(),
            subtitle: context.subtitle().iter().filter_map(|line| line.as_string()).collect(),
            date: context.date(),
            source: context.source(),
            author: context.author(),
            language: context.text_lang().unwrap_or_else(|| "zh-CN".into()),
        }
    }
}

/// The tree, outside the page until it is printed.
#[derive(Debug)]
pub struct PrintTree {
    /// The host.
    pub host: El,
    root: Element,
}

impl PrintTree {
    /// Builds what `job` prints.
    pub fn build(document: &Document, window: &Window, source: &Source, strings: &Strings, job: &Job) -> Option<Self> {
        let host = El::new(document, "jiyao-print");
        let shadow = host.0.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).ok()?;
        match Sheet::adopt(&shadow, styles::PRINT_TREE) {
            // The tree keeps it: nothing is to be undone.
            Some(sheet) => std::mem::forget(sheet),
            None => drop(shadow.append_child(&El::new(document, "style").text(styles::PRINT_TREE).0)),
        }
        // The text's language whatever the interface speaks; without this the quotation marks are Latin.
        let root = El::new(document, "article").attr("lang", &source.language).class(&job.classes);
        let _ = shadow.append_child(&root.0);
        if let Some(content) = &job.content {
            // A copy: the preview and the print both show it.
            if let Ok(copy) = content.clone_node_with_deep(true) {
                let _ = root.0.append_child(&copy);
            }
            let _ = root.0.append_child(&footer(document, strings).0);
            return Some(Self { host, root: root.0.into() });
        }
        let line = El::new(document, "p").class("meta");
        let date = source.date.as_deref().map(written);
        for (name, value) in [(strings.date, &date), (strings.source, &source.source), (strings.author, &source.author)]
        {
            if let Some(value) = value {
                let _ = line.0.append_child(&El::new(document, "span").text(&[name, value].concat()).0);
            }
        }
        let typeset = |text: &str| if job.is_typeset() { full_width(text) } else { text.to_owned() };
        let root = root.child(&title::h1(document, &typeset(&source.title)));
        title::subtitle(document, &source.subtitle).for_each(|line| drop(root.0.append_child(&line.0)));
        if line.0.has_child_nodes() {
            let _ = root.0.append_child(&line.0);
        }
        let blocks = Blocks::read(&source.body, &source.title);
        let texts: Vec<String> = blocks.texts().iter().map(|text| typeset(text)).collect();
        flow::rebuild(document, window, &source.body, &root, &blocks, &texts, &job.marks);
        let _ = root.0.append_child(&footer(document, strings).0);
        Some(Self { host, root: root.0.into() })
    }
}

impl PrintTree {
    /// The pictures.
    pub fn pictures(&self) -> impl Iterator<Item = Picture> {
        pictures_in(&self.root)
    }
}

/// Where the text is from, and when it was printed.
fn footer(document: &Document, strings: &Strings) -> El {
    let now = now(&js_sys::Date::new_0());
    let line = |name: &str, value: &str| El::new(document, "p").text(&[name, value].concat());
    El::new(document, "div")
        .class("foot")
        .children([&line(strings.address, &document.url().unwrap_or_default()), &line(strings.printed, &now)])
}

/// The reader's day and time as 2026年11月27日 06:54.
fn now(date: &js_sys::Date) -> String {
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    let day = [date.get_full_year(), date.get_month() + 1, date.get_date()].map(two).join("-");
    written(&[day, "T".into(), two(date.get_hours()), ":".into(), two(date.get_minutes())].concat())
}
