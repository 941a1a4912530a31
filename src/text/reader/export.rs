//! The digest as people's notes take it: plain text and Markdown.

use crate::order::Order;
use crate::text::digest::{Digest, Extract, Outline, OutlineItem, PartKind, Person};
use crate::text::reader::gist::{GistLine, Source, Tells};
use crate::text::reader::meeting::Meeting;
use crate::text::report::Report;

/// Where a digest comes from. It stands on everything that leaves the page.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The title; empty where it is not known.
    pub title: String,
    /// Date, as the page gives it.
    pub date: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// The page's address.
    pub address: String,
}

/// The words between the report's own, in the interface's language.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct Labels {
    pub source: &'static str,
    pub date: &'static str,
    pub address: &'static str,
    pub summary: &'static str,
    pub points: &'static str,
    pub tasks: &'static str,
    pub people: &'static str,
    pub keywords: &'static str,
    /// 机器摘录，以原文为准.
    pub note: &'static str,
    /// Between a label and its value: a full-width colon, or a half-width one and a space.
    pub colon: &'static str,
    /// Between the things of a list.
    pub comma: &'static str,
    /// Between the names of a list.
    pub list_comma: &'static str,
    /// Round what is said beside something.
    pub brackets: [&'static str; 2],
    /// What a part tells: review, situation, demand, task, act.
    pub kinds: [&'static str; 5],
    /// Over what the meeting did.
    pub acts: &'static str,
    /// Before the meeting's name.
    pub meeting: &'static str,
    /// Before its day.
    pub when: &'static str,
    /// Before its place.
    pub place: &'static str,
    /// A list's number of items, with `{}` for it.
    pub items: &'static str,
    /// 任务清单, over a table of tasks.
    pub task_list: &'static str,
    /// Heads of the table's columns: number, task, who, by when, where it stands; and in a file of their own list, what it
    /// tells, full text, title.
    pub columns: [&'static str; 9],
}

impl Labels {
    /// In Chinese, for what runs outside a page.
    pub const CHINESE: Self = Self {
        source: "来源",
        date: "日期",
        address: "网址",
        summary: "摘要",
        points: "要点",
        tasks: "任务",
        people: "人员",
        keywords: "关键词",
        note: "机器摘录，以原文为准",
        colon: "：",
        comma: "，",
        list_comma: "、",
        brackets: ["（", "）"],
        kinds: ["回顾", "形势", "要求", "任务", "决定"],
        acts: "会议事项",
        meeting: "会议",
        when: "时间",
        place: "地点",
        items: "共 {} 项",
        task_list: "任务清单",
        columns: ["序号", "任务", "责任单位", "时限", "出处", "清单", "类别", "全文", "标题"],
    };

    /// What a part of this kind tells; empty where that is not known.
    #[must_use]
    pub fn kind(&self, kind: Option<PartKind>) -> &'static str {
        let [review, situation, demand, task, act] = self.kinds;
        match kind {
            Some(PartKind::Review) => review,
            Some(PartKind::Situation) => situation,
            Some(PartKind::Demand) => demand,
            Some(PartKind::Task) => task,
            Some(PartKind::Act) => act,
            None => "",
        }
    }

    /// The heading of a part of the gist.
    #[must_use]
    pub fn tells(&self, tells: Tells) -> &'static str {
        match tells {
            Tells::Acts => self.acts,
            Tells::Tasks => self.kind(Some(PartKind::Task)),
            Tells::Demands => self.kind(Some(PartKind::Demand)),
            Tells::Points => self.points,
            Tells::Review => self.kind(Some(PartKind::Review)),
        }
    }

    fn bracketed(&self, words: &str) -> String {
        let [open, close] = self.brackets;
        if words.is_empty() { String::new() } else { [open, words, close].concat() }
    }
}

/// Name, day, place and leaders of a meeting in one line; empty where none of them is known.
#[must_use]
pub fn meeting_line(meeting: &Meeting, digest: &Digest, labels: &Labels) -> String {
    let pair = |label: &str, words: &str| [label, labels.colon, words].concat();
    let facts = [(labels.meeting, &meeting.name), (labels.when, &meeting.when), (labels.place, &meeting.place)];
    let facts = facts.into_iter().filter_map(|(label, fact)| Some(pair(label, &fact.as_ref()?.text)));
    let leaders = meeting.leaders.iter().filter_map(|leader| {
        let person = digest.people.get(leader.person)?;
        Some(pair(&leader.roles.join(labels.list_comma), &with_post(person)))
    });
    facts.chain(leaders).collect::<Vec<_>>().join("　")
}

/// A person's post and name, as reports write them: 副县长周望山.
#[must_use]
pub fn with_post(person: &Person) -> String {
    [person.post.as_deref().unwrap_or(""), &person.name].concat()
}

