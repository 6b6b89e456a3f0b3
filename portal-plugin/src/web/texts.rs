//! What the pages say of what they show: words found by a value, sentences with values in them.

mod events;
mod kinds;
mod refusals;
mod security;
mod statuses;

pub use events::{detail, event, ledger_words, word};
pub use kinds::{Column, KindWords};
pub use security::activity;
pub use statuses::Badge;

pub use crate::texts::of;

use std::time::Duration;

use plugin_api::Kind;

use crate::model::ages::Age;
use crate::model::contacts::Category;
use crate::model::permissions::Permission;
use crate::model::sites::{Checkout, Locale, SignUp, Site};
use crate::web::refusals::Refusal;

/// A text in each language, in the order of [`Locale::ALL`].
#[derive(Clone, Copy, Debug)]
struct Both(&'static str, &'static str);

impl Both {
    const fn in_locale(self, locale: Locale) -> &'static str {
        match locale {
            Locale::En => self.0,
            Locale::Fr => self.1,
        }
    }
}

/// Whom to call where no owner can help (rule D5): the site, with the words that its pages end with, where it has some.
pub fn ask_us(locale: Locale, site: &Site) -> String {
    let (ask, name) = (Both("Please ask", "Adressez-vous à").in_locale(locale), site.brand.name.as_str());
    match &site.brand.footer {
        Some(footer) => {
            format!("{ask} {name} ({}).", footer.in_locale(locale).split_whitespace().collect::<Vec<_>>().join(" "))
        }
        None => format!("{ask} {name}."),
    }
}

/// What was done just now, by the word in the address; empty for a word that is none.
pub fn done(locale: Locale, word: &str) -> &'static str {
    let t = of(locale);
    match word {
        "accepted" => t.quotes.quote_accepted,
        "declined" => t.quotes.quote_declined,
        "placed" => t.ordering.order_placed,
        "opened" => t.tickets.ticket_opened,
        "replied" => t.tickets.replied,
        "closed" => t.tickets.ticket_closed,
        "reopened" => t.tickets.ticket_reopened,
        _ => "",
    }
}

/// How long something has been due.
pub const fn age(locale: Locale, age: Age) -> &'static str {
    let t = of(locale);
    match age {
        Age::NotDue => t.statement.age_not_due,
        Age::To30 => t.statement.age_30,
        Age::To60 => t.statement.age_60,
        Age::To90 => t.statement.age_90,
        Age::Older => t.statement.age_older,
    }
}

/// What a permission allows.
pub const fn permission(locale: Locale, permission: Permission) -> &'static str {
    match locale {
        Locale::En => permission.label_en(),
        Locale::Fr => permission.label_fr(),
    }
}

/// The name of a category of mails.
pub const fn category(locale: Locale, category: Category) -> &'static str {
    match locale {
        Locale::En => category.label_en(),
        Locale::Fr => category.label_fr(),
    }
}

/// The words of a kind.
pub const fn kind(locale: Locale, kind: Kind) -> &'static KindWords {
    kinds::words(locale, kind)
}

/// The status of a document of this kind, in words.
pub fn status(locale: Locale, kind: Kind, word: &str) -> Badge<'_> {
    statuses::badge(locale, kind, word)
}

/// A refusal in plain words: a title, and a sentence on what to do.
pub fn refusal(locale: Locale, refusal: &Refusal) -> (&'static str, String) {
    refusals::words(locale, refusal)
}

/// How one gets an access on a site where nobody signs up just like that.
pub const fn sign_up_closed(locale: Locale, policy: SignUp) -> &'static str {
    let text = match policy {
        SignUp::Checkout(Checkout::Optional | Checkout::Mandatory) => Both(
            "Accounts are opened with an order: go to the shop, and create yours at the checkout.",
            "Les comptes s’ouvrent lors d’une commande\u{a0}: allez à la boutique et créez le vôtre au moment de commander.",
        ),
        _ => Both(
            "Access to this portal is by invitation: the owner of your company’s account invites you, or we do.",
            "L’accès à ce portail se fait sur invitation\u{a0}: elle vient du propriétaire du compte de votre société, ou de nous.",
        ),
    };
    text.in_locale(locale)
}

/// That a mail is on its way to who signed up, whoever it is, and how long its link works.
pub fn sign_up_sent(locale: Locale, lifetime: Duration) -> String {
    let hours = lifetime.as_secs() / 3600;
    match locale {
        Locale::En => format!(
            "If this address can have an account here, a mail that says how to go on is on its way. Its link works once, for {hours} hours."
        ),
        Locale::Fr => format!(
            "Si cette adresse peut avoir un compte ici, un e-mail indiquant la suite est en route. Son lien fonctionne une seule fois, pendant {hours} heures."
        ),
    }
}

/// The least length of a password, as a hint.
pub fn password_hint(locale: Locale, min: u32) -> String {
    match locale {
        Locale::En => {
            format!("At least {min} characters. A few words in a row are easy to remember and hard to guess.")
        }
        Locale::Fr => {
            format!("Au moins {min} caractères. Quelques mots à la suite se retiennent bien et se devinent mal.")
        }
    }
}
