//! An authenticator app: knows the secret that a page or a call showed, and shows codes.

use portal_plugin::clock::Timestamp;
use portal_plugin::model::second_factors::Secret;

/// One secret in an app.
#[derive(Clone, Debug)]
pub struct App(Secret);

impl App {
    /// Types the key in, as the portal shows it: base32 in groups.
    ///
    /// # Panics
    /// Where it is none of 160 bits.
    #[must_use]
    pub fn typed(key: &str) -> Self {
        let letters = key.bytes().filter(|byte| *byte != b' ');
        let bits = letters.flat_map(|byte| {
            let value = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".iter().position(|known| *known == byte);
            let value = value.expect("a letter of base32");
            (0..5).rev().map(move |bit| u8::from(value >> bit & 1 == 1))
        });
        let bits: Vec<u8> = bits.collect();
        let bytes: Vec<u8> = bits.chunks(8).map(|eight| eight.iter().fold(0, |byte, bit| byte << 1 | bit)).collect();
        Self(Secret::new(bytes.try_into().expect("160 bits")))
    }

    /// What it shows at this moment, in milliseconds since 1970.
    #[must_use]
    pub fn code(&self, now: u64) -> String {
        self.0.code_at(Timestamp(now))
    }
}
