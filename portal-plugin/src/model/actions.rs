//! What customers may send to be done: the key that makes it happen once, and the limits of its texts and files.

use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::tokens::lower_hex;
use crate::model::users::UserId;

/// The longest subject, name and reference, in code points.
pub const LINE: usize = 200;
/// The longest message, reason and note, in code points.
pub const TEXT: usize = 10_000;
/// The most lines of an order.
pub const LINES: usize = 100;
/// The most files of a message.
pub const FILES: usize = 5;
/// The largest file, and all files of a message together: 8 MiB.
pub const FILE: usize = 8 << 20;

/// What the ERP knows an action by: the same form sent twice has the same key, another account or person another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionKey(String);

impl ActionKey {
    /// The key of what this user sends for this account with a form that carries `sent`.
    ///
    /// # Errors
    /// `action/key-invalid` where the form carries none: 16 to 64 letters, digits, `-` and `_`.
    pub fn new(account: AccountId, user: UserId, sent: &str) -> Result<Self, Error> {
        Self::check(sent)?;
        let digest = Sha256::new()
            .chain_update(b"action")
            .chain_update(account.0.to_be_bytes())
            .chain_update(user.0.to_be_bytes())
            .chain_update(sent)
            .finalize();
        Ok(Self(lower_hex(&digest.into())))
    }

    /// Refuses what no key is made of.
    ///
    /// # Errors
    /// `action/key-invalid`: it is 16 to 64 letters, digits, `-` and `_`.
    pub fn check(sent: &str) -> Result<(), Error> {
        let fits = (16..=64).contains(&sent.len())
            && sent.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if fits { Ok(()) } else { Err(Error::ActionKeyInvalid) }
    }

    /// As the ERP is told it: 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A part of an action that cannot be what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The name that a quote is signed with.
    SignedBy,
    /// The signature that is drawn.
    Drawing,
    /// Why a quote is declined.
    Reason,
    /// What a ticket is about.
    Subject,
    /// A message.
    Message,
    /// The lines of an order.
    Lines,
    /// How many of a product.
    Quantity,
    /// Where an order goes.
    DeliveryAddress,
    /// The customer's own number of an order.
    Reference,
    /// A remark.
    Note,
    /// A given name.
    FirstName,
    /// A family name.
    LastName,
    /// A telephone number.
    Phone,
}

impl Part {
    /// Its stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignedBy => "signed_by",
            Self::Drawing => "drawing",
            Self::Reason => "reason",
            Self::Subject => "subject",
            Self::Message => "message",
            Self::Lines => "lines",
            Self::Quantity => "quantity",
            Self::DeliveryAddress => "delivery_address",
            Self::Reference => "reference",
            Self::Note => "note",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Phone => "phone",
        }
    }
}

/// A text of one line that must be there, without what no line holds.
///
/// # Errors
/// `action/invalid` where it is empty or longer than [`LINE`].
pub fn line(part: Part, text: &str) -> Result<&str, Error> {
    let text = text.trim();
    let fits = !text.is_empty() && text.chars().count() <= LINE && !text.chars().any(char::is_control);
    if fits { Ok(text) } else { Err(Error::ActionInvalid(part.as_str())) }
}

/// A text of one line that may be empty.
///
/// # Errors
/// `action/invalid` where it is longer than [`LINE`].
pub fn line_or_none(part: Part, text: &str) -> Result<&str, Error> {
    if text.trim().is_empty() { Ok("") } else { line(part, text) }
}

/// A text of several lines that must be there.
///
/// # Errors
/// `action/invalid` where it is empty or longer than [`TEXT`].
pub fn text(part: Part, text: &str) -> Result<String, Error> {
    let text = text_or_none(part, text)?;
    if text.is_empty() { Err(Error::ActionInvalid(part.as_str())) } else { Ok(text) }
}

/// A text of several lines that may be empty; its lines end in a line feed, as browsers send both characters.
///
/// # Errors
/// `action/invalid` where it is longer than [`TEXT`].
pub fn text_or_none(part: Part, text: &str) -> Result<String, Error> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if text.chars().count() > TEXT || text.chars().any(odd) {
        return Err(Error::ActionInvalid(part.as_str()));
    }
    Ok(text.to_owned())
}

/// A quantity above zero with two places at the most, as the ERP is told it; a comma stands for the point.
///
/// # Errors
/// `action/invalid`.
pub fn quantity(text: &str) -> Result<String, Error> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let some = text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    if (1..=6).contains(&whole.len()) && part.len() <= 2 && figures(whole) && figures(part) && some {
        Ok(text.trim_end_matches('.').to_owned())
    } else {
        Err(Error::ActionInvalid(Part::Quantity.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_form_of_the_same_person_for_the_same_account_has_one_key() {
        let key = |account, user, sent: &str| ActionKey::new(AccountId(account), UserId(user), sent);
        let sent = "0123456789abcdef";
        let first = key(1, 1, sent).unwrap();
        assert_eq!(first, key(1, 1, sent).unwrap());
        assert_eq!(first.as_str().len(), 64);
        for other in [key(2, 1, sent), key(1, 2, sent), key(1, 1, "0123456789abcdeg")] {
            assert_ne!(first, other.unwrap());
        }
        for bad in ["", "0123456789abcde", "0123456789abcde\n", "0123456789abcdé", &"x".repeat(65)] {
            assert_eq!(key(1, 1, bad), Err(Error::ActionKeyInvalid), "{bad:?}");
        }
    }

    #[test]
    fn texts_are_bounded_and_lose_only_what_nobody_typed() {
        assert_eq!(line(Part::Subject, "  Porte  "), Ok("Porte"));
        for bad in ["", "  ", "a\nb", "a\u{7}", &"x".repeat(LINE + 1)] {
            assert_eq!(line(Part::Subject, bad), Err(Error::ActionInvalid("subject")), "{bad:?}");
        }
        assert!(line(Part::Subject, &"é".repeat(LINE)).is_ok());
        assert_eq!(line_or_none(Part::Reference, " "), Ok(""));
        assert_eq!(text(Part::Message, "a\r\nb\n").as_deref(), Ok("a\nb"));
        for bad in ["", " \r\n ", "a\u{0}b", &"x".repeat(TEXT + 1)] {
            assert_eq!(text(Part::Message, bad), Err(Error::ActionInvalid("message")), "{bad:?}");
        }
        assert_eq!(text_or_none(Part::Note, "\r\n").as_deref(), Ok(""));
    }

    #[test]
    fn a_quantity_is_above_zero_and_has_two_places_at_the_most() {
        for (typed, want) in [("1", "1"), (" 2,5 ", "2.5"), ("0.01", "0.01"), ("12.", "12"), ("999999", "999999")] {
            assert_eq!(quantity(typed).as_deref(), Ok(want), "{typed}");
        }
        for bad in ["", "0", "0.00", "-1", "+1", "1e3", "1.005", ".5", "1000000", "1 000", "١"] {
            assert_eq!(quantity(bad), Err(Error::ActionInvalid(Part::Quantity.as_str())), "{bad}");
        }
    }
}
