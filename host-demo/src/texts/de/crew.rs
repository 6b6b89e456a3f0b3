//! German: the staff themselves.

use crate::texts::shape::CrewTexts;

pub(super) const CREW: CrewTexts = CrewTexts {
    role: "Rolle",
    add_somebody: "Mitarbeiter hinzufügen",
    login_hint: "Kleinbuchstaben, Ziffern, Punkte und Bindestriche. Es steht in den Protokollen und ändert sich nie.",
    add_and_show: "Hinzufügen und Einmalpasswort anzeigen",
    about_roles: "Was eine Rolle darf",
    password_shown_once: "Das Einmalpasswort, nur dieses eine Mal angezeigt. Bei der ersten Anmeldung wird es ersetzt.",
    in_ledgers: "In Protokollen:",
    give_role: "Diese Rolle geben",
    make_one_time_password: "Einmalpasswort erstellen",
    disable: "Deaktivieren",
    put_back_in_use: "Aktivieren",
    this_is_you: "Das sind Sie.",
    ends_sessions: "Jede dieser Aktionen beendet die Sitzungen der Person.",
};
