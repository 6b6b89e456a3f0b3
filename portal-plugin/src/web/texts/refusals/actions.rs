//! Refusals of what customers send to be done.

use crate::error::{Error, NotTaken, Why};
use crate::model::sites::Locale;
use crate::web::texts::Both;

/// Title and sentence of a refusal; `None` for an error about anything else.
pub(super) fn words(error: &Error) -> Option<(Both, Both)> {
    Some(match error {
        Error::ActionInvalid(part) => (Both("Please check the form", "Vérifiez le formulaire"), part_words(part)),
        Error::ActionKeyInvalid => (
            Both("The form is not complete", "Le formulaire est incomplet"),
            Both("Go back, reload the page and try again.", "Revenez en arrière, rechargez la page et réessayez."),
        ),
        Error::ActionOtherContent => (
            Both("This form was sent before", "Ce formulaire a déjà été envoyé"),
            Both(
                "It was sent with something else in it. Open the page again to send another one.",
                "Il avait été envoyé avec un autre contenu. Rouvrez la page pour en envoyer un autre.",
            ),
        ),
        Error::ActionChanged => (
            Both("It has changed in the meantime", "Cela a changé entre-temps"),
            Both(
                "A price or total is not what you saw. Look at it again, then decide. Nothing was done.",
                "Un prix ou un total n’est plus celui que vous avez vu. Regardez de nouveau avant de décider. Rien n’a été fait.",
            ),
        ),
        Error::ActionOver => (
            Both("This is not possible any more", "Ce n’est plus possible"),
            Both(
                "It was answered, has ended, or is not to be had any more. Nothing was done.",
                "Une réponse a déjà été donnée, le délai est passé, ou ce n’est plus disponible. Rien n’a été fait.",
            ),
        ),
        Error::ActionNotTaken => (
            Both("This cannot be done here", "Cela ne peut pas se faire ici"),
            Both("Nothing was done. Please ask us.", "Rien n’a été fait. Adressez-vous à nous."),
        ),
        Error::UploadNotTaken(refused) => {
            (Both("A file cannot be taken", "Un fichier ne peut pas être accepté"), file_words(refused.why))
        }
        _ => return None,
    })
}

/// Which file it is, where that is known, for the sentence behind it.
pub(super) fn file_of(locale: Locale, error: &Error) -> Option<String> {
    let Error::UploadNotTaken(NotTaken { name, .. }) = error else { return None };
    let quoted = match locale {
        Locale::En => format!("“{name}”: "),
        Locale::Fr => format!("«\u{a0}{name}\u{a0}»\u{a0}: "),
    };
    (!name.is_empty()).then_some(quoted)
}

const fn file_words(why: Why) -> Both {
    match why {
        Why::Many | Why::Large => Both(
            "Attach at most 5 files, 8 MiB in all: pictures, PDF, plain text, office documents.",
            "Joignez au plus 5 fichiers, 8 Mio en tout\u{a0}: images, PDF, texte brut, documents bureautiques.",
        ),
        Why::Type => Both(
            "It is of a type that we do not take. We take pictures, PDF, plain text and office documents.",
            "Son type n’est pas accepté. Nous acceptons images, PDF, texte brut et documents bureautiques.",
        ),
        Why::Runs => Both(
            "It is called like a program or a page, which we do not take. Send what is in it as a PDF or plain text.",
            "Son nom est celui d’un programme ou d’une page, que nous n’acceptons pas. Envoyez son contenu en PDF ou en texte brut.",
        ),
        Why::Macros => Both(
            "It has macros in it. Save it without them and attach it again.",
            "Il contient des macros. Enregistrez-le sans elles et joignez-le de nouveau.",
        ),
        Why::Page => Both(
            "It is a page or a drawing that could run when it is opened. Save it as a PDF and attach that.",
            "C’est une page ou un dessin qui pourrait s’exécuter à l’ouverture. Enregistrez-le en PDF et joignez celui-ci.",
        ),
    }
}

fn part_words(part: &str) -> Both {
    match part {
        "signed_by" => Both("Sign with your name.", "Signez de votre nom."),
        "drawing" => Both(
            "The drawn signature cannot be read. Draw it again, or leave it out.",
            "La signature dessinée est illisible. Redessinez-la, ou laissez-la vide.",
        ),
        "reason" => Both("The reason is too long.", "Le motif est trop long."),
        "subject" => Both("Say in one line what it is about.", "Indiquez l’objet en une ligne."),
        "message" => Both(
            "Write a message of 10,000 characters at the most.",
            "Écrivez un message de 10\u{202f}000 caractères au plus.",
        ),
        "lines" => {
            Both("Choose at least one product, and at most 100.", "Choisissez au moins un produit, et au plus 100.")
        }
        "quantity" => Both(
            "A quantity is a number above zero, with two decimals at the most.",
            "Une quantité est un nombre supérieur à zéro, avec deux décimales au plus.",
        ),
        "delivery_address" => Both("The delivery address is too long.", "L’adresse de livraison est trop longue."),
        "reference" => Both("Your reference is too long.", "Votre référence est trop longue."),
        "note" => Both("The note is too long.", "La remarque est trop longue."),
        "last_name" => Both("Give your name.", "Indiquez votre nom."),
        "first_name" => Both("The given name is too long.", "Le prénom est trop long."),
        "phone" => Both("The telephone number is too long.", "Le numéro de téléphone est trop long."),
        _ => Both("A field is missing or too long.", "Un champ manque ou est trop long."),
    }
}
