//! Who takes part: name, post and role; and which regions and offices do.
//!
//! A person takes part where a sentence says so of them: its subject is a name, alone or after a
//! post, and its predicate a role (出席会议并讲话). A name that is only mentioned does not, and in
//! what somebody says (会议指出，…) nobody takes part, unless a sentence says nothing else.

use std::ops::Range;

use crate::order::Order;
use crate::text::ground::segment::Segmenter;
use crate::text::ground::sentence::{Sentence, clauses, trimmed};
use crate::text::report::Report;
use crate::text::who::bodies::{bodies_in, is_group, is_narrative};
use crate::text::who::names::{Name, ends_post, is_surname, names, post_behind};
use crate::text::who::roles::{Role, label, roles};
use crate::text::who::speech::{About, Told, says, told};
use crate::text::who::subject::{Known, subject};

/// A person or a body in a role; bytes of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Index into [`Report::blocks`].
    pub block: usize,
    /// The name.
    pub name: Range<usize>,
    /// The post before the name; always `None` for a body.
    pub post: Option<Range<usize>>,
    /// What they do.
    pub role: &'static str,
    /// Index of the sentence that says so.
    pub sentence: usize,
    /// Where the role stands: its first byte.
    pub verb: usize,
    /// See [`Name::joined`].
    joined: bool,
}

/// Who takes part, in the report's order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attendance {
    /// Persons; one entry for each role and place.
    pub people: Vec<Participant>,
    /// Regions and offices.
    pub bodies: Vec<Participant>,
    /// What each sentence tells of who speaks.
    pub told: Vec<Told>,
    /// Who acts in the title, and has a place in the text: the first.
    pub(super) titled: Vec<Participant>,
    /// Who speaks, named with a post.
    pub(super) speakers: Vec<Participant>,
}

/// Words that may stand between a subject and its verb; digits, of dates, as well.
const ADVERBIALS: &[&str] = &[
    "在", "近日", "日前", "今天", "今日", "昨天", "昨日", "当天", "当日", "上午", "下午", "晚", "受", "代表", "应邀",
    "专程", "分别", "以", "就", "对", "向", "同", "与", "也", "还", "并", "于", "围绕", "首先", "最后", "随后", "先后",
    "亲自", "共同", "一同", "再次", "因", "为", "到会", "到", "依次", "现场", "进行", "率",
];

/// Who takes part in the meeting that the report is about. A report without words has nobody.
#[must_use]
pub fn attendance(report: &Report, sentences: &[Sentence], segmenter: &Segmenter) -> Attendance {
    let tell = |names: &[String]| -> Vec<Told> {
        let known = Known { names, segmenter: Some(segmenter) };
        sentences.iter().map(|sentence| told(sentence.text(report), known)).collect()
    };
    let first = read(report, sentences, tell(&[]), segmenter, &[]);
    // A name that stands with a post or a role somewhere is one everywhere; names run together are told apart by it.
    let mut known: Vec<String> = first
        .people
        .iter()
        .filter(|person| !person.joined)
        .filter_map(|person| slice(report, person.block, &person.name))
        .collect();
    let joined = first.people.iter().any(|person| person.joined);
    known.extend(first.told.iter().flat_map(|told| told.named.iter().cloned()));
    known.order();
    known.dedup();
    let told = tell(&known);
    if joined || told != first.told {
        return read(report, sentences, told, segmenter, &known);
    }
    first
}

pub(super) fn slice(report: &Report, block: usize, range: &Range<usize>) -> Option<String> {
    report.blocks.get(block)?.text().get(range.clone()).map(str::to_owned)
}

fn read(
    report: &Report,
    sentences: &[Sentence],
    told: Vec<Told>,
    segmenter: &Segmenter,
    known: &[String],
) -> Attendance {
    let mut found = Attendance::default();
    let mut speech = false;
    let mut block = None;
    for (index, (sentence, told)) in sentences.iter().zip(&told).enumerate() {
        let Some(text) = report.blocks.get(sentence.block).map(|block| block.text()) else { continue };
        let opens_block = block.replace(sentence.block) != Some(sentence.block);
        let says = says(sentence.text(report), told);
        let before = speech;
        speech |= says;
        let mut reading = Reading { text, sentence, index, segmenter, known, found: Attendance::default() };
        let whole = reading.sentence();
        let mut one = reading.found;
        if says {
            // 习近平在会上发表重要讲话强调，…: what frames the words is no part of them.
            let end = clauses(text, sentence.range.clone()).first().map_or(0, |clause| clause.end);
            one.people.retain(|person| person.name.end <= end && person.verb < end);
            one.bodies.clear();
        }
        // Once somebody speaks, a person at the head of a paragraph still acts; elsewhere one may be spoken of.
        let acts = opens_block && matches!(told.about, About::Person(_)) && told.subject.is_some();
        if whole || says || !before || acts {
            found.people.append(&mut one.people);
            found.bodies.append(&mut one.bodies);
        }
    }
    found.titled = titled(report, segmenter, known);
    found.speakers = speakers(report, sentences, &told);
    found.told = told;
    found
}

