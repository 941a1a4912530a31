//! Title, date, source, author and editor of the article.

use super::density::Extent;
use super::hints::Hint;
use super::script;
use super::title::{self, bare};
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
    fn named(&self, names: &'static str) -> Option<&str> {
        words::of(names).find_map(|name| {
            self.named
                .iter()
                .find(|(key, value)| key == name && !value.trim().is_empty())
                .map(|(_, value)| value.trim())
        })
    }

    fn linked_data(&self, key: &str) -> Option<String> {
        self.linked_data.iter().find_map(|json| script::string(json, key))
    }

    /// The text of the innermost of the elements that name the source inside one of them.
    fn innermost(&self, text: &str) -> Option<&str> {
        let inside = |other: &&str| words::find(text, other).is_some() && words::length(other) >= 2;
        let texts = self.sources.iter().map(|other| other.trim());
        texts.filter(inside).min_by_key(|other| other.len()).filter(|other| other.len() <= 120)
    }

    fn site(&self) -> &str {
        self.named("sitename og:site_name application-name").unwrap_or("")
    }

    /// Whether it says that the page is an article.
    pub fn vouches(&self) -> bool {
        self.named("articletitle pubdate contentsource firstpublishedtime article:published_time").is_some()
            || self.linked_data("headline").is_some()
    }
}

/// The title, and the block element that shows it.
pub fn title(tree: &Tree, noise: &[bool], head: &Head, extent: Extent) -> (Option<String>, Option<usize>) {
    let whole = title::untagged(&head.title);
    let cleaned = title::clean(&whole, head.site());
    let named = head.named("articletitle").map(title::untagged);
    let told = named.clone().map(|named| title::without_kind(&named).to_owned());
    let wanted = [told.as_deref().unwrap_or(""), cleaned, whole.as_str()].map(bare);

    let mut matched: Option<(u32, usize)> = None;
    let mut heading: Option<(u32, usize)> = None;
    for (index, node) in tree.nodes.iter().enumerate() {
        let range = node.lines.clone();
        // Titles stand before the text; a few lines further down where a summary comes first.
        if range.is_empty() || range.len() > 5 || range.start > extent.first + 1 {
            continue;
        }
        let lines = tree.lines_of(index);
        let chars: u32 = lines.iter().map(|line| line.chars).sum();
        let linked: u32 = lines.iter().map(|line| line.linked).sum();
        if !(4..=160).contains(&chars) || linked * 2 > chars {
            continue;
        }
        let distance = (extent.first.saturating_sub(range.start)).min(120) as u32;
        let quiet = if noise.get(range.start).is_some_and(|&noise| noise) { 0 } else { 20 };
        let level = match (node.heading, node.hint) {
            (1, _) => 14,
            (2..=3, _) => 10,
            (_, Hint::Title) => 9,
            // A site may call its only title so.
            (_, Hint::Subtitle) => 5,
            (4..=6, _) => 5,
            _ => 0,
        };
        let text = bare(&heading_text(lines));
        let agreed = wanted.iter().map(|wanted| agreement(&text, wanted)).max().unwrap_or(0);
        let site = level == 0 && title::is_site(&heading_text(lines)) || text == bare(head.site());
        if agreed >= 4 && !site {
            let score = (agreed * 4 + level + quiet + 40).saturating_sub(distance / 3);
            if matched.is_none_or(|(best, _)| score >= best) {
                matched = Some((score, index));
            }
        }
        if level >= 5 && chars >= 5 && quiet > 0 && distance < 25 && !matches!(&*text, "导航" | "版权声明") {
            let score = (level * 4 + 60).saturating_sub(distance * 2);
            if heading.is_none_or(|(best, _)| score >= best) {
                heading = Some((score, index));
            }
        }
    }
    let shown = matched.map(|(_, index)| index);
    let text_of = |index: usize| title::without_kind(&heading_text(tree.lines_of(index))).to_owned();
    let visible = shown.map(text_of);
    let other = || {
        let generic = words::length(&bare(cleaned)) < 8 || title::is_site(cleaned) || cleaned == head.site();
        let told =
            head.linked_data("headline").or_else(|| head.named("og:title twitter:title title").map(title::untagged));
        let told = told.map(|told| title::clean(&told, head.site()).to_owned()).filter(|told| told != head.site());
        let heading = heading.map(|(_, index)| index).or_else(|| above_byline(tree, extent));
        // A site that is one page may leave its first article's title: then the heading above the text is right.
        let stale = heading.is_some_and(|index| is_first_heading(tree, index, extent));
        match heading {
            Some(index) if (generic || stale) && told.is_none() => (Some(text_of(index)), Some(index)),
            _ => (told.or_else(|| (!cleaned.is_empty()).then(|| cleaned.to_owned())), None),
        }
    };
    match (told, visible) {
        // The fuller of two that say the same.
        (Some(told), Some(visible)) if words::find(&bare(&visible), &bare(&told)).is_some() => (Some(visible), shown),
        (Some(told), _) => (Some(told), shown.or(heading.map(|(_, index)| index))),
        (None, Some(_)) if is_in_lines(tree, shown, cleaned) => (Some(cleaned.to_owned()), shown),
        (None, Some(visible)) => (Some(with_subtitle(visible, cleaned, tree, extent)), shown),
        (None, None) => other(),
    }
}

