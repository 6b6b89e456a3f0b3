//! One member: edited after a look at what changes, put on hold, resumed, revoked.

use plugin_api::Response;

use crate::model::permissions::{Permission, Permissions};
use crate::model::users::UserId;
use crate::portal::people::{MemberCard, People};
use crate::portal::permission_requests::RequestCard;
use crate::portal::previews::Preview;
use crate::portal::principals::AccountContext;
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::pages::people::{back, base, offers, permissions, sites, with_preset};
use crate::web::pages::{alert_of, is_of_form, names_of, seated, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, Confirm, Ending, Member, Receipt, scope};
use crate::web::terms::Terms;
use crate::web::{answers, texts};

/// The member, with the form.
pub fn form(cx: &RequestContext<'_>, context: AccountContext, user: UserId) -> Result<Response, Refusal> {
    let (card, requests) = card(cx, &context, user)?;
    let query = cx.query()?;
    let mut terms = Terms::of(&card, &cx.site, cx.locale_for(&context.principal));
    if let Ok(asked) = query.get("give").parse::<Permission>() {
        let wanted = asked.needs().into_iter().fold(terms.permissions.with(asked), Permissions::with);
        // Only what can be given is ticked (rule A2), and nothing is given before it is saved.
        terms.permissions = card.permissions.or(wanted.and(offers(cx, &context, Some(&card))?.permissions));
    }
    let locale = cx.locale_for(&context.principal);
    let t = texts::of(locale);
    let done = match query.get("done") {
        "declined" => t.permission_requests.done_declined,
        "suspended" => t.people.done_suspended,
        "resumed" => t.people.done_resumed,
        _ => "",
    };
    page(cx, &context, (&card, requests), &terms, None, done)
}

/// What the form asks for.
pub fn change(
    cx: &RequestContext<'_>,
    context: AccountContext,
    user: UserId,
    fields: Form,
) -> Result<Response, Refusal> {
    let here = |done: &str| answers::see_other(&format!("{}/members/{}?done={done}", base(context.account.id), user.0));
    let portal = cx.portal;
    match fields.get("do") {
        "suspend" => return Ok(portal.members.suspend(&context, user).map(|_| here("suspended"))?),
        "resume" => return Ok(portal.members.resume(&context, user).map(|_| here("resumed"))?),
        "decline" => {
            let permission = fields.get("permission").parse().map_err(|_| Refusal::BodyInvalid)?;
            return Ok(portal.permission_requests.decline(&context, user, permission).map(|()| here("declined"))?);
        }
        "ending" => return ending(cx, &context, user),
        "revoke" => {
            let ended = portal.members.revoke(&context, user)?;
            let shell = seated(cx, &context, Area::People)?;
            let locale = shell.locale;
            let page = Receipt { title: shell.t.member.receipt, ended, back: base(context.account.id), shell };
            return Ok(render::page(200, locale, &page));
        }
        _ => {}
    }
    let (card, requests) = card(cx, &context, user)?;
    let fallback = cx.locale_for(&context.principal);
    let terms = match Terms::read(&fields, fallback) {
        Ok(terms) => terms,
        Err(refusal) => {
            return page(cx, &context, (&card, requests), &Terms::of(&card, &cx.site, fallback), Some(&refusal), "");
        }
    };
    let offered = offers(cx, &context, Some(&card))?;
    if let Some(terms) = with_preset(cx, &fields, offered.permissions, &terms)? {
        return page(cx, &context, (&card, requests), &terms, None, "");
    }
    let answer = match fields.get("do") {
        "preview" => preview(cx, &context, &card, &terms),
        "change" => return page(cx, &context, (&card, requests), &terms, None, ""),
        "save" => portal
            .members
            .edit(&context, user, &terms.membership())
            .map(|_| back(context.account.id, "saved"))
            .map_err(Refusal::from),
        _ => Err(Refusal::BodyInvalid),
    };
    match answer {
        Err(refusal) if is_of_form(&refusal) => page(cx, &context, (&card, requests), &terms, Some(&refusal), ""),
        answer => answer,
    }
}

/// What would end with the access, and the button that ends it (rule A2a).
fn ending(cx: &RequestContext<'_>, context: &AccountContext, user: UserId) -> Result<Response, Refusal> {
    let (card, _) = card(cx, context, user)?;
    let ends = cx.portal.members.would_end(context, user)?;
    let shell = seated(cx, context, Area::People)?;
    let locale = shell.locale;
    let back = format!("{}/members/{}", base(context.account.id), card.user.0);
    let page = Ending {
        title: shell.t.member.revoke_ask,
        lead: shell.t.member.revoke_lead,
        whom: &card.name,
        action: back.clone(),
        act: "revoke",
        label: shell.t.member.revoke,
        ends,
        back,
        shell,
    };
    Ok(render::page(200, locale, &page))
}

/// The member, whom the principal may change, with what they ask for; nobody else is there.
fn card(
    cx: &RequestContext<'_>,
    context: &AccountContext,
    user: UserId,
) -> Result<(MemberCard, Vec<RequestCard>), Refusal> {
    let People { members, mut requests, .. } = cx.portal.members.people(context)?;
    let card = members.into_iter().find(|card| card.user == user && card.editable).ok_or(Refusal::NotFound)?;
    requests.retain(|request| request.user == user);
    Ok((card, requests))
}

fn page(
    cx: &RequestContext<'_>,
    context: &AccountContext,
    (card, requests): (&MemberCard, Vec<RequestCard>),
    terms: &Terms,
    refusal: Option<&Refusal>,
    done: &'static str,
) -> Result<Response, Refusal> {
    let shell = seated(cx, context, Area::People)?;
    let locale = shell.locale;
    let base = base(context.account.id);
    let offers = offers(cx, context, Some(card))?;
    let page = Member {
        alert: alert_of(locale, refusal),
        done,
        permissions: permissions(cx, &offers, terms.permissions)?,
        sites: sites(cx, &offers, &terms.sites),
        offers,
        base,
        card,
        requests,
        form: terms,
        shell,
    };
    Ok(shown(locale, refusal, &page))
}

fn preview(
    cx: &RequestContext<'_>,
    context: &AccountContext,
    card: &MemberCard,
    terms: &Terms,
) -> Result<Response, Refusal> {
    let Preview { given, sights } = cx.portal.previews.of(context, Some(card.user), &terms.membership())?;
    let shell = seated(cx, context, Area::People)?;
    let locale = shell.locale;
    let base = base(context.account.id);
    let limit = names_of(cx, locale, given.sites.as_deref());
    let page = Confirm {
        alert: None,
        done: "",
        title: shell.t.invite.preview_changes,
        whom: &card.name,
        sights,
        scope: scope((locale, shell.zone), given.role.permissions(), given.sees, limit.as_deref(), given.ends),
        action: format!("{base}/members/{}", card.user.0),
        base,
        form: terms,
        hidden: terms.hidden(),
        save: shell.t.people.save,
        shell,
    };
    Ok(render::page(200, locale, &page))
}
