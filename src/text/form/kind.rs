//! What each part of a report tells: what was done, how things stand, what is asked for, what is to be done, what was decided.
//!
//! Decided by the part's own opening (过去一年, 当前, 要), by a year beside the report's own, by the heading or the
//! announcement over it (一、2024年工作回顾; 要抓好以下重点任务), and by the formula of the section (会议决定). What none
//! of them tells is of no kind.

use crate::text::digest::{CalendarDay, PartKind};
use crate::text::form::demand::{after_formula, asks};
use crate::text::form::list::List;
use crate::text::form::ordinal::without_ordinal;
use crate::text::form::section::ReportSection;
use crate::text::ground::sentence::Sentence;
use crate::text::lexicon::deciding::deciding;
use crate::text::lexicon::tense::{
    ACHIEVED, FUTURE_WORDS, IMPERATIVE_OPENINGS, PAST_OPENINGS, PAST_WORDS, PRESENT_OPENINGS, PRESENT_WORDS,
};
use crate::text::report::Report;

/// The kinds of a report's parts, each list in the order of what it is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kinds {
    /// One for each sentence.
    pub sentences: Vec<Option<PartKind>>,
    /// One for each list.
    pub lists: Vec<Option<PartKind>>,
    /// One for each section.
    pub sections: Vec<Option<PartKind>>,
}

/// Characters of a line that may be a heading over what follows.
const HEADING: usize = 40;

/// The kinds of all parts; `year` is the report's own, where it is known.
#[must_use]
pub fn kinds(
    report: &Report,
    sentences: &[Sentence],
    lists: &[List],
    sections: &[ReportSection],
    year: Option<i32>,
) -> Kinds {
    let mut found = Kinds { lists: vec![None; lists.len()], ..Kinds::default() };
    found.sections = sections.iter().map(|section| of_section(report, section, year)).collect();
    let mut chapter = None; // what the last heading tells
    let mut paragraph: (usize, Option<PartKind>) = (usize::MAX, None);
    let mut announced: Option<PartKind> = None; // by the sentence before
    // The list around the sentence at hand, and where it ends.
    let mut around: Vec<(usize, (usize, usize))> = Vec::new();
    let mut next_list = 0;
    for sentence in sentences {
        let place = (sentence.block, sentence.range.start);
        let words = sentence.text(report);
        let own = told(words, year);
        if paragraph.0 != sentence.block {
            paragraph = (sentence.block, None);
        }
        while around.last().is_some_and(|&(_, end)| end <= place) {
            around.pop();
        }
        // By its end: a section may open in the middle of a sentence (为减轻负担，会议决定，…).
        let section = section_at(sections, (sentence.block, sentence.trimmed(report).end.saturating_sub(1)));
        let of_section = section.and_then(|at| found.sections.get(at).copied().flatten());
        while let Some(list) = lists.get(next_list) {
            let first = list.items.first().map_or((usize::MAX, 0), |item| (item.block, item.start));
            let end = (sentence.block, sentence.range.end);
            if first >= end {
                break;
            }
            let outer = around.last().and_then(|&(at, _)| found.lists.get(at).copied().flatten());
            let kind = of_list(report, list, year)
                .or(announced)
                .or(paragraph.1.filter(|_| first.0 == paragraph.0))
                .or(outer)
                .or(of_section)
                .or(chapter);
            // What opens with its subject and has come about is no task, whoever announced it.
            let kind = if is_achieved(report, list) && kind.is_none_or(|kind| kind == PartKind::Act) {
                Some(PartKind::Review)
            } else {
                kind
            };
            if let Some(place) = found.lists.get_mut(next_list) {
                *place = kind;
            }
            around.push((next_list, list_end(list)));
            next_list += 1;
        }
        let of_list = around.last().and_then(|&(at, _)| found.lists.get(at).copied().flatten());
        let heading = is_heading(report, sentence);
        // After the lists: the first chapter's heading does not announce the list of the chapters.
        if heading {
            // A heading of no kind of its own ends what the one before told only where that stands on the same level.
            chapter = own.or(if is_chapter(words) { None } else { chapter });
        }
        // A sentence that asks for nothing itself is no demand, though it stands among demands; nor is it an act.
        let passed_on = |kind: &PartKind| !matches!(kind, PartKind::Demand | PartKind::Act);
        let context = of_list.or(paragraph.1).or(of_section.filter(passed_on)).or(chapter);
        let kind = match (own, context) {
            (Some(own), _) if heading => Some(own),
            // In a part that looks back, 要 and 我们 tell of the past, too; how things stand is told there as well.
            (Some(PartKind::Demand | PartKind::Task), Some(PartKind::Review)) => Some(PartKind::Review),
            (Some(PartKind::Demand), Some(PartKind::Task)) => Some(PartKind::Task),
            (None, context) => context,
            (own, _) => own,
        };
        if matches!(own, Some(PartKind::Review | PartKind::Situation)) && of_list.is_none() {
            paragraph.1 = own;
        } else if matches!(own, Some(PartKind::Demand | PartKind::Task | PartKind::Act)) {
            paragraph.1 = None;
        }
        announced = own;
        found.sentences.push(kind);
    }
    found
}

