//! French: the first page.

use crate::texts::shape::HomeTexts;

pub(super) const HOME: HomeTexts = HomeTexts {
    what_runs_here: "Ce qui tourne ici",
    what_needs_attention: "À traiter",
    nothing_just_now: "Rien pour l’instant.",
    manifests: "manifestes",
    problems_manifests: "problèmes de manifestes",
    mail: "courriel",
    text: " :",
    tries_vain: "essais sans succès,",
    next: "prochain",
    second_person: "deuxième personne",
    proposes: "propose",
    as_owner_somebody_else: "comme propriétaire ; quelqu’un d’autre le confirme jusqu’au",
    kept_out: "sans accès",
    contact: " : le contact",
    gone_erp_point_user: "a disparu de l’ERP ; rattachez l’utilisateur à un autre",
    invitation: "invitation",
    ends: " : fin",
    site: "Site",
    shop: "boutique",
    demo_users: "Utilisateurs de démonstration",
    password: "Mot de passe",
    there_show: "Pour montrer",
    look: "À voir",
};
