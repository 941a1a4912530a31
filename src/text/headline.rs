//! The headline: one line of the report's own words that says who held what and what it decided.
//!
//! A headline is made by cutting, as the editors of these reports do it and as Dorr, Zajic and
//! Schwartz (Hedge Trimmer, 2003) do it for English: the lead sentence without its dateline, times,
//! notes and strings of posts, without clauses that only say when, why or who says so; then, if
//! there is room, who presided. The cuts lie at the borders of clauses, of a time or of a post, so
//! that what is left reads as a sentence.

mod cuts;
mod divided;
mod place;
mod targets;
mod time;

use std::ops::Range;

use self::cuts::kept;
use self::divided::headings;
use self::targets::targets;
use self::time::is_time;
use super::brackets::Brackets;
use super::digest::Extract;
use super::furniture::{is_page_line, is_placeholder};
use super::outline::section::is_speech;
use super::people::Attendance;
use super::sentence::{Sentence, clauses};
use super::{Report, Span};

/// Characters of the headline of what is no meeting: the editors' own have half of that.
const NEWS: usize = 52;

/// A clause as the headline may take it.
#[derive(Debug, Clone)]
struct Clause {
    block: usize,
    pieces: Vec<Range<usize>>,
    /// The words of the pieces.
    text: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Says something by itself.
    Statement,
    /// Goes on with the subject of the one before.
    Continuation,
    /// For what, by what, in what situation.
    Circumstance,
    /// 他强调, 数据显示: says who says what follows.
    Attribution,
    /// Says when, or nothing once that is cut.
    Time,
}

impl Clause {
    fn characters(&self) -> usize {
        self.text.chars().count()
    }
}

/// The headline of `report`, at most `limit` characters long; a report without sentences, or a
/// limit of 0, gives an empty one.
#[must_use]
pub fn headline(report: &Report, sentences: &[Sentence], attendance: &Attendance, limit: usize) -> Extract {
    let body: Vec<(usize, &Sentence)> =
        sentences.iter().enumerate().filter(|(_, sentence)| is_body(report, sentence)).take(8).collect();
    let first = sentences.iter().enumerate().find(|(_, sentence)| has_words(report, sentence));
    // The lead is the first sentence that is no background.
    let lead = body.iter().take(3).position(|(_, sentence)| !is_background(sentence.text(report)));
    let opening = body.iter().take(2).position(|(_, sentence)| opens_meeting(sentence.text(report)));
    let clauses = match opening {
        Some(at) if lead.is_none_or(|lead| at <= lead) => meeting(report, &body, at, attendance, sentences, limit),
        _ if !body.is_empty() => headings(report, &body, limit)
            .or_else(|| reaction(report, &body, limit))
            .unwrap_or_else(|| news(report, &body, limit)),
        _ => first.map(|(_, sentence)| parts(report, sentence, false)).unwrap_or_default(),
    };
    line(report, &targets(report, sentences, limit).unwrap_or(clauses), limit)
}

fn has_words(report: &Report, sentence: &Sentence) -> bool {
    let text = sentence.text(report);
    let block = report.blocks.get(sentence.block).map_or("", |block| block.text());
    text.chars().any(char::is_alphanumeric) && !is_placeholder(block) && !is_page_line(block)
}

/// Whether a sentence is of the report's text: no line of the page, no heading, not the title again.
fn is_body(report: &Report, sentence: &Sentence) -> bool {
    let text = sentence.text(report);
    let ends = text.trim_end_matches(['”', '"', '）', ')', '’', '】']).ends_with(['。', '！', '!', '；', '.', ';']);
    has_words(report, sentence) && ends && text.chars().count() > 8
}

/// Whether a sentence reports that a meeting is held, in the report's own words.
fn opens_meeting(sentence: &str) -> bool {
    announces_meeting(sentence)
        && !sentence.starts_with("记者")
        && !is_speech(sentence)
        && (!is_background(sentence) || sentence.chars().count() < 40)
}

