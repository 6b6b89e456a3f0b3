//! German: the mails about one’s access: its beginning, and its password.

use crate::texts::shape::mails::AccessMails;

pub(super) const MAILS: AccessMails = AccessMails {
    reset_subject: "Neues Passwort setzen",
    reset: "Sie oder jemand, der Ihr Login eingegeben hat, hat um ein neues Passwort gebeten.",
    reset_do: "Neues Passwort setzen",
    reset_not_you: "Waren Sie das nicht, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.",
    welcome_subject: "Ihr Zugang zum Kundenportal",
    welcome: "Ihnen wurde ein Zugang zum Kundenportal eröffnet. Wählen Sie zum Beginnen ein Passwort.",
    one_time: "Ihnen wurde ein Zugang zum Kundenportal eröffnet.",
    one_time_until: |until| {
        format!("Das Passwort gilt bis {until}; bei der ersten Anmeldung werden Sie gebeten, es zu ersetzen.")
    },
    sign_up_subject: "Konto fertig anlegen",
    sign_up: "Sie oder jemand, der Ihre Adresse eingegeben hat, hat um ein Konto im Kundenportal gebeten.",
    sign_up_finish: "Wählen Sie zum Abschluss ein Passwort: Das zeigt uns, dass die Adresse Ihnen gehört.",
    sign_up_not_you: "Waren Sie das nicht, müssen Sie nichts tun: Ohne Passwort gibt es kein Konto.",
    known_subject: "Sie haben schon einen Zugang",
    known: "Sie oder jemand, der Ihre Adresse eingegeben hat, hat um einen Zugang zum Kundenportal gebeten.",
    known_unchanged: "Mit dieser Adresse gibt es schon einen. Es wurde nichts geändert.",
    known_forgotten: "Wissen Sie das Passwort nicht, fordern Sie auf jener Seite ein neues an.",
    changed_subject: "Ihr Passwort wurde geändert",
    changed: "Ihr Passwort zum Kundenportal wurde soeben geändert.",
    changed_not_you: "Ich war das nicht: neues Passwort setzen",
};
