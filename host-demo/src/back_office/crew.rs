//! The staff themselves: who they are and what each may do, for those who run the place.

use askama::Template;
use axum::response::Response;
use plugin_api::{Class, Failure};

use super::layout::Around;
use super::request::{Asked, link};
use super::routes::{ADMIN, Route};
use super::sections::Section;
use super::user::unknown;
use super::{responses, wording};
use crate::clock;
use crate::hosting::roster::{NewPerson, Person, Role, one_time};

/// The pages.
pub const PAGES: &[Route] = &[
    Route::get("/staff", ADMIN, list),
    Route::post("/staff", ADMIN, add),
    Route::get("/staff/{login}", ADMIN, card),
    Route::post("/staff/{login}", ADMIN, act),
];

#[derive(Template)]
#[template(path = "staff/crew.html")]
struct List {
    around: Around,
    people: Vec<Row>,
    login: String,
    name: String,
    roles: Vec<RoleRow>,
}

struct Row {
    path: String,
    person: Person,
    role: &'static str,
    standing: (&'static str, &'static str),
}

/// A role to choose.
struct RoleRow {
    id: &'static str,
    name: &'static str,
    about: &'static str,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "staff/crew_member.html")]
struct Card {
    around: Around,
    path: String,
    person: Person,
    standing: (&'static str, &'static str),
    roles: Vec<RoleRow>,
    /// Whether it is who looks at the page.
    is_own: bool,
    /// A password that was just made; nobody can read it again.
    password: Option<String>,
}

fn list(asked: &Asked) -> Result<Response, Failure> {
    show_list(asked, None)
}

fn add(asked: &Asked) -> Result<Response, Failure> {
    let (login, name) = (asked.form.get("login"), asked.form.get("name"));
    let password = one_time()?;
    let role = role(asked);
    let added = role.and_then(|role| {
        let new = NewPerson { login, name, role, must_change: true };
        asked.staff.running.roster.add(&new, &password, clock::now())
    });
    match added {
        Ok(person) => {
            asked.noted(&format!("staff/added: {} as {}", person.login, person.role));
            show_card(asked, person, Some(password), None)
        }
        Err(failure) => show_list(asked, Some(&failure)),
    }
}

fn card(asked: &Asked) -> Result<Response, Failure> {
    show_card(asked, of_path(asked)?, None, None)
}

fn act(asked: &Asked) -> Result<Response, Failure> {
    let person = of_path(asked)?;
    let (roster, login) = (&asked.staff.running.roster, &person.login);
    let mut password = None;
    let done = match asked.form.get("do") {
        "role" => role(asked).and_then(|role| roster.set_role(login, role)).map(|_| "staff-changed"),
        "disable" => roster.set_enabled(login, false).map(|_| "staff-disabled"),
        "enable" => roster.set_enabled(login, true).map(|_| "staff-enabled"),
        "password" => {
            let made = one_time()?;
            let set = roster.set_password(login, &made, true);
            password = Some(made);
            set.map(|_| "staff-changed")
        }
        _ => return Err(unknown()),
    };
    match (done, password) {
        (Ok(note), None) => {
            asked.noted(&format!("staff/changed: {login}: {note}"));
            asked.go(&link(&["staff", login]), note)
        }
        (Ok(_), Some(password)) => {
            asked.noted(&format!("staff/password: {login}"));
            show_card(asked, roster.person(login)?, Some(password), None)
        }
        (Err(failure), _) => show_card(asked, person, None, Some(&failure)),
    }
}

fn role(asked: &Asked) -> Result<Role, Failure> {
    let unknown = |()| Failure::new(Class::Invalid, "request/body-invalid", "the form names no role");
    asked.form.get("role").parse().map_err(unknown)
}

fn roles(asked: &Asked, chosen: Role) -> Vec<RoleRow> {
    let row = |role: Role| RoleRow {
        id: role.as_str(),
        name: wording::role(asked.l, role),
        about: wording::about_role(asked.l, role),
        chosen: role == chosen,
    };
    Role::ALL.into_iter().map(row).collect()
}

fn of_path(asked: &Asked) -> Result<Person, Failure> {
    asked.staff.running.roster.person(asked.path.get("login"))
}

fn show_list(asked: &Asked, refused: Option<&Failure>) -> Result<Response, Failure> {
    let row = |person: Person| Row {
        path: link(&["staff", &person.login]),
        role: wording::role(asked.l, person.role),
        standing: wording::standing_of_staff(asked.l, &person),
        person,
    };
    let people = asked.staff.running.roster.people()?.into_iter();
    let page = List {
        around: asked.around(Section::Staff).refused(refused),
        people: people.map(row).collect(),
        login: asked.form.get("login").to_owned(),
        name: asked.form.get("name").to_owned(),
        roles: roles(asked, role(asked).unwrap_or(Role::Look)),
    };
    match refused {
        Some(failure) => responses::refused(failure, &page),
        None => responses::page(&page),
    }
}

fn show_card(
    asked: &Asked,
    person: Person,
    password: Option<String>,
    refused: Option<&Failure>,
) -> Result<Response, Failure> {
    let page = Card {
        around: asked.around(Section::Staff).below().refused(refused),
        path: link(&["staff", &person.login]),
        is_own: asked.person.as_ref().is_some_and(|own| own.login == person.login),
        password,
        standing: wording::standing_of_staff(asked.l, &person),
        roles: roles(asked, person.role),
        person,
    };
    match refused {
        Some(failure) => responses::refused(failure, &page),
        None => responses::page(&page),
    }
}
