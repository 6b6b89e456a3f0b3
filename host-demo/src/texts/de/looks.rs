//! German: looks of staff at an account.

use crate::texts::shape::LooksTexts;

pub(super) const LOOKS: LooksTexts = LooksTexts {
    view_as: "Ansicht als",
    good_once: "Die Adresse gilt einmal, eine Minute lang. Sie können nur ansehen, und der Inhaber liest im Protokoll, dass Sie es getan haben.",
    ends_after: "Die Ansicht endet nach",
    open_portal: "Portal öffnen",
    looks_of_staff: "Einsicht durch Mitarbeiter",
    who_looks_now: "Welche Mitarbeiter gerade Einsicht nehmen",
    nobody: "Niemand.",
    as_user: "Als",
    until: "Bis",
    why: "Grund",
    end_theirs: "Alle beenden",
};
