//! The mails to the people of an account: invitations, codes, transfers.

use super::members::{self, News};
use super::{Addressee, Letter, actions, day_and_time};
use crate::clock::Timestamp;
use crate::model::accounts::AccountId;
use crate::model::actions::LINE;
use crate::model::ledger::Event;
use crate::model::memberships::{Membership, Sees};
use crate::model::permissions::Permission;
use crate::model::sites::Locale;
use crate::model::strangers::Stranger;
use crate::model::tokens::Token;
use crate::model::users::UserId;

/// What a mail tells of an account's people.
#[derive(Clone, Copy, Debug)]
pub enum About<'a> {
    /// The reader is invited.
    Invitation {
        /// The link's token.
        link: &'a Token,
        /// Who invites.
        inviter: Stranger<'a>,
        /// What is offered.
        offer: &'a Membership,
        /// Until when it can be answered.
        expires: Timestamp,
    },
    /// The reader owns the account; an invitation failed as its inviter may no longer invite (rule I6).
    InviterLost {
        /// Who invited.
        inviter: Stranger<'a>,
        /// Whom.
        email: Stranger<'a>,
    },
    /// The reader invites people; somebody whose invitation has expired asks for a new one (rule I3).
    Asked {
        /// Who asks.
        email: Stranger<'a>,
        /// The name that the invitation gave them; may be empty.
        name: Stranger<'a>,
        /// Where they want to go.
        account: AccountId,
    },
    /// A code that proves the reader's address to the user who asked for it (rule I4).
    Code {
        /// The six digits.
        code: &'a str,
        /// The invitation's token.
        link: &'a Token,
        /// Who asked.
        login: Stranger<'a>,
        /// Until when it works.
        expires: Timestamp,
    },
    /// The ownership is offered: told to both (rule A6).
    TransferOffered {
        /// The owner.
        from: Stranger<'a>,
        /// The candidate.
        to: Stranger<'a>,
        /// Whether the reader is the candidate.
        candidate: bool,
        /// Until when it can be accepted.
        expires: Timestamp,
    },
    /// The ownership passed: told to both (rule A6).
    Transferred {
        /// The owner before.
        from: Stranger<'a>,
        /// The owner now.
        to: Stranger<'a>,
    },
    /// What the reader did just now, confirmed.
    Acted {
        /// What it was.
        event: Event,
        /// The document's number; may be empty.
        reference: &'a str,
        /// The page that shows it, below the site's address.
        path: &'a str,
    },
    /// The reader owns the account; a member asks for a permission (rule D5).
    PermissionAsked {
        /// The member's name; may be empty.
        name: Stranger<'a>,
        /// What the member signs in with.
        login: Stranger<'a>,
        /// What is asked for.
        permission: Permission,
        /// A sentence; may be empty.
        text: Stranger<'a>,
        /// The account.
        account: AccountId,
        /// The member.
        user: UserId,
    },
    /// Something happened to a membership.
    Member(News<'a>),
}

