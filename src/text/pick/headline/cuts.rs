//! What a headline leaves out of a clause: dateline, time, notes in brackets, the posts of a name.

use std::ops::Range;

use super::place::spare;
use super::time::time;
use crate::text::ground::brackets::Brackets;
use crate::text::who::names::{ends_post, is_name_like};

/// What may follow a name that acts.
const ACTS: [&str; 46] = [
    "主持", "出席", "会见", "会晤", "访问", "考察", "调研", "同", "在", "给", "向", "对", "签署", "率", "到", "抵达",
    "致", "发表", "表示", "强调", "指出", "将", "应", "分别", "已", "并", "参加", "讲话", "离开", "就", "作", "于",
    "代表", "走访", "看望", "宣布", "听取", "复信", "回信", "与", "接受", "介绍", "通报", "说", "赴", "率领",
];

/// The parts of `clause`, bytes of `text`, that a headline keeps. `times`: whether times are left out;
/// they are where the sentence starts, but 闭馆三天，15日恢复开放 needs its second one. `posts`: whether a
/// single post before a name stays (中央书记处书记某某主持会议); several never do.
#[must_use]
pub(super) fn kept(
    text: &str,
    clause: Range<usize>,
    brackets: &Brackets,
    times: bool,
    posts: bool,
) -> Vec<Range<usize>> {
    let end = clause.end;
    let mut start = skip_dateline(text, clause);
    let at = |byte: usize| text.get(byte..end).unwrap_or("");
    if times
        && let Some(length) = time(at(start))
        && !at(start + length).starts_with(['的', '是', '为', '至', '到'])
    {
        start += length;
    }
    // 全体会议，于2月26日在北京举行: the preposition says that it can go.
    if let Some(length) = at(start).strip_prefix('于').and_then(time)
        && at(start + '于'.len_utf8() + length).starts_with(['在', '上', '下', '晚'])
    {
        start += '于'.len_utf8() + length;
    }
    start += at(start).len() - at(start).trim_start_matches(['，', ',', '、', ' ', '\u{3000}']).len();
    // 作为全县骨干工程——青禾大渠: what it is called comes behind the dash.
    if let Some(dash) = at(start).strip_prefix("作为").and_then(|rest| rest.find("——"))
        && at(start).get(.."作为".len() + dash).is_some_and(|words| !words.contains(['，', ',']))
    {
        start += "作为".len() + dash + "——".len();
    }
    start = skip_posts(text, start..end, brackets, posts);
    // Then the times and notes inside.
    let mut pieces = Vec::new();
    let mut from = start;
    let mut byte = start;
    while let Some(character) = at(byte).chars().next() {
        let next = byte + character.len_utf8();
        let cut = if brackets.inside(byte) {
            None
        } else if matches!(character, '（' | '(') {
            note(at(byte)).map(|length| byte + length)
        } else {
            inner_time(text, start, byte, end)
                .filter(|_| times)
                .or_else(|| spare(text.get(start..byte)?, at(byte)).map(|length| byte + length))
        };
        match cut {
            Some(past) if past > byte => {
                if byte > from {
                    pieces.push(from..byte);
                }
                from = past;
                byte = past;
            }
            _ => byte = next,
        }
    }
    if end > from {
        pieces.push(from..end);
    }
    pieces
}

/// Where the words start after 央视网消息（新闻联播）：, 新华社北京1月1日电, 本报讯 or 【专栏】.
pub(crate) fn skip_dateline(text: &str, clause: Range<usize>) -> usize {
    let mut start = clause.start + text.get(clause.clone()).and_then(within).unwrap_or(0);
    loop {
        let Some(rest) = text.get(start..clause.end) else { return start };
        let trimmed = rest.trim_start();
        let indent = rest.len() - trimmed.len();
        let cut = if trimmed.starts_with('【') {
            trimmed.find('】').map(|at| at + '】'.len_utf8())
        } else if let Some(length) = agency(trimmed) {
            Some(length)
        } else if trimmed.starts_with(['（', '(']) && indent + start > clause.start {
            note(trimmed).or_else(|| trimmed.find(['）', ')']).map(|at| at + '）'.len_utf8()))
        } else {
            None
        };
        match cut {
            Some(length) if start + indent + length < clause.end && text.is_char_boundary(start + indent + length) => {
                start += indent + length;
            }
            _ => return start + indent,
        }
    }
}

