//! How an invoice can be paid, as pages and programs are told: what cannot be right is left out. And the code that a banking
//! app reads (EPC069-12, version 2, called `GiroCode`).

use plugin_api::paying::{Paying, Transfer, iban};

use crate::model::addresses::payment_host;
use crate::model::amounts::Amount;
use crate::model::format::plain;
use crate::source::Document;
use crate::web::qr;

/// How an invoice can be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payable<'a> {
    /// Where it is paid online: the address, and the name of its host.
    pub link: Option<(&'a str, &'a str)>,
    /// The account that a transfer goes to.
    pub account: Option<BankAccount<'a>>,
}

/// The account that a transfer goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankAccount<'a> {
    /// Whose it is.
    pub holder: &'a str,
    /// The IBAN without spaces.
    pub iban: String,
    /// The BIC; empty is none.
    pub bic: &'a str,
    /// What the payer writes on it; empty is none.
    pub reference: &'a str,
    /// How much, a decimal string; empty where nobody says.
    pub amount: &'a str,
    /// The ISO 4217 code of it.
    pub currency: &'a str,
}

/// How this document can be paid; `None` where nothing of it is due, or nobody says how.
pub fn payable(document: &Document) -> Option<Payable<'_>> {
    let Paying { link, transfer } = document.paying()?;
    let link = payment_host(link).map(|host| (link.as_str(), host));
    let row = &document.summary;
    let account = transfer.as_ref().and_then(|transfer| BankAccount::of(transfer, &row.remaining, &row.currency));
    (link.is_some() || account.is_some()).then_some(Payable { link, account })
}

impl<'a> BankAccount<'a> {
    fn of(transfer: &'a Transfer, remaining: &'a str, currency: &'a str) -> Option<Self> {
        let Transfer { holder, iban: said, bic, reference, .. } = transfer;
        // An amount and its currency belong together; without an amount above nothing, all that is left is due.
        let is_said = transfer.amount.parse::<Amount>().is_ok_and(Amount::is_positive);
        let own = if transfer.currency.is_empty() { currency } else { &transfer.currency };
        let (amount, currency) = if is_said { (transfer.amount.as_str(), own) } else { (remaining, currency) };
        let bic = Some(bic.as_str()).filter(|bic| is_bic(bic)).unwrap_or_default();
        Some(Self { holder, iban: iban(said)?, bic, reference, amount, currency })
    }

    /// The IBAN in groups of four, as people read it.
    pub fn grouped(&self) -> String {
        let groups = self.iban.as_bytes().chunks(4).map(String::from_utf8_lossy);
        groups.collect::<Vec<_>>().join(" ")
    }

    /// The code that a banking app reads; `None` for what no such code says: another currency, no holder, no amount in cents.
    pub fn code(&self) -> Option<qr::Picture> {
        qr::picture(&self.payload()?)
    }

    /// What stands in the code, line by line.
    fn payload(&self) -> Option<String> {
        let cut = |text: &str, most: usize| {
            plain(text).split_whitespace().collect::<Vec<_>>().join(" ").chars().take(most).collect::<String>()
        };
        let holder = cut(self.holder, LONGEST_HOLDER);
        let amount: Amount = self.amount.parse().ok()?;
        let most = MOST.parse().unwrap_or_default();
        let fits = amount.is_positive() && amount <= most && amount.to_cents() == amount;
        if self.currency != "EUR" || holder.is_empty() || !fits {
            return None;
        }
        let reference = cut(self.reference, LONGEST_REFERENCE);
        let lines =
            ["BCD", "002", "1", "SCT", self.bic, &holder, &self.iban, &format!("EUR{amount}"), "", "", &reference];
        Some(lines.join("\n").trim_end().to_owned()).filter(|text| text.len() <= LONGEST_CODE)
    }
}

