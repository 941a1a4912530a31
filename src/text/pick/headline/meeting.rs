//! Reports of a meeting: who held it, what it decided, who presided.

use std::ops::Range;

use super::clause::{Clause, Kind, parts};
use super::cuts::kept;
use super::demands::{demands, is_act, names_who};
use super::line::shortened;
use super::news::is_background;
use crate::order::Order;
use crate::text::ground::brackets::Brackets;
use crate::text::ground::sentence::{Sentence, clauses};
use crate::text::lexicon::meetings::{HELD, MEETING_WORDS};
use crate::text::pick::acts::ReportAct;
use crate::text::report::Report;
use crate::text::who::attendance::{Attendance, Participant};
use crate::text::who::bodies::is_group;
use crate::text::who::speech::{is_speech, tells_attendance};

/// Whether a sentence reports that a meeting is held, in the report's own words.
pub(super) fn opens_meeting(sentence: &str) -> bool {
    announces_meeting(sentence)
        && !sentence.starts_with("记者")
        && !is_speech(sentence)
        && (!is_background(sentence) || sentence.chars().count() < 40)
}

/// Whether words say that a meeting is held, in one of their first clauses: a purpose may come before (为…，提高…，召开…).
pub(super) fn announces_meeting(words: &str) -> bool {
    /// Clauses before the one that says so.
    const BEFORE: usize = 7;
    /// Characters of the subject.
    const SUBJECT: usize = 60;
    let held = HELD.iter().chain(&["主持", "结束"]);
    let meeting = MEETING_WORDS.iter().chain(&["常委会", "代表会"]);
    let announces = |words: &str| {
        let verb = held.clone().filter_map(|verb| words.find(verb)).min();
        let noun = meeting.clone().any(|noun| {
            words.match_indices(noun).any(|(at, _)| !words.get(at..).is_some_and(|rest| rest.starts_with("大会堂")))
        });
        noun && verb.and_then(|verb| words.get(..verb)).is_some_and(|before| before.chars().count() < SUBJECT)
    };
    let head: String = words.chars().take(2 * SUBJECT).collect();
    announces(&head)
        || clauses(words, 0..words.len())
            .into_iter()
            .take(BEFORE)
            .any(|clause| announces(words.get(clause).unwrap_or("")))
}

/// A meeting: who held it, what it decided, who presided.
pub(super) fn meeting(
    report: &Report,
    body: &[(usize, &Sentence)],
    at: usize,
    attendance: &Attendance,
    acts: &[ReportAct],
    sentences: &[Sentence],
    limit: usize,
) -> Vec<Clause> {
    let Some(&(index, sentence)) = body.get(at) else { return Vec::new() };
    let mut kept = lead(report, sentence, index, attendance);
    if kept.len() == 1 {
        let room = limit.saturating_sub(length(&kept));
        let binding = decided(report, sentences, acts, index, room);
        if !binding.is_empty() {
            kept.extend(binding);
            return kept;
        }
        let tells = |number: usize| acts.iter().any(|act| act.sentence == number && !act.is_routine());
        if let Some(&(number, next)) = body.get(at + 1)
            && (next.block == sentence.block || tells(number))
        {
            kept.extend(decisions(report, next, acts, room));
        }
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
    let chair = favour(report, sentences, index, limit.saturating_sub(length(&kept)))
        .or_else(|| chair(report, attendance, sentences, index, &kept))
        .filter(|chair| kept.last().is_none_or(|last| chair.stands_behind(last)));
    with_chair(kept, chair, acts, limit)
}

fn length(clauses: &[Clause]) -> usize {
    clauses.iter().map(Clause::characters).sum()
}

/// The clauses of the lead from the one that says who held the meeting: without times, circumstances, who came, and what
/// somebody says.
fn lead(report: &Report, sentence: &Sentence, index: usize, attendance: &Attendance) -> Vec<Clause> {
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
        if kept.is_empty()
            || !(empty || matches!(clause.kind, Kind::Time | Kind::Circumstance) || attends(&clause, index, attendance))
        {
            kept.push(clause);
        }
    }
    kept
}

/// What is kept of the lead, as far as it fits, and who presided where that costs neither what was decided, nor a
/// document, nor the only thing that was done.
fn with_chair(mut kept: Vec<Clause>, chair: Option<Clause>, acts: &[ReportAct], limit: usize) -> Vec<Clause> {
    let room = limit.saturating_sub(chair.as_ref().map_or(0, Clause::characters));
    if length(&kept) > room {
        let (with, without) = (most_telling(&kept, acts, room), most_telling(&kept, acts, limit));
        let binding = |clause: &&Clause| {
            acts.iter().any(|act| (act.is_decision() || !act.titles.is_empty()) && within(act, clause))
        };
        let decisions = |clauses: &[Clause]| clauses.iter().filter(binding).count();
        if chair.is_none() || decisions(&with) < decisions(&without) || with.len() < without.len().min(2) {
            return without;
        }
        kept = with;
        if length(&kept) > room + 1 {
            return kept;
        }
    }
    kept.extend(chair);
    kept
}

