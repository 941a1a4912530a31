//! Paragraphs of a body: text with white space collapsed as a browser does, the way back to the
//! nodes that it came from, and which paragraphs are the report's.

use super::title::bare;
use super::tree::is_footer;
use crate::text::ground::byline::{self, Field};
use crate::text::ground::date;
use crate::text::ground::furniture;
use crate::text::ground::words;
use crate::text::report::PageItem;

/// A text node's share of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run<N> {
    /// The text node.
    pub node: N,
    /// UTF-16 code units of the paragraph before it.
    pub start: usize,
    /// UTF-16 code units of the node before it.
    pub offset: usize,
    /// UTF-16 code units.
    pub length: usize,
}

/// A paragraph.
#[derive(Debug)]
pub struct Paragraph<N> {
    /// The text, without white space at its ends.
    pub text: String,
    /// Where its code units stand on the page, in order.
    pub runs: Vec<Run<N>>,
    /// The item of a numbered list that it belongs to.
    pub item: Option<PageItem>,
    /// Characters without white space, and those of them inside links.
    chars: usize,
    linked: usize,
    /// Whether it is a cell of a table.
    cell: bool,
    /// Equal for paragraphs that stand side by side in elements of a kind.
    place: usize,
}

impl<N> Paragraph<N> {
    fn is_link(&self) -> bool {
        self.linked * 10 >= self.chars * 9
    }

    fn is_prose(&self) -> bool {
        !self.is_link() && self.chars >= 12 && self.text.contains(['。', '！', '？', '；', '，', ';', ',', '…'])
            || self.chars > 60
    }
}

/// Collects paragraphs from text nodes in document order.
#[derive(Debug)]
pub struct Reader<N> {
    paragraphs: Vec<Paragraph<N>>,
    text: String,
    runs: Vec<Run<N>>,
    units: usize,
    chars: usize,
    linked: usize,
    /// White space that counts only if text follows: its node, offset, and whether a line ends in it.
    space: Option<(N, usize, bool)>,
    /// Whether a `<br>` has come after the text.
    broken: bool,
    /// Where the text stands: see [`Paragraph`].
    place: usize,
    /// The item of a numbered list in which it reads.
    item: Option<PageItem>,
}

impl<N: Clone> Reader<N> {
    /// A reader that has read nothing.
    pub fn new() -> Self {
        Self {
            paragraphs: vec![],
            text: String::new(),
            runs: vec![],
            units: 0,
            chars: 0,
            linked: 0,
            space: None,
            broken: false,
            place: 0,
            item: None,
        }
    }

    /// What is read from here on belongs to this item of a numbered list; gives the one before. Between two blocks.
    pub fn set_item(&mut self, item: Option<PageItem>) -> Option<PageItem> {
        std::mem::replace(&mut self.item, item)
    }

