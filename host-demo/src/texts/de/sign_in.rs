//! German: signing in, and the own password.

use crate::texts::shape::SignInTexts;

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
    your_password: "Ihr Passwort",
    must_change: "Das Passwort, das Sie erhalten haben, gilt nur einmal. Wählen Sie Ihr eigenes, um fortzufahren.",
    present_password: "Bisheriges Passwort",
    new_password: "Neues Passwort",
    new_password_hint: "Mindestens 15\u{a0}Zeichen; gut sind ein paar Wörter, die niemand zusammenstellen würde.",
    new_password_again: "Neues Passwort wiederholen",
    change_password: "Passwort ändern",
    other_sessions_end: "Ihre anderen Sitzungen enden damit.",
    to_back_office: "Im Backoffice anmelden",
    nobody_yet: "Noch kein Mitarbeiter hat ein Konto. Legen Sie das erste auf dem Rechner selbst an:",
    session_hint: "Eine Sitzung endet nach einer Stunde ohne Nutzung, spätestens nach zwölf Stunden. Ein neues Passwort gibt Ihnen die Administration.",
};
