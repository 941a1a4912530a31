//! Figures with their units: 12.5%, 1.3万亿斤, 3200多亿元, 百分之五.

use crate::text::digest::Extract;
use crate::text::ground::numeral::han_digit;
use crate::text::report::Report;

/// Units, the longest first where one starts with another.
const UNITS: &[&str] = &[
    "个百分点",
    "百分点",
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "微克/立方米",
    "毫克/升",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "米",
    "公顷",
    "亩",
    "公斤",
    "千克",
    "吨",
    "斤",
    "千瓦时",
    "千瓦",
    "瓦",
    "度",
    "标准煤",
    "标准箱",
    "美元",
    "欧元",
    "港元",
    "日元",
    "元",
    "小时",
    "分钟",
    "秒",
    "天",
    "周",
    "人次",
    "人",
    "户",
    "名",
    "位",
    "家",
    "项",
    "件",
    "条",
    "次",
    "倍",
    "岁",
    "所",
    "座",
    "台",
    "辆",
    "只",
    "头",
    "张",
    "份",
    "套",
    "处",
    "艘",
    "架",
    "列",
    "场",
    "批",
    "宗",
    "起",
    "万",
    "亿",
    "例",
    "间",
    "支",
    "门",
    "种",
    "类",
    "株",
    "颗",
    "枚",
    "部",
    "篇",
    "本",
    "册",
    "款",
    "国",
    "省",
    "市",
    "县",
    "村",
    "镇",
    "个",
];

/// Every figure with a unit, in order. Dates, ordinals and single things (3个) are none.
#[must_use]
pub fn figures(report: &Report) -> Vec<Extract> {
    let mut found = Vec::new();
    for (block, text) in report.blocks.iter().map(|block| block.text()).enumerate() {
        let characters: Vec<(usize, char)> = text.char_indices().collect();
        let mut index = 0;
        while index < characters.len() {
            let head = characters.get(..index).unwrap_or(&[]);
            let tail = characters.get(index..).unwrap_or(&[]);
            let length = figure(head, tail).or_else(|| percent_in_words(tail)).or_else(|| in_words(head, tail));
            if let Some(length) = length {
                let byte = |index: usize| characters.get(index).map_or(text.len(), |&(byte, _)| byte);
                found.push(Extract::of(report, vec![report.span(block, byte(index)..byte(index + length))]));
            }
            // A number that is no figure is passed as a whole.
            let digits = tail.iter().take_while(|&&(_, c)| is_digit(c)).count();
            index += length.unwrap_or(digits).max(1);
        }
    }
    found
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || ('０'..='９').contains(&character)
}

/// Length in characters of the figure that `tail` starts with.
fn figure(head: &[(usize, char)], tail: &[(usize, char)]) -> Option<usize> {
    let at = |index: usize| tail.get(index).map(|&(_, c)| c);
    if !at(0).is_some_and(is_digit)
        || head.last().is_some_and(|&(_, c)| {
            matches!(c, '第' | '.' | '．' | '-' | '/' | ':' | '：' | 'v' | 'V') && c != '：' && c != ':'
        })
    {
        return None;
    }
    let mut index = 0;
    while let Some(character) = at(index) {
        let inner = matches!(character, '.' | ',' | '．' | '，') && at(index + 1).is_some_and(is_digit);
        // 1，200 is a figure, 5，200 in a list is two; only three digits make a group.
        let group = character != '，'
            || (1..=3).all(|offset| at(index + offset).is_some_and(is_digit)) && !at(index + 4).is_some_and(is_digit);
        let part = is_digit(character) || (inner && group);
        if !part {
            break;
        }
        index += 1;
    }
    if matches!(at(index), Some('%' | '％' | '‰' | '℃')) {
        return Some(index + 1);
    }
    let digits = index;
    index += usize::from(at(index) == Some(' '));
    let scale =
        tail.iter().skip(index).take_while(|&&(_, c)| matches!(c, '万' | '亿' | '千' | '百' | '多' | '余')).count();
    index += scale;
    let rest: String = tail.iter().skip(index).take(6).map(|&(_, c)| c).collect();
    let unit = UNITS.iter().find(|unit| rest.starts_with(**unit));
    match unit {
        // 5个, 3家: a count, hardly a figure; 7个方面 announces a list.
        Some(unit)
            if scale == 0
                && digits == 1
                && matches!(*unit, "个" | "国" | "省" | "市" | "县" | "部" | "本" | "门" | "种" | "类" | "支") =>
        {
            None
        }
        Some(unit) if scale > 0 && matches!(*unit, "国" | "省" | "市" | "县" | "村" | "镇") => Some(index),
        Some(&"周") if rest.starts_with("周年") => Some(index + 2),
        Some(&"个") if rest.starts_with("个月") => None,
        Some(unit) => Some(index + unit.chars().count()),
        None if scale > 0 && tail.iter().skip(digits).take(scale).any(|&(_, c)| matches!(c, '万' | '亿')) => {
            Some(index)
        }
        None => None,
    }
}

