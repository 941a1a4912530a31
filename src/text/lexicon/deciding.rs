//! Verbs by which a report says what a meeting did, grouped by what they come to.

/// A group of verbs that come to the same for who must know what was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Deciding {
    /// The group's name, as `acts[].kind` gives it.
    pub kind: &'static str,
    /// The verbs, those that start with another before it.
    pub verbs: &'static [&'static str],
}

/// The groups in the order of their weight: what binds comes before what is set to work, that before what was talked
/// over, heard and learnt (the order in which 国务院公报 and the minutes of 常务会议 put it: 会议决定事项 first).
pub(crate) const GROUPS: &[Deciding] = &[
    Deciding {
        kind: "通过",
        verbs: &[
            "书面审议通过",
            "审议并原则通过",
            "讨论并原则通过",
            "研究并原则通过",
            "审议并通过",
            "讨论并通过",
            "审议和通过",
            "审议原则通过",
            "讨论原则通过",
            "原则通过",
            "原则上通过",
            "审议通过",
            "表决通过",
            "讨论通过",
            "研究通过",
            "审定通过",
            "投票通过",
            "一致通过",
            "审议表决通过",
            "书面审议",
            "通过",
        ],
    },
    Deciding {
        kind: "批准", verbs: &["审议批准", "审查批准", "表决批准", "研究批准", "批准", "核准", "审定"]
    },
    Deciding {
        kind: "决定", verbs: &["审议决定", "研究决定", "讨论决定", "表决决定", "决定", "议定", "商定", "确定"]
    },
    Deciding {
        kind: "同意",
        verbs: &[
            "审议并同意",
            "研究并同意",
            "审议并原则同意",
            "研究并原则同意",
            "审议同意",
            "研究同意",
            "原则上同意",
            "原则同意",
            "一致同意",
            "同意",
        ],
    },
    Deciding { kind: "任免", verbs: &["选举产生", "表决任命", "选举", "推选", "任命", "补选"] },
    Deciding {
        kind: "部署",
        verbs: &[
            "安排部署",
            "部署安排",
            "研究部署",
            "动员部署",
            "再动员再部署",
            "全面部署",
            "专题部署",
            "谋划部署",
            "部署",
            "安排",
            "谋划",
            "动员",
        ],
    },
    Deciding {
        kind: "研究",
        verbs: &["审议研究", "研究审议", "专题研究", "研究讨论", "研究分析", "分析研究", "集体研究", "研究", "讨论"],
    },
    Deciding { kind: "审议", verbs: &["分组审议", "讨论审议", "审议", "审查"] },
    Deciding {
        kind: "听取", verbs: &["听取和审议", "听取并审议", "听取审议", "听取并讨论", "听取"]
    },
    Deciding {
        kind: "学习",
        verbs: &[
            "传达学习贯彻",
            "传达学习",
            "学习传达",
            "传达贯彻",
            "学习贯彻",
            "集体学习",
            "集中学习",
            "学习",
            "传达",
        ],
    },
    Deciding {
        kind: "总结",
        verbs: &["总结回顾", "回顾总结", "总结交流", "总结", "回顾", "通报", "观看", "宣读", "表彰"],
    },
];

/// The group and the length in bytes of the verb that `words` start with; the longest verb counts.
pub(crate) fn deciding(words: &str) -> Option<(usize, usize)> {
    let group = |(at, group): (usize, &Deciding)| {
        let longest = group.verbs.iter().filter(|verb| words.starts_with(**verb)).map(|verb| verb.len()).max()?;
        Some((longest, at))
    };
    let (length, at) =
        GROUPS.iter().enumerate().filter_map(group).max_by_key(|&(length, at)| (length, GROUPS.len() - at))?;
    Some((at, length))
}

/// What is passed: a 《title》, or a paper or a list by its kind. 通过 of anything else is by way of (通过发行债券筹资).
#[rustfmt::skip]
pub(crate) const PASSED: &[&str] = &[
    "《", "人选", "任命", "候选人", "公报", "决定", "决算", "决议", "制度", "办法", "名单", "声明", "大会", "宣言", "建议", "意见", "报告",
    "提名", "文件", "方案", "条例", "章程", "纲要", "细则", "草案", "规划", "规定", "计划", "议案", "议程", "请示", "预算",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_verb_tells_the_group() {
        for (words, kind, verb) in [
            ("审议通过《条例》", "通过", "审议通过"),
            ("审议并原则通过方案", "通过", "审议并原则通过"),
            ("审议工作报告", "审议", "审议"),
            ("研究部署防汛工作", "部署", "研究部署"),
            ("研究防汛工作", "研究", "研究"),
            ("听取和审议报告", "听取", "听取和审议"),
            ("原则同意初步方案", "同意", "原则同意"),
        ] {
            let (group, length) = deciding(words).expect(words);
            assert_eq!((GROUPS[group].kind, &words[..length]), (kind, verb), "{words}");
        }
        assert_eq!(deciding("会议通过条例"), None);
        assert_eq!(deciding(""), None);
    }
}
