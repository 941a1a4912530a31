//! What a report comes to, in the order in which it is told to somebody in a hurry: the meeting, what it did, what is
//! to be done, what is asked for, and apart from that what was done before.
//!
//! The lines are those of the summary, of the acts and of the lists that the summary tells; a list stands with all its
//! items, and of points that open alike (要牢牢把握…, 要牢牢把握…) all stand where the summary has one of them.

mod around;
mod line;
mod source;
mod wording;

pub use line::{GistLine, Group};
pub use source::Source;
use source::announcement;
use wording::{asked_with_act, unmarked};
pub use wording::{opening, without_formula};

use std::cmp::Reverse;

use crate::order::Order;
use crate::text::digest::{Digest, Extract, Outline, PartKind, Section, SummaryLine};
use crate::text::form::demand::asks;
use crate::text::form::kind::told;
use crate::text::reader::meeting::Meeting;
use crate::text::report::{Report, Span};

/// What a report comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gist {
    /// The meeting in one line.
    pub meeting: Meeting,
    /// The words that announce the list of what is to be done; `None` where the headline has them.
    pub announcement: Option<Extract>,
    /// The parts that there are, in the order in which they are read.
    pub parts: Vec<Part>,
}

/// A part of the gist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it tells.
    pub tells: Tells,
    /// Its lines: lists, and what stands by itself, in the report's order.
    pub groups: Vec<Group>,
}

impl Part {
    /// Its lines.
    pub fn lines(&self) -> impl Iterator<Item = &GistLine> {
        self.groups.iter().flat_map(|group| &group.lines)
    }
}

/// What a part of the gist tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tells {
    /// What the meeting did.
    Acts,
    /// What is to be done.
    Tasks,
    /// What is asked for.
    Demands,
    /// What is neither, such as how things stand.
    Points,
    /// What was done before.
    Review,
}

impl Tells {
    fn of(kind: Option<PartKind>) -> Self {
        match kind {
            Some(PartKind::Act) => Self::Acts,
            Some(PartKind::Task) => Self::Tasks,
            Some(PartKind::Demand) => Self::Demands,
            Some(PartKind::Situation) | None => Self::Points,
            Some(PartKind::Review) => Self::Review,
        }
    }

    const ALL: [Self; 5] = [Self::Acts, Self::Tasks, Self::Demands, Self::Points, Self::Review];
}

/// Points that open alike before they make a row, and the characters that they share.
const ROW: (usize, usize) = (3, 4);
/// Points of a section that looks back, where no line of the summary and no list is of it.
const LOOK_BACK: usize = 3;
/// Tenths of a line that acts tell before they tell it all.
const MOST: usize = 7;

