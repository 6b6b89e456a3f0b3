//! Refusals around one's own login: its e-mail address.

use crate::error::Error;
use crate::web::texts::Both;

/// Title and sentence of a refusal; `None` for an error about anything else.
pub(super) const fn words(error: &Error) -> Option<(Both, Both)> {
    Some(match error {
        Error::EmailLinkInvalid => (
            Both("The link does not work any more", "Le lien ne fonctionne plus"),
            Both(
                "It was used, replaced by a newer one, taken back, or is over. Ask for the change again on your page “Security”.",
                "Il a été utilisé, remplacé par un plus récent, annulé, ou a expiré. Redemandez le changement sur votre page «\u{a0}Sécurité\u{a0}».",
            ),
        ),
        Error::EmailUnchanged => (
            Both("This is your address already", "C’est déjà votre adresse"),
            Both("Give another one.", "Indiquez-en une autre."),
        ),
        _ => return None,
    })
}