/// Whether words say that a meeting is held.
fn announces_meeting(sentence: &str) -> bool {
    let head: String = sentence.chars().take(120).collect();
    let held = ["召开", "举行", "主持", "举办", "开幕", "闭幕", "结束"];
    let meeting = [
        "会议",
        "大会",
        "全会",
        "座谈会",
        "集体学习",
        "推进会",
        "部署会",
        "动员会",
        "论坛",
        "报告会",
        "常委会",
        "例会",
        "代表会",
    ];
    let verb = held.iter().filter_map(|verb| head.find(verb)).min();
    let noun = meeting.iter().any(|noun| head.contains(noun));
    verb.and_then(|verb| head.get(..verb)).is_some_and(|before| before.chars().count() < 60) && noun
}

/// Whether a sentence gives the background: an occasion, what somebody once said, a definition, a
/// saying, the presenter's own words.
fn is_background(sentence: &str) -> bool {
    let head: String = sentence.chars().take(40).collect();
    let saying = [
        "习近平总书记指出",
        "习近平总书记强调",
        "习近平总书记多次",
        "规划纲要提出",
        "规划建议提出",
        "全会提出",
        "全会强调",
    ];
    let since = head.starts_with("党的") && head.chars().take(16).collect::<String>().contains("以来");
    let definition = head.split_once('是').is_some_and(|(before, after)| {
        before.chars().count() <= 14
            && !before.contains(['，', ','])
            && (["第", "我国", "一", "全", "重要", "新", "毛"].iter().any(|start| after.starts_with(start))
                || ["日。", "节，", "节。", "周年", "之年", "大头", "产区"].iter().any(|end| after.contains(end)))
    });
    let presenter = [
        "请予审议",
        "向大会报告",
        "各位代表",
        "列席人员",
        "提出意见",
        "来看",
        "请看",
        "一起走进",
        "推出系列报道",
        "记者对",
    ]
    .iter()
    .any(|words| sentence.contains(words));
    saying.iter().any(|saying| head.contains(saying))
        || since
        || definition
        || presenter
        || sentence.chars().count() < 14
        || ["他", "她", "这", "据"].iter().any(|start| head.starts_with(start))
        || sentence.ends_with(['？', '?'])
}

/// The clauses of a sentence, cut.
fn parts(report: &Report, sentence: &Sentence, posts: bool) -> Vec<Clause> {
    let text = report.blocks.get(sentence.block).map_or("", |block| block.text());
    let brackets = Brackets::of(text);
    let mut times = true;
    clauses(text, sentence.trimmed(report))
        .into_iter()
        .map(|range| {
            let pieces = kept(text, range, &brackets, times, posts);
            let words: String = pieces.iter().filter_map(|piece| text.get(piece.clone())).collect();
            let kind = kind(&words);
            times &= kind != Kind::Statement;
            Clause { block: sentence.block, kind, pieces, text: words }
        })
        .collect()
}

