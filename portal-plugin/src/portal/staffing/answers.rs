//! What customers are answered too, as staff's operations say it.

use plugin_api::operations::Id;
use plugin_api::operations::account::{
    Contact, ContactChanged, Invitation, Invite, KindSeen, LedgerPage, Member, OfferedOwnership, People,
    PermissionRequest, Receipt, Recipient, RecoveryProposal,
};

use crate::clock::Timestamp;
use crate::model::contacts::{Category, ContactId};
use crate::model::sites::SiteId;
use crate::portal::contacts::{self, ContactChange};
use crate::portal::invitations::Offer;
use crate::portal::ledgers;
use crate::portal::members;
use crate::portal::people::{self, ContactCard, InvitationRow, MemberCard, TransferCard};
use crate::portal::permission_requests::RequestCard;
use crate::portal::previews::AccessPreview;
use crate::portal::recoveries::RecoveryCard;

impl From<Invite> for Offer {
    fn from(Invite { email, name, locale, contact, hours, membership }: Invite) -> Self {
        let contact = contact.as_ref().and_then(Id::number).map(ContactId);
        Self { email, name, locale, contact, hours, membership: membership.into() }
    }
}

impl From<people::People> for People {
    fn from(people: people::People) -> Self {
        Self {
            members: people.members.into_iter().map(Into::into).collect(),
            contacts: people.contacts.into_iter().map(Into::into).collect(),
            invitations: people.invitations.into_iter().map(Into::into).collect(),
            transfer: people.transfer.map(Into::into),
            requests: people.requests.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<MemberCard> for Member {
    fn from(card: MemberCard) -> Self {
        Self {
            id: Id::of_number(card.user.0),
            login: card.login,
            name: card.name,
            email: card.email,
            owner: card.owner,
            suspended: card.suspended,
            ended: card.ended,
            permissions: card.permissions.ids(),
            sees: card.sees.as_str().to_owned(),
            sites: names(card.sites),
            ends: card.ends.map(Timestamp::rfc3339),
            oneself: card.oneself,
            editable: card.editable,
            contact_gone: card.contact_gone,
        }
    }
}

impl From<InvitationRow> for Invitation {
    fn from(row: InvitationRow) -> Self {
        Self {
            id: Id::of_number(row.id.0),
            email: row.email,
            name: row.name,
            inviter: row.inviter,
            permissions: row.permissions.ids(),
            sees: row.sees.as_str().to_owned(),
            sites: names(row.sites),
            ends: row.ends.map(Timestamp::rfc3339),
            expires: row.expires.rfc3339(),
            expired: row.expired,
            resent: row.resent,
            undelivered: row.undelivered,
        }
    }
}

impl From<TransferCard> for OfferedOwnership {
    fn from(TransferCard { candidate, name, expires, expired }: TransferCard) -> Self {
        Self { to: Id::of_number(candidate.0), name, expires: expires.rfc3339(), expired }
    }
}

impl From<RequestCard> for PermissionRequest {
    fn from(RequestCard { user, permission, text, asked }: RequestCard) -> Self {
        let (member, permission) = (Id::of_number(user.0), permission.id().to_owned());
        Self { member, permission, text, asked: asked.rfc3339() }
    }
}

impl From<members::Receipt> for Receipt {
    fn from(receipt: members::Receipt) -> Self {
        let members::Receipt { login, sessions, invitations, transfers, contacts } = receipt;
        Self { login, sessions, invitations, transfers, contacts }
    }
}

impl From<RecoveryCard> for RecoveryProposal {
    fn from(RecoveryCard { login, name, by, reason, expires, expired }: RecoveryCard) -> Self {
        Self { login, name, by, reason, expires: expires.rfc3339(), expired }
    }
}

impl From<AccessPreview> for KindSeen {
    fn from(AccessPreview { kind, documents, about, why }: AccessPreview) -> Self {
        Self { kind, documents, about, why: why.map(str::to_owned) }
    }
}

impl From<ContactCard> for Contact {
    fn from(ContactCard { id, name, email, categories, member }: ContactCard) -> Self {
        let categories = categories.iter().map(Category::as_str).map(str::to_owned).collect();
        Self { id: Id::of_number(id.0), name, email, categories, member }
    }
}

impl From<ContactChange> for ContactChanged {
    fn from(ContactChange { contact, invoices_go_to }: ContactChange) -> Self {
        Self { contact: contact.map(Into::into), invoices_go_to }
    }
}

impl From<contacts::Recipient> for Recipient {
    fn from(contacts::Recipient { name, email }: contacts::Recipient) -> Self {
        Self { name, email }
    }
}

impl From<ledgers::LedgerPage> for LedgerPage {
    fn from(ledgers::LedgerPage { entries, text, next, last, head }: ledgers::LedgerPage) -> Self {
        Self { entries, text, next, last, head }
    }
}

fn names(sites: Option<Vec<SiteId>>) -> Option<Vec<String>> {
    sites.map(|sites| sites.iter().map(ToString::to_string).collect())
}
