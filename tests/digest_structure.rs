//! Sections, lists, people, bodies, dates, figures, slogans and warnings of the fixtures and of any text.

mod common;

use std::fmt::Write as _;
use std::fs;

use jiyao::text::digest::Person;
use jiyao::text::form::list::{lists, starts};
use jiyao::text::ground::sentence::{clauses, sentences};
use jiyao::text::{Digest, DigestOptions, Report, Span};
use proptest::prelude::*;
use serde_json::Value;

fn digest(text: &str) -> Digest {
    common::digest_of(&common::report(text), &DigestOptions::default())
}

/// What somebody does; attending is said of whoever presides or speaks, and left out there.
fn acts(person: &Person) -> Vec<&str> {
    let roles: Vec<&str> = person.roles.iter().map(String::as_str).collect();
    if roles.len() > 1 { roles.into_iter().filter(|role| *role != "出席").collect() } else { roles }
}

fn people(text: &str) -> Vec<String> {
    let line = |person: &Person| {
        format!("{}|{}|{}", person.name, person.post.as_deref().unwrap_or(""), person.roles.join(" "))
    };
    digest(text).people.iter().map(line).collect()
}

fn bodies(text: &str) -> Vec<String> {
    digest(text).bodies.iter().map(|body| format!("{}|{}", body.name, body.role)).collect()
}

fn sections(text: &str) -> Vec<(String, Option<String>, Vec<String>)> {
    let points = |points: Vec<jiyao::text::digest::Extract>| points.into_iter().map(|point| point.text).collect();
    digest(text).sections.into_iter().map(|section| (section.marker, section.speaker, points(section.points))).collect()
}

fn markers(text: &str) -> Vec<String> {
    let name = |speaker: Option<String>| speaker.map_or(String::new(), |speaker| format!("{speaker}："));
    sections(text).into_iter().map(|(marker, speaker, _)| format!("{}{marker}", name(speaker))).collect()
}

/// Declared count, and number, block and heading of each item.
type Shape = (Option<i64>, Vec<(i64, i64, String)>);

#[test]
fn the_fixtures_say_what_their_readers_found() {
    for folder in common::fixtures() {
        let report = common::fixture(&folder);
        let digest = common::digest_of(&report, &DigestOptions::default());
        let expected = fs::read_to_string(folder.join("expected.json")).expect("expected.json");
        let expected: Value = serde_json::from_str(&expected).expect("JSON");
        let list = |key: &str| expected[key].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        // `expected.json` counts the lines that are not blank.
        let filled: Vec<usize> =
            (0..report.blocks.len()).filter(|&at| !report.blocks[at].text().trim().is_empty()).collect();
        let number = |span: &Span| filled.iter().position(|&block| block == span.block).map_or(-1, |at| at as i64);
        let name = folder.display();

        let found: Vec<(i64, String)> =
            digest.sections.iter().map(|section| (number(&section.spans[0]), section.marker.clone())).collect();
        for section in list("sections") {
            let wanted = (section["block"].as_i64().unwrap_or(-2), text(&section["marker"]));
            assert!(found.contains(&wanted), "{name}: {wanted:?} in {found:?}");
        }

        let bare = |heading: &str| heading.trim_end_matches(['。', '；', ';', '.']).to_owned();
        let found: Vec<Shape> = digest
            .outlines
            .iter()
            .map(|outline| {
                let items = outline.items.iter();
                let items = items.map(|item| (item.ordinal as i64, number(&item.spans[0]), bare(&item.heading.text)));
                (outline.declared.map(|count| count as i64), items.collect())
            })
            .collect();
        let wanted: Vec<Shape> = list("outlines")
            .iter()
            .map(|outline| {
                let items = outline["items"].as_array().cloned().unwrap_or_default();
                let item = |item: &Value| {
                    (
                        item["ordinal"].as_i64().unwrap_or(-1),
                        item["block"].as_i64().unwrap_or(-2),
                        bare(&text(&item["heading"])),
                    )
                };
                (outline["declared"].as_i64(), items.iter().map(item).collect())
            })
            .collect();
        assert_eq!(found, wanted, "{name}");

        for (role, names) in expected["people"].as_object().into_iter().flatten() {
            let wanted: Vec<String> = names.as_array().into_iter().flatten().map(text).collect();
            let with = |has: &dyn Fn(&Person) -> bool| -> Vec<&str> {
                digest.people.iter().filter(|person| has(person)).map(|person| person.name.as_str()).collect()
            };
            let all = with(&|person| person.roles.contains(role));
            let sure = with(&|person| acts(person).contains(&role.as_str()));
            assert!(wanted.iter().all(|name| all.contains(&name.as_str())), "{name}: {role} {wanted:?} in {all:?}");
            assert!(
                sure.iter().all(|name| wanted.contains(&(*name).to_owned())),
                "{name}: {role} {sure:?} of {wanted:?}"
            );
        }
        for (role, names) in expected["bodies"].as_object().into_iter().flatten() {
            let wanted: Vec<String> = names.as_array().into_iter().flatten().map(text).collect();
            let found: Vec<&str> =
                digest.bodies.iter().filter(|body| body.role == *role).map(|body| body.name.as_str()).collect();
            assert_eq!(found, wanted, "{name}: {role}");
        }
    }
}

