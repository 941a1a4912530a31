//! What a report comes to, as the card, the brief and the copied summary tell it.

mod common;

use jiyao::text::reader::document::summary;
use jiyao::text::reader::export::{Labels, Origin};
use jiyao::text::reader::gist::{Gist, Tells};
use jiyao::text::{DigestOptions, Report};

const MEETING: &str = "3月5日，青禾县在竹溪镇召开全县水利工作会议，总结去年工作，部署今年春修工程。县长江河清出席会议并讲话，副县长周望山主持会议。\n\
    会议指出，过去一年，全县水利工作取得明显成效。一是新修水渠二十公里，灌溉面积明显扩大。二是除险加固水库六座，安全度汛能力明显提高。\n\
    会议强调，要牢牢把握防汛这个头等大事，加强值班值守。要牢牢把握供水这个民生实事，管好每一处水源。要牢牢把握节水这个根本出路，推广滴灌喷灌。\n\
    会议确定，今年要抓好以下三项重点任务。一是抢修水毁工程，由县水利局牵头，6月底前完成。二是加强山洪灾害防治。三是推进节水改造。";

fn read(text: &str) -> (Gist, String) {
    let report = common::report(text);
    let digest = common::digest_of(&report, &DigestOptions::default());
    let gist = Gist::of(&report, &digest, &digest.summary);
    let written = summary(&gist, &digest, &Origin::default(), &Labels::CHINESE).plain_text(&Labels::CHINESE);
    (gist, written)
}

fn lines(gist: &Gist, tells: Tells) -> Vec<(&str, &str)> {
    let parts = gist.parts.iter().filter(|part| part.tells == tells);
    parts.flat_map(|part| part.lines()).map(|line| (line.text.as_str(), line.source.as_str())).collect()
}

#[test]
fn the_parts_come_in_the_order_in_which_they_weigh() {
    let (gist, _) = read(MEETING);
    assert!(gist.parts.windows(2).all(|pair| pair[0].tells < pair[1].tells), "{gist:?}");
    assert_eq!(gist.parts.last().map(|part| part.tells), Some(Tells::Review));
}

#[test]
fn a_list_of_tasks_is_whole_and_each_item_says_where_it_stands_who_and_when() {
    let (gist, written) = read(MEETING);
    let tasks = lines(&gist, Tells::Tasks);
    assert_eq!(
        tasks.iter().map(|(_, source)| *source).collect::<Vec<_>>(),
        ["会议确定 · 一是", "会议确定 · 二是", "会议确定 · 三是"]
    );
    let first = gist.lines().find(|line| line.text.starts_with("抢修水毁工程")).expect("the first task");
    assert_eq!((first.bodies.join("、"), first.deadline.as_deref()), ("县水利局".to_owned(), Some("6月底前")));
    assert!(written.contains("1. 抢修水毁工程") && written.contains("（县水利局、6月底前）"), "{written}");
}

#[test]
fn points_that_open_alike_stand_together_or_not_at_all() {
    let (gist, _) = read(MEETING);
    let demands: Vec<&str> = lines(&gist, Tells::Demands).into_iter().map(|(text, _)| text).collect();
    let row = ["要牢牢把握防汛这个头等大事", "要牢牢把握供水这个民生实事", "要牢牢把握节水这个根本出路"];
    let shown = row.iter().filter(|point| demands.contains(point)).count();
    assert_eq!(shown, 3, "{demands:?}");
}

#[test]
fn what_was_done_stands_apart_from_what_is_to_be_done() {
    let (gist, _) = read(MEETING);
    assert!(lines(&gist, Tells::Review).iter().any(|(text, _)| text.starts_with("新修水渠二十公里")), "{gist:?}");
    let others = gist.parts.iter().filter(|part| part.tells != Tells::Review).flat_map(|part| part.lines());
    assert!(others.into_iter().all(|line| !line.text.contains("新修水渠")), "{gist:?}");
}

#[test]
fn what_is_asked_for_in_the_same_breath_is_no_look_back() {
    let (gist, _) = read(
        "3月5日，青禾县召开全县水利工作会议。县长江河清出席会议并讲话。\n\
        会议认为，过去一年，全县水利工作取得明显成效。各级水利部门要深刻领会节水优先的意义。全县灌溉面积扩大三成。",
    );
    let review: Vec<&str> = lines(&gist, Tells::Review).into_iter().map(|(text, _)| text).collect();
    assert!(!review.is_empty() && review.iter().all(|text| !text.contains("深刻领会")), "{gist:?}");
}

#[test]
fn how_things_stand_is_no_look_back() {
    let (gist, _) = read(
        "3月5日，青禾县召开全县水利工作会议。县长江河清出席会议并讲话。\n\
        会议指出，过去一年，全县水利工作取得明显成效。当前，渠道老化的问题仍然突出。\n\
        会议强调，要抓紧清理全部渠道，逐村检修机井。要管好每一处水源，五月底前建成监测站点。要推广滴灌喷灌，建成节水示范片。\
        要加强汛期值守，备足抢险物资。要落实水费改革，建立用水台账。",
    );
    let review: Vec<&str> = lines(&gist, Tells::Review).into_iter().map(|(text, _)| text).collect();
    assert_eq!(review, ["过去一年，全县水利工作取得明显成效"], "{gist:?}");
}

