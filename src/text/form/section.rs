//! Sections: the parts of a report that 会议指出, 习近平强调 and the like open.

use rustc_hash::{FxHashMap, FxHashSet};

use super::demand::asks;
use super::list::List;
use super::ordinal::without_ordinal;
use super::part::{Part, parts};
use crate::order::Order;
use crate::text::ground::furniture::is_placeholder;
use crate::text::ground::sentence::{Sentence, trimmed};
use crate::text::lexicon::saying::RECEPTION;
use crate::text::report::Report;
use crate::text::who::attendance::Attendance;
use crate::text::who::speech::{About, Told, closes, tells_attendance};

/// A section; positions are bytes of their block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportSection {
    /// The formula that opens it: 会议指出, 李强强调; 强调 alone where the speaker stands further off.
    pub marker: Part,
    /// The person who speaks, where it is one.
    pub speaker: Option<String>,
    /// The whole section, a part for each block; the first starts at the marker, or before it where the one who speaks
    /// comes in (李文山听取了汇报，强调，…).
    pub parts: Vec<Part>,
    /// What is said: sentences or, where there is a list, its headings.
    pub points: Vec<Part>,
}

/// The sections of the report in order; a report without such formulas has none.
#[must_use]
pub fn sections(
    report: &Report,
    sentences: &[Sentence],
    lists: &[List],
    attendance: &Attendance,
) -> Vec<ReportSection> {
    let mut acting: FxHashMap<usize, Vec<&str>> = FxHashMap::default();
    for person in &attendance.people {
        let names = acting.entry(person.sentence).or_default();
        let name = text_of(report, person.block).get(person.name.clone());
        names.extend(name.filter(|name| !names.contains(name)));
    }
    let items = lists.iter().flat_map(|list| &list.items).map(|item| (item.block, item.start)).collect();
    let mut reading =
        Reading { report, sentences, items, found: Vec::new(), open: None, he: None, told_of: false, block: None };
    for (index, told) in attendance.told.iter().enumerate().take(sentences.len()) {
        let acts = acting.get(&index).map(Vec::as_slice).unwrap_or_default();
        reading.sentence(index, told, acts);
    }
    let last = report.blocks.len().saturating_sub(1);
    reading.close((last, text_of(report, last).len()));
    let mut found = reading.found;
    points(report, sentences, lists, &mut found);
    found
}

fn text_of(report: &Report, block: usize) -> &str {
    report.blocks.get(block).map_or("", |block| block.text())
}

/// What has been read of a report so far.
struct Reading<'a> {
    report: &'a Report,
    sentences: &'a [Sentence],
    /// Where the items of lists start.
    items: FxHashSet<(usize, usize)>,
    /// The sections that have ended.
    found: Vec<ReportSection>,
    /// The one that stands open: its marker, where it starts, its speaker.
    open: Option<(Part, usize, Option<String>)>,
    /// Whom 他 is.
    he: Option<String>,
    /// Whether anybody has spoken, so that a bare 强调 has a subject.
    told_of: bool,
    /// The block of the sentence before.
    block: Option<usize>,
}

