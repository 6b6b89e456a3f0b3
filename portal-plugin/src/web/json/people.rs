//! `a/{account}/people` and what lies below, `membership`, `ownership`, `ledger`: the people of an account, for programs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::contacts::{Categories, Category, ContactId};
use crate::model::invitations::InvitationId;
use crate::model::memberships::{Role, Sees};
use crate::model::permissions::Permissions;
use crate::model::sites::SiteId;
use crate::model::users::UserId;
use crate::portal::contacts::ContactChange;
use crate::portal::invitations::Offer;
use crate::portal::ledgers::LedgerPage;
use crate::portal::members::{Receipt, Sight};
use crate::portal::memberships::MembershipTerms;
use crate::portal::people::{ContactCard, InvitationRow, MemberCard, People};
use crate::portal::recoveries::RecoveryCard;
use crate::portal::requests::Askable;
use crate::portal::visits::Seat;
use crate::web::json::{Answered, Body, Done, Items, check_call, done, ok, query};
use crate::web::openapi::shapes;
use crate::web::refusals::Refusal;
use crate::web::texts::ask_us;
use crate::web::visit::Visit;

/// Whose access is looked at before it is given.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewAccess {
    /// The member whose terms they are to be; left out, somebody new.
    #[serde(default)]
    member: Option<UserId>,
    /// The terms.
    #[serde(default)]
    membership: MembershipTerms,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeMember {
    /// All the terms, so that what is left out is the default; without it `suspended` is given.
    membership: Option<MembershipTerms>,
    /// Whether the membership is on hold; without it `membership` is given.
    suspended: Option<bool>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContact {
    /// The e-mail address.
    #[schemars(length(max = 254), regex(pattern = shapes::EMAIL), example = "zoe@example.net")]
    email: String,
    /// The name, cut to 120 characters; may be empty.
    #[serde(default)]
    name: String,
    /// What the contact receives.
    #[schemars(with = "Vec<Category>")]
    categories: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditContact {
    /// The name, cut to 120 characters; may be empty.
    #[serde(default)]
    name: String,
    /// What the contact receives.
    #[schemars(with = "Vec<Category>")]
    categories: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// To whom it is offered; left out, the offer that was made is accepted.
    to: Option<UserId>,
    /// One's own, once more.
    password: String,
}

/// What one may do oneself.
#[derive(Serialize, JsonSchema)]
pub struct OwnMembership {
    /// Whether one is the owner.
    owner: bool,
    /// What one holds.
    permissions: Permissions,
    /// Which documents one sees.
    sees: Sees,
    /// The sites where it works; null is every one.
    sites: Option<Vec<SiteId>>,
    /// From this moment on it works no more.
    ends: Option<Timestamp>,
    /// Until when the ownership is on offer to oneself, if it is.
    ownership_until: Option<Timestamp>,
    /// What the owner could be asked for.
    askable: Vec<Askable>,
    /// Whether there is an owner to ask.
    has_owner: bool,
    /// Whom to ask where there is none, in the words of the site.
    ask_instead: Option<String>,
}

/// `GET people`.
pub fn list(visit: &Visit<'_>, account: AccountId) -> Answered<People> {
    let seat = visit.seat(account)?;
    Ok(ok(&visit.portal.people(&seat)?))
}

/// `POST people/preview`: what somebody with these terms would see.
pub fn preview(visit: &Visit<'_>, account: AccountId, body: Body<PreviewAccess>) -> Answered<Items<Sight>> {
    let seat = calling(visit, account)?;
    let PreviewAccess { member, membership } = body.read(visit)?;
    let sights = visit.portal.preview_access(&seat, member, &membership).map_err(understood)?;
    Ok(ok(&Items { items: sights }))
}

/// `POST people/invitations`.
pub fn invite(visit: &Visit<'_>, account: AccountId, body: Body<Offer>) -> Answered<InvitationRow> {
    let seat = calling(visit, account)?;
    let offer = body.read(visit)?;
    Ok(ok(&visit.portal.invite(&seat, &offer).map_err(understood)?))
}

/// `POST people/invitations/{id}`: sent again.
pub fn resend(visit: &Visit<'_>, account: AccountId, id: InvitationId) -> Answered<InvitationRow> {
    let seat = calling(visit, account)?;
    Ok(ok(&visit.portal.resend_invitation(&seat, id)?))
}

/// `DELETE people/invitations/{id}`.
pub fn cancel(visit: &Visit<'_>, account: AccountId, id: InvitationId) -> Result<Done, Refusal> {
    let seat = calling(visit, account)?;
    visit.portal.cancel_invitation(&seat, id)?;
    Ok(done())
}

/// `POST people/members/{id}`: other terms, or on hold or not; one of the two.
pub fn change(visit: &Visit<'_>, account: AccountId, user: UserId, body: Body<ChangeMember>) -> Answered<MemberCard> {
    let seat = calling(visit, account)?;
    let card = match body.read(visit)? {
        ChangeMember { membership: Some(terms), suspended: None } => {
            visit.portal.edit_member(&seat, user, &terms).map_err(understood)?
        }
        ChangeMember { membership: None, suspended: Some(true) } => visit.portal.suspend_member(&seat, user)?,
        ChangeMember { membership: None, suspended: Some(false) } => visit.portal.resume_member(&seat, user)?,
        _ => return Err(Refusal::BodyInvalid),
    };
    Ok(ok(&card))
}

/// `DELETE people/members/{id}`: the receipt.
pub fn revoke(visit: &Visit<'_>, account: AccountId, user: UserId) -> Answered<Receipt> {
    let seat = calling(visit, account)?;
    Ok(ok(&visit.portal.revoke_member(&seat, user)?))
}

/// `POST people/contacts`.
pub fn add_contact(visit: &Visit<'_>, account: AccountId, body: Body<NewContact>) -> Answered<ContactCard> {
    let seat = calling(visit, account)?;
    let NewContact { email, name, categories } = body.read(visit)?;
    Ok(ok(&visit.portal.add_contact(&seat, &name, &email, read(&categories)?)?))
}

/// `POST people/contacts/{id}`.
pub fn edit_contact(
    visit: &Visit<'_>,
    account: AccountId,
    id: ContactId,
    body: Body<EditContact>,
) -> Answered<ContactChange> {
    let seat = calling(visit, account)?;
    let EditContact { name, categories } = body.read(visit)?;
    Ok(ok(&visit.portal.edit_contact(&seat, id, &name, read(&categories)?)?))
}

/// `DELETE people/contacts/{id}`.
pub fn remove_contact(visit: &Visit<'_>, account: AccountId, id: ContactId) -> Answered<ContactChange> {
    let seat = calling(visit, account)?;
    Ok(ok(&visit.portal.remove_contact(&seat, id)?))
}

/// `GET membership`: one's own.
pub fn membership(visit: &Visit<'_>, account: AccountId) -> Answered<OwnMembership> {
    let seat = visit.seat(account)?;
    let own = &seat.membership;
    let has_owner = visit.portal.has_owner(account)?;
    Ok(ok(&OwnMembership {
        owner: own.role == Role::Owner,
        permissions: own.role.permissions(),
        sees: own.sees,
        sites: own.sites.clone(),
        ends: own.ends,
        ownership_until: visit.portal.transfer_to(&seat)?,
        askable: visit.portal.askable(&seat)?,
        has_owner,
        ask_instead: (!has_owner).then(|| ask_us(visit.locale(Some(&seat.visitor.user)), &visit.site)),
    }))
}

/// `DELETE membership`: one's own; the receipt.
pub fn leave(visit: &Visit<'_>, account: AccountId) -> Answered<Receipt> {
    let seat = calling(visit, account)?;
    Ok(ok(&visit.portal.leave(&seat)?))
}

/// `POST ownership`: offered to a member, or accepted.
pub fn hand_over(visit: &Visit<'_>, account: AccountId, body: Body<HandOver>) -> Result<Done, Refusal> {
    let seat = calling(visit, account)?;
    let HandOver { to, password } = body.read(visit)?;
    match to {
        Some(user) => visit.portal.propose_transfer(&seat, user, &password).map(drop)?,
        None => visit.portal.accept_transfer(&seat, &password)?,
    }
    Ok(done())
}

/// `DELETE ownership`: withdrawn, or declined.
pub fn withdraw(visit: &Visit<'_>, account: AccountId) -> Result<Done, Refusal> {
    let seat = calling(visit, account)?;
    visit.portal.withdraw_transfer(&seat)?;
    Ok(done())
}

/// `GET ownership/recovery`: whom staff propose in place of the owner, or null.
pub fn recovery(visit: &Visit<'_>, account: AccountId) -> Answered<Option<RecoveryCard>> {
    Ok(ok(&visit.portal.recovery_to_object_to(&visit.seat(account)?)?))
}

/// `DELETE ownership/recovery`: the owner objects.
pub fn object(visit: &Visit<'_>, account: AccountId) -> Result<Done, Refusal> {
    let seat = calling(visit, account)?;
    visit.portal.object_to_recovery(&seat)?;
    Ok(done())
}

/// `GET ledger?after=`: a page of at most a thousand entries.
pub fn ledger(visit: &Visit<'_>, account: AccountId) -> Answered<LedgerPage> {
    let seat = visit.seat(account)?;
    let after = match query(visit)?.get("after") {
        "" => 0,
        number => number.parse().map_err(|_| Refusal::QueryInvalid)?,
    };
    let mut page = visit.portal.ledger(&seat, after)?;
    // The lines as they were hashed are the export's business.
    page.text.clear();
    Ok(ok(&page))
}

/// The seat of a call that changes something.
fn calling(visit: &Visit<'_>, account: AccountId) -> Result<Seat, Refusal> {
    let seat = visit.seat(account)?;
    check_call(visit)?;
    Ok(seat)
}

/// What the terms of a membership are refused with lies in the body.
fn understood(error: Error) -> Refusal {
    match error {
        Error::CommandInvalid(_) | Error::OwnerExists => Refusal::BodyInvalid,
        other => other.into(),
    }
}

fn read(categories: &[String]) -> Result<Categories, Error> {
    categories.iter().map(|word| word.parse::<Category>()).collect()
}
