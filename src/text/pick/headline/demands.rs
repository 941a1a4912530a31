//! What a person who acts demands: 某某主持召开会议…他强调，… or 某某在某地调研时强调，…

use super::clause::{Clause, Kind, parts};
use crate::text::ground::sentence::Sentence;
use crate::text::lexicon::tense::IMPERATIVE_OPENINGS;
use crate::text::report::Report;
use crate::text::who::names::is_name_like;

/// What is done to say something, as the clause puts it.
const ACTS: [&str; 11] = ["主持", "作出", "回信", "谈话", "考察", "调研", "参加", "视察", "检查", "批示", "指示"];
/// What is done for its own sake: what is said there is no news.
const OTHERS: [&str; 8] = ["会见", "会谈", "会晤", "致电", "访问", "出席", "通电话", "复信"];
/// How a clause ends after which somebody demands something.
const SAYS: [&str; 4] = ["强调", "指出", "要求", "表示"];

/// Paragraphs in which demands are looked for: that of the act, a reply's thanks, the demands.
const PARAGRAPHS: usize = 3;

/// Whether a clause tells what a person did who then made demands: it starts with the name.
pub(super) fn is_act(clause: &str) -> bool {
    names_who(clause, &["主持", "在", "到", "赴", "对", "就", "给", "同"])
        && ACTS.iter().any(|act| clause.contains(act))
        && OTHERS.iter().all(|other| !clause.contains(other))
}

/// Whether a clause starts with a name and one of `verbs`.
pub(super) fn names_who(clause: &str, verbs: &[&str]) -> bool {
    [2, 3, 4].into_iter().any(|length| {
        let name: String = clause.chars().take(length).collect();
        let after = clause.get(name.len()..).unwrap_or("");
        is_name_like(&name) && verbs.iter().any(|verb| after.starts_with(verb))
    })
}

/// Whether a clause ends with a verb after which somebody is quoted.
pub(super) fn is_quoting(clause: &str) -> bool {
    is_demanding(clause) || clause.trim_end_matches(['，', ',', '：', ':']).ends_with(['称', '说'])
}

fn is_demanding(clause: &str) -> bool {
    let words = clause.trim_end_matches(['，', ',', '：', ':']);
    SAYS.iter().any(|verb| words.ends_with(verb))
}

/// The clauses after the act, in the sentence at `from` of the body: who says so, where the act does not
/// tell, and the last demands of that paragraph, which is where these reports put what it comes to. None
/// where nothing is demanded or does not fit `room` characters.
pub(super) fn demands(report: &Report, sentences: &[Sentence], from: usize, act: &Clause, room: usize) -> Vec<Clause> {
    let quotes = is_demanding(&act.text);
    let rest = sentences.get(from..).unwrap_or_default();
    rest.chunk_by(|one, next| one.block == next.block)
        .take(PARAGRAPHS)
        .find_map(|paragraph| last_demands(report, paragraph, act, quotes, room))
        .unwrap_or_default()
}

