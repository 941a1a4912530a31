//! Keywords: a fixture of our own for each rule.

mod common;

use jiyao::dict::Terms;
use jiyao::text::pick::keywords::rank;
use jiyao::text::{Report, Segmenter, keywords};

fn words(text: &str, limit: usize) -> Vec<String> {
    let report = common::report(text);
    let found = keywords(text, &common::segmenter(&report), common::terms(), limit);
    found.into_iter().map(|keyword| keyword.text).collect()
}

const DISTRICT: &str = "3月5日，青禾县召开水利建设推进会，部署重点工作。\n\
    会议指出，要推进农业水价综合改革，把农业水价综合改革抓到底，深化农业水价综合改革。\n\
    会议强调，要深入学习贯彻党的二十大精神，认真贯彻落实党中央决策部署，全面提升乡村治理水平。\
    要加强山洪灾害监测预警，健全山洪灾害监测预警体系，确保人民群众生命安全。\n\
    县长江河清主持会议并讲话。江河清强调，江河清要带头。";

#[test]
fn terms_are_complete() {
    let found = words(DISTRICT, 10);
    assert!(found.iter().any(|term| term == "农业水价综合改革"), "{found:?}");
    assert!(
        !found.iter().any(|term| ["水价", "农业水价", "综合改革"].contains(&term.as_str())),
        "fragments: {found:?}"
    );
}

#[test]
fn boilerplate_and_names_of_persons_are_none() {
    let report = common::report(DISTRICT);
    let found = rank(&report, &common::segmenter(&report), common::terms(), &[], &["江河清"], 20);
    for keyword in &found {
        assert!(!keyword.text.contains("江河清"), "{}", keyword.text);
        for formula in ["会议", "党的二十大精神", "决策部署", "人民群众", "党中央"] {
            assert_ne!(keyword.text, formula);
        }
    }
    let names = words(DISTRICT, 20);
    assert!(!names.iter().any(|term| term.contains("江河清")), "a post tells the name: {names:?}");
}

#[test]
fn a_term_of_the_list_stays_whole_across_quotes_and_function_words() {
    let found = words("会议要求，确保核与辐射安全。要深化“放管服”改革，落实“四下基层”制度。要确保核与辐射安全。", 10);
    for term in ["核与辐射安全", "“放管服”改革", "四下基层"] {
        assert!(found.iter().any(|text| text == term), "{term} is not in {found:?}");
    }
}

#[test]
fn laws_are_terms_without_the_state_before_them() {
    // No phrase would hold the verbs in them.
    for law in ["进出渔港管理条例", "预防渔船碰撞法"] {
        let text = format!("会议审议通过《中华人民共和国{law}（草案）》，讨论《关于加强渔港管理的意见》。");
        let found = words(&text, 10);
        assert!(found.iter().any(|text| text == law), "{law} is not in {found:?}");
    }
}

#[test]
fn the_list_says_nothing_twice() {
    let found = words(
        "要推进绿色矿山建设，建设绿色矿山。绿色矿山建设要抓紧。要做好绿色矿山建设规划。要推进绿色矿山建设，加强渔港管理。",
        10,
    );
    assert!(found.iter().any(|text| text.contains("绿色矿山")), "{found:?}");
    for (a, b) in [("绿色矿山建设", "建设绿色矿山"), ("绿色矿山", "绿色矿山建设")] {
        assert!(!(found.iter().any(|text| text == a) && found.iter().any(|text| text == b)), "{found:?}");
    }
}

#[test]
fn terms_of_the_site_join_the_list() {
    let text = "会议研究了三库一平台的建设。会议要求，三库一平台要早日运行。";
    let report = common::report(text);
    let segmenter = common::segmenter(&report);
    let terms = Terms::new(["三库一平台".to_owned()]);
    let with = keywords(text, &segmenter, &terms, 5);
    assert_eq!(with.first().map(|keyword| keyword.text.as_str()), Some("三库一平台"));
    assert!(!words(text, 5).contains(&"三库一平台".to_owned()));
}

#[test]
fn every_occurrence_is_there_in_half_and_full_width_with_its_weight() {
    let report = common::report("会议部署ＡＩ＋制造专项行动。AI+制造专项行动由工信局牵头。\n要推进AI+制造专项行动。");
    let terms = Terms::new(["AI+制造".to_owned()]);
    let found = rank(&report, &common::segmenter(&report), &terms, &[], &[], 5);
    let keyword = found.iter().find(|keyword| keyword.text.ends_with("制造") || keyword.text.ends_with("行动"));
    let keyword = keyword.expect("the term");
    assert_eq!((keyword.count, keyword.spans.len()), (3, 3), "{keyword:?}");
    assert!(found.windows(2).all(|pair| pair[0].weight >= pair[1].weight));
    assert!(found.iter().all(|keyword| keyword.weight > 0.0 && keyword.weight <= 1.0));
}

#[test]
fn a_line_of_plain_text_is_a_block_empty_ones_counted() {
    let text = "\n会议部署渔港经济区建设。\n\n要建设好渔港经济区。";
    let report = common::report(text);
    let found = keywords(text, &common::segmenter(&report), common::terms(), 3);
    let blocks: Vec<usize> = found.first().expect("a keyword").spans.iter().map(|span| span.block).collect();
    assert_eq!(blocks, [1, 3]);
}

#[test]
fn nothing_gives_nothing() {
    let segmenter = Segmenter::for_text(common::dictionary(), "");
    assert!(keywords("", &segmenter, common::terms(), 10).is_empty());
    let report = Report::new(None, ["会议部署渔港经济区建设。".to_owned()]);
    assert!(rank(&report, &common::segmenter(&report), common::terms(), &[], &[], 0).is_empty());
}
