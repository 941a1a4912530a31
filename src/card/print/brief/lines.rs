//! The parts of a brief, of which lines may be left out so that it fits its page.

use web_sys::{Document, Node};

use super::super::strings::Strings;
use crate::dom::element::El;
use crate::dom::strings::fill;
use crate::text::reader::export::Labels;
use crate::text::reader::gist::{GistLine, Group, Part, Tells};

/// Lines of a group that are kept, however little room there is.
const LEAST: usize = 1;

/// The lines of a brief.
pub struct Lines<'a> {
    document: &'a Document,
    content: Node,
    lists: Vec<List>,
}

/// A list of lines, the last of which are left out first.
struct List {
    /// How early it is shortened: the highest first.
    rank: u8,
    list: El,
    lines: Vec<El>,
    /// The line that says how many are left out.
    more: El,
    left_out: usize,
}

impl<'a> Lines<'a> {
    /// Lines that are put into `content`.
    pub fn new(document: &'a Document, content: &Node) -> Self {
        Self { document, content: content.clone(), lists: vec![] }
    }

    fn el(&self, tag: &str) -> El {
        El::new(self.document, tag)
    }

    fn section(&self, name: &str) -> El {
        let part = self.el("section").child(&self.el("h2").text(name));
        let _ = self.content.append_child(&part.0);
        part
    }

    /// A part of the gist under its name.
    pub fn part(&mut self, name: &str, part: &Part, labels: &Labels) {
        let section = self.section(name);
        for group in &part.groups {
            if group.outline.is_some() && !group.source.is_empty() {
                section.clone().child(&self.el("p").class("from").text(&group.source));
            }
            let list = self.el(if group.outline.is_some() { "ol" } else { "ul" });
            let lines: Vec<El> = group.lines.iter().map(|line| self.line(line, group, labels)).collect();
            section.clone().child(&list.clone().children(&lines));
            let more = self.el("li").class("more");
            self.lists.push(List { rank: rank(part.tells), list, lines, more, left_out: 0 });
        }
    }

    /// A part that is one line of words.
    pub fn words(&mut self, name: &str, words: &str) {
        self.section(name).child(&self.el("p").text(words));
    }

    fn line(&self, line: &GistLine, group: &Group, labels: &Labels) -> El {
        let item = self.el("li").text(&line.text);
        let item = match line.number {
            Some(number) => item.attr("value", &number.to_string()),
            None => item,
        };
        let words =
            line.bodies.iter().chain(&line.deadline).map(String::as_str).collect::<Vec<_>>().join(labels.list_comma);
        // What a list stands under is said over it.
        let source = if group.outline.is_some() { "" } else { line.source.as_str() };
        let beside: Vec<&str> = [words.as_str(), source].into_iter().filter(|words| !words.is_empty()).collect();
        if beside.is_empty() {
            item
        } else {
            item.child(&self.el("small").text(&["（", &beside.join(labels.list_comma), "）"].concat()))
        }
    }

    /// Takes out the last line of the list that can best do without it; false where none can.
    pub fn leave_out(&mut self, strings: &Strings) -> bool {
        let spare = |list: &&mut List| list.lines.len() > LEAST;
        let Some(list) = self.lists.iter_mut().filter(spare).max_by_key(|list| (list.rank, list.lines.len())) else {
            return false;
        };
        let Some(line) = list.lines.pop() else { return false };
        line.0.remove();
        list.left_out += 1;
        list.more.0.set_text_content(Some(&fill(strings.more, &list.left_out.to_string())));
        let _ = list.list.0.append_child(&list.more.0);
        true
    }
}

/// Tasks and what was passed are kept to the last.
fn rank(tells: Tells) -> u8 {
    match tells {
        Tells::Review => 3,
        Tells::Points => 2,
        Tells::Demands => 1,
        Tells::Acts | Tells::Tasks => 0,
    }
}
