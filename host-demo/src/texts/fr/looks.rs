//! French: looks of staff at an account.

use crate::texts::shape::LooksTexts;

pub(super) const LOOKS: LooksTexts = LooksTexts {
    view_as: "Voir comme",
    good_once: "L’adresse est valable une fois, pendant une minute. Vous ne pouvez que regarder, et le propriétaire le lira dans le journal.",
    ends_after: "Fin après",
    open_portal: "Ouvrir le portail",
    looks_of_staff: "Consultations de l’équipe",
    who_looks_now: "Qui de l’équipe consulte en ce moment",
    nobody: "Personne.",
    as_user: "En tant que",
    until: "Jusqu’à",
    why: "Motif",
    end_theirs: "Terminer les siennes",
};
