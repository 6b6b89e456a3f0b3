//! A second factor: codes of an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds), and recovery codes.

use std::fmt;
use std::time::Duration;

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};

use crate::clock::Timestamp;

/// How long a code is the app's code: 30 seconds.
pub const STEP: Duration = Duration::from_secs(30);

/// How many steps the clock of an app may be ahead or behind: one.
pub const DRIFT: u64 = 1;

/// How long somebody has to type the first code of a new app: 15 minutes.
pub const SET_UP: Duration = Duration::from_mins(15);

/// How long somebody has between the password and the code: 5 minutes.
pub const SIGNING_IN: Duration = Duration::from_mins(5);

/// How many wrong codes one sign-in may take before it starts with the password again.
pub const TRIES: u32 = 10;

/// How many wrong codes in a row put the app's codes out of use (NIST SP 800-63B-4, 3.2.2). Recovery codes go on: nobody
/// guesses one of those, so that a stranger's tries lock nobody out for good (rule U7).
pub const FAILURES: u32 = 100;

/// How many recovery codes there are in a set.
pub const RECOVERY_CODES: usize = 10;

/// From how many recovery codes left their owner is told that they are few.
pub const FEW: u32 = 3;

/// The longest issuer and login that an app is told, in code points: the picture must hold them.
const NAME: usize = 40;

const DIGITS: usize = 6;

/// What is stored of an app's secret: 256 random bits, which make the secret together with the key of the settings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seed(pub [u8; 32]);

/// What an app and the portal share: 160 bits, as RFC 4226 wants them for SHA-1.
#[derive(Clone)]
pub struct Secret([u8; 20]);

impl Seed {
    /// The secret that this seed and the key make. Whoever reads the store alone cannot make it, if there is a key.
    pub fn secret(&self, key: &[u8]) -> Secret {
        // The hash of a key of any length is a whole key.
        let mut block = [0; 64];
        for (filled, byte) in block.iter_mut().zip(Sha256::digest(key)) {
            *filled = byte;
        }
        let mac = Hmac::<Sha256>::new(&block.into()).chain_update(b"second factor").chain_update(self.0);
        let mut secret = [0; 20];
        for (taken, byte) in secret.iter_mut().zip(mac.finalize().into_bytes()) {
            *taken = byte;
        }
        Secret(secret)
    }
}

impl Secret {
    /// A secret of these bytes.
    pub const fn new(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// The step of the typed code: one of now, the one before and the one after, and behind `last`, so that no code works
    /// twice (RFC 6238, 5.2). All are compared, in constant time.
    pub fn step_of(&self, typed: &str, now: Timestamp, last: u64) -> Option<u64> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let this = step_at(now);
        let mut found = 0_u64;
        let mut fits = Choice::from(0);
        for step in this.saturating_sub(DRIFT)..=this.saturating_add(DRIFT) {
            let equal = self.code_of(step).as_bytes().ct_eq(typed.as_bytes());
            found.conditional_assign(&step, equal);
            fits |= equal;
        }
        (bool::from(fits) && found > last).then_some(found)
    }

    /// What an app shows at this moment.
    pub fn code_at(&self, now: Timestamp) -> String {
        self.code_of(step_at(now))
    }

    /// The secret as people type it: 32 characters of base32 (RFC 4648), in groups of four.
    pub fn text(&self) -> String {
        let text = BASE32_NOPAD.encode(&self.0);
        let groups: Vec<&str> = (0..text.len()).step_by(4).filter_map(|at| text.get(at..at + 4)).collect();
        groups.join(" ")
    }

    /// The address that an app reads from the picture: `otpauth://totp/…`. Names are cut to 40 characters.
    pub fn address(&self, issuer: &str, login: &str) -> String {
        let named = |name: &str| {
            // A colon parts the two names, however it is written.
            let name: String = name.chars().filter(|c| *c != ':' && !c.is_control()).take(NAME).collect();
            utf8_percent_encode(&name, NON_ALPHANUMERIC).to_string()
        };
        let (issuer, login, secret) = (named(issuer), named(login), BASE32_NOPAD.encode(&self.0));
        format!("otpauth://totp/{issuer}:{login}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30")
    }

