//! What people do at a meeting, and how reports say it.

/// Verbs that say what is done by themselves, the role, and what may not follow: 主持人, 参加保险, 传达室.
/// In the order in which they are tried.
#[rustfmt::skip]
pub(crate) const VERBS: &[(&str, &str, &[&str])] = &[
    ("主持", "主持", &["人", "工作", "下", "的", "参与"]),
    ("组织召开", "主持", &["的"]),
    ("召集", "主持", &["人", "的"]),
    ("出席", "出席", &["者", "情况", "的", "人"]),
    ("到会指导", "出席", &[]),
    ("到场指导", "出席", &[]),
    ("莅临", "出席", &["的"]),
    ("列席", "列席", &["的", "人"]),
    ("参加", "参加", &["的", "者", "工作", "人", "职工", "过"]),
    ("陪同", "陪同", &["的", "人"]),
    ("宣读", "宣读", &["的"]),
    ("传达", "传达", &["的", "室"]),
    ("通报", "通报", &["的", "会", "批评"]),
    ("领学", "领学", &["的"]),
    ("汇报", "汇报", &["的", "会", "材料", "工作的", "发言"]),
    ("主讲", "主讲", &["人", "的"]),
];

/// Words that are a role with a verb of [`DO`] before them, and the role; the longest first.
#[rustfmt::skip]
pub(crate) const DEEDS: &[(&str, &str)] = &[
    ("政府工作报告", "作工作报告"), ("工作报告", "作工作报告"),
    ("主旨报告", "作报告"), ("专题报告", "作报告"), ("辅导报告", "作报告"), ("情况报告", "作报告"), ("报告", "作报告"),
    ("讲话", "讲话"), ("总结", "讲话"), ("演讲", "演讲"),
    ("书面交流", "书面交流"), ("书面发言", "书面发言"),
    ("交流发言", "交流发言"), ("典型发言", "交流发言"), ("经验交流", "交流发言"),
    ("表态发言", "表态发言"), ("大会发言", "发言"), ("发言", "发言"),
    ("汇报", "汇报"), ("说明", "作说明"), ("致辞", "致辞"), ("致词", "致辞"),
    ("辅导", "作辅导"), ("讲解", "讲解"), ("点评", "点评"), ("交流", "交流发言"), ("部署", "部署"),
];

/// Verbs that need a deed.
#[rustfmt::skip]
pub(crate) const DO: &[&str] = &["作", "做", "发表", "提交", "提供", "进行"];

/// Openings of words of welcome and farewell.
#[rustfmt::skip]
pub(crate) const ADDRESSES: &[&str] = &["致开幕", "致欢迎", "致答谢", "致词", "致贺", "致辞", "致闭幕"];

/// What stands before 作 and 汇报 where they are part of another word or a noun: 工作领导小组, 听取汇报.
#[rustfmt::skip]
pub(crate) const PARTS: &[&str] = &[
    "专题", "书面", "会", "写", "制", "协", "合", "听取", "听取了", "工", "当", "情况", "操", "看", "著", "视", "运",
    "创", "动", "学习", "工作", "的", "劳", "称", "耕", "认", "叫",
];

/// What a speech, an instruction or a visit is called that a report cites: 李文山出席会议时的讲话.
#[rustfmt::skip]
pub(crate) const CITED: &[&str] = &["时的", "的批示", "的指示", "的讲话", "的重要批示", "的重要指示", "的重要讲话"];
