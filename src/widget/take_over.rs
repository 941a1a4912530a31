//! The page's own 【字体：大 中 小】 打印本页 无障碍浏览 长者模式: links that do little or nothing by themselves drive the widget.
//!
//! One listener that sees a click before the page does; nothing in the page is changed, so dropping it gives
//! the links back as they were. Links are looked at when they are pressed: those that come late are known too.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::RegExp;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Window};

use crate::dom::command::Command;

/// What can be pressed.
const CONTROLS: &str = "a, button, input, [onclick]";
/// Links that lead nowhere: what they do, a script does.
const NOWHERE: &str = "^(#|javascript:.*)?$";
/// Round a control's word: brackets, white space, the word for size.
const AROUND: &str = "[\\s【】〖〗[\\]()（）「」:：|]|字[体號号體]";
/// The handler of a size link: `doZoom(18)`, `setFontSize('big')`.
const SIZES: &str = "zoom|font|size";
/// A short line that says what its links are for.
const LABEL: &str = "^[^]{0,60}$";
/// Marks of a vendor's own reading tool, which does what its links say.
const VENDORS: &str = "#barrierfree_container, [src*='barrierfree' i], [src*='wza' i], [src*='slhw' i]";

/// The words of the size links, and the bar's command for each.
const WORDS: [(&str, Command); 6] = [
    ("^[特超最]大$", Command::SizeHuge),
    ("^大$", Command::SizeLarge),
    ("^([中小]?默认|中|标准|標準|正常)$", Command::SizeMedium),
    ("^小$", Command::SizeSmall),
    ("^([AT]?[+＋]|放大|增大)$", Command::Larger),
    ("^([AT]?[-－]|[缩縮减]小)$", Command::Smaller),
];

/// Calls `run` with a command of the bar for each of the page's own controls that is pressed.
pub fn listen(window: &Window, run: impl Fn(Command) + 'static) -> EventListener {
    let options = EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(window, "click", options, move |event: &Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let control = target.and_then(|target| target.closest(CONTROLS).ok().flatten());
        if let Some(command) = control.and_then(|control| command_of(&control)) {
            event.prevent_default();
            event.stop_immediate_propagation();
            run(command);
        }
    })
}

/// What a control of the page wants; `None` where it is something else.
fn command_of(control: &Element) -> Option<Command> {
    let attribute = |name| control.get_attribute(name).unwrap_or_default();
    let (address, pressed) = (attribute("href"), attribute("onclick"));
    if !is(NOWHERE, &address) {
        return None;
    }
    let text = [text(control), attribute("value")].concat();
    let words = String::from(js_sys::JsString::from(text).replace_by_pattern(&RegExp::new(AROUND, "g"), ""));
    let handler = [address, pressed].concat();
    // Another 打印 may print a form; 打印本页 is the page's.
    if is("^(打印|列印)(本|此|该|文)?[页頁章文]?$", &words) || is("^.{0,4}打印.{0,4}$", &words) && is("print", &handler)
    {
        return Some(Command::Print);
    }
    let elder = is("^(长者|長者|老年|关怀|關懷|适老化?|適老化?)(模式|版)?$", &words);
    if elder || is("^[^]{0,3}[无無]障[碍礙][^]{0,3}$", &words) {
        let served = is("\\(", &handler) || control.owner_document()?.query_selector(VENDORS) != Ok(None);
        return (!served).then_some(if elder { Command::Elder } else { Command::Focus });
    }
    let &(_, command) = WORDS.iter().find(|(pattern, _)| is(pattern, &words))?;
    let line = control.parent_element()?;
    (is(SIZES, &handler) || is_label(&line) || line.parent_element().is_some_and(|above| is_label(&above)))
        .then_some(command)
}

/// Whether the words of this element say that its links size text.
fn is_label(line: &Element) -> bool {
    let text = text(line);
    is(LABEL, &text) && is("字[体号體號级級]", &text)
}

fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

fn is(pattern: &str, text: &str) -> bool {
    RegExp::new(pattern, "i").test(text)
}