fn kind(clause: &str) -> Kind {
    let words = clause.trim_end_matches(['，', ',', '：', ':', '；', ';', '。']);
    let length = words.chars().count();
    if length <= 1 || is_time(words) {
        return Kind::Time;
    }
    let says = [
        "表示",
        "指出",
        "强调",
        "介绍",
        "认为",
        "称",
        "说",
        "显示",
        "了解到",
        "获悉",
        "提出",
        "透露",
        "报道",
        "通报",
        "要求",
        "宣布",
    ];
    if length < 40 && says.iter().any(|verb| words.ends_with(verb)) {
        // 某某作出重要指示强调 does something, too.
        let acts = ["作出", "发表", "主持", "召开", "出席", "考察", "回信", "致电", "会见", "举行", "访问", "致辞"];
        let own = acts.iter().any(|act| words.contains(act)) && !words.starts_with(['在', '据']);
        return if own { Kind::Statement } else { Kind::Attribution };
    }
    let circumstance = [
        "为了", "为", "因", "随着", "面对", "作为", "根据", "按照", "经", "应", "在", "据", "通过", "围绕", "由于",
        "针对", "结合", "从", "以", "当", "自", "除了", "虽然", "尽管", "如果", "迎接", "受", "正值", "截至", "紧扣",
        "立足", "依托",
    ];
    let circumstance = circumstance.iter().any(|start| words.starts_with(start)) && !words.contains("——");
    let decides = ["研究", "部署", "审议", "听取", "通过了", "决定", "传达", "开展", "召开", "举行", "成立", "启动"]
        .iter()
        .any(|verb| words.contains(verb));
    // 为庆祝某某成立七十周年 is one all the same.
    let purpose = words.starts_with('为') && !["召开", "举行", "启动"].iter().any(|verb| words.contains(verb));
    if circumstance && (!decides || purpose) {
        return Kind::Circumstance;
    }
    let goes_on = [
        "并", "也", "还", "又", "而", "且", "让", "使", "标志", "确保", "力争", "切实", "努力", "以及", "预计", "要求",
        "是", "实现", "取得", "形成", "推动", "助力", "推进", "加快", "加强", "做好", "打造", "促进", "提升", "筑牢",
        "坚定", "全力", "有序", "扎实", "持续", "不断", "坚决", "探索", "培育", "创新", "出台", "完善", "深入", "庆祝",
        "落实", "建成", "给", "向", "彰显",
    ];
    if goes_on.iter().any(|start| words.starts_with(start)) { Kind::Continuation } else { Kind::Statement }
}

/// A meeting: who held it, what it decided, who presided.
fn meeting(
    report: &Report,
    body: &[(usize, &Sentence)],
    at: usize,
    attendance: &Attendance,
    sentences: &[Sentence],
    limit: usize,
) -> Vec<Clause> {
    let Some(&(index, sentence)) = body.get(at) else { return Vec::new() };
    let mut lead = parts(report, sentence, false);
    let held = lead.iter().position(|clause| announces_meeting(&clause.text)).unwrap_or(0);
    // The subject may stand before: 某某在某地考察，主持召开座谈会.
    let verbs = ["主持", "召开", "举行", "并", "出席", "在"];
    let own = lead.get(held).is_some_and(|clause| verbs.iter().all(|verb| !clause.text.starts_with(verb)));
    let opening = if own {
        held
    } else {
        lead.iter().take(held).position(|clause| clause.kind == Kind::Statement).unwrap_or(held)
    };
    lead.drain(..opening);
    let mut kept: Vec<Clause> = Vec::new();
    for clause in lead {
        let speaks = clause.kind == Kind::Attribution;
        if !kept.is_empty() && speaks {
            break;
        }
        // 研究贯彻落实措施, 主要议程是: nothing of this meeting's own.
        let empty = clause.text.contains("贯彻落实") && clause.characters() <= 14
            || clause.text.trim_end_matches(['，', ',', '：']).ends_with('是');
        if kept.is_empty() || !(empty || matches!(clause.kind, Kind::Time | Kind::Circumstance)) {
            kept.push(clause);
        }
    }
    let length = |clauses: &[Clause]| clauses.iter().map(Clause::characters).sum::<usize>();
    if kept.len() == 1
        && let Some((_, next)) = body.get(at + 1)
        && next.block == sentence.block
    {
        kept.extend(decisions(report, next, limit.saturating_sub(length(&kept))));
    }
    let chair = chair(report, attendance, sentences, index, &kept);
    let room = limit.saturating_sub(chair.as_ref().map_or(0, Clause::characters));
    if length(&kept) > room {
        // Decisions matter more than the chair: it comes in only where it costs none.
        if length(&kept) <= limit + 1 {
            return kept;
        }
        let (with, without) = (most_telling(&kept, room), most_telling(&kept, limit));
        let second = |clauses: &[Clause]| clauses.get(1).map(|clause| clause.pieces.clone());
        kept = if second(&with) == second(&without) { with } else { without };
        if length(&kept) > room + 1 {
            return kept;
        }
    }
    kept.extend(chair);
    kept
}

