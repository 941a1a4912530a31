//! What a report comes to, in the order in which it is told to somebody in a hurry: the meeting, what it did, what is
//! to be done, what is asked for, and apart from that what was done before.
//!
//! The lines are those of the summary, of the acts and of the lists that the summary tells; a list stands with all its
//! items, and of points that open alike (要牢牢把握…, 要牢牢把握…) all stand where the summary has one of them.

use crate::text::digest::{Act, Digest, Extract, Outline, OutlineItem, PartKind, Section, SummaryLine};
use crate::text::form::kind::asks;
use crate::text::lexicon::deciding::{Deciding, GROUPS};
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

/// Lines that stand together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// The list whose items they are: index into [`Digest::outlines`].
    pub outline: Option<usize>,
    /// Where the list stands, as a line's own source; empty where it stands nowhere in particular.
    pub source: String,
    /// The lines.
    pub lines: Vec<GistLine>,
}

/// A line of the gist.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GistLine {
    /// The item's number in its list.
    pub number: Option<usize>,
    /// The words: a line of the summary, an act, the heading of an item, or the first clauses of a point.
    pub text: String,
    /// Where the whole of it stands.
    pub spans: Vec<Span>,
    /// Where it comes from: 会议确定 · 三是. Empty where it stands under nothing.
    pub source: String,
    /// Who is to do it.
    pub bodies: Vec<String>,
    /// By when.
    pub deadline: Option<String>,
}

/// Between a section's marker and an item's number.
const DOT: &str = " · ";
/// Characters of a heading that serves as a source.
const SOURCE: usize = 14;
/// Points that open alike before they make a row, and the characters that they share.
const ROW: (usize, usize) = (3, 4);
/// Points of a section that looks back, where no line of the summary and no list is of it.
const LOOK_BACK: usize = 3;
/// Tenths of a line that acts tell before they tell it all.
const MOST: usize = 7;
/// How a clause ends that only says when or by what: 在…领导下, 一年来.
const FRAMES: [char; 6] = ['下', '中', '后', '来', '时', '上'];
/// Characters of a point at which its first clauses are enough.
const ENOUGH: usize = 12;

