//! What the form of the report and the keywords say of each passage.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Material;
use super::empty::{attitude, has_deadline, is_measured, is_occasion, says_why, tells_of_talk};
use super::unit::{Unit, words};
use crate::order::Order;
use crate::text::digest::PartKind;
use crate::text::pick::keywords::is_boilerplate;

/// Longest sentence whose length counts for nothing; characters.
const LONG: usize = 80;
/// Characters from which a heading tells by itself what is to be done.
const TELLING: f64 = 14.0;

/// What a sentence loses that asks for nothing but an attitude, that only says why its matter counts, that goes on about an
/// item of a list which a line of its own tells.
const ATTITUDE: f64 = 0.8;
const WHY: f64 = 0.2;
const DETAIL: f64 = 0.4;
/// What a sentence gains that gives a figure, a day, a document or a term by name: what can be checked later.
const FIGURE: f64 = 0.5;
const DEADLINE: f64 = 0.8;
const NAMED: f64 = 0.2;
/// What talk loses.
const TALK: f64 = 0.5;
/// What it loses for each further [`LONG`] characters.
const LENGTH: f64 = 0.25;
/// What the keywords in it count for.
const KEYWORDS: f64 = 0.6;
/// What opens a section, and what opens the report.
const OPENS: f64 = 0.2;
const FIRST: f64 = 0.1;

/// What a line is worth for the kind of what it tells: acts first, then tasks, demands, and only then how things stand
/// and what was done.
fn worth(unit: &Unit) -> f64 {
    match (unit.kind, unit.whole) {
        // 传达学习…, 总结…: what every meeting begins with.
        (Some(PartKind::Act), true) if unit.weak => 0.3,
        (Some(PartKind::Act), true) => 4.0,
        (Some(PartKind::Task), true) => 3.0,
        (_, true) => 1.2,
        (Some(PartKind::Task), _) => 0.9,
        (Some(PartKind::Demand), _) => 0.55,
        (Some(PartKind::Act), _) => 0.4,
        (None, _) => 0.0,
        (Some(PartKind::Situation), _) => -0.7,
        (Some(PartKind::Review), _) => -1.5,
    }
}

/// Gives each unit its score before the graph.
pub(super) fn weigh(units: &mut [Unit], material: Material) {
    let mut hits: FxHashMap<usize, Vec<(usize, f64)>> = FxHashMap::default();
    for keyword in material.keywords {
        for span in &keyword.spans {
            if let Some(block) = material.report.blocks.get(span.block) {
                hits.entry(span.block).or_default().push((block.byte(span.start), keyword.weight));
            }
        }
    }
    for places in hits.values_mut() {
        places.order_by_key(|place| place.0);
    }
    let openings: FxHashSet<(usize, usize)> = material
        .sections
        .iter()
        .filter_map(|section| section.parts.first())
        .map(|(block, range)| (*block, range.start))
        .collect();
    for (index, unit) in units.iter_mut().enumerate() {
        let text = words(material.report, &unit.parts);
        let weight: f64 = unit
            .parts
            .iter()
            .map(|(block, range)| {
                let places = hits.get(block).map_or(&[][..], Vec::as_slice);
                let from = places.partition_point(|(byte, _)| *byte < range.start);
                let to = places.partition_point(|(byte, _)| *byte < range.end);
                places.get(from..to).unwrap_or_default().iter().map(|(_, weight)| weight).sum::<f64>()
            })
            .sum();
        let mut score = worth(unit) + KEYWORDS * weight / (unit.characters.max(40) as f64 / 20.0 + 1.0);
        if unit.ordinal.is_some() {
            // 供水能力增强 says less than a heading of two clauses does.
            score +=
                if unit.characters <= 40 { 0.5 * (unit.characters as f64 / TELLING).min(1.0).powi(2) } else { 0.2 };
        }
        if index == 0 && !unit.whole {
            score += FIRST;
        }
        if openings.contains(&unit.start()) {
            score += OPENS;
        }
        score -= ritual(&text);
        if !unit.whole {
            score -= ATTITUDE * attitude(&text);
            if has_deadline(&text) {
                score += DEADLINE;
            } else if is_measured(&text) && !is_occasion(&text) {
                score += FIGURE;
            } else if text.contains(['《', '“']) {
                score += NAMED;
            }
        }
        if says_why(&text) {
            score -= WHY;
        }
        // What somebody is quoted with word for word, and what was only talked about, is no business of the reader's.
        if tells_of_talk(&text) || text.starts_with('“') && text.ends_with('”') {
            score -= TALK;
        }
        if unit.detail {
            score -= DETAIL;
        }
        if unit.characters > LONG && !unit.whole {
            score -= LENGTH * (unit.characters - LONG) as f64 / LONG as f64;
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
        || is_occasion(text);
    let boilerplate: usize = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| is_boilerplate(part))
        .map(|part| part.chars().count())
        .sum();
    let share = boilerplate as f64 / text.chars().count().max(1) as f64;
    (if formula { 0.6 } else { 0.0 }) + share.min(0.4)
}
