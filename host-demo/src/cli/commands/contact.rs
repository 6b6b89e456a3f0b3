//! `contact`: who receives an account's mails without signing in (rule A7), and the ERP's contacts, whom users are made from.

pub mod find;

use clap::{Args, Subcommand};
use plugin_api::operations::Id;
use plugin_api::operations::account::{
    self, AddContact, Contact, ContactChanged, EditContact, List, Recipient, RemoveContact,
};
use serde_json::json;

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
    match verb {
        Verb::Find(options) => find::run(options, terminal),
        Verb::List(account) => {
            let contacts = account.act(List {}, terminal)?.contacts;
            terminal.document(&json!({ "contacts": contacts }))?;
            rows(&contacts, contact_line, terminal)
        }
        Verb::Add(Add { account, email, terms: Terms { name, categories } }) => {
            let add = AddContact { name: name.clone(), email: email.clone(), categories: categories.clone() };
            let contact = account.act(add, terminal)?;
            terminal.document(&contact)?;
            contact_line(&contact, terminal)?;
            Ok(ExitStatus::Done)
        }
        Verb::Edit(Edit { which: Which { account, contact }, terms: Terms { name, categories } }) => {
            let contact = Id::from(&**contact);
            let edit = EditContact { contact, name: name.clone(), categories: categories.clone() };
            changed(&account.act(edit, terminal)?, terminal)
        }
        Verb::Remove(Which { account, contact }) => {
            changed(&account.act(RemoveContact { contact: Id::from(&**contact) }, terminal)?, terminal)
        }
        Verb::Recipients(Recipients { account, category }) => {
            let answer = account.act(account::Recipients { category: category.clone() }, terminal)?;
            terminal.document(&answer)?;
            rows(&answer.recipients, recipient_line, terminal)
        }
    }
}

fn changed(answer: &ContactChanged, terminal: &mut Terminal<'_>) -> Result<ExitStatus, CliError> {
    terminal.document(answer)?;
    if let Some(contact) = &answer.contact {
        contact_line(contact, terminal)?;
    }
    if let Some(owner) = &answer.invoices_go_to {
        terminal.line(format_args!("nobody else receives invoices now: they go to {owner}"))?;
    }
    Ok(ExitStatus::Done)
}

fn rows<T>(
    rows: &[T],
    line: impl Fn(&T, &mut Terminal<'_>) -> Result<(), CliError>,
    terminal: &mut Terminal<'_>,
) -> Result<ExitStatus, CliError> {
    rows.iter().try_for_each(|row| line(row, terminal))?;
    Ok(if rows.is_empty() { ExitStatus::No } else { ExitStatus::Done })
}

fn contact_line(contact: &Contact, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    let Contact { id, email, name, categories, .. } = contact;
    terminal.line(format_args!("{:<6} {email:<28} {name:<24} {}", id.0, words(categories)))
}

fn recipient_line(Recipient { email, name }: &Recipient, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    terminal.line(format_args!("{email:<28} {name}"))
}
