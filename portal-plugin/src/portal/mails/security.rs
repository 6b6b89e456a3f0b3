//! The mails about the security of one's login: a new browser, another e-mail address, the end of the login.

use super::{Addressee, Letter, NAME, day_and_time, one_line};
use crate::clock::Timestamp;
use crate::model::activity::Place;
use crate::model::sites::Locale;
use crate::model::strangers::Stranger;
use crate::model::tokens::Token;

/// What a mail tells of a login.
#[derive(Clone, Copy, Debug)]
pub enum LoginNews<'a> {
    /// Somebody signed in with it, from a browser that had not.
    NewBrowser {
        /// When.
        at: Timestamp,
        /// Where.
        place: Place<'a>,
    },
    /// The reader's address is to be that of a login, once it is confirmed here and at the address before.
    EmailToBe {
        /// The link's token.
        link: &'a Token,
        /// Until when it works.
        expires: Timestamp,
        /// Whether it is the login's address already, and the link proves it.
        own: bool,
    },
    /// The reader's address is to be no more that of their login, once that is confirmed here and at the new address.
    EmailToGo {
        /// The new address.
        email: Stranger<'a>,
        /// The link's token.
        link: &'a Token,
        /// Until when it works.
        expires: Timestamp,
    },
    /// Somebody with a login wanted the reader's address, which is that of another login.
    EmailWanted,
    /// The address of the login was changed; goes to both.
    EmailChanged {
        /// The new address.
        email: Stranger<'a>,
    },
    /// The login was closed for good.
    Closed,
}

pub(super) fn english(to: &Addressee<'_>, brand: &str, news: LoginNews<'_>) -> Letter {
    let login = ("Login", one_line(to.login, NAME));
    let time = |at| day_and_time(Locale::En, at);
    match news {
        LoginNews::NewBrowser { at, place } => Letter {
            subject: format!("{brand}: a sign-in from a new browser"),
            before: vec![
                "Somebody signed in to the customer portal with your login, from a browser that we had not seen with it before."
                    .to_owned(),
            ],
            facts: vec![
                login,
                ("When", time(at)),
                ("Site", one_line(to.site.name.in_locale(Locale::En), NAME)),
                ("Browser", known(place.browser, "unknown")),
                ("Network", known(place.network, "unknown")),
            ],
            action: "If it was not you, set a new password",
            url: format!("{}/password/forgot", to.address),
            after: vec![
                "A new password ends every session, and nobody stays signed in.".to_owned(),
                "If it was you, there is nothing to do.".to_owned(),
            ],
        },
        LoginNews::EmailToBe { link, expires, own } => Letter {
            subject: format!("{brand}: confirm your {}e-mail address", if own { "" } else { "new " }),
            before: if own {
                vec!["Whoever signs in with the login below asks to confirm its e-mail address, which is this one.".to_owned()]
            } else {
                vec![
                    "Somebody with a login to the customer portal wants this to be the e-mail address of that login.".to_owned(),
                    "It becomes so once it is confirmed here and at the address that the login has now.".to_owned(),
                ]
            },
            facts: vec![login],
            action: "Confirm or refuse",
            url: link_url(to, link),
            after: vec![
                format!("The link works until {}.", time(expires)),
                "If it was not you, do nothing, or refuse.".to_owned(),
            ],
        },
        LoginNews::EmailToGo { email, link, expires } => Letter {
            subject: format!("{brand}: your e-mail address is to change"),
            before: vec![
                "Somebody who knows your password asked for another e-mail address of your login.".to_owned(),
                "It changes once that is confirmed here and at the new address.".to_owned(),
            ],
            facts: vec![login, ("New address", email.address())],
            action: "Confirm or object",
            url: link_url(to, link),
            after: vec![
                format!("The link works until {}. Until then nothing changes.", time(expires)),
                format!(
                    "If it was not you, object, and set a new password at once: {}/password/forgot",
                    to.address
                ),
            ],
        },
        LoginNews::EmailWanted => Letter {
            subject: format!("{brand}: this address has a login already"),
            before: vec![
                "Somebody wanted this to be the e-mail address of another login to the customer portal.".to_owned(),
                "There is a login with it already, so nothing was changed.".to_owned(),
            ],
            facts: vec![],
            action: "Sign in",
            url: format!("{}/sign-in", to.address),
            after: vec!["If it was you: sign in with that login, or ask us to join the two.".to_owned()],
        },
        LoginNews::EmailChanged { email } => Letter {
            subject: format!("{brand}: your e-mail address was changed"),
            before: vec![
                "The e-mail address of your login was changed; both addresses had confirmed it. Your other sessions have ended."
                    .to_owned(),
            ],
            facts: vec![login, ("New address", email.address())],
            action: "Open the portal",
            url: format!("{}/", to.address),
            after: vec!["If it was not you, contact us at once.".to_owned()],
        },
        LoginNews::Closed => Letter {
            subject: format!("{brand}: your login is closed"),
            before: vec![
                "Your login to the customer portal was closed, as you asked. What named you in the portal was erased."
                    .to_owned(),
                "Invoices and other documents stay with us for as long as the law asks.".to_owned(),
            ],
            facts: vec![login],
            action: "The portal",
            url: format!("{}/", to.address),
            after: vec!["If it was not you, contact us at once.".to_owned()],
        },
    }
}

