//! The page's own 【字体：大 中 小】 打印本页 无障碍浏览 长者模式: controls that do little or nothing by themselves drive the widget.
//!
//! Listeners that see a press before the page does; nothing in the page is changed, so dropping them gives the controls back
//! as they were. Controls are looked at when they are pressed: those that come late are known too.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::RegExp;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Window};

use crate::dom::command::Command;
use crate::dom::number;

/// What can be pressed by itself. Half of the sites bind a script to something else, a `<span>` or an `<i>`.
const CONTROLS: &str = "a, button, input, [onclick], [role=button]";
/// Links that lead nowhere: what they do, a script does.
const NOWHERE: &str = "^(#|javascript:.*)?$";
/// Round a control's word: brackets, white space, the word for size.
const AROUND: &str = "[\\s【】〖〗[\\]()（）「」:：|]|字[体号號體]|文字";
/// The handler or the name of a size control: `doZoom(18)`, `setFontSize('big')`, `class="zihao"`.
const SIZES: &str = "zoom|font|size|ziti|zihao";
/// The handler or the name of a print control.
const PRINTS: &str = "print|preview|dayin";
/// A short line that says what its controls are for.
const LABEL: &str = "^[^]{0,60}$";
/// A line of size controls and their like, and nothing else.
const LINE: &str = "^([特超最]?大|中|小|默认|默認|标准|標準|正常|还原|還原|放大|缩小|縮小|增大|减小|打印|收藏|关闭|分享|[AaTt][+＋－-]?|[,，、/·•　 ])+$";
/// Marks of a vendor's own reading tool, which does what its links say.
const VENDORS: &str = "#barrierfree_container, [src*='barrierfree' i], [src*='wza' i], [src*='slhw' i]";

/// The words of the size controls, and the bar's command for each.
const WORDS: [(&str, Command); 6] = [
    ("^[特超最]大[字号號]?$", Command::SizeHuge),
    ("^(字?大[字号號]?|较大|較大)$", Command::SizeLarge),
    ("^(([中小]?默认|默認|标准|標準|正常|还原|還原|恢复|恢復)(大小)?|字?中[字号號]?)$", Command::SizeMedium),
    ("^(字?小[字号號]?|较小|較小)$", Command::SizeSmall),
    ("^([AT]?[+＋]|放大|增大|加大)$", Command::Larger),
    ("^([AT]?[-－]|[缩縮减]小)$", Command::Smaller),
];

/// What a press is made of. A script may be bound to any of it.
const PRESSES: [&str; 6] = ["click", "mousedown", "mouseup", "pointerdown", "touchstart", "touchend"];

/// What was pressed and what is round it, as far as it says no more than that.
const ROUND: usize = 3;
/// How far round a control its label stands.
const LABELLED: u32 = 4;

/// Calls `run` with a command of the bar for each of the page's own controls that is pressed.
pub fn listen(window: &Window, run: impl Fn(Command) + Clone + 'static) -> Vec<EventListener> {
    let listen = |name| {
        let run = run.clone();
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: name != "click" };
        EventListener::new_with_options(window, name, options, move |event: &Event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let Some(command) = target.as_ref().and_then(command_at) else { return };
            event.stop_immediate_propagation();
            if name == "click" {
                event.prevent_default();
                run(command);
            }
        })
    };
    PRESSES.map(listen).into()
}

/// The command of a control for sizes, and what it calls; `None` where `element` is something else.
pub fn size_control(element: &Element) -> Option<(Command, String)> {
    use Command::{Larger, SizeHuge, SizeLarge, SizeMedium, SizeSmall, Smaller};
    let sizes = [Smaller, SizeSmall, SizeMedium, SizeLarge, SizeHuge, Larger];
    let command =
        command_of(element).filter(|command| element.child_element_count() <= 1 && sizes.contains(command))?;
    let pressed = element.closest(CONTROLS).ok().flatten();
    let called = |name| pressed.as_ref().and_then(|pressed| pressed.get_attribute(name)).unwrap_or_default();
    Some((command, [called("href"), called("onclick")].concat()))
}

/// What the control wants that `target` is or stands in; `None` where it is something else.
fn command_at(target: &Element) -> Option<Command> {
    // The text of a whole page is not worth reading at every press.
    if target.child_element_count() > LABELLED {
        return None;
    }
    let said = words(target);
    let mut control = target.clone();
    for _ in 0..ROUND {
        let command = command_of(&control);
        if command.is_some() {
            return command;
        }
        control = control.parent_element().filter(|round| words(round) == said)?;
    }
    None
}

