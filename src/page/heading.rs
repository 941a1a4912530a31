//! The title that the page shows, and where.

use super::density::Extent;
use super::hints::Hint;
use super::meta::Head;
use super::title::{self, bare};
use super::tree::{Line, SEAM, Tree};
use crate::text::ground::byline::{self, Field};
use crate::text::ground::date;
use crate::text::ground::words;

/// The title, and the block element that shows it.
pub fn title(tree: &Tree, noise: &[bool], head: &Head, extent: Extent) -> (Option<String>, Option<usize>) {
    let whole = title::untagged(&head.title);
    let cleaned = title::clean(&whole, head.site());
    let named = head.named("articletitle").map(title::untagged);
    let told = named.clone().map(|named| title::without_kind(&named).to_owned()).filter(|told| !told.is_empty());
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
        if level >= 5
            && chars >= 5
            && !text.is_empty()
            && quiet > 0
            && distance < 25
            && !matches!(&*text, "导航" | "版权声明")
        {
            let score = (level * 4 + 60).saturating_sub(distance * 2);
            if heading.is_none_or(|(best, _)| score >= best) {
                heading = Some((score, index));
            }
        }
    }
    let shown = matched.map(|(_, index)| index);
    let text_of = |index: usize| title::without_kind(&heading_text(tree.lines_of(index))).to_owned();
    let visible = shown.map(text_of).filter(|visible| !visible.is_empty());
    let other = || {
        let generic = words::length(&bare(cleaned)) < 8 || title::is_site(cleaned) || cleaned == head.site();
        let told =
            head.linked_data("headline").or_else(|| head.named("og:title twitter:title title").map(title::untagged));
        let told = told
            .map(|told| title::clean(&told, head.site()).to_owned())
            .filter(|told| !told.is_empty() && told != head.site());
        let heading = heading.map(|(_, index)| index).or_else(|| above_byline(tree, extent));
        let heading = heading.filter(|&index| !text_of(index).is_empty());
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
