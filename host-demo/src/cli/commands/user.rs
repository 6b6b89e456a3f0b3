//! `user`: creating, changing and listing the portal's users (rules U1 and U2).

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::commands::by::By;
use crate::cli::portal::PortalOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::{Terminal, words};

/// The verbs about users.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Create a user from a contact of the ERP; without permissions, it may do nothing yet
    Create(Box<Create>),
    /// Take a user out of use, and end its sessions
    Disable(Named),
    /// Put a user back in use
    Enable(Named),
    /// Give a user a new one-time password, or a link to set one
    Credentials(Credentials),
    /// Take away the second factor of a user who has lost the app and the recovery codes, and end its sessions
    ResetSecondFactor(Reset),
    /// Say what making a user from a contact would begin with; changes nothing
    Prepare(Prepare),
    /// End every session of a user, who stays in use
    EndSessions(Named),
    /// Point a user at another contact, as the ERP merged or deleted the one before
    Repoint(Repoint),
    /// Put a user's e-mail address right, or take it away; the password is out of use, and a link proves the new address
    CorrectEmail(CorrectEmail),
    /// Say what erasing a user would end; with `--yes`, erase it for good
    Erase(Erase),
    /// List the users of a site's realm
    List(List),
}

/// Which site.
#[derive(Args, Debug)]
pub struct SiteOption {
    /// The site's id; its realm is where the login is known
    #[arg(long, value_name = "SITE")]
    pub site: String,
}

/// Which user.
#[derive(Args, Debug)]
pub struct Which {
    #[command(flatten)]
    site: SiteOption,
    /// The login
    #[arg(long, value_name = "LOGIN")]
    user: String,
    #[command(flatten)]
    host: PortalOptions,
}

/// Which user, and who acts.
#[derive(Args, Debug)]
pub struct Named {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    by: By,
}

/// What a user may do in an account.
#[derive(Args, Debug)]
pub struct Access {
    /// A permission, e.g. `portal.invoices.view`; may be repeated
    #[arg(long = "permission", value_name = "PERMISSION", conflicts_with = "owner")]
    permissions: Vec<String>,
    /// A set of permissions that the site's manifest names
    #[arg(long, value_name = "PRESET", conflicts_with = "owner")]
    preset: Option<String>,
    /// Gives no permission at all [default: those that the site's manifest gives everybody]
    #[arg(long, conflicts_with_all = ["owner", "permissions", "preset"])]
    none: bool,
    /// Makes the user the owner, who may do everything
    #[arg(long)]
    owner: bool,
    /// Shows only documents that name the user's contact
    #[arg(long)]
    own_only: bool,
    /// A site that the access holds on; may be repeated [default: every site of the realm]
    #[arg(long = "on", value_name = "SITE")]
    sites: Vec<String>,
    /// The first day without the access
    #[arg(long, value_name = "YYYY-MM-DD")]
    ends: Option<String>,
}

impl Access {
    /// The terms as the portal wants them. Without a word about permissions, the site's default ones are given.
    pub fn terms(&self) -> Value {
        let mut terms = json!({ "owner": self.owner });
        if self.none || !self.permissions.is_empty() {
            terms["permissions"] = json!(self.permissions);
        }
        if let Some(preset) = &self.preset {
            terms["preset"] = preset.as_str().into();
        }
        if self.own_only {
            terms["sees"] = "own".into();
        }
        if !self.sites.is_empty() {
            terms["sites"] = json!(self.sites);
        }
        if let Some(ends) = &self.ends {
            terms["ends"] = ends.as_str().into();
        }
        terms
    }
}

/// What `user create` is told.
#[derive(Args, Debug)]
pub struct Create {
    #[command(flatten)]
    site: SiteOption,
    /// The ERP's id of the contact
    #[arg(long, value_name = "ID")]
    contact: String,
    /// The login [default: first.last, numbered where it is taken]
    #[arg(long, value_name = "LOGIN")]
    login: Option<String>,
    /// The e-mail address [default: the contact's]
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// Mails the credentials instead of showing them
    #[arg(long)]
    mail: bool,
    #[command(flatten)]
    by: By,
    #[command(flatten)]
    access: Access,
    #[command(flatten)]
    host: PortalOptions,
}

/// What `user credentials` is told.
#[derive(Args, Debug)]
pub struct Credentials {
    #[command(flatten)]
    which: Which,
    /// Mails a one-time password instead of showing it
    #[arg(long, conflicts_with = "link")]
    mail: bool,
    /// Mails a link to set a password
    #[arg(long)]
    link: bool,
}

