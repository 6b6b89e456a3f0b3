//! What several pages say in the same words: kinds, times, answers of the portal.

use jiff::Timestamp;
use plugin_api::{Failure, Kind};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::hosting::operating::unreadable;
use crate::hosting::roster::{Person, Role};
use crate::language::Language;

/// A kind in words; one that is not known here, by its own word.
pub fn kind(l: Language, word: &str) -> &str {
    word.parse().map_or(word, |kind| kind_name(l, kind))
}

/// What a kind is called.
pub const fn kind_name(l: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::Invoices => l.say("Invoices", "Factures"),
        Kind::Quotes => l.say("Quotes", "Devis"),
        Kind::Orders => l.say("Orders", "Commandes"),
        Kind::Shipments => l.say("Shipments", "Expéditions"),
        Kind::Tickets => "Tickets",
        Kind::Projects => l.say("Projects", "Projets"),
        Kind::Tasks => l.say("Tasks", "Tâches"),
        Kind::SupplierInvoices => l.say("Supplier invoices", "Factures fournisseurs"),
        Kind::Products => l.say("Products", "Produits"),
    }
}

/// A role in words.
pub const fn role(l: Language, role: Role) -> &'static str {
    match role {
        Role::Look => l.say("look", "consultation"),
        Role::Support => "support",
        Role::Manage => l.say("manage", "gestion"),
        Role::Admin => l.say("admin", "administration"),
    }
}

/// What a role may do, besides what the ones before it may.
pub const fn about_role(l: Language, role: Role) -> &'static str {
    match role {
        Role::Look => l.say(
            "Looks at everything but mails, and changes nothing.",
            "Consulte tout sauf les courriels, et ne change rien.",
        ),
        Role::Support => l.say(
            "Helps users: credentials, sessions, second factors; reads mails; looks on where an owner allows it.",
            "Aide les utilisateurs\u{a0}: identifiants, sessions, deuxième facteur\u{a0}; lit les courriels\u{a0}; regarde là où un propriétaire l’autorise.",
        ),
        Role::Manage => l.say(
            "Manages accounts: users, permissions, invitations, contacts, lost owners.",
            "Gère les comptes\u{a0}: utilisateurs, autorisations, invitations, contacts, propriétaires injoignables.",
        ),
        Role::Admin => l.say("Runs the place: realms, sites and the staff.", "Administre l’ensemble\u{a0}: espaces, sites et équipe."),
    }
}

/// How one of the staff stands: the class of its mark, and a word.
pub const fn standing_of_staff(l: Language, person: &Person) -> (&'static str, &'static str) {
    match person {
        Person { enabled: false, .. } => ("bad", l.say("disabled", "désactivé")),
        Person { must_change: true, .. } => ("warn", l.say("one-time password", "mot de passe à usage unique")),
        _ => ("good", l.say("active", "actif")),
    }
}

/// A moment of RFC 3339 to the minute, e.g. `2026-01-31 12:00 UTC`.
pub fn moment(text: &str) -> String {
    text.parse::<Timestamp>().map_or_else(|_| text.to_owned(), to_the_minute)
}

/// The same of milliseconds since 1970-01-01T00:00:00Z.
pub fn moment_of(milliseconds: u64) -> String {
    let moment =
        i64::try_from(milliseconds).ok().and_then(|milliseconds| Timestamp::from_millisecond(milliseconds).ok());
    moment.map_or_else(String::new, to_the_minute)
}

/// A part of an answer of the portal.
///
/// # Errors
/// `answer/unreadable`.
pub fn read<T: DeserializeOwned>(answer: Value) -> Result<T, Failure> {
    serde_json::from_value(answer).map_err(|error| unreadable(&error))
}

fn to_the_minute(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_in_words_and_an_unknown_one_as_it_stands() {
        let french = Language::of_tag("fr");
        assert_eq!(kind(french, "supplier_invoices"), "Factures fournisseurs");
        assert_eq!(kind(french, "contracts"), "contracts");
    }

    #[test]
    fn moments_are_told_to_the_minute() {
        assert_eq!(moment("2026-01-31T12:00:59.999Z"), "2026-01-31 12:00 UTC");
        assert_eq!(moment_of(1_769_860_859_999), "2026-01-31 12:00 UTC");
        assert_eq!(moment("never"), "never");
    }
}
