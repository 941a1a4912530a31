//! Where the lines of the gist come from.

use super::around::Around;
use super::line::{GistLine, Group};
use super::wording::{bare, opening, says_who, unmarked, without_connective, without_formula};
use crate::text::digest::{Act, Digest, Extract, Outline, OutlineItem, PartKind, Section, SummaryLine};
use crate::text::lexicon::deciding::{Deciding, GROUPS};
use crate::text::lexicon::saying::{DEMANDS, SAYS};
use crate::text::report::{Report, Span};

/// Between a section's marker and an item's number.
const DOT: &str = " · ";
/// Characters of a heading that serves as a source.
const SOURCE: usize = 14;

/// Says where lines come from.
#[derive(Debug)]
pub struct Source<'a> {
    report: &'a Report,
    digest: &'a Digest,
    around: Around<'a>,
    /// What is told above all lists.
    above: Option<String>,
}

impl<'a> Source<'a> {
    /// Of the lines of `digest`, which is that of `report`; made once for all of them.
    #[must_use]
    pub fn new(report: &'a Report, digest: &'a Digest) -> Self {
        let above = announcement(digest).map(|above| unmarked(above).text);
        Self { report, digest, around: Around::of(digest), above }
    }

    /// The section's marker, or the heading of the item, that a passage stands under; empty where it stands under none.
    #[must_use]
    pub fn of(&self, spans: &[Span]) -> String {
        let Some(first) = spans.first() else { return String::new() };
        // By its end: a marker may stand in the middle of a sentence.
        let last = Span { start: first.end.saturating_sub(1), ..*first };
        let section = self.digest.sections.iter().rev().find(|section| last.is_within(&section.spans));
        if let Some(marker) = section.map(said_by).filter(|marker| !marker.is_empty()) {
            return marker;
        }
        self.around.narrowest(first).map(|item| cut(&item.heading.text).to_owned()).unwrap_or_default()
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
        let short = announced.clone().filter(|name| name.chars().count() <= NAME && announced != self.above);
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
            let own = end.as_ref().is_some_and(|end| end.is_within(&section.spans));
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
    pub(super) fn act(&self, act: &Act) -> GistLine {
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
    pub(super) fn point(&self, point: &Extract) -> GistLine {
        let line = self.line(&point.text, &point.spans);
        GistLine { text: opening(&line.text).to_owned(), ..line }
    }

    /// A list with all its items; `at` is its index.
    #[must_use]
    pub fn list(&self, at: usize, outline: &Outline) -> Group {
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

/// Whether a formula brings in what it says, as 会议确定 and 会议强调 do: not 审议通过, 听取了, 通报, nor 从三个方面确定 of what
/// comes elsewhere.
fn introduces(marker: &str) -> bool {
    let marker = marker.trim_end_matches('了');
    let deed = |group: &&Deciding| matches!(group.kind, "决定" | "部署" | "总结");
    let mut verbs =
        GROUPS.iter().filter(deed).flat_map(|group| group.verbs).chain(SAYS).chain(DEMANDS).chain(&["明确", "总结"]);
    // 提出三点要求: the noun stands for what is said.
    verbs.any(|verb| marker.ends_with(verb)) && !marker.contains("个方面")
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

/// A heading as a source: its first clause.
fn cut(heading: &str) -> &str {
    let end = heading
        .char_indices()
        .enumerate()
        .find(|&(number, (_, c))| number >= SOURCE || matches!(c, '，' | ',' | '。' | '：' | '；'));
    end.and_then(|(_, (byte, _))| heading.get(..byte)).unwrap_or(heading)
}

/// The words that announce what is to be done, where the headline does not say them.
pub(super) fn announcement(digest: &Digest) -> Option<&Extract> {
    let of_kind = |kind: PartKind| {
        let own =
            digest.outlines.iter().filter(move |outline| outline.kind == Some(kind) && outline.declared.is_some());
        own.filter_map(|outline| outline.announcement.as_ref()).next()
    };
    let found = of_kind(PartKind::Task).or_else(|| of_kind(PartKind::Demand))?;
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    (!bare(&digest.headline.text).contains(&bare(&found.text))).then_some(found)
}
