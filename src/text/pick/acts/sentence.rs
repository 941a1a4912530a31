//! The acts that one sentence tells.

use std::ops::Range;

use crate::text::ground::sentence::clauses;
use crate::text::lexicon::deciding::{PASSED, deciding};
use crate::text::lexicon::meetings::HELD;
use crate::text::lexicon::saying::SAYS;
use crate::text::lexicon::without_prefix;

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

/// Characters of an act at least: a verb and what it is done to.
const SHORTEST: usize = 5;
/// Characters of an act that runs over several clauses.
const LONGEST: usize = 120;

/// Group and bytes of each act that a sentence tells.
pub(super) fn of_sentence(sentence: &str) -> Vec<(usize, Range<usize>)> {
    let parts = clauses(sentence, 0..sentence.len());
    let mut reading = Reading { opening: meeting_at_start(sentence), sentence, parts: &parts, ..Reading::default() };
    for number in 0..parts.len() {
        reading.clause(number);
    }
    let mut found = reading.found;
    for (_, range) in &mut found {
        let words = sentence.get(range.clone()).unwrap_or("");
        let bare = words.trim_end_matches(|c: char| c.is_whitespace() || "，,；;。：:、.！".contains(c));
        range.end = range.start + bare.len();
    }
    found.retain(|(_, range)| tells(sentence.get(range.clone()).unwrap_or("")));
    found
}

/// What has been read of a sentence.
#[derive(Default)]
struct Reading<'s> {
    sentence: &'s str,
    parts: &'s [Range<usize>],
    /// Bytes of 会议 where the sentence starts with it.
    opening: Option<usize>,
    found: Vec<(usize, Range<usize>)>,
    /// Whether the meeting is the subject here: it opened, or did the thing before.
    subject: bool,
    /// Whether what follows is said, not done: 会议强调，….
    spoken: bool,
    /// Group and start of an act that runs on over clauses: 会议决定，….
    open: Option<(usize, usize)>,
    /// Up to where an act has taken the sentence.
    told: usize,
}

impl Reading<'_> {
    /// Reads on with this clause.
    fn clause(&mut self, number: usize) {
        let Some(part) = self.parts.get(number).filter(|part| part.start >= self.told).cloned() else { return };
        let words = self.sentence.get(part.clone()).unwrap_or("");
        let rest = words.trim_start();
        let named = meeting_at_start(rest);
        self.subject |= named.is_some();
        let rest = after_adverbs(rest.get(named.unwrap_or(0)..).unwrap_or(""));
        self.spoken |= speaks(rest);
        if let Some((group, start)) = self.open {
            // 会议决定，设立…，首期规模5亿元: to the end of the sentence or the next act.
            let next = named.is_some() || deciding(rest).is_some_and(|(next, _)| next <= group);
            let so_far = self.sentence.get(start..part.end).map_or(usize::MAX, |so_far| so_far.chars().count());
            if !next && so_far <= LONGEST {
                if let Some((_, range)) = self.found.last_mut() {
                    range.end = part.end;
                }
                return;
            }
            self.open = None;
        }
        self.subject |= held(words);
        if self.subject && !self.spoken {
            self.act(number, rest, part.end);
        }
    }

    /// Takes the act that `rest`, the end of a clause, opens with, if it does.
    fn act(&mut self, number: usize, rest: &str, clause_end: usize) {
        let Some((group, length)) = deciding(rest).filter(|&(_, length)| is_act(rest, length)) else { return };
        let end = self.parts.get(number..).and_then(|parts| end_of_object(self.sentence, rest, parts));
        // 同意把节水优先: into what, it does not say.
        if end.is_none() && rest.starts_with("同意把") {
            return;
        }
        let mut range = clause_end - rest.len()..end.unwrap_or(clause_end);
        self.told = range.end;
        let object = rest.get(length..).unwrap_or("").trim_start_matches('了');
        if is_draft_of_before(object) {
            // 原则通过《…（草案）》，决定将草案提请…: which one, the act before says.
            let start = self.parts.get(number).map(|part| part.start);
            if let Some((_, before)) = self.found.last_mut().filter(|(_, before)| Some(before.end) == start) {
                before.end = range.end;
            }
            return;
        }
        if is_of_named(object) {
            // 对县水利局的工作给予肯定，同意其工作安排: whose, the sentence has said.
            let Some(start) = self.opening.filter(|_| number > 0) else { return };
            range.start = start;
            self.found.retain(|(_, before)| before.start < start);
        }
        if object.starts_with(['，', ',', '：', ':']) {
            self.open = Some((group, range.start));
        }
        self.found.push((group, range));
    }
}

/// Bytes of 会议 and the like that `words` start with.
fn meeting_at_start(words: &str) -> Option<usize> {
    MEETINGS.iter().filter(|name| words.starts_with(**name)).map(|name| name.len()).max()
}

/// Whether the words of an act tell what was done. A verb alone says nothing: 会议还研究了其他事项.
fn tells(words: &str) -> bool {
    let start: String = words.chars().take(12).collect();
    let leans = ["上述", "这一", "将这", "这些", "该", "其中"].iter().any(|word| start.contains(word));
    // 会议确定，要抓好以下任务, 部署七个方面的任务: the list tells what was decided. （以下简称《条例》） announces none.
    let announces = ["以下", "如下", "要抓好", "个方面"]
        .iter()
        .any(|word| words.split(word).skip(1).any(|after| !after.starts_with("简称")));
    words.chars().count() >= SHORTEST && !is_other_business(words) && !leans && !announces && !words.contains("上述")
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
