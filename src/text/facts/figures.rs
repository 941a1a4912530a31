//! Figures with their units: 12.5%, 1.3万亿斤, 3200多亿元, 20～30万元, -1.5%, 百分之五.

use crate::text::digest::Extract;
use crate::text::ground::brackets::Brackets;
use crate::text::ground::numeral::{digit, han_digit, starts_with};
use crate::text::lexicon::units::{CLASSIFIERS, MEASURES, NAMED_AFTER_TIMES, NO_UNITS, NOT_IN_WORDS, SIGNED, SINGLE};
use crate::text::report::Report;

type Characters = [(usize, char)];

/// Every figure with a unit, in order; a range is one figure. Dates, ordinals, single things (3个) and numbers in
/// names (“24小时动态公安机关”) are none.
#[must_use]
pub fn figures(report: &Report) -> Vec<Extract> {
    let mut found = Vec::new();
    for (block, text) in report.blocks.iter().map(|block| block.text()).enumerate() {
        let characters: Vec<(usize, char)> = text.char_indices().collect();
        let byte = |index: usize| characters.get(index).map_or(text.len(), |&(byte, _)| byte);
        let mut brackets = None;
        let mut index = 0;
        while let Some(&(_, character)) = characters.get(index) {
            let (head, tail) = characters.split_at(index);
            if !may_start(character) {
                index += 1;
                continue;
            }
            let Some(figure) = figure(head, tail) else {
                // A number that is no figure is passed as a whole.
                let run = |part: fn(char) -> bool| tail.iter().take_while(|&&(_, c)| part(c)).count();
                index += run(|c| digit(c).is_some()).max(run(is_han_number)).max(1);
                continue;
            };
            let range = byte(index)..byte(index + figure.length);
            let after = characters.get(index + figure.length..).unwrap_or(&[]);
            let brackets = brackets.get_or_insert_with(|| Brackets::of(text));
            let quoted = brackets.around(range.start).map(|pair| (text.get(pair.clone()).unwrap_or(""), pair.end));
            let in_name = quoted.is_some_and(|(words, end)| is_name(words, text.get(range.end..end).unwrap_or("")))
                || figure.is_time && names_something(after);
            if !in_name {
                found.push(Extract::of(report, vec![report.span(block, range)]));
            }
            index += figure.length;
        }
    }
    found
}

/// A figure at the start of some text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Figure {
    /// Characters.
    length: usize,
    /// Whether it is a number of hours, minutes or seconds.
    is_time: bool,
}

fn may_start(character: char) -> bool {
    digit(character).is_some() || is_han_number(character) || is_sign(character) || character == '负'
}

fn is_sign(character: char) -> bool {
    matches!(character, '-' | '－' | '−' | '﹣' | '+' | '＋')
}

/// The figure at the start of `tail`, signs and ranges whole.
fn figure(head: &Characters, tail: &Characters) -> Option<Figure> {
    let (first, _) = tail.split_first()?;
    let before = head.last().map(|&(_, c)| c);
    if is_sign(first.1) || first.1 == '负' {
        // 增长-2.4%; the dash of 甲-12台, 1-2% or COVID-19 is no sign.
        let apart = before.is_none_or(|c| !c.is_ascii_alphanumeric() && digit(c).is_none() && !matches!(c, '%' | '％'));
        let amount = amount(&[], tail.get(1..)?).filter(|amount| apart && amount.takes_sign())?;
        return Some(Figure { length: amount.length + 1, is_time: false });
    }
    let one = measure(head, tail);
    // 20～30万元, 5%至8%, 二十至三十人: one figure, and the second number alone would be wrong.
    let first = one.map(|one| one.length).or_else(|| bare_number(head, tail));
    if let Some(first) = first
        && let Some(joint) = joint(tail.get(first..)?)
        && let Some(second) = measure(&[], tail.get(first + joint..)?)
        && (one.is_none_or(|one| one.unit == second.unit || second.unit.ends_with(one.unit)))
    {
        return Some(Figure { length: first + joint + second.length, is_time: second.is_time() });
    }
    one.map(|one| Figure { length: one.length, is_time: one.is_time() })
}

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Amount {
    length: usize,
    unit: &'static str,
}

