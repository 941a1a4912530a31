//! Work reports of a government: whose report it is, and the year's targets, which are what it is for.

use std::ops::Range;

use super::clause::{Clause, Kind};
use crate::text::form::part::Part;
use crate::text::ground::sentence::{Sentence, clauses};
use crate::text::report::Report;

/// Sentences at the start of a work report in which it is laid before the congress.
const OPENING: usize = 30;
/// Blocks at the start in which the congress or the head of government is named.
const HEAD: usize = 8;

/// The region, if the report names it, and its targets as far as they fit `limit` characters; `None` where the report is
/// not laid before a congress, or gives none.
pub(super) fn targets(report: &Report, sentences: &[Sentence], limit: usize) -> Option<Vec<Clause>> {
    let laid_before = sentences.iter().take(OPENING).map(|sentence| sentence.text(report)).any(|text| {
        text.contains("报告") && (text.contains("审议") || text.contains("向大会")) && text.chars().count() < 120
    });
    if !laid_before {
        return None;
    }
    let (block, clauses) = targets_in(report, sentences)?;
    let text = report.blocks.get(block)?.text();
    let region = region(report);
    let announcement = announcement(text, clauses.first()?.start, region.is_some());
    let mut found: Vec<Clause> =
        region.into_iter().chain(announcement.map(|range| (block, range))).map(|part| clause(report, part)).collect();
    let mut used: usize = found.iter().map(Clause::characters).sum();
    let fitting = clauses.into_iter().map(|range| clause(report, (block, range))).take_while(|clause| {
        used += clause.characters();
        // The mark at the end falls away.
        used <= limit + 1
    });
    let before = found.len();
    found.extend(fitting);
    (found.len() > before).then_some(found)
}

fn clause(report: &Report, (block, range): Part) -> Clause {
    let text = report.blocks.get(block).and_then(|block| block.text().get(range.clone())).unwrap_or("").to_owned();
    Clause { block, pieces: std::iter::once(range).collect(), text, kind: Kind::Statement }
}

/// The block and the clauses of the sentence that gives the targets (今年主要预期目标是：…), without the clause that
/// announces them; `None` where there is no such sentence.
pub(crate) fn targets_in(report: &Report, sentences: &[Sentence]) -> Option<(usize, Vec<Range<usize>>)> {
    let sentence = sentences.iter().find(|sentence| announces(sentence.text(report)))?;
    let text = report.blocks.get(sentence.block)?.text();
    let mut clauses = clauses(text, sentence.trimmed(report)).into_iter();
    clauses.find(|clause| text.get(clause.clone()).is_some_and(|words| words.contains("预期目标")))?;
    let targets: Vec<Range<usize>> = clauses.collect();
    (!targets.is_empty()).then_some((sentence.block, targets))
}

/// Whether a sentence goes on to give the targets: 主要预期目标是：…, 提出今年预期目标：…, 预期目标建议为：….
fn announces(sentence: &str) -> bool {
    let after = sentence.split_once("预期目标").map_or("", |(_, after)| after);
    let words = after.trim_start_matches(['建', '议', '初', '步', '确', '定', '如', '下', '是', '为']);
    words.starts_with(['：', ':']) && after.len() - words.len() <= "初步建议如下".len()
}

/// The words that announce the targets, before `end`: 经济社会发展主要预期目标是：. Without 今年, 建议 and 我区, which say
/// nothing to who does not know whose report it is; `named`: the region is told before.
fn announcement(text: &str, end: usize, named: bool) -> Option<Range<usize>> {
    let head = text.get(..end)?;
    let from = head.rfind(['。', '！', '\n']).map_or(0, |at| at + 3);
    let words = head.get(from..)?;
    let regions: &[&str] =
        if named { &[] } else { &["全省", "全市", "全区", "全县", "全州", "全盟", "全旗"] };
    let aims = ["国民经济和社会发展", "经济社会发展", "经济和社会发展", "主要预期目标", "发展主要预期", "预期目标"];
    let start = regions.iter().chain(&aims).filter_map(|aim| words.find(aim)).min()?;
    Some(from + start..end)
}

/// The region whose congress or head of government the report's first lines name: 青禾县 of 青禾县县长 or of 在青禾县
/// 第三届人民代表大会第二次会议上.
fn region(report: &Report) -> Option<Part> {
    /// Ends of regions' names.
    const ENDS: [char; 7] = ['省', '市', '区', '县', '州', '盟', '旗'];
    report.blocks.iter().take(HEAD).enumerate().find_map(|(index, block)| {
        let text = block.text();
        let end = if let Some(at) = text.find("人民代表大会") {
            let head = text.get(..at)?;
            let bare =
                head.strip_suffix('届').map_or(head, |head| head.rsplit_once('第').map_or(head, |(head, _)| head));
            bare.len()
        } else {
            // A line with the head's post and name and nothing more.
            let at = ["人民政府", "省长", "市长", "区长", "县长", "州长", "盟长", "旗长", "主席"]
                .iter()
                .filter_map(|post| text.find(post))
                .min()?;
            (text.chars().count() <= 24 && !text.contains(['，', '。', '：'])).then_some(at)?
        };
        let head = text.get(..end)?;
        let start = head
            .rfind(|c: char| !c.is_alphabetic() || matches!(c, '在' | '于'))
            .map_or(0, |at| at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
        let start = start + head.get(start..)?.find('日').map_or(0, |at| at + '日'.len_utf8());
        let words = head.get(start..)?.trim();
        let start = start + (head.get(start..)?.len() - head.get(start..)?.trim_start().len());
        ((2..=12).contains(&words.chars().count()) && words.ends_with(ENDS))
            .then(|| (index, start..start + words.len()))
    })
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

    #[test]
    fn whose_report_it_is_stands_in_its_first_lines() {
        for (line, expected) in [
            ("——2025年1月8日在青禾县第三届人民代表大会第二次会议上", Some("青禾县")),
            ("在青禾市人民代表大会上的报告", Some("青禾市")),
            ("青禾省人民政府省长　江河清", Some("青禾省")),
            ("青禾区区长 江河清", Some("青禾区")),
            ("各位代表：", None),
            ("青禾县县长江河清说，今年要修渠，明年要架桥。", None),
        ] {
            let report = Report::new(None, [line.to_owned()]);
            let found = region(&report).map(|(block, range)| report.blocks[block].text()[range].to_owned());
            assert_eq!(found.as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn a_work_report_is_headed_by_its_region_and_its_targets() {
        let blocks = [
            "青禾县县长　江河清",
            "我代表县人民政府，向大会报告工作，请予审议。",
            "今年我县经济社会发展主要预期目标是：粮食增产2%，新修水渠300公里，新增就业800人。",
        ];
        let report = Report::new(None, blocks.map(str::to_owned));
        let sentences = crate::text::ground::sentence::sentences(&report, &[]);
        let read = |limit| {
            targets(&report, &sentences, limit)
                .map(|clauses| clauses.iter().map(|clause| clause.text.as_str()).collect::<String>())
        };
        assert_eq!(
            read(60).as_deref(),
            Some("青禾县经济社会发展主要预期目标是：粮食增产2%，新修水渠300公里，新增就业800人。")
        );
        assert_eq!(read(34).as_deref(), Some("青禾县经济社会发展主要预期目标是：粮食增产2%，新修水渠300公里，"));
        assert_eq!(read(5), None);
    }
}
