//! What a ledger records, in words.

use plugin_api::{Label, LedgerWords, Word};

use crate::model::sites::Locale;
use crate::web::texts::Both;

/// The events by their codes.
const EVENTS: &[(&str, Both)] = &[
    ("invited", Both("Invited", "Invitation")),
    ("resent", Both("Invited again", "Invitation renvoyée")),
    ("accepted", Both("Invitation accepted", "Invitation acceptée")),
    ("declined", Both("Invitation declined", "Invitation refusée")),
    ("cancelled", Both("Invitation cancelled", "Invitation annulée")),
    ("superseded", Both("Invitation replaced by a newer one", "Invitation remplacée par une plus récente")),
    ("changed", Both("Permissions changed", "Autorisations modifiées")),
    ("suspended", Both("Access put on hold", "Accès suspendu")),
    ("resumed", Both("Access resumed", "Accès rétabli")),
    ("revoked", Both("Access taken away", "Accès retiré")),
    ("left", Both("Left the account", "A quitté le compte")),
    ("transfer-proposed", Both("Ownership offered", "Propriété proposée")),
    ("transfer-withdrawn", Both("Offer of the ownership withdrawn", "Proposition de propriété retirée")),
    ("transferred", Both("Ownership handed over", "Propriété cédée")),
    ("recovery-proposed", Both("Our staff proposed another owner", "Notre équipe a proposé un autre propriétaire")),
    ("recovery-cancelled", Both("Proposal of another owner taken back", "Proposition d’un autre propriétaire annulée")),
    ("recovery-objected", Both("The owner objected to another owner", "Le propriétaire a contesté son remplacement")),
    ("recovered", Both("Another owner, confirmed by our staff", "Autre propriétaire, confirmé par notre équipe")),
    ("contact-added", Both("Contact added", "Contact ajouté")),
    ("contact-changed", Both("Contact changed", "Contact modifié")),
    ("contact-removed", Both("Contact removed", "Contact retiré")),
    ("contact-joined", Both("Contact became a user", "Contact devenu utilisateur")),
    ("user-disabled", Both("Login put out of use by our staff", "Identifiant désactivé par notre équipe")),
    ("user-enabled", Both("Login put back in use by our staff", "Identifiant réactivé par notre équipe")),
    ("signed-in", Both("Signed in", "Connexion")),
    ("granted", Both("Access given by our staff", "Accès donné par notre équipe")),
    ("account-suspended", Both("Account put on hold", "Compte suspendu")),
    ("account-closed", Both("Account closed", "Compte fermé")),
    ("account-reopened", Both("Account reopened", "Compte rouvert")),
    ("account-opened", Both("Account opened", "Compte ouvert")),
    ("view-as-allowed", Both("Our staff may look on", "Consultation par notre équipe autorisée")),
    ("view-as-forbidden", Both("Our staff may look on no more", "Consultation par notre équipe interdite")),
    ("viewed-as", Both("Our staff looked on", "Consultation par notre équipe")),
    ("view-as-ended", Both("Our staff stopped looking on", "Fin de la consultation par notre équipe")),
    ("merged", Both("Two sign-ins of one person joined", "Deux connexions d’une même personne réunies")),
    ("unmerged", Both("Two sign-ins of one person parted again", "Deux connexions d’une même personne séparées")),
    ("quote-accepted", Both("Quote accepted", "Devis accepté")),
    ("quote-declined", Both("Quote declined", "Devis refusé")),
    ("ticket-opened", Both("Ticket opened", "Ticket ouvert")),
    ("ticket-answered", Both("Message on a ticket", "Message sur un ticket")),
    ("ticket-closed", Both("Ticket closed", "Ticket fermé")),
    ("ticket-reopened", Both("Ticket reopened", "Ticket rouvert")),
    ("order-placed", Both("Order placed", "Commande passée")),
    ("email-changed", Both("E-mail address changed", "Adresse e-mail modifiée")),
    ("login-closed", Both("Closed the login and left the account", "A fermé son identifiant et quitté le compte")),
    (
        "store-restored",
        Both(
            "A backup was put back: every sign-in and open invitation ended",
            "Sauvegarde restaurée : connexions et invitations en cours terminées",
        ),
    ),
    ("profile-edited", Both("Own information changed", "Informations personnelles modifiées")),
    ("second-factor-on", Both("Two-step sign-in switched on", "Connexion en deux étapes activée")),
    ("second-factor-off", Both("Two-step sign-in switched off", "Connexion en deux étapes désactivée")),
    (
        "second-factor-reset",
        Both("Two-step sign-in switched off by our staff", "Connexion en deux étapes désactivée par notre équipe"),
    ),
    (
        "second-factor-asked",
        Both("Two-step sign-in asked of every member", "Connexion en deux étapes exigée de chaque membre"),
    ),
    ("second-factor-not-asked", Both("Two-step sign-in no longer asked", "Connexion en deux étapes plus exigée")),
    ("permission-asked", Both("Permission asked for", "Autorisation demandée")),
    ("permission-declined", Both("Request for a permission declined", "Demande d’autorisation refusée")),
];

