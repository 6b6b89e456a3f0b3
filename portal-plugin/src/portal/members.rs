//! The members of an account: edited, suspended, revoked, leaving (rules A2 to A5); and what they would see.

use plugin_api::Kind;
use rusqlite::Transaction;
use schemars::JsonSchema;
use serde::Serialize;

use crate::access::{self, Facts, SessionFact, SiteFact, Wish};
use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::accounts::{AccountId, AccountState};
use crate::model::authority::Authority;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::memberships::{Membership, MembershipState, Role};
use crate::model::permissions::Permission;
use crate::model::reasons::said;
use crate::model::users::{Login, User, UserId, UserState};
use crate::portal::Portal;
use crate::portal::actor::{Actor, context_in};
use crate::portal::ledger_words::{described, described_before};
use crate::portal::mails::{About, Deed, Matter, News};
use crate::portal::memberships::MembershipTerms;
use crate::portal::ownership::cancel_recovery;
use crate::portal::people::{MemberCard, member_card};
use crate::portal::principals::AccountContext;
use crate::source::{Count, Listing};
use crate::store::contacts::unlink_contacts;
use crate::store::invitations::cancel_sent_by;
use crate::store::ledger::record;
use crate::store::members::{
    Member, change_member, delete_member, member_in, owner_in, put_account_state, sessions_open,
};
use crate::store::permission_requests::settle_given;
use crate::store::transfers::{settle_transfer, transfer_in};
use crate::store::{failed, is_left_behind};

/// What ended with a membership (rule A4). The user stays, and so does what they wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Receipt {
    /// Whose membership it was.
    pub login: String,
    /// How many live sessions of the user lost the account; they go on for other accounts.
    pub sessions: u64,
    /// The addresses of the invitations that the member had sent and that nobody had answered: they were cancelled.
    pub invitations: Vec<String>,
    /// How many offers of the ownership to the member were withdrawn: 0 or 1.
    pub transfers: u64,
    /// The addresses of contacts that the member had been. They still receive mail, unless they are removed too.
    pub contacts: Vec<String>,
}

/// What somebody would have.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The membership, as it would be given.
    pub given: Membership,
    /// What it would show, for each kind.
    pub sights: Vec<AccessPreview>,
}

/// How much of a kind somebody would see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Sight")]
pub struct AccessPreview {
    /// The kind.
    pub kind: Kind,
    /// How many documents; `None` where the kind would not be shown at all, or who asks may not know how many.
    pub documents: Option<u64>,
    /// Whether the number is what the ERP says, and was not judged document by document.
    pub about: bool,
    /// Why there is no number: a code of the decision, or `permission/not-held` where the member sees more than who asks.
    pub why: Option<&'static str>,
}

/// The code of what somebody else holds and the one who asks does not.
const NOT_HELD: &str = "permission/not-held";

impl AccessPreview {
    /// Whether it is shown, and not to who asks.
    pub fn is_beyond(&self) -> bool {
        self.why == Some(NOT_HELD)
    }

    /// How many, where there is a number.
    pub fn count(&self) -> Option<Count> {
        self.documents.map(|number| Count { number, about: self.about })
    }
}

