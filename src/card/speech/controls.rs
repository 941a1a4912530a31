//! What the reader presses and chooses while listening.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, HtmlSelectElement, SpeechSynthesisVoice};

use super::Spoken;
use crate::card::control::Control;
use crate::card::strings::Strings;
use crate::dom::element::{El, button};
use crate::dom::number;
use crate::dom::strings::fill;

/// Rates on offer; 1 is the voice's own. Chrome fails at more than 2 with voices of the network.
const RATES: [f64; 6] = [0.6, 0.8, 1.0, 1.25, 1.5, 2.0];

/// The controls, in the bar's tray.
pub struct Controls {
    document: Document,
    strings: &'static Strings,
    pause: El,
    /// What needs a voice.
    speaking: [El; 5],
    toggle: El,
    settings: El,
    state: El,
    whats: El,
    voices: El,
}

impl Controls {
    /// Puts them into `parent`.
    pub fn insert(document: &Document, strings: &'static Strings, parent: &El) -> Self {
        let el = |tag: &str| El::new(document, tag);
        let select = |control: Control, label: &str| {
            let field = el("select").attr("data-change", control.name());
            (el("label").children([&el("span").text(label), &field]), field)
        };
        let (what_label, whats) = select(Control::SpeechWhat, strings.what);
        for (what, text) in Spoken::ALL.iter().zip([strings.read_report, strings.read_summary, strings.read_tasks]) {
            let _ = whats.0.append_child(&el("option").attr("value", what.name()).text(text).0);
        }
        let (rate_label, rate) = select(Control::SpeechRate, strings.rate);
        for value in RATES {
            let value = number::text(value);
            let _ = rate.0.append_child(&el("option").attr("value", &value).text(&fill(strings.times, &value)).0);
        }
        set(&rate, "1");
        let (voice_label, voices) = select(Control::SpeechVoice, strings.voice);
        let pause = button(document, Control::SpeechPause.name(), strings.pause);
        let state = el("p").class("state").attr("hidden", "");
        let [previous, next, stop, toggle] = [
            (Control::SpeechPrevious, strings.previous_sentence),
            (Control::SpeechNext, strings.next_sentence),
            (Control::SpeechStop, strings.stop),
            (Control::SpeechSettings, strings.speech_settings),
        ]
        .map(|(control, text)| button(document, control.name(), text));
        let toggle = toggle.class("toggle").attr("aria-expanded", "false");
        let settings = el("div").class("settings").children([&what_label, &rate_label, &voice_label]);
        parent.0.set_text_content(None);
        parent.clone().children([&previous, &pause, &next, &stop, &toggle, &settings, &state]);
        parent.0.set_hidden(false);
        let speaking = [previous, pause.clone(), next, whats.clone(), rate];
        Self { document: document.clone(), strings, pause, speaking, toggle, settings, state, whats, voices }
    }

    /// Shows the fields where there is no room for them beside the buttons, or hides them.
    pub fn toggle_settings(&self) {
        self.open_settings(!self.settings.0.has_attribute("data-open"));
    }

    fn open_settings(&self, open: bool) {
        let _ = self.settings.0.toggle_attribute_with_force("data-open", open);
        let _ = self.toggle.0.set_attribute("aria-expanded", if open { "true" } else { "false" });
    }

    /// Whether there is a voice: without one nothing can be pressed but 停止.
    pub fn enable(&self, voice: bool) {
        for control in &self.speaking {
            let _ = control.0.toggle_attribute_with_force("disabled", !voice);
        }
    }

    /// Shows what is read.
    pub fn show_what(&self, what: Spoken) {
        set(&self.whats, what.name());
    }

    /// Shows whether it is paused.
    pub fn show_paused(&self, paused: bool) {
        self.pause.0.set_text_content(Some(if paused { self.strings.resume } else { self.strings.pause }));
    }

    /// Says how things stand, or with `None` nothing.
    pub fn show_state(&self, message: Option<&str>) {
        self.state.0.set_text_content(message);
        self.state.0.set_hidden(message.is_none());
    }

    /// Offers these voices, `current` chosen. Without one the field is not there.
    pub fn show_voices(&self, voices: &[SpeechSynthesisVoice], current: Option<&SpeechSynthesisVoice>) {
        let option = |value: &str, text: &str| {
            let option = El::new(&self.document, "option").attr("value", value).text(text);
            let _ = self.voices.0.append_child(&option.0);
        };
        self.voices.0.set_text_content(None);
        if current.is_none() {
            option("", self.strings.choose_voice);
            // The reader is asked to choose.
            self.open_settings(!voices.is_empty());
        }
        for voice in voices {
            let name = if voice.local_service() { voice.name() } else { voice.name() + self.strings.online_voice };
            option(&voice.voice_uri(), &name);
        }
        if let Some(current) = current {
            set(&self.voices, &current.voice_uri());
        }
        let label = self.voices.0.parent_element().and_then(|label| label.dyn_into::<HtmlElement>().ok());
        if let Some(label) = label {
            label.set_hidden(voices.is_empty());
        }
    }
}

fn set(field: &El, value: &str) {
    if let Some(field) = field.0.dyn_ref::<HtmlSelectElement>() {
        field.set_value(value);
    }
}