impl Gist {
    /// What `report` comes to, with `summary` for the length that is wanted.
    #[must_use]
    pub fn of(report: &Report, digest: &Digest, summary: &[SummaryLine]) -> Self {
        let from = Source { report, digest };
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
            spans.iter().all(|span| said.clone().any(|announcement| covers(&announcement.spans, span)))
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
            found.push((Tells::of(line.from.kind), start(&line.spans), Group::of(own)));
        }
        for section in digest.sections.iter().filter(|section| section.kind == Some(PartKind::Review)) {
            let has = |group: &Group| {
                group.lines.iter().flat_map(|line| &line.spans).any(|span| covers(&section.spans, span))
            };
            if !found.iter().any(|(tells, _, group)| *tells == Tells::Review && has(group)) {
                // 会议认为，…取得成效。要…: what is asked for in the same breath is no look back.
                let back = section.points.iter().filter(|point| !asks(&point.text));
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
                own.sort_by_key(|(_, place, _)| *place);
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

impl Group {
    fn of(line: GistLine) -> Self {
        Self { lines: vec![line], ..Self::default() }
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

/// The words that announce what is to be done, where the headline does not say them.
fn announcement(digest: &Digest) -> Option<&Extract> {
    let of_kind = |kind: PartKind| {
        let own =
            digest.outlines.iter().filter(move |outline| outline.kind == Some(kind) && outline.declared.is_some());
        own.filter_map(|outline| outline.announcement.as_ref()).next()
    };
    let found = of_kind(PartKind::Task).or_else(|| of_kind(PartKind::Demand))?;
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    (!bare(&digest.headline.text).contains(&bare(&found.text))).then_some(found)
}

/// An extract without the mark at its end; the marks are one UTF-16 code unit each.
fn unmarked(extract: &Extract) -> Extract {
    let text = bare(&extract.text).trim_end_matches('。');
    let marks = extract.text.chars().count() - text.chars().count();
    let mut spans = extract.spans.clone();
    if let Some(last) = spans.last_mut() {
        last.end = last.end.saturating_sub(marks).max(last.start);
    }
    Extract { text: text.to_owned(), spans }
}

/// The lists that are shown: those of tasks and those that the summary tells, without what stands inside another one;
/// of what was done, all.
fn shown(digest: &Digest, summary: &[SummaryLine]) -> Vec<usize> {
    let told = |at: usize| summary.iter().any(|line| line.from.outline == Some(at) && line.from.ordinal.is_none());
    let wanted = |at: usize, outline: &Outline| {
        let kind = matches!(outline.kind, Some(PartKind::Task | PartKind::Review)) && !is_chapters(digest, at);
        // What neither says what it tells, nor stands anywhere, nor is announced may be a list of notes or of terms.
        let known = outline.kind.is_some() || outline.section.is_some() || outline.announcement.is_some();
        !outline.items.is_empty() && (kind || known && told(at))
    };
    let all: Vec<usize> =
        digest.outlines.iter().enumerate().filter(|(at, outline)| wanted(*at, outline)).map(|(at, _)| at).collect();
    let outermost = |&at: &usize| !all.iter().any(|&outer| outer != at && holds(digest, outer, at));
    all.iter().copied().filter(outermost).collect()
}

/// Whether a list's items are the chapters of the report: lists of more than one kind stand in them.
fn is_chapters(digest: &Digest, at: usize) -> bool {
    let own = digest.outlines.get(at).and_then(|outline| outline.kind);
    let inside = digest.outlines.iter().enumerate().filter(|&(inner, _)| inner != at && holds(digest, at, inner));
    inside.map(|(_, outline)| outline.kind).any(|kind| kind.is_some() && kind != own)
}

/// Whether an item of the one list holds the other.
fn holds(digest: &Digest, outer: usize, inner: usize) -> bool {
    let (Some(outer), Some(inner)) = (digest.outlines.get(outer), digest.outlines.get(inner)) else { return false };
    let first = inner.spans.first();
    let around =
        |first: &Span| outer.items.iter().any(|item| covers(&item.spans, first) && item.spans.first() != Some(first));
    first.is_some_and(around)
}

/// Whether the meeting, the acts, the headline or a list that is shown have a line already.
fn is_told(digest: &Digest, meeting: &Meeting, shown: &[usize], line: &SummaryLine) -> bool {
    let within = |spans: &[Span]| line.spans.iter().all(|span| covers(spans, span));
    let length = |span: &Span| span.end - span.start;
    let by_acts = |span: &Span| {
        let acts = digest.acts.iter().flat_map(|act| &act.spans).filter(|act| act.block == span.block);
        let common = acts.map(|act| act.end.min(span.end).saturating_sub(act.start.max(span.start)));
        let common: usize = common.sum();
        // 会议部署…: with the subject and the mark at the end beside the act itself.
        common > 0 && (line.from.kind == Some(PartKind::Act) || common * 10 >= length(span) * MOST)
    };
    let names_meeting = line.from.kind.is_none()
        && meeting.name.iter().flat_map(|name| &name.spans).any(|name| covers(&line.spans, name));
    names_meeting
        || line.spans.iter().all(by_acts)
        || within(&digest.headline.spans)
        || shown
            .iter()
            .filter_map(|&at| digest.outlines.get(at))
            .any(|outline| outline.items.iter().any(|item| within(&item.spans)))
}

/// The points of a section that open alike, where `spans` are of one of them.
fn row<'a>(section: &'a Section, spans: &[Span]) -> Option<Vec<&'a Extract>> {
    let opening = |text: &str| {
        let said = without_formula(section, text);
        said.chars().filter(|c| c.is_alphanumeric()).take(ROW.1).collect::<String>()
    };
    let own = section.points.iter().find(|point| spans.iter().all(|span| covers(&point.spans, span)))?;
    let alike = |point: &&Extract| opening(&point.text) == opening(&own.text);
    let row: Vec<&Extract> = section.points.iter().filter(alike).collect();
    (row.len() >= ROW.0 && asks(&own.text)).then_some(row)
}

/// Whether one of `spans` holds `inner`.
fn covers(spans: &[Span], inner: &Span) -> bool {
    spans.iter().any(|span| span.block == inner.block && span.start <= inner.start && inner.end <= span.end)
}

fn start(spans: &[Span]) -> (usize, usize) {
    spans.first().map_or((usize::MAX, 0), |span| (span.block, span.start))
}

/// A point without the formula of its section, which is said beside it: 会议强调，; 他要求 before whom he asks.
#[must_use]
pub fn without_formula<'a>(section: &Section, text: &'a str) -> &'a str {
    let rest = text.strip_prefix(section.marker.as_str());
    let marked = rest.and_then(|rest| rest.strip_prefix(['，', ',', '：', ':']));
    // 会议要求各地…, not 会议讨论了….
    let asks = section.marker.ends_with("要求") || section.marker.ends_with("强调");
    let bare = rest.filter(|rest| asks && rest.starts_with(|c: char| c.is_alphanumeric() && !"了的和与并".contains(c)));
    marked.or(bare).map(str::trim_start).filter(|said| !said.is_empty()).unwrap_or(text)
}

/// Whether words hold a formula of saying of their own: 大家表示，.
fn says_who(text: &str) -> bool {
    ["表示", "认为", "指出", "强调", "说"].iter().any(|verb| {
        let mut after = text.split(verb).skip(1);
        after.any(|after| after.starts_with(['，', ',', '：', ':']))
    })
}

/// Without the word that joins a sentence to the one before, which stands elsewhere or nowhere here: 同时，要…; 尤其要….
fn without_connective(text: &str) -> &str {
    /// Before a comma.
    const JOINING: [&str; 9] = ["同时", "此外", "另外", "与此同时", "首先", "其次", "最后", "具体而言", "一方面"];
    /// Before 要.
    const ABOVE_ALL: [&str; 4] = ["尤其", "尤其是", "特别", "特别是"];
    let after = JOINING.iter().find_map(|word| text.strip_prefix(word)?.strip_prefix(['，', ',']));
    let asks = || ABOVE_ALL.iter().find_map(|word| text.strip_prefix(word).filter(|rest| rest.starts_with('要')));
    after.or_else(asks).map(str::trim_start).filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// The first clauses of a point, by themselves enough to know what it is about; all of a short one.
#[must_use]
pub fn opening(text: &str) -> &str {
    // 在县委领导下，: what frames a clause says nothing by itself.
    let frames = |byte: usize| {
        let head = text.get(..byte).unwrap_or("");
        let clause = head.rsplit(['，', ',']).next().unwrap_or(head);
        head.ends_with(FRAMES) || ["面对", "随着", "经过", "为了"].iter().any(|start| clause.starts_with(start))
    };
    // 会议强调，: who says so is told beside it.
    let enough = text.char_indices().enumerate().find(|&(number, (byte, c))| {
        number >= ENOUGH && matches!(c, '，' | ',' | '；' | ';' | '：') && !frames(byte) || matches!(c, '。' | '！')
    });
    enough.and_then(|(_, (byte, _))| text.get(..byte)).unwrap_or(text)
}

/// Says where lines come from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its digest.
    pub digest: &'a Digest,
}

impl Source<'_> {
    /// The section's marker, or the heading of the item, that a passage stands under; empty where it stands under none.
    #[must_use]
    pub fn of(&self, spans: &[Span]) -> String {
        let Some(first) = spans.first() else { return String::new() };
        // By its end: a marker may stand in the middle of a sentence.
        let last = Span { start: first.end.saturating_sub(1), ..*first };
        let section = self.digest.sections.iter().rev().find(|section| covers(&section.spans, &last));
        if let Some(marker) = section.map(said_by).filter(|marker| !marker.is_empty()) {
            return marker;
        }
        // The narrowest item around it.
        let items = self.digest.outlines.iter().flat_map(|outline| &outline.items);
        let around = items.filter(|item| covers(&item.spans, first) && item.spans.first() != Some(first));
        let outside = around.filter(|item| !item.heading.spans.iter().any(|span| span == first));
        let narrowest = outside.min_by_key(|item| item.spans.iter().map(|span| span.end - span.start).sum::<usize>());
        narrowest.map(|item| cut(&item.heading.text).to_owned()).unwrap_or_default()
    }

