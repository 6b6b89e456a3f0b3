//! French: the mails.

mod access;
mod actions;
mod corrections;
mod login;
mod logins;
mod members;
mod notices;
mod people;
mod second_factors;
mod staff;

use crate::texts::shape::mails::{CommonMails, MailFacts, Mails};

pub(super) const MAILS: Mails = Mails {
    hello: "Bonjour,",
    hello_name: |name| format!("Bonjour {name},"),
    subject: |site, about| format!("{site}\u{a0}: {about}"),
    colon: "\u{a0}:",
    facts: FACTS,
    common: COMMON,
    access: access::MAILS,
    login: login::MAILS,
    logins: logins::MAILS,
    second_factors: second_factors::MAILS,
    people: people::MAILS,
    members: members::MAILS,
    actions: actions::MAILS,
    notices: notices::MAILS,
    corrections: corrections::MAILS,
    staff: staff::MAILS,
};

const FACTS: MailFacts = MailFacts {
    login: "Identifiant",
    account: "Compte",
    reason: "Motif",
    code: "Code",
    one_time_password: "Mot de passe à usage unique",
    permission: "Autorisation",
    permissions: "Autorisations",
    no_permissions: "aucune pour l’instant",
    between: "\u{a0}; ",
    documents: "Documents",
    only_own: "seulement ceux où vous êtes nommé",
    until: "Jusqu’au",
    in_their_words: "Son message",
    when: "Quand",
    site: "Site",
    browser: "Navigateur",
    unknown_browser: "inconnu",
    network: "Réseau",
    unknown_network: "inconnu",
    new_address: "Nouvelle adresse",
    number: "Numéro",
    recovery_codes_left: "Codes de secours restants",
};

const COMMON: CommonMails = CommonMails {
    choose_password: "Choisir un mot de passe",
    sign_in: "Se connecter",
    enter_code: "Saisir le code",
    open_portal: "Ouvrir le portail",
    the_portal: "Le portail",
    link_once: |until| format!("Le lien fonctionne une seule fois, jusqu’au {until}."),
    link_until: |until| format!("Le lien fonctionne jusqu’au {until}."),
    code_until: |until| format!("Le code fonctionne jusqu’au {until}."),
    code_is_secret: "Si ce n’était pas vous, ne communiquez ce code à personne\u{a0}: sans lui, rien ne se passe.",
    nothing_to_do: "Si c’était vous, il n’y a rien à faire.",
    contact_us: "Si ce n’était pas vous, contactez-nous aussitôt.",
    documents_stay: "Les factures et autres documents restent chez nous aussi longtemps que la loi l’exige.",
    ask_us: |site| {
        format!(
            "Si vous avez une question ou ne vous y attendiez pas, adressez-vous à {site} par les moyens habituels."
        )
    },
};
