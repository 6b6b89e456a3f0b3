//! The mails about what staff put right: a wrong address, a login erased, an account that goes to another customer number
//! (rules U12, U13).

use super::people::name;
use super::{Addressee, Letter, NAME, day_and_time, link_url, one_line};
use crate::clock::Timestamp;
use crate::model::sites::Locale;
use crate::model::strangers::Stranger;
use crate::model::tokens::Token;

/// What staff put right.
#[derive(Clone, Copy, Debug)]
pub enum Correction<'a> {
    /// The reader's address is not that of the login, whoever reads it.
    EmailTakenAway,
    /// The reader's address takes the place of another one of the login; a link proves it.
    EmailPutRight {
        /// The link's token.
        link: &'a Token,
        /// Until when it works.
        expires: Timestamp,
        /// Why.
        reason: &'a str,
    },
    /// The login was erased.
    Erased,
    /// The account has another customer number, as ours were merged: told to the owner.
    Repointed {
        /// The account's name.
        account: Stranger<'a>,
        /// Why.
        reason: &'a str,
    },
    /// Another account was joined with this one: told to both owners.
    Joined {
        /// The account's name.
        account: Stranger<'a>,
        /// The owner of the account.
        owner: Stranger<'a>,
        /// Whether the reader is the owner; else they owned the one that ended.
        owns: bool,
        /// How many members came along.
        members: usize,
        /// Why.
        reason: &'a str,
    },
}

pub(super) fn english(to: &Addressee<'_>, brand: &str, correction: Correction<'_>) -> Letter {
    let login = ("Login", one_line(to.login, NAME));
    let time = |at| day_and_time(Locale::En, at);
    let of = |account: Stranger<'_>, reason: &str| vec![("Account", name(account)), ("Reason", one_line(reason, NAME))];
    let ask = format!("If you have a question or did not expect this, ask {brand} the way you always reach us.");
    match correction {
        Correction::EmailTakenAway => Letter {
            subject: format!("{brand}: this address is no longer that of a login"),
            before: vec![
                "This was the e-mail address of a login to the customer portal. We found that it should not be, and took it away."
                    .to_owned(),
                "Nothing more about that login is mailed here, and links that were mailed here work no more.".to_owned(),
            ],
            facts: vec![login],
            action: "The portal",
            url: format!("{}/", to.address),
            after: vec!["If the address was right, contact us.".to_owned()],
        },
        Correction::EmailPutRight { link, expires, reason } => Letter {
            subject: format!("{brand}: confirm your e-mail address and choose a password"),
            before: vec![
                "We put this address in place of the one that your login to the customer portal had.".to_owned(),
                "The password before works no more. Choose one with the link: that shows us that the address is yours."
                    .to_owned(),
            ],
            facts: vec![login, ("Reason", one_line(reason, NAME))],
            action: "Choose a password",
            url: link_url(to, link),
            after: vec![
                format!("The link works once, until {}.", time(expires)),
                "If you have no login here, do nothing.".to_owned(),
            ],
        },
        Correction::Erased => Letter {
            subject: format!("{brand}: your login was erased"),
            before: vec![
                "We erased your login to the customer portal, and what named you there.".to_owned(),
                "Invoices and other documents stay with us for as long as the law asks.".to_owned(),
            ],
            facts: vec![login],
            action: "The portal",
            url: format!("{}/", to.address),
            after: vec!["If you did not expect this, contact us.".to_owned()],
        },
        Correction::Repointed { account, reason } => Letter {
            subject: format!("{brand}: your account is now that of {}", name(account)),
            before: vec![
                "We joined two of our customer records, so your account is kept under another one now.".to_owned(),
                "Everybody has the access that they had, and the ledger goes on.".to_owned(),
            ],
            facts: of(account, reason),
            action: "Open the portal",
            url: format!("{}/", to.address),
            after: vec![ask],
        },
        Correction::Joined { account, owner, owns, members, reason } => Letter {
            subject: format!("{brand}: another account was joined with {}", name(account)),
            before: if owns {
                vec![
                    "We joined two of our customer records, and the accounts with them. The account stays yours."
                        .to_owned(),
                    format!("So many members came along: {members}. Look over who has access."),
                ]
            } else {
                vec![
                    format!("We joined two of our customer records, so your account is now part of this one. Its owner is {}.", name(owner)),
                    "You are a member with every permission, unless you had an access there already: then that one holds.".to_owned(),
                ]
            },
            facts: of(account, reason),
            action: "Open the portal",
            url: format!("{}/", to.address),
            after: vec!["The ledgers of both accounts say so.".to_owned(), ask],
        },
    }
}

