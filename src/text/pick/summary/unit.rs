//! What a summary may say: sentences, headings of lists, lists told in one line, acts that the headline leaves out.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Material;
use super::pairs::pairs;
use crate::text::digest::PartKind;
use crate::text::form::kind::{asks, section_at};
use crate::text::form::part::Part;
use crate::text::ground::furniture::{is_page_line, is_placeholder};
use crate::text::ground::sentence::clauses;
use crate::text::lexicon::empty::{LEANING, PRAISE, SAID};
use crate::text::pick::acts::is_other_business;
use crate::text::pick::headline::cuts::skip_dateline;
use crate::text::report::Report;
use crate::text::who::speech::tells_attendance;

/// Something that may be chosen.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Its words, in the report's order.
    pub parts: Vec<Part>,
    pub characters: usize,
    /// Which section holds it; `None` where none does.
    pub section: Option<usize>,
    /// The list that it is of, and the item's number where it is one.
    pub outline: Option<usize>,
    pub ordinal: Option<usize>,
    pub kind: Option<PartKind>,
    /// Whether it tells a whole list, or several acts.
    pub whole: bool,
    /// Items of the list that it leaves out.
    pub left: usize,
    /// Whether it only praises, or leans on what stands before it: told where more is asked for than the report has of
    /// substance.
    pub weak: bool,
    pub pairs: Vec<u32>,
    pub score: f64,
}

impl Unit {
    pub fn of(report: &Report, parts: Vec<Part>, kind: Option<PartKind>) -> Self {
        let words = words(report, &parts);
        Self {
            characters: words.chars().count(),
            pairs: pairs(&words),
            parts,
            kind,
            section: None,
            outline: None,
            ordinal: None,
            whole: false,
            left: 0,
            weak: false,
            score: 0.0,
        }
    }

    /// Where it starts: block and byte.
    pub fn start(&self) -> (usize, usize) {
        self.parts.first().map_or((0, 0), |(block, range)| (*block, range.start))
    }
}

/// The words of parts, joined.
pub(super) fn words(report: &Report, parts: &[Part]) -> String {
    parts.iter().filter_map(|(block, range)| report.blocks.get(*block)?.text().get(range.clone())).collect()
}

/// Sentences and headings that may be chosen, in the report's order; `told`: lists that one line tells.
pub(super) fn units(material: Material, told: &FxHashSet<usize>) -> Vec<Unit> {
    let Material { report, sentences, lists, sections, attendance, kinds, .. } = material;
    let people = attendance.people.iter().chain(&attendance.bodies);
    let attends: FxHashSet<usize> = people.map(|person| person.sentence).collect();
    let items: FxHashMap<(usize, usize), (usize, usize)> = lists
        .iter()
        .enumerate()
        .flat_map(|(list, items)| {
            items.items.iter().enumerate().map(move |(at, item)| ((item.block, item.start), (list, at)))
        })
        .collect();
    let title = report.title.as_deref().map(str::trim).unwrap_or("");
    let mut furniture: FxHashMap<usize, bool> = FxHashMap::default();
    let mut units = Vec::new();
    let mut opened = false;
    for (index, sentence) in sentences.iter().enumerate() {
        let Some(block) = report.blocks.get(sentence.block) else { continue };
        let page = *furniture
            .entry(sentence.block)
            .or_insert_with(|| is_page_line(block.text()) || is_placeholder(block.text()));
        let mut range = sentence.trimmed(report);
        let text = block.text().get(range.clone()).unwrap_or("");
        if page || !is_sentence(text) || text == title {
            continue;
        }
        // Who came is no summary; who held the meeting, in the first sentence, is, and what somebody asked for there.
        if (attends.contains(&index) || tells_attendance(text)) && opened && !asks(text) {
            continue;
        }
        opened = true;
        if is_empty(text) {
            continue;
        }
        let item = items.get(&(sentence.block, range.start)).copied();
        if let Some((list, at)) = item {
            if told.contains(&list) {
                continue;
            }
            let heading = lists.get(list).and_then(|list| list.items.get(at)).map(|item| item.heading.clone());
            if let Some(heading) = heading.filter(|heading| !heading.is_empty()) {
                range = heading;
            }
        } else {
            range.start += pronoun(text);
            // 新华社某地某日电（记者某某）: where it comes from is no part of what it says.
            range.start = skip_dateline(block.text(), range.clone());
        }
        let kind = kinds.sentences.get(index).copied().flatten();
        let mut unit = Unit::of(report, vec![(sentence.block, range.clone())], kind);
        unit.weak = is_weak(block.text().get(range.clone()).unwrap_or(""));
        // By its end: a section may open in the middle of the sentence.
        unit.section = section_at(sections, (sentence.block, range.end.saturating_sub(1)));
        unit.outline = item.map(|(list, _)| list);
        unit.ordinal = item.and_then(|(list, at)| Some(lists.get(list)?.items.get(at)?.ordinal));
        units.push(unit);
    }
    units
}

