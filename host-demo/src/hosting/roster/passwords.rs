//! Passwords of the staff: what one must be, and the place where hashes are made, which few enter at once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use plugin_api::{Class, Failure};
use unicode_normalization::UnicodeNormalization;

/// The shortest password, in characters: nothing else stands beside it (NIST SP 800-63B-4, 3.1.1.2).
const SHORTEST: usize = 15;
/// The longest one: a longer one is refused before it costs anything.
const LONGEST: usize = 256;
/// How many may wait for a hash; one more is told to come back. Each takes 20 ms and 19 MiB.
const MOST_WAITING: usize = 8;
/// What one-time passwords are made of: nothing that is read for something else.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Whether a new password will do.
///
/// # Errors
/// `staff/password`.
pub fn check(password: &str, names: &[&str]) -> Result<(), Failure> {
    let refuse = |message: &str| Err(Failure::new(Class::Invalid, "staff/password", message));
    let length = if password.len() > 16 * LONGEST { usize::MAX } else { typed(password).chars().count() };
    if !(SHORTEST..=LONGEST).contains(&length) {
        return refuse("a password has 15 to 256 characters; a few words that nobody would put together do well");
    }
    let bare = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).collect::<String>().to_lowercase();
    let (bare_password, of_names) = (bare(password), names.iter().map(|name| bare(name)));
    let is_name = of_names.into_iter().any(|name| !name.is_empty() && bare_password.replace(&name, "").is_empty());
    let few = bare_password.chars().chain(password.chars()).collect::<std::collections::BTreeSet<_>>().len() < 6;
    if is_name || few {
        return refuse("the password can be guessed: it is the name, or the same few characters again and again");
    }
    Ok(())
}

/// A password that is made to be replaced: 20 letters in groups, 100 bits.
///
/// # Errors
/// `unavailable/random`.
pub fn one_time() -> Result<String, Failure> {
    let bytes: [u8; 20] = super::entering::random()?;
    let letters = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    Ok(letters.enumerate().fold(String::new(), |mut text, (place, letter)| {
        if place > 0 && place % 5 == 0 {
            text.push('-');
        }
        text.push(letter);
        text
    }))
}

/// Where hashes are made and compared: one at a time, few waiting, so that sign-ins starve nothing else.
#[derive(Debug, Default)]
pub struct Hashing {
    turn: Mutex<()>,
    waiting: AtomicUsize,
}

impl Hashing {
    /// argon2id with 19,456 KiB, two rounds and one lane, as the portal has it (rule U4).
    ///
    /// # Errors
    /// `staff/busy`, `staff/unhashed`.
    pub fn hash(&self, password: &str) -> Result<String, Failure> {
        let hashed = self.in_turn(|| Argon2::default().hash_password(typed(password).as_bytes()))?;
        hashed.map(|hash| hash.to_string()).map_err(|error| {
            Failure::new(Class::Internal, "staff/unhashed", format!("the password cannot be hashed: {error}"))
        })
    }

    /// Whether it is the password of a hash.
    ///
    /// # Errors
    /// `staff/busy`.
    pub fn fits(&self, password: &str, hash: &str) -> Result<bool, Failure> {
        self.in_turn(|| {
            let password = typed(password);
            password.chars().count() <= LONGEST && Argon2::default().verify_password(password.as_bytes(), hash).is_ok()
        })
    }

    fn in_turn<T>(&self, work: impl FnOnce() -> T) -> Result<T, Failure> {
        let busy =
            || Failure::new(Class::Unavailable, "staff/busy", "too many sign-ins at once; try again in a moment");
        let place = self.waiting.fetch_add(1, Ordering::AcqRel);
        let result = if place < MOST_WAITING {
            let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
            Ok(work())
        } else {
            Err(busy())
        };
        self.waiting.fetch_sub(1, Ordering::AcqRel);
        result
    }
}

/// A password as it is compared: the same however the keyboard composed it. One that is far too long is cut, and fits nothing.
fn typed(password: &str) -> String {
    password.nfc().take(LONGEST + 1).collect()
}
