//! The summary: what the meeting did and the headline leaves out, then what is to be done, what is asked for, and only
//! then how things stand.
//!
//! What may be chosen is weighed by the kind of what it tells, by its place in the graph of sentences that share words
//! (TextRank, Mihalcea and Tarau 2004), by the keywords that it holds, and by what the form of these reports says of it.
//! Then one after another is taken that adds most to what is there, the headline included (maximal marginal relevance,
//! Carbonell and Goldstein 1998), sections without a word coming first. A list is told whole, by its headings, or by its
//! first items with the number of those left out; never by some of them.

mod choose;
mod empty;
mod lists;
mod pairs;
mod rank;
mod told;
mod unit;
mod weigh;

use rustc_hash::FxHashSet;

use self::choose::{adjust, choose};
use self::rank::{promising, rank};
use self::told::{acts_line, list_line, targets_line, topic_lines};
use self::unit::{Unit, units};
use self::weigh::weigh;
use crate::order::Order;
use crate::text::digest::{Extract, Keyword, LineSource, SummaryLength, SummaryLine, Warning};
use crate::text::form::kind::Kinds;
use crate::text::form::list::List;
use crate::text::form::section::ReportSection;
use crate::text::ground::furniture::{is_page_line, is_placeholder};
use crate::text::ground::sentence::Sentence;
use crate::text::pick::acts::ReportAct;
use crate::text::report::Report;
use crate::text::who::attendance::Attendance;

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
    /// What each of these tells.
    pub kinds: &'a Kinds,
    /// The report's year, where it is known.
    pub year: Option<i32>,
    /// Who takes part: sentences that say no more than that are left out.
    pub attendance: &'a Attendance,
    /// What the meeting did.
    pub acts: &'a [ReportAct],
    /// Its keywords.
    pub keywords: &'a [Keyword],
    /// Its headline; the summary does not say it again.
    pub headline: &'a Extract,
}

/// A summary that has this share of the report's characters is no shorter than the report: it is shown whole.
const WHOLE: f64 = 0.6;

#[derive(Debug, Clone, Copy)]
enum Target {
    Sentences(usize),
    Characters(usize),
}

/// The summary in the report's order, and a warning where the report is too short for it: then the
/// summary is the report's own sentences, all of them. A length of 0 gives no extract.
///
/// Characters are kept within 10 % of what is asked for wherever the sentences and headings allow it.
#[must_use]
pub fn summary(material: Material, length: SummaryLength) -> (Vec<SummaryLine>, Option<Warning>) {
    let all = units(material, &FxHashSet::default());
    let whole: usize = all.iter().map(|unit| unit.characters).sum();
    let target = match length {
        SummaryLength::Sentences(number) => Target::Sentences(number),
        SummaryLength::Chars(number) => Target::Characters(number),
        SummaryLength::Ratio(ratio) => {
            let ratio = if ratio.is_finite() { ratio.clamp(0.0, 1.0) } else { 0.0 };
            Target::Characters((ratio * whole as f64).round() as usize)
        }
    };
    match target {
        Target::Sentences(0) | Target::Characters(0) => return (Vec::new(), None),
        Target::Characters(number) if whole <= number => return shown_whole(material, &all, length),
        _ => {}
    }
    let mut lines: Vec<Unit> = (0..material.lists.len()).filter_map(|at| list_line(material, at, target)).collect();
    let told: FxHashSet<usize> = lines.iter().filter_map(|line| line.outline).collect();
    lines.extend(acts_line(material));
    lines.extend(targets_line(material));
    lines.extend(topic_lines(material));
    lines.extend(units(material, &told));
    weigh(&mut lines, material);
    promising(&mut lines, target);
    rank(&mut lines);
    let short = (WHOLE * characters(material) as f64) as usize;
    let mut chosen = choose(&lines, material.headline, target, short);
    if let Target::Characters(number) = target {
        adjust(&lines, &mut chosen, number);
    }
    let mut chosen: Vec<&Unit> = chosen.into_iter().filter_map(|at| lines.get(at)).collect();
    let used: usize = chosen.iter().map(|unit| unit.characters).sum();
    if matches!(length, SummaryLength::Sentences(_)) && used >= short {
        return shown_whole(material, &all, length);
    }
    chosen.order_by_key(|unit| unit.start());
    (chosen.into_iter().map(|unit| line(material, unit)).collect(), None)
}

/// All that the report says, as it stands.
fn shown_whole(material: Material, all: &[Unit], length: SummaryLength) -> (Vec<SummaryLine>, Option<Warning>) {
    let lines: Vec<SummaryLine> = all.iter().map(|unit| line(material, unit)).collect();
    let spans = lines.iter().flat_map(|line| line.spans.iter().copied()).collect();
    let asked = matches!(length, SummaryLength::Sentences(_) | SummaryLength::Chars(_));
    let warning = (asked && !lines.is_empty()).then(|| Warning {
        code: "too-short",
        message: "原文已很短，摘要即为原文。".to_owned(),
        spans,
    });
    (lines, warning)
}

/// Characters of the report's own text.
fn characters(material: Material) -> usize {
    let own = |text: &&str| !is_page_line(text) && !is_placeholder(text);
    material.report.blocks.iter().map(|block| block.text()).filter(own).map(|text| text.trim().chars().count()).sum()
}

fn line(material: Material, unit: &Unit) -> SummaryLine {
    let spans = unit.parts.iter().map(|(block, range)| material.report.span(*block, range.clone())).collect();
    let Extract { text, spans } = Extract::of(material.report, spans);
    let speaker = unit.section.and_then(|at| material.sections.get(at)).and_then(|section| section.speaker.clone());
    let from = LineSource {
        kind: unit.kind,
        section: unit.section,
        outline: unit.outline,
        ordinal: unit.ordinal,
        speaker,
        left: unit.left,
    };
    SummaryLine { text, spans, from }
}