/// A list's name with the number of its items.
pub(super) fn list_name(source: &str, count: usize, labels: &Labels) -> String {
    let count = labels.items.replacen("{}", &count.to_string(), 1);
    if source.is_empty() { count } else { [source, &labels.bracketed(&count)].concat() }
}

/// The words of a line of the gist, with who is to do it and by when, or with where it comes from; without its number.
pub(super) fn gist_line(line: &GistLine, labels: &Labels) -> String {
    let assigned = assigned(line.bodies.iter().chain(&line.deadline).map(String::as_str), labels);
    match line.number {
        Some(_) => [line.text.as_str(), &assigned].concat(),
        None => [&line.text, assigned.as_str(), &labels.bracketed(&line.source)].concat(),
    }
}

/// Who is to do it and by when, in brackets.
pub(super) fn assigned<'a>(words: impl Iterator<Item = &'a str>, labels: &Labels) -> String {
    labels.bracketed(&words.collect::<Vec<_>>().join(labels.list_comma))
}

/// Name, post and roles.
pub(super) fn person_line(person: &Person, labels: &Labels) -> String {
    let parts = std::iter::once(&person.name).chain(&person.post).chain(&person.roles);
    parts.map(String::as_str).collect::<Vec<_>>().join(labels.comma)
}

/// The whole digest but for dates, figures and warnings, as plain text.
#[must_use]
pub fn whole_text(report: &Report, digest: &Digest, origin: &Origin, labels: &Labels) -> String {
    let (title, headline) = titled(digest, origin, labels);
    let mut lines = vec![title.to_owned()];
    lines.extend(provenance(origin, labels));
    if !headline.is_empty() {
        lines.extend([String::new(), headline.to_owned()]);
    }
    for Part { heading, groups } in parts(report, digest, labels).into_iter().filter(|part| !part.groups.is_empty()) {
        lines.extend([String::new(), ["【", heading, "】"].concat()]);
        for Group { marker, lines: own } in groups {
            lines.extend(marker.map(|marker| [&marker, labels.colon.trim_end()].concat()));
            lines.extend(own.into_iter().map(|line| match line {
                Line::Item(text) | Line::Words(text) => text,
                Line::Numbered(number, text) => [&number.to_string(), ". ", &text].concat(),
            }));
        }
    }
    lines.extend([String::new(), labels.note.to_owned()]);
    lines.join("\n") + "\n"
}

/// The whole digest but for dates, figures and warnings, as Markdown.
#[must_use]
pub fn markdown(report: &Report, digest: &Digest, origin: &Origin, labels: &Labels) -> String {
    let mut lines = vec![];
    let (title, headline) = titled(digest, origin, labels);
    lines.extend([["# ", &escaped(title)].concat(), String::new()]);
    lines.extend(provenance(origin, labels).map(|line| ["- ", &escaped(&line)].concat()));
    for (index, Part { heading, groups }) in parts(report, digest, labels).into_iter().enumerate() {
        let headline = Some(escaped(headline)).filter(|text| index == 0 && !text.is_empty());
        if groups.is_empty() && headline.is_none() {
            continue;
        }
        lines.extend([String::new(), ["## ", heading].concat()]);
        if let Some(headline) = headline {
            lines.extend([String::new(), ["**", &headline, "**"].concat()]);
        }
        for Group { marker, lines: own } in groups {
            lines.extend(marker.into_iter().flat_map(|marker| [String::new(), ["### ", &escaped(&marker)].concat()]));
            lines.push(String::new());
            lines.extend(own.into_iter().map(|line| match line {
                Line::Item(text) => ["- ", &escaped(&text)].concat(),
                Line::Numbered(number, text) => [&number.to_string(), ". ", &escaped(&text)].concat(),
                Line::Words(text) => escaped(&text),
            }));
        }
    }
    lines.extend([String::new(), ["> ", labels.note].concat()]);
    lines.join("\n") + "\n"
}

/// What stands over a digest, and the headline where that is not the same.
fn titled<'a>(digest: &'a Digest, origin: &'a Origin, labels: &Labels) -> (&'a str, &'a str) {
    match (origin.title.as_str(), digest.headline.text.as_str()) {
        ("", "") => (labels.summary, ""),
        ("", headline) => (headline, ""),
        both => both,
    }
}

/// A part of a digest, as all formats give it.
struct Part<'a> {
    heading: &'a str,
    groups: Vec<Group>,
}

/// Lines that belong together: a section under its marker, a list.
struct Group {
    marker: Option<String>,
    lines: Vec<Line>,
}

enum Line {
    Item(String),
    Numbered(usize, String),
    /// The things of a list in one line.
    Words(String),
}

