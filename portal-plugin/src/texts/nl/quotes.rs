//! Dutch: answering a quote.

use crate::texts::shape::QuotesTexts;

pub(super) const QUOTES: QuotesTexts = QuotesTexts {
    answer_quote: "Uw antwoord",
    answer_quote_lead: "Door te accepteren bestelt u wat in deze offerte staat voor het totaal hierboven. Het tijdstip en uw netwerkadres worden vastgelegd.",
    sign_with: "Onderteken met uw voor- en achternaam",
    accept_quote: "Accepteren en ondertekenen",
    decline_quote: "Deze offerte afwijzen",
    decline_reason: "Waarom? (optioneel)",
    decline: "Afwijzen",
    quote_accepted: "Dank u wel: de offerte is geaccepteerd. We gaan ermee aan de slag.",
    quote_declined: "De offerte is afgewezen. Dank u wel voor uw reactie.",
};
