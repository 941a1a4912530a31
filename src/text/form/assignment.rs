//! Who is to do a task and by when, where the task says so: 由市水务局牵头，6月底前完成.

use std::ops::Range;

use crate::order::Order;
use crate::text::ground::numeral::han_digit;
use crate::text::who::bodies::is_group;

/// Verbs after a body that is charged with a task.
const CHARGED: &[&str] =
    &["牵头", "负责", "具体负责", "组织实施", "承办", "主办", "实施", "落实", "会同", "督办", "组织", "配合"];
/// Labels before the bodies that are charged: 责任单位：市水务局、市财政局.
const LABELS: &[&str] =
    &["牵头单位", "责任单位", "配合单位", "责任部门", "牵头部门", "配合部门", "主办单位", "承办单位"];
/// Characters of the string of bodies between 由 and the verb.
const BODIES: usize = 60;

/// The bodies that `text` charges; bytes. None where it names nobody.
#[must_use]
pub fn bodies(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, by) in text.match_indices('由') {
        let from = at + by.len();
        let rest = text.get(from..).unwrap_or("");
        let clause: String =
            rest.chars().take_while(|c| !matches!(c, '，' | ',' | '。' | '；' | ';')).take(BODIES).collect();
        if let Some(end) = CHARGED.iter().filter_map(|verb| clause.find(verb)).min() {
            push(text, from..from + end, &mut found);
        }
    }
    for label in LABELS {
        for (at, _) in text.match_indices(label) {
            let from = at + label.len();
            let Some(rest) = text.get(from..).and_then(|rest| rest.strip_prefix(['：', ':'])) else { continue };
            let from = text.len() - rest.len();
            let end = rest.find(['，', ',', '。', '；', ';', '）', ')', '】']).unwrap_or(rest.len());
            push(text, from..from + end, &mut found);
        }
    }
    found.order_by_key(|range| range.start);
    found.dedup();
    found
}

/// The bodies of a string of them, all or none: what is no body leaves all in doubt.
fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = text.get(range.clone()).unwrap_or("");
    let mut start = 0;
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let cuts = part
        .char_indices()
        .filter(|&(_, c)| matches!(c, '、' | '和' | '与'))
        .map(|(byte, c)| (byte, byte + c.len_utf8()));
    for (end, next) in cuts.chain([(part.len(), part.len())]) {
        let words = part.get(start..end).unwrap_or("");
        let bare = words.trim();
        if !bare.is_empty() {
            let from = range.start + start + (words.len() - words.trim_start().len());
            pieces.push(from..from + bare.len());
        }
        start = next;
    }
    if pieces.iter().all(|piece| text.get(piece.clone()).is_some_and(is_group)) {
        found.extend(pieces);
    }
}

/// The deadline that `text` sets: the time before 前 with it; bytes. The first where there are several.
#[must_use]
pub fn deadline(text: &str) -> Option<Range<usize>> {
    text.match_indices('前').find_map(|(at, before)| {
        let head = text.get(..at)?;
        let head = head.strip_suffix(['之', '以']).unwrap_or(head);
        // A time of the calendar, not 目前, 会前 or 三年前.
        let closes = ["日", "月", "月底", "月初", "月末", "年底", "年末", "旬", "季度", "季度末", "月份"];
        if !closes.iter().any(|end| head.ends_with(end)) {
            return None;
        }
        let part =
            |c: char| c.is_ascii_digit() || han_digit(c).is_some() || "年月日底初末今明本上中下旬季度份第 ".contains(c);
        let start = head.char_indices().rev().take_while(|&(_, c)| part(c)).last().map(|(byte, _)| byte)?;
        let words = head.get(start..)?;
        let start = start + (words.len() - words.trim_start().len());
        // 三个月前, 10日前 after 近: how long ago.
        let ago = head.get(..start).is_some_and(|before| before.ends_with(['近', '个', '约']));
        (!ago && words.trim().chars().count() >= 2).then_some(start..at + before.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> (Vec<&str>, Option<&str>) {
        (bodies(text).into_iter().map(|range| &text[range]).collect(), deadline(text).map(|range| &text[range]))
    }

    #[test]
    fn who_and_when_are_found_where_a_task_names_them() {
        for (text, who, when) in [
            ("疏浚河道20公里，由市水务局牵头，6月底前完成。", vec!["市水务局"], Some("6月底前")),
            (
                "由县发展改革局、县财政局负责，2025年12月31日前建成。",
                vec!["县发展改革局", "县财政局"],
                Some("2025年12月31日前"),
            ),
            ("改造老旧管网。（责任单位：市住房城乡建设局；年底前完成）", vec!["市住房城乡建设局"], Some("年底前")),
            ("今年第三季度末前通水。", vec![], Some("今年第三季度末前")),
        ] {
            assert_eq!(named(text), (who, when), "{text}");
        }
    }

    #[test]
    fn what_only_sounds_so_is_left_out() {
        for text in
            ["目前水位平稳。", "会前观看了短片。", "由此可见责任重大。", "由浅入深落实要求。", "三个月前已经开工。", ""]
        {
            assert_eq!(named(text), (vec![], None), "{text}");
        }
    }
}
