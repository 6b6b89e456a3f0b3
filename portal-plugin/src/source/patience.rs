//! How long the ERP is waited for: so many questions at once, one budget for all questions of a request, and nobody waits
//! for an ERP that hangs. What asks it nothing, such as a sign-in page or a static answer, goes on meanwhile.
//!
//! [`Asking`] is the state, over the time that passes; [`Patience`] is the lock and the short queue around it.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use plugin_api::{Class, Failure};

use crate::clock::passing::Passing;

/// How long a question may be unanswered before it counts as hanging, and how long an ERP that hangs has answered nothing:
/// 3 seconds.
const LONG: Duration = Duration::from_secs(3);

/// How many questions hang before the ERP counts as silent; all of them, where fewer are asked at once.
const HANGING: usize = 4;

/// How often a silent ERP is asked, to see whether it answers again: every 2 seconds.
const APART: Duration = Duration::from_secs(2);

/// How long a question waits while as many as may be are under way: 1 second.
const QUEUE: Duration = Duration::from_secs(1);

/// How long after its begin a request asks the ERP nothing more: 10 seconds. With what the last question takes, a request
/// stays within [`plugin_api::portal::DEADLINE`].
const BUDGET: Duration = Duration::from_secs(10);

/// The codes of questions that were not asked.
pub(super) const NOT_ASKED: [&str; 3] = [SLOW, BUSY, SILENT];
const SLOW: &str = "host/slow";
const BUSY: &str = "host/busy";
const SILENT: &str = "host/silent";

thread_local! {
    /// When the request that this thread answers asks nothing more, in the time that passes.
    static UNTIL: Cell<Option<Duration>> = const { Cell::new(None) };
    /// Whether this thread asks something: a host that asks the portal back while it answers takes no second place.
    static IS_ASKING: Cell<bool> = const { Cell::new(false) };
}

/// What keeps questions to the ERP within bounds.
pub(super) struct Patience {
    asking: Mutex<Asking>,
    ended: Condvar,
    passing: Arc<dyn Passing>,
}

impl Patience {
    /// Lets so many questions be asked at once; none is.
    pub(super) fn new(at_once: usize, passing: Arc<dyn Passing>) -> Self {
        Self { asking: Mutex::new(Asking::new(at_once)), ended: Condvar::new(), passing }
    }

    /// From here on, this thread answers a request: what it asks the ERP until the guard is dropped is one budget. A request
    /// within a request has what is left of the outer one's.
    pub(super) fn begin_request(&self) -> Request {
        let before = UNTIL.get();
        UNTIL.set(Some(before.unwrap_or(self.passing.passed() + BUDGET)));
        Request { before }
    }

    /// Asks one question, where it may be asked.
    ///
    /// # Errors
    /// The host's own; `host/slow`, `host/busy` or `host/silent` where it was not asked.
    pub(super) fn ask<T>(&self, question: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        if IS_ASKING.get() {
            return question();
        }
        let place = self.place()?;
        let answer = question();
        place.end(answer.is_ok());
        answer
    }

    fn place(&self) -> Result<Place<'_>, Failure> {
        if UNTIL.get().is_some_and(|until| self.passing.passed() >= until) {
            return Err(not_asked(SLOW, "its answers to one request took longer than 10 s together"));
        }
        let mut asking = self.state();
        let mut admission = asking.admit(self.passing.passed());
        if admission == Admission::Full && asking.queue(self.passing.passed()) {
            let waited = self.ended.wait_timeout_while(asking, QUEUE, |asking| {
                admission = asking.admit(self.passing.passed());
                admission == Admission::Full
            });
            asking = waited.map_or_else(|poisoned| poisoned.into_inner().0, |(asking, _)| asking);
            asking.waiting -= 1;
        }
        drop(asking);
        match admission {
            Admission::Ask(id) => {
                IS_ASKING.set(true);
                Ok(Place { patience: self, id, answered: false })
            }
            Admission::Full => Err(not_asked(BUSY, "as many questions as it is asked at once are unanswered")),
            Admission::Silent => Err(not_asked(SILENT, "it answers nothing, and is asked again by itself")),
        }
    }

    fn state(&self) -> MutexGuard<'_, Asking> {
        self.asking.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Patience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Patience").field("asking", &*self.state()).finish_non_exhaustive()
    }
}

fn not_asked(code: &str, why: &str) -> Failure {
    Failure::new(Class::Unavailable, code, format!("the ERP was not asked: {why}; try again in a moment"))
}