/// Whether a clause of the lead names who came, and nothing else.
fn attends(clause: &Clause, sentence: usize, attendance: &Attendance) -> bool {
    let came = attendance.people.iter().filter(|person| person.sentence == sentence && person.block == clause.block);
    let named = |name: &Range<usize>| clause.pieces.iter().any(|piece| piece.contains(&name.start));
    let words = clause.text.trim_end_matches(['，', ',', '；', '。']);
    came.into_iter().any(|person| {
        matches!(person.role, "出席" | "列席" | "参加") && named(&person.name) && !clause.text.contains("讲话")
    }) && !words.contains("主持")
        || tells_attendance(words) && !words.contains("主持") && !words.contains("召开")
        || is_group(words)
}

/// Whether a clause tells an act.
fn within(act: &ReportAct, clause: &Clause) -> bool {
    act.block == clause.block
        && clause.pieces.iter().any(|piece| piece.start < act.range.end && act.range.start < piece.end)
}

/// The opening, and of the rest what fits, in order: what binds before what is set to work, that before what is heard;
/// of those that weigh the same the first and the last before those between. Where nothing fits, the next clause, to be
/// cut.
fn most_telling(clauses: &[Clause], acts: &[ReportAct], room: usize) -> Vec<Clause> {
    let mut used = clauses.first().map_or(0, Clause::characters);
    let weight = |clause: &Clause| {
        acts.iter().filter(|act| within(act, clause)).map(|act| act.weight()).min().unwrap_or(usize::MAX)
    };
    let last = clauses.len().saturating_sub(1);
    let mut order: Vec<usize> = (1..clauses.len()).collect();
    order.order_by_key(|&at| {
        let clause = clauses.get(at);
        (clause.map_or(usize::MAX, weight), at != 1 && at != last, at)
    });
    let mut taken = vec![0];
    for at in order {
        let Some(clause) = clauses.get(at) else { continue };
        let before = at.checked_sub(1).and_then(|before| clauses.get(before));
        // 决定将草案提请审议 leans on what was passed, what is to come of it (拓展就业空间) on what was set to work.
        let one_act = |before: &Clause| acts.iter().any(|act| within(act, clause) && within(act, before));
        let person = ["主持", "出席", "讲话", "报告"].iter().any(|role| clause.text.contains(role));
        let goes_on = |before: &Clause| weight(clause) == usize::MAX && weight(before) < usize::MAX && !person;
        let leans = before.is_some_and(|before| one_act(before) || goes_on(before));
        if leans && !taken.contains(&(at - 1)) {
            continue;
        }
        // The mark at the end falls away.
        if used + clause.characters() <= room + 1 {
            used += clause.characters();
            taken.push(at);
        }
    }
    // A string of documents is cut after one of them rather than left out.
    let weightiest = (1..clauses.len()).min_by_key(|&at| (clauses.get(at).map_or(usize::MAX, weight), at));
    if taken.len() == 1
        && let Some(at) = weightiest
        && clauses.get(at).is_some_and(|next| shortened(&next.text, room.saturating_sub(used)).is_some())
    {
        taken.push(at);
    }
    taken.order();
    taken.into_iter().filter_map(|at| clauses.get(at).cloned()).collect()
}

/// What the meeting passed, approved or decided, as sentences after the lead tell it (会议审议通过了…), as far as it fits.
fn decided(report: &Report, sentences: &[Sentence], acts: &[ReportAct], lead: usize, room: usize) -> Vec<Clause> {
    let near = lead + 1..=lead + NEAR;
    let mut order: Vec<&ReportAct> =
        acts.iter().filter(|act| near.contains(&act.sentence) && act.is_decision()).collect();
    order.order_by_key(|act| (act.group, act.sentence));
    let mut used = 0;
    let mut found: Vec<Clause> = Vec::new();
    for act in order {
        let Some(text) = report.blocks.get(act.block).map(|block| block.text()) else { continue };
        let Some(sentence) = sentences.get(act.sentence) else { continue };
        // 会议审议通过了…: with its subject, where that is short, or from the comma before.
        let own = sentence.trimmed(report).start;
        let head = text.get(own..act.range.start).unwrap_or("");
        let start = match head.chars().next_back() {
            Some(comma @ ('，' | ',')) if !found.is_empty() => act.range.start - comma.len_utf8(),
            _ if head.chars().count() <= SUBJECT => own,
            _ => continue,
        };
        // A comma goes on from what stands before; after other words the stop that parts them comes along.
        let range = start..act.range.end;
        let clause = Clause {
            block: act.block,
            text: text.get(range.clone()).unwrap_or("").to_owned(),
            pieces: std::iter::once(range).collect(),
            kind: Kind::Statement,
        };
        if used + clause.characters() <= room && (found.is_empty() || clause.text.starts_with(['，', ','])) {
            used += clause.characters();
            found.push(clause);
        }
    }
    found
}