/// The opening, and of the rest what fits, in order; where nothing does, the next clause, to be cut.
fn most_telling(clauses: &[Clause], room: usize) -> Vec<Clause> {
    let mut used = clauses.first().map_or(0, Clause::characters);
    let mut chosen: Vec<Clause> = clauses.iter().take(1).cloned().collect();
    for clause in clauses.iter().skip(1) {
        // The mark at the end falls away.
        if used + clause.characters() <= room + 1 {
            used += clause.characters();
            chosen.push(clause.clone());
        }
    }
    // A string of documents is cut after one of them rather than left out.
    if let (1, Some(next)) = (chosen.len(), clauses.get(1))
        && shortened(&next.text, room.saturating_sub(used)).is_some()
    {
        chosen.push(next.clone());
    }
    chosen
}

/// What the meeting did, from the sentence after the lead: 部署…, 审议…, with the comma before.
fn decisions(report: &Report, sentence: &Sentence, room: usize) -> Vec<Clause> {
    let text = report.blocks.get(sentence.block).map_or("", |block| block.text());
    let verbs =
        ["安排部署", "研究部署", "部署", "审议", "研究", "听取", "决定", "讨论", "传达", "通过", "总结", "分析"];
    let mut found: Vec<Clause> = parts(report, sentence, false)
        .into_iter()
        .skip(1)
        .filter(|clause| verbs.iter().any(|verb| clause.text.starts_with(verb)))
        .collect();
    // From the end, where these sentences put what is to be done.
    let mut used = 0;
    let mut from = found.len();
    while let Some(clause) = from.checked_sub(1).and_then(|at| found.get(at)) {
        if used + clause.characters() > room {
            break;
        }
        used += clause.characters();
        from -= 1;
    }
    found.drain(..from);
    if let Some(piece) = found.first_mut().and_then(|clause| clause.pieces.first_mut()) {
        let before = text.get(..piece.start).and_then(|before| before.chars().next_back());
        if let Some(comma) = before.filter(|c| matches!(c, '，' | ',')) {
            piece.start -= comma.len_utf8();
        }
    }
    found
}

/// Who presided or spoke, from a sentence of its own near the lead: 某某主持会议.
fn chair(
    report: &Report,
    attendance: &Attendance,
    sentences: &[Sentence],
    lead: usize,
    kept: &[Clause],
) -> Option<Clause> {
    let near = |sentence: usize| sentence > lead && sentence < lead + 8;
    let roles = ["主持", "讲话", "作工作报告", "出席", "会见"];
    let rank = |role: &str| roles.iter().position(|known| *known == role);
    let participant = attendance
        .people
        .iter()
        .filter(|person| near(person.sentence) && rank(person.role).is_some())
        .min_by_key(|person| (person.sentence.saturating_sub(lead + 2), rank(person.role), person.sentence))?;
    let sentence = sentences.get(participant.sentence)?;
    let text = report.blocks.get(sentence.block)?.text();
    let name = text.get(participant.name.clone())?;
    if kept.iter().any(|clause| clause.text.contains(name)) {
        return None;
    }
    let clause =
        clauses(text, sentence.trimmed(report)).into_iter().find(|clause| clause.contains(&participant.name.start))?;
    let single = participant.post.as_ref().filter(|post| {
        text.get((*post).clone()).is_some_and(|post| !post.contains('、') && post.chars().count() <= 10)
    });
    let start = single.map_or(participant.name.start, |post| post.start);
    // 某某主持会议 and no further, where others follow without a mark.
    let words = text.get(participant.verb..clause.end)?;
    let end = words
        .find("会议")
        .map(|at| at + "会议".len())
        .filter(|&at| !words.get(at..).unwrap_or("").starts_with(['并', '时', '上', '，', ',', '。', '和']))
        .map_or(clause.end, |at| participant.verb + at);
    let pieces = kept_pieces(text, start..end);
    let words: String = pieces.iter().filter_map(|piece| text.get(piece.clone())).collect();
    (words.chars().count() <= 40).then_some(Clause {
        block: sentence.block,
        pieces,
        text: words,
        kind: Kind::Statement,
    })
}

