//! English.

mod account;
mod advice;
mod categories;
mod common;
mod contacts;
mod credentials;
mod crew;
mod explain;
mod frame;
mod home;
mod ledger;
mod looks;
mod mails;
mod members;
mod notes;
mod realms;
mod refusals;
mod shop;
mod sign_in;
mod sites;
mod state;
mod third_parties;
mod user;
mod words;

use crate::texts::shape::Texts;

/// English.
pub static EN: Texts = Texts {
    account: account::ACCOUNT,
    advice: advice::ADVICE,
    categories: categories::CATEGORIES,
    common: common::COMMON,
    contacts: contacts::CONTACTS,
    credentials: credentials::CREDENTIALS,
    crew: crew::CREW,
    explain: explain::EXPLAIN,
    frame: frame::FRAME,
    home: home::HOME,
    ledger: ledger::LEDGER,
    looks: looks::LOOKS,
    mails: mails::MAILS,
    members: members::MEMBERS,
    notes: notes::NOTES,
    realms: realms::REALMS,
    refusals: refusals::REFUSALS,
    shop: shop::SHOP,
    sign_in: sign_in::SIGN_IN,
    sites: sites::SITES,
    state: state::STATE,
    third_parties: third_parties::THIRD_PARTIES,
    user: user::USER,
    words: words::WORDS,
};
