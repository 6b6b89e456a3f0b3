//! `dolibarr`: what a Dolibarr needs before customers can act there, and our rights on its own screen.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::json;

use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;
use crate::erp::dolibarr::{self, Installed, Prepared};
use crate::hosting::start;
use crate::options::HostOptions;

/// The verbs about a Dolibarr.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Say what the API's user and Dolibarr itself need, check it, and print the steps; changes nothing
    Prepare(Box<Prepare>),
    /// Write the portal's fourteen permissions into Dolibarr, so that staff tick them on Dolibarr's own screen
    InstallRights(Box<InstallRights>),
}

/// What `dolibarr prepare` is told.
#[derive(Args, Debug)]
pub struct Prepare {
    /// The host.
    #[command(flatten)]
    pub host: HostOptions,
}

/// What `dolibarr install-rights` is told.
#[derive(Args, Debug)]
pub struct InstallRights {
    /// Take them out again, with every tick
    #[arg(long)]
    pub remove: bool,
    /// Write nothing, and print the statements
    #[arg(long)]
    pub dry_run: bool,
    /// Dolibarr's folder `custom`, where the file goes without which its screen does not show them
    #[arg(long, value_name = "DIR")]
    pub custom: Option<PathBuf>,
    /// The host; `--database` is the address of somebody who may write to Dolibarr's database
    #[command(flatten)]
    pub host: HostOptions,
}

/// Does it.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    match verb {
        Verb::Prepare(options) => prepare(options, terminal),
        Verb::InstallRights(options) => install_rights(options, terminal),
    }
}

fn install_rights(options: &InstallRights, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let url = start::dolibarr_address(&options.host)?;
    let Installed { place, module, entities, rights, ticks, statements, descriptor: (path, content) } =
        if options.remove { dolibarr::remove(url, options.dry_run)? } else { dolibarr::install(url, options.dry_run)? };
    let file = match &options.custom {
        Some(custom) if !options.dry_run => Some(put_descriptor(&custom.join(path), content, options.remove)?),
        _ => None,
    };
    terminal.document(&json!({
        "place": place, "module": module, "entities": entities, "rights": rights, "ticks": ticks,
        "statements": statements, "file": file.as_ref().map(|(file, _)| file.display().to_string()),
        "removed": options.remove, "dry_run": options.dry_run,
    }))?;
    if options.dry_run {
        for statement in &statements {
            terminal.line(format_args!("{statement};"))?;
        }
        return Ok(ExitStatus::Done);
    }
    let entities = entities.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
    let what = if options.remove { "taken out of" } else { "new in" };
    terminal.line(format_args!(
        "{rights} rights of the module {module} are {what} {place}, entities {entities}, and {ticks} ticks of users and groups"
    ))?;
    match file {
        Some((file, changed)) => {
            let state = if changed { "is" } else { "was already" };
            let place = if options.remove { "away" } else { "there" };
            terminal.line(format_args!("`{}` {state} {place}", file.display()))?;
        }
        None if !options.remove => terminal.note(format_args!(
            "Dolibarr's screen shows them once `custom/{path}` is there: again with `--custom DIR`, Dolibarr's folder `custom`"
        ))?,
        None => {}
    }
    Ok(ExitStatus::Done)
}

/// The file that Dolibarr's screen needs, put there or taken away; and whether anything changed.
fn put_descriptor(file: &Path, content: &str, remove: bool) -> Result<(PathBuf, bool), CliError> {
    let failed = |error| {
        CliError::file("dolibarr/custom", file, &error)
            .hint("name Dolibarr's own folder `custom`, which must be writable")
    };
    let known = fs::read_to_string(file).ok();
    let changed = if remove { known.is_some() } else { known.as_deref() != Some(content) };
    if remove && changed {
        fs::remove_file(file).map_err(failed)?;
    } else if changed {
        let custom = file.ancestors().nth(4).filter(|custom| custom.is_dir());
        custom.ok_or_else(|| failed(std::io::ErrorKind::NotFound.into()))?;
        file.parent().map_or(Ok(()), fs::create_dir_all).map_err(failed)?;
        fs::write(file, content).map_err(failed)?;
    }
    Ok((file.to_owned(), changed))
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
