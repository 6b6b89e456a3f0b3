//! Secrets that a browser or a mail carries: 256 random bits, of which only the SHA-256 is stored.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::model::users::UserId;

/// A bearer secret: of a session, a known browser, or a link.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// A token of these 32 random bytes.
    pub const fn new(random: [u8; 32]) -> Self {
        Self(random)
    }

    /// What is stored of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }

    /// The token as text, 43 characters of base64url: for a cookie or a link, nowhere else.
    pub fn secret(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is stored of a code of six digits that was mailed to this user beside this token: without the token, which is
    /// stored nowhere, it cannot be guessed from it.
    pub fn code_hash(&self, user: UserId, code: &str) -> [u8; 32] {
        // The key as HMAC itself fills it up; of this length it always is one.
        let mut key = [0; 64];
        for (filled, byte) in key.iter_mut().zip(self.0) {
            *filled = byte;
        }
        let mac = Hmac::<Sha256>::new(&key.into());
        mac.chain_update(b"code").chain_update(user.0.to_be_bytes()).chain_update(code).finalize().into_bytes().into()
    }

    /// The value that a form of this session carries against forged requests; says nothing of the token.
    pub fn csrf(&self) -> String {
        let mac = Hmac::<Sha256>::new_from_slice(&self.0).map(|mut mac| {
            mac.update(b"csrf");
            mac.finalize().into_bytes()
        });
        // The key has the length that the MAC takes, so that this is never empty; an empty value fits nothing.
        mac.map(|bytes| URL_SAFE_NO_PAD.encode(bytes)).unwrap_or_default()
    }

    /// Whether a form carried this session's value; compared in constant time.
    pub fn csrf_fits(&self, sent: &str) -> bool {
        let expected = self.csrf();
        !expected.is_empty() && expected.as_bytes().ct_eq(sent.as_bytes()).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The text is no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAToken;

impl FromStr for Token {
    type Err = NotAToken;

    fn from_str(text: &str) -> Result<Self, NotAToken> {
        let mut bytes = [0; 32];
        match URL_SAFE_NO_PAD.decode_slice(text, &mut bytes) {
            Ok(32) => Ok(Self(bytes)),
            _ => Err(NotAToken),
        }
    }
}
