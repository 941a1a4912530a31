//! The state of a request that takes its time, without the browser: what each part of the card shows, and what the reader
//! can do about it. From every state there is a way on.

/// How far a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has asked, or it has been cancelled.
    Idle,
    /// It is on its way.
    Waiting,
    /// It has failed, or nothing came for too long.
    Failed,
    /// The answer is there.
    Done,
    /// The card has left the page.
    Left,
}

/// What happens to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Some part wants the answer.
    Ask,
    /// The reader wants it asked for afresh.
    Retry,
    /// The reader does not want it any more.
    Cancel,
    /// The answer to this attempt has come.
    Answer(u32),
    /// This attempt has failed.
    Fail(u32),
    /// The answer is out of date.
    Forget,
    /// The card leaves the page.
    Leave,
}

/// What is to be done about an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Nothing.
    Nothing,
    /// Start the attempt of this number.
    Start(u32),
    /// Stop the attempt that is on its way.
    Stop,
    /// Stop it and start the one of this number.
    Restart(u32),
}

/// A request.
#[derive(Debug, Clone, Copy)]
pub struct Asking {
    state: State,
    /// How often it has been started; the last attempt is the one that counts.
    attempt: u32,
}

impl Default for Asking {
    fn default() -> Self {
        Self { state: State::Idle, attempt: 0 }
    }
}

impl Asking {
    /// How far it is.
    pub fn state(&self) -> State {
        self.state
    }

    /// Whether this attempt is the one that counts.
    pub fn counts(&self, attempt: u32) -> bool {
        self.state == State::Waiting && self.attempt == attempt
    }

    /// Takes in what has happened.
    pub fn on(&mut self, event: Event) -> Act {
        use Event::{Answer, Ask, Cancel, Fail, Forget, Leave, Retry};
        let (next, act) = match (self.state, event) {
            (State::Left, _) => return Act::Nothing,
            (State::Idle | State::Failed, Ask | Retry) => {
                self.attempt += 1;
                (State::Waiting, Act::Start(self.attempt))
            }
            (State::Waiting, Retry) => {
                self.attempt += 1;
                (State::Waiting, Act::Restart(self.attempt))
            }
            (State::Waiting, Cancel | Forget) => (State::Idle, Act::Stop),
            (State::Waiting, Leave) => (State::Left, Act::Stop),
            (State::Waiting, Answer(attempt)) if attempt == self.attempt => (State::Done, Act::Nothing),
            (State::Waiting, Fail(attempt)) if attempt == self.attempt => (State::Failed, Act::Nothing),
            (State::Failed, Cancel) | (State::Failed | State::Done, Forget) => (State::Idle, Act::Nothing),
            (_, Leave) => (State::Left, Act::Nothing),
            (state, _) => (state, Act::Nothing),
        };
        self.state = next;
        act
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a reader or the network does; answers and failures may be of any attempt, late ones too.
    fn events() -> impl Strategy<Value = Event> {
        prop_oneof![
            4 => Just(Event::Ask),
            2 => Just(Event::Retry),
            2 => Just(Event::Cancel),
            3 => (0u32..12).prop_map(Event::Answer),
            4 => (0u32..12).prop_map(Event::Fail),
            1 => Just(Event::Forget),
            1 => Just(Event::Leave),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_state_is_a_dead_end(sequence in prop::collection::vec(events(), 0..40)) {
            let mut asking = Asking::default();
            // The attempt that is on its way.
            let mut running: Option<u32> = None;
            let mut left = false;
            for event in sequence {
                let act = asking.on(event);
                left |= event == Event::Leave;
                match event {
                    Event::Answer(attempt) | Event::Fail(attempt) if running == Some(attempt) => running = None,
                    _ => {}
                }
                match act {
                    Act::Start(attempt) => {
                        prop_assert_eq!(running, None, "two at once");
                        running = Some(attempt);
                    }
                    Act::Restart(attempt) => {
                        prop_assert!(running.is_some_and(|old| old < attempt));
                        running = Some(attempt);
                    }
                    Act::Stop => prop_assert!(running.take().is_some(), "there is something to stop"),
                    Act::Nothing => {}
                }
                // What is shown as waiting is on its way, and nothing else is.
                prop_assert_eq!(asking.state() == State::Waiting, running.is_some());
                prop_assert_eq!(asking.state() == State::Left, left);
                if let Some(attempt) = running {
                    prop_assert!(asking.counts(attempt));
                }
            }
            // Whatever has happened, a reader gets the digest by one press once the network is well.
            let act = asking.on(Event::Retry);
            match (asking.state(), act) {
                (State::Left | State::Done, Act::Nothing) => {}
                (State::Waiting, Act::Start(attempt) | Act::Restart(attempt)) => {
                    asking.on(Event::Answer(attempt));
                    prop_assert_eq!(asking.state(), State::Done);
                }
                other => prop_assert!(false, "a dead end: {:?}", other),
            }
        }
    }

    #[test]
    fn what_an_old_attempt_brings_changes_nothing() {
        let mut asking = Asking::default();
        assert_eq!(asking.on(Event::Ask), Act::Start(1));
        assert_eq!(asking.on(Event::Ask), Act::Nothing, "one that is on its way serves all");
        assert_eq!(asking.on(Event::Retry), Act::Restart(2));
        assert_eq!(asking.on(Event::Fail(1)), Act::Nothing);
        assert_eq!(asking.state(), State::Waiting);
        asking.on(Event::Cancel);
        asking.on(Event::Answer(2));
        assert_eq!(asking.state(), State::Idle);
        assert_eq!(asking.on(Event::Ask), Act::Start(3));
    }
}
