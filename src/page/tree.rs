//! What detection knows of a page: its block elements and its lines of text, in document order.
//!
//! The page is read once (each call into the DOM costs), the rest is arithmetic on this.

use super::hints::{self, Hint};
use crate::text::ground::words::{self, Starts};

pub use crate::text::ground::words::SEAM;

/// What only the foot of a page or a disclaimer says; a line with it weighs like a link.
const FOOTER: &str = "ICP备 ICP证 公网安备 公安网安备 网站标识码 版权所有 Copyright COPYRIGHT © 转载请注明 如有侵权 \
    免责声明 不代表本 与本网无关 版权归";

const FOOTER_STARTS: Starts = Starts::NONE.with(FOOTER);

/// Whether a text says what only the foot of a page or a disclaimer says.
pub fn is_footer(text: &str) -> bool {
    FOOTER_STARTS.within(FOOTER, text)
}

/// Labels of the lines that say where an office is and how to reach it.
const CONTACT: &str = "电话 热线 传真 邮编 地址 网址 邮箱 值班 咨询 投诉 举报 技术支持 主办 承办 维护";

/// Whether a line says how to reach an office: labels and digits take more of it than anything else.
fn is_contact(text: &str) -> bool {
    let mut digits = 0;
    let mut colons = 0;
    for c in text.chars() {
        digits += usize::from(c.is_ascii_digit() || c == '-');
        colons += usize::from(matches!(c, '：' | ':'));
    }
    colons > 0 && (colons + digits / 8) > 1 && words::within(CONTACT, text) && !words::within("。 会议 通知", text)
}

/// A block element.
#[derive(Debug)]
pub struct Node {
    /// Index of the block element round it; the root is its own.
    pub parent: usize,
    /// One past the index of its last descendant.
    pub end: usize,
    /// 1 to 6 for a heading, else 0.
    pub heading: u8,
    /// Whether it is a cell of a table.
    pub cell: bool,
    /// Whether it has attributes: without any, little can hide it.
    pub attributed: bool,
    /// What its class and id say.
    pub hint: Hint,
    /// Its lines: those of its descendants too.
    pub lines: std::ops::Range<usize>,
}

/// A line of text between two block boundaries.
#[derive(Debug, Default)]
pub struct Line {
    /// The innermost block element round it.
    pub node: usize,
    /// The text, white space collapsed, with [`SEAM`]s.
    pub text: String,
    /// Characters without white space.
    pub chars: u32,
    /// Those of them inside links.
    pub linked: u32,
    /// Commas and the like, half or full width.
    pub commas: u32,
    /// Ends of sentences.
    pub ends: u32,
}

impl Line {
    /// Whether it reads like text of sentences, not like a title, a label or a menu.
    pub fn is_prose(&self) -> bool {
        self.linked * 2 < self.chars
            && (self.ends > 0 && self.chars >= 12
                || self.commas >= 2 && self.chars >= 16
                || self.commas > 0 && self.chars >= 45
                || self.chars >= 120)
    }

    /// Whether it is a link and nothing else worth naming.
    pub fn is_link(&self) -> bool {
        self.linked * 5 >= self.chars * 4
    }

    /// The text without seams.
    pub fn plain(&self) -> String {
        self.text.chars().filter(|&c| c != SEAM).collect()
    }
}

/// The page.
#[derive(Debug, Default)]
pub struct Tree {
    /// Block elements in document order; the first is the root.
    pub nodes: Vec<Node>,
    /// Lines in reading order.
    pub lines: Vec<Line>,
    open: usize,
    links: usize,
    line: Line,
}

impl Tree {
    /// A block element starts; returns its index.
    pub fn open(&mut self, name: &str, id: &str, class: &str, attributed: bool) -> usize {
        self.end_line();
        let index = self.nodes.len();
        let heading = match name.as_bytes() {
            [b'H', level @ b'1'..=b'6'] => level - b'0',
            _ => 0,
        };
        self.nodes.push(Node {
            parent: self.open,
            end: index + 1,
            heading,
            cell: matches!(name, "TD" | "TH"),
            attributed,
            hint: hints::of(name, id, class),
            lines: self.lines.len()..self.lines.len(),
        });
        self.open = index;
        index
    }