    /// A text node; `linked`: inside a link.
    pub fn text(&mut self, node: &N, data: &str, linked: bool) {
        if self.broken {
            let Some(next) = data.chars().find(|c| !matches!(c, '\n' | '\r' | '\t' | ' ')) else { return };
            if !self.is_wrapped(next) {
                self.end(false);
            }
            self.broken = false;
        }
        let mut offset = 0;
        let mut fresh = true;
        for c in data.chars() {
            let at = offset;
            offset += c.len_utf16();
            if matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}') {
                continue;
            }
            if c.is_whitespace() {
                if self.units > 0 {
                    let line = matches!(c, '\n' | '\r');
                    match &mut self.space {
                        Some((.., ended)) => *ended |= line,
                        None => self.space = Some((node.clone(), at, line)),
                    }
                }
                continue;
            }
            if let Some((node, at, line)) = self.space.take() {
                // A line's end in the source between Han characters is no word's end.
                if !(line && is_han(c) && self.text.ends_with(is_han)) {
                    self.push(&node, at, ' ', true);
                    fresh = true;
                }
            }
            self.push(node, at, c, fresh);
            fresh = false;
            self.chars += 1;
            self.linked += usize::from(linked);
        }
    }

    fn push(&mut self, node: &N, offset: usize, c: char, fresh: bool) {
        let length = c.len_utf16();
        match self.runs.last_mut().filter(|run| !fresh && run.offset + run.length == offset) {
            Some(run) => run.length += length,
            None => self.runs.push(Run { node: node.clone(), start: self.units, offset, length }),
        }
        self.text.push(c);
        self.units += length;
    }

    /// Whether a single `<br>` before `next` only wraps a long line, as pasted mail has it.
    fn is_wrapped(&self, next: char) -> bool {
        let ends = |c: char| !is_han(c) || words::holds("。！？；：…”’」』）》、", c);
        self.chars >= 30
            && !self.text.ends_with(ends)
            && is_han(next)
            && !words::holds("一二三四五六七八九十第（【“附　", next)
    }

    /// `<br>`.
    pub fn line_break(&mut self) {
        if self.broken {
            self.end(false);
        }
        self.broken = self.units > 0;
    }

    /// What comes stands at this place, a number that what stands beside it shares; returns where the text stood before.
    pub fn enter(&mut self, place: usize) -> usize {
        std::mem::replace(&mut self.place, place)
    }

    /// A block starts or ends; `cell`: one that is a cell of a table.
    pub fn end(&mut self, cell: bool) {
        (self.space, self.broken) = (None, false);
        let (chars, linked) = (std::mem::take(&mut self.chars), std::mem::take(&mut self.linked));
        self.units = 0;
        if chars > 0 {
            let (text, runs) = (std::mem::take(&mut self.text), std::mem::take(&mut self.runs));
            let item = self.item;
            self.paragraphs.push(Paragraph { text, runs, item, chars, linked, cell, place: self.place });
        }
    }

    /// The report's paragraphs, and the placeholders among the rest. `title`: the report's.
    pub fn report(mut self, title: &str) -> (Vec<Paragraph<N>>, Vec<Paragraph<N>>) {
        self.end(false);
        let title = bare(title);
        self.cut_related();
        let place = self.usual_place();
        let is_stray = |paragraph: &Paragraph<N>| place.is_some_and(|place| is_stray(paragraph, place));
        let is_text =
            |paragraph: &Paragraph<N>| paragraph.is_prose() && !is_head(paragraph, &title) && !is_stray(paragraph);
        let first = self.paragraphs.iter().position(is_text).unwrap_or(0);
        let last = self
            .paragraphs
            .iter()
            .rposition(|paragraph| paragraph.is_prose() && !is_footer(&paragraph.text) && !is_stray(paragraph))
            .unwrap_or(usize::MAX);
        let heads = self.paragraphs.get(..first).unwrap_or(&[]);
        let title_lines = lines_of_title(heads, &title);
        let indexed = heads.iter().filter(|head| head.cell && words::has(INDEX, &bare(&head.text))).count() >= 2;
        let (mut report, mut placeholders) = (vec![], vec![]);
        for (index, paragraph) in self.paragraphs.into_iter().enumerate() {
            let edge = index < first || index > last;
            if !paragraph.cell && furniture::is_placeholder(&paragraph.text) {
                placeholders.push(paragraph);
            } else if !(edge && (is_stray(&paragraph) || is_control(&paragraph))
                || title_lines.contains(&index)
                || indexed && paragraph.cell && index < first
                || is_remain(&paragraph, index <= first, index > last, &title))
            {
                report.push(paragraph);
            }
        }
        (report, placeholders)
    }

    /// Where nearly all of the text stands; `None` where it is spread over many places.
    fn usual_place(&self) -> Option<usize> {
        let mut places: Vec<(usize, usize)> = vec![];
        for paragraph in self.paragraphs.iter().filter(|paragraph| paragraph.is_prose()) {
            match places.iter_mut().find(|(place, _)| *place == paragraph.place) {
                Some((_, chars)) => *chars += paragraph.chars,
                None => places.push((paragraph.place, paragraph.chars)),
            }
        }
        let whole: usize = places.iter().map(|(_, chars)| chars).sum();
        places.into_iter().find(|(_, chars)| chars * 3 > whole * 2).map(|(place, _)| place)
    }

    /// Takes away what follows a heading such as 相关阅读 or 最新评论, where that is less than what comes before.
    fn cut_related(&mut self) {
        let size = |paragraphs: &[Paragraph<N>]| paragraphs.iter().map(|paragraph| paragraph.chars).sum::<usize>();
        let heading =
            |paragraph: &Paragraph<N>| paragraph.chars <= 8 && words::at_start(RELATED, &paragraph.text).is_some();
        let Some(at) = self.paragraphs.iter().position(heading) else { return };
        if let Some((before, after)) = self.paragraphs.split_at_checked(at)
            && size(after) * 2 < size(before)
        {
            self.paragraphs.truncate(at);
        }
    }
}

