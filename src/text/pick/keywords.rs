//! Keywords: complete terms that say what a report is about.
//!
//! Candidates are noun phrases between a policy verb and a light noun, see `phrases`. They are
//! weighed by what the report does with them: how often and where they stand, whether the title
//! names them, how freely they stand (the entropy of what comes before and after, Jin and
//! Tanaka-Ishii 2006; occurrences inside a longer phrase count less, as in the C-value of Frantzi,
//! Ananiadou and Mima 2000), how strongly their words belong together, and how rare these are in
//! general text, for which the dictionary's frequencies stand.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dict::{Terms, terms::fold};
use crate::text::digest::{Keyword, Outline};
use crate::text::ground::furniture::{is_page_line, is_placeholder};
use crate::text::ground::segment::Segmenter;
use crate::text::pick::phrases::{Folded, LONGEST, Phrases, Place};
use crate::text::report::{Report, Span};

/// Number of features that a candidate is weighed by.
const FEATURES: usize = 19;

/// What stands in every report and so says nothing about this one.
const BOILERPLATE: &str = "中国特色社会主义思想 习近平新时代中国特色社会主义思想 新时代中国特色社会主义思想 中国特色社会主义 党的二十大 党的二十大精神 \
    党的二十届三中全会 党的二十届四中全会 二十届三中全会 二十届四中全会 两个确立 两个维护 四个意识 四个自信 六个必须坚持 \
    国之大者 党中央权威 党中央集中统一领导 党的领导 党的全面领导 决策部署 重要讲话 重要讲话精神 重要指示 重要指示精神 \
    重要批示 重要论述 重要指示批示 指示批示精神 中国式现代化 强国建设 民族复兴 中华民族伟大复兴 中国共产党 党员干部 \
    根本遵循 行动指南 决定性意义 历史性成就 政治责任 政治站位 思想自觉 行动自觉 坚强领导 科学指引 各项工作 \
    新时代 新征程 新篇章 总书记 党中央 国务院 中共中央 中央政治局 政治局常委 国家主席 中央军委 中央军委主席 国务院总理 \
    领导小组 有关部门 主要负责同志 交流发言 书面交流 主要领导 全国各族人民 各族人民 人民群众 广大群众 广大干部群众 \
    指导思想 总体要求 基本原则 重点任务 目标任务 主要目标 工作会议 常务会议 全体会议 电视电话会议 座谈会 讨论会 \
    社会主义现代化强国 社会主义现代化国家 第二个百年奋斗目标 系统观念 底线思维 问题导向 目标导向 责任感 使命感 紧迫感 \
    以人民为中心 历史主动 精神状态 实际行动 实际成效 伟大斗争 国家发展 省委省政府 市委市政府 县委县政府 省委 省政府 国务院常务会议 国务院全体会议 中央政治局会议";

/// What so many reports name in passing that it tells little about one.
const GENERIC: &str = "高质量发展 经济社会发展 经济发展 社会发展 新发展格局 新发展理念 改革开放 统筹发展和安全 体制机制 制度机制 \
    稳中求进 稳中求进工作总基调 宏观政策 经济运行 改革创新 党的建设 制度建设 组织建设 统筹协调 工作机制 保障机制 治理体系 \
    治理水平 治理效能 公共服务 对外开放 党组织 基层党组织 领导干部 领导班子 社会稳定 社会大局稳定 实体经济 法律法规 担当作为 \
    改革发展稳定 重大战略 国家重大战略 重大工程 重大项目 重点项目 风险隐患 金融机构 民生保障 民生福祉 保障和改善民生 \
    十四五规划 十五五规划 十四五时期 十五五时期 调查研究 政府工作报告 高水平安全 党和国家 做到两个维护 全面深化改革 学习教育 理论学习 \
    教育 就业 高校 外资 外贸 三农 港口 机场 水库 良种 台风 制造业 产业链 供应链 新动能 创新主体 经营主体 政策体系 \
    责任制 责任体系 监管体系 群众工作 基层治理 社会治理 国家治理体系 国家安全 安全发展 系统治理 依法治理 综合治理";

