//! The summary: whole sentences, or headings of lists, that cover the report's sections.
//!
//! What may be chosen is weighed by its place in the graph of sentences that share words (TextRank,
//! Mihalcea and Tarau 2004), by the keywords that it holds, and by what the form of these reports
//! says of it: a heading or a section's opening tells more, a ritual formula less. Then one after
//! another is taken that adds most to what is there, the headline included (maximal marginal
//! relevance, Carbonell and Goldstein 1998), sections without a word coming first. The words are
//! pairs of Chinese characters, which need no dictionary.
//!
//! The graph holds at most [`MOST`] sentences, the most promising ones: linear in practice.

use std::cmp::Ordering;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::digest::{Extract, Keyword, SummaryLength, Warning};
use crate::text::form::list::List;
use crate::text::form::section::ReportSection;
use crate::text::ground::furniture::{is_page_line, is_placeholder};
use crate::text::ground::sentence::Sentence;
use crate::text::pick::keywords::is_boilerplate;
use crate::text::report::Report;
use crate::text::who::people::Attendance;

/// Sentences in the graph at most; sentences times sentences is the work.
const MOST: usize = 160;
/// Longest sentence whose length counts for nothing; characters.
const LONG: usize = 80;

/// Characters from which a heading tells by itself what is to be done.
const TELLING: f64 = 14.0;

/// Something that may be chosen.
#[derive(Debug)]
struct Unit {
    block: usize,
    range: Range<usize>,
    characters: usize,
    /// Which section holds it; `usize::MAX` for none.
    section: usize,
    /// A heading of a list.
    heading: bool,
    pairs: Vec<u32>,
    score: f64,
}

/// What a summary is made of: the report as the other parts of the core read it.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Its lists.
    pub lists: &'a [List],
    /// Its sections.
    pub sections: &'a [ReportSection],
    /// Who takes part: sentences that say no more than that are left out.
    pub attendance: &'a Attendance,
    /// Its keywords.
    pub keywords: &'a [Keyword],
    /// Its headline; the summary does not say it again.
    pub headline: &'a Extract,
}

/// The summary in the report's order, and a warning where the report is too short for it: then the
/// summary is the report's own sentences, all of them. A length of 0 gives no extract.
///
/// Characters are kept within 10 % of what is asked for wherever the sentences and headings allow it.
#[must_use]
pub fn summary(material: Material, length: SummaryLength) -> (Vec<Extract>, Option<Warning>) {
    let mut units = units(material);
    let whole: usize = units.iter().map(|unit| unit.characters).sum();
    let target = match length {
        SummaryLength::Sentences(number) => Target::Sentences(number),
        SummaryLength::Chars(number) => Target::Characters(number),
        SummaryLength::Ratio(ratio) => {
            let ratio = if ratio.is_finite() { ratio.clamp(0.0, 1.0) } else { 0.0 };
            Target::Characters((ratio * whole as f64).round() as usize)
        }
    };
    let short = match target {
        Target::Sentences(0) | Target::Characters(0) => return (Vec::new(), None),
        Target::Sentences(number) => units.len() <= number,
        Target::Characters(number) => whole <= number,
    };
    let report = material.report;
    if short {
        let all: Vec<Extract> = units.iter().map(|unit| extract(report, unit)).collect();
        let spans = all.iter().flat_map(|extract| extract.spans.iter().copied()).collect();
        let asked = matches!(length, SummaryLength::Sentences(_) | SummaryLength::Chars(_));
        let warning = (asked && !units.is_empty()).then(|| Warning {
            code: "too-short",
            message: "原文已很短，摘要即为原文。".to_owned(),
            spans,
        });
        return (all, warning);
    }
    weigh(&mut units, material);
    promising(&mut units, target);
    rank(&mut units);
    let mut chosen = choose(&units, material.headline, target);
    if let Target::Characters(number) = target {
        adjust(&units, &mut chosen, number);
    }
    chosen.sort_unstable();
    (chosen.into_iter().filter_map(|at| units.get(at)).map(|unit| extract(report, unit)).collect(), None)
}

#[derive(Debug, Clone, Copy)]
enum Target {
    Sentences(usize),
    Characters(usize),
}

fn extract(report: &Report, unit: &Unit) -> Extract {
    Extract::of(report, vec![report.span(unit.block, unit.range.clone())])
}

