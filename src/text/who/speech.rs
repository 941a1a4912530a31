//! Who says what follows: the formulas 会议指出, 李文山强调, 与会同志一致认为, and what ends a speech.
//!
//! What is said belongs to the grammatical subject: the person at the head of the sentence, or for 他 and 她 the subject
//! of the sentence before. Whoever opens a sentence ends what somebody else said, understood or not.

use std::ops::Range;

use crate::text::ground::furniture::is_page_line;
use crate::text::ground::sentence::clauses;
use crate::text::lexicon::offices::{ASSEMBLED, IN_TURN, STAND_FOR};
use crate::text::lexicon::openers::{MOMENTS, PREPOSITIONS};
use crate::text::lexicon::posts::POSTS;
use crate::text::lexicon::saying::{DEMANDS, JOINING, PAPERS, REPORTS, SAYS};
use crate::text::lexicon::{prefix, suffix, without_prefix, without_suffix};
use crate::text::who::bodies::is_body;
use crate::text::who::formula::{group, is_said, meeting, saying};
use crate::text::who::names::{ends_post, is_han, is_surname};
use crate::text::who::subject::{Known, Subject, subject};

/// Whom a sentence is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Nobody new: what is said goes on.
    Same,
    /// A person, by name.
    Person(String),
    /// Whoever the sentence before was about: 他, 她.
    He,
    /// Several persons, offices, those present, somebody whose name is not understood: 他 after it is nobody known.
    Others,
    /// The meeting.
    Meeting,
}

/// A formula in a sentence after which somebody is reported to speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// The formula, bytes of the sentence: 会议指出, 李文山强调; the verb alone where the subject stands further off.
    pub marker: Range<usize>,
    /// Who speaks; [`About::Same`] for a bare verb (强调，…).
    pub who: About,
    /// Where the one who speaks comes in, byte of the sentence: 李文山 in 李文山听取了汇报，强调，…; at the latest the marker.
    pub from: usize,
}

/// What a sentence tells of who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Whom it is about.
    pub about: About,
    /// The formulas in it, in order.
    pub sayings: Vec<Saying>,
    /// The subject at the head of it; bytes of the sentence.
    pub(crate) subject: Option<Subject>,
    /// The names in it that stand with a post.
    pub(crate) named: Vec<String>,
}

/// Reads who speaks in `sentence`.
pub(crate) fn told(sentence: &str, known: Known<'_>) -> Told {
    let mut reading = Reading {
        told: Told { about: About::Same, sayings: Vec::new(), subject: None, named: Vec::new() },
        head: true,
        from: None,
        known,
    };
    if let Some(end) = group(sentence) {
        reading.told.about = About::Others;
        reading.told.sayings.push(Saying { marker: 0..end, who: About::Meeting, from: 0 });
        return reading.told;
    }
    let mut from = None; // of a clause that white space in a name cuts
    for clause in clauses(sentence, 0..sentence.len()) {
        let start = from.take().unwrap_or(clause.start);
        let words = sentence.get(start..clause.end).unwrap_or("");
        if words.ends_with(char::is_whitespace) && ends_in_name(words.trim_end()) {
            from = Some(start);
            continue;
        }
        reading.clause(words, start);
    }
    reading.told
}

/// Whether words end with a post and a surname: the rest of the name comes behind the white space (副市长王　伟).
fn ends_in_name(words: &str) -> bool {
    let last = words.char_indices().next_back().and_then(|(at, _)| Some((words.get(..at)?, words.get(at..)?)));
    last.is_some_and(|(post, surname)| is_surname(surname) && (post.is_empty() || ends_post(post)))
}

struct Reading<'a> {
    told: Told,
    /// Only settings so far.
    head: bool,
    /// Where the subject at the head comes in.
    from: Option<usize>,
    known: Known<'a>,
}

/// A clause without what may stand before its subject, and without the mark at its end.
#[derive(Clone, Copy)]
struct Clause<'a> {
    /// The clause as it stands.
    whole: &'a str,
    /// From its subject on.
    text: &'a str,
    /// Where `text` starts; byte of the sentence.
    start: usize,
    /// Whether 会上, 随后 or the like stood before.
    moment: bool,
    /// Whether it ends with a colon.
    colon: bool,
}

