//! A report's title out of what a page calls itself.

use crate::text::ground::furniture::is_letter;
use crate::text::ground::words;

/// Whether a part of a page's title names a site or a section of it, not the report.
pub fn is_site(part: &str) -> bool {
    let part = part.trim();
    words::at_end(
        "网 网站 官网 在线 门户 频道 政府 日报 晚报 时报 新闻 中心 厅 局 委员会 办公室 平台 要闻 动态 公告 公开 资讯 中国 电视台 News Paper news 大学 学院 医院 集团 公司 （示例）",
        part,
    )
}

/// What stands between the parts of a page's title; the longer before its own pieces. `true`: no
/// title of a report has it.
const SEPARATORS: &[(&str, bool)] = &[
    ("_", true),
    ("--", true),
    ("——", false),
    (" - ", true),
    (" – ", true),
    (" — ", true),
    ("|", false),
    ("｜", false),
    ("»", true),
    (" > ", true),
    ("-", false),
    ("－", false),
    ("—", false),
    ("·", false),
];

/// A page's title without the site's name and its sections, and without `[视频]` and the like.
///
/// `site`: the site's name where the page gives it. The rest is cut from the end: parts behind `_`,
/// `--` and ` - `, and behind other separators where they read like a site's name.
pub fn clean<'a>(title: &'a str, site: &str) -> &'a str {
    let mut title = within(title).trim();
    loop {
        let cut = SEPARATORS
            .iter()
            .filter_map(|&(separator, sure)| words::find_last(title, separator).map(|at| (at, separator, sure)))
            .max_by_key(|&(at, separator, _)| (at + separator.len(), separator.len()));
        let Some((at, separator, sure)) = cut else { break };
        let head = words::split(title, at).0.trim_end();
        let tail = words::split(title, at + separator.len()).1.trim();
        let long = |text: &str| words::length(text);
        let goes = tail.is_empty()
            || !site.is_empty() && (tail == site || words::find(site, tail).is_some() && long(tail) > 1)
            || sure
                && long(head) >= 4
                && (long(tail) <= 20 || is_site(tail))
                && (long(tail) < long(head) || is_site(tail))
            || long(head) >= 6 && is_site(tail) && long(tail) <= 20;
        if !goes || head.is_empty() {
            break;
        }
        title = words::trimmed_end(head, |c| matches!(c, '_' | '-' | '|' | '—' | ' '));
    }
    without_kind(title)
}

/// The start of a text: what is longer is no title, and searching it again and again would take seconds.
fn within(text: &str) -> &str {
    /// Characters.
    const LONGEST: usize = 300;
    text.char_indices().nth(LONGEST).map_or(text, |(at, _)| words::split(text, at).0)
}

/// The title without a leading `[视频]` and the like: what kind of page it is, not what it is about.
pub fn without_kind(title: &str) -> &str {
    let title = title.trim();
    for (open, close) in [('[', ']'), ('【', '】'), ('［', '］'), ('(', ')'), ('（', '）')] {
        if let Some((kind, rest)) = title.strip_prefix(open).and_then(|rest| rest.split_once(close))
            && words::has("视频 图文 组图 图 音频 高清组图 直播 置顶 热 新", kind.trim())
            && !rest.trim().is_empty()
        {
            return rest.trim();
        }
    }
    title
}

/// Letters and digits only, ASCII in lower case and of half width: what titles are compared by.
pub fn bare(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        })
        .filter(|c| is_letter(*c))
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The text with tags such as a literal `<br>` and the commonest entities taken out, which some
/// systems put into the values of metadata.
pub fn untagged(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = within(text);
    while let Some(c) = rest.chars().next() {
        let entity = ["&lt;", "&gt;", "&nbsp;", "&quot;", "&amp;"].into_iter().zip("<> \"&".chars());
        let (c, length) = entity
            .filter(|(name, _)| rest.starts_with(name))
            .map(|(name, c)| (c, name.len()))
            .next()
            .unwrap_or((c, c.len_utf8()));
        let after = words::split(rest, length).1;
        rest = after;
        if c == '<' && after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            let end = words::find(after, ">").map(|end| end + 1);
            let escaped = words::find(after, "&gt;").map(|end| end + 4);
            if let Some(end) = [end, escaped].into_iter().flatten().min() {
                rest = words::split(after, end).1;
                continue;
            }
        }
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sites_are_taken_off() {
        for (title, site, clean_title) in [
            ("2024年全省工作会议召开_兵团政务网", "", "2024年全省工作会议召开"),
            ("会议纪要如何写好--文化--人民网", "", "会议纪要如何写好"),
            ("省长主持召开常务会议_政务_某某新闻-The Paper", "", "省长主持召开常务会议"),
            ("省长主持召开常务会议 - 石帆要闻 - 石帆市人民政府", "", "省长主持召开常务会议"),
            ("[视频]省长主持召开常务会议", "", "省长主持召开常务会议"),
            ("【权威访谈】省长主持召开常务会议", "", "【权威访谈】省长主持召开常务会议"),
            ("全市水利工程质量通报会召开-澜汀市水利工程质量监督局", "", "全市水利工程质量通报会召开"),
            ("1-10月全市投资趋稳", "", "1-10月全市投资趋稳"),
            ("2021-2025年规划纲要", "", "2021-2025年规划纲要"),
            ("县里开了会|某某星空", "某某星空", "县里开了会"),
            ("棱镜|数据业大整顿：某事_财经_某讯网", "", "棱镜|数据业大整顿：某事"),
            ("会议召开 _探索者 _光明网", "", "会议召开"),
            ("", "", ""),
        ] {
            assert_eq!(clean(title, site), clean_title);
        }
    }

    #[test]
    fn what_is_too_long_for_a_title_is_cut_before_it_is_searched() {
        let long = "会_议".repeat(5000);
        assert!(clean(&long, "").chars().count() <= 300);
        assert!(untagged(&"<b".repeat(80_000)).chars().count() <= 300);
    }

    #[test]
    fn titles_are_compared_by_letters_and_digits() {
        assert_eq!(bare("“ＡＩ”＋：２０２４年 会议！"), "ai2024年会议");
    }

    #[test]
    fn tags_in_values_are_taken_out() {
        assert_eq!(untagged("省政府<br/>关于&lt;br&gt;通知 &nbsp; 1<2"), "省政府关于通知 1<2");
    }
}
