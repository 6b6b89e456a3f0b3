//! A refusal of the portal names members of a command in JSON; whoever wrote options reads their names.

use crate::console::error::CliError;

/// A member of a command, and the option that it came from.
const FLAGS: [(&str, &str); 14] = [
    ("by", "--by"),
    ("categories", "--category"),
    ("contact", "--contact"),
    ("email", "--email"),
    ("ends", "--ends"),
    ("hours", "--hours"),
    ("kind", "--document"),
    ("login", "--user"),
    ("permission", "--permission"),
    ("permissions", "--permission"),
    ("preset", "--preset"),
    ("reason", "--reason"),
    ("sites", "--on"),
    ("third_party", "--third-party"),
];

/// The error with options in place of the members that stand in backticks. Only an unreadable command names members.
pub fn named(error: CliError) -> CliError {
    match error {
        CliError::Failed { mut failure, hint, status } if failure.code == "command/invalid" => {
            failure.message = said(&failure.message);
            CliError::Failed { failure, hint, status }
        }
        other => other,
    }
}

fn said(message: &str) -> String {
    FLAGS
        .iter()
        .fold(message.to_owned(), |text, (member, flag)| text.replace(&format!("`{member}`"), &format!("`{flag}`")))
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory};

    use super::*;
    use crate::cli::verbs::Cli;

    fn has(command: &Command, flag: &str) -> bool {
        command.get_arguments().any(|arg| arg.get_long() == flag.strip_prefix("--"))
            || command.get_subcommands().any(|below| has(below, flag))
    }

    #[test]
    fn a_member_is_called_by_an_option_that_is_there() {
        assert_eq!(said("give a `kind` or a `permission`"), "give a `--document` or a `--permission`");
        assert_eq!(said("`portal.kind` is no `sight`"), "`portal.kind` is no `sight`");
        for (member, flag) in FLAGS {
            assert!(has(&Cli::command(), flag), "{member}: {flag}");
        }
    }
}
