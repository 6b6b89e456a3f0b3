//! The people of the sample ERP, made users of the portal at the first start.

use std::thread;

use argon2::Argon2;
use argon2::password_hash::PasswordHasher;
use jiff::ToSpan;
use plugin_api::operations::{ImportMembership, ImportRole, ImportUser, Site, Users};
use plugin_api::{Failure, objects};
use serde::Deserialize;

use crate::back_office::DemoUser;
use crate::console::error::CliError;
use crate::erp::Erp;
use crate::erp::sample::seed::{GRAND_COMPTE, GRAND_COMPTE_CONTACT};
use crate::erp::sample::{Access, DEEDS, PEOPLE, Person, Role, Trust, USERS};
use crate::hosting::start::Running;
use crate::hosting::watch::{self, File};
use crate::language::Words;

mod acting;

/// The owner of the large account of a seeded ERP.
pub const GRAND: Person = Person {
    site: "alpes",
    login: "grand.compte",
    password: "ten-thousand-paper-boats",
    trust: Trust::Given,
    accesses: &[Access::owner(GRAND_COMPTE, GRAND_COMPTE_CONTACT)],
    story: Words {
        en: "owner of the account with ten thousand invoices, in seeded data",
        fr: "propriétaire du compte aux dix mille factures, dans des données générées",
        de: "Inhaber des Kontos mit zehntausend Rechnungen, in erzeugten Daten",
    },
};

/// Creates the people whom the portal does not have yet, tells what they did, and lists who can sign in. Only people whose
/// site is enabled count.
///
/// # Errors
/// The ERP's, and those of the operations.
pub fn settle(running: &Running, manifests: &std::path::Path) -> Result<Vec<DemoUser>, CliError> {
    let erp = running.host.erp();
    let sites = running.sites()?;
    let is_seeded = erp.third_party(GRAND_COMPTE)?.is_some();
    let people: Vec<Person> = PEOPLE
        .iter()
        .copied()
        .chain(is_seeded.then_some(GRAND))
        .filter(|person| sites.iter().any(|site| site.id == person.site))
        .collect();
    for site in &sites {
        let wanted: Vec<&Person> = people.iter().filter(|person| person.site == site.id).collect();
        if wanted.is_empty() {
            continue;
        }
        let mut missing = Vec::new();
        for person in wanted {
            if !is_there(running, person)? {
                missing.push(person);
            }
        }
        let Some((last, others)) = missing.split_last() else { continue };
        let files = watch::read_folder(manifests)?;
        enroll(running, site, others, &files)?;
        // Before the last one, whose being there says that all of it was told.
        tell(running, site)?;
        enroll(running, site, &[last], &files)?;
    }
    let mut users = Vec::new();
    for person in people.into_iter().filter(|person| person.trust != Trust::Withdrawn) {
        let Person { site, login, password, story, .. } = person;
        users.push(DemoUser { site, login, password, name: name_of(&person, erp)?, story });
    }
    Ok(users)
}

/// Makes users of people, with their passwords.
fn enroll(running: &Running, site: &Site, people: &[&Person], files: &[File]) -> Result<(), Failure> {
    // A mail server would get mails to people who do not exist, and nobody could follow the links in them.
    let has_folder = running.host.mailbox().folder().is_some();
    let (by_link, by_hash): (Vec<&Person>, Vec<&Person>) =
        people.iter().partition(|person| person.trust == Trust::Proved && has_folder);
    for (person, hash) in by_hash.iter().zip(hashes(&by_hash)) {
        running.perform(&import(person, Some(hash?), running.host.erp(), files)?)?;
    }
    for person in by_link {
        let import = import(person, None, running.host.erp(), files)?;
        running.perform(&import)?;
        acting::prove(running, site, person, import.email.as_deref().unwrap_or_default())?;
    }
    Ok(())
}

/// Has the people of a site do what they did before anybody looks.
fn tell(running: &Running, site: &Site) -> Result<(), Failure> {
    if running.host.mailbox().folder().is_none() {
        return Ok(());
    }
    for deeds in DEEDS.chunk_by(|one, next| (one.by, one.days_ago) == (next.by, next.days_ago)) {
        let by = deeds.first().map(|deed| deed.by);
        let person = PEOPLE.iter().find(|person| by == Some((person.site, person.login)));
        if let Some(person) = person.filter(|person| person.site == site.id) {
            acting::act(running, site, person, deeds)?;
        }
    }
    Ok(())
}

