//! Where the article is: the block element that holds the page's prose and little else.
//!
//! Text and punctuation density against link density, after Sun, Song and Liao, "DOM based content
//! extraction via text density" (SIGIR 2011), with what class and id say as a factor: selectors
//! alone know the body on 44 % of Chinese government routes, and name it wrongly on some.

use std::ops::Range;

use super::hints::Hint;
use super::tree::{Line, Node, Tree};
use crate::text::ground::{date, words};

/// Fewer characters of prose than this are an article only where a title vouches for them.
const SHORT: u32 = 160;
/// Fewer characters of prose than this are no article.
const SHORTEST: u32 = 36;

/// So many elements of a kind are tried where the likeliest holds no article.
const TRIED: usize = 3;

/// So many lines at most stand between a title and its text.
const NEAR: usize = 12;

/// A linked title has fewer characters. What is longer is a footer, all of which passes for links.
const TITLE: u32 = 100;

/// What a lead's link to the whole says.
const MORE: &str = "详细 更多 详情 全文 查看 more MORE 》 >>";

/// What a block element and its descendants hold, in characters.
#[derive(Debug, Clone, Copy, Default)]
struct Mass {
    prose: u32,
    links: u32,
    other: u32,
    /// Cells of tables that are neither prose nor links.
    cells: u32,
}

impl Mass {
    fn add(&mut self, other: Self) {
        self.prose += other.prose;
        self.links += other.links;
        self.other += other.other;
        self.cells += other.cells;
    }

    /// What is neither prose nor links.
    fn rest(self) -> u32 {
        self.other + self.cells
    }

    /// Prose, weighted by its share; a list of names weighs little against it, a table of them next to nothing: it may
    /// be nine tenths of a notice.
    fn score(self) -> u32 {
        let prose = u64::from(self.prose);
        let all = prose + u64::from(self.links) + u64::from(self.other) / 5 + u64::from(self.cells) / 25;
        (prose * prose * 16 / all.max(1)) as u32
    }
}

/// The article's extent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Index of the block element.
    pub node: usize,
    /// Index of the first line of prose.
    pub first: usize,
    /// Index of the last line of prose.
    pub last: usize,
}

/// Characters of prose among lines.
fn prose(lines: &[Line]) -> u32 {
    lines.iter().filter(|line| line.is_prose()).map(|line| line.chars - line.linked).sum()
}

/// Which lines belong to what is no article: menus, comments, footers. A mark on something that holds most of the
/// page's prose is believed only where a body stands outside it.
pub fn noise(tree: &Tree) -> Vec<bool> {
    let mut noise = vec![false; tree.lines.len()];
    let whole = prose(&tree.lines);
    let is_body =
        |node: &&Node| node.hint == Hint::Body && prose(tree.lines.get(node.lines.clone()).unwrap_or(&[])) >= SHORTEST;
    let bodies: Vec<_> = tree.nodes.iter().filter(is_body).map(|node| node.lines.clone()).collect();
    for node in tree.nodes.iter().filter(|node| node.hint == Hint::Noise) {
        let lines = node.lines.clone();
        let outside = |body: &Range<usize>| body.end <= lines.start || body.start >= lines.end;
        let inside = |body: &Range<usize>| lines.start <= body.start && body.end <= lines.end;
        let elsewhere = bodies.iter().any(outside) && !bodies.iter().any(inside);
        if elsewhere || prose(tree.lines.get(lines.clone()).unwrap_or(&[])) * 2 <= whole {
            noise.get_mut(lines).unwrap_or(&mut []).fill(true);
        }
    }
    noise
}

/// What the block elements weigh as places of an article.
pub struct Ranking<'a> {
    tree: &'a Tree,
    masses: Vec<Mass>,
    /// What speaks for each block element; 0 where it holds too little prose.
    scores: Vec<u32>,
}

