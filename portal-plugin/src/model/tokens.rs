//! Secrets that a browser or a mail carries: 256 random bits, of which only the SHA-256 is stored.

use std::fmt;
use std::str::FromStr;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::model::users::UserId;

/// A bearer secret: of a session, a known browser, or a link.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    secret: [u8; 32],
    /// What the session's forms carry, where an earlier token of the session made it.
    forms: Option<[u8; 32]>,
}

impl Token {
    /// A token of these 32 random bytes.
    pub const fn new(random: [u8; 32]) -> Self {
        Self { secret: random, forms: None }
    }

    /// Another token for the same session: forms that are open already still fit it (rule U8).
    #[must_use]
    pub fn renewed(&self, random: [u8; 32]) -> Self {
        Self { secret: random, forms: Some(self.forms()) }
    }

    /// What is stored of it.
    pub fn hash(&self) -> [u8; 32] {
        // With what the forms carry, so that nobody can put another value beside the same secret.
        Sha256::digest(self.bytes()).into()
    }

    /// The token as text, 43 characters of base64url or 86 of a renewed one: for a cookie or a link, nowhere else.
    pub fn secret(&self) -> String {
        BASE64URL_NOPAD.encode(&self.bytes())
    }

    /// What is stored of a code of six digits that was mailed to this user beside this token: without the token, which is
    /// stored nowhere, it cannot be guessed from it.
    pub fn code_hash(&self, user: UserId, code: &str) -> [u8; 32] {
        let mac = self.mac().chain_update(b"code");
        mac.chain_update(user.0.to_be_bytes()).chain_update(code).finalize().into_bytes().into()
    }

    /// The value that a form of this session carries against forged requests; says nothing of the token.
    pub fn csrf(&self) -> String {
        BASE64URL_NOPAD.encode(&self.forms())
    }

    /// Whether a form carried this session's value; compared in constant time.
    pub fn csrf_fits(&self, sent: &str) -> bool {
        self.csrf().as_bytes().ct_eq(sent.as_bytes()).into()
    }

    fn forms(&self) -> [u8; 32] {
        self.forms.unwrap_or_else(|| self.mac().chain_update(b"csrf").finalize().into_bytes().into())
    }

    fn mac(&self) -> Hmac<Sha256> {
        // The key as HMAC itself fills it up; of this length it always is one.
        let mut key = [0; 64];
        for (filled, byte) in key.iter_mut().zip(self.secret) {
            *filled = byte;
        }
        Hmac::<Sha256>::new(&key.into())
    }

    fn bytes(&self) -> Vec<u8> {
        self.secret.into_iter().chain(self.forms.into_iter().flatten()).collect()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// 32 bytes as 64 hexadecimal digits.
pub fn lower_hex(bytes: &[u8; 32]) -> String {
    HEXLOWER.encode(bytes)
}

/// The text is no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAToken;

impl FromStr for Token {
    type Err = NotAToken;

    fn from_str(text: &str) -> Result<Self, NotAToken> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| NotAToken)?;
        let (secret, forms) = bytes.split_first_chunk().ok_or(NotAToken)?;
        match forms {
            [] => Ok(Self { secret: *secret, forms: None }),
            forms => Ok(Self { secret: *secret, forms: Some(forms.try_into().map_err(|_| NotAToken)?) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renewed_token_is_another_one_whose_forms_are_the_same() {
        let first = Token::new([1; 32]);
        let second = first.renewed([2; 32]);
        let third = second.renewed([3; 32]);
        for (name, token) in [("first", &first), ("second", &second), ("third", &third)] {
            assert_eq!(token.secret().parse().as_ref(), Ok(token), "{name}");
            assert!(token.csrf_fits(&first.csrf()), "{name}");
        }
        assert_ne!(second.hash(), third.hash());
        assert_ne!(second.hash(), Token::new([2; 32]).hash(), "its forms are a part of it");
        assert!(!Token::new([2; 32]).csrf_fits(&first.csrf()), "a form of another session fits none");
        assert!(!second.csrf_fits(""));
    }

    #[test]
    fn a_text_of_another_length_is_no_token() {
        for length in [0, 31, 33, 63, 65, 96] {
            assert_eq!(BASE64URL_NOPAD.encode(&vec![7; length]).parse::<Token>(), Err(NotAToken), "{length} bytes");
        }
    }
}
