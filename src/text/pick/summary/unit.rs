//! What a summary may say: sentences, headings of lists, lists told in one line, acts that the headline leaves out.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Material;
use super::empty::{is_empty, is_weak};
use super::lists::is_glossary;
use super::pairs::pairs;
use crate::text::digest::PartKind;
use crate::text::form::demand::asks;
use crate::text::form::kind::{list_end, section_at};
use crate::text::form::list::List;
use crate::text::form::part::Part;
use crate::text::ground::editors_note::after_editors_note;
use crate::text::ground::furniture::{is_page_line, is_placeholder};
use crate::text::ground::sentence::clauses;
use crate::text::lexicon::saying::SAYS;
use crate::text::lexicon::suffix;
use crate::text::pick::headline::cuts::skip_dateline;
use crate::text::report::Report;
use crate::text::who::speech::tells_attendance;

/// Something that may be chosen.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Its words, in the report's order.
    pub parts: Vec<Part>,
    pub characters: usize,
    /// Which section holds it; `None` where none does.
    pub section: Option<usize>,
    /// The list that it is of, and the item's number where it is one.
    pub outline: Option<usize>,
    pub ordinal: Option<usize>,
    pub kind: Option<PartKind>,
    /// Whether it tells a whole list, or several acts.
    pub whole: bool,
    /// Items of the list that it leaves out.
    pub left: usize,
    /// Whether it only praises, or leans on what stands before it: told where more is asked for than the report has of
    /// substance.
    pub weak: bool,
    /// Whether it goes on about an item of a list that a line of its own tells.
    pub detail: bool,
    pub pairs: Vec<u32>,
    pub score: f64,
}

impl Unit {
    pub fn of(report: &Report, parts: Vec<Part>, kind: Option<PartKind>) -> Self {
        let words = words(report, &parts);
        Self {
            characters: words.chars().count(),
            pairs: pairs(&words),
            parts,
            kind,
            section: None,
            outline: None,
            ordinal: None,
            whole: false,
            left: 0,
            weak: false,
            detail: false,
            score: 0.0,
        }
    }

    /// Where it starts: block and byte.
    pub fn start(&self) -> (usize, usize) {
        self.parts.first().map_or((0, 0), |(block, range)| (*block, range.start))
    }
}

/// The words of parts, joined.
pub(super) fn words(report: &Report, parts: &[Part]) -> String {
    parts.iter().filter_map(|(block, range)| report.blocks.get(*block)?.text().get(range.clone())).collect()
}

/// Where lists stand: block and byte of the first item, and of the end.
struct Places(Vec<((usize, usize), (usize, usize))>);

impl Places {
    fn of<'a>(lists: impl Iterator<Item = &'a List>) -> Self {
        Self(
            lists
                .filter_map(|list| list.items.first().map(|first| ((first.block, first.start), list_end(list))))
                .collect(),
        )
    }

    fn hold(&self, place: (usize, usize)) -> bool {
        self.0.iter().any(|&(first, end)| (first..end).contains(&place))
    }
}

/// Sentences and headings that may be chosen, in the report's order; `told`: lists that one line tells.
pub(super) fn units(material: Material, told: &FxHashSet<usize>) -> Vec<Unit> {
    let Material { report, sentences, lists, sections, attendance, kinds, .. } = material;
    let people = attendance.people.iter().chain(&attendance.bodies);
    let attends: FxHashSet<usize> = people.map(|person| person.sentence).collect();
    let items: FxHashMap<(usize, usize), (usize, usize)> = lists
        .iter()
        .enumerate()
        .flat_map(|(list, items)| {
            items.items.iter().enumerate().map(move |(at, item)| ((item.block, item.start), (list, at)))
        })
        .collect();
    let told_places = Places::of(lists.iter().enumerate().filter(|(at, _)| told.contains(at)).map(|(_, list)| list));
    let glossaries = Places::of(lists.iter().filter(|list| is_glossary(report, list)));
    let title = report.title.as_deref().map(str::trim).unwrap_or("");
    let mut furniture: FxHashMap<usize, bool> = FxHashMap::default();
    let mut units = Vec::new();
    let mut opened = false;
    let own = after_editors_note(report);
    for (index, sentence) in sentences.iter().enumerate() {
        let Some(block) = report.blocks.get(sentence.block) else { continue };
        let page = *furniture
            .entry(sentence.block)
            .or_insert_with(|| is_page_line(block.text()) || is_placeholder(block.text()));
        let mut range = sentence.trimmed(report);
        let text = block.text().get(range.clone()).unwrap_or("");
        if sentence.block < own
            || page
            || !is_sentence(text)
            || text == title
            || glossaries.hold((sentence.block, range.start))
        {
            continue;
        }
        // Who came is no summary; who held the meeting, in the first sentence, is, and what somebody asked for there.
        if (attends.contains(&index) || tells_attendance(text)) && opened && !asks(text) {
            continue;
        }
        opened = true;
        if is_empty(text) {
            continue;
        }
        let item = items.get(&(sentence.block, range.start)).copied();
        if let Some((list, at)) = item {
            if told.contains(&list) {
                continue;
            }
            let heading = lists.get(list).and_then(|list| list.items.get(at)).map(|item| item.heading.clone());
            if let Some(heading) = heading.filter(|heading| !heading.is_empty()) {
                range = heading;
            }
        } else {
            range.start += pronoun(text);
            // 新华社某地某日电（记者某某）: where it comes from is no part of what it says.
            range.start = skip_dateline(block.text(), range.clone());
        }
        let kind = kinds.sentences.get(index).copied().flatten();
        let mut unit = Unit::of(report, vec![(sentence.block, range.clone())], kind);
        unit.weak = is_weak(block.text().get(range.clone()).unwrap_or(""));
        // By its end: a section may open in the middle of the sentence.
        unit.section = section_at(sections, (sentence.block, range.end.saturating_sub(1)));
        unit.detail = told_places.hold(unit.start());
        unit.outline = item.map(|(list, _)| list);
        unit.ordinal = item.and_then(|(list, at)| Some(lists.get(list)?.items.get(at)?.ordinal));
        units.push(unit);
    }
    units
}

/// Whether it says something: it ends as sentences do and has the length of one.
fn is_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '"', '）', ')', '’', '】', '」']);
    let ends = bare.ends_with(['。', '！', '!', '；', ';', '.']) || text.chars().count() >= 40;
    ends && text.chars().filter(|c| c.is_alphanumeric()).count() >= 6
}

/// Bytes of 他强调， at the start: who speaks is told beside the line.
fn pronoun(text: &str) -> usize {
    if !text.starts_with(['他', '她']) {
        return 0;
    }
    let Some(first) = clauses(text, 0..text.len()).into_iter().next() else { return 0 };
    let words = text.get(first.clone()).unwrap_or("").trim_end().trim_end_matches(['，', ',', '：', ':']);
    if suffix(words, SAYS).is_some() && first.end < text.len() { first.end } else { 0 }
}