    /// What a list stands under; empty where it stands under nothing.
    #[must_use]
    pub fn of_list(&self, outline: &Outline) -> String {
        let marker = outline.section.and_then(|at| self.digest.sections.get(at)).map(said_by);
        marker.filter(|marker| !marker.is_empty()).unwrap_or_else(|| self.of(&outline.spans))
    }

    /// A list's name: the words that announce it, where they are short and not told above all; what it stands under.
    #[must_use]
    pub fn name(&self, outline: &Outline) -> String {
        /// Characters of a name.
        const NAME: usize = 40;
        let announced = outline.announcement.as_ref().map(|announcement| unmarked(announcement).text);
        let above = announcement(self.digest).map(|above| unmarked(above).text);
        let short = announced.clone().filter(|name| name.chars().count() <= NAME && announced != above);
        let under = Some(self.of_list(outline)).filter(|name| !name.is_empty());
        short.or(under).or(announced).unwrap_or_default()
    }

    /// How the report itself numbers an item: 三是, （三）.
    fn number(&self, outline: &Outline, at: usize) -> Option<String> {
        let item = outline.items.get(at)?;
        let (whole, heading) = (item.spans.first()?, item.heading.spans.first()?);
        let own = whole.block == heading.block && whole.start < heading.start;
        let words = own.then(|| self.report.slice(Span { end: heading.start, ..*whole })).map(str::trim)?;
        let words = words.trim_end_matches(['、', '.', '．', '，', ',', '：']);
        (1..=6).contains(&words.chars().count()).then(|| words.to_owned())
    }

