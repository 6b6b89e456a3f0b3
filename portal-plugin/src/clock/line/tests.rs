use super::*;

const DAY: Duration = Duration::from_hours(24);

/// A host whose clock is set and time that passes, as the test says.
struct Bench {
    host: u64,
    passed: Duration,
    line: Line,
}

const NOON: u64 = 1_769_860_800_000;

impl Bench {
    fn new() -> Self {
        let mark = Mark { judged: Timestamp(NOON), promised: Timestamp(NOON), ..Mark::default() };
        let line = Line::begin(Some(mark), Timestamp(NOON), Duration::ZERO);
        Self { host: NOON, passed: Duration::ZERO, line }
    }

    fn pass(&mut self, span: Duration) {
        self.passed += span;
        self.set(i128::try_from(span.as_millis()).unwrap());
    }

    /// Sets the clock by so many milliseconds.
    fn set(&mut self, by: i128) {
        self.host = u64::try_from(i128::from(self.host) + by).unwrap();
    }

    fn now(&mut self) -> Timestamp {
        self.line.read(Reading { host: Timestamp(self.host), before: self.passed, after: self.passed });
        self.line.now()
    }

    fn keep(&mut self) -> Option<Keeping> {
        let keeping = self.line.to_keep()?;
        self.line.kept(&keeping, &keeping.mark);
        Some(keeping)
    }

    fn restart(&mut self, mark: Mark) -> Option<Step> {
        self.line = Line::begin(Some(mark), Timestamp(self.host), self.passed);
        self.line.steps.first().copied()
    }
}

fn millis(span: Duration) -> i128 {
    i128::try_from(span.as_millis()).unwrap()
}

const STEPS: [Duration; 5] =
    [Duration::from_secs(1), Duration::from_mins(5), Duration::from_hours(2), DAY, Duration::from_hours(400 * 24)];

#[test]
fn the_line_never_goes_back_and_counts_what_passes_and_leaps_forward() {
    for by in STEPS {
        for (back, returns) in [(false, false), (false, true), (true, false), (true, true)] {
            let mut bench = Bench::new();
            let begun = bench.now();
            bench.set(if back { -millis(by) } else { millis(by) });
            let stepped = bench.now();
            if returns {
                bench.set(if back { millis(by) } else { -millis(by) });
            }
            let returned = bench.now();
            bench.pass(Duration::from_mins(10));
            let later = bench.now();
            let what = format!("{by:?}, back: {back}, returns: {returns}");
            let leap = if back { Duration::ZERO } else { by };
            assert_eq!(stepped.since(begun), leap, "{what}");
            assert_eq!(returned, stepped, "{what}");
            let waits = if by <= SLACK && back != returns { by } else { Duration::ZERO };
            assert_eq!(later.since(returned) + waits, Duration::from_mins(10), "{what}");
            let is_right = back == returns || by <= SLACK;
            assert_eq!(bench.line.ahead.is_zero(), is_right, "{what}");
            assert_eq!(bench.line.host_says(), if by > SLACK { Timestamp(bench.host) } else { later }, "{what}");
        }
    }
}

#[test]
fn a_step_is_told_of_once_and_at_once() {
    for by in STEPS {
        for forward in [true, false] {
            let mut bench = Bench::new();
            bench.keep();
            bench.now();
            assert_eq!(bench.keep(), None, "nothing is due");
            bench.set(if forward { millis(by) } else { -millis(by) });
            let want = if forward { Step::Forward(by) } else { Step::Back(by) };
            bench.now();
            let told = bench.keep().map(|keeping| keeping.steps).unwrap_or_default();
            assert_eq!(told, if by > SLACK { vec![want] } else { vec![] });
            bench.now();
            assert_eq!(bench.keep(), None, "{want:?} once");
        }
    }
}