impl Amount {
    fn takes_sign(&self) -> bool {
        matches!(self.unit, "%" | "‰" | "℃") || SIGNED.contains(&self.unit)
    }

    fn is_time(&self) -> bool {
        matches!(self.unit, "小时" | "个小时" | "分钟" | "秒")
    }
}

fn measure(head: &Characters, tail: &Characters) -> Option<Amount> {
    amount(head, tail).or_else(|| fraction(tail)).or_else(|| in_words(head, tail))
}

/// A mark or word that joins the ends of a range; a dash of two (——) parts sentences.
fn joint(tail: &Characters) -> Option<usize> {
    let mut marks = tail.iter().map(|&(_, c)| c);
    let dash = |c| matches!(c, '-' | '－' | '–' | '—' | '―' | '~' | '～' | '〜' | '至' | '到');
    (marks.next().is_some_and(dash) && !marks.next().is_some_and(|c| matches!(c, '—' | '―' | '-' | '至' | '到')))
        .then_some(1)
}

/// The digits at the start of `tail`, 1,200 and 12.5 whole; none where they are the end of something else.
fn number(head: &Characters, tail: &Characters) -> Option<usize> {
    let at = |index: usize| tail.get(index).map(|&(_, c)| c);
    let is_digit = |c: char| digit(c).is_some();
    let before = head.last().map(|&(_, c)| c);
    // 第12, PM2.5, 2024.5, 1/3, 21-30
    let belongs =
        |c: char| is_digit(c) || c.is_ascii_alphabetic() || is_sign(c) || matches!(c, '第' | '.' | '．' | '/');
    if !at(0).is_some_and(is_digit) || before.is_some_and(belongs) {
        return None;
    }
    let mut length = 0;
    while let Some(character) = at(length) {
        let inner = matches!(character, '.' | ',' | '．' | '，') && at(length + 1).is_some_and(is_digit);
        // 1，200 is a figure, 5，200 in a list is two; only three digits make a group.
        let group = character != '，'
            || (1..=3).all(|offset| at(length + offset).is_some_and(is_digit)) && !at(length + 4).is_some_and(is_digit);
        if !(is_digit(character) || (inner && group)) {
            break;
        }
        length += 1;
    }
    Some(length)
}

/// 1.3万亿斤, 12.5%: digits, multipliers, unit.
fn amount(head: &Characters, tail: &Characters) -> Option<Amount> {
    let digits = number(head, tail)?;
    let at = |index: usize| tail.get(index).map(|&(_, c)| c);
    let start = digits + usize::from(at(digits) == Some(' '));
    if let Some(unit) = match at(start) {
        Some('%' | '％') => Some("%"),
        Some('‰') => Some("‰"),
        Some('℃') => Some("℃"),
        _ => None,
    } {
        return Some(Amount { length: start + 1, unit });
    }
    let (scale, unit) = scaled_unit(tail.get(start..)?);
    let end = start + scale;
    let Some(unit) = unit else {
        let large = tail.get(start..end)?.iter().any(|&(_, c)| matches!(c, '万' | '亿'));
        return large.then_some(Amount { length: end, unit: "" });
    };
    // 5个, 3家: a count, hardly a figure; 7个方面 announces a list.
    if scale == 0 && digits == 1 && SINGLE.contains(&unit) {
        return None;
    }
    // 3.10种有色金属: the third item of a list, of ten kinds.
    let whole = tail.get(..digits)?.iter().all(|&(_, c)| !matches!(c, '.' | '．'));
    if scale == 0 && !whole && CLASSIFIERS.contains(&unit) {
        return None;
    }
    let length = end + unit.chars().count();
    Some(Amount { length: length + per(tail.get(length..)?), unit })
}

/// The length of a number without a unit, as a range starts: 20～30万元, 二十至三十人.
fn bare_number(head: &Characters, tail: &Characters) -> Option<usize> {
    let scale = |from: usize| tail.iter().skip(from).take_while(|&&(_, c)| is_scale(c)).count();
    number(head, tail).map(|digits| digits + scale(digits)).or_else(|| {
        let words = tail.iter().take_while(|&&(_, c)| is_han_number(c)).count();
        let starts = tail.first().is_some_and(|&(_, c)| han_digit(c).is_some() || c == '两');
        (starts && !head.last().is_some_and(|&(_, c)| c == '第' || is_han_number(c))).then_some(words)
    })
}

