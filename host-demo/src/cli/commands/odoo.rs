//! `odoo prepare`: what an Odoo needs before it is read.

use std::fs;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::erp::odoo::{Prepared, prepare};
use crate::options::HostOptions;

/// What can be done about an Odoo.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Say which rights the reading role needs, and whether it has them; with `--make`, give them
    Prepare(Options),
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
    say(&prepared, &options.role, terminal)?;
    Ok(if prepared.findings.is_empty() { ExitStatus::Done } else { ExitStatus::No })
}

fn say(prepared: &Prepared, role: &str, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    terminal.document(&json!({
        "place": prepared.place, "role": role, "made": prepared.made, "statements": prepared.statements,
        "findings": prepared.findings,
    }))?;
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
