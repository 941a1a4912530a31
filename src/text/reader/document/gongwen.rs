//! The report in 公文版式: what its paragraphs are in GB/T 9704—2012, clause 7.3.

use super::{Block, Document, Layout, Paragraph, Role};
use crate::text::lexicon::offices::ADDRESSED;
use crate::text::lexicon::{prefix, suffix};
use crate::text::reader::export::{Labels, Origin, provenance};
use crate::text::reader::heading::heading;
use crate::text::report::Report;
use crate::text::who::bodies::is_group;

/// Characters of 主送 at most: five lines.
const ADDRESSEES: usize = 140;
/// Characters of a signature at most: one line.
const SIGNATURE: usize = 26;
/// Tenths of a character between 成文日期 and the right margin, 7.3.5.1.
const DAY: u32 = 40;

/// The report with title, source and date; `subtitle`: the lines that belong to the title. A report without a word gives
/// what is known of where it is from.
#[must_use]
pub fn gongwen(report: &Report, subtitle: &[String], origin: &Origin, labels: &Labels) -> Document {
    let mut document = Document { layout: Layout::Gongwen, ..Document::new(&origin.title) };
    if !origin.title.is_empty() {
        document.paragraph(Role::Title, &origin.title);
    }
    subtitle.iter().for_each(|line| document.paragraph(Role::Subtitle, line));
    let nowhere = Origin { address: String::new(), ..origin.clone() };
    let meta: Vec<String> = provenance(&nowhere, labels).collect();
    if !meta.is_empty() {
        document.paragraph(Role::Meta, meta.join("　"));
    }
    let texts: Vec<&str> = report.blocks.iter().map(|block| block.text().trim()).collect();
    let mut roles = roles(&texts);
    let mut numbered = None;
    for (at, (&text, role)) in texts.iter().zip(&mut roles).enumerate().filter(|(_, (text, _))| !text.is_empty()) {
        let right = match role {
            Role::Day => DAY,
            Role::Signature => texts.get(at + 1).map_or(DAY, |day| over(text, day)),
            _ => 0,
        };
        let (level, split) = heading(text).filter(|_| *role == Role::Body).map_or((0, 0), |found| {
            let units = text.char_indices().scan(0, |units, (byte, c)| {
                *units += c.len_utf16();
                Some((*units, byte + c.len_utf8()))
            });
            let split = units.take_while(|(units, _)| *units <= found.end).last().map_or(0, |(_, byte)| byte);
            (found.level, split)
        });
        let (lead, rest) = text.split_at_checked(split).unwrap_or(("", text));
        let (lead, rest) = if rest.is_empty() { ("", text) } else { (lead, rest) };
        if split == text.len() {
            *role = HEADINGS.get(usize::from(level).saturating_sub(1)).copied().unwrap_or(Role::Body);
        }
        // The page's own list shows the number, the text does not have it.
        let item = report.items.get(at).copied().flatten().filter(|item| numbered.replace(*item) != Some(*item));
        let number = item.map_or(String::new(), |item| [&item.ordinal.to_string(), "."].concat());
        let (role, lead, text) = (*role, [number.as_str(), lead].concat(), rest.to_owned());
        let (lead, text) = if level == 0 { (String::new(), [lead, text].concat()) } else { (lead, text) };
        document.blocks.push(Block::Paragraph(Paragraph { role, lead, level, text, right }));
    }
    if !origin.address.is_empty() {
        document.paragraph(Role::Note, [labels.address, labels.colon, &origin.address].concat());
    }
    document
}

const HEADINGS: [Role; 4] = [Role::Heading1, Role::Heading2, Role::Heading3, Role::Heading4];

/// What each paragraph is, but for headings.
fn roles(texts: &[&str]) -> Vec<Role> {
    let mut roles = vec![Role::Body; texts.len()];
    let mut set = |at: usize, role: Role| roles.get_mut(at).into_iter().for_each(|own| *own = role);
    let Some(first) = texts.iter().position(|text| !text.is_empty()) else { return roles };
    if texts.get(first).is_some_and(|text| addresses(text)) {
        set(first, Role::Addressee);
    }
    if let Some(attached) = texts.iter().position(|text| is_attachment(text)) {
        set(attached, Role::Attachment);
        // 附件：1.… and below it 2.…, as they are counted.
        let more = texts.iter().enumerate().skip(attached + 1);
        let more = more.zip(2..).take_while(|((_, text), number)| {
            let rest = text.strip_prefix(number.to_string().as_str());
            rest.is_some_and(|rest| rest.starts_with(['.', '．', '、']))
        });
        more.for_each(|((at, _), _)| set(at, Role::Attachment));
    }
    // （此件公开发布） stands below the day, what is attached may stand above the signature.
    let mut back = (0..texts.len()).rev().filter(|&at| texts.get(at).is_some_and(|text| !text.is_empty()));
    let mut last = back.next();
    if last.and_then(|at| texts.get(at)).is_some_and(|text| text.starts_with('（') && text.ends_with('）')) {
        last = back.next();
    }
    if let (Some(day), Some(before)) = (last, back.next())
        && let (Some(written), Some(words)) = (texts.get(day), texts.get(before))
        && before > first
        && is_day(written)
    {
        set(day, Role::Day);
        if before + 1 == day && signs(words) {
            set(before, Role::Signature);
        }
    }
    roles
}