impl<'a> Clause<'a> {
    fn of(words: &'a str, start: usize) -> Option<Self> {
        let bare = words.trim_end().trim_end_matches(['，', ',', '：', ':', '。', '；', ';', '！']);
        let opening = opening(bare);
        let colon = words.trim_end().ends_with(['：', ':']);
        let text = bare.get(opening..)?;
        Some(Self { whole: words, text, start: start + opening, moment: opening > 0, colon })
    }

    /// A range of its text as bytes of the sentence.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }
}

impl Reading<'_> {
    fn clause(&mut self, words: &str, start: usize) {
        let Some(clause) = Clause::of(words, start) else { return };
        let setting = || self.head && is_setting(clause.text, clause.moment);
        if let Some(length) = meeting(clause.text).filter(|&length| clause.start == 0 || is_said(clause.text, length)) {
            self.of_meeting(clause, length);
        } else if let Some(predicate) = after_pronoun(clause.text) {
            self.of_pronoun(clause, predicate);
        } else if let Some(found) = self.person(clause) {
            self.of_person(clause, &found);
        } else if setting() {
            return; // The subject comes behind it.
        } else if self.head {
            self.of_nobody(clause);
        } else {
            self.goes_on(clause);
        }
        self.head = false;
    }

    /// 会议指出: the meeting speaks.
    fn of_meeting(&mut self, clause: Clause<'_>, length: usize) {
        self.told.sayings.push(Saying { marker: clause.place(0..length), who: About::Meeting, from: clause.start });
        if self.head {
            self.told.about = About::Meeting;
        }
    }

    /// 他指出: whoever was spoken of.
    fn of_pronoun(&mut self, clause: Clause<'_>, predicate: &str) {
        let who = match &self.told.about {
            About::Person(name) if !self.head => About::Person(name.clone()),
            _ => About::He,
        };
        if self.head {
            self.told.about = About::He;
        }
        let pronoun = clause.text.len() - predicate.len();
        if let Some(said) = saying(predicate, clause.colon) {
            let from = if said.start == 0 { 0 } else { pronoun + said.start };
            self.say(clause.place(from..pronoun + said.end), who);
        }
        self.from = self.head.then_some(clause.start);
    }

    /// The person that a clause opens with; one that nothing else is known of only where they say something.
    fn person(&self, clause: Clause<'_>) -> Option<Subject> {
        let says =
            |found: &Subject| clause.text.get(found.end..).is_some_and(|rest| saying(rest, clause.colon).is_some());
        subject(clause.text, self.known).filter(|found| found.sure || says(found))
    }

    fn of_person(&mut self, clause: Clause<'_>, found: &Subject) {
        let name: String = clause.text.get(found.name.clone()).unwrap_or("").split_whitespace().collect();
        let predicate = clause.text.get(found.end..).unwrap_or("");
        let said = saying(predicate, clause.colon).map(|said| {
            let from = if said.start == 0 { found.name.start } else { found.end + said.start };
            (from..found.end + said.end, said.end == predicate.len())
        });
        if found.post.is_some() {
            self.told.named.push(name.clone());
        }
        self.from = (!self.head).then_some(clause.start);
        if self.head {
            self.told.about = if found.several { About::Others } else { About::Person(name.clone()) };
            self.told.subject = Some(Subject {
                name: clause.place(found.name.clone()),
                post: found.post.clone().map(|post| clause.place(post)),
                end: clause.start + found.end,
                ..found.clone()
            });
        } else if self.told.about != About::Same && self.told.about != About::Person(name.clone()) {
            // 李文山讲话，王大川主持: two are told of.
            self.told.about = About::Others;
        }
        let strict = self.head || found.post.is_some() || self.told.about != About::Same;
        if let Some((marker, ends)) = said
            && (self.head || ends && strict)
        {
            self.say(clause.place(marker), if found.several { About::Others } else { About::Person(name) });
        }
        self.from = self.head.then_some(clause.start);
    }

    /// The head of a sentence without a person: a bare verb, an office, a paper, somebody who is not understood.
    fn of_nobody(&mut self, clause: Clause<'_>) {
        let Clause { text, colon, .. } = clause;
        if suffix(text, SAYS).is_some() && saying(text, colon) == Some(0..text.len()) && text != "说" {
            self.say(clause.place(0..text.len()), About::Same);
        } else if is_reporting(text) || is_unknown(text, self.known) || says_somebody(clause.whole) {
            self.told.about = About::Others;
        }
    }

    /// A later clause of the same subject: 李文山听取了汇报，并强调.
    fn goes_on(&mut self, clause: Clause<'_>) {
        if matches!(self.told.about, About::Person(_) | About::He) {
            let from = clause.text.len() - goes_on(clause.text).len();
            if let Some(said) = clause.text.get(from..).and_then(|rest| saying(rest, clause.colon)) {
                self.say(clause.place(from + said.start..from + said.end), self.told.about.clone());
            }
        }
    }

    /// A formula; whoever speaks already goes on without another.
    fn say(&mut self, marker: Range<usize>, who: About) {
        if self.told.sayings.last().is_none_or(|last| last.who != who) {
            let from = self.from.filter(|_| matches!(who, About::Person(_) | About::He)).unwrap_or(marker.start);
            self.told.sayings.push(Saying { from: from.min(marker.start), marker, who });
        }
    }
}

