//! French: the mails about invitations, codes, transfers of an account, requests for permissions.

use crate::texts::shape::mails::PeopleMails;

pub(super) const MAILS: PeopleMails = PeopleMails {
    invitation_subject: |inviter, account| format!("{inviter} vous invite à rejoindre {account}"),
    invitation: |inviter, site| format!("{inviter} vous invite à utiliser le portail client {site}."),
    invitation_do: "Voir l’invitation",
    invitation_until: |until| format!("Vous pouvez répondre à l’invitation jusqu’au {until}."),
    invitation_unknown: "Si vous ne savez pas pourquoi vous êtes invité, refusez-la ou ne faites rien.",
    lost_subject: |account| format!("une invitation à rejoindre {account} n’a pas pu être acceptée"),
    lost: |email, inviter| {
        format!("{email} avait été invité par {inviter}, qui n’a plus le droit d’inviter. L’invitation a été annulée.")
    },
    lost_do: "Inviter de nouveau, si vous le souhaitez",
    asked_subject: |who, account| format!("{who} demande une nouvelle invitation à {account}"),
    asked: |email| format!("L’invitation envoyée à {email} a expiré sans réponse\u{a0}; une nouvelle est demandée."),
    asked_do: "La renvoyer",
    asked_otherwise: "Si cette personne ne doit pas avoir d’accès, ne faites rien, ou annulez-y l’invitation.",
    code_subject: "le code de votre invitation",
    code: |login| {
        format!("Une personne connectée en tant que {login} veut accepter l’invitation envoyée à cette adresse.")
    },
    offered_subject: |account| format!("la propriété du compte {account} est proposée"),
    offered_to_you: |owner| format!("{owner} souhaite vous transmettre la propriété du compte."),
    offered_by_you: |candidate| format!("Vous avez proposé la propriété du compte à {candidate}."),
    offered_answer: "Accepter ou refuser",
    offered_not_you: "Si ce n’était pas vous, annulez la proposition",
    offered_until: |until| format!("La proposition peut être acceptée jusqu’au {until}."),
    passed_subject: |account| format!("{account} a un nouveau propriétaire"),
    passed: |before, now| format!("La propriété du compte est passée de {before} à {now}."),
    passed_remains: "L’ancien propriétaire reste membre avec toutes les autorisations.",
    permission_subject: |who, account| format!("{who} demande une autorisation dans {account}"),
    permission: |who| {
        format!(
            "{who} vous demande, en tant que propriétaire du compte, de l’autoriser. Rien n’est autorisé avant votre accord."
        )
    },
    permission_do: "Voir la demande, puis l’accepter ou la refuser",
    permission_otherwise: "Si cela ne doit pas être, refusez la demande ou ne faites rien.",
};
