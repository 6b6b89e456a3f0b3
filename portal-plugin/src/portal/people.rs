//! The people of an account: who acts on them, and who they are.

use std::sync::Arc;

use plugin_api::Class;
use rusqlite::Transaction;
use schemars::JsonSchema;
use serde::Serialize;

use crate::access;
use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::accounts::Account;
use crate::model::authority::Authority;
use crate::model::contacts::{Categories, Contact, ContactId};
use crate::model::invitations::{InvitationId, State};
use crate::model::ledger::LedgerActor;
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::{Site, SiteId};
use crate::model::users::UserId;
use crate::portal::Portal;
use crate::portal::permission_requests::{RequestCard, waiting};
use crate::portal::principals::{AccountContext, Principal};
use crate::portal::sites::{here, in_realm};
use crate::store::invitations::Invitation;
use crate::store::members::Member;
use crate::store::principal_in;

/// Who acts on an account: somebody in it, or staff, who may do everything that an owner can.
#[derive(Clone, Debug)]
pub enum Actor<'a> {
    /// A principal in the account.
    AccountContext(&'a AccountContext),
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
        Self::AccountContext(context)
    }
}

impl Actor<'_> {
    /// The site acted on.
    pub fn site(&self) -> &Arc<Site> {
        match self {
            Self::AccountContext(context) => &context.principal.site,
            Self::Staff(staff) => &staff.site,
        }
    }

    /// The account acted on.
    pub fn account(&self) -> &Account {
        match self {
            Self::AccountContext(context) => &context.account,
            Self::Staff(staff) => &staff.account,
        }
    }

    /// The user who acts; `None` is staff.
    pub fn user(&self) -> Option<UserId> {
        match self {
            Self::AccountContext(context) => Some(context.principal.user.id),
            Self::Staff(_) => None,
        }
    }

    /// What may be given and changed, by what was known when the account was entered: for what is shown, never for what is done.
    pub fn authority(&self) -> Authority {
        match self {
            Self::AccountContext(context) => Authority::of(context.principal.user.id, context.membership.clone()),
            Self::Staff(_) => Authority::STAFF,
        }
    }

    /// Who acts, for the ledger.
    pub fn actor(&self) -> LedgerActor {
        match self {
            Self::AccountContext(context) => LedgerActor::user(&context.principal.user),
            Self::Staff(staff) => LedgerActor::Staff(staff.name.clone()),
        }
    }

    /// Who acts, for the people who are told: staff are the brand.
    pub fn name(&self) -> &str {
        match self {
            Self::AccountContext(context) => &context.principal.user.name,
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

/// Everybody around an account, as the page "Users & contacts" shows them.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct People {
    /// The members, the owner first, then by name.
    pub members: Vec<MemberCard>,
    /// The contacts, by name.
    pub contacts: Vec<ContactCard>,
    /// The invitations that nobody has answered, the newest first.
    pub invitations: Vec<InvitationRow>,
    /// The ownership on offer, if it is.
    pub transfer: Option<TransferCard>,
    /// What members ask for and nobody has given or declined yet, the oldest first.
    pub requests: Vec<RequestCard>,
}

/// A member.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own that the page shows")]
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MemberCard {
    /// Who it is.
    #[serde(rename = "id")]
    pub user: UserId,
    /// What the member signs in with.
    pub login: String,
    /// The name for people.
    pub name: String,
    /// The e-mail address, if any.
    pub email: Option<String>,
    /// Whether it is the owner.
    pub owner: bool,
    /// Whether the membership is on hold.
    pub suspended: bool,
    /// Whether it has ended by its date.
    pub ended: bool,
    /// What the member holds.
    pub permissions: Permissions,
    /// Which documents the member sees.
    pub sees: Sees,
    /// The sites where it works; `None` is every one.
    pub sites: Option<Vec<SiteId>>,
    /// From this moment on it works no more.
    pub ends: Option<Timestamp>,
    /// Whether it is who asks.
    pub oneself: bool,
    /// Whether who asks may edit, suspend and revoke it (rules A2, A3).
    pub editable: bool,
    /// Whether the contact behind the member is gone in the ERP, which keeps the member out until staff mend it.
    pub contact_gone: bool,
}

impl MemberCard {
    /// What joins the member and the account.
    pub fn membership(&self) -> Membership {
        Membership {
            role: if self.owner { Role::Owner } else { Role::Member(self.permissions) },
            state: if self.suspended { MembershipState::Suspended } else { MembershipState::Active },
            sees: self.sees,
            sites: self.sites.clone(),
            ends: self.ends,
        }
    }
}

/// A contact.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ContactCard {
    /// Its id.
    pub id: ContactId,
    /// The name; may be empty.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// What it receives.
    pub categories: Categories,
    /// Whether it became a user.
    pub member: bool,
}

/// An invitation that nobody has answered.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InvitationRow {
    /// Its id.
    pub id: InvitationId,
    /// Whom it invites.
    pub email: String,
    /// The name; may be empty.
    pub name: String,
    /// Who invites.
    pub inviter: String,
    /// What it offers.
    pub permissions: Permissions,
    /// Which documents.
    pub sees: Sees,
    /// The sites where it is to work; `None` is every one.
    pub sites: Option<Vec<SiteId>>,
    /// From this moment on it is to work no more.
    pub ends: Option<Timestamp>,
    /// From this moment on it can no longer be answered.
    pub expires: Timestamp,
    /// Whether it has expired.
    pub expired: bool,
    /// How often it was mailed anew.
    pub resent: u8,
}

