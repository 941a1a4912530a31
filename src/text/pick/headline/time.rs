//! Time expressions that a headline leaves out: 1月23日至24日上午, 近日, 当地时间9日.

use crate::text::lexicon::deciding::deciding;

/// Words for a time near the report's own date, which the page shows beside the headline.
const NEAR: [&str; 22] = [
    "当天早些时候",
    "连日来",
    "不久前",
    "这几天",
    "今天上午",
    "今天下午",
    "今天",
    "昨天",
    "明天",
    "今日",
    "昨日",
    "明日",
    "日前",
    "近日",
    "当天",
    "当日",
    "同日",
    "今晚",
    "昨晚",
    "前不久",
    "今早",
    "即日",
];
/// Words that say when, too, but that also belong to what they stand before (分析当前形势): left out
/// only where a comma follows.
const BROAD: [&str; 24] = [
    "目前",
    "当前",
    "眼下",
    "最近",
    "近期",
    "今年以来",
    "今年",
    "去年",
    "近年来",
    "现在",
    "此前",
    "此次",
    "其中",
    "同时",
    "如今",
    "今年上半年",
    "上半年",
    "一段时间以来",
    "新年伊始",
    "新一年",
    "新的一年",
    "岁末年初",
    "今年初",
    "本周",
];
const PARTS: [&str; 9] = ["上午", "下午", "晚上", "凌晨", "中午", "傍晚", "早上", "晚", "早"];

/// Bytes of the time expression that `text` starts with; `None` where there is none.
#[must_use]
pub(super) fn time(text: &str) -> Option<usize> {
    let mut rest = text;
    for zone in ["当地时间", "北京时间"] {
        rest = rest.strip_prefix(zone).unwrap_or(rest);
    }
    let near = NEAR.iter().find_map(|word| rest.strip_prefix(word));
    let mut rest = match near {
        Some(rest) => rest,
        None => date(rest)?,
    };
    if let Some(inside) = rest.strip_prefix(['（', '(']) {
        // 今天（1月24日）
        let close = inside.find(['）', ')'])?;
        if date(inside).is_some_and(|rest| rest.starts_with(['）', ')'])) {
            rest = inside.get(close..)?.trim_start_matches(['）', ')']);
        }
    }
    rest = PARTS.iter().find_map(|part| rest.strip_prefix(part)).unwrap_or(rest);
    rest = clock(rest).unwrap_or(rest);
    Some(text.len() - rest.len())
}

/// Whether the whole of `clause`, without its comma, says when or in what situation.
#[must_use]
pub(super) fn is_time(clause: &str) -> bool {
    let clause = clause.trim_end_matches(['，', ',', '：', ':', '。']).trim();
    let length = clause.chars().count();
    if clause.is_empty() || time(clause) == Some(clause.len()) || BROAD.contains(&clause) {
        return true;
    }
    let ends = [
        "时", "后", "前", "以来", "期间", "之际", "开始", "会上", "时节", "上午", "下午", "时期", "年来", "时刻",
        "阶段", "之年", "将至", "来临", "在即", "临近", "伊始", "开年", "前夕",
    ];
    let whole_year = clause.strip_suffix('年').is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()));
    let since = ["以来", "之际", "期间"].iter().any(|end| clause.ends_with(end)) && length <= 40;
    // 各地抢抓农时, 及时 are no times.
    let season = ["农时", "及时", "按时", "准时"].iter().any(|end| clause.ends_with(end));
    // 决定从今年4月开始: what was decided is no time.
    let decided = deciding(clause).is_some();
    whole_year || since || (length <= 12 && !season && !decided && ends.iter().any(|end| clause.ends_with(end)))
}

/// What follows the date that `text` starts with: 2024年1月23日至24日, 1月23日, 23日至24日.
fn date(text: &str) -> Option<&str> {
    let after_year = number(text, 4).and_then(|rest| rest.strip_prefix('年')).unwrap_or(text);
    let rest = match number(after_year, 2).and_then(|rest| rest.strip_prefix('月')) {
        // 3月份 belongs to what follows: 3月份价格指数.
        Some(month) if month.starts_with('份') => return None,
        Some(month) => number(month, 2).and_then(|rest| rest.strip_prefix('日')).unwrap_or(month),
        None => number(text, 2)?.strip_prefix('日')?,
    };
    for to in ["至", "到", "—", "-", "－"] {
        if let Some(end) = rest.strip_prefix(to)
            && let Some(end) = date(end)
        {
            return Some(end);
        }
    }
    Some(rest)
}

/// What follows 15时30分许.
fn clock(text: &str) -> Option<&str> {
    let hour = number(text, 2)?.strip_prefix('时')?;
    let minute = number(hour, 2).and_then(|rest| rest.strip_prefix('分')).unwrap_or(hour);
    Some(minute.strip_prefix('许').unwrap_or(minute))
}

/// What follows a number of at most `digits` digits, half or full width.
fn number(text: &str, digits: usize) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let count = text.get(..text.len() - rest.len())?.chars().count();
    (1..=digits).contains(&count).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_times() {
        for text in [
            "1月23日至24日",
            "2024年1月23日",
            "23日下午",
            "近日",
            "今天（6月4日）",
            "当地时间9日晚",
            "5月1日15时30分许",
            "3月30日至4月2日",
        ] {
            assert_eq!(time(&format!("{text}召开")), Some(text.len()), "{text}");
        }
        for text in ["2024年全国会议", "日本", "12万人", "当前形势", "", "3年", "3月份物价"] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn clauses_that_only_say_when() {
        for text in ["今年以来，", "8月3日,", "会议期间，", "2023年，", "，", "春耕在即，", "新年前夕，"]
        {
            assert!(is_time(text), "{text}");
        }
        for text in [
            "决定从今年4月开始，",
            "会议开幕，",
            "今年粮食丰收，",
            "各地抢抓农时，",
            "前进路上的困难总会在共同努力之后",
        ] {
            assert!(!is_time(text), "{text}");
        }
    }
}
