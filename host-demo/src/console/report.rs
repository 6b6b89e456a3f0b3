//! Problems of manifests as people read them, source shown and way out beside it, and as JSON.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};
use plugin_api::Problem;
use plugin_api::problem::{Place, Severity, Suggestion};

/// A change of more bytes than this is offered in words only.
const MOST_CHANGED: usize = 300;
/// How many bytes of a line are shown on each side of a change.
const FAR: usize = 200;

/// One problem for a terminal or a log, without a newline at its end. `source` is the file that was judged.
///
/// What comes from the file cannot harm a terminal: control and bidirectional characters are shown as `\u{…}`.
pub fn text(problem: &Problem, source: &[u8], colour: bool) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let excerpt = Excerpt::of(problem, source);
    let file = harmless(&problem.file).replace('\n', "\\n");
    let title = level.primary_title(harmless(&problem.message)).id(harmless(&problem.code));
    let mut found = match &problem.place {
        Some(place) => {
            let mark = |kind: AnnotationKind, place: &Place| {
                kind.span(excerpt.span(place.start, place.end)).label(harmless(&place.label))
            };
            let marks = Some(mark(AnnotationKind::Primary, place));
            let marks =
                marks.into_iter().chain(problem.related.as_ref().map(|place| mark(AnnotationKind::Context, place)));
            title.element(excerpt.snippet(&file).annotations(marks))
        }
        None => title.element(Origin::path(&*file)),
    };
    if let Some(hint) = &problem.hint {
        found = found.element(Level::HELP.with_name("hint").message(harmless(hint)));
    }
    let offer = problem.suggestion.as_ref().map(|suggestion| offer(suggestion, source));
    let mut groups = vec![found];
    if let Some((title, excerpt, patch)) = &offer {
        let help = Level::HELP.secondary_title(title);
        groups.push(match patch {
            Some(patch) => help.element(excerpt.snippet(&file).patch(patch.clone())),
            None => Group::with_title(help),
        });
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&groups)
}

/// An offer in words, and as a change of a few lines unless it is too long to be read.
fn offer<'a>(suggestion: &Suggestion, source: &'a [u8]) -> (String, Excerpt<'a>, Option<Patch<'static>>) {
    let Suggestion { start, end, replacement, message } = suggestion;
    let excerpt = Excerpt::near(source, *start, *end);
    let short = end.saturating_sub(*start).max(replacement.len()) <= MOST_CHANGED;
    let patch = short.then(|| Patch::new(excerpt.span(*start, *end), harmless(replacement)));
    (harmless(message), excerpt, patch)
}

/// Problems for a program, as a list; each as [`Problem`] describes it.
pub fn json(problems: &[Problem]) -> serde_json::Value {
    problems.iter().map(|problem| serde_json::to_value(problem).unwrap_or_default()).collect()
}

/// The lines that a problem speaks of, made harmless; the renderer is spared the rest of the file.
struct Excerpt<'a> {
    source: &'a [u8],
    first_byte: usize,
    first_line: usize,
    text: String,
}

impl<'a> Excerpt<'a> {
    /// The whole lines of the problem's places.
    fn of(problem: &Problem, source: &'a [u8]) -> Self {
        let places = problem.place.iter().chain(&problem.related).map(|place| (place.start, place.end));
        let (start, end) = places.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or_default();
        Self::cut(source, start, end, usize::MAX)
    }

    /// The lines of a stretch, without what is far away on them.
    fn near(source: &'a [u8], start: usize, end: usize) -> Self {
        Self::cut(source, start, end, FAR)
    }

    fn cut(source: &'a [u8], start: usize, end: usize, far: usize) -> Self {
        let is_break = |byte: &u8| *byte == b'\n';
        let begins_character = |at: &usize| source.get(*at).is_none_or(|byte| byte & 0xc0 != 0x80);
        let before = source.get(..start).unwrap_or_default();
        let line = before.iter().rposition(is_break).map_or(0, |at| at + 1);
        let first_byte = (line.max(start.saturating_sub(far))..=start).find(begins_character).unwrap_or(start);
        let behind = source.get(end..).unwrap_or_default();
        let last_byte = end + behind.iter().position(is_break).unwrap_or(behind.len());
        let last_byte = (end..=last_byte.min(end.saturating_add(far))).rev().find(begins_character).unwrap_or(end);
        Self {
            source,
            first_byte,
            first_line: 1 + before.iter().filter(|byte| is_break(byte)).count(),
            text: shown(source.get(first_byte..last_byte).unwrap_or_default()),
        }
    }

    fn snippet<'s, T: Clone>(&'s self, file: &'s str) -> Snippet<'s, T> {
        Snippet::source(&self.text).line_start(self.first_line).path(file)
    }

    /// Where bytes of the file stand in the text that is shown; somewhere in it, should the file be another one by now.
    fn span(&self, start: usize, end: usize) -> Range<usize> {
        let position = |at: usize| {
            let before = shown(self.source.get(self.first_byte..at).unwrap_or_default());
            self.text.floor_char_boundary(before.len())
        };
        let start = position(start);
        start..position(end).max(start)
    }
}

fn shown(bytes: &[u8]) -> String {
    harmless(&String::from_utf8_lossy(bytes))
}

/// The text without power over a terminal. Carriage returns are left out: before a line's end they mean nothing.
fn harmless(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' => {}
            '\n' | '\t' => harmless.push(c),
            c if c.is_control() || is_bidirectional(c) => harmless.extend(c.escape_unicode()),
            c => harmless.push(c),
        }
    }
    harmless
}

/// Characters that turn the direction of the text around them, and the byte order mark.
fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_terminal_receives_no_control_and_no_direction() {
        for (text, want) in [
            ("Société\tà\n", "Société\tà\n"),
            ("\u{1b}[2J", "\\u{1b}[2J"),
            ("a\u{202e}b\u{9b}", "a\\u{202e}b\\u{9b}"),
            ("line\r\n", "line\n"),
        ] {
            assert_eq!(harmless(text), want, "{text:?}");
        }
    }
}
