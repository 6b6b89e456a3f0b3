//! One's own accounts: where a visitor belongs, all of them on one page, and going from one to another (rules A8, A9).

use plugin_api::Response;

use crate::model::accounts::AccountId;
use crate::portal::visits::{Stranded, Visitor};
use crate::web::fields::Fields;
use crate::web::pages::{inside, with_cookie};
use crate::web::refusals::Refusal;
use crate::web::render::{self, Accounts, Crossing, OtherAccount};
use crate::web::routes::{self, Route};
use crate::web::visit::Visit;
use crate::web::{answers, cookies, forgery, texts};

/// `/`: on to the account where the visitor belongs, else to the page of all of them.
pub fn start(visit: &Visit<'_>) -> Result<Response, Refusal> {
    use crate::portal::landing::Landing::{Choose, Current, Default, None, One};
    let visitor = visit.visitor()?;
    Ok(answers::see_other(&match visit.portal.landing(&visitor)? {
        One(id) | Current(id) | Default(id) => home(id),
        None => nowhere(visit, &visitor)?,
        Choose(_) => "/accounts".to_owned(),
    }))
}

/// Where who can enter no account is told why: of one that is on hold or closed its own page says so.
fn nowhere(visit: &Visit<'_>, visitor: &Visitor) -> Result<String, Refusal> {
    Ok(match visit.portal.stranded(visitor)? {
        Some(Stranded::Shut(id)) => home(id),
        Some(Stranded::ContactGone | Stranded::ThirdPartyGone) | None => "/accounts".to_owned(),
    })
}

/// Every account with what is open in it, and the other sites.
pub fn list(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let (visitor, portal) = (visit.visitor()?, visit.portal);
    let query = visit.query()?;
    let sites = portal.other_sites(&visitor)?;
    let shell = inside(visit, &visitor);
    let glances = portal.overview(&visitor)?;
    let stranded = if glances.is_empty() { portal.stranded(&visitor)? } else { None };
    let (none_title, none) = match stranded {
        Some(Stranded::ContactGone) => (shell.t.stranded_title, shell.t.contact_gone),
        Some(Stranded::ThirdPartyGone) => (shell.t.stranded_title, shell.t.third_party_gone),
        Some(Stranded::Shut(_)) | None => (shell.t.no_account_title, shell.t.no_account),
    };
    let page = Accounts {
        none_title,
        none,
        alert: None,
        done: if query.get("done") == "first" { shell.t.first_saved } else { "" },
        glances,
        current: visitor.session.account,
        first: portal.default_account(&visitor)?,
        awaits: portal.awaits_account(&visitor)?,
        sites: &sites,
        shell,
    };
    let response = render::page(200, page.shell.locale, &page);
    Ok(answers::leading_to(response, sites.iter().map(|site| site.address.as_str())))
}

/// Enters an account, and goes on where the form says within it. The session has a new token from here on (rule U8).
pub fn enter(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let visitor = visit.visitor()?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    let account = chosen(&fields)?.ok_or(Refusal::BodyInvalid)?;
    let token = visit.portal.enter(&visitor, visit.token()?, account)?;
    let next = within(account, fields.get("next"));
    Ok(with_cookie(answers::see_other(&next), cookies::set_session(&token)))
}

/// Remembers which account comes first on this site, or that the visitor wants to be asked.
pub fn set_default(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let fields = visit.form()?;
    let visitor = visit.visitor()?;
    forgery::check_session(&visit.cookies, fields.get("csrf"))?;
    visit.portal.set_default_account(&visitor, chosen(&fields)?)?;
    Ok(answers::see_other("/accounts?done=first"))
}

/// The question before a link from elsewhere opens another account than the one that the session points at (rule A9).
///
/// `None` where there is nothing to ask; whether the address leads anywhere is the page's own business then.
pub fn ask(visit: &Visit<'_>, account: AccountId) -> Result<Option<Response>, Refusal> {
    if visit.request.header("sec-fetch-site").is_none_or(|site| site == "same-origin") {
        return Ok(None);
    }
    // Who may not be here is told so by the page.
    let Ok(visitor) = visit.visitor() else { return Ok(None) };
    let Some(way) = visit.portal.crossing(&visitor, account)? else { return Ok(None) };
    let shell = inside(visit, &visitor);
    let page = Crossing { next: &shell.here.clone(), way, shell };
    Ok(Some(render::page(200, page.shell.locale, &page)))
}

/// The page of a form that belongs to another account than its address: nothing was changed.
pub fn other(visit: &Visit<'_>) -> Result<Response, Refusal> {
    let visitor = visit.visitor()?;
    let refusal = Refusal::OtherAccount;
    let shell = inside(visit, &visitor);
    let (title, text) = texts::refusal(shell.locale, &refusal);
    let page = OtherAccount { title, text, current: visit.portal.current_account(&visitor)?, shell };
    Ok(render::page(refusal.status(), page.shell.locale, &page))
}

fn home(account: AccountId) -> String {
    format!("/a/{}", account.0)
}

/// The path if it leads to a page in this account, else the account's first page.
fn within(account: AccountId, next: &str) -> String {
    let path = answers::local(next);
    let leads = path.split('?').next().filter(|path| Route::of(path).is_some()).and_then(routes::account);
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
            assert_eq!(within(AccountId(7), next), want, "{next:?}");
        }
    }
}
