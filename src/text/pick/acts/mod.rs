//! What the meeting did: 审议通过《…》, 部署…, 听取…, read off the clauses in which the report itself says so.
//!
//! An act is a clause whose verb decides (see `lexicon::deciding`) and whose subject is the meeting: in the sentence
//! that opens the meeting the clauses after 召开 or 主持, elsewhere those after 会议 or one that goes on from them. What
//! somebody demands (会议强调，要研究…) is none.

mod sentence;

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::order::Order;
use crate::text::digest::{Act, Extract};
use crate::text::ground::brackets::Brackets;
use crate::text::ground::furniture::{is_page_line, is_placeholder};
use crate::text::ground::sentence::Sentence;
use crate::text::lexicon::deciding::{GROUPS, deciding};
use crate::text::report::Report;
pub use sentence::is_other_business;
use sentence::of_sentence;

/// An act; bytes of its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportAct {
    /// Index into the verbs' groups: the smaller, the weightier.
    pub group: usize,
    /// Index of the sentence.
    pub sentence: usize,
    /// The block.
    pub block: usize,
    /// From the verb to the end of what it does, without the mark at its end.
    pub range: Range<usize>,
    /// The 《titles》 in it, with their marks.
    pub titles: Vec<Range<usize>>,
}

impl ReportAct {
    /// Whether it binds: 通过, 批准, 决定, 同意, 任免.
    #[must_use]
    pub fn is_decision(&self) -> bool {
        self.group < DECISIONS
    }

    /// How much it weighs in a line that has not room for all; less is more. A document by its title weighs more than
    /// what was talked over; what the meeting learnt and what it set to work weigh the same: for a Party group the
    /// former is what it met for.
    #[must_use]
    pub fn weight(&self) -> usize {
        match GROUPS.get(self.group).map_or("", |group| group.kind) {
            _ if self.is_decision() => self.group,
            _ if !self.titles.is_empty() => DECISIONS,
            "学习" => DECISIONS + 1,
            _ => self.group + 1,
        }
    }

    /// Whether it is what every meeting begins with: 传达学习, 总结, 分析形势.
    #[must_use]
    pub fn is_routine(&self) -> bool {
        GROUPS.get(self.group).is_some_and(|group| matches!(group.kind, "学习" | "总结"))
    }
}

/// The groups that bind: 通过, 批准, 决定, 同意, 任免.
const DECISIONS: usize = 5;

/// Every act of the report, in its order. A report that tells of no meeting has none.
#[must_use]
pub fn report_acts(report: &Report, sentences: &[Sentence]) -> Vec<ReportAct> {
    let mut found: Vec<ReportAct> = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let Some(text) = report.blocks.get(sentence.block).map(|block| block.text()) else { continue };
        if is_page_line(text) || is_placeholder(text) {
            continue;
        }
        let range = sentence.trimmed(report);
        let words = text.get(range.clone()).unwrap_or("");
        for act in of_sentence(words) {
            let whole = range.start + act.1.start..range.start + act.1.end;
            let titles = titles(text, &whole);
            found.push(ReportAct { group: act.0, sentence: index, block: sentence.block, range: whole, titles });
        }
    }
    // A heading tells the first of them over again, without a mark at its end.
    let in_sentence = |act: &ReportAct| {
        let text = sentences.get(act.sentence).map_or("", |sentence| sentence.text(report));
        text.ends_with(['。', '；', '！', '”', '）'])
    };
    if found.iter().any(in_sentence) {
        found.retain(in_sentence);
    }
    merged(report, found)
}

/// The acts as they leave the core, the weightiest first; those of one weight in the report's order.
#[must_use]
pub fn listed(report: &Report, acts: &[ReportAct]) -> Vec<Act> {
    let mut order: Vec<&ReportAct> = acts.iter().collect();
    order.order_by_key(|act| act.group);
    order
        .into_iter()
        .map(|act| {
            let extract = Extract::of(report, vec![report.span(act.block, act.range.clone())]);
            let title =
                act.titles.first().map(|title| Extract::of(report, vec![report.span(act.block, title.clone())]));
            let kind = GROUPS.get(act.group).map_or("", |group| group.kind).to_owned();
            Act { kind, text: extract.text, spans: extract.spans, title }
        })
        .collect()
}

