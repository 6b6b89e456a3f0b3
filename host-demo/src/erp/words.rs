//! What a connector writes on its own into the ERP's documents, in the languages of the portal.

/// The words of a language.
pub(super) struct Words {
    /// The language's tag.
    pub tag: &'static str,
    /// Before the name of who accepted a quote.
    pub accepted_by: &'static str,
    /// Before the name of who declined a quote.
    pub declined_by: &'static str,
    /// Before the name of who closed a ticket.
    pub closed_by: &'static str,
    /// Before the name of who took a ticket up again.
    pub reopened_by: &'static str,
    /// Before an address of the network.
    pub from: &'static str,
    /// Before where an order goes.
    pub delivery: &'static str,
    /// Before a remark.
    pub note: &'static str,
    /// That an order has no price yet, for whoever reads it.
    pub to_price: &'static str,
    /// The heading of the sheet that keeps how a quote was accepted.
    pub evidence: &'static str,
    /// Before the total that was accepted.
    pub total: &'static str,
    /// What staff are told of: a ticket, a message on one, a quote's answer, an order.
    pub new_ticket: &'static str,
    /// A message on a ticket.
    pub new_message: &'static str,
    /// A quote that was accepted.
    pub quote_accepted: &'static str,
    /// A quote that was declined.
    pub quote_declined: &'static str,
    /// An order that was placed.
    pub new_order: &'static str,
}

impl Words {
    /// Those of a language's tag, `de-CH` or `de_CH`; English where it is none of them.
    pub fn of(language: &str) -> &'static Self {
        let tag = language.split(['-', '_']).next().unwrap_or_default();
        ALL.iter().find(|words| words.tag.eq_ignore_ascii_case(tag)).unwrap_or(&ALL[0])
    }
}

static ALL: [Words; 6] = [
    Words {
        tag: "en",
        accepted_by: "Accepted online by",
        declined_by: "Declined online by",
        closed_by: "Closed online by",
        reopened_by: "Reopened online by",
        from: "from the address",
        delivery: "Delivery",
        note: "Note",
        to_price: "Request without prices: we will confirm them.",
        evidence: "Accepted online",
        total: "Total accepted",
        new_ticket: "New ticket",
        new_message: "New message on the ticket",
        quote_accepted: "Quote accepted",
        quote_declined: "Quote declined",
        new_order: "New order",
    },
    Words {
        tag: "fr",
        accepted_by: "Accepté en ligne par",
        declined_by: "Refusé en ligne par",
        closed_by: "Fermé en ligne par",
        reopened_by: "Rouvert en ligne par",
        from: "depuis l'adresse",
        delivery: "Livraison",
        note: "Remarque",
        to_price: "Demande sans prix : nous vous les confirmerons.",
        evidence: "Accepté en ligne",
        total: "Total accepté",
        new_ticket: "Nouveau ticket",
        new_message: "Nouveau message sur le ticket",
        quote_accepted: "Devis accepté",
        quote_declined: "Devis refusé",
        new_order: "Nouvelle commande",
    },
    Words {
        tag: "de",
        accepted_by: "Online angenommen von",
        declined_by: "Online abgelehnt von",
        closed_by: "Online geschlossen von",
        reopened_by: "Online wieder geöffnet von",
        from: "von der Adresse",
        delivery: "Lieferung",
        note: "Bemerkung",
        to_price: "Anfrage ohne Preise: Wir bestätigen sie noch.",
        evidence: "Online angenommen",
        total: "Angenommene Summe",
        new_ticket: "Neues Ticket",
        new_message: "Neue Nachricht zum Ticket",
        quote_accepted: "Angebot angenommen",
        quote_declined: "Angebot abgelehnt",
        new_order: "Neue Bestellung",
    },
    Words {
        tag: "es",
        accepted_by: "Aceptado en línea por",
        declined_by: "Rechazado en línea por",
        closed_by: "Cerrado en línea por",
        reopened_by: "Reabierto en línea por",
        from: "desde la dirección",
        delivery: "Entrega",
        note: "Observación",
        to_price: "Solicitud sin precios: se los confirmaremos.",
        evidence: "Aceptado en línea",
        total: "Total aceptado",
        new_ticket: "Nuevo tique",
        new_message: "Nuevo mensaje en el tique",
        quote_accepted: "Presupuesto aceptado",
        quote_declined: "Presupuesto rechazado",
        new_order: "Nuevo pedido",
    },
    Words {
        tag: "it",
        accepted_by: "Accettato online da",
        declined_by: "Rifiutato online da",
        closed_by: "Chiuso online da",
        reopened_by: "Riaperto online da",
        from: "dall'indirizzo",
        delivery: "Consegna",
        note: "Nota",
        to_price: "Richiesta senza prezzi: li confermeremo.",
        evidence: "Accettato online",
        total: "Totale accettato",
        new_ticket: "Nuovo ticket",
        new_message: "Nuovo messaggio sul ticket",
        quote_accepted: "Preventivo accettato",
        quote_declined: "Preventivo rifiutato",
        new_order: "Nuovo ordine",
    },
    Words {
        tag: "nl",
        accepted_by: "Online geaccepteerd door",
        declined_by: "Online afgewezen door",
        closed_by: "Online gesloten door",
        reopened_by: "Online heropend door",
        from: "vanaf het adres",
        delivery: "Levering",
        note: "Opmerking",
        to_price: "Aanvraag zonder prijzen: wij bevestigen ze nog.",
        evidence: "Online geaccepteerd",
        total: "Geaccepteerd totaal",
        new_ticket: "Nieuw ticket",
        new_message: "Nieuw bericht bij het ticket",
        quote_accepted: "Offerte geaccepteerd",
        quote_declined: "Offerte afgewezen",
        new_order: "Nieuwe bestelling",
    },
];
