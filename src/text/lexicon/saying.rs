//! Words of speech: who speaks without being a person, verbs of saying, what stands before them.

/// Who opens a section without being a person.
#[rustfmt::skip]
pub(crate) const MEETINGS: &[&str] = &[
    "专题会", "会议", "例会", "全会", "大会", "座谈会", "推进会", "研讨会", "调度会",
];

/// What a meeting does.
#[rustfmt::skip]
pub(crate) const MEETING_VERBS: &[&str] = &[
    "介绍", "任命", "传达", "倡议", "决定", "分析", "动员", "勉励", "印发", "号召", "同意", "听取", "呼吁",
    "商定", "回顾", "学习", "审定", "审查", "审议", "宣布", "宣读", "希望", "建议", "强调", "总结", "批准",
    "指出", "推举", "提出", "提醒", "明确", "核准", "梳理", "盘点", "研究", "确定", "肯定", "表决", "表示",
    "要求", "观看", "解读", "认为", "讨论", "议定", "评价", "选举", "透露", "通报", "通过", "部署", "重申",
];

/// What may stand between the one who speaks and the verb, or between two verbs.
#[rustfmt::skip]
pub(crate) const ADVERBS: &[&str] = &[
    "、", "一致", "与", "专门", "也", "书面", "了", "充分", "全面", "共同", "再次", "分别", "原则", "又", "及",
    "同时", "和", "就此", "并", "明确", "最后", "深入", "深刻", "特别", "着重", "科学", "系统", "认真", "还",
    "进一步", "郑重", "重点", "随后", "集体", "首先", "高度",
];
