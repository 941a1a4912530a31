//! What the page says of its article: date, source, author and editor.

use std::ops::Range;

use super::density::Extent;
use super::hints::Hint;
use super::script;
use super::title;
use super::tree::{Line, Node, SEAM, Tree};
use crate::text::ground::byline::{self, Field};
use crate::text::ground::date;
use crate::text::ground::words;

/// What the page says of its article; `None` where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// The title without the site's name.
    pub title: Option<String>,
    /// What stands between title and body and belongs to the title, a line each: a subtitle, when and where a speech was
    /// given, who gave it.
    pub subtitle: Vec<String>,
    /// `2024-01-24` or `2024-01-24T21:50`, time in China.
    pub date: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who edited it.
    pub editor: Option<String>,
}

/// What a page says outside its text.
#[derive(Debug, Default)]
pub struct Head {
    /// `<title>`.
    pub title: String,
    /// The `<meta>` elements: name or property in lower case, content.
    pub named: Vec<(String, String)>,
    /// JSON-LD.
    pub linked_data: Vec<String>,
    /// Other scripts in the page.
    pub scripts: Vec<String>,
    /// The texts of elements whose class or id says that they name the source.
    pub sources: Vec<String>,
}

impl Meta {
    /// These with what a site's own elements say instead, each with or without a label; an empty text, or one without
    /// a date or a name in it, changes nothing.
    #[must_use]
    pub fn told(mut self, title: Option<String>, date: Option<String>, source: Option<String>) -> Self {
        if let Some(title) = title.map(|title| title::untagged(&title)).filter(|title| !title.is_empty()) {
            self.title = Some(title);
        }
        let day = date.and_then(|date| date::first(&date)).map(|date| date.iso);
        self.date = day.or(self.date);
        self.source = source.and_then(|source| byline::name(&source, false)).or(self.source);
        self
    }
}

impl Head {
    /// The first value of these names, in their order.
    pub fn named(&self, names: &'static str) -> Option<&str> {
        words::of(names).find_map(|name| {
            self.named
                .iter()
                .find(|(key, value)| key == name && !value.trim().is_empty())
                .map(|(_, value)| value.trim())
        })
    }

    pub fn linked_data(&self, key: &str) -> Option<String> {
        self.linked_data.iter().find_map(|json| script::string(json, key))
    }

    /// The text of the innermost of the elements that name the source inside one of them.
    fn innermost(&self, text: &str) -> Option<&str> {
        let inside = |other: &&str| words::find(text, other).is_some() && words::length(other) >= 2;
        let texts = self.sources.iter().map(|other| other.trim());
        texts.filter(inside).min_by_key(|other| other.len()).filter(|other| other.len() <= 120)
    }

    pub fn site(&self) -> &str {
        self.named("sitename og:site_name application-name").unwrap_or("")
    }

    /// Whether it says that the page is an article.
    pub fn vouches(&self) -> bool {
        self.named("articletitle pubdate contentsource firstpublishedtime article:published_time").is_some()
            || self.linked_data("headline").is_some()
    }
}

/// A value and how well it is placed.
#[derive(Debug, Default)]
struct Best(Option<(i32, String)>);

impl Best {
    fn offer(&mut self, score: i32, value: impl FnOnce() -> Option<String>) {
        if self.0.as_ref().is_none_or(|(best, _)| score > *best)
            && let Some(value) = value()
        {
            self.0 = Some((score, value));
        }
    }

    fn value(self) -> Option<String> {
        self.0.map(|(_, value)| value)
    }

    fn score(&self) -> i32 {
        self.0.as_ref().map_or(0, |(score, _)| *score)
    }
}

