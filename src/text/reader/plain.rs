//! A report that is a plain text, one paragraph a line, as people save it off a page: with its title, and with the
//! page's lines round that.

use serde::Serialize;

use crate::text::ground::byline::{self, Field};
use crate::text::ground::date;
use crate::text::ground::furniture::{is_letter, is_page_line};
use crate::text::ground::words;

/// What a plain text holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PlainText {
    /// The title; empty where no line reads as one.
    pub title: String,
    /// The day of publication, with the time where it is given: `2024-01-24` or `2024-01-24T21:50`.
    pub date: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who edited it.
    pub editor: Option<String>,
    /// The paragraphs: the other lines that are not blank, without the page's own above the first sentence.
    pub blocks: Vec<String>,
}

/// Characters of a title, at least and at most. Shorter lines are names of sites and columns, longer ones are text.
const TITLE: std::ops::RangeInclusive<usize> = 8..=120;

/// So many lines that are not the page's are looked at for the title.
const NEAR: usize = 4;

/// What links and notices over an article say.
const CONTROLS: &str = "首页 当前位置 您的位置 您当前的位置 所在位置 无障碍浏览 无障碍 长者模式 适老化 关怀版 简体 繁体 登录 注册 我的收藏 \
    打印 打印本页 关闭 关闭窗口 分享 收藏 大 中 小 默认 超大 返回 原创 视频 图文";

/// How the names of sites and their columns end.
const SITES: &str =
    "网 网站 网站群 官网 门户 门户网 频道 客户端 日报 晚报 时报 要闻 动态 资讯 新闻 公告 公开 平台 （示例） (示例)";

impl PlainText {
    /// Reads `text`; an empty one gives nothing. Lines may end in any of the ways of today's systems.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let lines: Vec<&str> = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect();
        // The article starts with its first sentence; a text without any is all head.
        let body = lines.iter().position(|line| line.contains('。')).unwrap_or(lines.len());
        let (head, body) = lines.split_at_checked(body).unwrap_or((&lines, &[]));
        let own: Vec<usize> =
            (0..head.len()).filter(|&at| head.get(at).is_some_and(|line| !is_of_page(line))).collect();
        let reads_as_title = |at: &&usize| {
            head.get(**at)
                .is_some_and(|line| TITLE.contains(&words::length(line)) && !line.ends_with(['，', '；', '：', ':']))
        };
        let title = own.iter().take(NEAR).find(reads_as_title).copied();
        let mut read =
            Self { title: title.and_then(|at| head.get(at)).map_or("", |line| line).to_owned(), ..Self::default() };
        for line in head {
            read.take_byline(line);
        }
        // With a title the lines above it are the page's too.
        let kept = own.into_iter().filter(|&at| title.is_none_or(|title| at > title)).filter_map(|at| head.get(at));
        read.blocks = kept.chain(body).map(|line| (*line).to_owned()).collect();
        read
    }

    /// Takes what a line over the article says of it: the first that says so.
    fn take_byline(&mut self, line: &str) {
        let labelled = byline::labelled(line);
        for labelled in &labelled {
            let (field, people) = match labelled.field {
                Field::Date if self.date.is_none() => {
                    self.date = date::value(labelled.value);
                    continue;
                }
                Field::Source | Field::Agency => (&mut self.source, false),
                Field::Author => (&mut self.author, true),
                Field::Editor | Field::ChiefEditor => (&mut self.editor, true),
                _ => continue,
            };
            if field.is_none() {
                *field = byline::name(labelled.value, people);
            }
        }
        let other = |field| matches!(field, Field::OtherDate | Field::Updated);
        if self.date.is_none() && !labelled.iter().any(|labelled| other(labelled.field)) {
            self.date = day_of(line);
        }
    }
}

/// The date that a line starts with, where nothing else stands in it but fields: 「2024-01-24 21:50 来源：某网」.
fn day_of(line: &str) -> Option<String> {
    let found = date::first(line).filter(|found| found.start == 0)?;
    let rest = words::split(line, found.end).1.trim_start();
    let field = words::split(rest, rest.find(['：', ':']).unwrap_or(0)).0;
    (rest.chars().nth(3).is_none() || !field.is_empty() && byline::cut(rest).0.is_empty()).then_some(found.iso)
}

