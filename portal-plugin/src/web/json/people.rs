//! `a/{account}/people` and what lies below, `membership`, `ownership`, `ledger`: the people of an account, for programs.

use plugin_api::Response;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::contacts::{Categories, Category, ContactId};
use crate::model::invitations::InvitationId;
use crate::model::users::UserId;
use crate::portal::invitations::Offer;
use crate::portal::memberships::MembershipTerms;
use crate::portal::visits::Seat;
use crate::web::answers;
use crate::web::json::{body, check_call, ok};
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;

/// Whose access is looked at before it is given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Preview {
    #[serde(default)]
    member: Option<UserId>,
    #[serde(default)]
    membership: MembershipTerms,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    membership: Option<MembershipTerms>,
    suspended: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewContact {
    email: String,
    #[serde(default)]
    name: String,
    categories: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EditContact {
    #[serde(default)]
    name: String,
    categories: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Handing {
    /// To whom it is offered; left out, the offer that was made is accepted.
    to: Option<UserId>,
    password: String,
}

#[derive(Serialize)]
struct Items<T> {
    items: Vec<T>,
}

/// `GET people`.
pub fn list(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    Ok(ok(&visit.portal.people(&seat)?))
}

/// `POST people/preview`: what somebody with these terms would see.
pub fn preview(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = calling(visit, account)?;
    let Preview { member, membership } = body(visit)?;
    let sights = visit.portal.preview_access(&seat, member, &membership).map_err(understood)?;
    Ok(ok(&Items { items: sights }))
}

/// `POST people/invitations`.
pub fn invite(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = calling(visit, account)?;
    let offer: Offer = body(visit)?;
    Ok(ok(&visit.portal.invite(&seat, &offer).map_err(understood)?))
}

/// `POST people/invitations/{id}`: sent again.
pub fn resend(visit: &Visit<'_>, account: AccountId, id: InvitationId) -> Result<Response, Refusal> {
    let seat = calling(visit, account)?;
    Ok(ok(&visit.portal.resend_invitation(&seat, id)?))
}

/// `DELETE people/invitations/{id}`.
pub fn cancel(visit: &Visit<'_>, account: AccountId, id: InvitationId) -> Result<Response, Refusal> {
    let seat = calling(visit, account)?;
    visit.portal.cancel_invitation(&seat, id)?;
    Ok(answers::done())
}

/// `POST people/members/{id}`: other terms, or on hold or not; one of the two.
pub fn change(visit: &Visit<'_>, account: AccountId, user: UserId) -> Result<Response, Refusal> {
    let seat = calling(visit, account)?;
    let card = match body(visit)? {
        Change { membership: Some(terms), suspended: None } => {
            visit.portal.edit_member(&seat, user, &terms).map_err(understood)?
        }
        Change { membership: None, suspended: Some(true) } => visit.portal.suspend_member(&seat, user)?,
        Change { membership: None, suspended: Some(false) } => visit.portal.resume_member(&seat, user)?,
        _ => return Err(Refusal::BodyInvalid),
    };
    Ok(ok(&card))
}

/// `DELETE people/members/{id}`: the receipt.
pub fn revoke(visit: &Visit<'_>, account: AccountId, user: UserId) -> Result<Response, Refusal> {
    let seat = calling(visit, account)?;
    Ok(ok(&visit.portal.revoke_member(&seat, user)?))
}

/// `POST people/contacts`.
pub fn add_contact(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = calling(visit, account)?;
    let NewContact { email, name, categories } = body(visit)?;
    Ok(ok(&visit.portal.add_contact(&seat, &name, &email, read(&categories)?)?))
}

/// `POST people/contacts/{id}`.
pub fn edit_contact(visit: &Visit<'_>, account: AccountId, id: ContactId) -> Result<Response, Refusal> {
    let seat = calling(visit, account)?;
    let EditContact { name, categories } = body(visit)?;
    Ok(ok(&visit.portal.edit_contact(&seat, id, &name, read(&categories)?)?))
}

/// `DELETE people/contacts/{id}`.
pub fn remove_contact(visit: &Visit<'_>, account: AccountId, id: ContactId) -> Result<Response, Refusal> {
    let seat = calling(visit, account)?;
    Ok(ok(&visit.portal.remove_contact(&seat, id)?))
}

/// `DELETE membership`: one's own; the receipt.
pub fn leave(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = calling(visit, account)?;
    Ok(ok(&visit.portal.leave(&seat)?))
}

/// `POST ownership`: offered to a member, or accepted.
pub fn hand_over(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = calling(visit, account)?;
    let Handing { to, password } = body(visit)?;
    match to {
        Some(user) => visit.portal.propose_transfer(&seat, user, &password).map(drop)?,
        None => visit.portal.accept_transfer(&seat, &password)?,
    }
    Ok(answers::done())
}

/// `DELETE ownership`: withdrawn, or declined.
pub fn withdraw(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = calling(visit, account)?;
    visit.portal.withdraw_transfer(&seat)?;
    Ok(answers::done())
}

/// `GET ownership/recovery`: whom staff propose in place of the owner, or null.
pub fn recovery(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    Ok(ok(&visit.portal.recovery_to_object_to(&visit.seat(account)?)?))
}

/// `DELETE ownership/recovery`: the owner objects.
pub fn object(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = calling(visit, account)?;
    visit.portal.object_to_recovery(&seat)?;
    Ok(answers::done())
}

/// `GET ledger?after=`: a page of at most a thousand entries.
pub fn ledger(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    let after = match visit.query()?.get("after") {
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