/// Sentences after the lead in which it tells what was decided.
const NEAR: usize = 40;
/// Characters of a subject before a verb that decides: 会议还.
const SUBJECT: usize = 6;

/// What the meeting did, from the sentence after the lead: 部署…, 审议…, with the comma before.
fn decisions(report: &Report, sentence: &Sentence, acts: &[ReportAct], room: usize) -> Vec<Clause> {
    let text = report.blocks.get(sentence.block).map_or("", |block| block.text());
    let is_act = |clause: &Clause| {
        clause
            .pieces
            .first()
            .is_some_and(|piece| acts.iter().any(|act| act.block == clause.block && act.range.start == piece.start))
    };
    let mut found: Vec<Clause> = parts(report, sentence, false).into_iter().skip(1).filter(is_act).collect();
    // That last year's work was looked back on and the situation studied tells nothing of what came of it.
    if !found.iter().any(|clause| acts.iter().any(|act| !act.is_routine() && within(act, clause))) {
        return Vec::new();
    }
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

/// That a leader gave instructions for the meeting's matter or received those who take part, where `room` characters
/// hold it: 某某对水利工作作出重要指示, 某某会见与会代表.
fn favour(report: &Report, sentences: &[Sentence], lead: usize, room: usize) -> Option<Clause> {
    let near = sentences.iter().skip(lead + 1).take(CHAIR);
    near.flat_map(|sentence| parts(report, sentence, false).into_iter().take(1)).find(|clause| {
        let words = clause.text.trim_end_matches(['，', ',', '：', ':', '。']);
        let ends = |ends: &[&str]| ends.iter().any(|end| words.ends_with(end));
        let instructs = is_act(words) && ends(&["指示", "批示"]);
        let receives = names_who(words, &["会见", "接见", "亲切会见"]) && ends(&["代表", "同志", "人员", "对象"]);
        (instructs || receives) && clause.characters() <= room + 1
    })
}

/// Sentences after the lead in which it is told who presided.
const CHAIR: usize = 7;

/// Who presided or spoke, from a sentence of its own near the lead: 某某主持会议.
fn chair(
    report: &Report,
    attendance: &Attendance,
    sentences: &[Sentence],
    lead: usize,
    kept: &[Clause],
) -> Option<Clause> {
    let near = |sentence: usize| (lead + 1..=lead + CHAIR).contains(&sentence);
    let roles = ["主持", "讲话", "作工作报告", "出席", "会见"];
    let rank = |role: &str| roles.iter().position(|known| *known == role);
    // 李文山、王大川分别讲话: of the one alone that would not be true.
    let alone = |person: &Participant| {
        let after = report.blocks.get(person.block).and_then(|block| block.text().get(person.name.end..));
        !after.is_some_and(|after| ["分别", "共同", "先后", "相继", "等"].iter().any(|word| after.starts_with(word)))
    };
    let participant = attendance
        .people
        .iter()
        .filter(|person| near(person.sentence) && rank(person.role).is_some() && alone(person))
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
    // 江河清主任主持: the post may stand behind the name.
    let start = single.map_or(participant.name.start, |post| post.start.min(participant.name.start));
    // 某某主持会议 and no further, where others follow without a mark.
    let words = text.get(participant.verb..clause.end)?;
    let end = words
        .find("会议")
        .map(|at| at + "会议".len())
        .filter(|&at| !words.get(at..).unwrap_or("").starts_with(['并', '时', '上', '，', ',', '。', '和']))
        .map_or(clause.end, |at| participant.verb + at);
    let pieces = kept_pieces(text, start..end);
    let words: String = pieces.iter().filter_map(|piece| text.get(piece.clone())).collect();
    (words.chars().count() <= 40 && words.contains(name)).then_some(Clause {
        block: sentence.block,
        pieces,
        text: words,
        kind: Kind::Statement,
    })
}

fn kept_pieces(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    kept(text, range, &Brackets::of(text), true, true)
}
