//! German: Sie, short words as an ERP has them, and one word for one thing:
//!
//! | English | German | | English | German |
//! |---|---|---|---|---|
//! | third party | der Geschäftspartner | | site | die Website |
//! | contact | der Kontakt | | realm | der Bereich |
//! | portal account | das Portalkonto | | change of realm | der Bereichswechsel |
//! | portal user | der Portalbenutzer | | manifest | das Manifest |
//! | owner, member | der Inhaber, das Mitglied | | in force | es gilt |
//! | access | der Zugang | | in service, out of service | in Betrieb, außer Betrieb |
//! | permission | die Berechtigung | | kind (of document) | die Art |
//! | preset | die Vorlage | | entity | der Mandant |
//! | login | das Login | | ledger, entry | das Protokoll, der Eintrag |
//! | to sign in, to sign out | sich anmelden, sich abmelden | | hash | die Prüfsumme |
//! | credentials | die Zugangsdaten | | staff | die Mitarbeiter |
//! | one-time password | das Einmalpasswort | | role | die Rolle |
//! | second factor | der zweite Faktor | | look, to view as | die Einsicht, die Ansicht als |
//! | session | die Sitzung | | backup, put back | die Sicherung, zurückgespielt |
//! | invitation | die Einladung | | mail | die E-Mail |
//! | on hold, to resume | gesperrt, freigeben | | reason | der Grund |
//! | out of use, back in use | deaktiviert, aktiviert | | to erase | löschen |
//! | to close, to reopen | schließen, wieder öffnen | | to point at, to give | zuordnen |
//! | to take back (a proposal, an invitation) | zurückziehen | | to join | zusammenführen |
//! | to take back (a change) | rückgängig machen | | proved (of an address) | bestätigt |
//! | to take away (access) | entziehen | | order; to order, in the shop | der Auftrag; die Bestellung, bestellen |
//!
//! Customers read the same words on the portal's own pages. A whole sentence after a colon begins with a capital.

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

/// German.
pub static DE: Texts = Texts {
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
