//! Dutch: time zones.

use crate::texts::shape::ZonesTexts;

pub(super) const ZONES: ZonesTexts = ZonesTexts {
    title: "Tijdzone",
    lead: "Tijden op pagina’s en in e-mails staan in deze zone. Wat op een dag vervalt of afloopt, doet dat aan het einde van die dag in deze zone.",
    of_site: "Die van de site:",
    save: "Opslaan",
    change: "Tijdzone wijzigen",
    saved: "Uw tijdzone is opgeslagen.",
    times_in: "Tijden in de tijdzone",
};
