//! After a backup was put back (rule T3): everything that it would revive ends, and what was taken away since is taken away
//! again, as an exported ledger says.

use std::path::Path;
use std::sync::Arc;

use plugin_api::ledger::{BEGINNING, Entry};
use plugin_api::operations::{LedgerReplayed, ReplayLedger, RestoreEnded};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::{AccountId, AccountState};
use crate::model::ledger::{Event, LedgerActor};
use crate::model::memberships::{Membership, MembershipState, Role};
use crate::model::replays::{Replay, Taken};
use crate::model::users::{UserState, login_key};
use crate::portal::base::{Base, service};
use crate::portal::ledger_words::{described, described_before};
use crate::portal::members::end;
use crate::portal::users::put_user_state;
use crate::store::engine::Transaction;
use crate::store::ledger::{hash_in, record};
use crate::store::members::{Member, account_in, change_member, members_in, put_account_state};
use crate::store::restores::Found;
use crate::store::{failed, set_view_as_consent};

service! {
    /// What follows when a backup was put back.
    pub struct Restoring {
        base: Arc<Base>,
    }
}

impl Restoring {
    /// Looks whether the store is the newest there was, before anybody is served.
    pub(super) fn notice(&self) -> Result<(), Error> {
        match self.base.store.notice_restore(self.base.clock.now())? {
            Found::Newest => {}
            Found::NoFile => {
                let file = self.base.store.epoch_file().unwrap_or(Path::new("")).display();
                log::warn!(target: "audit", "store/epoch-new: {file} was not there: had a backup been put back, nobody would know");
            }
            Found::Restored(ended) => tell(&ended, "an older store was put in the place of a newer one"),
        }
        Ok(())
    }

    /// Staff say that a backup was put back.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub(super) fn told_by_staff(&self, by: &str) -> Result<RestoreEnded, Error> {
        self.base.running()?;
        let ended = self.base.store.restored_by_staff(&LedgerActor::Staff(by.to_owned()), self.base.clock.now())?;
        tell(&ended, "so said the staff");
        Ok(ended)
    }

    /// Takes away again what was taken away after the backup was made, in one transaction; gives nothing.
    ///
    /// # Errors
    /// `command/invalid` for lines that do not hold or do not follow what the store has; `account/unknown`.
    pub(super) fn replay(&self, command: &ReplayLedger) -> Result<LedgerReplayed, Error> {
        self.base.running()?;
        let actor = LedgerActor::Staff(command.by.clone());
        let replayed = self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let entries = missing(transaction, &command.text)?;
            let Some(first) = entries.first() else { return Ok(LedgerReplayed::default()) };
            let account = AccountId(first.account);
            if account_in(transaction, account).map_err(|error| failed(&error))?.is_none() {
                return Err(Error::AccountUnknown);
            }
            let replay = Replay::of(&entries);
            let mut done =
                LedgerReplayed { account: account.0, entries: entries.len() as u64, ..LedgerReplayed::default() };
            done.by_hand.clone_from(&replay.by_hand);
            take_from_account(transaction, account, &replay, &actor, now, &mut done)?;
            let members = members_in(transaction, account).map_err(|error| failed(&error))?;
            for (login, taken) in &replay.people {
                let Some(member) = members.iter().find(|member| member.user.login.key() == login_key(login)) else {
                    continue;
                };
                take_from(transaction, account, member, taken, &actor, now, &mut done)?;
            }
            Ok(done)
        })?;
        log::warn!(target: "audit", "ledger/replayed: account {}: {:?}", replayed.account, replayed.taken);
        Ok(replayed)
    }
}

fn tell(ended: &RestoreEnded, why: &str) {
    log::warn!(
        target: "audit",
        "store/restored: {why}: {} sessions, {} links, {} invitations and {} offers ended",
        ended.sessions, ended.links, ended.invitations, ended.offers
    );
}

