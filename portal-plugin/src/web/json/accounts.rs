//! `accounts`, `sites` and `hand-off`: the accounts of one's own, which one the session points at, and the other sites.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::accounts::AccountId;
use crate::model::ids;
use crate::portal::accounts::OpenInvoices;
use crate::portal::principals::Principal;
use crate::source::Count;
use crate::web::arguments::{Json, Secret};
use crate::web::context::RequestContext;
use crate::web::cookies;
use crate::web::json::sign_in::{Session, shown};
use crate::web::json::{Answered, Done, Items, done, ok};
use crate::web::pages::hand_offs::code_of;
use crate::web::refusals::Refusal;

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and goes out as one")]
#[derive(Serialize, JsonSchema)]
pub struct AccountItem {
    id: String,
    name: String,
    /// Whether the session points at it.
    current: bool,
    /// Whether it is entered first on this site.
    default: bool,
    /// What is open; null where it is not for this principal.
    invoices: Option<Invoices>,
    /// How many are open; null where they are not for this principal.
    tickets: Option<u64>,
    /// Whether that number is what the ERP says, and was not judged ticket by ticket.
    tickets_about: bool,
    /// Whether it is entered only once there is a second factor.
    awaits_second_factor: bool,
}

#[derive(Serialize, JsonSchema)]
pub struct Invoices {
    open: u64,
    /// Whether that number is what the ERP says, and was not judged invoice by invoice.
    about: bool,
    remaining: Vec<Remaining>,
    partial: bool,
}

#[derive(Serialize, JsonSchema)]
pub struct Remaining {
    amount: String,
    currency: String,
}

#[derive(Serialize, JsonSchema)]
pub struct SiteItem {
    id: String,
    name: String,
    address: String,
}

#[derive(Serialize, JsonSchema)]
pub struct HandOffCode {
    code: String,
    /// Where a browser goes on with it.
    address: String,
}

#[derive(Serialize, JsonSchema)]
pub struct Arrival<'a> {
    login: &'a str,
    name: &'a str,
    looks_on: bool,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterAccount {
    /// Its id.
    #[schemars(regex(pattern = ids::SHAPE))]
    account: String,
}

/// Which account comes first; null is to be asked each time.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DefaultAccount {
    /// Its id.
    #[schemars(regex(pattern = ids::SHAPE))]
    account: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewHandOff {
    /// The site's id, of `GET /sites`.
    site: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `GET accounts`.
pub fn list(cx: &RequestContext<'_>, principal: Principal) -> Answered<Items<AccountItem>> {
    let first = cx.portal.accounts.default_account(&principal)?;
    let glances = cx.portal.accounts.overview(&principal)?.into_iter();
    let items = glances.map(|glance| AccountItem {
        id: glance.account.id.0.to_string(),
        name: glance.account.name,
        current: principal.session.account == Some(glance.account.id),
        default: first == Some(glance.account.id),
        invoices: glance.invoices.map(invoices),
        tickets: glance.tickets.map(|tickets| tickets.number),
        tickets_about: glance.tickets.is_some_and(|tickets| tickets.about),
        awaits_second_factor: glance.awaits_second_factor,
    });
    Ok(ok(&Items { items: items.collect() }))
}

/// `POST accounts`: the session points at this one from here on, and has a new token.
pub fn enter(
    cx: &RequestContext<'_>,
    principal: Principal,
    Json(EnterAccount { account }): Json<EnterAccount>,
) -> Answered<Session<'static>> {
    let token = cx.portal.accounts.enter(&principal, cx.token()?, account_of(&account)?)?;
    Ok(shown(cx, &principal, &token).with("set-cookie", cookies::set_session(&token)))
}

/// `POST accounts/default`.
pub fn set_default(
    cx: &RequestContext<'_>,
    principal: Principal,
    Json(DefaultAccount { account }): Json<DefaultAccount>,
) -> Result<Done, Refusal> {
    let account = account.as_deref().map(account_of).transpose()?;
    cx.portal.accounts.set_default_account(&principal, account)?;
    Ok(done())
}

/// `GET sites`: the other ones where the same login works.
pub fn sites(cx: &RequestContext<'_>, principal: Principal) -> Answered<Items<SiteItem>> {
    let locale = cx.locale_for(&principal);
    let sites = cx.portal.hand_offs.other_sites(&principal)?.into_iter().map(|site| SiteItem {
        id: site.id.to_string(),
        name: site.name.in_locale(locale).to_owned(),
        address: site.address,
    });
    Ok(ok(&Items { items: sites.collect() }))
}

/// `POST hand-off`: a code for another site.
pub fn hand_off(
    cx: &RequestContext<'_>,
    principal: Principal,
    Json(NewHandOff { site }): Json<NewHandOff>,
) -> Answered<HandOffCode> {
    let code = cx.portal.hand_offs.begin(&principal, &site)?.secret();
    let address = cx.portal.base.address(&*cx.portal.sites.enabled(&site)?);
    Ok(ok(&HandOffCode { address: format!("{address}/hand-off/{code}"), code }))
}

/// `GET hand-off/{code}`: whom it signs in.
pub fn look(cx: &RequestContext<'_>, code: Secret) -> Answered<Arrival<'static>> {
    let arrival = cx.portal.hand_offs.look_at(&cx.site, &code_of(&code)?)?;
    let (login, name) = (arrival.user.login.as_str(), arrival.user.name.as_str());
    Ok(ok(&Arrival { login, name, looks_on: arrival.looks_on }))
}

/// `POST hand-off/{code}`: signs in with it.
pub fn arrive(cx: &RequestContext<'_>, code: Secret, Json(Nothing {}): Json<Nothing>) -> Answered<Session<'static>> {
    let session = cx.portal.hand_offs.redeem(&cx.site, &code_of(&code)?, cx.request.peer, cx.agent())?;
    let principal = cx.portal.principals.with_any_password(&cx.site, &session)?;
    Ok(shown(cx, &principal, &session).with("set-cookie", cookies::set_session(&session)))
}

fn invoices(open: OpenInvoices) -> Invoices {
    let remaining = open.remaining.into_iter().map(|(currency, amount)| Remaining { amount, currency });
    let Count { number, about } = open.count;
    Invoices { open: number, about, remaining: remaining.collect(), partial: open.partial }
}

fn account_of(id: &str) -> Result<AccountId, Refusal> {
    id.parse().map(AccountId).map_err(|_| Refusal::BodyInvalid)
}