/// Whether a short line stands elsewhere than the text does: a player, a counter, a note of the page's script. What is
/// part of a report in a box of its own, a heading, a form of address, a signature, reads so.
fn is_stray<N>(paragraph: &Paragraph<N>, place: usize) -> bool {
    // Nearly every paragraph is asked, so what costs comes last.
    if paragraph.place == place || paragraph.chars > STRAY || paragraph.cell {
        return false;
    }
    let text = &*paragraph.text;
    let opens = text.starts_with(['—', '第']) || text.starts_with(|c| words::holds("一二三四五六七八九十（", c));
    let signs = words::at_end("局 厅 府 委 会 院 部 室 办 处 站 队 中心 公司 大学 ： :", text);
    !opens && !signs && date::first(text).is_none()
}

/// Longer lines that stand elsewhere than the text may be text; characters.
const STRAY: usize = 24;

/// What the page's controls are called, the longer before its own pieces.
const CONTROLS: &str = "无障碍 语音播报 播报 朗读 播放 暂停 收听 让更多人看到 点赞 赞 收藏 分享 评论 转发 我要 纠错 打印 关闭 窗口 本页 页面 \
    阅读 剩余 展开 收起 全文 正文 下一页 上一页 首页 尾页 末页 上一篇 下一篇 返回 顶部 列表 字号 字体 大 中 小 复制 链接 更多 加载中 责任编辑";

/// Whether a short paragraph is made of controls alone.
fn is_control<N>(paragraph: &Paragraph<N>) -> bool {
    paragraph.chars <= STRAY
        && !paragraph.cell
        && date::first(&paragraph.text).is_none()
        && is_control_text(&paragraph.text)
}

/// Whether a line is made of the words of controls, numbers and marks alone: 「点赞 0 收藏」, 「1234下一页」.
pub fn is_control_text(text: &str) -> bool {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let known = words::at_start(CONTROLS, rest).map_or(0, str::len);
        if known == 0 && furniture::is_letter(c) && !c.is_ascii_digit() {
            return false;
        }
        rest = words::split(rest, known.max(c.len_utf8())).1;
    }
    true
}

/// What the table of a document's particulars names; letters only.
const INDEX: &str = "索引号 主题分类 发文机关 发文机构 发布机构 发布单位 成文日期 生成日期 公开日期 发布日期 发文日期 发文字号 文号 文件编号 \
    有效性 效力状态 主题词 公开方式 公开时限 公开范围 公开形式 公开分类 信息分类 组配分类 名称 标题 生效日期 废止日期";

/// The paragraphs that together say the title, as where each of its lines is centred in a paragraph of its own.
fn lines_of_title<N>(heads: &[Paragraph<N>], title: &str) -> std::ops::Range<usize> {
    for start in 0..heads.len() {
        let mut rest = title;
        for (index, head) in heads.iter().enumerate().skip(start) {
            let line = bare(&head.text);
            let Some(left) = rest.strip_prefix(&*line).filter(|_| !line.is_empty()) else { break };
            rest = left;
            if rest.is_empty() && index > start {
                return start..index + 1;
            }
        }
    }
    0..0
}

