//! The mails about what staff do to an account: another owner in place of a lost one, on hold, closed, back in use.

use super::people::name;
use super::{Addressee, Letter, NAME, day_and_time, one_line};
use crate::clock::Timestamp;
use crate::model::accounts::{AccountId, AccountState};
use crate::model::sites::Locale;
use crate::model::strangers::Stranger;

/// What staff did to an account.
#[derive(Clone, Copy, Debug)]
pub enum Deed<'a> {
    /// They proposed another owner in place of one who is lost: told to both (rule A6).
    RecoveryProposed {
        /// The account, for the address where the owner objects.
        account: AccountId,
        /// The owner.
        from: Stranger<'a>,
        /// The candidate.
        to: Stranger<'a>,
        /// Why.
        reason: &'a str,
        /// Whether the reader is the candidate.
        candidate: bool,
        /// Whether the reader can object: the owner, where they may still sign in.
        objects: bool,
        /// Until when it can be confirmed.
        expires: Timestamp,
    },
    /// It was confirmed: told to both (rule A6).
    Recovered {
        /// The owner before.
        from: Stranger<'a>,
        /// The owner now.
        to: Stranger<'a>,
        /// Why.
        reason: &'a str,
        /// Whether the reader is the owner now.
        candidate: bool,
    },
    /// They put the account on hold, closed it, or put it back in use: told to the owner.
    Put {
        /// What the account is now.
        state: AccountState,
        /// Why; may be empty.
        reason: &'a str,
    },
}

pub(super) fn english(to: &Addressee<'_>, brand: &str, account: &str, deed: Deed<'_>) -> Letter {
    let home = format!("{}/", to.address);
    let ask = format!("If you have a question or did not expect this, ask {brand} the way you always reach us.");
    let facts = |reason: &str| facts(("Account", "Reason"), account, reason);
    match deed {
        Deed::RecoveryProposed {
            account: id,
            from,
            to: candidate,
            reason,
            candidate: is_candidate,
            objects,
            expires,
        } => {
            let until = format!("It can be confirmed until {}; then it lapses.", day_and_time(Locale::En, expires));
            Letter {
                subject: format!("{brand}: another owner is proposed for {account}"),
                before: if is_candidate {
                    vec![
                        format!("We propose to make you the owner of the account, as {} cannot be reached.", name(from)),
                        "It happens once a second person of our staff has confirmed it. As the owner you would hold every permission and manage everybody’s access.".to_owned(),
                    ]
                } else {
                    vec![
                        format!("We propose to make {} the owner of the account, as you cannot be reached.", name(candidate)),
                        "It happens once a second person of our staff has confirmed it. You would keep every permission, but the account would no longer be yours.".to_owned(),
                    ]
                },
                facts: facts(reason),
                action: if objects { "Object, and the proposal ends" } else { "Open the portal" },
                url: if objects { objection(to, id) } else { home },
                after: vec![until, ask],
            }
        }
        Deed::Recovered { from, to: now, reason, candidate: is_candidate } => Letter {
            subject: format!("{brand}: {account} has a new owner"),
            before: if is_candidate {
                vec![
                    format!(
                        "The account is yours now; it was {}\u{2019}s before. Two people of our staff agreed on it.",
                        name(from)
                    ),
                    "You hold every permission and manage everybody’s access.".to_owned(),
                ]
            } else {
                vec![
                    format!("The account is {}\u{2019}s now. Two people of our staff agreed on it.", name(now)),
                    "You keep every permission, but the account is no longer yours.".to_owned(),
                ]
            },
            facts: facts(reason),
            action: "Open the portal",
            url: home,
            after: vec!["The ledger of the account says who proposed and who confirmed it.".to_owned(), ask],
        },
        Deed::Put { state, reason } => {
            let (what, said) = match state {
                AccountState::Suspended => (
                    "is on hold",
                    "We put the account on hold. Nobody can open it until it is back in use; nothing of it is lost.",
                ),
                AccountState::Closed => {
                    ("is closed", "We closed the account. Nobody can open it any more; nothing of it is deleted.")
                }
                AccountState::Open => {
                    ("is back in use", "We put the account back in use. Everybody has the access that they had.")
                }
            };
            Letter {
                subject: format!("{brand}: {account} {what}"),
                before: vec![said.to_owned()],
                facts: facts(reason),
                action: "Open the portal",
                url: home,
                after: vec![ask],
            }
        }
    }
}

