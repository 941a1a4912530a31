//! Tokens to phrases: the runs of words that can be a term, and where they stand.
//!
//! Official Chinese says what it is about as verb, noun phrase, light noun: 加强|水利基础设施|建设,
//! 优化|营商环境|的措施. A policy verb opens a phrase, a light noun (工作, 措施, 力度) ends it, and
//! neither belongs to the term. What our own list of terms holds is never cut, even across 和 or 的.

use rustc_hash::FxHashMap;

use crate::dict::{Terms, terms::fold};
use crate::text::ground::segment::Segmenter;
use crate::text::report::Report;

/// Characters of a term at most.
pub(super) const LONGEST: usize = 12;
/// Tokens of a phrase at most: no term of twelve characters needs more.
const MOST_TOKENS: usize = 7;

/// Verbs that take a policy as their object: they open a phrase and are no part of it.
const POLICY_VERBS: &str = "推进 推动 加强 加快 加大 完善 健全 落实 深化 提升 提高 强化 优化 构建 打造 实施 开展 促进 坚持 \
    增强 扩大 巩固 拓展 筑牢 夯实 抓好 做好 做强 做优 做大 狠抓 严格 落细 落地 贯彻 贯彻落实 贯彻执行 执行 学习 宣传 \
    确保 保障好 保持 维护 推行 推广 鼓励 引导 培育 壮大 激发 释放 盘活 挖掘 用好 发挥 统筹 统筹推进 谋划 部署 \
    研究 制定 出台 修订 审议 讨论 听取 通过 决定 确定 建立 建立健全 设立 搭建 形成 塑造 营造 树立 践行 弘扬 \
    传承 铸牢 打好 打赢 防范 化解 防止 遏制 整治 纠治 惩治 打击 查处 铲除 解决 破解 消除 降低 减轻 减少 缩小 \
    稳住 稳定 增加 扩充 补齐 压实 压紧 明确 突出 聚焦 紧扣 围绕 立足 适应 应对 满足 遵循 体现 聚力 助力 加力 \
    启动 推出 组织 举办 召开 举行 参加 出席 主持 参与 带动 拉动 驱动 引领 支撑 赋能 服务于 融入 锚定 牢记 牢固树立 \
    把握 掌握 认识 理解 领会 领悟 学习贯彻 深入学习 宣传贯彻 践诺 履行 承担 担负 给予 予以 提供 实现 完成 达到 取得 \
    迎来 开创 谱写 书写 奋进 走好 走出 坚定 捍卫 改进 改善 规范 健全完善 修复好 延长 放宽 取消 下调 上调 实行 试行 \
    采取 利用好 加紧 抓紧 抓实 抓牢 抓住 守住 守牢 兜牢 筑起 建成 建好 建强 建设好 管好 办好 保好 纳入 开通 拨付 \
    缓缴 减征 免征 发放 发行 投入 安排 补充 扩建 新建 改造提升 集聚 汇聚 凝聚 畅通 打通 贯通 拓宽 丰富 繁荣 振奋 \
    指出 强调 认为 要求 提出 表示 介绍 号召 会见 访问 考察 调研 指导 督促 检查 推选 任命 选举 表决 审查 批准 授予 \
    印发 发布 公布 宣布 签署 签订 达成 成立 组建 开启 启用 投运 投产 开工 竣工 通报 反映 总结 评估 论证 高举 深刻 维护好 \
    有利于 事关 关系 涉及 属于 成为 作为 处理好 落实好 发挥好 实施好 完成好 组织好 开展好 传达 传达学习 调动 严惩 严防 严守 \
    保证 迅速 加以 进行 得到 受到 获得 具有 存在 面临 出现 发生 造成 导致 推出 推介 展现 展示 彰显 见证 迈出 迈上 步入 进入";

/// Nouns that say no more than that there is work to be done on what stands before them.
const LIGHT_NOUNS: &str = "工作 情况 措施 举措 力度 任务 要求 形势 作用 问题 水平 成效 能力 汇报 成果 事项 方面 事业 战略 计划 \
    领域 步伐 优势 局面 意见 精神 职责 责任 活动 进程 新局面 新路径 新突破 新成效 新进展 新篇章 目标 目标任务 思路 方向 格局 \
    有关工作 各项工作 有关情况 相关工作 行为 规律 部署 安排 决策 方案 通知 报告 规定 办法 需要 需求 效果 意义 重要性 \
    基础 条件 过程 环节 重点 关键 信心 意识 成就 经验 成绩 贡献 潜力 活力 动力 合力 新优势 新动力 新作为 新贡献 题 原则 \
    主体 主线 主题 导向 高度 角度 维度 程度 速度 规模 数量 比例 额度 期限 范围 总额 总量 质效 质量和效益 单位 部门 机构";