impl Gist {
    /// What `report` comes to, with `summary` for the length that is wanted.
    #[must_use]
    pub fn of(report: &Report, digest: &Digest, summary: &[SummaryLine]) -> Self {
        let from = Source::new(report, digest);
        let meeting = Meeting::of(report, digest);
        let shown = shown(digest, summary);
        let mut found: Vec<(Tells, (usize, usize), Group)> = vec![];
        for &at in &shown {
            if let Some(outline) = digest.outlines.get(at) {
                found.push((Tells::of(outline.kind), start(&outline.spans), from.list(at, outline)));
            }
        }
        for act in &digest.acts {
            let line = from.act(act);
            found.push((Tells::Acts, start(&act.spans), Group::of(line)));
        }
        // What announces a list is told by the list.
        let announced = |spans: &[Span]| {
            let said = shown.iter().filter_map(|&at| digest.outlines.get(at)?.announcement.as_ref());
            spans.iter().all(|span| said.clone().any(|announcement| span.is_within(&announcement.spans)))
        };
        found.retain(|(tells, _, group)| {
            *tells != Tells::Acts || !group.lines.iter().all(|line| announced(&line.spans))
        });
        let mut rows: Vec<usize> = vec![];
        for line in summary {
            if line.from.outline.is_some_and(|at| shown.contains(&at)) || is_told(digest, &meeting, &shown, line) {
                continue;
            }
            let row = line.from.section.and_then(|at| Some((at, row(digest.sections.get(at)?, &line.spans)?)));
            if let Some((section, row)) = row {
                if !rows.contains(&section) {
                    rows.push(section);
                    let lines: Vec<GistLine> = row.iter().map(|point| from.point(point)).collect();
                    let place = row.first().map_or((0, 0), |point| start(&point.spans));
                    let kind = digest.sections.get(section).and_then(|section| section.kind).or(line.from.kind);
                    found.push((Tells::of(kind), place, Group { lines, ..Group::default() }));
                }
                continue;
            }
            let own = from.summary_line(line);
            let (tells, own) = match beside_act(report, digest, line) {
                Some(asked) => (Tells::Demands, GistLine { source: own.source, ..asked }),
                None => (Tells::of(line.from.kind), own),
            };
            found.push((tells, start(&own.spans), Group::of(own)));
        }
        for section in digest.sections.iter().filter(|section| section.kind == Some(PartKind::Review)) {
            let has = |group: &Group| {
                group.lines.iter().flat_map(|line| &line.spans).any(|span| span.is_within(&section.spans))
            };
            if !found.iter().any(|(tells, _, group)| *tells == Tells::Review && has(group)) {
                // 会议认为，…取得成效。当前，…。要…: how things stand and what is asked for in the same breath are no look back.
                let back = section.points.iter().filter(|point| {
                    !matches!(told(&point.text, None), Some(PartKind::Situation | PartKind::Demand | PartKind::Task))
                });
                let lines = back.map(|point| from.point(point));
                // 会议总结回顾了…: an act tells that it was looked back on.
                let acts = |line: &GistLine| {
                    let length = line.text.chars().count();
                    let mut own = digest.acts.iter().filter(|act| line.text.contains(&act.text));
                    own.any(|act| act.text.chars().count() * 10 >= length * MOST)
                };
                let lines: Vec<GistLine> = lines.filter(|line| !acts(line)).take(LOOK_BACK).collect();
                found.push((Tells::Review, start(&section.spans), Group { lines, ..Group::default() }));
            }
        }
        found.retain(|(.., group)| !group.lines.is_empty());
        let parts = Tells::ALL.iter().filter_map(|&tells| {
            let mut own: Vec<_> = found.iter().filter(|(of, ..)| *of == tells).collect();
            if tells != Tells::Acts {
                own.order_by_key(|(_, place, _)| *place);
            }
            let groups = joined(own.into_iter().map(|(.., group)| group.clone()));
            (!groups.is_empty()).then_some(Part { tells, groups })
        });
        Self { meeting, announcement: announcement(digest).map(unmarked), parts: parts.collect() }
    }

    /// The lines of all parts.
    pub fn lines(&self) -> impl Iterator<Item = &GistLine> {
        self.parts.iter().flat_map(Part::lines)
    }

    /// The same with the headline and the announcement alone.
    #[must_use]
    pub fn in_one_line(self) -> Self {
        Self { parts: vec![], ..self }
    }
}

/// What stands alone one after another in one group.
fn joined(groups: impl Iterator<Item = Group>) -> Vec<Group> {
    let mut found: Vec<Group> = vec![];
    for group in groups {
        match found.last_mut() {
            Some(last) if last.outline.is_none() && group.outline.is_none() => last.lines.extend(group.lines),
            _ => found.push(group),
        }
    }
    found
}

/// The lists that are shown: those of tasks and those that the summary tells, without what stands inside another one;
/// of what was done, all.
fn shown(digest: &Digest, summary: &[SummaryLine]) -> Vec<usize> {
    let around = around(digest);
    let chapters = chapters(digest, &around);
    let told = |at: usize| summary.iter().any(|line| line.from.outline == Some(at) && line.from.ordinal.is_none());
    let wanted = |at: usize, outline: &Outline| {
        let kind = matches!(outline.kind, Some(PartKind::Task | PartKind::Review)) && chapters.get(at) == Some(&false);
        // What neither says what it tells, nor stands anywhere, nor is announced may be a list of notes or of terms.
        let known = outline.kind.is_some() || outline.section.is_some() || outline.announcement.is_some();
        !outline.items.is_empty() && (kind || known && told(at))
    };
    let all: Vec<bool> = digest.outlines.iter().enumerate().map(|(at, outline)| wanted(at, outline)).collect();
    let is_wanted = |at: &usize| all.get(*at) == Some(&true);
    let outermost = |at: &usize| !around.get(*at).is_some_and(|around| around.iter().any(is_wanted));
    (0..all.len()).filter(is_wanted).filter(outermost).collect()
}

/// For each list whether its items are the chapters of the report: lists of more than one kind stand in them.
fn chapters(digest: &Digest, around: &[Vec<usize>]) -> Vec<bool> {
    let kind = |at: usize| digest.outlines.get(at).and_then(|outline| outline.kind);
    let mut found = vec![false; digest.outlines.len()];
    for (inner, around) in around.iter().enumerate().filter(|(inner, _)| kind(*inner).is_some()) {
        for &outer in around.iter().filter(|&&outer| kind(outer) != kind(inner)) {
            if let Some(found) = found.get_mut(outer) {
                *found = true;
            }
        }
    }
    found
}

