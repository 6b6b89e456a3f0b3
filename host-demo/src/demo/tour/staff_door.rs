//! The steps of the staff's own door: nobody without a sign-in, nobody beyond their role, nothing of it among the sites.

use super::{Tour, check, lost, open, send};
use crate::console::error::CliError;
use crate::demo::client::{Browser, Way};
use crate::hosting::roster::Role;
use crate::hosting::server::Place;

/// The page that makes a user from a contact.
const ACCESS: &str = "/third-parties/116/contacts/253/access";

/// Comes to the staff's door.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("the staff's pages are at a door of their own, and under no name at that of the customers", |tour| {
        let Place::Port(staff) = tour.staff else { return Err("not at a port".to_owned()) };
        let names = ["localhost".to_owned(), format!("localhost:{}", staff.port()), "127.0.0.1".to_owned()];
        for name in names {
            let page = open(&mut Browser::new(Way::Http(tour.address), &name), "/users")?;
            if page.status < 400 || page.text().contains("/staff.css") {
                return Err(format!("under {name}: {}", page.status));
            }
        }
        let rebound = open(&mut Browser::new(Way::Http(staff), "evil.example"), "/")?.status;
        check(rebound == 421, format!("nothing among the sites; under a stranger's name {rebound}"))
    })?;
    tour.step("without a sign-in they are closed, and a wrong password opens nothing", |tour| {
        let mut nobody = browser(tour)?;
        let page = open(&mut nobody, "/users")?;
        let wrong = enter(&mut nobody, tour, Role::Admin, Some("not the password at all"))?;
        check((page.status, wrong) == (303, 401), format!("a page: {}; a wrong password: {wrong}", page.status))
    })?;
    tour.step("each role does what it may: one looks, another makes users", |tour| {
        let mut seen = Vec::new();
        for role in [Role::Look, Role::Manage] {
            let mut staff = browser(tour)?;
            let entered = enter(&mut staff, tour, role, None)?;
            let looked = open(&mut staff, ACCESS)?.status;
            let fields = [("site", "alpes"), ("deliver", "show"), ("login", "of.the.tour")];
            let made = send(&mut staff, ACCESS, ACCESS, &fields)?.status;
            seen.push((entered, looked, made));
        }
        check(seen == [(303, 200, 403), (303, 200, 200)], format!("entered, looked, made a user: {seen:?}"))
    })
}

/// A browser in which one of the sample's staff is signed in who manages accounts.
pub fn signed_in(tour: &Tour<'_, '_>) -> Result<Browser, String> {
    let mut browser = browser(tour)?;
    let entered = enter(&mut browser, tour, Role::Manage, None)?;
    if entered == 303 { Ok(browser) } else { Err(format!("staff cannot sign in: {entered}")) }
}

fn browser(tour: &Tour<'_, '_>) -> Result<Browser, String> {
    match tour.staff {
        Place::Port(address) => Ok(Browser::new(Way::Http(address), &format!("localhost:{}", address.port()))),
        Place::Socket(_) => Err("not at a port".to_owned()),
    }
}

/// Signs in one of the sample's staff with this role; answers the status.
fn enter(browser: &mut Browser, tour: &Tour<'_, '_>, role: Role, password: Option<&str>) -> Result<u16, String> {
    let person = tour.crew.iter().find(|person| person.role == role);
    let person = person.ok_or_else(|| format!("the sample has nobody with the role {role}"))?;
    let password = password.unwrap_or(person.password);
    let answer = browser.sign_in(person.login, password);
    answer.map(|answer| answer.status).map_err(|error| lost(&error))
}
