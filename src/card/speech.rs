//! 朗读: the report, the summary or the tasks read aloud, a sentence at a time.
//!
//! Voices of the network send the text to their provider. Such a voice is taken only where the
//! reader chooses it, with that said beside its name.

use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Element, HtmlElement, HtmlSelectElement, SpeechSynthesis, SpeechSynthesisErrorEvent, SpeechSynthesisUtterance,
    SpeechSynthesisVoice,
};

use super::highlight::Layer;
use super::locate::{bring_into_view, free_room, inner_height};
use super::{Card, voice, with};
use crate::dom::element::{El, button};
use crate::dom::number;
use crate::dom::strings::fill;
use crate::text::Span;
use crate::text::utterances::{Utterance, utterances};

/// What can be read, with the names of the API.
const WHAT: [&str; 3] = ["report", "summary", "tasks"];
/// Rates on offer; 1 is the voice's own.
const RATES: [f64; 6] = [0.6, 0.8, 1.0, 1.25, 1.5, 2.0];
/// Voices come late in Chromium: `voiceschanged` says when, and not at all where there is none.
const VOICES_MILLISECONDS: i32 = 1500;

/// What is being read. Dropping it falls silent.
pub struct Speech {
    synthesis: SpeechSynthesis,
    /// The voice of the reader's choice, by its address; the best of this machine where unset.
    chosen: Option<String>,
    rate: f64,
    what: usize,
    queue: Vec<Utterance>,
    at: usize,
    paused: bool,
    /// The utterance being spoken, with its listeners: Chromium forgets one that nobody holds.
    speaking: Option<(SpeechSynthesisUtterance, [EventListener; 2])>,
    pause: El,
    state: El,
    voices: El,
    _changed: EventListener,
}

impl Drop for Speech {
    fn drop(&mut self) {
        self.speaking.take();
        self.synthesis.cancel();
    }
}

impl Card {
    /// Opens the controls and reads the report from the first sentence in view, or closes them: the
    /// bar's button.
    pub fn toggle_speech(self: &Rc<Self>) {
        if self.speech.borrow().is_some() {
            return self.end_speech();
        }
        let card = Rc::clone(self);
        self.spawn(async move { drop(card.speak(Some(WHAT[0])).await) });
    }

    /// Reads `report`, `summary` or `tasks`; `None` stops. Whether there is something to read and a
    /// voice for it.
    pub async fn speak(self: &Rc<Self>, what: Option<&str>) -> Result<bool, JsValue> {
        let Some(index) = what.and_then(|what| WHAT.iter().position(|name| *name == what)) else {
            self.end_speech();
            return Ok(false);
        };
        if self.speech.borrow().is_none() && !self.open_speech() {
            self.shell.message(self.strings.no_voice);
            return Ok(false);
        }
        if index > 0 {
            self.digest(&JsValue::UNDEFINED).await?;
        }
        let queue = self.queue(index);
        self.voices_there().await;
        if let Some(speech) = self.speech.borrow_mut().as_mut() {
            speech.what = index;
            speech.queue = queue;
            speech.at = 0;
            speech.paused = false;
        }
        if let Some(select) = self.field("what") {
            select.set_value(WHAT[index]);
        }
        Ok(self.utter())
    }

    /// Falls silent and takes the controls away.
    pub fn end_speech(self: &Rc<Self>) {
        if self.speech.take().is_none() {
            return;
        }
        self.show(Layer::Spoken, vec![]);
        if let Some(tray) = self.tray() {
            tray.speech.0.set_text_content(None);
            tray.speech.0.set_hidden(true);
        }
        self.shell.mark("speech", false);
    }

