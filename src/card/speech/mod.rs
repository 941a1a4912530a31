//! 朗读: the report, the summary or the tasks read aloud, a sentence at a time.
//!
//! Voices of the network send the text to their provider. Such a voice is taken only where the
//! reader chooses it, with that said beside its name.

mod controls;
mod voice;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::highlight::Layer;
use super::locate::{free_room, inner_height};
use super::panes::summary::Length;
use super::request::{Made, Requests};
use super::stage::{Stage, with};
use crate::dom::command::Command;
use crate::dom::named::named;
use crate::dom::thrown::message_of;
use crate::text::reader::utterances::{Utterance, utterances};
use crate::text::{Report, Span};
use controls::Controls;

/// Voices come late in Chromium: `voiceschanged` says when, and not at all where there is none.
const VOICES_MILLISECONDS: i32 = 1500;

named! {
    /// What can be read, with its name in the API.
    pub enum Spoken {
        Report = "report",
        Summary = "summary",
        Tasks = "tasks",
    }
}

/// Reading aloud.
pub struct Speech {
    stage: Rc<Stage>,
    requests: Rc<Requests>,
    player: RefCell<Option<Player>>,
}

/// What is being read. Dropping it falls silent.
struct Player {
    synthesis: SpeechSynthesis,
    controls: Controls,
    /// The voice of the reader's choice, by its address; the best of this machine where unset.
    chosen: Option<String>,
    rate: f64,
    what: Spoken,
    queue: Vec<Utterance>,
    at: usize,
    paused: bool,
    /// Whether reading begins as soon as there is a voice.
    wants_voice: bool,
    /// The utterance being spoken, with its listeners: Chromium forgets one that nobody holds.
    speaking: Option<(SpeechSynthesisUtterance, [EventListener; 2])>,
    _listeners: [EventListener; 2],
}

impl Drop for Player {
    fn drop(&mut self) {
        self.silence();
    }
}

impl AsRef<Stage> for Speech {
    fn as_ref(&self) -> &Stage {
        &self.stage
    }
}

impl Speech {
    /// Silent.
    pub fn new(stage: Rc<Stage>, requests: Rc<Requests>) -> Self {
        Self { stage, requests, player: RefCell::default() }
    }

    /// Opens the controls and reads the report from the first sentence in view, or closes them: the
    /// bar's button.
    pub fn toggle(self: &Rc<Self>) {
        if self.player.borrow().is_some() {
            return self.end();
        }
        self.start(Spoken::Report);
    }

    /// The same as [`Speech::speak`], with nobody waiting for it.
    pub fn start(self: &Rc<Self>, what: Spoken) {
        let speech = Rc::clone(self);
        spawn_local(async move { drop(speech.speak(what).await) });
    }

    /// Reads aloud. Whether there is something to read and a voice for it.
    pub async fn speak(self: &Rc<Self>, what: Spoken) -> Result<bool, JsValue> {
        let strings = self.stage.strings;
        // Where the reader is, before the controls take their room.
        let first = if what == Spoken::Report { self.queue(what) } else { vec![] };
        if self.player.borrow().is_none() && !self.open() {
            self.stage.shell.message(strings.no_voice);
            return Ok(false);
        }
        self.with_player(|player| {
            player.silence();
            player.what = what;
            player.controls.show_what(what);
            player.controls.show_state(None);
        });
        if what != Spoken::Report && self.requests.made().is_none() {
            self.say_state(strings.loading);
            if let Err(error) = self.requests.digest().await {
                self.say_state(&message_of(&error));
                return Err(error);
            }
        }
        self.voices_there().await;
        // The reader may have chosen something else in the meantime.
        if self.player.borrow().as_ref().is_none_or(|player| player.what != what) {
            return Ok(false);
        }
        let queue = if what == Spoken::Report { first } else { self.queue(what) };
        self.with_player(|player| {
            player.controls.show_state(None);
            player.queue = queue;
            player.at = 0;
        });
        Ok(self.utter())
    }

    /// Falls silent and takes the controls away.
    pub fn end(&self) {
        if self.player.take().is_none() {
            return;
        }
        self.stage.show(Layer::Spoken, vec![]);
        if let Some(tray) = self.stage.tray() {
            self.stage.save_focus(&tray.speech.0, Command::Speech);
            tray.speech.0.set_text_content(None);
            tray.speech.0.set_hidden(true);
        }
        self.stage.shell.mark(Command::Speech, false);
    }

    /// Falls silent; the controls go with the tray.
    pub fn leave(&self) {
        self.player.take();
    }

    fn with_player(&self, work: impl FnOnce(&mut Player)) {
        if let Some(player) = self.player.borrow_mut().as_mut() {
            work(player);
        }
    }

