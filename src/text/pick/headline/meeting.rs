//! Reports of a meeting: who held it, what it decided, who presided.

use std::ops::Range;

use super::clause::{Clause, Kind, parts};
use super::cuts::kept;
use super::demands::{demands, is_act};
use super::line::shortened;
use super::news::is_background;
use crate::text::ground::brackets::Brackets;
use crate::text::ground::sentence::{Sentence, clauses};
use crate::text::report::Report;
use crate::text::who::people::Attendance;
use crate::text::who::speech::is_speech;

/// Whether a sentence reports that a meeting is held, in the report's own words.
pub(super) fn opens_meeting(sentence: &str) -> bool {
    announces_meeting(sentence)
        && !sentence.starts_with("记者")
        && !is_speech(sentence)
        && (!is_background(sentence) || sentence.chars().count() < 40)
}

/// Whether words say that a meeting is held.
pub(super) fn announces_meeting(sentence: &str) -> bool {
    let head: String = sentence.chars().take(120).collect();
    let held = ["召开", "举行", "主持", "举办", "开幕", "闭幕", "结束"];
    let meeting = [
        "会议",
        "大会",
        "全会",
        "座谈会",
        "集体学习",
        "推进会",
        "部署会",
        "动员会",
        "论坛",
        "报告会",
        "常委会",
        "例会",
        "代表会",
    ];
    let verb = held.iter().filter_map(|verb| head.find(verb)).min();
    let noun = meeting.iter().any(|noun| head.contains(noun));
    verb.and_then(|verb| head.get(..verb)).is_some_and(|before| before.chars().count() < 60) && noun
}

/// A meeting: who held it, what it decided, who presided.
pub(super) fn meeting(
    report: &Report,
    body: &[(usize, &Sentence)],
    at: usize,
    attendance: &Attendance,
    sentences: &[Sentence],
    limit: usize,
) -> Vec<Clause> {
    let Some(&(index, sentence)) = body.get(at) else { return Vec::new() };
    let mut lead = parts(report, sentence, false);
    let held = lead.iter().position(|clause| announces_meeting(&clause.text)).unwrap_or(0);
    // The subject may stand before: 某某在某地考察，主持召开座谈会.
    let verbs = ["主持", "召开", "举行", "并", "出席", "在"];
    let own = lead.get(held).is_some_and(|clause| verbs.iter().all(|verb| !clause.text.starts_with(verb)));
    let opening = if own {
        held
    } else {
        lead.iter().take(held).position(|clause| clause.kind == Kind::Statement).unwrap_or(held)
    };
    lead.drain(..opening);
    let mut kept: Vec<Clause> = Vec::new();
    for clause in lead {
        let speaks = clause.kind == Kind::Attribution;
        if !kept.is_empty() && speaks {
            break;
        }
        // 研究贯彻落实措施, 主要议程是: nothing of this meeting's own.
        let empty = clause.text.contains("贯彻落实") && clause.characters() <= 14
            || clause.text.trim_end_matches(['，', ',', '：']).ends_with('是');
        if kept.is_empty() || !(empty || matches!(clause.kind, Kind::Time | Kind::Circumstance)) {
            kept.push(clause);
        }
    }
    let length = |clauses: &[Clause]| clauses.iter().map(Clause::characters).sum::<usize>();
    if kept.len() == 1
        && let Some((_, next)) = body.get(at + 1)
        && next.block == sentence.block
    {
        kept.extend(decisions(report, next, limit.saturating_sub(length(&kept))));
    }
    if let [act] = kept.as_slice()
        && is_act(&act.text)
    {
        let demands = demands(report, sentences, index, act, limit.saturating_sub(length(&kept)));
        if !demands.is_empty() {
            kept.extend(demands);
            return kept;
        }
    }
    let chair = chair(report, attendance, sentences, index, &kept);
    let room = limit.saturating_sub(chair.as_ref().map_or(0, Clause::characters));
    if length(&kept) > room {
        // Decisions matter more than the chair: it comes in only where it costs none.
        if length(&kept) <= limit + 1 {
            return kept;
        }
        let (with, without) = (most_telling(&kept, room), most_telling(&kept, limit));
        let second = |clauses: &[Clause]| clauses.get(1).map(|clause| clause.pieces.clone());
        kept = if second(&with) == second(&without) { with } else { without };
        if length(&kept) > room + 1 {
            return kept;
        }
    }
    kept.extend(chair);
    kept
}

