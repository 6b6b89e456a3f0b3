//! French: members of an account, and what they may do.

use crate::texts::shape::MembersTexts;

pub(super) const MEMBERS: MembersTexts = MembersTexts {
    account_itself: "Le compte lui-même",
    invite: "Inviter",
    hours_to_answer: "Heures pour répondre, de 1 à 720",
    owner_holds_all: "Le propriétaire a toutes les autorisations. Seul un changement de propriétaire y met fin.",
    to_account: "Voir le compte",
    save: "Enregistrer",
    resume: "Rétablir",
    end_access: "Retirer cet accès",
    end_access_question: "Retirer cet accès\u{a0}?",
    end_access_warning: "C’est définitif. Prennent fin avec lui, aussitôt\u{a0}: les sessions dans ce compte, les invitations envoyées par cette personne et restées sans réponse, une proposition de propriété et les demandes d’autorisations. Ce que la personne a écrit est conservé.",
    end_now: "Le retirer maintenant",
    keep: "Le conserver",
    explain_user: "Expliquer ce que cet utilisateur peut faire ici",
    view_as_user: "Voir comme cet utilisateur",
    reason_for_owner: "Motif\u{a0}; le propriétaire le lit",
    look: "Regarder",
    no_consent: "Le propriétaire du compte ne laisse pas l’équipe regarder.",
    all: "Toutes",
    none: "Aucune",
    sees: "Voit",
    all_documents: "Tous les documents du compte",
    own_documents: "Seulement ceux où ce contact figure",
    only_these_sites: "Seulement sur ces sites",
    no_tick_every_site: "Aucun coché\u{a0}: sur tous.",
    first_day_without: "Premier jour sans accès",
    empty_for_no_end: "Vide\u{a0}: sans fin.",
};
