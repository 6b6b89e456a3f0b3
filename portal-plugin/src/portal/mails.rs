//! The mails that the portal writes, in the reader's language, as text and as HTML.
//!
//! What somebody from outside may have chosen is a [`Stranger`]'s, and gets in only as a name, an address or a sentence (rule M3).

mod actions;
mod logins;
mod members;
mod people;
mod second_factors;
mod security;
mod staff;

use askama::Template;
use plugin_api::mail::Mail;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::colors::Color;
use crate::model::sites::{Locale, Site};
use crate::model::strangers::Stranger;
use crate::model::tokens::Token;

pub use logins::Logins;
pub use members::News;
pub use people::About;
pub use second_factors::Factor;
pub use security::LoginNews;
pub use staff::Deed;

/// The longest subject, in code points.
const SUBJECT: usize = 150;

/// The longest name that is written in a mail, in code points.
const NAME: usize = 120;

/// The longest line of a site's footer, in code points: all that a manifest takes.
const FOOTER: usize = 2000;

/// Whom a mail is for, and from which site.
#[derive(Clone, Copy, Debug)]
pub struct Addressee<'a> {
    /// The site that it speaks for.
    pub site: &'a Site,
    /// The address of the site; no slash at the end.
    pub address: &'a str,
    /// The recipient's e-mail address.
    pub to: &'a str,
    /// The recipient's name; may be empty. Whoever invites chooses it, so it is taken as a stranger's.
    pub name: &'a str,
    /// What the recipient signs in with.
    pub login: &'a str,
    /// The language, where the recipient has one; else it is the site's.
    pub locale: Option<Locale>,
}

/// A one-time secret that a mail carries.
#[derive(Clone, Copy, Debug)]
pub enum Matter<'a> {
    /// A link to set a password, which the reader asked for (rule U9).
    Reset {
        /// The link's token.
        link: &'a Token,
        /// Until when it works.
        expires: Timestamp,
    },
    /// A link to set a first password, for a new user (rule U2).
    Welcome {
        /// The link's token.
        link: &'a Token,
        /// Until when it works.
        expires: Timestamp,
    },
    /// A one-time password (rule U2).
    OneTimePassword {
        /// The password.
        password: &'a str,
        /// Until when it works.
        expires: Timestamp,
    },
    /// The password was changed (rule U9).
    PasswordChanged,
    /// What concerns the people of an account (rules §5 and §6).
    People {
        /// The account's name.
        account: Stranger<'a>,
        /// What it is.
        about: About<'a>,
    },
    /// What staff did to an account (rules A6 and D5).
    Staff {
        /// The account's name.
        account: Stranger<'a>,
        /// What it is.
        deed: Deed<'a>,
    },
    /// What concerns the security of the login.
    Login(LoginNews<'a>),
    /// Two logins of one person (rule S6).
    Logins(Logins<'a>),
    /// The reader's second factor.
    SecondFactor(Factor<'a>),
    /// A link that proves an address and sets the first password of somebody who signed up with it (rule U10).
    SignUp {
        /// The link's token.
        link: &'a Token,
        /// Until when it works.
        expires: Timestamp,
    },
    /// Somebody signed up with an address that has a user already (rule U10).
    AlreadyKnown,
}

struct Letter {
    subject: String,
    before: Vec<String>,
    facts: Vec<(&'static str, String)>,
    action: &'static str,
    url: String,
    after: Vec<String>,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    language: &'a str,
    brand: &'a str,
    color: Color,
    greeting: &'a str,
    subject: &'a str,
    before: &'a [String],
    facts: &'a [(&'static str, String)],
    action: &'a str,
    url: &'a str,
    after: &'a [String],
    footer: &'a [String],
    legal: &'a [(&'static str, &'a str)],
}

#[derive(Template)]
#[template(path = "mail.txt")]
struct Plain<'a> {
    brand: &'a str,
    greeting: &'a str,
    before: &'a [String],
    facts: &'a [(&'static str, String)],
    colon: &'a str,
    action: &'a str,
    url: &'a str,
    after: &'a [String],
    footer: &'a [String],
    legal: &'a [(&'static str, &'a str)],
}

