//! The verbs, one file each: its options and what it does.

use clap::CommandFactory;

use crate::cli::flags;
use crate::cli::verbs::{Cli, Verb};
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::Terminal;

pub mod account;
pub mod announce;
pub mod backup;
pub mod bench;
pub mod by;
pub mod check_host;
pub mod completions;
pub mod contact;
pub mod dolibarr;
pub mod erp_user;
pub mod explain;
pub mod import;
pub mod invitation;
pub mod ledger;
pub mod manifest;
pub mod member;
pub mod module;
pub mod odoo;
pub mod password;
pub mod realm;
pub mod restore;
pub mod seed;
pub mod serve;
pub mod site;
pub mod staff;
pub mod tour;
pub mod user;
pub mod view_as;
pub mod waiting;

/// Does what the command line says.
pub fn run(cli: Cli, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    carry_out(cli, terminal).map_err(flags::named)
}

fn carry_out(cli: Cli, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    match cli.verb.unwrap_or(Verb::Serve(cli.serve)) {
        Verb::Serve(options) => serve::run(&options, terminal),
        Verb::Tour(options) => tour::run(&options, terminal),
        Verb::CheckHost(options) => check_host::run(&options, terminal),
        Verb::Module(options) => module::run(&options, terminal),
        Verb::User(verb) => user::run(&verb, terminal),
        Verb::Invitation(verb) => invitation::run(&verb, terminal),
        Verb::Member(verb) => member::run(&verb, terminal),
        Verb::Contact(verb) => contact::run(&verb, terminal),
        Verb::Account(verb) => account::run(&verb, terminal),
        Verb::Ledger(verb) => ledger::run(&verb, terminal),
        Verb::Site(verb) => site::run(&verb, terminal),
        Verb::Manifest(verb) => manifest::run(&verb, terminal),
        Verb::Realm(verb) => realm::run(&verb, terminal),
        Verb::Announce(options) => announce::run(&options, terminal),
        Verb::Restore(options) => restore::run(&options, terminal),
        Verb::ViewAs(options) => view_as::run(&options, terminal),
        Verb::Waiting(options) => waiting::run(&options, terminal),
        Verb::Dolibarr(verb) => dolibarr::run(&verb, terminal),
        Verb::Odoo(verb) => odoo::run(&verb, terminal),
        Verb::ErpUser(options) => erp_user::run(&options, terminal),
        Verb::Explain(options) => explain::run(&options, terminal),
        Verb::Staff(verb) => staff::run(&verb, terminal),
        Verb::Import(options) => import::run(&options, terminal),
        Verb::Backup(options) => backup::run(&options, terminal),
        Verb::Seed(options) => seed::run(&options, terminal),
        Verb::Bench(options) => bench::run(&options, terminal),
        Verb::Completions(options) => completions::run(&options, Cli::command(), terminal),
    }
}