/// Whether a block element is a heading of the first level just above the text.
fn is_first_heading(tree: &Tree, index: usize, extent: Extent) -> bool {
    tree.nodes
        .get(index)
        .is_some_and(|node| node.heading == 1 && node.lines.end <= extent.first && extent.first - node.lines.end < 8)
}

/// The block element of the line above the line with date and source: where a page without headings
/// has its title.
fn above_byline(tree: &Tree, extent: Extent) -> Option<usize> {
    let is_byline = |line: &Line| {
        let labels = byline::labelled(&line.text);
        line.chars < 120
            && (labels.iter().any(|labelled| !matches!(labelled.field, Field::OtherDate | Field::Other))
                || labels.is_empty() && date::first(&line.text).is_some_and(|date| date.start < 4))
    };
    let byline =
        (extent.first.saturating_sub(12)..extent.first).rfind(|&index| tree.lines.get(index).is_some_and(is_byline))?;
    let line = tree.lines.get(byline.checked_sub(1)?)?;
    let alone = tree.nodes.get(line.node).is_some_and(|node| node.lines.len() == 1);
    (alone && (6..=80).contains(&line.chars) && !line.is_link() && byline::labelled(&line.text).is_empty())
        .then_some(line.node)
}

/// Whether the page's own title is what the lines round the one that is `shown` say together: each line of a title is
/// centred in an element of its own.
fn is_in_lines(tree: &Tree, shown: Option<usize>, cleaned: &str) -> bool {
    // A site's name and its column before a title stand behind spaces.
    let lines =
        shown.and_then(|shown| tree.nodes.get(shown)).filter(|_| !cleaned.contains(' ')).map(|node| node.lines.clone());
    let Some(lines) = lines else { return false };
    let text = |index: usize| tree.lines.get(index).map(|line| bare(&line.text)).filter(|text| !text.is_empty());
    let whole = bare(cleaned);
    let mut said = bare(&heading_text(tree.lines.get(lines.clone()).unwrap_or(&[])));
    let (mut above, mut below) = (lines.start, lines.end);
    while said != whole {
        let before = above.checked_sub(1).and_then(text).map(|text| text + &said);
        let after = text(below).map(|text| [said.as_str(), &text].concat());
        let fits =
            |longer: &Option<String>| longer.as_ref().is_some_and(|longer| words::find(&whole, longer).is_some());
        if fits(&after) {
            below += 1;
            said = after.unwrap_or_default();
        } else if fits(&before) {
            above -= 1;
            said = before.unwrap_or_default();
        } else {
            return false;
        }
    }
    below - above > lines.len()
}

/// The title with what follows it in the page's own title, where that stands in the page's text too:
/// a second line of the title. A site's name does not.
fn with_subtitle(visible: String, cleaned: &str, tree: &Tree, extent: Extent) -> String {
    let (short, long) = (bare(&visible), bare(cleaned));
    let Some(rest) = long.strip_prefix(&short).filter(|rest| words::length(rest) > 4) else { return visible };
    let near = tree.lines.get(extent.first.saturating_sub(20)..=extent.first).unwrap_or(&[]);
    let shown = near
        .iter()
        .map(|line| bare(&line.text))
        .filter(|text| words::length(text) > 4 && words::find(rest, text).is_some());
    if shown.map(|text| words::length(&text)).sum::<usize>() >= words::length(rest) {
        cleaned.to_owned()
    } else {
        visible
    }
}

