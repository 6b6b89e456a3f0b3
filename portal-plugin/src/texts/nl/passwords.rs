//! Dutch: forgetting, setting and changing a password.

use crate::texts::shape::PasswordsTexts;

pub(super) const PASSWORDS: PasswordsTexts = PasswordsTexts {
    forgot_title: "Wachtwoord vergeten",
    forgot_lead: "Voer uw login of e-mailadres in. Kennen we die, dan sturen we een link om een nieuw wachtwoord in te stellen.",
    forgot_send: "Link versturen",
    forgot_sent_title: "Kijk in uw mailbox",
    forgot_sent: "Kennen we deze login of dit adres, dan is een e-mail met een link onderweg. Dat kan enkele minuten duren; kijk ook in de map met spam.",
    back_to_sign_in: "Terug naar inloggen",
    set_title: "Uw wachtwoord instellen",
    set_for: "Voor",
    set_save: "Wachtwoord opslaan",
    hint: |least| {
        format!(
            "Minstens {least}\u{a0}tekens. Een paar woorden achter elkaar zijn makkelijk te onthouden en moeilijk te raden."
        )
    },
    change_title: "Uw wachtwoord wijzigen",
    replace_title: "Kies uw eigen wachtwoord",
    replace_lead: "U bent ingelogd met een wachtwoord dat voor u is gemaakt. Vervang het door een wachtwoord dat alleen u kent; daarna kunt u verder.",
    current_password: "Huidig wachtwoord",
    one_time_password: "Het wachtwoord dat u kreeg",
    new_password: "Nieuw wachtwoord",
    repeat_password: "Herhaal het nieuwe wachtwoord",
    change_lead: "Uw andere sessies eindigen zodra het wachtwoord wijzigt.",
    changed: "Uw wachtwoord is gewijzigd. Uw andere sessies zijn beëindigd.",
};