/// A request that this thread answers.
#[derive(Debug)]
#[must_use = "what is asked after it was dropped has no budget"]
pub struct Request {
    before: Option<Duration>,
}

impl Drop for Request {
    fn drop(&mut self) {
        UNTIL.set(self.before);
    }
}

/// A question that is under way; one that ends by a panic was not answered.
struct Place<'a> {
    patience: &'a Patience,
    id: u64,
    answered: bool,
}

impl Place<'_> {
    fn end(mut self, answered: bool) {
        self.answered = answered;
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        IS_ASKING.set(false);
        let now = self.patience.passing.passed();
        self.patience.state().end(self.id, now, self.answered);
        self.patience.ended.notify_one();
    }
}

/// The questions that are under way, and whether the ERP is silent.
#[derive(Debug)]
struct Asking {
    at_once: usize,
    next: u64,
    /// When each began.
    under_way: BTreeMap<u64, Duration>,
    waiting: usize,
    /// When the ERP answered last.
    answered: Duration,
    /// Where it is silent: when it was asked last.
    silent: Option<Duration>,
}

/// Whether a question may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Admission {
    /// Yes; this is its number.
    Ask(u64),
    /// As many as may be are under way.
    Full,
    /// The ERP answers nothing.
    Silent,
}

impl Asking {
    const fn new(at_once: usize) -> Self {
        Self { at_once, next: 0, under_way: BTreeMap::new(), waiting: 0, answered: Duration::ZERO, silent: None }
    }

    fn admit(&mut self, now: Duration) -> Admission {
        if self.silent.is_none() && self.hangs(now) {
            // Whoever notices it asks: it may be slow with those questions alone.
            self.silent = Some(now.saturating_sub(APART));
        }
        if self.silent.is_some_and(|asked| now < asked + APART) {
            return Admission::Silent;
        }
        if self.under_way.len() >= self.at_once {
            return if self.silent.is_some() { Admission::Silent } else { Admission::Full };
        }
        self.silent = self.silent.map(|_| now);
        self.next += 1;
        self.under_way.insert(self.next, now);
        Admission::Ask(self.next)
    }

    /// Takes a place among those who wait. While the ERP answers, everybody may; where it has answered nothing for as long as
    /// somebody waits, half as many as are under way: one that hangs holds no more threads than that.
    fn queue(&mut self, now: Duration) -> bool {
        let is_free = now < self.answered + QUEUE || self.waiting < self.at_once.div_ceil(2);
        if is_free {
            self.waiting += 1;
        }
        is_free
    }

    /// A question ended. A failure that came soon is an answer too: only silence makes others wait.
    fn end(&mut self, id: u64, now: Duration, answered: bool) {
        let begun = self.under_way.remove(&id).unwrap_or(now);
        if answered || now < begun + LONG {
            self.answered = now;
            self.silent = None;
        }
    }

