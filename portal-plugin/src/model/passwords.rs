//! A password as it was typed, and what a new one must be (rule U4).

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::error::Error;
use crate::model::folding::folded;
use crate::model::sites::PasswordPolicy;

/// The words and phrases that attackers try first, one a line, folded; a line that begins with `#` is a comment.
const COMMON: &str = include_str!("common_passwords.txt");

/// Rows of keys and usual paths over them; a walk runs along one, forwards or backwards.
const PATHS: [&str; 12] = [
    "`1234567890-=",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertzuiopü",
    "yxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
    "abcdefghijklmnopqrstuvwxyz",
];

/// A password: NFC-normalised, at most 256 code points. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password<'a>(Cow<'a, str>);

impl<'a> Password<'a> {
    /// The longest password, in code points; a longer one is refused before it costs anything, never cut.
    pub const MAX: usize = 256;

    /// A password as typed, to be compared with a hash.
    ///
    /// # Errors
    /// `password/too-long`.
    pub fn typed(text: &'a str) -> Result<Self, Error> {
        // No text this long composes to 256 code points: normalising it would be work for nothing.
        if text.len() > 16 * Self::MAX {
            return Err(Error::PasswordTooLong);
        }
        let normalised = if unicode_normalization::is_nfc(text) { Cow::Borrowed(text) } else { text.nfc().collect() };
        if normalised.chars().count() > Self::MAX { Err(Error::PasswordTooLong) } else { Ok(Self(normalised)) }
    }

    /// A password to be set. Any characters, no rules of composition (NIST SP 800-63B-4, 3.1.1.2). Compared as a whole,
    /// without regard to case, blanks and punctuation, it is refused where it is
    ///
    /// - one of `names` (login, address, the address's part before the `@`, site, brand, customer), repeated or with digits;
    /// - on the list `common_passwords.txt`, or one of its words repeated or with digits;
    /// - one unit of up to ten characters repeated, e.g. `abcabcabcabcabc`;
    /// - walks over the keyboard or the alphabet of four keys and more, with or without digits, e.g. `qwertyuiop12345`;
    /// - digits that run up or down, e.g. `123456789012345`.
    ///
    /// # Errors
    /// `password/too-short`, `password/too-long`, `password/common`, `password/obvious`.
    pub fn chosen(text: &'a str, policy: PasswordPolicy, names: &[&str]) -> Result<Self, Error> {
        let password = Self::typed(text)?;
        let length = password.0.chars().count();
        if length < policy.min_length as usize {
            return Err(Error::PasswordTooShort { min: policy.min_length });
        }
        let plain = folded(&password.0);
        if names.iter().any(|name| is_made_of(&plain, &folded(name))) {
            return Err(Error::PasswordObvious);
        }
        if is_common(&plain) { Err(Error::PasswordCommon) } else { Ok(password) }
    }

    /// The text, for hashing.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

fn is_common(folded: &str) -> bool {
    let bare = bare(folded);
    let listed = || COMMON.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    bare.is_empty()
        || repeats(&bare)
        || repeats(folded)
        || is_walks(folded)
        || runs(&bare)
        || listed().any(|word| is_made_of(folded, word))
}

/// Letters and digits only.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether the text is the word, once or more often, and otherwise nothing but digits, blanks and punctuation.
fn is_made_of(folded: &str, word: &str) -> bool {
    let bare_word = bare(word);
    let only_it = |text: &str, word: &str| {
        !word.is_empty()
            && (text == word || (word.chars().count() >= 3 && text.contains(word) && is_filler(text, word)))
    };
    only_it(folded, word) || only_it(&bare(folded), &bare_word)
}

fn is_filler(text: &str, word: &str) -> bool {
    word.chars().any(char::is_alphabetic) && !text.replace(word, "").chars().any(char::is_alphabetic)
}

/// Whether the text is a unit of up to ten characters again and again; the last time may be cut short.
fn repeats(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..=10.min(chars.len() / 2)).any(|unit| chars.iter().zip(chars.iter().skip(unit)).all(|(a, b)| a == b))
}

/// Whether each digit is the next one up, or each the next one down.
fn runs(text: &str) -> bool {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(10)).collect();
    digits.is_some_and(|digits| {
        let mut steps = digits.iter().zip(digits.iter().skip(1)).map(|(a, b)| (10 + b - a) % 10);
        let first = steps.next();
        matches!(first, Some(1 | 9)) && steps.all(|step| Some(step) == first)
    })
}

