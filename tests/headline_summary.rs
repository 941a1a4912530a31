//! Headline and summary: a fixture of our own for each rule.

mod common;

use jiyao::text::{DigestOptions, Report, Span, SummaryLength, summarize};

fn headline(text: &str) -> String {
    common::digest_of(&common::report(text), &DigestOptions::default()).headline.text
}

#[test]
fn a_headline_goes_in_the_reports_order() {
    // Who presided stands before what was done, which has been taken already.
    let text = "全县治水工作推进大会5日在青禾召开。\n县水务局副局长沈青禾主持召开专题会议，研究小型水库安全度汛工作。\n会议要求抓好落实。";
    let report = common::report(text);
    let digest = common::digest_of(&report, &DigestOptions::default());
    assert_eq!(common::kept::broken(&report, &digest), None);
    assert_eq!(digest.headline.text, "全县治水工作推进大会在青禾召开，研究小型水库安全度汛工作");
}

#[test]
fn a_headline_leaves_out_dateline_time_posts_and_notes() {
    assert_eq!(
        headline(
            "央视网消息（新闻联播）：青禾县水利局3月5日上午在县城召开水利建设推进会（以下简称“推进会”），部署今年春修工程。"
        ),
        "青禾县水利局在县城召开水利建设推进会，部署今年春修工程"
    );
    assert_eq!(
        headline("新华社青禾3月5日电（记者李文）县委副书记、县长江河清主持召开县政府常务会议，审议防汛预案。"),
        "江河清主持召开县政府常务会议，审议防汛预案"
    );
    assert_eq!(headline("近日，全县春耕备耕有序展开，各项农资储备充足。"), "全县春耕备耕有序展开，各项农资储备充足");
}

#[test]
fn a_headline_starts_after_a_dateline_in_the_middle() {
    let run_together = "江河清主持召开县政府常务会议审议防汛预案《青禾县防汛办法》新华社青禾3月5日电 县长江河清主持召开县政府常务会议，审议防汛预案。";
    assert_eq!(headline(run_together), "江河清主持召开县政府常务会议，审议防汛预案");
}

#[test]
fn a_headline_keeps_next_to_the_speaker_what_was_said() {
    let text = "水利厅发表声明表示，坚决反对占用河道，认为此举违反规定，影响行洪安全。";
    assert_eq!(headline(text), "水利厅发表声明表示，坚决反对占用河道");
}

#[test]
fn a_demand_that_is_a_noun_says_nothing_of_who_speaks() {
    let text = "县委全会强调，修渠引水是兴县的必然要求，并对加快水网建设作出部署。";
    assert_eq!(headline(text), "修渠引水是兴县的必然要求，并对加快水网建设作出部署");
}

#[test]
fn a_headline_leaves_out_the_occasion_unless_it_is_short() {
    let long = "春灌在即，为确保用水，县水利局日前印发《青禾县春灌用水管理办法》，明确各乡镇责任。";
    assert_eq!(headline(long), "县水利局印发《青禾县春灌用水管理办法》，明确各乡镇责任");
    assert_eq!(headline("春灌在即，各地水库开始放水。"), "春灌在即，各地水库开始放水");
}

#[test]
fn a_headline_says_who_presided_where_there_is_room() {
    let text = "青禾县委6月30日召开会议，审议《青禾县城市更新条例》。县委书记江河清主持会议。";
    assert_eq!(headline(text), "青禾县委召开会议，审议《青禾县城市更新条例》。县委书记江河清主持会议");
}

#[test]
fn a_headline_tells_of_nobody_alone_what_several_did() {
    let text = "3月5日，青禾县召开水利工作会议。会上，县纪委书记王大川及县长江河清分别作重要讲话。";
    assert_eq!(headline(text), "青禾县召开水利工作会议。县纪委书记王大川及县长江河清分别作重要讲话");
    let long = "3月5日，青禾县召开水利工作会议。会上，青禾县纪律检查委员会第三派驻纪检监察组组长王大川及中共青禾县委书记、县人大常委会主任江河清分别作重要讲话。";
    assert_eq!(headline(long), "青禾县召开水利工作会议");
}

#[test]
fn a_headline_keeps_what_leans_with_what_it_leans_on() {
    let text = "县长江河清3月5日主持召开县政府常务会议，部署加力支持春灌的一揽子政策和全县机井检修、渠道清淤、水库除险加固等各项工作措施，拓展水源，决定设立水利基金。";
    assert_eq!(headline(text), "江河清主持召开县政府常务会议，决定设立水利基金");
    let text = "省长江河清3月5日主持召开省政府常务会议，审议通过《关于节水的意见》，讨论并原则通过《青禾省水法（修订草案）》，决定将草案提请省人大常委会审议。";
    let found = headline(text);
    assert!(!found.contains("决定将草案") || found.contains("水法"), "{found}");
}