impl Reading<'_> {
    /// A sentence of which `told` tells who speaks, and in which the persons `acts` have a role.
    fn sentence(&mut self, index: usize, told: &Told, acts: &[&str]) {
        let Some(sentence) = self.sentences.get(index) else { return };
        let text = text_of(self.report, sentence.block);
        if is_placeholder(text) {
            return;
        }
        let range = sentence.trimmed(self.report);
        let words = text.get(range.clone()).unwrap_or("");
        let opens_block = self.block.replace(sentence.block) != Some(sentence.block);
        let is_item = self.items.contains(&(sentence.block, range.start));
        let ends = self.turns_to(&told.about, acts);
        if ends || breaks(text, words, opens_block, is_item) || self.leaves(told, words, opens_block && !is_item) {
            self.close((sentence.block, sentence.range.start));
        }
        for (number, saying) in told.sayings.iter().enumerate() {
            let speaker = match &saying.who {
                About::Person(name) => Some(name.clone()),
                About::Same if self.he.is_none() && !self.told_of => continue,
                About::He | About::Same => self.he.clone(),
                About::Meeting | About::Others => {
                    self.he = None;
                    None
                }
            };
            self.told_of = true;
            // …并提出要求。 at the end of a paragraph: what was asked is not told.
            let ends = words.get(saying.marker.end..).is_some_and(|rest| rest.trim_end_matches('。').is_empty());
            if ends && !self.goes_on_after(index) {
                continue;
            }
            let marker = range.start + saying.marker.start..range.start + saying.marker.end;
            let from = range.start + saying.from;
            self.close((sentence.block, if number == 0 { sentence.range.start } else { from }));
            self.open = Some(((sentence.block, marker), from, speaker));
        }
    }

    /// Notes whom 他 is after a sentence, and says whether somebody else's turn has come.
    fn turns_to(&mut self, about: &About, acts: &[&str]) -> bool {
        self.he = match (about, acts) {
            (About::Person(name), _) => Some(name.clone()),
            (About::Others, _) | (_, [_, _, ..]) | (About::Meeting, []) => None,
            // 会议由县长李文山主持。他强调，…
            (About::Meeting | About::Same, [name]) => Some(name.split_whitespace().collect()),
            // Nobody speaks, and somebody or something else is told of: 他 would not be who acted before.
            (About::Same, []) if self.open.is_none() => {
                self.he = None;
                return false;
            }
            (About::Same | About::He, _) => return false,
        };
        true
    }

    /// Whether a sentence is the reporter's, where a person speaks.
    fn leaves(&self, told: &Told, words: &str, paragraph: bool) -> bool {
        let Some(speaker) = self.open.as_ref().and_then(|open| open.2.as_deref()) else { return false };
        told.sayings.is_empty()
            && (names(words, speaker)
                || RECEPTION.iter().any(|word| words.contains(word))
                || paragraph && !self.block.is_some_and(|block| reads_on(self.report, block)))
    }

    /// Whether a sentence or an item follows to which a formula at the end of another may lead.
    fn goes_on_after(&self, index: usize) -> bool {
        let block = self.sentences.get(index).map(|sentence| sentence.block);
        self.sentences.get(index + 1).is_some_and(|next| {
            Some(next.block) == block || self.items.contains(&(next.block, next.trimmed(self.report).start))
        })
    }

    fn close(&mut self, end: (usize, usize)) {
        if let Some((marker, from, speaker)) = self.open.take() {
            let parts = parts(self.report, (marker.0, from), end);
            self.found.push(ReportSection { points: Vec::new(), marker, speaker, parts });
        }
    }
}

/// Whether a sentence is nobody's speech: it tells who came, credits somebody, or is a line of the page's own.
fn breaks(block: &str, sentence: &str, opens_block: bool, is_item: bool) -> bool {
    let line = || is_quotation(sentence) || closes(block) || is_contact(block) || is_caption(block) && !is_item;
    tells_attendance(sentence) || is_credit(sentence) || opens_block && line()
}

/// Whether a sentence tells of somebody by name, who would not do so himself: 李文山的讲话引起热烈反响.
fn names(sentence: &str, speaker: &str) -> bool {
    speaker.chars().count() > 1 && sentence.contains(speaker)
}

/// Whether a block goes on with what the block before says somebody said: it asks for something, is an item or a
/// quotation, or is announced by a colon. Anything else may as well be the reporter's.
fn reads_on(report: &Report, block: usize) -> bool {
    let text_of = |block: usize| report.blocks.get(block).map_or("", |block| block.text()).trim();
    let text = text_of(block);
    let announced = block.checked_sub(1).is_some_and(|before| text_of(before).ends_with(['：', ':']));
    announced || text.starts_with(['“', '—', '－', '-']) || without_ordinal(text).len() < text.len() || asks(text)
}

/// Whether a sentence is quoted whole: who says so stands behind it (“……。”李文山说).
fn is_quotation(sentence: &str) -> bool {
    sentence.starts_with('“') && sentence.ends_with('”') && sentence.contains(['。', '！', '？'])
}

