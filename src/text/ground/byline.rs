//! Labelled values in a line such as `发布时间：2024-01-24 信息来源：某厅 作者：张三 编辑：李四 浏览次数：1`.

use crate::text::ground::date;
use crate::text::ground::words::{self, SEAM, Starts};

/// What a label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// When it was published.
    Date,
    /// Who published it.
    Source,
    /// Who published it, by the row of a table of 政府信息公开.
    Agency,
    /// Who wrote it.
    Author,
    /// Who edited it.
    Editor,
    /// Who edited it, by the longer label that names an office of the site.
    ChiefEditor,
    /// When it was last put on the page: on sites that give no other time, when it was published.
    Updated,
    /// Another time: of the file, of today.
    OtherDate,
    /// Something else, which ends a value.
    Other,
}

/// Labels; the longer before its own start.
const LABELS: &[(&str, Field)] = &[
    (
        "发布时间 发布日期 发表时间 发表日期 发稿时间 公开时间 公开日期 发文时间 信息时间 发布于 \
         发表于 时间 日期",
        Field::Date,
    ),
    ("更新时间 更新日期", Field::Updated),
    (
        "修改时间 生成时间 生成日期 生成于 打印时间 成文日期 成文时间 发文日期 生效日期 实施日期 \
         施行日期 截止时间 截止日期 失效日期 有效期 今天是 今天 现在是 会议时间 活动时间 采集时间",
        Field::OtherDate,
    ),
    ("信息来源 文章来源 稿件来源 新闻来源 消息来源 内容来源 来源单位 来源 稿源 来自 供稿单位", Field::Source),
    ("发布机构 发布单位 发布部门 发文机关 信息提供 供稿", Field::Agency),
    ("责任编辑 责编", Field::ChiefEditor),
    ("编辑", Field::Editor),
    ("文章作者 作者 通讯员 撰稿 撰文 记者 文/图 图/文 文、图 文图 图文", Field::Author),
    (
        "图片来源 美术编辑 编审 编校 审核 审校 校对 监制 总编 主编 摄影 录入 发布人 发布者 \
         浏览次数 浏览量 浏览 阅读次数 阅读量 阅读 点击数 点击率 点击量 点击次数 点击 访问次数 \
         访问量 次数 人气 热度 评论 字体大小 文字大小 字体 字号 大小 视力保护色 背景色 打印 \
         分享到 分享 收藏 关闭 朗读 索引号 文号 主题词 关键词 分类 栏目 标签 所属 原标题 我要 \
         扫一扫 手机 附件",
        Field::Other,
    ),
];

const STARTS: Starts = {
    let mut starts = Starts::NONE;
    let mut index = 0;
    while index < LABELS.len() {
        starts = starts.with(LABELS[index].0);
        index += 1;
    }
    starts
};

/// A label and its value.
#[derive(Debug, PartialEq, Eq)]
pub struct Labelled<'a> {
    /// What the label names.
    pub field: Field,
    /// The value, trimmed; empty where it is in the next line, as in a table.
    pub value: &'a str,
}

/// What stands behind a label.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    Colon,
    Space,
    Nothing,
}

/// The label at the start of `text`, and what follows its colon.
fn label(text: &str) -> Option<(Field, &str, Behind)> {
    // Nearly no character starts a label.
    if !STARTS.may_start(text.chars().next()?) {
        return None;
    }
    let (name, field) = LABELS.iter().find_map(|&(names, field)| Some((words::at_start(names, text)?, field)))?;
    let rest = words::trimmed_start(text.get(name.len()..)?, |c| matches!(c, ' ' | '\u{a0}' | '\u{3000}' | SEAM));
    let after = words::trimmed_start(rest, |c| matches!(c, ':' | '：' | '丨' | '|' | '/' | '﹕' | '∶'));
    let behind = match () {
        () if after.len() < rest.len() => Behind::Colon,
        () if text.len() - name.len() > rest.len() => Behind::Space,
        () => Behind::Nothing,
    };
    Some((field, after, behind))
}