/// What `user reset-second-factor` is told.
#[derive(Args, Debug)]
pub struct Reset {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    by: By,
    /// Why: how the person was recognised; the user reads it
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// What `user prepare` is told.
#[derive(Args, Debug)]
pub struct Prepare {
    #[command(flatten)]
    site: SiteOption,
    /// The ERP's id of the contact
    #[arg(long, value_name = "ID")]
    contact: String,
    #[command(flatten)]
    host: PortalOptions,
}

/// Which user is put right, by whom, and why.
#[derive(Args, Debug)]
pub struct Because {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    by: By,
    /// Why; the ledgers keep it
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// What `user repoint` is told.
#[derive(Args, Debug)]
pub struct Repoint {
    #[command(flatten)]
    because: Because,
    /// The ERP's id of the contact that is to be behind the user
    #[arg(long, value_name = "ID")]
    contact: String,
    /// The contact that it takes the place of [default: the user's own]
    #[arg(long, value_name = "ID")]
    from: Option<String>,
}

/// What `user correct-email` is told.
#[derive(Args, Debug)]
pub struct CorrectEmail {
    #[command(flatten)]
    because: Because,
    /// The right address
    #[arg(long, value_name = "ADDRESS", required_unless_present = "none")]
    email: Option<String>,
    /// Takes the address away
    #[arg(long, conflicts_with = "email")]
    none: bool,
}

/// What `user erase` is told.
#[derive(Args, Debug)]
pub struct Erase {
    #[command(flatten)]
    because: Because,
    /// Erases: it cannot be taken back
    #[arg(long)]
    yes: bool,
}

/// What `user list` is told.
#[derive(Args, Debug)]
pub struct List {
    #[command(flatten)]
    site: SiteOption,
    /// Begin behind this login
    #[arg(long, value_name = "LOGIN")]
    after: Option<String>,
    /// Only those whose contact the ERP knows no more
    #[arg(long)]
    contact_gone: bool,
    #[command(flatten)]
    host: PortalOptions,
}

/// Carries out the operation and prints its answer; what was only asked about is the answer no.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let (host, by, mut command) = match verb {
        Verb::Create(create) => (&create.host, Some(&create.by), create_command(create)),
        Verb::Disable(named) => (&named.which.host, Some(&named.by), on("disable_user", &named.which)),
        Verb::Enable(named) => (&named.which.host, Some(&named.by), on("enable_user", &named.which)),
        Verb::Credentials(credentials) => (&credentials.which.host, None, credentials_command(credentials)),
        Verb::ResetSecondFactor(reset) => (&reset.which.host, Some(&reset.by), reset_command(reset)),
        Verb::Prepare(prepare) => {
            let (site, contact) = (&prepare.site.site, &prepare.contact);
            (&prepare.host, None, json!({ "do": "prepare_user", "site": site, "contact": contact }))
        }
        Verb::EndSessions(named) => (&named.which.host, Some(&named.by), on("end_sessions", &named.which)),
        Verb::Repoint(repoint) => {
            let mut command = because("repoint_user", &repoint.because);
            command["contact"] = repoint.contact.as_str().into();
            command["from"] = json!(repoint.from);
            (&repoint.because.which.host, Some(&repoint.because.by), command)
        }
        Verb::CorrectEmail(correct) => {
            let mut command = because("correct_email", &correct.because);
            command["email"] = json!(correct.email);
            (&correct.because.which.host, Some(&correct.because.by), command)
        }
        Verb::Erase(erase) if erase.yes => {
            (&erase.because.which.host, Some(&erase.because.by), because("erase_user", &erase.because))
        }
        Verb::Erase(erase) => (&erase.because.which.host, None, on("erasing", &erase.because.which)),
        Verb::List(list) => {
            let mut command = json!({ "do": "users", "site": list.site.site, "contact_gone": list.contact_gone });
            if let Some(after) = &list.after {
                command["after"] = after.as_str().into();
            }
            (&list.host, None, command)
        }
    };
    let running = host.start(terminal)?;
    if let Some(by) = by {
        by.sign(&running, &mut command, "by")?;
    }
    let answer = running.operate(&command)?;
    terminal.document(&answer)?;
    match verb {
        Verb::List(_) => {
            for user in answer["users"].as_array().into_iter().flatten() {
                list_line(user, terminal)?;
            }
        }
        Verb::Erase(Erase { yes: false, .. }) => {
            terminal.facts(&answer)?;
            terminal.note("nothing was done: `--yes` erases the user and ends all of this, for good")?;
            return Ok(ExitStatus::No);
        }
        _ => terminal.facts(&answer)?,
    }
    Ok(ExitStatus::Done)
}

fn create_command(create: &Create) -> Value {
    let mut command = json!({
        "do": "create_user", "site": create.site.site, "contact": create.contact,
        "deliver": if create.mail { "mail" } else { "show" }, "membership": create.access.terms(),
    });
    if let Some(login) = &create.login {
        command["login"] = login.as_str().into();
    }
    if let Some(email) = &create.email {
        command["email"] = email.as_str().into();
    }
    command
}

fn credentials_command(credentials: &Credentials) -> Value {
    let mut command = on("credentials", &credentials.which);
    command["deliver"] = match (credentials.link, credentials.mail) {
        (true, _) => "link",
        (_, true) => "mail",
        _ => "show",
    }
    .into();
    command
}

fn reset_command(reset: &Reset) -> Value {
    let mut command = on("reset_second_factor", &reset.which);
    command["reason"] = reset.reason.as_str().into();
    command
}

fn because(operation: &str, because: &Because) -> Value {
    let mut command = on(operation, &because.which);
    command["reason"] = because.reason.as_str().into();
    command
}

fn on(operation: &str, which: &Which) -> Value {
    json!({ "do": operation, "site": which.site.site, "login": which.user })
}

/// A user, and each access below it.
fn list_line(user: &Value, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let locked = if user["locked"] == true { ", password out of use" } else { "" };
    let factor = if user["second_factor"] == true { ", second factor" } else { "" };
    let email = user["email"].as_str().unwrap_or("no address");
    terminal.line(format_args!(
        "{:<24} {:<28} {} ({}{locked}{factor})",
        words(&user["login"]),
        words(&user["name"]),
        email,
        words(&user["state"])
    ))?;
    for contact in user["gone_contacts"].as_array().into_iter().flatten() {
        terminal.line(format_args!(
            "    kept out: contact {} is gone in the ERP; `user repoint` mends it",
            words(contact)
        ))?;
    }
    for membership in user["memberships"].as_array().into_iter().flatten() {
        let may =
            if membership["role"] == "owner" { "everything".to_owned() } else { words(&membership["permissions"]) };
        let own = if membership["sees"] == "own" { ", own documents only" } else { "" };
        terminal.line(format_args!(
            "    {} in {} ({}): {may}{own}",
            words(&membership["role"]),
            words(&membership["account"]),
            words(&membership["third_party"])
        ))?;
    }
    Ok(())
}
