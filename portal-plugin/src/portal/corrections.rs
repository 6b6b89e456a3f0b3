//! What staff put right: what the ERP merged or deleted behind a user or an account (rule U12), a wrong address, and a
//! user who is to be erased (rule U13). Each takes a name and a reason, which the ledgers keep.

mod accounts;
mod addresses;
mod contacts;
mod erasing;

use std::sync::Arc;

use crate::error::Error;
use crate::model::reasons::said;
use crate::portal::actor::Actors;
use crate::portal::base::{Base, service};
use crate::portal::closing::Closings;
use crate::portal::mailing::Mailing;
use crate::portal::passwords::Passwords;
use crate::portal::sites::Sites;

service! {
    /// What staff put right.
    pub struct Corrections {
        base: Arc<Base>,
        sites: Arc<Sites>,
        mailing: Arc<Mailing>,
        actors: Arc<Actors>,
        passwords: Arc<Passwords>,
        closings: Arc<Closings>,
    }
}

/// Who of the staff puts something right, and why.
fn because<'a>(by: &'a str, reason: &'a str) -> Result<(&'a str, &'a str), Error> {
    said(by).zip(said(reason)).ok_or(Error::CorrectionReasonMissing)
}