/// 四百六十户, 八十八万亩; a number in words needs a multiplier, as 一家 and 三项 are hardly figures.
fn in_words(head: &[(usize, char)], tail: &[(usize, char)]) -> Option<usize> {
    let is_number = |c: char| han_digit(c).is_some() || matches!(c, '两' | '百' | '千' | '万' | '亿' | '多' | '余');
    let first = tail.first().is_some_and(|&(_, c)| c != '零' && (han_digit(c).is_some() || c == '两'));
    if !first || head.last().is_some_and(|&(_, c)| c == '第' || c == '之' || is_number(c)) {
        return None;
    }
    let length = tail.iter().take_while(|&&(_, c)| is_number(c)).count();
    let scaled = tail.iter().take(length).any(|&(_, c)| matches!(c, '十' | '百' | '千' | '万' | '亿'));
    let rest: String = tail.iter().skip(length).take(6).map(|&(_, c)| c).collect();
    let unit = UNITS.iter().find(|unit| rest.starts_with(**unit))?;
    let count = matches!(
        *unit,
        "国" | "省" | "市" | "县" | "村" | "镇" | "届" | "周" | "万" | "亿" | "度" | "门" | "部" | "本"
    );
    (length > 1 && scaled && !count && !rest.starts_with("个月") && !rest.starts_with("个方面"))
        .then(|| length + unit.chars().count())
}

/// 百分之十二点五.
fn percent_in_words(tail: &[(usize, char)]) -> Option<usize> {
    let word: String = tail.iter().take(3).map(|&(_, c)| c).collect();
    let number = tail.iter().skip(3).take_while(|&&(_, c)| han_digit(c).is_some() || matches!(c, '点' | '百')).count();
    (word == "百分之" && number > 0).then_some(3 + number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        figures(&Report::new(None, [text.to_owned()])).into_iter().map(|figure| figure.text).collect()
    }

    #[test]
    fn figures_come_with_their_units() {
        assert_eq!(
            read(
                "增长12.5%，产粮1.3万亿斤，退税1400多亿元，新增1,200公里，提高0.5个百分点，达百分之五，惠及四百六十户、八十八万亩，建成102项工程，惠及3万人次"
            ),
            [
                "12.5%",
                "1.3万亿斤",
                "1400多亿元",
                "1,200公里",
                "0.5个百分点",
                "百分之五",
                "四百六十户",
                "八十八万亩",
                "102项",
                "3万人次"
            ]
        );
    }

    #[test]
    fn dates_and_ordinals_are_no_figures() {
        for text in [
            "2024年1月23日",
            "第3次会议",
            "8个方面",
            "3个月",
            "21:50",
            "1.加强",
            "第102号",
            "第二十次会议",
            "三项措施",
            "二十个方面",
            "千家万户",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }
}
