//! How a manifest's own words are quoted in messages, and what the author may have meant.

use std::fmt::Write as _;

/// How many characters of the file a message repeats.
const MOST_QUOTED: usize = 60;

/// The text in backticks: cut at 60 characters, control and bidirectional characters escaped.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("`");
    for (place, c) in text.chars().enumerate() {
        if place == MOST_QUOTED {
            quoted.push('…');
            break;
        }
        if is_hidden(c) {
            // Writing to a String cannot fail.
            let _ = write!(quoted, "{}", c.escape_unicode());
        } else {
            quoted.push(c);
        }
    }
    quoted.push('`');
    quoted
}

/// The text as JSON writes it, quotes included: what a suggestion puts into the file.
pub fn literal(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Words in backticks with commas between.
pub fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// Whether a character cannot be seen, or changes how its neighbours are seen.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The known word that is nearest to this one, if any is near enough to be meant.
pub fn meant<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.is_empty() || word.chars().count() > MOST_QUOTED {
        return None;
    }
    let wanted = parts(word);
    // Of two letters one is no slip but half of another word: `pl` is not meant to be `nl`.
    let least = usize::from(wanted.len() > 2);
    known
        .into_iter()
        .map(|candidate| {
            let name = parts(candidate);
            let begins = wanted.len() >= 3 && (name.starts_with(&wanted) || wanted.starts_with(&name));
            let distance = if begins { 1 } else { strsim::damerau_levenshtein(&wanted, &name) };
            (distance, name.len() / 3, candidate)
        })
        .filter(|(distance, most, _)| *distance <= (*most).max(least))
        .min_by_key(|(distance, ..)| *distance)
        .map(|(.., candidate)| candidate)
}

/// The parts of a name in the order of the alphabet: `view_invoices` is meant to be `portal.invoices.view`.
fn parts(name: &str) -> String {
    let name = name.to_lowercase();
    let mut parts: Vec<&str> = name.split(['_', '-', ' ', '.']).filter(|part| *part != "portal").collect();
    parts.sort_unstable();
    parts.join("_")
}

#[cfg(test)]
mod tests {
    use super::{meant, quoted};

    #[test]
    fn quoted_text_is_cut_at_sixty_characters_and_shows_hidden_ones() {
        for (text, want) in [
            ("lac", "`lac`".to_owned()),
            ("a\u{1b}[31m\u{202e}b", "`a\\u{1b}[31m\\u{202e}b`".to_owned()),
            (&"é".repeat(60), format!("`{}`", "é".repeat(60))),
            (&"é".repeat(61), format!("`{}…`", "é".repeat(60))),
        ] {
            assert_eq!(quoted(text), want, "{text:?}");
        }
    }

    #[test]
    fn the_nearest_word_is_meant_and_a_far_one_is_not() {
        for (word, want) in [
            ("host", Some("hosts")),
            ("Hosts", Some("hosts")),
            ("sign-up", Some("sign_up")),
            ("loacle", Some("locale")),
            ("NL", Some("nl")),
            ("pl", None),
            ("view_invioces", Some("portal.invoices.view")),
            ("portal.secrets.view", None),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(
                meant(word, ["hosts", "sign_up", "locale", "nl", "realm", "portal.invoices.view"]),
                want,
                "{word}"
            );
        }
    }
}