#[test]
fn a_headline_makes_no_result_of_an_aim() {
    let text = "县水利局发布《青禾县水情》白皮书，旨在全面说明全县水源水质水量和工程建设的现状，增进群众对节水的了解。";
    assert_eq!(headline(text), "县水利局发布《青禾县水情》白皮书");
}

#[test]
fn a_headline_makes_no_fact_of_a_claim() {
    let text = "东山国防部2日称，东山军队在边境击落十架无人机。青禾军方2日称，击退了东山军队的进攻。";
    assert!(headline(text).starts_with("东山国防部2日称"), "{}", headline(text));
}

#[test]
fn a_headline_takes_the_decisions_of_the_next_sentence() {
    let text = "青禾县在县城召开水利工作会议。会议以上级精神为指导，总结去年工作，部署今年春修工程。";
    assert_eq!(headline(text), "青禾县在县城召开水利工作会议，总结去年工作，部署今年春修工程");
}

#[test]
fn a_headline_keeps_its_limit_and_cuts_between_documents() {
    let text = "青禾县政府召开常务会议，审议通过《青禾县渔港经济区建设管理办法》《青禾县农村供水工程维修养护办法》《青禾县公共停车场建设管理办法》。";
    for limit in [0, 5, 20, 40, 60] {
        let options = DigestOptions { headline: limit, ..DigestOptions::default() };
        let line = common::digest_of(&common::report(text), &options).headline.text;
        assert!(line.chars().count() <= limit, "{limit}: {line}");
    }
    assert!(headline(text).ends_with('》'), "{}", headline(text));
}

#[test]
fn a_headline_passes_over_background_and_the_page() {
    let text = "某县政务网\n发布时间:2024年3月5日\n111\n一年之计在于春。\n各地抓紧修复水毁工程，确保春灌用水。";
    assert_eq!(headline(text), "各地抓紧修复水毁工程，确保春灌用水");
}

#[test]
fn a_headline_of_a_divided_report_is_its_headings() {
    let text = "入春以来，全省各地加快修渠引水。\n青禾县：修渠引水保春灌\n青禾县新修水渠二十公里。\n\
        东山县：植树造林护水源\n东山县今年造林三万亩。";
    assert_eq!(headline(text), "青禾县：修渠引水保春灌。东山县：植树造林护水源");
    let numbered = "各地加快修渠引水，春灌进展顺利。\n一、去年水利工作回顾\n新修水渠二十公里。\n二、今年水利工作安排\n造林三万亩。";
    assert_eq!(headline(numbered), "各地加快修渠引水，春灌进展顺利");
}

#[test]
fn a_headline_of_a_work_report_is_its_targets() {
    let text = "各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n过去一年，极不平凡。\n\
        建议今年全县主要预期目标是：粮食产量三十万吨以上，新增就业六千人，农村居民收入与经济增长同步。";
    assert_eq!(headline(text), "全县主要预期目标是：粮食产量三十万吨以上，新增就业六千人，农村居民收入与经济增长同步");
}

#[test]
fn a_headline_says_how_a_speech_was_received() {
    let text = "江河清书记3月5日在全县水利大会上发表讲话强调，要修好每一条水渠。讲话在全县干部群众中引发热烈反响。大家表示，要抓好落实。";
    assert_eq!(headline(text), "江河清书记在全县水利大会上发表讲话。讲话在全县干部群众中引发热烈反响");
}

#[test]
fn a_headline_leaves_out_where_somebody_met_somebody() {
    assert_eq!(headline("江河清3月5日在人民大会堂会见了青禾县水利代表团。"), "江河清会见青禾县水利代表团");
    assert_eq!(headline("青禾县水利工作会议3月5日在京召开。"), "青禾县水利工作会议在京召开");
}

const MEETING: &str = "青禾县3月5日召开水利工作会议，总结去年工作，部署今年任务。\n\
    县委书记江河清出席会议并讲话，副县长周望山主持会议，各乡镇负责同志参加会议。\n\
    333\n\
    会议以习近平新时代中国特色社会主义思想为指导，全面贯彻落实党的二十大精神。\n\
    会议指出，去年全县完成水利投资三亿元，新建改建堤防二十公里，群众饮水条件明显改善。全县没有发生重大水旱灾害。\n\
    会议强调，要加快农村供水工程建设，让乡亲们早日用上放心水。要完善工程管护机制，做到有人管、有钱修。\n\
    会议要求，抓好三项重点任务。一是抢修水毁工程。汛前全部完工。二是加强山洪灾害防治。预警信息要到户到人。三是推进节水改造。十万亩农田要用上滴灌。";

fn summary(length: SummaryLength) -> Vec<String> {
    let options = DigestOptions { summary: length, ..DigestOptions::default() };
    common::digest_of(&common::report(MEETING), &options).summary.into_iter().map(|extract| extract.text).collect()
}

