//! What the command line can say: the verbs and the options that several of them share.

use std::ffi::OsString;
use std::io::Write;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, CommandFactory, FromArgMatches, Parser, Subcommand};
use serde_json::json;

use crate::cli::commands::{
    account, announce, backup, bench, check_host, completions, contact, dolibarr, erp_user, explain, import,
    invitation, ledger, manifest, member, module, odoo, realm, restore, seed, serve, site, staff, tour, user, view_as,
    waiting,
};
use crate::console::process::ExitStatus;
use crate::options::Output;

const EXAMPLES: &str = "Examples:
  host-demo                                   serve the sample sites, each under localhost
  host-demo tour                              do everything once, and say whether it held
  host-demo manifest check                    every problem of the manifests
  host-demo user create --site alpes --contact 205 --preset accountant
  host-demo explain --site alpes --user sam.martin --document invoices/12

Exit codes: 0 done, or yes; 1 the answer is no; 2 could not answer.";

/// An ERP host that loads the portal and exercises all of it.
#[derive(Debug, Parser)]
#[command(name = "host-demo", version, about, after_help = EXAMPLES, max_term_width = 100)]
pub struct Cli {
    /// What to do; `serve` where nothing is said.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// The options of `serve`.
    #[command(flatten)]
    pub serve: serve::Options,
    /// How to answer.
    #[command(flatten)]
    pub output: Output,
}

impl Cli {
    /// Reads the command line. The options of `serve` may stand without a verb, but not before another one.
    ///
    /// # Errors
    /// clap's, for help as well.
    pub fn read(args: &[OsString]) -> Result<Self, clap::Error> {
        let mut command = Self::command();
        let matches = command.try_get_matches_from_mut(args)?;
        let is_given = |arg: &&Arg| matches.value_source(arg.get_id().as_str()) == Some(ValueSource::CommandLine);
        let misplaced = command.get_arguments().filter(|arg| !arg.is_global_set()).find(is_given);
        if let (Some(verb), Some(arg)) = (matches.subcommand_name(), misplaced) {
            let option = arg.get_long().unwrap_or_default();
            let message = format!("`--{option}` stands before the verb; write it behind `{verb}`");
            return Err(command.error(ErrorKind::ArgumentConflict, message));
        }
        Self::from_arg_matches(&matches)
    }
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Load the portal, enable every manifest, and serve the sites
    Serve(serve::Options),
    /// Do everything once, in process and over HTTP, and say step by step what was seen
    Tour(tour::Options),
    /// Create, change and list the portal's users
    #[command(subcommand)]
    User(user::Verb),
    /// List and change the members of an account
    #[command(subcommand)]
    Member(member::Verb),
    /// List and change who receives an account's mails; find the ERP's contacts
    #[command(subcommand)]
    Contact(contact::Verb),
    /// Invite somebody to an account; list invitations, mail them anew, take them back
    #[command(subcommand)]
    Invitation(invitation::Verb),
    /// List accounts; hold, end, reopen, repoint one; replace a lost owner
    #[command(subcommand)]
    Account(account::Verb),
    /// Show, export and verify what happened to an account
    #[command(subcommand)]
    Ledger(ledger::Verb),
    /// Move sites to another realm: plan, apply, take back
    #[command(subcommand)]
    Realm(realm::Verb),
    /// List the sites
    #[command(subcommand)]
    Site(site::Verb),
    /// Say what is wrong with site manifests, and who would see more and who less by one
    #[command(subcommand)]
    Manifest(manifest::Verb),
    /// Load a library and say what it is, or why it cannot be loaded; list its permissions
    Module(module::Options),
    /// Look at an account as a member of it does; list and end such looks
    ViewAs(Box<view_as::Options>),
    /// List what waits for staff: mails, a second person's word, users who are kept out
    Waiting(waiting::Options),
    /// List and change who may use the back office, and what each may do there
    #[command(subcommand)]
    Staff(staff::Verb),
    /// Say what a Dolibarr needs before customers can act there
    #[command(subcommand)]
    Dolibarr(dolibarr::Verb),
    /// Say what an Odoo needs before it is read, and written to
    #[command(subcommand)]
    Odoo(odoo::Verb),
    /// Put a user that the sample ERP manages out of use in the ERP, or back
    ErpUser(erp_user::Options),
    /// Print every row of the decision about a user and a document
    Explain(explain::Options),
    /// Say what the ERP answers otherwise than the interface says; reads only
    CheckHost(check_host::Options),
    /// Announce what happened to a document: who may read it is told
    Announce(announce::Options),
    /// Copy everything that the host keeps into a folder, while it serves
    Backup(backup::Options),
    /// Put a backup back, or say that one was; take away again what a ledger says
    Restore(restore::Options),
    /// Bring the ERP's external users into the portal
    Import(import::Options),
    /// Fill a sample ERP with a great deal of data
    Seed(seed::Options),
    /// Measure the portal, all ratios in one run
    Bench(bench::Options),
    /// Print the completions for a shell
    Completions(completions::Options),
}

/// Every verb that can stand alone, e.g. `user create`.
pub fn all() -> Vec<String> {
    fn below(command: &clap::Command, words: &str, verbs: &mut Vec<String>) {
        for verb in command.get_subcommands() {
            let words = format!("{words} {}", verb.get_name());
            if !verb.is_subcommand_required_set() {
                verbs.push(words.trim_start().to_owned());
            }
            below(verb, &words, verbs);
        }
    }
    let mut verbs = Vec::new();
    below(&Cli::command(), "", &mut verbs);
    verbs
}

/// What the command line could not be read for, or the help that it asked for.
pub fn explain(error: &clap::Error, wants_json: bool, out: &mut dyn Write, err: &mut dyn Write) -> ExitStatus {
    let asked_for = !error.use_stderr();
    let (printed, status) = if asked_for {
        (write!(out, "{}", error.render()), ExitStatus::Done)
    } else if wants_json {
        let text = error.render().to_string();
        let lines: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
        let message = lines.join(" ").trim_start_matches("error: ").to_owned();
        (writeln!(out, "{}", json!({ "code": "usage/invalid", "message": message })), ExitStatus::Unanswered)
    } else {
        (write!(err, "{}", error.render()), ExitStatus::Unanswered)
    };
    // Nobody is left to tell.
    drop(printed);
    status
}