/// How the names of bodies, meetings and posts end: they are who, not what.
const BODIES: &[&str] = &[
    "委员会",
    "常委会",
    "法院",
    "检察院",
    "书记处",
    "全国政协",
    "全国人大",
    "党组",
    "办公厅",
    "办公室",
    "政治局",
    "国务院",
    "会议",
    "大会",
    "座谈会",
    "全会",
    "发展改革",
    "党组成员",
    "政府",
    "代表",
    "群众",
    "同志",
    "党组书记",
    "领导小组",
    "委员",
    "主席",
    "总统",
];

/// Whether `term` stands in every report and so says nothing about this one.
#[must_use]
pub(super) fn is_boilerplate(term: &str) -> bool {
    static TERMS: OnceLock<FxHashSet<&str>> = OnceLock::new();
    TERMS.get_or_init(|| BOILERPLATE.split_whitespace().collect()).contains(term)
}

/// A candidate below this part of the best one's score is no keyword.
const LEAST: f64 = 0.3;

/// What a phrase is seen to do in the report.
#[derive(Debug, Clone, Default)]
struct Seen {
    /// Where it is first met, as a number that grows with the text.
    first: usize,
    count: usize,
    opens: usize,
    closes: usize,
    free: usize,
    quoted: usize,
    named: usize,
    blocks: usize,
    last_block: usize,
    lead: usize,
    early: usize,
    head: usize,
    tokens: usize,
    joined: usize,
    verbal: usize,
}

/// What stands before and after each occurrence.
type Sides = (Vec<Option<char>>, Vec<Option<char>>);

/// A phrase in the last round.
#[derive(Debug)]
struct Candidate {
    key: String,
    characters: usize,
    first: usize,
    score: f64,
    /// Bytes of each occurrence by block.
    places: Vec<(usize, usize, usize)>,
}

/// The parts of a report that announce what follows: the headings of its lists' items.
#[must_use]
pub fn headings(outlines: &[Outline]) -> Vec<Span> {
    let items = outlines.iter().flat_map(|outline| &outline.items);
    items.flat_map(|item| item.heading.spans.iter().copied()).collect()
}

/// At most `limit` keywords of `report`, the most telling first.
///
/// `headings` are the parts that announce what follows, `names` the persons of the report: no
/// keyword holds one. Needs a segmenter for the text of the report and of its title.
#[must_use]
pub fn rank(
    report: &Report,
    segmenter: &Segmenter,
    terms: &Terms,
    headings: &[Span],
    names: &[&str],
    limit: usize,
) -> Vec<Keyword> {
    if limit == 0 {
        return Vec::new();
    }
    let folded: Vec<Folded> = report.blocks.iter().map(|block| Folded::of(block.text())).collect();
    let seen = survey(report, &folded, segmenter, terms, headings);
    let title: String = report.title.as_deref().unwrap_or("").chars().filter_map(fold).collect();
    let mut candidates = weigh(&folded, seen, segmenter, terms, &title, names, limit);
    candidates.sort_by(|a, b| {
        b.score.partial_cmp(&a.score).unwrap_or(Ordering::Equal).then(a.first.cmp(&b.first)).then(a.key.cmp(&b.key))
    });
    let mut chosen = settle(candidates, limit);
    let best = chosen.first().map_or(1.0, |candidate| candidate.score);
    chosen.retain(|candidate| candidate.score > LEAST * best);
    chosen.into_iter().filter_map(|candidate| keyword(report, candidate, best)).collect()
}

