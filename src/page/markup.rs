//! Pages as markup, without a browser: for tests, and for `tests/fuzz`, which looks for pages that break detection.
//!
//! No parser of the HTML standard: an element ends at its end tag or with the one round it, and entities stay as they are.

use super::detect;
use super::kind::{Kind, kind};
use super::meta::{Head, Meta};
use super::paragraph::{Reader, Run};
use super::tree::Tree;

/// The article of a page.
#[derive(Debug)]
pub struct Article<'a> {
    /// Title, date, source and the like.
    pub meta: Meta,
    /// The body's paragraphs, each with where its code units stand in the texts between the tags.
    pub paragraphs: Vec<(String, Vec<Run<&'a str>>)>,
}

/// The article that a page holds, if it holds one; nothing is hidden in it.
#[must_use]
pub fn article(markup: &str) -> Option<Article<'_>> {
    let pieces = pieces(markup);
    let (tree, opened) = read(&pieces);
    let found = detect::find(&tree, &head(&pieces), true, false)?;
    // The first block element is the page itself.
    let from = found.extent.node.checked_sub(1).map_or(Some(0), |index| opened.get(index).copied())?;
    let title = found.meta.title.as_deref().unwrap_or_default();
    let paragraphs = paragraphs(pieces.get(from..)?, title);
    Some(Article { meta: found.meta, paragraphs })
}

/// The block elements and lines of a page.
pub fn tree(markup: &str) -> Tree {
    read(&pieces(markup)).0
}

/// A tag, or the text before one.
enum Piece<'a> {
    Open(Tag<'a>),
    Close,
    Text(&'a str),
}

struct Tag<'a> {
    name: String,
    /// Its attributes, and behind a script or a `<title>` what it holds.
    attributes: &'a str,
    content: &'a str,
}

impl Tag<'_> {
    fn attribute(&self, key: &str) -> Option<&str> {
        let (_, rest) = self.attributes.split_once(&*[" ", key, "=\""].concat())?;
        rest.split('"').next()
    }
}

/// The tags and texts of a page. Every element that opens closes, but for those that have no end tag.
fn pieces(markup: &str) -> Vec<Piece<'_>> {
    let (mut found, mut open, mut rest) = (vec![], Vec::<String>::new(), markup);
    while let Some((text, (tag, after))) =
        rest.split_once('<').and_then(|(text, rest)| Some((text, rest.split_once('>')?)))
    {
        rest = after;
        found.push(Piece::Text(text));
        let end = tag.find([' ', '\n', '\t']).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at_checked(end).unwrap_or((tag, ""));
        let name = name.to_ascii_uppercase();
        if let Some(name) = name.strip_prefix('/') {
            let from = open.iter().rposition(|open| open == name).unwrap_or(open.len());
            found.extend(open.drain(from..).map(|_| Piece::Close));
        } else if kind(&name) == Kind::Nothing || matches!(kind(&name), Kind::Frame) {
            let (content, after) = until_end(&name, rest);
            rest = after;
            found.push(Piece::Open(Tag { name, attributes, content }));
            found.push(Piece::Close);
        } else if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let closes = matches!(&*name, "BR" | "IMG" | "HR" | "WBR");
            found.push(Piece::Open(Tag { name: name.clone(), attributes, content: "" }));
            match closes {
                true => found.push(Piece::Close),
                false => open.push(name),
            }
        }
    }
    found.push(Piece::Text(rest));
    found.extend(open.into_iter().map(|_| Piece::Close));
    found
}

/// What a script and the like holds, and what comes after its end tag; nothing where it has none.
fn until_end<'a>(name: &str, rest: &'a str) -> (&'a str, &'a str) {
    if !matches!(name, "SCRIPT" | "STYLE" | "TITLE" | "TEXTAREA" | "NOSCRIPT" | "SELECT" | "BUTTON") {
        return ("", rest);
    }
    let end = ["</", &name.to_ascii_lowercase(), ">"].concat();
    rest.split_once(&*end).unwrap_or(("", rest))
}

