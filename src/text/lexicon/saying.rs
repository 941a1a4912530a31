//! Words of speech: who speaks without being a person, verbs of saying, what stands before them.

use super::Words;

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

/// Verbs of saying, for persons.
#[rustfmt::skip]
pub(crate) const SAYS: &Words = &Words::of(&[
    "介绍", "倡议", "勉励", "叮嘱", "号召", "告诉记者", "呼吁", "坦言", "寄语", "希望", "建议", "强调", "指出",
    "提出", "提到", "提醒", "表态", "表示", "要求", "认为", "讲到", "说", "说道", "谈到", "谈道", "重申",
]);

/// Verbs by which papers, figures and the press say something.
#[rustfmt::skip]
pub(crate) const REPORTS: &Words = &Words::of(&["了解到", "宣布", "报道", "显示", "称", "获悉", "透露", "通报"]);

/// Verbs of saying that take what is said without a comma: 李文山要求各县抓紧.
#[rustfmt::skip]
pub(crate) const SAYS_THAT: &[&str] = &[
    "勉励", "叮嘱", "号召", "呼吁", "坦言", "希望", "建议", "强调", "指出", "提到", "提醒", "表示", "要求",
    "认为", "说", "谈到",
];

/// Verbs by which something is put to others, who are named behind them: 要求各乡镇清淤. Not 叮嘱 and 勉励: on a visit they
/// are courtesies.
pub(crate) const PUT_TO: &[&str] = &["号召", "呼吁", "希望", "要求"];

/// What 表示 takes as a noun: thanks and wishes, not what was said.
#[rustfmt::skip]
pub(crate) const PLEASANTRIES: &[&str] = &[
    "亲切慰问", "充分肯定", "关切", "关注", "同意", "哀悼", "崇高敬意", "感谢", "慰问", "支持", "敬意", "欢迎",
    "歉意", "满意", "热烈欢迎", "热烈祝贺", "祝贺", "肯定", "衷心感谢", "衷心祝贺", "诚挚感谢", "诚挚问候",
    "谢意", "赞同", "赞赏", "问候",
];

/// What is put to others: the objects of 提出.
#[rustfmt::skip]
pub(crate) const DEMANDS: &Words = &Words::of(&[
    "举措", "任务", "倡议", "对策", "希望", "建议", "思路", "意见", "打算", "措施", "期望", "要求",
]);

/// Papers that say something in their own name: 方案要求, 报告指出. Neither persons nor the meeting.
#[rustfmt::skip]
pub(crate) const PAPERS: &[&str] = &[
    "信中", "倡议书", "公告", "公报", "决定", "决议", "办法", "回信", "意见", "批示", "报告", "指示", "数据",
    "文件", "文章", "方案", "条例", "来信", "白皮书", "社论", "纪要", "纲要", "编者按", "规划", "规定", "评论",
    "贺信", "通报", "通知",
];

/// What goes before a further predicate of the same subject.
pub(crate) const JOINING: &[&str] = &["同时", "并", "并且", "还", "随后"];

/// How those who heard a speech took it, which nobody says of his own: 讲话引起热烈反响.
pub(crate) const RECEPTION: &[&str] = &["反响", "强烈共鸣", "热烈掌声"];
