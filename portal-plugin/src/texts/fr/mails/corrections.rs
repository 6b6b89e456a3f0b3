//! French: the mails about what our staff put right.

use crate::texts::shape::mails::CorrectionMails;

pub(super) const MAILS: CorrectionMails = CorrectionMails {
    taken_subject: "cette adresse n’est plus celle d’un identifiant",
    taken: "C’était l’adresse e-mail d’un identifiant du portail client. Nous avons constaté que c’était une erreur et l’avons retirée.",
    taken_no_more: "Plus rien sur cet identifiant n’est envoyé ici, et les liens envoyés ici ne fonctionnent plus.",
    taken_right: "Si l’adresse était la bonne, contactez-nous.",
    put_subject: "confirmez votre adresse e-mail et choisissez un mot de passe",
    put: "Nous avons mis cette adresse à la place de celle qu’avait votre identifiant du portail client.",
    put_choose: "L’ancien mot de passe ne fonctionne plus. Choisissez-en un avec le lien\u{a0}: cela nous montre que l’adresse est la vôtre.",
    put_no_login: "Si vous n’avez pas d’identifiant ici, ne faites rien.",
    erased_subject: "votre identifiant a été effacé",
    erased: "Nous avons effacé votre identifiant du portail client et ce qui vous y nommait.",
    erased_unexpected: "Si vous ne vous y attendiez pas, contactez-nous.",
    moved_subject: |account| format!("votre compte est désormais celui de {account}"),
    moved: "Nous avons fusionné deux de nos fiches client\u{a0}; votre compte est désormais tenu sous l’autre.",
    moved_unchanged: "Chacun garde l’accès qu’il avait, et le registre se poursuit.",
    joined_subject: |account| format!("un autre compte a été réuni avec {account}"),
    joined_yours: "Nous avons fusionné deux de nos fiches client, et réuni leurs comptes. Le compte reste le vôtre.",
    joined_members: |members| {
        format!("Nombre de membres venus de l’autre compte\u{a0}: {members}. Vérifiez qui a accès.")
    },
    joined_theirs: |owner| {
        format!(
            "Nous avons fusionné deux de nos fiches client\u{a0}; votre compte fait désormais partie de celui-ci. Son propriétaire est {owner}."
        )
    },
    joined_member: "Vous en êtes membre avec toutes les autorisations, sauf si vous y aviez déjà un accès\u{a0}: c’est alors celui-là qui vaut.",
    joined_ledgers: "Les registres des deux comptes le disent.",
};
