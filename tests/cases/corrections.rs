//! What staff put right (rules U12, U13): a contact or a third party that the ERP merged, a wrong address, a user to be
//! erased; until they do, who is kept out is told why and whom to call.

mod accounts;
mod addresses;
mod contacts;
mod erasing;

use plugin_api::ledger::{Entry, verify};
use plugin_api::operations::Operation;
use plugin_api::operations::account::{AccountOperation, Ledger, OnAccount};
use plugin_api::parties::Contact;
use serde_json::Value;
use tests::shop::Shop;

/// The code of a command that must be refused, and must have changed nothing.
#[track_caller]
fn refused(shop: &Shop, command: &Value) -> String {
    let before = shop.rows();
    let code = shop.portal.operate(&command.to_string()).expect_err(&format!("it is refused: {command}")).code;
    shop.rows().assert_same(&before, &code);
    code
}

/// A command with some of its members replaced.
fn with(command: &impl Operation, other: &Value) -> Value {
    let mut command = command.json();
    command.as_object_mut().unwrap().extend(other.as_object().unwrap().clone());
    command
}

/// What staff do to the account of a third party.
fn act<A: AccountOperation>(third_party: &str, act: A) -> OnAccount<A> {
    OnAccount { site: "alpes".to_owned(), third_party: third_party.to_owned(), by: "Zoe".to_owned(), act }
}

/// The ledger of the account with this number, in order, as the store has it: its chain holds.
#[track_caller]
fn ledger_of(shop: &Shop, third_party: &str) -> Vec<Entry> {
    let text =
        shop.staff(third_party, &Ledger { export: true, ..Ledger::default() })["text"].as_str().unwrap().to_owned();
    verify(&text).expect("the chain holds");
    text.lines().map(|line| Entry::open(line).unwrap().0).collect()
}

fn contact(id: &str, third_party: Option<&str>, archived: bool) -> Contact {
    Contact {
        id: id.to_owned(),
        third_party: third_party.map(str::to_owned),
        first_name: "Contact".to_owned(),
        last_name: id.to_owned(),
        email: None,
        phone: None,
        language: None,
        archived,
    }
}
