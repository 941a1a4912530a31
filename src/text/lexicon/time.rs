//! Words about days, months and years.

/// Years told from the year of the report.
pub(crate) const YEARS: &[(&str, i32)] =
    &[("今年", 0), ("本年", 0), ("去年", -1), ("上年", -1), ("明年", 1), ("前年", -2), ("后年", 2)];

/// Months told from the month of the report.
pub(crate) const MONTHS: &[(&str, i32)] = &[("本月", 0), ("上月", -1), ("上个月", -1), ("下月", 1), ("下个月", 1)];

/// What starts the end of a period in the year after its start: 11月至次年3月.
pub(crate) const NEXT_YEAR: &[&str] = &["来年", "次年", "第二年", "翌年"];

/// Before a month or a day: of another year or month than the report's, or of every one. Nothing says which.
pub(crate) const OTHERS: &[&str] = &[
    "历年",
    "同年",
    "同月",
    "当年",
    "当月",
    "往年",
    "来年",
    "次年",
    "次月",
    "每季度",
    "每年",
    "每月",
    "第二年",
    "翌年",
    "逐年",
    "逐月",
];

/// Before so many days: a length of time, not a day of the calendar.
pub(crate) const LENGTHS: &[&str] =
    &["公示", "共", "期", "每", "满", "第", "约", "续", "起", "超", "足", "达", "过", "近", "限"];

/// A part of a month or a year, which ISO 8601 has no form for.
pub(crate) const PARTS: &[&str] = &[
    "上半年",
    "上旬",
    "下半年",
    "下旬",
    "中旬",
    "以前",
    "初",
    "前后",
    "年初",
    "年底",
    "年末",
    "底",
    "月初",
    "月底",
    "月末",
    "末",
];

/// Parts of a year or a month that stand by themselves: 年底前完成.
pub(crate) const PARTS_ALONE: &[&str] = &["年底", "年末", "月底", "月末"];

/// Parts of a day, between a date and the 至 of a period.
pub(crate) const PARTS_OF_DAYS: &[&str] =
    &["上午", "下午", "中午", "傍晚", "全天", "凌晨", "夜间", "早", "早上", "晚", "晚上"];

/// After a date: until then (12月31日前完成).
pub(crate) const BEFORE: &[&str] = &["之前", "以前", "前"];

/// What starts with 前 and says nothing about a time.
pub(crate) const NOT_BEFORE: &[&str] = &["前不久", "前去", "前后", "前夕", "前往", "前期", "前来", "前赴"];

/// Right before a date: it lies ahead of the report.
pub(crate) const DUE: &[&str] = &[
    "不迟于",
    "争取于",
    "争取在",
    "力争",
    "力争于",
    "力争在",
    "务必于",
    "务必在",
    "定于",
    "将于",
    "应于",
    "应在",
    "拟于",
    "最晚",
    "最迟",
    "最迟于",
    "确保于",
    "确保在",
    "要于",
    "要在",
    "计划于",
    "计划在",
    "需于",
    "需在",
    "须于",
    "须在",
    "预计",
    "预计于",
    "预计在",
];

/// In the words around a date: mostly it lies ahead, but 将 may take an object and 计划 be a noun.
pub(crate) const AHEAD: &[&str] = &["争取", "力争", "务必", "将", "拟", "确保", "筹备", "计划", "预计"];

/// The same: it lies behind.
pub(crate) const BEHIND: &[&str] = &["以来", "刚刚", "已于", "已经", "截至", "早在", "曾", "曾于", "自从"];

/// The same: it may lie on either side (自3月1日起施行, 截止3月1日).
pub(crate) const EITHER: &[&str] = &["始", "截止", "自", "起"];

/// What is done when a report's event takes place: the date in such a sentence is the report's.
pub(crate) const HELD: &[&str] = &[
    "主持", "举办", "举行", "会见", "会议", "出席", "参加", "召开", "启动", "培训", "大会", "学习", "座谈", "开会",
    "开幕", "慰问", "揭牌", "检查", "活动", "督导", "督查", "考察", "讲话", "调研", "走访", "闭幕",
];

/// In a meeting's name: it looks back, so that its year may be over.
pub(crate) const LOOKS_BACK: &[&str] = &[
    "以来",
    "先进",
    "决算",
    "回顾",
    "年前",
    "年底",
    "年末",
    "总结",
    "民主生活会",
    "组织生活会",
    "考核",
    "表彰",
    "评估",
    "评议",
    "述职",
    "通报",
];
