//! "Users & contacts": everybody around an account, and what is done with its pending invitations.

use std::sync::Arc;

use plugin_api::Response;

use crate::model::accounts::AccountId;
use crate::model::authority::Offers;
use crate::model::invitations::InvitationId;
use crate::model::locales::{Locale, Text};
use crate::model::memberships::Role;
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::{Site, SiteId};
use crate::portal::actor::Actor;
use crate::portal::people::{InvitationRow, MemberCard};
use crate::portal::permission_requests::RequestCard;
use crate::portal::principals::AccountContext;
use crate::portal::sites::SiteAt;
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::fields::Fields;
use crate::web::pages::{names_of, seated};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, Choice, InvitationLine, MemberLine, People, RequestLine, SiteName, scope};
use crate::web::terms::Terms;
use crate::web::{answers, texts};

/// The page of all who have to do with the account: members, invitations, contacts.
pub fn list(cx: &RequestContext<'_>, context: AccountContext) -> Result<Response, Refusal> {
    let people = cx.portal.members.people(&context)?;
    let query = cx.query()?;
    let shell = seated(cx, &context, Area::People)?;
    let locale = shell.locale;
    let member = |card: MemberCard| MemberLine {
        scope: scope(
            (locale, shell.zone),
            card.permissions,
            card.sees,
            names_of(cx, locale, card.sites.as_deref()).as_deref(),
            card.ends,
        ),
        card,
    };
    let invitation = |row: InvitationRow| InvitationLine {
        scope: scope(
            (locale, shell.zone),
            row.permissions,
            row.sees,
            names_of(cx, locale, row.sites.as_deref()).as_deref(),
            row.ends,
        ),
        row,
    };
    let request = |card: RequestCard| {
        let member = people.members.iter().find(|member| member.user == card.user);
        let (name, editable) = member.map_or((String::new(), false), |member| (member.name.clone(), member.editable));
        RequestLine { card, name, editable }
    };
    let page = People {
        requests: people.requests.iter().cloned().map(request).collect(),
        alert: None,
        done: said(locale, query.get("done")),
        account_base: format!("/a/{}", context.account.id.0),
        base: base(context.account.id),
        members: people.members.into_iter().map(member).collect(),
        contacts: people.contacts,
        invitations: people.invitations.into_iter().map(invitation).collect(),
        transfer: people.transfer,
        owns: context.membership.role == Role::Owner,
        asks_factor: cx.portal.second_factors.asks_members(&context)?.is_some(),
        shell,
    };
    Ok(render::page(200, locale, &page))
}

/// Sends a pending invitation again, or cancels it.
pub fn answer_invitation(
    cx: &RequestContext<'_>,
    context: AccountContext,
    id: InvitationId,
    fields: Form,
) -> Result<Response, Refusal> {
    let done = match fields.get("do") {
        "resend" => cx.portal.invitations.resend(&context, id).map(|_| "resent")?,
        "cancel" => cx.portal.invitations.cancel(&context, id).map(|()| "cancelled")?,
        _ => return Err(Refusal::BodyInvalid),
    };
    Ok(back(context.account.id, done))
}

/// The address of "Users & contacts".
pub fn base(account: AccountId) -> String {
    format!("/a/{}/people", account.0)
}

/// Back to everybody, where it says what was done.
pub fn back(account: AccountId, done: &str) -> Response {
    answers::see_other(&format!("{}?done={done}", base(account)))
}

/// What was done, in words.
fn said(locale: Locale, done: &str) -> &'static str {
    let t = texts::of(locale);
    match done {
        "invited" => t.people.done_invited,
        "resent" => t.people.done_resent,
        "cancelled" => t.people.done_cancelled,
        "saved" => t.people.done_saved,
        "contact" => t.people.done_contact_saved,
        "contact-removed" => t.people.done_contact_removed,
        "invoices" => t.people.done_invoices,
        "asks" => t.second_factors.done_asks,
        "asks-no-more" => t.second_factors.done_asks_no_more,
        _ => "",
    }
}

/// What the principal may choose from for a new member, or in place of what a member has (rule A2). What the ERP takes
/// no acts for is not offered anew (rule D7).
pub fn offers(
    cx: &RequestContext<'_>,
    context: &AccountContext,
    before: Option<&MemberCard>,
) -> Result<Offers, Refusal> {
    let of_realm = cx.portal.sites.of_realm(&cx.site.realm);
    let sites: Vec<SiteId> = of_realm.iter().map(|site| site.id.clone()).collect();
    let offers = Actor::from(context).authority().offers(before.map(MemberCard::membership).as_ref(), &sites);
    let idle = cx.portal.decisions.idle_permissions()?;
    let had = before.map_or(Permissions::NONE, |card| card.permissions);
    let useful = offers.permissions.iter().filter(|one| had.contains(*one) || !idle.contains(*one)).collect();
    Ok(Offers { permissions: useful, ..offers })
}

/// The permissions to choose from.
pub fn permissions(
    cx: &RequestContext<'_>,
    offers: &Offers,
    chosen: Permissions,
) -> Result<Vec<Choice<Permission>>, Refusal> {
    let idle = cx.portal.decisions.idle_permissions()?;
    let choice = |value| Choice { value, chosen: chosen.contains(value), idle: idle.contains(value) };
    Ok(offers.permissions.iter().map(choice).collect())
}

/// The sites to choose from, and those chosen before.
///
/// None where there is nothing to choose.
pub fn sites(cx: &RequestContext<'_>, offers: &Offers, chosen: &[SiteId]) -> Vec<Choice<SiteName>> {
    let of_realm = cx.portal.sites.of_realm(&cx.site.realm);
    let offered = of_realm.iter().filter(|site| offers.sites.contains(&site.id) || chosen.contains(&site.id));
    let name = |site: &Arc<Site>| SiteName { id: site.id.clone(), name: site.name.clone() };
    let mut names: Vec<SiteName> = offered.map(name).collect();
    for id in chosen.iter().filter(|id| of_realm.iter().all(|site| site.id != **id)) {
        // Out of service for now; left out, a limit to it would become no limit.
        let name = match cx.portal.sites.named(id.as_str()) {
            SiteAt::Enabled(site) | SiteAt::Disabled(site) => site.name.clone(),
            SiteAt::Unknown => Text::everywhere(id.to_string()),
        };
        names.push(SiteName { id: id.clone(), name });
    }
    if names.len() < 2 && chosen.is_empty() && offers.everywhere {
        return Vec::new();
    }
    names.into_iter().map(|value| Choice { chosen: chosen.contains(&value.id), value, idle: false }).collect()
}

/// The same form with the permissions of the preset that was pressed ticked, as far as they can be given; nothing else that
/// was typed is lost. `None` where none was pressed.
///
/// # Errors
/// `request/body-invalid` for a preset that the site has not.
pub fn with_preset(
    cx: &RequestContext<'_>,
    fields: &Fields<'_>,
    offered: Permissions,
    terms: &Terms,
) -> Result<Option<Terms>, Refusal> {
    let pressed = fields.get("preset");
    if pressed.is_empty() {
        return Ok(None);
    }
    let preset = cx.site.presets.iter().find(|preset| preset.id == pressed).ok_or(Refusal::BodyInvalid)?;
    Ok(Some(Terms { permissions: preset.permissions.and(offered), ..terms.clone() }))
}