/// What 他 or 她 at the start of a clause does.
fn after_pronoun(clause: &str) -> Option<&str> {
    clause.strip_prefix(['他', '她']).filter(|rest| !rest.starts_with(['们', '的']))
}

/// Bytes of what may stand before the subject without a comma: 会上, 随后.
fn opening(clause: &str) -> usize {
    let mut rest = clause.trim_start();
    while let Some(shorter) = without_prefix(rest, MOMENTS).filter(|shorter| !shorter.is_empty()) {
        rest = shorter;
    }
    clause.len() - rest.len()
}

/// What goes before a further predicate of the same subject.
fn goes_on(clause: &str) -> &str {
    let mut rest = clause;
    while let Some(shorter) = without_prefix(rest, JOINING) {
        rest = shorter;
    }
    rest
}

/// Whether a clause is time, place, occasion or ground, so that the subject comes behind it.
fn is_setting(clause: &str, moment: bool) -> bool {
    prefix(clause, ASSEMBLED).is_none() && is_occasion(clause, moment)
}

fn is_occasion(clause: &str, moment: bool) -> bool {
    clause.is_empty()
        || moment
        || prefix(clause, MOMENTS).is_some()
        || prefix(clause, PREPOSITIONS).is_some()
        || clause.chars().count() <= 16 && clause.ends_with(['日', '午', '晚', '天', '后', '时', '前', '中', '上'])
}

/// Whether those present or an office are told to report, or a paper is quoted in its own name.
fn is_reporting(clause: &str) -> bool {
    let verbs = ["汇报", "通报", "介绍", "报告", "作了", "作交流", "作专题", "作书面", "交流", "进行"];
    let reports = verbs.iter().filter_map(|verb| clause.find(verb)).min().and_then(|at| clause.get(..at));
    let reports = reports.is_some_and(|head| {
        let mut head = head;
        while let Some(shorter) = without_suffix(head, IN_TURN) {
            head = shorter;
        }
        let head = head.split(['就', '围', '结']).next().unwrap_or(head);
        !head.contains('要') && (is_body(head) && !head.starts_with('各') || suffix(head, STAND_FOR).is_some())
    });
    let paper = without_prefix(clause, PAPERS).is_some_and(|rest| prefix(rest, SAYS).is_some());
    reports || paper || prefix(clause, ASSEMBLED).is_some()
}