fn is_han(c: char) -> bool {
    c >= '\u{2e80}'
}

/// What starts a line of the page's tools and credits, wherever it stands.
const TOOLS: &str = "责任编辑 责编 扫一扫 扫描二维码 扫码 微信扫 分享到 分享： 打印 关闭窗口 关闭本页 \
    返回顶部 字体： 字体: 字号： 字号: 上一篇 下一篇 上一条 下一条 相关链接 相关阅读 \
    相关新闻 相关文章 相关附件 相关推荐 推荐阅读 延伸阅读 浏览次数 点击数 阅读次数 阅读原文 \
    阅读全文 返回列表 转播到 我要纠错 我要打印 点击上方 点击蓝字 长按识别 当前位置 您的位置 \
    您现在的位置 您当前的位置 编辑： 编辑: 编辑/ 附件下载";

/// Headings of what is not the report any more.
const RELATED: &str = "相关新闻 相关阅读 相关文章 相关报道 相关推荐 推荐阅读 延伸阅读 猜你喜欢 最新评论 网友评论 热门评论 \
    全部评论 发表评论 热点新闻 热门推荐 更多精彩";

/// What starts a line of credits before the text or after it; inside the text it may be the text's.
const CREDITS: &str = "来源 信息来源 文章来源 稿件来源 新闻来源 稿源 作者 撰稿 供稿 通讯员 审核 审校 校对 编审 \
    监制 摄影 图片来源 值班 发布时间 发布日期 发布机构 发布单位 附件";

/// Whether a paragraph is no part of the report: title, credits, tools, links around it.
fn is_remain<N>(paragraph: &Paragraph<N>, before: bool, after: bool, title: &str) -> bool {
    if paragraph.chars > 120 {
        return false;
    }
    let line = words::trimmed_start(&paragraph.text, |c| {
        matches!(c, '（' | '(' | '【' | '[' | '〔' | '*' | '·' | '>' | '<' | '|' | ' ')
    });
    if paragraph.chars <= 60 && words::at_start(TOOLS, line).is_some() {
        return true;
    }
    if after && is_footer(line) {
        return true;
    }
    let credited = || {
        let rest = words::at_start(CREDITS, line).and_then(|start| line.get(start.len()..));
        rest.is_some_and(|rest| rest.trim_start().starts_with(['：', ':', '/', '丨', '|']))
    };
    if (before || after) && (credited() || paragraph.is_link() && paragraph.chars <= 60) {
        return true;
    }
    // 「【纠错】 【责任编辑：张三】」
    let edited =
        || byline::labelled(line).iter().any(|label| matches!(label.field, Field::ChiefEditor | Field::Editor));
    if after && paragraph.chars <= 40 && edited() {
        return true;
    }
    // 「返回某网，查看更多」
    if after && paragraph.chars <= 16 && line.starts_with("返回") {
        return true;
    }
    before && is_head(paragraph, title)
}