/// Everything but the title. `shown`: the block element that shows the title.
pub fn fields(tree: &Tree, noise: &[bool], head: &Head, extent: Extent, shown: Option<usize>) -> Meta {
    let place = Surroundings::of(tree, noise, extent, shown);
    let mut found = Found::default();
    let mut open = None;
    let mut before = "";
    for (index, line) in tree.lines.iter().enumerate() {
        let before = std::mem::replace(&mut before, &line.text);
        let inside = place.is_inside(index);
        let weight = place.weight(index);
        // Far from the article, or in something else, or hidden: nothing there is its own.
        if weight < 0 || line.chars == 0 || line.chars > 200 || inside && line.is_prose() && line.chars > 80 {
            open = None;
            continue;
        }
        let titled = place.title.as_ref().is_some_and(|lines| lines.contains(&index));
        // Of the title's own lines, what stands in them beside the title.
        let text = if titled { byline::cut(&line.text).1 } else { &line.text };
        let head = index >= place.top && index < extent.first;
        if weight > 40 && head && line.linked == 0 && line.chars <= 80 {
            found.offer_publisher(text, weight);
        }
        let labelled = byline::labelled(text);
        if labelled.is_empty() {
            if let Some(field) = open.take() {
                found.offer(field, text, weight);
            } else if !text.is_empty() {
                found.offer_unlabelled(line, text, weight, index < place.top, inside);
                // A day in a box of its own, beside or above its month.
                if head && !titled {
                    found.day.offer(weight - 21, || date::of_boxes(before, text));
                }
            }
            continue;
        }
        let mut dated = false;
        for labelled in &labelled {
            open = labelled.value.is_empty().then_some(labelled.field);
            dated |= matches!(labelled.field, Field::Date | Field::Updated | Field::OtherDate);
            found.offer(labelled.field, labelled.value, weight);
            if head && weight > 40 {
                found.offer_byline(labelled.field, labelled.value);
            }
        }
        // 「2024-01-24 21:50 来源：某报」: a date without a label beside one.
        if !dated
            && !inside
            && line.chars <= 120
            && let Some(date) = date::first(text)
        {
            found.day.offer(weight - 12 + timed(&date.iso), || Some(date.iso));
        }
    }
    let editor = found.editor.value().or_else(|| head.named("editor").and_then(|name| byline::name(name, true)));
    let told = head
        .named("author docauthor article:author")
        .and_then(|name| byline::name(name, true))
        .or_else(|| head.linked_data("author").and_then(|name| byline::name(&name, true)));
    Meta {
        title: None,
        subtitle: vec![],
        date: published(head, found.byline_day, found.day),
        source: published_by(head, found.byline_source, found.source),
        // Some systems write the editor into the author's extent.
        author: found.author.value().or(told.filter(|told| editor.as_ref() != Some(told))),
        editor,
    }
}

/// Where the lines of a page stand to its article.
struct Surroundings<'p> {
    noise: &'p [bool],
    extent: Extent,
    /// The lines of the element that shows the title.
    title: Option<Range<usize>>,
    /// Where the article starts with its title.
    top: usize,
    /// A header that shows the title is the article's, not the page's.
    header: Range<usize>,
}

impl<'p> Surroundings<'p> {
    fn of(tree: &Tree, noise: &'p [bool], extent: Extent, shown: Option<usize>) -> Self {
        let title = shown.and_then(|index| tree.nodes.get(index)).map(|node| node.lines.clone());
        let top = title.as_ref().map_or(extent.first.saturating_sub(25), |lines| lines.start).min(extent.first);
        let around = |node: &&Node| node.hint == Hint::Noise && node.lines.contains(&top) && title.is_some();
        let header = tree.nodes.iter().find(around).map_or(0..0, |node| node.lines.clone());
        Self { noise, extent, title, top, header }
    }

    fn is_inside(&self, index: usize) -> bool {
        (self.extent.first..=self.extent.last).contains(&index)
    }

    /// What speaks for the values of a line: most between title and text, less the further away.
    fn weight(&self, index: usize) -> i32 {
        let Extent { first, last, .. } = self.extent;
        let distance = if index < first { first - index } else { index.saturating_sub(last) };
        let weight = match index {
            _ if index < self.top && self.top - index <= 6 => 35,
            _ if index < self.top && distance < 60 => 20,
            _ if index < self.top => 8,
            _ if index < first => 60,
            _ if self.is_inside(index) => 15,
            _ if distance < 16 => 40,
            _ => 5,
        };
        let noise = self.noise.get(index).is_some_and(|&noise| noise) && !self.header.contains(&index);
        weight - (distance.min(80) / 8) as i32 - if noise { 30 } else { 0 }
    }
}

/// What speaks for a date that has a time.
fn timed(iso: &str) -> i32 {
    if iso.len() > 10 { 8 } else { 0 }
}

/// The best that has been found for each field.
#[derive(Debug, Default)]
struct Found {
    day: Best,
    source: Best,
    author: Best,
    editor: Best,
    /// What is labelled between title and text, where readers look: that counts before all else.
    byline_day: Option<String>,
    byline_source: Option<String>,
}

