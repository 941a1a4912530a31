//! The meeting in one line: what it was, when and where it was held, who presided, spoke and reported.
//!
//! All of it stands in one sentence of the paragraph which the headline is of, the one that says that a meeting was held
//! (在京召开, 举行); what stands elsewhere, of other meetings, is left to the reader. The people are those of the digest.

use crate::order::Order;
use crate::text::digest::{Digest, Extract};
use crate::text::ground::brackets::Brackets;
use crate::text::ground::sentence::{Sentence, clauses, sentences};
use crate::text::lexicon::meetings::{HELD, MEETING_WORDS};
use crate::text::lexicon::suffix;
use crate::text::report::{Report, Span};

/// What is known of the meeting. A report on none gives none of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meeting {
    /// Its name: 2024年全市水利工作会议.
    pub name: Option<Extract>,
    /// When it was held, as the text has it.
    pub when: Option<Extract>,
    /// Where: 竹溪镇; 在京, where the place is a single character.
    pub place: Option<Extract>,
    /// Who led it, by what they did: 主持 first, then 讲话, then reports.
    pub leaders: Vec<Leader>,
}

/// Somebody who led a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leader {
    /// Index into [`Digest::people`].
    pub person: usize,
    /// What they did of [`LEADING`], in its order.
    pub roles: Vec<String>,
}

/// What those do who lead a meeting; who only came, read something out or answered is told with the people.
const LEADING: &[&str] = &["主持", "讲话", "致辞", "作工作报告", "作报告", "部署"];
/// Leaders at most: more make no line.
const MOST: usize = 6;

/// What may stand between the place and the verb.
const MANNERS: &[&str] = &["主持", "组织", "隆重", "胜利", "顺利", "成功", "正式", "联合", "集中"];
/// Sentences of the paragraph which the headline is of that may say that a meeting was held.
const OPENING: usize = 2;
/// Characters of a place.
const PLACE: usize = 14;
/// Characters of a meeting's name.
const NAME: usize = 45;

impl Meeting {
    /// The meeting that `report` tells of.
    #[must_use]
    pub fn of(report: &Report, digest: &Digest) -> Self {
        let lead = digest.headline.spans.first().map(|span| span.block);
        let held = lead.and_then(|block| {
            let text = report.blocks.get(block)?.text();
            let lead = Report::new(None, [text.to_owned()]);
            let mut opening = sentences(&lead, &[]).into_iter().take(OPENING);
            opening.find_map(|sentence| Held::find(report, &Sentence { block, ..sentence }))
        });
        let leaders = leaders(digest);
        let Some(held) = held else { return Self { leaders, ..Self::default() } };
        Self { name: held.name(), when: held.when(digest), place: held.place(), leaders }
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Where a report says that a meeting was held.
struct Held<'a> {
    report: &'a Report,
    block: usize,
    text: &'a str,
    /// The sentence: bytes.
    sentence: std::ops::Range<usize>,
    /// The clause.
    clause: std::ops::Range<usize>,
    /// The verb.
    verb: std::ops::Range<usize>,
}

impl<'a> Held<'a> {
    fn find(report: &'a Report, sentence: &Sentence) -> Option<Self> {
        let text = report.blocks.get(sentence.block)?.text();
        let range = sentence.trimmed(report);
        // A line without an end is a title or the page's.
        if !text.get(range.clone())?.ends_with(['。', '！', '；', '.']) {
            return None;
        }
        let brackets = Brackets::of(text);
        clauses(text, range.clone()).into_iter().find_map(|clause| {
            let words = text.get(clause.clone())?;
            let (at, verb) = HELD
                .iter()
                .flat_map(|verb| words.match_indices(verb))
                .filter(|(at, _)| !brackets.inside(clause.start + at))
                .min_by_key(|(at, _)| *at)?;
            let verb = clause.start + at..clause.start + at + verb.len();
            let held = Self { report, block: sentence.block, text, sentence: range.clone(), clause, verb };
            // 某某委员会召开会议 names none.
            let nameless = text.get(held.verb.end..held.clause.end)?.trim_start_matches('了').starts_with("会议");
            (nameless || held.name_range().is_some()).then_some(held)
        })
    }

    fn extract(&self, range: std::ops::Range<usize>) -> Extract {
        Extract::of(self.report, vec![self.report.span(self.block, range)])
    }

