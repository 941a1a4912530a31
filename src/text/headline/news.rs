//! Other reports: the first statement of the lead and what came of it.

use super::{Clause, Kind, parts};
use crate::text::Report;
use crate::text::sentence::Sentence;

/// Characters of the headline of what is no meeting: the editors' own have half of that.
const NEWS: usize = 52;

/// Whether a sentence gives the background: an occasion, what somebody once said, a definition, a
/// saying, the presenter's own words.
pub(super) fn is_background(sentence: &str) -> bool {
    let head: String = sentence.chars().take(40).collect();
    let saying = [
        "习近平总书记指出",
        "习近平总书记强调",
        "习近平总书记多次",
        "规划纲要提出",
        "规划建议提出",
        "全会提出",
        "全会强调",
    ];
    let since = head.starts_with("党的") && head.chars().take(16).collect::<String>().contains("以来");
    let definition = head.split_once('是').is_some_and(|(before, after)| {
        before.chars().count() <= 14
            && !before.contains(['，', ','])
            && (["第", "我国", "一", "全", "重要", "新", "毛"].iter().any(|start| after.starts_with(start))
                || ["日。", "节，", "节。", "周年", "之年", "大头", "产区"].iter().any(|end| after.contains(end)))
    });
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
    ]
    .iter()
    .any(|words| sentence.contains(words));
    saying.iter().any(|saying| head.contains(saying))
        || since
        || definition
        || presenter
        || sentence.chars().count() < 14
        || ["他", "她", "这", "据"].iter().any(|start| head.starts_with(start))
        || sentence.ends_with(['？', '?'])
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
pub(super) fn news(report: &Report, body: &[(usize, &Sentence)], limit: usize) -> Vec<Clause> {
    let lead = body.iter().take(3).find(|(_, sentence)| !is_background(sentence.text(report))).or(body.first());
    let Some((_, sentence)) = lead else { return Vec::new() };
    let mut all: Vec<Clause> =
        parts(report, sentence, false).into_iter().filter(|clause| clause.kind != Kind::Time).collect();
    // Who says so, and what stands before it, is left out: 发布会举行，负责人介绍，… But 某某强调，要… is not.
    if let Some(says) = all.iter().position(|clause| clause.kind == Kind::Attribution) {
        let demands = all.get(says + 1).is_some_and(|clause| clause.text.starts_with(['要', '坚']));
        let before = all.iter().take(says).any(|clause| clause.kind == Kind::Statement && clause.characters() > 24);
        if demands || before {
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
    let aside = ["并发出", "要求", "力争", "以及", "其中", "预计", "庆祝", "彰显", "给", "向"];
    while all.len() > 1 && all.last().is_some_and(|clause| aside.iter().any(|start| clause.text.starts_with(start))) {
        all.pop();
    }
    let Some((first, rest)) = all.split_first() else { return Vec::new() };
    let room = limit.min(NEWS);
    let mut chosen = vec![first.clone()];
    let mut used = first.characters();
    // The last clause says what came of it; where it goes on with another subject, that comes along.
    if let Some(last) = rest.last() {
        let subject = rest.iter().rposition(|clause| clause.kind == Kind::Statement);
        let end = rest.len() - 1;
        let ends = match subject {
            Some(at) if at < end => vec![at, end],
            _ => vec![end],
        };
        let length: usize = ends.iter().filter_map(|&at| rest.get(at)).map(Clause::characters).sum();
        if used + length <= room + 1 {
            chosen.extend(ends.iter().filter_map(|&at| rest.get(at)).cloned());
        } else if let Some(clause) = subject.filter(|&at| at < end).and_then(|at| rest.get(at)) {
            if used + clause.characters() <= room + 1 {
                chosen.push(clause.clone());
            }
        } else if subject.is_none() && used + last.characters() <= room + 1 {
            chosen.push(last.clone());
        }
        used += length;
    }
    let _ = used;
    chosen
}
