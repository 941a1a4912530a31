//! What the meeting did: 审议通过《…》, 部署…, 听取…, read off the clauses in which the report itself says so.
//!
//! An act is a clause whose verb decides (see `lexicon::deciding`) and whose subject is the meeting: in the sentence
//! that opens the meeting the clauses after 召开 or 主持, elsewhere those after 会议 or one that goes on from them. What
//! somebody demands (会议强调，要研究…) is none.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::order::Order;
use crate::text::digest::{Act, Extract};
use crate::text::ground::brackets::Brackets;
use crate::text::ground::furniture::{is_page_line, is_placeholder};
use crate::text::ground::sentence::{Sentence, clauses};
use crate::text::lexicon::deciding::{GROUPS, deciding};
use crate::text::lexicon::meetings::HELD;
use crate::text::lexicon::saying::SAYS;
use crate::text::lexicon::without_prefix;
use crate::text::report::Report;

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

/// Subjects of sentences that tell what the meeting did.
const MEETINGS: &[&str] = &[
    "会议",
    "大会",
    "全会",
    "会上",
    "座谈会",
    "常委会",
    "常委会会议",
    "主席团",
    "与会代表",
    "与会人员",
    "常委会组成人员",
];

/// What may stand before the verb or between two.
const ADVERBS: &[&str] = &[
    "还",
    "最后",
    "同时",
    "并",
    "也",
    "一致",
    "分别",
    "集体",
    "书面",
    "认真",
    "首先",
    "随后",
    "先后",
    "再次",
    "专题",
    "重点",
    "就",
    "共同",
    "进一步",
    "深入",
    "逐项",
    "全面",
    "，",
    ",",
    "、",
];

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

/// Group and bytes of each act that a sentence tells.
fn of_sentence(sentence: &str) -> Vec<(usize, Range<usize>)> {
    let parts = clauses(sentence, 0..sentence.len());
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    // Whether the meeting is the subject here: it opened, or did the thing before.
    let mut subject = false;
    let mut spoken = false;
    let mut open: Option<(usize, usize)> = None; // an act that runs on over clauses: 会议决定，…
    let mut told = 0; // bytes that an act has taken already
    // Where the sentence starts behind 会议.
    let opening = MEETINGS.iter().filter(|name| sentence.starts_with(**name)).map(|name| name.len()).max();
    for (number, part) in parts.iter().enumerate().map(|(number, part)| (number, part.clone())) {
        if part.start < told {
            continue;
        }
        let words = sentence.get(part.clone()).unwrap_or("");
        let lead = words.len() - words.trim_start().len();
        let mut at = lead;
        let rest = words.get(at..).unwrap_or("");
        let named = MEETINGS.iter().filter(|name| rest.starts_with(**name)).map(|name| name.len()).max();
        if let Some(length) = named {
            subject = true;
            at += length;
        }
        let rest = words.get(at..).unwrap_or("");
        let rest = after_adverbs(rest);
        at = words.len() - rest.len();
        if speaks(rest) {
            // 会议强调，…: what follows is said, not done.
            spoken = true;
        }
        if let Some((group, start)) = open {
            // 会议决定，设立…，首期规模5亿元: to the end of the sentence or the next act.
            let next = named.is_some() || deciding(rest).is_some_and(|(next, _)| next <= group);
            if !next && sentence.get(start..part.end).is_some_and(|so_far| so_far.chars().count() <= LONGEST) {
                if let Some((_, range)) = found.last_mut() {
                    range.end = part.end;
                }
                continue;
            }
            open = None;
        }
        if held(words) {
            subject = true;
        }
        if !subject || spoken {
            continue;
        }
        let Some((group, length)) = deciding(rest).filter(|&(_, length)| is_act(rest, length)) else { continue };
        let end = parts.get(number..).and_then(|parts| end_of_object(sentence, rest, parts));
        // 同意把节水优先: into what, it does not say.
        if end.is_none() && rest.starts_with("同意把") {
            continue;
        }
        let end = end.unwrap_or(part.end);
        told = end;
        let mut range = part.start + at..end;
        let object = rest.get(length..).unwrap_or("").trim_start_matches('了');
        if is_draft_of_before(object) {
            // 原则通过《…（草案）》，决定将草案提请…: which one, the act before says.
            if let Some((_, before)) = found.last_mut().filter(|(_, before)| before.end == part.start) {
                before.end = end;
            }
            continue;
        }
        if is_of_named(object) {
            // 对县水利局的工作给予肯定，同意其工作安排: whose, the sentence has said.
            let Some(start) = opening.filter(|_| number > 0) else { continue };
            range.start = start;
            found.retain(|(_, before)| before.start < start);
        }
        if rest.get(length..).is_some_and(|after| after.trim_start_matches('了').starts_with(['，', ',', '：', ':']))
        {
            open = Some((group, range.start));
        }
        found.push((group, range));
    }
    for (_, range) in &mut found {
        let words = sentence.get(range.clone()).unwrap_or("");
        let bare = words.trim_end_matches(|c: char| c.is_whitespace() || "，,；;。：:、.！".contains(c));
        range.end = range.start + bare.len();
    }
    // A verb alone says nothing: 会议还研究了其他事项.
    found.retain(|(_, range)| {
        let words = sentence.get(range.clone()).unwrap_or("");
        let leans = ["上述", "这一", "将这", "这些", "该", "其中"]
            .iter()
            .any(|word| words.chars().take(12).collect::<String>().contains(word));
        // 会议确定，要抓好以下任务, 部署七个方面的任务: the list tells what was decided. （以下简称《条例》） announces none.
        let announces = ["以下", "如下", "要抓好", "个方面"]
            .iter()
            .any(|word| words.split(word).skip(1).any(|after| !after.starts_with("简称")));
        words.chars().count() >= SHORTEST
            && !is_other_business(words)
            && !leans
            && !announces
            && !words.contains("上述")
    });
    found
}