/// Who acts in the title (李文山主持召开会议), at the first place of the text that names them.
fn titled(report: &Report, segmenter: &Segmenter, known: &[String]) -> Vec<Participant> {
    let title = report.title.as_deref().unwrap_or("");
    let acts = subject(title, Known { names: known, segmenter: Some(segmenter) });
    let Some(acts) = acts.filter(|acts| !acts.several) else { return Vec::new() };
    let Some(name) = title.get(acts.name.clone()) else { return Vec::new() };
    let mut blocks = report.blocks.iter().enumerate();
    let Some((block, at)) = blocks.find_map(|(block, words)| words.text().find(name).map(|at| (block, at))) else {
        return Vec::new();
    };
    let predicate = title.get(acts.end..).unwrap_or("").split_whitespace().next().unwrap_or("");
    let place = at..at + name.len();
    let participant = |role: Role| Participant {
        block,
        name: place.clone(),
        post: None,
        role: role.role,
        sentence: 0,
        verb: at,
        joined: false,
    };
    roles(predicate).into_iter().map(participant).collect()
}

/// Who is reported to speak, named with a post: not who writes.
fn speakers(report: &Report, sentences: &[Sentence], told: &[Told]) -> Vec<Participant> {
    let speaks = |(index, (sentence, told)): (usize, (&Sentence, &Told))| {
        let subject = told.subject.as_ref().filter(|subject| !subject.several && subject.post.is_some())?;
        let saying = told.sayings.first().filter(|saying| matches!(saying.who, About::Person(_)))?;
        let place = |range: &Range<usize>| sentence.range.start + range.start..sentence.range.start + range.end;
        // In an instruction or a letter one speaks without being there.
        let between = sentence.text(report).get(subject.end..saying.marker.end).unwrap_or("");
        let away = ["批示", "指示", "信", "文章", "电话"].iter().any(|way| between.contains(way));
        (subject.name.start <= saying.marker.end && !away).then(|| Participant {
            block: sentence.block,
            name: place(&subject.name),
            post: subject.post.as_ref().map(place),
            role: "讲话",
            sentence: index,
            verb: sentence.range.start + saying.marker.start,
            joined: false,
        })
    };
    sentences.iter().zip(told).enumerate().filter_map(speaks).collect()
}

/// A sentence that is read for who takes part.
struct Reading<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    index: usize,
    segmenter: &'a Segmenter,
    known: &'a [String],
    found: Attendance,
}

