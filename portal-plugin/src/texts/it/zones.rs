//! Italian: time zones.

use crate::texts::shape::ZonesTexts;

pub(super) const ZONES: ZonesTexts = ZonesTexts {
    title: "Fuso orario",
    lead: "Gli orari delle pagine e delle e-mail sono in questo fuso, e ciò che scade in un giorno scade alla fine di quel giorno in questo fuso.",
    of_site: "Quello del sito:",
    save: "Salva",
    change: "Cambia il fuso orario",
    saved: "Il suo fuso orario è stato salvato.",
    times_in: "Orari nel fuso",
};