/// The last demands of one paragraph.
fn last_demands(
    report: &Report,
    paragraph: &[Sentence],
    act: &Clause,
    quotes: bool,
    room: usize,
) -> Option<Vec<Clause>> {
    let clauses: Vec<Vec<Clause>> = paragraph.iter().map(|sentence| parts(report, sentence, false)).collect();
    let own = |clause: &&Clause| {
        clause.characters() <= 18
            && is_demanding(&clause.text)
            && (clause.block, &clause.pieces) != (act.block, &act.pieces)
    };
    // Who speaks is told in the paragraph itself; a paragraph below may go on with what was said.
    let says = if quotes { None } else { Some(clauses.iter().flatten().find(own)?.clone()) };
    let start = says.as_ref().or_else(|| Some(act).filter(|act| paragraph.iter().all(|s| s.block == act.block)));
    let after = start.and_then(|clause| clause.pieces.last()).map_or(0, |piece| piece.end);
    let mut found = clauses
        .into_iter()
        .map(|mut clauses| {
            clauses.retain(|clause| clause.pieces.first().is_some_and(|piece| piece.start >= after));
            clauses
        })
        .rfind(|clauses: &Vec<Clause>| clauses.iter().any(|clause| is_demand(&clause.text)))?;
    // What for stands at the very end and fits all demands: 为…作出新贡献.
    while found.last().is_some_and(|clause| clause.kind == Kind::Circumstance || is_closing(&clause.text)) {
        found.pop();
    }
    // 某某回信，强调… needs no subject again; after a full stop it does.
    let says = says.map(|mut clause| {
        let bare = clause.text.trim_end_matches(['，', ',', '：', ':']);
        let verb = SAYS.iter().find(|verb| act.text.ends_with('，') && bare.ends_with(**verb));
        if let (Some(verb), Some(piece)) = (verb, clause.pieces.last().cloned()) {
            let end = piece.end - (clause.text.len() - bare.len());
            clause.pieces = std::iter::once(end - verb.len()..end).collect();
            (*verb).clone_into(&mut clause.text);
        }
        clause
    });
    let said = says.as_ref().map_or(0, Clause::characters);
    let mut used = said;
    let mut first = found.len();
    while let Some(clause) = first.checked_sub(1).and_then(|at| found.get(at)).filter(|_| found.len() - first < 2) {
        // The mark at the end falls away.
        if used + clause.characters() > room + 1 || clause.kind == Kind::Attribution {
            break;
        }
        used += clause.characters();
        first -= 1;
    }
    found.drain(..first);
    // 符合校情，具有特色 demands nothing without what goes before it; 通过努力 leads to what does.
    while found.first().is_some_and(|clause| clause.kind == Kind::Circumstance) && found.len() > 1 {
        found.remove(0);
    }
    let begins = found.first().is_some_and(|clause| {
        is_demand(&clause.text) || IMPERATIVE_OPENINGS.iter().any(|opening| clause.text.starts_with(opening))
    });
    (begins && !found.is_empty()).then(|| says.into_iter().chain(found).collect())
}

/// The formula that speeches close with: 以优异成绩迎接…, 为…作出新的更大贡献.
fn is_closing(clause: &str) -> bool {
    ["以优异", "以实际行动", "以新的", "以更加优异", "向党和人民", "努力谱写", "奋力谱写", "奋力开创"]
        .iter()
        .any(|start| clause.starts_with(start))
}

/// Whether a clause says what is to be done: 要…, 希望…, 各地要….
fn is_demand(clause: &str) -> bool {
    let head: String = clause.chars().take(14).collect();
    let to_do = head.find('要').is_some_and(|at| {
        let (before, after) = head.split_at(at);
        !before.ends_with(['重', '主', '需', '必', '纪', '摘', '只']) && !after.starts_with("要求")
    });
    to_do || ["希望", "必须", "坚持"].iter().any(|start| head.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ground::sentence::sentences;

    fn said(paragraphs: &[&str], room: usize) -> String {
        let report = Report::new(None, paragraphs.iter().map(|text| (*text).to_owned()));
        let sentences = sentences(&report, &[]);
        let lead = parts(&report, &sentences[0], false);
        let act = lead.iter().find(|clause| is_act(&clause.text)).expect("an act");
        demands(&report, &sentences, 0, act, room).iter().map(|clause| clause.text.as_str()).collect()
    }

    #[test]
    fn the_last_demands_follow_the_act() {
        let during =
            "县长王建国3日在参加春灌劳动时强调，水是农业的命脉。各乡镇要尽早动手，抓好渠道清淤，管好每一方水。";
        assert_eq!(said(&[during], 40), "抓好渠道清淤，管好每一方水。");
        let meeting = "王建国主持召开春灌工作会议。他强调，要尽早动手，把水送到田头，为全年丰收打好基础。";
        assert_eq!(said(&[meeting], 40), "他强调，要尽早动手，把水送到田头，");
        let letter = ["王建国给水利站青年回信，勉励他们。", "他说，来信收到了。", "王建国强调，希望大家爱水护水。"];
        assert_eq!(said(&letter, 40), "强调希望大家爱水护水。");
    }

    #[test]
    fn nothing_demanded_or_no_room_gives_nothing() {
        assert_eq!(said(&["王建国主持召开春灌工作会议。会议开了两天。"], 40), "");
        assert_eq!(said(&["王建国主持召开春灌工作会议。他强调，要尽早动手。"], 5), "");
        assert!(!is_act("王建国会见春灌考察团"));
        assert!(!is_act("全县召开春灌工作会议"));
    }
}
