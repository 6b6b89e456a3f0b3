//! Hostile manifests: nothing makes the reader panic, take long or point outside the file.

use std::fs;
use std::time::{Duration, Instant};

use host_demo::report;
use plugin_api::Problem;
use proptest::prelude::{Strategy, any, prop_assert, proptest};
use proptest::sample::Index;

use super::{broken, manifests, read};

/// Generous, for a debug build on a busy machine: what grows with the square of the input takes minutes.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn no_monster_takes_long_or_is_accepted() {
    let wide = |item: &str, count: usize| item.repeat(count);
    for (what, bytes) in [
        ("brackets 100,000 deep", wide("[", 100_000)),
        ("objects 100,000 deep", wide("{\"a\":", 50_000)),
        ("a million keys", format!("{{{}}}", wide("\"\":0,", 1_000_000))),
        ("as many equal keys as fit", format!("{{{}\"a\":0}}", wide("\"\":0,", 52_000))),
        ("as many other keys as fit", format!("{{{}}}", numbered(20_000, ":0"))),
        ("as many equal items as fit", format!("{{\"hosts\":[{}\"a\"]}}", wide("\"a\",", 60_000))),
        ("as many hosts as fit", format!("{{\"site\":\"a\",\"hosts\":[{}]}}", numbered(20_000, ""))),
        ("as many commas as fit", format!("{{\"hosts\":[1{}]}}", wide(",", 250_000))),
        ("as many comments as fit", wide("#\n", 130_000)),
        ("as many slips as fit", format!("[{}]", wide("\"\\x\" ", 50_000))),
        ("a number of 100,000 digits", format!("{{\"sessions\":{{\"parallel\":{}}}}}", wide("9", 100_000))),
        ("a key of 200,000 letters", format!("{{\"{}\":0}}", wide("s", 200_000))),
        ("a host of 200,000 letters", format!("{{\"site\":\"a\",\"hosts\":[\"{}\"]}}", wide("s", 200_000))),
        ("two gigabytes' little brother", wide(" ", 4_000_000)),
    ] {
        let started = Instant::now();
        let (site, problems) = read("monster.json", bytes.as_bytes());
        let took = started.elapsed();
        assert!(site.is_none() && !problems.is_empty(), "{what} was accepted");
        assert!(problems.len() <= 101, "{what}: {} problems", problems.len());
        assert!(took < SOON, "{what} took {took:?}");
        lies_within(&problems, bytes.as_bytes());
        let started = Instant::now();
        let text = report::text(&problems[0], bytes.as_bytes(), false);
        let took = started.elapsed();
        assert!(took < SOON, "the report of {what} took {took:?}");
        assert!(text.len() < 10_000, "the report of {what} has {} bytes", text.len());
    }
}

#[test]
fn odd_bytes_are_refused_where_they_stand() {
    for (bytes, line, column) in [
        (&b"{\"site\": \"\xed\xa0\x80\"}"[..], 1, 11),
        (b"{\n  \"\xc3\xa9\xff\": 1}", 2, 5),
        (b"{\"site\": \"\xc0\x80\"}", 1, 11),
        (b"{\"site\": \"a\xe2\x82", 1, 12),
        (b"\xff\xfe{\x00", 1, 1),
    ] {
        let (_, problems) = read("odd.json", bytes);
        let place = problems[0].place.as_ref().unwrap();
        assert_eq!((problems[0].code.as_str(), place.line, place.column), ("manifest/encoding", line, column));
    }
}

#[test]
fn taking_every_suggestion_removes_the_problem() {
    let mut taken = 0;
    for path in broken() {
        let bytes = fs::read(&path).unwrap();
        for problem in read("broken.json", &bytes).1 {
            let Some(suggestion) = &problem.suggestion else { continue };
            let mut mended = bytes.clone();
            mended.splice(suggestion.start..suggestion.end, suggestion.replacement.bytes());
            let again = read("broken.json", &mended).1;
            let same = |other: &&Problem| other.code == problem.code && other.message == problem.message;
            let (before, after) =
                (read("broken.json", &bytes).1.iter().filter(same).count(), again.iter().filter(same).count());
            assert!(after < before, "{}: {problem:#?}", path.display());
            taken += 1;
        }
    }
    assert!(taken > 30, "only {taken} suggestions were there to take");
}

proptest! {
    #[test]
    fn mutated_manifests_are_read_to_the_end(bytes in mutated()) {
        let (site, problems) = read("mutated.json", &bytes);
        let errors = problems.iter().any(|problem| problem.severity == plugin_api::problem::Severity::Error);
        prop_assert!(site.is_none() == errors);
        lies_within(&problems, &bytes);
        let starts: Vec<_> = problems.iter().map(|problem| problem.place.as_ref().map(|place| place.start)).collect();
        prop_assert!(starts.is_sorted(), "{starts:?}");
        for problem in problems.iter().take(3) {
            let text = report::text(problem, &bytes, false);
            prop_assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
        }
    }
}

/// Texts that differ, each with `end` behind it, and commas between.
fn numbered(count: usize, end: &str) -> String {
    (0..count).map(|number| format!("\"n{number}\"{end}")).collect::<Vec<_>>().join(",")
}

/// Every place lies in the file, at the edges of characters, and its line and column are those of its first byte.
fn lies_within(problems: &[Problem], bytes: &[u8]) {
    for problem in problems {
        let suggested = problem.suggestion.as_ref().map(|suggestion| (suggestion.start, suggestion.end));
        let places = problem.place.iter().chain(&problem.related);
        for (start, end) in places.clone().map(|place| (place.start, place.end)).chain(suggested) {
            assert!(start <= end && end <= bytes.len(), "{problem:?}");
            if let Ok(text) = std::str::from_utf8(bytes) {
                assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{problem:?}");
            }
        }
        for place in places {
            let before = String::from_utf8_lossy(&bytes[..place.start]).into_owned();
            let line = before.rsplit('\n').next().unwrap();
            let expected = (1 + before.matches('\n').count(), 1 + line.chars().count());
            assert_eq!((place.line, place.column), expected, "{problem:?}");
        }
    }
}

/// A good or broken manifest with a few pieces cut out, doubled or replaced.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = broken().iter().map(|path| fs::read(path).unwrap()).collect();
    seeds.extend(["alpes", "lac", "nord"].map(|site| fs::read(manifests().join(format!("{site}.json"))).unwrap()));
    let pieces = proptest::sample::select(vec![
        "",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "\\",
        "\\u",
        "\\ud83d",
        "\\ude00",
        ",",
        ":",
        "é",
        "\u{202e}",
        "\u{1b}",
        "\0",
        "null",
        "-0",
        "1e400",
        "//",
        "/*",
        "\n",
        "\r",
        "\"hosts\": [\"é\"],",
        "\u{feff}",
    ]);
    let edit = (any::<Index>(), 0..12_usize, pieces);
    (proptest::sample::select(seeds), proptest::collection::vec(edit, 1..6)).prop_map(|(mut bytes, edits)| {
        for (at, length, piece) in edits {
            let start = at.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, piece.bytes());
        }
        bytes
    })
}
