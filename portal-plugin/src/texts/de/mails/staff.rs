//! German: the mails about what our staff do to an account: another owner in place of a lost one, on hold, closed, back in use.

use crate::texts::shape::mails::StaffMails;

pub(super) const MAILS: StaffMails = StaffMails {
    proposed_subject: |account| format!("Anderer Inhaber für {account} vorgeschlagen"),
    proposed_to_you: |owner| {
        format!("Sie sollen nach unserem Vorschlag Inhaber des Kontos werden, da {owner} nicht erreichbar ist.")
    },
    proposed_once_you: "Das geschieht, sobald eine zweite Person aus unserem Team es bestätigt hat. Als Inhaber hätten Sie alle Berechtigungen und würden den Zugang aller anderen verwalten.",
    proposed_instead: |candidate| {
        format!("{candidate} soll nach unserem Vorschlag Inhaber des Kontos werden, da Sie nicht erreichbar sind.")
    },
    proposed_once: "Das geschieht, sobald eine zweite Person aus unserem Team es bestätigt hat. Sie würden alle Berechtigungen behalten, aber das Konto wäre nicht mehr Ihres.",
    proposed_object: "Widersprechen und den Vorschlag beenden",
    proposed_until: |until| format!("Der Vorschlag kann bis {until} bestätigt werden; danach verfällt er."),
    recovered_yours: |before| {
        format!(
            "Sie sind jetzt Inhaber des Kontos; vorher war es {before}. Zwei Personen aus unserem Team haben dem zugestimmt."
        )
    },
    recovered_you_hold: "Sie haben alle Berechtigungen und verwalten den Zugang aller anderen.",
    recovered_theirs: |owner| {
        format!("{owner} ist jetzt Inhaber des Kontos. Zwei Personen aus unserem Team haben dem zugestimmt.")
    },
    recovered_you_keep: "Sie behalten alle Berechtigungen, aber das Konto ist nicht mehr Ihres.",
    recovered_ledger: "Das Protokoll des Kontos hält fest, wer das vorgeschlagen und wer es bestätigt hat.",
    suspended_subject: |account| format!("{account} ist gesperrt"),
    suspended: "Ihr Konto wurde von uns gesperrt. Niemand kann es öffnen, bis wir es wieder freigeben; es ist nichts davon verloren.",
    closed_subject: |account| format!("{account} ist geschlossen"),
    closed: "Ihr Konto wurde von uns geschlossen. Niemand kann es mehr öffnen; es ist nichts davon gelöscht.",
    reopened_subject: |account| format!("{account} ist wieder freigegeben"),
    reopened: "Ihr Konto wurde von uns wieder freigegeben. Alle haben den Zugang, den sie hatten.",
};
