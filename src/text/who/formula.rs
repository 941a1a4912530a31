//! The formulas of saying: 强调, 在总结会上强调指出, 提出三点要求：, 会议指出, 与会同志一致认为. Who says so is another matter,
//! see `speech`.

use std::ops::Range;

use crate::text::ground::sentence::clauses;
use crate::text::lexicon::openers::PREPOSITIONS;
use crate::text::lexicon::saying::{ADVERBS, DEMANDS, MEETING_VERBS, MEETINGS, PLEASANTRIES, SAYS, SAYS_THAT};
use crate::text::lexicon::{prefix, suffix, without_prefix};

/// The formula in a predicate, which starts at the end of its subject; bytes of the predicate. It starts at 0 where the
/// verb stands at once behind the subject. `colon`: whether the clause ends with one.
pub(super) fn saying(predicate: &str, colon: bool) -> Option<Range<usize>> {
    let mut rest = predicate;
    loop {
        if let Some(verb) = prefix(rest, SAYS) {
            let start = predicate.len() - rest.len();
            let mut end = start + verb.len();
            // 强调指出, 指出并强调
            while let Some(more) = predicate.get(end..).and_then(|tail| {
                let joined = tail.trim_start_matches(['并', '、', '和']);
                prefix(joined, SAYS).map(|verb| tail.len() - joined.len() + verb.len())
            }) {
                end += more;
            }
            return complete(verb, predicate.get(end..)?, colon).map(|object| 0..end + object);
        }
        match without_prefix(rest, ADVERBS) {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    adverbial(predicate, colon)
}

/// Bytes of the object that belongs to the formula, if the verb reports what is said.
fn complete(verb: &str, tail: &str, colon: bool) -> Option<usize> {
    if tail.is_empty() || tail.starts_with(['，', ',', '：', ':', '“', '"']) {
        return Some(0);
    }
    if tail.starts_with(['的', '者', '会', '书']) {
        return None;
    }
    if verb == "提出" {
        let told = tail.starts_with('了') && !colon;
        let asks =
            suffix(tail, DEMANDS).is_some() && !matches!(tail, "建议" | "意见") && tail.chars().count() <= 16 && !told;
        return if asks { Some(tail.len()) } else { tail.starts_with('要').then_some(0) };
    }
    if tail.starts_with('了') {
        // 强调了三个方面的内容：
        return (colon && matches!(verb, "强调" | "指出")).then_some(tail.len());
    }
    let pleasant = verb == "表示" && prefix(tail, PLEASANTRIES).is_some();
    (SAYS_THAT.contains(&verb) && !pleasant).then_some(0)
}

/// 在总结大会结束时强调, 就…提出三点要求, 结合…强调了三个方面：the verb stands behind an adverbial.
fn adverbial(predicate: &str, colon: bool) -> Option<Range<usize>> {
    // 按照会议要求 ends with a noun.
    if ["按照", "根据", "依据", "贯彻", "落实", "学习", "传达"].iter().any(|start| predicate.starts_with(start))
    {
        return None;
    }
    if let Some(at) = predicate.rfind("提出") {
        let object = predicate.get(at + "提出".len()..)?;
        // 提出了六点意见，希望…: what was done; 提出了六点意见：一是… says them.
        let told = object.starts_with('了') && !colon;
        let asks = suffix(object, DEMANDS).is_some() && !matches!(object, "建议" | "意见");
        let asks = asks && object.chars().count() <= 16 && !object.contains('“') && !told;
        return asks.then_some(at..predicate.len());
    }
    if let Some(at) = ["强调了", "指出了"].iter().find_map(|verb| predicate.find(verb)) {
        return colon.then_some(at..predicate.len());
    }
    let preposition = prefix(predicate, PREPOSITIONS).is_some();
    let mut head = predicate;
    while let Some(verb) = suffix(head, SAYS).filter(|verb| *verb != "介绍") {
        head = head.get(..head.len() - verb.len())?;
    }
    // 主持会议并强调
    if !preposition && !head.ends_with(['并', '时', '中', '上', '后', '话']) {
        head = predicate;
    }
    if head.len() < predicate.len() {
        // 对发言要求: a noun with its attribute.
        return (!head.ends_with('的')).then_some(head.len()..predicate.len());
    }
    // 在会上强调要抓紧
    ["强调", "指出", "要求", "表示", "说"].iter().find_map(|verb| {
        let at = predicate.find(verb)?;
        let (before, after) = (predicate.get(..at)?, predicate.get(at + verb.len()..)?);
        let ends = before.ends_with(['时', '中', '上', '后', '并', '话']);
        let that = ["要", "必须", "将", "，"].iter().any(|start| after.starts_with(start));
        (ends && that).then_some(at..at + verb.len())
    })
}

/// Bytes of the formula that `sentence` starts with, where a meeting speaks.
pub(crate) fn meeting(sentence: &str) -> Option<usize> {
    let subject = prefix(sentence, MEETINGS)?;
    let predicate = sentence.get(subject.len()..)?;
    let mut length = topic(predicate);
    let mut end = 0; // of the last verb
    let mut verbs = Vec::new();
    loop {
        let rest = predicate.get(length..)?;
        if let Some(verb) = prefix(rest, MEETING_VERBS) {
            length += verb.len();
            end = length;
            verbs.push(verb);
        } else if let Some(adverb) = prefix(rest, ADVERBS) {
            length += adverb.len();
        } else {
            break;
        }
    }
    let rest = predicate.get(end..)?;
    let clause: String = rest.chars().take_while(|c| !matches!(c, '，' | ',' | '。' | '；' | '：')).take(30).collect();
    let noun = rest.starts_with('的') || rest.starts_with("事项") || rest.starts_with("精神") || rest.starts_with("室");
    // 会议通过视频形式召开: by way of, not passed.
    let by_way_of =
        verbs == ["通过"] && ["形式", "方式", "视频", "网络", "线上"].iter().any(|way| clause.contains(way));
    // 会议总结去年工作，部署…: the agenda; 会议总结了… is a part of its own.
    let agenda = matches!(verbs[..], ["学习" | "总结" | "分析" | "回顾"])
        && !rest.starts_with('了')
        && !predicate.get(..end)?.ends_with('了');
    (!verbs.is_empty() && !noun && !by_way_of && !agenda).then_some(subject.len() + end)
}

/// Bytes of the phrase between the meeting and its verb that says about what: 会议从九个方面确定, 会议就下一步工作提出.
fn topic(predicate: &str) -> usize {
    /// Characters of such a phrase.
    const LONGEST: usize = 24;
    if !["从", "就", "围绕", "针对", "对"].iter().any(|preposition| predicate.starts_with(preposition)) {
        return 0;
    }
    let clause: String = predicate.chars().take_while(|c| c.is_alphanumeric()).take(LONGEST).collect();
    let ends = ["方面", "工作", "问题", "任务"].iter().flat_map(|noun| clause.match_indices(noun));
    let says = |end: &usize| clause.get(*end..).is_some_and(|rest| prefix(rest, MEETING_VERBS).is_some());
    ends.map(|(at, noun)| at + noun.len()).filter(says).min().unwrap_or(0)
}

/// Whether the formula of `length` bytes reports words: 会议强调, not 会议听取了.
pub(super) fn is_said(clause: &str, length: usize) -> bool {
    let said = ["指出", "强调", "认为", "要求", "决定", "确定", "提出", "明确", "号召"];
    let stops = clause.get(length..).is_some_and(|rest| rest.is_empty() || rest.starts_with('要'));
    stops && clause.get(..length).is_some_and(|marker| said.iter().any(|verb| marker.ends_with(verb)))
}

/// Whether a group speaks: 与会同志一致认为. Bytes of the formula.
pub(crate) fn group(sentence: &str) -> Option<usize> {
    let clause = clauses(sentence, 0..sentence.len()).into_iter().next()?;
    let clause = sentence.get(clause)?.trim_end().trim_end_matches(['，', ',', '：', ':']);
    let verb = ["认为", "表示", "指出", "提出"].iter().find_map(|verb| clause.strip_suffix(verb))?;
    let subject = verb.trim_end_matches("一致").trim_end_matches("普遍");
    (subject == "大家" || (subject.starts_with("与会") && subject.chars().count() <= 10)).then_some(clause.len())
}
