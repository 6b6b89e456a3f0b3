//! German: the mails about two-step sign-in.

use crate::texts::shape::mails::FactorMails;

pub(super) const MAILS: FactorMails = FactorMails {
    on_subject: "Anmeldung in zwei Schritten eingeschaltet",
    on: "Ihre Anmeldung verlangt ab jetzt neben dem Passwort einen Code Ihrer Authenticator-App.",
    on_keep: "Alle anderen Sitzungen wurden beendet. Bewahren Sie die Notfallcodes so auf, dass Sie sie ohne Ihr Telefon finden.",
    off_subject: "Anmeldung in zwei Schritten ausgeschaltet",
    off: "Ihr Passwort genügt ab jetzt zur Anmeldung. Die Notfallcodes gelten nicht mehr.",
    reset_subject: "Anmeldung in zwei Schritten von unserem Team ausgeschaltet",
    reset: "Ihre Anmeldung in zwei Schritten hat unser Team ausgeschaltet; Ihre Sitzungen sind beendet. Ab jetzt genügt das Passwort zur Anmeldung.",
    codes_subject: "Neue Notfallcodes",
    codes: "Ihre Notfallcodes wurden soeben neu erstellt. Die alten gelten nicht mehr.",
    used_subject: "Ein Notfallcode wurde verwendet",
    used: "Ihre Anmeldung wurde soeben mit einem Notfallcode bestätigt. Er gilt kein zweites Mal.",
    few_subject: |left| match left {
        1 => "Ein Notfallcode wurde verwendet, einer ist übrig".to_owned(),
        _ => format!("Ein Notfallcode wurde verwendet, {left} sind übrig"),
    },
    few: "Es sind nur noch wenige übrig: Erstellen Sie neue, bevor Sie sie brauchen.",
    look: "Anmeldung in zwei Schritten ansehen",
    not_you: "Waren Sie das nicht, setzen Sie sofort ein neues Passwort und wenden Sie sich an uns.",
};