impl Found {
    /// A labelled value.
    fn offer(&mut self, field: Field, value: &str, weight: i32) {
        let iso = || date::first(value).map(|date| date.iso);
        match field {
            Field::Date => self.day.offer(weight + iso().as_deref().map_or(0, timed), iso),
            Field::Updated => self.day.offer(weight - 40, iso),
            Field::OtherDate => self.day.offer(weight - 70, iso),
            Field::Source => self.source.offer(weight, || byline::name(value, false)),
            Field::Agency => self.source.offer(weight - 50, || byline::name(value, false)),
            Field::Author => self.author.offer(weight, || byline::name(value, true)),
            Field::Editor => self.editor.offer(weight + 1, || byline::name(value, true)),
            Field::ChiefEditor => self.editor.offer(weight, || byline::name(value, true)),
            Field::Other => {}
        }
    }

    /// A labelled value between title and text.
    fn offer_byline(&mut self, field: Field, value: &str) {
        match field {
            Field::Date if self.byline_day.is_none() => self.byline_day = date::first(value).map(|date| date.iso),
            Field::Source if self.byline_source.is_none() => self.byline_source = byline::name(value, false),
            _ => {}
        }
    }

    /// A line, or what a title leaves of it, without a label: a date alone.
    fn offer_unlabelled(&mut self, line: &Line, text: &str, weight: i32, above: bool, inside: bool) {
        if line.chars > 60 || line.is_prose() {
            return;
        }
        if let Some(date) = date::first(text) {
            // Beside the title, with a time, and not today's.
            let today = above && words::find(text, "星期").is_some();
            let alone = if text.len() <= date.end - date.start + 24 { 4 } else { 0 };
            if !today && (weight > 20 || inside || weight > 0 && timed(&date.iso) > 0) {
                let score = weight - 25 + timed(&date.iso) + alone
                    - if inside { 12 } else { 0 }
                    - if line.is_link() { 30 } else { 0 };
                self.day.offer(score, || (score > -8).then_some(date.iso));
            }
        }
    }

    /// 「某报 2024-01-24」, 「张三/某报」: a publisher's name between title and text.
    fn offer_publisher(&mut self, text: &str, weight: i32) {
        for part in text.split([SEAM, ' ', '|']) {
            let (author, publisher) = part.rsplit_once('/').unwrap_or(("", part));
            if byline::is_publisher(publisher) {
                self.source.offer(weight - 50, || byline::name(publisher, false));
                self.author.offer(weight - 50, || byline::name(author, true));
            }
        }
    }
}

/// When it was published: by the byline; by the metadata, which may hold when the page was made anew or moved; by the
/// page where that is the same day with a time, or nothing else is known.
fn published(head: &Head, byline: Option<String>, shown: Best) -> Option<String> {
    let named = head
        .named("pubdate publishdate firstpublishedtime article:published_time og:release_date datepublished publish_time publishtime article:create_at bytedance:published_time weibo:article:create_at dc.date og:time publication_date date dcterms.created")
        .and_then(date::value)
        .or_else(|| head.linked_data("datePublished").as_deref().and_then(date::value))
        .or_else(|| head.linked_data("pubDate").as_deref().and_then(date::value));
    let score = shown.score();
    if let Some(day) = byline {
        let timed = named.filter(|named| named.len() > day.len() && named.get(..10) == day.get(..10));
        return timed.or(Some(day));
    }
    match (named, shown.value()) {
        (Some(named), Some(shown)) if shown.len() > named.len() && shown.get(..10) == named.get(..10) => Some(shown),
        (Some(named), _) => Some(named),
        (None, Some(shown)) if score > 0 => Some(shown),
        (None, shown) if head.named("datetime").is_some() => head.named("datetime").and_then(date::value).or(shown),
        (None, shown) => {
            let names = [
                "publishtime",
                "pubtime",
                "publishdate",
                "pubdate",
                "newstime",
                "releasetime",
                "datepublished",
                "createtime",
                "ct",
            ];
            let script = names.iter().find_map(|name| {
                head.scripts.iter().find_map(|text| script::assigned(text, name).and_then(date::value))
            });
            script.or(shown)
        }
    }
}

/// Who published it: by the byline, by the metadata that only articles have, by the page, by other metadata.
fn published_by(head: &Head, byline: Option<String>, shown: Best) -> Option<String> {
    let name = |value: &str| byline::name(value, false);
    byline
        .or_else(|| head.named("contentsource docsource").and_then(name))
        .or_else(|| shown.value())
        .or_else(|| head.sources.iter().find_map(|text| head.innermost(text).and_then(name)))
        .or_else(|| head.named("source mediaid article:source").and_then(name))
        .or_else(|| head.linked_data("publisher").as_deref().and_then(name))
}
