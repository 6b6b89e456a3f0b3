//! The texts of asking the owner for a permission, and of the owner's answer.

use crate::model::sites::Locale;

texts! {
    /// The texts of one language of asking for a permission.
    AskingTexts:
    ask_title: "Ask the owner for more", "Demander davantage au propriétaire";
    ask_lead: "The owner of the account gets a mail and decides. Nothing changes before that.", "Le propriétaire du compte reçoit un e-mail et décide. Rien ne change avant cela.";
    permission: "Permission", "Autorisation";
    sentence: "A sentence for the owner (as you like)", "Un mot pour le propriétaire (facultatif)";
    ask: "Ask the owner", "Demander au propriétaire";
    no_owner: "The account has no owner yet who could be asked.", "Le compte n’a pas encore de propriétaire à qui demander.";
    asked_for: "You asked for", "Vous avez demandé";
    waits: "waits for an answer", "en attente de réponse";
    settled: "was answered", "a reçu une réponse";
    done_asked: "The owner was asked. You will be told by mail.", "La demande est envoyée au propriétaire. La réponse vous parviendra par e-mail.";

    requests: "Requests for permissions", "Demandes d’autorisations";
    asks_for: "asks for", "demande";
    look: "Look at it", "Voir";
    ticked: "What is asked for is ticked below. Look at what changes, then save; or decline.", "Ce qui est demandé est coché ci-dessous. Voyez ce qui change, puis enregistrez\u{a0}; ou refusez.";
    decline: "Decline", "Refuser";
    done_declined: "The request is declined, and the person was told.", "La demande est refusée, et la personne en est informée.";
}

/// The texts in this language.
pub const fn texts(locale: Locale) -> &'static AskingTexts {
    match locale {
        Locale::En => &EN,
        Locale::Fr => &FR,
    }
}
