//! What can be set, its steps, and how it is written down.

/// Names of the themes; the style sheet has the same. The first: the page's own; the second: as the system has it.
pub const THEMES: [&str; 7] =
    ["default", "auto", "eye-care", "night", "black-on-yellow", "yellow-on-black", "white-on-black"];
/// Names of the fonts, and their families. The first: the page's own.
pub const FONTS: [(&str, &str); 5] = [
    ("default", ""),
    (
        "hei",
        "\"PingFang SC\", \"Microsoft YaHei\", SimHei, \"Heiti SC\", \"Noto Sans CJK SC\", \"Source Han Sans SC\", sans-serif",
    ),
    ("song", "SimSun, \"Songti SC\", STSong, \"Noto Serif CJK SC\", \"Source Han Serif SC\", serif"),
    ("kai", "KaiTi, \"Kaiti SC\", STKaiti, \"楷体\", \"AR PL UKai CN\", SimSun, serif"),
    ("fang", "FangSong, \"仿宋_GB2312\", STFangsong, \"仿宋\", SimSun, serif"),
];

/// What is set by steps, in this order: line height in times the size, the others in characters.
pub const STEPPED: [&str; 4] = ["lineHeight", "letterSpacing", "paragraphSpacing", "lineWidth"];
/// The steps from the smallest to the largest.
pub const STEPS: [&[f64]; 4] = [
    &[1.3, 1.5, 1.75, 2.0, 2.25, 2.5, 3.0],
    &[0.0, 0.05, 0.08, 0.12, 0.16, 0.2],
    &[0.5, 1.0, 1.5, 2.0, 2.75, 3.5],
    // WCAG 1.4.8: at most 40 characters where the script is Chinese.
    &[20.0, 24.0, 28.0, 32.0, 36.0, 40.0],
];
/// WCAG 1.4.12: line height 1.5, letters 0.12, paragraphs 2; 1.4.8: paragraphs 1.5 times as far apart as lines, lines of
/// at most 40, not justified.
pub const EASY: [Option<f64>; 4] = [Some(1.75), Some(0.12), Some(2.75), Some(40.0)];
/// What holds for the page at hand alone: the next one shows its menus again.
pub const ONLY_ARTICLE: &str = "onlyArticle";
/// 18 pt.
pub const ELDER_PIXELS: f64 = 24.0;

/// What the reader has chosen. Indexes are of the tables above; `None`: as the page has it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Settings {
    /// As [`STEPPED`].
    pub spacing: [Option<f64>; 4],
    /// Text starts at the left and is not justified.
    pub left: bool,
    /// Of [`FONTS`].
    pub font: usize,
    /// Of [`THEMES`].
    pub theme: usize,
    /// The theme colours the whole page, not the article alone.
    pub whole_page: bool,
    /// Large and calm.
    pub elder: bool,
    /// Keys that work anywhere in the page.
    pub shortcuts: bool,
    /// Nothing of the page but the article.
    pub only_article: bool,
    /// A band over the line that is read.
    pub ruler: bool,
    /// What is pointed at, focused or read aloud, large at the bottom.
    pub captions: bool,
}

/// One value as it is written down.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A step.
    Number(f64),
    /// A name.
    Name(&'static str),
    /// A switch.
    Flag(bool),
    /// A step as the page has it.
    Null,
}

