//! German: the first page.

use crate::texts::shape::HomeTexts;

pub(super) const HOME: HomeTexts = HomeTexts {
    what_runs_here: "Was hier läuft",
    needs_attention: "Was zu tun ist",
    nothing_waits: "Zurzeit nichts.",
    manifests: "Manifeste",
    manifest_problems: "Probleme in Manifesten",
    mail: "E-Mail",
    tries_in_vain: "erfolglose Versuche",
    next: "nächster",
    undelivered: "nicht zugestellt",
    undelivered_all: "alle",
    second_person: "zweite Person",
    proposes: "schlägt",
    as_owner_until: "als Inhaber vor; jemand anderes bestätigt das bis",
    kept_out: "ohne Zugang",
    contact: "Kontakt",
    contact_gone_advice: "fehlt im ERP; ordnen Sie den Benutzer einem anderen zu",
    invitation: "Einladung",
    ends: "gültig bis",
    shop: "Shop",
    demo_users: "Demobenutzer",
    shows: "Zeigt",
    look_at: "Sehenswert",
};