/// The outermost 《titles》 in a part of a block.
fn titles(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let words = text.get(range.clone()).unwrap_or("");
    Brackets::of(words)
        .pairs
        .into_iter()
        .filter(|pair| words.get(pair.clone()).is_some_and(|title| title.starts_with('《')))
        .map(|pair| range.start + pair.start..range.start + pair.end)
        .collect()
}

/// What was told twice once, by the weightier verb: the lead says 讨论《…》, the text below 原则通过《…》.
fn merged(report: &Report, acts: Vec<ReportAct>) -> Vec<ReportAct> {
    let words = |block: usize, range: &Range<usize>| {
        report.blocks.get(block).and_then(|block| block.text().get(range.clone())).unwrap_or("")
    };
    let mut kept: Vec<ReportAct> = Vec::new();
    let mut by_title: FxHashMap<&str, usize> = FxHashMap::default();
    let mut by_object: FxHashMap<&str, usize> = FxHashMap::default();
    for act in acts {
        let own: Vec<&str> = act.titles.iter().map(|title| words(act.block, title)).collect();
        let object = bare_object(words(act.block, &act.range));
        let same = match own.as_slice() {
            [] => by_object.get(object).copied(),
            [first, rest @ ..] => {
                by_title.get(first).copied().filter(|at| rest.iter().all(|title| by_title.get(title) == Some(at)))
            }
        };
        let at = match same.and_then(|at| Some((at, kept.get_mut(at)?))) {
            // The one with all the titles stays unless the other binds and it does not.
            Some((at, other)) if act.group < other.group && other.titles.len() <= act.titles.len() => {
                *other = act;
                at
            }
            Some((at, _)) => at,
            None => {
                kept.push(act);
                kept.len() - 1
            }
        };
        by_title.extend(own.into_iter().map(|title| (title, at)));
        by_object.insert(object, at);
    }
    kept.order_by_key(|act| (act.block, act.range.start));
    kept
}