    /// 召开了某某会议, or 某某会议在…召开: what the clause names as held.
    fn name_range(&self) -> Option<std::ops::Range<usize>> {
        let is_meeting = |words: &str| {
            let length = words.chars().count();
            // 大会, 推进会, 常委会: after 召开 and before it, 会 is no verb. 委员会 is who meets.
            (3..=NAME).contains(&length)
                && (words.ends_with('会') || suffix(words, MEETING_WORDS).is_some())
                && !words.ends_with("委员会")
                && !words.starts_with('在')
        };
        let after = self.text.get(self.verb.end..self.clause.end)?;
        let bare = after.trim_start_matches('了').trim_start();
        let start = self.verb.end + (after.len() - bare.len());
        let bare = bare.trim_end().trim_end_matches(['。', '，', ',', '；', '、', '！', ' ']);
        if is_meeting(bare) {
            return Some(start..start + bare.len());
        }
        if bare.starts_with("会议") {
            return None;
        }
        let before = self.text.get(self.clause.start..self.verb.start)?;
        let ends = MEETING_WORDS.iter().chain(&["会"]);
        let end = ends.filter_map(|end| before.rfind(end).map(|at| at + end.len())).max()?;
        let words = before.get(..end)?;
        let lead = opening(words);
        // What follows the name is a date, a place or an adverb, and short.
        let rest = before.get(end..)?.chars().count();
        // 人民大会堂 is a place.
        let hall = before.get(end..)?.starts_with('堂');
        (rest <= PLACE + 8 && !hall && is_meeting(words.get(lead..)?))
            .then(|| self.clause.start + lead..self.clause.start + end)
    }

    fn name(&self) -> Option<Extract> {
        self.name_range().map(|range| self.extract(range))
    }

    /// The last day that the sentence names before the verb, or else the first one.
    fn when(&self, digest: &Digest) -> Option<Extract> {
        let block = self.report.blocks.get(self.block)?;
        let named = |span: &Span| {
            let range = block.byte(span.start)..block.byte(span.end);
            // 某某社3月5日电 is when it was written.
            let written = self.text.get(range.end..).is_some_and(|after| after.starts_with(['电', '讯']));
            (span.block == self.block
                && self.sentence.start <= range.start
                && range.end <= self.sentence.end
                && !written)
                .then_some(range)
        };
        let days = digest.dates.iter().filter(|date| date.text.ends_with(['日', '号']));
        let found: Vec<_> = days.flat_map(|date| date.spans.iter().filter_map(named)).collect();
        let before = found.iter().filter(|range| range.end <= self.verb.start).max_by_key(|range| range.end);
        let day = before
            .or_else(|| found.iter().filter(|range| range.start >= self.verb.end).min_by_key(|range| range.start))?;
        Some(self.extract(day.clone()))
    }

    /// What stands between 在 and the verb.
    fn place(&self) -> Option<Extract> {
        let before = self.text.get(self.clause.start..self.verb.start)?;
        let at = before.rfind('在')?;
        let start = at + '在'.len_utf8();
        let mut place = before.get(start..)?;
        while let Some(shorter) = MANNERS.iter().find_map(|manner| place.strip_suffix(manner)) {
            place = shorter;
        }
        let length = place.chars().count();
        let place = self.clause.start + start..self.clause.start + start + place.len();
        let words = self.text.get(place.clone())?;
        let is_place = (1..=PLACE).contains(&length)
            && !words.ends_with(['时', '上', '中', '后', '前', '间', '日'])
            && !words.contains(|c: char| c.is_ascii_digit() || c.is_whitespace());
        // 在京: the character alone reads as nothing.
        let start = if length == 1 { self.clause.start + at } else { place.start };
        is_place.then(|| self.extract(start..place.end))
    }
}

/// Bytes of a dateline and a date before a meeting's name: 某某社3月5日电（记者某某）, 3月5日上午.
fn opening(words: &str) -> usize {
    let dateline = words.rfind('）').map(|at| at + '）'.len_utf8());
    let day = words
        .match_indices('日')
        .filter(|(at, _)| words.get(..*at).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit())));
    let day = day.map(|(at, day)| at + day.len()).next_back();
    let start = dateline.into_iter().chain(day).max().unwrap_or(0);
    let mut rest = words.get(start..).unwrap_or("").trim_start();
    while let Some(shorter) =
        ["电", "讯", "上午", "下午", "晚", "，", ","].iter().find_map(|word| rest.strip_prefix(word))
    {
        rest = shorter.trim_start();
    }
    words.len() - rest.len()
}