/// Verbs that are as often the head of a noun phrase (生态环境|保护): at a phrase's start they may be
/// its verb or its first noun.
const DUAL: &str = "发展 建设 保护 治理 改革 创新 管理 服务 保障 监管 投资 增长 开放 合作 监督 教育 培训 生产 收购 储备 \
    消费 供给 保护修复 修复 防治 防控 救援 重建 整改 攻关 转化 转型 改造 更新 升级 振兴 协作 交流 执法 立法 巡视 督察 审计 \
    救助 救灾 补助 补贴 贷款 减税 退税 降费 降碳 减排 养老 托育 就业 创业 考核 评价 试点 试验 示范 流通 交易 运行 规划 普及 支持 运用 分析 应用 利用";

/// Words that carry no term, beyond those that jieba's tags rule out.
const NEUTRAL: &str = "会议 大会 全会 同志 总书记 主席 总理 委员长 书记 部长 省长 市长 主任 组长 局长 厅长 委员 常委 副主席 副总理 \
    国务委员 领导 负责人 负责同志 代表 记者 时候 方面 各地 各级 各地区 各部门 各有关部门 地区 地方 全国 全省 全市 全县 全区 全球 \
    我国 我省 我市 我县 中国 国家 政府 党中央 国务院 中共中央 中央 党委 党组 人民 群众 干部 大家 社会各界 时期 阶段 今年 去年 明年 年度 \
    同时 目前 当前 下一步 近年来 总体 整体 全面 重大 重要 主要 有关 相关 各项 各类 各种 一批 一系列 若干 基本 积极 有效 高效 \
    深入 扎实 持续 不断 切实 着力 大力 全力 努力 奋力 充分 坚决 始终 更加 进一步 稳步 有序 统一 共同 广泛 广大 根本 突出 新 大 小 \
    高 多 好 强 快 深 实 严 稳 全 先 再 已 又 将 使 让 把 被 由 从 向 到 于 与 和 及 以及 或 并 而 且 但 即 则 如 因 为 以 的 之 地 得 所 \
    其 该 此 这 那 个 项 条 种 次 年 月 日 万 亿 元 人 事 物 点 线 面 时 内 外 中 上 下 前 后 间 等 等等 也 都 就 还 只 不 没 无 非 要 能 会 可 \
    应 须 必须 应当 需要 可以 能够 希望 一是 二是 三是 四是 五是 六是 七是 八是 首先 其次 最后 第一 第二 第三 一年 五年 多年 新时代 新征程 \
    意义 精准 科学 依法 健康 平稳 良好 坚强 伟大 光荣 显著 明显 突破 贯穿 系列 委 厅 局 部 署 办 院 组 一流 领先 具体 实际 时代 中华人民共和国 中国共产党 中共 主持会议 指示精神 讲话精神 批示精神 全会精神 会议精神 协同发力 持之以恒 坚定不移 扎扎实实 深远 严峻 复杂 艰巨 繁重";

/// Verbs of one character that make a slogan of two with a noun after them: 促消费, 稳外贸.
const SLOGAN_VERBS: &str = "稳促保扩惠防调去降补增固优";

/// What comes before a person's name.
const POSTS: &str = "书记 主席 总理 部长 副部长 省长 副省长 市长 副市长 主任 副主任 委员长 副委员长 委员 常委 秘书长 副秘书长 组长 副组长 局长 \
    厅长 司长 处长 县长 区长 州长 院长 校长 所长 检察长 总工程师 教授 研究员 院士 记者 代表 村民 同志 先生 女士 总统 首相 总书记 国务委员 \
    董事长 总经理 司令员 政委 政治委员 大使 发言人 副主席 副总理 副书记";

