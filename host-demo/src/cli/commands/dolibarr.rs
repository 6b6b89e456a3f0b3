//! `dolibarr`: what a Dolibarr needs before customers can act there.

use clap::{Args, Subcommand};
use serde_json::json;

use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::erp::dolibarr::Prepared;
use crate::hosting::start;
use crate::options::HostOptions;

/// The verbs about a Dolibarr.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Say what the API's user and Dolibarr itself need, check it, and print the steps; changes nothing
    Prepare(Box<Prepare>),
}

/// What `dolibarr prepare` is told.
#[derive(Args, Debug)]
pub struct Prepare {
    /// The host.
    #[command(flatten)]
    pub host: HostOptions,
}

/// Does it.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    match verb {
        Verb::Prepare(options) => prepare(options, terminal),
    }
}

/// Ends with [`ExitStatus::No`] where something is missing.
fn prepare(options: &Prepare, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    if options.host.api.is_none() {
        return Err(CliError::new("usage/api-missing", "without the API's address there is nothing to check").hint(
            "add `--api https://HOST/PATH --api-key-file FILE`: Dolibarr's own address, and the key of its user",
        ));
    }
    let prepared = start::open_dolibarr(&options.host)?.prepared()?;
    let is_ready = prepared.troubles.is_empty() && prepared.writes.iter().all(|write| write.lacks.is_empty());
    terminal.document(&json!({
        "api": prepared.api,
        "user": prepared.user,
        "troubles": prepared.troubles,
        "ready": is_ready,
        "writes": prepared.writes.iter().map(|write| json!({
            "what": write.what, "entity": write.entity, "missing": write.lacks,
        })).collect::<Vec<_>>(),
        "rights": prepared.rights.iter().map(|(right, words, _)| json!({ "id": right, "words": words })).collect::<Vec<_>>(),
        "attributes": prepared.marked.iter().map(|(kind, _)| kind).collect::<Vec<_>>(),
    }))?;
    match &prepared.user {
        Some(user) => terminal.line(format_args!("The key at {} is {}'s", prepared.api, user))?,
        None => terminal.line(format_args!("The API at {} does not say whose key it is", prepared.api))?,
    }
    for trouble in &prepared.troubles {
        terminal.line(format_args!("    {trouble}"))?;
    }
    for write in &prepared.writes {
        let state =
            if write.lacks.is_empty() { "ready".to_owned() } else { format!("missing: {}", write.lacks.join("; ")) };
        terminal.line(format_args!("entity {}: {}: {}", write.entity, write.what, state))?;
    }
    if !is_ready {
        steps(&prepared, terminal)?;
    }
    Ok(if is_ready { ExitStatus::Done } else { ExitStatus::No })
}

fn steps(prepared: &Prepared, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let Prepared { api, rights, marked, mark, .. } = prepared;
    terminal.line("")?;
    terminal.line("What to do in Dolibarr, as its administrator:")?;
    terminal.line("1. Modules: switch on `API REST`, and the modules of what customers shall do.")?;
    terminal.line(
        "2. Users: make one for the portal alone, without third party, no administrator; its name stands as the author",
    )?;
    terminal
        .line("   of what customers write, so call it `Customer portal`. Make its API key, and keep that in a file.")?;
    terminal.line("3. That user's permissions, as far as they are wanted:")?;
    for (right, words, what_for) in rights {
        terminal.line(format_args!("   {right:>6}  {words}: {}", what_for.join(", ")))?;
    }
    terminal.line(format_args!(
        "4. The complementary attribute `{mark}`, a string of 64, unique, not visible, of each of these; on the screens of"
    ))?;
    terminal.line("   their modules, or by a call with an administrator's key:")?;
    for (kind, words) in marked {
        terminal.line(format_args!("   {words}:"))?;
        terminal.line(format_args!(
            "     curl -X POST {api}/setup/extrafields/{kind}/{mark} -H \"DOLAPIKEY: $KEY\" -H 'Content-Type: application/json' \\"
        ))?;
        terminal.line(format_args!(
            "       -d '{{\"label\":\"Portal\",\"type\":\"varchar\",\"size\":64,\"unique\":1,\"list\":0,\"elementtype\":\"{kind}\"}}'"
        ))?;
    }
    terminal.line("5. Where others use the API too, leave only what is needed: API_ENDPOINT_RULES.")?;
    Ok(())
}
