//! `accounts`, `sites` and `hand-off`: the accounts of one's own, which one the session points at, and the other sites.

use plugin_api::Response;
use serde::{Deserialize, Serialize};

use crate::model::accounts::AccountId;
use crate::portal::landing::OpenInvoices;
use crate::web::answers;
use crate::web::cookies;
use crate::web::json::signing::shown;
use crate::web::json::{body, check_call, ok};
use crate::web::pages::hand_offs::code_of;
use crate::web::refusals::Refusal;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct Items<T> {
    items: Vec<T>,
}

#[derive(Serialize)]
struct AccountItem {
    id: String,
    name: String,
    /// Whether the session points at it.
    current: bool,
    /// Whether it is entered first on this site.
    default: bool,
    /// What is open; null where it is not for this visitor.
    invoices: Option<Invoices>,
    /// How many are open; null where they are not for this visitor.
    tickets: Option<u64>,
    /// Whether it is entered only once there is a second factor.
    awaits_second_factor: bool,
}

#[derive(Serialize)]
struct Invoices {
    open: u64,
    remaining: Vec<Remaining>,
    partial: bool,
}

#[derive(Serialize)]
struct Remaining {
    amount: String,
    currency: String,
}

#[derive(Serialize)]
struct SiteItem {
    id: String,
    name: String,
    address: String,
}

#[derive(Serialize)]
struct Code {
    code: String,
    /// Where a browser goes on with it.
    address: String,
}

#[derive(Serialize)]
struct Arrival<'a> {
    login: &'a str,
    name: &'a str,
    looks_on: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    account: String,
}

/// Which account comes first; null is to be asked each time.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct First {
    account: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct To {
    site: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

/// `GET accounts`.
pub fn list(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    let first = visit.portal.default_account(&visitor)?;
    let glances = visit.portal.overview(&visitor)?.into_iter();
    let items = glances.map(|glance| AccountItem {
        id: glance.account.id.0.to_string(),
        name: glance.account.name,
        current: visitor.session.account == Some(glance.account.id),
        default: first == Some(glance.account.id),
        invoices: glance.invoices.map(invoices),
        tickets: glance.tickets,
        awaits_second_factor: glance.awaits_second_factor,
    });
    Ok(ok(&Items { items: items.collect() }))
}

/// `POST accounts`: the session points at this one from here on, and has a new token.
pub fn enter(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    let Wanted { account } = body(visit)?;
    let token = visit.portal.enter(&visitor, visit.token()?, account_of(&account)?)?;
    Ok(answers::with(shown(visit, &visitor, &token), "set-cookie", cookies::set_session(&token)))
}

/// `POST accounts/default`.
pub fn set_default(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    let First { account } = body(visit)?;
    let account = account.as_deref().map(account_of).transpose()?;
    visit.portal.set_default_account(&visitor, account)?;
    Ok(answers::done())
}

/// `GET sites`: the other ones where the same login works.
pub fn sites(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    let locale = visit.locale(Some(&visitor.user));
    let sites = visit.portal.other_sites(&visitor)?.into_iter().map(|site| SiteItem {
        id: site.id.to_string(),
        name: site.name.in_locale(locale).to_owned(),
        address: site.address,
    });
    Ok(ok(&Items { items: sites.collect() }))
}

/// `POST hand-off`: a code for another site.
pub fn hand_off(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    check_call(visit)?;
    let To { site } = body(visit)?;
    let code = visit.portal.hand_off(&visitor, &site)?.secret();
    let address = visit.portal.address(&*visit.portal.site(&site)?);
    Ok(ok(&Code { address: format!("{address}/hand-off/{code}"), code }))
}

/// `GET hand-off/{code}`: whom it signs in.
pub fn look(visit: &Visit<'_>, code: &str) -> Result<Response, Refusal> {
    let arrival = visit.portal.look_at_hand_off(&visit.site, &code_of(code)?)?;
    let (login, name) = (arrival.user.login.as_str(), arrival.user.name.as_str());
    Ok(ok(&Arrival { login, name, looks_on: arrival.looks_on }))
}

/// `POST hand-off/{code}`: signs in with it.
pub fn arrive(visit: &Visit<'_>, code: &str) -> Result<Response, Refusal> {
    let Nothing {} = body(visit)?;
    let session = visit.portal.redeem(&visit.site, &code_of(code)?, visit.request.peer, visit.agent())?;
    let visitor = visit.portal.visitor_with_any_password(&visit.site, &session)?;
    Ok(answers::with(shown(visit, &visitor, &session), "set-cookie", cookies::set_session(&session)))
}

fn invoices(open: OpenInvoices) -> Invoices {
    let remaining = open.remaining.into_iter().map(|(currency, amount)| Remaining { amount, currency });
    Invoices { open: open.count, remaining: remaining.collect(), partial: open.partial }
}

fn account_of(id: &str) -> Result<AccountId, Refusal> {
    id.parse().map(AccountId).map_err(|_| Refusal::BodyInvalid)
}