/// Where a phrase stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The first folded character in the block.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// A verb, a mark or a function word stands before it, not a part of the same noun phrase.
    pub opens: bool,
    /// A light noun, a mark or a function word comes after it.
    pub closes: bool,
    /// It stands whole in quotation marks.
    pub quoted: bool,
    /// It stands in 《》.
    pub named: bool,
    /// Its number of tokens.
    pub tokens: usize,
    /// Two phrases that 和 or 、 joins.
    pub joined: bool,
    /// A verb is in it, so that it may be a piece of a sentence.
    pub verbal: bool,
    /// Index of the sentence in its block, and whether it is in the sentence's first two clauses.
    pub sentence: usize,
    /// Index of the clause in its sentence.
    pub clause: usize,
}

/// A block as terms see it: folded characters, and the bytes that each comes from.
#[derive(Debug)]
pub(super) struct Folded {
    pub characters: Vec<char>,
    /// First byte of each character.
    pub starts: Vec<u32>,
    /// One past the last byte of each.
    pub ends: Vec<u32>,
}

impl Folded {
    pub fn of(text: &str) -> Self {
        let mut folded = Self { characters: Vec::new(), starts: Vec::new(), ends: Vec::new() };
        for (byte, character) in text.char_indices() {
            if let Some(plain) = fold(character) {
                folded.characters.push(plain);
                folded.starts.push(byte as u32);
                folded.ends.push((byte + character.len_utf8()) as u32);
            }
        }
        folded
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// May be part of a term.
    Content,
    /// May be part of a term, or the verb before it.
    Dual,
    /// Only inside or after a term.
    Light,
    /// 和, 与 or 、 between two nouns: only inside a term.
    Join,
    /// Ends a phrase.
    Break,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    class: Class,
    start: usize,
    end: usize,
    /// A 、, which joins only what has the same length: 兴边富民、稳边固边.
    mark: bool,
    /// A mark of quotation stands before it, after it.
    opened: bool,
    closed: bool,
    term: bool,
    /// A verb that may end a term (信贷|支持) and not go on with its object (支持|企业).
    transitive: bool,
    /// A verb whose use as a noun the dictionary does not know: a term with it must stand more than once.
    verb: bool,
    /// A standing phrase (正确处理), which by itself is no term.
    idiom: bool,
    /// Whether it can stand at a term's start, at its end.
    first: bool,
    last: bool,
}

/// Finds phrases; holds the classes of words.
#[derive(Debug)]
pub(super) struct Phrases {
    classes: FxHashMap<&'static str, Class>,
    posts: rustc_hash::FxHashSet<&'static str>,
}

impl Phrases {
    pub fn new() -> Self {
        let mut classes = FxHashMap::default();
        for (words, class) in
            [(DUAL, Class::Dual), (LIGHT_NOUNS, Class::Light), (POLICY_VERBS, Class::Break), (NEUTRAL, Class::Break)]
        {
            classes.extend(words.split_whitespace().map(|word| (word, class)));
        }
        Self { classes, posts: POSTS.split_whitespace().collect() }
    }

    fn class(&self, word: &str, tag: &str, previous: &str) -> Class {
        if matches!(word, "和" | "、" | "与") {
            return Class::Join;
        }
        if let Some(&class) = self.classes.get(word) {
            return class;
        }
        // Words of the dictionary that are a verb with its object: 研究部署, 明确责任, 各项政策.
        if word.chars().count() >= 4
            && word.get(..6).is_some_and(|start| {
                self.classes.get(start) == Some(&Class::Break) || matches!(start, "各项" | "各类" | "有关" | "相关")
            })
        {
            return Class::Break;
        }
        let mut characters = word.chars();
        let (first, rest) = (characters.next().unwrap_or(' '), characters.next().is_some());
        if !first.is_alphanumeric() {
            return if first == '+' { Class::Content } else { Class::Break };
        }
        // jieba's model finds names that the dictionary lacks; a post before it tells.
        if tag.starts_with("nr") || (tag == "x" && self.posts.contains(previous)) {
            return Class::Break;
        }
        if !rest && SLOGAN_VERBS.contains(first) {
            return Class::Dual;
        }
        match tag.as_bytes().first() {
            Some(b'n' | b'j' | b'l' | b'b' | b's' | b'g' | b'h' | b'k') => Class::Content,
            Some(b'x' | b'e') if first.is_alphabetic() => Class::Content,
            Some(b'v' | b'a' | b'z') if rest => {
                if tag == "vn" || tag == "an" || tag == "v" || tag == "a" {
                    Class::Content
                } else {
                    Class::Break
                }
            }
            _ => Class::Break,
        }
    }

