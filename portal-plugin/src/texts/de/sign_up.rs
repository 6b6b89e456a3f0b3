//! German: creating an account for oneself.

use crate::texts::shape::SignUpTexts;

pub(super) const SIGN_UP: SignUpTexts = SignUpTexts {
    no_access_yet: "Noch kein Zugang?",
    sign_up: "Konto anlegen",
    sign_up_lead: "Sie erhalten ein eigenes Konto. Folgen Sie zum Abschluss dem Link, den wir Ihnen senden.",
    company: "Unternehmen (optional)",
    company_hint: "Bleibt es leer, läuft das Konto auf Ihren eigenen Namen.",
    sign_up_send: "Link zusenden",
    sign_up_no_mail: "Nach einigen Minuten keine E-Mail? Sehen Sie im Spam-Ordner nach und prüfen Sie die Adresse. Beginnen Sie dann neu: Wir senden höchstens drei E-Mails pro Stunde an eine Adresse.",
    sign_up_again: "Neu beginnen",
    sent: |hours| {
        let time = if hours == 1 { "eine Stunde".to_owned() } else { format!("{hours}\u{a0}Stunden") };
        format!(
            "Wenn diese Adresse hier ein Konto haben kann, ist eine E-Mail mit den nächsten Schritten unterwegs. Ihr Link gilt einmal und {time} lang."
        )
    },
    by_order: "Konten werden mit einem Auftrag eröffnet: Gehen Sie in den Shop und legen Sie Ihres an der Kasse an.",
    by_invitation: "Zugang zu diesem Portal gibt es auf Einladung: durch den Inhaber des Kontos Ihres Unternehmens oder durch uns.",
    have_access: "Sie haben schon einen Zugang?",
};