impl<'a> Ranking<'a> {
    /// Weighs every block element; `noise` as [`noise`] gives it.
    pub fn of(tree: &'a Tree, noise: &[bool]) -> Self {
        let mut masses = vec![Mass::default(); tree.nodes.len()];
        for (line, &noise) in tree.lines.iter().zip(noise) {
            let Some(mass) = masses.get_mut(line.node) else { continue };
            let rest = line.chars - line.linked;
            mass.links += line.linked;
            if noise {
                mass.links += rest;
            } else if line.is_prose() {
                mass.prose += rest;
            } else if tree.nodes.get(line.node).is_some_and(|node| node.cell) {
                mass.cells += rest;
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
        let score = |(node, mass): (&Node, &Mass)| {
            let factor = match node.hint {
                Hint::Body => 24,
                Hint::Content => 18,
                Hint::None => 16,
                Hint::Title | Hint::Subtitle | Hint::Noise => 8,
            };
            if mass.prose < SHORTEST { 0 } else { mass.score() / 16 * factor }
        };
        let scores = tree.nodes.iter().zip(&masses).map(score).collect();
        Self { tree, masses, scores }
    }

    /// The heaviest of the block elements that are wanted; of two that hold the same, the inner one.
    fn heaviest(&self, wanted: impl Fn(usize, &Node) -> bool) -> Option<usize> {
        let mut best: Option<(u32, usize)> = None;
        for (index, (node, &score)) in self.tree.nodes.iter().zip(&self.scores).enumerate() {
            let better = best.is_none_or(|(best, outer)| score >= best || self.is_same(outer, index));
            if score > 0 && better && wanted(index, node) {
                best = Some((score, index));
            }
        }
        best.map(|(_, index)| index)
    }

    /// Whether `inner` holds all the prose that `outer` does, and nearly all else, such as a table that is the text:
    /// whatever `outer` is called, it adds what stands round an article.
    fn is_same(&self, outer: usize, inner: usize) -> bool {
        let (Some(node), Some(all), Some(own)) =
            (self.tree.nodes.get(outer), self.masses.get(outer), self.masses.get(inner))
        else {
            return false;
        };
        inner < node.end
            && node.hint != Hint::Body
            && own.prose == all.prose
            && own.rest() > 0
            && own.rest() * 5 >= all.rest() * 4
    }

    /// The block element that holds the most prose and little else; `None` on a page of links or without text.
    pub fn best(&self) -> Option<usize> {
        self.heaviest(|_, _| true)
    }

    /// Where the article may be, the likeliest first, on a page whose title ends before line `below`: the only element
    /// that is marked as a body, where it stands under the title or has more of the prose than what is round it; what
    /// holds the most prose; what is marked; what stands under the title.
    pub fn candidates(&self, below: Option<usize>) -> Vec<usize> {
        let is_below = |node: &Node| below.is_some_and(|line| (line..line + NEAR).contains(&node.lines.start));
        let is_marked = |node: &Node| node.hint == Hint::Body;
        // One paragraph under a title may be the first of many leads.
        let is_some = |node: &Node| {
            let lines = self.tree.lines.get(node.lines.clone()).unwrap_or(&[]);
            is_below(node) && lines.iter().filter(|line| line.is_prose()).count() > 1
        };
        let mut found = vec![];
        let prose = |index: usize| self.masses.get(index).map_or(0, |mass| mass.prose);
        let most = self.best().map_or(0, prose) / 2;
        let body = self.heaviest(|index, node| is_marked(node) && (is_below(node) || prose(index) > most));
        if let Some(lines) = body.and_then(|body| self.tree.nodes.get(body)).map(|node| node.lines.clone())
            && self.heaviest(|_, node| is_marked(node) && !lines.contains(&node.lines.start)).is_none()
        {
            found.extend(body);
        }
        found.extend(self.best());
        for wanted in [&is_marked as &dyn Fn(&Node) -> bool, &is_some] {
            for _ in 0..TRIED {
                let next = self.heaviest(|index, node| wanted(node) && !found.contains(&index));
                found.extend(next);
            }
        }
        found
    }
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

/// Whether what stands at `extent` is many leads or posts, not one article: dates or linked titles
/// stand between the paragraphs.
pub fn is_list(tree: &Tree, extent: Extent) -> bool {
    let (mut paragraphs, mut dates, mut titled, mut cut, mut prose, mut links) = (0, 0, 0, 0, 0, 0);
    let mut after_link = false;
    for line in tree.lines.get(extent.first.saturating_sub(3)..(extent.last + 3).min(tree.lines.len())).unwrap_or(&[]) {
        let cell = tree.nodes.get(line.node).is_some_and(|node| node.cell);
        if line.chars < TITLE {
            links += line.linked;
        }
        if line.is_prose() {
            paragraphs += 1;
            prose += line.chars - line.linked;
            titled += u32::from(after_link);
            cut += u32::from(line.linked > 0 && is_cut(&line.plain()));
            after_link = false;
        } else if line.chars < 40
            && line.chars >= 8
            && !cell
            && date::first(&line.text).is_some_and(|date| date.end - date.start >= 8)
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
        // Two leads make a list as well, where nothing but leads is there.
        || titled >= 2 && titled == paragraphs
        || cut >= 2 && cut * 2 >= paragraphs
}

/// Whether a lead ends with a link to the whole.
fn is_cut(lead: &str) -> bool {
    let is_bracket = |c: char| matches!(c, ']' | '】' | '［' | '］' | ')' | '）') || c.is_whitespace();
    words::at_end(MORE, words::trimmed_end(lead, is_bracket))
}

/// Whether what stands at `extent` is a list of entries, each a short line and a few words below it: who is responsible for
/// what, where an office is. A report has such headings too, but a date or longer paragraphs.
pub fn is_entries(tree: &Tree, extent: Extent) -> bool {
    let (mut paragraphs, mut headed, mut chars, mut before) = (0, 0, 0, 0);
    for line in tree.lines.get(extent.first.saturating_sub(1)..=extent.last).unwrap_or(&[]) {
        if line.is_prose() {
            paragraphs += 1;
            chars += line.chars;
            headed += u32::from((1..=12).contains(&before));
        }
        before = line.chars;
    }
    headed >= 3 && headed == paragraphs && chars < paragraphs * 80
}

/// Whether a block element holds enough prose to be an article.
pub fn is_worth(tree: &Tree, node: usize) -> bool {
    prose(tree.lines_of(node)) >= SHORTEST
}

/// Whether the text at `extent` is enough for an article; `vouched`: title or metadata speak for one.
pub fn is_enough(tree: &Tree, extent: Extent, vouched: bool) -> bool {
    prose(tree.lines_of(extent.node)) >= if vouched { SHORTEST } else { SHORT }
}