/// Writes a mail.
///
/// # Errors
/// `unavailable/store` where a template cannot be written out, which no text of a user can bring about.
pub fn compose(to: &Addressee<'_>, matter: Matter<'_>) -> Result<Mail, Error> {
    let locale = to.locale.unwrap_or(to.site.locale);
    let brand = one_line(&to.site.brand.name, NAME);
    let name = Stranger::from(to.name).name();
    let greeting = match (locale, name.is_empty()) {
        (Locale::En, true) => "Hello,".to_owned(),
        (Locale::En, false) => format!("Hello {name},"),
        (Locale::Fr, true) => "Bonjour,".to_owned(),
        (Locale::Fr, false) => format!("Bonjour {name},"),
    };
    let Letter { subject, before, facts, action, url, after } = match locale {
        Locale::En => english(to, &brand, matter),
        Locale::Fr => french(to, &brand, matter),
    };
    let subject = one_line(&subject, SUBJECT);
    let site = &to.site.brand;
    let footer = site.footer.as_ref().map_or("", |footer| footer.in_locale(locale));
    let footer: Vec<String> =
        footer.lines().map(|line| one_line(line, FOOTER)).filter(|line| !line.is_empty()).collect();
    let legal = site.legal(locale);
    let html = Html {
        language: locale.tag(),
        brand: &brand,
        color: site.color,
        greeting: &greeting,
        subject: &subject,
        before: &before,
        facts: &facts,
        action,
        url: &url,
        after: &after,
        footer: &footer,
        legal: &legal,
    };
    let colon = match locale {
        Locale::En => ":",
        Locale::Fr => "\u{a0}:",
    };
    let plain = Plain {
        brand: &brand,
        greeting: &greeting,
        before: &before,
        facts: &facts,
        colon,
        action,
        url: &url,
        after: &after,
        footer: &footer,
        legal: &legal,
    };
    let failed = |error: askama::Error| Error::Store(format!("a mail cannot be written: {error}"));
    Ok(Mail {
        site: to.site.id.as_str().to_owned(),
        from_name: brand.clone(),
        to: one_line(to.to, 320),
        to_name: name,
        text: plain.render().map_err(failed)?,
        html: html.render().map_err(failed)?,
        subject,
        language: locale.tag().to_owned(),
        reply_to: to.site.reply_to.clone().unwrap_or_default(),
        // Its domain only: the rest comes once it waits.
        message_id: to.site.hosts.first().cloned().unwrap_or_default(),
    })
}

fn english(to: &Addressee<'_>, brand: &str, matter: Matter<'_>) -> Letter {
    let login = ("Login", one_line(to.login, NAME));
    match matter {
        Matter::Reset { link, expires } => Letter {
            subject: format!("{brand}: set a new password"),
            before: vec!["You, or somebody who typed your login, asked for a new password.".to_owned()],
            facts: vec![login],
            action: "Set a new password",
            url: link_url(to, link),
            after: vec![
                format!("The link works once, until {}.", day_and_time(Locale::En, expires)),
                "If it was not you, do nothing: your password stays as it is.".to_owned(),
            ],
        },
        Matter::Welcome { link, expires } => Letter {
            subject: format!("{brand}: your access to the customer portal"),
            before: vec!["An access to the customer portal was opened for you. Choose a password to begin.".to_owned()],
            facts: vec![login],
            action: "Choose a password",
            url: link_url(to, link),
            after: vec![format!("The link works once, until {}.", day_and_time(Locale::En, expires))],
        },
        Matter::OneTimePassword { password, expires } => Letter {
            subject: format!("{brand}: your access to the customer portal"),
            before: vec!["An access to the customer portal was opened for you.".to_owned()],
            facts: vec![login, ("One-time password", password.to_owned())],
            action: "Sign in",
            url: format!("{}/sign-in", to.address),
            after: vec![format!(
                "The password works until {}; the first sign-in asks you to replace it.",
                day_and_time(Locale::En, expires)
            )],
        },
        Matter::SignUp { link, expires } => Letter {
            subject: format!("{brand}: finish creating your account"),
            before: vec![
                "You, or somebody who typed your address, asked for an account in the customer portal.".to_owned(),
                "Choose a password to finish: that shows us that the address is yours.".to_owned(),
            ],
            facts: vec![login],
            action: "Choose a password",
            url: link_url(to, link),
            after: vec![
                format!("The link works once, until {}.", day_and_time(Locale::En, expires)),
                "If it was not you, do nothing: without a password there is no account.".to_owned(),
            ],
        },
        Matter::AlreadyKnown => Letter {
            subject: format!("{brand}: you have an access already"),
            before: vec![
                "You, or somebody who typed your address, asked for an access to the customer portal.".to_owned(),
                "There is one with this address already. Nothing was changed.".to_owned(),
            ],
            facts: vec![],
            action: "Sign in",
            url: format!("{}/sign-in", to.address),
            after: vec!["If you do not know the password, ask for a new one on that page.".to_owned()],
        },
        Matter::PasswordChanged => Letter {
            subject: format!("{brand}: your password was changed"),
            before: vec!["The password of your access to the customer portal was changed just now.".to_owned()],
            facts: vec![login],
            action: "If it was not you, set a new one",
            url: format!("{}/password/forgot", to.address),
            after: vec!["If it was you, there is nothing to do.".to_owned()],
        },
        Matter::Login(news) => security::english(to, brand, news),
        Matter::Logins(logins) => logins::english(to, brand, logins),
        Matter::SecondFactor(factor) => second_factors::english(to, brand, factor),
        Matter::People { account, about } => people::english(to, brand, &people::name(account), about),
        Matter::Staff { account, deed } => staff::english(to, brand, &people::name(account), deed),
    }
}