    /// What the controls do.
    pub(super) fn run_speech(self: &Rc<Self>, command: &str, element: &Element) {
        let value = element.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value).unwrap_or_default();
        match command {
            "speech-what" => {
                let card = Rc::clone(self);
                self.spawn(async move { drop(card.speak(Some(&value)).await) });
            }
            "speech-rate" => self.change(|speech| speech.rate = number::parse(&value)),
            "speech-voice" => self.change(|speech| speech.chosen = Some(value)),
            "speech-next" => self.skip(true),
            "speech-previous" => self.skip(false),
            "speech-pause" => self.pause_or_resume(),
            _ => self.end_speech(),
        }
    }

    /// Another rate or voice: the sentence is read again with it.
    fn change(self: &Rc<Self>, change: impl FnOnce(&mut Speech)) {
        if let Some(speech) = self.speech.borrow_mut().as_mut() {
            change(speech);
        }
        self.utter();
    }

    fn skip(self: &Rc<Self>, forward: bool) {
        self.change(|speech| {
            speech.at = if forward { speech.at + 1 } else { speech.at.saturating_sub(1) };
            speech.paused = false;
        });
    }

    fn pause_or_resume(self: &Rc<Self>) {
        let mut borrowed = self.speech.borrow_mut();
        let Some(speech) = borrowed.as_mut() else { return };
        speech.paused = !speech.paused;
        if speech.paused {
            speech.synthesis.pause();
        } else {
            speech.synthesis.resume();
        }
        speech.pause.0.set_text_content(Some(if speech.paused { self.strings.resume } else { self.strings.pause }));
    }

    /// Puts the controls into the bar; false where the browser can't speak.
    fn open_speech(self: &Rc<Self>) -> bool {
        let (Some(tray), Some(synthesis)) = (self.tray(), synthesis(&self.window)) else { return false };
        let strings = self.strings;
        let el = |tag: &str| El::new(&self.document, tag);
        let select = |name: &str, label: &str| {
            let field = el("select").attr("data-change", &["speech-", name].concat());
            (el("label").children([&el("span").text(label), &field]), field)
        };
        let (what_label, what) = select("what", strings.what);
        for (name, text) in WHAT.iter().zip([strings.read_report, strings.read_summary, strings.read_tasks]) {
            let _ = what.0.append_child(&el("option").attr("value", name).text(text).0);
        }
        let (rate_label, rate) = select("rate", strings.rate);
        for value in RATES {
            let value = number::text(value);
            let _ = rate.0.append_child(&el("option").attr("value", &value).text(&fill(strings.times, &value)).0);
        }
        if let Some(field) = rate.0.dyn_ref::<HtmlSelectElement>() {
            field.set_value("1");
        }
        let (voice_label, voices) = select("voice", strings.voice);
        let pause = button(&self.document, "speech-pause", strings.pause);
        let state = el("p").class("state").attr("role", "status").attr("hidden", "");
        tray.speech.0.set_text_content(None);
        tray.speech.clone().children([
            &button(&self.document, "speech-previous", strings.previous_sentence),
            &pause,
            &button(&self.document, "speech-next", strings.next_sentence),
            &button(&self.document, "speech-stop", strings.stop),
            &what_label,
            &rate_label,
            &voice_label,
            &state,
        ]);
        tray.speech.0.set_hidden(false);
        self.shell.mark("speech", true);
        let weak = Rc::downgrade(self);
        let changed = EventListener::new(&synthesis, "voiceschanged", move |_| with(&weak, |card| card.list_voices()));
        self.speech.replace(Some(Speech {
            synthesis,
            chosen: None,
            rate: 1.0,
            what: 0,
            queue: vec![],
            at: 0,
            paused: false,
            speaking: None,
            pause,
            state,
            voices,
            _changed: changed,
        }));
        self.list_voices();
        true
    }

    /// Fills the field of voices.
    fn list_voices(self: &Rc<Self>) {
        let borrowed = self.speech.borrow();
        let Some(speech) = borrowed.as_ref() else { return };
        let el = |tag: &str| El::new(&self.document, tag);
        let voices = speech.voices();
        speech.voices.0.set_text_content(None);
        let current = speech.voice();
        if current.is_none() && !voices.is_empty() {
            let none = el("option").attr("value", "").text(self.strings.choose_voice);
            let _ = speech.voices.0.append_child(&none.0);
        }
        for voice in &voices {
            let name = if voice.local_service() { voice.name() } else { voice.name() + self.strings.online_voice };
            let _ = speech.voices.0.append_child(&el("option").attr("value", &voice.voice_uri()).text(&name).0);
        }
        let field = speech.voices.0.dyn_ref::<HtmlSelectElement>();
        if let (Some(field), Some(current)) = (field, current) {
            field.set_value(&current.voice_uri());
        }
        if let Some(label) = speech.voices.0.parent_element().and_then(|label| label.dyn_into::<HtmlElement>().ok()) {
            label.set_hidden(voices.is_empty());
        }
    }

    /// Waits until voices have come, with a bound.
    async fn voices_there(self: &Rc<Self>) {
        let Some(synthesis) = self.speech.borrow().as_ref().map(|speech| speech.synthesis.clone()) else { return };
        if synthesis.get_voices().length() > 0 {
            return;
        }
        let window = self.window.clone();
        let mut listener = None;
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, VOICES_MILLISECONDS);
            listener = Some(EventListener::once(&synthesis, "voiceschanged", move |_| {
                let _ = resolve.call0(&JsValue::UNDEFINED);
            }));
        });
        let _ = JsFuture::from(promise).await;
        drop(listener);
    }

    /// What is to be read: the report from the first sentence in view, or lines of the digest.
    fn queue(self: &Rc<Self>, what: usize) -> Vec<Utterance> {
        self.settle();
        let report = self.text.report();
        let reading = self.reading();
        let parts: Vec<Span> = match (what, &reading) {
            (1, Some(reading)) => {
                let summary = reading.summary.borrow();
                let lines = std::iter::once(&reading.digest.headline).chain(summary.iter());
                lines.flat_map(|line| line.spans.iter().copied()).collect()
            }
            (2, Some(reading)) => {
                let items = reading.digest.outlines.iter().flat_map(|outline| &outline.items);
                items.flat_map(|item| item.heading.spans.iter().copied()).collect()
            }
            _ => (0..report.blocks.len()).map(|block| Span { block, start: 0, end: usize::MAX }).collect(),
        };
        let mut found = utterances(&report, &parts);
        if what == 0 {
            let first = found.iter().position(|utterance| self.is_in_view(utterance.span)).unwrap_or(0);
            found.drain(..first);
        }
        found
    }

    /// Whether a passage ends below what sticks to the window's top: it, or one after it, is in view.
    fn is_in_view(&self, span: Span) -> bool {
        let range = self.text.now(span).and_then(|now| self.text.range(now));
        let Some(place) = range.map(|range| range.get_bounding_client_rect()) else { return false };
        let (top, _) = free_room(&self.window, &self.document, &place, inner_height(&self.window));
        place.height() > 0.0 && place.bottom() > top
    }

    /// Speaks the sentence that is next in turn; false where there is no voice or nothing is left.
    fn utter(self: &Rc<Self>) -> bool {
        let mut borrowed = self.speech.borrow_mut();
        let Some(speech) = borrowed.as_mut() else { return false };
        // What is being spoken ends with an event; its listeners go first, so that nobody hears it.
        speech.speaking.take();
        speech.synthesis.cancel();
        let Some(next) = speech.queue.get(speech.at).cloned() else {
            drop(borrowed);
            self.shell.announce(self.strings.reading_done);
            self.end_speech();
            return false;
        };
        let Some(voice) = speech.voice() else {
            let online = !speech.voices().is_empty();
            speech.say(if online { self.strings.only_online } else { self.strings.no_voice });
            return false;
        };
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&next.text) else { return false };
        utterance.set_lang(&voice.lang());
        utterance.set_voice(Some(&voice));
        utterance.set_rate(speech.rate as f32);
        let (ended, failed) = (Rc::downgrade(self), Rc::downgrade(self));
        let listeners = [
            EventListener::new(&utterance, "end", move |_| later(&ended, Self::utter_next)),
            EventListener::new(&utterance, "error", move |event| {
                // Silence that was asked for is reported as an error, too.
                let error = event.unchecked_ref::<SpeechSynthesisErrorEvent>().error();
                use web_sys::SpeechSynthesisErrorCode::{Canceled, Interrupted};
                if !matches!(error, Canceled | Interrupted) {
                    later(&failed, Self::say_failed);
                }
            }),
        ];
        // A synthesiser that was paused stays so after `cancel` in Chromium.
        speech.synthesis.resume();
        speech.synthesis.speak(&utterance);
        speech.speaking = Some((utterance, listeners));
        speech.paused = false;
        speech.pause.0.set_text_content(Some(self.strings.pause));
        speech.state.0.set_hidden(true);
        drop(borrowed);
        self.show_spoken(next.span);
        true
    }

    fn utter_next(self: &Rc<Self>) {
        if let Some(speech) = self.speech.borrow_mut().as_mut() {
            speech.at += 1;
        }
        self.utter();
    }

    fn say_failed(self: &Rc<Self>) {
        if let Some(speech) = self.speech.borrow().as_ref() {
            speech.say(self.strings.voice_failed);
        }
    }

    /// Highlights the sentence that is being read and keeps it in view.
    fn show_spoken(self: &Rc<Self>, span: Span) {
        self.settle();
        self.show(Layer::Spoken, self.text.now(span).into_iter().collect());
        if let Some((element, place)) = self.highlighter.first_box(&self.text, Layer::Spoken) {
            bring_into_view(&self.window, &self.document, &element, &place);
        }
    }

    fn field(&self, name: &str) -> Option<HtmlSelectElement> {
        let selector = ["[data-change='speech-", name, "']"].concat();
        self.tray()?.speech.0.query_selector(&selector).ok()??.dyn_into().ok()
    }
}

