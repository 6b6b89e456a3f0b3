//! What an auditor tries, each attempt through the real library as a browser or the ERP's own code makes it.
//!
//! | tried | where |
//! |---|---|
//! | documents of others by id, by every address beside it, by a forged cursor; what the ERP should not have handed over | `documents`, `words`, and `lying_host` beside this |
//! | the id of a document, person, archive of others in any path, query or body | `ids` |
//! | the people, invitations, contacts, ledger and ownership of others; whoever lost the right, and staff who look on, at every address | `standing` |
//! | more for oneself or one's helper: an edit, a preset, an invitation, the ownership; one account's right in another | `authority` |
//! | a permission carried further than who gives it holds it: to other documents, sites, days | `reach` |
//! | what another site makes a browser send, at every address; signing the principal in as somebody else; frames, redirects | `writes`, `forgery` |
//! | sessions: planted, copied, over, carried to another site, kept too long, under a clock that steps back, one too many | `sessions`, `writes` |
//! | the host's clock, set ahead or back for one request, for good, over a restart | `clock`, and `clock` beside this |
//! | fields that nobody asked for, and fields twice, at every address; a look that does what a form does | `writes` |
//! | sites, kinds, realms, third parties, users that change while somebody is there | `sites`, `standing` |
//! | invitations too late, twice, at once, spoiled, by the wrong one; what they and their mails give away | `offers` |
//! | somebody whom the ERP manages, and has just put out, moved or narrowed | `erp_word` |
//! | the same address or login elsewhere, logins that look the same, addresses only claimed, employees | `identity` |
//! | passwords guessed, asked about, too long, too obvious; links to set one | `passwords` |
//! | more by a contact or a customer number that the ERP merged; a mailbox that was never the user's | `merged_contacts`, and `corrections` beside this |
//! | floods of tries, bodies, parameters, sign-ins | `floods` |
//! | ids and secrets guessed | `guesses` |
//! | names and texts that would be markup, headers, patterns, SQL | `words`, `offers` |
//! | what only a network sees | `wire` |
//! | what is recorded, and that no secret is | `records` |
//!
//! Codes that hand a session over are in `hand_offs` beside this, looks of staff in `viewing`, changes of realms in
//! `realms`, races in `people_races`, manifests in `manifest`, the library's boundary in `abi`.
//!
//! `writes` and `standing` go through every address that changes something, from the table in `tests/harness/writes.rs`,
//! which a test holds against the table of addresses itself. Whatever is refused is compared row by row with what the
//! store was before.

mod authority;
mod clock;
mod documents;
mod erp_word;
mod floods;
mod forgery;
mod guesses;
mod identity;
mod ids;
mod merged_contacts;
mod offers;
mod passwords;
mod reach;
mod records;
mod sessions;
mod sites;
mod standing;
mod wire;
mod words;
mod writes;