pub(super) fn french(to: &Addressee<'_>, brand: &str, news: LoginNews<'_>) -> Letter {
    let login = ("Identifiant", one_line(to.login, NAME));
    let time = |at| day_and_time(Locale::Fr, at);
    match news {
        LoginNews::NewBrowser { at, place } => Letter {
            subject: format!("{brand}\u{a0}: connexion depuis un nouveau navigateur"),
            before: vec![
                "Une personne s’est connectée au portail client avec votre identifiant, depuis un navigateur jamais vu avec lui."
                    .to_owned(),
            ],
            facts: vec![
                login,
                ("Quand", time(at)),
                ("Site", one_line(to.site.name.in_locale(Locale::Fr), NAME)),
                ("Navigateur", known(place.browser, "inconnu")),
                ("Réseau", known(place.network, "inconnu")),
            ],
            action: "Si ce n’était pas vous, choisissez un nouveau mot de passe",
            url: format!("{}/password/forgot", to.address),
            after: vec![
                "Un nouveau mot de passe termine toutes les sessions\u{a0}: personne ne reste connecté.".to_owned(),
                "Si c’était vous, il n’y a rien à faire.".to_owned(),
            ],
        },
        LoginNews::EmailToBe { link, expires, own } => Letter {
            subject: format!("{brand}\u{a0}: confirmez votre {}adresse e-mail", if own { "" } else { "nouvelle " }),
            before: if own {
                vec!["La personne qui se connecte avec l’identifiant ci-dessous demande à en confirmer l’adresse e-mail, qui est celle-ci."
                    .to_owned()]
            } else {
                vec![
                    "Une personne qui a un identifiant du portail client veut que cette adresse devienne celle de son identifiant."
                        .to_owned(),
                    "Elle le devient une fois confirmée ici et à l’adresse actuelle de l’identifiant.".to_owned(),
                ]
            },
            facts: vec![login],
            action: "Confirmer ou refuser",
            url: link_url(to, link),
            after: vec![
                format!("Le lien fonctionne jusqu’au {}.", time(expires)),
                "Si ce n’était pas vous, ne faites rien, ou refusez.".to_owned(),
            ],
        },
        LoginNews::EmailToGo { email, link, expires } => Letter {
            subject: format!("{brand}\u{a0}: votre adresse e-mail doit changer"),
            before: vec![
                "Une personne qui connaît votre mot de passe a demandé une autre adresse e-mail pour votre identifiant."
                    .to_owned(),
                "Elle change une fois que c’est confirmé ici et à la nouvelle adresse.".to_owned(),
            ],
            facts: vec![login, ("Nouvelle adresse", email.address())],
            action: "Confirmer ou contester",
            url: link_url(to, link),
            after: vec![
                format!("Le lien fonctionne jusqu’au {}. D’ici là, rien ne change.", time(expires)),
                format!(
                    "Si ce n’était pas vous, contestez et choisissez aussitôt un nouveau mot de passe\u{a0}: {}/password/forgot",
                    to.address
                ),
            ],
        },
        LoginNews::EmailWanted => Letter {
            subject: format!("{brand}\u{a0}: cette adresse a déjà un identifiant"),
            before: vec![
                "Une personne voulait que cette adresse devienne celle d’un autre identifiant du portail client.".to_owned(),
                "Il en existe déjà un avec elle\u{a0}; rien n’a été modifié.".to_owned(),
            ],
            facts: vec![],
            action: "Se connecter",
            url: format!("{}/sign-in", to.address),
            after: vec![
                "Si c’était vous\u{a0}: connectez-vous avec cet identifiant, ou demandez-nous de réunir les deux.".to_owned(),
            ],
        },
        LoginNews::EmailChanged { email } => Letter {
            subject: format!("{brand}\u{a0}: votre adresse e-mail a été modifiée"),
            before: vec![
                "L’adresse e-mail de votre identifiant a été modifiée\u{a0}; les deux adresses l’avaient confirmé. Vos autres sessions sont terminées."
                    .to_owned(),
            ],
            facts: vec![login, ("Nouvelle adresse", email.address())],
            action: "Ouvrir le portail",
            url: format!("{}/", to.address),
            after: vec!["Si ce n’était pas vous, contactez-nous aussitôt.".to_owned()],
        },
        LoginNews::Closed => Letter {
            subject: format!("{brand}\u{a0}: votre identifiant est fermé"),
            before: vec![
                "Votre identifiant du portail client a été fermé, comme vous l’avez demandé. Ce qui vous nommait dans le portail a été effacé."
                    .to_owned(),
                "Les factures et autres documents restent chez nous aussi longtemps que la loi l’exige.".to_owned(),
            ],
            facts: vec![login],
            action: "Le portail",
            url: format!("{}/", to.address),
            after: vec!["Si ce n’était pas vous, contactez-nous aussitôt.".to_owned()],
        },
    }
}

fn link_url(to: &Addressee<'_>, link: &Token) -> String {
    format!("{}/email/{}", to.address, link.secret())
}

fn known(text: &str, otherwise: &str) -> String {
    let known = one_line(text, NAME);
    if known.is_empty() { otherwise.to_owned() } else { known }
}
