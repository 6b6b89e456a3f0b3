//! German: answering an invitation.

use crate::texts::shape::InvitationTexts;

pub(super) const INVITATION: InvitationTexts = InvitationTexts {
    invitation: "Einladung",
    invites_you: "bietet Ihnen Zugang zum Konto",
    on_site: "bei",
    for_address: "Für",
    answer_until: "Antworten bis",
    you_could: "Was Sie dann dürfen",
    login: "Login (optional)",
    login_hint: "Bleibt es leer, melden Sie sich mit der Adresse an.",
    your_name: "Ihr Name",
    repeat: "Passwort wiederholen",
    accept: "Einladung annehmen",
    accept_as_new: "Zugang anlegen und annehmen",
    have_login: "Sie melden sich hier schon mit einer anderen Adresse an?",
    known_lead: "Mit dieser Adresse gibt es schon einen Zugang. Melden Sie sich damit an, um die Einladung anzunehmen.",
    sign_in_to_accept: "Anmelden und annehmen",
    signed_in_as: "Sie sind angemeldet als",
    prove_title: "Eingeladene Adresse bestätigen",
    prove_lead: "Die Einladung gilt einer anderen Adresse als Ihrer. Lassen Sie sich einen Code dorthin senden und geben Sie ihn hier ein, oder melden Sie sich ab und nutzen Sie den Zugang jener Adresse.",
    mail_code: "Code zusenden",
    code: "Sechsstelliger Code",
    code_mailed: "Der Code ist an die eingeladene Adresse unterwegs. Er gilt zehn Minuten.",
    decline_invitation: "Einladung ablehnen",
    declined_title: "Sie haben abgelehnt",
    declined: "Die Einladung ist erledigt, und es wurde nichts geändert. Sie können diese Seite schließen.",
    ask_anew: "Um neue Einladung bitten",
    asked_title: "Sie haben um eine neue Einladung gebeten",
    asked: "Lässt sich die Einladung erneuern, wurde jetzt die Person benachrichtigt, die Sie eingeladen hat, oder der Inhaber des Kontos. Die neue Einladung kommt an die eingeladene Adresse. Bitten Sie frühestens morgen noch einmal.",
};
