//! A document as HTML: headings, numbered lists and tables by their own elements, so that Word, WPS and Writer make headings,
//! lists and tables of them. No styles but a table's border, which a table without one would not get: the paper that it is
//! pasted into has its own.

use super::{Block, Document, List, Paragraph, Role, Table};

impl Document {
    /// As HTML for the clipboard; every word of the report escaped. Empty for a document without content.
    #[must_use]
    pub fn html(&self) -> String {
        let mut html = String::new();
        for block in &self.blocks {
            match block {
                Block::Paragraph(paragraph) => push_paragraph(&mut html, paragraph),
                Block::List(list) => push_list(&mut html, list),
                Block::Table(table) => push_table(&mut html, table),
            }
        }
        html
    }
}

fn push_paragraph(html: &mut String, Paragraph { role, lead, text, .. }: &Paragraph) {
    let tags: &[&str] = match role {
        Role::Title => &["h1"],
        Role::Heading1 => &["h2"],
        Role::Heading2 => &["h3"],
        Role::Heading3 => &["h4"],
        Role::Heading4 => &["h5"],
        Role::Headline => &["p", "strong"],
        Role::Note => &["p", "small"],
        _ => &["p"],
    };
    tags.iter().for_each(|tag| push_tag(html, "<", tag));
    if !lead.is_empty() {
        element(html, "strong", lead);
    }
    push_text(html, text);
    tags.iter().rev().for_each(|tag| push_tag(html, "</", tag));
}

fn push_list(html: &mut String, List { items }: &List) {
    let tag = if items.iter().any(|item| item.number.is_some()) { "ol" } else { "ul" };
    push_tag(html, "<", tag);
    let mut expected = 1;
    for item in items {
        // The numbers are the report's own: a list may begin with another one, or leave some out.
        let number = item.number.filter(|number| *number != expected);
        match number {
            Some(number) => ["<li value=\"", &number.to_string(), "\">"].iter().for_each(|part| html.push_str(part)),
            None => html.push_str("<li>"),
        }
        expected = item.number.unwrap_or(expected) + 1;
        push_text(html, &item.text);
        html.push_str("</li>");
    }
    push_tag(html, "</", tag);
}

fn push_table(html: &mut String, Table { heads, rows }: &Table) {
    html.push_str("<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\"><thead><tr>");
    for head in heads {
        html.push_str("<th scope=\"col\">");
        push_text(html, head);
        html.push_str("</th>");
    }
    html.push_str("</tr></thead><tbody>");
    for row in rows {
        html.push_str("<tr>");
        row.iter().for_each(|cell| element(html, "td", cell));
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
}

fn element(html: &mut String, tag: &str, text: &str) {
    push_tag(html, "<", tag);
    push_text(html, text);
    push_tag(html, "</", tag);
}

fn push_tag(html: &mut String, open: &str, tag: &str) {
    [open, tag, ">"].into_iter().for_each(|part| html.push_str(part));
}

/// The text with what HTML would read as its own escaped (HTML 13.3).
fn push_text(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::reader::document::Item;

    fn of(block: Block) -> Document {
        Document { blocks: vec![block], ..Document::default() }
    }

    #[test]
    fn words_of_the_report_are_no_markup() {
        let mut document = Document::new("");
        document.paragraph(Role::Heading1, "<b>&\"一\"");
        assert_eq!(document.html(), "<h2>&lt;b&gt;&amp;&quot;一&quot;</h2>");
    }

    #[test]
    fn a_list_keeps_the_numbers_of_the_report() {
        let item = |number: usize| Item { number: Some(number), text: "事".into() };
        let document = of(Block::List(List { items: [2, 3, 5].map(item).into() }));
        assert_eq!(document.html(), "<ol><li value=\"2\">事</li><li>事</li><li value=\"5\">事</li></ol>");
    }

    #[test]
    fn tasks_are_a_table_with_heads() {
        let cells = |text: &str| [text, text, "", "", ""].map(str::to_owned);
        let table = Table { heads: ["序号", "任务", "责任单位", "时限", "出处"], rows: vec![cells("1")] };
        let html = of(Block::Table(table)).html();
        assert!(
            html.contains("<th scope=\"col\">任务</th>") && html.contains("<tr><td>1</td><td>1</td><td></td>"),
            "{html}"
        );
    }
}
