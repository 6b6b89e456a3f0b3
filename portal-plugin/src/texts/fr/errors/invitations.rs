//! French: invitations and the codes that prove an invited address.

use crate::texts::shape::errors::{InvitationErrors, Refused};

pub(super) const ERRORS: InvitationErrors = InvitationErrors {
    invitation_unknown: Refused(
        "L’invitation est inconnue",
        "Suivez le lien du message le plus récent, ou demandez à la personne qui vous a invité.",
    ),
    invitation_expired: Refused("L’invitation a expiré", "Demandez-en une nouvelle à la personne qui vous a invité."),
    invitation_used: Refused(
        "L’invitation a déjà été acceptée",
        "Connectez-vous pour accéder au compte. Si ce n’est pas vous qui avez accepté, prévenez la personne qui vous a invité.",
    ),
    invitation_declined: Refused(
        "L’invitation a été refusée",
        "Si vous avez changé d’avis, demandez-en une nouvelle à la personne qui vous a invité.",
    ),
    invitation_cancelled: Refused(
        "L’invitation a été annulée",
        "Elle ne donne plus aucun accès. S’il vous est encore nécessaire, adressez-vous à la personne qui vous a invité.",
    ),
    invitation_superseded: Refused(
        "Il existe une invitation plus récente",
        "Ce lien ne fonctionne plus. Suivez celui du message le plus récent.",
    ),
    invitation_other_address: Refused(
        "L’invitation est pour une autre adresse",
        "Demandez un code à l’adresse invitée, ou connectez-vous avec le compte de cette adresse.",
    ),
    invitation_sign_in: Refused("Vous avez déjà un accès", "Connectez-vous, puis acceptez l’invitation."),
    invitation_inviter_lost: Refused(
        "L’invitation n’est plus valable",
        "La personne qui vous a invité n’a plus le droit d’inviter. Le propriétaire du compte peut vous inviter de nouveau.",
    ),
    invitation_resent_enough: Refused("Elle a été renvoyée cinq fois", "Annulez-la et invitez de nouveau."),
    invitation_lifetime: Refused("La durée ne convient pas", "Une invitation dure de 1 heure à 30 jours."),
    invitation_too_many: Refused("Trop d’invitations aujourd’hui", "Réessayez demain."),
    already_member: Refused("Déjà membre", "Modifiez plutôt les autorisations de son accès."),
    member_contact_gone: Refused(
        "Déjà membre, mais sans accès",
        "Nous ne retrouvons plus le contact lié à l’identifiant de cette personne\u{a0}: il a été fusionné, archivé ou supprimé chez nous. Demandez-nous de le corriger\u{a0}; une seconde invitation n’y change rien.",
    ),
    inviting_oneself: Refused(
        "C’est votre propre adresse",
        "Le propriétaire ou un autre gestionnaire règle vos autorisations.",
    ),
    inviting_owner: Refused("C’est l’adresse du propriétaire", "Le propriétaire a déjà toutes les autorisations."),
    code_wrong: Refused("Le code est inexact", "Saisissez les six chiffres du message le plus récent."),
    code_over: Refused("Le code n’est plus valable", "Demandez-en un nouveau."),
    code_enough: Refused(
        "Plus de nouveaux codes",
        "Demandez à la personne qui vous a invité d’inviter votre propre adresse.",
    ),
};