    fn line(&self, text: &str, spans: &[Span]) -> GistLine {
        let mut source = self.of(spans);
        // 县长江河清强调，要…: it says so itself.
        let end = spans.last().map(|last| Span { start: last.end.saturating_sub(1), ..*last });
        let says = |section: &Section| {
            let speaker = section.speaker.as_deref().is_some_and(|speaker| text.contains(speaker));
            let own = end.as_ref().is_some_and(|end| covers(&section.spans, end));
            speaker && own && text.contains(section.marker.as_str())
        };
        if self.digest.sections.iter().any(says) {
            source.clear();
        }
        let (text, spans) = (bare(text), spans.to_vec());
        // 会议强调，: the source says it.
        let sections = self.digest.sections.iter().filter(|_| !source.is_empty());
        let said = sections.map(|section| without_formula(section, text)).find(|said| *said != text);
        let text = without_connective(said.unwrap_or(text)).to_owned();
        // 大家表示，…: somebody else speaks in it, and says who.
        if says_who(&text) {
            source.clear();
        }
        GistLine { text, spans, source, ..GistLine::default() }
    }

    /// An act; where its own verb opens the section, or the section looks back, that is no source.
    fn act(&self, act: &Act) -> GistLine {
        let line = self.line(&act.text, &act.spans);
        let own = [Some(PartKind::Act), Some(PartKind::Review)];
        let section = self.digest.sections.iter().find(|section| said_by(section) == line.source);
        let source =
            if section.is_some_and(|section| own.contains(&section.kind)) { String::new() } else { line.source };
        GistLine { source, ..line }
    }

    /// A line of the summary with its source.
    #[must_use]
    pub fn summary_line(&self, line: &SummaryLine) -> GistLine {
        let mut own = self.line(&line.text, &line.spans);
        let outline = line.from.outline.and_then(|at| self.digest.outlines.get(at));
        if let (Some(outline), Some(ordinal)) = (outline, line.from.ordinal) {
            let at = outline.items.iter().position(|item| item.ordinal == ordinal);
            own.source = with_number(&self.of_list(outline), at.and_then(|at| self.number(outline, at)));
        }
        own
    }

    /// A point of a row, by its first clauses.
    fn point(&self, point: &Extract) -> GistLine {
        let line = self.line(&point.text, &point.spans);
        GistLine { text: opening(&line.text).to_owned(), ..line }
    }