#[test]
fn many_small_steps_are_a_large_one() {
    let mut bench = Bench::new();
    let begun = bench.now();
    let mut told = Vec::new();
    for _ in 0..60 {
        bench.set(-1000);
        bench.pass(Duration::from_millis(100));
        bench.now();
        told.extend(bench.keep().map(|keeping| keeping.steps).unwrap_or_default());
    }
    assert!(!told.is_empty() && told.iter().all(|step| matches!(step, Step::Back(_))), "{told:?}");
    let line = bench.now();
    assert!(line >= begun && line.since(begun) <= Duration::from_secs(6), "{line:?}");
    assert!(line.since(Timestamp(bench.host)) >= Duration::from_secs(50));
}

#[test]
fn a_thread_that_was_held_up_has_seen_no_step() {
    let mut bench = Bench::new();
    let host = Timestamp(NOON);
    bench.line.read(Reading { host, before: Duration::ZERO, after: Duration::from_hours(1) });
    assert!(bench.line.steps.is_empty());
    // And one that read before the clock was set is late.
    let (before, after) = (Duration::from_mins(1), Duration::from_mins(1));
    bench.line.read(Reading { host: Timestamp(0), before, after });
    bench.line.read(Reading { host: Timestamp(5), before, after });
    assert!(bench.line.steps.is_empty());
}

#[test]
fn a_host_that_says_nothing_stops_no_time() {
    let mut bench = Bench::new();
    let begun = bench.now();
    let (before, after) = (Duration::from_mins(1), Duration::from_mins(1));
    bench.line.read(Reading { host: Timestamp(0), before, after });
    assert_eq!(bench.line.now().since(begun), Duration::from_mins(1));
    assert!(bench.line.steps.is_empty());
}

#[test]
fn the_line_is_ahead_for_an_hour_and_then_the_host_is_believed() {
    let mut bench = Bench::new();
    bench.now();
    bench.set(-millis(2 * DAY));
    bench.now();
    bench.keep();
    bench.pass(HOLD.checked_sub(Duration::from_millis(1)).unwrap());
    bench.now();
    assert_eq!(bench.line.to_settle(), None);
    bench.pass(Duration::from_millis(1));
    let now = bench.now();
    assert_eq!(bench.line.to_settle(), Some(Settling { now, ahead: 2 * DAY, moved: 0 }));
    let judged = now.minus(2 * DAY);
    bench.line.settle(&Mark { judged, promised: judged.plus(LEASE), since: judged, ahead: Duration::ZERO, moved: 1 });
    assert_eq!(bench.now(), Timestamp(bench.host));
}

#[test]
fn over_a_restart_the_clock_may_be_further_but_not_behind_what_was_judged() {
    let judged = Timestamp(NOON);
    let mark = Mark { judged, promised: judged.plus(LEASE), since: judged, ..Mark::default() };
    for (what, set, line, step) in [
        ("at once", 0, 0, None),
        ("a second behind", -1000, 0, None),
        ("a year later", millis(365 * DAY), millis(365 * DAY), None),
        ("two hours behind", -7_200_000, millis(LEASE), Some(Step::Back(Duration::from_hours(2)))),
        ("in 1970", -i128::from(NOON) + 1000, millis(LEASE), Some(Step::Back(Duration::from_millis(NOON - 1000)))),
    ] {
        let mut bench = Bench::new();
        bench.set(set);
        assert_eq!(bench.restart(mark), step, "{what}");
        let now = bench.now();
        assert_eq!(i128::from(now.0) - i128::from(judged.0), line, "{what}");
        // The network sets it right: nothing has happened.
        if let Some(Step::Back(by)) = step {
            let kept = bench.keep().unwrap().mark;
            assert_eq!(bench.restart(kept), None, "{what}: another process is told nothing new");
            bench.set(millis(by + Duration::from_mins(5)));
            let right = bench.now();
            assert_eq!((right, bench.line.ahead), (Timestamp(bench.host), Duration::ZERO), "{what}");
        }
    }
}
