//! Refusals of archives of a list's files.

use crate::error::Error;
use crate::web::texts::Both;

/// Title and sentence of a refusal; `None` for an error about anything else.
pub(super) fn words(error: &Error) -> Option<(Both, Both)> {
    Some(match error {
        Error::ZipEmpty => (
            Both("There is no file to put in", "Il n’y a aucun fichier à inclure"),
            Both(
                "None of these documents has a file. Take some filters off and try again.",
                "Aucun de ces documents n’a de fichier. Retirez des filtres et réessayez.",
            ),
        ),
        Error::ZipNotReady => (
            Both("The zip is not ready yet", "Le zip n’est pas encore prêt"),
            Both("Come back in a moment.", "Revenez dans un instant."),
        ),
        Error::ZipOutdated => (
            Both("The zip is out of date", "Le zip n’est plus à jour"),
            Both(
                "What you may see has changed since it was made. Go to the list and make it again.",
                "Ce que vous pouvez consulter a changé depuis. Allez à la liste et préparez-le de nouveau.",
            ),
        ),
        _ => return None,
    })
}
