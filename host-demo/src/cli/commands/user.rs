//! `user`: creating, changing and listing the portal's users (rules U1 and U2).

use clap::{Args, Subcommand};
use plugin_api::operations::{self, Deliver, MembershipTerms, Operation, User};

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
    pub fn terms(&self) -> MembershipTerms {
        MembershipTerms {
            owner: self.owner,
            permissions: (self.none || !self.permissions.is_empty()).then(|| self.permissions.clone()),
            preset: self.preset.clone(),
            sees: self.own_only.then(|| "own".to_owned()),
            sites: (!self.sites.is_empty()).then(|| self.sites.clone()),
            ends: self.ends.clone(),
        }
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
    /// The ERP's id of the third party, where the contact belongs to several
    #[arg(long, value_name = "ID")]
    third_party: Option<String>,
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
    /// The ERP's id of the third party, where the contact belongs to several
    #[arg(long, value_name = "ID")]
    third_party: Option<String>,
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

impl Which {
    /// Has the portal do something about the user, under the name of whoever acts, and prints the answer.
    fn act<O: Operation>(
        &self,
        by: &By,
        terminal: &mut Terminal<'_>,
        operation: impl FnOnce(String, String, String) -> O,
    ) -> Result<ExitStatus, CliError> {
        let running = self.host.start(terminal)?;
        let by = by.name(&running, O::NAME)?;
        terminal.answer(&running.perform(&operation(self.site.site.clone(), self.user.clone(), by))?)?;
        Ok(ExitStatus::Done)
    }
}

/// Carries out the operation and prints its answer; what was only asked about is the answer no.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    match verb {
        Verb::Create(options) => create(options, terminal),
        Verb::Disable(Named { which, by }) => {
            which.act(by, terminal, |site, login, by| operations::DisableUser { site, login, by })
        }
        Verb::Enable(Named { which, by }) => {
            which.act(by, terminal, |site, login, by| operations::EnableUser { site, login, by })
        }
        Verb::Credentials(options) => credentials(options, terminal),
        Verb::ResetSecondFactor(Reset { which, by, reason }) => which.act(by, terminal, |site, login, by| {
            operations::ResetSecondFactor { site, login, reason: reason.clone(), by }
        }),
        Verb::Prepare(Prepare { site, contact, third_party, host }) => {
            let (site, contact, third_party) = (site.site.clone(), contact.clone(), third_party.clone());
            let prepare = operations::PrepareUser { site, contact, third_party };
            terminal.answer(&host.start(terminal)?.perform(&prepare)?)?;
            Ok(ExitStatus::Done)
        }
        Verb::EndSessions(Named { which, by }) => {
            which.act(by, terminal, |site, login, by| operations::EndSessions { site, login, by })
        }
        Verb::Repoint(Repoint { because: Because { which, by, reason }, contact, from }) => {
            which.act(by, terminal, |site, login, by| operations::RepointUser {
                site,
                login,
                contact: contact.clone(),
                from: from.clone(),
                reason: reason.clone(),
                by,
            })
        }
        Verb::CorrectEmail(CorrectEmail { because: Because { which, by, reason }, email, .. }) => {
            which.act(by, terminal, |site, login, by| operations::CorrectEmail {
                site,
                login,
                email: email.clone(),
                reason: reason.clone(),
                by,
            })
        }
        Verb::Erase(Erase { because: Because { which, by, reason }, yes: true }) => {
            which.act(by, terminal, |site, login, by| operations::EraseUser { site, login, reason: reason.clone(), by })
        }
        Verb::Erase(Erase { because: Because { which, .. }, yes: false }) => erasing(which, terminal),
        Verb::List(options) => list(options, terminal),
    }
}

fn create(options: &Create, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let running = options.host.start(terminal)?;
    let create = operations::CreateUser {
        site: options.site.site.clone(),
        contact: options.contact.clone(),
        third_party: options.third_party.clone(),
        login: options.login.clone(),
        email: options.email.clone(),
        deliver: if options.mail { Deliver::Mail } else { Deliver::Show },
        membership: options.access.terms(),
        by: options.by.name(&running, operations::CreateUser::NAME)?,
    };
    terminal.answer(&running.perform(&create)?)?;
    Ok(ExitStatus::Done)
}

fn credentials(options: &Credentials, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let deliver = match (options.link, options.mail) {
        (true, _) => Deliver::Link,
        (_, true) => Deliver::Mail,
        _ => Deliver::Show,
    };
    let (site, login) = (options.which.site.site.clone(), options.which.user.clone());
    let running = options.which.host.start(terminal)?;
    terminal.answer(&running.perform(&operations::Credentials { site, login, deliver })?)?;
    Ok(ExitStatus::Done)
}

fn erasing(which: &Which, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let erasing = operations::Erasing { site: which.site.site.clone(), login: which.user.clone() };
    terminal.answer(&which.host.start(terminal)?.perform(&erasing)?)?;
    terminal.note("nothing was done: `--yes` erases the user and ends all of this, for good")?;
    Ok(ExitStatus::No)
}

fn list(options: &List, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let users = operations::Users {
        site: options.site.site.clone(),
        after: options.after.clone().unwrap_or_default(),
        contact_gone: options.contact_gone,
        ..operations::Users::default()
    };
    let answer = options.host.start(terminal)?.perform(&users)?;
    terminal.document(&answer)?;
    answer.users.iter().try_for_each(|user| list_line(user, terminal))?;
    Ok(ExitStatus::Done)
}

/// A user, and each access below it.
fn list_line(user: &User, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let User { login, name, state, .. } = user;
    let locked = if user.locked { ", password out of use" } else { "" };
    let factor = if user.second_factor { ", second factor" } else { "" };
    let email = user.email.as_deref().unwrap_or("no address");
    terminal.line(format_args!("{login:<24} {name:<28} {email} ({state}{locked}{factor})"))?;
    for contact in &user.gone_contacts {
        terminal.line(format_args!("    kept out: contact {contact} is gone in the ERP; `user repoint` mends it"))?;
    }
    for membership in &user.memberships {
        let may = if membership.role == "owner" { "everything".to_owned() } else { words(&membership.permissions) };
        let own = if membership.sees == "own" { ", own documents only" } else { "" };
        terminal.line(format_args!(
            "    {} in {} ({}): {may}{own}",
            membership.role, membership.account, membership.third_party
        ))?;
    }
    Ok(())
}
