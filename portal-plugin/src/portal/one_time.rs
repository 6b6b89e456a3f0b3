//! One-time passwords (rule U2), codes (rules I4, S6) and recovery codes: read out or mailed once, typed once.

use crate::error::Error;
use crate::random;

/// What they are made of: nothing that is mistaken for something else. 32 characters, so that a byte's five low bits choose evenly.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A one-time password: five groups of four characters, 100 bits.
///
/// # Errors
/// `unavailable/random`.
pub fn password() -> Result<String, Error> {
    random::bytes::<20>().map(|bytes| in_groups(&bytes))
}

/// A recovery code of a second factor: six groups of four characters, 120 bits.
///
/// # Errors
/// `unavailable/random`.
pub fn recovery_code() -> Result<String, Error> {
    random::bytes::<24>().map(|bytes| in_groups(&bytes))
}

/// Six digits, each as likely as any other.
///
/// # Errors
/// `unavailable/random`.
pub fn six_digits() -> Result<String, Error> {
    // The remainder favours the small ones by less than one in ten thousand million.
    let number = u64::from_be_bytes(random::bytes()?) % 1_000_000;
    Ok(format!("{number:06}"))
}

fn in_groups(bytes: &[u8]) -> String {
    let groups: Vec<String> =
        bytes.chunks(4).map(|group| group.iter().map(|byte| character(*byte)).collect()).collect();
    groups.join("-")
}

fn character(byte: u8) -> char {
    ALPHABET.get(usize::from(byte & 31)).copied().map_or('a', char::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_one_time_password_is_five_groups_of_four_from_all_of_32_characters() {
        let password = password().unwrap();
        assert_eq!(password.len(), 24, "{password}");
        assert_eq!(password.split('-').map(str::len).collect::<Vec<_>>(), [4; 5]);
        assert_eq!(recovery_code().unwrap().split('-').map(str::len).collect::<Vec<_>>(), [4; 6]);
        let reached: std::collections::BTreeSet<char> = (0..=255).map(character).collect();
        assert_eq!(reached.len(), 32);
    }
}
