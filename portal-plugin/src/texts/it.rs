//! Italian, as a company in Italy or in the Ticino writes to its customers.
//!
//! The reader is addressed in the courteous form: *Lei*, *La*, *Le* with a capital, so that nobody takes them for “she” and “her”, and
//! *suo*, *sua* without. Nobody’s gender is told: *ha effettuato l’accesso* rather than *connesso*, *titolare* and *membro*, which stand
//! for everybody. Buttons and menus say what they do as software in Italian does (*Accedi*, *Salva*), sentences ask in the courteous form
//! (*Inserisca*). Before a date stands no article, as it would be another one for the 8th and the 11th: *scadenza: …*, *in data …*.
//! Quotation marks are «…» without spaces, apostrophes ’.
//!
//! One word for one concept:
//!
//! | English | Italian |
//! | --- | --- |
//! | account | account |
//! | site; realm | sito; gruppo di siti |
//! | login | utenza; nome utente, where it is typed |
//! | user, member | utente (in lists), membro (of an account) |
//! | owner, ownership | titolare, titolarità |
//! | offer (of the ownership), withdraw it | proposta (di cessione), ritirare |
//! | proposal (of another owner), object | proposta (di un altro titolare), opporsi |
//! | contact | contatto |
//! | access; give, revoke it | accesso; concedere, revocare |
//! | on hold, put on hold, resume | sospeso, sospendere, riattivare |
//! | permission | permesso |
//! | invitation; decline, cancel it | invito; rifiutare, annullare |
//! | request (for a permission) | richiesta |
//! | sign in; sign out | accedere; uscire |
//! | session; end it | sessione; chiudere |
//! | password; set it | password; impostare |
//! | two-step sign-in | verifica in due passaggi |
//! | second factor | secondo fattore |
//! | authenticator app | app di autenticazione |
//! | recovery code | codice di recupero |
//! | close one’s login; erase it | chiudere; cancellare |
//! | e-mail address; mail | indirizzo e-mail; e-mail |
//! | our staff | il nostro team |
//! | look (of staff at an account) | consultazione |
//! | ledger, entry, hash | registro, voce, impronta |
//! | customer number | codice cliente |
//! | invoice; overdue | fattura; in ritardo |
//! | to pay, left to pay | da pagare, residuo da pagare |
//! | account statement | estratto conto |
//! | credit note | nota di credito |
//! | deposit | acconto |
//! | supplier invoice | fattura fornitore |
//! | quote | preventivo |
//! | order; place one | ordine; effettuare |
//! | shipment; delivery; tracking | spedizione; consegna; tracciamento |
//! | ticket; close, reopen it | ticket; chiudere, riaprire |
//! | project, task | progetto, attività |
//! | contract | contratto |
//! | product | prodotto |
//! | total excluding tax, tax | imponibile, imposte |
//! | file | file |
//! | terms and conditions; privacy notice | condizioni generali; informativa sulla privacy |

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

/// All texts in Italian.
pub static IT: Texts = Texts {
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
