//! Users and contacts looked up for what staff do to them.

use plugin_api::parties::{Contact, ThirdParty};

use crate::error::Error;
use crate::model::sites::Site;
use crate::model::users::login_key;
use crate::source::Source;
use crate::store::engine::Transaction;
use crate::store::{Store, UserRow, failed, user_on};

/// Whom this login means on the site.
pub(super) fn user_of(store: &Store, site: &Site, login: &str) -> Result<UserRow, Error> {
    store.user_on(&site.id, &login_key(login))?.ok_or(Error::UserUnknown)
}

/// The same within the transaction of what is done to them.
pub(super) fn user_in(transaction: &Transaction<'_>, site: &Site, login: &str) -> Result<UserRow, Error> {
    let row = user_on(transaction, &site.id, &login_key(login)).map_err(|error| failed(&error))?;
    row.ok_or(Error::UserUnknown)
}

/// The contact and its third party, if a user may be made of it; the checks of rule U1, in its order. Of a contact who
/// belongs to several third parties, `of` says which one is meant.
pub(super) fn contact_to_invite(source: &Source, id: &str, of: Option<&str>) -> Result<(Contact, ThirdParty), Error> {
    let (contact, party) = if let Some(third_party) = of {
        contact_of(source, id, third_party)?
    } else {
        let contact = source.contact(id)?.ok_or(Error::ContactUnknown)?;
        let third_party = contact.third_party.as_deref().ok_or(Error::ContactWithoutThirdParty)?;
        let party = source.third_party(third_party)?.ok_or(Error::ContactWithoutThirdParty)?;
        (contact, party)
    };
    if !party.open {
        return Err(Error::ThirdPartyClosed);
    }
    if contact.archived {
        return Err(Error::ContactArchived);
    }
    Ok((contact, party))
}

/// The contact as this third party has it.
fn contact_of(source: &Source, id: &str, third_party: &str) -> Result<(Contact, ThirdParty), Error> {
    let party = source.third_party(third_party)?.ok_or(Error::ThirdPartyUnknown)?;
    // A list of contacts may be cut: whose third party it is anyhow is not looked for there.
    let own = source.contact(id)?.ok_or(Error::ContactUnknown)?;
    if own.third_party.as_deref() == Some(third_party) {
        return Ok((own, party));
    }
    let known = source.contacts_of(third_party)?.into_iter().find(|contact| contact.id == id);
    known.map(|contact| (contact, party)).ok_or(Error::ContactOtherThirdParty)
}
