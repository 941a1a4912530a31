//! The clauses of a sentence as a headline takes them, and what each of them says.

use std::ops::Range;

use super::cuts::kept;
use super::time::is_time;
use crate::text::ground::brackets::Brackets;
use crate::text::ground::sentence::{Sentence, clauses};
use crate::text::report::Report;

/// A clause as the headline may take it.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub block: usize,
    pub pieces: Vec<Range<usize>>,
    /// The words of the pieces.
    pub text: String,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Says something by itself.
    Statement,
    /// Goes on with the subject of the one before.
    Continuation,
    /// For what, by what, in what situation.
    Circumstance,
    /// 他强调, 数据显示: says who says what follows.
    Attribution,
    /// Says when, or nothing once that is cut.
    Time,
}

impl Clause {
    pub fn characters(&self) -> usize {
        self.text.chars().count()
    }
}

/// The clauses of a sentence, cut.
pub(super) fn parts(report: &Report, sentence: &Sentence, posts: bool) -> Vec<Clause> {
    let text = sentence.text(report);
    let from = sentence.trimmed(report).start;
    // Of the sentence alone: those of the block would be made anew for each of its sentences.
    let brackets = Brackets::of(text);
    let mut times = true;
    clauses(text, 0..text.len())
        .into_iter()
        .map(|range| {
            let pieces = kept(text, range, &brackets, times, posts);
            let words: String = pieces.iter().filter_map(|piece| text.get(piece.clone())).collect();
            let pieces = pieces.into_iter().map(|piece| from + piece.start..from + piece.end).collect();
            let kind = kind(&words);
            times &= kind != Kind::Statement;
            Clause { block: sentence.block, kind, pieces, text: words }
        })
        .collect()
}

/// Whether 以…为核心的… is the subject of a clause, not all of it.
fn is_centre(clause: &str) -> bool {
    clause.split_once("为核心的").is_some_and(|(_, after)| after.chars().count() > 8 && !after.contains("领导下"))
}

fn kind(clause: &str) -> Kind {
    let words = clause.trim_end_matches(['，', ',', '：', ':', '；', ';', '。']);
    let length = words.chars().count();
    // 首先，…；其次，…: an ordinal without its item says nothing.
    if length <= 1 || is_time(words) || ["首先", "其次", "再次", "最后", "第一", "第二", "第三"].contains(&words)
    {
        return Kind::Time;
    }
    let says = [
        "表示",
        "指出",
        "强调",
        "介绍",
        "认为",
        "称",
        "说",
        "显示",
        "了解到",
        "获悉",
        "提出",
        "透露",
        "报道",
        "通报",
        "要求",
        "宣布",
    ];
    // 是治水的必然要求 demands nothing.
    let noun = ["必然要求", "本质要求", "内在要求", "总要求", "的要求"].iter().any(|noun| words.ends_with(noun));
    if length < 40 && !noun && says.iter().any(|verb| words.ends_with(verb)) {
        // 某某作出重要指示强调 does something, too.
        let acts = ["作出", "发表", "主持", "召开", "出席", "考察", "回信", "致电", "会见", "举行", "访问", "致辞"];
        let own = acts.iter().any(|act| words.contains(act)) && !words.starts_with(['在', '据']);
        return if own { Kind::Statement } else { Kind::Attribution };
    }
    let circumstance = [
        "为了", "为", "因", "随着", "面对", "作为", "根据", "按照", "经", "应", "在", "据", "通过", "围绕", "由于",
        "针对", "结合", "从", "以", "当", "自", "除了", "虽然", "尽管", "如果", "迎接", "受", "正值", "截至", "紧扣",
        "立足", "依托",
    ];
    // Words of which these are but the first character, and 以某某为核心的党中央, who does what follows.
    let others = ["以色列", "经济", "经贸", "应急", "自然", "自治", "自主", "自贸", "当地", "从业", "为民", "受灾"];
    let whole = others.iter().any(|other| words.starts_with(other)) || (words.starts_with('以') && is_centre(words));
    let circumstance = circumstance.iter().any(|start| words.starts_with(start)) && !words.contains("——") && !whole;
    let decides = ["研究", "部署", "审议", "听取", "通过了", "决定", "传达", "开展", "召开", "举行", "成立", "启动"]
        .iter()
        .any(|verb| words.contains(verb));
    // 为庆祝某某成立七十周年 is one all the same.
    let purpose = words.starts_with('为') && !["召开", "举行", "启动"].iter().any(|verb| words.contains(verb));
    if circumstance && (!decides || purpose) {
        return Kind::Circumstance;
    }
    let goes_on = [
        "并",
        "也",
        "还",
        "又",
        "而",
        "且",
        "让",
        "使",
        "标志",
        "确保",
        "力争",
        "切实",
        "努力",
        "以及",
        "预计",
        "要求",
        "是",
        "实现",
        "取得",
        "形成",
        "推动",
        "助力",
        "推进",
        "加快",
        "加强",
        "做好",
        "打造",
        "促进",
        "提升",
        "筑牢",
        "坚定",
        "全力",
        "有序",
        "扎实",
        "持续",
        "不断",
        "坚决",
        "探索",
        "培育",
        "创新",
        "出台",
        "完善",
        "深入",
        "庆祝",
        "落实",
        "建成",
        "给",
        "向",
        "彰显",
        "进一步",
        "更好",
    ];
    if goes_on.iter().any(|start| words.starts_with(start)) { Kind::Continuation } else { Kind::Statement }
}