/// Whether it says something: it ends as sentences do and has the length of one.
fn is_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '"', '）', ')', '’', '】', '」']);
    let ends = bare.ends_with(['。', '！', '!', '；', ';', '.']) || text.chars().count() >= 40;
    ends && text.chars().filter(|c| c.is_alphanumeric()).count() >= 6
}

/// The presenter's and the reporter's own words, and what only says that something was said or done.
fn is_empty(text: &str) -> bool {
    let start = text.trim_start_matches(['（', '(', '【']);
    ["记者", "本报记者", "编辑", "来源", "责任编辑", "图为", "通讯员", "编者按"]
        .iter()
        .any(|word| start.starts_with(word))
        || ["请予审议", "各位代表", "让我们"].iter().any(|words| text.contains(words))
        || text.ends_with(['？', '?'])
        || is_other_business(text)
        || announces_list(text)
        || is_arrangement(text)
}

/// Praise, and what leans on what stands before it.
fn is_weak(text: &str) -> bool {
    LEANING.iter().any(|opening| text.starts_with(opening))
        || ["上述", "这些问题", "这些措施", "这些成绩", "这次大会", "这次会议"].iter().any(|words| text.contains(words))
        || (!asks(text) && (PRAISE.iter().any(|words| text.contains(words)) || tells_of_speech(text)))
}

/// That something was said, read out or talked over, without a word of it: …提出工作要求, …作了题为《…》的讲话.
fn tells_of_speech(text: &str) -> bool {
    let bare = text.trim_end_matches(['。', '；', '！']);
    let last = bare.rsplit(['，', ',']).next().unwrap_or(bare);
    SAID.iter().any(|end| last.ends_with(end))
        || (last.contains("提出") || last.contains("作了") || last.contains("作出"))
            && ["要求", "意见", "希望", "建议", "讲话", "发言", "部署", "报告", "介绍", "说明", "点评", "批示"]
                .iter()
                .any(|end| last.ends_with(end))
        || (last.contains("宣读") && text.chars().count() <= 60)
}

/// How and where the meeting was held: 会议以视频形式召开，各乡镇设分会场.
fn is_arrangement(text: &str) -> bool {
    ["分会场", "视频形式召开", "视频会议形式", "电视电话会议形式", "现场参观", "合影留念"]
        .iter()
        .any(|words| text.contains(words))
        && text.chars().count() <= 40
}

/// 要抓好以下六项工作。: the list says it.
fn announces_list(text: &str) -> bool {
    let next = ["以下", "如下", "下列"].iter().find_map(|word| text.split_once(word)).map(|(_, next)| next);
    next.is_some_and(|next| next.chars().count() <= 16)
}

/// Bytes of 他强调， at the start: who speaks is told beside the line.
fn pronoun(text: &str) -> usize {
    if !text.starts_with(['他', '她']) {
        return 0;
    }
    let Some(first) = clauses(text, 0..text.len()).into_iter().next() else { return 0 };
    let words = text.get(first.clone()).unwrap_or("").trim_end().trim_end_matches(['，', ',', '：', ':']);
    let says = ["指出", "强调", "要求", "表示", "提出", "认为", "希望", "说"].iter().any(|verb| words.ends_with(verb));
    if says && first.end < text.len() { first.end } else { 0 }
}
