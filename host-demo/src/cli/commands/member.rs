//! `member`: who is in an account, and what staff change about it (rules §5).

use clap::{Args, Subcommand};
use plugin_api::operations::account::{
    self, AccountOperation, Edit, Invitation, KindSeen, OnAccount, People, Resume, Revoke, Suspend, Transfer,
};
use plugin_api::operations::{Grant, Granted, Name, Operation};

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
    pub fn act<A: AccountOperation>(&self, act: A, terminal: &Terminal<'_>) -> Result<A::Answer, CliError> {
        self.act_in(&self.start(terminal)?, act)
    }

    /// The same where two of the staff do it together, and prove who they are.
    pub fn act_as_one_of_two<A: AccountOperation>(
        &self,
        act: A,
        terminal: &Terminal<'_>,
    ) -> Result<A::Answer, CliError> {
        let running = self.start(terminal)?;
        let by = self.by.name_as_one_of_two(&running, Name::Account(A::NAME))?;
        Ok(running.perform(&self.operation(by, act))?)
    }

    /// A portal to do several things with.
    pub fn start(&self, terminal: &Terminal<'_>) -> Result<Running, CliError> {
        self.host.start(terminal)
    }

    /// Has this portal do something to the account.
    pub fn act_in<A: AccountOperation>(&self, running: &Running, act: A) -> Result<A::Answer, CliError> {
        let by = self.by.name(running, Name::Account(A::NAME))?;
        Ok(running.perform(&self.operation(by, act))?)
    }

    fn operation<A>(&self, by: String, act: A) -> OnAccount<A> {
        OnAccount { site: self.site.clone(), third_party: self.third_party.clone(), by, act }
    }
}

impl Member {
    /// Has the portal do something to the member.
    fn act<A: AccountOperation>(
        &self,
        act: impl FnOnce(String) -> A,
        terminal: &Terminal<'_>,
    ) -> Result<A::Answer, CliError> {
        self.account.act(act(self.user.clone()), terminal)
    }
}

/// Carries out the operation and prints its answer.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    match verb {
        Verb::List(account) => list(&account.act(account::List {}, terminal)?, terminal)?,
        Verb::Grant(grant) => terminal.answer(&give(grant, terminal)?)?,
        Verb::Change(change) => {
            let Change { member, access } = &**change;
            member_of(&member.act(|login| Edit { login, membership: access.terms() }, terminal)?, terminal)?;
        }
        Verb::Preview(preview) => {
            let Preview { account, user, access } = &**preview;
            let preview = account::Preview { login: user.clone(), membership: access.terms() };
            let answer = account.act(preview, terminal)?;
            terminal.document(&answer)?;
            for KindSeen { kind, documents, why, .. } in &answer.sees {
                let seen = why.as_ref().map_or_else(|| words(documents), |why| format!("none [{why}]"));
                terminal.line(format_args!("{:<18} {seen}", kind.as_str()))?;
            }
        }
        Verb::Suspend(member) => member_of(&member.act(|login| Suspend { login }, terminal)?, terminal)?,
        Verb::Resume(member) => member_of(&member.act(|login| Resume { login }, terminal)?, terminal)?,
        Verb::Revoke(member) => terminal.answer(&member.act(|login| Revoke { login }, terminal)?)?,
        Verb::Transfer(member) => terminal.answer(&member.act(|login| Transfer { login }, terminal)?)?,
    }
    Ok(ExitStatus::Done)
}

fn give(grant: &Change, terminal: &Terminal<'_>) -> Result<Granted, CliError> {
    let Change { member: Member { account, user }, access } = grant;
    let running = account.start(terminal)?;
    let grant = Grant {
        site: account.site.clone(),
        login: user.clone(),
        third_party: account.third_party.clone(),
        membership: access.terms(),
        by: account.by.name(&running, Grant::NAME)?,
    };
    Ok(running.perform(&grant)?)
}

/// Members, then contacts, then invitations, then the ownership on offer.
fn list(people: &People, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    terminal.document(people)?;
    people.members.iter().try_for_each(|member| member_line(member, terminal))?;
    for contact in &people.contacts {
        let (email, name, categories) = (&contact.email, &contact.name, words(&contact.categories));
        terminal.line(format_args!("{:<10} {email:<24} {name:<24} {categories}", "contact"))?;
    }
    people.invitations.iter().try_for_each(|invitation| invitation_line(invitation, terminal))?;
    if let Some(offer) = &people.transfer {
        terminal.line(format_args!("the ownership is offered to {}", offer.name))?;
    }
    Ok(())
}

fn member_of(member: &account::Member, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    terminal.document(member)?;
    member_line(member, terminal)
}

fn member_line(member: &account::Member, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let account::Member { login, name, owner, permissions, sees, sites, .. } = member;
    let (role, may) = if *owner {
        ("owner", "everything".to_owned())
    } else {
        ("member", terms(permissions, sees, sites.as_deref()))
    };
    let state = match member {
        account::Member { suspended: true, .. } => " (on hold)",
        account::Member { ended: true, .. } => " (ended)",
        _ => "",
    };
    terminal.line(format_args!("{role:<10} {login:<24} {name:<24} {may}{state}"))
}

/// One invitation that nobody has answered.
pub fn invitation_line(invitation: &Invitation, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let Invitation { email, name, permissions, sees, sites, .. } = invitation;
    let expired = if invitation.expired { " (expired)" } else { "" };
    let may = terms(permissions, sees, sites.as_deref());
    terminal.line(format_args!("{:<10} {email:<24} {name:<24} {may}{expired}", "invited"))
}

/// What a membership gives, and where it is narrower than it could be.
fn terms(permissions: &[String], sees: &str, sites: Option<&[String]>) -> String {
    let mut terms = words(&permissions);
    if sees == "own" {
        terms += ", own documents only";
    }
    if let Some(sites) = sites {
        terms.push_str(", only on ");
        terms.push_str(&words(&sites));
    }
    terms
}
