//! Other reports: the first statement of the lead and what came of it.

use super::clause::{Clause, Kind, parts};
use super::demands::{demands, is_act, is_quoting};
use crate::text::ground::sentence::Sentence;
use crate::text::report::Report;

/// Characters of the headline of what is no meeting: the editors' own have half of that.
const NEWS: usize = 52;
/// Characters of a headline that can do with more.
const SHORT: usize = 20;

/// Whether a sentence gives the background: an occasion, what somebody once said, a definition, a
/// saying, the presenter's own words.
pub(super) fn is_background(sentence: &str) -> bool {
    let head: String = sentence.chars().take(40).collect();
    let saying = [
        "习近平总书记指出",
        "习近平总书记强调",
        "习近平总书记多次",
        "总书记高度重视",
        "规划纲要提出",
        "规划建议提出",
        "全会提出",
        "全会强调",
    ];
    let definition = is_definition(&head);
    let presenter = [
        "请予审议",
        "向大会报告",
        "各位代表",
        "列席人员",
        "提出意见",
        "来看",
        "请看",
        "一起走进",
        "推出系列报道",
        "记者对",
        "我们来认识",
        "让我们认识",
        "一起来看",
    ]
    .iter()
    .any(|words| sentence.contains(words));
    saying.iter().any(|saying| head.contains(saying))
        || is_since(sentence)
        || definition
        || presenter
        || sentence.chars().count() < 14
        || ["他", "她", "这", "据"].iter().any(|start| head.starts_with(start))
        || sentence.ends_with(['？', '?'])
        || is_slogan(sentence)
}

/// 七十年风雨兼程，七十年沧桑巨变: nothing but years and what they were like.
fn is_slogan(sentence: &str) -> bool {
    /// Characters of such a clause at most.
    const SHORT: usize = 10;
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百数几".contains(c);
    let mut clauses = sentence.trim_end_matches('。').split(['，', ',']).peekable();
    clauses.peek().is_some()
        && clauses.all(|clause| {
            let rest = clause.trim_start_matches(number);
            rest.len() < clause.len() && rest.starts_with('年') && clause.chars().count() <= SHORT
        })
}

/// Whether a sentence sums up the years since a congress.
fn is_since(sentence: &str) -> bool {
    sentence.starts_with("党的") && sentence.chars().take(16).collect::<String>().contains("以来")
}

/// Whether a sentence with this start says what something is or where it lies: 县域是…, 秋粮占全年粮食的四分之三.
fn is_definition(head: &str) -> bool {
    let is = head.split_once('是').is_some_and(|(before, after)| {
        let short = before.chars().count() <= 14 && !before.contains(['，', ',']);
        short
            && (["第", "我国", "一", "全", "重要", "新", "毛", "世界", "国家"]
                .iter()
                .any(|start| after.starts_with(start))
                || ["日。", "节，", "节。", "周年", "之年", "大头", "产区", "之一"]
                    .iter()
                    .any(|end| after.contains(end)))
    });
    let opening = head.split(['，', ',']).next().unwrap_or("");
    let share = opening.contains('占') && opening.contains("分之");
    let lies = ["地处", "位于", "坐落"].iter().any(|verb| opening.contains(verb));
    is || share || lies || head.starts_with("只有")
}

/// How a speech was received: who spoke where, and 讲话引发热烈反响. `None` where the first sentences
/// of the report do not say so.
pub(super) fn reaction(report: &Report, body: &[(usize, &Sentence)], limit: usize) -> Option<Vec<Clause>> {
    let first = body.first().map(|(_, sentence)| *sentence)?;
    let mut echo = body
        .iter()
        .take(4)
        .filter(|(_, sentence)| sentence.block == first.block)
        .flat_map(|(_, sentence)| parts(report, sentence, false))
        .find(|clause| {
            clause.text.contains("反响") && ["引发", "引起"].iter().any(|verb| clause.text.contains(verb))
        })?;
    let mut spoke = parts(report, first, false)
        .into_iter()
        .find(|clause| !matches!(clause.kind, Kind::Time | Kind::Circumstance))?;
    if spoke.block == echo.block && spoke.pieces == echo.pieces {
        return None;
    }
    // Without 强调 and the like, which what was said would have to follow.
    let text = report.blocks.get(spoke.block)?.text();
    let last = spoke.pieces.last_mut()?;
    let words = text.get(last.clone())?.trim_end_matches(['，', ',', '：', '。']);
    let bare = ["强调", "指出", "表示", "提出"].iter().find_map(|says| words.strip_suffix(says)).unwrap_or(words);
    last.end = last.start + bare.strip_suffix('时').unwrap_or(bare).len();
    // The comma or full stop before the echo parts the two.
    let text = report.blocks.get(echo.block)?.text();
    let start = echo.pieces.first()?.start;
    let mark = text.get(..start)?.chars().next_back().filter(|mark| "，,。；".contains(*mark));
    if let (Some(mark), Some(piece)) = (mark, echo.pieces.first_mut()) {
        piece.start -= mark.len_utf8();
    }
    (spoke.characters() + echo.characters() < limit).then(|| vec![spoke, echo])
}