#[test]
fn a_list_of_what_is_to_be_done_needs_no_word_that_asks() {
    let (gist, _) = read(
        "3月5日，青禾县召开全县水利工作会议。县长江河清出席会议并讲话。\n\
        江河清强调，一是强化责任落实，把渠道逐条查清。二是强化用水管理，把机井逐口修好。三是强化值班值守，把汛期守住。",
    );
    assert_eq!(lines(&gist, Tells::Demands).len(), 3, "{gist:?}");
}

#[test]
fn what_the_meeting_did_is_told_once() {
    let (gist, written) = read(
        "3月5日，青禾县召开全县水利工作会议。会议总结回顾了2023年全县水利工作，明确了2024年工作任务，安排部署了防汛工作。县长江河清出席会议并讲话。\n\
        江河清强调，要抓好汛期值班，要管好每一处水源。",
    );
    assert_eq!(written.matches("总结回顾了2023年全县水利工作").count(), 1, "{written}");
    assert!(lines(&gist, Tells::Acts).iter().any(|(text, _)| text.contains("总结回顾了")), "{gist:?}");
}

#[test]
fn a_line_names_its_speaker_once_or_nobody() {
    let lead = "3月5日，青禾县召开全县水利工作会议。";
    let (gist, written) =
        read(&format!("{lead}县长江河清主持会议。他要求县水利局抓紧清理全部渠道，逐村检修机井，四月底前完工。"));
    assert!(written.contains("\n县水利局抓紧清理全部渠道") && written.contains("（江河清要求）"), "{written}");
    assert!(!gist.lines().any(|line| line.source.contains('他')), "{gist:?}");
    let (gist, written) = read(&format!("{lead}\n他还表示，要抓紧清理全部渠道，逐村检修机井，四月底前完工。"));
    assert!(!gist.lines().any(|line| line.source.contains('他')), "{written}");
}

#[test]
fn only_what_introduces_words_is_their_source() {
    let lead = "3月5日，青禾县召开全县水利工作会议。县长江河清主持会议。\n";
    let (gist, _) = read(&format!(
        "{lead}会议审议通过《青禾县节水办法》。要抓紧清理全部渠道，逐村检修机井，四月底前完工。\n\
        县长江河清要求各村管好每一处水源，五月底前建成监测站点。\n\
        会议从三个方面部署了今年的工作，要推广滴灌喷灌，建成节水示范片。"
    ));
    let source = |words: &str| {
        let line = gist.lines().find(|line| line.text.contains(words));
        line.map(|line| line.source.as_str())
    };
    assert_eq!(source("清理全部渠道"), Some(""), "{gist:?}");
    assert_eq!(source("江河清要求各村"), Some(""), "{gist:?}");
    assert_eq!(source("推广滴灌喷灌"), Some(""), "{gist:?}");
}

#[test]
fn what_is_asked_for_with_an_act_stands_among_the_demands() {
    let (gist, _) = read(
        "3月5日，县长江河清主持召开县政府常务会议，审议通过《青禾县节水办法》。\n\
        会议审议通过《青禾县节水办法》，强调要管好每一处水源，逐村检修机井，五月底前建成监测站点。",
    );
    assert_eq!(lines(&gist, Tells::Acts).len(), 1, "{gist:?}");
    let asked = lines(&gist, Tells::Demands);
    assert_eq!(asked, [("要管好每一处水源，逐村检修机井，五月底前建成监测站点。", "")], "{gist:?}");
}

#[test]
fn what_somebody_tells_of_another_meeting_is_no_act_of_this_one() {
    let (gist, _) = read(
        "3月5日，青禾县召开全县水利工作会议，部署春修工程。县长江河清讲话。\n\
        江河清指出，去年召开了节水大会，通过了《青禾县节水决议》。",
    );
    let acts = lines(&gist, Tells::Acts);
    assert!(acts.iter().all(|(text, _)| !text.contains("节水决议")), "{acts:?}");
}

#[test]
fn what_others_say_in_a_section_is_not_put_into_the_speakers_mouth() {
    let (gist, _) = read(
        "3月5日，青禾县召开全县水利工作会议，县长江河清讲话。江河清指出，要抓紧清理全部渠道，四月底前完工。\
        会场内外的农户纷纷表示，要逐村检修机井，五月底前修好全部水泵。",
    );
    let others: Vec<&str> =
        gist.lines().filter(|line| line.text.contains("检修机井")).map(|line| line.source.as_str()).collect();
    assert_eq!(others, [""], "{gist:?}");
}

#[test]
fn the_announcement_is_told_once() {
    let (gist, _) = read(MEETING);
    let announcement = gist.announcement.as_ref().map(|announcement| announcement.text.as_str());
    assert_eq!(announcement, Some("会议确定，今年要抓好以下三项重点任务"));
    assert!(lines(&gist, Tells::Acts).iter().all(|(text, _)| !text.contains("三项重点任务")), "{gist:?}");
}

#[test]
fn an_empty_report_gives_an_empty_gist() {
    let report = Report::new(None, []);
    let digest = common::digest_of(&report, &DigestOptions::default());
    assert_eq!(Gist::of(&report, &digest, &digest.summary), Gist::default());
}
