//! What customers are told when something is refused or fails, an area each; the rows in `error.rs` say which error is told what.

mod decision;
mod documents;
mod invitations;
mod people;
mod requests;
mod signing_in;

pub use decision::DecisionErrors;
pub use documents::{ActionInvalidTexts, DocumentErrors, UploadTexts};
pub use invitations::InvitationErrors;
pub use people::{NotHeldTexts, PeopleErrors};
pub use requests::RequestErrors;
pub use signing_in::SigningInErrors;

use crate::texts::shape::Texts;

texts! {
    /// What customers are told when something is refused or fails.
    ErrorTexts {
        /// The decision is no.
        decision: DecisionErrors,
        /// Of files, and of what customers send to be done.
        documents: DocumentErrors,
        /// Of invitations, and of the codes that prove an invited address.
        invitations: InvitationErrors,
        /// Of the people of an account, what they may do, and its owner.
        people: PeopleErrors,
        /// Of a request as such, and of what fails inside.
        requests: RequestErrors,
        /// Of signing in and up, passwords, the second step, one’s own login.
        signing_in: SigningInErrors,
    }
}

/// A refusal in words: a title that says what happened, and a sentence on what to do, which may take a value.
#[derive(Debug)]
pub struct Refused<T = &'static str>(pub &'static str, pub T);

impl Refused {
    /// Title and sentence.
    pub fn words(&self) -> (&'static str, String) {
        (self.0, self.1.to_owned())
    }
}

impl Refused<fn(u64) -> String> {
    /// Title and sentence with a number. What takes values is given all texts, as a value may be told by another text.
    pub fn words(&self, _: &Texts, number: &(impl Copy + Into<u64>)) -> (&'static str, String) {
        (self.0, (self.1)((*number).into()))
    }
}

#[cfg(test)]
impl<T: crate::texts::walk::Walk> crate::texts::walk::Walk for Refused<T> {
    fn walk(&self, path: &str, seen: &mut Vec<(String, String)>) {
        self.0.walk(&format!("{path}.title"), seen);
        self.1.walk(&format!("{path}.text"), seen);
    }
}