/// Whether a sentence credits who wrote or checked: it stands in brackets whole, （文/图 李文山 审核：王大川）.
fn is_credit(sentence: &str) -> bool {
    /// A longer bracket is text; characters.
    const CREDIT: usize = 60;
    sentence.starts_with(['（', '(']) && sentence.ends_with(['）', ')']) && sentence.chars().nth(CREDIT).is_none()
}

/// Whether a block tells how to reach somebody: a hotline, a mail box.
fn is_contact(block: &str) -> bool {
    let ways = ["电话", "热线", "邮箱", "信箱", "手机", "传真", "网址"];
    let digits = block.chars().fold((0, 0), |(run, most), c| {
        let run = if c.is_ascii_digit() || matches!(c, '-' | '－') { run + 1 } else { 0 };
        (run, most.max(run))
    });
    ways.iter().any(|way| block.contains(way)) && (digits.1 >= 7 || block.contains('@'))
}

/// Whether a block is a caption, a sign-off or a heading of the page: a short line that no mark ends.
fn is_caption(block: &str) -> bool {
    /// A longer line is text; characters.
    const CAPTION: usize = 24;
    let line = block.trim();
    let marked = line.ends_with(['。', '！', '？', '；', '：', '，', '、', '”', '.', ';', ':', ',']);
    line.starts_with("图为") || line.starts_with("（图") || !marked && line.chars().nth(CAPTION).is_none()
}

/// Characters that may lead to a list without saying anything.
const LEAD: usize = 12;

/// Fills in the points: an item of a list gives its heading, everything else its sentences.
fn points(report: &Report, sentences: &[Sentence], lists: &[List], sections: &mut [ReportSection]) {
    let items = || lists.iter().flat_map(|list| &list.items);
    let headings: FxHashMap<(usize, usize), usize> =
        items().map(|item| ((item.block, item.start), item.heading.end)).collect();
    let mut covered: Vec<Part> = Vec::new(); // by items, in order, not overlapping
    let mut parts: Vec<&Part> = items().flat_map(|item| &item.parts).collect();
    parts.order_by_key(|(block, range)| (*block, range.start));
    for (block, range) in parts {
        match covered.last_mut() {
            Some((last, whole)) if last == block && range.start <= whole.end => whole.end = whole.end.max(range.end),
            _ => covered.push((*block, range.clone())),
        }
    }
    for section in sections {
        let (Some(first), Some(last)) = (section.parts.first(), section.parts.last()) else { continue };
        let from =
            sentences.partition_point(|sentence| (sentence.block, sentence.range.end) <= (first.0, first.1.start));
        let inside = sentences
            .iter()
            .skip(from)
            .take_while(|sentence| (sentence.block, sentence.range.start) < (last.0, last.1.end));
        for sentence in inside {
            let text = report.blocks.get(sentence.block).map_or("", |block| block.text());
            let mut range = sentence.trimmed(report);
            if is_placeholder(text) || range.is_empty() {
                continue;
            }
            if let Some(&end) = headings.get(&(sentence.block, range.start)) {
                section.points.push((sentence.block, range.start..end));
                continue;
            }
            let place = (sentence.block, range.start);
            let at = covered.partition_point(|(block, part)| (*block, part.end) <= place);
            if covered.get(at).is_some_and(|(block, part)| *block == place.0 && part.start <= place.1) {
                continue;
            }
            let (block, marker) = &section.marker;
            if sentence.block == *block && range.start <= marker.start && marker.end <= range.end {
                let tail = text.get(marker.end..range.end).unwrap_or("");
                let words = tail.trim_start_matches(['，', ',', '：', ':', ' ', '\u{3000}']);
                // 会议强调，… leaves what is said; 会议听取了… is said as a whole.
                let said = words.len() < tail.len() || ["要", "必须"].iter().any(|start| words.starts_with(start));
                range.start = if said { range.end - words.len() } else { marker.start };
                range = trimmed(text, range);
            }
            // 今后一个时期，第一…: what leads to a list without a word of its own.
            let words = text.get(range.clone()).unwrap_or("");
            let leads = words.ends_with(['，', ',', '、']) && words.chars().nth(LEAD).is_none();
            if !range.is_empty() && !leads {
                section.points.push((sentence.block, range));
            }
        }
    }
}