#[test]
fn a_summary_has_no_attendance_no_placeholder_no_formula() {
    let all = summary(SummaryLength::Sentences(6)).join("\n");
    for passage in ["出席会议", "参加会议", "333", "为指导"] {
        assert!(!all.contains(passage), "{passage} in {all}");
    }
}

#[test]
fn a_summary_covers_the_sections_and_tells_a_list_whole() {
    let all = summary(SummaryLength::Sentences(6));
    assert!(all.iter().any(|text| text.contains("农村供水工程")), "{all:?}");
    let headings = ["抢修水毁工程", "加强山洪灾害防治", "推进节水改造"];
    assert!(all.iter().any(|text| headings.iter().all(|heading| text.contains(heading))), "{all:?}");
}

#[test]
fn the_number_of_sentences_is_kept() {
    for number in 0..8 {
        assert_eq!(summary(SummaryLength::Sentences(number)).len(), number);
    }
}

/// Sentences of seventy characters about different things, each a paragraph.
fn long_demands() -> String {
    let matters = [
        "渠道清淤|把主干渠道和田间毛渠全部疏通一遍，损坏的闸门更换到位，渗漏的渠段用混凝土重新衬砌，让上游来水顺畅流到下游每一块地头，不留断头渠",
        "水库除险|对病险水库逐座会诊，列出大坝、溢洪道和放水涵洞的毛病，请专家开出方子，施工队伍汛前进场，雨季到来之前具备挡水过水条件，安全度汛",
        "机井检修|请维修师傅逐村逐井查看水泵、电缆和配电箱，能修的当场修好，不能修的登记造册统一更换，农民浇地时拧开阀门就有水，合上电闸就能转",
        "用水协会|鼓励农户自愿入会，推选会长和管水员，公开水价和水量，按亩收费改成按方收费，节省下来的水费返还会员，用水纠纷在会里商量解决",
        "山洪预警|在沟口村头安装雨量计和水位计，数据接到乡镇值班室，喇叭和铜锣同时备着，转移路线画在墙上，老人孩子由专人负责，夜里也要叫得醒",
        "农村饮水|把城里的自来水管网向近郊村庄延伸，偏远山村改造净水设备，水质每季度化验并贴出来，水压不足的地方加装泵站，让群众喝得放心用得方便",
    ];
    let paragraph = |(number, matter): (usize, &str)| {
        let (name, what) = matter.split_once('|').unwrap_or((matter, ""));
        format!("江河清第{}次说到{name}时强调，要{what}。", number + 1)
    };
    let paragraphs: Vec<String> = matters.into_iter().enumerate().map(paragraph).collect();
    format!("青禾县召开水利工作会议，县长江河清讲话。\n{}\n{}", paragraphs.join("\n"), "会场内外气氛热烈。".repeat(40))
}

#[test]
fn a_summary_of_long_sentences_ends_where_half_a_minute_ends() {
    let report = common::report(&long_demands());
    let of = |number| {
        let options = DigestOptions { summary: SummaryLength::Sentences(number), ..DigestOptions::default() };
        common::digest_of(&report, &options).summary
    };
    let five = of(5);
    let length: usize = five.iter().map(|line| line.text.chars().count()).sum();
    assert!(five.len() == 4 && length < 360, "{} lines of {length} characters", five.len());
    assert!(of(6).len() == 6, "who asks for more than the usual length gets it");
}

#[test]
fn every_matter_of_the_agenda_has_its_line_before_half_a_minute_ends() {
    let matters = long_demands();
    let matters = matters.lines().skip(1).filter_map(|line| line.split_once("，要"));
    let formulas = ["会议指出", "会议强调", "会议要求", "会议认为", "会议提出"];
    let paragraphs: Vec<String> =
        formulas.iter().zip(matters).map(|(formula, (_, demand))| format!("{formula}，要{demand}")).collect();
    let opening = "3月5日，青禾县召开水利工作会议，县长江河清讲话。";
    let text = format!("{opening}\n{}\n{}", paragraphs.join("\n"), "会场内外气氛热烈。".repeat(60));
    let lines = common::digest_of(&common::report(&text), &DigestOptions::default()).summary;
    let sections: std::collections::BTreeSet<Option<usize>> = lines.iter().map(|line| line.from.section).collect();
    assert_eq!(sections.len(), 5, "{lines:?}");
}

