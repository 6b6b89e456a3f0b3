//! The portal, compiled as a library that an ERP loads. Read it as the journey of one request:
//!
//! 1. The host calls [`boundary`] with a request; nothing that goes wrong behind it reaches the host as more than an answer.
//! 2. [`web`] finds the site by host name and the use case by path, and checks what a browser must prove.
//! 3. [`portal`] holds the use cases, in services that each own a part. [`portal::principals`] asks [`store`] who holds the session (one query) and the host how the
//!    third party and the contact stand (one call), and enters the account.
//! 4. [`access`] decides: fourteen rows over plain facts. A yes to the first ten is a [`access::Granted`].
//! 5. [`source`] takes that yes, asks the host for documents, and has each one that comes judged again.
//! 6. [`web`] renders what came through, and the bytes go back as they are.
//!
//! Imports point one way, which a test keeps:
//!
//! ```text
//! boundary → web → portal → { source, store } → { access, manifest, texts } → model → { error, alarms, clock, random }
//! ```
//!
//! | looking for | look in |
//! |---|---|
//! | a rule by its id | [`rules`] |
//! | a word of the domain | [`model`], one file each |
//! | a row of the decision | [`access`] |
//! | a code | [`error`], [`manifest::code`] |
//! | a staff operation | [`portal::operate`] |
//! | an address | `web/endpoints.rs` |
//! | a text | `texts/`, a folder for each language |
//! | a constraint | `store/migrations/` |
//!
//! # Words
//!
//! One word for one concept, from the schema to the name of a test; what the rules call a thing is its name here.
//!
//! | concept | word | where | rule |
//! |---|---|---|---|
//! | what the ERP trades with | third party | [`plugin_api::parties`] | §1 |
//! | the billable entity that a third party is here | account | [`model::accounts`] | §1 |
//! | somebody from outside who can sign in | user | [`model::users`] | U1–U13 |
//! | a person on an account who cannot sign in | contact | [`model::contacts`] | A7 |
//! | user × account: what they may do | membership | [`model::memberships`] | A1–A5 |
//! | one named right | permission | [`model::permissions`] | §2 |
//! | an offer of a membership | invitation | [`model::invitations`] | §6 |
//! | asking the owner for a permission | permission request | [`portal::permission_requests`] | D5 |
//! | the ownership handed over by its owner | transfer | [`model::transfers`] | A6 |
//! | the ownership given anew by staff | recovery | [`model::recoveries`] | A6 |
//! | one website, enabled by one manifest | site | [`model::sites`] | S1 |
//! | the sites that share their customers | realm | [`model::realms`] | S2, S6 |
//! | how a site looks and sounds | brand | [`model::brands`] | S1 |
//! | where days begin and moments are read | time zone, [`Zone`](model::zones::Zone) | [`model::zones`] | T1 |
//! | a signed-in browser, and how it stands | session, [`SessionStatus`](model::sessions::SessionStatus) | [`model::sessions`] | U8 |
//! | a request on its way, with its site | `RequestContext` | `web/context.rs` | |
//! | who is signed in, judged up to row 4 | [`Principal`](portal::principals::Principal) | [`portal::principals`] | §3 |
//! | the principal inside an account, up to row 7 | [`AccountContext`](portal::principals::AccountContext) | [`portal::principals`] | §3 |
//! | who does something to an account: a member or staff | [`Actor`](portal::actor::Actor) | [`portal::actor`] | A2 |
//! | what the decision is asked with, and its yes | [`Facts`](access::Facts), [`Granted`](access::Granted) | [`access`] | §3 |
//! | staff seeing what a user sees | impersonation (`view-as` on the wire) | [`model::impersonations`] | A11 |
//! | what customers do in the ERP | action | [`model::actions`], [`source`] | D7 |
//! | an e-mail address, as mail compares it | mailbox | [`model::mailboxes`] | U3a |
//! | how often something may be tried | throttle, limit | [`model::throttles`] | U7 |
//! | the bearer secret of a session or link | token | [`model::tokens`] | U8, U9 |
//! | the value that a form carries against forged requests | csrf | `web/csrf.rs` | I7 |
//! | what happened to an account, chained | ledger | [`model::ledger`] | A10 |
//! | what happened to a login | activity | [`model::activity`] | A10 |

pub mod access;
pub mod alarms;
pub mod boundary;
pub mod clock;
#[macro_use]
pub mod error;
pub mod manifest;
pub mod model;
pub mod portal;
pub mod random;
pub mod rules;
pub mod source;
pub mod store;
mod texts;
pub mod web;