/// 各乡镇人民政府，县政府各部门： and 同志们：, not 会议指出：.
fn addresses(text: &str) -> bool {
    let Some(names) = text.strip_suffix(['：', ':']) else { return false };
    let is_one = |name: &str| {
        let name = name.trim();
        name.starts_with('各') || suffix(name, ADDRESSED).is_some() || is_group(name)
    };
    names.chars().count() <= ADDRESSEES
        && !names.contains(['。', '；', '：', ':', '“', '《'])
        && names.split(['，', ',', '、']).all(is_one)
}

/// 附件：1.…, 附件: …; not 附件1 over what is attached itself.
fn is_attachment(text: &str) -> bool {
    let rest = text.strip_prefix("附件").map(str::trim_start);
    rest.is_some_and(|rest| rest.starts_with(['：', ':']) && rest.chars().count() > 1)
}

/// 2025年3月6日, or in Chinese numerals, and nothing else.
fn is_day(text: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九十".contains(c);
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let marks: String = bare.chars().filter(|c| !number(*c)).collect();
    marks == "年月日"
        && bare.ends_with('日')
        && !bare.contains("年月")
        && !bare.contains("月日")
        && !bare.starts_with('年')
}

/// Whether a line is a body's name, or several, and nothing else.
fn signs(text: &str) -> bool {
    let plain = !text.chars().any(|c| "，。；：、！？,.;:".contains(c));
    let mut names = text.split_whitespace();
    plain && text.chars().count() <= SIGNATURE && prefix(text, &["附", "联系", "抄"]).is_none() && names.all(is_group)
}

/// Tenths of a character right of a signature that stands centred over its day, 7.3.5.1.
fn over(signature: &str, day: &str) -> u32 {
    // Digits of 仿宋 take half a character.
    let tenths = |text: &str| text.chars().map(|c| if c.is_ascii() { 5 } else { 10 }).sum::<i64>();
    let right = i64::from(DAY) + (tenths(day) - tenths(signature)) / 2;
    u32::try_from(right).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(blocks: &[&str]) -> Vec<Paragraph> {
        let report = Report::new(None, blocks.iter().map(|text| (*text).to_owned()));
        let document = gongwen(&report, &[], &Origin::default(), &Labels::CHINESE);
        let paragraphs = document.blocks.into_iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        });
        paragraphs.collect()
    }

    fn made_roles(blocks: &[&str]) -> Vec<Role> {
        made(blocks).into_iter().map(|paragraph| paragraph.role).collect()
    }

    #[test]
    fn a_notice_has_addressees_attachments_signature_and_day() {
        use Role::{Addressee, Attachment, Body, Day, Signature};
        let notice = [
            "各乡镇人民政府，县政府各部门、各直属机构：",
            "现将有关事项通知如下。",
            "附件：1.青禾县湿地保护规划",
            "2.责任分工表",
            "青禾县人民政府办公室",
            "2025年3月6日",
            "（此件公开发布）",
        ];
        assert_eq!(made_roles(&notice), [Addressee, Body, Attachment, Attachment, Signature, Day, Body]);
    }

    #[test]
    fn a_signature_stands_centred_over_its_day() {
        let made = made(&["全文。", "青禾县水利局", "2025年3月6日"]);
        // The day takes 6 characters, of which 6 digits are halves; so does the signature.
        assert_eq!(made.iter().map(|paragraph| paragraph.right).collect::<Vec<_>>(), [0, 40, 40]);
    }

    #[test]
    fn a_press_report_has_none_of_them() {
        use Role::Body;
        let report = ["会议指出：", "要抓好湿地保护。", "会议还听取了青禾县水利局", "3月6日"];
        assert_eq!(made_roles(&report), [Body; 4]);
        assert_eq!(made_roles(&["2025年3月6日"]), [Body]);
        assert_eq!(made_roles(&["附件1", "附件"]), [Body; 2]);
    }

    #[test]
    fn headings_stand_by_themselves_or_lead_their_paragraph() {
        let made = made(&["一、总体要求", "（一）加强组织领导。各县要一抓到底。", "1.摸清底数", "要一抓到底。"]);
        let told: Vec<_> = made.iter().map(|own| (own.role, own.lead.as_str(), own.level, own.text.as_str())).collect();
        assert_eq!(
            told,
            [
                (Role::Heading1, "", 1, "一、总体要求"),
                (Role::Body, "（一）加强组织领导。", 2, "各县要一抓到底。"),
                (Role::Heading3, "", 3, "1.摸清底数"),
                (Role::Body, "", 0, "要一抓到底。"),
            ]
        );
    }

    #[test]
    fn numbers_that_only_the_page_shows_are_written_once() {
        use crate::text::report::PageItem;
        let item = |ordinal| Some(PageItem { list: 0, ordinal });
        let report = Report::new(None, ["修渠。", "其二。", "植树。"].map(str::to_owned));
        let report = report.with_items(vec![item(1), item(1), item(2)]);
        let document = gongwen(&report, &[], &Origin::default(), &Labels::CHINESE);
        assert_eq!(document.plain_text(&Labels::CHINESE), "1.修渠。\n其二。\n2.植树。\n");
    }
}