/// Characters of multipliers (万, 多亿) and the unit behind them. The unit is looked for first: 千 and 百 may belong to
/// it (千瓦时, 百分点).
fn scaled_unit(tail: &Characters) -> (usize, Option<&'static str>) {
    let mut scale = 0;
    loop {
        let rest = tail.get(scale..).unwrap_or(&[]);
        if let Some(unit) = unit(rest) {
            return (scale, Some(unit));
        }
        match rest.first() {
            Some(&(_, c)) if is_scale(c) => scale += 1,
            _ => return (scale, None),
        }
    }
}

fn is_scale(character: char) -> bool {
    matches!(character, '万' | '亿' | '千' | '百' | '多' | '余')
}

fn is_han_number(character: char) -> bool {
    han_digit(character).is_some() || is_scale(character) || character == '两'
}

/// The longest unit at the start of `tail`.
fn unit(tail: &Characters) -> Option<&'static str> {
    let units = MEASURES.iter().chain(CLASSIFIERS).copied();
    let unit = units.filter(|unit| starts_with(tail, unit)).max_by_key(|unit| unit.len())?;
    let other = |word: &&str| word.len() > unit.len() && starts_with(tail, word);
    (!NO_UNITS.iter().any(other)).then_some(unit)
}

/// The length of /立方米 after 微克.
fn per(tail: &Characters) -> usize {
    let Some((&(_, '/' | '／'), rest)) = tail.split_first() else { return 0 };
    unit(rest).map_or(0, |unit| 1 + unit.chars().count())
}

/// 四百六十户, 八十八万亩; a number in words needs a multiplier, as 一家 and 三项 are hardly figures.
fn in_words(head: &Characters, tail: &Characters) -> Option<Amount> {
    let first = tail.first().is_some_and(|&(_, c)| c != '零' && (han_digit(c).is_some() || c == '两'));
    if !first || head.last().is_some_and(|&(_, c)| c == '第' || c == '之' || is_han_number(c) || digit(c).is_some()) {
        return None;
    }
    let words = tail.iter().take_while(|&&(_, c)| han_digit(c).is_some() || c == '两').count();
    let mut length = words;
    let mut found = None;
    // As with digits the unit comes first: 五百千瓦 are five hundred kilowatts.
    while found.is_none() {
        let rest = tail.get(length..)?;
        found = unit(rest);
        if found.is_none() && !rest.first().is_some_and(|&(_, c)| is_han_number(c)) {
            break;
        }
        length += usize::from(found.is_none());
    }
    let unit = found?;
    let scaled = tail.get(..length)?.iter().any(|&(_, c)| matches!(c, '十' | '百' | '千' | '万' | '亿'));
    (length > 1 && scaled && !NOT_IN_WORDS.contains(&unit))
        .then(|| Amount { length: length + unit.chars().count(), unit })
}

/// 百分之十二点五, 三分之二.
fn fraction(tail: &Characters) -> Option<Amount> {
    let part = |c: char| han_digit(c).is_some() || matches!(c, '百' | '千' | '万');
    let below = tail.iter().take_while(|&&(_, c)| part(c)).count();
    let rest = tail.get(below..).filter(|rest| below > 0 && starts_with(rest, "分之"))?.get(2..)?;
    let above = rest.iter().take_while(|&&(_, c)| part(c) || c == '点' || digit(c).is_some() || c == '.').count();
    (above > 0).then_some(Amount { length: below + 2 + above, unit: "分之" })
}

/// Whether what stands in these marks (`words`, marks included) is a name and not said of an amount; `after` is what
/// follows the figure up to the closing mark, that included.
fn is_name(words: &str, after: &str) -> bool {
    /// Characters of a name with its marks, at most.
    const NAME: usize = 22;
    if words.starts_with(['《', '〈']) {
        return true;
    }
    let short = words.chars().nth(NAME).is_none() && !words.contains(['，', ',', '。', '；', '：', '、']);
    let bound = ["以上", "以下", "以内", "左右"].iter().any(|word| after.starts_with(word));
    words.starts_with(['“', '"', '‘', '「', '＂']) && short && !bound && after.chars().nth(1).is_some()
}

