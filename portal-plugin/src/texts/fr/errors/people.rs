//! French: the people of an account: members, contacts, permissions, the owner.

use crate::texts::shape::errors::{NotHeldTexts, PeopleErrors, Refused};

pub(super) const ERRORS: PeopleErrors = PeopleErrors {
    permission_not_held: NotHeldTexts {
        title: "Vous ne pouvez pas donner cela",
        permission: |permission| {
            format!(
                "Personne ne donne une autorisation qu’il n’a pas\u{a0}: «\u{a0}{permission}\u{a0}». Demandez au propriétaire, ou à nous."
            )
        },
        documents: |permission| {
            format!(
                "«\u{a0}{permission}\u{a0}» porterait sur plus de documents que vous ne pouvez en ouvrir. Limitez l’accès à ceux qui nomment cette personne, ou demandez au propriétaire, ou à nous."
            )
        },
        sites: |permission| {
            format!(
                "«\u{a0}{permission}\u{a0}» vaudrait sur des sites où vous ne pouvez pas la donner. Choisissez-en d’autres, ou demandez au propriétaire, ou à nous."
            )
        },
        end: |permission| {
            format!(
                "«\u{a0}{permission}\u{a0}» durerait plus longtemps que vous ne pouvez la donner. Choisissez une fin plus proche, ou demandez au propriétaire, ou à nous."
            )
        },
    },
    membership_site_unknown: Refused(
        "L’un des sites n’existe pas",
        "Choisissez parmi les sites affichés, ou aucun pour tous.",
    ),
    member_unknown: Refused("Aucun membre de ce nom", "La liste a peut-être changé. Rechargez-la."),
    member_oneself: Refused(
        "Pas votre propre accès",
        "Demandez au propriétaire, ou à nous\u{a0}; ou quittez le compte.",
    ),
    member_manager: Refused(
        "Seul le propriétaire peut faire cela",
        "Ce membre gère les utilisateurs. Demandez au propriétaire, ou à nous.",
    ),
    owner_stays: Refused("Le propriétaire reste", "Transmettez d’abord la propriété du compte."),
    owner_missing: Refused(
        "Le compte n’a pas de propriétaire",
        "Il n’y a personne à qui demander. Adressez-vous à nous.",
    ),
    transfer_unknown: Refused("Rien n’est proposé", "La proposition a été annulée, ou une réponse a déjà été donnée."),
    transfer_expired: Refused("La proposition a expiré", "Demandez-en une nouvelle au propriétaire."),
    transfer_candidate: Refused(
        "Ce membre ne peut pas devenir propriétaire",
        "Choisissez un membre dont l’accès est actif.",
    ),
    transfer_not_owner: Refused("Seul le propriétaire peut faire cela", "Demandez au propriétaire."),
    recovery_over: Refused(
        "Rien à contester",
        "La proposition de changer de propriétaire est caduque, annulée ou déjà réglée.",
    ),
    account_contact_unknown: Refused("Aucun contact de ce nom", "La liste a peut-être changé. Rechargez-la."),
    account_contact_exists: Refused("Le contact existe déjà", "Modifiez plutôt celui-là."),
    category_unknown: Refused("La catégorie est inconnue", "Choisissez parmi celles qui sont affichées."),
    too_many_on_account: Refused("Trop de contacts", "Un compte en a 500 au plus. Supprimez-en un d’abord."),
    permission_held: Refused("Vous y êtes déjà autorisé", "Rouvrez la page."),
    permission_asked: Refused(
        "La demande a déjà été faite",
        "La même demande est possible une fois par jour. Attendez la réponse, ou parlez au propriétaire.",
    ),
    permission_asked_enough: Refused(
        "Assez de demandes pour aujourd’hui",
        "Le propriétaire a déjà beaucoup de demandes pour ce compte. Réessayez demain, ou parlez-lui.",
    ),
    permission_not_asked: Refused("Aucune demande en attente", "Elle a peut-être déjà reçu une réponse."),
    view_as_read_only: Refused(
        "Rien ne peut être modifié ici",
        "Vous consultez ce compte comme l’un de ses membres. Le personnel ne modifie rien ainsi.",
    ),
};
