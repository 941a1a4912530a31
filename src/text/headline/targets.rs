//! Work reports of a government: what they are for is the year's targets.

use super::{Clause, Kind, parts};
use crate::text::Report;
use crate::text::sentence::Sentence;

/// The clauses of the sentence that gives the targets (今年主要预期目标是：…) as far as they fit `limit`
/// characters; `None` where the report is not laid before a congress, or gives none.
pub(super) fn targets(report: &Report, sentences: &[Sentence], limit: usize) -> Option<Vec<Clause>> {
    let laid_before = sentences.iter().take(30).map(|sentence| sentence.text(report)).any(|text| {
        text.contains("报告") && (text.contains("审议") || text.contains("向大会")) && text.chars().count() < 120
    });
    if !laid_before {
        return None;
    }
    let announced = ["预期目标是：", "预期目标是:", "预期目标为：", "预期目标为:"];
    let sentence = sentences.iter().find(|sentence| {
        let text = sentence.text(report);
        announced.iter().any(|words| text.contains(words))
    })?;
    let mut used = 0;
    let fitting: Vec<Clause> = parts(report, sentence, false)
        .into_iter()
        .skip_while(|clause| !clause.text.contains("预期目标"))
        .filter(|clause| clause.kind != Kind::Time)
        .take_while(|clause| {
            used += clause.characters();
            // The mark at the end falls away.
            used <= limit + 1
        })
        .collect();
    (fitting.len() > 1).then_some(fitting)
}