    /// Whether the ERP hangs: some questions are unanswered for long, and so long it has answered no other. One slow answer
    /// beside quick ones is no silence.
    fn hangs(&self, now: Duration) -> bool {
        let hanging = self.under_way.values().filter(|begun| now >= **begun + LONG).count();
        hanging >= HANGING.min(self.at_once) && now >= self.answered + LONG
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    fn asking(at_once: usize, begun: &[u64]) -> Asking {
        let mut asking = Asking::new(at_once);
        for begun in begun {
            assert!(matches!(asking.admit(at(*begun)), Admission::Ask(_)));
        }
        asking
    }

    #[test]
    fn questions_that_hang_together_make_the_erp_silent() {
        for (what, at_once, begun, now, want) in [
            ("the last moment before they hang", 16, &[0, 0, 0, 0][..], 2_999, false),
            ("the first after", 16, &[0, 0, 0, 0], 3_000, true),
            ("one of four is not so old", 16, &[0, 0, 0, 1], 3_000, false),
            ("three may be slow", 16, &[0, 0, 0], 60_000, false),
            ("where two are asked at once, two are all", 2, &[0, 0], 3_000, true),
        ] {
            let mut asking = asking(at_once, begun);
            asking.admit(at(now));
            assert_eq!(asking.admit(at(now)) == Admission::Silent, want, "{what}: the second who asks");
        }
    }

    #[test]
    fn a_slow_answer_beside_quick_ones_is_no_silence() {
        let mut asking = asking(16, &[0, 0, 0, 0, 100]);
        asking.end(5, at(1_000), true);
        assert_eq!(asking.admit(at(3_999)), Admission::Ask(6));
        asking.end(6, at(3_999), true);
        assert_eq!(asking.admit(at(6_998)), Admission::Ask(7));
        assert_eq!(asking.admit(at(6_999)), Admission::Ask(8), "it has answered nothing for three seconds: one sees");
        assert_eq!(asking.admit(at(6_999)), Admission::Silent);
    }

    #[test]
    fn a_silent_erp_is_asked_now_and_then_until_it_answers() {
        let mut asking = asking(16, &[0, 0, 0, 0]);
        assert_eq!(asking.admit(at(3_000)), Admission::Ask(5), "whoever notices it sees");
        assert_eq!(asking.admit(at(3_000)), Admission::Silent, "one is enough");
        assert_eq!(asking.admit(at(4_999)), Admission::Silent);
        assert_eq!(asking.admit(at(5_000)), Admission::Ask(6));
        // The four give up: nothing was answered.
        for id in 1..=4 {
            asking.end(id, at(6_900), false);
        }
        assert_eq!(asking.admit(at(6_999)), Admission::Silent);
        assert_eq!(asking.admit(at(7_000)), Admission::Ask(7));
        asking.end(7, at(7_010), true);
        assert_eq!(asking.admit(at(7_010)), Admission::Ask(8));
        assert_eq!(asking.admit(at(7_010)), Admission::Ask(9), "everybody is answered again");
    }

    #[test]
    fn a_failure_that_comes_at_once_is_no_silence() {
        let mut asking = asking(16, &[0, 0, 0, 0]);
        let Admission::Ask(first) = asking.admit(at(3_000)) else { unreachable!("it is asked") };
        assert_eq!(asking.admit(at(3_000)), Admission::Silent);
        asking.end(first, at(5_999), false);
        assert!(matches!(asking.admit(at(5_999)), Admission::Ask(_)));
    }

    #[test]
    fn a_silent_erp_holds_no_more_questions_than_may_be_asked_at_once() {
        let mut asking = asking(4, &[0, 0, 0, 0]);
        assert_eq!(asking.admit(at(100)), Admission::Full);
        assert!((0..4).all(|_| asking.queue(at(999))), "it may answer yet");
        asking.waiting = 0;
        assert!(asking.queue(at(1_000)) && asking.queue(at(1_000)) && !asking.queue(at(1_000)), "two wait, no third");
        assert_eq!(asking.admit(at(3_000)), Admission::Silent, "there is no place to ask in");
        assert_eq!(asking.admit(at(60_000)), Admission::Silent);
    }

    /// Time that stands still unless a test moves it.
    struct Still(Mutex<Duration>);

    impl Passing for Still {
        fn passed(&self) -> Duration {
            *self.0.lock().unwrap()
        }
    }

    #[test]
    fn a_request_asks_for_ten_seconds_and_the_next_one_anew() {
        let time = Arc::new(Still(Mutex::new(at(500))));
        let patience = Patience::new(16, Arc::clone(&time) as Arc<dyn Passing>);
        let ask = || patience.ask(|| Ok(())).map_err(|failure| failure.code);
        let request = patience.begin_request();
        *time.0.lock().unwrap() = at(10_499);
        assert_eq!(ask(), Ok(()));
        *time.0.lock().unwrap() = at(10_500);
        assert_eq!(ask(), Err("host/slow".into()));
        {
            let _within = patience.begin_request();
            assert_eq!(ask(), Err("host/slow".into()), "a request within a request has no more");
        }
        assert_eq!(ask(), Err("host/slow".into()));
        drop(request);
        assert_eq!(ask(), Ok(()), "what is done beside requests has no budget");
        let _next = patience.begin_request();
        assert_eq!(ask(), Ok(()));
    }

    #[test]
    fn a_question_that_ends_in_a_panic_gives_its_place_back() {
        let patience = Patience::new(1, Arc::new(Still(Mutex::default())));
        let panicking = || patience.ask::<()>(|| panic!("the host's own"));
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(panicking)).is_err());
        assert!(patience.ask(|| Ok(())).is_ok());
    }

    #[test]
    fn a_host_that_asks_back_takes_no_second_place() {
        let patience = Patience::new(1, Arc::new(Still(Mutex::default())));
        assert!(patience.ask(|| patience.ask(|| Ok(()))).is_ok());
    }
}
