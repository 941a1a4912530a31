//! Who says what follows: the formulas 会议指出, 习近平强调, 与会同志一致认为, and what ends a speech.

use std::ops::Range;

use crate::text::ground::furniture::is_page_line;
use crate::text::ground::sentence::clauses;
use crate::text::lexicon::saying::{ADVERBS, MEETING_VERBS, MEETINGS};
use crate::text::lexicon::{prefix, without_suffix};
use crate::text::who::names::{ends_post, is_name_like};

/// Verbs of speech, for persons.
const SPEECH: &[&str] = &["指出", "强调", "表示", "要求", "认为", "提出", "号召", "希望", "说", "谈到"];

/// Bytes of the formula that `sentence` starts with, where a meeting speaks.
pub(crate) fn meeting(sentence: &str) -> Option<usize> {
    let subject = prefix(sentence, MEETINGS)?;
    let predicate = sentence.get(subject.len()..)?;
    let mut length = 0;
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

/// Whether a sentence opens a section, as far as its own words tell.
pub(crate) fn opens(sentence: &str) -> bool {
    meeting(sentence).is_some() || person(sentence).is_some()
}

/// Whether a sentence reports what somebody says, so that it holds nothing about this meeting: not so
/// where the meeting does something (会议听取了…).
pub(crate) fn is_speech(sentence: &str) -> bool {
    let said = ["指出", "强调", "认为", "要求", "提出", "明确", "号召", "确定", "部署", "决定"];
    meeting(sentence)
        .and_then(|end| sentence.get(..end))
        .is_some_and(|marker| said.iter().any(|verb| marker.ends_with(verb)))
        || person(sentence).is_some_and(|(marker, _)| marker.start < 60)
}

/// Whether a block ends a section without opening one: attendance, 会前, lines of the page.
pub(crate) fn closes(block: &str) -> bool {
    let text = block.trim();
    is_page_line(text)
        || opens(text)
        || ["会上", "会前", "会后", "会议期间", "会议以", "会议由", "会议在", "会议采取", "当天", "当日"]
            .iter()
            .any(|start| text.starts_with(start))
        || tells_attendance(text)
}

/// Whether a sentence or a block says who came and nothing else: …负责同志参加会议。
pub(crate) fn tells_attendance(words: &str) -> bool {
    let words = words.trim();
    let ending = words.trim_end_matches(['。', '.', '）', ')', ' ']);
    let ends = [
        "出席",
        "参加",
        "列席",
        "出席会议",
        "参加会议",
        "列席会议",
        "出席了会议",
        "参加了会议",
        "列席了会议",
        "参加有关活动",
        "主持会议",
        "出席座谈会",
        "参加座谈会",
        "全体会议",
        "参加上述活动",
        "陪同",
    ];
    // 要认真准备、按时参加会议 is asked for, not told.
    !words.starts_with(['要', '应']) && !words.starts_with("必须") && ends.iter().any(|end| ending.ends_with(end))
}

/// Where a person speaks: marker in bytes of the sentence, and the name; empty where whoever spoke
/// before goes on (强调，…), 他 where a person who did.
pub(crate) fn person(sentence: &str) -> Option<(Range<usize>, &str)> {
    let mut clauses = clauses(sentence, 0..sentence.len()).into_iter();
    let first = clauses.next()?;
    let words = sentence.get(first.clone())?.trim_end().trim_end_matches(['，', ',', '：', ':']);
    person_in(words).or_else(|| {
        // 会上，张三强调，… ; 在报告中，李四指出，… ; 会见代表时，王五表示，…
        let setting = [
            "会上", "会后", "会前", "在", "会见", "听取", "随后", "最后", "谈到", "针对", "关于", "就", "会谈", "与",
            "同",
        ];
        let short = words.chars().nth(24).is_none() && setting.iter().any(|start| words.starts_with(start));
        let second = clauses.next().filter(|_| short)?;
        let words = sentence.get(second.clone())?.trim_end().trim_end_matches(['，', ',', '：', ':']);
        let (marker, name) = person_in(words).filter(|(_, name)| !name.is_empty())?;
        Some((marker.start + second.start..marker.end + second.start, name))
    })
}

/// The same in a sentence's first clause.
fn person_in(clause: &str) -> Option<(Range<usize>, &str)> {
    /// A longer clause is no formula; characters.
    const CLAUSE: usize = 80;
    if clause.chars().nth(CLAUSE).is_some() {
        return None;
    }
    let ending = SPEECH.iter().find_map(|verb| clause.strip_suffix(verb));
    let (subject, verb) = match ending {
        Some(subject) => (subject, subject.len()..clause.len()),
        None => said_what(clause)?,
    };
    let mut subject = subject;
    while let Some(shorter) = without_suffix(subject, ADVERBS) {
        subject = shorter;
    }
    if subject.is_empty() {
        return clause.get(verb.clone()).filter(|verb| *verb != "说").map(|_| (0..verb.end, ""));
    }
    if matches!(subject, "他" | "她") {
        // Whoever spoke before, if it was a person.
        return Some((0..verb.end, "他"));
    }
    if let Some(name) = last_name(subject) {
        return Some((subject.len() - name.len()..verb.end, name));
    }
    // 习近平在主持会议时强调: the formula is the verb, the speaker stands before 在.
    let name = ["在", "近日", "日前", "对", "就", "作", "发表", "主持", "出席", "代表"]
        .iter()
        .filter_map(|word| subject.split_once(word))
        .find_map(|(head, _)| last_name(head))?;
    Some((verb, name))
}

/// 李强强调要加快…, 王五就此提出三点要求: subject and verb where the verb doesn't end the clause.
fn said_what(clause: &str) -> Option<(&str, Range<usize>)> {
    for verb in ["指出", "强调", "要求"] {
        if let Some(at) = clause.find(verb) {
            let to = at + verb.len();
            if clause
                .get(to..)
                .is_some_and(|rest| ["要", "必须", "，", "说"].iter().any(|start| rest.starts_with(start)))
            {
                return Some((clause.get(..at)?, at..to));
            }
        }
    }
    let at = clause.rfind("提出")?;
    let object = clause.get(at..)?;
    let asks = ["要求", "意见", "希望", "建议"].iter().any(|end| object.ends_with(end)) && object.chars().count() <= 9;
    asks.then_some((clause.get(..at)?, at..clause.len()))
}

/// The name that `subject` ends with, alone or after a post; whom a report cites is none.
fn last_name(subject: &str) -> Option<&str> {
    /// Authors that are quoted, not heard; and nouns with the form of a name.
    const CITED: &[&str] =
        &["马克思", "列宁", "毛泽东", "邓小平", "江泽民", "胡锦涛", "文章", "乌方", "白皮书", "于是"];
    let subject = subject.trim();
    if let Some(dot) = subject.find('·') {
        let from = subject
            .get(..dot)?
            .char_indices()
            .rev()
            .find(|&(byte, _)| subject.get(..byte).is_some_and(ends_post))
            .map_or(0, |(byte, _)| byte);
        return subject.get(from..).filter(|name| is_name_like(name));
    }
    if is_name_like(subject) {
        return (!CITED.contains(&subject)).then_some(subject);
    }
    let starts: Vec<usize> = subject.char_indices().map(|(byte, _)| byte).collect();
    [3, 2, 4].into_iter().find_map(|length| {
        let from = *starts.get(starts.len().checked_sub(length)?)?;
        let (post, name) = (subject.get(..from)?, subject.get(from..)?);
        let whole_post = ends_post(post) || post.ends_with([' ', '、']);
        (is_name_like(name) && whole_post && !CITED.contains(&name)).then_some(name)
    })
}

/// Whether a group speaks: 与会同志一致认为. Bytes of the formula.
pub(crate) fn group(sentence: &str) -> Option<usize> {
    let clause = clauses(sentence, 0..sentence.len()).into_iter().next()?;
    let clause = sentence.get(clause)?.trim_end().trim_end_matches(['，', ',', '：', ':']);
    let verb = ["认为", "表示", "指出", "提出"].iter().find_map(|verb| clause.strip_suffix(verb))?;
    let subject = verb.trim_end_matches("一致").trim_end_matches("普遍");
    (subject == "大家" || (subject.starts_with("与会") && subject.chars().count() <= 10)).then_some(clause.len())
}

/// Where the subject of a sentence such as 李四出席会议并讲话，强调要… goes on to speak.
pub(crate) fn goes_on(sentence: &str) -> Option<Range<usize>> {
    clauses(sentence, 0..sentence.len()).into_iter().skip(1).find_map(|clause| {
        let words = sentence.get(clause.clone())?;
        let verb = ["强调", "指出", "要求"].iter().find(|verb| words.starts_with(**verb))?;
        Some(clause.start..clause.start + verb.len())
    })
}

/// Where a meeting speaks in a later clause: 为减轻负担，会议决定，…. Bytes of the sentence.
pub(crate) fn later(sentence: &str) -> Option<Range<usize>> {
    let said = ["指出", "强调", "认为", "要求", "决定", "确定", "提出", "明确", "号召"];
    clauses(sentence, 0..sentence.len()).into_iter().skip(1).find_map(|clause| {
        let words = sentence.get(clause.clone())?;
        let length = meeting(words)?;
        let stops = words.get(length..)?.starts_with(['，', ',', '：', ':', '要']);
        (stops && said.iter().any(|verb| words.get(..length).is_some_and(|marker| marker.ends_with(verb))))
            .then(|| clause.start..clause.start + length)
    })
}
