//! `contact`: who receives an account's mails without signing in (rule A7), and the ERP's contacts, whom users are made from.

pub mod find;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::commands::member::AccountOptions;
use crate::console::error::CliError;
use crate::console::process::ExitStatus;
use crate::console::terminal::{Terminal, words};

/// The verbs about contacts.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the ERP's third parties and their contacts, whom users are made from
    Find(find::Options),
    /// List the contacts of an account with their ids
    List(AccountOptions),
    /// Add a contact to an account
    Add(Add),
    /// Put a name and categories in place of those of a contact
    Edit(Edit),
    /// Remove a contact
    Remove(Which),
    /// List who receives the mails of a category
    Recipients(Recipients),
}

/// What a contact is called and what it receives.
#[derive(Args, Debug)]
pub struct Terms {
    /// The contact's name
    #[arg(long, value_name = "NAME", default_value = "")]
    name: String,
    /// What it receives: general, invoices, `quotes_orders`, deliveries, support, contracts or marketing; may be repeated
    #[arg(long = "category", value_name = "CATEGORY")]
    categories: Vec<String>,
}

/// What `contact add` is told.
#[derive(Args, Debug)]
pub struct Add {
    #[command(flatten)]
    account: AccountOptions,
    /// The e-mail address
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    #[command(flatten)]
    terms: Terms,
}

/// Which contact.
#[derive(Args, Debug)]
pub struct Which {
    #[command(flatten)]
    account: AccountOptions,
    /// The contact's id, as `list` shows it
    #[arg(long, value_name = "ID")]
    contact: String,
}

/// What `contact edit` is told.
#[derive(Args, Debug)]
pub struct Edit {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    terms: Terms,
}

/// What `contact recipients` is told.
#[derive(Args, Debug)]
pub struct Recipients {
    #[command(flatten)]
    account: AccountOptions,
    /// The category
    #[arg(long, value_name = "CATEGORY")]
    category: String,
}

/// Carries out the operation and prints its answer; a list without an entry is the answer no.
pub fn run(verb: &Verb, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    let (account, act) = match verb {
        Verb::Find(options) => return find::run(options, terminal),
        Verb::List(account) => (account, json!({ "list": {} })),
        Verb::Add(Add { account, email, terms: Terms { name, categories } }) => {
            (account, json!({ "add_contact": { "name": name, "email": email, "categories": categories } }))
        }
        Verb::Edit(Edit { which, terms: Terms { name, categories } }) => (
            &which.account,
            json!({ "edit_contact": { "contact": which.contact, "name": name, "categories": categories } }),
        ),
        Verb::Remove(which) => (&which.account, json!({ "remove_contact": { "contact": which.contact } })),
        Verb::Recipients(Recipients { account, category }) => {
            (account, json!({ "recipients": { "category": category } }))
        }
    };
    let answer = account.act(&act, terminal)?;
    match verb {
        Verb::List(_) => rows("contacts", &json!({ "contacts": answer["contacts"] }), contact_line, terminal),
        Verb::Recipients(_) => rows("recipients", &answer, recipient_line, terminal),
        Verb::Find(_) | Verb::Add(_) => {
            terminal.document(&answer)?;
            contact_line(&answer, terminal)?;
            Ok(ExitStatus::Done)
        }
        Verb::Edit(_) | Verb::Remove(_) => {
            terminal.document(&answer)?;
            if !answer["contact"].is_null() {
                contact_line(&answer["contact"], terminal)?;
            }
            if let Some(owner) = answer["invoices_go_to"].as_str() {
                terminal.line(format_args!("nobody else receives invoices now: they go to {owner}"))?;
            }
            Ok(ExitStatus::Done)
        }
    }
}

fn rows(
    what: &str,
    answer: &Value,
    line: impl Fn(&Value, &mut Terminal<'_>) -> Result<(), CliError>,
    terminal: &mut Terminal<'_>,
) -> Result<ExitStatus, CliError> {
    terminal.document(answer)?;
    let rows = answer[what].as_array().map(Vec::as_slice).unwrap_or_default();
    rows.iter().try_for_each(|row| line(row, terminal))?;
    Ok(if rows.is_empty() { ExitStatus::No } else { ExitStatus::Done })
}

fn contact_line(contact: &Value, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let said = |name: &str| words(&contact[name]);
    terminal.line(format_args!("{:<6} {:<28} {:<24} {}", said("id"), said("email"), said("name"), said("categories")))
}

fn recipient_line(recipient: &Value, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    terminal.line(format_args!("{:<28} {}", words(&recipient["email"]), words(&recipient["name"])))
}