/// Whether a paragraph is the title or a part of it, or a line of date and credits.
fn is_head<N>(paragraph: &Paragraph<N>, title: &str) -> bool {
    if paragraph.chars > 120 {
        return false;
    }
    let text = bare(&paragraph.text);
    let of_title = words::length(&text) >= 4
        && words::find(title, &text).is_some()
        && (text.len() * 3 > title.len() || title.starts_with(&text));
    let labels = byline::labelled(&paragraph.text);
    let credits = labels.iter().filter(|labelled| !matches!(labelled.field, Field::OtherDate)).count();
    // 「2024-01-24」, 「2024-01-24 21:50 某报」; 「2024年1月24日，会议召开。」 is text.
    let dated = date::first(&paragraph.text).is_some_and(|found| {
        let timed = credits > 0 || found.iso.len() > 10 && !paragraph.is_prose();
        found.start < 8
            && paragraph.text.len() < found.end + if timed { 60 } else { 8 }
            && !paragraph.text.ends_with('。')
    });
    // 「石帆日报 2024-01-24 21:50」
    let timed = !paragraph.is_prose()
        && paragraph.chars <= 40
        && date::first(&paragraph.text).is_some_and(|found| found.iso.len() > 10);
    of_title || dated || timed || credits >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paragraphs of nodes, each a text; `|` is a `<br>`, `/` a block's end.
    fn read(nodes: &[&str], title: &str) -> (Vec<Paragraph<usize>>, Vec<Paragraph<usize>>) {
        let mut reader = Reader::new();
        for (node, data) in nodes.iter().enumerate() {
            match *data {
                "|" => reader.line_break(),
                "/" => reader.end(false),
                data => reader.text(&node, data, data.starts_with('@')),
            }
        }
        reader.report(title)
    }

    fn texts(nodes: &[&str], title: &str) -> Vec<String> {
        read(nodes, title).0.into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn white_space_collapses_and_every_unit_has_its_place() {
        let nodes = ["\n  会\u{200b}议", "\n  指", "出 ，𠮷\u{a0}\u{a0}Rust\n code。 "];
        let (paragraphs, _) = read(&nodes, "");
        let text = &paragraphs[0].text;
        assert_eq!(text, "会议指出 ，𠮷 Rust code。");
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut covered = 0;
        for run in &paragraphs[0].runs {
            assert_eq!(run.start, covered);
            let node: Vec<u16> = nodes[run.node].encode_utf16().collect();
            for step in 0..run.length {
                let (shown, on_page) = (units[run.start + step], node[run.offset + step]);
                let space = |unit| char::from_u32(u32::from(unit)).is_some_and(char::is_whitespace);
                assert!(shown == on_page || space(shown) && space(on_page));
            }
            covered += run.length;
        }
        assert_eq!(covered, units.len());
    }

    #[test]
    fn breaks_end_paragraphs_but_do_not_cut_wrapped_lines() {
        let long = "会议指出要深入贯彻落实党中央关于生态文明建设和生态环境保护的决策部署扎实";
        assert_eq!(texts(&["会议指出，要抓好落实工作，不得有误。", "|", "会议要求，要加强领导。"], "").len(), 2);
        assert_eq!(texts(&[long, "|", "推进各项工作。"], ""), [format!("{long}推进各项工作。")]);
        assert_eq!(texts(&[long, "|", "|", "推进各项工作。"], "").len(), 2);
        assert_eq!(texts(&["某某市水务局", "|", "2024年1月5日"], ""), ["某某市水务局", "2024年1月5日"]);
    }

    #[test]
    fn what_stands_round_the_report_is_left_out() {
        let nodes = [
            "全市工作会议召开",
            "/",
            "发布时间：2024-01-05 来源：某报 浏览次数：3",
            "/",
            "111",
            "/",
            "1月4日，全市工作会议召开，市长作了讲话。",
            "/",
            "一、会议要求",
            "/",
            "@相关的一条链接",
            "/",
            "会议要求，各县要抓好落实。",
            "/",
            "来源：某报",
            "/",
            "（责任编辑：张三）",
            "/",
            "扫一扫在手机打开当前页",
        ];
        let (report, placeholders) = read(&nodes, "全市工作会议召开");
        let texts: Vec<_> = report.iter().map(|paragraph| paragraph.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "1月4日，全市工作会议召开，市长作了讲话。",
                "一、会议要求",
                "@相关的一条链接",
                "会议要求，各县要抓好落实。"
            ]
        );
        assert_eq!(placeholders.len(), 1);
    }

    #[test]
    fn a_signature_stays() {
        let nodes = ["请认真贯彻执行，及时反馈。", "/", "某某市水务局", "/", "2023年12月5日"];
        assert_eq!(texts(&nodes, "关于印发导则的通知").len(), 3);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(texts(&[], "").is_empty());
        assert!(texts(&[" \u{a0}\u{3000}", "|", "|", "/"], "").is_empty());
    }
}
