//! Where the article is: the block element that holds the page's prose and little else.
//!
//! Text and punctuation density against link density, after Sun, Song and Liao, "DOM based content
//! extraction via text density" (SIGIR 2011), with what class and id say as a factor: selectors
//! alone know the body on 44 % of Chinese government routes, and name it wrongly on some.

use super::hints::Hint;
use super::tree::{Line, Tree};

/// Fewer characters of prose than this are an article only where a title vouches for them.
const SHORT: u32 = 160;
/// Fewer characters of prose than this are no article.
const SHORTEST: u32 = 36;

/// What a block element and its descendants hold, in characters.
#[derive(Debug, Clone, Copy, Default)]
struct Mass {
    prose: u32,
    links: u32,
    other: u32,
}

impl Mass {
    fn add(&mut self, other: Self) {
        self.prose += other.prose;
        self.links += other.links;
        self.other += other.other;
    }

    /// Prose, weighted by its share; a table of figures or a list of names weighs little against it.
    fn score(self) -> u32 {
        let prose = u64::from(self.prose);
        let all = prose + u64::from(self.links) + u64::from(self.other) / 5;
        (prose * prose * 16 / all.max(1)) as u32
    }
}

/// Where the article stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Index of the block element.
    pub node: usize,
    /// Index of the first line of prose.
    pub first: usize,
    /// Index of the last line of prose.
    pub last: usize,
}

/// Which lines belong to what is no article: menus, comments, footers. Such a hint on something that
/// holds most of the page's prose is not believed.
pub fn noise(tree: &Tree) -> Vec<bool> {
    let mut noise = vec![false; tree.lines.len()];
    let prose = |lines: &[Line]| lines.iter().filter(|line| line.is_prose()).map(|line| line.chars).sum::<u32>();
    let whole = prose(&tree.lines);
    for node in tree.nodes.iter().filter(|node| node.hint == Hint::Noise) {
        let lines = tree.lines.get(node.lines.clone()).unwrap_or(&[]);
        if prose(lines) * 2 <= whole {
            noise.get_mut(node.lines.clone()).unwrap_or(&mut []).fill(true);
        }
    }
    noise
}

/// The extent of the article. `vouched`: the page names it in its metadata, or its title stands on the
/// page. `visible`: whether the block element of an index is shown. `None`: a page of links, of
/// leads, of posts, or without text.
pub fn find(tree: &Tree, noise: &[bool], visible: impl Fn(usize) -> bool) -> Option<Extent> {
    let mut masses = vec![Mass::default(); tree.nodes.len()];
    for (line, &noise) in tree.lines.iter().zip(noise) {
        let Some(mass) = masses.get_mut(line.node) else { continue };
        let rest = line.chars - line.linked;
        mass.links += line.linked;
        if noise {
            mass.links += rest;
        } else if line.is_prose() {
            mass.prose += rest;
        } else {
            mass.other += rest;
        }
    }
    for index in (1..masses.len()).rev() {
        let Some(&mass) = masses.get(index) else { continue };
        if let Some(parent) = tree.nodes.get(index).and_then(|node| masses.get_mut(node.parent)) {
            parent.add(mass);
        }
    }
    let mut ranked: Vec<(u32, usize)> = vec![];
    for (index, (node, mass)) in tree.nodes.iter().zip(&masses).enumerate() {
        let factor = match node.hint {
            Hint::Body => 24,
            Hint::Content => 18,
            Hint::None => 16,
            Hint::Title | Hint::Noise => 8,
        };
        let score = mass.score() / 16 * factor;
        // Of two that hold the same, the inner one.
        if mass.prose >= SHORTEST && ranked.first().is_none_or(|&(best, _)| score >= best) {
            ranked.insert(0, (score, index));
        }
    }
    // What is hidden is taken only where the page shows nothing instead: it may be shown later.
    let &(best, _) = ranked.first()?;
    let shown = ranked.iter().take(8).find(|&&(score, index)| score * 2 >= best && visible(index));
    let &(_, node) = shown.or(ranked.first())?;
    extent(tree, node)
}

/// The extent of an article in a block element: from its first line of prose to its last, or all of
/// its lines. `None` where it has none.
pub fn extent(tree: &Tree, node: usize) -> Option<Extent> {
    let range = tree.nodes.get(node)?.lines.clone();
    let is_prose = |&index: &usize| tree.lines.get(index).is_some_and(Line::is_prose);
    let first = range.clone().find(is_prose).or(range.clone().next())?;
    let last = range.clone().rfind(is_prose).or(range.clone().last())?;
    Some(Extent { node, first, last })
}

/// Whether what stands in `extent` is many leads or posts, not one article: dates or linked titles
/// stand between the paragraphs.
pub fn is_list(tree: &Tree, extent: Extent) -> bool {
    let (mut paragraphs, mut dates, mut titled, mut prose, mut links) = (0, 0, 0, 0, 0);
    let mut after_link = false;
    for line in tree.lines.get(extent.first.saturating_sub(3)..(extent.last + 3).min(tree.lines.len())).unwrap_or(&[]) {
        let cell = tree.nodes.get(line.node).is_some_and(|node| node.cell);
        links += line.linked;
        if line.is_prose() {
            paragraphs += 1;
            prose += line.chars - line.linked;
            titled += u32::from(after_link);
            after_link = false;
        } else if line.chars < 40
            && line.chars >= 8
            && !cell
            && super::date::first(&line.text).is_some_and(|date| date.end - date.start >= 8)
        {
            dates += 1;
            after_link = false;
        } else if line.is_link() {
            after_link = line.chars >= 6;
        }
    }
    links > prose
        || dates >= 3 && dates * 2 >= paragraphs && prose < dates * 250
        || titled >= 3 && titled * 2 >= paragraphs
}

/// Whether the text in `extent` is enough for an article; `vouched`: title or metadata speak for one.
pub fn is_enough(tree: &Tree, extent: Extent, vouched: bool) -> bool {
    let lines = tree.lines_of(extent.node).iter().filter(|line| line.is_prose());
    let prose: u32 = lines.map(|line| line.chars - line.linked).sum();
    prose >= if vouched { SHORTEST } else { SHORT }
}
