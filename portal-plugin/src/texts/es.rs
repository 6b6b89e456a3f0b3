//! Spanish, as a company in Spain writes to its customers, and plain enough for one in Latin America.
//!
//! The reader is *usted*, left unsaid where the verb says it. Nobody’s gender is told: *ha iniciado sesión* rather than *conectado*,
//! *titular* and *miembro*, which stand for everybody. A button or a menu says what it does in the infinitive or by a noun; a sentence
//! that asks for something is in the imperative of *usted*. Quotation marks are «…» without spaces, questions open with ¿.
//!
//! One word for one concept:
//!
//! | English | Spanish |
//! | --- | --- |
//! | account | cuenta |
//! | site; realm | sitio; grupo de sitios |
//! | login | usuario |
//! | user, member | usuario (in lists), miembro (of an account) |
//! | owner, ownership | titular, titularidad |
//! | offer (of the ownership), withdraw it | oferta, retirar |
//! | proposal (of another owner), object | propuesta, oponerse |
//! | contact | contacto |
//! | access; give, revoke it | acceso; conceder, revocar |
//! | on hold, put on hold, resume | suspendido, suspender, reactivar |
//! | permission | permiso |
//! | invitation; decline, cancel it | invitación; rechazar, anular |
//! | request (for a permission) | solicitud |
//! | sign in; sign out | iniciar sesión; cerrar sesión |
//! | session; end it | sesión; cerrar |
//! | password; set it | contraseña; establecer |
//! | two-step sign-in | verificación en dos pasos |
//! | second factor | segundo factor |
//! | authenticator app | aplicación de autenticación |
//! | recovery code | código de recuperación |
//! | close one’s login; erase it | dar de baja; borrar |
//! | e-mail address; mail | dirección de correo; correo |
//! | our staff | nuestro equipo |
//! | look (of staff at an account) | consulta |
//! | ledger, entry, hash | registro, entrada, huella |
//! | customer number | número de cliente |
//! | invoice; overdue | factura; con retraso |
//! | to pay, left to pay | por pagar, pendiente de pago |
//! | account statement | extracto de cuenta |
//! | credit note | factura rectificativa |
//! | deposit | anticipo |
//! | supplier invoice | factura de proveedor |
//! | quote | presupuesto |
//! | order; place one | pedido; hacer |
//! | shipment; delivery; tracking | envío; entrega; seguimiento |
//! | ticket; close, reopen it | ticket; cerrar, reabrir |
//! | project, task | proyecto, tarea |
//! | contract | contrato |
//! | product | producto |
//! | total excluding tax, tax | base imponible, impuestos |
//! | file | archivo |
//! | terms and conditions; privacy notice | condiciones generales; aviso de privacidad |

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

/// All texts in Spanish.
pub static ES: Texts = Texts {
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