#[test]
fn the_structure_of_the_sample_reports() {
    for folder in common::fixtures() {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let digest = common::digest_of(&common::fixture(&folder), &DigestOptions::default());
        let mut page = String::new();
        for section in &digest.sections {
            let _ = writeln!(page, "{} {}", section.marker, section.speaker.as_deref().unwrap_or(""));
            for point in &section.points {
                let _ = writeln!(page, "  - {}", point.text);
            }
        }
        for outline in &digest.outlines {
            let declared = outline.declared.map_or("?".to_owned(), |count| count.to_string());
            let _ = writeln!(page, "\n{} of {declared}", outline.items.len());
            for item in &outline.items {
                let _ = writeln!(page, "  {} {}", item.ordinal, item.heading.text);
            }
        }
        page.push('\n');
        for person in &digest.people {
            let _ =
                writeln!(page, "{} {} {}", person.roles.join(" "), person.name, person.post.as_deref().unwrap_or(""));
        }
        page.push('\n');
        for body in &digest.bodies {
            let _ = writeln!(page, "{} {}", body.role, body.name);
        }
        page.push('\n');
        for date in &digest.dates {
            let _ = writeln!(page, "{} {}", date.text, date.iso.as_deref().unwrap_or("?"));
        }
        let all = |extracts: &[jiyao::text::digest::Extract]| {
            extracts.iter().map(|extract| extract.text.as_str()).collect::<Vec<_>>().join(" ")
        };
        let _ = writeln!(page, "\n{}\n{}\n", all(&digest.figures), all(&digest.slogans));
        for warning in &digest.warnings {
            let _ = writeln!(page, "{} {}", warning.code, warning.message);
        }
        insta::assert_snapshot!(name, page.trim_end());
    }
}

#[test]
fn formulas_open_sections_and_their_look_alikes_do_not() {
    assert_eq!(
        markers(
            "会议指出，路要修好。会议强调要架好桥。会议还研究了其他事项。大会号召，全县动员。会议审议并原则通过《办法》。"
        ),
        ["会议指出", "会议强调", "会议还研究", "大会号召", "会议审议并原则通过"]
    );
    for text in [
        "深入学习贯彻会议精神，抓好落实。",
        "会议审议通过的《办法》自下月起施行。",
        "会议通过视频形式召开。",
        "中央农村工作会议指出，粮食安全是头等大事。",
        "习近平总书记强调，绿水青山就是金山银山。",
        "马克思指出，实践是检验真理的标准。",
        "会议总结去年工作，部署今年任务。",
    ] {
        assert!(markers(text).is_empty(), "{text}: {:?}", markers(text));
    }
}

