//! The people and the bodies as they leave the core: each once, with all of their roles.

use rustc_hash::FxHashMap;

use crate::text::digest::{Body, Person};
use crate::text::report::Report;
use crate::text::who::attendance::{Attendance, slice};
use crate::text::who::roles::is_present;

/// The people as they leave the core, each once, in the order of their first mention in a role.
#[must_use]
pub fn people(report: &Report, attendance: &Attendance) -> Vec<Person> {
    let mut found: Vec<Person> = Vec::new();
    let mut index: FxHashMap<String, usize> = FxHashMap::default();
    // What a sentence says that somebody does comes first; the title, and that somebody speaks, tell of the others.
    let acting = attendance.people.iter().map(|participant| (participant, true));
    let others = attendance.titled.iter().chain(&attendance.speakers).map(|participant| (participant, false));
    for (participant, acts) in acting.chain(others) {
        let Some(name) = slice(report, participant.block, &participant.name) else { continue };
        let post = participant
            .post
            .as_ref()
            .and_then(|post| slice(report, participant.block, post))
            .map(|post| bare_post(&post).to_owned());
        let post = post.filter(|post| !post.is_empty());
        let span = report.span(participant.block, participant.name.clone());
        // 王　伟 and 王伟 are one.
        let bare: String = name.split_whitespace().collect();
        if !acts && index.contains_key(&bare) {
            continue;
        }
        let at = *index.entry(bare).or_insert_with(|| {
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

/// A post without what may stand before it in the same words: 近日国务院总理, 在第三次会议上省长, 应邀参会的县长.
fn bare_post(post: &str) -> &str {
    let mut rest = post;
    for end in [
        "》",
        "题由",
        "项由",
        "别由",
        "会议上",
        "会上",
        "大会上",
        "听取了",
        "听取",
        "审议了",
        "会议由",
        "召开会议",
        "——",
        "参会的",
        "到会的",
        "与会的",
        "应邀的",
        "会议的",
        "大会的",
        "活动的",
    ] {
        rest = rest.rfind(end).and_then(|at| rest.get(at + end.len()..)).unwrap_or(rest);
    }
    loop {
        let shorter = [
            "近日", "日前", "今天", "昨天", "当天", "当日", "上午", "下午", "会上", "至", "其中", "由", "首先", "随后",
            "最后",
        ]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or_else(|| rest.trim_start_matches(|c: char| c.is_whitespace() || !c.is_alphanumeric()));
        // 8日上午省长, not 日本大使
        let undated = shorter.trim_start_matches(|c: char| c.is_ascii_digit());
        let undated = undated.strip_prefix(['年', '月', '日', '时']).filter(|_| undated.len() < shorter.len());
        let shorter = undated.unwrap_or(shorter);
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
    let mut index: FxHashMap<(String, &str), usize> = FxHashMap::default();
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
