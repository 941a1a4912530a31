//! Texts made of the pieces that reports are made of.

use proptest::prelude::*;

/// A piece of a report, or of what breaks one.
pub fn piece() -> impl Strategy<Value = String> {
    let common = prop::sample::select(vec![
        "会议指出，",
        "会议强调，要",
        "一是",
        "二是",
        "三是",
        "加强生态环境保护",
        "农村供水工程",
        "推进",
        "。",
        "；",
        "，",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "召开会议",
        "近日",
        "1月23日",
        "12.5%",
        "县长江河清",
        "主持会议",
        "111",
        "、",
        "和",
        "的",
        "\u{3000}",
        "𠮷",
        "é",
        "😀",
        "请予审议",
        "为指导",
        "新华社北京1月1日电",
        "【",
        "】",
        "——",
        "？",
        "‘",
        "A.B.",
        "第一，",
        "（一）",
    ]);
    prop_oneof![8 => common.prop_map(str::to_owned), 1 => ".{0,6}"]
}

/// A paragraph of them.
pub fn paragraph() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}