/// Where what an act is done to ends, if that is in a later clause: 听取关于贯彻落实大会精神，推进节水工作情况的汇报;
/// 同意把节水优先，量水而行写入章程.
fn end_of_object(sentence: &str, act: &str, parts: &[Range<usize>]) -> Option<usize> {
    const HEARD: [&str; 6] = ["汇报", "报告", "说明", "介绍", "通报", "意见"];
    const PUT: [&str; 7] = ["写入", "列入", "纳入", "载入", "作为", "确定为", "提请"];
    let put = act.starts_with("同意把");
    if !put && !act.starts_with("听取") {
        return None;
    }
    for (number, part) in parts.iter().enumerate() {
        let clause = sentence.get(part.clone())?.trim();
        let is_next = number > 0 && (deciding(after_adverbs(clause)).is_some() || speaks(clause));
        if is_next {
            return None;
        }
        let bare = clause.trim_end_matches(|c: char| !c.is_alphanumeric());
        let whole = if put {
            PUT.iter().any(|verb| bare.contains(verb))
        } else {
            HEARD.iter().any(|noun| bare.ends_with(noun))
        };
        if whole {
            return Some(part.end);
        }
        if clause.ends_with(['；', ';']) {
            return None;
        }
    }
    None
}

/// Whether what is sent on is named by the act before: 将草案提请…, 将两个修订草案提请…, 将其提请…, not 将《…（草案）》提请….
fn is_draft_of_before(object: &str) -> bool {
    /// Characters from 将 to 提请.
    const SENT: usize = 10;
    let Some(sent) = object.strip_prefix('将').and_then(|rest| rest.split(['提', '报', '交']).next()) else {
        return false;
    };
    let names = sent.contains('《') || sent.chars().count() > SENT;
    !names && (sent.starts_with(['其', '该']) || sent.ends_with("草案") || sent.ends_with("议案"))
}

