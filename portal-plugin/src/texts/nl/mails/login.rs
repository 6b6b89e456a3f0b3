//! Dutch: the mails about the security of one’s login: a new browser, another e-mail address, the end of the login.

use crate::texts::shape::mails::LoginMails;

pub(super) const MAILS: LoginMails = LoginMails {
    browser_subject: "ingelogd met een nieuwe browser",
    browser: "Iemand heeft met uw login op het klantenportaal ingelogd, met een browser die we daarbij nog niet hadden gezien.",
    browser_not_you: "Was u het niet? Nieuw wachtwoord instellen",
    browser_password: "Een nieuw wachtwoord beëindigt elke sessie, en niemand blijft ingelogd.",
    own_subject: "bevestig uw e-mailadres",
    own: "Wie met de login hieronder inlogt, vraagt om het e-mailadres ervan te bevestigen. Dat is dit adres.",
    to_be_subject: "bevestig uw nieuwe e-mailadres",
    to_be: "Iemand met een login voor het klantenportaal wil dat dit het e-mailadres van die login wordt.",
    to_be_once: "Dat gebeurt zodra het hier en op het huidige adres van de login is bevestigd.",
    to_be_do: "Bevestigen of afwijzen",
    to_be_not_you: "Was u het niet, wijs het dan af of doe niets.",
    to_go_subject: "verzoek om uw e-mailadres te wijzigen",
    to_go: "Iemand die uw wachtwoord kent, heeft om een ander e-mailadres voor uw login gevraagd.",
    to_go_once: "Het verandert zodra dat hier en op het nieuwe adres is bevestigd.",
    to_go_do: "Bevestigen of bezwaar maken",
    to_go_until: |until| format!("De link werkt tot {until}. Tot dan verandert er niets."),
    to_go_not_you: |url| format!("Was u het niet, maak dan bezwaar en stel meteen een nieuw wachtwoord in: {url}"),
    wanted_subject: "dit adres heeft al een login",
    wanted: "Iemand wilde dat dit het e-mailadres van een andere login voor het klantenportaal werd.",
    wanted_unchanged: "Er is al een login met dit adres; daarom is er niets gewijzigd.",
    wanted_by_you: "Was u het zelf, log dan met die login in of vraag ons om de twee samen te voegen.",
    changed_subject: "uw e-mailadres is gewijzigd",
    changed: "Het e-mailadres van uw login is gewijzigd; beide adressen hadden dat bevestigd. Uw andere sessies zijn beëindigd.",
    closed_subject: "uw login is opgeheven",
    closed: "Uw login voor het klantenportaal is op uw verzoek opgeheven. Waar u in het portaal met naam stond, is gewist.",
};
