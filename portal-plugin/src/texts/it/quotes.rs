//! Italian: answering a quote.

use crate::texts::shape::QuotesTexts;

pub(super) const QUOTES: QuotesTexts = QuotesTexts {
    answer_quote: "La sua risposta",
    answer_quote_lead: "Accettando, ordina ciò che dice questo preventivo per il totale indicato sopra. L’ora e il suo indirizzo di rete vengono registrati.",
    sign_with: "Firmi con nome e cognome",
    accept_quote: "Accetta e firma",
    decline_quote: "Rifiuta questo preventivo",
    decline_reason: "Perché? (facoltativo)",
    decline: "Rifiuta",
    quote_accepted: "Grazie: il preventivo è accettato. Ce ne occupiamo noi.",
    quote_declined: "Il preventivo è rifiutato. Grazie di averci avvisato.",
};
