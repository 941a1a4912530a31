//! The bar: one row above the article.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

use super::announce::Announcer;
use super::strings::Strings;
use super::styles;
use super::toolbar;
use crate::dom::command::Command;
use crate::dom::element::{El, button};
use crate::dom::host::Host;
use crate::dom::{BASE_CSS, number};

/// The bar in the page.
#[derive(Debug)]
pub struct Bar {
    host: Host,
    percent: El,
    message: El,
    /// What can be done about what is on its way.
    actions: El,
    _keys: [EventListener; 2],
}

/// Whether what does not fit is shown.
fn is_open(more: &Element) -> bool {
    more.get_attribute("aria-expanded").as_deref() == Some("true")
}

/// Shows or hides what does not fit, and stays with the button that does so: what was focused may be gone.
fn set_open(more: &Element, open: bool) {
    let _ = more.set_attribute("aria-expanded", if open { "true" } else { "false" });
    if let Some(tools) = more.parent_element() {
        tools.set_class_name(if open { "tools open" } else { "tools" });
    }
    if let Some(more) = more.dyn_ref::<HtmlElement>() {
        let _ = more.focus();
    }
}

impl Bar {
    /// A bar before `next` in `parent`; `run` gets the commands, `expect` those that the reader comes near to.
    pub fn insert(
        document: &Document,
        strings: &'static Strings,
        announcer: &Announcer,
        (parent, next): (&Node, Option<&Node>),
        run: impl Fn(Command) + 'static,
        expect: impl Fn(Command) + 'static,
    ) -> Option<Self> {
        let mut host = Host::insert(document, "jiyao-bar", &[BASE_CSS, styles::BAR], parent, next)?;
        let button = |command: Command, text: &str| button(document, command.name(), text);
        let percent = El::new(document, "output").class("percent").text("100%");
        let message = El::new(document, "p").class("message").attr("hidden", "");
        let actions = El::new(document, "div").class("actions").attr("hidden", "");
        let actions =
            actions.children([&button(Command::Abort, strings.abort), &button(Command::Again, strings.again)]);
        // WCAG 2.5.3: the name holds what is seen.
        let glyph = |command: Command, glyph: &str, name: &str| {
            button(command, glyph).attr("aria-label", &[name, " ", glyph].concat())
        };
        let pressed = |command: Command, text: &str| button(command, text).attr("aria-pressed", "false");
        let size = El::new(document, "div").class("sep").attr("role", "group").attr("aria-label", strings.size);
        let size = size.children([
            &glyph(Command::Smaller, "A−", strings.smaller),
            &percent,
            &glyph(Command::Larger, "A＋", strings.larger),
        ]);
        let more = button(Command::More, strings.more).attr("aria-expanded", "false").class("sep");
        // What a narrow bar leaves to 更多 goes by classes, the least wanted first: see bar.css.
        let tools = El::new(document, "div").class("tools").attr("role", "toolbar").attr("aria-label", strings.toolbar);
        let tools = tools.children([
            &button(Command::Digest, strings.digest).attr("aria-expanded", "false").class("main"),
            &pressed(Command::Keywords, strings.keywords).class("second"),
            &size,
            &pressed(Command::Elder, strings.elder).attr("aria-label", strings.elder_mode).class("sep fourth"),
            &pressed(Command::Speech, strings.speech).class("third"),
            &button(Command::Display, strings.display).attr("aria-expanded", "false").class("sep first"),
            &pressed(Command::Find, strings.find).class("first"),
            &button(Command::Print, strings.print).class("first"),
            &button(Command::ResetSize, strings.reset).attr("hidden", "").class("always"),
            &pressed(Command::Pick, strings.pick).class("always"),
            &button(Command::Unpick, strings.unpick).attr("hidden", "").class("always"),
            &more,
        ]);
        let bar = El::new(document, "div").class("bar").child(&tools);
        let shell = El::new(document, "div")
            .attr("lang", strings.lang)
            // The card's: see `card::shell`.
            .children([&bar, &El::new(document, "div").class("tray"), &message, &actions])
            .children(announcer.elements());
        host.root.append_child(&shell.0).ok()?;
        let (more, opener): (Element, Element) = (more.0.clone().into(), more.0.into());
        host.on_command(move |name, _| {
            let Some(command) = Command::named(name) else { return };
            let open = command == Command::More && !is_open(&opener);
            if command == Command::More || is_open(&opener) {
                set_open(&opener, open);
            }
            run(command);
        });
        host.on_approach(move |name| {
            if let Some(command) = Command::named(name) {
                expect(command);
            }
        });
        let keys = toolbar::listen(&tools.0, move || {
            if is_open(&more) {
                set_open(&more, false);
            }
        });
        Some(Self { host, percent, message, actions, _keys: keys })
    }

    /// The host element, which the widget's events are fired on.
    pub fn element(&self) -> &Element {
        self.host.element()
    }

    /// Shows the size, 1 for the page's own, and the way back to that from any other.
    pub fn show_scale(&self, scale: f64) {
        let percent = number::percent(scale);
        if let Some(reset) = self.button(Command::ResetSize) {
            let _ = reset.toggle_attribute_with_force("hidden", percent == "100");
        }
        self.percent.0.set_text_content(Some(&(percent + "%")));
    }

    /// Brings the bar to the reader.
    pub fn focus(&self) {
        if let Some(first) = self.host.find("button").and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            let _ = first.focus();
        }
    }

    /// Says what is the matter, or nothing.
    pub fn show_message(&self, text: Option<&str>) {
        self.message.0.set_text_content(text);
        self.message.0.set_hidden(text.is_none());
        self.actions.0.set_hidden(true);
    }

    /// Says that something is on its way or has failed, with what can be done about it.
    pub fn show_loading(&self, text: &str) {
        self.show_message(Some(text));
        self.actions.0.set_hidden(false);
    }

    /// Brings the reader to the button of a command.
    pub fn focus_on(&self, command: Command) {
        if let Some(button) = self.button(command).and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            let _ = button.focus();
        }
    }

    /// Marks a button as on or off, by `aria-pressed` or `aria-expanded`, whichever it has.
    pub fn mark(&self, command: Command, on: bool) {
        let Some(button) = self.button(command) else { return };
        let state = if button.has_attribute("aria-expanded") { "aria-expanded" } else { "aria-pressed" };
        let _ = button.set_attribute(state, if on { "true" } else { "false" });
    }

    /// Offers the way back from the reader's own pick.
    pub fn with_pick(&self) {
        if let Some(button) = self.button(Command::Unpick) {
            let _ = button.remove_attribute("hidden");
        }
    }

    /// Takes away what needs an article.
    pub fn without_article(&self) {
        use Command::{Digest, Display, Elder, Find, Keywords, Speech};
        for button in
            [Display, Digest, Elder, Keywords, Find, Speech].iter().filter_map(|&command| self.button(command))
        {
            button.remove();
        }
    }

    fn button(&self, command: Command) -> Option<Element> {
        self.host.find(&["[data-command='", command.name(), "']"].concat())
    }
}
