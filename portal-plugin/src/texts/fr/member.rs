//! French: putting a member on hold and taking the access away.

use crate::texts::shape::MemberTexts;

pub(super) const MEMBER: MemberTexts = MemberTexts {
    hold_title: "Suspendre",
    suspend_lead: "L’accès s’arrête aussitôt et peut être rétabli à tout moment.",
    resume_lead: "L’accès est suspendu. Rien n’en a été perdu.",
    suspend: "Suspendre l’accès",
    resume: "Rétablir l’accès",
    revoke_title: "Retirer l’accès",
    revoke_lead: "L’accès prend fin aussitôt, avec les invitations envoyées par cette personne. Ce qu’elle a écrit est conservé.",
    revoke_ask: "Retirer cet accès\u{a0}?",
    ends_with_it: "Ce qui prend fin avec lui",
    keep: "Le conserver",
    revoke: "Retirer l’accès maintenant",
    receipt: "Accès retiré",
    receipt_left: "Vous avez quitté le compte",
    receipt_lead: "L’accès a pris fin\u{a0}:",
    receipt_sessions: "Sessions qui ont perdu le compte",
    receipt_invitations: "Invitations annulées",
    receipt_transfers: "Offres de propriété retirées",
    receipt_contacts: "Reste contact comme",
    receipt_hint: "Un contact reçoit toujours les e-mails choisis pour lui\u{a0}; retirez-le si cela doit aussi cesser.",
    go_back: "Continuer",
};
