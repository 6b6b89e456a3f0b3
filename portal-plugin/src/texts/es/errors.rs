//! Spanish: what customers are told when something is refused or fails.

mod decision;
mod documents;
mod invitations;
mod people;
mod requests;
mod signing_in;

use crate::texts::shape::ErrorTexts;

pub(super) const ERRORS: ErrorTexts = ErrorTexts {
    decision: decision::ERRORS,
    documents: documents::ERRORS,
    invitations: invitations::ERRORS,
    people: people::ERRORS,
    requests: requests::ERRORS,
    signing_in: signing_in::ERRORS,
};
