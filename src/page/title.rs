//! A report's title out of what a page calls itself.

/// Whether a part of a page's title names a site or a section of it, not the report.
pub fn is_site(part: &str) -> bool {
    let part = part.trim();
    let ends = [
        "网",
        "网站",
        "官网",
        "在线",
        "门户",
        "频道",
        "政府",
        "日报",
        "晚报",
        "时报",
        "新闻",
        "中心",
        "厅",
        "局",
        "委员会",
        "办公室",
        "平台",
        "要闻",
        "动态",
        "公告",
        "公开",
        "资讯",
        "中国",
        "电视台",
        "News",
        "Paper",
        "news",
        "大学",
        "学院",
        "医院",
        "集团",
        "公司",
        "（示例）",
    ];
    ends.iter().any(|end| part.ends_with(end))
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
    let mut title = title.trim();
    loop {
        let cut = SEPARATORS
            .iter()
            .filter_map(|&(separator, sure)| title.rfind(separator).map(|at| (at, separator, sure)))
            .max_by_key(|&(at, separator, _)| (at + separator.len(), separator.len()));
        let Some((at, separator, sure)) = cut else { break };
        let (head, tail) = (title[..at].trim_end(), title[at + separator.len()..].trim());
        let long = |text: &str| text.chars().count();
        let goes = tail.is_empty()
            || !site.is_empty() && (tail == site || site.contains(tail) && long(tail) > 1)
            || sure
                && long(head) >= 4
                && (long(tail) <= 20 || is_site(tail))
                && (long(tail) < long(head) || is_site(tail))
            || long(head) >= 6 && is_site(tail) && long(tail) <= 20;
        if !goes || head.is_empty() {
            break;
        }
        title = head.trim_end_matches(['_', '-', '|', '—', ' ']);
    }
    without_kind(title)
}

/// The title without a leading `[视频]` and the like: what kind of page it is, not what it is about.
pub fn without_kind(title: &str) -> &str {
    let title = title.trim();
    for (open, close) in [('[', ']'), ('【', '】'), ('［', '］'), ('(', ')'), ('（', '）')] {
        if let Some((kind, rest)) = title.strip_prefix(open).and_then(|rest| rest.split_once(close))
            && ["视频", "图文", "组图", "图", "音频", "高清组图", "直播", "置顶", "热", "新"].contains(&kind.trim())
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
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The text with tags such as a literal `<br>` and the commonest entities taken out, which some
/// systems put into the values of metadata.
pub fn untagged(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        match tag.find('>') {
            Some(end) if tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => rest = &tag[end + 1..],
            _ => {
                out.push('<');
                rest = &tag[1..];
            }
        }
    }
    out.push_str(rest);
    out.split_whitespace().fold(String::new(), |mut joined, word| {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined + word
    })
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
    fn titles_are_compared_by_letters_and_digits() {
        assert_eq!(bare("“ＡＩ”＋：２０２４年 会议！"), "ai2024年会议");
    }

    #[test]
    fn tags_in_values_are_taken_out() {
        assert_eq!(untagged("省政府<br/>关于&lt;br&gt;通知 &nbsp; 1<2"), "省政府关于通知 1<2");
    }
}