/// The year that a report is about: that of its title (2024年全市水利工作会议), or the one whose tasks it sets
/// (明确了2012年工作任务). `date`: the day of the page, where the caller knows it; what the report says stands beside it
/// only where it is of the same year or the next, which Decembers plan for: what lies behind the page is history. `None`
/// where nothing tells.
#[must_use]
pub fn report_year(report: &Report, date: Option<CalendarDay>) -> Option<i32> {
    let first = |words: &str| words.match_indices('年').find_map(|(at, _)| year_before(words.get(..at)?));
    let own = report.title.as_deref().and_then(first).or_else(|| {
        report.blocks.iter().take(8).find_map(|block| {
            let text = block.text();
            ["部署", "明确", "明确了", "安排", "谋划", "研究"].iter().find_map(|verb| {
                text.match_indices(verb)
                    .find_map(|(at, verb)| year_at(text.get(at + verb.len()..)?.trim_start_matches('了')))
            })
        })
    });
    let Some(page) = date.map(|day| day.year) else { return own };
    own.filter(|own| (page..=page + 1).contains(own)).or(Some(page))
}

/// The year in four digits that `head` ends with.
fn year_before(head: &str) -> Option<i32> {
    let head = head.trim_end();
    let digits = head.get(head.len().checked_sub(4)?..)?;
    digits.parse().ok().filter(|year| (1900..2100).contains(year))
}

/// What a sentence, a heading or an announcement tells by its own words.
#[must_use]
pub fn told(words: &str, year: Option<i32>) -> Option<PartKind> {
    let said = after_formula(words);
    let head: String = said.chars().take(HEADING).collect();
    let opening = |openings: &[&str]| openings.iter().any(|opening| head.starts_with(opening));
    let holds = |list: &[&str]| list.iter().any(|word| head.contains(word));
    let bare = head.trim_start_matches(|c: char| !c.is_alphanumeric());
    let bare = bare
        .split_once(['、', '）', ')', '.', '．'])
        .filter(|(number, _)| number.chars().count() <= 3)
        .map_or(bare, |(_, rest)| rest);
    let own_year = year_at(bare);
    let asks = asks(said);
    if act(words) {
        return Some(PartKind::Act);
    }
    if let (Some(own), Some(year)) = (own_year, year)
        && own < year
        && !holds(FUTURE_WORDS)
    {
        return Some(PartKind::Review);
    }
    if PAST_OPENINGS.iter().any(|opening| bare.starts_with(opening)) || is_years_back(bare) {
        return Some(PartKind::Review);
    }
    if own_year.is_some() && own_year == year && (holds(FUTURE_WORDS) || asks) {
        return Some(PartKind::Task);
    }
    // 对下一步的工作起到引领作用: what is to come is only what something was good for.
    let ahead = FUTURE_WORDS.iter().any(|word| {
        head.match_indices(word).any(|(at, _)| !head.get(..at).is_some_and(|before| before.ends_with(['对', '为'])))
    });
    if ahead && !holds(&["回顾", "完成情况", "完成了", "取得了"]) {
        return Some(PartKind::Task);
    }
    if holds(PAST_WORDS) && !asks {
        return Some(PartKind::Review);
    }
    if asks {
        return Some(PartKind::Demand);
    }
    if will(said) {
        return Some(PartKind::Task);
    }
    (opening(PRESENT_OPENINGS) || holds(PRESENT_WORDS)).then_some(PartKind::Situation)
}

