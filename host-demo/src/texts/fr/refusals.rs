//! French: what a page says of a refusal, by its code.

use crate::texts::shape::{RefusalsTexts, Told};

pub(super) const REFUSALS: RefusalsTexts = RefusalsTexts {
    account_exists: Told(
        "Ce tiers a déjà un compte",
        "Lisez d’abord le plan\u{a0}: les deux n’en feront plus qu’un, définitivement.",
    ),
    account_not_open: Told("L’un des deux comptes n’est pas en service", "Rouvrez-le d’abord."),
    account_plan_outdated: Told("La situation a changé depuis le plan", "Lisez le nouveau plan, puis décidez."),
    account_unknown: Told(
        "Pas encore de compte sur le portail",
        "Créez le premier utilisateur à partir d’un contact\u{a0}: le compte s’ouvre avec lui.",
    ),
    contact_archived: Told("Le contact est archivé", "Réactivez le contact dans l’ERP, ou prenez-en un autre."),
    contact_exists: Told("Il y a déjà un contact à cette adresse", "Modifiez plutôt celui-ci."),
    contact_has_user: Told("Le contact a déjà un utilisateur", "Modifiez plutôt l’accès de cet utilisateur."),
    contact_not_behind_user: Told(
        "L’utilisateur a désormais un autre contact",
        "Quelqu’un a été plus rapide. Consultez de nouveau l’utilisateur.",
    ),
    contact_other_third_party: Told(
        "Le contact appartient à un autre tiers",
        "Donnez d’abord à l’utilisateur un accès à ce tiers, ou prenez un autre contact. Si l’ERP a fusionné le tiers, corrigez d’abord le compte.",
    ),
    contact_unknown: Told("Le contact est introuvable dans l’ERP", "Recherchez-le de nouveau."),
    contact_without_third_party: Told(
        "Le contact n’est rattaché à aucun tiers",
        "Rattachez-le d’abord à un tiers dans l’ERP.",
    ),
    correction_reason_missing: Told(
        "Il manque le motif ou votre nom",
        "Indiquez le motif sur une ligne\u{a0}; votre nom est en haut.",
    ),
    email_invalid: Told("L’adresse e-mail n’est pas valable", "Écrivez une adresse comme nom@example.net."),
    email_missing: Told(
        "Il n’y a pas d’adresse e-mail",
        "Ajoutez-en une, ou affichez le mot de passe pour le remettre.",
    ),
    email_of_employee: Told("L’adresse est celle d’un collaborateur", "Prenez l’adresse du client."),
    email_taken: Told(
        "L’adresse est celle d’un autre utilisateur",
        "Effacez-le d’abord, ou faites réunir les deux identifiants.",
    ),
    email_unchanged: Told("L’adresse est la même", "Rien n’a été modifié."),
    invitation_already_member: Told("Cette personne est déjà membre", "Modifiez plutôt l’accès de ce membre."),
    invitation_contact_gone: Told(
        "Cette personne est membre, mais son contact a disparu",
        "Rattachez plutôt l’utilisateur à un autre contact.",
    ),
    invitation_lifetime: Told("La durée ne convient pas", "Une invitation dure de 1 à 720 heures."),
    invitation_owner: Told("C’est l’adresse du propriétaire", "Le propriétaire a déjà toutes les autorisations."),
    login_closed: Told(
        "L’identifiant a été supprimé définitivement",
        "Aucune importation ne le rétablit. Créez un nouvel utilisateur depuis le contact, si la personne le demande.",
    ),
    login_invalid: Told(
        "L’identifiant ne convient pas",
        "Prenez-en un sans espaces, pas trop long, et qui ne soit pas l’adresse d’un autre.",
    ),
    login_taken: Told("L’identifiant est déjà pris", "Prenez-en un autre, ou laissez le champ vide."),
    member_unknown: Told(
        "Cet utilisateur n’est pas membre ici",
        "Choisissez un site de son espace partagé, ou rechargez la page.",
    ),
    membership_site_unknown: Told(
        "L’un des sites n’existe pas",
        "Prenez les sites de cet espace partagé, ou n’en nommez aucun\u{a0}: tous comptent alors.",
    ),
    owner_exists: Told(
        "Le compte a un propriétaire",
        "Le propriétaire peut le transmettre. S’il n’est plus joignable, proposez un remplacement.",
    ),
    owner_holds_all: Told("Le propriétaire a tous les droits", "Le compte doit d’abord avoir un autre propriétaire."),
    owner_stays: Told("Le propriétaire reste", "Transmettez d’abord la propriété, ou proposez un remplacement."),
    owner_still_owns: Told(
        "L’utilisateur est propriétaire d’un compte",
        "Proposez un remplacement par un autre membre, ou fermez le compte\u{a0}; effacez ensuite.",
    ),
    realm_change_unknown: Told(
        "Aucun changement de ce genre n’a été fait",
        "La liste ci-dessous montre ceux qui l’ont été.",
    ),
    realm_later_change: Told("Un changement plus récent s’appuie sur celui-ci", "Annulez d’abord celui-là."),
    realm_plan_outdated: Told(
        "Le plan n’est plus à jour",
        "La situation a changé depuis votre lecture. Voici le plan actuel\u{a0}: relisez-le.",
    ),
    realm_reverted: Told("Déjà annulé", "Quelqu’un a été plus rapide\u{a0}; il n’y a plus rien à faire."),
    realm_too_late: Told(
        "Trop tard",
        "Le changement date de 30 jours ou plus. Planifiez le retour comme un nouveau changement.",
    ),
    recovery_needed: Told(
        "Un propriétaire n’est pas remplacé par une seule personne",
        "Proposez un remplacement, qu’un collègue confirmera.",
    ),
    recovery_no_owner: Told(
        "Le compte n’a pas encore de propriétaire",
        "Une seule personne de l’équipe peut nommer un membre propriétaire, sans confirmation.",
    ),
    recovery_pending: Told("Un remplacement est déjà proposé", "Confirmez-le, ou annulez-le d’abord."),
    recovery_reason_missing: Told(
        "Il manque le motif",
        "Indiquez sur une ligne pourquoi le propriétaire n’est plus joignable.",
    ),
    recovery_same_person: Told("Quelqu’un d’autre doit confirmer", "Un collègue se connecte avec son propre compte."),
    second_factor_none: Told("L’utilisateur n’a pas de second facteur", "Il n’y a rien à retirer."),
    second_factor_reason_missing: Told(
        "Il manque le motif ou votre nom",
        "Indiquez sur une ligne comment la personne a été reconnue.",
    ),
    third_party_closed: Told("Le tiers est fermé", "Rouvrez-le d’abord dans l’ERP."),
    third_party_in_use: Told(
        "L’ERP utilise toujours le tiers du compte",
        "Un compte ne change de tiers que pour ce que l’ERP a fusionné. Fusionnez-le ou fermez-le d’abord là-bas.",
    ),
    third_party_unknown: Told("L’ERP ne connaît pas ce tiers", "Cherchez son identifiant sur la page des tiers."),
    transfer_candidate: Told(
        "Ce membre ne peut pas devenir propriétaire",
        "Choisissez un membre dont l’accès est actif.",
    ),
    user_unknown: Told("Cet utilisateur est inconnu ici", "Choisissez un site de son espace partagé."),
    view_as_no_consent: Told(
        "Le propriétaire ne nous laisse pas regarder",
        "Demandez-lui de l’autoriser dans les réglages du portail.",
    ),
    view_as_reason_missing: Told(
        "Il manque le motif",
        "Indiquez sur une ligne pourquoi vous regardez\u{a0}; le propriétaire le lira.",
    ),
    page_unknown: Told("Il n’y a rien ici", "L’adresse est inexacte, ou ce qui s’y trouvait n’y est plus."),
    request_cross_site: Told(
        "Le formulaire n’est plus valable",
        "Il date d’avant le dernier démarrage, ou une autre page l’a envoyé. Revenez en arrière, rechargez la page et réessayez.",
    ),
    request_body_too_large: Told("Le formulaire est trop volumineux", "Écrivez moins, ou cochez moins de cases."),
    request_body_invalid: Told("Le formulaire n’est pas compris", "Revenez en arrière et remplissez-le de nouveau."),
    restore_unconfirmed: Told(
        "Non confirmé",
        "Tout le monde devra se reconnecter\u{a0}: cochez la case pour confirmer.",
    ),
    realm_unconfirmed: Told("Non confirmé", "Lisez-le, puis cochez la case ci-dessous."),
    realm_reason_missing: Told("Il manque un motif", "Dites pourquoi, en une ligne\u{a0}; le changement le conserve."),
    staff_needs_support: Told(
        "Il faut pour cela le rôle «\u{a0}support\u{a0}»",
        "Le vôtre n’y suffit pas. Demandez à un collègue qui l’a, ou à un administrateur.",
    ),
    staff_needs_manage: Told(
        "Il faut pour cela le rôle «\u{a0}gestion\u{a0}»",
        "Le vôtre n’y suffit pas. Demandez à un collègue qui l’a, ou à un administrateur.",
    ),
    staff_needs_admin: Told(
        "Il faut pour cela le rôle «\u{a0}administration\u{a0}»",
        "Le vôtre n’y suffit pas. Demandez à un administrateur.",
    ),
    staff_signed_out: Told(
        "Vous n’êtes pas connecté",
        "La session a pris fin. Connectez-vous et recommencez\u{a0}; rien n’a été changé.",
    ),
    staff_wrong: Told(
        "L’identifiant et le mot de passe ne correspondent pas",
        "Saisissez-les de nouveau\u{a0}; vérifiez les majuscules. Un compte peut aussi être désactivé.",
    ),
    staff_throttled: Told(
        "Trop de mots de passe erronés",
        "Attendez avant de réessayer, 15 minutes au plus. Personne d’autre n’est bloqué.",
    ),
    staff_busy: Told("Trop de connexions à la fois", "Réessayez dans un instant."),
    staff_proxy: Told(
        "Connectez-vous par le proxy",
        "Ces pages ne s’ouvrent que par le proxy qui authentifie les personnes.",
    ),
    staff_proxy_unknown: Told(
        "Vous n’avez pas de compte ici",
        "Le proxy vous connaît, ces pages non. Demandez un compte à un administrateur.",
    ),
    staff_password: Told(
        "Le mot de passe ne convient pas",
        "Prenez 15 caractères ou plus, ni un nom ni les mêmes caractères répétés.",
    ),
    staff_password_repeat: Told("Le nouveau mot de passe diffère", "Saisissez deux fois le même."),
    staff_login: Told(
        "L’identifiant ne convient pas",
        "D’abord une minuscule, puis des minuscules, chiffres, points et tirets, 60 au plus.",
    ),
    staff_name: Told(
        "Le nom ne convient pas",
        "Quelque chose sur une ligne, sans parenthèses, de 120 caractères au plus.",
    ),
    staff_taken: Told("L’identifiant est déjà pris", "Ou il ressemble à celui de quelqu’un. Prenez-en un autre."),
    staff_last_admin: Told(
        "Il faut un administrateur",
        "Personne d’autre n’est administrateur actif. Nommez-en un d’abord.",
    ),
    staff_unknown: Told("Personne de l’équipe n’a cet identifiant", "Consultez la page de l’équipe."),
};