fn kept_pieces(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    kept(text, range, &Brackets::of(text), true, true)
}

/// How a speech was received: who spoke where, and 讲话引发热烈反响. `None` where the first sentences
/// of the report do not say so.
fn reaction(report: &Report, body: &[(usize, &Sentence)], limit: usize) -> Option<Vec<Clause>> {
    let first = body.first().map(|(_, sentence)| *sentence)?;
    let mut echo = body
        .iter()
        .take(4)
        .filter(|(_, sentence)| sentence.block == first.block)
        .flat_map(|(_, sentence)| parts(report, sentence, false))
        .find(|clause| {
            clause.text.contains("反响") && ["引发", "引起"].iter().any(|verb| clause.text.contains(verb))
        })?;
    let mut spoke = parts(report, first, false)
        .into_iter()
        .find(|clause| !matches!(clause.kind, Kind::Time | Kind::Circumstance))?;
    if spoke.block == echo.block && spoke.pieces == echo.pieces {
        return None;
    }
    // Without 强调 and the like, which what was said would have to follow.
    let text = report.blocks.get(spoke.block)?.text();
    let last = spoke.pieces.last_mut()?;
    let words = text.get(last.clone())?.trim_end_matches(['，', ',', '：', '。']);
    let bare = ["强调", "指出", "表示", "提出"].iter().find_map(|says| words.strip_suffix(says)).unwrap_or(words);
    last.end = last.start + bare.strip_suffix('时').unwrap_or(bare).len();
    // The comma or full stop before the echo parts the two.
    let text = report.blocks.get(echo.block)?.text();
    let start = echo.pieces.first()?.start;
    let mark = text.get(..start)?.chars().next_back().filter(|mark| "，,。；".contains(*mark));
    if let (Some(mark), Some(piece)) = (mark, echo.pieces.first_mut()) {
        piece.start -= mark.len_utf8();
    }
    (spoke.characters() + echo.characters() < limit).then(|| vec![spoke, echo])
}

/// Other news: the lead's first statement and what came of it.
fn news(report: &Report, body: &[(usize, &Sentence)], limit: usize) -> Vec<Clause> {
    let lead = body.iter().take(3).find(|(_, sentence)| !is_background(sentence.text(report))).or(body.first());
    let Some((_, sentence)) = lead else { return Vec::new() };
    let mut all: Vec<Clause> =
        parts(report, sentence, false).into_iter().filter(|clause| clause.kind != Kind::Time).collect();
    // Who says so, and what stands before it, is left out: 发布会举行，负责人介绍，… But 某某强调，要… is not.
    if let Some(says) = all.iter().position(|clause| clause.kind == Kind::Attribution) {
        let demands = all.get(says + 1).is_some_and(|clause| clause.text.starts_with(['要', '坚']));
        let before = all.iter().take(says).any(|clause| clause.kind == Kind::Statement && clause.characters() > 24);
        if demands || before {
            if let Some(clause) = all.get_mut(says) {
                clause.kind = Kind::Statement;
            }
        } else {
            all.drain(..=says);
        }
    }
    let core = [Kind::Statement, Kind::Continuation, Kind::Circumstance]
        .iter()
        .find_map(|kind| all.iter().position(|clause| clause.kind == *kind))
        .unwrap_or(0);
    // 要… needs whoever demands it.
    let demanded = core > 0 && all.get(core).is_some_and(|clause| clause.text.starts_with('要'));
    all.drain(..core - usize::from(demanded));
    let aside = ["并发出", "要求", "力争", "以及", "其中", "预计", "庆祝", "彰显", "给", "向"];
    while all.len() > 1 && all.last().is_some_and(|clause| aside.iter().any(|start| clause.text.starts_with(start))) {
        all.pop();
    }
    let Some((first, rest)) = all.split_first() else { return Vec::new() };
    let room = limit.min(NEWS);
    let mut chosen = vec![first.clone()];
    let mut used = first.characters();
    // The last clause says what came of it; where it goes on with another subject, that comes along.
    if let Some(last) = rest.last() {
        let subject = rest.iter().rposition(|clause| clause.kind == Kind::Statement);
        let end = rest.len() - 1;
        let ends = match subject {
            Some(at) if at < end => vec![at, end],
            _ => vec![end],
        };
        let length: usize = ends.iter().filter_map(|&at| rest.get(at)).map(Clause::characters).sum();
        if used + length <= room + 1 {
            chosen.extend(ends.iter().filter_map(|&at| rest.get(at)).cloned());
        } else if let Some(clause) = subject.filter(|&at| at < end).and_then(|at| rest.get(at)) {
            if used + clause.characters() <= room + 1 {
                chosen.push(clause.clone());
            }
        } else if subject.is_none() && used + last.characters() <= room + 1 {
            chosen.push(last.clone());
        }
        used += length;
    }
    let _ = used;
    chosen
}

