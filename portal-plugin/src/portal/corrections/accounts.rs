//! An account whose third party the ERP merged into another (rule U12): it goes to that one, with all that hangs on it; or
//! into the account which that one has, once staff have read what would come of it.

use plugin_api::operations::account::{Repoint, RepointLine, RepointPlan};
use sha2::{Digest, Sha256};

use super::{Corrections, because};
use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::{Account, AccountId, AccountState};
use crate::model::ledger::{Event, LedgerActor};
use crate::model::tokens::lower_hex;
use crate::portal::actor::Actor;
use crate::portal::mails::{Correction, Matter};
use crate::portal::memberships::record_grant;
use crate::portal::ownership::{cancel_recovery, withdraw_pending};
use crate::store::engine::{self};
use crate::store::joined_accounts::{Brought, Joining, join, joining, repoint_account};
use crate::store::ledger::{head_in, record};
use crate::store::members::{account_in, owner_in};
use crate::store::second_factors::set_asks_second_factor;
use crate::store::{account_of_in, failed, set_view_as_consent};

impl Corrections {
    /// What giving the account to this third party would come to; changes nothing.
    ///
    /// # Errors
    /// `third-party/unknown`, `third-party/closed`, `third-party/in-use`, `account/not-open`.
    pub(in crate::portal) fn plan_repoint(&self, by: &Actor<'_>, to: &str) -> Result<RepointPlan, Error> {
        let name = self.merged_into(by.account(), to)?;
        self.base.store.read_with(|connection| {
            let Some(into) = account_of_in(connection, to)? else { return Ok(plan(by.account(), (to, &name), None)) };
            let joining = checked(joining(connection, by.account().clone(), into)?)?;
            Ok(plan(by.account(), (to, &name), Some(&joining)))
        })
    }

    /// Gives the account to this third party, or joins it to the account that one has. The owner of the account that stays
    /// stays; the other one is a member with every permission. Both ledgers say so, each with the other's last entry.
    ///
    /// # Errors
    /// As [`Corrections::plan_repoint`]; `correction/reason-missing`, `account/exists` without a plan, `account/plan-outdated`.
    pub(in crate::portal) fn repoint_account(&self, by: &Actor<'_>, wanted: &Repoint) -> Result<RepointPlan, Error> {
        let staff = by.actor();
        let (_, reason) = because(staff.words().1, &wanted.reason)?;
        let to = wanted.to.as_str();
        let name = self.merged_into(by.account(), to)?;
        let account = by.account().id;
        let done = self.actors.act(by, |transaction| {
            let now = self.actors.authorize(transaction, by)?.now;
            let from = account_in(transaction, account).map_err(|error| failed(&error))?;
            let from = from.ok_or(Error::AccountUnknown)?.account;
            if from.third_party != by.account().third_party {
                // Somebody else of the staff was faster.
                return Err(Error::AccountPlanOutdated);
            }
            let Some(into) = account_of_in(transaction, to)? else {
                let plan = plan(&from, (to, &name), None);
                if wanted.digest.as_ref().is_some_and(|digest| *digest != plan.digest) {
                    return Err(Error::AccountPlanOutdated);
                }
                repoint_account(transaction, account, to)?;
                let detail = [("from", from.third_party.as_str()), ("to", to), ("reason", reason)];
                record(transaction, account, &staff, Event::AccountRepointed, &detail, now)?;
                if let Some(owner) = owner_in(transaction, account)? {
                    let matter = Matter::Correction(Correction::Repointed { account: (&name).into(), reason });
                    self.mailing.write_to(transaction, by.site(), &owner.user, matter)?;
                }
                return Ok(plan);
            };
            let joining = checked(joining(transaction, from, into)?)?;
            let plan = plan(&joining.from, (to, &name), Some(&joining));
            match &wanted.digest {
                None => return Err(Error::AccountExists),
                Some(digest) if *digest != plan.digest => return Err(Error::AccountPlanOutdated),
                Some(_) => {}
            }
            self.join(transaction, by, (&joining, &name), reason, now)?;
            Ok(plan)
        })?;
        self.mailing.wake();
        log::info!(
            target: "audit",
            "account/repointed: {} from third party {:?} to {:?}, joined: {}, by {:?}: {reason:?}",
            account.0, done.from, done.to, done.joins, staff.words().1
        );
        Ok(done)
    }

    /// The name of the third party that the ERP merged the account's into: one that it trades with, while it does no more
    /// with the account's own. A typing error must not show one company's documents to another.
    fn merged_into(&self, account: &Account, to: &str) -> Result<String, Error> {
        if account.third_party == to {
            return Err(Error::CommandInvalid("the account is that third party's already".to_owned()));
        }
        let party = self.base.source.third_party(to)?.ok_or(Error::ThirdPartyUnknown)?;
        if !party.open {
            return Err(Error::ThirdPartyClosed);
        }
        if self.base.source.third_party(&account.third_party)?.is_some_and(|before| before.open) {
            return Err(Error::ThirdPartyInUse);
        }
        Ok(party.name)
    }