/// The labels of a line with their values, in order.
pub fn labelled(line: &str) -> Vec<Labelled<'_>> {
    let mut found: Vec<Labelled<'_>> = vec![];
    let mut open: Option<(Field, usize)> = None;
    let mut at = 0;
    let mut boundary = true;
    let short = words::length(line) <= 24;
    while let Some((rest, c)) = line.get(at..).and_then(|rest| Some((rest, rest.chars().next()?))) {
        // Inside a value a label counts behind a boundary only: 人民日报编辑部 is a source.
        let start_of_value = |field, after: &str, behind| match behind {
            Behind::Colon => true,
            _ if !boundary => false,
            // 「□ 通讯员 张三」
            Behind::Space if field == Field::Author => short && words::length(after) <= 12,
            _ if field == Field::Date => date::first(after).is_some_and(|date| date.start == 0),
            _ => field == Field::Other || after.is_empty(),
        };
        if let Some((field, after, behind)) = label(rest)
            && start_of_value(field, after, behind)
        {
            if let Some((field, start)) = open.take() {
                found.push(Labelled { field, value: value(line.get(start..at).unwrap_or("")) });
            }
            at = line.len() - after.len();
            open = Some((field, at));
            boundary = true;
            continue;
        }
        boundary = c.is_whitespace() || matches!(c, SEAM | '|' | '｜' | '【' | '[' | '(' | '（' | '丨' | ']' | '】');
        at += c.len_utf8();
    }
    if let Some((field, start)) = open {
        found.push(Labelled { field, value: value(line.get(start..).unwrap_or("")) });
    }
    found
}

/// A line of a heading as what is the title's own and what is a byline: from the first of its pieces on that starts with
/// a label and a colon, or is a date and little else.
pub fn cut(line: &str) -> (&str, &str) {
    let mut at = 0;
    for piece in line.split(SEAM) {
        let text = piece.trim();
        let dated = date::first(text).is_some_and(|date| date.start == 0 && text.len() < date.end + 12);
        if dated || matches!(label(text), Some((.., Behind::Colon))) {
            break;
        }
        at += piece.len() + SEAM.len_utf8();
    }
    words::split(line, at.min(line.len()))
}

/// The value at the start of what follows a label: up to a gap, a bracket that opens nothing, a date.
fn value(text: &str) -> &str {
    let text = words::trimmed(text, |c| c.is_whitespace() || c == SEAM);
    // 「2024-01-24」 as a whole is what a date's label has.
    if let Some(date) = date::first(text) {
        if date.start == 0 {
            return text.get(..date.end).unwrap_or(text);
        }
        return words::trimmed_end(text.get(..date.start).unwrap_or(text), is_edge);
    }
    words::trimmed_end(text, is_edge)
}

fn is_edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            SEAM | '|'
                | '｜'
                | '丨'
                | '/'
                | ','
                | '，'
                | ';'
                | '；'
                | '【'
                | '['
                | '('
                | '（'
                | '】'
                | ']'
                | '。'
                | '·'
                | '-'
                | '—'
        )
}

/// Whether a text without a label reads like the name of a newspaper, an agency or an office.
pub fn is_publisher(text: &str) -> bool {
    (2..=20).contains(&words::length(text))
        && words::at_end(
            "社 报 网 电视台 广播电台 中文站 周刊 杂志 在线 发布 融媒体中心 通讯社 人民政府 办公室 委员会 新闻中心 \
             报客户端 网客户端 台客户端 社客户端 新闻客户端 公众号",
            text,
        )
        && !text.chars().any(|c| matches!(c, '，' | '。' | '：' | ':' | '>' | '、' | '“' | '《' | '（' | '【'))
}

