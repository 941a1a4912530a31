//! The clauses of a sentence as a headline takes them, and what each of them says.

use std::ops::Range;

use super::cuts::kept;
use super::time::{is_time, time};
use crate::text::ground::brackets::Brackets;
use crate::text::ground::sentence::{Sentence, clauses};
use crate::text::lexicon::saying::{REPORTS, SAYS};
use crate::text::report::Report;
use crate::text::who::names::{ends_post, is_name_like};

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

    /// Whether it comes after `other` in the report.
    pub fn stands_behind(&self, other: &Self) -> bool {
        let start = self.pieces.first().map(|piece| (self.block, piece.start));
        let end = other.pieces.last().map(|piece| (other.block, piece.end));
        start >= end
    }
}

/// The clauses of a sentence, cut.
pub(super) fn parts(report: &Report, sentence: &Sentence, posts: bool) -> Vec<Clause> {
    let text = sentence.text(report);
    let from = sentence.trimmed(report).start;
    // Of the sentence alone: those of the block would be made anew for each of its sentences.
    let brackets = Brackets::of(text);
    let mut times = true;
    // 县委书记江河清，县长周望山分别讲话: both keep their post or none.
    let mut posts = posts;
    let mut found: Vec<Clause> = clauses(text, 0..text.len())
        .into_iter()
        .map(|range| {
            let pieces = kept(text, range.clone(), &brackets, times, posts);
            posts |= is_name_with_post(text.get(range).unwrap_or(""));
            let words: String = pieces.iter().filter_map(|piece| text.get(piece.clone())).collect();
            let pieces = pieces.into_iter().map(|piece| from + piece.start..from + piece.end).collect();
            let kind = kind(&words);
            times &= kind != Kind::Statement;
            Clause { block: sentence.block, kind, pieces, text: words }
        })
        .collect();
    cut_what_went_before(&mut found, &Brackets::of(text), from);
    found
}

/// Whether a clause is a name behind its post, and nothing else.
fn is_name_with_post(clause: &str) -> bool {
    let words = clause.trim_end_matches(['，', ',']);
    [2, 3, 4].into_iter().any(|length| {
        let start = words.char_indices().rev().nth(length - 1).map_or(0, |(byte, _)| byte);
        let (post, name) = words.split_at_checked(start).unwrap_or(("", words));
        ends_post(post) && is_name_like(name)
    })
}

/// 大会在选举产生新一届委员会，通过决议后，胜利闭幕: what went before is told over clauses between a subject and its verb;
/// without it the two stand together.
fn cut_what_went_before(clauses: &mut [Clause], brackets: &Brackets, from: usize) {
    /// Characters of the subject at least.
    const SUBJECT: usize = 4;
    let Some((first, rest)) = clauses.split_first_mut() else { return };
    let Some(piece) = first.pieces.last().cloned().filter(|_| first.pieces.len() == 1) else { return };
    let Some(end) = rest.iter().position(|clause| clause.text.trim_end_matches(['，', ',']).ends_with('后')) else {
        return;
    };
    let Some((at, _)) = first.text.match_indices('在').find(|(at, _)| {
        let before = first.text.get(..*at).unwrap_or("");
        before.chars().nth(SUBJECT - 1).is_some() && !brackets.inside(piece.start - from + at)
    }) else {
        return;
    };
    let before = first.text.get(at..).unwrap_or("");
    let Some(verb) = rest.get_mut(end + 1).filter(|_| !before.contains("举行") && !before.contains("召开")) else {
        return;
    };
    // The verb comes behind it, with no subject of its own.
    let day = time(&verb.text).unwrap_or(0);
    if !verb.text.get(day..).is_some_and(|words| words.starts_with(['在', '于', '胜', '圆', '闭', '顺'])) {
        return;
    }
    if let Some(piece) = verb.pieces.first_mut().filter(|piece| piece.len() > day) {
        piece.start += day;
        verb.text.drain(..day);
    }
    first.pieces = std::iter::once(piece.start..piece.start + at).collect();
    first.text.truncate(at);
    first.kind = Kind::Statement;
    for clause in rest.iter_mut().take(end + 1) {
        clause.kind = Kind::Time;
    }
}

/// Whether 以…为核心的… is the subject of a clause, not all of it.
fn is_centre(clause: &str) -> bool {
    clause.split_once("为核心的").is_some_and(|(_, after)| after.chars().count() > 8 && !after.contains("领导下"))
}

/// What a clause says in a headline.
fn kind(clause: &str) -> Kind {
    let words = clause.trim_end_matches(['，', ',', '：', ':', '；', ';', '。']);
    // 首先，…；其次，…: an ordinal without its item says nothing.
    let ordinal = ["首先", "其次", "再次", "最后", "第一", "第二", "第三"].contains(&words);
    if words.chars().nth(1).is_none() || is_time(words) || ordinal {
        Kind::Time
    } else if quotes(words) {
        if acts(words) { Kind::Statement } else { Kind::Attribution }
    } else if is_circumstance(words) {
        Kind::Circumstance
    } else if GOES_ON.iter().any(|start| words.starts_with(start)) {
        Kind::Continuation
    } else {
        Kind::Statement
    }
}

