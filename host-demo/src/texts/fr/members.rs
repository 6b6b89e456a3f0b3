//! French: members of an account, and what they may do.

use crate::texts::shape::MembersTexts;

pub(super) const MEMBERS: MembersTexts = MembersTexts {
    account_itself: "Le compte lui-même",
    invite: "Inviter",
    hours_to_answer: "Heures pour répondre, de 1 à 720",
    owner_holds_every_permission: "Le propriétaire a toutes les autorisations. Seul un changement de propriétaire y met fin.",
    account: "Voir le compte",
    save: "Enregistrer",
    put_back_use: "Rétablir",
    end_access: "Retirer cet accès",
    end_access_heading: "Retirer cet accès ?",
    cannot_taken_back_end: "C’est définitif. Prennent fin avec lui, aussitôt : les sessions dans ce compte, les invitations envoyées par cette personne et restées sans réponse, une proposition de propriété et les demandes d’autorisations. Ce que la personne a écrit est conservé.",
    end_now: "Le retirer maintenant",
    keep: "Le conserver",
    explain_what_user_may: "Expliquer ce que cet utilisateur peut faire ici",
    view_as_user: "Voir comme cet utilisateur",
    why_owner_reads: "Motif ; le propriétaire le lit",
    look: "Regarder",
    owner_account_does_not: "Le propriétaire du compte ne laisse pas l’équipe regarder.",
    all: "Tout",
    none: "Aucun",
    sees: "Voit",
    all_documents_account: "Tous les documents du compte",
    only_those_name_contact: "Seulement ceux où ce contact figure",
    only_these_sites: "Seulement sur ces sites",
    none_ticked_every_one: "Aucun coché : sur tous.",
    first_day_without_access: "Premier jour sans accès",
    empty_no_end: "Vide : sans fin.",
};
