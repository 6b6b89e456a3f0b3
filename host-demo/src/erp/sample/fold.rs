//! One spelling for texts that a person would call the same: without case and without accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Stands between the fields of a folded text, so that nothing is found across two of them.
pub const BETWEEN: char = '\u{1f}';

/// The text in lower case and without accents: `Étagère` becomes `etagere`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Several texts folded into one.
pub fn fold_all(texts: [&str; 3]) -> String {
    let between = BETWEEN.encode_utf8(&mut [0; 4]).to_owned();
    texts.map(fold).join(&between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_make_no_difference() {
        for (text, folded) in [("Étagère", "etagere"), ("FA2024-0007", "fa2024-0007"), ("NOËL à Cœur", "noel a cœur")]
        {
            assert_eq!(fold(text), folded);
        }
    }
}
