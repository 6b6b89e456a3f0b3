//! French: what staff can do about a row of the decision that does not hold.

use crate::texts::shape::AdviceTexts;

pub(super) const ADVICE: AdviceTexts = AdviceTexts {
    site_unknown: "Placez un manifeste de ce site dans le dossier des manifestes.",
    site_disabled: "Remettez son manifeste dans le dossier des manifestes.",
    user_disabled: "Réactivez l’utilisateur\u{a0}; si l’ERP a fusionné ou supprimé son contact, rattachez-le à un autre.",
    user_locked: "Attendez la fin du blocage, ou créez de nouveaux identifiants.",
    user_unverified: "Faites suivre le lien de l’e-mail, ou envoyez de nouveaux identifiants.",
    realm_not_shared: "Créez un utilisateur sur ce site, ou planifiez un changement d’espace qui réunisse les deux.",
    account_suspended: "Rouvrez le compte\u{a0}; si l’ERP bloque le tiers, débloquez-le là-bas.",
    account_closed: "Rouvrez le compte\u{a0}; si l’ERP a fermé le tiers, rouvrez-le là-bas\u{a0}; s’il l’a fusionné, rattachez le compte à l’autre.",
    account_not_on_site: "Ajoutez le site au compte, ou retirez le tiers des catégories exclues par le manifeste du site.",
    membership_none: "Invitez l’utilisateur dans le compte, ou donnez-lui l’accès ici.",
    membership_suspended: "Rétablissez l’accès.",
    membership_ended: "Donnez à l’accès une date de fin plus tardive, ou aucune.",
    membership_not_on_site: "Ajoutez ce site à ceux de l’accès.",
    host_closed_to_external: "L’ERP n’ouvre ce type à aucun client\u{a0}: ouvrez-le dans l’ERP.",
    site_hidden: "Le manifeste du site ne montre pas ce type\u{a0}: ajoutez-le à «\u{a0}kinds\u{a0}».",
    permission_missing: "Cochez l’autorisation dans le tableau de l’utilisateur.",
    document_unknown: "L’ERP n’a pas ce document\u{a0}: vérifiez son numéro.",
    document_other_account: "Rien\u{a0}: il est à un autre client. Sinon, corrigez son tiers dans l’ERP.",
    document_other_entity: "Ajoutez son entité au manifeste du site, ou montrez-le sur le site de cette entité.",
    document_other_contact: "Ajoutez le contact au document dans l’ERP, ou laissez l’accès voir tous les documents du compte.",
    document_unpublished: "Validez-le dans l’ERP\u{a0}: un brouillon n’est jamais montré, un document annulé seulement si le manifeste le dit.",
};
