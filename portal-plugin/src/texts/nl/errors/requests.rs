//! Dutch: what a request is refused with before anything is looked up, and what fails inside.

use crate::texts::shape::errors::{Refused, RequestErrors};

pub(super) const ERRORS: RequestErrors = RequestErrors {
    not_found: Refused("Hier is niets", "Het adres klopt niet, of wat hier was, is er niet meer."),
    method: Refused("Hier niet mogelijk", "Dit adres neemt die methode niet aan."),
    cross_site: Refused(
        "Het formulier is verouderd",
        "Het is voor een andere sessie gemaakt of door een andere site verstuurd. Ga terug, laad de pagina opnieuw en probeer het nog eens.",
    ),
    other_account: Refused(
        "Dit formulier hoort bij een ander account",
        "Er is niets gewijzigd. Open het bedoelde account en vul het formulier daar in.",
    ),
    query_invalid: Refused(
        "Het adres is onbegrijpelijk",
        "Het bevat een waarde die hier niets betekent. Begin opnieuw bij de lijst.",
    ),
    query_too_long: Refused("Het adres is te lang", "Gebruik minder of kortere filters."),
    body_invalid: Refused(
        "Het verzoek is onbegrijpelijk",
        "Er ontbreekt een veld, een veld komt dubbel voor of wordt hier niet aangenomen.",
    ),
    body_too_large: Refused("Het verzoek is te groot", "Er wordt hoogstens 1\u{a0}MiB aangenomen."),
    media_type: Refused(
        "Het verzoek heeft het verkeerde type",
        "Stuur `application/json` naar de API en gewone formulieren naar de pagina’s.",
    ),
    cursor_invalid: Refused("Deze pagina bestaat niet", "Begin opnieuw bij de eerste pagina."),
    unavailable: Refused(
        "Nu niet beschikbaar",
        "Uw gegevens waren niet bereikbaar. Er is niets verloren gegaan; probeer het zo meteen opnieuw.",
    ),
    mail_full: Refused(
        "Er wachten te veel e-mails op verzending",
        "Wat u vraagt heeft een e-mail nodig, dus er is niets gedaan. Probeer het over een paar minuten opnieuw.",
    ),
    internal: Refused("Er is iets misgegaan", "Probeer het opnieuw; blijft het zo, geef ons dan de code door."),
};
