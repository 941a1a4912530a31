//! Who takes part: name, post and role; and which regions and offices do.
//!
//! A person takes part where a sentence says so of them: its subject is a name, alone or after a
//! post, and its predicate a role (出席会议并讲话). A name that is only mentioned does not, and in
//! what somebody says (会议指出，…) nobody takes part, unless a sentence says nothing else.

use std::ops::Range;

use crate::text::digest::{Body, Person};
use crate::text::ground::segment::Segmenter;
use crate::text::ground::sentence::{Sentence, clauses, trimmed};
use crate::text::report::Report;
use crate::text::who::bodies::{bodies_in, is_group};
use crate::text::who::names::{Name, ends_post, names, post_behind};
use crate::text::who::roles::{Role, is_present, label, roles};
use crate::text::who::speech::is_speech;

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
    let first = read(report, sentences, segmenter, &[]);
    // Names run together are told apart by the names that stand elsewhere by themselves.
    if !first.people.iter().any(|person| person.joined) {
        return first;
    }
    let mut known: Vec<String> = first
        .people
        .iter()
        .filter(|person| !person.joined)
        .filter_map(|person| slice(report, person.block, &person.name))
        .collect();
    known.sort_unstable();
    known.dedup();
    read(report, sentences, segmenter, &known)
}

fn slice(report: &Report, block: usize, range: &Range<usize>) -> Option<String> {
    report.blocks.get(block)?.text().get(range.clone()).map(str::to_owned)
}

fn read(report: &Report, sentences: &[Sentence], segmenter: &Segmenter, known: &[String]) -> Attendance {
    let mut found = Attendance::default();
    let mut speech = false;
    for (index, sentence) in sentences.iter().enumerate() {
        let Some(text) = report.blocks.get(sentence.block).map(|block| block.text()) else { continue };
        let words = sentence.text(report);
        let says = is_speech(words);
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
        if whole || says || !before {
            found.people.append(&mut one.people);
            found.bodies.append(&mut one.bodies);
        }
    }
    found
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
                let bodies = if is_about_meeting(rest) {
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
        range.end = range.start + shorter.unwrap_or(head).len();
        if shorter.is_none() {
            break;
        }
    }
    let ends = |end: usize| -> Option<Vec<Name>> {
        let names = names(text, range.start..end, segmenter, known);
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
    let is_meeting = meeting.is_empty() || meeting.ends_with(['会', '议', '式', '，', ',']);
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

/// Whether a clause without a role may be part of a subject: a list of persons or bodies.
fn is_list(text: &str, clause: Range<usize>, segmenter: &Segmenter, known: &[String]) -> bool {
    let words = text.get(clause.clone()).unwrap_or("");
    // 省长 李四: white space between post and name parts no clauses.
    if words.ends_with(char::is_whitespace) && ends_post(words.trim()) {
        return true;
    }
    let words = words.trim().trim_end_matches(['，', ',', '；', ';', '：', ':']);
    is_group(words) || !names(text, clause, segmenter, known).is_empty() && !words.contains("以习近平同志")
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

/// The people as they leave the core, each once, in the order of their first mention in a role.
#[must_use]
pub fn people(report: &Report, attendance: &Attendance) -> Vec<Person> {
    let mut found: Vec<Person> = Vec::new();
    let mut index: rustc_hash::FxHashMap<String, usize> = rustc_hash::FxHashMap::default();
    for participant in &attendance.people {
        let Some(name) = slice(report, participant.block, &participant.name) else { continue };
        let post = participant
            .post
            .as_ref()
            .and_then(|post| slice(report, participant.block, post))
            .map(|post| bare_post(&post).to_owned());
        let post = post.filter(|post| !post.is_empty());
        let span = report.span(participant.block, participant.name.clone());
        let at = *index.entry(name.clone()).or_insert_with(|| {
            found.push(Person { name, post: None, roles: Vec::new(), spans: Vec::new() });
            found.len() - 1
        });
        let Some(person) = found.get_mut(at) else { continue };
        if person.post.as_ref().map_or(0, String::len) < post.as_ref().map_or(0, String::len) {
            person.post = post;
        }
        for role in [participant.role].into_iter().chain(is_present(participant.role).then_some("出席")) {
            if !person.roles.iter().any(|known| known == role) {
                person.roles.push(role.to_owned());
            }
        }
        if !person.spans.contains(&span) {
            person.spans.push(span);
        }
    }
    found
}

/// A post without what may stand before it in the same words: 近日国务院总理, 在第三次会议上省长.
fn bare_post(post: &str) -> &str {
    let mut rest = post;
    for end in ["》", "会议上", "会上", "大会上", "听取了", "听取", "审议了", "会议由", "召开会议", "——"]
    {
        rest = rest.rfind(end).and_then(|at| rest.get(at + end.len()..)).unwrap_or(rest);
    }
    loop {
        let shorter = [
            "近日", "日前", "今天", "昨天", "当天", "当日", "上午", "下午", "会上", "年", "月", "日", "至", "其中",
            "由",
        ]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or_else(|| {
            rest.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || !c.is_alphanumeric())
        });
        if shorter.len() == rest.len() {
            return rest.trim_end();
        }
        rest = shorter;
    }
}

/// The bodies as they leave the core: each once for each role.
#[must_use]
pub fn bodies(report: &Report, attendance: &Attendance) -> Vec<Body> {
    let mut found: Vec<Body> = Vec::new();
    let mut index: rustc_hash::FxHashMap<(String, &str), usize> = rustc_hash::FxHashMap::default();
    for participant in &attendance.bodies {
        let Some(name) = slice(report, participant.block, &participant.name) else { continue };
        let span = report.span(participant.block, participant.name.clone());
        let at = *index.entry((name.clone(), participant.role)).or_insert_with(|| {
            found.push(Body { name, role: participant.role.to_owned(), spans: Vec::new() });
            found.len() - 1
        });
        if let Some(body) = found.get_mut(at) {
            body.spans.push(span);
        }
    }
    found
}