/// Whether a line over the article is the page's: fields, controls, the names of the site and of its columns.
fn is_of_page(line: &str) -> bool {
    let words: Vec<&str> = line
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '>' | '＞' | '»' | '|' | '｜' | '/' | '_' | '【' | '】' | '[' | ']')
        })
        .filter(|word| word.chars().any(is_letter))
        .collect();
    is_page_line(line)
        // A field at its start: 「编辑：江河清」.
        || byline::cut(line).0.is_empty()
        || day_of(line).is_some()
        || byline::is_publisher(line)
        || words.iter().all(|word| {
            let word = words::trimmed_end(word, |c| matches!(c, ':' | '：'));
            words::has(CONTROLS, word) || words::at_end(SITES, word) && words::length(word) <= 12
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(lines: &[&str]) -> String {
        PlainText::of(&lines.join("\n")).title
    }

    const SENTENCE: &str = "3月5日，青禾县召开水利工作会议。";

    #[test]
    fn what_stands_over_the_article_is_read_and_no_part_of_it() {
        let read = PlainText::of(
            "青禾政务网 无障碍浏览\r\n\r\n青禾县召开2025年水利工作会议\r\n发布时间:2025年03月06日 信息来源:青禾县水利局 编辑:江河清\n【字体: 打印本页\n作者:林晚舟\n\n 3月5日，青禾县召开水利工作会议。\n会议指出，要修好水渠。\n责任编辑：江河清",
        );
        assert_eq!(
            read,
            PlainText {
                title: "青禾县召开2025年水利工作会议".into(),
                date: Some("2025-03-06".into()),
                source: Some("青禾县水利局".into()),
                author: Some("林晚舟".into()),
                editor: Some("江河清".into()),
                blocks: vec![SENTENCE.into(), "会议指出，要修好水渠。".into(), "责任编辑：江河清".into()],
            }
        );
    }

    #[test]
    fn a_title_may_hold_what_fields_and_controls_hold() {
        for line in [
            "青禾县委常委会召开会议 审议水利规划",
            "【春灌】青禾县各乡镇抓紧修渠引水",
            "江河清：让每条水渠都流起来",
            "江河清在青禾县水利工作会议上强调 把水渠修好 把水管好",
            "中共青禾县委办公室关于2025年工作要点的通知（摘要）",
            "青禾县2025年1—2月经济运行情况新闻发布会",
        ] {
            assert_eq!(title(&[line, SENTENCE]), line);
            assert_eq!(title(&["青禾县人民政府网站", line, "来源：青禾日报", "2025-03-06 09:20", SENTENCE]), line);
        }
    }

    #[test]
    fn fields_controls_sites_and_sentences_are_no_titles() {
        for line in [
            "来源：青禾县融媒体中心",
            "2025-03-06 09:20 来源：青禾县融媒体中心",
            "2025年03月06日 09:20",
            "首页 > 政务公开 > 水利要闻",
            "【字体：大 中 小】 打印本页",
            "青禾政务网(示例) 无障碍浏览",
            "青禾县水利局办公室",
            "3月5日，青禾县召开会议。",
            "青禾县2025年要做好以下四件事：",
            "通知",
        ] {
            assert_eq!(title(&[line, SENTENCE]), "", "{line}");
        }
    }

    #[test]
    fn a_day_counts_only_where_the_page_says_when_it_was_published() {
        let date = |line: &str| PlainText::of(&["青禾县召开水利工作会议", line, SENTENCE].join("\n")).date;
        assert_eq!(date("2025-03-06 09:20 来源：青禾日报").as_deref(), Some("2025-03-06T09:20"));
        assert_eq!(date("2025年3月6日").as_deref(), Some("2025-03-06"));
        assert_eq!(date("发布日期：2025/3/6").as_deref(), Some("2025-03-06"));
        for line in
            ["成文日期：2025年3月1日", "更新时间：2026-01-01", "2025年3月5日在全县水利工作会议上", "来源：青禾日报"]
        {
            assert_eq!(date(line), None, "{line}");
        }
    }

    #[test]
    fn a_text_without_a_title_loses_nothing() {
        assert_eq!(PlainText::of(""), PlainText::default());
        let read = PlainText::of("会议指出，要修好水渠。\n会议强调，要管好水。");
        assert_eq!((read.title.as_str(), read.blocks.len()), ("", 2));
        assert_eq!(PlainText::of("一\n二").blocks, ["一", "二"]);
        assert_eq!(PlainText::of("——2025年3月5日在全县会议上\n会议。").blocks.len(), 1);
    }

    #[test]
    fn what_stands_between_title_and_article_and_is_no_field_stays() {
        let read =
            PlainText::of(&["在全县水利工作会议上的讲话", "（2025年3月5日）", "县长　江河清", SENTENCE].join("\n"));
        assert_eq!(read.blocks, ["（2025年3月5日）", "县长　江河清", SENTENCE]);
        assert_eq!(read.date, None);
    }
}