    /// Shows or hides the fields on a narrow screen.
    pub fn toggle_settings(&self) {
        self.with_player(|player| player.controls.toggle_settings());
    }

    /// Reads at another rate; 1 is the voice's own.
    pub fn set_rate(self: &Rc<Self>, rate: f64) {
        self.change(|player| player.rate = rate);
    }

    /// Reads with the voice of this address.
    pub fn set_voice(self: &Rc<Self>, address: String) {
        self.change(|player| player.chosen = Some(address));
        self.list_voices();
    }

    /// Another rate or voice: the sentence is read again with it, once it is to be read.
    fn change(self: &Rc<Self>, change: impl FnOnce(&mut Player)) {
        let mut paused = false;
        self.with_player(|player| {
            player.silence();
            change(player);
            paused = player.paused;
        });
        if !paused {
            self.utter();
        }
    }

    /// To the next sentence or the previous one.
    pub fn skip(self: &Rc<Self>, forward: bool) {
        self.change(|player| {
            player.at = if forward { player.at + 1 } else { player.at.saturating_sub(1) };
            player.paused = false;
        });
    }

    /// Pauses, or goes on.
    pub fn pause_or_resume(self: &Rc<Self>) {
        let mut starts = false;
        self.with_player(|player| {
            player.paused = !player.paused;
            player.controls.show_paused(player.paused);
            if player.paused {
                player.synthesis.pause();
            } else {
                player.synthesis.resume();
                starts = player.speaking.is_none();
            }
        });
        if starts {
            self.utter();
        }
    }

    /// Puts the controls into the bar; false where the browser can't speak.
    fn open(self: &Rc<Self>) -> bool {
        let stage = &self.stage;
        let (Some(tray), Some(synthesis)) = (stage.tray(), synthesis(&stage.window)) else { return false };
        let (late, leaving) = (Rc::downgrade(self), Rc::downgrade(self));
        let listeners = [
            EventListener::new(&synthesis, "voiceschanged", move |_| later(&late, Self::hear_voices)),
            // Chromium reads on after the page has gone.
            EventListener::new(&stage.window, "pagehide", move |_| with(&leaving, |speech| speech.end())),
        ];
        self.player.replace(Some(Player {
            synthesis,
            controls: Controls::insert(&stage.document, stage.strings, &tray.speech),
            chosen: None,
            rate: 1.0,
            what: Spoken::Report,
            queue: vec![],
            at: 0,
            paused: false,
            wants_voice: false,
            speaking: None,
            _listeners: listeners,
        }));
        stage.shell.mark(Command::Speech, true);
        self.list_voices();
        true
    }

    /// Fills the field of voices.
    fn list_voices(&self) {
        self.with_player(|player| player.controls.show_voices(&player.voices(), player.voice().as_ref()));
    }

    /// Voices have come or gone.
    fn hear_voices(self: &Rc<Self>) {
        self.list_voices();
        let wanted = |player: &Player| player.wants_voice && !player.paused && player.voice().is_some();
        if self.player.borrow().as_ref().is_some_and(wanted) {
            self.utter();
        }
    }

