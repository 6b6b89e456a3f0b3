//! A look of staff in a user's place (rule A11).

use schemars::JsonSchema;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::model::sessions::{Session, VIEW_AS, ViewAs};
use crate::model::sites::Site;
use crate::model::users::User;

/// A look, as its banner tells of it to whoever has it open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Look")]
pub struct Impersonation {
    /// Who looks, as the ERP knows them.
    pub staff: String,
    /// Why.
    pub reason: String,
    /// In whose place: the user's name, else the login.
    pub user: String,
    /// From this moment on it is over.
    pub ends: Timestamp,
}

impl Impersonation {
    /// The one that a session is.
    pub fn new(view: &ViewAs, session: &Session, user: &User, site: &Site) -> Self {
        let name = user.name.trim();
        Self {
            staff: view.staff.clone(),
            reason: view.reason.clone(),
            user: if name.is_empty() { user.login.to_string() } else { name.to_owned() },
            ends: session.opened.plus(VIEW_AS.min(site.sessions.absolute)),
        }
    }
}