/// What a control of the page wants; `None` where it is something else.
fn command_of(control: &Element) -> Option<Command> {
    let own = words(control);
    if own.is_empty() || own.len() > 60 {
        return None;
    }
    let pressed = control.closest(CONTROLS).ok().flatten();
    let attribute = |name| pressed.as_ref().and_then(|pressed| pressed.get_attribute(name)).unwrap_or_default();
    let address = attribute("href");
    if !is(NOWHERE, &address) {
        return None;
    }
    let word = String::from(js_sys::JsString::from(&*own).replace_by_pattern(&RegExp::new(AROUND, "g"), ""));
    let handler = [address, attribute("onclick")].concat();
    // Another 打印 may print a form; 打印本页 is the page's. A word that no control is made of needs more to go by.
    let prints = || is(PRINTS, &handler) || is(PRINTS, &names(control));
    let whole = is("^(我要)?(打印|列印)(本|此|该|當前|当前)?(网?[页頁章文]面?|正文|文章|内容)?$", &word);
    if whole && (pressed.is_some() || prints() || is_labelled(control)) || is("^.{0,4}打印.{0,4}$", &word) && prints()
    {
        return Some(Command::Print);
    }
    let elder = is("^(长者|長者|老年|关怀|關懷|适老化?|適老化?)(模式|版)?$", &word);
    if pressed.is_some() && (elder || is("^[^]{0,3}[无無]障[碍礙][^]{0,3}$", &word)) {
        let served = is("\\(", &handler) || control.owner_document()?.query_selector(VENDORS) != Ok(None);
        return (!served).then_some(if elder { Command::Elder } else { Command::Focus });
    }
    if is("^[AT]$", &word) {
        return among_letters(control, &own);
    }
    let &(_, command) = WORDS.iter().find(|(pattern, _)| is(pattern, &word))?;
    let says_so = is("字|^[AT].$", &own);
    (says_so || is(SIZES, &handler) || is_labelled(control) || is_in_line(control)).then_some(command)
}

/// Whether the words or the names round a control say that it sizes text.
fn is_labelled(control: &Element) -> bool {
    let mut round = Some(control.clone());
    for _ in 0..LABELLED {
        let Some(line) = round.filter(|line| is(LABEL, &words(line))) else { return false };
        if is("字[体号體號级級]|文字大小", &words(&line)) || is(SIZES, &names(&line)) {
            return true;
        }
        round = line.parent_element();
    }
    false
}

/// Whether it stands in a line of controls of which another sizes text too: 放大 默认 缩小.
fn is_in_line(control: &Element) -> bool {
    let line = control.parent_element().map(|line| words(&line)).unwrap_or_default();
    is(LINE, &line) && is("大[^]*小|小[^]*大", &line)
}

/// T|T, or A A A: which of the letters of a line this is, by their sizes.
fn among_letters(control: &Element, letter: &str) -> Option<Command> {
    let line = control.parent_element()?;
    let all = line.query_selector_all("*").ok()?;
    let window = web_sys::window()?;
    let size = |element: &Element| {
        let style = window.get_computed_style(element).ok().flatten()?;
        Some(number::parse(&style.get_property_value("font-size").ok()?))
    };
    let own = size(control)?;
    let (mut less, mut more) = (false, false);
    for other in (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok()) {
        if words(&other) == letter {
            let other = size(&other)?;
            less |= other < own;
            more |= other > own;
        }
    }
    match (less, more) {
        (true, false) => Some(Command::Larger),
        (false, true) => Some(Command::Smaller),
        (true, true) => Some(Command::SizeMedium),
        (false, false) => None,
    }
}

/// What an element says: its text, or what stands for a picture or on a button.
fn words(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    let attribute = |element: &Element, name| element.get_attribute(name).unwrap_or_default();
    let said = match text.trim() {
        "" => {
            let picture = element.query_selector("img[alt]").ok().flatten();
            let picture = picture.as_ref().unwrap_or(element);
            ["value", "alt", "title"].into_iter().map(|name| attribute(picture, name)).find(|text| !text.is_empty())
        }
        _ => None,
    };
    said.unwrap_or(text).trim().to_owned()
}

/// Its id and its class.
fn names(element: &Element) -> String {
    [element.get_attribute("id").unwrap_or_default(), element.get_attribute("class").unwrap_or_default()].concat()
}

fn is(pattern: &str, text: &str) -> bool {
    RegExp::new(pattern, "i").test(text)
}
