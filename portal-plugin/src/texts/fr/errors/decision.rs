//! French: a decision that is no.

use crate::texts::shape::errors::{DecisionErrors, Refused};

const NO_ACCESS: &str = "Pas d’accès";

pub(super) const ERRORS: DecisionErrors = DecisionErrors {
    site_unknown: Refused("Aucun portail ici", "Aucun portail client ne répond à cette adresse."),
    site_disabled: Refused("Le portail est fermé", "Ce portail est hors service."),
    signed_out: Refused("Veuillez vous connecter", "Vous n’êtes pas connecté, ou ne l’êtes plus."),
    user_disabled: Refused(NO_ACCESS, "Votre accès est désactivé. Adressez-vous à nous."),
    user_unverified: Refused(NO_ACCESS, "Votre adresse n’est pas encore confirmée."),
    realm_not_shared: Refused(NO_ACCESS, "Votre identifiant n’est pas valable sur ce site."),
    account_suspended: Refused(
        "Le compte est suspendu",
        "Personne ne peut l’ouvrir tant que nous ne l’avons pas rétabli. Rien n’est perdu. Demandez-nous pourquoi.",
    ),
    account_closed: Refused(
        "Le compte est fermé",
        "Plus personne ne peut l’ouvrir. Rien n’en a été supprimé\u{a0}: demandez-nous ce qu’il vous en faut.",
    ),
    account_not_on_site: Refused(NO_ACCESS, "Le compte n’est pas utilisable sur ce site."),
    membership_none: Refused(NO_ACCESS, "Vous n’avez pas accès à ce compte."),
    membership_suspended: Refused(NO_ACCESS, "Votre accès à ce compte est suspendu."),
    membership_ended: Refused(NO_ACCESS, "Votre accès à ce compte a pris fin."),
    membership_not_on_site: Refused(NO_ACCESS, "Votre accès à ce compte n’est pas valable sur ce site."),
    kind_hidden: Refused(NO_ACCESS, "Ce type de document n’est pas affiché ici."),
    permission_missing: Refused(NO_ACCESS, "Votre accès à ce compte ne couvre pas ceci."),
};