/// The longest name and text of a code, in characters, and the most that it transfers.
const LONGEST_HOLDER: usize = 70;
const LONGEST_REFERENCE: usize = 140;
/// The most bytes of all of it (EPC069-12).
const LONGEST_CODE: usize = 331;
const MOST: &str = "999999999.99";

/// Whether a text has the form of a BIC (ISO 9362): four letters or digits, a country, a place, and a branch or none.
fn is_bic(text: &str) -> bool {
    let plain = text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let country = text.get(4..6).is_some_and(|country| country.bytes().all(|byte| byte.is_ascii_uppercase()));
    plain && country && matches!(text.len(), 8 | 11)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transfer() -> Transfer {
        Transfer {
            holder: "Alpes Menuiserie SARL".to_owned(),
            iban: "FR14 2004 1010 0505 0001 3M02 606".to_owned(),
            bic: "PSSTFRPPLYO".to_owned(),
            reference: "FA2611-0042".to_owned(),
            ..Transfer::default()
        }
    }

    #[test]
    fn the_code_of_a_transfer_says_who_is_paid_how_much_and_what_for() {
        let transfer = transfer();
        let account = BankAccount::of(&transfer, "1234.50", "EUR").unwrap();
        assert_eq!(account.grouped(), "FR14 2004 1010 0505 0001 3M02 606");
        let want = "BCD\n002\n1\nSCT\nPSSTFRPPLYO\nAlpes Menuiserie SARL\nFR1420041010050500013M02606\nEUR1234.50\n\n\nFA2611-0042";
        assert_eq!(account.payload().as_deref(), Some(want));
        assert!(account.code().is_some());
    }

    #[test]
    fn what_a_code_cannot_say_has_none_and_a_line_cannot_hold_two() {
        let transfer = transfer();
        let account = BankAccount::of(&transfer, "10.00", "EUR").unwrap();
        for (what, account, has_code) in [
            ("as it is", account.clone(), true),
            ("another currency", BankAccount { currency: "CHF", ..account.clone() }, false),
            ("no amount", BankAccount { amount: "", ..account.clone() }, false),
            ("nothing to pay", BankAccount { amount: "0.00", ..account.clone() }, false),
            ("less than nothing", BankAccount { amount: "-1.00", ..account.clone() }, false),
            ("parts of cents", BankAccount { amount: "1.005", ..account.clone() }, false),
            ("the most", BankAccount { amount: MOST, ..account.clone() }, true),
            ("more than that", BankAccount { amount: "1000000000.00", ..account.clone() }, false),
            ("no holder", BankAccount { holder: " \n", ..account.clone() }, false),
            ("no BIC, no reference", BankAccount { bic: "", reference: "", ..account.clone() }, true),
        ] {
            assert_eq!(account.payload().is_some(), has_code, "{what}");
        }
        let two = BankAccount { holder: "A\nDE89370400440532013000", ..account };
        assert_eq!(two.payload().unwrap().lines().nth(5), Some("A DE89370400440532013000"));
    }

    #[test]
    fn a_wrong_iban_is_no_account_and_a_wrong_bic_is_left_out() {
        let wrong = Transfer { iban: "FR14 2004 1010 0505 0001 3M02 607".to_owned(), ..transfer() };
        assert_eq!(BankAccount::of(&wrong, "1.00", "EUR"), None);
        for (bic, want) in [("BNPAFRPP", "BNPAFRPP"), ("BNPAFRPPX", ""), ("bnpafrpp", ""), ("BNPA12PP", ""), ("", "")] {
            let transfer = Transfer { bic: bic.to_owned(), ..transfer() };
            assert_eq!(BankAccount::of(&transfer, "1.00", "EUR").unwrap().bic, want, "{bic}");
        }
        let own = Transfer { amount: "5.00".to_owned(), currency: "CHF".to_owned(), ..transfer() };
        let account = BankAccount::of(&own, "9.00", "EUR").unwrap();
        assert_eq!((account.amount, account.currency), ("5.00", "CHF"));
    }
}