pub(super) fn english(to: &Addressee<'_>, brand: &str, account: &str, about: About<'_>) -> Letter {
    let home = || format!("{}/", to.address);
    let on = ("Account", account.to_owned());
    match about {
        About::Invitation { link, inviter, offer, expires } => Letter {
            subject: format!("{brand}: {} invites you to {account}", name(inviter)),
            before: vec![format!("{} invites you to the customer portal of {brand}.", name(inviter))],
            facts: [vec![on], terms(Locale::En, offer)].concat(),
            action: "Look at the invitation",
            url: invitation_url(to, link),
            after: vec![
                format!("The invitation can be answered until {}.", day_and_time(Locale::En, expires)),
                "If you do not know why you were invited, decline it or do nothing.".to_owned(),
            ],
        },
        About::InviterLost { inviter, email } => Letter {
            subject: format!("{brand}: an invitation to {account} could not be accepted"),
            before: vec![format!(
                "{} was invited by {}, who may no longer invite. The invitation was taken back.",
                email.address(),
                name(inviter)
            )],
            facts: vec![on],
            action: "Invite again, if you wish",
            url: home(),
            after: Vec::new(),
        },
        About::Asked { email, name, account: id } => Letter {
            subject: format!("{brand}: {} asks for a new invitation to {account}", asker(email, name)),
            before: vec![format!(
                "The invitation to {} has expired before it was answered; a new one is asked for.",
                email.address()
            )],
            facts: vec![on],
            action: "Send it again",
            url: people_url(to, id),
            after: vec!["If this person should have no access, do nothing, or cancel the invitation there.".to_owned()],
        },
        About::Code { code, link, login, expires } => Letter {
            subject: format!("{brand}: the code for your invitation"),
            before: vec![format!(
                "Somebody signed in as {} wants to accept the invitation that was mailed to this address.",
                login.login()
            )],
            facts: vec![on, ("Code", code.to_owned())],
            action: "Enter the code",
            url: invitation_url(to, link),
            after: vec![
                format!("The code works until {}.", day_and_time(Locale::En, expires)),
                "If it was not you, tell nobody the code: without it, nothing happens.".to_owned(),
            ],
        },
        About::TransferOffered { from, to: candidate, candidate: reader, expires } => Letter {
            subject: format!("{brand}: the ownership of {account} is offered"),
            before: vec![if reader {
                format!("{} wants to hand the ownership of the account over to you.", name(from))
            } else {
                format!("You offered the ownership of the account to {}.", name(candidate))
            }],
            facts: vec![on],
            action: if reader { "Accept or decline" } else { "If it was not you, take it back" },
            url: home(),
            after: vec![format!("The offer can be accepted until {}.", day_and_time(Locale::En, expires))],
        },
        About::Transferred { from, to: now } => Letter {
            subject: format!("{brand}: {account} has a new owner"),
            before: vec![format!("The ownership of the account passed from {} to {}.", name(from), name(now))],
            facts: vec![on],
            action: "Open the portal",
            url: home(),
            after: vec!["The previous owner remains a member with every permission.".to_owned()],
        },
        About::Acted { event, reference, path } => actions::english(to, brand, on, (event, reference, path)),
        About::PermissionAsked { name, login, permission, text, account: id, user } => Letter {
            subject: format!("{brand}: {} asks for a permission in {account}", asker(login, name)),
            before: vec![format!(
                "{} asks you, the owner of the account, to allow this. Nothing is allowed until you do.",
                asker(login, name)
            )],
            facts: [vec![on, ("Permission", permission.label_en().to_owned())], words("In their words", text)].concat(),
            action: "Look at it, then allow or decline",
            url: member_url(to, id, user, permission),
            after: vec!["If this should not be, decline it there or do nothing.".to_owned()],
        },
        About::Member(news) => members::english(brand, home(), on, news),
    }
}

pub(super) fn french(to: &Addressee<'_>, brand: &str, account: &str, about: About<'_>) -> Letter {
    let home = || format!("{}/", to.address);
    let on = ("Compte", account.to_owned());
    match about {
        About::Invitation { link, inviter, offer, expires } => Letter {
            subject: format!("{brand}\u{a0}: {} vous invite à rejoindre {account}", name(inviter)),
            before: vec![format!("{} vous invite à utiliser le portail client {brand}.", name(inviter))],
            facts: [vec![on], terms(Locale::Fr, offer)].concat(),
            action: "Voir l’invitation",
            url: invitation_url(to, link),
            after: vec![
                format!("Vous pouvez répondre à l’invitation jusqu’au {}.", day_and_time(Locale::Fr, expires)),
                "Si vous ne savez pas pourquoi vous êtes invité, refusez-la ou ne faites rien.".to_owned(),
            ],
        },
        About::InviterLost { inviter, email } => Letter {
            subject: format!("{brand}\u{a0}: une invitation à rejoindre {account} n’a pas pu être acceptée"),
            before: vec![format!(
                "{} avait été invité par {}, qui n’a plus le droit d’inviter. L’invitation a été annulée.",
                email.address(),
                name(inviter)
            )],
            facts: vec![on],
            action: "Inviter de nouveau, si vous le souhaitez",
            url: home(),
            after: Vec::new(),
        },
        About::Asked { email, name, account: id } => Letter {
            subject: format!("{brand}\u{a0}: {} demande une nouvelle invitation à {account}", asker(email, name)),
            before: vec![format!(
                "L’invitation envoyée à {} a expiré sans réponse\u{a0}; une nouvelle est demandée.",
                email.address()
            )],
            facts: vec![on],
            action: "La renvoyer",
            url: people_url(to, id),
            after: vec![
                "Si cette personne ne doit pas avoir d’accès, ne faites rien, ou annulez-y l’invitation.".to_owned(),
            ],
        },
        About::Code { code, link, login, expires } => Letter {
            subject: format!("{brand}\u{a0}: le code de votre invitation"),
            before: vec![format!(
                "Une personne connectée en tant que {} veut accepter l’invitation envoyée à cette adresse.",
                login.login()
            )],
            facts: vec![on, ("Code", code.to_owned())],
            action: "Saisir le code",
            url: invitation_url(to, link),
            after: vec![
                format!("Le code fonctionne jusqu’au {}.", day_and_time(Locale::Fr, expires)),
                "Si ce n’était pas vous, ne communiquez ce code à personne\u{a0}: sans lui, rien ne se passe."
                    .to_owned(),
            ],
        },
        About::TransferOffered { from, to: candidate, candidate: reader, expires } => Letter {
            subject: format!("{brand}\u{a0}: la propriété du compte {account} est proposée"),
            before: vec![if reader {
                format!("{} souhaite vous transmettre la propriété du compte.", name(from))
            } else {
                format!("Vous avez proposé la propriété du compte à {}.", name(candidate))
            }],
            facts: vec![on],
            action: if reader { "Accepter ou refuser" } else { "Si ce n’était pas vous, annulez la proposition" },
            url: home(),
            after: vec![format!("La proposition peut être acceptée jusqu’au {}.", day_and_time(Locale::Fr, expires))],
        },
        About::Transferred { from, to: now } => Letter {
            subject: format!("{brand}\u{a0}: {account} a un nouveau propriétaire"),
            before: vec![format!("La propriété du compte est passée de {} à {}.", name(from), name(now))],
            facts: vec![on],
            action: "Ouvrir le portail",
            url: home(),
            after: vec!["L’ancien propriétaire reste membre avec toutes les autorisations.".to_owned()],
        },
        About::Acted { event, reference, path } => actions::french(to, brand, on, (event, reference, path)),
        About::PermissionAsked { name, login, permission, text, account: id, user } => Letter {
            subject: format!("{brand}\u{a0}: {} demande une autorisation dans {account}", asker(login, name)),
            before: vec![format!(
                "{} vous demande, en tant que propriétaire du compte, de l’autoriser. Rien n’est autorisé avant votre accord.",
                asker(login, name)
            )],
            facts: [vec![on, ("Autorisation", permission.label_fr().to_owned())], words("Son message", text)].concat(),
            action: "Voir la demande, puis l’accepter ou la refuser",
            url: member_url(to, id, user, permission),
            after: vec!["Si cela ne doit pas être, refusez la demande ou ne faites rien.".to_owned()],
        },
        About::Member(news) => members::french(brand, home(), on, news),
    }
}