/// Whether a clause is a formula of somebody or of a paper that is not understood: 梁达表示，, 声明称，, 上级文件指出，. What
/// has one's own demand in it is none: 需要指出，, 这里强调，.
fn says_somebody(clause: &str) -> bool {
    /// Characters of who speaks.
    const WHO: std::ops::RangeInclusive<usize> = 2..=16;
    const OWN: [&str; 12] = ["要", "须", "应", "需", "值得", "必", "我", "这里", "再次", "特别", "可以", "总的"];
    let Some(bare) = clause.trim_end().strip_suffix(['，', ',', '：', ':']) else { return false };
    let verb = suffix(bare, SAYS).or_else(|| suffix(bare, REPORTS)).filter(|verb| !DEMANDS.contains(verb));
    let who = verb.and_then(|verb| bare.get(..bare.len() - verb.len()));
    who.is_some_and(|who| WHO.contains(&who.chars().count()) && !OWN.iter().any(|word| who.contains(word)))
}

/// Whether a clause starts with a post and a name that is not understood.
fn is_unknown(clause: &str, known: Known<'_>) -> bool {
    let Some(segmenter) = known.segmenter else { return false };
    let behind = clause.char_indices().take(20).map(|(byte, _)| byte).find(|&byte| {
        clause.get(..byte).is_some_and(|head| suffix(head, POSTS).is_some())
            && clause.get(byte..).is_some_and(|rest| prefix(rest, POSTS).is_none() && !rest.starts_with(['、', '，']))
    });
    behind.and_then(|byte| clause.get(byte..)).is_some_and(|rest| {
        let end = rest.char_indices().nth(6).map_or(rest.len(), |(byte, _)| byte);
        let words = rest.get(..end).map(|rest| segmenter.tagged(rest)).unwrap_or_default();
        matches!(words[..], [(first, tag), ..]
            if first.chars().all(is_han) && (tag.starts_with("nr") || tag == "x" && first.chars().count() > 1))
    })
}

/// Persons as far as a sentence tells by itself.
const NOBODY_KNOWN: Known<'static> = Known { names: &[], segmenter: None };

/// Whether a sentence opens a section, as far as its own words tell.
pub(crate) fn opens(sentence: &str) -> bool {
    let told = told(sentence, NOBODY_KNOWN);
    told.sayings.first().is_some_and(|saying| saying.who != About::Others) && group(sentence).is_none()
}

/// Whether a sentence reports what somebody says, so that it holds nothing about this meeting: not so
/// where the meeting does something (会议听取了…).
pub(crate) fn is_speech(sentence: &str) -> bool {
    says(sentence, &told(sentence, NOBODY_KNOWN))
}

/// The same where it is known what the sentence tells.
pub(crate) fn says(sentence: &str, told: &Told) -> bool {
    /// A formula further off is no frame of the whole sentence; bytes.
    const NEAR: usize = 60;
    let said = ["指出", "强调", "认为", "要求", "提出", "明确", "号召", "确定", "部署", "决定"];
    if let Some(end) = meeting(sentence) {
        return sentence.get(..end).is_some_and(|marker| said.iter().any(|verb| marker.ends_with(verb)));
    }
    group(sentence).is_none()
        && told.sayings.iter().any(|saying| saying.who != About::Meeting && saying.marker.start < NEAR)
}

/// Whether a block ends a section without opening one: attendance, 会前, lines of the page.
pub(crate) fn closes(block: &str) -> bool {
    let text = block.trim();
    is_page_line(text)
        || opens(text)
        || ["会上", "会前", "会后", "会议期间", "会议以", "会议由", "会议在", "会议采取", "当天", "当日"]
            .iter()
            .any(|start| text.starts_with(start))
        || tells_attendance(text)
}

/// Whether a sentence or a block says who came and nothing else: …负责同志参加会议。
pub(crate) fn tells_attendance(words: &str) -> bool {
    let words = words.trim();
    let ending = words.trim_end_matches(['。', '.', '）', ')', ' ']);
    let ends = [
        "出席",
        "参加",
        "列席",
        "出席会议",
        "参加会议",
        "列席会议",
        "出席了会议",
        "参加了会议",
        "列席了会议",
        "参加有关活动",
        "主持会议",
        "出席座谈会",
        "参加座谈会",
        "全体会议",
        "参加上述活动",
        "陪同",
    ];
    // 要认真准备、按时参加会议 is asked for, not told.
    !words.starts_with(['要', '应']) && !words.starts_with("必须") && ends.iter().any(|end| ending.ends_with(end))
}