impl Speech {
    /// The voices that read Mandarin, the best first.
    fn voices(&self) -> Vec<SpeechSynthesisVoice> {
        voice::mandarin(self.synthesis.get_voices().iter().map(JsCast::unchecked_into))
    }

    /// The chosen voice, or the best of this machine.
    fn voice(&self) -> Option<SpeechSynthesisVoice> {
        let mut voices = self.voices().into_iter();
        match &self.chosen {
            Some(chosen) => voices.find(|voice| voice.voice_uri() == *chosen),
            None => voices.find(SpeechSynthesisVoice::local_service),
        }
    }

    fn say(&self, message: &str) {
        self.state.0.set_text_content(Some(message));
        self.state.0.set_hidden(false);
    }
}

/// The browser's synthesiser; `None` in a browser without one.
fn synthesis(window: &web_sys::Window) -> Option<SpeechSynthesis> {
    let there = js_sys::Reflect::get(window, &"speechSynthesis".into()).is_ok_and(|found| found.is_object());
    if there { window.speech_synthesis().ok() } else { None }
}

/// Runs `work` after the event that is being heard: it drops the listener that hears it.
fn later<T>(card: &Weak<Card>, work: impl FnOnce(&Rc<Card>) -> T + 'static) {
    let card = Weak::clone(card);
    spawn_local(async move { with(&card, |card| drop(work(card))) });
}