/// 过去5年, 近10年来, 5年来: [`PAST_OPENINGS`] in figures.
fn is_years_back(words: &str) -> bool {
    let (past, rest) = match ["过去", "近"].iter().find_map(|opening| words.strip_prefix(opening)) {
        Some(rest) => (true, rest),
        None => (false, words),
    };
    let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len() - number.len();
    (1..=2).contains(&digits)
        && number
            .strip_prefix('年')
            .is_some_and(|after| after.starts_with("来") || past && after.starts_with(['，', ',', '里']))
}

/// Whether a sentence says what is going to be done: 巡察组将进驻6个单位, 学校将分批推进.
fn will(words: &str) -> bool {
    /// Characters before 将: a subject, not a clause.
    const SUBJECT: std::ops::RangeInclusive<usize> = 2..=24;
    let Some(at) = words.find('将') else { return false };
    let (before, after) = words.split_at(at);
    let after = after.trim_start_matches('将');
    SUBJECT.contains(&before.chars().count())
        && !before.contains(['，', ',', '。', '“', '《'])
        && !before.ends_with([
            '要', '须', '应', '能', '可', '必', '已', '实', '会', '即', '大', '名', '中', '上', '再', '并', '不', '曾',
        ])
        && !after.starts_with(['军', '士', '领', '近', '至', '会', '其', '来', '于', '这', '该'])
}

/// Whether the meeting does something: 会议审议通过…, 会议听取了….
fn act(words: &str) -> bool {
    let Some(rest) = ["会议", "大会", "全会", "会上"].iter().find_map(|subject| words.strip_prefix(subject))
    else {
        return false;
    };
    let rest = rest.trim_start_matches(|c: char| "还最后同时并也一致分别集体首先随后，,".contains(c));
    deciding(rest).is_some_and(|(_, length)| {
        let after = rest.get(length..).unwrap_or("");
        !after.starts_with(['的', '今', '明'])
            && !rest.starts_with("总结")
            && !rest.starts_with("回顾")
            && !rest.starts_with("确定")
            && !rest.starts_with("部署")
    })
}

/// The year in four digits that `words` start with.
fn year_at(words: &str) -> Option<i32> {
    let words = words.strip_prefix('在').unwrap_or(words);
    let (digits, rest) = words.split_at_checked(4)?;
    rest.trim_start().strip_prefix('年')?;
    digits.parse().ok().filter(|year| (1900..2100).contains(year))
}

/// Whether a sentence is a line of its own that heads what follows: short, without a full stop.
fn is_heading(report: &Report, sentence: &Sentence) -> bool {
    let text = report.blocks.get(sentence.block).map_or("", |block| block.text()).trim();
    text.chars().nth(HEADING).is_none()
        && text == sentence.text(report)
        && !text.ends_with(['。', '！', '？', '；', '，'])
}

/// Whether a heading is one of the first level: 一、 or without number.
fn is_chapter(words: &str) -> bool {
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    words.trim_start_matches(numeral).starts_with('、')
        || !words.starts_with(|c: char| numeral(c) || c.is_ascii_digit() || matches!(c, '（' | '('))
}

/// What a section's formula and first words tell.
fn of_section(report: &Report, section: &ReportSection, year: Option<i32>) -> Option<PartKind> {
    let (block, marker) = &section.marker;
    let text = report.blocks.get(*block)?.text();
    let formula = text.get(marker.clone())?;
    let (_, first) = section.parts.first()?;
    let sentence = text.get(first.clone())?.split_inclusive('。').next().unwrap_or("");
    let own = told(sentence, year);
    let ends = |verbs: &[&str]| verbs.iter().any(|verb| formula.ends_with(verb));
    match own {
        Some(PartKind::Review | PartKind::Situation | PartKind::Act | PartKind::Task) => own,
        _ if ends(&["确定", "部署", "明确", "安排"]) => Some(PartKind::Task),
        _ if ends(&["回顾", "总结"]) => Some(PartKind::Review),
        _ if ends(&["要求", "号召", "希望"]) || own.is_some() => Some(PartKind::Demand),
        // 会议强调，…。要…: what is demanded comes in the next sentences.
        _ if ends(&["强调", "指出", "提出", "表示"]) && points(report, section).any(asks) => {
            Some(PartKind::Demand)
        }
        // 江河清强调，一是强化责任意识，二是…: of what was done, 指出 may tell as well.
        _ if ends(&["强调"]) && opens_imperatively_mostly(report, section) => Some(PartKind::Demand),
        _ => None,
    }
}