impl Reading<'_> {
    /// Reads the sentence; `true` if who takes part is all that it says.
    fn sentence(&mut self) -> bool {
        let clauses = clauses(self.text, self.sentence.range.clone());
        if let Some(all) = self.labelled(&clauses) {
            return all;
        }
        let mut whole = true;
        let mut start = self.sentence.range.start; // of the subject, which may reach over several clauses
        let mut subject: Vec<Name> = Vec::new();
        for clause in clauses {
            let words = self.text.get(clause.clone()).unwrap_or("");
            let roles = roles(words);
            let Some(first) = roles.first() else {
                if !is_list(self.text, clause.clone(), self.segmenter, self.known) {
                    whole &= is_setting(words);
                    start = clause.end;
                }
                continue;
            };
            let verb = clause.start + first.range.start;
            let second = self.second_subject(clause.start, &roles);
            let (roles, others) = roles.split_at(if second.is_empty() { roles.len() } else { 1 });
            let same = !subject.is_empty() && subject_goes_on(self.text.get(start..verb).unwrap_or(""));
            if !same {
                subject = by_host(self.text, start..verb, self.segmenter, self.known)
                    .or_else(|| persons(self.text, start..verb, self.segmenter, self.known))
                    .unwrap_or_default();
                let rest = words.get(first.range.end..).unwrap_or("");
                let bodies = if is_about_meeting(rest) || first.role == "汇报" {
                    bodies_in(self.text, start..verb, &subject, first.role)
                } else {
                    Vec::new()
                };
                whole &= !(subject.is_empty() && bodies.is_empty());
                for name in bodies {
                    let body = self.participant(name, None, first.role, verb);
                    self.found.bodies.push(body);
                }
            }
            self.add(&subject, roles, clause.start);
            if !second.is_empty() {
                self.add(&second, others, clause.start);
                subject = second;
            }
            start = clause.end;
        }
        whole && !(self.found.people.is_empty() && self.found.bodies.is_empty())
    }

    /// 张三主持会议李四王五出席会议: names that run on after the first predicate, the subject of the next.
    fn second_subject(&self, clause: usize, roles: &[Role]) -> Vec<Name> {
        let [first, next, ..] = roles else { return Vec::new() };
        let between = self.text.get(clause + first.range.end..clause + next.range.start).unwrap_or("");
        let object = between.find("会议").map_or(0, |at| at + "会议".len());
        let range = clause + first.range.end + object..clause + next.range.start;
        let more = names(self.text, range, self.segmenter, self.known);
        if more.len() > 1 && more.iter().all(|name| name.joined) { more } else { Vec::new() }
    }

    /// A line of minutes such as 出席：张三、李四；列席：市水利局, if the sentence is one.
    fn labelled(&mut self, clauses: &[Range<usize>]) -> Option<bool> {
        label(self.text.get(clauses.first()?.clone())?)?;
        let labels: Vec<(usize, &'static str)> = clauses
            .iter()
            .enumerate()
            .filter_map(|(at, clause)| {
                let words = self.text.get(clause.clone())?.trim();
                words.ends_with(['：', ':']).then(|| label(words)).flatten().map(|role| (at, role))
            })
            .collect();
        for (number, &(at, role)) in labels.iter().enumerate() {
            let from = clauses.get(at)?.end;
            let next = labels.get(number + 1).and_then(|&(next, _)| clauses.get(next));
            let range = trimmed(self.text, from..next.map_or(self.sentence.range.end, |clause| clause.start));
            let words = self.text.get(range.clone())?.trim_end_matches(['。', '.', '；', ';', '，']);
            let range = range.start..range.start + words.len();
            let people = names(self.text, range.clone(), self.segmenter, self.known);
            for name in bodies_in(self.text, range, &people, role) {
                let body = self.participant(name, None, role, from);
                self.found.bodies.push(body);
            }
            for name in people {
                let person = self.participant(name.name, name.post, role, from);
                self.found.people.push(person);
            }
        }
        Some(!labels.is_empty())
    }

    fn add(&mut self, names: &[Name], roles: &[Role], clause: usize) {
        for name in names {
            for role in roles {
                let person =
                    self.participant(name.name.clone(), name.post.clone(), role.role, clause + role.range.start);
                self.found.people.push(Participant { joined: name.joined, ..person });
            }
        }
    }

    fn participant(
        &self,
        name: Range<usize>,
        post: Option<Range<usize>>,
        role: &'static str,
        verb: usize,
    ) -> Participant {
        Participant { block: self.sentence.block, name, post, role, sentence: self.index, verb, joined: false }
    }
}

/// The persons of `range`, the subject of a sentence and what stands between it and the verb.
fn persons(text: &str, range: Range<usize>, segmenter: &Segmenter, known: &[String]) -> Option<Vec<Name>> {
    /// An adverbial starts at most so many bytes into the last clause.
    const REACH: usize = 600;
    let mut range = range;
    loop {
        let head = text.get(range.clone())?.trim_end();
        let shorter = ["在", "也", "还", "并", "将", "均", "都", "曾", "已", "分别", "共同", "先后", "现场", "应邀"]
            .iter()
            .find_map(|word| head.strip_suffix(word));
        // 李文山，王大川在会上分别讲话
        let at_meeting = head.rfind('在').and_then(|at| head.get(at..)).filter(|place| {
            place.ends_with(['上', '中', '时', '后', '间']) && !place.contains(['，', ',', '、', '；'])
        });
        let shorter = shorter.or_else(|| at_meeting.and_then(|place| head.strip_suffix(place)));
        range.end = range.start + shorter.unwrap_or(head).len();
        if shorter.is_none() {
            break;
        }
    }
    let ends = |end: usize| -> Option<Vec<Name>> {
        let names = names(text, range.start..end, segmenter, known);
        // 从成绩与荣誉两个方面: what follows a preposition is no subject.
        let head = text.get(range.start..names.first()?.name.start)?.trim_start();
        if head.starts_with(['从', '对', '把']) {
            return None;
        }
        let rest = without_title(text.get(names.last()?.name.end..end)?.trim());
        let list = rest.is_empty()
            || rest.starts_with(['、', '，', ',', '；', ';', '等', '（', '(', '和', '及'])
            || rest.starts_with("同志")
            || rest.starts_with("以及");
        list.then_some(names)
    };
    if let Some(names) = ends(range.end) {
        return Some(names);
    }
    let head = text.get(range.clone())?;
    let from = head.len().saturating_sub(REACH);
    head.char_indices()
        .filter(|&(byte, character)| {
            byte >= from
                && byte > 0
                && (character.is_ascii_digit()
                    || head
                        .get(byte..)
                        .is_some_and(|rest| ADVERBIALS.iter().any(|adverbial| rest.starts_with(adverbial))))
        })
        .find_map(|(byte, _)| {
            // What ends here is the subject only if it is a name, not a list with something behind it.
            let end = range.start + byte;
            let is_subject = |names: &[Name]| {
                let rest = names.last().and_then(|name| text.get(name.name.end..end));
                rest.is_some_and(|rest| without_title(rest.trim()).trim_start_matches('等').is_empty())
            };
            // The last clause tells; the whole list is read once.
            let clause = head.get(..byte)?.rfind(['，', ',', '、', '；']).map_or(range.start, |at| range.start + at);
            let close = names(text, clause..end, segmenter, known);
            is_subject(&close).then(|| ends(end)).flatten().filter(|names| is_subject(names))
        })
}