/// A name of a publisher or of people as it goes into the page's particulars: without a label of its
/// own, cut at a gap that does not stand between names. `None`: nothing is left, or it is no name.
pub fn name(value: &str, people: bool) -> Option<String> {
    let mut value = words::trimmed(value, |c| c.is_whitespace() || matches!(c, SEAM | ':' | '：' | '《' | '》'));
    // 「来源：（责任编辑：张三）」 names no source.
    let bracketed = value.strip_prefix(['（', '(', '【', '[']).and_then(label);
    if bracketed.is_some_and(|(.., behind)| behind == Behind::Colon) {
        return None;
    }
    if let Some((_, after, Behind::Colon)) = label(value) {
        value = after;
    }
    let mut name = String::new();
    for part in value.split(|c: char| c.is_whitespace() || matches!(c, SEAM | '|' | '｜')) {
        if part.is_empty() {
            continue;
        }
        // 「张三 李四」 are two people; behind a source a gap starts something else.
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let joins = name.is_empty()
            || people && words::length(part) <= 4
            || latin(name.chars().last()) && latin(part.chars().next())
            || name.ends_with('-');
        if !joins || name.len() + part.len() > 120 {
            break;
        }
        if !name.is_empty() && !name.ends_with('-') {
            name.push(' ');
        }
        name.push_str(part);
    }
    let trimmed = words::trimmed(&name, |c| is_edge(c) && !matches!(c, '(' | '（' | '['));
    let trimmed = words::trimmed_end(trimmed, |c| matches!(c, '(' | '（' | '[' | '】' | ']' | ')' | '）'));
    let whole = if name.chars().any(|c| matches!(c, '（' | '(' | '[')) {
        words::trimmed(&name, |c| matches!(c, '】' | '|' | '-') || c.is_whitespace())
    } else {
        trimmed
    };
    let balanced = |open: char, close: char| whole.matches(open).count() == whole.matches(close).count();
    let name = if balanced('（', '）') && balanced('(', ')') && balanced('[', ']') { whole } else { trimmed };
    let wrong = name.is_empty()
        || words::has("未知 佚名 匿名 无 admin 管理员 系统管理员", name)
        || words::length(name) > 40
        || name.chars().any(|c| matches!(c, '。' | '？' | '{' | '<'))
        || date::first(name).is_some()
        || name.bytes().all(|b| b.is_ascii_digit());
    (!wrong).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(line: &str) -> Vec<(Field, &str)> {
        labelled(line).into_iter().map(|labelled| (labelled.field, labelled.value)).collect()
    }

    #[test]
    fn a_line_is_taken_apart() {
        assert_eq!(
            fields("发布时间:2024年01月24日 信息来源:生态环境部 编辑:自然生态保护处"),
            [(Field::Date, "2024年01月24日"), (Field::Source, "生态环境部"), (Field::Editor, "自然生态保护处")]
        );
        assert_eq!(fields("2024-01-24 来源：石帆日报\u{1}【字体：大 中 小】")[0], (Field::Source, "石帆日报"));
        assert_eq!(fields("来源： 某某日报 2024年01月24日 19:13")[0], (Field::Source, "某某日报"));
        assert_eq!(fields("浏览次数：12 来源：\u{1}某网\u{1}打印")[1], (Field::Source, "某网"));
        assert_eq!(fields("发布机构"), [(Field::Agency, "")]);
        let pictures = "青禾县融媒体中心 文/图：江河清 林晚舟";
        assert_eq!(fields(pictures), [(Field::Author, "江河清 林晚舟")]);
        assert_eq!(fields("文、图 | 江河清 编辑：林晚舟")[0], (Field::Author, "江河清"));
        assert_eq!(fields("会议指出，要加强领导。"), []);
        assert_eq!(fields(""), []);
    }

    #[test]
    fn names_end_at_gaps() {
        assert_eq!(name("石帆日报 打开", false).as_deref(), Some("石帆日报"));
        assert_eq!(name("张三 李四", true).as_deref(), Some("张三 李四"));
        assert_eq!(name("来源：某网-某频道 原创", false).as_deref(), Some("某网-某频道"));
        assert_eq!(name("某日报（示例）", false).as_deref(), Some("某日报（示例）"));
        assert_eq!(name("某日报（", false).as_deref(), Some("某日报"));
        assert_eq!(name("BBC News 中文", false).as_deref(), Some("BBC News"));
        assert_eq!(name("（责任编辑：张三）", false), None);
        assert_eq!(name(" ", false), None);
        assert_eq!(name("2024-01-24", false), None);
    }
}