#[test]
fn characters_and_ratio_are_kept_within_a_tenth() {
    for target in [60, 80, 100, 120, 150, 180] {
        let length: usize = summary(SummaryLength::Chars(target)).iter().map(|text| text.chars().count()).sum();
        assert!(length.abs_diff(target) * 10 <= target, "{length} for {target}");
    }
    let whole: usize = summary(SummaryLength::Ratio(1.0)).iter().map(|text| text.chars().count()).sum();
    let half: usize = summary(SummaryLength::Ratio(0.5)).iter().map(|text| text.chars().count()).sum();
    assert!((half * 2).abs_diff(whole) * 10 <= whole, "{half} of {whole}");
    for odd in [f64::NAN, -1.0, 0.0] {
        assert!(summary(SummaryLength::Ratio(odd)).is_empty());
    }
}

#[test]
fn a_short_report_gives_itself_and_says_so() {
    let text = "青禾县召开水利工作会议。要抓紧修复水毁工程，确保汛前完工。各乡镇要管好渠道，用好每一方水。";
    let report = common::report(text);
    let digest = common::digest_of(&report, &DigestOptions::default());
    let texts: Vec<&str> = digest.summary.iter().map(|extract| extract.text.as_str()).collect();
    assert_eq!(texts.concat(), text, "{texts:?}");
    assert!(digest.warnings.iter().any(|warning| warning.code == "too-short"));
    let long = common::digest_of(&common::report(MEETING), &DigestOptions::default());
    assert!(!long.warnings.iter().any(|warning| warning.code == "too-short"));
}

#[test]
fn nothing_is_said_twice() {
    let line = "会议强调，要加快农村供水工程建设，让乡亲们早日用上放心水。\n";
    let text = format!("{}{MEETING}\n{}", line.repeat(2), line.repeat(3));
    let report = Report::new(None, text.lines().map(str::to_owned));
    let options = DigestOptions { summary: SummaryLength::Sentences(6), ..DigestOptions::default() };
    let summary = common::digest_of(&report, &options).summary;
    let times = summary.iter().filter(|extract| extract.text.contains("早日用上放心水")).count();
    assert!(times <= 1, "{summary:?}");
}

#[test]
fn plain_text_is_summarised_by_lines() {
    let report = common::report(MEETING);
    let extracts = summarize(MEETING, &common::segmenter(&report), common::terms(), SummaryLength::Sentences(3));
    assert_eq!(extracts.len(), 3);
    let lines: Vec<&str> = MEETING.split('\n').collect();
    for extract in &extracts {
        let slice = |span: &Span| {
            let words: Vec<u16> = lines[span.block].encode_utf16().collect();
            String::from_utf16_lossy(&words[span.start..span.end])
        };
        assert_eq!(extract.spans.iter().map(slice).collect::<String>(), extract.text);
    }
    assert!(summarize("", &common::segmenter(&report), common::terms(), SummaryLength::Sentences(3)).is_empty());
}

#[test]
fn a_headline_says_what_a_leader_had_for_the_meeting() {
    let instructed = "全县水利工作会议3月5日召开，部署春灌工作。\n县委书记江河清对水利工作作出重要批示。副县长周望山主持会议。\n会议强调，要抓紧清淤。";
    assert_eq!(headline(instructed), "全县水利工作会议召开，部署春灌工作。江河清对水利工作作出重要批示");
    let received = "全县水利先进表彰大会3月5日举行。县委书记江河清会见获奖代表。\n会议强调，要抓紧清淤。";
    assert_eq!(headline(received), "全县水利先进表彰大会举行。江河清会见获奖代表");
}

#[test]
fn a_headline_begins_behind_an_editors_note() {
    let text = "【编者按】今年是修渠收官之年。必须如期完成全部渠道建设任务。\n修渠在今朝，决胜在今朝。今起，本站推出“修渠”专栏，展示各乡镇的新成效。\n\
        （通讯员 白露）3月5日，青禾县召开水利工作会议，部署春灌工作。\n会议强调，要抓紧清淤。";
    assert_eq!(headline(text), "青禾县召开水利工作会议，部署春灌工作");
}

#[test]
fn a_headline_keeps_the_subject_of_what_it_says() {
    for (text, expected) in [
        ("新的一年，各乡镇抢修水毁渠道，加紧检修机井，全力备战春灌。", "各乡镇抢修水毁渠道，全力备战春灌"),
        ("青禾县水利局局长江河清说，已经修完全部水毁渠道和水闸。", "江河清说，已经修完全部水毁渠道和水闸"),
        ("作为全县骨干工程——青禾大渠全线通水，沿线十个乡镇用上渠水。", "青禾大渠全线通水，沿线十个乡镇用上渠水"),
        (
            "青禾县委3月5日召开会议，决定从下月开始，分两批抢修全县水毁渠道。",
            "青禾县委召开会议，决定从下月开始，分两批抢修全县水毁渠道",
        ),
        (
            "十年风雨兼程，十年沧桑巨变。青禾县建成三百公里渠道，农田全部用上渠水。",
            "青禾县建成三百公里渠道，农田全部用上渠水",
        ),
    ] {
        assert_eq!(headline(text), expected);
    }
}
