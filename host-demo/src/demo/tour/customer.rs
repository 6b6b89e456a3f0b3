//! The steps of a customer: signing in, reading one's own, and nothing of anybody else's.

use std::collections::BTreeSet;

use plugin_api::documents::{Filter, Query, Sort};
use plugin_api::{Kind, Question};
use serde_json::json;

use super::{Tour, accounts, ask, check, first_account, id_of, items, lost, open};
use crate::console::error::CliError;
use crate::demo::client::Browser;

/// The customer that the tour follows, and another one's third party.
const SITE: &str = "alpes";
const LOGIN: &str = "atu.lenobli";
const THIRD_PARTY: &str = "101";
const STRANGER: &str = "102";

/// Follows a customer of the sample from sign-in to sign-out.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    signing(tour)?;
    reading(tour)?;
    limits(tour)?;
    tour.step("a site does not take another site's session", |tour| {
        let browser = tour.signed_in(SITE, LOGIN)?;
        let answer = open(&mut browser.elsewhere(&tour.host("lac")?), "/api/v1/accounts")?;
        check(answer.status == 401, format!("{} [{}]", answer.status, answer.code()))
    })?;
    tour.step("signing out ends the session", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let copy = browser.elsewhere(&tour.host(SITE)?);
        let account = first_account(&mut browser)?;
        let out = browser.submit(&format!("/a/{account}"), "/sign-out", &[]).map_err(|error| lost(&error))?.status;
        let mut copy = copy;
        let answer = open(&mut copy, "/api/v1/accounts")?;
        check(
            out == 303 && answer.status == 401,
            format!("a copy of its cookie answers {} [{}]", answer.status, answer.code()),
        )
    })
}

fn signing(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("every site shows its sign-in page", |tour| {
        let sites = tour.running.sites().map_err(|failure| failure.to_string())?;
        let mut seen = Vec::new();
        for site in &sites {
            seen.push((site.id.clone(), open(&mut tour.browser(&site.id)?, "/sign-in")?.status));
        }
        check(seen.iter().all(|(_, status)| *status == 200), format!("{seen:?}"))
    })?;
    tour.step("a wrong password and an unknown login look the same", |tour| {
        let mut answers = Vec::new();
        for login in ["gaston.vial", "nobody.at-all"] {
            let body = json!({ "login": login, "password": "not the right password" });
            answers.push(tour.browser(SITE)?.post("/api/v1/session", &body).map_err(|error| lost(&error))?);
        }
        let same = answers[0].status == answers[1].status && answers[0].body == answers[1].body;
        check(same && answers[0].status == 401, format!("{} [{}], both", answers[0].status, answers[0].code()))
    })?;
    tour.step("a customer signs in", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let account = first_account(&mut browser)?;
        let home = open(&mut browser, &format!("/a/{account}"))?;
        check(
            home.status == 200 && home.text().contains("Atu SARL"),
            format!("home of account {account}: {}", home.status),
        )
    })
}

fn reading(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("every kind of document has its list, as a page and as JSON", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let account = first_account(&mut browser)?;
        let mut seen = Vec::new();
        for kind in Kind::ALL {
            let page = open(&mut browser, &format!("/a/{account}/{kind}"))?;
            if page.status != 200 {
                return Err(format!("the page of {kind} answers {}", page.status));
            }
            let list = ask(&mut browser, &format!("/api/v1/a/{account}/{kind}?limit=100"))?;
            seen.push(format!("{} {kind}", items(&list).len()));
        }
        Ok(seen.join(", "))
    })?;
    tour.step("paging shows every document once", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let account = first_account(&mut browser)?;
        let whole: Vec<String> =
            items(&ask(&mut browser, &format!("/api/v1/a/{account}/invoices?limit=100"))?).iter().map(id_of).collect();
        let (mut shown, mut pages, mut cursor) = (Vec::new(), 0, String::new());
        loop {
            let page = ask(&mut browser, &format!("/api/v1/a/{account}/invoices?limit=2{cursor}"))?;
            shown.extend(items(&page).iter().map(id_of));
            pages += 1;
            let Some(next) = page["next"].as_str().filter(|_| pages < 1_000) else { break };
            cursor = format!("&cursor={next}");
        }
        let unique: BTreeSet<&String> = shown.iter().collect();
        check(shown == whole && unique.len() == shown.len(), format!("{} invoices on {pages} pages", shown.len()))
    })?;
    tour.step("a document opens, and its file is a PDF", |tour| {
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let account = first_account(&mut browser)?;
        let list = items(&ask(&mut browser, &format!("/api/v1/a/{account}/invoices?limit=100"))?);
        let id = list.first().map(id_of).ok_or("no invoice")?;
        let page = open(&mut browser, &format!("/a/{account}/invoices/{id}"))?;
        let json = ask(&mut browser, &format!("/api/v1/a/{account}/invoices/{id}"))?;
        let file = open(&mut browser, &format!("/a/{account}/invoices/{id}/file"))?;
        let holds = page.status == 200 && id_of(&json) == id && file.status == 200 && file.body.starts_with(b"%PDF");
        check(holds, format!("invoice {id}: page {}, file of {} bytes", page.status, file.body.len()))
    })
}

