//! French: staff who look at an account as one of its users.

use crate::texts::shape::ImpersonationTexts;

pub(super) const IMPERSONATION: ImpersonationTexts = ImpersonationTexts {
    look_title: "Consultation par le personnel\u{a0}:",
    look_as: "consulte ce compte en tant que",
    look_for: "motif\u{a0}:",
    why: "Motif\u{a0}:",
    look_until: "Lecture seule. Fin\u{a0}:",
    end_look: "Terminer la consultation",
    looks: "Consultations par notre équipe",
    looks_lead: "Lorsque vous nous demandez de l’aide, une personne de notre équipe peut consulter ce compte tel que le voit l’un de ses utilisateurs\u{a0}: pour un motif que vous pouvez lire ici, pendant 30 minutes au plus, et sans rien modifier. Vous seul pouvez l’autoriser\u{a0}; nous ne le pouvons pas.",
    looks_allowed: "Notre équipe peut consulter ce compte",
    looks_forbidden: "Notre équipe ne peut pas consulter ce compte",
    since: "Depuis le",
    forbid_lead: "Si vous l’interdisez, toute consultation en cours s’arrête aussitôt.",
    allow_lead: "Autorisez-la quand vous voulez que nous voyions ce que vous voyez. Vous pouvez l’interdire à tout moment.",
    allow_looks: "Autoriser notre équipe à consulter",
    forbid_looks: "Ne plus autoriser notre équipe à consulter",
    looks_past: "Qui a consulté",
    looks_none: "Personne n’a consulté ce compte.",
    looks_open: "Une consultation est en cours",
    looked_as: "en tant que",
    done_looks_allowed: "Notre équipe peut désormais consulter ce compte.",
    done_looks_forbidden: "Notre équipe ne peut plus consulter ce compte\u{a0}; toute consultation en cours a pris fin.",
};
