//! Where the article of a page is, reckoned on its [`Tree`] without the browser.

use super::density::{self, Extent, Ranking};
use super::heading;
use super::meta::{self, Head, Meta};
use super::subtitle;
use super::tree::Tree;

/// Where the article is, before its paragraphs are read.
#[derive(Debug)]
pub struct Found {
    /// Its block element, and its lines of prose.
    pub extent: Extent,
    /// The block element that shows the title.
    pub shown: Option<usize>,
    /// The block elements that show what belongs to it.
    pub subtitle: Vec<usize>,
    /// Title, date, source and the like.
    pub meta: Meta,
}

/// The article in the block element of this index, which somebody has picked. `None` where it holds no text.
pub fn at(tree: &Tree, head: &Head, picked: usize) -> Option<Found> {
    let noise = density::noise(tree);
    let extent = density::extent(tree, picked)?;
    Some(found(tree, &noise, head, extent, heading::title(tree, &noise, head, extent)))
}

/// The article of a page. `displayed`: what is hidden has been taken out; `asks`: the page asks for a password. `None`
/// where the page holds no article.
pub fn find(tree: &Tree, head: &Head, displayed: bool, asks: bool) -> Option<Found> {
    let noise = density::noise(tree);
    let ranking = Ranking::of(tree, &noise);
    let best = ranking.best()?;
    let first = density::extent(tree, best)?;
    let titled = heading::title(tree, &noise, head, first);
    let shown = titled.1;
    let below = shown.and_then(|shown| tree.nodes.get(shown)).map(|node| node.lines.end);
    ranking.candidates(below).into_iter().find_map(|node| {
        let extent = density::extent(tree, node)?;
        let title = if node == best { titled.clone() } else { heading::title(tree, &noise, head, extent) };
        let shown = title.1;
        let extent = heading::below_title(tree, extent, shown);
        let vouched = shown.is_some() || head.vouches();
        if !displayed && shown.is_none() || !density::is_enough(tree, extent, vouched) || density::is_list(tree, extent)
        {
            return None;
        }
        let found = found(tree, &noise, head, extent, title);
        let is_undated = found.meta.date.is_none();
        (!(is_undated && (asks || density::is_entries(tree, extent)))).then_some(found)
    })
}

/// What is known of the article at `extent`; `title` as [`heading::title`] gives it.
fn found(
    tree: &Tree,
    noise: &[bool],
    head: &Head,
    extent: Extent,
    (title, shown): (Option<String>, Option<usize>),
) -> Found {
    let lines = |node: usize| tree.nodes.get(node).map_or(0..0, |node| node.lines.clone());
    let below = shown.map_or(0, |shown| lines(shown).end);
    // What stands in the body is read with it.
    let end = lines(extent.node).start.min(extent.first);
    let under = match shown {
        Some(_) => subtitle::lines(tree, noise, title.as_deref().unwrap_or_default(), below, end),
        None => vec![],
    };
    let under = || under.iter().filter_map(|&index| tree.lines.get(index));
    let fields = meta::fields(tree, noise, head, extent, shown);
    let meta = Meta { title, subtitle: under().map(|line| line.plain().trim().to_owned()).collect(), ..fields };
    let alone = |node: &usize| Some(*node) != shown && lines(*node).len() == 1;
    Found { extent, shown, subtitle: under().map(|line| line.node).filter(alone).collect(), meta }
}
