//! Looking for the contacts that users are made from.

use plugin_api::Failure;
use plugin_api::parties::{Contact, ThirdParty};
use serde::Serialize;

use crate::erp::Erp;

/// How many third parties are shown with their contacts; a longer word finds fewer.
const MOST: usize = 25;

/// A third party with its contacts.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    /// The third party.
    pub party: ThirdParty,
    /// Its contacts, archived ones too.
    pub contacts: Vec<Contact>,
}

/// The third parties whose name or id holds the text, by name, 25 at the most.
///
/// # Errors
/// The ERP's.
pub fn find(erp: &dyn Erp, text: &str) -> Result<Vec<Found>, Failure> {
    let parties = erp.find_third_parties(text)?.into_iter().take(MOST);
    parties.map(|party| Ok(Found { contacts: erp.contacts_of(&party.id)?, party })).collect()
}
