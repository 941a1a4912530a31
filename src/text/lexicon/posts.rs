//! Posts: what stands before a name (副市长李文山) or behind it (李文山副市长).
//!
//! Whole words: 出席, 登记, 增长 and 责任 end like posts and are none. From the ranks of the Civil Servant Law (公务员法,
//! article 19), the organic laws of assemblies, governments, courts and procuratorates, the ladders of titles for
//! teachers, doctors and engineers, and the offices of companies, associations, armies and embassies.

use super::Words;

/// Posts, without 副, 常务, 名誉 and the like before them. Needed by `who::names` and `who::subject`.
#[rustfmt::skip]
pub(crate) const POSTS: &Words = &Words::of(&[
    "专员", "主任", "主任医师", "主委", "主席", "主持人", "主管", "主编", "乡长", "书记", "代办", "众议员",
    "会计师", "会长", "公使", "关长", "军长", "农艺师", "副书记", "副总理", "副总统", "副总裁", "副教授",
    "副研究员", "助理", "区长", "医师", "博士", "厂长", "厅长", "县长", "参事", "参议员", "参谋长", "参赞",
    "发言人", "台长", "司令", "司令员", "司长", "团长", "园长", "国王", "处长", "外相", "外长", "大使",
    "大检察官", "大法官", "委员", "委员长", "审判员", "审计长", "导师", "局长", "州牧", "州长", "巡视员",
    "工程师", "市长", "师长", "带头人", "常委", "干事", "庭长", "律师", "总书记", "总会计师", "总工",
    "总工程师", "总师", "总干事", "总指挥", "总理", "总监", "总督", "总督学", "总督察", "总管", "总经济师",
    "总经理", "总统", "总编", "总编辑", "总裁", "总规划师", "总长", "总领事", "所长", "执行官", "技师",
    "护士长", "指导员", "指挥", "指挥官", "政委", "政治委员", "教导员", "教授", "旅长", "旗长", "机长", "村长",
    "校监", "校长", "检察员", "检察官", "检察长", "法官", "特使", "王储", "班长", "理事", "理事长", "畜牧师",
    "监事", "监事长", "盟长", "省长", "督学", "督察", "督察员", "督查员", "研究员", "社长", "科长", "秘书",
    "秘书长", "站长", "组长", "经济师", "经理", "统计师", "编辑", "署长", "联络员", "股长", "舰长", "船长",
    "药师", "营长", "董事", "董事长", "行长", "规划师", "警官", "警长", "议员", "议长", "讲师", "设计师",
    "调研员", "负责人", "财长", "连长", "部长", "镇长", "队长", "防相", "防长", "院士", "院长", "顾问", "领事",
    "馆员", "馆长", "首席专家", "首席代表", "首席执行官", "首相",
]);

/// What a person is called before the name without being a post: 校领导李文山, 记者王大川.
#[rustfmt::skip]
pub(crate) const KINDS: &Words = &Words::of(&[
    "专家", "人员", "人士", "代表", "企业家", "会员", "传承人", "作家", "候选人", "先生", "党员", "劳模",
    "医生", "同志", "嘉宾", "大师", "女士", "委员", "学者", "客商", "导演", "居民", "工人", "干警", "志愿者",
    "成员", "战士", "护士", "教师", "教练员", "村民", "校友", "模范", "民警", "法定代表人", "烈士", "社员",
    "科学家", "老师", "职工", "航天员", "艺术家", "记者", "运动员", "通讯员", "队员", "领导", "飞行员",
]);

/// What may stand between a name and a post behind it: 李文山副市长, 李文山党委书记.
#[rustfmt::skip]
pub(crate) const RANKS: &[&str] = &[
    "代", "党委", "党总支", "党支部", "党组", "副", "原", "名誉", "常务", "常务副", "总", "执行", "第一副",
    "纪委", "老", "首席",
];

/// What stands behind a name instead of a post.
#[rustfmt::skip]
pub(crate) const ADDRESSES: &[&str] = &[
    "先生", "同志", "女士", "老师",
];

/// Authors of the classics and leaders whom reports quote, and who do not speak at the meeting.
#[rustfmt::skip]
pub(crate) const CITED: &[&str] = &[
    "列宁", "周恩来", "孔子", "孟子", "恩格斯", "斯大林", "毛泽东", "江泽民", "胡锦涛", "邓小平", "马克思",
    "鲁迅",
];
