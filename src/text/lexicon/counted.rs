//! What is counted: by the words that announce a list, and in numbered slogans.

/// What a count announces a list of, soon after it: 三个方面, 五件大事, 八项重点工作.
pub(crate) const LISTED: &[&str] = &[
    "不足", "举措", "事情", "事项", "亮点", "任务", "优势", "体会", "体系", "倡议", "共识", "关系", "关键", "内容",
    "办法", "原则", "变化", "启示", "大事", "安排", "实事", "工作", "工程", "希望", "建议", "思考", "意见", "意识",
    "成效", "战略", "打算", "抓手", "措施", "政策", "文章", "方式", "方面", "期望", "机制", "步骤", "清单", "特点",
    "环节", "目标", "短板", "策略", "经验", "能力", "行动", "要求", "要点", "计划", "认识", "议程", "议题", "设想",
    "课题", "转变", "部署", "重点", "问题", "阶段",
];

/// The same, right after the count: 三个聚焦, 四个坚持.
pub(crate) const LISTED_AT_ONCE: &[&str] = &[
    "严格", "到位", "加强", "加快", "坚持", "强化", "必须", "推进", "提升", "注重", "狠抓", "着力", "确保", "稳定",
    "突破", "统筹", "聚焦", "重大",
];

/// The words between a number and what it counts.
pub(crate) const COUNTERS: &[char] = &['个', '项', '点', '条', '件', '大', '种', '类', '步'];

/// Before a count: the list follows at once, whatever is counted.
pub(crate) const FOLLOWING: &[&str] = &["下列", "下面", "以下", "如下"];

/// What leads to a list in the sentence before it.
pub(crate) const LEADS: &[&str] =
    &["做好", "包括", "实施", "抓好", "提出", "明确", "突出", "聚焦", "落实", "要", "部署", "重点"];

/// What is counted in slogans that are set without quotation marks, too.
pub(crate) const SLOGANS: &[&str] = &[
    "一以贯之",
    "不摘",
    "务必",
    "坚持",
    "带头",
    "必须",
    "意识",
    "最严",
    "毫不动摇",
    "牢固树立",
    "确立",
    "统筹",
    "维护",
    "能力提升",
    "自信",
    "自我革命",
    "责任",
    "重大任务",
    "重大关系",
    "重大要求",
    "重大转变",
];