/// The words of a section's points, without their ordinals.
fn points<'a>(report: &'a Report, section: &'a ReportSection) -> impl Iterator<Item = &'a str> {
    section.points.iter().filter_map(|(block, range)| {
        let words = report.blocks.get(*block)?.text().get(range.clone())?;
        Some(without_ordinal(words))
    })
}

fn opens_imperatively_mostly(report: &Report, section: &ReportSection) -> bool {
    points(report, section).filter(|words| opens_imperatively(words)).count() * 2 > section.points.len()
}

fn opens_imperatively(words: &str) -> bool {
    IMPERATIVE_OPENINGS.iter().any(|opening| words.starts_with(opening))
}

/// What the words before a list announce, in its own sentence.
fn of_list(report: &Report, list: &List, year: Option<i32>) -> Option<PartKind> {
    /// Characters of such a sentence at most; what is longer announces nothing.
    const LONG: usize = 500;
    let first = list.items.first()?;
    let head = report.blocks.get(first.block)?.text().get(..first.start)?.trim();
    let head = head.trim_end_matches(['。', '：', ':', '，', ',', '；']);
    let from = head.char_indices().rev().nth(LONG - 1).map_or(0, |(byte, _)| byte);
    let (before, sentence) = head.get(from..)?.rsplit_once(['。', '！']).unwrap_or(("", head));
    let short = !sentence.is_empty() && (from == 0 || !before.is_empty());
    if short { told(sentence, year) } else { None }
}

/// Whether a list's headings open with their subjects and say that something has come about: 路网结构不断优化.
fn is_achieved(report: &Report, list: &List) -> bool {
    let achieved = list.items.iter().filter(|item| {
        let text = report.blocks.get(item.block).and_then(|block| block.text().get(item.heading.clone())).unwrap_or("");
        let head: String = text.chars().take(HEADING).collect();
        !opens_imperatively(&head) && ACHIEVED.iter().any(|word| head.contains(word))
    });
    achieved.count() * 3 >= list.items.len() * 2
}

/// Where a list ends: block and byte.
#[must_use]
pub fn list_end(list: &List) -> (usize, usize) {
    list.items.last().and_then(|item| item.parts.last()).map_or((0, 0), |(block, range)| (*block, range.end))
}