impl Settings {
    /// The settings by the names of the options.
    pub fn fields(&self) -> [(&'static str, Value); 13] {
        let [a, b, c, d] = self.spacing.map(|value| value.map_or(Value::Null, Value::Number));
        let [line_height, letter_spacing, paragraph_spacing, line_width] = STEPPED;
        [
            (line_height, a),
            (letter_spacing, b),
            (paragraph_spacing, c),
            (line_width, d),
            ("align", Value::Name(if self.left { "left" } else { "default" })),
            ("font", Value::Name(FONTS.get(self.font).map_or("default", |font| font.0))),
            ("theme", Value::Name(THEMES.get(self.theme).copied().unwrap_or("default"))),
            ("themeScope", Value::Name(if self.whole_page { "page" } else { "article" })),
            ("elder", Value::Flag(self.elder)),
            ("shortcuts", Value::Flag(self.shortcuts)),
            (ONLY_ARTICLE, Value::Flag(self.only_article)),
            ("ruler", Value::Flag(self.ruler)),
            ("captions", Value::Flag(self.captions)),
        ]
    }

    /// Takes over a step, a name or a switch; false where there is no such value.
    pub fn set_number(&mut self, name: &str, value: Option<f64>) -> bool {
        let Some(index) = STEPPED.iter().position(|stepped| *stepped == name) else { return false };
        let (Some(steps), Some(spacing)) = (STEPS.get(index), self.spacing.get_mut(index)) else { return false };
        let fits = |value: &f64| {
            steps.first().is_some_and(|least| least <= value) && steps.last().is_some_and(|most| value <= most)
        };
        if !value.as_ref().is_none_or(fits) {
            return false;
        }
        *spacing = value;
        true
    }

    /// As [`Settings::set_number`].
    pub fn set_flag(&mut self, name: &str, on: bool) -> bool {
        match name {
            "elder" => self.elder = on,
            "shortcuts" => self.shortcuts = on,
            ONLY_ARTICLE => self.only_article = on,
            "ruler" => self.ruler = on,
            "captions" => self.captions = on,
            _ => return false,
        }
        true
    }

    /// As [`Settings::set_number`].
    pub fn set_name(&mut self, name: &str, value: &str) -> bool {
        let found = match name {
            "align" => ["default", "left"].iter().position(|one| *one == value).map(|index| self.left = index == 1),
            "themeScope" => {
                ["article", "page"].iter().position(|one| *one == value).map(|index| self.whole_page = index == 1)
            }
            "font" => FONTS.iter().position(|font| font.0 == value).map(|index| self.font = index),
            "theme" => THEMES.iter().position(|theme| *theme == value).map(|index| self.theme = index),
            _ => None,
        };
        found.is_some()
    }

    /// Whether the layout of WCAG is set.
    pub fn is_easy(&self) -> bool {
        self.spacing == EASY && self.left
    }

    /// With the layout of WCAG, or with the page's own.
    pub fn with_easy(self, on: bool) -> Self {
        Self { spacing: if on { EASY } else { [None; 4] }, left: on, ..self }
    }
}

/// The next step from `value`, or from what the page has, `own`.
pub fn step(steps: &[f64], value: Option<f64>, own: f64, up: bool) -> Option<f64> {
    let now = value.unwrap_or(own);
    let next = if up {
        steps.iter().find(|step| **step > now + 0.001)
    } else {
        steps.iter().rev().find(|step| **step < now - 0.001)
    };
    next.copied().or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spacing_has_five_steps_and_more() {
        for (name, steps) in STEPPED.iter().zip(STEPS) {
            assert!(steps.len() >= 5, "{name}");
            assert!(steps.is_sorted(), "{name}");
        }
        assert!(STEPS[3].iter().all(|characters| *characters <= 40.0));
    }

    #[test]
    fn the_easy_layout_meets_wcag() {
        let [line, letter, paragraph, width] = EASY.map(|value| value.expect("a value"));
        assert!(line >= 1.5 && letter >= 0.12 && paragraph >= 2.0, "1.4.12");
        assert!(width <= 40.0 && paragraph >= 1.5 * line, "1.4.8");
        assert!(EASY.iter().zip(STEPS).all(|(value, steps)| steps.contains(&value.expect("a value"))));
        let easy = Settings::default().with_easy(true);
        assert!(easy.is_easy() && easy.left);
        assert_eq!(easy.with_easy(false), Settings::default());
    }

    #[test]
    fn steps_go_both_ways_from_the_page_and_end() {
        let steps = STEPS[0];
        assert_eq!(step(steps, None, 1.6, true), Some(1.75));
        assert_eq!(step(steps, None, 1.6, false), Some(1.5));
        assert_eq!(step(steps, Some(3.0), 1.6, true), Some(3.0));
        assert_eq!(step(steps, None, 1.2, false), None);
    }

    #[test]
    fn what_is_written_down_is_read_again_and_what_is_wrong_is_refused() {
        let chosen = Settings {
            spacing: [Some(2.0), None, Some(1.0), Some(28.0)],
            left: true,
            font: 3,
            theme: 4,
            whole_page: true,
            elder: true,
            shortcuts: true,
            only_article: true,
            ruler: true,
            captions: true,
        };
        let mut read = Settings::default();
        for (name, value) in chosen.fields() {
            match value {
                Value::Number(number) => assert!(read.set_number(name, Some(number))),
                Value::Null => assert!(read.set_number(name, None)),
                Value::Name(value) => assert!(read.set_name(name, value)),
                Value::Flag(on) => assert!(read.set_flag(name, on)),
            }
        }
        assert_eq!(read, chosen);
        for wrong in [0.0, 41.0, f64::NAN, f64::INFINITY, -1.0] {
            assert!(!read.set_number("lineWidth", Some(wrong)), "{wrong}");
        }
        assert!(!read.set_name("theme", "pink") && !read.set_name("colour", "night") && !read.set_name("font", ""));
        assert_eq!(read, chosen);
    }
}
