//! One's own accounts: where a principal belongs, all of them on one page, and going from one to another (rules A8, A9).

use plugin_api::Response;

use crate::model::accounts::AccountId;
use crate::portal::accounts::Stranded;
use crate::portal::principals::Principal;
use crate::web::arguments::Form;
use crate::web::context::RequestContext;
use crate::web::fields::Fields;
use crate::web::pages::{inside, with_cookie};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Accounts, Crossing, OtherAccount};
use crate::web::routes::{self, Routes};
use crate::web::{answers, cookies, texts};

/// `/`: on to the account where the principal belongs, else to the page of all of them.
pub fn start(cx: &RequestContext<'_>, principal: Principal) -> Result<Response, Refusal> {
    use crate::portal::accounts::Landing::{Choose, Current, Default, None, One};
    Ok(answers::see_other(&match cx.portal.accounts.landing(&principal)? {
        One(id) | Current(id) | Default(id) => home(id),
        None => nowhere(cx, &principal)?,
        Choose(_) => "/accounts".to_owned(),
    }))
}

/// Where who can enter no account is told why: of one that is on hold or closed its own page says so.
fn nowhere(cx: &RequestContext<'_>, principal: &Principal) -> Result<String, Refusal> {
    Ok(match cx.portal.accounts.stranded(principal)? {
        Some(Stranded::Shut(id)) => home(id),
        Some(Stranded::ContactGone | Stranded::ThirdPartyGone) | None => "/accounts".to_owned(),
    })
}

/// Every account with what is open in it, and the other sites.
pub fn list(cx: &RequestContext<'_>, principal: Principal) -> Result<Response, Refusal> {
    let portal = cx.portal;
    let query = cx.query()?;
    let sites = portal.hand_offs.other_sites(&principal)?;
    let shell = inside(cx, &principal);
    let glances = portal.accounts.overview(&principal)?;
    let stranded = if glances.is_empty() { portal.accounts.stranded(&principal)? } else { None };
    let (none_title, none) = match stranded {
        Some(Stranded::ContactGone) => (shell.t.accounts.stranded_title, shell.t.accounts.contact_gone),
        Some(Stranded::ThirdPartyGone) => (shell.t.accounts.stranded_title, shell.t.accounts.third_party_gone),
        Some(Stranded::Shut(_)) | None => (shell.t.accounts.no_account_title, shell.t.accounts.no_account),
    };
    let page = Accounts {
        none_title,
        none,
        alert: None,
        done: if query.get("done") == "first" { shell.t.accounts.first_saved } else { "" },
        glances,
        current: principal.session.account,
        first: portal.accounts.default_account(&principal)?,
        awaits: portal.accounts.awaits(&principal)?,
        sites: &sites,
        shell,
    };
    let response = render::page(200, page.shell.locale, &page);
    Ok(answers::leading_to(response, sites.iter().map(|site| site.address.as_str())))
}

/// Enters an account, and goes on where the form says within it. The session has a new token from here on (rule U8).
pub fn enter(cx: &RequestContext<'_>, principal: Principal, fields: Form) -> Result<Response, Refusal> {
    let account = chosen(&fields)?.ok_or(Refusal::BodyInvalid)?;
    let token = cx.portal.accounts.enter(&principal, cx.token()?, account)?;
    let next = within(cx.routes, account, fields.get("next"));
    Ok(with_cookie(answers::see_other(&next), cookies::set_session(&token)))
}

/// Remembers which account comes first on this site, or that the principal wants to be asked.
pub fn set_default(cx: &RequestContext<'_>, principal: Principal, fields: Form) -> Result<Response, Refusal> {
    cx.portal.accounts.set_default_account(&principal, chosen(&fields)?)?;
    Ok(answers::see_other("/accounts?done=first"))
}

/// The question before a link from elsewhere opens another account than the one that the session points at (rule A9).
///
/// `None` where there is nothing to ask; whether the address leads anywhere is the page's own business then.
pub fn ask(cx: &RequestContext<'_>, account: AccountId) -> Result<Option<Response>, Refusal> {
    if cx.request.header("sec-fetch-site").is_none_or(|site| site == "same-origin") {
        return Ok(None);
    }
    // Who may not be here is told so by the page.
    let Ok(principal) = cx.principal() else { return Ok(None) };
    let Some(way) = cx.portal.accounts.crossing(&principal, account)? else { return Ok(None) };
    let shell = inside(cx, &principal);
    let page = Crossing { next: &shell.here.clone(), way, shell };
    Ok(Some(render::page(200, page.shell.locale, &page)))
}

/// The page of a form that belongs to another account than its address: nothing was changed.
pub fn other(cx: &RequestContext<'_>) -> Result<Response, Refusal> {
    let principal = cx.principal()?;
    let refusal = Refusal::OtherAccount;
    let shell = inside(cx, &principal);
    let (title, text) = texts::refusal(shell.locale, &refusal);
    let page = OtherAccount { title, text, current: cx.portal.accounts.current(&principal)?, shell };
    Ok(render::page(refusal.status(), page.shell.locale, &page))
}

fn home(account: AccountId) -> String {
    format!("/a/{}", account.0)
}

/// The path if it leads to a page in this account, else the account's first page.
fn within(routes: &'static Routes, account: AccountId, next: &str) -> String {
    let path = answers::local(next);
    let leads = path.split('?').next().filter(|path| routes.at(path).is_some()).and_then(routes::account);
    if leads == Some(account) { path.to_owned() } else { home(account) }
}

/// The account that a form names; `None` where it names none.
fn chosen(fields: &Fields<'_>) -> Result<Option<AccountId>, Refusal> {
    match fields.get("account") {
        "" => Ok(None),
        id => id.parse().map(|id| Some(AccountId(id))).map_err(|_| Refusal::BodyInvalid),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::endpoints;

    #[test]
    fn one_goes_on_only_within_the_account_that_was_entered() {
        for (next, want) in [
            ("/a/7/invoices/42?x=1", "/a/7/invoices/42?x=1"),
            ("/a/7", "/a/7"),
            ("", "/a/7"),
            ("/", "/a/7"),
            ("/a/8/invoices", "/a/7"),
            ("/a/7/../8/invoices", "/a/7"),
            ("/a/77", "/a/7"),
            ("/a/07", "/a/7"),
            ("/a/7/nothing/there/at/all", "/a/7"),
            ("//evil.test/a/7", "/a/7"),
            ("https://evil.test/a/7", "/a/7"),
            ("/api/v1/a/7", "/a/7"),
        ] {
            assert_eq!(within(endpoints::routes(), AccountId(7), next), want, "{next:?}");
        }
    }
}
