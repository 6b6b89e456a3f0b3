//! French: files of documents, and what customers send to be done.

use crate::texts::shape::errors::{ActionInvalidTexts, DocumentErrors, Refused, UploadTexts};

pub(super) const ERRORS: DocumentErrors = DocumentErrors {
    file_missing: Refused("Le fichier est introuvable", "Le document n’a pas ce fichier. Demandez-le-nous."),
    file_too_large: Refused("Le fichier est trop volumineux", "Il ne peut pas être téléchargé ici. Demandez-le-nous."),
    zip_empty: Refused(
        "Il n’y a aucun fichier à inclure",
        "Aucun de ces documents n’a de fichier. Retirez des filtres et réessayez.",
    ),
    zip_not_ready: Refused("Le zip n’est pas encore prêt", "Revenez dans un instant."),
    zip_outdated: Refused(
        "Le zip n’est plus à jour",
        "Ce que vous pouvez consulter a changé depuis. Allez à la liste et préparez-le de nouveau.",
    ),
    action_invalid: ActionInvalidTexts {
        title: "Vérifiez le formulaire",
        signed_by: "Signez de votre nom.",
        drawing: "La signature dessinée est illisible. Redessinez-la, ou laissez-la vide.",
        reason: "Le motif est trop long.",
        subject: "Indiquez l’objet en une ligne.",
        message: "Écrivez un message de 10\u{202f}000 caractères au plus.",
        lines: "Choisissez au moins un produit, et au plus 100.",
        quantity: "Une quantité est un nombre supérieur à zéro, avec deux décimales au plus.",
        delivery_address: "L’adresse de livraison est trop longue.",
        reference: "Votre référence est trop longue.",
        note: "La remarque est trop longue.",
        last_name: "Indiquez votre nom.",
        first_name: "Le prénom est trop long.",
        phone: "Le numéro de téléphone est trop long.",
        other: "Un champ manque ou est trop long.",
    },
    action_key_invalid: Refused("Le formulaire est incomplet", "Revenez en arrière, rechargez la page et réessayez."),
    action_other_content: Refused(
        "Ce formulaire a déjà été envoyé",
        "Il avait été envoyé avec un autre contenu. Rouvrez la page pour en envoyer un autre.",
    ),
    action_changed: Refused(
        "Cela a changé entre-temps",
        "Un prix ou un total n’est plus celui que vous avez vu. Regardez de nouveau avant de décider. Rien n’a été fait.",
    ),
    action_over: Refused(
        "Ce n’est plus possible",
        "Une réponse a déjà été donnée, le délai est passé, ou ce n’est plus disponible. Rien n’a été fait.",
    ),
    action_not_taken: Refused("Cela ne peut pas se faire ici", "Rien n’a été fait. Adressez-vous à nous."),
    upload_not_taken: UploadTexts {
        title: "Un fichier ne peut pas être accepté",
        named: |name, sentence| format!("«\u{a0}{name}\u{a0}»\u{a0}: {sentence}"),
        too_much: "Joignez au plus 5 fichiers, 8 Mio en tout\u{a0}: images, PDF, texte brut, documents bureautiques.",
        other_type: "Son type n’est pas accepté. Nous acceptons images, PDF, texte brut et documents bureautiques.",
        runs: "Son nom est celui d’un programme ou d’une page, que nous n’acceptons pas. Envoyez son contenu en PDF ou en texte brut.",
        macros: "Il contient des macros. Enregistrez-le sans elles et joignez-le de nouveau.",
        page: "C’est une page ou un dessin qui pourrait s’exécuter à l’ouverture. Enregistrez-le en PDF et joignez celui-ci.",
    },
};