/// The clauses as one line: no mark at its end, at most `limit` characters.
fn line(report: &Report, clauses: &[Clause], limit: usize) -> Extract {
    let mut spans: Vec<Span> = Vec::new();
    let mut used = 0;
    'clauses: for clause in clauses {
        let Some(block) = report.blocks.get(clause.block) else { continue };
        for piece in &clause.pieces {
            let text = block.text().get(piece.clone()).unwrap_or("");
            let length = text.chars().count();
            if text.starts_with(['，', ',']) {
                trim_end(report, &mut spans);
            }
            if used + length <= limit {
                spans.push(report.span(clause.block, piece.clone()));
                used += length;
                continue;
            }
            let cut = shortened(text, limit - used);
            // Nothing else to show: in the middle of the words.
            let hard = || text.char_indices().nth(limit).map(|(byte, _)| byte);
            if let Some(length) = cut.or_else(|| if spans.is_empty() { hard() } else { None }) {
                spans.push(report.span(clause.block, piece.start..piece.start + length));
            }
            break 'clauses;
        }
    }
    trim_end(report, &mut spans);
    // One span for what stands together.
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.block == span.block && last.end == span.start => last.end = span.end,
            _ => joined.push(span),
        }
    }
    Extract::of(report, joined)
}

/// Leaves out the marks and the white space at the end.
fn trim_end(report: &Report, spans: &mut Vec<Span>) {
    while let Some(span) = spans.last_mut() {
        let text = report.slice(*span);
        let bare = text.trim_end_matches(|c: char| c.is_whitespace() || "，,；;：:。.、".contains(c));
        span.end = span.start + bare.encode_utf16().count();
        if span.end > span.start {
            break;
        }
        spans.pop();
    }
}

/// Bytes of the longest start of `text` of at most `limit` characters that ends where a part ends:
/// before a mark or after a title in 《》, outside brackets. `None` where no part of some length ends.
fn shortened(text: &str, limit: usize) -> Option<usize> {
    /// Characters of a part that says something.
    const LEAST: usize = 8;
    let brackets = Brackets::of(text);
    let mut best = None;
    for (number, (byte, character)) in text.char_indices().enumerate().take(limit + 1) {
        let end = byte + character.len_utf8();
        if number < limit && number >= LEAST && character == '》' {
            if brackets.around(byte).is_some_and(|pair| pair.end == end) {
                best = Some(end);
            }
        } else if number >= LEAST && "，,；;。、".contains(character) && !brackets.inside(byte) {
            best = Some(byte);
        }
    }
    best
}
