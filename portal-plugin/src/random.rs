//! Chance: the one reader of it.

use crate::error::Error;

/// Fills an array from the operating system's generator (NIST SP 800-90A by way of `getrandom`).
///
/// # Errors
/// `unavailable/random` where the system gives none; nothing is ever made from less.
pub fn bytes<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::NoRandomness)?;
    Ok(bytes)
}
