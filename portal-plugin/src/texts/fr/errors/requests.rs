//! French: what a request is refused with before anything is looked up, and what fails inside.

use crate::texts::shape::errors::{Refused, RequestErrors};

pub(super) const ERRORS: RequestErrors = RequestErrors {
    not_found: Refused("Il n’y a rien ici", "L’adresse est inexacte, ou ce qui s’y trouvait n’y est plus."),
    method: Refused("Impossible ici", "Cette adresse n’accepte pas cette méthode."),
    cross_site: Refused(
        "Le formulaire n’est plus valable",
        "Il a été créé pour une autre session, ou envoyé par un autre site. Revenez en arrière, rechargez la page et réessayez.",
    ),
    other_account: Refused(
        "Ce formulaire appartient à un autre compte",
        "Rien n’a été changé. Ouvrez le compte voulu et remplissez-y le formulaire.",
    ),
    query_invalid: Refused(
        "L’adresse n’est pas comprise",
        "Elle contient une valeur sans signification ici. Repartez de la liste.",
    ),
    query_too_long: Refused("L’adresse est trop longue", "Utilisez des filtres moins nombreux ou plus courts."),
    body_invalid: Refused(
        "La demande n’est pas comprise",
        "Il lui manque un champ, un champ est répété, ou un champ n’est pas accepté ici.",
    ),
    body_too_large: Refused("La demande est trop volumineuse", "Au plus 1 Mio est accepté."),
    media_type: Refused(
        "La demande n’est pas du bon type",
        "Envoyez `application/json` à l’API et des formulaires ordinaires aux pages.",
    ),
    cursor_invalid: Refused("La page est introuvable", "Repartez de la première page."),
    unavailable: Refused(
        "Indisponible pour l’instant",
        "Vos données n’ont pas pu être lues. Rien n’est perdu\u{a0}; réessayez dans un instant.",
    ),
    mail_full: Refused(
        "Trop d’e-mails attendent d’être envoyés",
        "Votre demande nécessite un e-mail\u{a0}: rien n’a été fait. Réessayez dans quelques minutes.",
    ),
    internal: Refused("Un problème est survenu", "Réessayez\u{a0}; si cela persiste, indiquez-nous le code."),
};
