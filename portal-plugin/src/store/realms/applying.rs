//! Making a change, step by step.

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::memberships::Role;
use crate::model::realms::{Change, Fate, Person, World, narrower};
use crate::model::sites::{RealmId, SiteId};
use crate::model::users::UserId;
use crate::store::engine::{self, OptionalExtension, Transaction, params};
use crate::store::realms::steps::{
    Naming, Step, contact_in, drop_terms, name_instead, put_kept, put_secrets, put_terms, secrets, terms, terms_of,
};
use crate::store::rows::sql_time;
use crate::store::second_factors::has_one;
use crate::store::sessions::end_all;
use crate::store::{failed, membership_in};

/// A change while it is made.
pub(super) struct Applying<'a> {
    pub(super) transaction: &'a Transaction<'a>,
    pub(super) world: &'a World,
    pub(super) change: &'a Change,
    pub(super) now: Timestamp,
    pub(super) steps: Vec<Step>,
}

impl Applying<'_> {
    pub(super) fn site(&mut self, site: &SiteId, from: &RealmId) -> engine::Result<()> {
        let to = &self.change.to;
        self.transaction.execute("UPDATE sites SET realm = ?2 WHERE id = ?1", [site.as_str(), to.as_str()])?;
        self.steps.push(Step::Site { site: site.to_string(), from: from.to_string(), to: to.to_string() });
        self.invitations(site, from)
    }

    /// Invitations go with the site that their links lead to.
    fn invitations(&mut self, site: &SiteId, from: &RealmId) -> engine::Result<()> {
        let to = &self.change.to;
        let ids: Vec<i64> = self
            .transaction
            .prepare_cached(
                "UPDATE invitations SET realm = ?3 WHERE site = ?1 AND realm = ?2 AND realm <> ?3 \
                 AND state = 'pending' RETURNING id",
            )?
            .query_map([site.as_str(), from.as_str(), to.as_str()], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        if !ids.is_empty() {
            self.steps.push(Step::Invitations { from: from.to_string(), to: to.to_string(), ids });
        }
        Ok(())
    }

    pub(super) fn fate(&mut self, id: UserId, person: &Person, fate: &Fate) -> Result<(), Error> {
        match fate {
            Fate::Moves => self.moves(id, person).map_err(|error| failed(&error)),
            Fate::Stays { .. } => self.keep_own_login(id, person, id).map_err(|error| failed(&error)),
            Fate::Loses => self.forget_kept_logins(id).map_err(|error| failed(&error)),
            Fate::Merges { into, own_password, .. } => self.merges(id, person, *into, *own_password),
        }
    }

    fn moves(&mut self, id: UserId, person: &Person) -> engine::Result<()> {
        let to = self.change.to.as_str();
        self.transaction.execute("UPDATE users SET realm = ?2 WHERE id = ?1", params![id.0, to])?;
        self.steps.push(Step::User { user: id.0, from: person.realm.to_string(), to: to.to_owned() });
        Ok(())
    }

    /// Keeps a person's own login on the sites that move, where it meant them, and lets it mean `means`.
    fn keep_own_login(&mut self, id: UserId, person: &Person, means: UserId) -> engine::Result<()> {
        for (site, login) in self.world.logins_at_home(self.change, id, person) {
            let before = self.world.kept.get(&(site.clone(), login.clone())).map(|user| user.0);
            self.kept(site.as_str(), login, before, Some(means.0))?;
        }
        Ok(())
    }

    fn forget_kept_logins(&mut self, id: UserId) -> engine::Result<()> {
        let mine = self.world.kept.iter().filter(|(_, user)| **user == id);
        for ((site, login), _) in mine.filter(|((site, _), _)| self.change.sites.contains(site)) {
            self.kept(site.as_str(), login.clone(), Some(id.0), None)?;
        }
        Ok(())
    }

    fn kept(&mut self, site: &str, login: String, before: Option<i64>, after: Option<i64>) -> engine::Result<()> {
        put_kept(self.transaction, site, &login, after)?;
        self.steps.push(Step::Kept { site: site.to_owned(), login, before, after });
        Ok(())
    }

    /// Makes one user of two; the memberships of both are the second one's.
    pub(super) fn merges(
        &mut self,
        id: UserId,
        person: &Person,
        into: UserId,
        own_password: bool,
    ) -> Result<(), Error> {
        let sql = |error: engine::Error| failed(&error);
        for ((site, login), _) in self.world.kept.iter().filter(|(_, user)| **user == id) {
            self.kept(site.as_str(), login.clone(), Some(id.0), Some(into.0)).map_err(sql)?;
        }
        self.keep_own_login(id, person, into).map_err(sql)?;
        for account in person.parts.keys() {
            self.membership(*account, id, into)?;
        }
        self.credentials(id, into, own_password).map_err(sql)?;
        self.transfer_between(id, into).map_err(sql)?;
        self.recovery_between(id, into).map_err(sql)?;
        self.first_accounts(id, into).map_err(sql)?;
        self.sign_up(id, into).map_err(sql)?;
        self.erp_users(id, into).map_err(sql)?;
        self.second_factor(id, into).map_err(sql)?;
        self.names(id, into).map_err(sql)?;
        // What came of it is told to the user that stays; after a change that is taken back, staff are told of it instead.
        let began = "UPDATE begun_actions SET user = ?2 WHERE user = ?1";
        self.transaction.execute(began, [id.0, into.0]).map_err(sql)?;
        self.transaction.execute("UPDATE users SET state = 'disabled' WHERE id = ?1", [id.0]).map_err(sql)?;
        self.steps.push(Step::Retired { user: id.0, into: into.0, state: person.state.as_str().to_owned() });
        Ok(())
    }

    fn membership(&mut self, account: AccountId, id: UserId, into: UserId) -> Result<(), Error> {
        let transaction = self.transaction;
        let sql = |error: engine::Error| failed(&error);
        let going = membership_in(transaction, account, id)?;
        let staying = membership_in(transaction, account, into)?;
        if going.as_ref().is_some_and(|membership| membership.role == Role::Owner) {
            transaction
                .execute("UPDATE accounts SET owner = ?2 WHERE id = ?1", params![account.0, into.0])
                .map_err(sql)?;
            self.steps.push(Step::Owner { account: account.0, from: id.0, to: into.0 });
        }
        let contact = contact_in(transaction, id, account).map_err(sql)?;
        match (going, staying) {
            (Some(going), Some(staying)) => {
                let narrow = narrower(&going, &staying, &self.world.sites_of(id), &self.world.sites_of(into));
                let goes_before = terms(transaction, account, id).map_err(sql)?;
                let stays_before = terms(transaction, account, into).map_err(sql)?;
                if let (Some(goes_before), Some(stays_before)) = (goes_before, stays_before) {
                    let after = terms_of(&narrow, stays_before.created);
                    put_terms(transaction, account.0, into.0, &after).map_err(sql)?;
                    drop_terms(transaction, account.0, id.0).map_err(sql)?;
                    let (account, stays, goes) = (account.0, into.0, id.0);
                    self.steps.push(Step::Narrowed { account, stays, goes, stays_before, goes_before, after });
                }
            }
            (Some(_), None) => {
                transaction
                    .execute(
                        "UPDATE memberships SET user = ?3 WHERE account = ?1 AND user = ?2",
                        params![account.0, id.0, into.0],
                    )
                    .map_err(sql)?;
                self.steps.push(Step::Moved { account: account.0, from: id.0, to: into.0 });
            }
            (None, _) => {}
        }
        if let Some(contact) = contact.filter(|_| !self.narrowed_with_own_contact(account, into)) {
            self.contact(into, account, contact).map_err(sql)?;
        }
        Ok(())
    }

    /// Whether the user that stays was in the account with a contact of its own, which then holds.
    fn narrowed_with_own_contact(&self, account: AccountId, into: UserId) -> bool {
        let person = self.world.people.get(&into);
        person.is_some_and(|person| person.parts.contains_key(&account) && person.contact.is_some())
    }

    fn contact(&mut self, user: UserId, account: AccountId, contact: String) -> engine::Result<()> {
        let own = self.world.people.get(&user).and_then(|person| person.contact.as_deref());
        if own == Some(contact.as_str()) {
            return Ok(());
        }
        let put = self.transaction.execute(
            "INSERT INTO kept_contacts (user, account, contact) VALUES (?1, ?2, ?3) ON CONFLICT (user, account) DO NOTHING",
            params![user.0, account.0, contact],
        )?;
        if put > 0 {
            self.steps.push(Step::Contact { user: user.0, account: account.0, contact });
        }
        Ok(())
    }

    /// The ERP's users behind the one that goes stand behind the one that stays: what they rule goes on being ruled
    /// (rule U11). Where both were in one account, the other's own rules it.
    fn erp_users(&mut self, id: UserId, into: UserId) -> engine::Result<()> {
        let ids: Vec<String> = self
            .transaction
            .prepare_cached(
                "UPDATE erp_users SET user = ?2 WHERE user = ?1 AND NOT EXISTS \
                 (SELECT 1 FROM erp_users AS there WHERE there.user = ?2 \
                 AND (there.erp_id = erp_users.erp_id OR there.account = erp_users.account)) RETURNING erp_id",
            )?
            .query_map([id.0, into.0], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        if !ids.is_empty() {
            self.steps.push(Step::ErpUsers { from: id.0, to: into.0, ids });
        }
        Ok(())
    }

    fn credentials(&mut self, id: UserId, into: UserId, own_password: bool) -> engine::Result<()> {
        let before = secrets(self.transaction, into, own_password)?;
        let after = if own_password { secrets(self.transaction, id, true)? } else { before.clone() };
        if own_password {
            put_secrets(self.transaction, into.0, &after)?;
        }
        self.steps.push(Step::Credentials { stays: into.0, goes: id.0, before, after });
        Ok(())
    }

    /// The second factor of the user that stays goes on; where only the other one has one, it goes along: no merge takes
    /// one away. Sessions that were opened without the one that counts from here on end.
    fn second_factor(&mut self, id: UserId, into: UserId) -> engine::Result<()> {
        let transaction = self.transaction;
        if has_one(transaction, into)? {
            return end_all(transaction, id, None, self.now).map(drop);
        }
        if has_one(transaction, id)? {
            end_all(transaction, into, None, self.now)?;
            let since = transaction.query_row(
                "UPDATE second_factors SET user = ?2 WHERE user = ?1 RETURNING since",
                [id.0, into.0],
                |row| row.get(0),
            )?;
            self.steps.push(Step::SecondFactor { from: id.0, to: into.0, since });
        }
        Ok(())
    }

    /// An ownership that one of the two offered to the other is on offer no more: nobody hands over to themselves.
    fn transfer_between(&mut self, id: UserId, into: UserId) -> engine::Result<()> {
        let settled = sql_time(self.now);
        let fell: Vec<(i64, i64, i64)> = self
            .transaction
            .prepare_cached(
                "UPDATE transfers SET state = 'withdrawn', settled = ?3 WHERE state = 'pending' \
                 AND (proposer = ?1 AND candidate = ?2 OR proposer = ?2 AND candidate = ?1) \
                 RETURNING account, id, candidate",
            )?
            .query_map([id.0, into.0, settled], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        let step = |(account, transfer, candidate)| Step::TransferFell { account, transfer, candidate, settled };
        self.steps.extend(fell.into_iter().map(step));
        Ok(())
    }

    /// A recovery that would give one of the two what the other one owns is over: the owner was not lost.
    fn recovery_between(&mut self, id: UserId, into: UserId) -> engine::Result<()> {
        let settled = sql_time(self.now);
        let fell: Vec<(i64, i64, i64)> = self
            .transaction
            .prepare_cached(
                "UPDATE recoveries SET state = 'cancelled', settled = ?3, settled_by = '' WHERE state = 'pending' \
                 AND (owner = ?1 AND candidate = ?2 OR owner = ?2 AND candidate = ?1) RETURNING account, id, candidate",
            )?
            .query_map([id.0, into.0, settled], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        let step = |(account, recovery, candidate)| Step::RecoveryFell { account, recovery, candidate, settled };
        self.steps.extend(fell.into_iter().map(step));
        Ok(())
    }

    /// The account that is entered first on a site goes along, where the user that stays has chosen none there.
    fn first_accounts(&mut self, id: UserId, into: UserId) -> engine::Result<()> {
        let moved: Vec<(String, i64)> = self
            .transaction
            .prepare_cached(
                "UPDATE default_accounts SET user = ?2 WHERE user = ?1 AND NOT EXISTS \
                 (SELECT 1 FROM default_accounts AS there WHERE there.user = ?2 \
                 AND there.site = default_accounts.site) RETURNING site, account",
            )?
            .query_map([id.0, into.0], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        self.steps.extend(moved.into_iter().map(|(site, account)| Step::First {
            site,
            account,
            from: id.0,
            to: into.0,
        }));
        Ok(())
    }

    /// A sign-up whose account is not open yet goes along, so that the account becomes the merged user's; where both wait
    /// for one, the other waits until the change is taken back.
    fn sign_up(&mut self, id: UserId, into: UserId) -> engine::Result<()> {
        let key = self
            .transaction
            .prepare_cached(
                "UPDATE sign_ups SET user = ?2 WHERE user = ?1 \
                 AND NOT EXISTS (SELECT 1 FROM sign_ups AS there WHERE there.user = ?2) RETURNING key",
            )?
            .query_row([id.0, into.0], |row| row.get(0))
            .optional()?;
        self.steps.extend(key.map(|key| Step::SignUp { key, from: id.0, to: into.0 }));
        Ok(())
    }

    fn names(&mut self, id: UserId, into: UserId) -> engine::Result<()> {
        for what in Naming::ALL {
            let ids = name_instead(self.transaction, what, id, into)?;
            if !ids.is_empty() {
                self.steps.push(Step::Named { what, from: id.0, to: into.0, ids });
            }
        }
        Ok(())
    }
}
