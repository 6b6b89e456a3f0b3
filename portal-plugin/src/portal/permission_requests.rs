//! Asking the owner for a permission that is missing (rule D5): a mail and a line on the page of people, nothing more.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::access;
use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::accounts::AccountId;
use crate::model::actions::{Part, line_or_none};
use crate::model::ledger::{Event, LedgerActor};
use crate::model::memberships::Role;
use crate::model::permission_requests::{AGAIN, may_ask};
use crate::model::permissions::Permission;
use crate::model::users::{UserId, UserState};
use crate::portal::actor::{Actor, Actors, context_in};
use crate::portal::base::{Base, service};
use crate::portal::decisions::Decisions;
use crate::portal::mailing::Mailing;
use crate::portal::mails::{About, News};
use crate::portal::principals::{AccountContext, Principal};
use crate::portal::sites::Sites;
use crate::store::ledger::record;
use crate::store::members::{Member, member_in, owner_in};
use crate::store::permission_requests::{Request, asked_at, asked_since, put_request, settle_request, waits};

/// A permission that the principal lacks, and that the owner could give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Askable {
    /// The permission.
    #[serde(serialize_with = "as_id")]
    #[schemars(with = "Permission")]
    pub permission: Permission,
    /// When it was last asked for, where it was.
    pub asked: Option<Timestamp>,
    /// Whether that waits for an answer.
    pub open: bool,
    /// Whether it may be asked for now.
    pub may_ask: bool,
}

/// A request that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RequestCard {
    /// Who asks.
    #[serde(rename = "member")]
    pub user: UserId,
    /// What for.
    #[serde(serialize_with = "as_id")]
    #[schemars(with = "Permission")]
    pub permission: Permission,
    /// A sentence; may be empty.
    pub text: String,
    /// When.
    pub asked: Timestamp,
}

service! {
    /// What members ask their owner for.
    pub struct PermissionRequests {
        base: Arc<Base>,
        sites: Arc<Sites>,
        mailing: Arc<Mailing>,
        decisions: Arc<Decisions>,
        actors: Arc<Actors>,
    }
}

