//! What a page says of the change that led to it. The address carries a code, never a sentence that somebody else could write.

use super::language::Language;

/// Code, English, French.
const NOTES: &[(&str, &str, &str)] = &[
    ("acting", "You act under this name from now on.", "Vous agissez désormais sous ce nom."),
    (
        "realm-applied",
        "The change was made. Sessions that no longer fit their site have ended.",
        "Le changement est fait. Les sessions qui ne convenaient plus à leur site sont terminées.",
    ),
    ("realm-reverted", "The change was taken back.", "Le changement est annulé."),
];

/// The sentence of a code; nothing where it has none.
pub fn say(l: Language, code: &str) -> Option<&'static str> {
    NOTES.iter().find(|(known, ..)| *known == code).map(|(_, en, fr)| l.say(en, fr))
}