/// Whether what an act is done to is named by 其: 同意其工作安排.
fn is_of_named(object: &str) -> bool {
    object.strip_prefix('其').is_some_and(|rest| !rest.starts_with(['他', '它', '中', '余', '实']))
}

/// What is passed: a 《title》, or a paper or a list by its kind.
const PASSED: &[&str] = &[
    "《",
    "草案",
    "决定",
    "决议",
    "报告",
    "名单",
    "办法",
    "方案",
    "条例",
    "意见",
    "规划",
    "计划",
    "纲要",
    "公报",
    "章程",
    "议程",
    "预算",
    "决算",
    "任命",
    "议案",
    "宣言",
    "声明",
    "文件",
    "制度",
    "规定",
    "细则",
    "建议",
    "人选",
    "候选人",
    "大会",
    "请示",
    "提名",
];

/// Characters of an act at least: a verb and what it is done to.
const SHORTEST: usize = 5;
/// Characters of an act that runs over several clauses.
const LONGEST: usize = 120;

/// 研究了其他事项, 还研究审议了其他事项: that something else was done tells nothing.
#[must_use]
pub fn is_other_business(words: &str) -> bool {
    ["其他事项", "其它事项", "其他议题", "其它议题", "有关事项", "其他有关工作", "其他工作"]
        .iter()
        .any(|end| words.trim_end_matches(['。', '；', '，']).ends_with(end) && words.chars().count() <= 24)
}

fn after_adverbs(words: &str) -> &str {
    let mut rest = words;
    while let Some(shorter) = ADVERBS.iter().find_map(|adverb| {
        // 书面审议 and 专题研究 are verbs of their own.
        if deciding(rest).is_some() { None } else { rest.strip_prefix(adverb) }
    }) {
        rest = shorter;
    }
    rest
}

/// Whether a clause goes on to what somebody says.
fn speaks(rest: &str) -> bool {
    without_prefix(rest, SAYS).is_some_and(|after| after.is_empty() || after.starts_with(['，', ',', '：', ':', '要']))
}

/// Whether a clause says that a meeting is held, so that the clauses after it tell what it did.
fn held(words: &str) -> bool {
    let verb = HELD.iter().chain(&["主持"]).any(|verb| words.contains(verb));
    let noun = ["会", "集体学习"].iter().any(|noun| words.contains(noun));
    let bare = words.trim_end_matches(['，', ',', '。', '；', '：']);
    verb && noun && !bare.ends_with(['时', '后', '前']) && !words.starts_with("会上")
}

/// Whether the verb of `length` bytes that `rest` starts with is one that the meeting does.
fn is_act(rest: &str, length: usize) -> bool {
    let (verb, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
    let after = after.strip_prefix('了').unwrap_or(after);
    // 会议通过视频形式召开, 通过发行债券筹资: by way of, not passed. What is passed is a paper or a list of persons.
    let done = rest.get(length..).is_some_and(|after| after.starts_with('了'));
    let way = verb == "通过" && !done && !PASSED.iter().any(|paper| after.contains(paper));
    let noun = after.starts_with(['的', '室', '会', '稿', '中', '，']) && verb != "决定" && verb != "同意";
    // 审议、讨论的报告: a noun with its attribute.
    let several = after.strip_prefix('、').and_then(|next| next.get(deciding(next)?.1..));
    let noun = noun || several.is_some_and(|after| after.starts_with('的'));
    let other = [
        "研究院",
        "研究所",
        "研究员",
        "安排在",
        "总结会",
        "总结大会",
        "动员会",
        "讨论会",
        "分析会",
        "宣读嘉奖",
        "学习会",
        "决定性",
        "选举办法",
        "选举结果",
        "选举工作",
    ];
    !way && !noun && !other.iter().any(|other| rest.starts_with(other))
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
