//! Dutch: asking the owner for a permission, and the owner’s answer.

use crate::texts::shape::PermissionRequestsTexts;

pub(super) const PERMISSION_REQUESTS: PermissionRequestsTexts = PermissionRequestsTexts {
    ask_title: "Meer rechten aanvragen",
    ask_lead: "De eigenaar van het account krijgt een e-mail en beslist. Daarvoor verandert er niets.",
    permission: "Recht",
    sentence: "Een zin voor de eigenaar (optioneel)",
    ask: "Eigenaar vragen",
    no_owner: "Het account heeft nog geen eigenaar die gevraagd kan worden.",
    asked_for: "Aangevraagd:",
    waits: "wacht op antwoord",
    settled: "is beantwoord",
    done_asked: "De eigenaar is gevraagd. U krijgt het antwoord per e-mail.",
    requests: "Aangevraagde rechten",
    asks_for: "vraagt om het recht",
    look: "Bekijken",
    ticked: "Wat is aangevraagd, is hieronder aangevinkt. Bekijk wat er verandert en sla op; of wijs af.",
    decline: "Afwijzen",
    done_declined: "De aanvraag is afgewezen en de persoon heeft bericht gekregen.",
};
