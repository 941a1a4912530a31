//! What people do at a meeting: 主持, 讲话, 作工作报告, 出席 ….

use std::ops::Range;

use crate::text::ground::brackets::Brackets;
use crate::text::lexicon::prefix;
use crate::text::lexicon::roles::{ADDRESSES, CITED, DEEDS, DO, PARTS, VERBS};

/// A role in a clause; bytes of the clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its name.
    pub role: &'static str,
    /// From the verb to the last word that makes the role.
    pub range: Range<usize>,
}

/// The roles in `clause`, in order. What stands in quotation marks, brackets or 《》 makes none.
#[must_use]
pub fn roles(clause: &str) -> Vec<Role> {
    let brackets = Brackets::of(clause);
    let mut found: Vec<Role> = Vec::new();
    let mut skip = 0;
    for (byte, _) in clause.char_indices() {
        if byte < skip || brackets.inside(byte) {
            continue;
        }
        let rest = clause.get(byte..).unwrap_or("");
        if let Some(role) = role_at(rest) {
            let noun = rest.starts_with(['作', '做']) || rest.starts_with("汇报");
            if noun && clause.get(..byte).is_some_and(|before| PARTS.iter().any(|part| before.ends_with(part))) {
                continue;
            }
            skip = byte + role.range.end;
            found.push(Role { role: role.role, range: byte..skip });
        }
    }
    let starts: Vec<usize> = found.iter().skip(1).map(|role| role.range.start).chain([clause.len()]).collect();
    let mut starts = starts.into_iter();
    found.retain(|role| {
        let object = starts.next().and_then(|next| clause.get(role.range.end..next)).unwrap_or("");
        !is_attribute(role.role, object)
    });
    found
}

/// Whether a verb is an attribute: 主持学校工作的副校长, 李文山出席会议时的讲话.
fn is_attribute(role: &str, object: &str) -> bool {
    if matches!(role, "传达" | "宣读" | "通报" | "领学" | "汇报") {
        return false;
    }
    // 主持学校党委工作, 主持召开经济工作会议
    let work = object.find("工作").filter(|_| role == "主持").and_then(|at| object.get(at + "工作".len()..));
    let in_office = work.is_some_and(|rest| rest.is_empty() || rest.starts_with(['的', '）', ')', '、', '，']));
    in_office || CITED.iter().any(|cited| object.contains(cited))
}

fn role_at(rest: &str) -> Option<Role> {
    if let Some((verb, role, _)) = VERBS
        .iter()
        .find(|(verb, _, not)| rest.strip_prefix(verb).is_some_and(|next| !not.iter().any(|not| next.starts_with(not))))
    {
        return Some(Role { role, range: 0..verb.len() });
    }
    if let Some(opening) = prefix(rest, ADDRESSES) {
        return Some(Role { role: "致辞", range: 0..opening.len() });
    }
    if let Some(verb) = DO.iter().find(|verb| rest.starts_with(**verb)) {
        // 作出部署 and 作为 are no deeds; 作了关于…的报告 is.
        let object = rest.get(verb.len()..)?;
        if ["为", "出", "用", "风", "业", "品", "者", "战", "物"].iter().any(|not| object.starts_with(not)) {
            return None;
        }
        let object = object.get(..object_end(object))?;
        let (at, deed, role) = DEEDS
            .iter()
            .filter_map(|(deed, role)| object.rfind(deed).map(|at| (at, *deed, *role)))
            .max_by_key(|(at, deed, _)| (at + deed.len(), deed.len()))?;
        let end = at + deed.len();
        let next = object.get(end..)?;
        // 作讲话的精神 is about a speech.
        let about = next.starts_with('的') || next.starts_with("精神");
        // 进行部署 and 提供说明 are said of meetings and papers.
        let weak = (*verb == "进行" || *verb == "提供")
            && !role.ends_with("发言")
            && !matches!(role, "书面交流" | "汇报")
            && deed != "讲话";
        return (!about && !weak && role != "部署").then_some(Role { role, range: 0..verb.len() + end });
    }
    // 出席会议并讲话, 在讲话中, 讲话强调
    for (deed, role) in DEEDS.iter().filter(|(deed, _)| {
        matches!(*deed, "讲话" | "书面交流" | "交流发言" | "书面发言" | "表态发言" | "典型发言" | "发言")
    }) {
        if let Some(next) = rest.strip_prefix(deed) {
            let ends = next.trim_start().is_empty() || next.starts_with(['，', ',', '。', '、', '；', '.', ' ']);
            let goes_on = ["中", "时", "强调", "指出", "要求", "并"].iter().any(|word| next.starts_with(word));
            let goes_on = goes_on && *deed != "发言";
            return (ends || goes_on).then_some(Role { role, range: 0..deed.len() });
        }
    }
    None
}

