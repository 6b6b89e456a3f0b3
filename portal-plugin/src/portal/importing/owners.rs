//! The first owners of many accounts, named by staff at once (rules U11, A1).

use plugin_api::operations::{NameOwners, NamedOwner, OwnerNamed, OwnersNamed};

use super::Importing;
use crate::error::Error;
use crate::model::ledger::LedgerActor;
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::users::Login;
use crate::portal::memberships::record_grant;
use crate::store::engine::Transaction;
use crate::store::members::owner_in;
use crate::store::{account_of, failed, membership_in, put_membership, user_on};

/// The most owners that one command names.
const MOST: usize = 500;

impl Importing {
    /// Makes members the owners of accounts that have none. What a rule forbids is an outcome, as in an import.
    ///
    /// # Errors
    /// `command/invalid` for too many at once.
    pub(in crate::portal) fn name_owners(&self, named: &NameOwners) -> Result<OwnersNamed, Error> {
        self.base.running()?;
        if named.owners.len() > MOST {
            return Err(Error::CommandInvalid(format!("`owners` are {MOST} at the most; send the rest behind it")));
        }
        let mut owners = Vec::with_capacity(named.owners.len());
        for one in &named.owners {
            let (outcome, code, notes) = match self.name_owner(one, named) {
                Ok(outcome) => (outcome, None, Vec::new()),
                Err(error @ (Error::Store(_) | Error::Host(_))) => return Err(error),
                Err(error) => ("skipped", Some(error.code()), vec![error.to_string()]),
            };
            let (third_party, login) = (one.third_party.clone(), one.login.clone());
            let (outcome, code) = (outcome.to_owned(), code.map(str::to_owned));
            owners.push(OwnerNamed { third_party, login, outcome, code, notes });
        }
        Ok(OwnersNamed { owners })
    }

    fn name_owner(&self, one: &NamedOwner, named: &NameOwners) -> Result<&'static str, Error> {
        let site = self.sites.enabled(&one.site)?;
        let login = Login::new(&one.login)?;
        let work = |transaction: &Transaction<'_>| {
            let now = self.base.clock.now();
            let account = account_of(transaction, &one.third_party)?.ok_or(Error::AccountUnknown)?;
            let user = user_on(transaction, &site.id, login.key()).map_err(|error| failed(&error))?;
            let user = user.ok_or(Error::UserUnknown)?.user;
            match owner_in(transaction, account)? {
                Some(owner) if owner.user.id == user.id => return Ok("unchanged"),
                Some(_) => return Err(Error::OwnerExists),
                None => {}
            }
            let before = membership_in(transaction, account, user.id)?.ok_or(Error::MemberUnknown)?;
            // An owner sees all, everywhere, without an end; one who was put on hold is not made one.
            if before.state != MembershipState::Active {
                return Err(Error::MemberUnknown);
            }
            let after = Membership { role: Role::Owner, sees: Sees::All, sites: None, ends: None, ..before.clone() };
            put_membership(transaction, account, user.id, &after, now)?;
            let who = (&LedgerActor::Staff(named.by.clone()), user.login.as_str());
            record_grant(transaction, account, who, (Some(&before), &after), now)?;
            Ok("named")
        };
        if named.dry_run { self.base.store.rehearse(work) } else { self.base.store.write(work) }
    }
}
