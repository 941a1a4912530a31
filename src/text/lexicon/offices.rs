//! Offices, regions and groups: what takes part, reports and speaks without being a person.
//!
//! From the organs that the organic laws name, the kinds of units of the Regulations on Public Institutions
//! (事业单位登记管理暂行条例), and GB/T 2260 for the regions.

use super::Words;

/// How regions and offices end. Needed by `who::bodies`.
#[rustfmt::skip]
pub(crate) const BODY_END: &Words = &Words::of(&[
    "专班", "中央", "中学", "中心", "乡", "人大", "代表团", "以上干部", "企业", "党委", "党工委", "党总支",
    "党支部", "公司", "兵团", "军区", "农场", "办", "区", "医院", "协会", "单位", "厂", "厅", "县", "台",
    "商会", "团体", "园", "园区", "地区", "基金会", "处", "大学", "大队", "央企", "委", "委员会", "学会",
    "学校", "学院", "室", "小学", "局", "州", "工会", "工作组", "工委", "市", "常委会", "幼儿园", "开发区",
    "总工会", "所", "报社", "支队", "政协", "政府", "新区", "旗", "机关", "机构", "村", "林场", "校", "检察院",
    "民主党派", "法院", "理事会", "监委", "盟", "省", "矿", "社", "社区", "科", "科室", "站", "管委会",
    "纪委监委", "组", "组织", "署", "联合会", "联盟", "行", "街道", "部", "部门", "银行", "镇", "队", "队伍",
    "院", "集团", "馆", "高新区",
]);

/// Provinces by their short names, GB/T 2260.
#[rustfmt::skip]
pub(crate) const REGIONS: &[&str] = &[
    "上海", "云南", "内蒙古", "北京", "台湾", "吉林", "四川", "天津", "宁夏", "安徽", "山东", "山西", "广东",
    "广西", "新疆", "江苏", "江西", "河北", "河南", "浙江", "海南", "湖北", "湖南", "澳门", "甘肃", "福建",
    "西藏", "贵州", "辽宁", "重庆", "陕西", "青海", "香港", "黑龙江",
];

/// Who stands for a body; the body is what comes before.
#[rustfmt::skip]
pub(crate) const STAND_FOR: &Words = &Words::of(&[
    "主要同志", "主要负责人", "主要负责同志", "主要领导", "代表", "党政主要负责人", "党政主要负责同志",
    "分管负责人", "分管负责同志", "分管领导", "工作人员", "有关人员", "有关同志", "有关负责人", "有关负责同志",
    "有关领导", "有关领导同志", "班子成员", "相关人员", "相关负责人", "相关负责同志", "相关领导", "负责人",
    "负责同志", "领导同志",
]);

/// How the names of groups of people end: they take part, and are neither persons nor bodies.
#[rustfmt::skip]
pub(crate) const GROUPS: &Words = &Words::of(&[
    "专家", "主任", "书记", "人员", "人士", "代表", "副主席", "医师", "同志", "委员", "学生", "居民", "干部",
    "成员", "护士长", "教师", "检察长", "等", "群众", "老干部", "老领导", "职工", "院长", "领导",
]);

/// How those are addressed to whom a speech is held, who are neither offices nor groups by name.
#[rustfmt::skip]
pub(crate) const ADDRESSED: &Words = &Words::of(&["代表们", "先生们", "同志们", "女士们", "委员们", "朋友们", "来宾们"]);

/// How clauses start that end like an office and tell something: 审议通过…的报告并提请大会.
#[rustfmt::skip]
pub(crate) const TELLING: &[&str] = &[
    "为", "从", "他", "以", "会议", "传达", "使", "使得", "全面", "加强", "包括", "召开", "向", "听取", "围绕",
    "在", "坚持", "大会", "她", "学习", "审议", "对", "将", "就", "我", "把", "按照", "推进", "支持", "是",
    "根据", "涉及", "深入", "由", "组织", "结合", "给", "要", "让", "贯彻", "通过", "随后",
];

/// How sentences start that tell what those present did: 与会代表进行了讨论.
#[rustfmt::skip]
pub(crate) const ASSEMBLED: &[&str] = &[
    "与会", "与会者", "代表们", "会议代表", "全体与会", "全体代表", "到会", "参会", "各代表团", "各位代表",
    "在场", "大家", "委员们",
];

/// How offices report: one after the other.
pub(crate) const IN_TURN: &Words = &Words::of(&["也", "依次", "先后", "分别", "现场", "还", "逐一", "首先"]);