/// Where the object of a verb ends: at the next mark outside a title, 40 characters without titles at most.
fn object_end(object: &str) -> usize {
    let brackets =
        Brackets::of(object.get(..object.char_indices().nth(160).map_or(object.len(), |(at, _)| at)).unwrap_or(""));
    let outside = object.char_indices().filter(|&(byte, _)| !brackets.inside(byte));
    let mut end = 0;
    for (count, (byte, c)) in outside.enumerate() {
        if count == 40 || matches!(c, '，' | ',' | '。' | '；' | '、' | '：') {
            return byte;
        }
        end = byte + c.len_utf8();
    }
    brackets.pairs.last().map_or(end, |pair| end.max(pair.end))
}

/// The role that a label gives to the list behind it: 出席：张三、李四.
#[must_use]
pub fn label(words: &str) -> Option<&'static str> {
    let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let words = words.trim_start_matches(['（', '【', '(', '[']).trim_end_matches(['：', ':']);
    let words = ["人员", "领导", "单位", "会议", "同志", "人", "名单"]
        .iter()
        .fold(words, |words, end| words.strip_suffix(end).unwrap_or(words));
    Some(match words {
        "出席" | "到会" => "出席",
        "参加" | "参会" | "与会" => "参加",
        "列席" => "列席",
        "主持" | "会议主持" => "主持",
        "汇报" => "汇报",
        "发言" => "发言",
        _ => return None,
    })
}

/// Whether whoever has this role is there: who presides or speaks attends.
#[must_use]
pub fn is_present(role: &str) -> bool {
    matches!(role, "主持" | "讲话" | "作工作报告" | "作报告" | "致辞" | "作说明" | "演讲")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(clause: &str) -> Vec<&'static str> {
        roles(clause).into_iter().map(|role| role.role).collect()
    }

    #[test]
    fn roles_are_read_from_their_verbs() {
        for (clause, expected) in [
            ("出席会议并讲话", vec!["出席", "讲话"]),
            ("主持召开座谈会并发表重要讲话", vec!["主持", "讲话"]),
            ("出席会议并作工作报告", vec!["出席", "作工作报告"]),
            ("作总结讲话", vec!["讲话"]),
            ("代表市政府作《政府工作报告》", vec!["作工作报告"]),
            ("代表市政府作政府工作报告", vec!["作工作报告"]),
            ("致开幕辞", vec!["致辞"]),
            ("作交流发言", vec!["交流发言"]),
            ("作书面交流", vec!["书面交流"]),
            ("列席会议", vec!["列席"]),
            ("作了关于财政工作的报告", vec!["作报告"]),
        ] {
            assert_eq!(read(clause), expected, "{clause}");
        }
    }

    #[test]
    fn what_only_sounds_like_a_role_is_none() {
        for clause in [
            "节目主持人",
            "学习贯彻重要讲话精神",
            "作为重要抓手",
            "听取“作工作报告”",
            "作风建设",
            "作出部署",
            "会议的主持工作",
        ] {
            assert!(read(clause).is_empty(), "{clause}");
        }
    }
}