impl Portal {
    /// Puts these terms in place of what a member may do: all of them, so that what is left out is the default.
    ///
    /// # Errors
    /// `permission/missing`, `permission/not-held`, `member/unknown`, `member/oneself`, `member/manager`, `owner/stays`,
    /// `owner/exists` for an ownership.
    pub fn edit_member<'a>(
        &self,
        by: impl Into<Actor<'a>>,
        user: UserId,
        terms: &MembershipTerms,
    ) -> Result<MemberCard, Error> {
        let by = by.into();
        self.may_manage(&by)?;
        self.change(&by, user, Event::Changed, |authority, before| {
            authority.give(self.terms(by.site(), terms, Some(before))?, Some(before))
        })
    }

    /// Puts a membership on hold; at once (rule D4).
    ///
    /// # Errors
    /// As [`Portal::edit_member`].
    pub fn suspend_member<'a>(&self, by: impl Into<Actor<'a>>, user: UserId) -> Result<MemberCard, Error> {
        let by = by.into();
        self.may_manage(&by)?;
        self.change(&by, user, Event::Suspended, |_, before| {
            Ok(Membership { state: MembershipState::Suspended, ..before.clone() })
        })
    }

    /// Puts a membership back in use.
    ///
    /// # Errors
    /// As [`Portal::edit_member`]; `permission/not-held` where it holds more than who resumes it.
    pub fn resume_member<'a>(&self, by: impl Into<Actor<'a>>, user: UserId) -> Result<MemberCard, Error> {
        let by = by.into();
        self.may_manage(&by)?;
        self.change(&by, user, Event::Resumed, |authority, before| {
            authority.give_again(before)?;
            Ok(Membership { state: MembershipState::Active, ..before.clone() })
        })
    }

    /// Ends a membership and everything that hung on it, in one transaction (rule A4).
    ///
    /// # Errors
    /// `permission/missing`, `member/unknown`, `member/oneself`, `member/manager`, `owner/stays`.
    pub fn revoke_member<'a>(&self, by: impl Into<Actor<'a>>, user: UserId) -> Result<Receipt, Error> {
        let by = by.into();
        self.may_manage(&by)?;
        let account = by.account().id;
        let account_name = self.base.name_of(by.account())?;
        let receipt = self.act(&by, |transaction| {
            let acting = self.authorize_actor(transaction, &by)?;
            let member = member_in(transaction, account, user)?;
            acting.authority.change(user, &member.membership)?;
            let receipt = end(transaction, account, &member, &by.actor(), Event::Revoked, acting.now)?;
            let site = self.site_of_link(&acting.site, &member.membership);
            self.tell(transaction, &site, &member.user, &account_name, About::Member(News::Revoked))?;
            Ok(receipt)
        })?;
        self.wake_mailing();
        log::info!(target: "audit", "membership/revoked: user {} in account {} on {}", user.0, account.0, by.site().id);
        Ok(receipt)
    }

    /// Ends one's own membership (rule A3).
    ///
    /// # Errors
    /// `owner/stays`; rows 1 to 7.
    pub fn leave(&self, context: &AccountContext) -> Result<Receipt, Error> {
        self.base.running()?;
        let account_name = self.base.name_of(&context.account)?;
        let receipt = self.act(&Actor::Principal(context), |transaction| {
            let now = self.base.clock.now();
            let AccountContext { principal, membership, .. } = context_in(transaction, context, now)?;
            if membership.role == Role::Owner {
                return Err(Error::OwnerStays);
            }
            let actor = LedgerActor::user(&principal.user);
            let member = Member { user: principal.user, membership };
            let receipt = end(transaction, context.account.id, &member, &actor, Event::Left, now)?;
            if let Some(owner) = owner_in(transaction, context.account.id)? {
                let news = News::Left { name: (&member.user.name).into(), login: member.user.login.as_str().into() };
                self.tell(transaction, &principal.site, &owner.user, &account_name, About::Member(news))?;
            }
            Ok(receipt)
        })?;
        self.wake_mailing();
        let AccountContext { principal, account, .. } = context;
        log::info!(target: "audit", "membership/left: user {} in account {} on {}", principal.user.id.0, account.id.0, principal.site.id);
        Ok(receipt)
    }

    /// What somebody with these terms would see on this site, kind by kind.
    ///
    /// # Errors
    /// As [`Portal::preview`].
    pub fn preview_access<'a>(
        &self,
        by: impl Into<Actor<'a>>,
        user: Option<UserId>,
        terms: &MembershipTerms,
    ) -> Result<Vec<AccessPreview>, Error> {
        self.preview(by, user, terms).map(|preview| preview.sights)
    }

    /// What these terms come to, and what somebody who has them would see on this site; with `user`, a member of the account,
    /// else somebody whom no document names. Nothing is counted that who asks does not hold.
    ///
    /// # Errors
    /// As [`Portal::edit_member`]; `unavailable/host`.
    pub fn preview<'a>(
        &self,
        by: impl Into<Actor<'a>>,
        user: Option<UserId>,
        terms: &MembershipTerms,
    ) -> Result<Preview, Error> {
        let by = by.into();
        self.may_manage(&by)?;
        let authority = by.authority();
        let account = by.account();
        let (viewer, before) = match user {
            Some(id) => {
                let member = self.base.store.read_with(|connection| member_in(connection, account.id, id));
                let Member { user, membership } = member.inspect_err(|error| by.record(error))?;
                (user, Some(membership))
            }
            None => (stranger(&by)?, None),
        };
        let viewer = match self.base.store.erp_link(viewer.id, account.id)? {
            Some(link) => User { erp: Some(link), ..viewer },
            None => viewer,
        };
        let said = self.base.source.said_of(&viewer, &account.third_party)?;
        let wanted = self.terms(by.site(), terms, before.as_ref()).inspect_err(|error| by.record(error))?;
        // What is on hold is looked at as it will be once it is resumed.
        let given = authority.give(wanted, before.as_ref()).inspect_err(|error| by.record(error))?;
        let given = Membership { state: MembershipState::Active, ..given };
        let left_behind = self.base.store.read_with(|connection| {
            is_left_behind(connection, viewer.id, &by.site().id).map_err(|error| failed(&error))
        })?;
        let viewer = User { state: UserState::Active, locked: false, ..viewer };
        let now = self.base.clock.now();
        let sights = Kind::ALL
            .into_iter()
            .map(|kind| {
                let permission = Permission::to_view(kind);
                let site = Some(&by.site().id);
                let counts = authority.holds().reaches(permission, site, given.sees, Some(now));
                let facts = Facts {
                    now,
                    site: SiteFact::Enabled(by.site()),
                    session: SessionFact::Assumed,
                    user: Some(&viewer),
                    account: Some(account),
                    membership: Some(&given),
                    left_behind,
                    standing: Some(&said.standing),
                    erp_user: said.user.as_ref(),
                };
                let wish = Wish { permission, open_to_external: self.base.source.open_to_external(permission)? };
                match access::decide(&facts, wish) {
                    // It was there before, and stays: how much it is, is not for who asks.
                    Ok(_) if counts.is_err() => {
                        Ok(AccessPreview { kind, documents: None, about: false, why: Some(NOT_HELD) })
                    }
                    Ok(granted) => {
                        let Count { number, about } = self.base.source.count(&granted, &Listing::default())?;
                        Ok(AccessPreview { kind, documents: Some(number), about, why: None })
                    }
                    Err(denied) => Ok(AccessPreview { kind, documents: None, about: false, why: Some(denied.code()) }),
                }
            })
            .collect::<Result<_, Error>>()?;
        Ok(Preview { given, sights })
    }

    /// What would end with a membership; nothing ends by asking (rule A2a).
    ///
    /// # Errors
    /// As [`Portal::revoke_member`].
    pub fn would_end<'a>(&self, by: impl Into<Actor<'a>>, user: UserId) -> Result<Receipt, Error> {
        let by = by.into();
        self.may_manage(&by)?;
        self.base.store.rehearse(|transaction| {
            let acting = self.authorize_actor(transaction, &by)?;
            let member = member_in(transaction, by.account().id, user)?;
            acting.authority.change(user, &member.membership)?;
            end(transaction, by.account().id, &member, &by.actor(), Event::Revoked, acting.now)
        })
    }

    /// What would end with one's own membership; nothing ends by asking (rule A2a).
    ///
    /// # Errors
    /// As [`Portal::leave`].
    pub fn would_leave(&self, context: &AccountContext) -> Result<Receipt, Error> {
        self.base.running()?;
        self.base.store.rehearse(|transaction| {
            let now = self.base.clock.now();
            let AccountContext { principal, membership, .. } = context_in(transaction, context, now)?;
            if membership.role == Role::Owner {
                return Err(Error::OwnerStays);
            }
            let actor = LedgerActor::user(&principal.user);
            end(transaction, context.account.id, &Member { user: principal.user, membership }, &actor, Event::Left, now)
        })
    }

    /// Puts an account on hold, ends it, or puts it back in use: staff only. The owner is mailed, where there is an
    /// address; answers where to. An account that is in that state already stays as it is, and nobody is told.
    ///
    /// # Errors
    /// `command/invalid` for a reason that is none; `unavailable/store`.
    pub(super) fn put_account_state(
        &self,
        by: &Actor<'_>,
        state: AccountState,
        reason: &str,
    ) -> Result<Option<String>, Error> {
        self.base.running()?;
        if !reason.is_empty() && said(reason).is_none() {
            return Err(Error::CommandInvalid("a `reason` is one line of 200 characters at the most".to_owned()));
        }
        let account_name = self.base.name_of(by.account())?;
        let event = match state {
            AccountState::Open => Event::AccountReopened,
            AccountState::Suspended => Event::AccountSuspended,
            AccountState::Closed => Event::AccountClosed,
        };
        let account = by.account().id;
        let told = self.act(by, |transaction| {
            let now = self.authorize_actor(transaction, by)?.now;
            if !put_account_state(transaction, account, state)? {
                return Ok(None);
            }
            record(transaction, account, &by.actor(), event, &[("reason", reason)], now)?;
            let Some(owner) = owner_in(transaction, account)? else { return Ok(None) };
            let deed = Deed::Put { state, reason };
            self.write_to(
                transaction,
                by.site(),
                &owner.user,
                Matter::Staff { account: (&account_name).into(), deed },
            )?;
            Ok(owner.user.email.filter(|_| owner.user.state != UserState::Disabled))
        })?;
        self.wake_mailing();
        log::info!(target: "audit", "account/{}: {}", state.as_str(), account.0);
        Ok(told)
    }

    /// Changes a member in one transaction, by what the store says behind its lock.
    fn change(
        &self,
        by: &Actor<'_>,
        user: UserId,
        event: Event,
        to: impl FnOnce(&Authority, &Membership) -> Result<Membership, Error>,
    ) -> Result<MemberCard, Error> {
        let account_name = self.base.name_of(by.account())?;
        let member = self.base.store.read_with(|connection| member_in(connection, by.account().id, user));
        let gone = self.gone_among(by.account(), member.as_ref().map_or(&[][..], std::slice::from_ref))?;
        let card = self.act(by, |transaction| {
            let acting = self.authorize_actor(transaction, by)?;
            let account = by.account().id;
            let member = member_in(transaction, account, user)?;
            acting.authority.change(user, &member.membership)?;
            let after = to(&acting.authority, &member.membership)?;
            // What changes nothing is neither recorded nor mailed.
            if after != member.membership {
                change_member(transaction, account, user, &after)?;
                settle_given(transaction, account, user, after.role.permissions())?;
                let mut detail = vec![("login", member.user.login.to_string())];
                if event == Event::Changed {
                    detail.extend(described(&after));
                    detail.extend(described_before(&member.membership, &after));
                }
                let detail: Vec<_> = detail.iter().map(|(name, text)| (*name, text.as_str())).collect();
                record(transaction, account, &by.actor(), event, &detail, acting.now)?;
                let news = match event {
                    Event::Suspended => News::Suspended,
                    Event::Resumed => News::Resumed { now: &after },
                    _ => News::Changed { now: &after },
                };
                let site = self.site_of_link(&acting.site, &after);
                self.tell(transaction, &site, &member.user, &account_name, About::Member(news))?;
            }
            let member = Member { membership: after, ..member };
            let card = member_card(member, by.user(), &acting.authority, acting.now);
            Ok(MemberCard { contact_gone: gone.contains(&user), ..card })
        })?;
        self.wake_mailing();
        let account = by.account().id.0;
        log::info!(target: "audit", "membership/{}: user {} in account {account} on {}", event.code(), user.0, by.site().id);
        Ok(card)
    }
}