#[test]
fn a_speaker_is_named_and_carried_on() {
    let text = "县委书记李文山在会上讲话。\n李文山指出，路要修好。\n强调，桥也要架好。\n他要求，水要引来。\n县长王大川强调，要抓紧。";
    assert_eq!(markers(text), ["李文山：李文山指出", "李文山：强调", "李文山：他要求", "王大川：王大川强调"]);
    assert_eq!(markers("县长王大川在主持会议时强调，要抓紧。"), ["王大川：强调"]);
    assert_eq!(markers("县长王大川出席会议并讲话。他强调，要抓紧。"), ["王大川：他强调"]);
    assert_eq!(markers("县长王大川出席会议并讲话，强调要抓紧施工。"), ["王大川：强调"]);
    assert_eq!(markers("会上，王大川强调，要抓紧。"), ["王大川：王大川强调"]);
    assert_eq!(markers("为减轻群众负担，会议决定，取消三项收费。"), ["会议决定"]);
    assert_eq!(markers("与会同志一致认为，报告实事求是。"), ["与会同志一致认为"]);
    assert_eq!(markers("各项议程完成后，县长王大川发表讲话。他表示，要抓紧。"), ["王大川：他表示"]);
    // Nobody is known whom 他 could be: what he asks is not the meeting's either.
    assert_eq!(markers("会议指出，路要修好。他要求，水要引来。"), ["会议指出", "他要求"]);
    assert_eq!(markers("强调，没有人说过话。"), [""; 0]);
}

#[test]
fn points_are_sentences_or_headings_without_placeholders() {
    let text =
        "会议指出，要抓好两件大事。一是修路。年底完工。二是架桥；\n111\n会议听取了汇报。\n县直各部门负责同志参加会议。";
    let found = sections(text);
    let points: Vec<Vec<String>> = found.into_iter().map(|(_, _, points)| points).collect();
    assert_eq!(points, [vec!["要抓好两件大事。", "一是修路", "二是架桥"], vec!["会议听取了汇报。"]]);
}

#[test]
fn attendance_ends_a_section_and_a_list() {
    let text = "会议要求，要抓好两件事：一是修路。二是架桥。县直各部门负责同志参加会议。";
    let digest = digest(text);
    let section = digest.sections.first().map(|section| section.spans.clone()).unwrap_or_default();
    let list = digest.outlines.first().map(|outline| outline.spans.clone()).unwrap_or_default();
    let report = common::report(text);
    let slice = |spans: &[Span]| spans.iter().map(|&span| report.slice(span)).collect::<String>();
    assert_eq!(slice(&section), "会议要求，要抓好两件事：一是修路。二是架桥。");
    assert_eq!(slice(&list), "一是修路。二是架桥。");
}

#[test]
fn people_have_posts_and_roles() {
    assert_eq!(
        people("县委书记李文山出席会议并讲话，县长王大川主持会议。副县长赵明、钱进前，县政协副主席孙一平出席会议。"),
        [
            "李文山|县委书记|出席 讲话",
            "王大川|县长|主持 出席",
            "赵明|副县长|出席",
            "钱进前|副县长|出席",
            "孙一平|县政协副主席|出席"
        ]
    );
    assert_eq!(people("会议由县委副书记、县长王大川主持。"), ["王大川|县委副书记、县长|主持 出席"]);
    assert_eq!(people("受县政府委托，县财政局局长赵明作预算执行情况的报告。"), ["赵明|县财政局局长|作报告 出席"]);
    assert_eq!(people("县长王大川5月8日下午主持召开县政府常务会议。"), ["王大川|县长|主持 出席"]);
    assert_eq!(people("王大川县长主持会议。"), ["王大川|县长|主持 出席"]);
    assert_eq!(people("出席：王大川、赵明。列席：县水利局。"), ["王大川||出席", "赵明||出席"]);
}

