//! From an ERP's external users to users of the portal: which site, which password, and why not where not; and what ends for
//! those that the ERP has no more (rule U11).

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use plugin_api::operations::{Credentials, Deliver, ImportMembership, ImportUser, Site, UserImported};
use plugin_api::{Class, Failure, objects};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::console::error::CliError;
use crate::erp::external::{ExternalUser, OldHash, Skip, StoredPassword};
use crate::hosting::start::Running;
use crate::hosting::watch;
use crate::{clock, zone};

mod gone;
pub mod owners;

/// The code of a hash that the portal cannot read.
const HASH_REFUSED: &str = "hash/refused";

/// How far an import goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Says what would be done.
    DryRun,
    /// Makes the users, and says each line.
    Import,
    /// Does it, and mails a link to set a password to each new user whose hash cannot be taken over (rule U5).
    MailLinks,
}

/// What became of a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// New in the portal.
    Taken,
    /// Was there, and is as the ERP has it now.
    Changed,
    /// Was there, and was so already.
    Unchanged,
    /// The ERP has it no more: what an import gave has ended.
    Ended,
    /// Left out, with a code.
    Skipped,
}

impl Outcome {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Ended => "ended",
            Self::Skipped => "skipped",
        }
    }

    /// What the portal says of a user by this word.
    fn of(word: &str) -> Option<Self> {
        let of_portal = [Self::Taken, Self::Changed, Self::Unchanged, Self::Skipped];
        of_portal.into_iter().find(|outcome| outcome.as_str() == word)
    }
}

/// The report about one user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The ERP's id of the user.
    pub id: String,
    /// The login.
    pub login: String,
    /// The entity it belongs to.
    pub entity: String,
    /// The site it signs in to, where there is one.
    pub site: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// Why it was skipped.
    pub code: Option<String>,
    /// What to know besides.
    pub notes: Vec<String>,
}

impl Line {
    /// For people.
    pub fn text(&self) -> String {
        let site = self.site.as_deref().unwrap_or("-");
        let code = self.code.as_ref().map_or_else(String::new, |code| format!(" [{code}]"));
        let notes = if self.notes.is_empty() { String::new() } else { format!(": {}", self.notes.join("; ")) };
        let what = self.outcome.as_str();
        format!("{what:<9} {:<24} entity {:<3} site {site:<10}{code}{notes}", self.login, self.entity)
    }

    /// For scripts.
    pub fn json(&self) -> Value {
        json!({
            "id": self.id, "login": self.login, "entity": self.entity, "site": self.site,
            "outcome": self.outcome.as_str(), "code": self.code, "notes": self.notes,
        })
    }
}

/// Where a user of an entity signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The site.
    pub site: String,
    /// Its realm, where the login must be nobody else's.
    pub realm: String,
    /// The other sites that it could have been.
    pub others: Vec<String>,
}