/// Every phrase of the report and what it does.
fn survey(
    report: &Report,
    folded: &[Folded],
    segmenter: &Segmenter,
    terms: &Terms,
    headings: &[Span],
) -> FxHashMap<String, Seen> {
    let phrases = Phrases::new();
    let mut seen: FxHashMap<String, Seen> = FxHashMap::default();
    let mut key = String::new();
    let mut number = 0;
    // The first paragraph with a whole sentence says what the meeting was about.
    let lead = report.blocks.iter().position(|block| block.text().contains('。') && block.text().len() > 90);
    let mut headings: Vec<(usize, usize, usize)> = headings
        .iter()
        .filter_map(|span| {
            let block = report.blocks.get(span.block)?;
            Some((span.block, block.byte(span.start), block.byte(span.end)))
        })
        .collect();
    headings.sort_unstable();
    for (block, line) in folded.iter().enumerate() {
        let text = report.blocks.get(block).map_or("", |block| block.text());
        if is_page_line(text) || is_placeholder(text) {
            continue;
        }
        phrases.each(report, block, line, segmenter, terms, |place: Place| {
            key.clear();
            key.extend(line.characters.get(place.start..place.end).unwrap_or_default());
            number += 1;
            let known = seen.get_mut(key.as_str());
            let entry = match known {
                Some(entry) => entry,
                None => {
                    if is_boilerplate(&key) {
                        return;
                    }
                    seen.entry(key.clone()).or_insert_with(|| Seen {
                        first: number,
                        last_block: usize::MAX,
                        tokens: place.tokens,
                        ..Seen::default()
                    })
                }
            };
            entry.count += 1;
            entry.opens += usize::from(place.opens);
            entry.closes += usize::from(place.closes);
            entry.free += usize::from(place.opens && place.closes);
            entry.quoted += usize::from(place.quoted);
            entry.joined += usize::from(place.joined);
            entry.verbal += usize::from(place.verbal);
            entry.named += usize::from(place.named);
            entry.early += usize::from(place.clause <= 1 && place.sentence == 0);
            entry.lead += usize::from(lead == Some(block));
            let byte = line.starts.get(place.start).map_or(0, |&byte| byte as usize);
            let at = headings.partition_point(|&(of, start, _)| (of, start) <= (block, byte));
            let heading = at.checked_sub(1).and_then(|at| headings.get(at));
            entry.head += usize::from(heading.is_some_and(|&(of, _, end)| of == block && byte < end));
            if entry.last_block != block {
                entry.last_block = block;
                entry.blocks += 1;
            }
        });
    }
    seen
}

/// Entropy in nats of what stands at one edge; an edge of a block or a mark is unlike all others.
fn entropy(mut neighbours: Vec<Option<char>>) -> f64 {
    let number = neighbours.len() as f64;
    neighbours.sort_unstable();
    let marks = neighbours.iter().filter(|neighbour| neighbour.is_none_or(|c| !c.is_alphanumeric())).count();
    let mut entropy = marks as f64 * number.ln() / number;
    for group in neighbours.chunk_by(|a, b| a == b) {
        if group.first().is_some_and(|neighbour| neighbour.is_some_and(char::is_alphanumeric)) {
            let part = group.len() as f64 / number;
            entropy -= part * part.ln();
        }
    }
    entropy
}

/// Whether a phrase names a body, a meeting or a post: who, not what.
fn is_body(key: &str) -> bool {
    let office =
        key.ends_with('局') && !["格局", "布局", "全局", "大局", "开局", "新局"].iter().any(|end| key.ends_with(end));
    let place = ["省", "市", "县", "区", "州"].iter().any(|start| key.starts_with(start)) && key.chars().count() <= 4;
    BODIES.iter().any(|body| key.ends_with(body)) || office || key.ends_with(['厅', '委']) || place
}

