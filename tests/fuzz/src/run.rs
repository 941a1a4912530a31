//! Gives a target its inputs.

use std::cell::{Cell, RefCell};
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, Once};
use std::thread;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};

use crate::corpus;

/// One input may take so long; longer is a finding: texts here have a few thousand characters, and take milliseconds.
const LONGEST: Duration = Duration::from_secs(60);

thread_local! {
    /// Whether this thread is at an input, where a panic is told once the input is small.
    static TRYING: Cell<bool> = const { Cell::new(false) };
    /// Where the last panic at an input was.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Gives `check` what is kept for the target, then inputs of `made` for `JIYAO_FUZZ_SECONDS`, 5 where it says nothing.
///
/// # Panics
/// Where `check` does, with the file that its input, made small, has been written to.
pub fn fuzz(target: &str, made: impl Strategy<Value = Vec<u8>>, check: impl Fn(&[u8])) {
    quiet();
    let seconds = std::env::var("JIYAO_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(5);
    let watched = Watched::start(target);
    let tried = |input: &[u8]| watched.during(input, || caught(|| check(input)));
    for (name, input) in corpus::kept(target) {
        if let Err(said) = tried(&input) {
            panic!("{name}: {said}");
        }
    }
    let end = Instant::now() + Duration::from_secs(seconds);
    let config = Config {
        cases: 8,
        failure_persistence: None,
        max_shrink_iters: 4000,
        max_shrink_time: 120_000,
        ..Config::default()
    };
    let mut inputs = 0u64;
    while Instant::now() < end {
        let found = TestRunner::new(config.clone()).run(&made, |input| tried(&input).map_err(TestCaseError::fail));
        match found {
            Ok(()) => inputs += 8,
            Err(TestError::Fail(said, input)) => {
                panic!("{said}\nThe input is kept in {}", corpus::keep(target, &input))
            }
            Err(error) => panic!("{error}"),
        }
    }
    println!("{target}: {inputs} inputs in {seconds} s");
}

/// What a panic of `check` says.
fn caught(check: impl FnOnce()) -> Result<(), String> {
    TRYING.set(true);
    let done = panic::catch_unwind(AssertUnwindSafe(check));
    TRYING.set(false);
    done.map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default();
        format!("{}: {text}", PLACE.take())
    })
}

/// Panics on the way to a small input are not printed: there are hundreds.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| match TRYING.get() {
            true => PLACE.set(info.location().map(ToString::to_string).unwrap_or_default()),
            false => before(info),
        }));
    });
}

/// What a target is at, and since when.
struct Watched {
    target: String,
    since: Arc<Mutex<Option<Instant>>>,
}

impl Watched {
    /// Ends the process where one input takes too long.
    fn start(target: &str) -> Self {
        let since: Arc<Mutex<Option<Instant>>> = Arc::default();
        let (watched, file) = (Arc::downgrade(&since), corpus::at(target));
        thread::spawn(move || {
            while let Some(since) = watched.upgrade() {
                let late = since.lock().is_ok_and(|since| since.is_some_and(|since| since.elapsed() > LONGEST));
                if late {
                    eprintln!("An input takes more than {} s: {}", LONGEST.as_secs(), file.display());
                    std::process::exit(1);
                }
                drop(since);
                thread::sleep(Duration::from_secs(1));
            }
        });
        Self { target: target.to_owned(), since }
    }

    /// Does `work` on an input, which can be found in its file as long.
    fn during<T>(&self, input: &[u8], work: impl FnOnce() -> T) -> T {
        let file = corpus::at(&self.target);
        fs::write(&file, input).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let set = |to| *self.since.lock().expect("no panic while it was held") = to;
        set(Some(Instant::now()));
        let done = work();
        set(None);
        done
    }
}
