//! 朗读: the report, the summary or the tasks read aloud, a sentence at a time.
//!
//! Voices of the network send the text to their provider. Such a voice is taken only where the
//! reader chooses it, with that said beside its name.

mod controls;
mod voice;

use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlSelectElement, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::highlight::Layer;
use super::locate::{bring_into_view, free_room, inner_height};
use super::{Card, message_of, with};
use crate::dom::number;
use crate::text::Span;
use crate::text::reader::utterances::{Utterance, utterances};
use controls::Controls;

/// Voices come late in Chromium: `voiceschanged` says when, and not at all where there is none.
const VOICES_MILLISECONDS: i32 = 1500;

/// What is being read. Dropping it falls silent.
pub struct Speech {
    synthesis: SpeechSynthesis,
    controls: Controls,
    /// The voice of the reader's choice, by its address; the best of this machine where unset.
    chosen: Option<String>,
    rate: f64,
    what: usize,
    queue: Vec<Utterance>,
    at: usize,
    paused: bool,
    /// Whether reading begins as soon as there is a voice.
    wants_voice: bool,
    /// The utterance being spoken, with its listeners: Chromium forgets one that nobody holds.
    speaking: Option<(SpeechSynthesisUtterance, [EventListener; 2])>,
    _listeners: [EventListener; 2],
}

impl Drop for Speech {
    fn drop(&mut self) {
        self.silence();
    }
}