/// The most promising phrases with their scores.
fn weigh(
    folded: &[Folded],
    seen: FxHashMap<String, Seen>,
    segmenter: &Segmenter,
    terms: &Terms,
    title: &str,
    names: &[&str],
    limit: usize,
) -> Vec<Candidate> {
    let total_blocks = folded.iter().filter(|line| !line.characters.is_empty()).count().max(1);
    let last = seen.values().map(|seen| seen.first).max().unwrap_or(1) as f64;
    let mut list: Vec<(f64, String, Seen)> = seen
        .into_iter()
        .filter(|(key, seen)| {
            let term = terms.contains(key);
            let characters = key.chars().count();
            // What stands once with a verb in it may be a piece of a sentence.
            let piece = (seen.verbal > 0 || seen.joined > 0) && seen.free < 2;
            (term || (!piece && seen.free > 0 && characters > 2 && (seen.tokens > 1 || characters > 3)))
                && (term || characters <= LONGEST)
                && !is_body(key)
                && !names.iter().any(|name| holds_name(key, name))
        })
        .map(|(key, seen)| {
            let rough = (seen.count as f64).ln()
                + (seen.free as f64).ln_1p()
                + f64::from(u8::from(terms.contains(&key)))
                + f64::from(u8::from(title.contains(&key)));
            (rough, key, seen)
        })
        .collect();
    list.sort_by(|a, b| b.0.partial_cmp(&a.0).unwrap_or(Ordering::Equal).then(a.2.first.cmp(&b.2.first)));
    list.truncate(limit.saturating_mul(10).max(400));

    // One more walk through the text for what stands round them.
    let shortlist = Terms::of(list.iter().map(|(_, key, _)| Cow::Owned(key.clone())));
    let mut occurrences: Vec<Vec<(usize, usize, usize)>> = vec![Vec::new(); shortlist.len()];
    let mut sides: Vec<Sides> = vec![Sides::default(); shortlist.len()];
    let mut alone: Vec<usize> = vec![0; shortlist.len()];
    // The next longer phrase that all occurrences so far stand in, if it is one and the same.
    let mut inside: Vec<Option<usize>> = vec![None; shortlist.len()];
    let mut here = Vec::new();
    for (block, line) in folded.iter().enumerate() {
        let (mut covered, mut cover) = (0, 0);
        for start in 0..line.characters.len() {
            here.clear();
            here.extend(shortlist.at_start_of(line.characters.get(start..).unwrap_or_default()));
            if let Some(&(index, length)) = here.last()
                && start + length > covered
            {
                (covered, cover) = (start + length, index);
                if let Some(alone) = alone.get_mut(index) {
                    *alone += 1;
                }
            }
            for (at, &(index, length)) in here.iter().enumerate() {
                if let (Some(places), Some((before, after))) = (occurrences.get_mut(index), sides.get_mut(index)) {
                    let next = here.get(at + 1).map_or(cover, |&(longer, _)| longer);
                    if let Some(inside) = inside.get_mut(index) {
                        *inside = (places.is_empty() || *inside == Some(next)).then_some(next);
                    }
                    places.push((block, start, start + length));
                    before.push(start.checked_sub(1).and_then(|at| line.characters.get(at)).copied());
                    after.push(line.characters.get(start + length).copied());
                }
            }
        }
    }
    // What stands nowhere but in one longer phrase, time and again, is a fragment of it.
    let number = |index: usize| occurrences.get(index).map_or(0, Vec::len);
    let fragments: FxHashSet<usize> = inside
        .iter()
        .enumerate()
        .filter(|&(index, cover)| {
            cover.is_some_and(|cover| cover != index && number(index) > 1 && number(cover) == number(index))
        })
        .map(|(index, _)| index)
        .collect();
    let index_of: FxHashMap<&str, usize> = shortlist.iter().zip(0..).collect();
    let total = segmenter.total() as f64;
    let generic: FxHashSet<&str> = GENERIC.split_whitespace().collect();
    list.into_iter()
        .filter_map(|(_, key, seen)| {
            let &index = index_of.get(key.as_str())?;
            if fragments.contains(&index) {
                return None;
            }
            let places: Vec<_> = occurrences.get_mut(index).map(std::mem::take)?;
            let (before, after) = sides.get_mut(index).map(std::mem::take)?;
            let characters = key.chars().count();
            let words = segmenter.words(&key);
            let rarity =
                words.iter().map(|word| (total / f64::from(segmenter.frequency(word).max(1))).ln()).sum::<f64>()
                    / words.len().max(1) as f64;
            let edge = entropy(before).min(entropy(after));
            let flag = |is: bool| f64::from(u8::from(is));
            let count = seen.count as f64;
            let features: [f64; FEATURES] = [
                (alone.get(index).copied().unwrap_or(0).min(6) as f64).ln_1p(),
                (seen.free.min(6) as f64).ln_1p(),
                seen.free as f64 / count,
                flag(terms.contains(&key)),
                flag(title.contains(&key)),
                flag(seen.named > 0),
                flag(seen.lead > 0),
                flag(seen.quoted > 0),
                flag(characters <= 3),
                flag(characters == 4),
                flag(characters >= 9),
                rarity,
                (seen.blocks as f64) / total_blocks as f64,
                flag(seen.early > 0),
                flag(seen.head > 0),
                edge,
                1.0 - seen.first as f64 / last,
                flag(generic.contains(key.as_str())),
                flag(seen.joined > 0),
            ];
            let score = features.iter().zip(WEIGHTS).map(|(feature, weight)| feature * weight).sum();
            let places = places
                .into_iter()
                .filter_map(|(block, start, end)| {
                    let line = folded.get(block)?;
                    Some((block, *line.starts.get(start)? as usize, *line.ends.get(end.checked_sub(1)?)? as usize))
                })
                .collect();
            Some(Candidate { key, characters, first: seen.first, score, places })
        })
        .collect()
}