    /// The innermost open block element ends.
    pub fn close(&mut self) {
        self.end_line();
        let (nodes, lines) = (self.nodes.len(), self.lines.len());
        if let Some(node) = self.nodes.get_mut(self.open) {
            node.end = nodes;
            node.lines.end = lines;
            self.open = node.parent;
        }
    }

    /// An inline element starts or ends; `link`: 1, -1 or 0.
    pub fn seam(&mut self, link: isize) {
        self.links = self.links.saturating_add_signed(link);
        if !self.line.text.is_empty() && !self.line.text.ends_with(SEAM) {
            self.line.text.push(SEAM);
        }
    }

    /// Text stands here.
    pub fn text(&mut self, text: &str) {
        let line = &mut self.line;
        let (before, mut copied) = (line.chars, 0);
        for (at, c) in text.char_indices() {
            let kept = match c {
                // Nearly all of a report, and nothing else need be asked of it.
                '\u{4e00}'..='\u{9fff}' => true,
                '，' | ',' => {
                    line.commas += 1;
                    true
                }
                '。' | '！' | '？' | '；' | ';' | '!' | '?' | '…' => {
                    line.ends += 1;
                    true
                }
                '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | SEAM => false,
                _ => !c.is_whitespace(),
            };
            if kept {
                line.chars += 1;
                continue;
            }
            line.text.push_str(text.get(copied..at).unwrap_or(""));
            copied = at + c.len_utf8();
            if c.is_whitespace() && !line.text.is_empty() && !line.text.ends_with([' ', SEAM]) {
                line.text.push(' ');
            }
        }
        line.text.push_str(text.get(copied..).unwrap_or(""));
        if self.links > 0 {
            line.linked += line.chars - before;
        }
    }

    /// The line ends, as at `<br>`.
    pub fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        if line.chars > 0 {
            line.text.truncate(words::trimmed_end(&line.text, |c| matches!(c, ' ' | SEAM)).len());
            line.node = self.open;
            if line.chars < 300 && is_footer(&line.text) {
                (line.commas, line.ends, line.linked) = (0, 0, line.chars);
            } else if is_contact(&line.text) {
                (line.commas, line.ends) = (0, 0);
            }
            self.lines.push(line);
        }
    }

    /// Takes the lines below `node` out, each with its index: nothing of them counts until [`Tree::show`].
    pub fn hide(&mut self, node: usize) -> Vec<(usize, Line)> {
        let range = self.nodes.get(node).map_or(0..0, |node| node.lines.clone());
        let mut taken = vec![];
        for index in range {
            if let Some(line) = self.lines.get_mut(index).filter(|line| line.chars > 0) {
                let empty = Line { node: line.node, ..Line::default() };
                taken.push((index, std::mem::replace(line, empty)));
            }
        }
        taken
    }

    /// Puts lines back that [`Tree::hide`] has taken out.
    pub fn show(&mut self, hidden: Vec<(usize, Line)>) {
        for (index, line) in hidden {
            if let Some(place) = self.lines.get_mut(index) {
                *place = line;
            }
        }
    }

    /// The lines of a block element and its descendants.
    pub fn lines_of(&self, node: usize) -> &[Line] {
        self.nodes.get(node).and_then(|node| self.lines.get(node.lines.clone())).unwrap_or(&[])
    }
}

#[cfg(test)]
mod tests {
    use super::super::markup::tree;
    use super::*;

    #[test]
    fn lines_end_at_blocks_and_breaks() {
        let tree = tree("<div> 会议 \n 指出<br>第<span>二</span>行<p>第三行，有<a href=\"#\">链接</a>。</p>第四</div>");
        let texts: Vec<_> = tree.lines.iter().map(Line::plain).collect();
        assert_eq!(texts, ["会议 指出", "第二行", "第三行，有链接。", "第四"]);
        let line = &tree.lines[2];
        assert_eq!((line.chars, line.linked, line.commas, line.ends), (8, 2, 1, 1));
        assert_eq!(tree.lines_of(1).len(), 4);
        assert_eq!(tree.lines_of(2).len(), 1);
    }
}
