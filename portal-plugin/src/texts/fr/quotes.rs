//! French: answering a quote.

use crate::texts::shape::QuotesTexts;

pub(super) const QUOTES: QuotesTexts = QuotesTexts {
    answer_quote: "Votre réponse",
    answer_quote_lead: "En acceptant, vous commandez ce que dit ce devis pour le total ci-dessus. L’heure et votre adresse réseau sont enregistrées.",
    sign_with: "Signez de vos prénom et nom",
    accept_quote: "Accepter et signer",
    decline_quote: "Refuser ce devis",
    decline_reason: "Pourquoi\u{a0}? (facultatif)",
    decline: "Refuser",
    quote_accepted: "Merci\u{a0}: le devis est accepté. Nous nous en occupons.",
    quote_declined: "Le devis est refusé. Merci de nous l’avoir dit.",
};
