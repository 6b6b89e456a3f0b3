//! Dutch: the mails about one’s access: its beginning, and its password.

use crate::texts::shape::mails::AccessMails;

pub(super) const MAILS: AccessMails = AccessMails {
    reset_subject: "een nieuw wachtwoord instellen",
    reset: "U, of iemand die uw login heeft ingevoerd, heeft om een nieuw wachtwoord gevraagd.",
    reset_do: "Nieuw wachtwoord instellen",
    reset_not_you: "Was u het niet, dan hoeft u niets te doen: uw wachtwoord blijft zoals het is.",
    welcome_subject: "uw toegang tot het klantenportaal",
    welcome: "U hebt toegang gekregen tot het klantenportaal. Kies een wachtwoord om te beginnen.",
    one_time: "U hebt toegang gekregen tot het klantenportaal.",
    one_time_until: |until| {
        format!("Het wachtwoord werkt tot {until}; de eerste keer dat u inlogt, wordt u gevraagd het te vervangen.")
    },
    sign_up_subject: "rond het aanmaken van uw account af",
    sign_up: "U, of iemand die uw adres heeft ingevoerd, heeft om een account in het klantenportaal gevraagd.",
    sign_up_finish: "Kies een wachtwoord om af te ronden: dat laat ons zien dat het adres van u is.",
    sign_up_not_you: "Was u het niet, dan hoeft u niets te doen: zonder wachtwoord is er geen account.",
    known_subject: "u hebt al toegang",
    known: "U, of iemand die uw adres heeft ingevoerd, heeft om toegang tot het klantenportaal gevraagd.",
    known_unchanged: "Met dit adres is er al toegang. Er is niets gewijzigd.",
    known_forgotten: "Weet u het wachtwoord niet, vraag dan op die pagina een nieuw aan.",
    changed_subject: "uw wachtwoord is gewijzigd",
    changed: "Het wachtwoord van uw toegang tot het klantenportaal is zojuist gewijzigd.",
    changed_not_you: "Was u het niet? Nieuw wachtwoord instellen",
};