#[test]
fn rare_forms_of_names_are_read() {
    assert_eq!(people("县委常委欧阳明、司马文达，副县长哈尼巴提·沙布开出席会议。").len(), 3);
    assert_eq!(
        people("李文山、王大川、赵明出席会议。\n李文山王大川赵明参加座谈会"),
        ["李文山||出席 参加", "王大川||出席 参加", "赵明||出席 参加"]
    );
    assert_eq!(people("李文山（女）、扎西顿珠、王大川等出席会议。").len(), 3);
}

#[test]
fn a_mention_is_no_attendance() {
    for text in [
        "会议指出，去年王大川同志出席大会并发表重要讲话，为全县指明方向。",
        "深入学习贯彻李文山出席会议时的重要讲话精神。",
        "习近平总书记出席会议并发表重要讲话，为新征程指明方向。",
        "县级领导干部、理事长单位、有关单位出席会议。",
    ] {
        assert!(people(text).is_empty(), "{text}: {:?}", people(text));
    }
}

#[test]
fn regions_and_offices_take_part() {
    assert_eq!(
        bodies("会上，青山县、绿水县、石桥市水利局(处)主要负责同志作交流发言。云台县水利局作书面交流。"),
        ["青山县|交流发言", "绿水县|交流发言", "石桥市|交流发言", "云台县水利局|书面交流"]
    );
    assert_eq!(bodies("县发展改革局、县财政局负责同志列席会议。"), ["县发展改革局|列席", "县财政局|列席"]);
    for text in ["支持各类企业参加医疗保险。", "全县干部职工参加工作。"] {
        assert!(bodies(text).is_empty(), "{text}: {:?}", bodies(text));
    }
}

#[test]
fn lists_nest_and_start_again() {
    let text = "一、修路\n（一）勘测。要抓好以下两项工作：1.定线；2.打桩。\n（二）施工。\n二、架桥\n一是选址。二是设计。\n一是备料。二是动工。三是验收。";
    let outlines = digest(text).outlines;
    let shape: Vec<(Option<usize>, Vec<&str>)> = outlines
        .iter()
        .map(|outline| (outline.declared, outline.items.iter().map(|item| item.heading.text.as_str()).collect()))
        .collect();
    assert_eq!(
        shape,
        [
            (None, vec!["修路", "架桥"]),
            (None, vec!["勘测", "施工"]),
            (Some(2), vec!["定线", "打桩"]),
            (None, vec!["选址", "设计"]),
            (None, vec!["备料", "动工", "验收"]),
        ]
    );
}

#[test]
fn a_number_in_running_text_is_no_item() {
    let text = "一是坚持统一是前提，第一是导向的原则。二是把握一分为三是辩证法。三是落实。";
    let outlines = digest(text).outlines;
    let starts: Vec<usize> = outlines.iter().flat_map(|outline| &outline.items).map(|item| item.ordinal).collect();
    assert_eq!(starts, [1, 2, 3]);
    let heading = outlines.first().and_then(|outline| outline.items.get(1)).map(|item| item.heading.text.as_str());
    assert_eq!(heading, Some("把握一分为三是辩证法"));
}

/// Pieces of reports, and of what breaks them.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "会议指出，",
        "会议强调要",
        "他要求，",
        "李文山强调，",
        "县长李文山",
        "王大川",
        "、",
        "和",
        "出席会议",
        "主持会议并讲话",
        "作交流发言",
        "一是",
        "二是",
        "三是",
        "四是",
        "第一，",
        "第二，",
        "一、",
        "二、",
        "（一）",
        "（二）",
        "1.",
        "2.",
        "①",
        "②",
        "首先，",
        "其次，",
        "最后，",
        "三个方面",
        "修路",
        "。",
        "；",
        "，",
        "：",
        "！",
        "？",
        "\n",
        " ",
        "\u{3000}",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "\"",
        "1月23日",
        "至24日",
        "2024年",
        "2月30日",
        "12.5%",
        "3万亿元",
        "“两个确立”",
        "111",
        "𠮷",
        "é",
        "·",
        "出席：",
        "由",
        "在",
        "的",
        "第",
        "十",
    ]);
    prop::collection::vec(prop_oneof![9 => pieces.prop_map(str::to_owned), 1 => "\\PC{0,4}"], 0..50)
        .prop_map(|pieces| pieces.concat())
}