    /// Whether the word's last two characters are a light noun: 政策措施.
    fn ends_light(&self, word: &str) -> bool {
        let end = word.len().checked_sub(6).and_then(|at| word.get(at..));
        end.is_some_and(|end| self.classes.get(end) == Some(&Class::Light))
    }

    /// Calls `each` for every phrase of the block; `folded` is the block's text, folded.
    pub fn each(
        &self,
        report: &Report,
        block: usize,
        folded: &Folded,
        segmenter: &Segmenter,
        terms: &Terms,
        mut each: impl FnMut(Place),
    ) {
        let text = report.blocks.get(block).map_or("", |block| block.text());
        for (start, end) in laws(&folded.characters) {
            each(Place {
                start,
                end,
                opens: true,
                closes: true,
                quoted: false,
                named: true,
                tokens: 2,
                joined: false,
                verbal: false,
                sentence: 0,
                clause: 0,
            });
        }
        let mut named = 0usize;
        let (mut sentence, mut clause) = (0, 0);
        let mut run: Vec<Piece> = Vec::new();
        let mut flush = |run: &mut Vec<Piece>, named: bool, sentence: usize, clause: usize| {
            phrases_of(run, &mut |start, end, opens, closes, quoted, tokens, joined, verbal| {
                each(Place { start, end, opens, closes, quoted, named, tokens, joined, verbal, sentence, clause });
            });
            run.clear();
        };
        let mut inner = Vec::new();
        let (mut byte, mut at, mut previous, mut skip) = (0usize, 0usize, "", 0usize);
        let mut opened = false;
        for (word, tag) in segmenter.tagged(text) {
            let start = at;
            byte += word.len();
            while folded.starts.get(at).is_some_and(|&start| (start as usize) < byte) {
                at += 1;
            }
            if at == start {
                // Quotation marks and white space: no characters of their own.
                let opening = word.contains(['“', '‘', '「', '『']);
                if opening {
                    opened = true;
                } else if let Some(piece) = run.last_mut() {
                    piece.closed |= word.contains(['”', '’', '」', '』']);
                    if word.trim().is_empty() && skip <= at {
                        flush(&mut run, named > 0, sentence, clause);
                    }
                }
                continue;
            }
            if start < skip {
                previous = word;
                continue;
            }
            // The longest term of our list that starts here and ends with a token is one piece.
            let longest = folded.characters.get(start..).and_then(|rest| terms.at_start_of(rest).last());
            let length = longest.map_or(0, |(_, length)| length);
            if length > 0 && length >= at - start {
                skip = start + length;
                inner.extend(nested(folded, terms, start..skip));
                run.push(Piece {
                    class: Class::Content,
                    mark: false,
                    start,
                    end: skip,
                    opened: std::mem::take(&mut opened),
                    closed: false,
                    term: true,
                    transitive: false,
                    verb: false,
                    idiom: false,
                    first: true,
                    last: true,
                });
                at = at.max(start);
                previous = word;
                continue;
            }
            let class = self.class(word, tag, previous);
            previous = word;
            if class == Class::Break {
                if matches!(word, "委" | "厅" | "局" | "部" | "署" | "办" | "院" | "党组" | "组") {
                    // What came before was the name of an office.
                    run.clear();
                }
                flush(&mut run, named > 0, sentence, clause);
                opened = false;
                match word {
                    "《" | "〈" => named += 1,
                    "》" | "〉" => named = named.saturating_sub(1),
                    "。" | "！" | "？" | "!" | "?" => (sentence, clause) = (sentence + 1, 0),
                    "，" | "；" | "：" | "," | ";" | ":" => clause += 1,
                    _ => {}
                }
                continue;
            }
            let single = at - start == 1;
            run.push(Piece {
                class,
                mark: word == "、",
                start,
                end: at,
                opened: std::mem::take(&mut opened),
                closed: false,
                term: false,
                verb: class == Class::Content
                    && (matches!(tag, "v" | "a" | "z" | "ad" | "vd") || (tag == "x" && !single)),
                idiom: matches!(tag, "l" | "i"),
                transitive: matches!(word, "支持" | "运用" | "分析" | "应用" | "利用" | "服务" | "保障"),
                first: !matches!(class, Class::Light | Class::Join)
                    && (!single || class == Class::Dual || tag.starts_with('n') || tag == "j"),
                last: !(matches!(class, Class::Light | Class::Join) || matches!(tag, "b" | "a" | "h" | "d"))
                    && (word.chars().count() < 4 || !self.ends_light(word))
                    && (!single || tag.starts_with('n') || tag == "k" || tag == "j" || tag == "g"),
            });
        }
        flush(&mut run, named > 0, sentence, clause);
        for (start, end) in inner {
            each(Place {
                start,
                end,
                opens: false,
                closes: false,
                quoted: false,
                named: false,
                tokens: 1,
                joined: false,
                verbal: false,
                sentence: 0,
                clause: 9,
            });
        }
    }
}

/// The shorter terms inside the term at `range`.
fn nested<'a>(
    folded: &'a Folded,
    terms: &'a Terms,
    range: std::ops::Range<usize>,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let end = range.end;
    let whole = (range.start, range.end);
    range
        .flat_map(move |start| {
            let rest = folded.characters.get(start..end).unwrap_or_default();
            terms.at_start_of(rest).map(move |(_, length)| (start, start + length))
        })
        .filter(move |&place| place != whole)
}

