//! German: answering a quote.

use crate::texts::shape::QuotesTexts;

pub(super) const QUOTES: QuotesTexts = QuotesTexts {
    answer_quote: "Ihre Antwort",
    answer_quote_lead: "Mit der Annahme bestellen Sie, was dieses Angebot nennt, zum oben stehenden Gesamtbetrag. Zeitpunkt und Netzwerkadresse werden festgehalten.",
    sign_with: "Mit Vor- und Nachnamen unterschreiben",
    accept_quote: "Annehmen und unterschreiben",
    decline_quote: "Dieses Angebot ablehnen",
    decline_reason: "Warum? (optional)",
    decline: "Ablehnen",
    quote_accepted: "Vielen Dank: Das Angebot ist angenommen. Wir kümmern uns darum.",
    quote_declined: "Das Angebot ist abgelehnt. Vielen Dank für Ihre Rückmeldung.",
};
