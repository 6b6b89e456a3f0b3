//! When two texts are the same but for case, width and margins; and when they look alike though they are not.

use icu_casemap::CaseMapper;
use unicode_normalization::UnicodeNormalization;
use unicode_security::confusable_detection::skeleton;

/// A text as it is compared with others (rule U3): trimmed, NFKC-normalised, case-folded in full as Unicode has it. Never
/// for an address: two mailboxes may fold to one text (rule U3a).
pub fn folded(text: &str) -> String {
    let text = text.trim();
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // Folding may leave what normalises, and that what folds.
    let once = |text: &str| CaseMapper::new().fold_string(&text.nfkc().collect::<String>()).into_owned();
    once(&once(text)).nfkc().collect()
}

/// What a text looks like, whatever its letters are (UTS 39): two with one look are easily taken for each other.
pub fn look(text: &str) -> String {
    skeleton(&folded(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_compare_without_case_width_or_margins() {
        for (one, other, same) in [
            ("Atu.Lenobli", " atu.lenobli ", true),
            ("ｃｌａｉｒｅ", "claire", true),
            ("Straße", "STRASSE", true),
            ("STRAẞE", "straße", true),
            ("Οδυσσεύς", "ΟΔΥΣΣΕΎΣ", true),
            ("e\u{301}lise", "élise", true),
            ("ﬁona", "FIONA", true),
            // Case folding is not upper case, then lower case: a letter without a capital of its own keeps itself.
            ("ırma", "irma", false),
            ("İrma", "irma", false),
            ("claire", "clair", false),
            ("elise", "élise", false),
            ("аtu", "atu", false),
        ] {
            assert_eq!(folded(one) == folded(other), same, "{one:?} and {other:?}");
        }
    }

    #[test]
    fn what_is_folded_stays_as_it_is() {
        // Beyond the supplementary planes of writing nothing folds.
        for c in '\0'..='\u{2ffff}' {
            let text = folded(&format!("a{c}a"));
            assert_eq!(folded(&text), text, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn texts_that_are_easily_taken_for_each_other_look_alike() {
        for (one, other, alike) in [
            ("menuıserie", "menuiserie", true),
            ("аtu", "atu", true),
            ("groß", "gross", true),
            ("Kate", "kate", true),
            ("paul\u{200b}", "paul", true),
            ("rnarc", "marc", true),
            ("paul", "pauline", false),
        ] {
            assert_eq!(look(one) == look(other), alike, "{one:?} and {other:?}");
        }
    }
}
