//! Who of the staff has a verb do something. At the machine itself nobody signs in: what is done there is the console's, in
//! the ledgers too, unless somebody proves by a password to be one of the staff.

use std::path::PathBuf;

use clap::Args;
use plugin_api::operations::Name;

use crate::back_office::duties::{self, Duty};
use crate::cli::commands::password;
use crate::console::error::CliError;
use crate::hosting::roster::{CONSOLE, Person};
use crate::hosting::start::Running;

/// Who acts.
#[derive(Args, Clone, Debug, Default)]
pub struct By {
    /// The login of whoever of the staff does it; the ledgers say so, and that the console did it [default: the console]
    #[arg(long, value_name = "LOGIN")]
    pub by: Option<String>,
    /// Proves it: a file with the password, or `-` for the first line of the input; the ledgers then name the person alone
    #[arg(long, value_name = "FILE", requires = "by")]
    pub by_password_file: Option<PathBuf>,
}

impl By {
    /// Under whose name an operation is carried out; whoever is named must be allowed to.
    ///
    /// # Errors
    /// `staff/unknown`, `staff/wrong`, `staff/disabled`, and those of the roles.
    pub fn name(&self, running: &Running, operation: Name) -> Result<String, CliError> {
        let Some((person, is_proved)) = self.person(running)? else { return Ok(CONSOLE.to_owned()) };
        duties::check(person.role, Duty::of(operation).role)?;
        Ok(if is_proved { person.signature() } else { person.unproved() })
    }

    /// The same for what two persons do together: who it is must be proved.
    ///
    /// # Errors
    /// `staff/unproved`, and as above.
    pub fn name_as_one_of_two(&self, running: &Running, operation: Name) -> Result<String, CliError> {
        let Some(login) = self.by.as_deref().filter(|login| !login.is_empty()) else {
            let message = "two persons of the staff do this, each under a login of their own";
            return Err(CliError::new("staff/unproved", message).hint("say who does it with `--by LOGIN`"));
        };
        let password = match &self.by_password_file {
            Some(file) => password::read(file)?,
            None => password::ask(&format!("Password of {login}: "))?,
        };
        let person = running.roster.prove(login, &password)?;
        duties::check(person.role, Duty::of(operation).role)?;
        Ok(person.signature())
    }

    /// Who is named, and whether that is proved.
    fn person(&self, running: &Running) -> Result<Option<(Person, bool)>, CliError> {
        let Some(login) = &self.by else { return Ok(None) };
        if let Some(file) = &self.by_password_file {
            return Ok(Some((running.roster.prove(login, &password::read(file)?)?, true)));
        }
        let person = running.roster.person(login)?;
        if person.enabled {
            return Ok(Some((person, false)));
        }
        Err(CliError::new("staff/disabled", format!("`{login}` is out of use; name somebody else of the staff")))
    }
}