impl Card {
    /// What can be read, with the names of the API.
    pub const SPOKEN: [&'static str; 3] = ["report", "summary", "tasks"];

    /// Opens the controls and reads the report from the first sentence in view, or closes them: the
    /// bar's button.
    pub fn toggle_speech(self: &Rc<Self>) {
        if self.speech.borrow().is_some() {
            return self.end_speech();
        }
        let card = Rc::clone(self);
        self.spawn(async move { drop(card.speak(Some(Self::SPOKEN[0])).await) });
    }

    /// Reads `report`, `summary` or `tasks`; `None` stops. Whether there is something to read and a
    /// voice for it.
    pub async fn speak(self: &Rc<Self>, what: Option<&str>) -> Result<bool, JsValue> {
        let Some(index) = what.and_then(|what| Self::SPOKEN.iter().position(|name| *name == what)) else {
            self.end_speech();
            return Ok(false);
        };
        // Where the reader is, before the controls take their room.
        let first = if index == 0 { self.queue(0) } else { vec![] };
        if self.speech.borrow().is_none() && !self.open_speech() {
            self.shell.message(self.strings.no_voice);
            return Ok(false);
        }
        self.with_speech(|speech| {
            speech.silence();
            speech.what = index;
            speech.controls.show_what(Self::SPOKEN[index]);
            speech.controls.show_state(None);
        });
        if index > 0 && self.reading().is_none() {
            self.say_state(self.strings.loading);
            if let Err(error) = self.digest(&JsValue::UNDEFINED).await {
                self.say_state(&message_of(&error));
                return Err(error);
            }
        }
        self.voices_there().await;
        // The reader may have chosen something else in the meantime.
        if self.speech.borrow().as_ref().is_none_or(|speech| speech.what != index) {
            return Ok(false);
        }
        let queue = if index == 0 { first } else { self.queue(index) };
        self.with_speech(|speech| {
            speech.controls.show_state(None);
            speech.queue = queue;
            speech.at = 0;
        });
        Ok(self.utter())
    }

    /// Falls silent and takes the controls away.
    pub fn end_speech(self: &Rc<Self>) {
        if self.speech.take().is_none() {
            return;
        }
        self.show(Layer::Spoken, vec![]);
        if let Some(tray) = self.tray() {
            self.save_focus(&tray.speech.0, "speech");
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
            "speech-voice" => {
                self.change(|speech| speech.chosen = Some(value));
                self.list_voices();
            }
            "speech-next" => self.skip(true),
            "speech-previous" => self.skip(false),
            "speech-pause" => self.pause_or_resume(),
            _ => self.end_speech(),
        }
    }

    fn with_speech(&self, work: impl FnOnce(&mut Speech)) {
        if let Some(speech) = self.speech.borrow_mut().as_mut() {
            work(speech);
        }
    }

    /// Another rate or voice: the sentence is read again with it, once it is to be read.
    fn change(self: &Rc<Self>, change: impl FnOnce(&mut Speech)) {
        let mut paused = false;
        self.with_speech(|speech| {
            speech.silence();
            change(speech);
            paused = speech.paused;
        });
        if !paused {
            self.utter();
        }
    }

    fn skip(self: &Rc<Self>, forward: bool) {
        self.change(|speech| {
            speech.at = if forward { speech.at + 1 } else { speech.at.saturating_sub(1) };
            speech.paused = false;
        });
    }

    fn pause_or_resume(self: &Rc<Self>) {
        let mut starts = false;
        self.with_speech(|speech| {
            speech.paused = !speech.paused;
            speech.controls.show_paused(speech.paused);
            if speech.paused {
                speech.synthesis.pause();
            } else {
                speech.synthesis.resume();
                starts = speech.speaking.is_none();
            }
        });
        if starts {
            self.utter();
        }
    }

    /// Puts the controls into the bar; false where the browser can't speak.
    fn open_speech(self: &Rc<Self>) -> bool {
        let (Some(tray), Some(synthesis)) = (self.tray(), synthesis(&self.window)) else { return false };
        let (late, leaving) = (Rc::downgrade(self), Rc::downgrade(self));
        let listeners = [
            EventListener::new(&synthesis, "voiceschanged", move |_| later(&late, Self::hear_voices)),
            // Chromium reads on after the page has gone.
            EventListener::new(&self.window, "pagehide", move |_| with(&leaving, Self::end_speech)),
        ];
        self.speech.replace(Some(Speech {
            synthesis,
            controls: Controls::insert(&self.document, self.strings, &tray.speech),
            chosen: None,
            rate: 1.0,
            what: 0,
            queue: vec![],
            at: 0,
            paused: false,
            wants_voice: false,
            speaking: None,
            _listeners: listeners,
        }));
        self.shell.mark("speech", true);
        self.list_voices();
        true
    }

    /// Fills the field of voices.
    fn list_voices(self: &Rc<Self>) {
        self.with_speech(|speech| speech.controls.show_voices(&speech.voices(), speech.voice().as_ref()));
    }

    /// Voices have come or gone.
    fn hear_voices(self: &Rc<Self>) {
        self.list_voices();
        let wanted = |speech: &Speech| speech.wants_voice && !speech.paused && speech.voice().is_some();
        if self.speech.borrow().as_ref().is_some_and(wanted) {
            self.utter();
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
                let spans = |line: &crate::text::digest::Extract| line.spans.clone();
                let lines: Vec<Span> = summary.iter().flat_map(spans).collect();
                // Not a headline that is the beginning of a sentence that comes anyway.
                let covers = |line: &Span, part: &Span| {
                    line.block == part.block && line.start <= part.start && part.end <= line.end
                };
                let said = |part: &Span| lines.iter().any(|line| covers(line, part));
                let headline = spans(&reading.digest.headline);
                let headline = if headline.iter().all(said) { vec![] } else { headline };
                headline.into_iter().chain(lines).collect()
            }
            (2, Some(reading)) => {
                let items = reading.digest.outlines.iter().flat_map(|outline| &outline.items);
                items.flat_map(|item| item.heading.spans.iter().copied()).collect()
            }
            _ => (0..report.blocks.len()).map(|block| Span { block, start: 0, end: usize::MAX }).collect(),
        };
        let mut found = utterances(&report, &parts);
        if what == 0 {
            let first = self.first_shown(&found);
            found.drain(..first);
        }
        found
    }