/// Sentences and headings that may be chosen, in the report's order.
fn units(material: Material) -> Vec<Unit> {
    let Material { report, sentences, lists, sections, attendance, .. } = material;
    let people = attendance.people.iter().chain(&attendance.bodies);
    let attends: FxHashSet<usize> = people.map(|person| person.sentence).collect();
    let headings: FxHashMap<(usize, usize), Range<usize>> = lists
        .iter()
        .flat_map(|list| &list.items)
        .map(|item| ((item.block, item.start), item.heading.clone()))
        .collect();
    let title = report.title.as_deref().map(str::trim).unwrap_or("");
    let mut parts: Vec<(usize, Range<usize>, usize)> = sections
        .iter()
        .enumerate()
        .flat_map(|(index, section)| section.parts.iter().map(move |(block, range)| (*block, range.clone(), index)))
        .collect();
    parts.sort_by_key(|(block, range, _)| (*block, range.start));
    let mut furniture: FxHashMap<usize, bool> = FxHashMap::default();
    let mut units = Vec::new();
    let mut opened = false;
    for (index, sentence) in sentences.iter().enumerate() {
        let Some(block) = report.blocks.get(sentence.block) else { continue };
        let page = *furniture
            .entry(sentence.block)
            .or_insert_with(|| is_page_line(block.text()) || is_placeholder(block.text()));
        let mut range = sentence.trimmed(report);
        let text = block.text().get(range.clone()).unwrap_or("");
        if page || !is_sentence(text) || text == title {
            continue;
        }
        // Who came is no summary; who held the meeting, in the first sentence, is.
        if attends.contains(&index) && opened {
            continue;
        }
        opened = true;
        if is_aside(text) {
            continue;
        }
        let heading = headings.get(&(sentence.block, range.start)).filter(|heading| !heading.is_empty());
        if let Some(heading) = heading {
            range = heading.clone();
        }
        let words = block.text().get(range.clone()).unwrap_or("");
        let at = parts.partition_point(|(of, part, _)| (*of, part.start) <= (sentence.block, range.start));
        let section = at
            .checked_sub(1)
            .and_then(|at| parts.get(at))
            .filter(|(of, part, _)| *of == sentence.block && range.start < part.end)
            .map_or(usize::MAX, |(_, _, section)| *section);
        units.push(Unit {
            block: sentence.block,
            characters: words.chars().count(),
            section,
            heading: heading.is_some(),
            pairs: pairs(words),
            range,
            score: 0.0,
        });
    }
    units
}

/// Whether it says something: it ends as sentences do and has the length of one.
fn is_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '"', '）', ')', '’', '】', '」']);
    let ends = bare.ends_with(['。', '！', '!', '；', ';', '.']) || text.chars().count() >= 40;
    ends && text.chars().filter(|c| c.is_alphanumeric()).count() >= 6
}

/// The presenter's and the reporter's own words.
fn is_aside(text: &str) -> bool {
    let start = text.trim_start_matches(['（', '(', '【']);
    ["记者", "本报记者", "编辑", "来源", "责任编辑", "图为", "新华社记者", "央视记者", "来看"]
        .iter()
        .any(|word| start.starts_with(word))
        || ["请予审议", "各位代表", "来看记者"].iter().any(|words| text.contains(words))
        || text.ends_with(['？', '?'])
        || announces_list(text)
}

/// 要抓好以下六项工作。: the list says it.
fn announces_list(text: &str) -> bool {
    let next = ["以下", "如下"].iter().find_map(|word| text.split_once(word)).map(|(_, next)| next);
    next.is_some_and(|next| next.chars().count() <= 12)
}

/// The pairs of Chinese characters in `text`, each once, sorted.
fn pairs(text: &str) -> Vec<u32> {
    let characters: Vec<char> = text.chars().collect();
    let han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let mut pairs: Vec<u32> = characters
        .windows(2)
        .filter_map(|pair| match *pair {
            [a, b] if han(a) && han(b) => Some((a as u32) << 16 | (b as u32 & 0xffff)),
            _ => None,
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How many pairs two sorted lists share.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut number) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                (i, j) = (i + 1, j + 1);
                number += 1;
            }
        }
    }
    number
}

