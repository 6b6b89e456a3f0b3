//! `odoo prepare`: what an Odoo needs before it is read, and before customers can act there.

use std::fs;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::erp::odoo::{Prepared, WritesPrepared, prepare};
use crate::hosting::start;
use crate::options::HostOptions;

/// What can be done about an Odoo.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Say which rights the reading role needs, and the API's user; check them; with `--make`, give the role its own
    Prepare(Box<Options>),
}

/// What `odoo prepare` is told.
#[derive(Args, Debug)]
pub struct Options {
    /// The role that is to read
    #[arg(long, value_name = "ROLE", default_value = "parvis_reader")]
    pub role: String,
    /// The file that holds the password of a role that is made
    #[arg(long, value_name = "FILE")]
    pub role_password_file: Option<PathBuf>,
    /// Carry the statements out; `--database` is then the address of an administrator of the database
    #[arg(long)]
    pub make: bool,
    /// The host.
    #[command(flatten)]
    pub host: HostOptions,
}

/// Does what the verb says.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let Verb::Prepare(options) = verb;
    let url = options.host.database.as_deref().ok_or_else(|| {
        CliError::new("usage/database-missing", "an Odoo needs the address of its database")
            .hint("add `--database postgres://USER:PASSWORD@HOST:PORT/DATABASE`, or set PARVIS_DATABASE")
    })?;
    let password = match &options.role_password_file {
        Some(file) => {
            let text = fs::read_to_string(file).map_err(|error| CliError::file("usage/password", file, &error))?;
            Some(text.trim_end_matches(['\r', '\n']).to_owned())
        }
        None => None,
    };
    let prepared = prepare(url, &options.role, password.as_deref(), options.make)?;
    let writes = match &options.host.api {
        Some(_) => Some(start::open_odoo(&options.host)?.writes_prepared()?),
        None => None,
    };
    terminal.document(&document(&prepared, writes.as_ref(), &options.role))?;
    say(&prepared, &options.role, terminal)?;
    let can_write = match &writes {
        Some(writes) => say_writes(writes, terminal)?,
        None => true,
    };
    Ok(if prepared.findings.is_empty() && can_write { ExitStatus::Done } else { ExitStatus::No })
}

fn document(prepared: &Prepared, writes: Option<&WritesPrepared>, role: &str) -> Value {
    json!({
        "place": prepared.place, "role": role, "made": prepared.made, "statements": prepared.statements,
        "findings": prepared.findings,
        "api": writes.map(|writes| json!({
            "place": writes.api, "login": writes.login, "trouble": writes.trouble, "advice": writes.advice,
            "key_until": writes.key_until.map(|until| until.to_string()),
            "writes": writes.writes.iter().map(|(what, lacks)| json!({ "what": what, "missing": lacks })).collect::<Vec<_>>(),
            "groups": writes.groups.iter().map(|(words, _)| words).collect::<Vec<_>>(),
        })),
    })
}

/// How far the API's user is made ready; whether nothing is missing.
fn say_writes(writes: &WritesPrepared, terminal: &mut Terminal<'_>) -> Result<bool, CliError> {
    let WritesPrepared { api, login, trouble, advice, writes, groups, key_until } = writes;
    match (trouble, key_until) {
        (Some(trouble), _) => terminal.line(format_args!("nothing is written through {api}: {trouble}"))?,
        (None, Some(until)) => terminal.line(format_args!("the key at {api} is `{login}`'s, good until {until:.0}"))?,
        (None, None) => terminal.line(format_args!("the key at {api} is `{login}`'s"))?,
    }
    for advice in advice {
        terminal.line(format_args!("    {advice}"))?;
    }
    for (what, lacks) in writes {
        let state = if lacks.is_empty() { "ready".to_owned() } else { format!("missing: {}", lacks.join("; ")) };
        terminal.line(format_args!("{what}: {state}"))?;
    }
    let is_ready = trouble.is_none() && writes.iter().all(|(_, lacks)| lacks.is_empty());
    if !is_ready {
        terminal.line("")?;
        terminal.line("What to do in Odoo, as its administrator:")?;
        terminal.line(
            "1. Settings, Users: make one for the portal alone, an internal user and no administrator, in each company",
        )?;
        terminal.line(
            "   that customers are served by. It stands as who wrote what customers do: call it `Customer portal`.",
        )?;
        terminal.line("2. Its groups, as far as they are wanted:")?;
        for (words, what_for) in groups {
            terminal.line(format_args!("   {words}: {}", what_for.join(", ")))?;
        }
        terminal.line("3. As that user, Account Security: make an API key, and keep it in a file. From Odoo 18 on it runs out, after 90")?;
        terminal
            .line("   days unless a group of the user allows more; this verb and the host say so two weeks ahead.")?;
    }
    Ok(is_ready)
}

fn say(prepared: &Prepared, role: &str, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    if !prepared.made && !prepared.findings.is_empty() {
        terminal.line(format_args!("an administrator of {} carries these out:", prepared.place))?;
        for statement in &prepared.statements {
            terminal.line(format_args!("  {statement};"))?;
        }
    }
    for finding in &prepared.findings {
        terminal.line(finding)?;
    }
    if prepared.findings.is_empty() {
        terminal.line(format_args!("`{role}` at {} reads what it must, and nothing else", prepared.place))?;
    }
    Ok(())
}