fn french(to: &Addressee<'_>, brand: &str, matter: Matter<'_>) -> Letter {
    let login = ("Identifiant", one_line(to.login, NAME));
    match matter {
        Matter::Reset { link, expires } => Letter {
            subject: format!("{brand}\u{a0}: choisir un nouveau mot de passe"),
            before: vec![
                "Vous-même, ou une personne qui a saisi votre identifiant, avez demandé un nouveau mot de passe."
                    .to_owned(),
            ],
            facts: vec![login],
            action: "Choisir un nouveau mot de passe",
            url: link_url(to, link),
            after: vec![
                format!("Le lien fonctionne une seule fois, jusqu’au {}.", day_and_time(Locale::Fr, expires)),
                "Si ce n’était pas vous, ne faites rien\u{a0}: votre mot de passe reste inchangé.".to_owned(),
            ],
        },
        Matter::Welcome { link, expires } => Letter {
            subject: format!("{brand}\u{a0}: votre accès au portail client"),
            before: vec![
                "Un accès au portail client vous a été ouvert. Choisissez un mot de passe pour commencer.".to_owned(),
            ],
            facts: vec![login],
            action: "Choisir un mot de passe",
            url: link_url(to, link),
            after: vec![format!("Le lien fonctionne une seule fois, jusqu’au {}.", day_and_time(Locale::Fr, expires))],
        },
        Matter::OneTimePassword { password, expires } => Letter {
            subject: format!("{brand}\u{a0}: votre accès au portail client"),
            before: vec!["Un accès au portail client vous a été ouvert.".to_owned()],
            facts: vec![login, ("Mot de passe à usage unique", password.to_owned())],
            action: "Se connecter",
            url: format!("{}/sign-in", to.address),
            after: vec![format!(
                "Le mot de passe fonctionne jusqu’au {}\u{a0}; la première connexion demande de le remplacer.",
                day_and_time(Locale::Fr, expires)
            )],
        },
        Matter::SignUp { link, expires } => Letter {
            subject: format!("{brand}\u{a0}: terminez la création de votre compte"),
            before: vec![
                "Vous-même, ou une personne qui a saisi votre adresse, avez demandé un compte dans le portail client."
                    .to_owned(),
                "Choisissez un mot de passe pour terminer\u{a0}: cela nous montre que l’adresse est la vôtre."
                    .to_owned(),
            ],
            facts: vec![login],
            action: "Choisir un mot de passe",
            url: link_url(to, link),
            after: vec![
                format!("Le lien fonctionne une seule fois, jusqu’au {}.", day_and_time(Locale::Fr, expires)),
                "Si ce n’était pas vous, ne faites rien\u{a0}: sans mot de passe, il n’y a pas de compte.".to_owned(),
            ],
        },
        Matter::AlreadyKnown => Letter {
            subject: format!("{brand}\u{a0}: vous avez déjà un accès"),
            before: vec![
                "Vous-même, ou une personne qui a saisi votre adresse, avez demandé un accès au portail client."
                    .to_owned(),
                "Il en existe déjà un pour cette adresse. Rien n’a été modifié.".to_owned(),
            ],
            facts: vec![],
            action: "Se connecter",
            url: format!("{}/sign-in", to.address),
            after: vec!["Si vous ne connaissez pas le mot de passe, demandez-en un nouveau sur cette page.".to_owned()],
        },
        Matter::PasswordChanged => Letter {
            subject: format!("{brand}\u{a0}: votre mot de passe a été modifié"),
            before: vec!["Le mot de passe de votre accès au portail client vient d’être modifié.".to_owned()],
            facts: vec![login],
            action: "Si ce n’était pas vous, choisissez-en un nouveau",
            url: format!("{}/password/forgot", to.address),
            after: vec!["Si c’était vous, il n’y a rien à faire.".to_owned()],
        },
        Matter::Login(news) => security::french(to, brand, news),
        Matter::Logins(logins) => logins::french(to, brand, logins),
        Matter::SecondFactor(factor) => second_factors::french(to, brand, factor),
        Matter::People { account, about } => people::french(to, brand, &people::name(account), about),
        Matter::Staff { account, deed } => staff::french(to, brand, &people::name(account), deed),
    }
}

fn link_url(to: &Addressee<'_>, link: &Token) -> String {
    format!("{}/password/set/{}", to.address, link.secret())
}

/// Day and time in UTC: the portal does not know where the reader is.
fn day_and_time(locale: Locale, time: Timestamp) -> String {
    let form = match locale {
        Locale::En => "%-d %B %Y, %H:%M UTC",
        Locale::Fr => "%d/%m/%Y à %H:%M UTC",
    };
    i64::try_from(time.0)
        .ok()
        .and_then(|millis| jiff::Timestamp::from_millisecond(millis).ok())
        .map(|time| time.strftime(form).to_string())
        .unwrap_or_default()
}

/// The text as one line: no control characters, nothing that turns the direction of writing, no more than so many code points. Joiners
/// stay, which some scripts need.
fn one_line(text: &str, most: usize) -> String {
    let visible = |c: &char| {
        !c.is_control()
            && !matches!(*c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{061c}' | '\u{feff}')
    };
    text.chars().filter(visible).take(most).collect::<String>().trim().to_owned()
}