/// What the form of the report and the keywords say of each unit.
fn weigh(units: &mut [Unit], material: Material) {
    let mut hits: FxHashMap<usize, Vec<(usize, f64)>> = FxHashMap::default();
    for keyword in material.keywords {
        for span in &keyword.spans {
            if let Some(block) = material.report.blocks.get(span.block) {
                hits.entry(span.block).or_default().push((block.byte(span.start), keyword.weight));
            }
        }
    }
    for places in hits.values_mut() {
        places.sort_by_key(|place| place.0);
    }
    let openings: FxHashSet<(usize, usize)> = material
        .sections
        .iter()
        .filter_map(|section| section.parts.first())
        .map(|(block, range)| (*block, range.start))
        .collect();
    // What is decided and demanded counts more than what is praised.
    let marker = |section: usize| {
        let (block, range) = material.sections.get(section).map(|section| section.marker.clone()).unwrap_or_default();
        let marker = material.report.blocks.get(block).and_then(|block| block.text().get(range)).unwrap_or("");
        match () {
            () if ["决定", "确定", "要求", "部署", "明确"].iter().any(|verb| marker.ends_with(verb)) => 0.25,
            () if ["强调", "提出", "通过"].iter().any(|verb| marker.ends_with(verb)) => 0.12,
            // What has been achieved, in most reports.
            () if ["认为", "回顾", "总结"].iter().any(|verb| marker.ends_with(verb)) => -0.3,
            () => 0.0,
        }
    };
    for (index, unit) in units.iter_mut().enumerate() {
        let text = material.report.blocks.get(unit.block).and_then(|block| block.text().get(unit.range.clone()));
        let text = text.unwrap_or("");
        let places = hits.get(&unit.block).map_or(&[][..], Vec::as_slice);
        let from = places.partition_point(|(byte, _)| *byte < unit.range.start);
        let to = places.partition_point(|(byte, _)| *byte < unit.range.end);
        let weight: f64 = places.get(from..to).unwrap_or_default().iter().map(|(_, weight)| weight).sum();
        let mut score = weight / (unit.characters.max(40) as f64 / 20.0 + 1.0);
        if unit.heading {
            // 供水能力增强 says less than a heading of two clauses does.
            score +=
                if unit.characters <= 40 { 0.7 * (unit.characters as f64 / TELLING).min(1.0).powi(2) } else { 0.3 };
        }
        if index == 0 {
            score += 0.3;
        }
        if openings.contains(&(unit.block, unit.range.start)) {
            score += 0.15;
        }
        score += marker(unit.section);
        score -= ritual(text);
        if unit.characters > LONG {
            score -= 0.35 * (unit.characters - LONG) as f64 / LONG as f64;
        }
        if ["这", "他", "她", "其", "因此", "同时", "此外", "对此", "为此", "但", "一方面", "另一方面"]
            .iter()
            .any(|start| text.starts_with(start))
        {
            score -= 0.25;
        }
        unit.score = score;
    }
}

/// How much of a sentence is formula, 0 to 1: what stands so in every report.
fn ritual(text: &str) -> f64 {
    let openings = ["会议以习近平", "要以习近平", "以习近平新时代", "坚持以习近平", "大家一致认为", "连日来"];
    let formula = openings.iter().any(|opening| text.contains(opening))
        || (text.contains("为指导，") || text.contains("为指导,"))
        || ["两个确立", "根本遵循", "行动指南", "重大意义", "重要意义", "里程碑", "高屋建瓴", "坚强领导下"]
            .iter()
            .any(|words| text.contains(words))
        || text.contains("紧密团结在")
        || (text.contains('是') && text.contains("之年"));
    let boilerplate: usize = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| is_boilerplate(part))
        .map(|part| part.chars().count())
        .sum();
    let share = boilerplate as f64 / text.chars().count().max(1) as f64;
    (if formula { 0.6 } else { 0.0 }) + share.min(0.4)
}

/// Keeps the [`MOST`] most promising units, or as many as the length calls for, in order.
fn promising(units: &mut Vec<Unit>, target: Target) {
    let needed = match target {
        Target::Sentences(number) => number.saturating_mul(2),
        Target::Characters(number) => number / 10,
    };
    let most = MOST.max(needed);
    if units.len() <= most {
        return;
    }
    let mut order: Vec<usize> = (0..units.len()).collect();
    let score = |at: usize| units.get(at).map_or(0.0, |unit| unit.score);
    order.sort_by(|&a, &b| score(b).total_cmp(&score(a)).then(a.cmp(&b)));
    let keep: FxHashSet<usize> = order.into_iter().take(most).collect();
    let mut index = 0;
    units.retain(|_| {
        index += 1;
        keep.contains(&(index - 1))
    });
}

/// Adds to each score the unit's rank in the graph, 0 to 1.
///
/// TextRank: similarity is the number of words in common over the sum of the lengths' logarithms,
/// damping 0.85. A unit of a long list of them has edges to the [`MOST`] nearest before it only.
fn rank(units: &mut [Unit]) {
    const DAMPING: f64 = 0.85;
    const ROUNDS: usize = 20;
    let number = units.len();
    let mut edges: Vec<Vec<(u32, f64)>> = vec![Vec::new(); number];
    let mut sums = vec![0.0; number];
    for (i, a) in units.iter().enumerate() {
        for (j, b) in units.iter().enumerate().skip(i + 1).take(MOST) {
            let shared = common(&a.pairs, &b.pairs);
            if shared < 2 {
                continue;
            }
            let lengths = (a.pairs.len() as f64).ln() + (b.pairs.len() as f64).ln();
            let weight = shared as f64 / lengths.max(1.0);
            for (from, to) in [(i, j), (j, i)] {
                if let (Some(list), Some(sum)) = (edges.get_mut(from), sums.get_mut(from)) {
                    list.push((to as u32, weight));
                    *sum += weight;
                }
            }
        }
    }
    let mut ranks = vec![1.0; number];
    for _ in 0..ROUNDS {
        let mut next = vec![1.0 - DAMPING; number];
        for ((list, sum), rank) in edges.iter().zip(&sums).zip(&ranks) {
            for &(to, weight) in list {
                if let Some(next) = next.get_mut(to as usize) {
                    *next += DAMPING * rank * weight / sum;
                }
            }
        }
        ranks = next;
    }
    let best = ranks.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    for (unit, rank) in units.iter_mut().zip(ranks) {
        unit.score += rank / best;
    }
}

