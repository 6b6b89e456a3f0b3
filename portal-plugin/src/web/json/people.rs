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
use crate::portal::members::{AccessPreview, Receipt};
use crate::portal::memberships::MembershipTerms;
use crate::portal::people::{ContactCard, InvitationRow, MemberCard, People};
use crate::portal::permission_requests::Askable;
use crate::portal::principals::AccountContext;
use crate::portal::recoveries::RecoveryCard;
use crate::web::context::RequestContext;
use crate::web::json::{Answered, Body, Done, Items, check_call, done, ok, query};
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
pub fn list(cx: &RequestContext<'_>, account: AccountId) -> Answered<People> {
    let context = cx.context(account)?;
    Ok(ok(&cx.portal.people(&context)?))
}

/// `POST people/preview`: what somebody with these terms would see.
pub fn preview(
    cx: &RequestContext<'_>,
    account: AccountId,
    body: Body<PreviewAccess>,
) -> Answered<Items<AccessPreview>> {
    let context = calling(cx, account)?;
    let PreviewAccess { member, membership } = body.read(cx)?;
    let sights = cx.portal.preview_access(&context, member, &membership).map_err(understood)?;
    Ok(ok(&Items { items: sights }))
}

/// `POST people/invitations`.
pub fn invite(cx: &RequestContext<'_>, account: AccountId, body: Body<Offer>) -> Answered<InvitationRow> {
    let context = calling(cx, account)?;
    let offer = body.read(cx)?;
    Ok(ok(&cx.portal.invite(&context, &offer).map_err(understood)?))
}

/// `POST people/invitations/{id}`: sent again.
pub fn resend(cx: &RequestContext<'_>, account: AccountId, id: InvitationId) -> Answered<InvitationRow> {
    let context = calling(cx, account)?;
    Ok(ok(&cx.portal.resend_invitation(&context, id)?))
}

/// `DELETE people/invitations/{id}`.
pub fn cancel(cx: &RequestContext<'_>, account: AccountId, id: InvitationId) -> Result<Done, Refusal> {
    let context = calling(cx, account)?;
    cx.portal.cancel_invitation(&context, id)?;
    Ok(done())
}

/// `POST people/members/{id}`: other terms, or on hold or not; one of the two.
pub fn change(
    cx: &RequestContext<'_>,
    account: AccountId,
    user: UserId,
    body: Body<ChangeMember>,
) -> Answered<MemberCard> {
    let context = calling(cx, account)?;
    let card = match body.read(cx)? {
        ChangeMember { membership: Some(terms), suspended: None } => {
            cx.portal.edit_member(&context, user, &terms).map_err(understood)?
        }
        ChangeMember { membership: None, suspended: Some(true) } => cx.portal.suspend_member(&context, user)?,
        ChangeMember { membership: None, suspended: Some(false) } => cx.portal.resume_member(&context, user)?,
        _ => return Err(Refusal::BodyInvalid),
    };
    Ok(ok(&card))
}

/// `DELETE people/members/{id}`: the receipt.
pub fn revoke(cx: &RequestContext<'_>, account: AccountId, user: UserId) -> Answered<Receipt> {
    let context = calling(cx, account)?;
    Ok(ok(&cx.portal.revoke_member(&context, user)?))
}

/// `POST people/contacts`.
pub fn add_contact(cx: &RequestContext<'_>, account: AccountId, body: Body<NewContact>) -> Answered<ContactCard> {
    let context = calling(cx, account)?;
    let NewContact { email, name, categories } = body.read(cx)?;
    Ok(ok(&cx.portal.add_contact(&context, &name, &email, read(&categories)?)?))
}

/// `POST people/contacts/{id}`.
pub fn edit_contact(
    cx: &RequestContext<'_>,
    account: AccountId,
    id: ContactId,
    body: Body<EditContact>,
) -> Answered<ContactChange> {
    let context = calling(cx, account)?;
    let EditContact { name, categories } = body.read(cx)?;
    Ok(ok(&cx.portal.edit_contact(&context, id, &name, read(&categories)?)?))
}

/// `DELETE people/contacts/{id}`.
pub fn remove_contact(cx: &RequestContext<'_>, account: AccountId, id: ContactId) -> Answered<ContactChange> {
    let context = calling(cx, account)?;
    Ok(ok(&cx.portal.remove_contact(&context, id)?))
}

/// `GET membership`: one's own.
pub fn membership(cx: &RequestContext<'_>, account: AccountId) -> Answered<OwnMembership> {
    let context = cx.context(account)?;
    let own = &context.membership;
    let has_owner = cx.portal.has_owner(account)?;
    Ok(ok(&OwnMembership {
        owner: own.role == Role::Owner,
        permissions: own.role.permissions(),
        sees: own.sees,
        sites: own.sites.clone(),
        ends: own.ends,
        ownership_until: cx.portal.transfer_to(&context)?,
        askable: cx.portal.askable(&context)?,
        has_owner,
        ask_instead: (!has_owner).then(|| ask_us(cx.locale(Some(&context.principal.user)), &cx.site)),
    }))
}

/// `DELETE membership`: one's own; the receipt.
pub fn leave(cx: &RequestContext<'_>, account: AccountId) -> Answered<Receipt> {
    let context = calling(cx, account)?;
    Ok(ok(&cx.portal.leave(&context)?))
}

/// `POST ownership`: offered to a member, or accepted.
pub fn hand_over(cx: &RequestContext<'_>, account: AccountId, body: Body<HandOver>) -> Result<Done, Refusal> {
    let context = calling(cx, account)?;
    let HandOver { to, password } = body.read(cx)?;
    match to {
        Some(user) => cx.portal.propose_transfer(&context, user, &password).map(drop)?,
        None => cx.portal.accept_transfer(&context, &password)?,
    }
    Ok(done())
}

/// `DELETE ownership`: withdrawn, or declined.
pub fn withdraw(cx: &RequestContext<'_>, account: AccountId) -> Result<Done, Refusal> {
    let context = calling(cx, account)?;
    cx.portal.withdraw_transfer(&context)?;
    Ok(done())
}

/// `GET ownership/recovery`: whom staff propose in place of the owner, or null.
pub fn recovery(cx: &RequestContext<'_>, account: AccountId) -> Answered<Option<RecoveryCard>> {
    Ok(ok(&cx.portal.recovery_to_object_to(&cx.context(account)?)?))
}

/// `DELETE ownership/recovery`: the owner objects.
pub fn object(cx: &RequestContext<'_>, account: AccountId) -> Result<Done, Refusal> {
    let context = calling(cx, account)?;
    cx.portal.object_to_recovery(&context)?;
    Ok(done())
}

/// `GET ledger?after=`: a page of at most a thousand entries.
pub fn ledger(cx: &RequestContext<'_>, account: AccountId) -> Answered<LedgerPage> {
    let context = cx.context(account)?;
    let after = match query(cx)?.get("after") {
        "" => 0,
        number => number.parse().map_err(|_| Refusal::QueryInvalid)?,
    };
    let mut page = cx.portal.ledger(&context, after)?;
    // The lines as they were hashed are the export's business.
    page.text.clear();
    Ok(ok(&page))
}

/// The account context of a call that changes something.
fn calling(cx: &RequestContext<'_>, account: AccountId) -> Result<AccountContext, Refusal> {
    let context = cx.context(account)?;
    check_call(cx)?;
    Ok(context)
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