/// Ends a membership with what hung on it.
pub(super) fn end(
    transaction: &Transaction<'_>,
    account: AccountId,
    member: &Member,
    actor: &LedgerActor,
    event: Event,
    now: Timestamp,
) -> Result<Receipt, Error> {
    let user = &member.user;
    let invitations = cancel_sent_by(transaction, account, user.id, now)?;
    let transfers = match transfer_in(transaction, account)? {
        Some(transfer) if transfer.candidate == user.id => {
            settle_transfer(transaction, transfer, transfer.state.withdraw(now)?, now)?;
            let detail = [("to", user.login.as_str()), ("why", event.code())];
            record(transaction, account, actor, Event::TransferWithdrawn, &detail, now)?;
            1
        }
        _ => 0,
    };
    cancel_recovery(transaction, account, Some(user.id), actor, event, now)?;
    let receipt = Receipt {
        login: user.login.to_string(),
        sessions: sessions_open(transaction, user.id)?,
        invitations,
        transfers,
        contacts: unlink_contacts(transaction, account, user.id)?,
    };
    delete_member(transaction, account, user.id)?;
    for email in &receipt.invitations {
        record(transaction, account, actor, Event::Cancelled, &[("email", email), ("why", event.code())], now)?;
    }
    let sessions = receipt.sessions.to_string();
    let detail = [("login", receipt.login.as_str()), ("sessions", &sessions)];
    record(transaction, account, actor, event, &detail, now)?;
    Ok(receipt)
}

/// Somebody in this realm whom no document names.
fn stranger(by: &Actor<'_>) -> Result<User, Error> {
    Ok(User {
        id: UserId(0),
        realm: by.site().realm.clone(),
        login: Login::new("preview").map_err(|_| Denied::UserDisabled)?,
        name: String::new(),
        email: None,
        locale: None,
        state: UserState::Active,
        locked: false,
        one_time_password: false,
        contact: None,
        erp: None,
    })
}