/// For each list those that have an item around it.
fn around(digest: &Digest) -> Vec<Vec<usize>> {
    let mut order: Vec<(usize, &Outline)> = digest.outlines.iter().enumerate().collect();
    order.order_by_key(|(_, outline)| (start(&outline.spans), Reverse(end(&outline.spans))));
    let mut found = vec![vec![]; order.len()];
    let mut open: Vec<(usize, &Outline)> = vec![]; // those that go on here
    for (at, outline) in order {
        let Some(first) = outline.spans.first() else { continue };
        open.retain(|(_, outer)| end(&outer.spans) > (first.block, first.start));
        if let Some(found) = found.get_mut(at) {
            found.extend(open.iter().filter(|(_, outer)| holds(outer, first)).map(|&(outer, _)| outer));
        }
        open.push((at, outline));
    }
    found
}

/// Whether an item of a list holds the first span of another one.
fn holds(outer: &Outline, first: &Span) -> bool {
    let place = (first.block, first.start);
    let item = outer.items.partition_point(|item| start(&item.spans) <= place).checked_sub(1);
    let spans = item.and_then(|item| outer.items.get(item)).map_or(&[][..], |item| &item.spans);
    let span = spans.partition_point(|span| (span.block, span.start) <= place).checked_sub(1);
    let around = span.and_then(|span| spans.get(span)).is_some_and(|span| first.is_within(&[*span]));
    around && spans.first() != Some(first)
}

/// Whether the meeting, the acts, the headline or a list that is shown have a line already.
fn is_told(digest: &Digest, meeting: &Meeting, shown: &[usize], line: &SummaryLine) -> bool {
    let within = |spans: &[Span]| line.spans.iter().all(|span| span.is_within(spans));
    let length = |span: &Span| span.end - span.start;
    let by_acts = |span: &Span| {
        let acts = digest.acts.iter().flat_map(|act| &act.spans).filter(|act| act.block == span.block);
        let common = acts.map(|act| act.end.min(span.end).saturating_sub(act.start.max(span.start)));
        let common: usize = common.sum();
        // 会议部署…: with the subject and the mark at the end beside the act itself.
        common > 0 && (line.from.kind == Some(PartKind::Act) || common * 10 >= length(span) * MOST)
    };
    let names_meeting = line.from.kind.is_none()
        && meeting.name.iter().flat_map(|name| &name.spans).any(|name| name.is_within(&line.spans));
    names_meeting
        || line.spans.iter().all(by_acts)
        || within(&digest.headline.spans)
        || shown
            .iter()
            .filter_map(|&at| digest.outlines.get(at))
            .any(|outline| outline.items.iter().any(|item| within(&item.spans)))
}

/// What a line asks for beside an act that is told among the acts: 会议审议通过《…》，强调要….
fn beside_act(report: &Report, digest: &Digest, line: &SummaryLine) -> Option<GistLine> {
    let [span] = line.spans[..] else { return None };
    let words = report.slice(span);
    let (at, asked) = asked_with_act(words).filter(|_| line.from.kind == Some(PartKind::Act))?;
    let act = words.get(..at)?;
    let is_told = digest.acts.iter().any(|other| match &other.title {
        Some(title) => act.contains(&title.text),
        None => act.contains(&other.text),
    });
    let start = span.start + act.encode_utf16().count();
    is_told.then(|| GistLine { text: asked.to_owned(), spans: vec![Span { start, ..span }], ..GistLine::default() })
}

/// The points of a section that open alike, where `spans` are of one of them.
fn row<'a>(section: &'a Section, spans: &[Span]) -> Option<Vec<&'a Extract>> {
    let opening = |text: &str| {
        let said = without_formula(section, text);
        said.chars().filter(|c| c.is_alphanumeric()).take(ROW.1).collect::<String>()
    };
    let own = section.points.iter().find(|point| spans.iter().all(|span| span.is_within(&point.spans)))?;
    let alike = |point: &&Extract| opening(&point.text) == opening(&own.text);
    let row: Vec<&Extract> = section.points.iter().filter(alike).collect();
    (row.len() >= ROW.0 && asks(&own.text)).then_some(row)
}

fn start(spans: &[Span]) -> (usize, usize) {
    spans.first().map_or((usize::MAX, 0), |span| (span.block, span.start))
}

fn end(spans: &[Span]) -> (usize, usize) {
    spans.last().map_or((0, 0), |span| (span.block, span.end))
}
