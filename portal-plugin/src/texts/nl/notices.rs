//! Dutch: notices.

use crate::texts::shape::NoticesTexts;

pub(super) const NOTICES: NoticesTexts = NoticesTexts {
    title: "Meldingen",
    lead: "Wat we u in dit account de afgelopen 90 dagen hebben gemeld.",
    empty: "Nog niets: nieuwe documenten worden hier gemeld.",
    unopened: "niet geopend",
    new: "Nieuw",
    answered: "Beantwoord",
    due_soon: "Vervalt binnenkort",
    overdue: "Te laat",
    undelivered: "De e-mail hierover heeft u niet bereikt:",
    choices: "Hoe u bericht wilt krijgen",
    none: "Helemaal niet",
    at_once: "Met een e-mail per document",
    daily: "Met één e-mail in de ochtend",
    save: "Opslaan",
    saved: "Uw keuze is opgeslagen.",
    stop_title: "Deze e-mails niet meer ontvangen?",
    stop_lead: "U krijgt in dit account geen e-mails meer over:",
    stop_do: "Deze e-mails stoppen",
    stopped_title: "Deze e-mails zijn gestopt",
    stopped: "U krijgt in dit account geen e-mails meer over:",
};
