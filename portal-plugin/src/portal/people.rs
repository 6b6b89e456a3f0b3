//! The people around an account, as its page and staff read them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::model::authority::Authority;
use crate::model::contacts::{Categories, Contact, ContactId};
use crate::model::invitations::{InvitationId, State};
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::permissions::Permissions;
use crate::model::sites::SiteId;
use crate::model::users::UserId;
use crate::portal::permission_requests::RequestCard;
use crate::store::invitations::Invitation;
use crate::store::members::Member;

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
    /// Why its newest mail reached nobody, in the mail server's words; `None` where it was not refused for good.
    pub undelivered: Option<String>,
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
        undelivered: row.undelivered.clone(),
    }
}

/// Whether a membership is over by its date.
pub(super) fn has_ended(membership: &Membership, now: Timestamp) -> bool {
    membership.ends.is_some_and(|ends| now >= ends)
}