/// What each feature counts for. Fitted by logistic regression on labelled reports, each left out in
/// turn, then rounded: no figure hangs on the second digit.
const WEIGHTS: [f64; FEATURES] =
    [1.0, 0.8, 0.5, 1.6, 0.3, 0.5, 1.3, 0.3, -1.2, -0.9, 0.2, 0.06, 0.2, 0.2, 0.5, 0.3, 0.1, -1.8, -1.2];

/// The best first, without those that say what a better one says: one inside the other.
fn settle(candidates: Vec<Candidate>, limit: usize) -> Vec<Candidate> {
    let mut chosen: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        if chosen.len() == limit {
            break;
        }
        let repeats = chosen.iter().any(|better| {
            let (shorter, longer) =
                if candidate.characters < better.characters { (&candidate, better) } else { (better, &candidate) };
            // The shorter one may stand for itself, too, where it stands often enough outside the longer.
            within(&shorter.key, &longer.key)
                && (shorter.places.len() < 3 * longer.places.len() || longer.characters < shorter.characters + 2)
        });
        if !repeats {
            chosen.push(candidate);
        }
    }
    chosen
}

/// Whether `key` holds the name, or starts or ends in the middle of it (县长江河 of 县长江河清).
fn holds_name(key: &str, name: &str) -> bool {
    let cuts = || name.char_indices().map(|(byte, _)| byte).skip(2);
    let ends = |cut: usize| name.get(..cut).is_some_and(|start| key.ends_with(start));
    !name.is_empty() && (key.contains(name) || cuts().any(ends))
}

/// Whether the longer term says all that the shorter says: it has all its characters (防汛救灾 in
/// 防汛抗洪救灾, 建设绿色矿山 in 绿色矿山建设).
fn within(shorter: &str, longer: &str) -> bool {
    let mut rest: Vec<char> = longer.chars().collect();
    shorter.chars().all(|character| match rest.iter().position(|&other| other == character) {
        Some(at) => {
            rest.swap_remove(at);
            true
        }
        None => false,
    })
}

/// The keyword of a candidate, quotation marks inside it in pairs.
fn keyword(report: &Report, candidate: Candidate, best: f64) -> Option<Keyword> {
    let spans: Vec<Span> = candidate
        .places
        .iter()
        .filter_map(|&(block, start, end)| {
            let (start, end) = paired(report.blocks.get(block)?.text(), start, end)?;
            Some(report.span(block, start..end))
        })
        .collect();
    let text = report.slice(*spans.first()?).to_owned();
    let weight = (candidate.score / best).clamp(0.01, 1.0);
    Some(Keyword { text, count: spans.len(), spans, weight })
}

/// `start..end` with the quotation marks that open or close in it in pairs: “十五五”规划 for
/// 十五五”规划. `None` where the other mark does not stand next to it.
fn paired(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let part = text.get(start..end)?;
    let (mut open, mut unopened) = (0usize, 0usize);
    for character in part.chars() {
        match character {
            '“' | '‘' | '「' | '『' => open += 1,
            '”' | '’' | '」' | '』' if open > 0 => open -= 1,
            '”' | '’' | '」' | '』' => unopened += 1,
            _ => {}
        }
    }
    match (open, unopened) {
        (0, 0) => Some((start, end)),
        (0, 1) => {
            let mark = text.get(..start)?.chars().next_back().filter(|mark| "“‘「『".contains(*mark))?;
            Some((start - mark.len_utf8(), end))
        }
        (1, 0) => {
            let mark = text.get(end..)?.chars().next().filter(|mark| "”’」』".contains(*mark))?;
            Some((start, end + mark.len_utf8()))
        }
        _ => None,
    }
}