    fn list(&self, at: usize, outline: &Outline) -> Group {
        let source = self.of_list(outline);
        let review = outline.kind == Some(PartKind::Review);
        let words =
            |item: &OutlineItem| bare(if review { opening(&item.heading.text) } else { &item.heading.text }).to_owned();
        let lines = outline.items.iter().enumerate().map(|(index, item)| GistLine {
            number: Some(item.ordinal),
            text: words(item),
            spans: item.spans.clone(),
            source: with_number(&source, self.number(outline, index)),
            bodies: item.bodies.iter().map(|body| body.text.clone()).collect(),
            deadline: item.deadline.as_ref().map(|deadline| deadline.text.clone()),
        });
        let lines = lines.collect();
        Group { outline: Some(at), lines, source: self.name(outline) }
    }
}

/// The formula of a section, with who speaks where the formula does not name them: 江河清要求 for 他要求 and 要求. 他要求 of
/// nobody known says nothing.
fn said_by(section: &Section) -> String {
    match &section.speaker {
        None if section.marker.starts_with(['他', '她']) => String::new(),
        // 会议审议通过: what was passed is an act, and nothing after it is said by that.
        _ if !introduces(&section.marker) => String::new(),
        Some(speaker) if !section.marker.contains(speaker.as_str()) => {
            [speaker, section.marker.trim_start_matches(['他', '她'])].concat()
        }
        _ => section.marker.clone(),
    }
}

/// Whether a formula brings in what it says, as 会议确定 and 会议强调 do: not 审议通过, 听取了, 研究.
fn introduces(marker: &str) -> bool {
    let marker = marker.trim_end_matches('了');
    let deed = |group: &&Deciding| !matches!(group.kind, "决定" | "部署" | "总结");
    !GROUPS.iter().filter(deed).flat_map(|group| group.verbs).any(|verb| marker.ends_with(verb))
}

fn with_number(source: &str, number: Option<String>) -> String {
    match (source, number) {
        (source, None) => source.to_owned(),
        // 1 by itself is what stands before the line.
        ("", Some(number)) if number.chars().all(|c| c.is_ascii_digit()) => String::new(),
        ("", Some(number)) => number,
        (source, Some(number)) => [source, DOT, &number].concat(),
    }
}

/// Without the mark at the end, that of a sentence excepted.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['：', ':', '，', ',', '；', ';', '、'])
}

/// A heading as a source: its first clause.
fn cut(heading: &str) -> &str {
    let end = heading
        .char_indices()
        .enumerate()
        .find(|&(number, (_, c))| number >= SOURCE || matches!(c, '，' | ',' | '。' | '：' | '；'));
    end.and_then(|(_, (byte, _))| heading.get(..byte)).unwrap_or(heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_does_not_join_on_what_does_not_stand_before_it() {
        assert_eq!(without_connective("同时，要抓紧清淤。"), "要抓紧清淤。");
        assert_eq!(without_connective("尤其要抓紧清淤。"), "要抓紧清淤。");
        for text in ["同时抓紧清淤。", "特别国债用于修渠。", "最后一公里要打通。", "首先，", ""]
        {
            assert_eq!(without_connective(text), text);
        }
    }

    #[test]
    fn whoever_else_speaks_in_a_line_takes_the_source_away() {
        assert!(says_who("广大农户听了大家表示，要节约用水。") && says_who("江河清说：“水要省着用。”"));
        assert!(!says_who("要说明节水的意义，强调安全。") && !says_who(""));
    }

    #[test]
    fn an_opening_says_something_by_itself() {
        assert_eq!(opening("全县去年新修水渠二十多公里，灌溉面积扩大。"), "全县去年新修水渠二十多公里");
        assert_eq!(opening("水渠修好了，桥也架好了。"), "水渠修好了，桥也架好了");
        let framed = "水利局在县委县政府的坚强领导下，全年新修水渠二十多公里，面积扩大。";
        assert_eq!(opening(framed), "水利局在县委县政府的坚强领导下，全年新修水渠二十多公里");
        let faced = "面对多年未见的严重旱情，全县上下抢修水渠二十多公里，保住了收成。";
        assert_eq!(opening(faced), "面对多年未见的严重旱情，全县上下抢修水渠二十多公里");
        assert_eq!(opening(""), "");
    }
}
