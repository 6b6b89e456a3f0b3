//! Who acts on an account: somebody in it, or staff; judged once more behind the store's lock (rule D4).

use std::sync::Arc;

use plugin_api::Class;

use crate::access::{self, Wish};
use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::accounts::Account;
use crate::model::authority::Authority;
use crate::model::ledger::LedgerActor;
use crate::model::memberships::Role;
use crate::model::permissions::Permission;
use crate::model::sites::Site;
use crate::model::users::UserId;
use crate::portal::base::{Base, service};
use crate::portal::decisions::Decisions;
use crate::portal::principals::{AccountContext, Principal};
use crate::portal::sites::{here, in_realm};
use crate::store::engine::Transaction;
use crate::store::principal_in;

/// Who acts on an account: somebody in it, or staff, who may do everything that an owner can.
#[derive(Clone, Debug)]
pub enum Actor<'a> {
    /// A principal in the account.
    Principal(&'a AccountContext),
    /// Staff.
    Staff(Box<Staff>),
}

/// Staff at an account.
#[derive(Clone, Debug)]
pub struct Staff {
    /// The site whose language and address mails have.
    pub site: Arc<Site>,
    /// The account.
    pub account: Account,
    /// The name that the ERP gave; may be empty.
    pub name: String,
}

impl<'a> From<&'a AccountContext> for Actor<'a> {
    fn from(context: &'a AccountContext) -> Self {
        Self::Principal(context)
    }
}

impl Actor<'_> {
    /// The site acted on.
    pub fn site(&self) -> &Arc<Site> {
        match self {
            Self::Principal(context) => &context.principal.site,
            Self::Staff(staff) => &staff.site,
        }
    }

    /// The account acted on.
    pub fn account(&self) -> &Account {
        match self {
            Self::Principal(context) => &context.account,
            Self::Staff(staff) => &staff.account,
        }
    }

    /// The user who acts; `None` is staff.
    pub fn user(&self) -> Option<UserId> {
        match self {
            Self::Principal(context) => Some(context.principal.user.id),
            Self::Staff(_) => None,
        }
    }

    /// What may be given and changed, by what was known when the account was entered: for what is shown, never for what is done.
    pub fn authority(&self) -> Authority {
        match self {
            Self::Principal(context) => Authority::of(context.principal.user.id, context.membership.clone()),
            Self::Staff(_) => Authority::STAFF,
        }
    }

    /// Who acts, for the ledger.
    pub fn actor(&self) -> LedgerActor {
        match self {
            Self::Principal(context) => LedgerActor::user(&context.principal.user),
            Self::Staff(staff) => LedgerActor::Staff(staff.name.clone()),
        }
    }

    /// Who acts, for the people who are told: staff are the brand.
    pub fn name(&self) -> &str {
        match self {
            Self::Principal(context) => &context.principal.user.name,
            Self::Staff(staff) => &staff.site.brand.name,
        }
    }

    /// Records a no about who acts or whom they named (OWASP ASVS 5.0, 16.3.2); what the decision denies is recorded there.
    pub(super) fn record(&self, error: &Error) {
        let (class, code) = error.class_and_code();
        if matches!(class, Class::Refused | Class::NotFound)
            && !matches!(error, Error::Denied(_) | Error::ViewAsReadOnly)
        {
            let user = self.user().map_or_else(|| "staff".to_owned(), |user| format!("user {}", user.0));
            log::warn!(target: "audit", "{code}: {user} in account {} on {}", self.account().id.0, self.site().id);
        }
    }
}

/// What one who acts was found to be, within the transaction of what they do.
pub(super) struct AuthorizedActor {
    /// The site, in the realm that it is in now.
    pub site: Arc<Site>,
    pub authority: Authority,
    pub now: Timestamp,
}

service! {
    /// Who acts on an account, judged.
    pub struct Actors {
        base: Arc<Base>,
        decisions: Arc<Decisions>,
    }
}