/// Share of the shorter one's pairs that the other has, too.
fn overlap(a: &[u32], b: &[u32]) -> f64 {
    common(a, b) as f64 / a.len().min(b.len()).max(1) as f64
}

/// Takes one unit after the other, the one that adds most.
fn choose(units: &[Unit], headline: &Extract, target: Target) -> Vec<usize> {
    /// What a repetition costs, against the score.
    const REPETITION: f64 = 1.6;
    /// What a section without a word is worth.
    const SECTION: f64 = 0.45;
    let headline = pairs(&headline.text);
    let mut likeness: Vec<f64> =
        units.iter().map(|unit| if headline.is_empty() { 0.0 } else { overlap(&unit.pairs, &headline) }).collect();
    let mut sections: FxHashMap<usize, usize> = FxHashMap::default();
    let mut chosen: Vec<usize> = Vec::new();
    let mut taken = vec![false; units.len()];
    let mut used = 0;
    loop {
        let room = match target {
            Target::Sentences(number) if chosen.len() < number => usize::MAX,
            Target::Characters(number) if used < number => number + number / 10 - used.min(number + number / 10),
            _ => break,
        };
        let mut best: Option<(f64, usize)> = None;
        for (at, ((unit, likeness), taken)) in units.iter().zip(&likeness).zip(&taken).enumerate() {
            if *taken || unit.characters > room || *likeness > 0.85 {
                continue;
            }
            let had = sections.get(&unit.section).copied().unwrap_or(0);
            let gain = unit.score - REPETITION * likeness + SECTION / (1 + had) as f64;
            if best.is_none_or(|(most, _)| gain > most) {
                best = Some((gain, at));
            }
        }
        let Some((_, at)) = best else { break };
        let Some(unit) = units.get(at) else { break };
        if let Some(taken) = taken.get_mut(at) {
            *taken = true;
        }
        chosen.push(at);
        used += unit.characters;
        *sections.entry(unit.section).or_default() += 1;
        for (likeness, other) in likeness.iter_mut().zip(units) {
            *likeness = likeness.max(overlap(&other.pairs, &unit.pairs));
        }
    }
    chosen
}

/// Brings the number of characters within a tenth of `target`, by one more unit or by another
/// for one of them, where that is possible.
fn adjust(units: &[Unit], chosen: &mut Vec<usize>, target: usize) {
    let (low, high) = (target - target / 10, target + target / 10);
    let length = |at: usize| units.get(at).map_or(0, |unit| unit.characters);
    let score = |at: usize| units.get(at).map_or(0.0, |unit| unit.score);
    for _ in 0..8 {
        let used: usize = chosen.iter().map(|&at| length(at)).sum();
        if (low..=high).contains(&used) {
            return;
        }
        let rest: Vec<usize> = (0..units.len()).filter(|at| !chosen.contains(at)).collect();
        let off = |used: usize| if used < low { low - used } else { used.saturating_sub(high) };
        // One more, or another instead: what comes nearest, then what is better.
        let mut best: Option<(usize, f64, Option<usize>, usize)> = None;
        let mut consider = |used: usize, value: f64, out: Option<usize>, at: usize| {
            // Rather too little than too much.
            if used > high {
                return;
            }
            let better =
                best.is_none_or(|(nearest, most, _, _)| off(used) < nearest || (off(used) == nearest && value > most));
            if better {
                best = Some((off(used), value, out, at));
            }
        };
        for &at in &rest {
            consider(used + length(at), score(at), None, at);
            for (position, &out) in chosen.iter().enumerate() {
                consider(used - length(out) + length(at), score(at) - score(out), Some(position), at);
            }
        }
        match best {
            Some((nearest, _, out, at)) if nearest < off(used) => match out.and_then(|out| chosen.get_mut(out)) {
                Some(place) => *place = at,
                None => chosen.push(at),
            },
            _ => return,
        }
    }
}
