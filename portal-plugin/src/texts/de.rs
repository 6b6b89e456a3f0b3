//! German: Sie, short words, and one word for one thing:
//!
//! | English | German | | English | German |
//! |---|---|---|---|---|
//! | account | das Konto | | invoice | die Rechnung |
//! | access | der Zugang | | quote | das Angebot |
//! | login | das Login | | order; to order | der Auftrag; bestellen |
//! | to sign in, sign-in | sich anmelden, die Anmeldung | | shipment, delivery | die Lieferung |
//! | to sign out | sich abmelden | | ticket | das Ticket |
//! | to create an account | ein Konto anlegen | | project, task | das Projekt, die Aufgabe |
//! | owner, ownership | der Inhaber, die Inhaberschaft | | contract | der Vertrag |
//! | user, member | der Benutzer | | product | das Produkt |
//! | contact | der Kontakt | | supplier invoice | die Lieferantenrechnung |
//! | permission | die Berechtigung | | credit note | die Gutschrift |
//! | invitation | die Einladung | | deposit | die Anzahlung |
//! | request (of a permission) | die Anfrage | | statement | offene Posten |
//! | offer of the ownership | die Übergabe | | remaining to pay | noch zu zahlen |
//! | proposal of another owner | der Vorschlag | | due, overdue | fällig, überfällig |
//! | to accept, to decline | annehmen, ablehnen | | lines, rows | Positionen, Zeilen |
//! | to object | widersprechen | | document | das Dokument |
//! | to cancel, to withdraw | zurückziehen | | subject | der Betreff |
//! | on hold; to resume | gesperrt; freigeben | | total | der Gesamtbetrag |
//! | put out of use, back in use | deaktiviert, aktiviert | | signature, to sign | die Unterschrift, unterschreiben |
//! | to take access away | den Zugang entziehen | | ledger | das Protokoll |
//! | session | die Sitzung | | site | die Website |
//! | two-step sign-in, second factor | Anmeldung in zwei Schritten, zweiter Faktor | | customer portal | das Kundenportal |
//! | recovery code | der Notfallcode | | customer number | die Kundennummer |
//! | authenticator app | die Authenticator-App | | our staff | unser Team |
//! | one-time password | das Einmalpasswort | | a look by staff | die Einsicht |
//! | to join two logins, two accounts | zusammenführen | | to erase | löschen |
//! | mail, e-mail address | die E-Mail, die E-Mail-Adresse | | overview | die Übersicht |
//!
//! Realms have no word: a customer reads of the websites that share a login. A mail opens with “Guten Tag,”, so its first paragraph
//! begins with what has a capital anyway: a name, a noun, Sie or Ihr.

mod accounts;
mod activities;
mod categories;
mod documents;
mod errors;
mod events;
mod frame;
mod home;
mod impersonation;
mod invitation;
mod invite;
mod kinds;
mod ledger;
mod legal;
mod lists;
mod logins;
mod mails;
mod member;
mod notices;
mod ordering;
mod ownership;
mod passwords;
mod paying;
mod people;
mod permission_requests;
mod permissions;
mod profile;
mod quotes;
mod refusal;
mod second_factors;
mod security;
mod sessions;
mod sign_in;
mod sign_up;
mod statement;
mod statuses;
mod tickets;
mod zones;

use crate::texts::Texts;

/// All texts in German.
pub static DE: Texts = Texts {
    accounts: accounts::ACCOUNTS,
    activities: activities::ACTIVITIES,
    categories: categories::CATEGORIES,
    documents: documents::DOCUMENTS,
    errors: errors::ERRORS,
    event_details: events::DETAILS,
    event_values: events::VALUES,
    events: events::EVENTS,
    frame: frame::FRAME,
    home: home::HOME,
    impersonation: impersonation::IMPERSONATION,
    invitation: invitation::INVITATION,
    invite: invite::INVITE,
    kinds: kinds::KINDS,
    ledger: ledger::LEDGER,
    legal: legal::LEGAL,
    lists: lists::LISTS,
    logins: logins::LOGINS,
    mails: mails::MAILS,
    member: member::MEMBER,
    notices: notices::NOTICES,
    ordering: ordering::ORDERING,
    ownership: ownership::OWNERSHIP,
    passwords: passwords::PASSWORDS,
    paying: paying::PAYING,
    people: people::PEOPLE,
    permission_requests: permission_requests::PERMISSION_REQUESTS,
    permissions: permissions::PERMISSIONS,
    profile: profile::PROFILE,
    quotes: quotes::QUOTES,
    refusal: refusal::REFUSAL,
    second_factors: second_factors::SECOND_FACTORS,
    security: security::SECURITY,
    sessions: sessions::SESSIONS,
    sign_in: sign_in::SIGN_IN,
    sign_up: sign_up::SIGN_UP,
    statement: statement::STATEMENT,
    statuses: statuses::STATUSES,
    tickets: tickets::TICKETS,
    zones: zones::ZONES,
};