/// The parts in the order in which they are read; the first is the summary.
fn parts<'a>(report: &Report, digest: &Digest, labels: &Labels) -> Vec<Part<'a>> {
    let from = Source::new(report, digest);
    let items = |extracts: &[Extract]| extracts.iter().map(|extract| Line::Item(extract.text.clone())).collect();
    let group = |lines: Vec<Line>| {
        if lines.is_empty() { vec![] } else { vec![Group { marker: None, lines }] }
    };
    let summary = digest.summary.iter().map(|line| {
        let line = from.summary_line(line);
        Line::Item([line.text.as_str(), &labels.bracketed(&line.source)].concat())
    });
    let meeting = Some(meeting_line(&Meeting::of(report, digest), digest, labels));
    let meeting = meeting.filter(|line| !line.is_empty()).map(Line::Words);
    let mut summary = group(summary.collect());
    if let Some(meeting) = meeting {
        summary.insert(0, Group { marker: None, lines: vec![meeting] });
    }
    let acts = digest.acts.iter().map(|act| Line::Item(act.text.clone()));
    let points = digest.sections.iter().filter(|section| !section.points.is_empty());
    let points = points.map(|section| Group { marker: Some(section.marker.clone()), lines: items(&section.points) });
    let tasks = by_weight(digest).into_iter().map(|(_, outline)| {
        let lines = outline.items.iter().map(|item| Line::Numbered(item.ordinal, item_line(item, labels)));
        let kind = labels.kind(outline.kind);
        let name = list_name(&from.name(outline), outline.items.len(), labels);
        let marker = if kind.is_empty() { name } else { [kind, labels.colon, &name].concat() };
        Group { marker: Some(marker), lines: lines.collect() }
    });
    let people = digest.people.iter().map(|person| Line::Item(person_line(person, labels)));
    let bodies = digest.bodies.iter().map(|body| Line::Item([&body.name, labels.comma, &body.role].concat()));
    let words: Vec<&str> = digest.keywords.iter().map(|keyword| keyword.text.as_str()).collect();
    let words = Some(words.join(labels.comma)).filter(|words| !words.is_empty());
    vec![
        Part { heading: labels.summary, groups: summary },
        Part { heading: labels.acts, groups: group(acts.collect()) },
        Part { heading: labels.tasks, groups: tasks.collect() },
        Part { heading: labels.points, groups: points.collect() },
        Part { heading: labels.people, groups: group(people.chain(bodies).collect()) },
        Part { heading: labels.keywords, groups: group(words.map(Line::Words).into_iter().collect()) },
    ]
}

/// An item's heading with who is to do it and by when.
fn item_line(item: &OutlineItem, labels: &Labels) -> String {
    let words = item.bodies.iter().chain(&item.deadline).map(|extract| extract.text.as_str());
    [item.heading.text.as_str(), &assigned(words, labels)].concat()
}

/// The lists with their indices: what is to be done first, what was done last, else in the report's order.
#[must_use]
pub fn by_weight(digest: &Digest) -> Vec<(usize, &Outline)> {
    let lists = digest.outlines.iter().enumerate();
    let mut lists: Vec<(usize, &Outline)> = lists.filter(|(_, outline)| !outline.items.is_empty()).collect();
    lists.order_by_key(|(_, outline)| match outline.kind {
        Some(PartKind::Task) => 0,
        Some(PartKind::Review) => 2,
        _ => 1,
    });
    lists
}

/// Source, date and address, a line each.
pub(super) fn provenance<'a>(origin: &'a Origin, labels: &'a Labels) -> impl Iterator<Item = String> + 'a {
    let known = [
        (labels.source, origin.source.as_deref()),
        (labels.date, origin.date.as_deref()),
        (labels.address, Some(origin.address.as_str()).filter(|address| !address.is_empty())),
    ];
    known.into_iter().filter_map(|(label, value)| Some([label, labels.colon, value?].concat()))
}

