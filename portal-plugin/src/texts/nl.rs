//! Dutch: u (and “u hebt”), short words, and one word for one thing:
//!
//! | English | Dutch | | English | Dutch |
//! |---|---|---|---|---|
//! | account | het account | | invoice | de factuur |
//! | access | de toegang | | quote | de offerte |
//! | login | de login | | order; to order | de order; bestellen |
//! | to sign in, sign-in | inloggen | | shipment, delivery | de zending, de levering |
//! | to sign out | uitloggen | | ticket | het ticket |
//! | to create an account | een account aanmaken | | project, task | het project, de taak |
//! | owner, ownership | de eigenaar, het eigenaarschap | | contract | het contract |
//! | user, member | de gebruiker | | product | het product |
//! | contact | de contactpersoon | | supplier invoice | de leveranciersfactuur |
//! | permission | het recht, de rechten | | credit note | de creditnota |
//! | invitation | de uitnodiging | | deposit | de aanbetaling |
//! | request (of a permission) | de aanvraag | | statement | openstaande posten |
//! | offer of the ownership | de overdracht | | remaining to pay | nog te betalen |
//! | proposal of another owner | het voorstel | | due, overdue | verschuldigd, te laat |
//! | to accept, to decline | accepteren, afwijzen | | lines, rows | regels, rijen |
//! | to object | bezwaar maken | | document | het document |
//! | to cancel, to withdraw | intrekken | | subject | het onderwerp |
//! | on hold; to resume | geblokkeerd; deblokkeren | | total | het totaal |
//! | put out of use, back in use | uitgeschakeld, ingeschakeld | | signature, to sign | de handtekening, ondertekenen |
//! | to take access away | de toegang ontnemen | | ledger | het logboek |
//! | session | de sessie | | site | de site |
//! | two-step sign-in, second factor | tweestapsverificatie, tweede factor | | customer portal | het klantenportaal |
//! | recovery code | de herstelcode | | customer number | het klantnummer |
//! | authenticator app | de authenticator-app | | our staff | ons team |
//! | one-time password | het eenmalige wachtwoord | | a look by staff | de inzage |
//! | to join two logins, two accounts | samenvoegen | | to erase | wissen |
//! | mail, e-mail address | de e-mail, het e-mailadres | | overview | het overzicht |
//!
//! Realms have no word: a customer reads of the sites that share a login. A subject goes on in small letters behind the site’s name.

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

/// All texts in Dutch.
pub static NL: Texts = Texts {
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