/// Whether the text falls into walks of four keys and more, and digits between them.
fn is_walks(folded: &str) -> bool {
    let chars: Vec<char> = folded.chars().filter(|c| !c.is_whitespace()).collect();
    let paths: Vec<Vec<char>> =
        PATHS.iter().flat_map(|path| [path.chars().collect(), path.chars().rev().collect()]).collect();
    // Walks may overlap in what they could take, so that every end that can be reached counts.
    let mut reached = vec![false; chars.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    for start in 0..chars.len() {
        if !reached.get(start).copied().unwrap_or(false) {
            continue;
        }
        let rest = chars.get(start..).unwrap_or_default();
        let longest = paths.iter().map(|path| walk(rest, path)).max().unwrap_or(0);
        let digit = usize::from(rest.first().is_some_and(char::is_ascii_digit));
        for length in (4..=longest).chain([digit].into_iter().filter(|&d| d == 1)) {
            if let Some(end) = reached.get_mut(start + length) {
                *end = true;
            }
        }
    }
    let any_letter = chars.iter().any(|c| c.is_alphabetic());
    any_letter && reached.last().copied().unwrap_or(false)
}

/// How many keys of the path the text begins with, from wherever on the path it begins.
fn walk(text: &[char], path: &[char]) -> usize {
    (0..path.len())
        .map(|from| text.iter().zip(path.iter().skip(from)).take_while(|(a, b)| a == b).count())
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const POLICY: PasswordPolicy = PasswordPolicy { min_length: 15, reset: Duration::from_mins(30) };

    fn verdict(text: &str) -> &'static str {
        let names = ["atu.lenobli", "atu@alpes.example", "Portail Alpes", "Atu SARL"];
        Password::chosen(text, POLICY, &names).map_or_else(|error| error.code(), |_| "ok")
    }

    #[test]
    fn a_password_has_15_to_256_code_points_after_composition() {
        let decomposed = "e\u{301}".repeat(14);
        for (text, want) in [
            ("gx7 kupfer lamm".to_owned(), "ok"),
            ("gx7 kupfer lam".to_owned(), "password/too-short"),
            (decomposed, "password/too-short"),
            (format!("gx7 kupfer {}", "lamé".repeat(61)), "ok"),
            (format!("gx7 kupfer l{}", "lamé".repeat(61)), "ok"),
            (format!("gx7 kupfer ll{}", "lamé".repeat(61)), "password/too-long"),
            ("🐟🐠🐡🦈🐬🐳🐋🦭🦀🦞🦐🦑🐙🐚🪸a".to_owned(), "ok"),
            ("x".repeat(1 << 20), "password/too-long"),
        ] {
            assert_eq!(verdict(&text), want, "{} code points", text.chars().count());
        }
    }

    #[test]
    fn what_attackers_try_first_and_what_everybody_knows_is_refused() {
        for (text, want) in [
            ("aaaaaaaaaaaaaaa", "password/common"),
            ("abcabcabcabcabcab", "password/common"),
            ("123456789012345", "password/common"),
            ("987654321098765", "password/common"),
            ("qwertyuiop12345", "password/common"),
            ("azertyuiopqsdfgh", "password/common"),
            ("1q2w3e4r5t6y7u8i", "password/common"),
            ("abcdefghijklmno", "password/common"),
            ("PasswordPassword", "password/common"),
            ("password 2024 2025", "password/common"),
            ("P@ssw0rd20252026", "password/common"),
            ("motdepasse12345", "password/common"),
            ("correct horse battery staple", "password/common"),
            ("Atu.Lenobli.2025", "password/obvious"),
            ("atu.lenobliatu.lenobli", "password/obvious"),
            ("ATU@alpes.example", "password/obvious"),
            ("portail  alpes 2026", "password/obvious"),
            ("atusarlatusarl12", "password/obvious"),
            ("the portail alpes of mine", "ok"),
            ("password of the heron", "ok"),
            ("724911038265710", "ok"),
            ("qwer zapfen mulde", "ok"),
        ] {
            assert_eq!(verdict(text), want, "{text}");
        }
    }

    #[test]
    fn the_list_is_folded_and_without_repetition() {
        let lines: Vec<_> = COMMON.lines().filter(|line| !line.starts_with('#')).collect();
        for line in &lines {
            assert_eq!(*line, folded(line), "folded, with no blanks around");
        }
        let distinct: std::collections::BTreeSet<_> = lines.iter().collect();
        assert_eq!(distinct.len(), lines.len());
    }

    #[test]
    fn a_password_is_never_printed() {
        assert_eq!(format!("{:?}", Password::typed("geheim").unwrap()), "Password(…)");
    }
}