/// Whether a time is followed by the rest of a name: (15分钟)便民生活圈.
fn names_something(after: &Characters) -> bool {
    /// Characters between the time and the end of the name, at most.
    const REACH: usize = 10;
    let words: String = after
        .iter()
        .map(|&(_, c)| c)
        .take_while(|&c| c.is_alphabetic() && c != '的' && c != '内')
        .take(REACH)
        .collect();
    NAMED_AFTER_TIMES.iter().any(|end| words.contains(end))
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
    fn a_unit_comes_before_a_multiplier() {
        for (text, expected) in [
            ("用电4500亿千瓦时", "4500亿千瓦时"),
            ("发电3.2万兆瓦时", "3.2万兆瓦时"),
            ("种子500千克", "500千克"),
            ("提高2百分点", "2百分点"),
            ("提高12百分点", "12百分点"),
            ("装机60千瓦", "60千瓦"),
            ("装机五百千瓦", "五百千瓦"),
            ("护岸7千米", "7千米"),
            ("参加5千人", "5千人"),
            ("节约2千多万元", "2千多万元"),
            ("节能6.5万吨标准煤", "6.5万吨标准煤"),
            ("库容2亿立方米", "2亿立方米"),
            ("服务30万人次", "30万人次"),
            ("浓度为35微克/立方米", "35微克/立方米"),
            ("时限20个工作日", "20个工作日"),
            ("会商12部门", "12部门"),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_range_is_one_figure() {
        for (text, expected) in [
            ("补助20～30万元", "20～30万元"),
            ("产量12—15万吨", "12—15万吨"),
            ("产量12-15万吨", "12-15万吨"),
            ("增长5%至8%", "5%至8%"),
            ("增长5－8％", "5－8％"),
            ("每亩200到300元", "200到300元"),
            ("补助20万元至30万元", "20万元至30万元"),
            ("每组二十至三十人", "二十至三十人"),
            ("下降百分之五至百分之八", "百分之五至百分之八"),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
        assert_eq!(read("新建20公里——30座桥"), ["20公里", "30座"]);
        assert_eq!(read("用地3亩—5家"), ["3亩", "5家"]);
    }

    #[test]
    fn a_sign_belongs_to_its_figure() {
        for (text, expected) in [
            ("增长-1.5%", "-1.5%"),
            ("增长－0.8%", "－0.8%"),
            ("最低−3.2℃", "−3.2℃"),
            ("结余-3.2亿元", "-3.2亿元"),
            ("增速为负2.4%", "负2.4%"),
            ("增速+2.4%", "+2.4%"),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
        for text in ["编号甲-12台", "COVID-19例", "PM2.5吨", "1-5月"] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn a_number_in_a_name_is_no_figure() {
        for text in [
            "打造“24小时动态公安机关”",
            "建设15分钟便民生活圈",
            "落实24小时值班制度",
            "印发《促消费100条措施》",
            "实施“200人计划”",
            "引进2023项目",
            "2024市场",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
        assert_eq!(read("要求“投资200亿元，增长12%”，达到“30万元以上”"), ["200亿元", "12%", "30万元"]);
        assert_eq!(read("24小时内办结，安排48小时的培训"), ["24小时", "48小时"]);
        // The name has to follow at once.
        assert_eq!(read("15分钟的生活圈，30分钟，救援机制，45分钟内热线接通"), ["15分钟", "30分钟", "45分钟"]);
    }

    #[test]
    fn shares_in_words_are_whole() {
        assert_eq!(read("占三分之二，下降千分之三，达百分之十二点五"), ["三分之二", "千分之三", "百分之十二点五"]);
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
            "3.10种有色金属",
            "拨打12345市民热线",
            "二十个方面",
            "千家万户",
            "2021-2025年",
            "二十四届",
            "之三十人",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn digits_of_full_width_are_digits() {
        assert_eq!(
            read("增长１２．５％，新增３００公里，共１，２００人"),
            ["１２．５％", "３００公里", "１，２００人"]
        );
    }
}
