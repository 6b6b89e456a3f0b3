//! French: time zones.

use crate::texts::shape::ZonesTexts;

pub(super) const ZONES: ZonesTexts = ZonesTexts {
    title: "Fuseau horaire",
    lead: "Les heures des pages et des e-mails sont celles de ce fuseau, et ce qui échoit ou expire un jour le fait à la fin de ce jour dans ce fuseau.",
    of_site: "Celui du site\u{a0}:",
    save: "Enregistrer",
    change: "Changer le fuseau horaire",
    saved: "Votre fuseau horaire est enregistré.",
    times_in: "Heures du fuseau",
};