/// The entries of an exported ledger that the store has not got: each follows the one before, and the first one an entry
/// that the store has.
fn missing(transaction: &Transaction<'_>, text: &str) -> Result<Vec<Entry>, Error> {
    let invalid = |why: String| Error::CommandInvalid(format!("the exported ledger does not hold: {why}"));
    let mut last: Option<(Entry, String)> = None;
    let mut missing = Vec::new();
    for line in text.lines() {
        let (entry, hash) = Entry::open(line).map_err(|fault| invalid(fault.to_string()))?;
        let account = AccountId(entry.account);
        let number = entry.number.checked_sub(1).ok_or_else(|| invalid("an entry has no number".to_owned()))?;
        let before = match &last {
            Some((last, hash)) if last.account == entry.account && last.number == number => Some(hash.clone()),
            Some(_) => None,
            None if number == 0 => Some(BEGINNING.to_owned()),
            None => hash_in(transaction, account, number)?,
        };
        if before.as_deref() != Some(entry.previous.as_str()) {
            return Err(invalid(format!("entry {} does not follow the one before it", entry.number)));
        }
        if hash_in(transaction, account, entry.number)?.as_ref() != Some(&hash) {
            missing.push(entry.clone());
        }
        last = Some((entry, hash));
    }
    if last.is_none() {
        return Err(invalid("there is no entry".to_owned()));
    }
    Ok(missing)
}

fn take_from_account(
    transaction: &Transaction<'_>,
    account: AccountId,
    replay: &Replay,
    actor: &LedgerActor,
    now: Timestamp,
    done: &mut LedgerReplayed,
) -> Result<(), Error> {
    let why = [("why", Event::StoreRestored.code())];
    if let Some(event) = replay.account {
        let state = if event == Event::AccountClosed { AccountState::Closed } else { AccountState::Suspended };
        if put_account_state(transaction, account, state)? {
            record(transaction, account, actor, event, &why, now)?;
            done.taken.push(event.code().to_owned());
        }
    }
    if replay.looks_forbidden {
        set_view_as_consent(transaction, account, false, actor, now)?;
        done.taken.push(Event::ViewForbidden.code().to_owned());
    }
    Ok(())
}

fn take_from(
    transaction: &Transaction<'_>,
    account: AccountId,
    member: &Member,
    taken: &Taken,
    actor: &LedgerActor,
    now: Timestamp,
    done: &mut LedgerReplayed,
) -> Result<(), Error> {
    let login = member.user.login.as_str();
    let mut tell = |event: Event| done.taken.push(format!("{}: {login}", event.code()));
    if taken.disabled && member.user.state != UserState::Disabled {
        put_user_state(transaction, &member.user, UserState::Disabled, actor, now)?;
        tell(Event::UserDisabled);
    }
    if member.membership.role == Role::Owner {
        if taken.membership || taken.suspended || taken.beyond.is_some() {
            done.by_hand.push(format!("{login} owns the account in the backup"));
        }
        return Ok(());
    }
    if taken.membership {
        tell(Event::Revoked);
        return end(transaction, account, member, actor, Event::Revoked, now).map(drop);
    }
    let before = &member.membership;
    let mut after = taken.beyond.as_ref().map_or_else(|| before.clone(), |terms| terms.narrow(before.clone()));
    if after != *before {
        tell(Event::Changed);
        change(transaction, account, member, &after, Event::Changed, (actor, now))?;
    }
    if taken.suspended && after.state == MembershipState::Active {
        after.state = MembershipState::Suspended;
        tell(Event::Suspended);
        change(transaction, account, member, &after, Event::Suspended, (actor, now))?;
    }
    Ok(())
}

fn change(
    transaction: &Transaction<'_>,
    account: AccountId,
    member: &Member,
    after: &Membership,
    event: Event,
    (actor, now): (&LedgerActor, Timestamp),
) -> Result<(), Error> {
    change_member(transaction, account, member.user.id, after)?;
    let (described, before) = (described(after), described_before(&member.membership, after));
    let mut detail = vec![("login", member.user.login.as_str()), ("why", Event::StoreRestored.code())];
    if event == Event::Changed {
        detail.extend(described.iter().chain(&before).map(|(name, text)| (*name, text.as_str())));
    }
    record(transaction, account, actor, event, &detail, now)
}