/// With the characters that Markdown would read as its own escaped (CommonMark 0.31, 2.4).
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&') {
            safe.push('\\');
        }
        safe.push(if character == '\n' || character == '\r' { ' ' } else { character });
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::digest::{Keyword, Section, SummaryLine};
    use crate::text::reader::document::summary;
    use crate::text::reader::gist::Gist;

    fn plain(gist: &Gist, digest: &Digest, origin: &Origin) -> String {
        summary(gist, digest, origin, &Labels::CHINESE).plain_text(&Labels::CHINESE)
    }

    fn extract(text: &str) -> Extract {
        Extract { text: text.into(), spans: vec![] }
    }

    fn line(text: &str) -> SummaryLine {
        SummaryLine { text: text.into(), ..SummaryLine::default() }
    }

    fn origin() -> Origin {
        Origin {
            title: "示例会议召开".into(),
            date: Some("2025-02-19".into()),
            source: Some("示例局".into()),
            address: "https://example.invalid/a".into(),
        }
    }

    #[test]
    fn the_plain_text_says_where_it_comes_from() {
        let digest = Digest { headline: extract("会议召开"), ..Digest::default() };
        let text = plain(&Gist::default(), &digest, &origin());
        let lines = "示例会议召开\n来源：示例局\n日期：2025-02-19\n网址：https://example.invalid/a\n\n\
            会议召开\n\n机器摘录，以原文为准\n";
        assert_eq!(text, lines);
    }

    #[test]
    fn the_plain_text_tells_the_meeting_tasks_and_people() {
        let report = Report::new(None, ["一".into()]);
        let mut digest = digest(&report);
        digest.people.extend([Person {
            name: "江河清".into(),
            post: Some("县长".into()),
            roles: vec!["主持".into(), "出席".into()],
            spans: vec![],
        }]);
        let gist = Gist::of(&report, &digest, &digest.summary);
        let text = plain(&gist, &digest, &origin());
        for part in [
            "主持：县长江河清　讲话：局长某某",
            "【任务】\n共 1 项：\n1. =SUM(1)（县水利局、6月底前）",
            "某某，局长，讲话",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        let one = plain(&gist.in_one_line(), &digest, &origin());
        assert!(one.contains("会议召开") && !one.contains("【"), "{one}");
    }

    #[test]
    fn an_empty_digest_of_nowhere_is_the_note() {
        let (report, digest) = (Report::new(None, []), Digest::default());
        let text = plain(&Gist::default(), &digest, &Origin::default());
        assert_eq!(text.trim(), "机器摘录，以原文为准");
        assert_eq!(
            markdown(&report, &digest, &Origin::default(), &Labels::CHINESE),
            "# 摘要\n\n\n> 机器摘录，以原文为准\n"
        );
    }

    fn digest(report: &Report) -> Digest {
        let item = report.span(0, 0..report.blocks[0].text().len());
        Digest {
            headline: extract("会议召开"),
            summary: vec![line("一。")],
            sections: vec![Section {
                marker: "会议*指出*".into(),
                speaker: None,
                kind: None,
                spans: vec![],
                points: vec![extract("要点。")],
            }],
            outlines: vec![Outline {
                declared: None,
                kind: Some(PartKind::Task),
                section: None,
                announcement: None,
                items: vec![OutlineItem {
                    ordinal: 1,
                    heading: extract("=SUM(1)"),
                    bodies: vec![extract("县水利局")],
                    deadline: Some(extract("6月底前")),
                    spans: vec![item],
                }],
                spans: vec![],
            }],
            people: vec![Person {
                name: "某某".into(),
                post: Some("局长".into()),
                roles: vec!["讲话".into()],
                spans: vec![],
            }],
            keywords: vec![Keyword { text: "湿地".into(), spans: vec![], weight: 1.0, count: 1 }],
            ..Digest::default()
        }
    }

    #[test]
    fn markdown_holds_every_part_and_no_markup_of_the_page() {
        let report = Report::new(None, ["一".into()]);
        let text = markdown(&report, &digest(&report), &origin(), &Labels::CHINESE);
        for part in [
            "# 示例会议召开",
            "## 要点\n\n### 会议\\*指出\\*\n\n- 要点。",
            "## 任务\n\n### 任务：共 1 项\n\n1. =SUM(1)（县水利局、6月底前）",
            "- 某某，局长，讲话",
            "## 关键词\n\n湿地",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn a_report_without_a_title_is_headed_by_its_headline() {
        let report = Report::new(None, ["一".into()]);
        let text = markdown(&report, &digest(&report), &Origin::default(), &Labels::CHINESE);
        assert!(text.starts_with("# 会议召开\n\n\n## 摘要\n\n讲话：局长某某\n\n- 一。\n"), "{text}");
        assert!(
            whole_text(&report, &digest(&report), &Origin::default(), &Labels::CHINESE)
                .starts_with("会议召开\n\n【摘要】")
        );
    }

    #[test]
    fn the_whole_text_holds_what_the_markdown_holds() {
        let report = Report::new(None, ["一".into()]);
        let text = whole_text(&report, &digest(&report), &origin(), &Labels::CHINESE);
        let lines = "示例会议召开\n来源：示例局\n日期：2025-02-19\n网址：https://example.invalid/a\n\n会议召开\n\n\
            【摘要】\n讲话：局长某某\n一。\n\n【任务】\n任务：共 1 项：\n1. =SUM(1)（县水利局、6月底前）\n\n\
            【要点】\n会议*指出*：\n要点。\n\n【人员】\n某某，局长，讲话\n\n\
            【关键词】\n湿地\n\n机器摘录，以原文为准\n";
        assert_eq!(text, lines);
    }
}
