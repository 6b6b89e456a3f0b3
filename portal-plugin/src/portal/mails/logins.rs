//! The mails about two logins of one person: the code that proves one to the other, and that they are one now.

use super::{Addressee, Letter, NAME, day_and_time, one_line};
use crate::clock::Timestamp;
use crate::model::sites::Locale;
use crate::model::strangers::Stranger;

/// What a mail tells of two logins.
#[derive(Clone, Copy, Debug)]
pub enum Logins<'a> {
    /// A code that proves the reader's login to who is signed in with another.
    Code {
        /// The six digits.
        code: &'a str,
        /// What the one who asked signed in with.
        by: Stranger<'a>,
        /// Until when it works.
        expires: Timestamp,
    },
    /// The reader's login is one with another now. Which one, the mail does not say: an address may not be proved.
    Joined,
}

pub(super) fn english(to: &Addressee<'_>, brand: &str, logins: Logins<'_>) -> Letter {
    let login = ("Login", one_line(to.login, NAME));
    match logins {
        Logins::Code { code, by, expires } => Letter {
            subject: format!("{brand}: the code for your two logins"),
            before: vec![format!(
                "Somebody signed in as {} wants to bring that login and yours together, so that one sign-in opens the accounts of both.",
                by.login()
            )],
            facts: vec![login, ("Code", code.to_owned())],
            action: "Enter the code",
            url: format!("{}/logins", to.address),
            after: vec![
                format!("The code works until {}.", day_and_time(Locale::En, expires)),
                "If it was not you, tell nobody the code: without it, nothing happens.".to_owned(),
            ],
        },
        Logins::Joined => Letter {
            subject: format!("{brand}: your logins were brought together"),
            before: vec![
                "This login and another one of yours are one now; the accounts of both are open to it.".to_owned(),
            ],
            facts: vec![login],
            action: "Open the portal",
            url: format!("{}/", to.address),
            after: vec![
                "The password is the one that you signed in with last.".to_owned(),
                "If it was not you, contact us: it can be taken back.".to_owned(),
            ],
        },
    }
}

pub(super) fn french(to: &Addressee<'_>, brand: &str, logins: Logins<'_>) -> Letter {
    let login = ("Identifiant", one_line(to.login, NAME));
    match logins {
        Logins::Code { code, by, expires } => Letter {
            subject: format!("{brand}\u{a0}: le code pour vos deux identifiants"),
            before: vec![format!(
                "Une personne connectée en tant que {} veut réunir cet identifiant et le vôtre, afin qu’une seule connexion ouvre les comptes des deux.",
                by.login()
            )],
            facts: vec![login, ("Code", code.to_owned())],
            action: "Saisir le code",
            url: format!("{}/logins", to.address),
            after: vec![
                format!("Le code fonctionne jusqu’au {}.", day_and_time(Locale::Fr, expires)),
                "Si ce n’était pas vous, ne communiquez ce code à personne\u{a0}: sans lui, rien ne se passe."
                    .to_owned(),
            ],
        },
        Logins::Joined => Letter {
            subject: format!("{brand}\u{a0}: vos identifiants ont été réunis"),
            before: vec![
                "Cet identifiant et un autre qui est le vôtre ne font plus qu’un\u{a0}; il ouvre les comptes des deux."
                    .to_owned(),
            ],
            facts: vec![login],
            action: "Ouvrir le portail",
            url: format!("{}/", to.address),
            after: vec![
                "Le mot de passe est celui de votre dernière connexion.".to_owned(),
                "Si ce n’était pas vous, contactez-nous\u{a0}: cela peut être annulé.".to_owned(),
            ],
        },
    }
}