/// What an act is done to: without its verb, 了 and what only closes it.
fn bare_object(words: &str) -> &str {
    let length = deciding(words).map_or(0, |(_, length)| length);
    let rest = words.get(length..).unwrap_or("").trim_start_matches('了');
    rest.trim_end_matches("有关工作").trim_end_matches("情况汇报").trim_end_matches("工作")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(blocks: &[&str]) -> Vec<(String, String)> {
        let report = Report::new(None, blocks.iter().map(|block| (*block).to_owned()));
        let sentences = crate::text::ground::sentence::sentences(&report, &[]);
        listed(&report, &report_acts(&report, &sentences)).into_iter().map(|act| (act.kind, act.text)).collect()
    }

    fn kinds(blocks: &[&str]) -> Vec<String> {
        read(blocks).into_iter().map(|(kind, text)| format!("{kind}:{text}")).collect()
    }

    #[test]
    fn the_lead_tells_what_was_done_and_what_binds_comes_first() {
        let lead = "5月6日，市长江河清主持召开市政府常务会议，听取防汛准备情况汇报，研究灌区改造工作，审议通过《青禾市节水办法》。";
        assert_eq!(
            kinds(&[lead]),
            ["通过:审议通过《青禾市节水办法》", "研究:研究灌区改造工作", "听取:听取防汛准备情况汇报"]
        );
    }

    #[test]
    fn what_is_heard_is_told_to_its_end() {
        let lead = "5月6日，市长江河清主持召开市政府常务会议，听取关于贯彻落实全省节水大会精神，推进灌区改造工作情况的汇报，\
            研究防汛工作，听取群众诉求，部署秋修工程。";
        assert_eq!(
            kinds(&[lead]),
            [
                "部署:部署秋修工程",
                "研究:研究防汛工作",
                "听取:听取关于贯彻落实全省节水大会精神，推进灌区改造工作情况的汇报",
                "听取:听取群众诉求"
            ]
        );
        let put = "大会同意把节水优先，量水而行写入章程，同意把以水定城。";
        assert_eq!(kinds(&[put]), ["同意:同意把节水优先，量水而行写入章程"]);
    }

    #[test]
    fn an_act_that_leans_on_another_is_told_with_it() {
        assert_eq!(
            kinds(&["会议讨论并原则通过《青禾省水法（草案）》，决定将草案提请省人大常委会审议。"]),
            ["通过:讨论并原则通过《青禾省水法（草案）》，决定将草案提请省人大常委会审议"]
        );
        assert_eq!(
            kinds(&[
                "会议原则通过《青禾省水法》和《青禾省渔业条例》修订草案，同意将两个修订草案提请省人大常委会审议。"
            ]),
            ["通过:原则通过《青禾省水法》和《青禾省渔业条例》修订草案，同意将两个修订草案提请省人大常委会审议"]
        );
        assert_eq!(
            kinds(&["会议决定将《青禾省水法（草案）》提请省人大常委会审议。"]),
            ["决定:决定将《青禾省水法（草案）》提请省人大常委会审议"]
        );
        assert_eq!(
            kinds(&["会议对县水利局去年的工作给予充分肯定，同意其2024年工作安排。"]),
            ["同意:对县水利局去年的工作给予充分肯定，同意其2024年工作安排"]
        );
    }

    #[test]
    fn sentences_about_the_meeting_tell_it_too() {
        assert_eq!(
            kinds(&["会议表决通过了《青禾市湿地条例》，表决通过了关于批准决算的决议。"]),
            ["通过:表决通过了《青禾市湿地条例》", "通过:表决通过了关于批准决算的决议"]
        );
        assert_eq!(kinds(&["会议决定，设立水利基金，首期规模3亿元。"]), ["决定:决定，设立水利基金，首期规模3亿元"]);
        let noted = "会议审议通过《青禾县节水条例（草案）》（以下简称《条例》）。";
        assert_eq!(kinds(&[noted]), ["通过:审议通过《青禾县节水条例（草案）》（以下简称《条例》）"]);
        assert_eq!(kinds(&["会议还书面审议了《青禾县抗旱预案》。"]), ["通过:书面审议了《青禾县抗旱预案》"]);
    }

    #[test]
    fn what_is_said_or_only_sounds_so_is_no_act() {
        for text in [
            "会议强调，研究制定抗旱预案，部署到每个乡镇。",
            "会议通过视频形式召开。",
            "会议通过发行债券等筹资三千万元。",
            "会议还研究了其他事项。",
            "会议的研究部署是及时的。",
            "青禾县水利研究院参加会议。",
            "要通过《青禾市节水办法》的宣传，提高认识。",
            "会议确定，今年要抓好以下八项任务。",
            "会议通过一年的努力，取得成效。",
            "会议讨论了上述问题。",
            "会议同意其今年的工作安排。",
            "会议决定将草案提请县人大审议。",
            "教师代表审议、讨论的工作报告十分全面。",
            "大会审议、讨论的工作报告凝聚了共识。",
            "会议选举办法由主席团说明。",
            "会议部署7个方面的重点任务。",
        ] {
            assert!(kinds(&[text]).is_empty(), "{text}: {:?}", kinds(&[text]));
        }
    }

    #[test]
    fn a_heading_tells_nothing_that_the_text_tells() {
        let lead = "市长江河清主持召开市政府常务会议，研究灌区改造工作，听取防汛汇报。";
        let heading = "江河清主持召开市政府常务会议 研究灌区改造工作等";
        assert_eq!(kinds(&[heading, lead]), kinds(&[lead]));
    }

    #[test]
    fn what_is_told_twice_is_one_act_by_the_weightier_verb() {
        let found = kinds(&[
            "省长江河清主持召开省政府常务会议，讨论《青禾省水法实施办法（草案）》。",
            "会议讨论并原则通过《青禾省水法实施办法（草案）》，决定提请省人大常委会审议。",
        ]);
        assert_eq!(found[0], "通过:讨论并原则通过《青禾省水法实施办法（草案）》");
        assert!(!found.iter().any(|act| act.starts_with("研究")), "{found:?}");
    }
}
