//! One's own access to an account: seen, asked to be widened (rule D5), and ended by leaving (rule A3).

use plugin_api::Response;

use crate::model::memberships::Role;
use crate::portal::principals::AccountContext;
use crate::web::answers;
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::fields::Fields;
use crate::web::pages::{alert_of, inside, is_of_form, names_of, seated, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, Asking, Ending, Membership, Receipt, scope};

/// What one may do here.
pub fn show(cx: &RequestContext<'_>, context: AccountContext) -> Result<Response, Refusal> {
    let asked = cx.query()?.get("done") == "asked";
    page(cx, &context, &Fields::default(), None, asked)
}

/// Asks the owner for more, or leaves.
pub fn change(cx: &RequestContext<'_>, context: AccountContext, fields: Form) -> Result<Response, Refusal> {
    match fields.get("do") {
        "ask" => ask(cx, &context, &fields),
        "ending" => ending(cx, &context),
        "leave" => leave(cx, &context),
        _ => Err(Refusal::BodyInvalid),
    }
}

fn ask(cx: &RequestContext<'_>, context: &AccountContext, fields: &Fields<'_>) -> Result<Response, Refusal> {
    let permission = fields.get("permission").parse().map_err(|_| Refusal::BodyInvalid)?;
    match cx.portal.permission_requests.ask(context, permission, fields.get("text")).map_err(Refusal::from) {
        Ok(()) => Ok(answers::see_other(&format!("/a/{}/membership?done=asked", context.account.id.0))),
        Err(refusal) if is_of_form(&refusal) => page(cx, context, fields, Some(&refusal), false),
        Err(refusal) => Err(refusal),
    }
}

/// What would end, and the button that ends it (rule A2a).
fn ending(cx: &RequestContext<'_>, context: &AccountContext) -> Result<Response, Refusal> {
    let ends = cx.portal.members.would_leave(context)?;
    let shell = seated(cx, context, Area::Membership)?;
    let locale = shell.locale;
    let back = format!("/a/{}/membership", context.account.id.0);
    let page = Ending {
        title: shell.t.ownership.leave_title,
        lead: shell.t.ownership.leave_lead,
        whom: &context.principal.user.name,
        action: back.clone(),
        act: "leave",
        label: shell.t.ownership.leave,
        ends,
        back,
        shell,
    };
    Ok(render::page(200, locale, &page))
}

/// Leaves; the receipt is the last that is seen of the account.
fn leave(cx: &RequestContext<'_>, context: &AccountContext) -> Result<Response, Refusal> {
    let ended = cx.portal.members.leave(context)?;
    let shell = inside(cx, &context.principal);
    let locale = shell.locale;
    Ok(render::page(200, locale, &Receipt { title: shell.t.member.receipt_left, ended, back: "/".to_owned(), shell }))
}

fn page(
    cx: &RequestContext<'_>,
    context: &AccountContext,
    typed: &Fields<'_>,
    refusal: Option<&Refusal>,
    asked: bool,
) -> Result<Response, Refusal> {
    let offered = cx.portal.transfers.offered_to(context)?.is_some();
    let shell = seated(cx, context, Area::Membership)?;
    let locale = shell.locale;
    let own = &context.membership;
    let sites = names_of(cx, locale, own.sites.as_deref());
    let page = Membership {
        alert: alert_of(locale, refusal),
        done: if asked { shell.t.permission_requests.done_asked } else { "" },
        account_base: format!("/a/{}", context.account.id.0),
        scope: scope((locale, shell.zone), own.role.permissions(), own.sees, sites.as_deref(), own.ends),
        asking: Asking {
            askable: cx.portal.permission_requests.askable(context)?,
            has_owner: cx.portal.permission_requests.has_owner(context.account.id)?,
            chosen: typed.get("permission").parse().ok(),
            text: typed.get("text"),
        },
        offered,
        owns: own.role == Role::Owner,
        shell,
    };
    Ok(shown(locale, refusal, &page))
}