/// Whether a clause ends with a verb of saying: what is said follows.
fn quotes(words: &str) -> bool {
    /// Characters of such a clause, fewer than these.
    const SHORT: usize = 40;
    // 是治水的必然要求 demands nothing.
    let noun = ["必然要求", "本质要求", "内在要求", "总要求", "的要求"].iter().any(|noun| words.ends_with(noun));
    let says = SAYS.iter().chain(REPORTS).any(|verb| words.ends_with(verb));
    says && !noun && words.chars().count() < SHORT
}

/// Whether who says something does something, too: 某某作出重要指示强调.
fn acts(words: &str) -> bool {
    ["作出", "发表", "主持", "召开", "出席", "考察", "回信", "致电", "会见", "举行", "访问", "致辞"]
        .iter()
        .any(|act| words.contains(act))
        && !words.starts_with(['在', '据'])
}

/// Whether a clause says for what, by what or in what situation, and nothing of what is done.
fn is_circumstance(words: &str) -> bool {
    let whole = WORDS.iter().any(|other| words.starts_with(other)) || (words.starts_with('以') && is_centre(words));
    if whole || words.contains("——") || !CIRCUMSTANCES.iter().any(|start| words.starts_with(start)) {
        return false;
    }
    let decides = ["研究", "部署", "审议", "听取", "通过了", "决定", "传达", "开展", "召开", "举行", "成立", "启动"]
        .iter()
        .any(|verb| words.contains(verb));
    // 为庆祝某某成立七十周年 is one all the same.
    let purpose = words.starts_with('为') && !["召开", "举行", "启动"].iter().any(|verb| words.contains(verb));
    !decides || purpose
}

/// How a clause opens that says for what, by what or in what situation.
#[rustfmt::skip]
const CIRCUMSTANCES: &[&str] = &[
    "为了", "为", "因", "随着", "面对", "作为", "根据", "按照", "经", "应", "在", "据", "通过", "围绕", "由于", "针对",
    "结合", "从", "以", "当", "自", "除了", "虽然", "尽管", "如果", "迎接", "受", "正值", "截至", "紧扣", "立足", "依托",
];

/// Words of which these are but the first character.
const WORDS: &[&str] =
    &["以色列", "经济", "经贸", "应急", "自然", "自治", "自主", "自贸", "当地", "从业", "为民", "受灾"];

/// How a clause opens that goes on with the subject of the one before.
#[rustfmt::skip]
const GOES_ON: &[&str] = &[
    "并", "也", "还", "又", "而", "且", "让", "使", "标志", "确保", "力争", "切实", "努力", "以及", "预计", "要求", "是",
    "实现", "取得", "形成", "推动", "助力", "推进", "加快", "加强", "做好", "打造", "促进", "提升", "筑牢", "坚定", "全力",
    "有序", "扎实", "持续", "不断", "坚决", "探索", "培育", "创新", "出台", "完善", "深入", "庆祝", "落实", "建成", "给",
    "向", "彰显", "进一步", "更好", "加紧", "紧紧",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ground::sentence::sentences;

    fn read(text: &str) -> Vec<(String, Kind)> {
        let report = Report::new(None, [text.to_owned()]);
        let sentence = sentences(&report, &[]).into_iter().next().expect("a sentence");
        parts(&report, &sentence, false).into_iter().map(|clause| (clause.text, clause.kind)).collect()
    }

    #[test]
    fn a_clause_is_of_the_kind_that_its_opening_or_its_verb_says() {
        for (clause, expected) in [
            ("为修好水渠", Kind::Circumstance),
            ("为修好水渠召开会议", Kind::Statement),
            ("应急渠道建成", Kind::Statement),
            ("县水利局介绍", Kind::Attribution),
            ("江河清主持会议时强调", Kind::Statement),
            ("这是治水的必然要求", Kind::Statement),
            ("推动水渠建设", Kind::Continuation),
            ("近日", Kind::Time),
            ("其次", Kind::Time),
            ("", Kind::Time),
        ] {
            assert_eq!(kind(clause), expected, "{clause}");
        }
    }

    #[test]
    fn two_who_speak_keep_their_posts() {
        let found = read("县委书记江河清，县长周望山分别讲话。");
        assert_eq!(found[1].0, "县长周望山分别讲话。");
    }

    #[test]
    fn what_went_before_does_not_part_a_subject_from_its_verb() {
        let found = read("青禾县第三次党代会在选举产生新一届县委，通过关于报告的决议后，5日上午胜利闭幕。");
        let kept: String =
            found.iter().filter(|(_, kind)| *kind != Kind::Time).map(|(words, _)| words.as_str()).collect();
        assert_eq!(kept, "青禾县第三次党代会胜利闭幕。");
    }
}