/// The section that holds a place: block and byte.
#[must_use]
pub fn section_at(sections: &[ReportSection], place: (usize, usize)) -> Option<usize> {
    let after = sections.partition_point(|section| {
        section.parts.first().is_none_or(|(block, range)| (*block, range.start) <= (place.0, place.1))
    });
    let at = after.checked_sub(1)?;
    let (block, range) = sections.get(at)?.parts.last()?;
    (place < (*block, range.end)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::form::list::{lists, starts};
    use crate::text::ground::sentence::sentences;
    use PartKind::{Act, Demand, Review, Situation, Task};

    #[test]
    fn words_tell_what_they_are_about() {
        for (words, expected) in [
            ("过去一年，全县水利工作取得新进展。", Some(Review)),
            ("会议认为，一年来，水利系统主动作为。", Some(Review)),
            ("今年以来，全县新修水渠30公里。", Some(Review)),
            ("2023年，粮食总产再创新高。", Some(Review)),
            ("一、2023年工作回顾", Some(Review)),
            ("（一）过去五年的主要工作", Some(Review)),
            ("一年来，主要做了以下工作", Some(Review)),
            ("江河清总结了去年的工作。", Some(Review)),
            ("当前，防汛形势依然严峻。", Some(Situation)),
            ("会议指出，水资源短缺的问题依然存在。", Some(Situation)),
            ("我们也清醒看到，设施老化。", Some(Situation)),
            ("会议强调，要抓紧修复水毁工程。", Some(Demand)),
            ("江河清要求，各乡镇要落实责任。", Some(Demand)),
            ("全县上下必须守住底线。", Some(Demand)),
            ("切实备足抢险物资。", Some(Demand)),
            ("会议确定，2024年要抓好以下五项任务。", Some(Task)),
            ("二、2024年工作安排", Some(Task)),
            ("今年要突出抓好四件事。", Some(Task)),
            ("下一步，抓好以下工作", Some(Task)),
            ("巡查组将分三批进驻各乡镇。", Some(Task)),
            ("会议审议通过了《青禾县节水办法》。", Some(Act)),
            ("会议还听取了防汛准备情况汇报。", Some(Act)),
            ("过去5年，全县修渠三百公里。", Some(Review)),
            ("10年来，全县面貌焕然一新。", Some(Review)),
            ("学习有收获，对下一步的修渠起到了引领作用。", None),
            ("青禾县位于大江南岸。", None),
            ("修渠是一项重要举措。", None),
            ("会议概要见附件。", None),
            ("各乡镇将领和士兵参加。", None),
            ("", None),
        ] {
            assert_eq!(told(words, Some(2024)), expected, "{words}");
        }
    }

    #[test]
    fn a_year_tells_only_beside_the_reports_own() {
        assert_eq!(told("2023年，粮食总产再创新高。", None), None);
        assert_eq!(told("2023年，粮食总产再创新高。", Some(2023)), None);
        assert_eq!(told("2024年要新修水渠。", Some(2024)), Some(Task));
        assert_eq!(told("2024年要新修水渠。", None), Some(Demand));
    }

    #[test]
    fn the_reports_year_is_that_of_its_title_or_of_what_it_sets_to_work() {
        let year = |title: Option<&str>, text: &str| {
            report_year(&Report::new(title.map(str::to_owned), [text.to_owned()]), None)
        };
        assert_eq!(year(Some("2024年全县水利工作会议召开"), "会议开幕。"), Some(2024));
        assert_eq!(year(None, "会议总结了2011年工作，明确了2012年工作任务。"), Some(2012));
        assert_eq!(year(None, "到2035年全面建成灌区。"), None);
        assert_eq!(year(Some("第2024号令"), ""), None);
    }

    #[test]
    fn the_day_of_the_page_gives_the_year() {
        let year = |title: &str, day: &str| {
            report_year(
                &Report::new(Some(title.into()), ["会议开幕。".into()]),
                CalendarDay::try_from(day.to_owned()).ok(),
            )
        };
        for (title, day, expected) in [
            ("全县水利工作会议召开", "2024-01-24", 2024),
            ("2024年全县水利工作会议召开", "2024-01-24", 2024),
            ("部署2025年水利工作", "2024-12-28", 2025),
            ("2023年水利工作总结会召开", "2024-01-05", 2024),
            ("2035年水利远景规划会议召开", "2024-01-05", 2024),
        ] {
            assert_eq!(year(title, day), Some(expected), "{title}");
        }
    }

    fn of_lists(blocks: &[&str]) -> Vec<Option<PartKind>> {
        let report =
            Report::new(Some("2024年全县水利工作会议召开".into()), blocks.iter().map(|&block| block.to_owned()));
        let lists = lists(&report);
        let sentences = sentences(&report, &starts(&lists));
        kinds(&report, &sentences, &lists, &[], report_year(&report, None)).lists
    }

    #[test]
    fn a_list_is_what_its_announcement_its_heading_or_its_items_say() {
        for (blocks, expected) in [
            (vec!["会议要求，今年要抓好两项重点任务。一是修渠。二是架桥。"], vec![Some(Task)]),
            (vec!["会议回顾了去年的工作：一是粮食增产；二是水渠通水。"], vec![Some(Review)]),
            (vec!["过去一年，成效明显。一是持续巩固防线。二是扎实推进治污。"], vec![Some(Review)]),
            (vec!["一是路网结构不断优化。二是运输服务明显改善。三是安全形势持续好转。"], vec![Some(Review)]),
            (vec!["2023年工作回顾", "一是修渠引水。二是架桥铺路。"], vec![Some(Review)]),
            (vec!["2024年重点工作", "一是修渠引水。二是架桥铺路。"], vec![Some(Task)]),
            (vec!["有关情况如下：一是东山县。二是西山县。"], vec![None]),
        ] {
            assert_eq!(of_lists(&blocks), expected, "{blocks:?}");
        }
    }

    #[test]
    fn what_stands_in_a_part_that_looks_back_is_history_whatever_its_verb() {
        let report = Report::new(
            Some("2024年全县水利工作会议召开".into()),
            ["一、2023年工作回顾", "我们坚持把修渠作为头等大事。要知难而进。", "二、2024年工作安排", "扩大灌区面积。"]
                .map(str::to_owned),
        );
        let lists = lists(&report);
        let sentences = sentences(&report, &starts(&lists));
        let found = kinds(&report, &sentences, &lists, &[], Some(2024)).sentences;
        assert_eq!(found, [Some(Review), Some(Review), Some(Review), Some(Task), Some(Task)]);
    }
}
