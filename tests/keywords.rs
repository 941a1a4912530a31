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
fn a_term_with_a_light_noun_says_no_more_than_the_term() {
    let found = words(
        "会议研究渔港体制改革。渔港体制改革要稳步推进，渔港体制改革要算好账。会议指出，体制改革工作时间紧，要做好体制改革工作。\
         会议在江西省南昌市举行，通过《2025年度渔港管理计划》。",
        10,
    );
    assert!(found.iter().any(|term| term == "渔港体制改革"), "{found:?}");
    for none in ["体制改革工作", "体制改革工作时间", "江西省南昌市", "度渔港管理计划"] {
        assert!(!found.iter().any(|term| term == none), "{none}: {found:?}");
    }
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

#[test]
fn the_name_of_a_body_is_whole() {
    let found = words(
        "3月5日，全县参事室文史研究馆工作会议举行。会议要求，参事室文史研究馆要抓好馆藏整理。\n\
         参事室文史研究馆事业发展要开新局，参事室文史研究馆要加强作风建设。市委第三巡察组到会指导，市委第三巡察组提出要求。",
        10,
    );
    assert!(found.iter().any(|term| term.ends_with("参事室文史研究馆")), "{found:?}");
    assert!(found.iter().any(|term| term == "市委第三巡察组"), "{found:?}");
    for piece in ["参事室文史", "馆事业发展", "馆事业", "研究馆", "巡察组"] {
        assert!(!found.iter().any(|term| term == piece), "{piece} in {found:?}");
    }
}

#[test]
fn a_report_of_two_sentences_has_its_meeting_for_a_keyword() {
    let text = "12月20日，县政协党组召开会议，传达学习县委农村工作会议精神。会议指出，县委农村工作会议意义重大。";
    let found = words(text, 10);
    assert!(found.iter().any(|term| term == "县委农村工作会议"), "{found:?}");
    let found = words("3月5日，县长办公会议召开，听取渔港建设汇报。全体会议要求抓好落实。", 10);
    assert!(found.iter().any(|term| term == "县长办公会议"), "{found:?}");
    assert!(!found.iter().any(|term| term == "全体会议"), "says nothing of which: {found:?}");
}

#[test]
fn a_name_after_a_post_is_no_part_of_a_term() {
    let found = words(
        "受县委书记潘朝阳委托，派驻纪检组组长陈友根出席。派驻纪检组组长陈友根强调，要抓好渔港安全。渔港安全责任重大。",
        10,
    );
    for name in ["朝阳", "陈友根", "友根"] {
        assert!(!found.iter().any(|term| term.contains(name)), "{found:?}");
    }
    assert!(found.iter().any(|term| term == "渔港安全"), "{found:?}");
}

#[test]
fn pieces_of_sentences_are_none() {
    let found = words(
        "会议指出，全县渔政机关紧紧围绕目标，全县渔政机关紧紧围绕任务，强力冲刺攻坚行动，深入推进禁渔期管理。\
         渔业要带头，渔业要带头。2017年厅系统渔政工作要抓好2017年厅系统渔政工作。5月份渔业经济平稳。\
         渔业用电可达近5万千瓦时，年发电量可达近3万千瓦时，年发电量可达近4万千瓦时。",
        10,
    );
    for piece in ["紧紧围绕", "强力", "带头", "年厅", "月份", "深入", "可达近"] {
        assert!(!found.iter().any(|term| term.contains(piece)), "{piece} in {found:?}");
    }
}

#[test]
fn what_stands_once_with_a_verb_in_it_is_none() {
    let found = words(
        "各镇渔政要抓好渔港建设。会议指出，全县高度重视渔港建设，渔港建设要快。部分渔港淤泥未清，冷库存鱼增多，渔民修船缺钱。出席会议的有各镇镇长，出席会议的要带头。",
        10,
    );
    for piece in ["未", "增多", "缺钱", "出席", "各镇", "重视"] {
        assert!(!found.iter().any(|term| term.contains(piece)), "{piece} in {found:?}");
    }
    assert!(found.iter().any(|term| term == "渔港建设"), "{found:?}");
}

#[test]
fn what_is_counted_is_no_topic() {
    for (text, none) in [
        ("县里7000台采棉机作业在即，要抓好渔港建设。", "采棉机作业"),
        ("20多位年轻人研发的渔船远销外地，要抓好渔港建设。", "年轻人研发"),
    ] {
        let found = words(text, 10);
        assert!(!found.iter().any(|term| term.contains(none)), "{none}: {found:?}");
    }
}

#[test]
fn a_term_between_a_policy_verb_and_a_light_noun_may_end_with_a_verb() {
    let found = words("会议要求，要加大助渔帮扶力度，抓好渔港建设。", 10);
    assert!(found.iter().any(|term| term == "助渔帮扶"), "{found:?}");
}

#[test]
fn the_plan_that_is_cited_and_an_attitude_are_none() {
    let found = words(
        "“十五五”规划纲要提出，建设渔港经济区。要激励干部担当作为，落实整治形式主义为基层减负要求，铭记历史，奋进新征程。截至目前，渔港建设顺利。",
        20,
    );
    for none in ["规划纲要", "担当作为", "征程", "截至", "铭记"] {
        assert!(!found.iter().any(|term| term.contains(none)), "{none}: {found:?}");
    }
    assert!(!found.iter().any(|term| term.starts_with("为基层")), "{found:?}");
}

#[test]
fn a_place_starts_another_name() {
    let found = words("渔船广西船厂合作，渔船广西船厂合作。要抓好渔船更新。", 20);
    assert!(!found.iter().any(|term| term.contains("渔船广西")), "{found:?}");
}

#[test]
fn titles_are_whole_or_none() {
    let found = words(
        "会议学习《机关厉行节约反对浪费条例》，林小满以《守初心，真抓实干助推渔港振兴》为题汇报体会，\
         白露以《正确处理渔业发展若干关系》为题汇报体会。",
        10,
    );
    assert!(found.iter().any(|term| term == "机关厉行节约反对浪费条例"), "{found:?}");
    for piece in ["浪费条例", "机关厉行节约", "为题", "真抓实干", "若干关系", "助推"] {
        assert!(!found.iter().any(|term| term != "机关厉行节约反对浪费条例" && term.contains(piece)), "{found:?}");
    }
    let found = words("会议审议《关于加强深水渔港建设的意见》，审议《2021-2025年渔船更新方案》。", 10);
    assert!(found.iter().any(|term| term == "深水渔港建设"), "a sentence in 《》 holds terms: {found:?}");
    assert!(found.iter().any(|term| term == "渔船更新方案"), "{found:?}");
}

#[test]
fn datelines_and_credits_are_none() {
    let found = words(
        "江城新闻网讯（记者 林小满）3月5日，县里研究渔港经济。会议强调，渔港经济要抓出实效。（本报记者 白露）",
        10,
    );
    for piece in ["新闻网", "记者", "讯"] {
        assert!(!found.iter().any(|term| term.contains(piece)), "{found:?}");
    }
    assert!(found.iter().any(|term| term == "渔港经济"), "{found:?}");
}

#[test]
fn quotations_are_whole_with_what_they_belong_to() {
    let found = words("县里要打好双“三号工程”，推进双“三号工程”。要落实“两张清单”，开展“回头看”，抓好“两张清单”。", 10);
    for term in ["“两张清单”", "两张清单"] {
        if found.iter().any(|found| found == term) {
            return assert!(found.iter().any(|term| term.contains("三号工程") && !term.starts_with('”')), "{found:?}");
        }
    }
    panic!("{found:?}");
}

#[test]
fn a_word_and_its_light_noun_are_one_term_where_they_stand_together() {
    let found =
        words("会议部署信访工作。要抓好信访工作，做细信访工作，把信访工作抓实。渔港建设工作要抓紧，渔港建设要快。", 10);
    assert!(found.iter().any(|term| term == "信访工作"), "{found:?}");
    assert!(found.iter().any(|term| term == "渔港建设"), "{found:?}");
    assert!(!found.iter().any(|term| term == "信访" || term == "渔港建设工作"), "{found:?}");
}

#[test]
fn what_a_report_says_most_is_among_the_first_ten_however_short() {
    let topics = [
        "渔港建设",
        "渔船更新",
        "海洋牧场",
        "深远海养殖",
        "水产种业",
        "冷链物流",
        "禁渔期管理",
        "渔民培训",
        "增殖放流",
        "休闲渔业",
        "水产加工",
    ];
    let mut text = String::from("3月5日，代表团访问克罗地亚，与克罗地亚渔业协会会谈。\n");
    for topic in topics {
        text.push_str(&format!("要推进{topic}，抓好{topic}，与克罗地亚加强合作。\n"));
    }
    let found = words(&text, 10);
    assert!(found.iter().any(|term| term.contains("克罗地亚")), "{found:?}");
}

#[test]
fn a_short_report_has_eight_where_it_has_them() {
    let text = "会议强调，要抓好渔港建设，抓好渔港建设，把渔港建设抓紧，渔港建设要快，渔港建设要好。\
                要推进渔船更新、海洋牧场、水产种业、冷链物流、渔民培训、渔港安全、水产加工。";
    assert!(words(text, 10).len() >= 8, "{:?}", words(text, 10));
}

#[test]
fn no_report_changes_the_weights_of_another() {
    // Quotation marks part characters in the text that are one word in the term: an earlier text may have made it known.
    let reports: Vec<String> = ["渔“港”", "“渔”港", "渔港", "渔　港"]
        .iter()
        .flat_map(|port| ["工程", "养护", "安全"].map(|noun| (port, noun)))
        .map(|(port, noun)| {
            format!("会议要求，推进{port}{noun}建设，加强{port}{noun}建设，{port}{noun}要抓好。推进海洋牧场建设。")
        })
        .collect();
    let terms = common::terms();
    let alone: Vec<_> = reports
        .iter()
        .map(|text| keywords(text, &Segmenter::for_text(common::dictionary(), text), terms, 20))
        .collect();
    assert!(alone.iter().flatten().any(|keyword| keyword.text.contains("渔“港”")), "{alone:?}");
    for order in 0..reports.len() {
        let mut segmenter = Segmenter::new(common::dictionary());
        for step in 0..reports.len() {
            // Forwards and backwards from every report on.
            let at = if order % 2 == 0 { order + step } else { order + reports.len() - step } % reports.len();
            segmenter.cover(common::dictionary(), &reports[at]);
            assert_eq!(keywords(&reports[at], &segmenter, terms, 20), alone[at], "{}", reports[at]);
        }
    }
}
