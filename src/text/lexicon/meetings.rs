//! Meetings: how their names end, and the verbs by which they are held.

use super::Words;

/// Ends of meetings' names, as jieba cuts them. Not 会 alone, which is a verb, too; not 常委会, which is a body.
#[rustfmt::skip]
pub(crate) const MEETING_WORDS: &Words = &Words::of(&[
    "中心组", "代表大会", "会议", "例会", "全会", "全委会", "动员会", "动员大会", "博览会",
    "启动会", "大会", "对话会", "展览会", "峰会", "工作会", "常务会", "年会", "座谈会", "总结会",
    "恳谈会", "扩大会", "报告会", "推介会", "推进会", "汇报会", "现场会", "研讨会", "联席会",
    "茶话会", "论坛", "调度会", "进博会", "通报会", "通气会", "部署会", "集体学习",
]);

/// Verbs by which a meeting is held: 在京召开, 开幕.
pub(crate) const HELD: &[&str] = &["举办", "举行", "召开", "开幕", "闭幕"];
