//! Handing the ownership of an account over, and accepting it (rule A6).

use plugin_api::Response;

use crate::error::Error;
use crate::model::memberships::Role;
use crate::model::users::UserId;
use crate::portal::principals::AccountContext;
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::pages::{is_of_form, seated, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{Area, Ownership};
use crate::web::{answers, texts};

/// The offer, for the owner and for whom it is made to; nobody else finds anything here.
pub fn form(cx: &RequestContext<'_>, context: AccountContext) -> Result<Response, Refusal> {
    page(cx, &context, None)
}

/// Offers, accepts, declines or withdraws it; or objects to what staff propose.
pub fn change(cx: &RequestContext<'_>, context: AccountContext, fields: Form) -> Result<Response, Refusal> {
    let (portal, password) = (cx.portal, fields.get("password"));
    let owns = context.membership.role == Role::Owner;
    let answer = match fields.get("do") {
        "offer" => match fields.get("to").parse() {
            Ok(user) => portal.transfers.propose(&context, UserId(user), password).map(|_| "ownership?done=offered"),
            Err(_) => return Err(Refusal::BodyInvalid),
        },
        "accept" => portal.transfers.accept(&context, password).map(|()| "ownership?done=owner"),
        "object" => portal.recoveries.object(&context).map(|()| "ownership?done=objected"),
        "withdraw" if owns => portal.transfers.withdraw(&context).map(|()| "ownership?done=withdrawn"),
        "withdraw" => portal.transfers.withdraw(&context).map(|()| "membership"),
        _ => return Err(Refusal::BodyInvalid),
    };
    match answer.map_err(Refusal::from) {
        Ok(on) => Ok(answers::see_other(&format!("/a/{}/{on}", context.account.id.0))),
        Err(refusal) if is_of_form(&refusal) => page(cx, &context, Some(&refusal)),
        Err(refusal) => Err(refusal),
    }
}

fn page(cx: &RequestContext<'_>, context: &AccountContext, refusal: Option<&Refusal>) -> Result<Response, Refusal> {
    let owns = context.membership.role == Role::Owner;
    let (pending, candidates) = if owns {
        let people = cx.portal.members.people(context)?;
        let fits = people.members.into_iter().filter(|card| !card.owner && !card.suspended && !card.ended);
        let offered = people.transfer.filter(|transfer| !transfer.expired);
        (offered.map(|transfer| (transfer.name, transfer.expires)), fits.collect())
    } else {
        let expires = cx.portal.transfers.offered_to(context)?.ok_or(Refusal::NotFound)?;
        (Some((String::new(), expires)), Vec::new())
    };
    let recovery = if owns { cx.portal.recoveries.to_object_to(context)? } else { None };
    let shell = seated(cx, context, if owns { Area::People } else { Area::Membership })?;
    let locale = shell.locale;
    let alert = refusal.map(|refusal| match refusal {
        // The same error elsewhere speaks of a password that was to be changed.
        Refusal::Portal(Error::PasswordWrong) => {
            (shell.t.ownership.password_wrong, shell.t.ownership.password_wrong_text.to_owned())
        }
        other => texts::refusal(locale, other),
    });
    let done = match cx.query()?.get("done") {
        "offered" => shell.t.ownership.done_offered,
        "withdrawn" => shell.t.ownership.done_withdrawn,
        "owner" => shell.t.ownership.done_owner,
        "objected" => shell.t.ownership.done_objected,
        _ => "",
    };
    let action = format!("/a/{}/ownership", context.account.id.0);
    Ok(shown(locale, refusal, &Ownership { alert, done, action, pending, recovery, accepts: !owns, candidates, shell }))
}
