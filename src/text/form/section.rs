//! Sections: the parts of a report that 会议指出, 习近平强调 and the like open.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::list::List;
use super::part::{Part, parts};
use crate::text::ground::furniture::is_placeholder;
use crate::text::ground::sentence::{Sentence, trimmed};
use crate::text::report::Report;
use crate::text::who::people::Attendance;
use crate::text::who::speech::{closes, goes_on, group, later, meeting, person, tells_attendance};

/// A section; positions are bytes of their block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportSection {
    /// The formula that opens it: 会议指出, 李强强调; 强调 alone where the speaker stands further off.
    pub marker: Part,
    /// The person who speaks, where it is one.
    pub speaker: Option<String>,
    /// The whole section, a part for each block; the first starts at the marker.
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
    let mut acting: FxHashMap<usize, &Range<usize>> = FxHashMap::default();
    for person in &attendance.people {
        acting.insert(person.sentence, &person.name);
    }
    let mut found: Vec<ReportSection> = Vec::new();
    let mut open: Option<(Part, Option<String>)> = None;
    let mut speaker: Option<String> = None;
    let mut block = None;
    let text_of = |block: usize| report.blocks.get(block).map_or("", |block| block.text());
    let close = |open: &mut Option<(Part, Option<String>)>, end: (usize, usize), found: &mut Vec<ReportSection>| {
        if let Some((marker, speaker)) = open.take() {
            let parts = parts(report, (marker.0, marker.1.start), end);
            found.push(ReportSection { points: Vec::new(), marker, speaker, parts });
        }
    };
    let mut said = false; // by the meeting: the subject of a bare 强调
    for (index, sentence) in sentences.iter().enumerate() {
        let text = text_of(sentence.block);
        if is_placeholder(text) {
            continue;
        }
        let range = sentence.trimmed(report);
        let words = text.get(range.clone()).unwrap_or("");
        let place = (sentence.block, sentence.range.start);
        let new_block = block.replace(sentence.block) != Some(sentence.block);
        let marker = if let Some(length) = meeting(words).or_else(|| group(words)) {
            (speaker, said) = (None, true);
            Some((0..length, None))
        } else if let Some((marker, name)) = person(words) {
            if !name.is_empty() && name != "他" {
                (speaker, said) = (Some(name.to_owned()), false);
            }
            (speaker.is_some() || (said && name != "他")).then(|| (marker, speaker.clone()))
        } else if let Some(marker) = later(words) {
            (speaker, said) = (None, true);
            Some((marker, None))
        } else {
            None
        };
        let acts = acting.get(&index).and_then(|name| text.get((*name).clone()));
        let mut marker = marker;
        if let (None, Some(name)) = (&marker, acts) {
            // …李四出席会议并讲话。他强调，…  and …并讲话，强调要…
            (speaker, said) = (Some(name.to_owned()), false);
            marker = goes_on(words).map(|marker| (marker, speaker.clone()));
        }
        match marker {
            Some((marker, speaker)) => {
                close(&mut open, place, &mut found);
                open = Some(((sentence.block, range.start + marker.start..range.start + marker.end), speaker));
            }
            None if acts.is_some() || tells_attendance(words) || new_block && closes(text) => {
                close(&mut open, place, &mut found)
            }
            None => {}
        }
    }
    close(
        &mut open,
        (report.blocks.len().saturating_sub(1), text_of(report.blocks.len().saturating_sub(1)).len()),
        &mut found,
    );
    points(report, sentences, lists, &mut found);
    found
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
    parts.sort_by_key(|(block, range)| (*block, range.start));
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