impl Actors {
    /// Whether who acts may manage people: asked again within the transaction of what they do, by [`Actors::authorize`].
    pub(super) fn may_manage(&self, by: &Actor<'_>) -> Result<(), Error> {
        self.base.running()?;
        match by {
            Actor::Principal(context) => self.decisions.grant(context, Permission::UsersManage).map(drop),
            Actor::Staff(_) => Ok(()),
        }
    }

    /// Carries out what somebody does to an account, in one transaction; a no is recorded.
    ///
    /// # Errors
    /// As `act`; `unavailable/store`.
    pub(super) fn act<T>(
        &self,
        by: &Actor<'_>,
        act: impl FnOnce(&Transaction<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.base.store.write(act).inspect_err(|error| by.record(error))
    }

    /// Judges who acts once more, by what the store says behind its lock: whoever was revoked meanwhile does nothing (rule D4).
    ///
    /// # Errors
    /// Rows 1 to 10.
    pub(super) fn authorize(&self, transaction: &Transaction<'_>, by: &Actor<'_>) -> Result<AuthorizedActor, Error> {
        let now = self.base.clock.now();
        match by {
            Actor::Principal(context) => {
                let context = context_in(transaction, context, now)?;
                access::decide(&context.facts(), Wish::beside_kinds(Permission::UsersManage))
                    .map_err(|denied| context.audit(denied))?;
                let AccountContext { principal, membership, .. } = context;
                Ok(AuthorizedActor {
                    authority: Authority::of(principal.user.id, membership),
                    site: principal.site,
                    now,
                })
            }
            Actor::Staff(staff) => {
                Ok(AuthorizedActor { authority: Authority::STAFF, site: here(transaction, &staff.site)?, now })
            }
        }
    }

    /// Whether the principal may manage people, for a menu: a no is not recorded.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn manages(&self, context: &AccountContext) -> Result<bool, Error> {
        self.decisions.may(context, Permission::UsersManage)
    }
}

/// An account context as the store has it behind its lock, for what is about to be written.
///
/// # Errors
/// `session/revoked`, `membership/none`, `view-as/read-only`, `second-factor/asked-by-account`.
pub(super) fn context_in(
    transaction: &Transaction<'_>,
    context: &AccountContext,
    now: Timestamp,
) -> Result<AccountContext, Error> {
    let row = principal_in(transaction, context.principal.session.id, Some(context.account.id))?;
    let row = row.ok_or(Error::Denied(Denied::SessionRevoked))?;
    let (Some(account), Some(membership)) = (row.account, row.membership) else {
        return Err(context.audit(Denied::MembershipNone));
    };
    let site = in_realm(&context.principal.site, row.realm);
    let principal = Principal {
        site,
        session: row.session,
        user: row.user,
        left_behind: row.left_behind,
        logins_kept: row.logins_kept,
        view_as: row.view_as,
        second_factor: row.second_factor,
        elsewhere: row.elsewhere,
        now,
        host_says: context.principal.host_says,
    };
    principal.may_write()?;
    let context = AccountContext::new(principal, account, membership, context.said(), row.asks_second_factor);
    context.check_prerequisites().map(|()| context)
}

/// The same, where rows 1 to 7 hold by what the store says there: whatever is done in the account.
///
/// # Errors
/// As [`context_in`]; rows 1 to 7.
pub(super) fn authorized_in(
    transaction: &Transaction<'_>,
    context: &AccountContext,
    now: Timestamp,
) -> Result<AccountContext, Error> {
    let context = context_in(transaction, context, now)?;
    access::authorize_account(&context.facts()).map_err(|denied| context.audit(denied))?;
    Ok(context)
}

/// The same of the account's owner, for what nobody else decides.
///
/// # Errors
/// As [`authorized_in`]; `permission/missing`.
pub(super) fn authorized_owner_in(
    transaction: &Transaction<'_>,
    context: &AccountContext,
    now: Timestamp,
) -> Result<AccountContext, Error> {
    let context = authorized_in(transaction, context, now)?;
    if context.membership.role == Role::Owner { Ok(context) } else { Err(context.audit(Denied::PermissionMissing)) }
}