pub(super) fn french(to: &Addressee<'_>, brand: &str, account: &str, deed: Deed<'_>) -> Letter {
    let home = format!("{}/", to.address);
    let ask = format!(
        "Si vous avez une question ou ne vous y attendiez pas, adressez-vous à {brand} par les moyens habituels."
    );
    let facts = |reason: &str| facts(("Compte", "Motif"), account, reason);
    match deed {
        Deed::RecoveryProposed {
            account: id,
            from,
            to: candidate,
            reason,
            candidate: is_candidate,
            objects,
            expires,
        } => {
            let until = format!(
                "Elle peut être confirmée jusqu’au {}\u{a0}; ensuite, elle devient caduque.",
                day_and_time(Locale::Fr, expires)
            );
            Letter {
                subject: format!("{brand}\u{a0}: un autre propriétaire est proposé pour {account}"),
                before: if is_candidate {
                    vec![
                        format!("Nous proposons de vous rendre propriétaire du compte, car {} est injoignable.", name(from)),
                        "Cela se fera dès qu’une seconde personne de notre équipe aura confirmé cette proposition. En tant que propriétaire, vous auriez toutes les autorisations et géreriez l’accès de tous.".to_owned(),
                    ]
                } else {
                    vec![
                        format!("Nous proposons de rendre {} propriétaire du compte, car vous êtes injoignable.", name(candidate)),
                        "Cela se fera dès qu’une seconde personne de notre équipe aura confirmé cette proposition. Vous garderiez toutes les autorisations, mais le compte ne serait plus le vôtre.".to_owned(),
                    ]
                },
                facts: facts(reason),
                action: if objects { "Contester, ce qui met fin à la proposition" } else { "Ouvrir le portail" },
                url: if objects { objection(to, id) } else { home },
                after: vec![until, ask],
            }
        }
        Deed::Recovered { from, to: now, reason, candidate: is_candidate } => Letter {
            subject: format!("{brand}\u{a0}: {account} a un nouveau propriétaire"),
            before: if is_candidate {
                vec![
                    format!(
                        "Le compte est désormais le vôtre\u{a0}; il était auparavant celui de {}. Deux personnes de notre équipe en sont convenues.",
                        name(from)
                    ),
                    "Vous avez toutes les autorisations et gérez l’accès de tous.".to_owned(),
                ]
            } else {
                vec![
                    format!(
                        "Le compte est désormais celui de {}. Deux personnes de notre équipe en sont convenues.",
                        name(now)
                    ),
                    "Vous gardez toutes les autorisations, mais le compte n’est plus le vôtre.".to_owned(),
                ]
            },
            facts: facts(reason),
            action: "Ouvrir le portail",
            url: home,
            after: vec!["Le registre du compte dit qui l’a proposé et qui l’a confirmé.".to_owned(), ask],
        },
        Deed::Put { state, reason } => {
            let (what, said) = match state {
                AccountState::Suspended => (
                    "est suspendu",
                    "Nous avons suspendu le compte. Personne ne peut l’ouvrir tant qu’il n’est pas rétabli\u{a0}; rien n’est perdu.",
                ),
                AccountState::Closed => (
                    "est fermé",
                    "Nous avons fermé le compte. Plus personne ne peut l’ouvrir\u{a0}; rien n’est supprimé.",
                ),
                AccountState::Open => {
                    ("est rétabli", "Nous avons rétabli le compte. Chacun retrouve l’accès qu’il avait.")
                }
            };
            Letter {
                subject: format!("{brand}\u{a0}: {account} {what}"),
                before: vec![said.to_owned()],
                facts: facts(reason),
                action: "Ouvrir le portail",
                url: home,
                after: vec![ask],
            }
        }
    }
}

/// The account, and the reason where one was given.
fn facts((on, why): (&'static str, &'static str), account: &str, reason: &str) -> Vec<(&'static str, String)> {
    let reason = one_line(reason, NAME);
    let because = (!reason.is_empty()).then_some((why, reason));
    std::iter::once((on, account.to_owned())).chain(because).collect()
}

fn objection(to: &Addressee<'_>, account: AccountId) -> String {
    format!("{}/a/{}/ownership", to.address, account.0)
}
