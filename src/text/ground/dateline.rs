//! Who sends a report and who wrote it: the dateline before its first words, credits in brackets.

use std::ops::Range;

use crate::text::ground::brackets::Brackets;

/// Characters of a dateline at most.
const DATELINE: usize = 30;
/// Characters of a credit at most: a longer bracket is text.
const CREDIT: usize = 60;

/// What of a block is dateline or credit (江城新闻网讯, （本报记者 江河清）, (通讯员 …)); bytes, in order, not overlapping.
#[must_use]
pub fn datelines(text: &str, brackets: &Brackets) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    found.extend(dateline(text).map(|end| 0..end));
    for pair in &brackets.pairs {
        let inside = text.get(pair.clone()).unwrap_or("");
        if inside.starts_with(['（', '(', '【', '['])
            && is_credit(inside)
            && pair.start >= found.last().map_or(0, |f| f.end)
        {
            found.push(pair.clone());
        }
    }
    found
}

/// Where the dateline ends: 讯 or 电 after the name of a paper, an agency or a site, before anything that ends a clause.
fn dateline(text: &str) -> Option<usize> {
    const SENDERS: [&str; 8] = ["报", "社", "网", "台", "刊", "日", "本站", "融媒"];
    let mut head = text.char_indices().take(DATELINE).take_while(|(_, c)| !"。，；：！？".contains(*c));
    head.find_map(|(at, mark)| {
        let before = text.get(..at)?.trim_end();
        let end = at + mark.len_utf8();
        let after = text.get(end..)?;
        // 讯 and 电 begin words, too: 日电子政务, 网讯息.
        let stands = after.is_empty()
            || after.starts_with(|c: char| c.is_whitespace() || c.is_ascii_digit() || "（(-—:：,，".contains(c));
        let sent = match mark {
            '讯' => before.starts_with("本报") || SENDERS.iter().any(|sender| before.ends_with(sender)),
            '电' => before.ends_with('日'),
            _ => false,
        };
        (stands && sent).then_some(end)
    })
}

/// Whether a bracket names who wrote, took or sent what stands before it.
fn is_credit(bracket: &str) -> bool {
    const CREDITS: [&str; 10] = ["记者", "通讯员", "供稿", "撰稿", "摄影", "来源", "编辑", "审核", "文/", "图/"];
    let inside = bracket.trim_start_matches(['（', '(', '【', '[']).trim_start();
    let inside = inside.strip_prefix("本报").or_else(|| inside.strip_prefix("本台")).unwrap_or(inside);
    inside.chars().count() <= CREDIT && CREDITS.iter().any(|credit| inside.starts_with(credit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        datelines(text, &Brackets::of(text)).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_dateline_is_no_text() {
        assert_eq!(found("江城新闻网讯（记者 江河清）3月5日，会议召开。"), ["江城新闻网讯", "（记者 江河清）"]);
        assert_eq!(found("本报讯 3月5日，会议召开。"), ["本报讯"]);
        assert_eq!(found("青禾社江城3月5日电 会议召开。"), ["青禾社江城3月5日电"]);
        for text in ["3月5日电子政务会议召开。", "会议通报了讯息。", "县气象台通讯系统升级。", "", "讯", "电"]
        {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_credit_is_no_text() {
        assert_eq!(found("会议结束。(本报记者 江河清)"), ["(本报记者 江河清)"]);
        assert_eq!(found("会议结束。（通讯员：林小满　图/白露）"), ["（通讯员：林小满　图/白露）"]);
        assert!(found("会议（记录者除外）结束（以下简称《通知》）。").is_empty());
    }
}
