//! Whether a sentence says what is to be done.

use crate::text::ground::sentence::clauses;
use crate::text::lexicon::saying::PUT_TO;

/// Whether a sentence says what is to be done: a clause of it opens with 要, 必须 or their like.
#[must_use]
pub fn asks(words: &str) -> bool {
    clauses(words, 0..words.len()).into_iter().any(|clause| {
        let clause = words.get(clause).unwrap_or("").trim_start_matches(|c: char| !c.is_alphanumeric());
        let clause = after_time(after_formula(clause));
        let opens = ["要", "必须", "务必", "务求", "应当", "切实", "坚决"].iter().any(|word| clause.starts_with(word));
        opens && !clause.starts_with("要求") || has_must(clause) || puts_to(clause)
    })
}

/// 并要求各乡镇抓紧清淤, 他希望大家管好水源: what is asked for is told with whom it is put to. The same words as nouns do not
/// ask: 按照上级要求抓紧清淤, 要求的时间.
fn puts_to(clause: &str) -> bool {
    /// Characters of who asks: 县长江河清, 他还.
    const WHO: usize = 8;
    /// Characters of what is asked for, with whom it is put to.
    const ASKED: usize = 6;
    const AS_NOUN: [&str; 11] = ["按", "根据", "依据", "对", "符合", "达到", "围绕", "落实", "的", "性", "技术"];
    PUT_TO.iter().any(|verb| {
        clause.split_once(verb).is_some_and(|(who, asked)| {
            who.chars().count() <= WHO
                && !AS_NOUN.iter().any(|word| who.contains(word))
                && asked.chars().count() >= ASKED
                && !asked.starts_with(['的', '了', '是', '和', '、', '较', '很', '更', '高', '不'])
        })
    })
}

/// What follows 今年, 2024年 or 下一步 at the start of a clause: 今年要新修水渠.
fn after_time(clause: &str) -> &str {
    let times = ["今年", "明年", "今后", "下半年", "下一步", "下一阶段", "下步", "接下来", "同时", "特别是", "尤其"];
    let year = clause
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .strip_prefix('年')
        .filter(|rest| rest.len() < clause.len() - '年'.len_utf8());
    year.or_else(|| times.iter().find_map(|time| clause.strip_prefix(time))).unwrap_or(clause)
}

/// 各级各部门要…, 全市上下必须…: a short subject before 要.
fn has_must(clause: &str) -> bool {
    /// Characters of a subject: 各地区各有关部门, 各级党委和政府.
    const SUBJECT: usize = 16;
    let who = [
        "各", "全", "相关", "有关", "我们", "大家", "党", "单位", "部门", "同志", "干部", "企业", "上下", "工作",
        "他们", "学校", "医院", "领导", "小组", "广大", "人员", "群众", "师生", "职工", "员工",
    ];
    ["要", "必须", "务必", "应"].iter().any(|must| {
        clause.find(must).is_some_and(|at| {
            let (before, after) = clause.split_at(at);
            let length = before.chars().count();
            (2..=SUBJECT).contains(&length)
                && who.iter().any(|who| before.contains(who))
                && !before.ends_with(['重', '主', '需', '必', '纪', '摘', '只', '概', '简', '首', '提', '不', '想'])
                && !["要求", "要点", "要素", "要事", "应用", "应急", "应对"].iter().any(|word| after.starts_with(word))
        })
    })
}

/// What follows 会议强调， or 某某指出，; the whole where no such formula opens the sentence.
#[must_use]
pub fn after_formula(sentence: &str) -> &str {
    /// Bytes within which such a formula ends.
    const REACH: usize = 90;
    let Some((at, mark)) = sentence.char_indices().find(|&(_, c)| matches!(c, '，' | ',' | '：' | ':')) else {
        return sentence;
    };
    let says = ["指出", "强调", "认为", "要求", "表示", "提出", "说", "明确", "确定", "部署", "时强调", "决定", "总结"];
    let formula = sentence.get(..at).unwrap_or("");
    if at <= REACH && says.iter().any(|verb| formula.ends_with(verb)) {
        sentence.get(at + mark.len_utf8()..).unwrap_or(sentence).trim_start()
    } else if let Some(rest) = [
        "会议要求",
        "会议强调",
        "会议指出",
        "会议明确",
        "会议确定",
        "会议部署了",
        "会议部署",
        "会议回顾了",
        "会议总结了",
    ]
    .iter()
    .find_map(|formula| sentence.strip_prefix(formula))
    {
        // 会议部署了今年的重点工作, 会议回顾了去年的工作: the verb tells as well.
        if sentence.starts_with("会议回顾") || sentence.starts_with("会议总结") { sentence } else { rest }
    } else {
        sentence
    }
}

#[cfg(test)]
mod tests {
    use super::asks;

    #[test]
    fn what_is_put_to_somebody_is_asked_for() {
        for text in [
            "并要求各乡镇对渠道逐条检查、清理",
            "他希望大家管好每一处水源",
            "江河清号召全县师生都来节水",
            "广大水利人员要守住水源",
            "要抓紧清淤",
        ] {
            assert!(asks(text), "{text}");
        }
        for text in [
            "向守渠人表示慰问，叮嘱大家注意安全保重身体",
            "要求的时间已经过去半年",
            "按照上级要求完成了清淤任务",
            "他对各乡镇提出要求",
            "群众的希望已经实现了大半",
            "要求是明确的，时间也够",
            "尤其是对实践性要求较高专业领域的教师",
            "水渠已经修好",
            "",
        ] {
            assert!(!asks(text), "{text}");
        }
    }
}
