//! The first owners of accounts, named by a rule when an import is done (rule U11). An owner that is there stays.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::str::FromStr;

use plugin_api::operations::{NameOwners, NamedOwner, OwnerNamed};
use serde_json::{Value, json};

use super::{Line, Outcome, entities_of, home, may_sign_in, today};
use crate::console::error::CliError;
use crate::erp::external::{ExternalUser, ExternalUsers};
use crate::hosting::start::Running;

/// How many owners one command names.
const STRETCH: usize = 500;

/// Who is to own an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The only user that the ERP has for it.
    OnlyUser,
    /// The contact to whom the ERP gives this role of its third party, e.g. `BILLING`, where that is one user.
    ContactRole(String),
    /// Who stands in a file: a line each, `THIRD-PARTY,LOGIN`.
    File(PathBuf),
}

impl FromStr for Rule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            None if text == "only-user" => Ok(Self::OnlyUser),
            Some(("contact-role", role)) if !role.is_empty() => Ok(Self::ContactRole(role.to_owned())),
            Some(("file", path)) if !path.is_empty() => Ok(Self::File(path.into())),
            _ => Err("say `only-user`, `contact-role:ROLE` or `file:PATH`".to_owned()),
        }
    }
}

/// The report about one account.
#[derive(Clone, Debug)]
pub struct OwnerLine(OwnerNamed);

impl OwnerLine {
    /// Whether the account has got its owner by this run.
    pub fn is_named(&self) -> bool {
        self.0.outcome == "named"
    }

    /// For people.
    pub fn text(&self) -> String {
        let OwnerNamed { third_party, login, outcome, code, notes } = &self.0;
        let code = code.as_ref().map_or_else(String::new, |code| format!(" [{code}]"));
        let notes = if notes.is_empty() { String::new() } else { format!(": {}", notes.join("; ")) };
        format!("{outcome:<9} {login:<24} owner of third party {third_party}{code}{notes}")
    }

    /// For scripts.
    pub fn json(&self) -> Value {
        let OwnerNamed { third_party, login, outcome, code, notes } = &self.0;
        json!({ "third_party": third_party, "login": login, "outcome": outcome, "code": code, "notes": notes })
    }
}

/// Names the owners. `lines` are those of the import before it: whom a dry run would have taken has no login yet.
///
/// # Errors
/// The ERP's, the file's, and those of the portal.
pub fn name(
    rule: &Rule,
    (erp, users): (&dyn ExternalUsers, &[ExternalUser]),
    (running, manifests): (&Running, &std::path::Path),
    (dry_run, lines): (bool, &[Line]),
) -> Result<Vec<OwnerLine>, CliError> {
    let (sites, entities, today) = (running.sites()?, entities_of(manifests)?, today());
    let in_force: Vec<&ExternalUser> =
        users.iter().filter(|user| user.skip.is_none() && may_sign_in(user, &today)).collect();
    let candidates = match rule {
        Rule::OnlyUser => alone(in_force.iter().copied()),
        Rule::ContactRole(code) => {
            let contacts = erp.contacts_in_role(code)?;
            let has_role = |user: &&ExternalUser| {
                let place = user.third_party.clone().zip(user.contact.clone());
                place.is_some_and(|place| contacts.contains(&place))
            };
            alone(in_force.iter().copied().filter(has_role))
        }
        Rule::File(path) => listed(path, &in_force)?,
    };
    let mut owners = Vec::new();
    for user in candidates {
        let (Some(home), Some(third_party)) = (home(user, &sites, &entities), user.third_party.clone()) else {
            continue;
        };
        owners.push(NamedOwner { site: home.site, login: user.login.clone(), third_party });
    }
    let mut named = Vec::with_capacity(owners.len());
    for stretch in owners.chunks(STRETCH) {
        named.extend(
            running.perform(&NameOwners { dry_run, by: "import".to_owned(), owners: stretch.to_vec() })?.owners,
        );
    }
    for line in named.iter_mut().filter(|_| dry_run) {
        expect(line, lines);
    }
    Ok(named.into_iter().map(OwnerLine).collect())
}

/// What a dry run cannot have found, as it took nobody in.
fn expect(line: &mut OwnerNamed, lines: &[Line]) {
    let is_missing = matches!(line.code.as_deref(), Some("user/unknown" | "account/unknown" | "member/unknown"));
    let would_be_taken =
        lines.iter().any(|one| one.login == line.login && matches!(one.outcome, Outcome::Taken | Outcome::Changed));
    if is_missing && would_be_taken {
        *line = OwnerNamed { outcome: "named".to_owned(), code: None, notes: Vec::new(), ..line.clone() };
    }
}

/// The users that are the only one of their third party.
fn alone<'a>(users: impl Iterator<Item = &'a ExternalUser>) -> Vec<&'a ExternalUser> {
    let mut by_party: BTreeMap<&str, Vec<&ExternalUser>> = BTreeMap::new();
    for user in users {
        if let Some(third_party) = &user.third_party {
            by_party.entry(third_party).or_default().push(user);
        }
    }
    by_party.into_values().filter_map(|users| if let [only] = users[..] { Some(only) } else { None }).collect()
}

/// The users that a file names.
fn listed<'a>(path: &std::path::Path, users: &[&'a ExternalUser]) -> Result<Vec<&'a ExternalUser>, CliError> {
    let text = fs::read_to_string(path).map_err(|error| CliError::file("owners/file", path, &error))?;
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
    {
        let wrong = |why: &str| {
            CliError::new("owners/line", format!("`{}`, line {number}: {why}", path.display()))
                .hint("write one `THIRD-PARTY,LOGIN` a line, as the ERP has them; nothing was named")
        };
        let (third_party, login) = line.split_once(',').ok_or_else(|| wrong("there is no comma"))?;
        let (third_party, login) = (third_party.trim(), login.trim());
        let is_meant = |user: &&&ExternalUser| {
            user.third_party.as_deref() == Some(third_party) && user.login.eq_ignore_ascii_case(login)
        };
        found.push(*users.iter().find(is_meant).ok_or_else(|| wrong("the ERP has no such user in use"))?);
    }
    Ok(found)
}
