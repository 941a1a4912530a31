//! What a sentence tells by itself: nothing of the report, nothing without what stands before it, or only an attitude.

use crate::text::form::demand::{after_formula, asks};
use crate::text::ground::sentence::clauses;
use crate::text::lexicon::empty::{ATTITUDES, LEANING, LEANS_ON, PRAISE, SAID, WEIGHTY};
use crate::text::lexicon::roles::{DEEDS, DO};
use crate::text::lexicon::saying::DEMANDS;
use crate::text::pick::acts::is_other_business;

/// The presenter's and the reporter's own words, and what only says that something was said or done.
pub(super) fn is_empty(text: &str) -> bool {
    let start = text.trim_start_matches(['（', '(', '【']);
    ["记者", "本报记者", "编辑", "来源", "责任编辑", "图为", "通讯员", "编者按"]
        .iter()
        .any(|word| start.starts_with(word))
        || ["请予审议", "各位代表", "让我们"].iter().any(|words| text.contains(words))
        || text.ends_with(['？', '?'])
        || is_other_business(text)
        || announces_list(text)
        || is_arrangement(text)
}

/// Praise, and what leans on what stands before it.
pub(super) fn is_weak(text: &str) -> bool {
    let said = after_formula(text);
    leans(text)
        || leans(said)
        || ["上述", "这些问题", "这些措施", "这些成绩", "这次大会", "这次会议"].iter().any(|words| text.contains(words))
        || (!asks(text) && (praises(text) || tells_of_speech(text)))
}

/// Whether a sentence opens with what stands before it, perhaps behind a preposition: 对于这些现象, 从以上情况看.
fn leans(text: &str) -> bool {
    let object = LEANS_ON.iter().find_map(|preposition| text.strip_prefix(preposition));
    LEANING.iter().any(|opening| text.starts_with(opening))
        || object.is_some_and(|object| ["这", "此", "上述", "以上"].iter().any(|word| object.starts_with(word)))
}

/// Praise of what was said, and what it did to those who heard it: 具有重大指导意义.
fn praises(text: &str) -> bool {
    /// Characters between 具有 and 意义.
    const HOW: usize = 8;
    PRAISE.iter().any(|words| text.contains(words))
        || ["具有", "有着"].iter().any(|has| {
            text.split_once(has)
                .is_some_and(|(_, after)| after.split_once("意义").is_some_and(|(how, _)| how.chars().count() <= HOW))
        })
}

/// That something was said, read out, passed on or talked over, without a word of it: …提出工作要求, …作了题为《…》的
/// 讲话, …传达了全会精神.
fn tells_of_speech(text: &str) -> bool {
    let bare = text.trim_end_matches(['。', '；', '！', '，', ',', '：', ':']);
    let last = bare.rsplit(['，', ',']).next().unwrap_or(bare);
    let ends = |words: &[&str]| words.iter().any(|word| last.ends_with(word));
    let deed = DEEDS.iter().any(|(deed, _)| last.ends_with(deed)) || ends(&["介绍", "批示"]);
    ends(SAID)
        || last.contains("提出") && ends(DEMANDS)
        || deed && DO.iter().any(|verb| last.contains(verb))
        || last.contains("传达") && ends(&["精神", "讲话", "要求", "批示", "指示", "文件"])
        || last.contains("汇报") && ends(&["情况", "体会"])
        || last.contains("宣读") && text.chars().count() <= 60
}

/// How much of a sentence only asks for an attitude, 0 to 1: 要提高政治站位，高度重视，切实增强责任感.
pub(super) fn attitude(text: &str) -> f64 {
    let length = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).count();
    let of_attitude: usize = clauses(text, 0..text.len())
        .into_iter()
        .filter_map(|clause| text.get(clause))
        .filter(|clause| ATTITUDES.iter().any(|words| clause.contains(words)))
        .map(length)
        .sum();
    of_attitude as f64 / length(text).max(1) as f64
}

/// Whether a sentence says why its matter counts and asks for nothing: 供水是民生之本, 安全事关千家万户. What is asked for
/// stands behind it.
pub(super) fn says_why(text: &str) -> bool {
    let said = after_formula(text);
    !asks(text)
        && !said.contains(|c: char| c.is_ascii_digit())
        && WEIGHTY.iter().any(|verb| {
            said.split_once(verb).is_some_and(|(subject, _)| {
                subject.chars().count() >= 2 && !subject.ends_with(['一', '二', '三', '四', '五', '不', '还', '就'])
            })
        })
}

/// How and where the meeting was held: 会议以视频形式召开，各乡镇设分会场.
fn is_arrangement(text: &str) -> bool {
    ["分会场", "视频形式召开", "视频会议形式", "电视电话会议形式", "现场参观", "合影留念"]
        .iter()
        .any(|words| text.contains(words))
        && text.chars().count() <= 40
}

/// 要抓好以下六项工作。: the list says it.
fn announces_list(text: &str) -> bool {
    let next = ["以下", "如下", "下列"].iter().find_map(|word| text.split_once(word)).map(|(_, next)| next);
    next.is_some_and(|next| next.chars().count() <= 16)
}