fn in_bounds(report: &Report, spans: &[Span]) -> bool {
    spans.iter().all(|span| {
        let length = report.blocks.get(span.block).map(|block| block.text().encode_utf16().count());
        span.start < span.end && length.is_some_and(|length| span.end <= length) && !report.slice(*span).is_empty()
    }) && spans.windows(2).all(|pair| (pair[0].block, pair[0].end) <= (pair[1].block, pair[1].start))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn sentences_and_clauses_joined_are_the_text(blocks in prop::collection::vec(any_text(), 0..5)) {
        let report = Report::new(None, blocks.clone());
        let sentences = sentences(&report, &starts(&lists(&report)));
        for (index, block) in blocks.iter().enumerate() {
            let own: Vec<_> = sentences.iter().filter(|sentence| sentence.block == index).collect();
            let joined: String = own.iter().map(|sentence| &block[sentence.range.clone()]).collect();
            prop_assert_eq!(&joined, block);
            for sentence in own {
                let joined: String = clauses(block, sentence.range.clone()).into_iter().map(|clause| &block[clause]).collect();
                prop_assert_eq!(joined, &block[sentence.range.clone()]);
            }
        }
    }

    #[test]
    fn spans_are_in_order_in_bounds_and_verbatim(blocks in prop::collection::vec(any_text(), 0..5)) {
        let report = Report::new(None, blocks);
        let digest = common::digest_of(&report, &DigestOptions::default());
        let mut before = None;
        for section in &digest.sections {
            prop_assert!(in_bounds(&report, &section.spans), "{section:?}");
            let first = section.spans.first().map(|span| (span.block, span.start));
            prop_assert!(before < first, "sections follow each other");
            before = first;
            prop_assert!(section.spans.first().is_some_and(|&span| report.slice(span).contains(&section.marker)));
        }
        for outline in &digest.outlines {
            prop_assert!(outline.items.len() > 1);
            prop_assert!(in_bounds(&report, &outline.spans), "{outline:?}");
            prop_assert!(outline.items.windows(2).all(|pair| pair[0].ordinal < pair[1].ordinal));
            for item in &outline.items {
                prop_assert!(in_bounds(&report, &item.spans), "{item:?}");
            }
        }
        for date in &digest.dates {
            prop_assert!(in_bounds(&report, &date.spans));
            prop_assert!(date.spans.iter().all(|&span| report.slice(span) == date.text));
        }
        for (name, spans) in digest.people.iter().map(|one| (&one.name, &one.spans)).chain(digest.bodies.iter().map(|one| (&one.name, &one.spans))) {
            let bare = |name: &str| name.split_whitespace().collect::<String>();
            prop_assert!(spans.iter().all(|&span| bare(report.slice(span)) == bare(name)), "{name} {spans:?}");
        }
        let points = digest.sections.iter().flat_map(|section| &section.points);
        let headings = digest.outlines.iter().flat_map(|outline| &outline.items).map(|item| &item.heading);
        for extract in points.chain(headings).chain(&digest.figures).chain(&digest.slogans) {
            let joined: String = extract.spans.iter().map(|&span| report.slice(span)).collect();
            prop_assert_eq!(&joined, &extract.text);
        }
    }

    #[test]
    fn no_string_makes_it_panic(text in "\\PC{0,60}") {
        let report = Report::new(Some(text.clone()), [text]);
        let first = common::digest_of(&report, &DigestOptions::default());
        prop_assert_eq!(first, common::digest_of(&report, &DigestOptions::default()));
    }
}