/// The third party of a person's first account.
pub fn third_party_of(login: &str) -> Option<&'static str> {
    let mut people = PEOPLE.iter().copied().chain([GRAND]);
    people.find(|person| person.login == login)?.accesses.first().map(|access| access.third_party)
}

/// Whether a person is a user already.
fn is_there(running: &Running, person: &Person) -> Result<bool, Failure> {
    let of = Users { site: person.site.to_owned(), login: Some(person.login.to_owned()), ..Users::default() };
    Ok(!running.perform(&of)?.users.is_empty())
}

/// Hashes the passwords, as many at once as there are processors.
fn hashes(people: &[&Person]) -> Vec<Result<String, Failure>> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = people.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let started: Vec<_> = people
            .chunks(share)
            .map(|part| scope.spawn(|| part.iter().map(|person| hash(person.password)).collect::<Vec<_>>()))
            .collect();
        started.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    })
}

/// argon2id with 19,456 KiB, two rounds and one lane (rule U4).
fn hash(password: &str) -> Result<String, Failure> {
    let hashed = Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string());
    hashed.map_err(|error| {
        let message = format!("a password cannot be hashed: {error}");
        Failure::new(plugin_api::Class::Internal, "password/unhashed", message)
    })
}

fn import(person: &Person, hash: Option<String>, erp: &dyn Erp, files: &[File]) -> Result<ImportUser, Failure> {
    let contact = person.accesses.first().map(|access| access.contact);
    let known = contact.map(|id| erp.contact(id)).transpose()?.flatten();
    let erp_user = USERS.iter().find(|(_, of)| contact == Some(*of)).map(|(id, _)| *id);
    Ok(ImportUser {
        dry_run: false,
        site: person.site.to_owned(),
        login: person.login.to_owned(),
        name: name_of(person, erp)?,
        email: known.as_ref().and_then(|contact| contact.email.clone()),
        locale: known.and_then(|contact| contact.language),
        contact: contact.map(str::to_owned),
        erp_user: erp_user.map(str::to_owned),
        ruled: Vec::new(),
        enabled: person.trust != Trust::Withdrawn,
        hash,
        memberships: person.accesses.iter().map(|access| membership(person.site, access, files)).collect(),
    })
}

fn membership(site: &str, access: &Access, files: &[File]) -> ImportMembership {
    let (role, permissions) = match access.role {
        Role::Owner => (ImportRole::Owner, Vec::new()),
        Role::Member(permissions) => (ImportRole::Member, permissions.iter().map(ToString::to_string).collect()),
        Role::Preset(preset) => (ImportRole::Member, preset_of(site, preset, files)),
    };
    let sites: Vec<String> = access.sites.iter().map(ToString::to_string).collect();
    ImportMembership {
        third_party: access.third_party.to_owned(),
        role,
        permissions,
        sees: Some(if access.own_only { "own" } else { "all" }.to_owned()),
        sites: Some(sites).filter(|sites| !sites.is_empty()),
        ends: access.days.map(day_in),
    }
}

/// The day in so many days, `YYYY-MM-DD`.
fn day_in(days: i64) -> String {
    crate::zone::day_at(crate::clock::now(), &crate::zone::own()).saturating_add(days.days()).to_string()
}

/// The part of a manifest that names sets of permissions.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Manifest {
    site: String,
    permissions: Sets,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sets {
    presets: Vec<Preset>,
}

#[derive(Deserialize)]
struct Preset {
    id: String,
    permissions: Vec<String>,
}

/// What a preset of a site gives; nothing where the manifests name none.
fn preset_of(site: &str, preset: &str, files: &[File]) -> Vec<String> {
    let manifests = files.iter().filter_map(|file| objects::from_slice::<Manifest>(&file.bytes).ok());
    let presets = manifests.filter(|manifest| manifest.site == site).flat_map(|manifest| manifest.permissions.presets);
    presets.filter(|found| found.id == preset).flat_map(|found| found.permissions).collect()
}

fn name_of(person: &Person, erp: &dyn Erp) -> Result<String, Failure> {
    let Some(access) = person.accesses.first() else { return Ok(person.login.to_owned()) };
    let contact = erp.contact(access.contact)?;
    Ok(contact.map_or_else(
        || person.login.to_owned(),
        |contact| format!("{} {}", contact.first_name, contact.last_name).trim().to_owned(),
    ))
}
