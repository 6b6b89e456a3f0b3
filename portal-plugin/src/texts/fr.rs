//! French.

mod accounts;
mod documents;
mod frame;
mod home;
mod impersonation;
mod invitation;
mod invite;
mod ledger;
mod legal;
mod lists;
mod logins;
mod member;
mod ordering;
mod ownership;
mod passwords;
mod people;
mod permission_requests;
mod profile;
mod quotes;
mod refusal;
mod second_factors;
mod security;
mod sessions;
mod sign_in;
mod sign_up;
mod statement;
mod tickets;

use crate::texts::Texts;

/// All texts in French.
pub static FR: Texts = Texts {
    accounts: accounts::ACCOUNTS,
    documents: documents::DOCUMENTS,
    frame: frame::FRAME,
    home: home::HOME,
    impersonation: impersonation::IMPERSONATION,
    invitation: invitation::INVITATION,
    invite: invite::INVITE,
    ledger: ledger::LEDGER,
    legal: legal::LEGAL,
    lists: lists::LISTS,
    logins: logins::LOGINS,
    member: member::MEMBER,
    ordering: ordering::ORDERING,
    ownership: ownership::OWNERSHIP,
    passwords: passwords::PASSWORDS,
    people: people::PEOPLE,
    permission_requests: permission_requests::PERMISSION_REQUESTS,
    profile: profile::PROFILE,
    quotes: quotes::QUOTES,
    refusal: refusal::REFUSAL,
    second_factors: second_factors::SECOND_FACTORS,
    security: security::SECURITY,
    sessions: sessions::SESSIONS,
    sign_in: sign_in::SIGN_IN,
    sign_up: sign_up::SIGN_UP,
    statement: statement::STATEMENT,
    tickets: tickets::TICKETS,
};