fn limits(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("somebody else's document looks like one that does not exist", |tour| {
        let foreign = foreign_invoice(tour)?;
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let account = first_account(&mut browser)?;
        let unknown = format!("9{}", "0".repeat(foreign.len()));
        for path in [format!("/a/{account}/invoices/"), format!("/api/v1/a/{account}/invoices/")] {
            let mut look = |id: &str| -> Result<(u16, String), String> {
                let answer = open(&mut browser, &format!("{path}{id}"))?;
                Ok((answer.status, answer.text().replace(id, "ID")))
            };
            let (theirs, nobodys) = (look(&foreign)?, look(&unknown)?);
            if theirs.0 != 404 || theirs != nobodys {
                return Err(format!("{path}: {} for theirs, {} for nobody's, or another body", theirs.0, nobodys.0));
            }
        }
        Ok(format!("invoice {foreign} of third party {STRANGER}: 404 with the same body, page and JSON"))
    })?;
    tour.step("somebody else's account is a 404", |tour| {
        let theirs = first_account(&mut tour.signed_in(SITE, "gaston.vial")?)?;
        let answer = open(&mut tour.signed_in(SITE, LOGIN)?, &format!("/a/{theirs}/invoices"))?;
        check(answer.status == 404, format!("account {theirs}: {}", answer.status))
    })?;
    tour.step("a member sees what the permissions say", |tour| {
        let mut browser = tour.signed_in(SITE, "sam.martin")?;
        let account = first_account(&mut browser)?;
        let invoices = open(&mut browser, &format!("/api/v1/a/{account}/invoices"))?;
        let quotes = open(&mut browser, &format!("/api/v1/a/{account}/quotes"))?;
        let seen = format!("invoices {}, quotes {} [{}]", invoices.status, quotes.status, quotes.code());
        check(invoices.status == 200 && quotes.status == 403 && quotes.code() == "permission/missing", seen)
    })?;
    tour.step("a member who sees only what names them sees less", |tour| {
        let count = |login: &str| -> Result<usize, String> {
            let mut browser = tour.signed_in(SITE, login)?;
            let account = first_account(&mut browser)?;
            Ok(items(&ask(&mut browser, &format!("/api/v1/a/{account}/tickets?limit=100"))?).len())
        };
        let (all, own) = (count(LOGIN)?, count("theo.braun")?);
        check(own < all && own > 0, format!("{own} of {all} tickets"))
    })?;
    tour.step("one person works in several accounts", |tour| {
        let mut browser = tour.signed_in(SITE, "lea.bertin")?;
        let found = accounts(&mut browser)?;
        check(found.len() == 3, format!("{} accounts", found.len()))
    })?;
    tour.step("the same login is another person in another realm", |tour| {
        let on_alpes = tour.users.iter().find(|user| user.site == SITE && user.login == "sam.martin");
        let password = on_alpes.ok_or("no such user")?.password;
        let wrong = try_password(&mut tour.browser("nord")?, password)?;
        let right = first_account(&mut tour.signed_in("nord", "sam.martin")?)?;
        check(wrong == 401, format!("the password from alpes answers {wrong} on nord, their own opens account {right}"))
    })?;
    tour.step("the ERP's own code asks, and is told", |tour| {
        let question = Question {
            site: SITE,
            login: "sam.martin",
            third_party: THIRD_PARTY,
            permission: "portal.invoices.view",
            document: None,
        };
        let decide =
            |question: &Question<'_>| tour.running.portal.decide(question).map_err(|failure| failure.to_string());
        let yes = decide(&question)?;
        let no = decide(&Question { permission: "portal.quotes.view", ..question })?;
        let foreign = foreign_invoice(tour)?;
        let theirs = decide(&Question { document: Some((Kind::Invoices, &foreign)), ..question })?;
        let seen = format!("yes; row {} [{}]; row {} [{}]", no.row, no.code, theirs.row, theirs.code);
        check(yes.granted && no.row == 10 && theirs.row == 11, seen)
    })
}

fn try_password(browser: &mut Browser, password: &str) -> Result<u16, String> {
    let body = json!({ "login": "sam.martin", "password": password });
    Ok(browser.post("/api/v1/session", &body).map_err(|error| lost(&error))?.status)
}

/// An invoice of another third party, as the ERP knows it.
pub fn foreign_invoice(tour: &Tour<'_, '_>) -> Result<String, String> {
    let query = Query {
        kind: Kind::Invoices,
        third_party: STRANGER,
        entities: None,
        contact: None,
        own_only: false,
        cancelled: false,
        filter: Filter::default(),
        sort: Sort::Date,
        descending: true,
        after: None,
        limit: 1,
    };
    let mut id = None;
    let listed = tour.running.host.erp().documents(&query, &mut |row| {
        id = Some(row.id.to_owned());
        false
    });
    listed.map_err(|failure| failure.to_string())?;
    id.ok_or_else(|| "the ERP has no invoice of another third party".to_owned())
}
