//! What the sample writes on its own into a customer's documents, in the languages that it prints in.

/// The words of a language.
pub struct Words {
    tag: &'static str,
    pub online_order: &'static str,
    pub delivery: &'static str,
    pub note: &'static str,
    pub declined: &'static str,
    /// What stands around the name of who signed.
    signed: (&'static str, &'static str),
}

impl Words {
    /// Those of a language's tag, `de-CH`; English where it is none of them.
    pub fn of(language: &str) -> &'static Self {
        let tag = language.split(['-', '_']).next().unwrap_or_default();
        ALL.iter().find(|words| words.tag.eq_ignore_ascii_case(tag)).unwrap_or(&ALL[0])
    }

    /// That a quote was accepted, and by whom.
    pub fn signed(&self, name: &str) -> String {
        format!("{}{name}{}", self.signed.0, self.signed.1)
    }
}

static ALL: [Words; 6] = [
    Words {
        tag: "en",
        online_order: "Online order",
        delivery: "Delivery",
        note: "Note",
        declined: "Declined.",
        signed: ("Accepted and signed as “", "”."),
    },
    Words {
        tag: "fr",
        online_order: "Commande en ligne",
        delivery: "Livraison",
        note: "Remarque",
        declined: "Refusé.",
        signed: ("Accepté et signé «\u{a0}", "\u{a0}»."),
    },
    Words {
        tag: "de",
        online_order: "Online-Bestellung",
        delivery: "Lieferung",
        note: "Bemerkung",
        declined: "Abgelehnt.",
        signed: ("Angenommen und unterschrieben als „", "“."),
    },
    Words {
        tag: "es",
        online_order: "Pedido en línea",
        delivery: "Entrega",
        note: "Observación",
        declined: "Rechazado.",
        signed: ("Aceptado y firmado como «", "»."),
    },
    Words {
        tag: "it",
        online_order: "Ordine online",
        delivery: "Consegna",
        note: "Nota",
        declined: "Rifiutato.",
        signed: ("Accettato e firmato come «", "»."),
    },
    Words {
        tag: "nl",
        online_order: "Onlinebestelling",
        delivery: "Levering",
        note: "Opmerking",
        declined: "Afgewezen.",
        signed: ("Geaccepteerd en ondertekend als ‘", "’."),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_signed_stands_in_the_quotation_marks_of_the_customers_language() {
        for (tag, want) in [
            ("de-AT", "Angenommen und unterschrieben als „Eva Ott“."),
            ("fr_FR", "Accepté et signé «\u{a0}Eva Ott\u{a0}»."),
            ("nl", "Geaccepteerd en ondertekend als ‘Eva Ott’."),
            ("sv", "Accepted and signed as “Eva Ott”."),
        ] {
            assert_eq!(Words::of(tag).signed("Eva Ott"), want, "{tag}");
        }
    }
}
