//! `member`: who is in an account, and what staff change about it (rules §5).

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::commands::by::By;
use crate::cli::commands::user::Access;
use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::{Terminal, words};
use crate::hosting::start::Running;

/// The verbs about the members of an account.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the members, the contacts and the invitations that nobody has answered
    List(AccountOptions),
    /// Give a user of the site a membership, in place of whichever there was; a member is made where there was none
    Grant(Box<Change>),
    /// Give a member exactly these permissions
    Change(Box<Change>),
    /// Say what somebody with these permissions would see, kind by kind; changes nothing
    Preview(Box<Preview>),
    /// Put a membership on hold, at once
    Suspend(Member),
    /// Put a membership back in use
    Resume(Member),
    /// End a membership and what hung on it, and print the receipt
    Revoke(Member),
    /// Name the first owner of an account that has none; for a lost owner, see `account recover`
    Transfer(Member),
}

/// Which account, and who acts on it.
#[derive(Args, Debug)]
pub struct AccountOptions {
    /// The site's id; its presets, language and address count
    #[arg(long, value_name = "SITE")]
    pub site: String,
    /// The third party behind the account
    #[arg(long, value_name = "ID")]
    pub third_party: String,
    #[command(flatten)]
    by: By,
    #[command(flatten)]
    host: PortalOptions,
}

/// Which member.
#[derive(Args, Debug)]
pub struct Member {
    #[command(flatten)]
    account: AccountOptions,
    /// The login
    #[arg(long, value_name = "LOGIN")]
    user: String,
}

/// What `member grant` and `member change` are told.
#[derive(Args, Debug)]
pub struct Change {
    #[command(flatten)]
    member: Member,
    #[command(flatten)]
    access: Access,
}

/// What `member preview` is told.
#[derive(Args, Debug)]
pub struct Preview {
    #[command(flatten)]
    account: AccountOptions,
    /// The login of a member [default: somebody whom no document names]
    #[arg(long, value_name = "LOGIN")]
    user: Option<String>,
    #[command(flatten)]
    access: Access,
}

impl AccountOptions {
    /// Has the portal do something to the account.
    pub fn act(&self, act: &Value, terminal: &Terminal<'_>) -> Result<Value, CliError> {
        let running = self.start(terminal)?;
        Ok(running.operate(&self.command(&running, act)?)?)
    }

    /// The same where two of the staff do it together, and prove who they are.
    pub fn act_as_one_of_two(&self, act: &Value, terminal: &Terminal<'_>) -> Result<Value, CliError> {
        let running = self.start(terminal)?;
        let mut command = self.unsigned(act);
        self.by.sign_as_one_of_two(&running, &mut command, "by")?;
        Ok(running.operate(&command)?)
    }

    /// A portal to do several things with.
    pub fn start(&self, terminal: &Terminal<'_>) -> Result<Running, CliError> {
        self.host.start(terminal)
    }

    /// The command that does something to the account.
    pub fn command(&self, running: &Running, act: &Value) -> Result<Value, CliError> {
        let mut command = self.unsigned(act);
        self.by.sign(running, &mut command, "by")?;
        Ok(command)
    }

    fn unsigned(&self, act: &Value) -> Value {
        json!({ "do": "account", "site": self.site, "third_party": self.third_party, "act": act })
    }
}

/// Carries out the operation and prints its answer.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let (account, act) = match verb {
        Verb::Grant(grant) => return give(grant, terminal),
        Verb::List(account) => (account, json!({ "list": {} })),
        Verb::Change(change) => {
            let Change { member, access } = &**change;
            (&member.account, json!({ "edit": { "login": member.user, "membership": access.terms() } }))
        }
        Verb::Preview(preview) => {
            let Preview { account, user, access } = &**preview;
            (account, json!({ "preview": { "login": user, "membership": access.terms() } }))
        }
        Verb::Suspend(member) => on("suspend", member),
        Verb::Resume(member) => on("resume", member),
        Verb::Revoke(member) => on("revoke", member),
        Verb::Transfer(member) => on("transfer", member),
    };
    let answer = account.act(&act, terminal)?;
    terminal.document(&answer)?;
    match verb {
        Verb::List(_) => list(&answer, terminal)?,
        Verb::Preview(_) => {
            for sight in answer["sees"].as_array().into_iter().flatten() {
                let seen =
                    sight["why"].as_str().map_or_else(|| words(&sight["documents"]), |why| format!("none [{why}]"));
                terminal.line(format_args!("{:<18} {seen}", words(&sight["kind"])))?;
            }
        }
        Verb::Change(_) | Verb::Suspend(_) | Verb::Resume(_) => member_line(&answer, terminal)?,
        Verb::Grant(_) | Verb::Revoke(_) | Verb::Transfer(_) => terminal.facts(&answer)?,
    }
    Ok(ExitStatus::Done)
}

fn give(grant: &Change, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let Change { member: Member { account, user }, access } = grant;
    let mut command = json!({
        "do": "grant", "site": account.site, "login": user, "third_party": account.third_party,
        "membership": access.terms(),
    });
    let running = account.start(terminal)?;
    account.by.sign(&running, &mut command, "by")?;
    let answer = running.operate(&command)?;
    terminal.document(&answer)?;
    terminal.facts(&answer)?;
    Ok(ExitStatus::Done)
}

fn on<'a>(act: &str, member: &'a Member) -> (&'a AccountOptions, Value) {
    (&member.account, json!({ act: { "login": member.user } }))
}

/// Members, then contacts, then invitations, then the ownership on offer.
fn list(people: &Value, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let entries = |what: &str| people[what].as_array().cloned().unwrap_or_default();
    for member in entries("members") {
        member_line(&member, terminal)?;
    }
    for contact in entries("contacts") {
        let (email, name) = (words(&contact["email"]), words(&contact["name"]));
        terminal.line(format_args!("{:<10} {email:<24} {name:<24} {}", "contact", words(&contact["categories"])))?;
    }
    for invitation in entries("invitations") {
        invitation_line(&invitation, terminal)?;
    }
    if let Some(name) = people["transfer"]["name"].as_str() {
        terminal.line(format_args!("the ownership is offered to {name}"))?;
    }
    Ok(())
}

fn member_line(member: &Value, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let is_owner = member["owner"] == true;
    let role = if is_owner { "owner" } else { "member" };
    let may = if is_owner { "everything".to_owned() } else { terms(member) };
    let state = [("suspended", " (on hold)"), ("ended", " (ended)")];
    let state = state.into_iter().find(|(what, _)| member[*what] == true).map_or("", |(_, word)| word);
    let (login, name) = (words(&member["login"]), words(&member["name"]));
    terminal.line(format_args!("{role:<10} {login:<24} {name:<24} {may}{state}"))
}

/// One invitation that nobody has answered.
pub fn invitation_line(invitation: &Value, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let expired = if invitation["expired"] == true { " (expired)" } else { "" };
    let (email, name) = (words(&invitation["email"]), words(&invitation["name"]));
    terminal.line(format_args!("{:<10} {email:<24} {name:<24} {}{expired}", "invited", terms(invitation)))
}

/// What a membership gives, and where it is narrower than it could be.
fn terms(membership: &Value) -> String {
    let mut terms = words(&membership["permissions"]);
    if membership["sees"] == "own" {
        terms += ", own documents only";
    }
    if membership["sites"].is_array() {
        terms.push_str(", only on ");
        terms.push_str(&words(&membership["sites"]));
    }
    terms
}