/// Who led, by what they did.
fn leaders(digest: &Digest) -> Vec<Leader> {
    let mut leaders: Vec<Leader> = digest
        .people
        .iter()
        .enumerate()
        .filter_map(|(person, known)| {
            let own = |role: &&&str| known.roles.iter().any(|own| own == **role);
            let roles: Vec<String> = LEADING.iter().filter(own).map(|role| (*role).to_owned()).collect();
            (!roles.is_empty()).then_some(Leader { person, roles })
        })
        .collect();
    leaders.order_by_key(|leader| LEADING.iter().position(|role| leader.roles.first().is_some_and(|own| own == role)));
    leaders.truncate(MOST);
    leaders
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::digest::Person;
    use crate::text::facts::dates::{dates, listed};

    fn read(blocks: &[&str]) -> (String, String, String) {
        let report = Report::new(None, blocks.iter().map(|block| (*block).to_owned()));
        // The headline is of the last paragraph.
        let last = report.blocks.len() - 1;
        let headline = Extract::of(&report, vec![report.span(last, 0..0)]);
        let digest = Digest { headline, dates: listed(&report, &dates(&report, None)), ..Digest::default() };
        let meeting = Meeting::of(&report, &digest);
        let text = |extract: Option<Extract>| extract.map(|extract| extract.text).unwrap_or_default();
        (text(meeting.name), text(meeting.when), text(meeting.place))
    }

    fn three(name: &str, when: &str, place: &str) -> (String, String, String) {
        (name.into(), when.into(), place.into())
    }

    #[test]
    fn the_sentence_that_says_that_it_was_held_tells_what_when_and_where() {
        let lead = "1月23日至24日，青禾县在竹溪镇召开2024年全县水利工作会议。会议总结去年工作。";
        assert_eq!(read(&["青禾县政务网", lead]), three("2024年全县水利工作会议", "1月23日至24日", "竹溪镇"));
        let subject = "青禾县水利工作会议3月5日在京隆重举行。";
        assert_eq!(read(&[subject]).2, "在京");
        assert_eq!(read(&["青禾县委员会3月5日召开会议，研究春灌工作。"]), three("", "3月5日", ""));
        assert_eq!(
            read(&["3月5日，县长江河清主持召开县政府常务会议，研究春灌工作。"]),
            three("县政府常务会议", "3月5日", "")
        );
    }

    #[test]
    fn a_dateline_is_no_day_of_the_meeting() {
        let lead = "新样社青禾6月5日电（记者关例）青禾县水利工作会议6月4日在竹溪镇召开。";
        assert_eq!(read(&[lead]).1, "6月4日");
        assert_eq!(read(&["新样社青禾6月5日电 青禾县召开水利工作会议。"]).1, "");
    }

    #[test]
    fn what_is_no_meeting_gives_no_line() {
        for text in [
            "3月5日，县长江河清到竹溪镇调研春灌工作。",
            "县里将在学习时召开的会议上讨论。",
            "全县水利工作会议召开",
            "会上举行了揭牌仪式。",
            "各地抓紧春灌。全县粮食增产。青禾县召开水利工作会议以来，水渠都修好了。",
            "县委书记、县水利委员会主任江河清主持召开座谈，研究春灌。",
            "青禾县委在人民大会堂举行仪式。",
        ] {
            assert_eq!(read(&[text]), three("", "", ""), "{text}");
        }
    }

    #[test]
    fn who_presided_comes_first_and_who_only_came_is_left_out() {
        let person = |name: &str, roles: &[&str]| Person {
            name: name.into(),
            post: None,
            roles: roles.iter().map(|role| (*role).into()).collect(),
            spans: vec![],
        };
        let people =
            vec![person("江河清", &["出席", "讲话"]), person("周望山", &["主持", "出席"]), person("陆承言", &["出席"])];
        let meeting = Meeting::of(&Report::new(None, []), &Digest { people, ..Digest::default() });
        let found: Vec<(usize, &str)> =
            meeting.leaders.iter().map(|leader| (leader.person, leader.roles[0].as_str())).collect();
        assert_eq!(found, [(1, "主持"), (0, "讲话")]);
    }
}