/// Whether a sentence says what year or jubilee it is: 2024年是新中国成立75周年，是…的关键一年.
pub(super) fn is_occasion(text: &str) -> bool {
    text.split_once('是').is_some_and(|(_, what)| ["周年", "一年", "之年"].iter().any(|year| what.contains(year)))
}

/// Whether a sentence only tells what the meeting talked about, showed or found: 会议详细解读了条例, 会议通报了暗访情况,
/// 从汇报来看，大家态度端正.
pub(super) fn tells_of_talk(text: &str) -> bool {
    let meeting = ["会议", "会上", "大会"].iter().any(|subject| text.starts_with(subject));
    let verbs = ["解读了", "通报了", "分析了", "介绍了", "观看了", "剖析", "展示了", "播放了"];
    let finds = text.starts_with('从') && text.split(['，', ',']).next().is_some_and(|view| view.ends_with("来看"));
    !asks(text) && (finds || meeting && verbs.iter().any(|verb| text.contains(verb)))
}

/// Whether a sentence gives a day by which something is to be done: 6月底前, 年底之前.
pub(super) fn has_deadline(text: &str) -> bool {
    ["日前", "月底前", "年底前", "日之前", "月底之前", "年底之前", "年前", "汛前", "月前"].iter().any(|due| {
        text.match_indices(due).any(|(at, _)| {
            let before = text.get(..at).unwrap_or("");
            due.starts_with(['年', '汛'])
                || before.ends_with(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c))
        })
    })
}

/// Whether a sentence gives a figure with its unit: 压缩三成, 90%以上, 6月底前. The year that a report is about and the
/// number of a congress measure nothing.
pub(super) fn is_measured(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let from = rest.get(at..).unwrap_or("");
        let after = from.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        let digits = from.len() - after.len();
        let year = digits == 4 && after.starts_with(['年', '—', '-']);
        if !year && after.starts_with(|c: char| c.is_alphabetic() || matches!(c, '%' | '％' | '‰' | '℃')) {
            return true;
        }
        rest = after;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leans_praises_or_only_tells_that_somebody_spoke_is_weak() {
        for text in [
            "对于这些现象，决不能等闲视之。",
            "会议认为，这些成绩来之不易。",
            "讲话对全县水利工作具有重大指导意义。",
            "大家听后获益良多。",
            "江河清对春灌工作提出具体要求，",
            "县长江河清作工作部署。",
            "她简要传达了全省水利会议精神。",
            "会议期间，代表们将围绕春灌展开经验交流。",
            "县长江河清以《爱水》为题，汇报了学习体会。",
            "主要表现在：渠道通了，水也到了。",
        ] {
            assert!(is_weak(text), "{text}");
        }
        for text in [
            "对渠道要逐条清淤。",
            "从今年起新修水渠。",
            "要把具有指导意义的经验推广到各乡镇。",
            "会议决定新修水渠三百公里。",
        ] {
            assert!(!is_weak(text), "{text}");
        }
    }

    #[test]
    fn attitudes_are_told_from_what_is_to_be_done() {
        assert!(attitude("各乡镇要提高政治站位，高度重视春灌工作，切实增强责任感。") > 0.9);
        assert!(attitude("各乡镇要抓紧清淤，备足抢险物资。") < 0.1);
        assert!(attitude("各乡镇要高度重视，四月底前完成渠道清淤，逐村检修机井。") < 0.5);
        assert_eq!(attitude(""), 0.0);
    }

    #[test]
    fn talk_is_told_from_deadlines() {
        assert!(tells_of_talk("会议详细解读了《青禾县节水条例》的起草背景。"));
        assert!(tells_of_talk("从各乡镇的汇报来看，大家态度端正。"));
        assert!(!tells_of_talk("会议通报了漏水情况，要求限期修复，各乡镇要立即动手。"));
        for text in ["6月底前修完。", "各乡镇5月1日前签订责任书。", "年底前全部通水。", "汛前完工。"]
        {
            assert!(has_deadline(text), "{text}");
        }
        for text in ["日前，会议召开。", "前来参加会议。", ""] {
            assert!(!has_deadline(text), "{text}");
        }
    }

    #[test]
    fn the_year_is_an_occasion_and_nothing_to_do() {
        assert!(is_occasion("2024年是青禾建县75周年，是实现规划目标的关键一年。"));
        assert!(is_occasion("今年是攻坚之年。"));
        assert!(!is_occasion("一年内修渠三百公里，是今年的任务。"));
    }

    #[test]
    fn figures_are_what_can_be_checked() {
        for text in ["新修水渠300公里。", "6月底前完工。", "节水10%以上。", "2024年节水3.5万立方米。"]
        {
            assert!(is_measured(text), "{text}");
        }
        for text in ["2024年要抓紧修渠。", "抓紧修渠。", "2021-2025年规划", ""] {
            assert!(!is_measured(text), "{text}");
        }
    }

    #[test]
    fn why_a_matter_counts_is_no_demand() {
        for text in ["会议指出，供水是最大的民生。", "水库安全事关千家万户。"] {
            assert!(says_why(text), "{text}");
        }
        for text in ["供水是民生大事，要抓紧修渠。", "一是修渠。", "新增灌溉面积是去年的3倍。"]
        {
            assert!(!says_why(text), "{text}");
        }
    }
}