pub(super) fn french(to: &Addressee<'_>, brand: &str, correction: Correction<'_>) -> Letter {
    let login = ("Identifiant", one_line(to.login, NAME));
    let time = |at| day_and_time(Locale::Fr, at);
    let of = |account: Stranger<'_>, reason: &str| vec![("Compte", name(account)), ("Motif", one_line(reason, NAME))];
    let ask = format!(
        "Si vous avez une question ou ne vous y attendiez pas, adressez-vous à {brand} par les moyens habituels."
    );
    match correction {
        Correction::EmailTakenAway => Letter {
            subject: format!("{brand}\u{a0}: cette adresse n’est plus celle d’un identifiant"),
            before: vec![
                "C’était l’adresse e-mail d’un identifiant du portail client. Nous avons constaté que c’était une erreur et l’avons retirée."
                    .to_owned(),
                "Plus rien sur cet identifiant n’est envoyé ici, et les liens envoyés ici ne fonctionnent plus.".to_owned(),
            ],
            facts: vec![login],
            action: "Le portail",
            url: format!("{}/", to.address),
            after: vec!["Si l’adresse était la bonne, contactez-nous.".to_owned()],
        },
        Correction::EmailPutRight { link, expires, reason } => Letter {
            subject: format!("{brand}\u{a0}: confirmez votre adresse e-mail et choisissez un mot de passe"),
            before: vec![
                "Nous avons mis cette adresse à la place de celle qu’avait votre identifiant du portail client.".to_owned(),
                "L’ancien mot de passe ne fonctionne plus. Choisissez-en un avec le lien\u{a0}: cela nous montre que l’adresse est la vôtre."
                    .to_owned(),
            ],
            facts: vec![login, ("Motif", one_line(reason, NAME))],
            action: "Choisir un mot de passe",
            url: link_url(to, link),
            after: vec![
                format!("Le lien fonctionne une seule fois, jusqu’au {}.", time(expires)),
                "Si vous n’avez pas d’identifiant ici, ne faites rien.".to_owned(),
            ],
        },
        Correction::Erased => Letter {
            subject: format!("{brand}\u{a0}: votre identifiant a été effacé"),
            before: vec![
                "Nous avons effacé votre identifiant du portail client et ce qui vous y nommait.".to_owned(),
                "Les factures et autres documents restent chez nous aussi longtemps que la loi l’exige.".to_owned(),
            ],
            facts: vec![login],
            action: "Le portail",
            url: format!("{}/", to.address),
            after: vec!["Si vous ne vous y attendiez pas, contactez-nous.".to_owned()],
        },
        Correction::Repointed { account, reason } => Letter {
            subject: format!("{brand}\u{a0}: votre compte est désormais celui de {}", name(account)),
            before: vec![
                "Nous avons fusionné deux de nos fiches client\u{a0}; votre compte est désormais tenu sous l’autre."
                    .to_owned(),
                "Chacun garde l’accès qu’il avait, et le registre se poursuit.".to_owned(),
            ],
            facts: of(account, reason),
            action: "Ouvrir le portail",
            url: format!("{}/", to.address),
            after: vec![ask],
        },
        Correction::Joined { account, owner, owns, members, reason } => Letter {
            subject: format!("{brand}\u{a0}: un autre compte a été réuni avec {}", name(account)),
            before: if owns {
                vec![
                    "Nous avons fusionné deux de nos fiches client, et réuni leurs comptes. Le compte reste le vôtre."
                        .to_owned(),
                    format!("Nombre de membres venus de l’autre compte\u{a0}: {members}. Vérifiez qui a accès."),
                ]
            } else {
                vec![
                    format!("Nous avons fusionné deux de nos fiches client\u{a0}; votre compte fait désormais partie de celui-ci. Son propriétaire est {}.", name(owner)),
                    "Vous en êtes membre avec toutes les autorisations, sauf si vous y aviez déjà un accès\u{a0}: c’est alors celui-là qui vaut.".to_owned(),
                ]
            },
            facts: of(account, reason),
            action: "Ouvrir le portail",
            url: format!("{}/", to.address),
            after: vec!["Les registres des deux comptes le disent.".to_owned(), ask],
        },
    }
}