    /// The code of a step (RFC 4226, 5.3).
    fn code_of(&self, step: u64) -> String {
        let mut block = [0; 64];
        for (filled, byte) in block.iter_mut().zip(self.0) {
            *filled = byte;
        }
        let mac = Hmac::<Sha1>::new(&block.into()).chain_update(step.to_be_bytes()).finalize().into_bytes();
        let at = mac.last().map_or(0, |last| usize::from(last & 15));
        let word = mac.iter().skip(at).take(4).fold(0_u32, |word, byte| word << 8 | u32::from(*byte));
        format!("{:0DIGITS$}", (word & 0x7fff_ffff) % 1_000_000)
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(…)")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The step of a moment: how many times 30 seconds have passed since 1970.
pub const fn step_at(now: Timestamp) -> u64 {
    now.0 / 1000 / STEP.as_secs()
}

/// What is stored of a recovery code, however it was typed: capitals, spaces and hyphens do not matter. Its 120 random bits
/// cannot be tried out, so that a plain hash is enough (OWASP ASVS 5.0, 6.5.2: from 112 bits).
pub fn recovery_hash(typed: &str) -> [u8; 32] {
    let told: String = typed.chars().filter(char::is_ascii_alphanumeric).take(64).collect();
    Sha256::new().chain_update(b"recovery code").chain_update(told.to_ascii_lowercase()).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of the test vectors of RFC 6238, appendix B.
    const VECTORS: Secret = Secret(*b"12345678901234567890");

    #[test]
    fn the_codes_are_those_of_rfc_6238() {
        // The RFC prints eight digits; six are the last six of them.
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(VECTORS.code_at(Timestamp(second * 1000)), code, "second {second}");
        }
    }

    #[test]
    fn a_code_works_from_one_step_before_to_one_step_after_and_once() {
        let begins = 1_200_000_000_000 / 30_000 * 30_000;
        let step = step_at(Timestamp(begins));
        let code = VECTORS.code_at(Timestamp(begins));
        for (millis, last, want) in [
            (-30_001, 0, None),
            (-30_000, 0, Some(step)),
            (-1, 0, Some(step)),
            (0, 0, Some(step)),
            (29_999, 0, Some(step)),
            (30_000, 0, Some(step)),
            (59_999, 0, Some(step)),
            (60_000, 0, None),
            (0, step - 1, Some(step)),
            (0, step, None),
            (0, step + 1, None),
        ] {
            let now = Timestamp(begins.checked_add_signed(millis).unwrap());
            assert_eq!(VECTORS.step_of(&code, now, last), want, "{millis} ms, behind step {last}");
        }
    }

    #[test]
    fn a_code_may_be_typed_with_a_space_and_nothing_else() {
        let now = Timestamp(59_000);
        for (typed, fits) in [
            ("287082", true),
            ("287 082", true),
            (" 287082\n", true),
            ("287083", false),
            ("94287082", false),
            ("28708", false),
            ("２８７０８２", false),
            ("", false),
        ] {
            assert_eq!(VECTORS.step_of(typed, now, 0).is_some(), fits, "{typed:?}");
        }
    }

    #[test]
    fn a_secret_is_base32_in_groups_and_its_address_says_everything() {
        assert_eq!(VECTORS.text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(
            VECTORS.address("L’Atelier: Alpes", "atu.lenobli@atu.example"),
            "otpauth://totp/L%E2%80%99Atelier%20Alpes:atu%2Elenobli%40atu%2Eexample?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=L%E2%80%99Atelier%20Alpes&algorithm=SHA1&digits=6&period=30"
        );
    }

    #[test]
    fn another_seed_or_another_key_is_another_secret() {
        let secret = |seed, key: &[u8]| Seed([seed; 32]).secret(key).text();
        assert_eq!(secret(1, b"key"), secret(1, b"key"));
        assert_ne!(secret(1, b"key"), secret(2, b"key"));
        assert_ne!(secret(1, b"key"), secret(1, b""));
    }

    #[test]
    fn a_recovery_code_is_the_same_however_it_is_typed() {
        let hash = recovery_hash("abcd-efgh-jkmn");
        for (typed, same) in
            [("ABCD EFGH JKMN", true), (" abcdefghjkmn ", true), ("abcd-efgh-jkmm", false), ("", false)]
        {
            assert_eq!(recovery_hash(typed) == hash, same, "{typed:?}");
        }
    }
}
