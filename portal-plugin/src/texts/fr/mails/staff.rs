//! French: the mails about what our staff do to an account: another owner in place of a lost one, on hold, closed, back in use.

use crate::texts::shape::mails::StaffMails;

pub(super) const MAILS: StaffMails = StaffMails {
    proposed_subject: |account| format!("un autre propriétaire est proposé pour {account}"),
    proposed_to_you: |owner| {
        format!("Nous proposons de vous rendre propriétaire du compte, car {owner} est injoignable.")
    },
    proposed_once_you: "Cela se fera dès qu’une seconde personne de notre équipe aura confirmé cette proposition. En tant que propriétaire, vous auriez toutes les autorisations et géreriez l’accès de tous.",
    proposed_instead: |candidate| {
        format!("Nous proposons de rendre {candidate} propriétaire du compte, car vous êtes injoignable.")
    },
    proposed_once: "Cela se fera dès qu’une seconde personne de notre équipe aura confirmé cette proposition. Vous garderiez toutes les autorisations, mais le compte ne serait plus le vôtre.",
    proposed_object: "Contester, ce qui met fin à la proposition",
    proposed_until: |until| format!("Elle peut être confirmée jusqu’au {until}\u{a0}; ensuite, elle devient caduque."),
    recovered_yours: |before| {
        format!(
            "Le compte est désormais le vôtre\u{a0}; il était auparavant celui de {before}. Deux personnes de notre équipe en sont convenues."
        )
    },
    recovered_you_hold: "Vous avez toutes les autorisations et gérez l’accès de tous.",
    recovered_theirs: |owner| {
        format!("Le compte est désormais celui de {owner}. Deux personnes de notre équipe en sont convenues.")
    },
    recovered_you_keep: "Vous gardez toutes les autorisations, mais le compte n’est plus le vôtre.",
    recovered_ledger: "Le registre du compte dit qui l’a proposé et qui l’a confirmé.",
    suspended_subject: |account| format!("{account} est suspendu"),
    suspended: "Nous avons suspendu le compte. Personne ne peut l’ouvrir tant qu’il n’est pas rétabli\u{a0}; rien n’est perdu.",
    closed_subject: |account| format!("{account} est fermé"),
    closed: "Nous avons fermé le compte. Plus personne ne peut l’ouvrir\u{a0}; rien n’est supprimé.",
    reopened_subject: |account| format!("{account} est rétabli"),
    reopened: "Nous avons rétabli le compte. Chacun retrouve l’accès qu’il avait.",
};