/// What an event records besides, by its name.
const DETAILS: &[(&str, Both)] = &[
    ("as", Both("as:", "en tant que\u{a0}:")),
    ("document", Both("document:", "document\u{a0}:")),
    ("categories", Both("receives:", "reçoit\u{a0}:")),
    ("categories_before", Both("received before:", "recevait avant\u{a0}:")),
    ("email", Both("address:", "adresse\u{a0}:")),
    ("ends", Both("ends:", "fin\u{a0}:")),
    ("ends_before", Both("ended before:", "fin avant\u{a0}:")),
    ("from", Both("from:", "de\u{a0}:")),
    ("inviter", Both("invited by:", "invité par\u{a0}:")),
    ("login", Both("login:", "identifiant\u{a0}:")),
    ("name", Both("name:", "nom\u{a0}:")),
    ("name_before", Both("name before:", "nom avant\u{a0}:")),
    ("permissions", Both("permissions:", "autorisations\u{a0}:")),
    ("permissions_before", Both("permissions before:", "autorisations avant\u{a0}:")),
    ("proposer", Both("proposed by:", "proposé par\u{a0}:")),
    ("reason", Both("reason:", "motif\u{a0}:")),
    ("role", Both("role:", "rôle\u{a0}:")),
    ("sees", Both("documents:", "documents\u{a0}:")),
    ("sees_before", Both("documents before:", "documents avant\u{a0}:")),
    ("sessions", Both("sessions:", "sessions\u{a0}:")),
    ("signed_by", Both("signed by:", "signé par\u{a0}:")),
    ("site", Both("site:", "site\u{a0}:")),
    ("sites", Both("sites:", "sites\u{a0}:")),
    ("sites_before", Both("sites before:", "sites avant\u{a0}:")),
    ("third_party", Both("customer number:", "numéro de client\u{a0}:")),
    ("to", Both("to:", "à\u{a0}:")),
    ("why", Both("because of:", "en raison de\u{a0}:")),
];

/// What stands in an event for want of anything narrower.
const WORDS: &[(&str, Both)] = &[
    ("never", Both("never", "jamais")),
    ("every site", Both("every site", "tous les sites")),
    ("all", Both("all of the account", "tous ceux du compte")),
    ("new", Both("a new person", "une nouvelle personne")),
    ("owner", Both("owner", "propriétaire")),
    ("member", Both("member", "membre")),
    ("expired", Both("had expired", "avait expiré")),
    ("login-closed", Both("the login was closed", "l’identifiant a été fermé")),
    (
        "invitation/inviter-lost-right",
        Both("who invited may no longer invite", "la personne qui invitait n’en a plus le droit"),
    ),
    ("own", Both("only those that name the person", "seulement ceux qui nomment la personne")),
];

/// All of it, for whoever shows a ledger.
pub fn ledger_words() -> LedgerWords {
    let words = |table: &[(&str, Both)]| {
        let word = |(id, Both(en, fr)): &(&str, Both)| {
            let named = |text: &str| text.trim_end_matches(['\u{a0}', ':']).to_owned();
            Word { id: (*id).to_owned(), label: Label { en: named(en), fr: named(fr) } }
        };
        table.iter().map(word).collect()
    };
    LedgerWords { events: words(EVENTS), details: words(DETAILS), values: words(WORDS) }
}

/// An event in words; one that is not known here, by its code.
pub fn event(locale: Locale, code: &str) -> &str {
    found(EVENTS, locale, code)
}

/// The name of something that an event records, in words.
pub fn detail(locale: Locale, name: &str) -> &str {
    found(DETAILS, locale, name)
}

/// A word of the portal's own that an event records.
pub fn word(locale: Locale, word: &str) -> &str {
    found(WORDS, locale, word)
}

fn found<'a>(table: &[(&str, Both)], locale: Locale, code: &'a str) -> &'a str {
    table.iter().find(|(known, _)| *known == code).map_or(code, |(_, both)| both.in_locale(locale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ledger::Event;

    #[test]
    fn every_event_has_words_in_both_languages_and_none_is_left_over() {
        let codes: Vec<&str> = Event::ALL.into_iter().map(Event::code).collect();
        for code in &codes {
            assert!(
                Locale::ALL.into_iter().all(|locale| event(locale, code) != *code || locale == Locale::En),
                "{code}"
            );
            assert!(EVENTS.iter().any(|(known, _)| known == code), "{code}");
        }
        assert!(EVENTS.iter().all(|(known, _)| codes.contains(known)));
    }
}