/// Imports every user, in the order of the ERP's ids: of two with one login in a realm, the first keeps it. `progress` is
/// told how many are done, and answers whether to go on; who comes behind has no line then, and nothing is taken away from
/// those whom the ERP has no more: only a whole list says who that is.
///
/// # Errors
/// Where the portal or the manifests folder does not answer. What concerns one user alone is in its line.
pub fn run(
    (users, ruled): (&[ExternalUser], &[&str]),
    running: &Running,
    manifests: &Path,
    way: Way,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Vec<Line>, CliError> {
    let sites = running.sites()?;
    let entities = entities_of(manifests)?;
    let today = today();
    let mut taken = BTreeMap::new();
    let mut lines = Vec::with_capacity(users.len());
    for user in users {
        let home = home(user, &sites, &entities);
        lines.push(take((user, ruled), home.as_ref(), running, &today, way, &mut taken)?);
        if !progress(lines.len() as u64) && lines.len() < users.len() {
            return Ok(lines);
        }
    }
    gone::take_away(users, running, way, &mut lines)?;
    Ok(lines)
}

/// Imports one user. `taken` are those before it, by realm and login.
fn take(
    (user, ruled): (&ExternalUser, &[&str]),
    home: Option<&Home>,
    running: &Running,
    today: &str,
    way: Way,
    taken: &mut BTreeMap<(String, String), String>,
) -> Result<Line, CliError> {
    let mut line = line(user, home, today);
    let (Some(home), None) = (home, &line.code) else { return Ok(line) };
    // As the portal compares logins: one that names a mailbox folds no further than that.
    let folded = if user.login.contains('@') { user.login.to_ascii_lowercase() } else { user.login.to_lowercase() };
    let key = (home.realm.clone(), folded);
    if let Some(first) = taken.get(&key) {
        let note = format!("user {first} has this login in the realm; rename one");
        return Ok(skipped(line, "login/taken", note));
    }
    taken.insert(key, user.id.clone());
    let mut command = command((user, ruled), home, today, way == Way::DryRun);
    let mut answer = running.perform(&command);
    if matches!(&answer, Ok(answer) if answer.code.as_deref() == Some(HASH_REFUSED)) {
        command.hash = None;
        line.notes.push("the ERP's hash is damaged".to_owned());
        answer = running.perform(&command);
    }
    let mut line = finish(line, answer)?;
    let wants_link = way == Way::MailLinks && line.outcome == Outcome::Taken && may_sign_in(user, today);
    if wants_link && command.hash.is_none() {
        line.notes.push(mail_link(running, user, home));
    }
    Ok(line)
}

/// The site of a user: the one under the host that the ERP names for it, and no other; where it names none the first by id
/// whose manifest lists the user's entity, else the first that lists none.
pub fn home(user: &ExternalUser, sites: &[Site], entities: &BTreeMap<String, Vec<String>>) -> Option<Home> {
    let entity = &user.entity;
    if let Some(host) = &user.host {
        let site = sites.iter().find(|site| site.hosts.iter().any(|one| one.eq_ignore_ascii_case(host)))?;
        return Some(Home { site: site.id.clone(), realm: site.realm.clone(), others: Vec::new() });
    }
    let lists = |site: &&Site| entities.get(&site.id).is_some_and(|listed| listed.iter().any(|one| one == entity));
    let lists_none = |site: &&Site| !entities.contains_key(&site.id);
    let mut matching: Vec<&Site> = sites.iter().filter(lists).collect();
    if matching.is_empty() {
        matching = sites.iter().filter(lists_none).collect();
    }
    let (first, others) = matching.split_first()?;
    let others = others.iter().map(|site| site.id.clone()).collect();
    Some(Home { site: first.id.clone(), realm: first.realm.clone(), others })
}

/// The line as far as the ERP's record decides it.
fn line(user: &ExternalUser, home: Option<&Home>, today: &str) -> Line {
    let mut line = Line {
        id: user.id.clone(),
        login: user.login.clone(),
        entity: user.entity.clone(),
        site: home.map(|home| home.site.clone()),
        outcome: Outcome::Taken,
        code: None,
        notes: Vec::new(),
    };
    if let Some(skip) = user.skip {
        let code = match skip {
            Skip::Internal => "user/internal",
            Skip::NoThirdParty => "user/without-third-party",
            Skip::Administrator => "user/administrator",
        };
        line.site = None;
        return skipped(line, code, skip.reason().to_owned());
    }
    let Some(home) = home else {
        let (code, note) = match &user.host {
            Some(host) => {
                ("site/none-for-host", format!("no manifest in force has the host {host}; enable a site for it"))
            }
            None => (
                "site/none-for-entity",
                format!("no manifest in force shows entity {}; enable a site for it", user.entity),
            ),
        };
        return skipped(line, code, note);
    };
    if !home.others.is_empty() {
        line.notes.push(format!("{} would do as well; the first by id was taken", home.others.join(", ")));
    }
    if !may_sign_in(user, today) {
        line.notes.push("disabled: out of use in the ERP, or outside the days of its validity".to_owned());
    }
    let password = match user.password {
        StoredPassword::Readable(_) => None,
        StoredPassword::Old(OldHash::Md5) => Some("the ERP has an MD5 hash"),
        StoredPassword::Old(_) => Some("the ERP has a password of an old kind"),
        StoredPassword::None => Some("the ERP has no password"),
    };
    line.notes.extend(password.map(ToOwned::to_owned));
    line
}

fn skipped(mut line: Line, code: &str, note: String) -> Line {
    line.outcome = Outcome::Skipped;
    line.code = Some(code.to_owned());
    line.notes.push(note);
    line
}

fn command((user, ruled): (&ExternalUser, &[&str]), home: &Home, today: &str, dry_run: bool) -> ImportUser {
    let name = format!("{} {}", user.first_name, user.last_name).trim().to_owned();
    let membership = ImportMembership {
        third_party: user.third_party.clone().unwrap_or_default(),
        permissions: user.permissions.clone(),
        ends: user.ends.as_deref().and_then(day_after),
        ..ImportMembership::default()
    };
    ImportUser {
        dry_run,
        site: home.site.clone(),
        login: user.login.clone(),
        name: if name.is_empty() { user.login.clone() } else { name },
        email: user.email.clone(),
        locale: user.language.clone(),
        contact: user.contact.clone(),
        erp_user: Some(user.id.clone()),
        ruled: ruled.iter().copied().map(str::to_owned).collect(),
        enabled: may_sign_in(user, today),
        hash: match &user.password {
            StoredPassword::Readable(hash) => Some(hash.clone()),
            StoredPassword::Old(_) | StoredPassword::None => None,
        },
        memberships: vec![membership],
    }
}

/// The ERP names the last day that is still good, the portal the first that is not.
fn day_after(day: &str) -> Option<String> {
    Some(day.parse::<Date>().ok()?.tomorrow().ok()?.to_string())
}

/// Whether the ERP lets the user sign in on this day; the last day is still good.
fn may_sign_in(user: &ExternalUser, today: &str) -> bool {
    let has_begun = user.starts.as_deref().is_none_or(|starts| starts <= today);
    let has_not_ended = user.ends.as_deref().is_none_or(|ends| ends >= today);
    user.enabled && has_begun && has_not_ended
}

/// Mails a link to set a password, and says so; a user without an address gets one from staff.
fn mail_link(running: &Running, user: &ExternalUser, home: &Home) -> String {
    let (site, login) = (home.site.clone(), user.login.clone());
    match running.perform(&Credentials { site, login, deliver: Deliver::Link }) {
        Ok(_) => "a set-password link was mailed".to_owned(),
        Err(failure) => format!("no set-password link was mailed: {}", failure.message),
    }
}

/// What the portal says of one user: its own outcome and notes, or a refusal, which skips the user and not the rest.
fn finish(mut line: Line, answer: Result<UserImported, Failure>) -> Result<Line, CliError> {
    match answer {
        Ok(answer) => {
            let unreadable = || format!("the module's answer: `{}` is no outcome", answer.outcome);
            line.outcome =
                Outcome::of(&answer.outcome).ok_or_else(|| CliError::new("answer/unreadable", unreadable()))?;
            line.code = answer.code;
            line.notes.extend(answer.notes);
            Ok(line)
        }
        Err(failure) if matches!(failure.class, Class::Refused | Class::NotFound | Class::Invalid) => {
            Ok(skipped(line, &failure.code, failure.message))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The part of a manifest that says which entities it shows.
#[derive(Deserialize)]
struct Manifest {
    site: String,
    entities: Option<Vec<String>>,
}

/// The entities of each site whose manifest lists any.
fn entities_of(manifests: &Path) -> Result<BTreeMap<String, Vec<String>>, CliError> {
    let files = watch::read_folder(manifests)?;
    let manifests = files.iter().filter_map(|file| objects::from_slice::<Manifest>(&file.bytes).ok());
    Ok(manifests.filter_map(|manifest| Some((manifest.site, manifest.entities?))).collect())
}

/// The day in the host's time zone: that of the ERP.
fn today() -> String {
    zone::day_at(clock::now(), &zone::own()).to_string()
}

#[cfg(test)]
mod tests;