/// The tree of a page, and where its block elements after the first open among the pieces.
fn read(pieces: &[Piece<'_>]) -> (Tree, Vec<usize>) {
    let (mut tree, mut opened, mut open) = (Tree::default(), vec![], vec![]);
    tree.open("BODY", "", "", false);
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => tree.text(text),
            Piece::Open(tag) => {
                let kind = kind(&tag.name);
                let link = isize::from(kind == Kind::Link && tag.attribute("href").is_some());
                match kind {
                    Kind::Break => tree.end_line(),
                    Kind::Link | Kind::Inline => tree.seam(link),
                    Kind::Block => {
                        let attribute = |key| tag.attribute(key).unwrap_or_default();
                        tree.open(&tag.name, attribute("id"), attribute("class"), !tag.attributes.is_empty());
                        opened.push(index);
                    }
                    _ => {}
                }
                open.push((kind, link));
            }
            Piece::Close => match open.pop() {
                Some((Kind::Link | Kind::Inline, link)) => tree.seam(-link),
                Some((Kind::Block, _)) => tree.close(),
                _ => {}
            },
        }
    }
    tree.close();
    (tree, opened)
}

/// What a page says outside its text.
fn head(pieces: &[Piece<'_>]) -> Head {
    let mut head = Head::default();
    for piece in pieces {
        let Piece::Open(tag) = piece else { continue };
        let attribute = |key| tag.attribute(key).map(str::to_owned);
        match &*tag.name {
            "TITLE" => head.title = tag.content.to_owned(),
            "SCRIPT" if tag.attributes.contains("ld+json") => head.linked_data.push(tag.content.to_owned()),
            "SCRIPT" => head.scripts.push(tag.content.to_owned()),
            "META" => {
                head.named.extend(attribute("name").or_else(|| attribute("property")).zip(attribute("content")));
            }
            _ => {}
        }
    }
    head
}

/// The paragraphs of the element that these pieces start with, or of all of them where they start with a text.
fn paragraphs<'a>(pieces: &[Piece<'a>], title: &str) -> Vec<(String, Vec<Run<&'a str>>)> {
    let mut reader = Reader::new();
    let (mut open, mut links, mut blocks, mut block) = (vec![], 0, 0, 0);
    for piece in pieces {
        match piece {
            Piece::Text(text) => reader.text(text, text, links > 0),
            Piece::Open(tag) => {
                let kind = kind(&tag.name);
                let link = usize::from(kind == Kind::Link && tag.attribute("href").is_some());
                links += link;
                let (mut place, outer) = (0, block);
                match kind {
                    Kind::Break => reader.line_break(),
                    Kind::Block => {
                        reader.end(false);
                        blocks += 1;
                        block = blocks;
                        place = reader.enter(outer * 2 + usize::from(tag.name == "P"));
                    }
                    _ => {}
                }
                open.push((kind, link, place, outer, matches!(&*tag.name, "TD" | "TH")));
            }
            Piece::Close => {
                if let Some((kind, link, place, outer, cell)) = open.pop() {
                    links -= link;
                    if kind == Kind::Block {
                        reader.end(cell);
                        reader.enter(place);
                        block = outer;
                    }
                }
                if open.is_empty() && matches!(pieces.first(), Some(Piece::Open(_))) {
                    break;
                }
            }
        }
    }
    reader.report(title).0.into_iter().map(|paragraph| (paragraph.text, paragraph.runs)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_of_a_page_is_found_without_a_browser() {
        let text = "会议指出，全县要抓好春季农田灌溉，确保用水安全，做到早计划、早准备、早落实。".repeat(4);
        let page = [
            "<html><head><title>全县春灌工作会议召开</title><meta name=\"source\" content=\"青禾县\"></head><body>",
            "<div class=\"nav\"><a href=\"/\">首页</a></div><h1>全县春灌工作会议召开</h1><p>2024-03-05</p>",
            "<div id=\"zoom\"><p>",
            &text,
            "</p><p>县长江河清主持会议，<b>各乡镇</b>负责人参加。</p></div></body></html>",
        ]
        .concat();
        let Some(article) = article(&page) else { panic!("no article") };
        assert_eq!(article.meta.title.as_deref(), Some("全县春灌工作会议召开"));
        assert_eq!(article.meta.date.as_deref(), Some("2024-03-05"));
        let texts: Vec<&str> = article.paragraphs.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, [&text, "县长江河清主持会议，各乡镇负责人参加。"]);
        let runs = &article.paragraphs[1].1;
        assert_eq!(
            runs.iter().map(|run| run.node).collect::<Vec<_>>(),
            ["县长江河清主持会议，", "各乡镇", "负责人参加。"]
        );
    }

    #[test]
    fn markup_of_any_kind_is_read() {
        for markup in [
            "",
            "<",
            ">",
            "</p>",
            "<p",
            "<p></div></p></p>",
            "<a href=\"",
            "<script>",
            "<title>",
            "<br/><!-- -->",
            "<\u{3000}>",
        ] {
            assert!(article(markup).is_none(), "{markup}");
        }
    }
}