    /// Waits until voices have come, with a bound.
    async fn voices_there(&self) {
        let Some(synthesis) = self.player.borrow().as_ref().map(|player| player.synthesis.clone()) else { return };
        if synthesis.get_voices().length() > 0 {
            return;
        }
        let window = self.stage.window.clone();
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
    fn queue(&self, what: Spoken) -> Vec<Utterance> {
        self.stage.settle();
        let report = self.stage.text.report();
        let made = self.requests.made();
        let spans: Vec<Span> = match (what, &made) {
            (Spoken::Summary, Some(made)) => summary_spans(made, &report),
            (Spoken::Tasks, Some(made)) => {
                let items = made.digest.outlines.iter().flat_map(|outline| &outline.items);
                items.flat_map(|item| item.heading.spans.iter().copied()).collect()
            }
            _ => (0..report.blocks.len()).map(|block| Span { block, start: 0, end: usize::MAX }).collect(),
        };
        let mut found = utterances(&report, &spans);
        if what == Spoken::Report {
            let first = self.first_shown(&found);
            found.drain(..first);
        }
        found
    }

    /// The first passage that ends below what sticks to the window's top; the first of all where
    /// none does.
    fn first_shown(&self, passages: &[Utterance]) -> usize {
        let Stage { window, document, text, .. } = &*self.stage;
        let rect = |passage: &Utterance| {
            let range = text.now(passage.span).and_then(|now| text.range(now))?;
            Some(range.get_bounding_client_rect()).filter(|rect| rect.height() > 0.0)
        };
        let Some(first) = passages.iter().find_map(rect) else { return 0 };
        let (top, _) = free_room(window, document, &first, inner_height(window));
        passages.iter().position(|passage| rect(passage).is_some_and(|rect| rect.bottom() > top)).unwrap_or(0)
    }

    /// Speaks the sentence that is next in turn; false where there is no voice or nothing is left.
    fn utter(self: &Rc<Self>) -> bool {
        let mut borrowed = self.player.borrow_mut();
        let Some(player) = borrowed.as_mut() else { return false };
        player.silence();
        player.paused = false;
        player.controls.show_paused(false);
        let Some(next) = player.queue.get(player.at).cloned() else {
            drop(borrowed);
            self.stage.shell.announce(self.stage.strings.reading_done);
            self.end();
            return false;
        };
        let voice = player.voice();
        player.wants_voice = voice.is_none();
        player.controls.enable(voice.is_some());
        let Some(voice) = voice else {
            let online = !player.voices().is_empty();
            drop(borrowed);
            let strings = self.stage.strings;
            let way = voice::way_to_one(&self.stage.window, strings);
            self.say_state(&if online { strings.only_online.to_owned() } else { [strings.no_voice, way].concat() });
            return false;
        };
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&next.text) else { return false };
        utterance.set_lang(&voice.lang());
        utterance.set_voice(Some(&voice));
        utterance.set_rate(player.rate as f32);
        let (ended, failed) = (Rc::downgrade(self), Rc::downgrade(self));
        let listeners = [
            EventListener::new(&utterance, "end", move |_| later(&ended, Self::utter_next)),
            EventListener::new(&utterance, "error", move |event| {
                // web-sys does not know `not-allowed`.
                let error = js_sys::Reflect::get(event, &"error".into()).ok().and_then(|error| error.as_string());
                later(&failed, move |speech| speech.fail(&error.unwrap_or_default()));
            }),
        ];
        // A synthesiser that was paused stays so after `cancel` in Chromium.
        player.synthesis.resume();
        player.synthesis.speak(&utterance);
        player.speaking = Some((utterance, listeners));
        player.controls.show_state(None);
        drop(borrowed);
        self.show_spoken(next.span);
        self.stage.emit("jiyao:speech", &next.text.into());
        true
    }

    /// The sentence has been read.
    fn utter_next(self: &Rc<Self>) {
        let mut paused = false;
        self.with_player(|player| {
            player.speaking.take();
            paused = player.paused;
            if !paused {
                player.at += 1;
            }
        });
        // Android ends what is paused: it is read again when the reader goes on.
        if !paused {
            self.utter();
        }
    }

    /// The synthesiser has given up: the reader may try again.
    fn fail(&self, error: &str) {
        // Silence that was asked for is reported as an error, too.
        if matches!(error, "canceled" | "interrupted") {
            return;
        }
        self.with_player(|player| {
            player.speaking.take();
            player.paused = true;
            player.controls.show_paused(true);
        });
        // Safari speaks only within a press.
        let strings = self.stage.strings;
        self.say_state(if error == "not-allowed" { strings.press_resume } else { strings.voice_failed });
    }

    fn say_state(&self, message: &str) {
        self.with_player(|player| player.controls.show_state(Some(message)));
        self.stage.shell.announce(message);
    }

    /// Highlights the sentence that is being read and keeps it in view.
    fn show_spoken(&self, span: Span) {
        self.stage.settle();
        self.stage.show(Layer::Spoken, self.stage.now(&[span]));
        self.stage.bring_into_view(Layer::Spoken);
    }

    /// After a change of the page.
    pub fn repaint(&self) {
        let spoken = self.player.borrow().as_ref().and_then(|player| Some(player.queue.get(player.at)?.span));
        if let Some(span) = spoken {
            self.stage.show(Layer::Spoken, self.stage.now(&[span]));
        }
    }
}

impl Player {
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

/// The headline and the summary in the length that the reader has chosen; in one line with what announces the tasks.
fn summary_spans(made: &Made, report: &Report) -> Vec<Span> {
    let summary = made.summary.borrow();
    let mut lines: Vec<Span> = summary.iter().flat_map(|extract| extract.spans.iter().copied()).collect();
    if made.length.get() == Length::OneSentence {
        lines = made.gist(report).announcement.map(|announcement| announcement.spans).unwrap_or_default();
    }
    // Not a headline that is the beginning of a sentence that comes anyway.
    let headline = &made.digest.headline.spans;
    let headline = if headline.iter().all(|part| part.is_within(&lines)) { vec![] } else { headline.clone() };
    headline.into_iter().chain(lines).collect()
}

/// Runs `work` after the event that is being heard: it drops the listener that hears it.
fn later<T>(speech: &Weak<Speech>, work: impl FnOnce(&Rc<Speech>) -> T + 'static) {
    let speech = Weak::clone(speech);
    spawn_local(async move { with(&speech, |speech| drop(work(speech))) });
}
