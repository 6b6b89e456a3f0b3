//! What a page says of the change that led to it. The address carries a code, never a sentence that somebody else could write.

use crate::language::Language;

/// The sentence of a code; nothing where it has none.
pub fn say(l: Language, code: &str) -> Option<&'static str> {
    l.t().notes.of(code)
}
