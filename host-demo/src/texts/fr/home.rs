//! French: the first page.

use crate::texts::shape::HomeTexts;

pub(super) const HOME: HomeTexts = HomeTexts {
    what_runs_here: "Ce qui tourne ici",
    needs_attention: "À traiter",
    nothing_waits: "Rien pour l’instant.",
    manifests: "manifestes",
    manifest_problems: "problèmes de manifestes",
    mail: "e-mail",
    tries_in_vain: "essais sans succès",
    next: "prochain",
    undelivered: "non distribué",
    undelivered_all: "tous",
    second_person: "deuxième personne",
    proposes: "propose",
    as_owner_until: "comme propriétaire\u{a0}; quelqu’un d’autre le confirme jusqu’au",
    kept_out: "sans accès",
    contact: "le contact",
    contact_gone_advice: "a disparu de l’ERP\u{a0}; rattachez l’utilisateur à un autre",
    invitation: "invitation",
    ends: "expire le",
    shop: "boutique",
    demo_users: "Utilisateurs de démonstration",
    shows: "Pour montrer",
    look_at: "À voir",
};