/// Calls `each(start, end, opens, closes, quoted, tokens, joined, verbal)` for the phrases of a run of pieces.
fn phrases_of(run: &[Piece], each: &mut impl FnMut(usize, usize, bool, bool, bool, usize, bool, bool)) {
    for (i, first) in run.iter().enumerate() {
        if !first.first {
            continue;
        }
        let before = i.checked_sub(1).and_then(|i| run.get(i));
        let opens = first.opened
            || before.is_none_or(|piece| piece.class == Class::Join || piece.class == Class::Dual && !piece.term);
        let mut joint = None;
        let mut transitive = false;
        let mut verbal = false;
        let mut marked = false;
        for (j, last) in run.iter().enumerate().skip(i).take(MOST_TOKENS) {
            let length = last.end - first.start;
            if length > LONGEST && !(i == j && first.term) {
                break;
            }
            if last.class == Class::Join {
                if joint.is_some() {
                    break;
                }
                joint = Some(last.start);
                marked = last.mark;
                continue;
            }
            if transitive {
                break;
            }
            transitive = last.transitive && j > i;
            // 治理高额彩礼 is a verb and its object; 保护修复 is not.
            verbal |= last.verb || (j > i && first.class == Class::Dual && last.class == Class::Content && !last.term);
            if length < 2 || !last.last {
                continue;
            }
            let after = run.get(j + 1);
            let closes = last.closed
                || after.is_none_or(|piece| matches!(piece.class, Class::Light | Class::Join))
                || after.is_some_and(|piece| piece.class == Class::Dual) && j + 2 == run.len();
            let quoted = first.opened && last.closed;
            // 和 joins like with like: 兴边富民、稳边固边, not 兴边富民和企业.
            let unlike = |joint: usize| {
                let (before, after) = (joint - first.start, last.end - joint - 1);
                before < 2 || after < 2 || (marked && before != after)
            };
            if joint.is_some_and(unlike) {
                continue;
            }
            let verbal = verbal || (i == j && first.idiom);
            each(first.start, last.end, opens, closes, quoted, j - i + 1, joint.is_some(), verbal);
        }
    }
}

/// The laws and regulations named in 《》, without the state or the party before them and without a
/// note in brackets: ranges of folded characters. They are terms, whatever verbs are in them.
fn laws(characters: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (open, _) in characters.iter().enumerate().filter(|&(_, &c)| matches!(c, '《' | '〈')) {
        let name = characters.get(open + 1..).unwrap_or_default();
        let length = name.iter().take(60).position(|c| "》〉(（《".contains(*c)).unwrap_or(0);
        let name = name.get(..length).unwrap_or_default();
        let issuer = ["中华人民共和国", "中国共产党"]
            .iter()
            .find(|issuer| name.iter().copied().take(issuer.chars().count()).eq(issuer.chars()))
            .map_or(0, |issuer| issuer.chars().count());
        let law = name.last() == Some(&'法') && !name.ends_with(&['办', '法']) || name.ends_with(&['条', '例']);
        if law && (4..=LONGEST + 2).contains(&(length - issuer)) {
            found.push((open + 1 + issuer, open + 1 + length));
        }
    }
    found
}