impl PermissionRequests {
    /// What the principal may ask the owner for: what only their own permissions keep from them. Nothing is
    /// recorded by it.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn askable(&self, context: &AccountContext) -> Result<Vec<Askable>, Error> {
        if context.membership.role == Role::Owner || context.principal.view_as.is_some() {
            return Ok(Vec::new());
        }
        let now = self.base.clock.now();
        let requests = self.base.store.requests(context.account.id)?;
        let idle = self.decisions.idle_permissions()?;
        let mut askable = Vec::new();
        for permission in Permission::ALL {
            // What the ERP takes from nobody, no owner can give (rule D7).
            if idle.contains(permission) || self.why_not(context, permission)? != Some(Denied::PermissionMissing) {
                continue;
            }
            let is_it = |one: &&Request| one.user == context.principal.user.id && one.permission == permission;
            let before = requests.iter().find(is_it);
            let asked = before.map(|before| before.asked);
            let open = before.is_some_and(|before| before.open);
            askable.push(Askable { permission, asked, open, may_ask: !open && may_ask(asked, 0, now).is_ok() });
        }
        Ok(askable)
    }

    /// Whether the account has an owner who could be asked: one who is not shut out.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub fn has_owner(&self, account: AccountId) -> Result<bool, Error> {
        let owner = self.base.store.read_with(|connection| owner_in(connection, account))?;
        Ok(owner.is_some_and(|owner| owner.user.state == UserState::Active))
    }

    /// Asks the owner for a permission, with a sentence or without. The owner is mailed, and sees it among the people until
    /// it is given or declined.
    ///
    /// # Errors
    /// `permission/held`; the row that fails where it is not the permission alone that is missing; `permission/asked`,
    /// `permission/asked-enough`, `owner/missing`, `action/not-taken` where the ERP takes no such acts, `action/invalid`,
    /// `view-as/read-only`.
    pub fn ask(&self, context: &AccountContext, permission: Permission, text: &str) -> Result<(), Error> {
        self.base.running()?;
        context.principal.may_write()?;
        match self.why_not(context, permission)? {
            Some(Denied::PermissionMissing) => {}
            Some(denied) => return Err(context.audit(denied)),
            None => return Err(Error::PermissionHeld),
        }
        if self.decisions.idle_permissions()?.contains(permission) {
            return Err(Error::ActionNotTaken);
        }
        let text = line_or_none(Part::Reason, text)?;
        let account_name = self.base.name_of(&context.account)?;
        let account = context.account.id;
        self.actors.act(&Actor::Principal(context), |transaction| {
            let now = self.base.clock.now();
            let AccountContext { principal: Principal { user, site, .. }, membership, .. } =
                context_in(transaction, context, now)?;
            if membership.role.permissions().allows(permission) {
                return Err(Error::PermissionHeld);
            }
            let owner = owner_in(transaction, account)?.filter(|owner| owner.user.state == UserState::Active);
            let owner = owner.ok_or(Error::OwnerMissing)?;
            let before = asked_at(transaction, account, user.id, permission)?;
            if waits(transaction, account, user.id, permission)? {
                return Err(Error::PermissionAsked);
            }
            may_ask(before, asked_since(transaction, account, now.minus(AGAIN))?, now)?;
            let request = Request { user: user.id, permission, text: text.to_owned(), asked: now, open: true };
            put_request(transaction, account, &request)?;
            let detail = [("permissions", permission.id()), ("reason", text)];
            let said = detail.iter().filter(|(_, text)| !text.is_empty()).copied().collect::<Vec<_>>();
            record(transaction, account, &LedgerActor::user(&user), Event::PermissionAsked, &said, now)?;
            let (name, login) = (user.name.as_str(), user.login.as_str());
            let about = About::PermissionAsked {
                name: name.into(),
                login: login.into(),
                permission,
                text: text.into(),
                account,
                user: user.id,
            };
            self.mailing.tell(transaction, &site, &owner.user, &account_name, about)
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "permission/asked: {permission} by user {} in account {}", context.principal.user.id.0, account.0);
        Ok(())
    }

    /// Says no to a request. The member is told.
    ///
    /// # Errors
    /// `permission/missing`, `permission/not-asked`, `member/unknown`, `member/oneself`, `member/manager`.
    pub fn decline<'a>(&self, by: impl Into<Actor<'a>>, user: UserId, permission: Permission) -> Result<(), Error> {
        let by = by.into();
        self.actors.may_manage(&by)?;
        let account = by.account().id;
        let account_name = self.base.name_of(by.account())?;
        self.actors.act(&by, |transaction| {
            let acting = self.actors.authorize(transaction, &by)?;
            let Member { user: member, membership } = member_in(transaction, account, user)?;
            acting.authority.change(user, &membership)?;
            if !settle_request(transaction, account, user, permission)? {
                return Err(Error::PermissionNotAsked);
            }
            let detail = [("login", member.login.as_str()), ("permissions", permission.id())];
            record(transaction, account, &by.actor(), Event::PermissionDeclined, &detail, acting.now)?;
            let site = self.sites.of_link(&acting.site, &membership);
            self.mailing.tell(transaction, &site, &member, &account_name, About::Member(News::NotGiven { permission }))
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "permission/declined: {permission} of user {} in account {}", user.0, account.0);
        Ok(())
    }

    /// The first row that keeps a permission from the principal; `None` where nothing does.
    fn why_not(&self, context: &AccountContext, permission: Permission) -> Result<Option<Denied>, Error> {
        Ok(access::decide(&context.facts(), self.decisions.wish(context, permission)?).err())
    }
}

/// The requests that wait, of members who still lack what they asked for.
pub(super) fn waiting(requests: Vec<Request>, members: &[Member]) -> Vec<RequestCard> {
    let lacks = |request: &Request| {
        let member = members.iter().find(|member| member.user.id == request.user);
        member.is_some_and(|member| !member.membership.role.permissions().allows(request.permission))
    };
    let card = |Request { user, permission, text, asked, .. }| RequestCard { user, permission, text, asked };
    requests.into_iter().filter(|request| request.open && lacks(request)).map(card).collect()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands every field over by reference")]
fn as_id<S: serde::Serializer>(permission: &Permission, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(permission.id())
}