/// The opening, and of the rest what fits, in order; where nothing does, the next clause, to be cut.
fn most_telling(clauses: &[Clause], room: usize) -> Vec<Clause> {
    let mut used = clauses.first().map_or(0, Clause::characters);
    let mut chosen: Vec<Clause> = clauses.iter().take(1).cloned().collect();
    for clause in clauses.iter().skip(1) {
        // The mark at the end falls away.
        if used + clause.characters() <= room + 1 {
            used += clause.characters();
            chosen.push(clause.clone());
        }
    }
    // A string of documents is cut after one of them rather than left out.
    if let (1, Some(next)) = (chosen.len(), clauses.get(1))
        && shortened(&next.text, room.saturating_sub(used)).is_some()
    {
        chosen.push(next.clone());
    }
    chosen
}

/// What the meeting did, from the sentence after the lead: 部署…, 审议…, with the comma before.
fn decisions(report: &Report, sentence: &Sentence, room: usize) -> Vec<Clause> {
    let text = report.blocks.get(sentence.block).map_or("", |block| block.text());
    let verbs =
        ["安排部署", "研究部署", "部署", "审议", "研究", "听取", "决定", "讨论", "传达", "通过", "总结", "分析"];
    let mut found: Vec<Clause> = parts(report, sentence, false)
        .into_iter()
        .skip(1)
        .filter(|clause| verbs.iter().any(|verb| clause.text.starts_with(verb)))
        .collect();
    // From the end, where these sentences put what is to be done.
    let mut used = 0;
    let mut from = found.len();
    while let Some(clause) = from.checked_sub(1).and_then(|at| found.get(at)) {
        if used + clause.characters() > room {
            break;
        }
        used += clause.characters();
        from -= 1;
    }
    found.drain(..from);
    if let Some(piece) = found.first_mut().and_then(|clause| clause.pieces.first_mut()) {
        let before = text.get(..piece.start).and_then(|before| before.chars().next_back());
        if let Some(comma) = before.filter(|c| matches!(c, '，' | ',')) {
            piece.start -= comma.len_utf8();
        }
    }
    found
}

/// Who presided or spoke, from a sentence of its own near the lead: 某某主持会议.
fn chair(
    report: &Report,
    attendance: &Attendance,
    sentences: &[Sentence],
    lead: usize,
    kept: &[Clause],
) -> Option<Clause> {
    let near = |sentence: usize| sentence > lead && sentence < lead + 8;
    let roles = ["主持", "讲话", "作工作报告", "出席", "会见"];
    let rank = |role: &str| roles.iter().position(|known| *known == role);
    let participant = attendance
        .people
        .iter()
        .filter(|person| near(person.sentence) && rank(person.role).is_some())
        .min_by_key(|person| (person.sentence.saturating_sub(lead + 2), rank(person.role), person.sentence))?;
    let sentence = sentences.get(participant.sentence)?;
    let text = report.blocks.get(sentence.block)?.text();
    let name = text.get(participant.name.clone())?;
    if kept.iter().any(|clause| clause.text.contains(name)) {
        return None;
    }
    let clause =
        clauses(text, sentence.trimmed(report)).into_iter().find(|clause| clause.contains(&participant.name.start))?;
    let single = participant.post.as_ref().filter(|post| {
        text.get((*post).clone()).is_some_and(|post| !post.contains('、') && post.chars().count() <= 10)
    });
    let start = single.map_or(participant.name.start, |post| post.start);
    // 某某主持会议 and no further, where others follow without a mark.
    let words = text.get(participant.verb..clause.end)?;
    let end = words
        .find("会议")
        .map(|at| at + "会议".len())
        .filter(|&at| !words.get(at..).unwrap_or("").starts_with(['并', '时', '上', '，', ',', '。', '和']))
        .map_or(clause.end, |at| participant.verb + at);
    let pieces = kept_pieces(text, start..end);
    let words: String = pieces.iter().filter_map(|piece| text.get(piece.clone())).collect();
    (words.chars().count() <= 40).then_some(Clause {
        block: sentence.block,
        pieces,
        text: words,
        kind: Kind::Statement,
    })
}

fn kept_pieces(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    kept(text, range, &Brackets::of(text), true, true)
}