/// What follows a name, without a title: 李四县长. 总书记 stays: whom a report calls so it cites.
fn without_title(rest: &str) -> &str {
    post_behind(rest).and_then(|post| rest.get(post..)).unwrap_or(rest)
}

/// The persons after 由: 会议由县委书记张三主持.
fn by_host(text: &str, range: Range<usize>, segmenter: &Segmenter, known: &[String]) -> Option<Vec<Name>> {
    let head = text.get(range.clone())?;
    let at = head.rfind('由')?;
    let from = range.start + at + '由'.len_utf8();
    let meeting = head.get(..at)?.trim();
    let is_meeting = meeting.is_empty() || meeting.ends_with(['会', '议', '式', '项', '程', '，', ',', '别']);
    persons(text, from..range.end, segmenter, known).filter(|names| is_meeting && !names.is_empty())
}

/// Whether what stands before a verb leaves the subject as it was: 并, 随后, nothing.
fn subject_goes_on(head: &str) -> bool {
    let head = head.trim_matches(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '、' | '；' | ';'));
    matches!(
        head,
        "" | "并" | "随后" | "还" | "同时" | "并在会上" | "在会上" | "并代表" | "最后" | "会前" | "会后" | "并且"
    )
}

/// Whether a clause without a role may be part of a subject: a list of persons or bodies, and nothing behind it that
/// tells of them (李文山到场指导，…).
fn is_list(text: &str, clause: Range<usize>, segmenter: &Segmenter, known: &[String]) -> bool {
    let words = text.get(clause.clone()).unwrap_or("");
    let range = trimmed(text, clause.clone());
    let bare = text.get(range.clone()).unwrap_or("").trim_end_matches(['，', ',', '；', ';', '：', ':']);
    // 省长 李四, 副市长王　伟: white space between post and name, or in a name, parts no clauses.
    let cut = bare.char_indices().next_back().and_then(|(at, _)| Some((bare.get(..at)?, bare.get(at..)?)));
    let cut = cut.is_some_and(|(post, surname)| is_surname(surname) && (post.is_empty() || ends_post(post)));
    if words.ends_with(char::is_whitespace) && (ends_post(bare) || cut) {
        return true;
    }
    // 副市长，市公安局局长李文山主持: a post whose name comes behind the comma.
    if is_group(bare) || ends_post(bare) && !is_narrative(bare) {
        return true;
    }
    let names = names(text, clause, segmenter, known);
    let rest = names.last().and_then(|name| text.get(name.name.end..range.start + bare.len()));
    let ends = rest.is_some_and(|rest| {
        let rest = without_title(rest).trim_start_matches("同志").trim_start_matches('等');
        // 李文山以“修路”为题，作了报告: the adverbial belongs to what comes.
        let adverbial = ["以", "就", "围绕", "代表", "结合", "受"].iter().any(|word| rest.starts_with(word));
        rest.is_empty() || rest.starts_with(['、', '（', '(', '和', '及', '与']) || adverbial
    });
    ends && !bare.contains("以习近平同志")
}

/// Whether what follows 参加 or 出席 is a meeting: 参加会议, not 参加医疗保险.
fn is_about_meeting(rest: &str) -> bool {
    let rest = rest.trim().trim_end_matches(['。', '.', '，', ',', '；', ';', '）', ')']);
    rest.is_empty()
        || (rest.chars().count() <= 16
            && ["会", "会议", "活动", "式", "发言", "座谈", "交流", "考察", "调研"]
                .iter()
                .any(|end| rest.ends_with(end)))
}

/// Time and place: 会上, 5月8日上午, 当天.
fn is_setting(clause: &str) -> bool {
    let words = clause.trim().trim_end_matches(['，', ',', '：', ':']);
    words.chars().count() <= 16
        && (["会上", "会前", "会后", "会议期间", "随后", "当天", "当日", "日前", "近日", "受", "根据"]
            .iter()
            .any(|start| words.starts_with(start))
            || words.ends_with(['日', '午', '晚', '天', '后', '时']))
}
