//! Refusals of asking the owner for a permission.

use crate::error::Error;
use crate::web::texts::Both;

/// Title and sentence of a refusal; `None` for an error about anything else.
pub(super) const fn words(error: &Error) -> Option<(Both, Both)> {
    Some(match error {
        Error::PermissionHeld => (
            Both("You may do this already", "Vous y êtes déjà autorisé"),
            Both("Open the page again.", "Rouvrez la page."),
        ),
        Error::PermissionAsked => (
            Both("The owner was asked already", "La demande a déjà été faite"),
            Both(
                "The same can be asked for once a day. Wait for the answer, or talk to the owner.",
                "La même demande est possible une fois par jour. Attendez la réponse, ou parlez au propriétaire.",
            ),
        ),
        Error::PermissionAskedEnough => (
            Both("Enough was asked for today", "Assez de demandes pour aujourd’hui"),
            Both(
                "The owner has many requests of this account. Ask again tomorrow, or talk to the owner.",
                "Le propriétaire a déjà beaucoup de demandes pour ce compte. Réessayez demain, ou parlez-lui.",
            ),
        ),
        Error::PermissionNotAsked => (
            Both("No such request waits", "Aucune demande en attente"),
            Both("It may have been given or declined already.", "Elle a peut-être déjà reçu une réponse."),
        ),
        Error::OwnerMissing => (
            Both("The account has no owner", "Le compte n’a pas de propriétaire"),
            Both("There is nobody to ask. Please ask us.", "Il n’y a personne à qui demander. Adressez-vous à nous."),
        ),
        _ => return None,
    })
}