    /// The first passage that ends below what sticks to the window's top; the first of all where
    /// none does.
    fn first_shown(&self, passages: &[Utterance]) -> usize {
        let place = |passage: &Utterance| {
            let range = self.text.now(passage.span).and_then(|now| self.text.range(now))?;
            Some(range.get_bounding_client_rect()).filter(|place| place.height() > 0.0)
        };
        let Some(first) = passages.iter().find_map(place) else { return 0 };
        let (top, _) = free_room(&self.window, &self.document, &first, inner_height(&self.window));
        passages.iter().position(|passage| place(passage).is_some_and(|place| place.bottom() > top)).unwrap_or(0)
    }

    /// Speaks the sentence that is next in turn; false where there is no voice or nothing is left.
    fn utter(self: &Rc<Self>) -> bool {
        let mut borrowed = self.speech.borrow_mut();
        let Some(speech) = borrowed.as_mut() else { return false };
        speech.silence();
        speech.paused = false;
        speech.controls.show_paused(false);
        let Some(next) = speech.queue.get(speech.at).cloned() else {
            drop(borrowed);
            self.shell.announce(self.strings.reading_done);
            self.end_speech();
            return false;
        };
        let voice = speech.voice();
        speech.wants_voice = voice.is_none();
        let Some(voice) = voice else {
            let online = !speech.voices().is_empty();
            drop(borrowed);
            self.say_state(if online { self.strings.only_online } else { self.strings.no_voice });
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
                // web-sys does not know `not-allowed`.
                let error = js_sys::Reflect::get(event, &"error".into()).ok().and_then(|error| error.as_string());
                later(&failed, move |card| card.fail(&error.unwrap_or_default()));
            }),
        ];
        // A synthesiser that was paused stays so after `cancel` in Chromium.
        speech.synthesis.resume();
        speech.synthesis.speak(&utterance);
        speech.speaking = Some((utterance, listeners));
        speech.controls.show_state(None);
        drop(borrowed);
        self.show_spoken(next.span);
        true
    }

    /// The sentence has been read.
    fn utter_next(self: &Rc<Self>) {
        let mut paused = false;
        self.with_speech(|speech| {
            speech.speaking.take();
            paused = speech.paused;
            if !paused {
                speech.at += 1;
            }
        });
        // Android ends what is paused: it is read again when the reader goes on.
        if !paused {
            self.utter();
        }
    }

    /// The synthesiser has given up: the reader may try again.
    fn fail(self: &Rc<Self>, error: &str) {
        // Silence that was asked for is reported as an error, too.
        if matches!(error, "canceled" | "interrupted") {
            return;
        }
        self.with_speech(|speech| {
            speech.speaking.take();
            speech.paused = true;
            speech.controls.show_paused(true);
        });
        // Safari speaks only within a press.
        self.say_state(if error == "not-allowed" { self.strings.press_resume } else { self.strings.voice_failed });
    }

    fn say_state(&self, message: &str) {
        self.with_speech(|speech| speech.controls.show_state(Some(message)));
        self.shell.announce(message);
    }

    /// Highlights the sentence that is being read and keeps it in view.
    fn show_spoken(self: &Rc<Self>, span: Span) {
        self.settle();
        self.show(Layer::Spoken, self.text.now(span).into_iter().collect());
        if let Some((element, place)) = self.highlighter.first_box(&self.text, Layer::Spoken) {
            bring_into_view(&self.window, &self.document, &element, &place);
        }
    }

    /// After a change of the page.
    pub(super) fn repaint_spoken(self: &Rc<Self>) {
        let spoken = self.speech.borrow().as_ref().and_then(|speech| Some(speech.queue.get(speech.at)?.span));
        if let Some(span) = spoken {
            self.show(Layer::Spoken, self.text.now(span).into_iter().collect());
        }
    }
}

impl Speech {
    /// Ends what is being spoken. Its listeners go first, so that nobody hears of it.
    fn silence(&mut self) {
        self.speaking.take();
        // Only where it is needed: Safari may drop what is spoken directly after it.
        if self.synthesis.speaking() || self.synthesis.pending() {
            self.synthesis.cancel();
        }
    }

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