/// An ownership on offer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TransferCard {
    /// Who is to become the owner.
    #[serde(rename = "to")]
    pub candidate: UserId,
    /// The candidate's name.
    pub name: String,
    /// From this moment on it can no longer be accepted.
    pub expires: Timestamp,
    /// Whether it has expired.
    pub expired: bool,
}

/// What one who acts was found to be, within the transaction of what they do.
pub(super) struct AuthorizedActor {
    /// The site, in the realm that it is in now.
    pub site: Arc<Site>,
    pub authority: Authority,
    pub now: Timestamp,
}

impl Portal {
    /// Everybody around an account.
    ///
    /// # Errors
    /// `permission/missing` without `portal.users.manage`; `unavailable/store`.
    pub fn people<'a>(&self, by: impl Into<Actor<'a>>) -> Result<People, Error> {
        let by = by.into();
        self.may_manage(&by)?;
        let now = self.clock.now();
        let account = by.account().id;
        let members = self.store.members(account)?;
        let authority = by.authority();
        let transfer = self.store.pending_transfer(account)?.map(|transfer| TransferCard {
            candidate: transfer.candidate,
            name: members
                .iter()
                .find(|member| member.user.id == transfer.candidate)
                .map(|member| member.user.name.clone())
                .unwrap_or_default(),
            expires: transfer.expires,
            expired: now >= transfer.expires,
        });
        let gone = self.gone_among(by.account(), &members)?;
        let card = |member: Member| {
            let contact_gone = gone.contains(&member.user.id);
            MemberCard { contact_gone, ..member_card(member, by.user(), &authority, now) }
        };
        Ok(People {
            requests: waiting(self.store.requests(account)?, &members),
            members: members.into_iter().map(card).collect(),
            contacts: self.store.contacts(account)?.into_iter().map(contact_card).collect(),
            invitations: self.store.pending_invitations(account)?.iter().map(|row| invitation_row(row, now)).collect(),
            transfer,
        })
    }

    /// Whether the principal may manage people, for a menu: a no is not recorded.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn manages(&self, context: &AccountContext) -> Result<bool, Error> {
        self.may(context, Permission::UsersManage)
    }

    /// Whether who acts may manage people: asked again within the transaction of what they do, by [`Portal::acting`].
    pub(super) fn may_manage(&self, by: &Actor<'_>) -> Result<(), Error> {
        self.running()?;
        match by {
            Actor::AccountContext(context) => self.grant(context, Permission::UsersManage).map(drop),
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
        self.store.write(act).inspect_err(|error| by.record(error))
    }

    /// Judges who acts once more, by what the store says behind its lock: whoever was revoked meanwhile does nothing (rule D4).
    ///
    /// # Errors
    /// Rows 1 to 10.
    pub(super) fn authorize_actor(
        &self,
        transaction: &Transaction<'_>,
        by: &Actor<'_>,
    ) -> Result<AuthorizedActor, Error> {
        let now = self.clock.now();
        match by {
            Actor::AccountContext(context) => {
                let context = context_in(transaction, context, now)?;
                access::decide(&context.facts(Permission::UsersManage, true))
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

/// A member, whose contact the ERP was not asked about.
pub(super) fn member_card(member: Member, asks: Option<UserId>, authority: &Authority, now: Timestamp) -> MemberCard {
    let Member { user, membership } = member;
    MemberCard {
        oneself: asks == Some(user.id),
        editable: authority.change(user.id, &membership).is_ok(),
        user: user.id,
        login: user.login.to_string(),
        name: user.name,
        email: user.email,
        owner: membership.role == Role::Owner,
        suspended: membership.state == MembershipState::Suspended,
        ended: has_ended(&membership, now),
        permissions: membership.role.permissions(),
        sees: membership.sees,
        sites: membership.sites,
        ends: membership.ends,
        contact_gone: false,
    }
}

pub(super) fn contact_card(contact: Contact) -> ContactCard {
    let Contact { id, name, email, categories, user } = contact;
    ContactCard { id, name, email, categories, member: user.is_some() }
}

pub(super) fn invitation_row(row: &Invitation, now: Timestamp) -> InvitationRow {
    InvitationRow {
        id: row.id,
        email: row.email.clone(),
        name: row.name.clone(),
        inviter: row.inviter_name.clone(),
        permissions: row.offer.role.permissions(),
        sees: row.offer.sees,
        sites: row.offer.sites.clone(),
        ends: row.offer.ends,
        expires: row.expires,
        expired: now >= row.expires,
        resent: if let State::Pending { resent, .. } = row.state { resent } else { 0 },
    }
}

/// Whether a membership is over by its date.
pub(super) fn has_ended(membership: &Membership, now: Timestamp) -> bool {
    membership.ends.is_some_and(|ends| now >= ends)
}

/// What a membership is, in the words of a ledger.
pub(super) fn described(membership: &Membership) -> [(&'static str, String); 4] {
    let sites = membership.sites.as_ref().map_or_else(
        || "every site".to_owned(),
        |sites| sites.iter().map(SiteId::as_str).collect::<Vec<_>>().join(" "),
    );
    [
        ("permissions", membership.role.permissions().to_string()),
        ("sees", membership.sees.as_str().to_owned()),
        ("sites", sites),
        ("ends", membership.ends.map_or_else(|| "never".to_owned(), Timestamp::rfc3339)),
    ]
}

/// What a membership was before a change, in the words of a ledger: only what differs.
pub(super) fn described_before(before: &Membership, after: &Membership) -> Vec<(&'static str, String)> {
    const NAMES: [&str; 4] = ["permissions_before", "sees_before", "sites_before", "ends_before"];
    let changes = NAMES.into_iter().zip(described(before)).zip(described(after));
    changes.filter(|((_, was), is)| was != is).map(|((name, (_, was)), _)| (name, was)).collect()
}
