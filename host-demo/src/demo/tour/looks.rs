//! The steps of staff near an account that is not theirs: looking on by consent, and replacing an owner who is lost.

use plugin_api::operations::account::{AccountOperation, ConfirmRecovery, OnAccount, ProposeRecovery};
use plugin_api::operations::{EndViews, ViewAs};
use serde_json::json;

use super::{Tour, call, check, first_account, lost, open, send};
use crate::console::error::CliError;
use crate::demo::client::Browser;

const SITE: &str = "alpes";
/// A hotel keeper, who owns the account of the hotel, and a member of it.
const OWNER: &str = "hugo.blanc";
const MEMBER: &str = "lea.bertin";
const THIRD_PARTY: &str = "104";

/// Looks on at an account, and gives it another owner.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("staff do not look at an account without its owner's consent", |tour| {
        match tour.running.perform(&look()) {
            Ok(_) => Err("they do".to_owned()),
            Err(failure) => check(failure.code == "view-as/no-consent", failure.to_string()),
        }
    })?;
    tour.step("with consent they look on: a banner, nothing to change, an end, a line for the owner", looking)?;
    tour.step("the owner's no ends a look at once", |tour| {
        let (mut owner, account) = owner(tour)?;
        let mut staff = looks_on(tour)?;
        let before = open(&mut staff, "/api/v1/session")?.status;
        call(&mut owner, "POST", &format!("/api/v1/a/{account}/view-as"), &json!({ "allowed": false }))?;
        let after = open(&mut staff, "/api/v1/session")?;
        check((before, after.status) == (200, 401), format!("{before}, then {} [{}]", after.status, after.code()))
    })?;
    tour.step("a lost owner is replaced by two of the staff, and an owner who is not lost objects", replacing)
}

fn looking(tour: &Tour<'_, '_>) -> Result<String, String> {
    let (mut owner, account) = owner(tour)?;
    let consent = format!("/api/v1/a/{account}/view-as");
    call(&mut owner, "POST", &consent, &json!({ "allowed": true }))?;
    let mut staff = looks_on(tour)?;
    let page = open(&mut staff, &format!("/a/{account}"))?.text();
    let banner = page.contains("<aside class=\"look\"") && page.contains("Claude Martin");
    let body = json!({ "email": "x@atu.example", "membership": { "preset": "buyer" } });
    let write = staff.call("POST", &format!("/api/v1/a/{account}/people/invitations"), &body);
    let write = write.map_err(|error| lost(&error))?.code();
    let ended = tour.perform(&EndViews { staff: "Claude Martin".to_owned() })?.sessions_ended;
    let after = open(&mut staff, "/api/v1/session")?.status;
    let ledger = open(&mut owner, &format!("/a/{account}/ledger/export"))?.text();
    let told = ledger.contains("viewed-as") && ledger.contains("asked by phone");
    let holds = banner && write == "view-as/read-only" && ended == 1 && after == 401 && told;
    check(holds, format!("banner: {banner}; a write: {write}; ended: {ended}; in the ledger: {told}"))
}

fn replacing(tour: &Tour<'_, '_>) -> Result<String, String> {
    let (mut owner, account) = owner(tour)?;
    let propose = ProposeRecovery { login: MEMBER.to_owned(), reason: "left the hotel".to_owned() };
    staff(tour, "Claude Martin", propose.clone())?;
    let alone = code(staff(tour, "Claude Martin", ConfirmRecovery {}));
    let page = format!("/a/{account}/ownership");
    let objected = send(&mut owner, &page, &page, &[("do", "object")])?.status;
    let late = code(staff(tour, "Jeanne Roy", ConfirmRecovery {}));
    staff(tour, "Claude Martin", propose)?;
    let confirmed = staff(tour, "Jeanne Roy", ConfirmRecovery {});
    let new = confirmed.map_err(|code| format!("the second is refused: {code}"))?.owner;
    let holds = alone == "recovery/same-person" && objected == 303 && late == "recovery/unknown" && new == MEMBER;
    check(holds, format!("one alone: {alone}; after the objection: {late}; without one, the owner is \"{new}\""))
}

/// Does something with the account as one of the staff; a refusal is its code.
fn staff<A: AccountOperation>(tour: &Tour<'_, '_>, by: &str, act: A) -> Result<A::Answer, String> {
    let (site, third_party, by) = (SITE.to_owned(), THIRD_PARTY.to_owned(), by.to_owned());
    tour.running.perform(&OnAccount { site, third_party, by, act }).map_err(|failure| failure.code)
}

fn code<T>(answer: Result<T, String>) -> String {
    answer.err().unwrap_or_else(|| "done".to_owned())
}

/// What staff ask for who look on.
fn look() -> ViewAs {
    ViewAs {
        site: SITE.to_owned(),
        login: MEMBER.to_owned(),
        third_party: THIRD_PARTY.to_owned(),
        staff: "Claude Martin".to_owned(),
        reason: "asked by phone".to_owned(),
    }
}

/// A browser in which one of the staff looks on.
fn looks_on(tour: &Tour<'_, '_>) -> Result<Browser, String> {
    let path = format!("/hand-off/{}", tour.perform(&look())?.code);
    let mut browser = tour.browser(SITE)?;
    let arrived = send(&mut browser, &path, &path, &[])?.status;
    if arrived == 303 { Ok(browser) } else { Err(format!("the look begins with {arrived}")) }
}

/// The owner, signed in, and the account.
fn owner(tour: &Tour<'_, '_>) -> Result<(Browser, String), String> {
    let mut owner = tour.signed_in(SITE, OWNER)?;
    let account = first_account(&mut owner)?;
    Ok((owner, account))
}