    fn join(
        &self,
        transaction: &engine::Transaction<'_>,
        by: &Actor<'_>,
        (joining, name): (&Joining, &str),
        reason: &str,
        now: Timestamp,
    ) -> Result<(), Error> {
        let staff = by.actor();
        let (from, into) = (&joining.from, &joining.into);
        let why = Event::AccountJoined;
        let before = owner_in(transaction, from.id)?;
        withdraw_pending(transaction, from.id, &staff, now)?;
        cancel_recovery(transaction, from.id, None, &staff, why, now)?;
        set_view_as_consent(transaction, from.id, false, &staff, now)?;
        set_asks_second_factor(transaction, from.id, false, &staff, now)?;
        join(transaction, joining, now)?;
        for Brought { name: login, terms, .. } in joining.members.iter().filter(|member| !member.is_there) {
            if let Some(terms) = terms {
                record_grant(transaction, into.id, (&staff, login), (None, terms), now)?;
            }
        }
        let contacts = joining.contacts.iter().map(|row| (Event::ContactAdded, &row.name, row.is_there));
        let invitations = joining.invitations.iter().map(|row| (Event::Invited, &row.name, row.is_there));
        for (event, email, is_there) in contacts.chain(invitations) {
            let detail = [("email", email.as_str()), ("why", why.code())];
            match (event, is_there) {
                (Event::Invited, true) => record(transaction, from.id, &staff, Event::Superseded, &detail, now)?,
                (_, true) => {}
                (_, false) => record(transaction, into.id, &staff, event, &detail, now)?,
            }
        }
        refer(transaction, (&staff, reason), (from, into), from.id, into.id, now)?;
        refer(transaction, (&staff, reason), (from, into), into.id, from.id, now)?;
        let Some(owner) = owner_in(transaction, into.id)? else { return Ok(()) };
        let members = joining.members.iter().filter(|member| !member.is_there).count();
        let readers = before.iter().map(|before| (&before.user, false)).chain([(&owner.user, true)]);
        for (reader, owns) in readers.filter(|(reader, owns)| *owns || reader.id != owner.user.id) {
            let joined =
                Correction::Joined { account: name.into(), owner: (&owner.user.name).into(), owns, members, reason };
            self.mailing.write_to(transaction, by.site(), reader, Matter::Correction(joined))?;
        }
        Ok(())
    }
}

/// Both accounts must be in use: nobody who was kept out of one comes in by the other.
fn checked(joining: Joining) -> Result<Joining, Error> {
    let is_open = |account: &Account| account.state == AccountState::Open;
    if is_open(&joining.from) && is_open(&joining.into) { Ok(joining) } else { Err(Error::AccountNotOpen) }
}

/// Appends to one ledger that the two accounts were joined, with the last entry of the other one.
fn refer(
    transaction: &engine::Transaction<'_>,
    (staff, reason): (&LedgerActor, &str),
    (from, into): (&Account, &Account),
    account: AccountId,
    other: AccountId,
    now: Timestamp,
) -> Result<(), Error> {
    let (number, hash) = head_in(transaction, other).map_err(|error| failed(&error))?;
    let (number, id) = (number.to_string(), other.0.to_string());
    let detail = [
        ("from", from.third_party.as_str()),
        ("to", into.third_party.as_str()),
        ("account", id.as_str()),
        ("entry", number.as_str()),
        ("hash", hash.as_str()),
        ("reason", reason),
    ];
    record(transaction, account, staff, Event::AccountJoined, &detail, now)
}

fn plan(from: &Account, (to, name): (&str, &str), joining: Option<&Joining>) -> RepointPlan {
    let mut lines = Vec::new();
    if let Some(joining) = joining {
        let becomes = |is_there: bool| if is_there { "is_there" } else { "goes" }.to_owned();
        lines.extend(joining.members.iter().map(|row| RepointLine {
            what: if joining.owner == Some(row.what.id) { "owner" } else { "member" }.to_owned(),
            name: row.name.clone(),
            becomes: becomes(row.is_there),
        }));
        let contacts = joining.contacts.iter().map(|row| ("contact", &row.name, row.is_there));
        let invitations = joining.invitations.iter().map(|row| ("invitation", &row.name, row.is_there));
        lines.extend(contacts.chain(invitations).map(|(what, name, is_there)| RepointLine {
            what: what.to_owned(),
            name: name.clone(),
            becomes: becomes(is_there),
        }));
        let settings = [("second_factor", joining.asks_second_factor), ("view_as", joining.view_as)];
        let ends = settings.into_iter().filter(|(_, is_set)| *is_set);
        lines.extend(ends.map(|(what, _)| RepointLine {
            what: what.to_owned(),
            name: String::new(),
            becomes: "ends".to_owned(),
        }));
    }
    let mut plan = RepointPlan {
        digest: String::new(),
        from: from.third_party.clone(),
        to: to.to_owned(),
        name: name.to_owned(),
        joins: joining.is_some(),
        lines,
    };
    let terms = joining.map(|joining| joining.members.iter().map(|row| &row.terms).collect::<Vec<_>>());
    let whole = format!("{:?} {plan:?} {terms:?}", from.id);
    plan.digest = lower_hex(&Sha256::digest(whole).into());
    plan
}
