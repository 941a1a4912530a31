//! Whether a sentence says what is to be done.

use crate::text::ground::sentence::clauses;

/// Whether a sentence says what is to be done: a clause of it opens with 要, 必须 or their like.
#[must_use]
pub fn asks(words: &str) -> bool {
    clauses(words, 0..words.len()).into_iter().any(|clause| {
        let clause = words.get(clause).unwrap_or("").trim_start_matches(|c: char| !c.is_alphanumeric());
        let clause = after_time(after_formula(clause));
        let opens = ["要", "必须", "务必", "务求", "应当", "切实", "坚决"].iter().any(|word| clause.starts_with(word));
        opens && !clause.starts_with("要求") || has_must(clause)
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
        "他们", "学校", "医院", "领导", "小组",
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
