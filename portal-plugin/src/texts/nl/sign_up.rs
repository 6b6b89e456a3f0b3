//! Dutch: creating an account for oneself.

use crate::texts::shape::SignUpTexts;

pub(super) const SIGN_UP: SignUpTexts = SignUpTexts {
    no_access_yet: "Nog geen toegang?",
    sign_up: "Account aanmaken",
    sign_up_lead: "U krijgt een eigen account. Volg om af te ronden de link die we u sturen.",
    company: "Bedrijf (optioneel)",
    company_hint: "Laat u dit leeg, dan staat het account op uw eigen naam.",
    sign_up_send: "Stuur mij de link",
    sign_up_no_mail: "Na enkele minuten nog geen e-mail? Kijk in de map met spam en controleer het adres. Begin dan opnieuw: we sturen hoogstens drie e-mails per uur naar één adres.",
    sign_up_again: "Opnieuw beginnen",
    sent: |hours| {
        format!(
            "Als dit adres hier een account kan hebben, is een e-mail met de volgende stap onderweg. De link erin werkt één keer, {hours}\u{a0}uur lang."
        )
    },
    by_order: "Accounts worden met een bestelling geopend: ga naar de winkel en maak het uwe aan bij het afrekenen.",
    by_invitation: "Toegang tot dit portaal krijgt u op uitnodiging: van de eigenaar van het account van uw bedrijf, of van ons.",
    have_access: "Hebt u al toegang?",
};
