//! Dutch: signing in and up, passwords, the second step, one’s own login.

use crate::texts::shape::errors::{Refused, SigningInErrors};

pub(super) const ERRORS: SigningInErrors = SigningInErrors {
    sign_in_failed: Refused(
        "Inloggen mislukt",
        "Login of wachtwoord is onjuist. Controleer beide of stel een nieuw wachtwoord in.",
    ),
    slow_down: Refused("Te veel pogingen", |n| format!("Wacht {} en probeer het dan opnieuw.", seconds(n))),
    busy: Refused("Nu te druk", |n| {
        format!("Op dit moment loggen veel mensen in. Probeer het over {} opnieuw.", seconds(n))
    }),
    password_must_be_replaced: Refused("Kies eerst een eigen wachtwoord", "Uw huidige is voor u gemaakt."),
    password_wrong: Refused("Het wachtwoord is niet gewijzigd", "Het huidige wachtwoord is onjuist."),
    password_too_short: Refused("Het wachtwoord is te kort", |n| format!("Neem minstens {n}\u{a0}tekens.")),
    password_too_long: Refused("Het wachtwoord is te lang", "Neem hoogstens 256\u{a0}tekens."),
    password_common: Refused("Het wachtwoord is te gangbaar", "Aanvallers proberen dit als eerste. Neem een ander."),
    password_obvious: Refused(
        "Het wachtwoord is te makkelijk te raden",
        "Het is uw login, uw adres of een naam die iedereen kent. Neem een ander.",
    ),
    password_unchanged: Refused("Dit is het oude wachtwoord", "Neem een ander dan het huidige."),
    passwords_differ: Refused("De twee wachtwoorden verschillen", "Typ twee keer hetzelfde."),
    link_invalid: Refused(
        "De link werkt niet meer",
        "Hij is al gebruikt, is verlopen of is onvolledig. Vraag een nieuwe aan.",
    ),
    hand_off_invalid: Refused(
        "De link tussen de sites werkt niet meer",
        "Hij werkt één keer, een minuut lang. Ga terug naar de andere site of log hier in.",
    ),
    session_unknown: Refused("Deze sessie bestaat niet", "Die is misschien al beëindigd."),
    login_invalid: Refused(
        "De login past niet",
        "Neem er een zonder spaties, niet te lang en niet het adres van iemand anders.",
    ),
    login_taken: Refused("De login is al in gebruik", "Neem een andere."),
    login_closed: Refused("De login is opgeheven", "Hij komt niet vanzelf terug."),
    email_invalid: Refused("Het e-mailadres is ongeldig", "Geef er een op zoals naam@example.net."),
    email_of_employee: Refused("Het adres is van iemand van ons team", "Neem een ander adres."),
    email_unchanged: Refused("Dit is al uw adres", "Geef een ander op."),
    email_link_invalid: Refused(
        "De link werkt niet meer",
        "Hij is al gebruikt, vervangen door een nieuwere, ingetrokken of verlopen. Vraag de wijziging opnieuw aan op uw pagina “Beveiliging”.",
    ),
    sign_up_closed: Refused("Hier kunt u geen account aanmaken", "Vraag ons om een uitnodiging."),
    sign_up_invalid: Refused("Het formulier is onvolledig", "Geef een e-mailadres en uw naam op."),
    sign_in_over: Refused("Log opnieuw in", "Dat duurde te lang, of er waren te veel onjuiste codes."),
    second_factor_needed: Refused(
        "Nog één stap",
        "Het wachtwoord is juist. Voer nu de code van uw authenticator-app in.",
    ),
    second_factor_wrong: Refused(
        "De code is onjuist",
        "Misschien is hij verlopen of al gebruikt. Wacht op de volgende van de app; de klok ervan moet goed staan.",
    ),
    second_factor_must_be_set_up: Refused("Stel eerst tweestapsverificatie in", "Deze site vraagt het van iedereen."),
    second_factor_asked_by_account: Refused(
        "Dit account verplicht tweestapsverificatie",
        "De eigenaar wil dat elke gebruiker naast het wachtwoord met een code inlogt. Stel het in en kom dan terug.",
    ),
    second_factor_exists: Refused(
        "Tweestapsverificatie is al ingeschakeld",
        "Schakel die eerst uit om een andere app te nemen.",
    ),
    second_factor_none: Refused("Tweestapsverificatie is uitgeschakeld", "Er is niets te wijzigen."),
    second_factor_over: Refused(
        "Begin opnieuw",
        "De eerste code moet binnen 15\u{a0}minuten in dezelfde browser worden ingevoerd.",
    ),
    second_factor_owner_first: Refused(
        "Eerst uzelf",
        "Stel tweestapsverificatie voor uzelf in voordat u het van anderen vraagt.",
    ),
};

/// So many seconds.
fn seconds(number: u64) -> String {
    if number == 1 { "één seconde".to_owned() } else { format!("{number}\u{a0}seconden") }
}
