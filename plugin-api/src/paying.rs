//! How an invoice can be paid: an address to pay it online, an account to transfer to. No data of a card passes the portal.

use serde::{Deserialize, Serialize};

/// How an invoice can be paid, in [`crate::documents::Body`]. Since 1.2.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Paying {
    /// Where it is paid online: an address with `https`, or with `http` of this machine, of at most 2,000 bytes and without a
    /// user's name in it. Anything else is not shown. Empty is none.
    pub link: String,
    /// The account that a transfer goes to.
    pub transfer: Option<Transfer>,
}

/// The account that a transfer goes to, and what to write on it; plain texts, empty is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Transfer {
    /// Whose account it is.
    pub holder: String,
    /// The IBAN, with or without spaces; one whose check digits are wrong is not shown.
    pub iban: String,
    /// The BIC of the bank.
    pub bic: String,
    /// What the payer writes on it, so that it is found.
    pub reference: String,
    /// How much, a decimal string; empty is what remains to be paid.
    pub amount: String,
    /// The ISO 4217 code of the amount; empty is the document's.
    pub currency: String,
}

/// An IBAN without its spaces, where its form and its check digits are right (ISO 13616, ISO 7064 mod 97-10).
#[must_use]
pub fn iban(text: &str) -> Option<String> {
    let iban: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let plain = iban.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if !plain || !(15..=34).contains(&iban.len()) {
        return None;
    }
    let (head, account) = iban.split_at(4);
    let (country, check) = head.split_at(2);
    let formed =
        country.bytes().all(|byte| byte.is_ascii_uppercase()) && check.bytes().all(|byte| byte.is_ascii_digit());
    let rest = account.chars().chain(head.chars()).filter_map(|c| c.to_digit(36)).fold(0, |rest: u32, value| {
        let shift = if value < 10 { 10 } else { 100 };
        (rest * shift + value) % 97
    });
    (formed && rest == 1).then_some(iban)
}

#[cfg(test)]
mod tests {
    use super::iban;

    #[test]
    fn an_iban_is_one_by_its_form_and_its_check_digits() {
        for (text, want) in [
            ("DE89 3704 0044 0532 0130 00", Some("DE89370400440532013000")),
            ("FR1420041010050500013M02606", Some("FR1420041010050500013M02606")),
            ("NL91\u{a0}ABNA\u{202f}0417 1643 00", Some("NL91ABNA0417164300")),
            ("NO9386011117947", Some("NO9386011117947")),
            ("DE88 3704 0044 0532 0130 00", None),
            ("DE89 3704 0044 0532 0130 01", None),
            ("de89 3704 0044 0532 0130 00", None),
            ("DE89-3704-0044-0532-0130-00", None),
            ("8937 0400 4405 3201 3000 DE", None),
            ("NO938601111794", None),
            ("", None),
        ] {
            assert_eq!(iban(text).as_deref(), want, "{text}");
        }
    }
}