/// Other news: the lead's first statement and what came of it.
pub(super) fn news(report: &Report, body: &[(usize, &Sentence)], sentences: &[Sentence], limit: usize) -> Vec<Clause> {
    // Where all is background, what was achieved since says most.
    let block = body.first().map(|(_, sentence)| sentence.block);
    let mut opening = body.iter().take(3).filter(|(_, sentence)| Some(sentence.block) == block);
    let lead = opening
        .clone()
        .find(|(_, sentence)| !is_background(sentence.text(report)))
        .or_else(|| opening.find(|(_, sentence)| is_since(sentence.text(report))))
        .or(body.first());
    let Some(&(number, sentence)) = lead else { return Vec::new() };
    let (times, mut all): (Vec<Clause>, Vec<Clause>) =
        parts(report, sentence, false).into_iter().partition(|clause| clause.kind == Kind::Time);
    if let Some(act) = all.iter().find(|clause| clause.kind != Kind::Circumstance).filter(|act| is_act(&act.text)) {
        let demands = demands(report, sentences, number, act, limit.saturating_sub(act.characters()));
        if !demands.is_empty() {
            return std::iter::once(act.clone()).chain(demands).collect();
        }
    }
    // Who says so, and what stands before it, is left out: 发布会举行，负责人介绍，… But 某某强调，要… is not.
    if let Some(says) = all.iter().position(|clause| clause.kind == Kind::Attribution) {
        // 江河清说，已经修完: whoever says it is the subject, too.
        let leans = ['要', '坚', '已', '将', '正', '仍', '曾'];
        let demands = all.get(says + 1).is_some_and(|clause| clause.text.starts_with(leans));
        let before = all.iter().take(says).any(|clause| clause.kind == Kind::Statement && clause.characters() > 24);
        // 某军方称: what one side claims is no fact.
        let claims =
            all.get(says).is_some_and(|clause| clause.text.trim_end_matches(['，', ',', '：']).ends_with('称'));
        if demands || before || claims {
            if let Some(clause) = all.get_mut(says) {
                clause.kind = Kind::Statement;
            }
        } else {
            all.drain(..=says);
        }
    }
    let core = [Kind::Statement, Kind::Continuation, Kind::Circumstance]
        .iter()
        .find_map(|kind| all.iter().position(|clause| clause.kind == *kind))
        .unwrap_or(0);
    // 要… needs whoever demands it.
    let demanded = core > 0 && all.get(core).is_some_and(|clause| clause.text.starts_with('要'));
    all.drain(..core - usize::from(demanded));
    let aside = ["并发出", "要求", "力争", "其中", "预计", "庆祝", "彰显", "给", "向", "这"];
    while all.len() > 1 && all.last().is_some_and(|clause| aside.iter().any(|start| clause.text.starts_with(start))) {
        all.pop();
    }
    // 旨在…，增进…: all that follows is what it is for, not what came of it.
    let purpose = |clause: &Clause| ["旨在", "意在", "目的是"].iter().any(|start| clause.text.starts_with(start));
    if let Some(at) = all.iter().position(purpose).filter(|&at| at > 0) {
        all.truncate(at);
    }
    for clause in &mut all {
        presented(report, clause);
    }
    let Some((first, rest)) = all.split_first() else { return Vec::new() };
    let mut chosen = vec![first.clone()];
    let room = |used: usize, limit: usize| limit.saturating_sub(used);
    let used = first.characters();
    chosen.extend(match rest.first() {
        // What somebody says, or goes on in a string, comes next or not at all.
        Some(next) if is_quoting(&first.text) || next.text.starts_with("以及") => {
            Some(next).filter(|next| next.characters() <= room(used, limit) + 1).into_iter().cloned().collect()
        }
        _ => outcome(rest, room(used, limit.min(NEWS))),
    });
    // 元旦临近，各地市场升温: so short a line has room for the occasion.
    let length: usize = chosen.iter().map(Clause::characters).sum();
    let occasion = times.into_iter().find(|clause| {
        let words = clause.text.trim_end_matches(['，', ',']);
        clause.characters() + length <= SHORT && ["将至", "来临", "在即", "临近"].iter().any(|end| words.ends_with(end))
    });
    occasion.into_iter().chain(chosen).collect()
}

/// What came of it: the last clause; where that goes on with another subject, that too, or alone.
fn outcome(rest: &[Clause], room: usize) -> Vec<Clause> {
    let Some((last, before)) = rest.split_last() else { return Vec::new() };
    let subject = match last.kind {
        Kind::Statement => None,
        _ => before.iter().rfind(|clause| clause.kind == Kind::Statement),
    };
    // The mark at the end falls away.
    let fits = |clauses: &[&Clause]| clauses.iter().map(|clause| clause.characters()).sum::<usize>() <= room + 1;
    let found = match subject {
        Some(subject) if fits(&[subject, last]) => vec![subject, last],
        Some(subject) if fits(&[subject]) => vec![subject],
        None if fits(&[last]) => vec![last],
        _ => Vec::new(),
    };
    found.into_iter().cloned().collect()
}

/// Leaves out who presents what: 某局、某委相关负责人介绍助企有关情况 to 介绍助企有关情况.
fn presented(report: &Report, clause: &mut Clause) {
    let Some(text) = report.blocks.get(clause.block).map(|block| block.text()) else { return };
    let [piece] = clause.pieces.as_mut_slice() else { return };
    let words = text.get(piece.clone()).unwrap_or("");
    let told = words.trim_end_matches(['。', '，']).ends_with("情况");
    if let Some(at) = words.find("负责人介绍").filter(|_| told) {
        piece.start += at + "负责人".len();
        clause.text = text.get(piece.clone()).unwrap_or("").to_owned();
    }
}
