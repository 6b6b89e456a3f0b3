//! Spanish: answering a quote.

use crate::texts::shape::QuotesTexts;

pub(super) const QUOTES: QuotesTexts = QuotesTexts {
    answer_quote: "Su respuesta",
    answer_quote_lead: "Al aceptar, encarga lo que dice este presupuesto por el total indicado arriba. Se registran la hora y su dirección de red.",
    sign_with: "Firme con su nombre y apellidos",
    accept_quote: "Aceptar y firmar",
    decline_quote: "Rechazar este presupuesto",
    decline_reason: "¿Por qué? (opcional)",
    decline: "Rechazar",
    quote_accepted: "Gracias: el presupuesto está aceptado. Nos ocupamos de ello.",
    quote_declined: "El presupuesto está rechazado. Gracias por avisarnos.",
};
