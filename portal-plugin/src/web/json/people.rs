//! `a/{account}/people` and what lies below, `membership`, `ownership`, `ledger`: the people of an account, for programs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::contacts::{Categories, Category, ContactId};
use crate::model::invitations::InvitationId;
use crate::model::memberships::{Role, Sees};
use crate::model::permissions::Permissions;
use crate::model::sites::SiteId;
use crate::model::users::UserId;
use crate::portal::contacts::ContactChange;
use crate::portal::invitations::Offer;
use crate::portal::ledgers::LedgerPage;
use crate::portal::members::Receipt;
use crate::portal::memberships::MembershipTerms;
use crate::portal::people::{ContactCard, InvitationRow, MemberCard, People};
use crate::portal::permission_requests::Askable;
use crate::portal::previews::AccessPreview;
use crate::portal::principals::AccountContext;
use crate::portal::recoveries::RecoveryCard;
use crate::web::arguments::Json;
use crate::web::context::RequestContext;
use crate::web::json::{Answered, Done, Items, done, ok, query};
use crate::web::openapi::shapes;
use crate::web::refusals::Refusal;
use crate::web::texts::ask_us;

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
pub fn list(cx: &RequestContext<'_>, context: AccountContext) -> Answered<People> {
    Ok(ok(&cx.portal.members.people(&context)?))
}

/// `POST people/preview`: what somebody with these terms would see.
pub fn preview(
    cx: &RequestContext<'_>,
    context: AccountContext,
    Json(PreviewAccess { member, membership }): Json<PreviewAccess>,
) -> Answered<Items<AccessPreview>> {
    let sights = cx.portal.previews.sights(&context, member, &membership).map_err(understood)?;
    Ok(ok(&Items { items: sights }))
}

/// `POST people/invitations`.
pub fn invite(cx: &RequestContext<'_>, context: AccountContext, Json(offer): Json<Offer>) -> Answered<InvitationRow> {
    Ok(ok(&cx.portal.invitations.invite(&context, &offer).map_err(understood)?))
}

/// `POST people/invitations/{id}`: sent again.
pub fn resend(cx: &RequestContext<'_>, context: AccountContext, id: InvitationId) -> Answered<InvitationRow> {
    Ok(ok(&cx.portal.invitations.resend(&context, id)?))
}

/// `DELETE people/invitations/{id}`.
pub fn cancel(cx: &RequestContext<'_>, context: AccountContext, id: InvitationId) -> Result<Done, Refusal> {
    cx.portal.invitations.cancel(&context, id)?;
    Ok(done())
}

/// `POST people/members/{id}`: other terms, or on hold or not; one of the two.
pub fn change(
    cx: &RequestContext<'_>,
    context: AccountContext,
    user: UserId,
    Json(change): Json<ChangeMember>,
) -> Answered<MemberCard> {
    let card = match change {
        ChangeMember { membership: Some(terms), suspended: None } => {
            cx.portal.members.edit(&context, user, &terms).map_err(understood)?
        }
        ChangeMember { membership: None, suspended: Some(true) } => cx.portal.members.suspend(&context, user)?,
        ChangeMember { membership: None, suspended: Some(false) } => cx.portal.members.resume(&context, user)?,
        _ => return Err(Refusal::BodyInvalid),
    };
    Ok(ok(&card))
}

/// `DELETE people/members/{id}`: the receipt.
pub fn revoke(cx: &RequestContext<'_>, context: AccountContext, user: UserId) -> Answered<Receipt> {
    Ok(ok(&cx.portal.members.revoke(&context, user)?))
}

/// `POST people/contacts`.
pub fn add_contact(
    cx: &RequestContext<'_>,
    context: AccountContext,
    Json(NewContact { email, name, categories }): Json<NewContact>,
) -> Answered<ContactCard> {
    Ok(ok(&cx.portal.contacts.add(&context, &name, &email, read(&categories)?)?))
}

/// `POST people/contacts/{id}`.
pub fn edit_contact(
    cx: &RequestContext<'_>,
    context: AccountContext,
    id: ContactId,
    Json(EditContact { name, categories }): Json<EditContact>,
) -> Answered<ContactChange> {
    Ok(ok(&cx.portal.contacts.edit(&context, id, &name, read(&categories)?)?))
}

/// `DELETE people/contacts/{id}`.
pub fn remove_contact(cx: &RequestContext<'_>, context: AccountContext, id: ContactId) -> Answered<ContactChange> {
    Ok(ok(&cx.portal.contacts.remove(&context, id)?))
}

/// `GET membership`: one's own.
pub fn membership(cx: &RequestContext<'_>, context: AccountContext) -> Answered<OwnMembership> {
    let own = &context.membership;
    let has_owner = cx.portal.permission_requests.has_owner(context.account.id)?;
    Ok(ok(&OwnMembership {
        owner: own.role == Role::Owner,
        permissions: own.role.permissions(),
        sees: own.sees,
        sites: own.sites.clone(),
        ends: own.ends,
        ownership_until: cx.portal.transfers.offered_to(&context)?,
        askable: cx.portal.permission_requests.askable(&context)?,
        has_owner,
        ask_instead: (!has_owner).then(|| ask_us(cx.locale_for(&context.principal), &cx.site)),
    }))
}

/// `DELETE membership`: one's own; the receipt.
pub fn leave(cx: &RequestContext<'_>, context: AccountContext) -> Answered<Receipt> {
    Ok(ok(&cx.portal.members.leave(&context)?))
}

/// `POST ownership`: offered to a member, or accepted.
pub fn hand_over(
    cx: &RequestContext<'_>,
    context: AccountContext,
    Json(HandOver { to, password }): Json<HandOver>,
) -> Result<Done, Refusal> {
    match to {
        Some(user) => cx.portal.transfers.propose(&context, user, &password).map(drop)?,
        None => cx.portal.transfers.accept(&context, &password)?,
    }
    Ok(done())
}

/// `DELETE ownership`: withdrawn, or declined.
pub fn withdraw(cx: &RequestContext<'_>, context: AccountContext) -> Result<Done, Refusal> {
    cx.portal.transfers.withdraw(&context)?;
    Ok(done())
}

/// `GET ownership/recovery`: whom staff propose in place of the owner, or null.
pub fn recovery(cx: &RequestContext<'_>, context: AccountContext) -> Answered<Option<RecoveryCard>> {
    Ok(ok(&cx.portal.recoveries.to_object_to(&context)?))
}

/// `DELETE ownership/recovery`: the owner objects.
pub fn object(cx: &RequestContext<'_>, context: AccountContext) -> Result<Done, Refusal> {
    cx.portal.recoveries.object(&context)?;
    Ok(done())
}

/// `GET ledger?after=`: a page of at most a thousand entries.
pub fn ledger(cx: &RequestContext<'_>, context: AccountContext) -> Answered<LedgerPage> {
    let after = match query(cx)?.get("after") {
        "" => 0,
        number => number.parse().map_err(|_| Refusal::QueryInvalid)?,
    };
    let mut page = cx.portal.ledgers.read(&context, after)?;
    // The lines as they were hashed are the export's business.
    page.text.clear();
    Ok(ok(&page))
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