/// What a membership allows, a line each.
pub(super) fn terms(locale: Locale, offer: &Membership) -> Vec<(&'static str, String)> {
    let label = |permission: Permission| match locale {
        Locale::En => permission.label_en(),
        Locale::Fr => permission.label_fr(),
    };
    let permissions = offer.role.permissions();
    let mut lines: Vec<_> = vec![match locale {
        Locale::En if permissions.is_empty() => ("Permissions", "none yet".to_owned()),
        Locale::Fr if permissions.is_empty() => ("Autorisations", "aucune pour l’instant".to_owned()),
        Locale::En => ("Permissions", permissions.iter().map(label).collect::<Vec<_>>().join("; ")),
        Locale::Fr => ("Autorisations", permissions.iter().map(label).collect::<Vec<_>>().join("\u{a0}; ")),
    }];
    if offer.sees == Sees::Own {
        lines.push(match locale {
            Locale::En => ("Documents", "only those that name you".to_owned()),
            Locale::Fr => ("Documents", "seulement ceux où vous êtes nommé".to_owned()),
        });
    }
    if let Some(ends) = offer.ends {
        lines.push((if locale == Locale::En { "Until" } else { "Jusqu’au" }, day_and_time(locale, ends)));
    }
    lines
}

/// What somebody is called; a stroke where nothing is left of it.
pub(super) fn name(text: Stranger<'_>) -> String {
    let name = text.name();
    if name.is_empty() { "—".to_owned() } else { name }
}

/// Who asks: by name, where there is one.
fn asker(login: Stranger<'_>, name: Stranger<'_>) -> String {
    if name.is_empty() { login.login() } else { name.name() }
}

fn people_url(to: &Addressee<'_>, account: AccountId) -> String {
    format!("{}/a/{}/people", to.address, account.0)
}

/// The page of a member, with a permission to be given.
fn member_url(to: &Addressee<'_>, account: AccountId, user: UserId, permission: Permission) -> String {
    format!("{}/a/{}/people/members/{}?give={permission}", to.address, account.0, user.0)
}

/// What somebody wrote, as a line of its own where there is any.
fn words(label: &'static str, text: Stranger<'_>) -> Vec<(&'static str, String)> {
    let text = text.sentence(LINE);
    if text.is_empty() { Vec::new() } else { vec![(label, text)] }
}

fn invitation_url(to: &Addressee<'_>, link: &Token) -> String {
    format!("{}/invitation/{}", to.address, link.secret())
}
