//! Inviting somebody: the form, what they would see, and the mail.

use plugin_api::Response;

use crate::model::accounts::AccountId;
use crate::model::mailboxes::Mailbox;
use crate::model::permissions::Permission;
use crate::portal::members::Preview;
use crate::portal::visits::Seat;
use crate::web::forgery;
use crate::web::pages::people::{back, base, offers, permissions, sites, with_preset};
use crate::web::pages::{alert_of, is_of_form, names_of, seated, shown};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Area, Confirm, Invite, scope};
use crate::web::terms::Terms;
use crate::web::visit::Visit;

/// The form; a contact fills in its address.
pub fn form(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let seat = visit.seat(account)?;
    visit.portal.grant(&seat, Permission::UsersManage)?;
    let query = visit.query()?;
    let mut terms = Terms::fresh(&visit.site, visit.locale(None)).within(&offers(visit, &seat, None)?);
    if !query.get("contact").is_empty() {
        let contacts = visit.portal.people(&seat)?.contacts;
        let contact = contacts.into_iter().find(|contact| contact.id.0.to_string() == query.get("contact"));
        let contact = contact.ok_or(Refusal::NotFound)?;
        terms = Terms { email: contact.email, name: contact.name, contact: contact.id.0.to_string(), ..terms };
    }
    page(visit, &seat, &terms, None)
}

/// Ticks a preset's permissions, shows what they would see, goes back to the form, or sends.
pub fn invite(visit: &Visit<'_>, account: AccountId) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let seat = visit.seat(account)?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    let fallback = visit.locale(None);
    let terms = match Terms::read(&fields, fallback) {
        Ok(terms) => terms,
        Err(refusal) => return page(visit, &seat, &Terms::fresh(&visit.site, fallback), Some(&refusal)),
    };
    if let Some(terms) = with_preset(visit, &fields, offers(visit, &seat, None)?.permissions, &terms)? {
        return page(visit, &seat, &terms, None);
    }
    let answer = match fields.get("do") {
        "preview" => preview(visit, &seat, &terms),
        "change" => return page(visit, &seat, &terms, None),
        "save" => {
            terms.offer().and_then(|offer| Ok(visit.portal.invite(&seat, &offer)?)).map(|_| back(account, "invited"))
        }
        _ => Err(Refusal::BodyInvalid),
    };
    match answer {
        Err(refusal) if is_of_form(&refusal) => page(visit, &seat, &terms, Some(&refusal)),
        answer => answer,
    }
}

fn page(visit: &Visit<'_>, seat: &Seat, terms: &Terms, refusal: Option<&Refusal>) -> Result<Response, Refusal> {
    visit.portal.grant(seat, Permission::UsersManage)?;
    let shell = seated(visit, seat, Area::People)?;
    let locale = shell.locale;
    let base = base(seat.account.id);
    let offers = offers(visit, seat, None)?;
    let page = Invite {
        alert: alert_of(locale, refusal),
        done: "",
        form: terms,
        permissions: permissions(visit, &offers, terms.permissions)?,
        sites: sites(visit, &offers, &terms.sites),
        offers,
        base,
        shell,
    };
    Ok(shown(locale, refusal, &page))
}

fn preview(visit: &Visit<'_>, seat: &Seat, terms: &Terms) -> Result<Response, Refusal> {
    Mailbox::new(&terms.email)?;
    let Preview { given, sights } = visit.portal.preview(seat, None, &terms.membership())?;
    let shell = seated(visit, seat, Area::People)?;
    let locale = shell.locale;
    let base = base(seat.account.id);
    let limit = names_of(visit, locale, given.sites.as_deref());
    let page = Confirm {
        alert: None,
        done: "",
        title: shell.p.invite_title,
        whom: &terms.email,
        sights,
        scope: scope(locale, given.role.permissions(), given.sees, limit.as_deref(), given.ends),
        action: format!("{base}/invite"),
        base,
        form: terms,
        hidden: terms.hidden(),
        save: shell.p.send_invitation,
        shell,
    };
    Ok(render::page(200, locale, &page))
}