/// Where the words start after a dateline inside a clause: pages run the headline and the text together
/// (审议通过《某条例》新华社北京11月14日电 国务院…).
fn within(clause: &str) -> Option<usize> {
    let (head, after) = clause.split_once("日电")?;
    let place: String = head.chars().rev().take(14).collect::<Vec<_>>().into_iter().rev().collect();
    let agency = ["新华社", "中新社", "本报", "新华网", "人民网", "央视网"].iter().any(|agency| place.contains(agency));
    let gap = after.starts_with(|c: char| c.is_whitespace() || matches!(c, '（' | '(' | '：'));
    (agency && gap).then_some(head.len() + "日电".len())
}

/// Bytes of the dateline that `text` starts with: a name that ends like an agency's, within 30 characters
/// followed by 电, 讯 or 消息 and a gap, a mark or a bracket.
fn agency(text: &str) -> Option<usize> {
    let (limit, _) = text.char_indices().nth(30).unwrap_or((text.len(), ' '));
    let head = text.get(..limit)?;
    let marks = ["消息：", "消息:", "消息", "电", "讯", "）：", "):"];
    let (at, mark) = marks.iter().filter_map(|mark| head.find(mark).map(|at| (at, mark))).min()?;
    let before = head.get(..at)?;
    let agency =
        ["社", "网", "报", "台", "中新"].iter().any(|end| before.chars().take(8).collect::<String>().contains(end));
    let after = text.get(at + mark.len()..)?;
    let parted = mark.ends_with(['：', ':'])
        || after.starts_with(['：', ':', '（', '(', ' ', '\u{3000}', '\u{a0}', '）'])
        || before.ends_with('日')
        || ["本报", "本网", "本台"].contains(&before);
    (agency && parted && !before.contains(['，', '。', '《']))
        .then_some(at + mark.len())
        .map(|length| length + after.len() - after.trim_start_matches(['：', ':', '）']).len())
}

/// Bytes of the note in brackets that `text` starts with, where a headline does without it: a
/// date, an abbreviation, a reporter.
fn note(text: &str) -> Option<usize> {
    let inside = text.strip_prefix(['（', '('])?;
    let close = inside.find(['）', ')'])?;
    let words = inside.get(..close)?;
    let omitted = time(words) == Some(words.len())
        || ["以下简称", "简称", "记者", "见图", "图为", "下称"].iter().any(|start| words.starts_with(start));
    let mark = inside.get(close..)?.chars().next()?;
    omitted.then_some(text.len() - inside.len() + close + mark.len_utf8())
}

/// The end of the time expression at `byte` inside a clause that starts at `start`, where leaving
/// it out leaves a sentence: 中央政治局|6月30日|召开会议.
fn inner_time(text: &str, start: usize, byte: usize, end: usize) -> Option<usize> {
    let before = text.get(start..byte)?;
    if before.chars().nth(1).is_none()
        || before.ends_with(['从', '自', '至', '在', '到', '即', '第', '与', '和', '年', '月', '将', '定', '于'])
    {
        return None;
    }
    if before.ends_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
        return None;
    }
    let from = text.get(byte..end)?;
    let (preposition, rest) = from.strip_prefix('于').map_or((0, from), |rest| ('于'.len_utf8(), rest));
    let length = preposition + time(rest)?;
    let after = from.get(length..)?;
    let goes_on = after.starts_with([
        '的', '以', '前', '后', '期', '间', '是', '，', ',', '。', '、', '；', '起', '为', '至', '到', '”', '》', '称',
        '说',
    ]);
    (!after.is_empty() && !goes_on).then_some(byte + length)
}

/// Where the name starts that the clause has after posts (and after 正在某国访问的).
fn skip_posts(text: &str, clause: Range<usize>, brackets: &Brackets, single: bool) -> usize {
    let Some(words) = text.get(clause.clone()) else { return clause.start };
    if ["应", "据", "为", "在", "经", "按", "受", "对", "向", "与", "同", "随"]
        .iter()
        .any(|word| words.starts_with(word))
    {
        return clause.start;
    }
    for (offset, _) in words.char_indices().skip(2).take(60) {
        let Some((posts, rest)) = words.split_at_checked(offset) else { continue };
        if brackets.inside(clause.start + offset) || !ends_post(posts) {
            continue;
        }
        for length in [2, 3, 4] {
            let name: String = rest.chars().take(length).collect();
            let after = rest.get(name.len()..).unwrap_or("");
            let acts = ACTS.iter().any(|act| after.starts_with(act)) || time(after).is_some();
            if is_name_like(&name) && acts {
                let several = posts.contains('、') || posts.contains('的') || posts.chars().count() > 12;
                return if single && !several { clause.start } else { clause.start + offset };
            }
        }
    }
    clause.start
}
