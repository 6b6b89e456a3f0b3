//! `staff`: who may use the back office, and what each may do there.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::commands::password;
use crate::clock;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::hosting::roster::{NewPerson, Person, Role, Roster, one_time};
use crate::hosting::start;
use crate::options::DATA;

/// The verbs about the staff.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Give somebody an account; without a password, a one-time one is made and printed
    Add(Add),
    /// List everybody with their role
    List(DataOption),
    /// Give somebody another role; their sessions end
    Role(Give),
    /// Give somebody another password; without one, a one-time one is made and printed. Their sessions end
    Password(Password),
    /// Take somebody out of use; their sessions end
    Disable(Which),
    /// Put somebody back in use
    Enable(Which),
}

/// Where the staff's accounts are.
#[derive(Args, Debug)]
pub struct DataOption {
    /// The folder for everything that the host writes; made where it is missing
    #[arg(long, value_name = "DIR", default_value = DATA)]
    data: PathBuf,
}

/// Where a password comes from.
#[derive(Args, Debug)]
pub struct From {
    /// A file with the password in its first line, or `-` for the input
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// Asks for the password on the terminal
    #[arg(long, conflicts_with = "password_file")]
    ask: bool,
}

/// What `staff add` is told.
#[derive(Args, Debug)]
pub struct Add {
    /// The login: small letters, digits, `.`, `-`, `_`; it stands in ledgers, and never changes
    #[arg(value_name = "LOGIN")]
    login: String,
    /// The name, for ledgers and mails
    #[arg(long, value_name = "NAME")]
    name: String,
    /// What they may do
    #[arg(long, value_name = "ROLE")]
    role: Role,
    #[command(flatten)]
    from: From,
    #[command(flatten)]
    data: DataOption,
}

/// The member of the staff that a verb is about.
#[derive(Args, Debug)]
pub struct Which {
    /// The login
    #[arg(value_name = "LOGIN")]
    login: String,
    #[command(flatten)]
    data: DataOption,
}

/// What `staff role` is told.
#[derive(Args, Debug)]
pub struct Give {
    /// The login
    #[arg(value_name = "LOGIN")]
    login: String,
    /// What they may do
    #[arg(value_name = "ROLE")]
    role: Role,
    #[command(flatten)]
    data: DataOption,
}

/// What `staff password` is told.
#[derive(Args, Debug)]
pub struct Password {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    from: From,
}

/// Carries it out and prints who it is about.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    match verb {
        Verb::List(data) => list(&open(data)?, terminal),
        Verb::Add(Add { login, name, role, from, data }) => {
            let (password, must_change) = from.password()?;
            let new = NewPerson { login, name, role: *role, must_change };
            let person = open(data)?.add(&new, &password, clock::now())?;
            tell(&person, must_change.then_some(password), terminal)
        }
        Verb::Role(Give { login, role, data }) => tell(&open(data)?.set_role(login, *role)?, None, terminal),
        Verb::Password(Password { which, from }) => {
            let (password, once) = from.password()?;
            let person = open(&which.data)?.set_password(&which.login, &password, once)?;
            tell(&person, once.then_some(password), terminal)
        }
        Verb::Disable(which) => tell(&open(&which.data)?.set_enabled(&which.login, false)?, None, terminal),
        Verb::Enable(which) => tell(&open(&which.data)?.set_enabled(&which.login, true)?, None, terminal),
    }
}

impl From {
    /// The password, and whether it was made to be replaced.
    fn password(&self) -> Result<(String, bool), CliError> {
        match (&self.password_file, self.ask) {
            (Some(file), _) => Ok((password::read(file)?, false)),
            (None, true) => Ok((password::ask("New password: ")?, false)),
            (None, false) => Ok((one_time()?, true)),
        }
    }
}

fn open(data: &DataOption) -> Result<Roster, CliError> {
    start::make_data(&data.data)?;
    Ok(Roster::open(&start::staff_file(&data.data))?)
}

/// Everybody; nobody is the answer no.
fn list(roster: &Roster, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let people = roster.people()?;
    terminal.document(&json!({ "staff": people.iter().map(|person| facts(person, None)).collect::<Vec<_>>() }))?;
    for Person { login, name, role, enabled, must_change, .. } in &people {
        let state = match (enabled, must_change) {
            (false, _) => " (disabled)",
            (true, true) => " (one-time password)",
            (true, false) => "",
        };
        terminal.line(format_args!("{login:<24} {name:<28} {role}{state}"))?;
    }
    Ok(if people.is_empty() { ExitStatus::No } else { ExitStatus::Done })
}

fn tell(person: &Person, password: Option<String>, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let answer = facts(person, password);
    terminal.document(&answer)?;
    terminal.facts(&answer)?;
    Ok(ExitStatus::Done)
}

fn facts(person: &Person, password: Option<String>) -> Value {
    let state = if person.enabled { "active" } else { "disabled" };
    let mut facts = json!({ "login": person.login, "name": person.name, "role": person.role.as_str(), "state": state });
    if let Some(password) = password {
        facts["password"] = password.into();
    }
    facts
}