/// How many letters of a text on the page agree with the page's own title: all of the one are in
/// the other, from its start or behind something shorter.
fn agreement(text: &str, wanted: &str) -> u32 {
    let count = |text: &str| words::length(text) as u32;
    if text.is_empty() || wanted.is_empty() {
        return 0;
    }
    if let Some(at) = words::find(wanted, text) {
        return if at == 0 || count(words::split(wanted, at).0) < count(text) && count(text) > 8 {
            count(text)
        } else {
            0
        };
    }
    // The page's title may be cut short.
    if count(wanted) >= 8 && text.starts_with(wanted) && count(text) < count(wanted) * 3 { count(wanted) } else { 0 }
}

/// What a heading says as one line: without a space between Han characters, up to the byline or the controls that
/// some templates put into it.
fn heading_text(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        let (own, rest) = byline::cut(&line.text);
        if !own.is_empty() && text.ends_with(|c: char| c.is_ascii()) {
            text.push(' ');
        }
        text.extend(own.chars().filter(|&c| c != SEAM));
        if !rest.is_empty() {
            break;
        }
    }
    text
}

/// The extent without the title and what stands above it: a title that is punctuated like a sentence is no part of the
/// text.
pub fn below_title(tree: &Tree, extent: Extent, shown: Option<usize>) -> Extent {
    let title = shown.and_then(|shown| tree.nodes.get(shown)).map_or(0..0, |node| node.lines.clone());
    if !(extent.first..extent.last).contains(&title.start) || title.end > extent.last {
        return extent;
    }
    let first = (title.end..=extent.last).find(|&index| tree.lines.get(index).is_some_and(Line::is_prose));
    Extent { first: first.unwrap_or(extent.first), ..extent }
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
    let titled = shown.and_then(|index| tree.nodes.get(index)).map(|node| node.lines.clone());
    let top = titled.as_ref().map_or(extent.first.saturating_sub(25), |lines| lines.start).min(extent.first);
    // A header that shows the title is the article's, not the page's.
    let around = |node: &&Node| node.hint == Hint::Noise && node.lines.contains(&top) && titled.is_some();
    let header = tree.nodes.iter().filter(around).map(|node| node.lines.clone()).next().unwrap_or(0..0);
    let mut found = Found::default();
    let mut open = None;
    let mut before = "";
    for (index, line) in tree.lines.iter().enumerate() {
        let before = std::mem::replace(&mut before, &line.text);
        let inside = index >= extent.first && index <= extent.last;
        let distance = if index < extent.first { extent.first - index } else { index.saturating_sub(extent.last) };
        let mut weight = match index {
            _ if index < top && top - index <= 6 => 35,
            _ if index < top && distance < 60 => 20,
            _ if index < top => 8,
            _ if index < extent.first => 60,
            _ if inside => 15,
            _ if distance < 16 => 40,
            _ => 5,
        } - (distance.min(80) / 8) as i32;
        if noise.get(index).is_some_and(|&noise| noise) && !header.contains(&index) {
            weight -= 30;
        }
        // Far from the article, or in something else, or hidden: nothing there is its own.
        if weight < 0 || line.chars == 0 || line.chars > 200 || inside && line.is_prose() && line.chars > 80 {
            open = None;
            continue;
        }
        let titled = titled.as_ref().is_some_and(|lines| lines.contains(&index));
        // Of the title's own lines, what stands in them beside the title.
        let text = if titled { byline::cut(&line.text).1 } else { &line.text };
        let head = index >= top && index < extent.first;
        if weight > 40 && head && line.linked == 0 && line.chars <= 80 {
            found.offer_publisher(text, weight);
        }
        let labelled = byline::labelled(text);
        if labelled.is_empty() {
            if let Some(field) = open.take() {
                found.offer(field, text, weight);
            } else if !text.is_empty() {
                found.offer_unlabelled(line, text, weight, index < top, inside);
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
