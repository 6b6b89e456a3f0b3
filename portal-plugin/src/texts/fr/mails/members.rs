//! French: the mails about what happened to somebody’s access to an account.

use crate::texts::shape::mails::MemberMails;

pub(super) const MAILS: MemberMails = MemberMails {
    suspended_subject: "votre accès est suspendu",
    suspended: "Votre accès à ce compte a été suspendu. Rien n’a été supprimé.",
    resumed_subject: "votre accès est rétabli",
    resumed: "Votre accès à ce compte a été rétabli.",
    changed_subject: "vos autorisations ont été modifiées",
    changed: "Ce que vous pouvez faire dans ce compte a été modifié. Désormais\u{a0}:",
    revoked_subject: "votre accès a pris fin",
    revoked: "Votre accès à ce compte a pris fin.",
    revoked_stays: "Votre identifiant et ce que vous avez écrit restent. Les invitations que vous aviez envoyées et qui étaient sans réponse ont été annulées.",
    left_subject: "un membre est parti",
    left: |who| format!("{who} a quitté le compte et ne peut plus y entrer."),
    accepted_subject: "une invitation a été acceptée",
    accepted: |who, email| format!("{who} a accepté l’invitation envoyée à {email}."),
    accepted_unknown: "Si vous ne connaissez pas cette personne, retirez-lui l’accès sous Utilisateurs et contacts.",
    declined_subject: "une invitation a été refusée",
    declined: |email| format!("L’invitation envoyée à {email} a été refusée."),
    not_given_subject: "votre demande a été refusée",
    not_given: "Vous avez demandé une autorisation. Le propriétaire du compte l’a refusée pour l’instant.",
    ask_owner: "Si vous pensez qu’il s’agit d’une erreur, adressez-vous au propriétaire du compte.",
};
