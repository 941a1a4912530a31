//! Work reports of a government: what they are for is the year's targets.

use super::clause::{Clause, Kind, parts};
use crate::text::ground::sentence::Sentence;
use crate::text::report::Report;

/// The clauses of the sentence that gives the targets (今年主要预期目标是：…) as far as they fit `limit`
/// characters; `None` where the report is not laid before a congress, or gives none.
pub(super) fn targets(report: &Report, sentences: &[Sentence], limit: usize) -> Option<Vec<Clause>> {
    let laid_before = sentences.iter().take(30).map(|sentence| sentence.text(report)).any(|text| {
        text.contains("报告") && (text.contains("审议") || text.contains("向大会")) && text.chars().count() < 120
    });
    if !laid_before {
        return None;
    }
    let sentence = sentences.iter().find(|sentence| announces(sentence.text(report)))?;
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

/// Whether a sentence goes on to give the targets: 主要预期目标是：…, 提出今年预期目标：…, 预期目标建议为：….
fn announces(sentence: &str) -> bool {
    let after = sentence.split_once("预期目标").map_or("", |(_, after)| after);
    let words = after.trim_start_matches(['建', '议', '初', '步', '确', '定', '如', '下', '是', '为']);
    words.starts_with(['：', ':']) && after.len() - words.len() <= "初步建议如下".len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_announced_with_a_colon() {
        for text in ["主要预期目标是：粮食增产2%。", "提出今年的预期目标：粮食增产。", "预期目标建议为:增产2%。"]
        {
            assert!(announces(text), "{text}");
        }
        for text in ["部分指标与预期目标有差距：粮食减产。", "实现预期目标，要抓好以下五点：一是增产。", ""]
        {
            assert!(!announces(text), "{text}");
        }
    }
}
