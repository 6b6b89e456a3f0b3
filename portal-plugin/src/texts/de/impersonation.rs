//! German: staff who look at an account as one of its users.

use crate::texts::shape::ImpersonationTexts;

pub(super) const IMPERSONATION: ImpersonationTexts = ImpersonationTexts {
    look_title: "Einsicht durch Mitarbeiter:",
    look_as: "sieht dieses Konto als",
    look_for: "Grund:",
    why: "Grund:",
    look_until: "Nur lesend. Ende:",
    end_look: "Einsicht beenden",
    looks: "Einsicht durch unser Team",
    looks_lead: "Wenn Sie uns um Hilfe bitten, kann jemand aus unserem Team dieses Konto so ansehen, wie es einer seiner Benutzer sieht: aus einem Grund, den Sie hier lesen können, höchstens 30\u{a0}Minuten lang und ohne etwas zu ändern. Erlauben können das nur Sie; wir können es nicht.",
    looks_allowed: "Unser Team darf Einsicht nehmen",
    looks_forbidden: "Unser Team darf keine Einsicht nehmen",
    since: "Seit",
    forbid_lead: "Wenn Sie sie nicht mehr erlauben, endet jede laufende Einsicht sofort.",
    allow_lead: "Erlauben Sie sie, wenn wir sehen sollen, was Sie sehen. Sie können das jederzeit widerrufen.",
    allow_looks: "Einsicht erlauben",
    forbid_looks: "Einsicht nicht mehr erlauben",
    looks_past: "Wer Einsicht genommen hat",
    looks_none: "Niemand hat in dieses Konto Einsicht genommen.",
    looks_open: "Zurzeit läuft eine Einsicht",
    looked_as: "als",
    done_looks_allowed: "Unser Team darf ab jetzt Einsicht nehmen.",
    done_looks_forbidden: "Unser Team darf keine Einsicht mehr nehmen; jede laufende Einsicht ist beendet.",
};
