//! Words by which the name of a body ends.
//!
//! Such a name is one term, from its first word to this one: cut anywhere else, it names nothing (参事室文史, 馆事业发展).

use super::Words;

/// Ends of bodies' names, as jieba cuts them. One character may be one only as a word of its own: 部 of 社会工作|部,
/// not of 干部. Not 公司, 银行, 大学: what they do is as often the subject (银行|监管).
#[rustfmt::skip]
pub(crate) const BODY_WORDS: &Words = &Words::of(&[
    "交通厅", "保密局", "保障局", "党组", "公安厅", "公安局", "农业厅", "分局", "办", "办公厅", "办公室", "协会",
    "卫健委", "卫生厅", "厅", "发改委", "司", "国资委", "基金会", "处", "委", "委员会", "学会", "审计厅", "审计局",
    "审计署", "宣传部", "室", "局", "巡察组", "巡视组", "工作站", "工作组", "常委会", "应急厅", "总局", "总队",
    "指挥部", "支队", "教研室", "教育厅", "教育局", "教育部", "文化馆", "检察院", "民政厅", "民政局", "气象局",
    "水利厅", "水利局", "法院", "派出所", "理事会", "监察组", "监测站", "监管局", "督察组", "督导组", "督查组",
    "研究会", "研究室", "研究所", "研究院", "研究馆", "科学院", "税务局", "管委会", "管理处", "管理委员会",
    "管理局", "纪委", "纪检监察组", "纪检组", "组", "组委会", "组织部", "统战部", "署", "联合会", "街道办",
    "财政厅", "财政局", "资源厅", "资源局", "部", "领导小组", "领导班子", "馆",
]);

/// Words that name no body or meeting however many of them stand before its last word: they say of what kind it is, or
/// whose (全体会议, 市政府办公室).
#[rustfmt::skip]
pub(crate) const KIND_WORDS: &[&str] = &[
    "专题", "中央", "中央政治局", "主任", "主席", "乡", "党委", "党委会", "党政", "党组", "全体", "全国", "全委",
    "全院", "办公", "动员", "区", "区委", "区政府", "医院", "单位", "厅", "厅长", "县", "县委", "县政府", "各",
    "国务院", "委", "委员长", "学习", "学校", "局", "局长", "工作", "市", "市委", "市政府", "常务", "常委会",
    "座谈", "扩大", "推进", "政府", "政治局", "有关", "本次", "机关", "校", "校长", "此次", "电视电话", "直属",
    "省", "省委", "省政府", "自治区", "部", "部署", "重要", "镇", "院", "院长", "集体", "集团",
];

/// Whose a body or a meeting is, where its name does not start with the name of a place.
#[rustfmt::skip]
pub(crate) const OWNERS: &[&str] = &[
    "中共中央", "中国", "中央", "党中央", "党委", "全区", "全县", "全国", "全市", "全省", "区委", "区政府", "县",
    "县委", "县政府", "国务院", "学校", "市", "市委", "市政府", "我国", "我校", "校党委", "省", "省委", "省政府",
];
