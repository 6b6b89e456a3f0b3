//! Inviting somebody: the form, what they would see, and the mail.

use plugin_api::Response;

use crate::model::mailboxes::Mailbox;
use crate::model::permissions::Permission;
use crate::portal::previews::Preview;
use crate::portal::principals::AccountContext;
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::pages::people::{back, base, offers, permissions, sites, with_preset};
use crate::web::pages::{alert_of, is_of_form, names_of, seated, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, Confirm, Invite, scope};
use crate::web::terms::Terms;

/// The form; a contact fills in its address.
pub fn form(cx: &RequestContext<'_>, context: AccountContext) -> Result<Response, Refusal> {
    cx.portal.decisions.grant(&context, Permission::UsersManage)?;
    let query = cx.query()?;
    let mut terms =
        Terms::fresh(&cx.site, cx.locale_for(&context.principal)).within(&cx.site, &offers(cx, &context, None)?);
    if !query.get("contact").is_empty() {
        let contacts = cx.portal.members.people(&context)?.contacts;
        let contact = contacts.into_iter().find(|contact| contact.id.0.to_string() == query.get("contact"));
        let contact = contact.ok_or(Refusal::NotFound)?;
        terms = Terms { email: contact.email, name: contact.name, contact: contact.id.0.to_string(), ..terms };
    }
    page(cx, &context, &terms, None)
}

/// Ticks a preset's permissions, shows what they would see, goes back to the form, or sends.
pub fn invite(cx: &RequestContext<'_>, context: AccountContext, fields: Form) -> Result<Response, Refusal> {
    let fallback = cx.locale_for(&context.principal);
    let terms = match Terms::read(&fields, fallback) {
        Ok(terms) => terms,
        Err(refusal) => return page(cx, &context, &Terms::fresh(&cx.site, fallback), Some(&refusal)),
    };
    if let Some(terms) = with_preset(cx, &fields, offers(cx, &context, None)?.permissions, &terms)? {
        return page(cx, &context, &terms, None);
    }
    let answer = match fields.get("do") {
        "preview" => preview(cx, &context, &terms),
        "change" => return page(cx, &context, &terms, None),
        "save" => terms
            .offer()
            .and_then(|offer| Ok(cx.portal.invitations.invite(&context, &offer)?))
            .map(|_| back(context.account.id, "invited")),
        _ => Err(Refusal::BodyInvalid),
    };
    match answer {
        Err(refusal) if is_of_form(&refusal) => page(cx, &context, &terms, Some(&refusal)),
        answer => answer,
    }
}

fn page(
    cx: &RequestContext<'_>,
    context: &AccountContext,
    terms: &Terms,
    refusal: Option<&Refusal>,
) -> Result<Response, Refusal> {
    cx.portal.decisions.grant(context, Permission::UsersManage)?;
    let shell = seated(cx, context, Area::People)?;
    let locale = shell.locale;
    let base = base(context.account.id);
    let offers = offers(cx, context, None)?;
    let page = Invite {
        alert: alert_of(locale, refusal),
        done: "",
        form: terms,
        permissions: permissions(cx, &offers, terms.permissions)?,
        sites: sites(cx, &offers, &terms.sites),
        offers,
        base,
        shell,
    };
    Ok(shown(locale, refusal, &page))
}

fn preview(cx: &RequestContext<'_>, context: &AccountContext, terms: &Terms) -> Result<Response, Refusal> {
    Mailbox::new(&terms.email)?;
    let Preview { given, sights } = cx.portal.previews.of(context, None, &terms.membership())?;
    let shell = seated(cx, context, Area::People)?;
    let locale = shell.locale;
    let base = base(context.account.id);
    let limit = names_of(cx, locale, given.sites.as_deref());
    let page = Confirm {
        alert: None,
        done: "",
        title: shell.t.invite.invite_title,
        whom: &terms.email,
        sights,
        scope: scope((locale, shell.zone), given.role.permissions(), given.sees, limit.as_deref(), given.ends),
        action: format!("{base}/invite"),
        base,
        form: terms,
        hidden: terms.hidden(),
        save: shell.t.invite.send_invitation,
        shell,
    };
    Ok(render::page(200, locale, &page))
}
